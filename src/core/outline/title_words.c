/*
 * title_words.c - reads the words of titles: which report, whose, of which year.
 */
#include "outline/title_words.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/years.h"
#include "text/numerals.h"

/* Letters from a title's phrase to its end, at most: 政务公开工作总结暨政府信息公开工作年度报告 and a year. */
#define PHRASE_MOST 40

/* ---- which report --------------------------------------------------------------- */

/* The letter at a place; 0: there is none. */
static uint32_t
letter_at(gr_ahead *ahead, uint32_t at)
{
	while (ahead->l.n <= at)
		if (ahead->more == NULL || !ahead->more(ahead))
			return 0;
	return ahead->l.letter[at];
}

static uint32_t
word_at(gr_ahead *ahead, uint32_t at, const uint16_t *word)
{
	uint32_t	i = at;

	for (; *word != 0; word++, i++)
		if (letter_at(ahead, i) != *word)
			return 0;
	return i - at;
}

bool
gr_is_phrase(gr_ahead *ahead, uint32_t at)
{
	return word_at(ahead, at, u"信息公开") > 0 || word_at(ahead, at, u"政务公开") > 0;
}

static bool
is_year_letter(uint32_t c)
{
	return gr_numeral(c) != 0 || c == '0' || c == U'〇' || c == U'零' || c == 'o';
}

/* Letters of the first of the words that stands at a place; 0: none does. */
static uint32_t
one_at(gr_ahead *ahead, uint32_t at, const uint16_t *const *words, size_t n)
{
	const uint32_t first = letter_at(ahead, at);
	uint32_t	letters = 0;

	for (size_t i = 0; i < n && letters == 0; i++)
		if (words[i][0] == first)
			letters = word_at(ahead, at, words[i]);
	return letters;
}

bool
gr_is_title(gr_ahead *ahead, uint32_t phrase, uint32_t *behind)
{
	static const uint16_t *const ends[] = {u"年报告", u"年报", u"报告", u"汇报"};
	static const uint16_t *const words[] = {
		u"工作", u"情况", u"年度", u"总结", u"执行", u"自查", u"的", u"本", u"年", u"度", u"暨", u"及", u"和", u"与", u"政府信息公开", u"信息公开", u"政务公开",
		u"开展", u"落实", u"进展", u"完成", u"推进", u"全年", u"年终", u"以及", u"综合",
	};
	uint32_t	i = phrase + GR_PHRASE_LETTERS;
	bool		is_summary = false;

	while (i < phrase + PHRASE_MOST)
	{
		uint32_t	letters = one_at(ahead, i, ends, sizeof ends / sizeof ends[0]);

		if (letters > 0)
		{
			*behind = i + letters;
			return true;
		}
		letters = one_at(ahead, i, words, sizeof words / sizeof words[0]);
		if (letters == 0 && !is_year_letter(letter_at(ahead, i)))
			break;
		i += letters > 0 ? letters : 1;
		if (word_at(ahead, i - 2, u"总结") > 0)
		{
			is_summary = true;
			*behind = i;
		}
	}
	return is_summary;			/* 工作总结 ends a title where nothing else does */
}

/* Takes the letters of a whole title; returns its phrase, the first that only words of titles follow, -1 where it has none. */
static int
find_phrase(const char *text, const char *end, gr_ahead *ahead)
{
	const gr_letters *l = &ahead->l;
	uint32_t	behind;

	ahead->more = NULL;
	gr_take_letters(text, end, &ahead->l);
	for (uint32_t i = 0; i + GR_PHRASE_LETTERS <= l->n; i++)
		if ((l->letter[i] == U'信' || l->letter[i] == U'政') && gr_is_phrase(ahead, i) && gr_is_title(ahead, i, &behind))
			return (int) i;
	return -1;
}

/* So many letters of word, where it stands right before a letter; else 0. */
static int
letters_before(const gr_letters *l, int at, const uint16_t *word, int n)
{
	return n <= at && l->letter[at - 1] == word[n - 1] && gr_letters_at(l, (uint32_t) (at - n), word) > 0 ? n : 0;
}

/* The letter that 政府信息公开, or 政府信息与政务公开, begins at; 县人民政府信息公开: the name keeps its 政府. */
static int
phrase_start(const gr_letters *l, int phrase)
{
	static const struct
	{
		const uint16_t *word;
		int			letters;
	}			joined[] = {
		{u"信息与", 3}, {u"信息和", 3}, {u"信息及", 3}, {u"信息暨", 3}, {u"党务与", 3}, {u"党务和", 3}, {u"党务", 2}, {u"信息", 2}, {u"政务", 2},
	};
	int			letters = 0;

	for (size_t i = 0; i < sizeof joined / sizeof joined[0] && letters == 0; i++)
		letters = letters_before(l, phrase, joined[i].word, joined[i].letters);
	phrase -= letters;
	return letters_before(l, phrase, u"人民政府", 4) > 0 ? phrase : phrase - letters_before(l, phrase, u"政府", 2);
}

/* ---- of which year ---------------------------------------------------------------- */

/* The year before 年 in the words before a phrase; value 0 where its digits are lost, start NULL where 年 is, too. */
static gr_year
find_year(const char *start, const char *end)
{
	gr_year		year = gr_find_year(start, end);
	const char *mark;

	if (year.value == 0)
		year = gr_find_short_year(start, end);
	if (year.value != 0)
		return year;
	/* what an OCR made of the digits is no part of a name */
	mark = gr_find_bytes(start, end, "年");
	while (mark != NULL && end - mark > 6 && memcmp(mark, "年度", 6) != 0)
		mark = gr_find_bytes(mark + 3, end, "年");
	if (mark == NULL)
		return year;
	year = (gr_year) {0, mark, mark};
	while (year.start > start && year.start[-1] > 0x20 && year.start[-1] != ')')
		year.start--;
	return year;
}

/* ---- whose -------------------------------------------------------------------------- */

static const char *
cut_word(const char *start, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - start) >= length && memcmp(end - length, word, length) == 0 ? end - length : end;
}

/* （原柏川县水务局）: what an authority was called is no part of its name. */
static const char *
cut_former_name(const char *start, const char *end)
{
	static const char *const marks[] = {"（原", "(原"};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
	{
		const char *mark = gr_find_bytes(start, end, marks[i]);

		if (mark != NULL && mark > start && (end[-1] == ')' || (end - mark > 3 && memcmp(end - 3, "）", 3) == 0)))
			return mark;
	}
	return end;
}

/* The usual name begins and ends with letters that no such word has at its ends. */
static bool
may_be_trimmed(const char *start, const char *end)
{
	static const uint16_t firsts[] = u"报上年度）)〕】〗关關本全、";
	static const uint16_t lasts[] = u"送报于於的级級（(〔【〖、）)";
	const char *last = end - 1;
	uint32_t	length;
	uint32_t	first = gr_utf8(start, end, &length);
	uint32_t	c;

	while (last > start && ((uint8_t) *last & 0xC0) == 0x80)
		last--;
	c = gr_utf8(last, end, &length);
	for (size_t i = 0; firsts[i] != 0; i++)
		if (firsts[i] == first)
			return true;
	for (size_t i = 0; lasts[i] != 0; i++)
		if (lasts[i] == c)
			return true;
	return false;
}

/* Brackets that were opened or closed around a year, and words that belong to no name, at both ends. */
static void
trim_name(const char **start, const char **end)
{
	static const char *const before[] = {"报送", "上报", "年度", "年", "度", "）", ")", "〕", "】", "〗", "关于", "關於", "關于", "本级", "本級", "全年", "、"};
	static const char *const behind[] = {"报送", "上报", "呈报", "关于", "關於", "關于", "的", "本级", "本級", "（", "(", "〔", "【", "〖", "、"};
	const char *untrimmed;

	*start = gr_skip_word(gr_skip_word(*start, *end, "年"), *end, "度");
	if (*start >= *end || !may_be_trimmed(*start, *end))
		return;
	do
	{
		untrimmed = *start;
		for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
			*start = gr_skip_word(*start, *end, before[i]);
	} while (*start > untrimmed);
	if (*start >= *end)
		return;
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		*end = cut_word(*start, *end, behind[i]);
	*end = cut_former_name(*start, *end);
}

/* The name before a year or behind it; both ends of nothing where names stand on both sides: it is not told which. */
static void
take_name(const char *text, const char *name_end, gr_year year, gr_title_words *words)
{
	const char *before = text;
	const char *before_end = year.start;
	const char *after = year.end;

	trim_name(&before, &before_end);
	trim_name(&after, &name_end);
	words->named = before < before_end || after < name_end;
	if (before < before_end && after < name_end)
		return;
	words->agency = (uint32_t) ((before == before_end ? after : before) - text);
	words->agency_end = (uint32_t) ((before == before_end ? name_end : before_end) - text);
}

const char *
gr_skip_plan(const char *p, const char *end)
{
	static const char *const joints[] = {"及", "和", "与", "暨", "、"};
	static const char *const plans[] = {"工作计划", "工作安排", "工作打算", "工作思路", "工作要点", "计划", "打算", "安排"};

	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
	{
		const char *start = gr_skip_word(p, end, joints[i]);
		gr_year		year = start > p ? gr_find_year(start, end) : (gr_year) {0, NULL, NULL};
		const char *behind;

		if (year.value == 0 || year.start != start)
			continue;
		start = gr_skip_word(gr_skip_word(year.end, end, "年"), end, "度");
		for (size_t k = 0; k < sizeof plans / sizeof plans[0]; k++)
			if ((behind = gr_skip_word(start, end, plans[k])) > start)
				return behind;
	}
	return p;
}

/* 2021-2023年, 2021年至2023年 */
static bool
has_span_of_years(const char *text, const char *end)
{
	static const char *const joints[] = {"-", "－", "—", "–", "―", "~", "～", "至", "到"};
	const gr_year first = gr_find_year(text, end);
	const char *mark = gr_skip_word(gr_skip_word(first.end, end, "年"), end, "度");
	const char *behind = mark;

	for (size_t i = 0; i < sizeof joints / sizeof joints[0] && behind == mark; i++)
		while (gr_skip_word(behind, end, joints[i]) > behind)
			behind = gr_skip_word(behind, end, joints[i]);
	return behind > mark && gr_find_year(behind, end).start == behind;
}

/* The year of a title without next year's plan. */
static int
year_of_title(const char *text, const char *end)
{
	int			year = gr_only_year(text, end);

	if (year < 0 && has_span_of_years(text, end))
		return GR_SPAN_OF_YEARS;
	for (const char *p = text; year < 0 && p < end; p++)
		if (gr_skip_plan(p, end) > p)
			year = gr_only_year(text, p);
	return year;
}

gr_title_words
gr_read_title_words(const char *text, const char *end)
{
	gr_ahead	letters;
	gr_title_words words = {.read = true, .kind = GR_NO_NAME};
	int			phrase;
	const char *name_end;
	gr_year		year;
	gr_name		name;

	phrase = find_phrase(text, end, &letters);
	if (phrase < 0)
		return words;
	words.year = year_of_title(text, end);
	name_end = letters.l.at[phrase_start(&letters.l, phrase)];
	year = find_year(text, name_end);
	if (words.year == 0)
		words.year = year.value;
	words.year_lost = year.value == 0 && year.start != NULL;
	if (year.start == NULL)
		year = (gr_year) {0, name_end, name_end};
	if (gr_skip_word(year.end, name_end, "年以来") > year.end)
		words.year = 0;			/* when it began */
	take_name(text, name_end, year, &words);
	if (words.agency < words.agency_end)
	{
		words.kind = gr_judge_name(text + words.agency, text + words.agency_end, &name);
		words.ends = gr_end_means(&name);
		words.is_branch = (words.ends & GR_OF_DEPARTMENT) != 0
			&& gr_is_branch_of_place((gr_str) {text + words.agency, words.agency_end - words.agency});
	}
	return words;
}

/* ---- announcements ------------------------------------------------------------------- */

/* What a sentence says before a name, and behind it. */
static const char *const verbs[] = {
	"向社会公布", "向社会公开", "向社会发布", "面向社会", "公布", "发布", "编制", "编写", "印发", "转发", "公开", "现将", "形成", "完成", "将", "就", "由", "了"
};

/* Names in a sentence stand before or behind its verb; returns whether one stands right behind it. */
static bool
strip_announcement(const char **start, const char **end)
{
	static const char *const leads[] = {"现", "特", "向社会", "向全社会", "予以", "组织", "起草", "并", "经", "及时", "认真"};
	const char *after = *start;
	const char *before_end = NULL;

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
	{
		const char *verb = gr_find_bytes(after, *end, verbs[i]);

		if (verb == NULL || (verb - after >= 6 && memcmp(verb - 6, "机构编制", 12) == 0))
			continue;
		if (before_end == NULL || verb < before_end)
			before_end = verb;
		if (verb + strlen(verbs[i]) > after)
			after = verb + strlen(verbs[i]);
	}
	if (before_end == NULL)
		return false;
	trim_name(&after, end);
	if (after < *end && gr_name_kind_of(after, *end) != GR_NO_NAME)
	{
		*start = after;
		return true;
	}
	for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
		before_end = cut_word(*start, before_end, leads[i]);
	if (after == *end)
		*end = before_end;
	return false;
}

static bool
has_verb(const char *start, const char *end)
{
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_find_bytes(start, end, verbs[i]) != NULL)
			return true;
	return false;
}

/* The name in a sentence before the title's words; returns whether it stands right behind the verb. */
static bool
find_announced_name(const char **name, const char **name_end, gr_year year)
{
	const char *text = *name;
	const char *behind = year.end;
	const char *behind_end = *name_end;

	if (year.start == NULL)
		return strip_announcement(name, name_end);
	trim_name(&behind, &behind_end);
	if (behind < behind_end && gr_name_kind_of(behind, behind_end) != GR_NO_NAME)
	{
		*name = behind;
		*name_end = behind_end;
		return has_verb(text, year.start);
	}
	*name_end = year.start;
	return strip_announcement(name, name_end);
}

gr_title_words
gr_read_announcement(const char *text, const char *end)
{
	gr_ahead	letters;
	gr_title_words words = {.read = true, .kind = GR_NO_NAME, .agency_end = (uint32_t) (end - text)};
	const char *name = text;
	const char *name_end;
	int			phrase;
	gr_year		year;
	bool		right_behind;

	phrase = find_phrase(text, end, &letters);
	words.year = gr_only_year(text, end);
	if (phrase < 0)
		return words;
	name_end = letters.l.at[phrase_start(&letters.l, phrase)];
	year = find_year(text, name_end);
	if (words.year == 0)
		words.year = year.value;
	right_behind = find_announced_name(&name, &name_end, year);
	trim_name(&name, &name_end);
	words.named = name < name_end;
	if (words.named)
		words.kind = gr_name_kind_of(name, name_end);
	words.agency = (uint32_t) (name - text);
	words.agency_end = (uint32_t) (name_end - text);
	if (words.kind != GR_FULL_NAME && !right_behind)
		words.kind = GR_NO_NAME;
	return words;
}

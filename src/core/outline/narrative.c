/*
 * narrative.c - what the narrative says of whose report it is, and of which year.
 */
#include "outline/evidence.h"

#include <string.h>

#include "outline/selves.h"
#include "outline/title_words.h"
#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"
#include "text/years.h"
#include "text/numerals.h"

/* Bytes of the narrative that are looked into. */
#define NARRATIVE_BYTES (32 * 1024)
#define SPOKEN_BYTES (64 * 1024)
/* Bytes of a clause behind a year. */
#define CLAUSE_BYTES 150

bool
gr_is_contact(const gr_page *page, uint32_t head, gr_str name)
{
	char		words[GR_LETTERS * 4 + 4] = "与";
	const char *end = head > 0 ? page->text + page->lines[head - 1].start + page->lines[head - 1].length : page->text;

	if (name.len == 0 || name.len + 4 > sizeof words)
		return false;
	memcpy(words + 3, name.s, name.len);
	words[name.len + 3] = '\0';
	return gr_find_bytes(page->text, end, words) != NULL;
}

/* ---- what the report calls itself -------------------------------------------------------- */

bool
gr_speaks_otherwise(const gr_page *page, gr_str name)
{
	const char *p = page->text;
	const char *end = p + (page->length < SPOKEN_BYTES ? page->length : SPOKEN_BYTES);
	const gr_self *self;
	bool		otherwise = false;

	while ((self = gr_next_self(&p, end)) != NULL)
	{
		if (self->kind != GR_SELF_OF_KIND)
			continue;
		if (gr_is_self_of(self, name))
			return false;
		otherwise = true;
	}
	return otherwise;
}

/* ---- years of the narrative ---------------------------------------------------------------- */

/* The year stands in a document's number or name, or is compared with: 〔2021〕, 《…2021年…》, 较2022年. */
static bool
is_of_another(const char *start, const char *year)
{
	static const char *const words[] = {"〔", "[", "［", "较", "比", "与", "自", "至", "到", "从", "截至", "截止"};
	const char *from = year - start > 150 ? year - 150 : start;
	const char *open = NULL;
	const char *p = from;

	year = gr_cut_blanks(start, year);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
	{
		size_t		length = strlen(words[i]);

		if ((size_t) (year - start) >= length && memcmp(year - length, words[i], length) == 0)
			return true;
	}
	while ((p = gr_find_bytes(p, year, "《")) != NULL)
		open = p++;
	return open != NULL && gr_find_bytes(open, year, "》") == NULL;
}

/* The first section's text; false where there is none. */
static bool
find_overview(const gr_page *page, const gr_outline *outline, const char **start, const char **end)
{
	const gr_heading *overview = outline->headings;

	if (outline->n == 0)
		return false;
	for (uint32_t i = outline->n; i > 0; i--)
		if (outline->headings[i - 1].kind == GR_OVERVIEW)
			overview = &outline->headings[i - 1];
	*start = page->text + overview->body;
	*end = page->text + overview->end;
	if (*end - *start > NARRATIVE_BYTES)
		*end = *start + NARRATIVE_BYTES;
	return true;
}

/* The clause behind a year tells what is planned: 2024年，我局将继续… */
static bool
is_planned(const char *p, const char *end)
{
	static const char *const words[] = {"将继续", "将进一步", "将以", "将坚持", "将围绕", "将不断", "将着力", "将深入", "将按照", "将严格",
		"们将", "要继续", "要加强", "要进一步", "力争", "争取", "今年", "拟", "计划"};
	const char *stop = gr_find_bytes(p, end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : end, "。");

	gr_year		next;

	if (stop == NULL)
		stop = end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : end;
	if ((next = gr_find_year(p, stop)).value != 0)
		stop = next.start;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(p, stop, words[i]) != NULL)
			return true;
	return false;
}

/* Where something else than a month follows 年 behind a year; NULL where it is a date, or 年 does not follow. */
static const char *
skip_year_mark(gr_year year, const char *end)
{
	const char *p = year.end;
	uint32_t	length = 1;

	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	if (end - p < 3 || memcmp(p, "年", 3) != 0)
		return NULL;
	p += 3;
	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	return p < end && gr_numeral(gr_fold(gr_utf8(p, end, &length))) != 0 ? NULL : p;
}

/* Another year than the report's own, which the report compares with: 与2022年相比, （2022年）, 2022年同期. */
static bool
is_compared(const char *start, gr_year year, const char *p, const char *end)
{
	static const char *const before[] = {"较", "相比", "相对", "上年（", "上年("};
	static const char *const behind[] = {"相比", "同期"};
	const char *year_start = gr_cut_blanks(start, year.start);

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
	{
		size_t		length = strlen(before[i]);

		if ((size_t) (year_start - start) >= length && memcmp(year_start - length, before[i], length) == 0)
			return true;
	}
	p = gr_skip_word(p, end, "度");
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		if (gr_skip_word(p, end, behind[i]) > p)
			return true;
	return false;
}

/* ---- of whom the narrative tells ------------------------------------------------------------- */

/* Letters of a name and the verb behind it. */
#define SUBJECT_LETTERS 48

/* A word that sentences go on with behind their subject. */
static bool
is_verb_at(const gr_letters *l, uint32_t at)
{
	static const uint16_t *const verbs[] = {
		u"认真", u"全面", u"严格", u"坚持", u"按照", u"高度", u"深入", u"积极", u"以习近平", u"在", u"紧紧", u"紧密", u"始终", u"根据", u"贯彻", u"进一步",
		u"不断", u"未", u"共", u"主动", u"切实", u"持续", u"继续", u"围绕", u"扎实", u"依托", u"通过", u"没有", u"无", u"收到", u"办理", u"累计", u"大力",
		u"加强", u"严", u"依法", u"依照", u"依据",
	};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_letters_at(l, at, verbs[i]) > 0)
			return gr_letters_at(l, at, u"在我") == 0;	/* another's doings here: 在我县召开会议 */
	return false;
}

/* Letters of what an authority is, its place left out, that tell which one: 水利局. */
#define TELLING_BYTES 9

/* A sentence or clause has the word as its subject: …，县水利局认真… */
static bool
has_subject(const char *start, const char *end, gr_str word)
{
	static const char *const before[] = {"。", "，", "；", "年", "度", "\n", " ", "　"};
	static const char *const kinds[] = {"县", "市", "区", "州", "旗", "镇", "乡"};

	for (const char *p = start; end - p > (ptrdiff_t) word.len && (p = memmem(p, (size_t) (end - p), word.s, word.len)) != NULL; p++)
	{
		gr_letters	l = {.n = 0};
		const char *from = p;
		const char *behind = p + word.len;

		for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
			if (from - start >= 3 && memcmp(from - 3, kinds[i], 3) == 0)
			{
				from -= 3;
				break;
			}
		gr_add_letters(behind, end - behind > 12 ? behind + 12 : end, &l);
		if (!is_verb_at(&l, 0))
			continue;
		for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
			if (from == start || ((size_t) (from - start) >= strlen(before[i]) && memcmp(from - strlen(before[i]), before[i], strlen(before[i])) == 0))
				return true;
	}
	return false;
}

bool
gr_is_told_of(const gr_page *page, const gr_outline *outline, gr_str name)
{
	const gr_self *self;
	gr_authority parts;
	const char *start;
	const char *end;
	const char *p;

	if (!find_overview(page, outline, &start, &end))
		return false;
	p = start;
	while (!gr_keeps_pages(name) && (self = gr_next_self(&p, end)) != NULL)
		if (gr_is_self_of(self, name))
			return true;
	if (has_subject(start, end, name))
		return true;
	gr_split_authority(name, &parts);
	return parts.rest.len >= TELLING_BYTES && !gr_keeps_pages(name) && has_subject(start, end, parts.rest);
}

/* The end of the authority's name that a sentence begins with; NULL: it begins with none. */
static const char *
find_subject_end(const char *start, const char *end)
{
	gr_letters	l = {.n = 0};
	uint32_t	length;

	for (const char *p = start; p < end && l.n < SUBJECT_LETTERS; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	n = l.n;

		if (c != U'（' && c != U'）' && c != U'、' && !gr_is_blank(c) && (c < 0x2E80 || gr_fold(c) == 0))
			return NULL;		/* the sentence's first clause is over */
		gr_add_letters(p, p + length, &l);
		if (n == 0 || l.n == n || !gr_ends_authority(l.letter[n - 1]))
			continue;
		gr_add_letters(p + length, end - p > 12 ? p + 12 : end, &l);
		if (is_verb_at(&l, n))
			return gr_name_kind_of(start, l.at[n]) == GR_FULL_NAME ? l.at[n] : NULL;
		l.n = n + 1;
	}
	return NULL;
}

/* Behind 2023年 or 2023年度，; NULL where something else follows the year. */
static const char *
skip_year(gr_year year, const char *end)
{
	static const char *const words[] = {"年", "度", "，", ","};
	const char *p = year.end;
	const char *behind;

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
	{
		uint32_t	length;

		while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
			p += length;
		behind = p + strlen(words[i]) <= end && memcmp(p, words[i], strlen(words[i])) == 0 ? p + strlen(words[i]) : p;
		if (i == 0 && behind == p)
			return NULL;
		p = behind;
	}
	return p;
}

bool
gr_speaks_as_government(const gr_page *page, const gr_outline *outline)
{
	static const char *const places[] = {"省", "市", "县", "区", "州", "盟", "旗"};
	const char *start;
	const char *end;

	if (!find_overview(page, outline, &start, &end))
		return false;
	for (gr_year year = gr_find_year(start, end); year.value != 0; year = gr_find_year(year.end, end))
	{
		const char *p = skip_year(year, end);
		const char *self = p == NULL ? NULL : gr_skip_word(gr_skip_word(p, end, "我"), end, "全");

		for (size_t i = 0; i < sizeof places / sizeof places[0] && self > p; i++)
			if (gr_skip_word(self, end, places[i]) > self)
				return true;
	}
	return false;
}

gr_named_by
gr_find_narrative_name(const gr_page *page, const gr_outline *outline)
{
	gr_named_by found = {{NULL, 0}, 0};
	const char *start;
	const char *end;

	if (!find_overview(page, outline, &start, &end))
		return found;
	for (gr_year year = gr_find_year(start, end); year.value != 0; year = gr_find_year(year.end, end))
	{
		const char *name = skip_year(year, end);
		const char *name_end;
		gr_str		subject;

		if (name == NULL || skip_year_mark(year, end) == NULL || is_of_another(start, year.start))
			continue;
		name_end = end - name < 9 || memcmp(name, "我", 3) == 0 ? NULL : find_subject_end(name, end);
		if (name_end == NULL && found.name.s == NULL)
			return found;		/* the first sentence tells of whom, or none does */
		if (name_end == NULL)
			continue;
		subject = (gr_str) {name, (uint32_t) (name_end - name)};
		if (found.name.s != NULL && !gr_may_be_same(found.name, subject))
			return (gr_named_by) {{NULL, 0}, 0};
		if (found.name.s == NULL)
			found = (gr_named_by) {subject, gr_line_of(page, name)};
	}
	return found;
}

/* Bytes before a name that the year which is told of stands in: 2023年度， */
#define YEAR_BYTES 32

/* Another than the name's authority does something in the rest of the sentence: the report's own, or one that is named. */
static bool
tells_of_another(gr_str name, const char *p, const char *end)
{
	const char *name_end;
	const gr_self *self;

	for (const char *at = p; (self = gr_next_self(&at, end)) != NULL;)
		if (self->kind != GR_SELF_PLACE)
			return true;
	while ((p = gr_find_bytes(p, end, "，")) != NULL)
	{
		p += strlen("，");
		name_end = find_subject_end(p, end);
		if (name_end != NULL && !gr_may_be_same(name, (gr_str) {p, (uint32_t) (name_end - p)}))
			return true;
	}
	return false;
}

bool
gr_is_only_subject(const gr_page *page, gr_named_by name, int year)
{
	const char *start = name.name.s - page->text > YEAR_BYTES ? name.name.s - YEAR_BYTES : page->text;
	const char *behind = name.name.s + name.name.len;
	const char *line_end = page->text + page->lines[name.line].start + page->lines[name.line].length;
	const char *end = line_end - behind > NARRATIVE_BYTES ? behind + NARRATIVE_BYTES : line_end;
	const char *stop = gr_find_bytes(behind, end, "。");

	return (year == 0 || gr_only_year(start, name.name.s) == year) && !tells_of_another(name.name, behind, stop != NULL ? stop : end);
}

/* ---- of which year the narrative tells --------------------------------------------------------- */

/* A sentence begins there, or goes on behind who speaks: 我局2023年… */
static bool
begins_sentence(const char *start, const char *p)
{
	static const char *const marks[] = {"。", "；", "：", ":", "\n", " ", "　", "\xC2\xA0", ">", "*"};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if ((size_t) (p - start) >= strlen(marks[i]) && memcmp(p - strlen(marks[i]), marks[i], strlen(marks[i])) == 0)
			return true;
	return p == start || gr_is_behind_self(start, p);
}

/* A sentence begins with the year and goes on with who did what: 2023年，我局…, 2023年柏川县水利局认真… */
static bool
is_stated(const char *start, gr_year year, const char *end)
{
	static const char *const own[] = {"我", "本机关", "本单位", "本局"};
	static const char *const subjects[] = {"我", "本", "全", "区", "县", "市", "乡", "镇", "街道", "在"};
	const char *p = skip_year(year, end);
	gr_letters	l = {.n = 0};

	for (size_t i = 0; p != NULL && i < sizeof own / sizeof own[0]; i++)
		if (year.start - start >= 3 && memcmp(year.start - 3, "，", 3) == 0 && gr_skip_word(p, end, own[i]) > p)
			return true;
	if (p == NULL || !begins_sentence(start, year.start))
		return false;
	if (p[-1] == ',' || memcmp(p - 3, "，", 3) == 0)
		return true;
	for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++)
		if (gr_skip_word(p, end, subjects[i]) > p)
			return true;
	gr_add_letters(p, end - p > 12 ? p + 12 : end, &l);
	return is_verb_at(&l, 0) || gr_letters_at(&l, 0, u"政府信息") > 0 || find_subject_end(p, end) != NULL;
}

/* The clause behind a year tells of an authority's beginning: 2019年，我局成立。 */
static bool
is_begun(const char *p, const char *end)
{
	static const char *const words[] = {"成立以来", "成立。", "组建以来", "组建。", "挂牌"};
	const char *limit = end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : end;
	const char *stop = gr_find_bytes(p, limit, "。");

	if (stop != NULL)
		limit = stop + strlen("。");
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(p, limit, words[i]) != NULL)
			return true;
	return false;
}

int
gr_find_narrative_year(const gr_page *page, const gr_outline *outline)
{
	const char *start;
	const char *end;
	int			found = 0;
	uint64_t	others = 0;		/* years planned for, or compared with: a bit each */
	bool		stated = false;	/* a sentence tells of the year */

	if (!find_overview(page, outline, &start, &end))
		return 0;
	for (gr_year year = gr_find_year(start, end); year.value != 0; year = gr_find_year(year.end, end))
	{
		const char *p = skip_year_mark(year, end);
		bool		compared;

		if (p == NULL)
			continue;
		compared = is_compared(start, year, p, end);
		if (!compared && is_of_another(start, year.start))
			continue;
		if (compared || (found != 0 && year.value == found + 1 && is_planned(p, end)))
		{
			others |= UINT64_C(1) << (year.value & 63);
			continue;
		}
		if (found != 0 && found != year.value)
			return 0;
		stated |= is_stated(start, year, end) && !is_planned(p, end) && !is_begun(p, end);
		found = year.value;
	}
	return stated && (others >> (found & 63) & 1) == 0 ? found : 0;
}

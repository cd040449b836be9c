/*
 * title.c - finds titles: the words 政府信息公开…报告, and what stands before them, in their line
 * and in the lines above that they are broken over.
 *
 * A line is taken in pieces, parted by marks that stand in no title (| > / : 】 and others), so that
 * ways through a site, cells of a table and labels fall away.  A piece is a title by its form
 * alone; what it is worth is for evidence.c.
 */
#include "outline/title.h"

#include <string.h>

#include "text/fold.h"
#include "text/folded.h"
#include "text/utf8.h"
#include "outline/outline.h"
#include "text/years.h"

/* Letters of the longest title, and lines that it may be broken over: as many, where each letter has one. */
#define TITLE_LETTERS 64
#define TITLE_LINES 64
/* Bytes of a line that are looked into; a title stands at a line's beginning or behind a way through a site. */
#define LINE_BYTES 2048
/* Empty lines between a title's parts. */
#define TITLE_GAP 4

/* ---- marks ----------------------------------------------------------------- */

static bool
is_sentence_mark(uint32_t c)
{
	switch (c)
	{
		case U'。': case U'，': case U'；': case U',': case U';': case U'！': case U'？':
			return true;
		default:
			return false;
	}
}

static bool
is_path_mark(uint32_t c)
{
	switch (c)
	{
		case '>': case U'＞': case U'»': case U'›': case U'→': case U'❯': case U'▸':
			return true;
		default:
			return false;
	}
}

/* What stands in no title. */
static bool
is_mark(uint32_t c)
{
	switch (c)
	{
		case '\t': case '/': case U'／': case ':': case U'：': case U'【': case U'】': case '[': case ']': case U'『': case U'』':
		case '{': case '}': case '*': case '#': case '"': case U'“': case U'”': case U'‘': case U'’': case '=': case '_': case U'＿':
		case '-': case U'–': case U'—': case U'―': case U'《': case U'》': case '<': case U'＜': case U'「': case U'」': case '\\':
		case U'●': case U'■': case U'•': case U'◆': case U'★': case U'☆': case U'▪': case U'◇': case U'□': case '&': case '~':
		case '^': case U'…': case '!': case '?': case '@': case '$': case '+': case '\'': case '`':
			return true;
		default:
			return is_path_mark(c) || is_sentence_mark(c) || gr_is_bar(c);
	}
}

/* ---- the words of a title ---------------------------------------------------- */

#define PHRASE_LETTERS 4		/* 信息公开, 政务公开 */

/* Where 信息公开 or 政务公开 stands at or behind from; -1: nowhere. */
static int
find_phrase(const gr_letters *l, int from)
{
	int			information = gr_find_letters(l, from, "信息公开");
	int			affairs = gr_find_letters(l, from, "政务公开");

	return information < 0 || (affairs >= 0 && affairs < information) ? affairs : information;
}

static bool
stands_at(const gr_letters *l, uint32_t i, const char *word, uint32_t *letters)
{
	const char *end = word + strlen(word);
	uint32_t	length;

	*letters = 0;
	for (; word < end; word += length, (*letters)++)
		if (i + *letters >= l->n || gr_utf8(word, end, &length) != l->letter[i + *letters])
			return false;
	return true;
}

typedef enum match
{
	NO_TITLE, GOES_ON, IS_TITLE
} match;

/* Whether what follows the phrase is 工作年度报告 or the like; *last: the letter that ends it. */
static match
match_report(const gr_letters *l, int phrase, uint32_t *last)
{
	static const char *const ends[] = {"年报告", "年报", "报告"};
	static const char *const words[] = {"工作", "情况", "年度", "总结", "执行", "自查", "的", "本", "年", "度"};
	uint32_t	i = (uint32_t) phrase + PHRASE_LETTERS;

	while (i < l->n)
	{
		uint32_t	letters = 0;

		for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
			if (stands_at(l, i, ends[k], &letters))
			{
				*last = i + letters - 1;
				return IS_TITLE;
			}
		if (l->letter[i] == U'报' || (l->letter[i] == U'年' && i + 1 == l->n))
			return i + 1 == l->n ? GOES_ON : NO_TITLE;
		letters = 0;
		for (size_t k = 0; k < sizeof words / sizeof words[0] && letters == 0; k++)
			if (!stands_at(l, i, words[k], &letters))
				letters = 0;
		if (letters == 0 && gr_numeral(l->letter[i]) == 0 && l->letter[i] != '0' && l->letter[i] != U'〇' && l->letter[i] != U'零'
			&& l->letter[i] != 'o' && !(i + 1 == l->n && (l->letter[i] == U'工' || l->letter[i] == U'情')))
			return NO_TITLE;
		i += letters > 0 ? letters : 1;
	}
	return GOES_ON;
}

/* The text ends within 信息公开 or 政务公开. */
static bool
ends_within_phrase(const gr_letters *l)
{
	static const uint16_t phrases[2][PHRASE_LETTERS] = {{U'信', U'息', U'公', U'开'}, {U'政', U'务', U'公', U'开'}};

	for (uint32_t k = 1; k < PHRASE_LETTERS && k <= l->n; k++)
		for (int p = 0; p < 2; p++)
			if (memcmp(l->letter + l->n - k, phrases[p], k * sizeof l->letter[0]) == 0)
				return true;
	return false;
}

/* ---- what the words say --------------------------------------------------------- */

/* A text's letters from a title's start to its last word, taken apart. */
typedef struct reading
{
	gr_name_kind kind;			/* of the agency */
	bool		named;			/* something stands where the agency's name would */
	bool		year_lost;		/* 年 without its digits */
	const char *agency;
	const char *agency_end;
	int			year;
} reading;

static const char *
skip_word(const char *p, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - p) >= length && memcmp(p, word, length) == 0 ? p + length : p;
}

static const char *
cut_word(const char *start, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - start) >= length && memcmp(end - length, word, length) == 0 ? end - length : end;
}

/* Brackets that were opened or closed around a year, and words that belong to no name, at both ends. */
static void
trim_name(const char **start, const char **end)
{
	static const char *const before[] = {"年度", "年", "度", "）", ")", "关于", "關於", "本级", "本級", "全年", "、"};
	static const char *const behind[] = {"关于", "關於", "的", "本级", "本級", "（", "(", "、"};

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		*start = skip_word(*start, *end, before[i]);
	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
		*end = cut_word(*start, *end, behind[i]);
}

/* text has no blanks. */
static reading
read_words(const char *text, const char *end)
{
	gr_letters	l;
	reading		r = {.kind = GR_NO_NAME};
	int			phrase;
	int			next;
	const char *name_end;
	gr_year		year;

	gr_take_letters(text, end, &l);
	phrase = find_phrase(&l, 0);
	while (phrase >= 0 && (next = find_phrase(&l, phrase + 1)) >= 0)
		phrase = next;
	if (phrase < 0)
		return r;
	r.year = gr_only_year(text, end);
	/* 县人民政府信息公开: the name keeps its 政府; 局政府信息公开 does not */
	if (phrase >= 2 && gr_find_letters(&l, phrase - 2, "政府") == phrase - 2
		&& !(phrase >= 4 && gr_find_letters(&l, phrase - 4, "人民") == phrase - 4))
		phrase -= 2;
	name_end = l.at[phrase];
	r.agency = text;
	r.agency_end = name_end;
	year = gr_find_year(text, name_end);
	if (year.value != 0)
	{
		const char *before_end = year.start;
		const char *after = year.end;

		trim_name(&r.agency, &before_end);
		trim_name(&after, &name_end);
		if (before_end == r.agency)
			r.agency = after;
		else if (after < name_end)
			name_end = r.agency = after = text;	/* names on both sides of the year: not told which */
		else
			name_end = before_end;
		r.named = year.start > text || after < name_end || name_end == text;
		r.agency_end = name_end;
	}
	else
	{
		const char *whole = r.agency_end;

		r.agency_end = cut_word(r.agency, cut_word(r.agency, r.agency_end, "年度"), "年");
		r.year_lost = r.agency_end < whole;
		trim_name(&r.agency, &r.agency_end);
		if (r.agency_end < r.agency)
			r.agency = r.agency_end;
	}
	r.named = r.agency < r.agency_end;
	r.kind = r.named ? gr_name_kind_of(r.agency, r.agency_end) : GR_NO_NAME;
	return r;
}

/* ---- a title over lines ------------------------------------------------------------ */

/* The pieces of a title in their order: [first, last] of the arrays; room before the first for lines above. */
typedef struct parts
{
	const char *start[TITLE_LINES * 2];
	const char *end[TITLE_LINES * 2];
	int			first;
	int			last;
} parts;

/* Bytes that a title's parts take at most: letters, and marks between. */
#define TITLE_BYTES 1024

/* Copies the parts without blanks, radicals as the characters that they are; returns the bytes, 0: too long. */
static uint32_t
copy_parts(const parts *p, char *out)
{
	uint32_t	n = 0;

	for (int i = p->first; i <= p->last; i++)
	{
		uint32_t	length;

		for (const char *c = p->start[i]; c < p->end[i]; c += length)
		{
			uint32_t	character = gr_utf8(c, p->end[i], &length);

			if (gr_is_blank(character))
				continue;
			if (n + 4 > TITLE_BYTES)
				return 0;
			memcpy(out + n, c, length);
			if (character >= 0x2E80 && character <= 0x2FD5 && gr_fold(character) >= 0x800)
			{
				character = gr_fold(character);
				out[n] = (char) (0xE0 | character >> 12);
				out[n + 1] = (char) (0x80 | (character >> 6 & 0x3F));
				out[n + 2] = (char) (0x80 | (character & 0x3F));
			}
			n += length;
		}
	}
	return n;
}

static reading
read_parts(const parts *p)
{
	char		text[TITLE_BYTES];
	uint32_t	n = copy_parts(p, text);
	reading		r = read_words(text, text + n);

	r.agency = r.agency_end = NULL;	/* the text does not last */
	return r;
}

static uint32_t
count_letters(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return l.n;
}

/* A word of pages besides a year and its 年度. */
static bool
has_page_word(const char *start, const char *end)
{
	gr_year		year = gr_find_year(start, end);

	if (year.value == 0)
		return gr_has_page_word(start, end);
	return gr_has_page_word(start, year.start) || gr_has_page_word(skip_word(year.end, end, "年度"), end);
}

/* A line that may be part of a title: short, without marks and words of pages. */
static bool
is_plain(const gr_page *page, const gr_line *line, const char **start, const char **end)
{
	uint32_t	length;

	*end = page->text + line->start + line->length;
	*start = gr_skip_marks(page->text + line->start, *end);
	while (*end > *start && (*end)[-1] == '*')
		(*end)--;
	if (*start == *end || *end - *start > TITLE_LETTERS * 4)
		return false;
	for (const char *p = *start; p < *end; p += length)
		if (is_mark(gr_utf8(p, *end, &length)))
			return false;
	return count_letters(*start, *end) > 0 && !has_page_word(*start, *end);
}

static bool
has_place_letter(const char *start, const char *end)
{
	static const uint16_t places[] = {U'省', U'市', U'县', U'区', U'州', U'盟', U'旗', U'镇', U'乡'};
	gr_letters	l;

	gr_take_letters(start, end, &l);
	for (uint32_t i = 1; i < l.n; i++)
		for (size_t k = 0; k < sizeof places / sizeof places[0]; k++)
			if (l.letter[i] == places[k])
				return true;
	return false;
}

/* Letters that stand alone in lines, as where each character has a line. */
#define FRAGMENT_LETTERS 2

static bool
is_fragment(const char *start, const char *end)
{
	uint32_t	letters = count_letters(start, end);
	gr_year		year = gr_find_year(start, end);

	return letters <= FRAGMENT_LETTERS || (year.value != 0 && letters == count_letters(year.start, year.end));
}

/* Whether the line above belongs to the title whose words read so, and read as joined together with it. */
static bool
belongs_to(const reading *own, const reading *joined, const char *start, const char *end, bool fragments)
{
	if (!own->named)
		return joined->kind != GR_NO_NAME || (own->year == 0 && joined->year > 0 && !joined->named);
	if (fragments)
		return joined->kind != GR_NO_NAME;
	switch (own->kind)
	{
		case GR_NO_NAME:
			return joined->kind == GR_FULL_NAME || joined->kind == GR_PLACE;
		case GR_ORGAN:
			return joined->kind == GR_FULL_NAME && has_place_letter(start, end) && gr_name_kind_of(start, end) != GR_FULL_NAME;
		default:
			return false;
	}
}

/* Whether the line above may be a part of a title that goes on in a line. */
static bool
may_go_before(const gr_page *page, uint32_t line, const char **start, const char **end)
{
	return line > 0 && page->lines[line].gap <= TITLE_GAP && is_plain(page, &page->lines[line - 1], start, end);
}

/* Takes in the lines above that belong to the title; the one that begins it has index first. */
static void
extend_upwards(const gr_page *page, uint32_t *first, parts *p, bool *lifted)
{
	reading		best = read_parts(p);
	parts		all = *p;
	uint32_t	own = *first;
	bool		fragments = is_fragment(p->start[p->first], p->end[p->first]);

	for (uint32_t i = own; i > 0 && all.first > 0; i--)
	{
		const char *start;
		const char *end;
		reading		joined;
		bool		apart = page->lines[i].gap > 0;

		if ((best.named && apart) || !may_go_before(page, i, &start, &end))
			break;
		fragments = fragments && is_fragment(start, end);
		all.first--;
		all.start[all.first] = start;
		all.end[all.first] = end;
		joined = read_parts(&all);
		if (belongs_to(&best, &joined, start, end, fragments))
		{
			*lifted = !best.named && joined.named && joined.kind != GR_NO_NAME && gr_name_kind_of(start, end) != GR_NO_NAME;
			best = joined;
			*p = all;
			*first = i - 1;
		}
		else if (apart || (!fragments && best.kind == GR_FULL_NAME))
			break;
	}
}

/* ---- finding ------------------------------------------------------------------------- */

/* （2023年）: what is behind it; NULL where no bracketed year stands at p. */
static const char *
take_bracketed_year(const char *p, const char *end)
{
	uint32_t	length = 0;
	const char *start;

	while (p < end && gr_is_blank(gr_utf8(p, end, &length)))
		p += length;
	if (p >= end || (gr_utf8(p, end, &length) != '(' && gr_utf8(p, end, &length) != U'（'))
		return NULL;
	start = p += length;
	while (p < end && gr_utf8(p, end, &length) != ')' && gr_utf8(p, end, &length) != U'）')
		p += length;
	if (p >= end || count_letters(start, p) > 6 || gr_only_year(start, p) <= 0)
		return NULL;
	return p + length;
}

/* What may follow a title without a mark between, in a page's text or in a sentence that announces it. */
static bool
may_follow(const char *p, const char *end, bool *announced)
{
	static const char *const page[] = {
		"发布", "时间", "日期", "来源", "作者", "浏览", "字体", "字号", "打印", "信息来源", "索引", "文号", "点击", "责任", "根据", "一、"
	};
	static const char *const sentence[] = {"予以", "如下", "向社会", "公布", "现予", "已经", "已编", "并向", "进行"};
	static const char *const closing[] = {"》", "”"};
	uint32_t	length;
	uint32_t	c;

	for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
		p = skip_word(p, end, closing[i]);
	if (p >= end)
		return true;
	c = gr_utf8(p, end, &length);
	if (is_sentence_mark(c))
	{
		*announced = true;
		return c != ',' || p + 1 >= end || p[1] != '"';
	}
	if (gr_is_blank(c) || gr_fold(c) == 0 || (c < 0x80))
		return true;
	for (size_t i = 0; i < sizeof page / sizeof page[0]; i++)
		if (skip_word(p, end, page[i]) > p)
			return true;
	for (size_t i = 0; i < sizeof sentence / sizeof sentence[0]; i++)
		if (skip_word(p, end, sentence[i]) > p)
			return *announced = true;
	return false;
}

/* A piece of a line, between marks. */
typedef struct piece
{
	const char *start;
	const char *end;
	const char *line_end;
	bool		in_sentence;	/* a sentence's mark stands before it in the line */
	bool		in_path;		/* a way through a site leads to it, or it is a link */
	bool		last;
} piece;

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The dash of 2022-2023. */
static bool
is_range(const char *start, const char *mark, const char *end)
{
	return *mark == '-' && mark > start && is_digit(mark[-1]) && mark + 1 < end && is_digit(mark[1]);
}

static piece
next_piece(const char *start, const char *line_end, piece before)
{
	piece		p = {.line_end = line_end, .in_sentence = before.in_sentence, .in_path = before.in_path};
	uint32_t	length = 0;

	while (start < line_end)
	{
		uint32_t	c = gr_utf8(start, line_end, &length);

		if (!is_mark(c) && !gr_is_blank(c))
			break;
		p.in_sentence |= is_sentence_mark(c) && !(start > before.start && start[-1] == '"');
		p.in_path |= is_path_mark(c);
		start += length;
	}
	p.start = p.end = start;
	while (p.end < line_end && (!is_mark(gr_utf8(p.end, line_end, &length)) || is_range(p.start, p.end, line_end)))
		p.end += length;
	p.last = p.end == line_end;
	return p;
}

/* Takes in the lines below until the title's words are whole; false where they are no title's. */
static bool
extend_downwards(const gr_page *page, const piece *at, uint32_t *line, uint32_t until, int *phrase, gr_letters *l, parts *p, uint32_t *last)
{
	const char *end = at->end;
	uint32_t	own = l->n;

	p->first = p->last = TITLE_LINES;
	p->start[p->first] = at->start;
	p->end[p->first] = at->end;
	for (;;)
	{
		match		found = NO_TITLE;

		if (*phrase < 0)
			*phrase = find_phrase(l, 0);
		if (*phrase >= 0 && (uint32_t) *phrase >= own)
			return false;		/* it begins in a line below */
		if (*phrase >= 0)
			found = match_report(l, *phrase, last);
		if (found == IS_TITLE)
		{
			p->end[p->last] = l->at[*last] + l->bytes[*last];
			return true;
		}
		if ((*phrase < 0 && !ends_within_phrase(l)) || (*phrase >= 0 && found != GOES_ON))
			return false;
		if (!at->last || *line + 1 >= until || p->last + 1 >= TITLE_LINES * 2 || l->n > TITLE_LETTERS
			|| page->lines[*line + 1].gap > TITLE_GAP)
			return false;
		++*line;
		p->last++;
		p->start[p->last] = gr_skip_marks(page->text + page->lines[*line].start,
										  page->text + page->lines[*line].start + page->lines[*line].length);
		end = page->text + page->lines[*line].start + page->lines[*line].length;
		p->end[p->last] = next_piece(p->start[p->last], end, (piece) {.start = p->start[p->last]}).end;
		if (p->end[p->last] == p->start[p->last])
			return false;
		gr_add_letters(p->start[p->last], p->end[p->last], l);
	}
}

/* The year that stands alone in the line below a title whose 年 lost its digits; 0: none. */
static gr_year
year_below(const gr_page *page, uint32_t line)
{
	gr_year		year = {0, NULL, NULL};
	const char *start;
	const char *end;

	if (line + 1 >= page->n_lines)
		return year;
	start = page->text + page->lines[line + 1].start;
	end = start + page->lines[line + 1].length;
	if (end - start > 24)
		return year;
	year = gr_find_year(start, end);
	if (year.value != 0 && count_letters(start, end) > count_letters(year.start, year.end))
		year.value = 0;
	return year;
}

/* Puts the digits of a year before the first 年 that has lost them. */
static void
restore_year(const parts *p, gr_year year, char *text, uint32_t *n)
{
	const char *mark = gr_find_bytes(text, text + *n, "年");
	uint32_t	length = (uint32_t) (year.end - year.start);
	uint32_t	at;

	(void) p;
	if (mark == NULL || *n + length > TITLE_BYTES)
		return;
	at = (uint32_t) (mark - text);
	memmove(text + at + length, text + at, *n - at);
	memcpy(text + at, year.start, length);
	*n += length;
}

/* Names in a sentence stand before or behind its verb. */
static void
strip_announcement(const char **start, const char **end)
{
	static const char *const verbs[] = {
		"向社会公布", "向社会公开", "向社会发布", "面向社会", "公布", "发布", "编制", "编写", "公开", "现将", "形成", "完成", "将", "就", "由"
	};
	static const char *const leads[] = {"现", "特", "向社会", "向全社会", "予以", "组织", "起草", "并", "经", "及时", "认真"};
	const char *after = *start;
	const char *before_end = NULL;

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
	{
		const char *verb = gr_find_bytes(after, *end, verbs[i]);

		if (verb == NULL)
			continue;
		if (before_end == NULL || verb < before_end)
			before_end = verb;
		if (verb + strlen(verbs[i]) > after)
			after = verb + strlen(verbs[i]);
	}
	if (before_end == NULL)
		return;
	trim_name(&after, end);
	if (gr_name_kind_of(after, *end) == GR_FULL_NAME)
	{
		*start = after;
		return;
	}
	for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
		before_end = cut_word(*start, before_end, leads[i]);
	if (after == *end || gr_name_kind_of(after, *end) == GR_NO_NAME)
		*end = before_end;
}

/* The authority that an announcing sentence names before the title's words, in text without blanks. */
static void
read_announcement(const char *text, const char *end, reading *r)
{
	gr_letters	l;
	int			phrase;
	const char *name = text;
	const char *name_end;
	gr_year		year;

	gr_take_letters(text, end, &l);
	phrase = find_phrase(&l, 0);
	r->year = gr_only_year(text, end);
	r->kind = GR_NO_NAME;
	if (phrase >= 2 && gr_find_letters(&l, phrase - 2, "政府") == phrase - 2
		&& !(phrase >= 4 && gr_find_letters(&l, phrase - 4, "人民") == phrase - 4))
		phrase -= 2;
	if (phrase < 0)
		return;
	name_end = l.at[phrase];
	year = gr_find_year(text, name_end);
	if (year.value != 0)
	{
		const char *behind = year.end;
		const char *behind_end = name_end;

		trim_name(&behind, &behind_end);
		if (behind < behind_end && gr_name_kind_of(behind, behind_end) == GR_FULL_NAME)
			name = behind;
		else
			name_end = year.start;
	}
	strip_announcement(&name, &name_end);
	trim_name(&name, &name_end);
	r->agency = name;
	r->agency_end = name_end;
	r->kind = name < name_end ? gr_name_kind_of(name, name_end) : GR_NO_NAME;
}

/* Takes the title's text, and what it says, into the arena; cut: it does not begin with its line. */
static gr_status
keep_title(const gr_page *page, const parts *p, bool announced, bool cut, gr_arena *arena, gr_title *title)
{
	char		copy[TITLE_BYTES];
	uint32_t	n = copy_parts(p, copy);
	char	   *text;
	reading		r = read_words(copy, copy + n);
	gr_year		below = {0, NULL, NULL};

	if (r.year_lost && r.year == 0 && (below = year_below(page, title->last)).value != 0)
	{
		restore_year(p, below, copy, &n);
		r = read_words(copy, copy + n);
	}
	if (n == 0)
		return GR_OK;
	text = gr_alloc_raw(arena, n);
	if (text == NULL)
		return GR_NO_MEMORY;
	memcpy(text, copy, n);
	title->text = (gr_str) {text, n};
	if (r.agency != NULL)
	{
		r.agency = text + (r.agency - copy);
		r.agency_end = text + (r.agency_end - copy);
	}
	if (announced)
		read_announcement(text, text + n, &r);
	title->year = r.year;
	if (r.kind == GR_FULL_NAME || (r.kind != GR_NO_NAME && !announced))
		title->agency = (gr_str) {r.agency, (uint32_t) (r.agency_end - r.agency)};
	else if (r.named && ((cut && !announced) || gr_has_page_word(r.agency, r.agency_end)))
		title->text.s = NULL;	/* marks of a page stand in the name, or where it would */
	return GR_OK;
}

/* Where a piece of a line's words stand apart by blanks, a title begins behind one of them: 首页 柏川县水利局2023年… */
static const char *
skip_page_words(const piece *at, const char *phrase)
{
	const char *start = at->start;
	uint32_t	length;

	for (const char *p = at->start; p < phrase; p += length)
	{
		uint32_t	c = gr_utf8(p, phrase, &length);

		if (gr_is_blank(c) && gr_has_page_word(start, p))
			start = p + length;
	}
	return start;
}

/* The title that begins in a piece of a line, if one does; else title->text.s is NULL. */
static gr_status
read_title(const gr_page *page, uint32_t line, piece at, uint32_t until, gr_arena *arena, gr_title *title, const char **behind)
{
	gr_letters	l;
	parts		p;
	uint32_t	last = 0;
	uint32_t	bottom = line;
	int			phrase;
	const char *line_end;
	const char *year;
	const char *above;
	const char *above_end;
	bool		begins;

	*title = (gr_title) {.first = line};
	*behind = NULL;
	if (at.end - at.start > TITLE_LETTERS * 6)
		at.end = at.start + TITLE_LETTERS * 6, at.last = false;
	gr_take_letters(at.start, at.end, &l);
	phrase = find_phrase(&l, 0);
	if (phrase >= 0)
	{
		at.start = skip_page_words(&at, l.at[phrase]);
		gr_take_letters(at.start, at.end, &l);
		phrase = find_phrase(&l, 0);
	}
	if (!extend_downwards(page, &at, &bottom, until, &phrase, &l, &p, &last))
	{
		if (phrase >= 0 && (uint32_t) phrase + PHRASE_LETTERS <= l.n && l.at[phrase] < at.end)
			*behind = l.at[phrase] + l.bytes[phrase];
		return GR_OK;
	}
	*behind = p.end[p.last];
	line_end = page->text + page->lines[bottom].start + page->lines[bottom].length;
	title->announced = at.in_sentence;
	if (!may_follow(p.end[p.last], line_end, &title->announced))
		return GR_OK;
	title->last = bottom;
	title->listed = at.in_path;
	year = take_bracketed_year(p.end[p.last], line_end);
	if (year != NULL)
		p.end[p.last] = year;
	else if (p.end[p.last] == line_end && bottom + 1 < page->n_lines && p.last + 1 < TITLE_LINES * 2)
	{
		const char *next = page->text + page->lines[bottom + 1].start;
		const char *next_end = next + page->lines[bottom + 1].length;

		if (take_bracketed_year(next, next_end) == next_end && next < next_end)
		{
			p.last++;
			p.start[p.last] = next;
			p.end[p.last] = next_end;
			title->last = ++bottom;
		}
	}
	begins = at.start == gr_skip_marks(page->text + page->lines[line].start, at.end);
	if (!title->announced && begins && may_go_before(page, line, &above, &above_end))
		extend_upwards(page, &title->first, &p, &title->lifted);
	return keep_title(page, &p, title->announced, !begins, arena, title);
}

/* A line that ends as a list's do: with a date, or the address that it leads to. */
static bool
is_list_item(const gr_page *page, const gr_line *line)
{
	const char *start = page->text + line->start;
	const char *end = start + line->length;
	int			digits = 0;
	int			dashes = 0;

	if (line->length > LINE_BYTES)
		return false;
	if (gr_find_bytes(start, end, "](") != NULL)
		return true;
	end = cut_word(start, end, "）");
	for (const char *p = end; p > start && (p[-1] == '-' || p[-1] == '/' || p[-1] == '.' || (p[-1] >= '0' && p[-1] <= '9')
											|| p[-1] == ']' || p[-1] == ')'); p--)
	{
		digits += p[-1] >= '0' && p[-1] <= '9';
		dashes += p[-1] == '-' || p[-1] == '/' || p[-1] == '.';
	}
	return digits >= 6 && dashes >= 1;
}

/* What stands before links to other pages: 上一篇：… */
static bool
leads_elsewhere(const char *start, const char *end)
{
	static const char *const words[] = {"上一", "下一", "相关"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(start, end, words[i]) != NULL)
			return true;
	return false;
}

gr_status
gr_titles_find(const gr_page *page, uint32_t from, uint32_t until, gr_arena *arena, gr_title titles[GR_TITLES], uint32_t *n)
{
	*n = 0;
	for (uint32_t i = from; i < until && *n < GR_TITLES; i++)
	{
		const gr_line *line = &page->lines[i];
		const char *start = page->text + line->start;
		const char *end = start + line->length;
		piece		at = {.start = start};
		bool		listed = is_list_item(page, line);

		if (end - start > LINE_BYTES)
			end = start + LINE_BYTES;
		while (end < page->text + line->start + line->length && ((unsigned char) *end & 0xC0) == 0x80)
			end++;
		while (start < end && *n < GR_TITLES)
		{
			const char *behind;
			gr_title   *title = &titles[*n];
			gr_status	status;

			at = next_piece(start, end, at);
			if (at.start >= end)
				break;
			status = read_title(page, i, at, until, arena, title, &behind);
			if (status != GR_OK)
				return status;
			title->listed = title->listed || listed;
			if (title->text.s != NULL)
				++*n;
			if (title->text.s != NULL && title->last > i)
			{
				i = title->last;
				break;
			}
			at.in_path |= leads_elsewhere(at.start, at.end);
			start = behind != NULL && behind > at.start && behind < at.end ? behind : at.end;
		}
	}
	return GR_OK;
}

/*
 * title.c - finds titles: the words 政府信息公开…报告, what stands before them in their line,
 * and the lines above and below that they are broken over.
 *
 * A title is one by its form alone; what it is worth is for agreement.c.
 */
#include "outline/title.h"

#include <string.h>

#include "outline/selves.h"
#include "outline/title_above.h"
#include "outline/title_behind.h"
#include "outline/title_marks.h"
#include "outline/title_parts.h"
#include "page/html_place.h"
#include "text/fold.h"
#include "text/scan.h"
#include "text/utf8.h"
#include "text/years.h"

/* Bytes of a line that are looked into; a title stands at a line's beginning or behind a way through a site. */
#define LINE_BYTES 2048

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
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
	if (year.value != 0 && gr_count_letters(start, end) > gr_count_letters(year.start, year.end))
		year.value = 0;
	return year;
}

/* Puts the digits of a year before the first 年 that has lost them. */
static void
restore_year(gr_year year, char *text, uint32_t *n)
{
	const char *mark = gr_find_bytes(text, text + *n, "年");
	uint32_t	length = (uint32_t) (year.end - year.start);
	uint32_t	at;

	if (mark == NULL || *n + length > GR_TITLE_BYTES)
		return;
	at = (uint32_t) (mark - text);
	memmove(text + at + length, text + at, *n - at);
	memcpy(text + at, year.start, length);
	*n += length;
}

/* 本单位2022年度…: the report speaks of its own authority without its name. */
static bool
speaks_of_itself(const char *name, const char *end)
{
	const gr_self *self = gr_self_at(name, end);

	return self != NULL && self->kind == GR_SELF_OF_ANY && name + strlen(self->word) == end;
}

/* Whether what stands where a name would makes the title none: marks of a page do. */
static bool
is_spoilt(const gr_title_words *words, const char *text, const gr_title_piece *piece, uint8_t place)
{
	const char *name = text + words->agency;
	const char *end = text + words->agency_end;

	return words->named && words->kind == GR_NO_NAME && !speaks_of_itself(name, end)
		&& (!piece->begins || place == GR_COVERING || gr_has_page_word(name, end));
}

/* A line's number that stands glued before the title: 12柏川县水利局2023年… */
static void
drop_line_number(char *text, uint32_t *n, gr_title_words *words)
{
	uint32_t	digits = 0;

	while (digits < *n && is_digit(text[digits]))
		digits++;
	if (digits == 0 || digits > 3 || digits >= *n || gr_skip_word(text + digits, text + *n, "年") > text + digits)
		return;
	memmove(text, text + digits, *n - digits);
	*n -= digits;
	*words = gr_read_title_words(text, text + *n);
}

/* 年政府信息公开…, 24年政府信息公开…: what stood before is lost. */
static bool
begins_with_broken_year(const char *text, const char *end)
{
	const char *p = text;

	while (p < end && is_digit(*p))
		p++;
	return p - text < 4 && gr_skip_word(p, end, "年") > p;
}

/* 编制了《大岭镇2023年…报告》: quoted as what was made, not as what was followed. */
static bool
is_made(const gr_page *page, uint32_t line, const char *title)
{
	static const char *const verbs[] = {"编制", "编制了", "编写", "编写了", "公布", "公开", "发布", "形成", "形成了", "完成了", "现将"};
	const char *start = page->text + page->lines[line].start;

	if (title - start < 3 || memcmp(title - 3, "《", 3) != 0)
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (gr_ends_with_word(start, title - 3, verbs[i]))
			return true;
	return false;
}

/* What an announcement says, or a title, whose year's digits may stand below it; text may get them.  words: if it was read before. */
static gr_title_words
read_words(const gr_page *page, const gr_title *title, const char *start, gr_title_words words, char *text, uint32_t *n)
{
	gr_year		below;

	if (title->place == GR_ANNOUNCED)
	{
		words = gr_read_announcement(text, text + *n);
		return words.kind == GR_NO_NAME && is_made(page, title->first, start) ? gr_read_title_words(text, text + *n) : words;
	}
	if (!words.read)
		words = gr_read_title_words(text, text + *n);
	if (words.year_lost && words.year == 0 && (below = year_below(page, title->last)).value != 0)
	{
		restore_year(below, text, n);
		words = gr_read_title_words(text, text + *n);
	}
	drop_line_number(text, n, &words);
	return words;
}

/* Words that name neither authority nor year: a line's end that is none, or what pages call their list of reports. */
static bool
says_nothing(const gr_title_words *words, const char *text, uint32_t n)
{
	if (words->named || words->year != 0)
		return false;
	return gr_skip_word(text, text + n, "信息公开") > text || gr_ends_with_word(text, text + n, "年报");
}

/* Whether what reads so is no title after all. */
static bool
is_no_title(const gr_title *title, const gr_title_words *words, const gr_title_piece *piece, const char *text, uint32_t n)
{
	if (n == 0 || says_nothing(words, text, n) || (words->named && words->kind != GR_FULL_NAME && piece->torn))
		return true;
	return title->place != GR_ANNOUNCED && (is_spoilt(words, text, piece, title->place) || begins_with_broken_year(text, text + n));
}

/* Takes the title's text, and what it says, into the arena. */
static gr_status
keep_title(const gr_page *page, const gr_title_parts *p, gr_title_words words, const gr_title_piece *piece, gr_arena *arena, gr_title *title)
{
	char		copy[GR_TITLE_BYTES];
	uint32_t	n = gr_copy_parts(p, copy);
	char	   *text;

	words = read_words(page, title, p->start[p->first], words, copy, &n);
	if (is_no_title(title, &words, piece, copy, n))
		return GR_OK;
	text = gr_alloc_raw(arena, n);
	if (text == NULL)
		return GR_NO_MEMORY;
	memcpy(text, copy, n);
	title->text = (gr_str) {text, n};
	title->above = gr_count_above(p);
	title->year = words.year;
	title->cut |= words.is_branch;	/* of which authority, is not said */
	if (words.kind != GR_NO_NAME)
		title->agency = (gr_str) {text + words.agency, words.agency_end - words.agency};
	return GR_OK;
}

static bool
is_full_name(gr_str name)
{
	return gr_name_kind_of(name.s, name.s + name.len) == GR_FULL_NAME;
}

/* The name in a notice: a government's office sends others' reports out, too. */
static void
drop_issuer(gr_title *title)
{
	if (title->agency.s != NULL && (gr_keeps_pages(title->agency) || !is_full_name(title->agency)))
		title->agency = (gr_str) {NULL, 0};
}

/* Whether a page's main heading begins with the title, or a link does. */
static void
look_at_element(const gr_page *page, const char *start, gr_title *title)
{
	gr_html_place place = page->html != NULL ? gr_html_find_place(page->html, (uint32_t) (start - page->text)) : GR_IN_TEXT;

	title->headed = place == GR_IN_HEADING;
	if (place == GR_IN_LINK)
		title->place = GR_LISTED;
}

/* What follows a title's words in their line. */
typedef enum continuation
{
	NOTHING,					/* or what may follow one */
	LETTER,						/* 的报告: it is of the letter that the report goes with */
	NOTICE,						/* 的通知, behind 关于印发 */
	SENTENCE,					/* that announces the report */
	OTHER_KIND,					/* 解读: it is of another kind, as a quarter's is */
	ELSE						/* it is no title */
} continuation;

/* Reads what stands behind the words, up to *behind; of a letter *behind is moved. */
static continuation
read_behind(const gr_title_piece *piece, const char *phrase, const char **behind, const char *end)
{
	const char *letter = gr_skip_letter_title(*behind, end);
	bool		announced = piece->in_sentence;

	if (letter != NULL)
	{
		*behind = letter;
		return announced ? SENTENCE : LETTER;
	}
	if (!announced && gr_is_notice(piece, phrase, *behind, end))
		return NOTICE;
	if (!announced && gr_is_of_another_kind(piece->start, *behind, end))
		return OTHER_KIND;
	if (!gr_may_follow_title(*behind, end, &announced))
		return ELSE;
	return announced ? SENTENCE : NOTHING;
}

static gr_title_place
place_of(const gr_page *page, uint32_t line, const gr_title_piece *piece, continuation follows)
{
	if (follows == SENTENCE || follows == NOTICE)
		return GR_ANNOUNCED;
	if (piece->listed || gr_is_list_item(page->text + page->lines[line].start, gr_end_of_line(page, line)))
		return GR_LISTED;
	return follows == LETTER ? GR_COVERING : GR_STANDING;
}

/* The title whose words begin at phrase in a line, if they do; else title->text.s is NULL.  *behind: where a title's words end. */
static gr_status
read_title(const gr_page *page, uint32_t line, uint32_t until, const char *from, const char *phrase, gr_arena *arena, gr_title *title,
		   const char **behind)
{
	gr_title_parts	p;
	uint32_t	bottom;
	gr_title_piece	piece;
	gr_title_words words = {.read = false};
	const char *end;
	continuation follows;
	gr_status	status;

	*title = (gr_title) {.first = line};
	*behind = NULL;
	if (!gr_take_title_words(page, line, until, phrase, &p, &bottom))
		return GR_OK;
	*behind = p.end[p.last];
	end = gr_end_of_line(page, bottom);
	piece = gr_find_piece(page->text + page->lines[line].start, from, phrase);
	if (phrase - piece.start > GR_TITLE_LETTERS * 6 || piece.elsewhere)
		return GR_OK;
	p.start[p.first] = piece.start;
	p.end[p.last] = gr_skip_plan(p.end[p.last], end);
	follows = read_behind(&piece, phrase, &p.end[p.last], end);
	if (follows == ELSE)
		return GR_OK;
	if (follows == OTHER_KIND)
	{
		title->place = GR_OF_ANOTHER_KIND;
		title->text = (gr_str) {piece.start, (uint32_t) (p.end[p.last] - piece.start)};
		return GR_OK;
	}
	title->place = (uint8_t) place_of(page, line, &piece, follows);
	gr_take_year_behind(page, &p, &bottom);
	title->last = bottom;
	if (title->place != GR_ANNOUNCED && piece.begins)
		title->first = gr_take_lines_above(page, title->first, &p, &words, title);
	if (title->place == GR_STANDING || follows == NOTICE)
		look_at_element(page, p.start[p.first], title);
	status = keep_title(page, &p, words, &piece, arena, title);
	if (follows == NOTICE)
		drop_issuer(title);
	return status;
}

/* ---- finding ------------------------------------------------------------------------- */

/* Whether what follows 信 or 政 may be the second letter of 信息公开 or 政务公开; it may stand behind marks, or in the line below. */
static bool
may_begin_phrase(const char *p, const char *end)
{
	uint32_t	length;
	uint32_t	next = end - p > 3 ? gr_utf8(p + 3, end, &length) : 0;

	return !gr_is_ideograph(next) || gr_fold(next) == U'息' || gr_fold(next) == U'务';
}

gr_status
gr_titles_find(const gr_page *page, uint32_t from, uint32_t until, gr_arena *arena, gr_title titles[GR_TITLES], uint32_t *n)
{
	*n = 0;
	for (uint32_t i = from; i < until && *n < GR_TITLES; i++)
	{
		const char *start = page->text + page->lines[i].start;
		const char *end = page->lines[i].length > LINE_BYTES ? start + LINE_BYTES : start + page->lines[i].length;
		const char *phrase = start;

		while (*n < GR_TITLES && (phrase = gr_find_either(phrase, end, "信", "政")) < end)
		{
			const char *behind;
			gr_title   *title = &titles[*n];
			gr_status	status;

			if (!may_begin_phrase(phrase, end))
			{
				phrase += 3;
				continue;
			}
			status = read_title(page, i, until, start, phrase, arena, title, &behind);
			if (status != GR_OK)
				return status;
			*n += title->text.s != NULL;
			if (title->text.s != NULL && title->last > i)
			{
				i = title->last;
				break;
			}
			if (behind != NULL && behind > phrase && behind <= end)
				start = phrase = behind;
			else
				phrase += 3;
		}
	}
	return GR_OK;
}

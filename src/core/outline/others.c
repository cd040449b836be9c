/*
 * others.c - tells a second report, or the table of another authority or year, by what stands
 * above a table that begins a second time: a title, a name, a caption with another year; or by
 * its cells, which are all blank; and by the line that opens an attachment.
 */
#include "outline/others.h"

#include <string.h>

#include "outline/title.h"
#include "text/folded.h"
#include "text/numerals.h"
#include "text/utf8.h"
#include "text/years.h"

/* Kinds of tables: 二, 三 and 四; tables of one kind that are looked at. */
#define KINDS 3
#define TABLES 8
/* Lines of a table's header between its caption and its first row. */
#define HEADER_LINES 12
/* Lines of a table, at least. */
#define TABLE_LINES 10
/* Figures of a row of table 四, at least. */
#define ROW_FIGURES 5
/* Letters of the longest caption. */
#define CAPTION_LETTERS 40
/* Lines of a caption, at most. */
#define CAPTION_LINES 3

/* Where the tables of one kind begin: the line of a word that each has once. */
typedef struct beginnings
{
	uint8_t		term;			/* gr_term of its first row */
	uint8_t		head;			/* … of two names that stand side by side in its header */
	uint8_t		beside;
	uint8_t		last;			/* one of these terms stands at its end … */
	uint8_t		n_last;			/* 0: … a row of figures */
	uint8_t		words;			/* it has many of these terms */
	uint8_t		n_words;
	uint8_t		many;
	uint32_t	n;
	uint32_t	line[TABLES];	/* of its first row, or of its header */
	uint32_t	top[TABLES];	/* of the first line of the table */
} beginnings;

typedef struct search
{
	gr_page    *page;
	const gr_word *words;
	const gr_outline *outline;
	gr_arena   *arena;
	gr_others  *others;
	const gr_title *own;		/* NULL: the report has no title */
	int			year;			/* the report's; 0: not known */
	gr_title	titles[GR_TITLES];
} search;

static bool
has_term(const search *s, uint32_t line)
{
	const gr_line *l = &s->page->lines[line];

	for (uint32_t i = l->first; i < l->first + (uint32_t) l->n; i++)
		if (s->words[i].term < GR_TERM_SECTIONS || s->words[i].term == GR_TERM_GOES_ON
			|| s->page->cells[i].state != GR_ABSENT)
			return true;
	return l->length == 0;
}

/* The first line of the table that has a line: those of its header stand above. */
static uint32_t
top_of(const search *s, uint32_t line)
{
	uint32_t	top = line;

	while (top > 0 && line - top < HEADER_LINES && has_term(s, top - 1)
		   && s->words[s->page->lines[top - 1].first].term != GR_TERM_ROWS + GR_CARRIED_OUT)
		top--;
	return top;
}

/* What a cell of a figure that is filled in holds: a figure, be it unreadable, or a text that ends with one. */
static bool
holds_figure(const gr_page *page, const gr_cell *cell)
{
	char		last = cell->length > 0 ? page->text[cell->start + cell->length - 1] : ' ';

	if (cell->state != GR_ABSENT)
		return cell->state != GR_BLANK;
	return last >= '0' && last <= '9';
}

/* Whether the cell is the first of two names of the header: no figure stands between them. */
static bool
is_header(const search *s, const beginnings *b, uint32_t cell)
{
	if (b->head == b->beside || s->words[cell].term != b->head)
		return false;
	for (cell++; cell < s->page->n_cells && s->words[cell].term != b->beside; cell++)
		if (s->page->cells[cell].state == GR_NUMBER || s->words[cell].term < GR_TERM_GROUPS)
			return false;
	return cell < s->page->n_cells;
}

static void
find_beginnings(const search *s, beginnings *b)
{
	const gr_page *page = s->page;
	bool		over = true;	/* the table before */
	uint32_t	figures = 0;	/* in it */
	uint32_t	row = 0;		/* behind its last line of figures */
	bool		headed = false; /* it began with its header */

	for (uint32_t i = 0; i < page->n_lines && b->n < TABLES; i++)
	{
		const gr_line *line = &page->lines[i];

		for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
		{
			uint8_t		term = s->words[c].term;

			/* one that cannot be read may be several, in one cell */
			if (term == GR_NO_TERM && holds_figure(page, &page->cells[c]))
			{
				figures += page->cells[c].state == GR_NUMBER ? 1 : ROW_FIGURES;
				row = i + 1;
			}
			if (headed && term == b->term)
			{
				b->line[b->n - 1] = i;
				headed = false;
			}
			else if (over && (term == b->term || is_header(s, b, c)))
			{
				headed = term != b->term;
				figures = 0;
				b->line[b->n] = i;
				b->top[b->n] = top_of(s, i);
				if (b->n > 0 && b->top[b->n] < row)
					b->top[b->n] = row;
				b->n++;
				over = false;
				break;
			}
			over |= term != GR_NO_TERM && term >= b->last && term < b->last + b->n_last;
		}
		over |= b->n_last == 0 && figures >= ROW_FIGURES;
	}
}

/* Finds where the tables of each kind begin; false where there is one of each at most. */
static bool
has_several(const search *s, const gr_term_counts *counts, beginnings tables[KINDS])
{
	const uint32_t *stands = counts->n;
	bool		several = false;

	if (stands[tables[0].term] < 2 && stands[tables[1].term] < 2 && stands[tables[1].head] < 2 && stands[tables[2].term] < 2)
		return false;
	for (int k = 0; k < KINDS; k++)
	{
		find_beginnings(s, &tables[k]);
		several |= tables[k].n > 1;
	}
	return several;
}

/* Where a table ends: at the next of its kind, or the next section. */
static uint32_t
end_of(const search *s, const beginnings *b, uint32_t table)
{
	uint32_t	end = table + 1 < b->n ? b->top[table + 1] : s->page->n_lines;

	for (uint32_t i = 0; i < s->outline->n; i++)
		if (s->outline->headings[i].line > b->line[table] && s->outline->headings[i].line < end)
			end = s->outline->headings[i].line;
	return end;
}

static bool
is_filled(const search *s, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_line *line = &s->page->lines[i];

		for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
			if (holds_figure(s->page, &s->page->cells[c]))
				return true;
	}
	return false;
}

static void
note(search *s, uint32_t line, bool certain)
{
	const gr_line *l = &s->page->lines[line];
	const char *tab = memchr(s->page->text + l->start, '\t', l->length);
	uint32_t	length = tab != NULL ? (uint32_t) (tab - (s->page->text + l->start)) : l->length;

	if (s->others->problem.raw.s != NULL)
		return;
	if (length > CAPTION_LETTERS * 4)
		for (length = CAPTION_LETTERS * 4; length > 0 && ((unsigned char) s->page->text[l->start + length] & 0xC0) == 0x80;)
			length--;
	s->others->problem = (gr_problem) {
		.code = GR_PROBLEM_SEVERAL,
		.raw = {s->page->text + l->start, length},
		.line = l->number,
	};
	s->others->certain = certain;
}

/* Takes lines from the page: those in its middle become empty, those at its end fall away. */
static void
take_away(search *s, uint32_t from, uint32_t until)
{
	gr_page    *page = s->page;

	s->others->set_apart = true;
	if (until >= page->n_lines)
	{
		page->n_lines = from;
		page->n_cells = from > 0 ? page->lines[from - 1].first + (uint32_t) page->lines[from - 1].n : 0;
		page->length = from > 0 ? page->lines[from - 1].start + page->lines[from - 1].length : 0;
		return;
	}
	for (uint32_t i = from; i < until; i++)
	{
		page->lines[i].n = 0;
		page->lines[i].length = 0;
	}
}

/* The caption in the line right above a table; false where there is none. */
static bool
find_caption(const search *s, uint32_t top, const char **start, const char **end)
{
	const gr_line *line;
	gr_letters	l;

	if (top == 0)
		return false;
	line = &s->page->lines[top - 1];
	*start = gr_skip_marks(s->page->text + line->start, s->page->text + line->start + line->length);
	*end = s->page->text + line->start + line->length;
	if (line->length > CAPTION_LETTERS * 4)
		return false;
	gr_take_letters(*start, *end, &l);
	return l.n > 0 && l.n <= CAPTION_LETTERS;
}

static bool
is_heading(const search *s, uint32_t line)
{
	for (uint32_t i = 0; i < s->outline->n; i++)
		if (s->outline->headings[i].line == line)
			return true;
	return false;
}

/* The year that the lines of a table's caption state, and the upper line that does; 0: none, -1: more than one. */
static int
caption_year(const search *s, uint32_t top, uint32_t *stated)
{
	int			found = 0;
	const char *start;
	const char *end;

	for (uint32_t line = top; line > 0 && top - line < CAPTION_LINES; line--)
	{
		int			year;

		if (line < top && (is_heading(s, line - 1) || has_term(s, line - 1)))
			break;
		if (!find_caption(s, line, &start, &end))
			break;
		year = gr_only_year(start, end);
		if (year < 0 || (year > 0 && found > 0 && year != found))
			return -1;
		if (year > 0)
		{
			found = year;
			*stated = line - 1;
		}
	}
	return found;
}

/* A title of another authority or year than the report's own. */
static bool
is_other_title(const search *s, const gr_title *title)
{
	if (s->own == NULL)
		return true;
	return (title->year > 0 && s->own->year > 0 && title->year != s->own->year)
		|| (title->agency.s != NULL && s->own->agency.s != NULL && !gr_is_one_authority(title->agency, s->own->agency));
}

/* Another title between two tables, or two sections, of a kind: what follows it is another report. */
static gr_status
look_for_title(search *s, uint32_t from, uint32_t until, bool only_other, bool *found)
{
	uint32_t	n;
	gr_title	titles[GR_TITLES];
	gr_status	status = gr_titles_find(s->page, from, until, s->arena, titles, &n);

	*found = false;
	for (uint32_t i = 0; i < n && status == GR_OK && !*found; i++)
		if (titles[i].place == GR_STANDING && (titles[i].agency.s != NULL || titles[i].year > 0)
			&& (!only_other || is_other_title(s, &titles[i])))
		{
			*found = true;
			note(s, titles[i].first, true);
			take_away(s, titles[i].first, s->page->n_lines);
		}
	return status;
}

/* The name of another authority above a table. */
static bool
is_other_name(const search *s, uint32_t top)
{
	const char *start;
	const char *end;
	gr_name_kind kind;

	if (!find_caption(s, top, &start, &end))
		return false;
	kind = gr_name_kind_of(start, end);
	if (kind != GR_FULL_NAME && kind != GR_ORGAN)
		return false;
	return s->own == NULL || s->own->agency.s == NULL
		|| !gr_may_be_same(s->own->agency, (gr_str) {start, (uint32_t) (end - start)});
}

/* Of the tables of a kind, those that captions give to other years than the report's. */
static bool
set_years_apart(search *s, const beginnings *b)
{
	bool		own = false;
	bool		other = false;

	for (uint32_t i = 0; i < b->n; i++)
	{
		uint32_t	stated = 0;
		int			year = caption_year(s, b->top[i], &stated);

		if (year < 0)
			return false;
		own |= year == 0 || year == s->year;
		other |= year != 0 && year != s->year;
	}
	if (!own || !other || s->year == 0)
		return false;
	for (uint32_t i = 0; i < b->n; i++)
	{
		uint32_t	stated = 0;
		int			year = caption_year(s, b->top[i], &stated);

		if (year == 0 || year == s->year)
			continue;
		note(s, stated, true);
		take_away(s, stated, end_of(s, b, i));
	}
	return true;
}

/* Whether a line above a table names it, other than the heading of its section or a row of cells. */
static bool
has_own_caption(const search *s, uint32_t top)
{
	const char *start;
	const char *end;

	return find_caption(s, top, &start, &end) && s->page->lines[top - 1].n <= 1 && !is_heading(s, top - 1);
}

/* Of two tables one is an empty form.  The filled one may be anyone's where it has a caption of its own. */
static bool
set_blanks_apart(search *s, const beginnings *b)
{
	bool		filled[TABLES];
	int			n = 0;

	for (uint32_t i = 0; i < b->n; i++)
	{
		uint32_t	end = end_of(s, b, i);

		if (end - b->line[i] < TABLE_LINES)
			return false;
		filled[i] = is_filled(s, b->line[i], end);
		n += filled[i];
		if (filled[i] && has_own_caption(s, b->top[i]))
			return false;
	}
	if (n != 1)
		return false;
	for (uint32_t i = 0; i < b->n; i++)
		if (!filled[i])
		{
			note(s, b->line[i], true);
			take_away(s, b->top[i], end_of(s, b, i));
		}
	return true;
}

/* ---- attachments -------------------------------------------------------------- */

/* What is behind an attachment's number: 1：, 一、, 2-1. A year is none. */
static const char *
skip_number(const char *p, const char *end)
{
	const gr_year year = gr_find_year(p, end);
	bool		marked = false; /* a mark stood there: the Chinese numeral behind it begins a name */

	if (year.value != 0)
		end = year.start;
	while (p < end)
	{
		uint32_t	bytes;
		uint32_t	c = gr_utf8(p, end, &bytes);
		bool		is_mark = gr_fold(c) == 0;

		if (!is_mark && !(c >= '0' && c <= '9') && (marked || gr_chinese_numeral(c) == 0))
			break;
		marked |= is_mark;
		p += bytes;
	}
	return p;
}

/* What is behind the word and the number that open an attachment, 附件1：; NULL: the line opens none. */
static const char *
skip_attachment(const gr_page *page, const gr_line *line)
{
	static const char *const words[] = {"附件", "附表", "附录", "附：", "附:"};
	const char *p = page->text + line->start;
	const char *end = p + line->length;

	/* another ideograph, or cells */
	if (p == end || line->n != 1 || ((unsigned char) *p >= 0xE0 && memcmp(p, "附", 3) != 0))
		return NULL;
	p = gr_skip_marks(p, end);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if ((size_t) (end - p) >= strlen(words[i]) && memcmp(p, words[i], strlen(words[i])) == 0)
			return skip_number(p + strlen(words[i]), end);
	return NULL;
}

/* The name that an attachment's line begins with, be it behind a year: it ends before a year or what the table is about. */
static gr_str
attachment_name(const char *p, const char *end)
{
	static const char *const words[] = {"政府信息", "信息公开", "收到", "申请", "统计", "情况", "数据", "报告"};
	gr_year		year = gr_find_year(p, end);

	if (year.value != 0 && year.start - p < 3)
	{
		p = year.end;
		for (; end - p >= 3 && (memcmp(p, "年", 3) == 0 || memcmp(p, "度", 3) == 0); p += 3);
		year = gr_find_year(p, end);
	}
	if (year.value != 0)
		end = year.start;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
	{
		const char *found = gr_find_bytes(p, end, words[i]);

		end = found != NULL ? found : end;
	}
	return (gr_str) {p, (uint32_t) (end - p)};
}

/* Whether an attachment is of another year or authority than the report, or a pattern of it, by what is behind its word. */
static bool
is_of_others(const search *s, const char *p, const char *end)
{
	static const char *const patterns[] = {"格式", "模板", "样表", "样式", "范本", "示例", "示范"};
	int			year = gr_only_year(p, end);
	gr_str		name = attachment_name(p, end);

	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
		if (gr_find_bytes(p, end, patterns[i]) != NULL)
			return true;
	if (year > 0 && s->year > 0 && year != s->year)
		return true;
	if (s->own == NULL || s->own->agency.s == NULL || gr_name_kind_of(name.s, name.s + name.len) == GR_NO_NAME)
		return false;
	/* its own place's table may be its own */
	return !gr_may_be_same(s->own->agency, name)
		&& gr_find_some_bytes(s->own->agency.s, s->own->agency.s + s->own->agency.len, name.s, name.len) == NULL;
}

/* Where an attachment ends: at the next section that did not stand before it. */
static uint32_t
end_of_attachment(const search *s, uint32_t line)
{
	uint32_t	kinds = 0;

	for (uint32_t i = 0; i < s->outline->n; i++)
	{
		const gr_heading *heading = &s->outline->headings[i];

		if (heading->line < line)
			kinds |= 1u << heading->kind;
		else if (heading->kind != GR_EXTRA && (kinds & 1u << heading->kind) == 0)
			return heading->line;
	}
	return s->page->n_lines;
}

/* Whether words of tables stand in these lines. */
static bool
has_table(const search *s, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
	{
		const gr_line *line = &s->page->lines[i];

		for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
			if (s->words[c].term < GR_TERM_SECTIONS)
				return true;
	}
	return false;
}

/* The first line from there on that opens an attachment; the page's end: none does. */
static uint32_t
next_attachment(const search *s, uint32_t from)
{
	while (from < s->page->n_lines && skip_attachment(s->page, &s->page->lines[from]) == NULL)
		from++;
	return from;
}

/* Attachments of a report stand behind the line of its last heading in the form, those of its tables behind that of its first. */
static uint32_t
attachments_from(const search *s, bool of_tables)
{
	const gr_outline *outline = s->outline;

	for (uint32_t i = 0; i < outline->n && !of_tables; i++)
		if (outline->headings[i].kind == GR_OTHER_MATTERS)
			return outline->headings[i].line + 1;
	return outline->n > 0 ? outline->headings[0].line + 1 : s->page->n_lines;
}

/* Takes away the attachments that state another authority or year than the report's, with their tables. */
static void
set_attachments_apart(search *s, uint32_t line)
{
	for (; line < s->page->n_lines; line = next_attachment(s, line + 1))
	{
		const gr_line *l = &s->page->lines[line];
		uint32_t	end = end_of_attachment(s, line);

		if (!is_of_others(s, skip_attachment(s->page, l), s->page->text + l->start + l->length) || !has_table(s, line + 1, end))
			continue;
		note(s, line, true);
		take_away(s, line, end);
	}
}

/* ---- tables that stand there twice --------------------------------------------- */

/* Whether at least two of the tables have words of the form; else those stand there for something else. */
static bool
have_words(const search *s, const beginnings *b)
{
	int			n = 0;

	for (uint32_t i = 0; i < b->n; i++)
	{
		uint32_t	words = 0;
		uint32_t	end = end_of(s, b, i);

		for (uint32_t line = b->line[i]; line < end; line++)
			for (uint32_t c = s->page->lines[line].first; c < s->page->lines[line].first + (uint32_t) s->page->lines[line].n; c++)
				words += s->words[c].term >= b->words && s->words[c].term < b->words + b->n_words;
		n += words >= b->many;
	}
	return n > 1;
}

static gr_status
look_at(search *s, const beginnings *b, bool *twice)
{
	for (uint32_t i = 1; i < b->n; i++)
	{
		bool		found;
		gr_status	status = look_for_title(s, b->line[i - 1] + 1, b->line[i], false, &found);

		if (status != GR_OK || found)
			return status;
		if (is_other_name(s, b->top[i]))
		{
			note(s, b->top[i] - 1, true);
			take_away(s, b->top[i] - 1, s->page->n_lines);
			return GR_OK;
		}
	}
	if (set_years_apart(s, b) || set_blanks_apart(s, b))
		return GR_OK;
	note(s, b->line[1], false);
	*twice = have_words(s, b);
	return GR_OK;
}

static bool
is_title_of(const gr_report *report, const gr_title *title)
{
	return title->text.len == report->title.len && memcmp(title->text.s, report->title.s, title->text.len) == 0;
}

/* What the report says of itself, so that others' tables can be told from its own. */
static gr_status
read_own(search *s, uint32_t until)
{
	gr_report	report = {.year = 0};
	gr_disputes disputes;
	uint32_t	n;
	gr_status	status = gr_title_read(s->page, s->outline, s->arena, &report, &disputes);

	if (status != GR_OK)
		return status;
	s->year = report.year;
	status = gr_titles_find(s->page, 0, until, s->arena, s->titles, &n);
	for (uint32_t i = 0; status == GR_OK && i < n; i++)
		if (s->titles[i].place == GR_STANDING && (s->own == NULL || is_title_of(&report, &s->titles[i])))
			s->own = &s->titles[i];
	return status;
}

/* The line that the report's own title stands before. */
static uint32_t
first_line(const gr_outline *outline, const beginnings tables[KINDS])
{
	for (int k = 0; k < KINDS; k++)
		if (tables[k].n > 0)
			return tables[k].line[0];
	return outline->n > 0 ? outline->headings[0].line : 0;
}

gr_status
gr_set_others_apart(gr_page *page, const gr_word *words, const gr_term_counts *counts, const gr_outline *outline, gr_arena *arena,
					gr_others *others)
{
	beginnings	tables[KINDS] = {
		{.term = GR_TERM_CLAUSES, .last = GR_TERM_CLAUSES + 1, .n_last = 4, .words = GR_TERM_CLAUSES, .n_words = 5, .many = 3},
		{.term = GR_TERM_ROWS + GR_RECEIVED, .head = GR_TERM_APPLICANTS, .beside = GR_TERM_APPLICANTS + 1, .last = GR_TERM_ROWS + GR_CARRIED_OUT, .n_last = 1,
			.words = GR_TERM_ROWS, .n_words = GR_ROWS, .many = 8},
		{.term = GR_TERM_DIRECT, .words = GR_TERM_AFTER, .n_words = 1, .many = 1},
	};
	search	   *s;
	search		look = {.page = page, .words = words, .outline = outline};
	gr_status	status;
	bool		found;
	bool		again = has_several(&look, counts, tables) || outline->again != 0;
	uint32_t	attachment = next_attachment(&look, attachments_from(&look, again));

	*others = (gr_others) {.set_apart = false};
	if (!again && attachment == page->n_lines)
		return GR_OK;
	s = gr_alloc_raw(arena, sizeof *s);
	if (s == NULL)
		return GR_NO_MEMORY;
	*s = (search) {.page = page, .words = words, .outline = outline, .arena = arena, .others = others};
	status = read_own(s, first_line(outline, tables));
	if (status == GR_OK)
		set_attachments_apart(s, attachment);
	if (status == GR_OK && outline->again != 0 && outline->n > 0 && outline->again > outline->headings[0].line)
		status = look_for_title(s, outline->headings[0].line + 1, outline->again, true, &found);
	for (int k = 0; k < KINDS && status == GR_OK; k++)
	{
		while (tables[k].n > 0 && tables[k].line[tables[k].n - 1] >= page->n_lines)
			tables[k].n--;
		if (tables[k].n > 1)
			status = look_at(s, &tables[k], &others->twice[k]);
	}
	return status;
}

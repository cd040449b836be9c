/*
 * others.c - tells a second report, or the table of another authority or year, by what stands
 * above a table that begins a second time: a title, a name, a caption with another year; or by
 * its cells, which are all blank.
 */
#include "outline/others.h"

#include <string.h>

#include "outline/attachments.h"
#include "outline/set_apart.h"
#include "text/folded.h"
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

static bool
has_term(const gr_search *s, uint32_t line)
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
top_of(const gr_search *s, uint32_t line)
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
is_header(const gr_search *s, const beginnings *b, uint32_t cell)
{
	if (b->head == b->beside || s->words[cell].term != b->head)
		return false;
	for (cell++; cell < s->page->n_cells && s->words[cell].term != b->beside; cell++)
		if (s->page->cells[cell].state == GR_NUMBER || s->words[cell].term < GR_TERM_GROUPS)
			return false;
	return cell < s->page->n_cells;
}

static void
find_beginnings(const gr_search *s, beginnings *b)
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
has_several(const gr_search *s, const gr_term_counts *counts, beginnings tables[KINDS])
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
end_of(const gr_search *s, const beginnings *b, uint32_t table)
{
	uint32_t	end = table + 1 < b->n ? b->top[table + 1] : s->page->n_lines;

	for (uint32_t i = 0; i < s->outline->n; i++)
		if (s->outline->headings[i].line > b->line[table] && s->outline->headings[i].line < end)
			end = s->outline->headings[i].line;
	return end;
}

static bool
is_filled(const gr_search *s, uint32_t from, uint32_t until)
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

/* The caption in the line right above a table; false where there is none. */
static bool
find_caption(const gr_search *s, uint32_t top, const char **start, const char **end)
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
is_heading(const gr_search *s, uint32_t line)
{
	for (uint32_t i = 0; i < s->outline->n; i++)
		if (s->outline->headings[i].line == line)
			return true;
	return false;
}

/* The year that the lines of a table's caption state, and the upper line that does; 0: none, -1: more than one. */
static int
caption_year(const gr_search *s, uint32_t top, uint32_t *stated)
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
is_other_title(const gr_search *s, const gr_title *title)
{
	if (s->own == NULL)
		return true;
	return (title->year > 0 && s->own->year > 0 && title->year != s->own->year)
		|| (title->agency.s != NULL && s->own->agency.s != NULL && !gr_is_one_authority(title->agency, s->own->agency));
}

/* Another title between two tables, or two sections, of a kind: what follows it is another report. */
static gr_status
look_for_title(gr_search *s, uint32_t from, uint32_t until, bool only_other, bool *found)
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
			gr_note_other(s, titles[i].first, true);
			gr_take_away(s, titles[i].first, s->page->n_lines);
		}
	return status;
}

/* The name of another authority above a table. */
static bool
is_other_name(const gr_search *s, uint32_t top)
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
set_years_apart(gr_search *s, const beginnings *b)
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
		gr_note_other(s, stated, true);
		gr_take_away(s, stated, end_of(s, b, i));
	}
	return true;
}

/* Whether a line above a table names it, other than the heading of its section or a row of cells. */
static bool
has_own_caption(const gr_search *s, uint32_t top)
{
	const char *start;
	const char *end;

	return find_caption(s, top, &start, &end) && s->page->lines[top - 1].n <= 1 && !is_heading(s, top - 1);
}

/* Of two tables one is an empty form.  The filled one may be anyone's where it has a caption of its own. */
static bool
set_blanks_apart(gr_search *s, const beginnings *b)
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
			gr_note_other(s, b->line[i], true);
			gr_take_away(s, b->top[i], end_of(s, b, i));
		}
	return true;
}

/* ---- tables that stand there twice --------------------------------------------- */

/* Whether at least two of the tables have words of the form; else those stand there for something else. */
static bool
have_words(const gr_search *s, const beginnings *b)
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
look_at(gr_search *s, const beginnings *b, bool *twice)
{
	for (uint32_t i = 1; i < b->n; i++)
	{
		bool		found;
		gr_status	status = look_for_title(s, b->line[i - 1] + 1, b->line[i], false, &found);

		if (status != GR_OK || found)
			return status;
		if (is_other_name(s, b->top[i]))
		{
			gr_note_other(s, b->top[i] - 1, true);
			gr_take_away(s, b->top[i] - 1, s->page->n_lines);
			return GR_OK;
		}
	}
	if (set_years_apart(s, b) || set_blanks_apart(s, b))
		return GR_OK;
	gr_note_other(s, b->line[1], false);
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
read_own(gr_search *s, uint32_t until)
{
	gr_report	report = {.year = 0};
	gr_disputes disputes;
	uint32_t	n;
	gr_title   *titles = gr_alloc_raw(s->arena, GR_TITLES * sizeof *titles);
	gr_status	status = titles == NULL ? GR_NO_MEMORY : gr_title_read(s->page, s->outline, s->arena, &report, &disputes);

	if (status != GR_OK)
		return status;
	s->year = report.year;
	status = gr_titles_find(s->page, 0, until, s->arena, titles, &n);
	for (uint32_t i = 0; status == GR_OK && i < n; i++)
		if (titles[i].place == GR_STANDING && (s->own == NULL || is_title_of(&report, &titles[i])))
			s->own = &titles[i];
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
	gr_search	s = {.page = page, .words = words, .outline = outline, .arena = arena, .others = others};
	gr_status	status;
	bool		found;
	bool		again = has_several(&s, counts, tables) || outline->again != 0;
	uint32_t	attachment = gr_next_attachment(&s, gr_attachments_from(&s, again));

	*others = (gr_others) {.set_apart = false};
	if (!again && attachment == page->n_lines)
		return GR_OK;
	status = read_own(&s, first_line(outline, tables));
	if (status == GR_OK)
		gr_set_attachments_apart(&s, attachment);
	if (status == GR_OK && outline->again != 0 && outline->n > 0 && outline->again > outline->headings[0].line)
		status = look_for_title(&s, outline->headings[0].line + 1, outline->again, true, &found);
	for (int k = 0; k < KINDS && status == GR_OK; k++)
	{
		while (tables[k].n > 0 && tables[k].line[tables[k].n - 1] >= page->n_lines)
			tables[k].n--;
		if (tables[k].n > 1)
			status = look_at(&s, &tables[k], &others->twice[k]);
	}
	return status;
}

/*
 * blank_tables.c - tables without any figure whose labels all stand in the text: a form that nobody filled in.
 *
 * Where cells leave a trace (tabs, bars, HTML) records have them, blank.  Where they leave
 * none, as with a cell a line, there is no record; its rows are taken from the labels alone.
 */
#include "place/place.h"

#include <string.h>

#include "text/folded.h"
#include "text/utf8.h"

#define ALL_OUTCOMES (GR_PROCEEDINGS * GR_OUTCOMES)

typedef struct blank_form
{
	const gr_page *page;
	const gr_word *words;
	gr_report  *report;
	uint8_t		edition;		/* gr_form */
	uint32_t	from;			/* cells of the table's section */
	uint32_t	until;
	uint32_t	end;			/* bytes of the text: of that section */
	bool		traced;			/* a row ends with a blank cell: blank cells leave a trace */
	uint32_t	cell[GR_TERMS];	/* where each term first stands, as an index of cells from 1; 0: nowhere */
	uint32_t	times[GR_TERMS];	/* it stands in the section */
} blank_form;

/* What a document has as a picture or an object that was not read may be a table. */
static bool
is_left_out(const gr_page *page, const gr_cell *cell)
{
	const char *start = page->text + cell->start;

	return cell->length >= sizeof GR_LEFT_OUT - 1 && gr_find_bytes(start, start + cell->length, GR_LEFT_OUT) != NULL;
}

/* Finds the cells of a section; false: there is none. */
static bool
find_section(blank_form *b, const gr_outline *outline, uint8_t kind)
{
	const gr_page *page = b->page;

	b->from = b->until = 0;
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].kind == kind)
		{
			uint32_t	next = i + 1 < outline->n ? outline->headings[i + 1].line : page->n_lines;
			uint32_t	first = outline->headings[i].line + 1;

			if (first >= next)
				return false;
			b->from = page->lines[first].first;
			b->until = page->lines[next - 1].first + (uint32_t) page->lines[next - 1].n;
			b->end = next < page->n_lines ? page->lines[next].start : (uint32_t) page->length;
		}
	return b->from < b->until;
}

/* What is left of a heading's marks: neither a word of the form, nor a figure. */
static bool
is_mark(const blank_form *b, uint32_t cell)
{
	const gr_cell *c = &b->page->cells[cell];

	return b->words[cell].term >= GR_TERMS && (c->state == GR_UNREADABLE || c->state == GR_ABSENT) && !is_left_out(b->page, c);
}

/* The words of a section; false: it has none, or a figure stands in it. */
static bool
find_blank_section(blank_form *b, const gr_outline *outline, uint8_t kind)
{
	memset(b->cell, 0, sizeof b->cell);
	memset(b->times, 0, sizeof b->times);
	if (!find_section(b, outline, kind))
		return false;
	while (b->from < b->until && is_mark(b, b->from))
		b->from++;
	for (uint32_t i = b->from; i < b->until; i++)
	{
		const gr_cell *cell = &b->page->cells[i];
		const uint8_t term = b->words[i].term;

		if ((cell->state != GR_ABSENT && cell->state != GR_BLANK) || is_left_out(b->page, cell))
			return false;
		b->traced |= cell->state == GR_BLANK && cell->index > 0 && cell->index + 1 == b->page->lines[cell->line].n;
		if (term < GR_TERMS && b->times[term]++ == 0)
			b->cell[term] = i + 1;
	}
	return b->from < b->until;
}

/* The blank cell behind a label. */
static gr_figure
blank_behind(const gr_page *page, uint32_t label)
{
	const gr_cell *cell = &page->cells[label];
	uint32_t	start = cell->start + cell->length;

	return (gr_figure) {
		.state = GR_BLANK,
		.line = page->lines[cell->line].number,
		.start = start,
		.raw = {page->text + start, 0},
	};
}

/* The cell of a row's label, from 1; 总计 and 其他 are words of headers, too. */
static uint32_t
label_of_row(const blank_form *b, int row)
{
	if (row != GR_CONCLUDED && row != GR_MISCELLANEOUS)
		return b->cell[GR_TERM_ROWS + row];
	for (uint32_t i = b->from; i < b->until; i++)
		if (row == GR_CONCLUDED ? b->words[i].term == GR_TERM_TOTAL && b->words[i].number == 7
			: b->words[i].term == GR_TERM_OTHER && b->words[i].number == 3)
			return i + 1;
	return 0;
}

static gr_status
take_applications(blank_form *b, gr_arena *arena)
{
	const uint8_t edition = b->edition == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;
	gr_application *out = gr_alloc_raw(arena, GR_ROWS * sizeof *out);
	uint32_t	n = 0;

	if (out == NULL)
		return GR_NO_MEMORY;
	for (int row = 0; row < GR_ROWS; row++)
	{
		uint32_t	label = label_of_row(b, row);

		if ((gr_application_rows[row].editions & edition) == 0)
			continue;
		if (label == 0)
			return GR_OK;
		out[n].row = (uint8_t) row;
		for (int i = 0; i < GR_APPLICANTS; i++)
			out[n].cell[i] = blank_behind(b->page, label - 1);
		n++;
	}
	b->report->applications = out;
	b->report->n_applications = n;
	return GR_OK;
}

static gr_status
take_disclosures(blank_form *b, gr_arena *arena)
{
	gr_disclosure *out = gr_alloc_raw(arena, GR_DISCLOSURE_CELLS * sizeof *out);
	uint32_t	n = 0;

	if (out == NULL)
		return GR_NO_MEMORY;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		uint32_t	label = b->cell[GR_TERM_ITEMS + cell->item];

		if (cell->form != b->edition)
			continue;
		if (label == 0)
			return GR_OK;
		out[n++] = (gr_disclosure) {
			.clause = cell->clause,
			.item = (int8_t) cell->item,
			.measure = cell->measure,
			.unit = cell->measure == GR_AMOUNT ? GR_UNIT_NONE : cell->unit,
			.label = {b->page->text + b->page->cells[label - 1].start, b->page->cells[label - 1].length},
			.figure = blank_behind(b->page, label - 1),
		};
	}
	b->report->disclosures = out;
	b->report->n_disclosures = n;
	return GR_OK;
}

/* All that was read of tables two and three is blank. */
static bool
is_blank_before(const gr_report *report)
{
	for (uint32_t i = 0; i < report->n_disclosures; i++)
		if (report->disclosures[i].figure.state != GR_BLANK)
			return false;
	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int k = 0; k < GR_APPLICANTS; k++)
			if (report->applications[i].cell[k].state != GR_BLANK)
				return false;
	return report->n_disclosures > 0 && report->n_applications > 0;
}

/* The names of all fifteen columns stand in the section, and those above them. */
static bool
has_header_of_reviews(const blank_form *b)
{
	for (int i = 0; i < GR_OUTCOMES - 1; i++)
		if (b->times[GR_TERM_OUTCOMES + i] < GR_PROCEEDINGS)
			return false;
	return b->times[GR_TERM_TOTAL] >= GR_PROCEEDINGS && b->cell[GR_TERM_RECONSIDERATION] != 0 && b->cell[GR_TERM_DIRECT] != 0
		&& b->cell[GR_TERM_AFTER] != 0;
}

/* The last cell of the section that is a word of the form, from 1. */
static uint32_t
find_last_label(const blank_form *b)
{
	uint32_t	last = b->until;

	while (last > b->from && b->words[last - 1].term >= GR_TERMS && b->words[last - 1].term != GR_TERM_GOES_ON)
		last--;
	return last;
}

/* What follows a table's last word, up to the next text: marks of cells, and drawn rules. */
typedef struct blank_marks
{
	uint32_t	marks;			/* tabs and bars, which part cells */
	uint32_t	rules;			/* drawn lines */
} blank_marks;

static blank_marks
count_marks(const char *p, const char *end)
{
	blank_marks found = {0, 0};
	uint32_t	strokes = 0;	/* of the line */
	uint32_t	length;

	for (; p < end; p += length)
	{
		const uint32_t c = gr_utf8(p, end, &length);
		const bool	drawn = (c >= U'─' && c <= U'╿') || c == '+' || c == '-';

		if (!drawn && c > ' ' && c != '|')
			break;
		found.marks += c == '\t' || c == '|';
		strokes += drawn && c != U'│' && c != U'┃' && c != U'║';
		if (c != '\n')
			continue;
		found.rules += strokes >= ALL_OUTCOMES;
		strokes = 0;
	}
	return found;
}

/* A row of fifteen blank cells stands behind the header: in the page's cells, or in what is none of its lines. */
static bool
has_blank_row(const blank_form *b, uint32_t label)
{
	const gr_cell *cell = &b->page->cells[label - 1];
	const char *text = b->page->text;
	const blank_marks found = count_marks(text + cell->start + cell->length, text + b->end);
	uint32_t	blanks = 0;

	for (uint32_t i = label; i < b->until; i++)
		blanks += b->page->cells[i].state == GR_BLANK;
	/* between two rules there is a row */
	return blanks >= ALL_OUTCOMES || found.marks + 1 >= ALL_OUTCOMES || found.rules > 1;
}

/*
 * The header says nothing of the row below it, which may be lost: either the row has left
 * a trace, or nothing of the form does and the other tables are blank, too.
 */
static gr_status
take_reviews(blank_form *b, gr_arena *arena)
{
	const uint32_t label = find_last_label(b);
	gr_review  *out;

	if (!has_header_of_reviews(b) || !(has_blank_row(b, label) || (!b->traced && is_blank_before(b->report))))
		return GR_OK;
	if ((out = gr_alloc(arena, GR_PROCEEDINGS * sizeof *out)) == NULL)
		return GR_NO_MEMORY;
	for (int k = 0; k < GR_PROCEEDINGS; k++)
	{
		out[k].proceeding = (uint8_t) k;
		for (int i = 0; i < GR_OUTCOMES; i++)
			out[k].cell[i] = blank_behind(b->page, label - 1);
	}
	b->report->reviews = out;
	b->report->n_reviews = GR_PROCEEDINGS;
	return GR_OK;
}

gr_status
gr_place_blank_tables(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_form edition, gr_arena *arena,
					  gr_report *report)
{
	static gr_status (*const take[]) (blank_form *, gr_arena *) = {take_disclosures, take_applications, take_reviews};
	const uint32_t read[] = {report->n_disclosures, report->n_applications, report->n_reviews};
	blank_form	b = {.page = page, .words = words, .report = report, .edition = (uint8_t) edition};
	gr_status	status = GR_OK;

	if (edition == GR_FORM_NONE || (read[0] > 0 && read[1] > 0 && read[2] > 0))
		return GR_OK;
	for (int k = 0; k < 3 && status == GR_OK; k++)
		if (find_blank_section(&b, outline, (uint8_t) (GR_DISCLOSURES + k)) && read[k] == 0)
			status = take[k](&b, arena);
	return status;
}

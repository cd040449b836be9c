/*
 * records.c - gathers figures into records and texts around them.
 *
 * A line of several cells that holds figures is a record; figures that stand
 * one a line are a record as long as no text comes between.  Which row of the
 * form a record is, is not decided here; which table, by the words met last.
 */
#include "place/records.h"

#include "form/labels.h"
#include "text/sentence.h"

/* Letters of a text that may be a damaged figure: 十余, 约二十. */
#define DAMAGED_LETTERS 4

/* Texts between a heading and the first word of its table that may be names of columns. */
#define HEAD_TEXTS 12

typedef struct reader
{
	const gr_page *page;
	const gr_word *words;
	gr_records *out;
	gr_table	table;
	uint32_t	pending;		/* first text that no record has yet */
	uint32_t	closed;			/* first text behind the last heading or sentence */
	uint32_t	line_texts;		/* first text of the line that is being read */
	uint32_t	band;			/* first text behind the last drawn rule */
	bool		spaced;			/* an empty line stands between two of the pending texts */
	bool		narrative;		/* the section is one that the form has no table in */
	bool		run;			/* the last record is a run of lines that may go on */
} reader;

static gr_table
table_of(uint8_t term, gr_table now)
{
	if (term == GR_TERM_OTHER || term == GR_TERM_TOTAL || term >= GR_TERM_SECTIONS)
		return now;
	if (term < GR_TERM_CLAUSES)
		return GR_TABLE_APPLICATIONS;
	if (term < GR_TERM_RECONSIDERATION)
		return GR_TABLE_DISCLOSURES;
	return GR_TABLE_REVIEWS;
}

/*
 * A word that only a table has, its header's.  In a narrative section a row's
 * name is prose: 行政许可 99.
 */
static bool
opens_table(uint8_t term)
{
	return (term >= GR_TERM_APPLICANTS && term < GR_TERM_OTHER) || (term >= GR_TERM_CLAUSES && term < GR_TERM_ITEMS)
		|| term >= GR_TERM_OUTCOMES;
}

static gr_record *
open_record(reader *r, const gr_line *line, uint32_t own)
{
	gr_record  *record = &r->out->list[r->out->n++];

	*record = (gr_record) {
		.line = (uint32_t) (line - r->page->lines),
		.cells = r->out->n_cells,
		.above = r->pending,
		.own = own,
		.band = r->band,
		.below = r->out->n_texts,
		.table = (uint8_t) r->table,
		.layout = line->layout,
	};
	if (r->out->end[r->table] == 0)
		r->out->first[r->table] = r->out->n - 1;
	r->out->end[r->table] = r->out->n;
	r->pending = r->out->n_texts;
	r->spaced = false;
	return record;
}

static inline void
add_cell(reader *r, gr_record *record, uint32_t cell)
{
	if (record->n_cells >= GR_RECORD_CELLS)
		return;
	r->out->cells[r->out->n_cells++] = cell;
	record->n_cells++;
	if (r->page->cells[cell].state != GR_BLANK)
		record->n_filled++;
	record->unreadable |= r->page->cells[cell].state == GR_UNREADABLE;
}

/* The cells [from, until) of one line, the record's only ones. */
static void
add_cells(reader *r, gr_record *record, uint32_t from, uint32_t until)
{
	uint32_t   *out = &r->out->cells[r->out->n_cells];
	uint32_t	filled = 0;
	bool		unreadable = false;

	for (uint32_t cell = from; cell < until; cell++)
	{
		const uint8_t state = r->page->cells[cell].state;

		*out++ = cell;
		filled += state != GR_BLANK;
		unreadable |= state == GR_UNREADABLE;
	}
	r->out->n_cells += until - from;
	record->n_cells = (uint16_t) (until - from);
	record->n_filled = (uint16_t) filled;
	record->unreadable = unreadable;
}

_Static_assert(GR_LINE_CELLS <= GR_RECORD_CELLS, "a line's cells are a record's");

/* The table that is being read ends before this line. */
static void
close_table(reader *r)
{
	r->run = false;
	if (r->out->n > 0)
		r->out->list[r->out->n - 1].closed = true;
	r->table = GR_TABLE_NONE;
	r->pending = r->closed = r->out->n_texts;
	r->spaced = false;
}

static void
add_text(reader *r, uint32_t cell)
{
	gr_table	table = table_of(r->words[cell].term, r->table);

	if (r->words[cell].term == GR_TERM_GOES_ON)
		return;
	if (r->narrative && r->table == GR_TABLE_NONE && !opens_table(r->words[cell].term))
		table = GR_TABLE_NONE;
	if (table != r->table)
	{
		/* of the texts above a table's first word, those behind a heading may name its columns */
		r->pending = r->table == GR_TABLE_NONE && r->closed + HEAD_TEXTS > r->line_texts ? r->closed : r->line_texts;
		r->table = table;
	}
	r->out->texts[r->out->n_texts++] = cell;
}

/*
 * A text on a line of its own that stands where a figure should: between the
 * figures of a run, or in a marked cell right behind the label of a row.
 */
static bool
is_damaged_figure(const reader *r, const gr_line *line, uint32_t cell)
{
	const gr_word *word = &r->words[cell];

	if (r->table != GR_TABLE_APPLICATIONS || word->term != GR_NO_TERM || word->number != 0 || word->letters > DAMAGED_LETTERS
		|| line->gap > 0)
		return false;
	if (r->run)
		return r->out->list[r->out->n - 1].n_cells < GR_APPLICANTS && !gr_is_piece_of_row(r->page->text + r->page->cells[cell].start, r->page->cells[cell].length);
	return line->layout == GR_MARKED_CELL && r->out->n_texts > r->pending
		&& gr_is_row(&r->words[r->out->texts[r->out->n_texts - 1]]);
}

/* A figure, or a blank cell, on a line of its own. */
static void
read_run_line(reader *r, const gr_line *line, uint32_t cell)
{
	gr_record  *record;

	/* cells that are marked come in rows, an empty line between two */
	if (r->run && line->layout == GR_MARKED_CELL && line->gap > 0)
		r->run = false;
	if (!r->run)
	{
		const bool	blank = r->page->cells[cell].state == GR_BLANK;
		const bool	labelled = r->out->n_texts > r->pending && gr_is_row(&r->words[r->out->texts[r->out->n_texts - 1]]);
		const bool	spaced = r->spaced;

		/* blanks before a row's label are what its group's label leaves */
		if (blank && (line->gap > 0 || !labelled))
			return;
		record = open_record(r, line, r->out->n_texts);
		record->run = r->run = true;
		record->spaced = spaced && !labelled;
	}
	else
	{
		record = &r->out->list[r->out->n - 1];
		record->gaps = record->gaps || line->gap > 0;
	}
	add_cell(r, record, cell);
}

/* A text, be it the number that a label of several lines begins with. */
static inline bool
is_text(const gr_cell *cell, const gr_word *word)
{
	return cell->state == GR_ABSENT || word->term != GR_NO_TERM;
}

/* Whether the line begins with a number of its own, before a row's label: 1 | 一、本年新收… | 12 | … */
static bool
has_serial(const gr_line *line, const gr_cell *cells, const gr_word *words)
{
	int			i = 1;

	if (line->layout == GR_SPACES || line->n <= 2 || cells[0].state != GR_NUMBER || cells[0].mantissa >= 100)
		return false;
	while (i < line->n - 1 && cells[i].state == GR_BLANK)
		i++;
	return words[i].letters > 1;
}

/* Lines of one row between two drawn rules that are looked at. */
#define BAND_LINES 64

/*
 * A line of blanks behind a row's label that goes on with the row of figures above it:
 * both stand between two drawn rules.
 */
static bool
goes_on_with_row(const reader *r, uint32_t index)
{
	const gr_line *lines = r->page->lines;
	const gr_record *above = r->out->n > 0 ? &r->out->list[r->out->n - 1] : NULL;
	const uint32_t limit = r->page->n_lines - index > BAND_LINES ? index + BAND_LINES : r->page->n_lines - 1;

	if (above == NULL || above->n_filled == 0 || above->band != r->band || !lines[above->line].ruled)
		return false;
	while (index < limit && lines[index + 1].n == lines[index].n && !lines[index + 1].ruled)
		index++;
	return index < limit && lines[index + 1].ruled;
}

/* What a line's cells are: texts, then figures. */
typedef struct row_cells
{
	int			label;			/* the last text before the first figure; -1: none */
	int			figure;			/* the first one; the number of cells where there is none */
	int			filled;			/* figures */
	bool		mixed;			/* words of the form behind figures: not one row */
	bool		glued;			/* a label runs into its figures */
} row_cells;

static row_cells
look_at_cells(const gr_line *line, const gr_cell *cells, const gr_word *words)
{
	row_cells	row = {.label = -1,.figure = line->n};

	for (int i = has_serial(line, cells, words) ? 1 : 0; i < line->n; i++)
	{
		const bool	known = words[i].term != GR_NO_TERM;

		if (cells[i].state == GR_BLANK)
			continue;
		/* 数据1 is a name; 规章12 is a label that runs into its figures */
		row.glued |= cells[i].glued && gr_is_row(&words[i - 1]);
		row.mixed |= known && row.filled > 0;
		if (cells[i].state == GR_ABSENT || known || (cells[i].glued && !row.glued))
			row.label = row.filled == 0 ? i : row.label;
		else if (row.filled++ == 0)
			row.figure = i;
	}
	return row;
}

/* One figure by itself, unless the line has all columns of table 四, the others blank. */
static bool
is_lone_figure(const reader *r, const gr_line *line, const row_cells *row)
{
	bool		whole_reviews = r->table == GR_TABLE_REVIEWS && line->n >= GR_PROCEEDINGS * GR_OUTCOMES;

	return row->label < 0 && row->filled == 1 && !row->mixed && !whole_reviews;
}

/*
 * A line of several cells.  A text between figures is a figure that cannot be
 * read; a word of the form there makes two rows of it.
 */
static __attribute__((noinline)) void
read_cells(reader *r, const gr_line *line)
{
	const gr_cell *cells = &r->page->cells[line->first];
	const gr_word *words = &r->words[line->first];
	const row_cells row = look_at_cells(line, cells, words);
	uint32_t	own = r->out->n_texts;
	gr_record  *record;

	if (is_lone_figure(r, line, &row))
	{
		read_run_line(r, line, line->first + (uint32_t) row.figure);
		return;
	}
	r->run = false;
	for (int i = 0; i <= (row.mixed ? line->n - 1 : row.label); i++)
		if (is_text(&cells[i], &words[i]))
			add_text(r, line->first + (uint32_t) i);
	if (r->table == GR_TABLE_NONE)
		return;
	if (row.filled == 0
		&& (row.label < 0 || row.label + 1 == line->n || !gr_is_row(&words[row.label]) || goes_on_with_row(r, (uint32_t) (line - r->page->lines))))
		return;
	record = open_record(r, line, own > r->pending ? own : r->pending);
	record->mixed = row.mixed;
	record->glued = row.glued;
	r->out->bare[r->table] |= row.label < 0 || !gr_is_row(&words[row.label]);
	add_cells(r, record, line->first + (uint32_t) (row.label + 1), line->first + (uint32_t) line->n);
}

/* The usual lines, as many as come: figures that a run goes on with.  Returns the line behind them. */
static const gr_line *
read_run(reader *r, const gr_line *line, const gr_line *end)
{
	const gr_cell *const page_cells = r->page->cells;
	gr_record  *record = &r->out->list[r->out->n - 1];
	uint32_t   *cells = &r->out->cells[r->out->n_cells];
	uint32_t	room = GR_RECORD_CELLS - (uint32_t) record->n_cells;
	uint32_t	n = 0;

	for (; line < end && line->n == 1 && line->gap == 0 && page_cells[line->first].state == GR_NUMBER; line++)
		if (n < room)
			cells[n++] = line->first;
	r->out->n_cells += n;
	record->n_cells = (uint16_t) (record->n_cells + n);
	record->n_filled = (uint16_t) (record->n_filled + n);
	return line;
}

/* Room for what the page may give; false: memory has ended. */
static bool
allocate_records(const gr_page *page, const gr_word *words, gr_arena *arena, gr_records *records)
{
	*records = (gr_records) {.words = words};
	records->list = gr_alloc_raw(arena, ((page->n_lines < GR_RECORDS ? page->n_lines : GR_RECORDS) + 1) * sizeof(gr_record));
	records->texts = gr_alloc_raw(arena, (page->n_cells + 1) * sizeof(uint32_t));
	records->cells = gr_alloc_raw(arena, (page->n_cells + 1) * sizeof(uint32_t));
	records->habits = gr_alloc(arena, 2 * sizeof *records->habits);
	return records->habits != NULL && records->list != NULL && records->texts != NULL && records->cells != NULL;
}

/* Whether a cell by itself is text that no label is. */
static bool
is_prose(const gr_page *page, const gr_line *line, const gr_word *word)
{
	return word->term == GR_NO_TERM
		&& (word->letters > GR_LABEL_LETTERS
			|| gr_has_sentence(page->text + line->start, page->text + line->start + line->length));
}

static void
read_line(reader *r, const gr_line *line)
{
	const gr_page *page = r->page;
	uint32_t	cell = line->first;

	if (line->n > 1)
		read_cells(r, line);
	else if (line->n == 0)
		close_table(r);
	else if (page->cells[cell].state != GR_ABSENT || is_damaged_figure(r, line, cell))
	{
		if (r->table != GR_TABLE_NONE)
			read_run_line(r, line, cell);
	}
	else if (is_prose(page, line, &r->words[cell]))
		close_table(r);
	else
	{
		r->run = false;
		r->spaced = r->spaced || (line->gap > 0 && r->out->n_texts > r->pending);
		add_text(r, cell);
	}
}

/* The line of the n-th heading; NULL: there is none. */
static const gr_line *
heading_line(const gr_page *page, const gr_outline *outline, uint32_t n)
{
	return n < outline->n ? &page->lines[outline->headings[n].line] : NULL;
}

gr_status
gr_records_read(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_arena *arena, gr_records *records)
{
	const gr_line *const end = page->lines + page->n_lines;
	reader		r = {.page = page, .words = words, .out = records};
	uint32_t	heading = 0;
	const gr_line *next = heading_line(page, outline, heading);

	if (!allocate_records(page, words, arena, records))
		return GR_NO_MEMORY;
	for (const gr_line *line = page->lines; line < end; line++)
	{
		if (r.run && (line = read_run(&r, line, end)) == end)
			break;
		if (records->n >= GR_RECORDS)
		{
			records->unread = line->number;
			records->unread_line = (uint32_t) (line - page->lines);
			break;
		}
		r.line_texts = records->n_texts;
		if (line->ruled)
			r.band = records->n_texts;
		if (line == next)
		{
			const uint8_t kind = outline->headings[heading++].kind;

			next = heading_line(page, outline, heading);
			r.narrative = kind != GR_DISCLOSURES && kind != GR_APPLICATIONS && kind != GR_REVIEWS;
			close_table(&r);
			continue;
		}
		read_line(&r, line);
	}
	records->list[records->n] = (gr_record) {
		.line = page->n_lines,.above = records->n_texts,.own = records->n_texts,.band = records->n_texts,.below = records->n_texts
	};
	return GR_OK;
}

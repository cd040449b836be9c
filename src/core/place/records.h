/*
 * records.h - the figures of the three tables as records: one for each row of
 * figures in the text, with the text pieces that stand around it.
 */
#ifndef GR_RECORDS_H
#define GR_RECORDS_H

#include "outline/outline.h"
#include "page/page.h"
#include "outline/page_labels.h"

typedef enum gr_table
{
	GR_TABLE_NONE,
	GR_TABLE_DISCLOSURES,
	GR_TABLE_APPLICATIONS,
	GR_TABLE_REVIEWS,
	GR_TABLES_END
} gr_table;

/* Records that are kept: fifty times what a report has. */
#define GR_RECORDS 2048
/* Cells of one record; a longer run of figures is no row of the form and is kept up to here, to be reported. */
#define GR_RECORD_CELLS 256

typedef struct gr_record
{
	uint32_t	line;			/* index of page->lines: of its first figure */
	uint32_t	cells;			/* first of n_cells in gr_records.cells, blank ones included */
	uint16_t	n_cells;
	uint16_t	n_filled;		/* those that are not blank */
	uint32_t	above;			/* texts since the record before: [above, own) in gr_records.texts */
	uint32_t	own;			/* texts on its own line: [own, below) */
	uint32_t	band;			/* no drawn rule stands between the texts from here on and it */
	uint32_t	below;			/* the texts from here on are behind it */
	uint8_t		table;			/* gr_table */
	uint8_t		layout;			/* gr_layout of its line */
	bool		run;			/* its cells stand one a line */
	bool		glued;			/* its label runs into its figures, which cannot be told apart */
	bool		mixed;			/* labels stand between its figures: not one row */
	bool		gaps;			/* of a run: empty lines stand between its figures */
	bool		spaced;			/* of a run: empty lines part the header above it, and so may part it from that */
	bool		unreadable;		/* a cell of it is */
	bool		closed;			/* a heading, a sentence or another table follows: its table ends here */
} gr_record;

/* Lines from a cell to the next that are counted. */
#define GR_STEPS 8

/* What the records that are laid out alike show of the text they are from. */
typedef struct gr_habits
{
	bool		known;
	bool		single;			/* a blank parts two cells, and two of them are a blank cell */
	bool		long_figures;	/* thousands have no mark */
	int			singles;
	int			inside;			/* rows with a blank cell before a figure: they leave a trace */
	int			padded;			/* rows of table 三 with several figures side by side, and blank cells behind them alone */
	int			leads[GR_STEPS];	/* of runs: how often so many lines are between a label and its first figure */
	int			steps[GR_STEPS];	/* of runs: … and between two figures */
	int			lead;			/* that without blank cells, by these */
	int			step;
	uint8_t		axis;			/* of GR_SPACES: the axes, one or both, by which letters are counted */
	uint8_t		last_axis;
} gr_habits;

typedef struct gr_records
{
	gr_record  *list;			/* n of them, and one that begins where the page ends: what is behind a record is before the next */
	uint32_t	n;
	uint32_t	first[GR_TABLES_END];	/* the first and the last of each table: [first, end) */
	uint32_t	end[GR_TABLES_END];
	bool		bare[GR_TABLES_END];	/* figures in cells of the table that no label of a row is beside */
	uint32_t   *cells;			/* indexes of page->cells */
	uint32_t	n_cells;
	uint32_t   *texts;			/* indexes of page->cells */
	uint32_t	n_texts;
	const gr_word *words;		/* of page->cells */
	gr_habits (*habits)[GR_GRID + 1];	/* of lines of cells, of runs; by gr_layout: see gr_habits_of */
	uint32_t	unread;			/* line of the body from which on records were not kept; 0: all were */
	uint32_t	unread_line;	/* index of page->lines: that line */
} gr_records;

/* Cell i of a record: an index of page->cells. */
static inline uint32_t
gr_cell_of(const gr_records *records, const gr_record *record, int i)
{
	return records->cells[record->cells + (uint32_t) i];
}

/* The line of a record's last cell. */
static inline uint32_t
gr_last_line(const gr_page *page, const gr_records *records, const gr_record *record)
{
	return record->n_cells > 0 ? page->cells[gr_cell_of(records, record, record->n_cells - 1)].line : record->line;
}

extern gr_status gr_records_read(const gr_page *page, const gr_word *words, const gr_outline *outline,
								 gr_arena *arena, gr_records *records);

/* A row's label, so that blanks behind it are cells of that row. */
static inline bool
gr_is_row(const gr_word *word)
{
	return word->term < GR_TERM_GROUPS || (word->term >= GR_TERM_ITEMS && word->term < GR_TERM_RECONSIDERATION)
		|| ((word->term == GR_TERM_OTHER || word->term == GR_TERM_TOTAL) && word->number != 0);
}

#endif

/*
 * pieces.c - figures that broke in narrow cells: what is left over beside a row may be pieces of its figures.
 */
#include "place/pieces.h"

#include "place/alignment.h"
#include "place/habits.h"

/* Characters that the end of a figure may stand off its beginning. */
#define END_SLACK 2
/* Lines from the beginning of a figure to its end, at most: lines of a label in smaller print may come between. */
#define END_LINES 3
/* Lines between a row and a piece of one of its figures, at most. */
#define PIECE_LINES 4

/*
 * The figures of a record and those of another in the columns of each, NULL where none stands there: from the line's end
 * where cells are marked, by letters where blanks lay out fewer or more, else by number.  Returns how many there are.
 */
static int
pair_figures(const gr_page *page, const gr_records *records, const gr_record *record, const gr_record *other,
			 const gr_cell **figure, const gr_cell **same)
{
	const int	axis = record->layout == GR_BARS || record->layout == GR_TABS ? GR_FROM_END : record->layout != GR_SPACES || record->n_filled == other->n_filled
		? GR_BEHIND_LABEL : gr_habits_of(page, records, false, GR_SPACES)->last_axis;
	uint32_t	cells[2][GR_HEADER_COLUMNS];
	gr_stretch	places[2][GR_HEADER_COLUMNS];
	const int	n = gr_take_places(page, records, record, axis, GR_HEADER_COLUMNS, cells[0], places[0]);
	const int	m = other->layout == record->layout ? gr_take_places(page, records, other, axis, GR_HEADER_COLUMNS, cells[1], places[1]) : 0;

	for (int i = 0; i < n; i++)
	{
		int			least = axis >= GR_CHARACTERS ? END_SLACK : 0;

		figure[i] = &page->cells[cells[0][i]];
		same[i] = NULL;
		for (int k = 0; k < m; k++)
			if (gr_offset(places[0][i], places[1][k]) <= least)
			{
				least = gr_offset(places[0][i], places[1][k]);
				same[i] = &page->cells[cells[1][k]];
			}
	}
	return n;
}

/* Whether a text beside or above a record's figures begins the label of a row, or names a column. */
static bool
has_label(const gr_placing *p, const gr_record *record)
{
	for (uint32_t i = record->above; i < record->below; i++)
		if (gr_begins_row(gr_word_at(p, i)) || gr_word_at(p, i)->term < GR_TERM_ITEMS)
			return true;
	return false;
}

/*
 * Whether the record before those without any text, this one the last of them, has a label and no figures: they may be its
 * own, and those behind them are then of no row that order tells.
 */
static bool
follows_bare_label(const gr_placing *p, uint32_t index)
{
	const gr_record *list = p->records->list;
	uint32_t	first = index;

	if (has_label(p, &list[index]))
		return false;
	while (first > 0 && index - first < GR_NEIGHBOURS && list[first - 1].above == list[first - 1].below)
		first--;
	return first > 0 && list[first - 1].n_filled == 0;
}

/* Whether a figure near by in the column of one of a record's is longer than the one of n above that, so that there is room for more than this. */
static bool
has_room(const gr_placing *p, uint32_t index, const gr_cell *const *above, int n)
{
	const gr_cell *figure[GR_HEADER_COLUMNS];
	const gr_cell *same[GR_HEADER_COLUMNS];

	for (uint32_t k = index > GR_NEIGHBOURS ? index - GR_NEIGHBOURS : 0; k < p->records->n && k < index + GR_NEIGHBOURS; k++)
	{
		const int	m = p->records->list[k].table != p->records->list[index].table ? 0
			: pair_figures(p->page, p->records, &p->records->list[index], &p->records->list[k], figure, same);

		for (int i = 0; i < n && i < m; i++)
			if (same[i] != NULL && same[i]->chars > above[i]->chars)
				return true;
	}
	return false;
}

bool
gr_goes_on(const gr_placing *p, uint32_t index)
{
	const gr_record *record = &p->records->list[index];
	const gr_cell *figure[GR_HEADER_COLUMNS];
	const gr_cell *above[GR_HEADER_COLUMNS];
	int			n;

	if (follows_bare_label(p, index))
		return true;
	if (index == 0 || record->line > gr_last_line(p->page, p->records, &record[-1]) + END_LINES || p->page->lines[record->line].gap > 0
		|| !(record->layout == GR_SPACES || (record->layout == GR_ONE_CELL && record->n_filled == record[-1].n_filled)) || has_label(p, record))
		return false;
	n = pair_figures(p->page, p->records, record, &record[-1], figure, above);
	for (int i = 0; i < n; i++)
		if (above[i] == NULL)
			return false;
	return !has_room(p, index, above, n);
}

/* ---- pieces that no record took ------------------------------------------------------ */

/* Whether two bytes are a no-break space. */
static bool
is_fixed_blank(const char *p)
{
	return p[0] == '\xC2' && p[1] == '\xA0';
}

/* A cell's text with the blanks around it that no line breaks at: they take room as letters do. */
static gr_str
set_text(const gr_page *page, const gr_cell *cell)
{
	const char *start = page->text + cell->start;
	const char *end = start + cell->length;

	while (start - 2 >= page->text && is_fixed_blank(start - 2))
		start -= 2;
	while (end + 2 <= page->text + page->length && is_fixed_blank(end))
		end += 2;
	return (gr_str) {start, (uint32_t) (end - start)};
}

/* Columns that a cell's text takes in a fixed-width print. */
static int
width_of(const gr_page *page, const gr_cell *cell)
{
	const gr_str text = set_text(page, cell);
	uint32_t	length;
	int			width = 0;

	for (const char *p = text.s; p < text.s + text.len; p += length)
		width += (int) gr_width(gr_utf8(p, text.s + text.len, &length));
	return width;
}

/* Whether a cell's text reaches from one bar to the other, but for a blank at either side and the place that half a wide letter leaves. */
static bool
fills_cell(const gr_page *page, const gr_cell *cell)
{
	const gr_str text = set_text(page, cell);
	const char *end = text.s + text.len;
	int			blanks = 0;

	for (const char *p = text.s; p > page->text && p[-1] == ' '; p--)
		blanks++;
	for (const char *p = end; p < page->text + page->length && *p == ' '; p++)
		blanks++;
	return blanks <= 2 || (blanks == 3 && ((uint8_t) end[-1] & 0x80) != 0);
}

/* The text beside a record's figures; NULL: none is. */
static const gr_cell *
text_beside(const gr_page *page, const gr_records *records, const gr_record *record)
{
	return record->own < record->below ? &page->cells[records->texts[record->below - 1]] : NULL;
}

/* Whether a label begins in the lower record's line right below a text of the upper one's. */
static bool
begins_below(const gr_page *page, const gr_records *records, const gr_record *upper, const gr_record *lower)
{
	for (uint32_t i = lower->own; i < lower->below; i++)
		for (uint32_t k = upper->own; k < upper->below; k++)
			if (page->cells[records->texts[i]].index == page->cells[records->texts[k]].index && gr_begins_row(&records->words[records->texts[i]]))
				return true;
	return false;
}

/*
 * Whether a text below another goes on with it, in the label of a row that the form has or in that of a group, which stands
 * before the row's own; bars also tell whether what is above fills its cell.
 */
static bool
goes_on_with(const gr_page *page, const gr_records *records, const gr_cell *own, const gr_record *lower, const gr_cell *text)
{
	if (gr_is_piece_of_row(page->text + text->start, text->length))
		return true;
	if (lower->layout != GR_TABS)
		return fills_cell(page, &page->cells[page->lines[lower->line - 1].first + text->index]);
	return records->words[text - page->cells].letters <= 1 || (own != NULL && text->index < own->index);
}

/*
 * Whether two lines are of two rows: a label begins in the lower one, below a text of its column or beside a row's own (what
 * stands before the other's in a line may be a group's), or the text there does not go on with what stands above it.
 */
static bool
are_two_rows(const gr_page *page, const gr_records *records, const gr_record *upper, const gr_record *lower)
{
	const gr_cell *above = text_beside(page, records, upper);
	const gr_cell *text = text_beside(page, records, lower);
	const gr_word *over = above != NULL ? &records->words[above - page->cells] : NULL;
	const gr_word *word;

	if (text == NULL)
		return false;
	if (begins_below(page, records, upper, lower))
		return true;
	word = &records->words[text - page->cells];
	if (gr_begins_row(word) || (over != NULL && gr_is_row(over) && word->term < GR_TERM_GOES_ON))
		return over != NULL && (above->index == text->index || (gr_begins_row(over) && gr_is_row(above->index < text->index ? over : word)));
	return !goes_on_with(page, records, above, lower, text);
}

/* Whether two figures, one below the other, may be one that broke: the upper one fills its cell, the lower one is no wider. */
static bool
go_together(const gr_page *page, const gr_cell *above, const gr_cell *below)
{
	return fills_cell(page, above) && width_of(page, above) >= width_of(page, below);
}

/* Whether two records stand in lines of bars, one right below the other, with as many cells and no rule between. */
static bool
are_side_by_side(const gr_page *page, const gr_records *records, const gr_record *upper, const gr_record *lower)
{
	const gr_line *line = &page->lines[lower->line];

	return upper->layout == lower->layout && !line->ruled && line->gap == 0
		&& line->n == line[-1].n && gr_last_line(page, records, upper) + 1 == lower->line;
}

/* How the figures of two such records go together that stand in the same columns; others stand amid the lines of their row. */
typedef enum gr_fit
{
	APART, ALIKE /* as many, each pair of one width, as two rows may be */, BROKEN /* one row's, that broke in narrow cells */
} gr_fit;

static gr_fit
fit_of(const gr_page *page, const gr_records *records, const gr_record *upper, const gr_record *lower)
{
	const gr_cell *above[GR_HEADER_COLUMNS];
	const gr_cell *below[GR_HEADER_COLUMNS];
	gr_fit		fit = APART;
	int			n;

	if (!are_side_by_side(page, records, upper, lower) || are_two_rows(page, records, upper, lower))
		return APART;
	n = pair_figures(page, records, upper, lower, above, below);
	for (int i = 0; i < n; i++)
	{
		if (below[i] == NULL)
			continue;
		if (!go_together(page, above[i], below[i]))
			return APART;
		fit = fit == BROKEN || n == 1 || lower->n_filled != upper->n_filled || width_of(page, above[i]) != width_of(page, below[i]) ? BROKEN : ALIKE;
	}
	return fit;
}

/* Whether a record's figures and those around it may be one row's; two that are alike are where what is below goes on with them. */
static bool
is_broken(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const gr_record *end = records->list + records->n;
	gr_fit		fit = ALIKE;

	if (record > records->list && fit_of(page, records, record - 1, record) == BROKEN)
		return true;
	for (int i = 0; i < PIECE_LINES && fit == ALIKE && record + 1 < end; i++, record++)
		fit = fit_of(page, records, record, record + 1);
	return fit == BROKEN;
}

/* A line of figures alone, fewer than the row beside it has: pieces of these. */
static bool
is_piece(const gr_page *page, const gr_line *line, int n)
{
	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
		if (page->cells[i].state == GR_BLANK || !gr_may_be_figure(page, &page->cells[i]))
			return false;
	return line->n > 0 && (line->n < n || n == 1);
}

/* The line next to one, with no empty line between; NULL: there is none. */
static const gr_line *
next_line(const gr_page *page, uint32_t line)
{
	return line + 1 < page->n_lines && page->lines[line + 1].gap == 0 ? &page->lines[line + 1] : NULL;
}

bool
gr_has_piece(const gr_page *page, const gr_records *records, const gr_record *record)
{
	const gr_line *below;

	if (records->bare[record->table] && (record->layout == GR_BARS || record->layout == GR_TABS) && is_broken(page, records, record))
		return true;
	if (record->run && !page->points)
		return false;
	below = next_line(page, gr_last_line(page, records, record));
	if (record->run)
		return below != NULL && below->n == 1 && below->length == 1 && page->text[below->start] == '.';
	/* where cells are marked, the last one goes on below */
	return record->layout != GR_GRID
		&& ((below != NULL && is_piece(page, below, record->n_filled))
			|| (record->layout == GR_SPACES && record->line > 0 && next_line(page, record->line - 1) != NULL
				&& is_piece(page, &page->lines[record->line - 1], record->n_filled)));
}

/* ---- records that are of no row -------------------------------------------------- */

/* Letters of a text between a run's figures that is none of a label. */
#define SCRAP_LETTERS 4

/* Figures of a run behind a scrap of text that begins no label: the run's above it go on there. */
static bool
is_rest_of_run(const gr_placing *p, const gr_record *record)
{
	const gr_word *word;

	if (!record[-1].run || record->layout != record[-1].layout || record->below != record->above + 1)
		return false;
	word = &p->words[p->records->texts[record->above]];
	return word->term == GR_NO_TERM && word->number == 0 && word->letters <= SCRAP_LETTERS;
}

/* Whether one of two records beside each other lacks figures of so many columns, and the one of no row has no blank cells among its own. */
static bool
lacks_figures(const gr_placing *p, const gr_record *record, const gr_record *whole, int columns)
{
	if (record->n_filled >= columns && !(whole->n_filled < columns && whole->layout == GR_SPACES))
		return false;
	return record->layout == GR_SPACES || p->page->lines[record->line].n < columns
		|| (!record->run && record->n_cells < columns && record->n_filled == record->n_cells);
}

bool
gr_may_be_pieces(const gr_placing *p, uint32_t index, uint32_t row, int columns)
{
	const gr_record *record = &p->records->list[index];
	const gr_record *whole = &p->records->list[row];

	if (gr_goes_on(p, index) || (row < index && is_rest_of_run(p, record)))
		return row < index;
	if (record->layout == GR_GRID || whole->run
		|| (row > index && whole->layout != GR_SPACES))
		return false;
	return columns == 0
		|| (whole->layout != GR_GRID && lacks_figures(p, record, whole, columns)
			&& gr_distance((int) record->line, (int) whole->line) <= PIECE_LINES);
}

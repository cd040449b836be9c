/*
 * page_labels.c - looks the page's text cells up among the words of the form, once for all stages.
 */
#include "outline/page_labels.h"

#include <string.h>

#include "form/label_table.h"
#include "text/folded.h"
#include "text/sentence.h"
#include "text/utf8.h"

/* Lines that a label is broken over. */
#define PIECES 24
/* Letters of one piece. */
#define PIECE_LETTERS 24
/* Of a label's number: 1, 12, 四. */
#define NUMBER_BYTES 3
/* Characters that a piece may stand off the one above, where blanks part the cells. */
#define SLACK 1
/* Texts that are no label to the letter, and labels put together, between two calls of the host's poll. */
#define POLL_CELLS 1024
#define POLL_LABELS 128

gr_known
gr_look_up_label(const char *text, size_t length)
{
	uint8_t		number = gr_find_spelling(text, length);

	return (gr_known) {number, gr_spellings[number].parted};
}

static bool
is_piece(const gr_page *page, const gr_word *words, uint32_t cell)
{
	return page->cells[cell].state == GR_ABSENT
		&& (words[cell].letters > 0 || words[cell].number > 0 || words[cell].open)
		&& words[cell].letters <= PIECE_LETTERS && words[cell].term != GR_TERM_GOES_ON;
}

static bool
is_near(int a, int b)
{
	return a - b <= SLACK && b - a <= SLACK;
}

/* No cell of the line is a figure. */
static bool
has_texts_only(const gr_page *page, const gr_line *line)
{
	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
		if (page->cells[i].state != GR_ABSENT && page->cells[i].state != GR_BLANK)
			return false;
	return true;
}

/* The cell of a line that stands where one of the line above does, or behind a mark; UINT32_MAX for none. */
static uint32_t
cell_under(const gr_page *page, const gr_line *above, const gr_line *below, const gr_cell *c)
{
	if (below->layout != GR_SPACES && below->layout != GR_ONE_CELL)
		return UINT32_MAX;
	for (uint32_t i = below->first; i < below->first + (uint32_t) below->n; i++)
		if (above->layout == GR_MARKED_CELL || is_near(page->cells[i].x_chars, c->x_chars)
			|| is_near(page->cells[i].x_columns, c->x_columns))
			return i;
	return UINT32_MAX;
}

/*
 * The cell right below, in the same column of a line that goes on with the row
 * above: one without figures, no rule or empty line before it (but a marked cell
 * goes on up to the next mark).  UINT32_MAX for none.
 */
static uint32_t
cell_below(const gr_page *page, uint32_t line, uint32_t cell)
{
	const gr_line *above = &page->lines[line];
	const gr_line *below = above + 1;
	const gr_cell *c = &page->cells[cell];

	if (line + 1 >= page->n_lines || below->n == 0 || below->ruled
		|| below->gap > (above->layout == GR_MARKED_CELL ? 1 : 0) || !has_texts_only(page, below))
		return UINT32_MAX;
	if (above->layout == GR_SPACES || above->layout == GR_ONE_CELL || above->layout == GR_MARKED_CELL)
		return cell_under(page, above, below, c);
	return below->layout == above->layout && below->n == above->n ? below->first + (uint32_t) c->index : UINT32_MAX;
}

/*
 * The figure right above a text, in a table with bars, that may be its number: 1 over
 * .属于国家秘密, 四 over 、结转; UINT32_MAX for none.
 */
static uint32_t
number_above(const gr_page *page, const gr_cell *cell)
{
	const gr_line *line = &page->lines[cell->line];
	const gr_line *above = line - 1;
	uint32_t	number;
	uint32_t	length;

	if (cell->line == 0 || line->layout != GR_BARS || line->n < 2 || above->layout != GR_BARS || above->n != line->n
		|| cell->length == 0
		|| !gr_is_stop(gr_utf8(page->text + cell->start, page->text + cell->start + cell->length, &length)))
		return UINT32_MAX;
	number = above->first + (uint32_t) cell->index;
	return (page->cells[number].state == GR_NUMBER || page->cells[number].state == GR_UNREADABLE)
		&& page->cells[number].length <= NUMBER_BYTES ? number : UINT32_MAX;
}

/* Puts a word in the place of another. */
static void
put_word(gr_word *at, gr_word word, gr_term_counts *counts)
{
	counts->n[at->term]--;
	counts->n[word.term]++;
	*at = word;
}

/* Finds the term that a cell and the pieces from the one below it on make, and marks these. */
static void
join_pieces(const gr_page *page, gr_word *words, uint32_t cell, uint32_t below, gr_term_counts *counts)
{
	char		label[GR_LABEL_LENGTH];
	uint32_t	piece[PIECES];	/* from the second one on */
	uint32_t	length = page->cells[cell].length;
	gr_word		joined = {.term = GR_NO_TERM};
	int			best = 0;

	if (length > GR_LABEL_LENGTH)
		return;
	memcpy(label, page->text + page->cells[cell].start, length);
	for (int n = 1; n < PIECES && below != UINT32_MAX && is_piece(page, words, below); n++)
	{
		const gr_cell *c = &page->cells[below];
		gr_word		word;

		if (length + c->length > GR_LABEL_LENGTH)
			break;
		memcpy(label + length, page->text + c->start, c->length);
		length += c->length;
		piece[n] = below;
		word = gr_read_word(label, length);
		if (word.term != GR_NO_TERM)
		{
			best = n;
			joined = word;
		}
		below = cell_below(page, c->line, below);
	}
	if (best == 0)
		return;
	put_word(&words[cell], joined, counts);
	for (int i = 1; i <= best; i++)
	{
		joined = words[piece[i]];
		joined.term = GR_TERM_GOES_ON;
		put_word(&words[piece[i]], joined, counts);
	}
}

/* The cell, a line by itself or not, has more to say than a label. */
static inline bool
is_sentence(const gr_page *page, const gr_cell *cell)
{
	const char *start = page->text + cell->start;

	if (page->lines[cell->line].n > 1)
		return cell->length > GR_LABEL_LENGTH;
	return cell->length > GR_SHORT_LINE_LENGTH || gr_is_long_sentence(start, start + cell->length);
}

/* The cell may be the first piece of a label: what it says is no term, or may go on. */
static inline bool
may_go_on(gr_word word)
{
	return word.term == GR_NO_TERM || word.term == GR_TERM_OTHER || word.open;
}

/* What a text says that is no label to the letter. */
static gr_word
read_text(const gr_page *page, const gr_cell *cell)
{
	if (is_sentence(page, cell))
		return (gr_word) {.term = GR_NO_TERM, .letters = UINT8_MAX};
	return gr_read_word(page->text + cell->start, cell->length);
}

/* Puts the labels together that begin with the pieces; false where the host does not want to go on. */
static bool
join_labels(const gr_page *page, gr_word *words, const uint32_t *first, uint32_t n, const gr_arena *arena, gr_term_counts *counts)
{
	for (uint32_t k = 0; k < n; k++)
	{
		const uint32_t line = page->cells[first[k]].line;
		uint32_t	below;

		if (k % POLL_LABELS == POLL_LABELS - 1 && !gr_may_go_on(arena->host))
			return false;
		if (words[first[k]].term == GR_TERM_GOES_ON)
			continue;
		below = cell_below(page, line, first[k]);
		if (below != UINT32_MAX && is_piece(page, words, below))
			join_pieces(page, words, first[k], below, counts);
	}
	return true;
}

gr_status
gr_words_read(const gr_page *page, gr_arena *arena, gr_word **words, gr_term_counts *counts)
{
	const gr_cell *const cells = page->cells;
	const gr_cell *const end = cells + page->n_cells;
	gr_word    *out = gr_alloc_raw(arena, (page->n_cells + 1) * sizeof(gr_word));
	uint32_t   *first = gr_alloc_raw(arena, (page->n_cells + 1) * sizeof(uint32_t));	/* pieces */
	gr_word    *word = out;
	uint32_t	n = 0;
	uint32_t	texts = 0;

	if (out == NULL || first == NULL)
		return GR_NO_MEMORY;
	memset(counts, 0, sizeof *counts);
	for (const gr_cell *cell = cells; cell < end; cell++, word++)
	{
		if (cell->state != GR_ABSENT)
		{
			*word = (gr_word) {.term = GR_NO_TERM};
			continue;
		}
		if (cell->spelling != 0)
			*word = gr_spellings[cell->spelling].word;
		else if (++texts % POLL_CELLS == 0 && !gr_may_go_on(arena->host))
			return GR_STOPPED;
		else
			*word = read_text(page, cell);
		counts->n[word->term]++;
		if (may_go_on(*word) && is_piece(page, out, (uint32_t) (cell - cells)))
		{
			const uint32_t number = number_above(page, cell);

			first[n++] = number != UINT32_MAX ? number : (uint32_t) (cell - cells);
		}
	}
	*words = out;
	return join_labels(page, out, first, n, arena, counts) ? GR_OK : GR_STOPPED;
}

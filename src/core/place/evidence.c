/*
 * evidence.c - words and sums that contradict a reading.
 */
#include "place/evidence.h"

#include "form/labels.h"
#include "text/folded.h"
#include "text/sentence.h"

/* Lines above and below a table that are searched for names of its columns. */
#define LINES_ABOVE 64
#define LINES_BELOW 16
/* Rows that must tell another reading. */
#define TELLING 3

/* ---- names of columns ---------------------------------------------------------- */

/* A name in the form's header, line by line or all in one. */
typedef struct column_name
{
	uint16_t	letters[9];
	int8_t		behind;			/* index of a name that stands before it; its own: none does */
} column_name;

static const column_name applicants[] = {
	{{U'自', U'然', U'人'}, 0}, {{U'商', U'业', U'企', U'业'}, 0}, {{U'科', U'研', U'机', U'构'}, 1},
	{{U'社', U'会', U'公', U'益'}, 2}, {{U'法', U'律', U'服', U'务'}, 3}, {{U'法', U'人', U'或', U'其', U'他'}, 0},
	{{U'总', U'计'}, 0},
};

static const column_name outcomes[] = {
	{{U'结', U'果', U'维', U'持'}, 0}, {{U'结', U'果', U'纠', U'正'}, 0}, {{U'其', U'他', U'结', U'果'}, 1},
	{{U'尚', U'未', U'审', U'结'}, 2}, {{U'总', U'计'}, 3}, {{U'未', U'经', U'复', U'议', U'直', U'接', U'起', U'诉'}, 5},
	{{U'复', U'议', U'后', U'起', U'诉'}, 5},
};

#define NAMES 7

typedef struct search
{
	const column_name *names;
	int			met[NAMES];		/* letters of each name that were met last */
	int			place[NAMES];	/* in which place a name was met first; 0: not yet */
	const gr_line *line[NAMES];
	int			found;
} search;

static void
search_letters(search *s, const gr_line *line, const char *start, const char *end)
{
	gr_letters	letters;

	gr_take_letters(start, end, &letters);
	for (uint32_t i = 0; i < letters.n; i++)
		for (int k = 0; k < NAMES; k++)
		{
			const uint16_t *name = s->names[k].letters;

			s->met[k] = letters.letter[i] == name[s->met[k]] ? s->met[k] + 1 : letters.letter[i] == name[0];
			if (name[s->met[k]] != 0)
				continue;
			s->met[k] = 0;
			if (s->place[k] > 0)
				continue;
			s->place[k] = ++s->found;
			s->line[k] = line;
		}
}

/* Names may be parted over cells and lines; sentences have them in any order. */
static void
search_line(search *s, const gr_page *page, const gr_line *line)
{
	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
	{
		const char *start = page->text + page->cells[i].start;

		if (page->cells[i].state == GR_ABSENT && !gr_has_sentence(start, start + page->cells[i].length))
			search_letters(s, line, start, start + page->cells[i].length);
	}
}

/* Whether both names were met, the second before the first.  Lines that blanks lay out may have a cell's lines at any height. */
static bool
are_turned(const search *s, int first, int second)
{
	return s->place[first] > 0 && s->place[second] > 0 && s->place[second] < s->place[first]
		&& (s->line[first] == s->line[second] || (s->line[first]->layout != GR_SPACES && s->line[second]->layout != GR_SPACES));
}

bool
gr_is_named_otherwise(const gr_page *page, const gr_records *records, uint32_t first, uint32_t last, gr_table table)
{
	search		s = {.names = table == GR_TABLE_REVIEWS ? outcomes : applicants};
	uint32_t	from = records->list[first].line;
	uint32_t	until = records->list[last].line + 1;

	for (int i = 0; i < LINES_ABOVE && from > 0 && (first == 0 || from - 1 > records->list[first - 1].line); i++)
		from--;
	for (int i = 0; i < LINES_BELOW && until < page->n_lines && (last + 1 == records->n || until < records->list[last + 1].line); i++)
		until++;
	for (uint32_t i = from; i < until; i++)
		if (i <= records->list[first].line || i > records->list[last].line)
			search_line(&s, page, &page->lines[i]);
	for (int k = 1; k < NAMES; k++)
		if (are_turned(&s, s.names[k].behind, k))
			return true;
	return false;
}

/* ---- labels behind figures ------------------------------------------------------ */

/* The label of a row, or the beginning of one. */
static bool
is_label(const gr_word *word, gr_table table)
{
	if (table == GR_TABLE_DISCLOSURES)
		return word->term >= GR_TERM_ITEMS && word->term < GR_TERM_RECONSIDERATION;
	return word->term < GR_TERM_GROUPS || (word->term == GR_NO_TERM && word->number != 0 && word->letters > 1);
}

static bool
has_label(const gr_placing *p, gr_table table, uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++)
		if (is_label(&p->words[p->records->texts[i]], table))
			return true;
	return false;
}

/* A line of nothing but figures. */
static bool
holds_figures(const gr_page *page, const gr_line *line)
{
	int			figures = 0;

	for (uint32_t i = line->first; i < line->first + (uint32_t) line->n; i++)
	{
		if (page->cells[i].state == GR_ABSENT)
			return false;
		figures += page->cells[i].state == GR_NUMBER;
	}
	return figures > 0;
}

/* Whether the line above the first text of a row's label, of those before a record, holds figures. */
static bool
follows_figures(const gr_placing *p, gr_table table, const gr_record *record)
{
	for (uint32_t i = record->above; i < record->below; i++)
	{
		uint32_t	line = p->page->cells[p->records->texts[i]].line;

		if (is_label(&p->words[p->records->texts[i]], table))
			return line > 0 && holds_figures(p->page, &p->page->lines[line - 1]);
	}
	return record->n_filled > 2;	/* it has no label at all */
}

bool
gr_has_labels_behind(const gr_placing *p, gr_table table, uint32_t first, uint32_t last)
{
	const gr_records *records = p->records;
	const gr_record *end = &records->list[last];

	if (!has_label(p, table, end->below, last + 1 < records->n ? end[1].above : records->n_texts))
		return false;
	return (!end->run && end->own == end->below) || follows_figures(p, table, &records->list[first]);
}

/* ---- sums ------------------------------------------------------------------------- */

/* A figure for a sum: blank is none; false where it is not known. */
static bool
take_value(const gr_figure *figure, int64_t *value)
{
	*value = figure->state == GR_NUMBER ? figure->mantissa : 0;
	return figure->state == GR_BLANK || (figure->state == GR_NUMBER && figure->scale == 0 && *value >= 0 && *value <= INT32_MAX);
}

bool
gr_has_total_elsewhere(const gr_form_rows *rows)
{
	const int	last = rows->n_columns - 1;
	int			sums[GR_APPLICANTS] = {0};	/* rows in which the column is the sum of the others */
	int			telling = 0;

	for (int r = 0; r < rows->n; r++)
	{
		int64_t		value[GR_APPLICANTS];
		int64_t		all = 0;
		bool		known = rows->there[r];

		for (int c = 0; c <= last && known; c++)
		{
			known = take_value(&rows->cell[r][c], &value[c]);
			all += value[c];
		}
		if (!known || all == 0)
			continue;
		telling++;
		for (int c = 0; c <= last; c++)
			sums[c] += value[c] * 2 == all;
	}
	for (int c = 0; c < last; c++)
		if (telling >= TELLING && sums[c] * 2 > telling && sums[last] * 2 < sums[c])
			return true;
	return false;
}

/* In how many columns the results, cell[0] to that before cell[total], have the total for their sum, each figure taken from the row so far off. */
static int
sums_of_results(gr_figure *const *cell, int total, int off)
{
	int			kept = 0;

	for (int c = 0; c < GR_APPLICANTS; c++)
	{
		int64_t		sum = 0;
		int64_t		value;
		bool		known = true;

		for (int r = 0; r <= total && known; r++)
		{
			known = take_value(&cell[r + off][c], &value);
			sum += r < total ? value : -value;
		}
		kept += known && sum == 0;
	}
	return kept;
}

bool
gr_is_one_off(const gr_form_rows *rows)
{
	gr_figure  *cell[GR_ROWS];
	int			n = 0;
	int			first = 0;		/* in cell: result */
	int			total = 0;

	for (int r = 0; r < rows->n; r++)
	{
		if (!rows->there[r])
			continue;
		first += r < GR_GRANTED;
		total += r < GR_CONCLUDED;
		cell[n++] = rows->cell[r];
	}
	if (!rows->there[GR_CONCLUDED] || total - first < GR_APPLICANTS || sums_of_results(cell + first, total - first, 0) * 2 > GR_APPLICANTS)
		return false;
	return (total + 1 < n && sums_of_results(cell + first, total - first, 1) * 2 > GR_APPLICANTS)
		|| (first > 0 && sums_of_results(cell + first, total - first, -1) * 2 > GR_APPLICANTS);
}

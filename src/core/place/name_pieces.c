/*
 * name_pieces.c - names of columns that stand around a table in pieces: broken over cells and lines, or cut short.
 */
#include "place/name_pieces.h"

#include <string.h>

#include "place/header.h"
#include "text/utf8.h"

/* Lines above and below a table that are searched. */
#define LINES_ABOVE 64
#define LINES_BELOW 16
/* Letters of a name that is told from a piece of another. */
#define NAME_LETTERS 3
/* Those of the columns, and of the group. */
#define NAMES (GR_APPLICANTS + 1)

/* Pieces of a name, a line each, that are told apart. */
#define PIECES 8

/* A name in pieces, which stand a line each among those of others. */
typedef struct parted_name
{
	uint32_t	letters;		/* that the pieces have */
	int			n;
	int			place[PIECES];	/* of each piece among all */
} parted_name;

typedef struct search
{
	const gr_page *page;
	const gr_named *form;
	int			n;
	int			times;			/* that the names stand side by side */
	bool		grouped;		/* the name behind the last is that of several columns, which are not the first */
	gr_letters	name[NAMES];
	uint32_t	met[NAMES];		/* letters of each name that were met last */
	int			place[NAMES];	/* in which place a name was met whole; 0: not yet */
	const gr_line *line[NAMES];
	int			found;
	parted_name parted[NAMES];
	int			pieces;			/* in all */
	uint32_t	known;			/* names of which at least a piece was met, a bit each */
	bool		turned;			/* pieces in a line stand in no order of the form's */
} search;

/* The names, a bit each, that a piece may be of; those below a group's name, if it is a piece of that. */
static uint32_t
names_with(search *s, const gr_letters *piece)
{
	uint32_t	own = 0;
	uint32_t	below = 0;

	for (int i = 0; i < s->n && piece->n > 0; i++)
	{
		own |= gr_is_part_of(piece, s->form[i].label) ? 1u << i : 0;
		below |= gr_is_part_of(piece, s->form[i].group_label) ? 1u << i : 0;
	}
	s->known |= (own & (own - 1)) == 0 ? own : 0;
	return own != 0 ? own : below;
}

/* The pieces of a line, as they come. */
typedef struct pieces
{
	uint32_t	left;			/* names behind those that were met */
	bool		in_place;		/* each piece may be of the name in its place */
	int			n;
	int			times;			/* that the names begin anew */
} pieces;

/* Takes the pieces of a text one after another, each for the first name that it may be of, that of the one before or behind it. */
static void
take_pieces(search *s, pieces *found, const char *p, const char *end)
{
	while (p < end)
	{
		const char *start = p;
		uint32_t	length = 0;
		uint32_t	names;
		gr_letters	piece;

		while (p < end && !gr_blank_at(p, end, &length))
			p++;
		gr_take_letters(start, p, &piece);
		p = p < end ? p + length : end;
		names = names_with(s, &piece);
		if (names == 0)
			continue;
		found->in_place = found->in_place && (names >> (found->n % s->n) & 1) != 0;
		found->n++;
		found->times += (names & found->left) == 0;
		names = (names & found->left) == 0 ? names : names & found->left;
		found->left = ~((names & -names) - 1);
	}
}

/* Whether the pieces in a line stand in no order of the form's. */
static void
search_pieces(search *s, const gr_line *line)
{
	pieces		found = {.left = UINT32_MAX,.in_place = true,.times = 1};

	for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
	{
		const gr_cell *cell = &s->page->cells[c];

		take_pieces(s, &found, s->page->text + cell->start, s->page->text + cell->start + cell->length);
	}
	/* as many pieces as names are one of each */
	s->turned = s->turned || found.times > s->times
		|| (!found.in_place && (found.n == s->n || found.n == s->n * s->times));
}

/* Names may be parted over cells and lines. */
static void
search_names(search *s, const gr_line *line, bool above, const char *start, const char *end)
{
	gr_letters	letters;
	uint32_t	behind = UINT32_MAX;	/* the last name */

	gr_take_letters(start, end, &letters);
	for (uint32_t i = 0; i < letters.n; i++)
		for (int k = 0; k < s->n + s->grouped; k++)
		{
			const gr_letters *name = &s->name[k];

			s->met[k] = letters.letter[i] == name->letter[s->met[k]] ? s->met[k] + 1 : letters.letter[i] == name->letter[0];
			if (s->met[k] < name->n)
				continue;
			s->met[k] = 0;
			if (name->n < NAME_LETTERS && letters.n > name->n && i + 1 - name->n != behind)
				continue;		/* a part of any word */
			behind = i + 1;
			s->known |= above && k < s->n ? 1u << k : 0;
			if (s->place[k] > 0)
				continue;
			s->place[k] = ++s->found;
			s->line[k] = line;
		}
}

/* Whether a name goes on with a piece. */
static bool
goes_on_with(const gr_letters *name, uint32_t from, const gr_letters *piece)
{
	return from + piece->n <= name->n && memcmp(name->letter + from, piece->letter, piece->n * sizeof *piece->letter) == 0;
}

/* Takes a text by itself for the next piece of the first name that goes on with it. */
static void
take_piece(search *s, const char *start, const char *end)
{
	gr_letters	piece;
	parted_name *first = NULL;

	gr_take_letters(start, end, &piece);
	s->pieces++;
	for (int k = 0; k < s->n && piece.n > 0 && first == NULL; k++)
		if (goes_on_with(&s->name[k], s->parted[k].letters, &piece))
			first = &s->parted[k];
	if (first == NULL || first->n == PIECES)
		return;
	first->place[first->n++] = s->pieces;
	first->letters += piece.n;
}

/*
 * Whether the pieces of names, a line each, stand as they do not in the form's order, whether cells are printed one by one or line
 * by line: of two names the first begins before the second, if it is no lower, and ends before it, if it is no higher.
 */
static bool
are_parted_otherwise(const search *s)
{
	for (int k = 1; k < s->n; k++)
		/* the last stands beside a group's, and its lines among those of the names below */
		for (int i = 0; i < (s->grouped && k == s->n - 1 ? 1 : k); i++)
		{
			const parted_name *a = &s->parted[i];
			const parted_name *b = &s->parted[k];

			if (a->letters == s->name[i].n && b->letters == s->name[k].n && a->n + b->n > 2
				&& ((a->n >= b->n && a->place[0] > b->place[0])
					|| (a->n <= b->n && a->place[a->n - 1] > b->place[b->n - 1])))
				return true;
		}
	return false;
}

/* Whether both names were met, the second before the first.  Lines that blanks lay out may have a cell's lines at any height. */
static bool
are_turned(const search *s, int first, int second)
{
	return s->place[second] > 0 && s->place[second] < s->place[first]
		&& (s->line[first] == s->line[second] || (s->line[first]->layout != GR_SPACES && s->line[second]->layout != GR_SPACES));
}

/* The last name, that of the sum, may stand before those of a group, but not before the first, nor in their line. */
static bool
are_any_turned(const search *s)
{
	const int	last = s->n - 1;

	for (int k = 1; k < s->n; k++)
		for (int i = 0; i < k; i++)
			if ((k < last ? s->name[k].n >= NAME_LETTERS : s->line[i] == s->line[k]) && are_turned(s, i, k))
				return true;
	return are_turned(s, 0, last) || are_turned(s, 0, s->n);
}

/* Searches a line of the text around the table. */
static void
search_line(search *s, const gr_line *line, bool above)
{
	if (above)
		search_pieces(s, line);
	if (above && s->times == 1 && line->layout == GR_ONE_CELL)
		take_piece(s, s->page->text + line->start, s->page->text + line->start + line->length);
	for (uint32_t c = line->first; c < line->first + (uint32_t) line->n; c++)
	{
		const char *start = s->page->text + s->page->cells[c].start;

		if (s->page->cells[c].state == GR_ABSENT)
			search_names(s, line, above, start, start + s->page->cells[c].length);
	}
}

/* The lines that stand above and below a table, up to others' records. */
static void
find_lines_around(const gr_placing *p, uint32_t first, uint32_t last, uint32_t *from, uint32_t *until)
{
	const gr_record *list = p->records->list;
	const uint32_t least = first == 0 ? 0 : list[first - 1].line + 1;
	const uint32_t most = list[last + 1].line;

	*from = list[first].line;
	*until = list[last].line + 1;
	for (int i = 0; i < LINES_ABOVE && *from > least; i++)
		--*from;
	for (int i = 0; i < LINES_BELOW && *until < most; i++)
		++*until;
}

gr_naming
gr_naming_around(const gr_placing *p, const uint32_t at[3], const gr_named *form, int n, int times)
{
	search		s = {.page = p->page,.form = form,.n = n,.times = times};
	const uint32_t top = p->records->list[at[1]].line;
	uint32_t	from;
	uint32_t	until;

	for (int k = 0; k < n; k++)
		gr_take_letters(form[k].label.s, form[k].label.s + form[k].label.len, &s.name[k]);
	gr_take_letters(form[1].group_label.s, form[1].group_label.s + form[1].group_label.len, &s.name[n]);
	s.grouped = s.name[n].n > 0;
	find_lines_around(p, at[0], at[2], &from, &until);
	for (uint32_t i = from; i < until; i = i == top ? p->records->list[at[2]].line + 1 : i + 1)
		search_line(&s, &p->page->lines[i], i < top);
	if (s.turned || are_any_turned(&s) || are_parted_otherwise(&s))
		return GR_NAMED_OTHERWISE;
	/* the name of the sum alone tells nothing that sums do not */
	if ((s.known & ~(1u << (n - 1))) == 0)
		return GR_NOT_NAMED;
	return s.known == (1u << n) - 1 ? GR_NAMED_SO : GR_NAMED_IN_PART;
}

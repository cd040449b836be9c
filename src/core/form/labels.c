/*
 * labels.c - folds labels and finds them among the words of the form.
 */
#include "form/labels.h"

#include "text/fold.h"
#include "text/folded.h"
#include "text/number.h"
#include "text/numbering.h"
#include "text/numerals.h"
#include "form/label_table.h"
#include "text/utf8.h"

/* Bytes that a label has at the least behind a number without a mark: three ideographs. */
#define BARE_LABEL 9
/* The name of a column that was added has no more letters. */
#define ADDED_COLUMN_LETTERS 8
/* Bytes that so many take with what may stand among them. */
#define ADDED_COLUMN_BYTES (12 * ADDED_COLUMN_LETTERS)
/* A number without a mark is below this. */
#define BARE_NUMBER 10

/* 3其他: the one row whose label is as short as a column's name. */
static bool
is_glued_to_other(const gr_numbering *n, const char *end)
{
	return n->behind == n->end && (size_t) (end - n->behind) == strlen("其他") && memcmp(n->behind, "其他", strlen("其他")) == 0;
}

/* Whether the number belongs to a label: without a mark only a low one, parted from the label or written otherwise. */
static bool
is_label_number(const gr_numbering *n, const char *end)
{
	switch (n->style)
	{
		case GR_NOT_NUMBERED:
			return false;
		case GR_BARE_CHINESE:
			return n->behind > n->end && n->value < BARE_NUMBER && end - n->behind >= BARE_LABEL;
		case GR_BARE_ARABIC:
			return n->value < BARE_NUMBER && (end - n->behind >= BARE_LABEL || is_glued_to_other(n, end));
		case GR_DECIMAL:
			return end - n->behind >= BARE_LABEL;
		default:
			return true;
	}
}

/* Reads the number before a label; returns what is behind it, text itself where there is none, or nothing is behind it. */
static const char *
skip_number(const char *text, const char *end, gr_label *label)
{
	const char *p = text;
	uint32_t	length;
	uint32_t	first = p < end ? gr_utf8(p, end, &length) : 0;
	gr_numbering n;

	if (gr_is_ideograph(first) && gr_numeral(gr_fold(first)) == 0)
		return text;			/* the usual label: it begins with a letter */
	while (p < end)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_opens_bracket(c) || gr_fold(c) != 0 || gr_is_number_sign(c))
			break;
		p += length;			/* blanks, #, bullets */
	}
	n = gr_read_numbering(p, end);
	if (!is_label_number(&n, end))
		return text;
	label->number = n.value;
	return n.behind < end ? n.behind : text;
}

gr_label
gr_fold_label(const char *text, size_t length)
{
	gr_label	label = {0};
	const char *end = text + length;
	const char *p = skip_number(text, end, &label);
	uint32_t	whole = GR_HASH_START;
	uint32_t	hash;
	uint32_t	bytes;
	int			depth = 0;

	/* up to the first bracket the two hashes are one */
	for (; p < end; p += bytes)
	{
		uint32_t	c = gr_utf8(p, end, &bytes);
		uint32_t	folded = gr_fold(c);

		if (folded != 0)
		{
			whole = gr_hash_step(whole, folded);
			label.letters++;
		}
		else if (gr_opens_bracket(c))
			break;
	}
	hash = whole;
	for (; p < end; p += bytes)
	{
		uint32_t	c = gr_utf8(p, end, &bytes);
		uint32_t	folded = gr_fold(c);

		if (folded != 0)
		{
			whole = gr_hash_step(whole, folded);
			if (depth == 0)
			{
				hash = gr_hash_step(hash, folded);
				label.letters++;
			}
		}
		else if (gr_opens_bracket(c))
			depth++;
		else if (gr_closes_bracket(c) && depth > 0)
			depth--;
	}
	label.hash = hash;
	label.whole = whole;
	label.open = depth > 0;
	return label;
}

static gr_term
look_up(uint32_t hash)
{
	for (uint32_t i = hash & (GR_TERM_SLOTS - 1);; i = (i + 1) & (GR_TERM_SLOTS - 1))
	{
		if (gr_term_slots[i].term == GR_NO_TERM)
			return GR_NO_TERM;
		if (gr_term_slots[i].hash == hash)
			return (gr_term) gr_term_slots[i].term;
	}
}

gr_term
gr_find_term(const gr_label *label)
{
	gr_term		term = look_up(label->whole);

	return term == GR_NO_TERM && label->letters > 0 ? look_up(label->hash) : term;
}

gr_word
gr_word_of(const gr_label *label, gr_term term, const char *text, size_t length)
{
	return (gr_word) {
		.term = (uint8_t) term,
		.number = label->number,
		.letters = (uint8_t) (label->letters < UINT8_MAX ? label->letters : UINT8_MAX),
		.unit = (term == GR_TERM_MEASURES + GR_AMOUNT ? gr_named_unit(text, length) : GR_PRINTED_NONE) & 0x7F,
		.open = label->open,
	};
}

gr_word
gr_read_word(const char *text, size_t length)
{
	uint8_t		spelling = gr_find_spelling(text, length);
	gr_label	label;

	if (spelling != 0)
		return gr_spellings[spelling].word;
	label = gr_fold_label(text, length);
	return gr_word_of(&label, gr_find_term(&label), text, length);
}

gr_added_column
gr_find_added_column(const char *text, size_t length)
{
	static const struct
	{
		const char *name;
		gr_added_column column;
	}			names[] = {
		{"行次", GR_ROW_NUMBERS}, {"序号", GR_ROW_NUMBERS},
		{"备注", GR_REMARKS}, {"说明", GR_REMARKS}, {"上年", GR_REMARKS}, {"上一年度", GR_REMARKS}, {"去年", GR_REMARKS},
		{"同比", GR_REMARKS}, {"年度", GR_REMARKS},
	};
	gr_letters	letters;

	if (length > ADDED_COLUMN_BYTES)
		return GR_NOT_ADDED;
	gr_take_letters(text, text + length, &letters);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && letters.n <= ADDED_COLUMN_LETTERS; i++)
		if (gr_find_letters(&letters, 0, names[i].name) == 0)
			return names[i].column;
	return GR_NOT_ADDED;
}

bool
gr_is_piece_of_row(const char *text, size_t length)
{
	gr_letters	piece;

	gr_take_letters(text, text + length, &piece);
	for (int row = 0; row < GR_ROWS && piece.n > 1; row++)
		if (gr_is_part_of(&piece, gr_application_rows[row].label))
			return true;
	return false;
}

bool
gr_are_measures_turned(const char *text, size_t length)
{
	/* what tells the columns, in the order of both editions */
	static const char *const names[] = {
		"制发", "废止", "有效", "新制作", "新公开", "总数量", "上一年", "本年增减", "处理决定", "采购项目", "总金额"
	};
	gr_letters	letters;
	int			before = -1;

	gr_take_letters(text, text + length, &letters);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
	{
		int			at = gr_find_letters(&letters, 0, names[i]);

		if (at >= 0 && at < before)
			return true;
		before = at >= 0 ? at : before;
	}
	return false;
}

void
gr_add_likeness(gr_likeness *likeness, const char *text, size_t length)
{
	const char *end = text + length;
	gr_label	label;
	const char *p = skip_number(text, end, &label);

	while (p < end && likeness->pairs < UINT8_MAX)
	{
		uint32_t	bytes;
		uint32_t	folded = gr_fold(gr_utf8(p, end, &bytes));

		p += bytes;
		if (folded == 0 || (folded >= '0' && folded <= '9'))
			continue;
		if (likeness->last != 0)
		{
			uint32_t	pair = likeness->last << 16 | folded;

			likeness->pairs++;
			for (uint32_t i = gr_pair_slot(pair); gr_pair_slots[i].pair != 0; i = (i + 1) & (GR_PAIR_SLOTS - 1))
			{
				if (gr_pair_slots[i].pair == pair)
					likeness->shared[gr_pair_slots[i].term]++;
			}
		}
		likeness->last = folded;
	}
}

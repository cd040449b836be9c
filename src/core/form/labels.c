/*
 * labels.c - folds labels and finds them among the words of the form.
 */
#include "form/labels.h"

#include "text/fold.h"
#include "text/folded.h"
#include "text/number.h"
#include "form/label_table.h"
#include "text/utf8.h"

static bool
is_open(uint32_t c)
{
	return c == '(' || c == U'（' || c == U'〔' || c == '[' || c == U'【' || c == U'﹙';
}

static bool
is_close(uint32_t c)
{
	return c == ')' || c == U'）' || c == U'〕' || c == ']' || c == U'】' || c == U'﹚';
}

/* Reads 1. or 一、 or （一） or 1) before a label; returns what is behind it, text itself where there is none. */
static const char *
skip_number(const char *text, const char *end, gr_label *label)
{
	const char *p = text;
	uint32_t	length;
	uint32_t	number = 0;
	bool		bracketed = false;
	int			digits = 0;
	uint32_t	first = p < end ? gr_fold(gr_utf8(p, end, &length)) : 0;

	if (first != 0 && gr_numeral(first) == 0)
		return text;			/* the usual label: it begins with a letter */
	while (p < end && !is_open(gr_utf8(p, end, &length)) && gr_fold(gr_utf8(p, end, &length)) == 0)
		p += length;			/* blanks, #, bullets */
	if (p < end && is_open(gr_utf8(p, end, &length)))
	{
		bracketed = true;
		p += length;
	}
	while (p < end && digits < 3)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	n = gr_numeral(gr_fold(c));

		if (gr_is_blank(c))
		{
			p += length;
			continue;
		}
		if (n == 0 && !(c == '0' && digits > 0))
			break;
		number = number * (n == 10 ? 1 : 10) + (n == 10 && number == 0 ? 10 : n == 10 ? number * 9 : n);
		digits++;
		p += length;
	}
	if (digits == 0 || p >= end)
		return text;
	if (*p == '\\' && end - p > 1)
		p++;					/* 1\. of Markdown */
	if (bracketed ? !is_close(gr_utf8(p, end, &length)) : !gr_is_stop(gr_utf8(p, end, &length)) && !is_close(gr_utf8(p, end, &length)))
	{
		/* 1 属于国家秘密: a blank alone parts a digit from the label */
		if (bracketed || !gr_is_blank(gr_utf8(p - 1, end, &length)) || number >= 10 || end - p < 9)
			return text;
		label->number = (uint8_t) number;
		return p;
	}
	p += length;
	label->number = (uint8_t) (number < 100 ? number : 99);
	while (p < end && (gr_is_blank(gr_utf8(p, end, &length)) || gr_is_stop(gr_utf8(p, end, &length))))
		p += length;
	return p < end ? p : text;
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
		else if (is_open(c))
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
		else if (is_open(c))
			depth++;
		else if (is_close(c) && depth > 0)
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

uint8_t
gr_find_spelling(const char *text, size_t length)
{
	if (length < 4 || length > UINT8_MAX)
		return 0;
	for (uint32_t i = gr_spelling_slot(text, length);; i = (i + 1) & (GR_SPELLING_SLOTS - 1))
	{
		uint8_t		spelling = gr_spelling_slots[i];

		if (spelling == 0
			|| (gr_spellings[spelling].length == length && memcmp(gr_spellings[spelling].text, text, length) == 0))
			return spelling;
	}
}

gr_word
gr_word_of(const gr_label *label, gr_term term, const char *text, size_t length)
{
	return (gr_word) {
		.term = (uint8_t) term,
		.number = label->number,
		.letters = (uint8_t) (label->letters < UINT8_MAX ? label->letters : UINT8_MAX),
		.unit = term == GR_TERM_MEASURES + GR_AMOUNT ? (uint8_t) gr_named_unit(text, length) : GR_PRINTED_NONE,
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

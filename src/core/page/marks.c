/*
 * marks.c - what a line has in it that may separate its cells.
 *
 * Marks are rare in a text: most blocks have no byte that may begin one.
 */
#include "page/marks.h"

#include "text/scan.h"
#include "text/utf8.h"

/* Bytes that are looked at for a block, two of them behind it. */
#define BLOCK_BYTES (GR_BLOCK + 2)

/*
 * The bytes of a block at which a mark begins, or may: no letter, no digit and no
 * ideograph.  Of the characters that E3 begins two wide blanks do, which end with 80 and
 * A4; of those that EF begins the wide forms with BC do not.  Lanes of *digits are set
 * where digits stand.
 */
static inline uint32_t
find_marks(const char *p, gr_block *digits)
{
	gr_block	b = gr_load_block(p);
	gr_block	second = gr_load_block(p + 1);
	gr_block	third = gr_load_block(p + 2);

	*digits |= (gr_block) ((gr_block) (b - '0') <= 9);
	return gr_bits((gr_block) ((b <= ',') | ((b | 3) == 0x7F) | ((gr_block) (b - 0xC2) <= 0xE2 - 0xC2)
							   | ((b == 0xE3) & ((third & 0xDB) == 0x80)) | ((b == 0xEF) & (second != 0xBC))));
}

/* A character beyond ASCII that may be a mark. */
static void
note_character(const char *p, const char *end, gr_marks *marks)
{
	uint32_t	length;
	uint32_t	c = gr_utf8(p, end, &length);

	if (length == 3 && c >= U'‘' && c <= U'‟')
		return;					/* quotation marks */
	marks->other = true;
	marks->bar = marks->bar || gr_is_bar(c);
	marks->blank = marks->blank || gr_is_blank(c);
}

/* What stands at p, if it is a mark. */
static inline void
note(const char *p, const char *end, gr_marks *marks)
{
	const uint8_t b = (uint8_t) *p;

	if (b == ' ')
	{
		marks->blank = true;
		marks->blanks = marks->blanks || (end - p > 1 && p[1] == ' ');
	}
	else if (b == ',')
		marks->comma = true;
	else if (b == '|')
		marks->bar = true;
	else if (b < ' ' || b == 0x7F || b == 0xE1)
		marks->odd = true;
	else if (b == 0xC2 || b == 0xE2 || (b == 0xE3 && end - p > 2 && (p[2] & 0xDB) == 0x80) || (b == 0xEF && end - p > 1 && (uint8_t) p[1] != 0xBC))
		note_character(p, end, marks);
}

/* The bytes of a block at which a mark may begin that parts a sentence: neither a comma nor a single blank. */
static inline uint32_t
find_parting(const char *p)
{
	gr_block	b = gr_load_block(p);
	gr_block	second = gr_load_block(p + 1);
	gr_block	third = gr_load_block(p + 2);

	return gr_bits((gr_block) ((b == '|') | ((b == ' ') & (second == ' ')) | ((b & 0xDF) == 0xC2)
							   | ((second == 0x80) & (third == 0x80)) | ((b == 0xEF) & (second != 0xBC))));
}

/* Whether a mark that parts a sentence begins in the block at p. */
static inline bool
is_block_parted(const char *p, const char *end)
{
	for (uint32_t found = find_parting(p); found != 0; found &= found - 1)
	{
		gr_marks	marks = {.bar = false};

		note(p + __builtin_ctz(found), end, &marks);
		if (marks.bar || marks.blanks || marks.other)
			return true;
	}
	return false;
}

bool
gr_is_parted(const char *p, const char *end)
{
	const char *last = end - BLOCK_BYTES;

	for (; p < last; p += GR_BLOCK)
		if (is_block_parted(p, end))
			return true;
	return is_block_parted(last, end);
}

/* What stands in the block at p. */
static inline void
note_block(const char *p, const char *end, gr_marks *marks, gr_block *digits)
{
	for (uint32_t found = find_marks(p, digits); found != 0; found &= found - 1)
		note(p + __builtin_ctz(found), end, marks);
}

gr_marks
gr_find_marks(const char *p, const char *end)
{
	gr_marks	marks = {.bar = false};
	gr_block	digits = {0};

	if (end - p >= BLOCK_BYTES)
	{
		const char *last = end - BLOCK_BYTES;

		for (; p < last; p += GR_BLOCK)
			note_block(p, end, &marks, &digits);
		note_block(last, end, &marks, &digits);
		p = last + GR_BLOCK;
	}
	for (; p < end; p++)
	{
		note(p, end, &marks);
		marks.digit = marks.digit || (*p >= '0' && *p <= '9');
	}
	marks.digit = marks.digit || gr_any(digits);
	return marks;
}

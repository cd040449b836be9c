/*
 * marks.h - what a line has in it that may separate its cells, found in one pass.
 */
#ifndef GR_MARKS_H
#define GR_MARKS_H

#include <stdbool.h>

typedef struct gr_marks
{
	bool		bar;			/* of any kind */
	bool		comma;
	bool		blank;			/* a usual one, or one of those below */
	bool		blanks;			/* two usual ones in a row */
	bool		other;			/* a bar or blank beyond ASCII, or what may be one */
	bool		digit;
	bool		odd;			/* what is no text: a control character, a blank of another script */
} gr_marks;

/* The marks of [start, end). */
extern gr_marks gr_find_marks(const char *start, const char *end);

/* Whether [start, end), a sentence of some length, has bars in it, two blanks in a row, or what may be either beyond ASCII. */
extern bool gr_is_parted(const char *start, const char *end);

/* Whether a character that separates cells may be among them. */
static inline bool
gr_may_separate(const gr_marks *marks)
{
	return marks->bar || marks->comma || marks->blank || marks->other;
}

#endif

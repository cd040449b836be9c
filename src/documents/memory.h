/*
 * memory.h - memory and growing text.
 *
 * Lack of memory ends the process with OUT_OF_MEMORY: documents are read in one
 * of their own.
 */
#ifndef DOCUMENTS_MEMORY_H
#define DOCUMENTS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OUT_OF_MEMORY 2

/* The program ends with OUT_OF_MEMORY where there is none; what they give is freed by free. */
extern void *allocate(size_t size);
extern void *allocate_zeroed(size_t size);
extern void *enlarge(void *memory, size_t size);
extern char *copy_string(const char *string);
extern char *copy_bytes(const char *bytes, size_t length);	/* ended by a NUL */
extern char *print_string(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Room for one more element of a list that grows. */
#define MAKE_ROOM(list, n, room) \
	((n) < (room) ? (void) 0 : (void) ((room) = (room) == 0 ? 16 : 2 * (room), \
		(list) = enlarge((list), (size_t) (room) * sizeof *(list))))

/* All zero: empty. */
struct text
{
	char	   *bytes;			/* ended by a NUL where there is any */
	size_t		length;
	size_t		room;
};

/* Add to a text, whose bytes have a NUL behind them then. */
extern void put_bytes(struct text *text, const char *bytes, size_t length);
extern void put(struct text *text, const char *string);
extern void put_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A code point as UTF-8. */
extern void put_character(struct text *text, uint32_t c);
/* For HTML: & < > escaped, characters that XML forbids left out. */
extern void put_escaped(struct text *text, const char *bytes, size_t length);
/* Whether all of it is. */
extern bool is_utf8(const char *bytes, size_t length);
/* Frees it; it is empty then. */
extern void clear_text(struct text *text);

#endif

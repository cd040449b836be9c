/*
 * pdf_objects.c - the objects of a PDF as they are written.
 */
#include "documents/pdf.h"

#include <math.h>
#include <stdlib.h>

#define MOST_LEVELS 64
#define CHUNK_SIZE (64 * 1024)

struct chunk
{
	struct chunk *next;
	size_t		used;
	size_t		size;
	max_align_t bytes[];
};

void *
heap_allocate(struct heap *heap, size_t size)
{
	const size_t unit = sizeof(max_align_t);
	struct chunk *chunk = heap->chunks;
	void	   *memory;

	size = (size + unit - 1) / unit * unit;
	if (chunk == NULL || chunk->size - chunk->used < size)
	{
		const size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;

		chunk = allocate(sizeof *chunk + room);
		*chunk = (struct chunk) {.next = heap->chunks,.size = room};
		heap->chunks = chunk;
	}
	memory = (char *) chunk->bytes + chunk->used;
	chunk->used += size;
	heap->used += size;
	return memset(memory, 0, size);
}

void
free_heap(struct heap *heap)
{
	while (heap->chunks != NULL)
	{
		struct chunk *next = heap->chunks->next;

		free(heap->chunks);
		heap->chunks = next;
	}
	*heap = (struct heap) {0};
}

/* ---- characters -------------------------------------------------------------------------- */

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_delimiter(char c)
{
	return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void
skip_blanks(struct reader *reader)
{
	while (reader->at < reader->length)
	{
		const char	c = reader->bytes[reader->at];

		if (c == '%')
			while (reader->at < reader->length && reader->bytes[reader->at] != '\n' && reader->bytes[reader->at] != '\r')
				reader->at++;
		else if (is_white(c))
			reader->at++;
		else
			return;
	}
}

static char
next_byte(const struct reader *reader)
{
	return reader->at < reader->length ? reader->bytes[reader->at] : '\0';
}

/* ---- strings and names --------------------------------------------------------------------- */

/* Of an escape behind its backslash; -1: the line goes on. */
static int
read_escape(struct reader *reader)
{
	static const char letters[] = "nrtbf";
	static const char meant[] = "\n\r\t\b\f";
	const char	c = next_byte(reader);
	const char *letter = c != '\0' ? strchr(letters, c) : NULL;
	int			value = 0;

	reader->at++;
	if (letter != NULL)
		return meant[letter - letters];
	if (c == '\r' || c == '\n')
	{
		if (c == '\r' && next_byte(reader) == '\n')
			reader->at++;
		return -1;
	}
	if (c < '0' || c > '7')
		return (unsigned char) c;
	reader->at--;
	for (int i = 0; i < 3 && next_byte(reader) >= '0' && next_byte(reader) <= '7'; i++)
		value = 8 * value + reader->bytes[reader->at++] - '0';
	return value & 0xFF;
}

static bool
read_string(struct reader *reader, struct object *object)
{
	const size_t start = ++reader->at;
	char	   *out;
	int			open = 1;

	/* the length of what is written bounds that of what is meant */
	for (size_t i = start, depth = 1;; i++)
	{
		if (i >= reader->length)
			return false;
		if (reader->bytes[i] == '\\')
			i++;
		else if (reader->bytes[i] == '(')
			depth++;
		else if (reader->bytes[i] == ')' && --depth == 0)
		{
			out = heap_allocate(reader->heap, i - start + 1);
			break;
		}
	}
	object->type = OBJECT_STRING;
	object->bytes = out;
	while (reader->at < reader->length)
	{
		const char	c = reader->bytes[reader->at++];

		if (c == '\\')
		{
			const int	escaped = read_escape(reader);

			if (escaped >= 0)
				*out++ = (char) escaped;
			continue;
		}
		open += c == '(';
		open -= c == ')';
		if (open == 0)
			break;
		*out++ = c;
	}
	object->length = (size_t) (out - object->bytes);
	return true;
}

static bool
read_hex_string(struct reader *reader, struct object *object)
{
	const char *end = memchr(reader->bytes + reader->at, '>', reader->length - reader->at);
	char	   *out;
	int			digits = 0;

	if (end == NULL)
		return false;
	out = heap_allocate(reader->heap, (size_t) (end - reader->bytes) - reader->at + 1);
	object->type = OBJECT_STRING;
	object->bytes = out;
	for (const char *at = reader->bytes + reader->at + 1; at < end; at++)
		if (hex(*at) >= 0)
		{
			out[digits / 2] = (char) ((unsigned char) out[digits / 2] | hex(*at) << (digits % 2 == 0 ? 4 : 0));
			digits++;
		}
	object->length = (size_t) (digits + 1) / 2;
	reader->at = (size_t) (end - reader->bytes) + 1;
	return true;
}

/* What is no number, string or list: as far as the next blank or bracket. */
static void
read_word(struct reader *reader, struct object *object)
{
	const size_t start = reader->at;

	while (reader->at < reader->length && !is_white(reader->bytes[reader->at]) && !is_delimiter(reader->bytes[reader->at]))
		reader->at++;
	object->bytes = reader->bytes + start;
	object->length = reader->at - start;
}

static void
read_name(struct reader *reader, struct object *object)
{
	char	   *out;
	size_t		n = 0;

	reader->at++;
	read_word(reader, object);
	object->type = OBJECT_NAME;
	if (memchr(object->bytes, '#', object->length) == NULL)
		return;
	out = heap_allocate(reader->heap, object->length + 1);
	for (size_t i = 0; i < object->length; i++)
		if (object->bytes[i] == '#' && i + 2 < object->length && hex(object->bytes[i + 1]) >= 0 && hex(object->bytes[i + 2]) >= 0)
		{
			out[n++] = (char) (hex(object->bytes[i + 1]) << 4 | hex(object->bytes[i + 2]));
			i += 2;
		}
		else
			out[n++] = object->bytes[i];
	object->bytes = out;
	object->length = n;
}

/* ---- numbers ---------------------------------------------------------------------------------- */

/* -12.5; PDF has no exponents. */
static bool
is_number(const struct object *word, double *number)
{
	double		value = 0;
	double		part = 0;
	size_t		digits = 0;
	size_t		i = word->length > 0 && (word->bytes[0] == '-' || word->bytes[0] == '+');

	for (; i < word->length; i++)
	{
		const char	c = word->bytes[i];

		if (c == '.' && part <= 0)
			part = 1;
		else if (c >= '0' && c <= '9')
		{
			digits++;
			if (part > 0)
				value += (c - '0') * (part /= 10);
			else
				value = 10 * value + (c - '0');
		}
		else
			return false;
	}
	*number = word->length > 0 && word->bytes[0] == '-' ? -value : value;
	return digits > 0 && value < 1e12;
}

/* Whether "0 R" follows a number: it is a reference. */
static bool
take_reference(struct reader *reader)
{
	const size_t before = reader->at;
	size_t		digits = 0;

	skip_blanks(reader);
	for (; next_byte(reader) >= '0' && next_byte(reader) <= '9'; digits++)
		reader->at++;
	if (digits > 0 && is_white(next_byte(reader)))
	{
		skip_blanks(reader);
		if (next_byte(reader) == 'R'
			&& (reader->at + 1 >= reader->length || is_white(reader->bytes[reader->at + 1]) || is_delimiter(reader->bytes[reader->at + 1])))
		{
			reader->at++;
			return true;
		}
	}
	reader->at = before;
	return false;
}

static bool
is_word(const struct object *object, const char *word)
{
	return object->length == strlen(word) && memcmp(object->bytes, word, object->length) == 0;
}

static bool
read_simple(struct reader *reader, struct object *object)
{
	double		number;

	read_word(reader, object);
	if (object->length == 0)
		return false;
	if (is_number(object, &number))
	{
		object->type = OBJECT_NUMBER;
		object->number = number;
		if (number >= 1 && number < 1e9 && floor(number) >= number && take_reference(reader))
			object->type = OBJECT_REFERENCE;
	}
	else if (is_word(object, "true") || is_word(object, "false"))
	{
		object->type = OBJECT_BOOLEAN;
		object->number = object->bytes[0] == 't';
	}
	else
		object->type = is_word(object, "null") ? OBJECT_NULL : OBJECT_WORD;
	return true;
}

/* ---- lists ---------------------------------------------------------------------------------------- */

static bool read_nested(struct reader *reader, struct object *object, int level);

/* Items up to the closing bracket; those of a dictionary come in pairs. */
static bool
read_items(struct reader *reader, struct object *object, const char *close, int level)
{
	struct object *items = NULL;
	size_t		n = 0;
	size_t		room = 0;
	bool		good = level < MOST_LEVELS;

	reader->at += strlen(close);
	while (good)
	{
		skip_blanks(reader);
		if (reader->length - reader->at >= strlen(close) && memcmp(reader->bytes + reader->at, close, strlen(close)) == 0)
			break;
		MAKE_ROOM(items, n, room);
		items[n] = (struct object) {0};
		good = read_nested(reader, &items[n++], level + 1);
	}
	if (good)
	{
		reader->at += strlen(close);
		object->items = heap_allocate(reader->heap, (n + 1) * sizeof *items);
		object->length = n;
		if (n > 0)
			memcpy(object->items, items, n * sizeof *items);
	}
	free(items);
	return good;
}

static bool
read_nested(struct reader *reader, struct object *object, int level)
{
	char		c;

	*object = (struct object) {0};
	skip_blanks(reader);
	c = next_byte(reader);
	if (reader->at >= reader->length)
		return false;
	if (c == '(')
		return read_string(reader, object);
	if (c == '/')
	{
		read_name(reader, object);
		return true;
	}
	if (c == '[')
	{
		object->type = OBJECT_ARRAY;
		return read_items(reader, object, "]", level);
	}
	if (c == '<' && reader->at + 1 < reader->length && reader->bytes[reader->at + 1] == '<')
	{
		object->type = OBJECT_DICTIONARY;
		return read_items(reader, object, ">>", level) && object->length % 2 == 0;
	}
	if (c == '<')
		return read_hex_string(reader, object);
	return read_simple(reader, object);
}

bool
read_object(struct reader *reader, struct object *object)
{
	return read_nested(reader, object, 0);
}

const struct object *
value_in(const struct object *dictionary, const char *name)
{
	if (dictionary == NULL || dictionary->type != OBJECT_DICTIONARY)
		return NULL;
	for (size_t i = 0; i + 1 < dictionary->length; i += 2)
		if (is_name(&dictionary->items[i], name))
			return &dictionary->items[i + 1];
	return NULL;
}

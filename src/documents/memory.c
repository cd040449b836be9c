/*
 * memory.c - memory and growing text.
 */
#include "documents/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
run_out(void)
{
	fputs("govreport: out of memory\n", stderr);
	exit(OUT_OF_MEMORY);
}

void *
enlarge(void *memory, size_t size)
{
	void	   *enlarged = realloc(memory, size > 0 ? size : 1);

	if (enlarged == NULL)
		run_out();
	return enlarged;
}

void *
allocate(size_t size)
{
	return enlarge(NULL, size);
}

void *
allocate_zeroed(size_t size)
{
	return memset(allocate(size), 0, size);
}

char *
copy_bytes(const char *bytes, size_t length)
{
	char	   *copy = allocate(length + 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *
copy_string(const char *string)
{
	return copy_bytes(string, strlen(string));
}

static char *
print_arguments(const char *format, va_list arguments)
{
	char	   *printed;

	if (vasprintf(&printed, format, arguments) < 0)
		run_out();
	return printed;
}

char *
print_string(const char *format, ...)
{
	va_list		arguments;
	char	   *printed;

	va_start(arguments, format);
	printed = print_arguments(format, arguments);
	va_end(arguments);
	return printed;
}

void
put_bytes(struct text *text, const char *bytes, size_t length)
{
	if (text->length + length + 1 > text->room)
	{
		text->room = 2 * (text->length + length + 1) + 256;
		text->bytes = enlarge(text->bytes, text->room);
	}
	if (length > 0)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void
put(struct text *text, const char *string)
{
	put_bytes(text, string, strlen(string));
}

void
put_format(struct text *text, const char *format, ...)
{
	va_list		arguments;
	char	   *printed;

	va_start(arguments, format);
	printed = print_arguments(format, arguments);
	va_end(arguments);
	put(text, printed);
	free(printed);
}

void
put_character(struct text *text, uint32_t c)
{
	char		bytes[4];
	size_t		n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};

	if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return;
	for (size_t i = n; i-- > 1; c >>= 6)
		bytes[i] = (char) (0x80 | (c & 0x3F));
	bytes[0] = (char) (lead[n] | c);
	put_bytes(text, bytes, n);
}

/* Bytes that follow the first one of a character; -1: it begins none. */
static int
bytes_behind(unsigned char first)
{
	if (first < 0x80)
		return 0;
	if (first < 0xC2 || first > 0xF4)
		return -1;
	return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
}

bool
is_utf8(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
	{
		const int	more = bytes_behind((unsigned char) bytes[i]);

		if (more < 0 || (size_t) more >= length - i)
			return false;
		for (int k = 0; k < more; k++)
			if (((unsigned char) bytes[++i] & 0xC0) != 0x80)
				return false;
	}
	return true;
}

void
put_escaped(struct text *text, const char *bytes, size_t length)
{
	size_t		from = 0;

	for (size_t i = 0; i < length; i++)
	{
		const unsigned char c = (unsigned char) bytes[i];
		const char *instead = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;"
			: c < ' ' && c != '\t' && c != '\n' ? "" : NULL;

		if (instead == NULL)
			continue;
		put_bytes(text, bytes + from, i - from);
		put(text, instead);
		from = i + 1;
	}
	put_bytes(text, bytes + from, length - from);
}

void
clear_text(struct text *text)
{
	free(text->bytes);
	*text = (struct text) {0};
}

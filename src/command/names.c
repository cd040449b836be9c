/*
 * names.c - names of files as text, whatever bytes they hold.
 */
#include "command/command.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* Bytes of the character at p, which ends with a NUL; 0 where none begins there. */
static uint32_t
character(const char *p, uint32_t *c)
{
	const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t	length;

	*c = gr_utf8(p, p + strnlen(p, 4), &length);
	if (length == 1)
		return (uint8_t) *p < 0x80 ? 1 : 0;
	return *c >= least[length] && *c <= 0x10FFFF && (*c < 0xD800 || *c > 0xDFFF) ? length : 0;
}

char *
name_text(const char *name, bool ascii)
{
	char	   *text = allocate(4 * strlen(name) + 1);
	char	   *at = text;
	uint32_t	c;

	while (*name != '\0')
	{
		uint32_t	length = character(name, &c);

		if (length == 0 || (ascii && length > 1))
			at += snprintf(at, 5, "\\%03o", (unsigned) (uint8_t) *name++);
		else
		{
			memcpy(at, name, length);
			at += length;
			name += length;
		}
	}
	*at = '\0';
	return text;
}

/* What would move the cursor, colour the line or turn its direction. */
static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
		|| (c >= 0x2066 && c <= 0x2069);
}

char *
name_for_eyes(const char *name)
{
	struct text	out = {0};
	uint32_t	c;

	put(&out, "");
	while (*name != '\0')
	{
		uint32_t	length = character(name, &c);

		if (length > 0 && !is_control(c))
			put_bytes(&out, name, length);
		else
		{
			length += length == 0;
			for (uint32_t i = 0; i < length; i++)
				put_format(&out, "\\%03o", (unsigned) (uint8_t) name[i]);
		}
		name += length;
	}
	return out.bytes;
}

void
print_name(FILE *stream, const char *name)
{
	char	   *shown = name_for_eyes(name);

	fputs(shown, stream);
	free(shown);
}

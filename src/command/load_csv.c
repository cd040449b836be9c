/*
 * load_csv.c - lists as offices keep them: CSV in any encoding, commas, semicolons or tabs.
 */
#include "command/load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "govreport.h"

#define MOST_COLUMNS 64

static void *
allocate_chunk(void *context, size_t size)
{
	(void) context;
	return malloc(size);
}

/* The file as UTF-8, or the end of the program. */
static char *
read_decoded(const char *path)
{
	const gr_host host = {allocate_chunk, NULL, NULL};
	FILE	   *file = fopen(path, "rbe");
	struct text	bytes = {0};
	char		piece[8192];
	size_t		n;
	gr_arena	arena;
	gr_decoded	decoded;
	char	   *copy;

	if (file == NULL)
		fail(IN_LANGUAGE("could not open \"%s\": %s", "不能打开“%s”：%s"), path, error_text(errno));
	put_bytes(&bytes, "", 0);
	while ((n = fread(piece, 1, sizeof piece, file)) > 0 && bytes.length < MAX_FILE_SIZE)
		put_bytes(&bytes, piece, n);
	if (ferror(file))
		fail(IN_LANGUAGE("could not read \"%s\": %s", "不能读取“%s”：%s"), path, error_text(errno));
	fclose(file);
	gr_arena_init(&arena, &host);
	if (gr_decode(bytes.bytes, bytes.length, &arena, &decoded) != GR_OK)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	if (decoded.result != GR_DECODED && decoded.result != GR_NO_SENSE)
		fail(IN_LANGUAGE("\"%s\" is no text", "“%s”不是文本"), path);
	copy = copy_bytes(decoded.text.s, decoded.text.len);
	clear_text(&bytes);
	return copy;
}

/* What parts the fields of the first line. */
static char
separator_of(const char *text)
{
	const size_t line = strcspn(text, "\r\n");

	if (memchr(text, '\t', line) != NULL)
		return '\t';
	return memchr(text, ',', line) == NULL && memchr(text, ';', line) != NULL ? ';' : ',';
}

/* What ended a field whose quotes are not closed. */
#define OPEN '"'

/* One field, unquoted in its place; gives what ended it. */
static char
next_field(char **at, char separator, char **field)
{
	char	   *in = *at;
	char	   *out = *at;
	bool		quoted = *in == '"';
	char		ended;

	*field = out;
	in += quoted;
	while (*in != '\0' && (quoted || (*in != separator && *in != '\n' && *in != '\r')))
	{
		if (quoted && *in == '"')
		{
			if (in[1] != '"')
				quoted = false;
			else
				*out++ = '"';
			in += in[1] == '"' ? 2 : 1;
			continue;
		}
		*out++ = *in++;
	}
	ended = *in;
	if (ended != '\0')
		in++;
	if (ended == '\r' && *in == '\n')
		in++;
	*out = '\0';
	*at = in;
	return quoted ? OPEN : ended;
}

void
read_csv(const char *path, take_line *take, void *context)
{
	char	   *content = read_decoded(path);
	char	   *at = content;
	const char	separator = separator_of(content);

	for (int line = 1; *at != '\0'; line++)
	{
		char	   *fields[MOST_COLUMNS];
		char		ended = separator;
		int			n = 0;

		while (ended == separator && n < MOST_COLUMNS)
			ended = next_field(&at, separator, &fields[n++]);
		if (ended == OPEN)
			fail(IN_LANGUAGE("\"%s\": the quotes that open in line %d are not closed", "“%s”：第 %d 行的引号没有收尾"), path, line);
		if (n > 1 || *fields[0] != '\0')
			take(context, line, fields, n);
	}
	free(content);
}

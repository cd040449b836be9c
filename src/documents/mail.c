/*
 * mail.c - mail, and pages that browsers save as mail (MHTML): the parts that may be reports.
 *
 * Attachments are files.  The mail's own text counts only where nothing is
 * attached; of a page in parts, the page with its frames.
 */
#include "documents/readers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>

/* Pieces of a parameter. */
#define MOST_PIECES 100
/* Parts in parts. */
#define MOST_LEVELS 16
#define MOST_PARTS 1000

struct span
{
	const char *at;
	const char *end;
};

struct found
{
	struct span	body;
	char	   *type;			/* text/html */
	char	   *name;			/* of an attachment, or NULL */
	char	   *encoding;		/* base64, quoted-printable */
	int			level;
};

struct mail
{
	struct found parts[MOST_PARTS];
	int			n;
};

/* ---- header fields ------------------------------------------------------------------------ */

static struct span
next_line(struct span *rest)
{
	const char *eol = memchr(rest->at, '\n', (size_t) (rest->end - rest->at));
	struct span	line = {rest->at, eol != NULL ? eol : rest->end};

	rest->at = eol != NULL ? eol + 1 : rest->end;
	if (line.end > line.at && line.end[-1] == '\r')
		line.end--;
	return line;
}

/* The fields, and what stands behind the empty line. */
static struct span
split_head(struct span *rest)
{
	struct span	head = *rest;

	while (rest->at < rest->end)
	{
		struct span	line = next_line(rest);

		if (line.at == line.end)
		{
			head.end = line.at;
			return head;
		}
	}
	head.end = rest->end;
	return head;
}

/* A field's value, unfolded, for the caller to free; NULL: there is none. */
static char *
field(struct span head, const char *name)
{
	const size_t n = strlen(name);
	struct text	value = {0};
	bool		inside = false;

	while (head.at < head.end)
	{
		struct span	line = next_line(&head);
		const size_t length = (size_t) (line.end - line.at);

		if (length > 0 && (*line.at == ' ' || *line.at == '\t'))
		{
			if (inside)
				put_bytes(&value, line.at, length);
			continue;
		}
		if (inside)
			break;
		inside = length > n && line.at[n] == ':' && strncasecmp(line.at, name, n) == 0;
		if (inside)
			put_bytes(&value, line.at + n + 1, length - n - 1);
	}
	return value.bytes;
}

/* A parameter of a field: name=value or name="value", also name*=charset''value; for the caller to free. */
static char *
whole_parameter(const char *value, const char *name)
{
	const size_t n = strlen(name);

	for (const char *at = value; at != NULL && (at = strchr(at, ';')) != NULL;)
	{
		const char *end;

		at += 1 + strspn(at + 1, " \t");
		if (strncasecmp(at, name, n) != 0)
			continue;
		end = at + n;
		if (*end == '*')
			end++;
		if (*end != '=')
			continue;
		end++;
		if (*end == '"')
			return copy_bytes(end + 1, strcspn(end + 1, "\""));
		return copy_bytes(end, strcspn(end, "; \t"));
	}
	return NULL;
}

/* The same, also in pieces: name*0=value; name*1=value. */
static char *
parameter(const char *value, const char *name)
{
	char	   *whole = whole_parameter(value, name);
	struct text	pieces = {0};

	for (int i = 0; whole == NULL && i < MOST_PIECES; i++)
	{
		char	   *key = print_string("%s*%d", name, i);
		char	   *piece = whole_parameter(value, key);
		const bool	last = piece == NULL;

		if (piece != NULL)
			put(&pieces, piece);
		free(key);
		free(piece);
		if (last)
			break;
	}
	return whole != NULL ? whole : pieces.bytes;
}

static char *
media_type(const char *value)
{
	char	   *type;

	if (value == NULL)
		return copy_string("text/plain");
	value += strspn(value, " \t");
	type = copy_bytes(value, strcspn(value, "; \t"));
	for (char *at = type; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char) (*at + 'a' - 'A');
	return type;
}

/* ---- encodings ------------------------------------------------------------------------------- */

static int
base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static void
decode_base64(struct span body, struct text *out)
{
	uint32_t	bits = 0;
	int			n = 0;

	for (; body.at < body.end && *body.at != '='; body.at++)
	{
		const int	value = base64_value(*body.at);

		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t) value;
		n += 6;
		if (n >= 8)
		{
			const char	byte = (char) (bits >> (n - 8));

			put_bytes(out, &byte, 1);
			n -= 8;
		}
	}
}

static int
hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* =XX and, at a line's end, nothing; with another mark of the same kind for names: %XX. */
static void
decode_hex(struct span body, char mark, struct text *out)
{
	while (body.at < body.end)
	{
		const size_t left = (size_t) (body.end - body.at);
		const char *next = memchr(body.at, mark, left);

		if (next == NULL)
			next = body.end;
		put_bytes(out, body.at, (size_t) (next - body.at));
		body.at = next;
		if (body.end - body.at >= 3 && hex_value(body.at[1]) >= 0 && hex_value(body.at[2]) >= 0)
		{
			const char	byte = (char) (hex_value(body.at[1]) << 4 | hex_value(body.at[2]));

			put_bytes(out, &byte, 1);
			body.at += 3;
		}
		else if (body.end - body.at >= 2 && body.at[1] == '\n')
			body.at += 2;
		else if (body.end - body.at >= 3 && body.at[1] == '\r' && body.at[2] == '\n')
			body.at += 3;
		else if (body.at < body.end)
			put_bytes(out, body.at++, 1);
	}
}

static void
decode_body(const struct found *part, struct text *out)
{
	if (part->encoding != NULL && strstr(part->encoding, "base64") != NULL)
		decode_base64(part->body, out);
	else if (part->encoding != NULL && strstr(part->encoding, "quoted-printable") != NULL)
		decode_hex(part->body, '=', out);
	else
		put_bytes(out, part->body.at, (size_t) (part->body.end - part->body.at));
}

static void
put_converted(struct text *out, const char *charset, const struct text *bytes)
{
	UErrorCode	error = U_ZERO_ERROR;
	const size_t room = 4 * bytes->length + 1;
	char	   *converted = allocate(room);
	int32_t		length = ucnv_convert("UTF-8", charset, converted, (int32_t) room, bytes->bytes, (int32_t) bytes->length, &error);

	if (U_SUCCESS(error))
		put_bytes(out, converted, (size_t) length);
	else
		put(out, "?");
	free(converted);
}

/* Puts encoded bytes as UTF-8: base64, or hexadecimal digits behind a mark. */
static void
put_encoded(struct text *out, const char *charset, size_t charset_length, struct span data, char mark)
{
	struct text	bytes = {0};
	char	   *name = copy_bytes(charset, charset_length);

	if (mark == 'B')
		decode_base64(data, &bytes);
	else
		decode_hex(data, mark, &bytes);
	if (bytes.length > 0)
		put_converted(out, name, &bytes);
	free(name);
	clear_text(&bytes);
}

/* =?charset?B?...?= or =?charset?Q?...?= where it begins here; what is behind it, or NULL: there is none. */
static const char *
put_encoded_word(struct text *out, const char *name)
{
	const char *charset = strncmp(name, "=?", 2) == 0 ? name + 2 : NULL;
	const char *how = charset != NULL ? strchr(charset, '?') : NULL;
	const char *data = how != NULL && how[1] != '\0' && how[2] == '?' ? how + 3 : NULL;
	const char *end = data != NULL ? strstr(data, "?=") : NULL;

	if (end == NULL)
		return NULL;
	put_encoded(out, charset, (size_t) (how - charset), (struct span) {data, end}, how[1] == 'B' || how[1] == 'b' ? 'B' : '=');
	return end + 2 + strspn(end + 2, " \t");
}

/* =?charset?B?...?= pieces of a name, or charset''%XX; plain text as it is. */
static char *
decode_name(const char *name)
{
	struct text	out = {0};
	const char *quote = strstr(name, "''");

	put(&out, "");
	if (quote != NULL && quote - name < 20)
	{
		put_encoded(&out, name, (size_t) (quote - name), (struct span) {quote + 2, quote + strlen(quote)}, '%');
		return out.bytes;
	}
	while (*name != '\0')
	{
		const char *behind = put_encoded_word(&out, name);

		if (behind != NULL)
			name = behind;
		else
			put_bytes(&out, name++, 1);
	}
	return out.bytes;
}

/* ---- the tree of parts -------------------------------------------------------------------------- */

/* The span up to the next line that is the boundary; rest goes on behind it. */
static bool
next_part(struct span *rest, const char *boundary, struct span *part, bool *last)
{
	const size_t n = strlen(boundary);
	const char *start = rest->at;

	while (rest->at < rest->end)
	{
		struct span	line = next_line(rest);
		const size_t length = (size_t) (line.end - line.at);

		if (length >= n + 2 && line.at[0] == '-' && line.at[1] == '-' && memcmp(line.at + 2, boundary, n) == 0)
		{
			*part = (struct span) {start, line.at};
			*last = length >= n + 4 && line.at[n + 2] == '-' && line.at[n + 3] == '-';
			return true;
		}
	}
	*part = (struct span) {start, rest->end};
	*last = true;
	return part->at < part->end;
}

static void collect(struct mail *mail, struct span part, int level);

static void
collect_parts(struct mail *mail, struct span body, const char *boundary, int level)
{
	struct span	part;
	bool		last = false;
	bool		first = true;

	while (!last && mail->n < MOST_PARTS && next_part(&body, boundary, &part, &last))
	{
		/* what stands before the first boundary is no part */
		if (!first)
			collect(mail, part, level);
		first = false;
	}
}

static void
collect(struct mail *mail, struct span part, int level)
{
	struct span	body = part;
	struct span	head = split_head(&body);
	char	   *content = field(head, "Content-Type");
	char	   *disposition = field(head, "Content-Disposition");
	char	   *type = media_type(content);
	char	   *boundary = parameter(content, "boundary");
	char	   *name = parameter(disposition, "filename");

	if (name == NULL)
		name = parameter(content, "name");
	if (strncmp(type, "multipart/", 10) == 0 && boundary != NULL && level < MOST_LEVELS)
	{
		collect_parts(mail, body, boundary, level + 1);
		free(type);
		free(name);
	}
	else if (mail->n < MOST_PARTS)
	{
		mail->parts[mail->n++] = (struct found) {
			.body = body,.type = type,.name = name,.encoding = field(head, "Content-Transfer-Encoding"),.level = level
		};
		for (char *at = mail->parts[mail->n - 1].encoding; at != NULL && *at != '\0'; at++)
			if (*at >= 'A' && *at <= 'Z')
				*at = (char) (*at + 'a' - 'A');
	}
	else
	{
		free(type);
		free(name);
	}
	free(content);
	free(disposition);
	free(boundary);
}

static bool
is_attachment(const struct found *part)
{
	return strncmp(part->type, "image/", 6) != 0 && strcmp(part->type, "text/css") != 0
		&& (strcmp(part->type, "message/rfc822") == 0
			|| (part->name != NULL && strncmp(part->type, "text/html", 9) != 0)
			|| (strncmp(part->type, "application/", 12) == 0 && strstr(part->type, "javascript") == NULL));
}

/* The first part of a type that has a text. */
static const struct found *
first_of(const struct mail *mail, const char *type)
{
	for (int i = 0; i < mail->n; i++)
		if (strcmp(mail->parts[i].type, type) == 0 && mail->parts[i].body.at < mail->parts[i].body.end)
			return &mail->parts[i];
	return NULL;
}

static void
take_part(const struct found *part, const char *path, take_message_part *take, void *context)
{
	struct text	bytes = {0};

	decode_body(part, &bytes);
	put_bytes(&bytes, "", 0);
	take(context, path, bytes.bytes, bytes.length);
	clear_text(&bytes);
}

/* The page and its frames, one after another, as far as they are in one encoding; false: none. */
static bool
take_page(const struct mail *mail, const char *path, take_message_part *take, void *context)
{
	struct text	page = {0};
	bool		taken = false;

	for (int i = 0; i < mail->n; i++)
	{
		struct text	frame = {0};

		if (strcmp(mail->parts[i].type, "text/html") != 0 || mail->parts[i].body.at == mail->parts[i].body.end)
			continue;
		decode_body(&mail->parts[i], &frame);
		if (frame.length > 0 && (!taken || (is_utf8(page.bytes, page.length) && is_utf8(frame.bytes, frame.length))))
		{
			put_bytes(&page, frame.bytes, frame.length);
			taken = true;
		}
		clear_text(&frame);
	}
	if (taken)
		take(context, path, page.bytes, page.length);
	clear_text(&page);
	return taken;
}

bool
read_mail(const char *path, const char *bytes, size_t length, take_message_part *take, void *context)
{
	struct mail *mail = allocate_zeroed(sizeof *mail);
	bool		taken = false;

	collect(mail, (struct span) {bytes + mail_envelope(bytes, length), bytes + length}, 0);
	for (int i = 0; i < mail->n; i++)
		if (is_attachment(&mail->parts[i]))
		{
			char	   *decoded = mail->parts[i].name != NULL ? decode_name(mail->parts[i].name) : copy_string("attachment");
			char	   *name = name_in_utf8(decoded);
			char	   *inner = path != NULL ? print_string("%s/%s", path, name) : copy_string(name);

			take_part(&mail->parts[i], inner, take, context);
			taken = true;
			free(inner);
			free(name);
			free(decoded);
		}
	taken = taken || take_page(mail, path, take, context);
	if (!taken)
	{
		const struct found *own = first_of(mail, "text/plain");

		if (own != NULL)
			take_part(own, path, take, context);
		taken = own != NULL;
	}
	for (int i = 0; i < mail->n; i++)
	{
		free(mail->parts[i].type);
		free(mail->parts[i].name);
		free(mail->parts[i].encoding);
	}
	free(mail);
	return taken;
}

/*
 * pdf.c - a PDF to HTML by the places of its glyphs and lines, else to text.
 *
 * What programs usually write is read here, what is not known here by mutool.
 */
#include "documents/pdf.h"
#include "documents/program.h"
#include "documents/readers.h"

#include <stdlib.h>
#include <string.h>

/* What mutool and pdftotext say of a document that asks for a password. */
static bool
asks_for_password(const char *detail)
{
	return detail != NULL && strcasestr(detail, "password") != NULL;
}

/* The pages as mutool sees them. */
static enum fault
trace_pages(const struct settings *settings, struct pages *pages, char **detail)
{
	const char *arguments[] = {"mutool", "trace", "report.pdf", NULL};
	enum fault	fault = run_program(arguments, "output", settings, detail);
	size_t		length;
	char	   *trace;

	if (fault != FAULT_NONE)
		return fault == FAULT_DAMAGED && asks_for_password(*detail) ? FAULT_PASSWORD : fault;
	trace = read_scratch(settings, "output", &length);
	if (trace == NULL)
		return FAULT_TOO_LARGE;
	read_trace(trace, length, pages);
	free(trace);
	return FAULT_NONE;
}

/* A file ends with its table of objects, and says so; a part of it does not. */
#define END_SIZE 2048

static bool
is_cut_off(const char *bytes, size_t length)
{
	const size_t n = length < END_SIZE ? length : END_SIZE;
	const char *end = bytes + length - n;

	return memmem(end, n, "%%EOF", 5) == NULL && memmem(end, n, "startxref", 9) == NULL;
}

static enum fault
collect_pages(const struct settings *settings, const char *bytes, size_t length, struct pages *pages, char **detail)
{
	enum fault	fault = FAULT_SCRATCH;

	if (read_pdf_pages(bytes, length, pages))
		return FAULT_NONE;
	if (is_cut_off(bytes, length))
		return FAULT_DAMAGED;
	if (write_scratch(settings, "report.pdf", bytes, length))
		fault = trace_pages(settings, pages, detail);
	remove_scratch(settings, "report.pdf");
	return fault;
}

static bool
has_text(const char *bytes, size_t length)
{
	return strspn(bytes, " \t\r\n\f\v") < length;
}

/* The pages of a text, each of which ends with a form feed; those that are pictures say so. */
static void
put_laid_out(const struct pages *pages, const char *bytes, size_t length, struct text *out)
{
	for (size_t i = 0; length > 0; i++)
	{
		const char *feed = memchr(bytes, '\f', length);
		const size_t n = feed != NULL ? (size_t) (feed + 1 - bytes) : length;

		if (i < pages->n && is_unread(&pages->list[i]))
			put(out, LEFT_OUT_PICTURE_LINE);
		put_bytes(out, bytes, n);
		bytes += n;
		length -= n;
	}
}

/* Text as it is laid out on the pages, of what shows there; false: there is none. */
static bool
lay_out(const struct settings *settings, const struct pages *pages, struct text *out)
{
	const char *arguments[] = {"pdftotext", "-layout", "-enc", "UTF-8", "report.pdf", "-", NULL};
	struct text	printed = {0};
	char	   *detail = NULL;
	char	   *laid_out = NULL;
	size_t		length;

	print_pages(pages, &printed);
	if (write_scratch(settings, "report.pdf", printed.bytes, printed.length)
		&& run_program(arguments, "output", settings, &detail) == FAULT_NONE)
		laid_out = read_scratch(settings, "output", &length);
	if (laid_out != NULL && has_text(laid_out, length))
		put_laid_out(pages, laid_out, length, out);
	remove_scratch(settings, "report.pdf");
	clear_text(&printed);
	free(laid_out);
	free(detail);
	return out->length > 0;
}

/* One glyph in so many that nobody knows leaves no text. */
#define MOST_UNKNOWN 3
/* Why what was found is no text. */
static enum fault
fault_of(const struct pages *pages)
{
	const size_t glyphs = count_glyphs(pages);

	return glyphs == 0 ? FAULT_SCAN : MOST_UNKNOWN * count_unknown(pages) > glyphs ? FAULT_NO_CHARACTERS : FAULT_NONE;
}

/* Where no line parts cells, the text laid out, which keeps columns apart; by its places where that fails. */
enum fault
read_pdf(const struct settings *settings, const char *bytes, size_t length, struct text *out, enum left_out *left_out, char **detail)
{
	struct pages pages = {0};
	enum fault	fault = collect_pages(settings, bytes, length, &pages, detail);
	struct text	laid_out = {0};

	if (fault == FAULT_NONE)
		fault = fault_of(&pages);
	if (fault == FAULT_NONE && !write_pages(&pages, out) && lay_out(settings, &pages, &laid_out))
	{
		clear_text(out);
		*out = laid_out;
	}
	if (fault == FAULT_NONE && count_unread(&pages) > 0)
		*left_out = LEFT_PICTURES;
	free_pages(&pages);
	return fault;
}

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

static enum fault
trace_pages(const struct settings *settings, struct text *out, bool *has_tables, char **detail)
{
	const char *arguments[] = {"mutool", "trace", "report.pdf", NULL};
	enum fault	fault = run_program(arguments, "output", settings, detail);
	size_t		length;
	char	   *trace;

	*has_tables = false;
	if (fault != FAULT_NONE)
		return fault;
	trace = read_scratch(settings, "output", &length);
	fault = trace == NULL ? FAULT_TOO_LARGE : read_trace(trace, length, out, has_tables);
	free(trace);
	return fault;
}

/* Text laid out as on the page. */
static enum fault
lay_out(const struct settings *settings, struct text *out, char **detail)
{
	const char *arguments[] = {"pdftotext", "-layout", "-enc", "UTF-8", "report.pdf", "-", NULL};
	enum fault	fault = run_program(arguments, "output", settings, detail);
	size_t		length;
	char	   *laid_out;

	if (fault != FAULT_NONE)
		return fault;
	laid_out = read_scratch(settings, "output", &length);
	if (laid_out == NULL)
		return FAULT_TOO_LARGE;
	put_bytes(out, laid_out, length);
	free(laid_out);
	return strspn(out->bytes, " \t\r\n\f\v") >= out->length ? FAULT_SCAN : FAULT_NONE;
}

/* Where no line parts cells, the text laid out, which keeps columns apart; by its places where that fails. */
static void
prefer_layout(const struct settings *settings, struct text *out, char **detail)
{
	struct text	laid_out = {0};

	if (lay_out(settings, &laid_out, detail) == FAULT_NONE)
	{
		clear_text(out);
		*out = laid_out;
	}
	else
		clear_text(&laid_out);
	free(*detail);
	*detail = NULL;
}

static enum fault
read_by_programs(const struct settings *settings, struct text *out, char **detail)
{
	bool		has_tables;
	enum fault	fault = trace_pages(settings, out, &has_tables, detail);

	if (fault == FAULT_NONE && !has_tables)
		prefer_layout(settings, out, detail);
	return fault == FAULT_DAMAGED && asks_for_password(*detail) ? FAULT_PASSWORD : fault;
}

enum fault
read_pdf(const struct settings *settings, const char *bytes, size_t length, struct text *out, char **detail)
{
	struct pages pages = {0};
	const bool	known = read_pdf_pages(bytes, length, &pages);
	const size_t glyphs = count_glyphs(&pages);
	const bool	has_tables = known && glyphs > 0 && write_pages(&pages, out);
	enum fault	fault = known && glyphs == 0 ? FAULT_SCAN : FAULT_NONE;

	free_pages(&pages);
	if (has_tables || fault != FAULT_NONE)
		return fault;
	if (!write_scratch(settings, "report.pdf", bytes, length))
		return FAULT_UNREADABLE;
	if (known)
		prefer_layout(settings, out, detail);
	else
		fault = read_by_programs(settings, out, detail);
	remove_scratch(settings, "report.pdf");
	return fault;
}

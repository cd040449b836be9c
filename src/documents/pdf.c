/*
 * pdf.c - a PDF to HTML by the places of its glyphs and lines, else to text.
 */
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

enum fault
read_pdf(const struct settings *settings, const char *bytes, size_t length, struct text *out, char **detail)
{
	bool		has_tables;
	enum fault	fault;

	if (!write_scratch(settings, "report.pdf", bytes, length))
		return FAULT_UNREADABLE;
	fault = trace_pages(settings, out, &has_tables, detail);
	if (fault == FAULT_NONE && !has_tables)
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
	if (fault == FAULT_DAMAGED && asks_for_password(*detail))
		fault = FAULT_PASSWORD;
	remove_scratch(settings, "report.pdf");
	return fault;
}

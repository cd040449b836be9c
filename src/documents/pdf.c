#include "documents/readers.h"
#include "documents/program.h"
#include <stdlib.h>
fault read_pdf(const settings *settings, const char *bytes, size_t length, text *out, char **detail)
{
	const char *arguments[] = {"pdftotext", "-layout", "-enc", "UTF-8", "report.pdf", "-", NULL};
	fault fault;
	if (!write_scratch(settings, "report.pdf", bytes, length)) return FAULT_UNREADABLE;
	fault = run_program(arguments, "output", settings, detail);
	if (fault == FAULT_NONE) { size_t n; char *t = read_scratch(settings, "output", &n); put_bytes(out, t, n); free(t); }
	return fault;
}

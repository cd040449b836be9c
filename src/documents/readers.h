/*
 * readers.h - one reader a kind; each writes HTML, or gives the fault.
 */
#ifndef DOCUMENTS_READERS_H
#define DOCUMENTS_READERS_H

#include "documents/package.h"

/* HTML of a whole document, put behind what is in out. */
extern enum fault read_docx(struct package *package, struct text *out, enum left_out *left_out);
extern enum fault read_xlsx(struct package *package, struct text *out);
extern enum fault read_ofd(struct package *package, struct text *out, enum left_out *left_out);

/* Text instead of HTML where no line parts cells; detail as run_program gives it. */
extern enum fault read_pdf(const struct settings *settings, const char *bytes, size_t length, struct text *out, enum left_out *left_out,
						   char **detail);
/* The pages that mutool trace prints. */
struct pages;
extern void read_trace(const char *trace, size_t length, struct pages *pages);

/* The same document without text that is deleted, hidden or struck out; false: it is none in UOF 1. */
extern bool clean_uof(const char *bytes, size_t length, struct text *out);

typedef void take_message_part(void *context, const char *path, const char *bytes, size_t length);
/* The parts of a mail, or of a page that a browser saved, that may be reports; false: none. */
extern bool read_mail(const char *path, const char *bytes, size_t length, take_message_part *take, void *context);

#endif

/*
 * attachments.h - tables behind a line such as 附件1：, of the report or of others.
 */
#ifndef GR_ATTACHMENTS_H
#define GR_ATTACHMENTS_H

#include "outline/set_apart.h"

/* Attachments of a report stand behind the line of its last heading in the form, those of its tables behind that of its first. */
extern uint32_t gr_attachments_from(const gr_search *s, bool of_tables);
/* The first line from there on that opens an attachment; the page's end: none does. */
extern uint32_t gr_next_attachment(const gr_search *s, uint32_t from);
/* From the line of an attachment on, takes away those that state another authority or year than the report's, with their tables. */
extern void gr_set_attachments_apart(gr_search *s, uint32_t line);

#endif

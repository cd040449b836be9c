/*
 * columns.h - the columns of tables that lines across alone draw.
 */
#ifndef DOCUMENTS_COLUMNS_H
#define DOCUMENTS_COLUMNS_H

#include "documents/flow.h"

/* Adds the lines down that are missing; pieces: lines across as they were drawn, before they were merged. */
extern void add_columns(struct page *page, const struct lines *pieces);

#endif

/*
 * application_rows.h - which row of the form each record of table 三 is.
 */
#ifndef GR_APPLICATION_ROWS_H
#define GR_APPLICATION_ROWS_H

#include "place/place.h"

/* A record's row, beside the form's rows. */
enum
{
	GR_ROW_UNKNOWN = -1,
	GR_ROW_NONE = -2			/* a group's own figures, or some other row that the form does not have */
};

typedef struct gr_application_table
{
	gr_placing *p;
	uint32_t	first;			/* records of the table: list[first] to list[last], others may stand between */
	uint32_t	last;
	int16_t    *row;			/* by record, from first */
	gr_header	header;
	uint8_t		editions;		/* of the rows that were met which only one edition has */
	bool		unlabelled;		/* a record has no whole label */
	int			found;			/* records that are rows of the form */
	int			strays;			/* labels of a run of lines that have no figures behind them */
} gr_application_table;

static inline bool
gr_is_application(const gr_application_table *t, uint32_t i)
{
	return t->p->records->list[i].table == GR_TABLE_APPLICATIONS;
}

/* Finds them, by label, likeness and order; the header was read. */
extern void gr_find_rows(gr_application_table *t);
/* Whether a record's row may be relied upon: labels and figures did not come apart, or those beside it agree. */
extern bool gr_is_trusted(const gr_application_table *t, uint32_t i);
/* Whether more whole rows of figures stand there than the form has: those of another table. */
extern bool gr_has_surplus(const gr_application_table *t);

#endif

/*
 * metrics.h - the metrics of a report or of a sum of reports, as numbers to show and to
 * compare.
 */
#ifndef PGR_METRICS_H
#define PGR_METRICS_H

#include "totals.h"

#define PGR_METRICS 23
#define PGR_QUANTITIES 26

/*
 * A sum of printed totals: not known where none of them is, as SUM's is; of one report, nor
 * where one of them could not be read.
 */
typedef struct pgr_amount
{
	bool		known;
	bool		unread;
	int128		value;
} pgr_amount;

/* A numeric; NULL: there is none. */
typedef struct pgr_number
{
	const void *value;			/* the room beside it, or elsewhere: not to be copied */
	char		room[PGR_NUMERIC_SIZE];
} pgr_number;

typedef struct pgr_metric
{
	pgr_number	part;			/* by pgr_set_sides */
	pgr_number	whole;
	pgr_number	value;
	int64		key;			/* in the order of the values, equal where they are; what is out of all measure is its end */
	bool		enough;			/* there is a value, and it stands on cases enough to rank by it */
	bool		is_rate;
} pgr_metric;

/* Of the rows of table three from the first to the last, in a column. */
extern pgr_amount pgr_sum_cells(const pgr_totals *totals, gr_row first, gr_row last, int column);
/* In the order of govreport.metrics(). */
extern gr_str pgr_metric_code(int metric);
/* What metrics are made of, PGR_QUANTITIES; of totals that are NULL nothing is known. */
extern void pgr_take_quantities(const pgr_totals *totals, pgr_amount *quantities);
/* The value alone; what is made is in the current memory context. */
extern void pgr_set_metric(pgr_metric *m, int metric, const pgr_amount *quantities);
/* Part and whole. */
extern void pgr_set_sides(pgr_metric *m, int metric, const pgr_amount *quantities);
extern void pgr_measure(const pgr_totals *totals, pgr_metric *metrics);
/* Those of a function's first argument, totals; of NULL all are NULL. */
extern void pgr_measure_argument(FunctionCallInfo fcinfo, pgr_site *site, pgr_metric *metrics);

#endif

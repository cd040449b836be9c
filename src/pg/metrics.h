/*
 * metrics.h - the metrics of a report or of a sum of reports, as numbers to show and to
 * compare.
 */
#ifndef PGR_METRICS_H
#define PGR_METRICS_H

#include "totals.h"

#define PGR_METRICS 23

/* A numeric; NULL: there is none. */
typedef struct pgr_number
{
	const void *value;			/* the room beside it, or elsewhere: not to be copied */
	char		room[PGR_NUMERIC_SIZE];
} pgr_number;

typedef struct pgr_metric
{
	pgr_number	part;
	pgr_number	whole;
	pgr_number	value;
	int64		key;			/* in the order of the values, equal where they are; what is out of all measure is its end */
	bool		enough;			/* there is a value, and it stands on cases enough to rank by it */
	bool		is_rate;
} pgr_metric;

/* In the order of govreport.metrics(). */
extern gr_str pgr_metric_code(int metric);
/* What is made is in the current memory context; totals may be NULL. */
extern void pgr_measure(const pgr_totals *totals, pgr_metric *metrics);
/* Those of a function's first argument, totals; of NULL all are NULL. */
extern void pgr_measure_argument(FunctionCallInfo fcinfo, pgr_site *site, pgr_metric *metrics);

#endif

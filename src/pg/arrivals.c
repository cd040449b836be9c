/*
 * arrivals.c - when reports of an agency came in: of each year the first, and how many.
 *
 * All years of an agency are one value of a few bytes, an arrival after the other. The view
 * of all agencies and years looks years up in it, where it would join a row for each.
 */
#include "glue.h"

#include "utils/timestamp.h"

PG_FUNCTION_INFO_V1(govreport_arrivals_add);
PG_FUNCTION_INFO_V1(govreport_arrivals_combine);
PG_FUNCTION_INFO_V1(govreport_first_arrival);
PG_FUNCTION_INFO_V1(govreport_count_arrivals);

typedef struct arrival
{
	TimestampTz first;
	int32		year;
	int32		reports;
} arrival;

static int
number_of(const bytea *arrivals)
{
	return (int) (VARSIZE_ANY_EXHDR(arrivals) / sizeof(arrival));
}

/* Values are not aligned. */
static arrival
arrival_at(const bytea *arrivals, int i)
{
	arrival		found;

	memcpy(&found, VARDATA_ANY(arrivals) + i * sizeof found, sizeof found);
	return found;
}

/* The place of a year, or the number of all where it is not there. */
static int
place_of(const bytea *arrivals, int32 year)
{
	int			n = number_of(arrivals);
	int			i = 0;

	while (i < n && arrival_at(arrivals, i).year != year)
		i++;
	return i;
}

/* Adds to arrivals, in place where the year is there; NULL: there are none yet. */
static bytea *
add(bytea *arrivals, arrival more)
{
	int			n = arrivals == NULL ? 0 : number_of(arrivals);
	int			place = n == 0 ? 0 : place_of(arrivals, more.year);

	if (place == n)
	{
		bytea	   *longer = palloc(VARHDRSZ + (n + 1) * sizeof more);

		SET_VARSIZE(longer, VARHDRSZ + (n + 1) * sizeof more);
		if (n > 0)
			memcpy(VARDATA(longer), VARDATA_ANY(arrivals), n * sizeof more);
		arrivals = longer;
	}
	else
	{
		arrival		before = arrival_at(arrivals, place);

		more.first = Min(more.first, before.first);
		more.reports += before.reports;
	}
	memcpy(VARDATA_ANY(arrivals) + place * sizeof more, &more, sizeof more);
	return arrivals;
}

/* Argument 0, to be changed: that of an aggregate is its own; NULL: there is none. */
static bytea *
state(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		return NULL;
	return AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_BYTEA_PP(0) : PG_GETARG_BYTEA_P_COPY(0);
}

/* arrivals_add(state bytea, year int, arrived timestamptz) → bytea; what has no year is left out */
Datum
govreport_arrivals_add(PG_FUNCTION_ARGS)
{
	bytea	   *arrivals = state(fcinfo);

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
		arrivals = add(arrivals, (arrival) {PG_GETARG_TIMESTAMPTZ(2), PG_GETARG_INT32(1), 1});
	if (arrivals == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BYTEA_P(arrivals);
}

/* arrivals_combine(state bytea, other bytea) → bytea */
Datum
govreport_arrivals_combine(PG_FUNCTION_ARGS)
{
	bytea	   *arrivals = state(fcinfo);
	bytea	   *other = PG_ARGISNULL(1) ? NULL : PG_GETARG_BYTEA_PP(1);
	int			n = other == NULL ? 0 : number_of(other);

	for (int i = 0; i < n; i++)
		arrivals = add(arrivals, arrival_at(other, i));
	if (arrivals == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BYTEA_P(arrivals);
}

/* first_arrival(arrivals bytea, year int) → timestamptz; NULL: none came */
Datum
govreport_first_arrival(PG_FUNCTION_ARGS)
{
	bytea	   *arrivals = PG_GETARG_BYTEA_PP(0);
	int			place = place_of(arrivals, PG_GETARG_INT32(1));

	if (place == number_of(arrivals))
		PG_RETURN_NULL();
	PG_RETURN_TIMESTAMPTZ(arrival_at(arrivals, place).first);
}

/* count_arrivals(arrivals bytea, year int) → bigint; of no arrivals 0 */
Datum
govreport_count_arrivals(PG_FUNCTION_ARGS)
{
	bytea	   *arrivals = PG_ARGISNULL(0) ? NULL : PG_GETARG_BYTEA_PP(0);
	int			place;

	if (arrivals == NULL || PG_ARGISNULL(1) || (place = place_of(arrivals, PG_GETARG_INT32(1))) == number_of(arrivals))
		PG_RETURN_INT64(0);
	PG_RETURN_INT64(arrival_at(arrivals, place).reports);
}

/*
 * metrics.c - the metrics of a report, or of a sum of reports: govreport.metrics() says
 * what each is.
 */
#include "metrics.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

PG_FUNCTION_INFO_V1(govreport_total_metrics);
PG_FUNCTION_INFO_V1(govreport_metric_values);
PG_FUNCTION_INFO_V1(govreport_share);

#define METRIC_COLUMNS 4
#define DECIMALS 4
/* Cases that a rate stands on where it is ranked. */
#define ENOUGH 20

/* Where both are smaller, the quotient of two numerics is rounded as that of two integers. */
#define EXACT INT64CONST(1000000000000)

typedef enum quantity
{
	NOTHING, RECEIVED, BY_NATURAL_PERSONS, AT_HAND, GRANTED, DENIED, STATE_SECRET, PROHIBITED_BY_LAW, SECURITY_AND_STABILITY,
	THIRD_PARTY_RIGHTS, INTERNAL_AFFAIRS, PROCESS_INFORMATION, ENFORCEMENT_FILE, ADMINISTRATIVE_INQUIRY, UNAVAILABLE, CONCLUDED,
	CARRIED_OUT, DISPUTES, DECIDED, CORRECTED, RECONSIDERED, RECONSIDERED_DECIDED, RECONSIDERED_CORRECTED, IN_COURT,
	IN_COURT_DECIDED, IN_COURT_CORRECTED,
	QUANTITIES
} quantity;

StaticAssertDecl(QUANTITIES == PGR_QUANTITIES, "metrics.h has their number");

/* In the order of govreport.metrics(); NOTHING: there is no whole. */
static const struct
{
	const char *code;
	quantity	part;
	quantity	whole;
} metrics[] = {
	{"received", RECEIVED, NOTHING},
	{"concluded", CONCLUDED, NOTHING},
	{"disputes", DISPUTES, NOTHING},
	{"disclosure_rate", GRANTED, CONCLUDED},
	{"denial_rate", DENIED, CONCLUDED},
	{"denied_state_secret_share", STATE_SECRET, DENIED},
	{"denied_prohibited_by_law_share", PROHIBITED_BY_LAW, DENIED},
	{"denied_security_and_stability_share", SECURITY_AND_STABILITY, DENIED},
	{"denied_third_party_rights_share", THIRD_PARTY_RIGHTS, DENIED},
	{"denied_internal_affairs_share", INTERNAL_AFFAIRS, DENIED},
	{"denied_process_information_share", PROCESS_INFORMATION, DENIED},
	{"denied_enforcement_file_share", ENFORCEMENT_FILE, DENIED},
	{"denied_administrative_inquiry_share", ADMINISTRATIVE_INQUIRY, DENIED},
	{"unavailable_rate", UNAVAILABLE, CONCLUDED},
	{"carried_over_rate", CARRIED_OUT, AT_HAND},
	{"natural_person_share", BY_NATURAL_PERSONS, RECEIVED},
	{"dispute_rate", DISPUTES, RECEIVED},
	{"correction_rate", CORRECTED, DISPUTES},
	{"correction_rate_decided", CORRECTED, DECIDED},
	{"reconsideration_correction_rate", RECONSIDERED_CORRECTED, RECONSIDERED},
	{"reconsideration_correction_rate_decided", RECONSIDERED_CORRECTED, RECONSIDERED_DECIDED},
	{"litigation_correction_rate", IN_COURT_CORRECTED, IN_COURT},
	{"litigation_correction_rate_decided", IN_COURT_CORRECTED, IN_COURT_DECIDED},
};

StaticAssertDecl(lengthof(metrics) == PGR_METRICS, "metrics.h has their number");

/* ---- what metrics are made of --------------------------------------------------------- */

static void
add(pgr_amount *sum, const pgr_totals *t, int cell)
{
	if (t->reports == 1 && t->unread[cell] != 0)
		sum->unread = true;
	if (t->known[cell] == 0)
		return;
	sum->known = true;
	sum->value += t->count[cell];
}

static pgr_amount
cells(const pgr_totals *t, gr_row first, gr_row last, int column)
{
	pgr_amount	sum = {0};

	for (int row = first; row <= (int) last; row++)
		add(&sum, t, row * GR_APPLICANTS + column);
	return sum;
}

/* The totals of rows of table three, from the first to the last. */
static pgr_amount
rows(const pgr_totals *t, gr_row first, gr_row last)
{
	return cells(t, first, last, GR_APPLICANTS - 1);
}

pgr_amount
pgr_sum_cells(const pgr_totals *t, gr_row first, gr_row last, int column)
{
	pgr_amount	sum = cells(t, first, last, column);

	sum.known = sum.known && !sum.unread;
	return sum;
}

/* Column of table four. */
enum
{
	CORRECTED_COLUMN = 1, PENDING_COLUMN = 3, TOTAL_COLUMN = GR_OUTCOMES - 1
};

static pgr_amount
reviews(const pgr_totals *t, int first, int last, int column)
{
	pgr_amount	sum = {0};

	for (int proceeding = first; proceeding <= last; proceeding++)
		add(&sum, t, PGR_APPLICATION_COUNTS + proceeding * GR_OUTCOMES + column);
	return sum;
}

/* Without those that are pending, where that is known. */
static pgr_amount
decided(const pgr_totals *t, int first, int last)
{
	pgr_amount	sum = reviews(t, first, last, TOTAL_COLUMN);
	pgr_amount	pending = reviews(t, first, last, PENDING_COLUMN);

	if (sum.known)
		sum.value -= pending.value;
	sum.unread = sum.unread || pending.unread;
	return sum;
}

void
pgr_take_quantities(const pgr_totals *t, pgr_amount *q)
{
	static const gr_row reasons[] = {
		GR_STATE_SECRET, GR_PROHIBITED_BY_LAW, GR_SECURITY_AND_STABILITY, GR_THIRD_PARTY_RIGHTS, GR_INTERNAL_AFFAIRS,
		GR_PROCESS_INFORMATION, GR_ENFORCEMENT_FILE, GR_ADMINISTRATIVE_INQUIRY
	};
	const int	first = 1;		/* proceedings from it on are lawsuits */
	const int	last = GR_PROCEEDINGS - 1;

	memset(q, 0, QUANTITIES * sizeof *q);
	if (t == NULL)
		return;
	q[RECEIVED] = rows(t, GR_RECEIVED, GR_RECEIVED);
	add(&q[BY_NATURAL_PERSONS], t, GR_RECEIVED * GR_APPLICANTS);
	q[AT_HAND] = rows(t, GR_RECEIVED, GR_CARRIED_IN);
	q[GRANTED] = rows(t, GR_GRANTED, GR_GRANTED_IN_PART);
	q[DENIED] = rows(t, GR_STATE_SECRET, GR_ADMINISTRATIVE_INQUIRY);
	for (size_t i = 0; i < lengthof(reasons); i++)
		q[STATE_SECRET + i] = rows(t, reasons[i], reasons[i]);
	q[UNAVAILABLE] = rows(t, GR_NOT_HELD, GR_UNCLEAR_AFTER_CORRECTION);
	q[CONCLUDED] = rows(t, GR_CONCLUDED, GR_CONCLUDED);
	q[CARRIED_OUT] = rows(t, GR_CARRIED_OUT, GR_CARRIED_OUT);
	q[DISPUTES] = reviews(t, 0, last, TOTAL_COLUMN);
	q[DECIDED] = decided(t, 0, last);
	q[CORRECTED] = reviews(t, 0, last, CORRECTED_COLUMN);
	q[RECONSIDERED] = reviews(t, 0, 0, TOTAL_COLUMN);
	q[RECONSIDERED_DECIDED] = decided(t, 0, 0);
	q[RECONSIDERED_CORRECTED] = reviews(t, 0, 0, CORRECTED_COLUMN);
	q[IN_COURT] = reviews(t, first, last, TOTAL_COLUMN);
	q[IN_COURT_DECIDED] = decided(t, first, last);
	q[IN_COURT_CORRECTED] = reviews(t, first, last, CORRECTED_COLUMN);
	for (int i = 0; i < QUANTITIES; i++)
		q[i].known = q[i].known && !q[i].unread;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static void
set_amount(pgr_number *n, const pgr_amount *a)
{
	n->value = a->known ? n->room : NULL;
	if (a->known)
		pgr_write_numeric((gr_sum) {a->value, 0}, n->room);
}

static int64
key_of(int128 value)
{
	return (int64) Max(Min(value, (int128) PG_INT64_MAX), (int128) PG_INT64_MIN);
}

/* Of a quotient that was worked out as a numeric. */
static int64
key_of_numeric(Datum value)
{
	gr_figure	figure = pgr_read_numeric(value);
	int128		key = figure.mantissa;

	if (figure.state != GR_NUMBER)
		return DatumGetBool(DirectFunctionCall2(numeric_lt, value, DirectFunctionCall1(int4_numeric, Int32GetDatum(0)))) ?
			PG_INT64_MIN : PG_INT64_MAX;
	for (int i = figure.scale; i < DECIMALS; i++)
		key *= 10;
	return key_of(key);
}

/* As round(part / whole, 4) of numerics; of a whole that is not 0. */
static Datum
quotient_of(Datum part, Datum whole)
{
	return DirectFunctionCall2(numeric_round, DirectFunctionCall2(numeric_div, part, whole), Int32GetDatum(DECIMALS));
}

/* The same of integers, in ten thousandths; half away from 0. */
static int64
integer_quotient(int64 part, int64 whole)
{
	int64		dividend = whole < 0 ? -part : part;
	int64		divisor = whole < 0 ? -whole : whole;

	return (2 * dividend * 10000 + (dividend < 0 ? -divisor : divisor)) / (2 * divisor);
}

static bool
is_exact(int128 part, int128 whole)
{
	return whole < EXACT && whole > -EXACT && part < EXACT && part > -EXACT;
}

/* As round(part / whole, 4) of numerics. */
static void
set_quotient(pgr_metric *m, const pgr_amount *part, const pgr_amount *whole)
{
	m->value.value = NULL;
	if (!part->known || !whole->known || whole->value == 0)
		return;
	if (is_exact(part->value, whole->value))
	{
		int64		quotient = integer_quotient((int64) part->value, (int64) whole->value);

		m->key = key_of(quotient);
		pgr_write_numeric((gr_sum) {quotient, DECIMALS}, m->value.room);
		m->value.value = m->value.room;
	}
	else
	{
		Datum		quotient;

		set_amount(&m->part, part);
		set_amount(&m->whole, whole);
		quotient = quotient_of(PointerGetDatum(m->part.value), PointerGetDatum(m->whole.value));
		m->key = key_of_numeric(quotient);
		m->value.value = DatumGetPointer(quotient);
	}
}

void
pgr_set_metric(pgr_metric *m, int metric, const pgr_amount *q)
{
	const pgr_amount *part = &q[metrics[metric].part];
	const pgr_amount *whole = &q[metrics[metric].whole];

	m->is_rate = metrics[metric].whole != NOTHING;
	if (m->is_rate)
		set_quotient(m, part, whole);
	else
	{
		set_amount(&m->value, part);
		m->key = key_of(part->value);
	}
	m->enough = m->value.value != NULL && (!m->is_rate || whole->value >= ENOUGH);
}

void
pgr_set_sides(pgr_metric *m, int metric, const pgr_amount *q)
{
	set_amount(&m->part, &q[metrics[metric].part]);
	set_amount(&m->whole, &q[metrics[metric].whole]);
}

gr_str
pgr_metric_code(int metric)
{
	return (gr_str) {metrics[metric].code, strlen(metrics[metric].code)};
}

void
pgr_measure(const pgr_totals *totals, pgr_metric *m)
{
	pgr_amount	q[QUANTITIES];

	pgr_take_quantities(totals, q);
	for (int i = 0; i < PGR_METRICS; i++)
		pgr_set_metric(&m[i], i, q);
}

/* ---- functions ---------------------------------------------------------------------------- */

static void
take_argument(FunctionCallInfo fcinfo, pgr_site *site, pgr_amount *q)
{
	MemoryContext before = MemoryContextSwitchTo(site->memory);

	pgr_take_quantities(PG_ARGISNULL(0) ? NULL : pgr_counts_in(site, PG_GETARG_DATUM(0)), q);
	MemoryContextSwitchTo(before);
}

void
pgr_measure_argument(FunctionCallInfo fcinfo, pgr_site *site, pgr_metric *m)
{
	pgr_amount	q[QUANTITIES];

	take_argument(fcinfo, site, q);
	for (int i = 0; i < PGR_METRICS; i++)
		pgr_set_metric(&m[i], i, q);
}

/* total_metrics(totals) → SETOF (metric, part, whole, value) */
Datum
govreport_total_metrics(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_amount	q[QUANTITIES];
	pgr_rows	out;

	take_argument(fcinfo, site, q);
	pgr_rows_begin(&out, site, fcinfo, METRIC_COLUMNS);
	for (int i = 0; i < PGR_METRICS; i++)
	{
		pgr_metric	m;

		pgr_set_metric(&m, i, q);
		pgr_set_sides(&m, i, q);
		pgr_put_text(&out.row, pgr_metric_code(i));
		pgr_put_varlena(&out.row, m.part.value);
		pgr_put_varlena(&out.row, m.whole.value);
		pgr_put_varlena(&out.row, m.value.value);
		pgr_rows_put(&out);
	}
	pgr_end(site);
	return (Datum) 0;
}

/* metric_values(totals) → numeric[], in the order of govreport.metrics() */
Datum
govreport_metric_values(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_metric	m[PGR_METRICS];
	const void *values[PGR_METRICS];
	Datum		result;

	pgr_measure_argument(fcinfo, site, m);
	for (int i = 0; i < PGR_METRICS; i++)
		values[i] = m[i].value.value;
	result = pgr_numeric_array(values, PGR_METRICS);
	pgr_end(site);
	return result;
}

/* share(part numeric, whole numeric) → numeric, to four decimals; NULL where the whole is 0 */
Datum
govreport_share(PG_FUNCTION_ARGS)
{
	Datum		arguments[2] = {PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)};
	gr_figure	part = pgr_read_numeric(arguments[0]);
	gr_figure	whole = pgr_read_numeric(arguments[1]);

	if (whole.state == GR_NUMBER ? whole.mantissa == 0 : DatumGetBool(DirectFunctionCall2(numeric_eq, arguments[1], DirectFunctionCall1(int4_numeric, Int32GetDatum(0)))))
		PG_RETURN_NULL();
	if (part.state != GR_NUMBER || whole.state != GR_NUMBER || part.scale > 0 || whole.scale > 0 || !is_exact(part.mantissa, whole.mantissa))
		return quotient_of(arguments[0], arguments[1]);
	return pgr_numeric_result((gr_sum) {integer_quotient(part.mantissa, whole.mantissa), DECIMALS});
}

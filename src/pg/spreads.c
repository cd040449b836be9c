/*
 * spreads.c - how the metrics of many reports spread: each value with how many reports
 * have it, so that the rank of one among all needs none of the others.
 *
 * As bytes: the version; a hash of what follows, by which a spread that was read is known
 * again; for each metric, in the order of govreport.metrics(), the number of its values
 * and, in their order, each one's distance from the one before, how many reports have it
 * and how many of those stand on cases enough to be ranked.  Integers are of variable
 * length, seven bits a byte, least first.
 */
#include "metrics.h"

#include <math.h>

#include "access/detoast.h"
#include "common/hashfn.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(govreport_spread_add);
PG_FUNCTION_INFO_V1(govreport_spread_result);
PG_FUNCTION_INFO_V1(govreport_spread_plus);
PG_FUNCTION_INFO_V1(govreport_standing);
PG_FUNCTION_INFO_V1(govreport_outlying);

#define VERSION 1
#define HEADER (1 + sizeof(uint64))

#define FIRST_VALUES 64

/* Of spreads that were read and are kept during a query. */
#define MOST_REMEMBERED (64 * 1024 * 1024)

#define STANDING_COLUMNS 7
#define OUTLYING_COLUMNS 3

/* Fewer peers tell nothing of what is usual. */
#define FEWEST_PEERS 8

typedef struct value
{
	int64		key;
	int64		reports;		/* that have it; in a list for look-ups: it or a lesser one */
	int64		ranked;			/* likewise, of those that stand on cases enough */
} value;

typedef struct list
{
	value	   *values;
	int			n;
	int			room;
} list;

typedef struct quartiles
{
	double		low;
	double		middle;
	double		high;
} quartiles;

typedef struct spread
{
	list		of[PGR_METRICS];
	quartiles  *quartiles;		/* worked out when first asked for */
} spread;

/* ---- lists of values ----------------------------------------------------------------------- */

static int
compare_values(const void *a, const void *b)
{
	int64		one = ((const value *) a)->key;
	int64		two = ((const value *) b)->key;

	return (one > two) - (one < two);
}

/* Sorts, and puts equal values together; what nobody has is gone. */
static void
tidy(list *l)
{
	int			kept = 0;

	if (l->n > 1)
		qsort(l->values, (size_t) l->n, sizeof(value), compare_values);
	for (int i = 0; i < l->n; i++)
	{
		if (kept > 0 && l->values[kept - 1].key == l->values[i].key)
		{
			l->values[kept - 1].reports += l->values[i].reports;
			l->values[kept - 1].ranked += l->values[i].ranked;
		}
		else
			l->values[kept++] = l->values[i];
		if (l->values[kept - 1].reports == 0 && l->values[kept - 1].ranked == 0 &&
			(i + 1 == l->n || l->values[i + 1].key != l->values[i].key))
			kept--;
	}
	l->n = kept;
}

static void
append(list *l, MemoryContext memory, value v)
{
	if (l->n == l->room)
	{
		tidy(l);
		if (l->room == 0)
		{
			l->room = FIRST_VALUES;
			l->values = MemoryContextAlloc(memory, (size_t) l->room * sizeof(value));
		}
		else if (l->n > l->room / 2)
		{
			l->room *= 2;
			l->values = repalloc_huge(l->values, (size_t) l->room * sizeof(value));
		}
	}
	l->values[l->n++] = v;
}

static list
merged(const list *a, const list *b)
{
	list		both = {palloc(((size_t) a->n + b->n + 1) * sizeof(value)), 0, a->n + b->n};
	int			i = 0;
	int			j = 0;

	while (i < a->n || j < b->n)
	{
		value		v;

		if (j == b->n || (i < a->n && a->values[i].key < b->values[j].key))
			v = a->values[i++];
		else if (i == a->n || b->values[j].key < a->values[i].key)
			v = b->values[j++];
		else
		{
			v = a->values[i++];
			v.reports += b->values[j].reports;
			v.ranked += b->values[j++].ranked;
		}
		if (v.reports != 0 || v.ranked != 0)
			both.values[both.n++] = v;
	}
	return both;
}

/* ---- bytes --------------------------------------------------------------------------------- */

static void
put_unsigned(StringInfo out, uint64 n)
{
	for (; n > 127; n >>= 7)
		appendStringInfoCharMacro(out, (char) (n | 128));
	appendStringInfoCharMacro(out, (char) n);
}

static void
put_signed(StringInfo out, int64 n)
{
	put_unsigned(out, n < 0 ? ~((uint64) n << 1) : (uint64) n << 1);
}

static Datum
to_bytes(const spread *s)
{
	StringInfoData out;
	uint64		hash;

	initStringInfo(&out);
	appendStringInfoSpaces(&out, VARHDRSZ + HEADER);
	for (int i = 0; i < PGR_METRICS; i++)
	{
		uint64		before = 0;

		put_unsigned(&out, (uint64) s->of[i].n);
		for (int j = 0; j < s->of[i].n; j++)
		{
			const value *v = &s->of[i].values[j];

			put_signed(&out, (int64) ((uint64) v->key - before));
			put_signed(&out, v->reports);
			put_signed(&out, v->ranked);
			before = (uint64) v->key;
		}
	}
	hash = hash_bytes_extended((const unsigned char *) out.data + VARHDRSZ + HEADER, out.len - (int) (VARHDRSZ + HEADER), 0);
	out.data[VARHDRSZ] = VERSION;
	memcpy(out.data + VARHDRSZ + 1, &hash, sizeof hash);
	SET_VARSIZE(out.data, out.len);
	return PointerGetDatum(out.data);
}

typedef struct reader
{
	const unsigned char *at;
	const unsigned char *end;
} reader;

static void
refuse_bytes(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid spread of metrics")));
}

static uint64
get_unsigned(reader *r)
{
	uint64		n = 0;

	for (int shift = 0; shift < 64 && r->at < r->end; shift += 7)
	{
		unsigned char byte = *r->at++;

		n |= (uint64) (byte & 127) << shift;
		if (byte < 128)
			return n;
	}
	refuse_bytes();
	return 0;
}

static int64
get_signed(reader *r)
{
	uint64		n = get_unsigned(r);

	return (int64) ((n & 1) != 0 ? ~(n >> 1) : n >> 1);
}

/* NULL is an empty one. */
static spread *
from_bytes(const struct varlena *bytes)
{
	spread	   *s = palloc0(sizeof *s);
	reader		r;

	if (bytes == NULL)
		return s;
	r.at = (const unsigned char *) VARDATA_ANY(bytes);
	r.end = r.at + VARSIZE_ANY_EXHDR(bytes);
	if (r.end - r.at < (int) HEADER || *r.at != VERSION)
		refuse_bytes();
	r.at += HEADER;
	for (int i = 0; i < PGR_METRICS; i++)
	{
		list	   *l = &s->of[i];
		uint64		n = get_unsigned(&r);
		uint64		before = 0;

		/* each takes three bytes and more */
		if (n > (uint64) (r.end - r.at) / 3)
			refuse_bytes();
		l->n = l->room = (int) n;
		l->values = palloc_extended((n + 1) * sizeof(value), MCXT_ALLOC_HUGE);
		for (int j = 0; j < l->n; j++)
		{
			before += (uint64) get_signed(&r);
			l->values[j].key = (int64) before;
			l->values[j].reports = get_signed(&r);
			l->values[j].ranked = get_signed(&r);
			if (j > 0 && l->values[j].key <= l->values[j - 1].key)
				refuse_bytes();
		}
	}
	return s;
}

static const struct varlena *
bytes_argument(FunctionCallInfo fcinfo, int n)
{
	return PG_ARGISNULL(n) ? NULL : PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n));
}

/* ---- making them ------------------------------------------------------------------------------ */

/* spread_add(internal, totals, int) → internal: so many times the metrics of a report */
Datum
govreport_spread_add(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	spread	   *s = PG_ARGISNULL(0) ? NULL : (spread *) PG_GETARG_POINTER(0);
	MemoryContext memory;
	MemoryContext before;
	pgr_metric	m[PGR_METRICS];

	if (!AggCheckCallContext(fcinfo, &memory))
		elog(ERROR, "spread_add is part of an aggregate");
	if (s == NULL)
		s = MemoryContextAllocZero(memory, sizeof *s);
	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		int32		times = PG_GETARG_INT32(2);

		before = MemoryContextSwitchTo(site->memory);
		pgr_measure(pgr_counts_in(site, PG_GETARG_DATUM(1)), m);
		MemoryContextSwitchTo(before);
		for (int i = 0; i < PGR_METRICS; i++)
			if (m[i].value.value != NULL)
				append(&s->of[i], memory, (value) {m[i].key, times, m[i].enough ? times : 0});
	}
	pgr_end(site);
	PG_RETURN_POINTER(s);
}

/* spread_result(internal) → bytea */
Datum
govreport_spread_result(PG_FUNCTION_ARGS)
{
	spread	   *s = PG_ARGISNULL(0) ? NULL : (spread *) PG_GETARG_POINTER(0);

	if (s == NULL)
		PG_RETURN_NULL();
	for (int i = 0; i < PGR_METRICS; i++)
		tidy(&s->of[i]);
	return to_bytes(s);
}

static spread *
sum(const spread *a, const spread *b)
{
	spread	   *both = palloc0(sizeof *both);

	for (int i = 0; i < PGR_METRICS; i++)
		both->of[i] = merged(&a->of[i], &b->of[i]);
	return both;
}

/* spread_plus(bytea, bytea) → bytea; NULL adds nothing */
Datum
govreport_spread_plus(PG_FUNCTION_ARGS)
{
	return to_bytes(sum(from_bytes(bytes_argument(fcinfo, 0)), from_bytes(bytes_argument(fcinfo, 1))));
}

/* ---- those that were read, for look-ups --------------------------------------------------------- */

typedef struct remembered
{
	uint64		name[2];		/* of the two that it is the sum of */
	spread	   *spread;
} remembered;

typedef struct memory
{
	MemoryContext context;
	HTAB	   *spreads;
	remembered	last[2];		/* of all of a level, and of those below one parent; no spread: none */
	struct varlena *totals;		/* those that were asked for last; room for longer ones is made anew */
	Size		room;
	pgr_amount	quantities[PGR_QUANTITIES];	/* of them */
	pgr_row_type standing;		/* what standing returns; no desc: not known yet */
} memory;

/* What is the same has the same name. */
static uint64
name_of(FunctionCallInfo fcinfo, int n)
{
	Datum		bytes;
	uint64		hash;

	if (PG_ARGISNULL(n))
		return 0;
	bytes = PG_GETARG_DATUM(n);
	if (VARATT_IS_EXTERNAL_ONDISK(DatumGetPointer(bytes)))
	{
		struct varatt_external pointer;

		VARATT_EXTERNAL_GET_POINTER(pointer, DatumGetPointer(bytes));
		return ((uint64) pointer.va_toastrelid << 32) | pointer.va_valueid;
	}
	bytes = PointerGetDatum(PG_DETOAST_DATUM_SLICE(bytes, 0, HEADER));
	if (VARSIZE_ANY_EXHDR(DatumGetPointer(bytes)) < HEADER)
		refuse_bytes();
	memcpy(&hash, VARDATA_ANY(DatumGetPointer(bytes)) + 1, sizeof hash);
	return hash;
}

static memory *
remember(pgr_site *site)
{
	memory	   *m = site->kept;
	HASHCTL		control = {.keysize = sizeof((remembered *) NULL)->name,.entrysize = sizeof(remembered)};

	if (m == NULL)
	{
		m = site->kept = MemoryContextAllocZero(site->lasting, sizeof *m);
		m->context = AllocSetContextCreate(site->lasting, "govreport spreads", ALLOCSET_DEFAULT_SIZES);
	}
	else if (MemoryContextMemAllocated(m->context, true) > MOST_REMEMBERED)
	{
		MemoryContextReset(m->context);
		m->spreads = NULL;
		memset(m->last, 0, sizeof m->last);
	}
	if (m->spreads == NULL)
	{
		control.hcxt = m->context;
		m->spreads = hash_create("govreport spreads", 64, &control, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	}
	return m;
}

/* The sum of two arguments, with each value how many have it or a lesser one. */
static spread *
read_arguments(FunctionCallInfo fcinfo, int one, int two)
{
	spread	   *s = from_bytes(bytes_argument(fcinfo, one));

	if (!PG_ARGISNULL(two))
		s = sum(s, from_bytes(bytes_argument(fcinfo, two)));
	for (int i = 0; i < PGR_METRICS; i++)
		for (int j = 1; j < s->of[i].n; j++)
		{
			s->of[i].values[j].reports += s->of[i].values[j - 1].reports;
			s->of[i].values[j].ranked += s->of[i].values[j - 1].ranked;
		}
	return s;
}

static spread *
summed_arguments(memory *m, FunctionCallInfo fcinfo, int one, int two, remembered *last)
{
	uint64		name[2] = {name_of(fcinfo, one), name_of(fcinfo, two)};
	remembered *r;
	MemoryContext before;

	if (last->spread != NULL && memcmp(last->name, name, sizeof name) == 0)
		return last->spread;
	r = hash_search(m->spreads, name, HASH_FIND, NULL);
	if (r == NULL)
	{
		spread	   *s;

		before = MemoryContextSwitchTo(m->context);
		s = read_arguments(fcinfo, one, two);
		MemoryContextSwitchTo(before);
		r = hash_search(m->spreads, name, HASH_ENTER, NULL);
		r->spread = s;
	}
	*last = *r;
	return r->spread;
}

/* ---- look-ups ------------------------------------------------------------------------------------ */

static value
all_of(const list *l)
{
	return l->n == 0 ? (value) {0, 0, 0} : l->values[l->n - 1];
}

/* How many have a lesser value than this, or, or_equal, this or a lesser one. */
static value
below(const list *l, int64 key, bool or_equal)
{
	int			low = 0;
	int			high = l->n;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (l->values[middle].key < key || (or_equal && l->values[middle].key == key))
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? (value) {0, 0, 0} : l->values[low - 1];
}

/* The value of the one of this place, from 0, among those that are ranked, from the least on. */
static double
ranked_at(const list *l, int64 place)
{
	int			low = 0;
	int			high = l->n - 1;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (l->values[middle].ranked > place)
			high = middle;
		else
			low = middle + 1;
	}
	return (double) l->values[low].key / 10000.0;
}

/* As percentile_cont. */
static double
percentile(const list *l, double part)
{
	double		place = part * (double) (all_of(l).ranked - 1);
	int64		first = (int64) floor(place);
	double		one = ranked_at(l, first);
	double		two = ranked_at(l, (int64) ceil(place));

	return one == two ? one : one + (place - (double) first) * (two - one);
}

static const quartiles *
quartiles_of(pgr_site *site, spread *s)
{
	if (s->quartiles == NULL)
	{
		s->quartiles = MemoryContextAllocZero(((memory *) site->kept)->context, PGR_METRICS * sizeof(quartiles));
		for (int i = 0; i < PGR_METRICS; i++)
			if (all_of(&s->of[i]).ranked >= FEWEST_PEERS)
				s->quartiles[i] = (quartiles) {percentile(&s->of[i], 0.25), percentile(&s->of[i], 0.5), percentile(&s->of[i], 0.75)};
	}
	return s->quartiles;
}

/* Of the first argument, totals: those of one report are asked for metric by metric. */
static const pgr_amount *
quantities_of_argument(memory *m, FunctionCallInfo fcinfo, pgr_site *site)
{
	struct varlena *totals = PG_ARGISNULL(0) ? NULL : (struct varlena *) PG_GETARG_POINTER(0);
	MemoryContext before;

	if (totals != NULL && !VARATT_IS_EXTERNAL(totals) && m->totals != NULL && VARSIZE_ANY(m->totals) == VARSIZE_ANY(totals) &&
		memcmp(m->totals, totals, VARSIZE_ANY(totals)) == 0)
		return m->quantities;
	before = MemoryContextSwitchTo(site->memory);
	pgr_take_quantities(totals == NULL ? NULL : pgr_counts_in(site, PG_GETARG_DATUM(0)), m->quantities);
	MemoryContextSwitchTo(before);
	if (totals == NULL || VARATT_IS_EXTERNAL(totals))
		m->room = 0;
	else if (m->room < VARSIZE_ANY(totals))
	{
		m->room = 2 * VARSIZE_ANY(totals);
		m->totals = MemoryContextAlloc(site->lasting, m->room);
	}
	if (m->room == 0)
		m->totals = NULL;
	else
		memcpy(m->totals, totals, VARSIZE_ANY(totals));
	return m->quantities;
}

/* As round(percent_rank(), 4): the share of the others that have a lesser value. */
static void
put_percentile(pgr_writer *w, int64 below, int64 peers)
{
	if (peers > 1)
		pgr_put_numeric(w, (gr_sum) {(2 * below * 10000 + peers - 1) / (2 * (peers - 1)), 4});
	else
		pgr_put_null(w);
}

static void
put_standing(pgr_writer *w, const pgr_metric *m, const list *peers, const list *siblings)
{
	pgr_put_varlena(w, m->value.value);
	pgr_put_varlena(w, m->whole.value != NULL ? m->whole.value : m->part.value);
	pgr_put_bigint(w, all_of(peers).reports);
	if (m->value.value != NULL)
		put_percentile(w, below(peers, m->key, false).reports, all_of(peers).reports);
	else
		pgr_put_null(w);
	pgr_put_bigint(w, all_of(peers).ranked);
	if (m->enough)
	{
		pgr_put_bigint(w, all_of(peers).ranked - below(peers, m->key, true).ranked + 1);
		pgr_put_bigint(w, all_of(siblings).ranked - below(siblings, m->key, true).ranked + 1);
	}
	else
	{
		pgr_put_null(w);
		pgr_put_null(w);
	}
}

static const pgr_row_type *
standing_type(memory *m, FunctionCallInfo fcinfo, pgr_site *site)
{
	MemoryContext before = MemoryContextSwitchTo(site->lasting);
	TupleDesc	desc;

	if (m->standing.desc == NULL)
	{
		if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != STANDING_COLUMNS)
			elog(ERROR, "standing does not return %d columns", STANDING_COLUMNS);
		pgr_set_datum_type(&m->standing, BlessTupleDesc(CreateTupleDescCopy(desc)));
	}
	MemoryContextSwitchTo(before);
	return &m->standing;
}

/* From 0. */
static int
metric_argument(FunctionCallInfo fcinfo)
{
	int			metric = PG_ARGISNULL(1) ? 0 : PG_GETARG_INT32(1);

	if (metric < 1 || metric > PGR_METRICS)
	{
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no metric %d", metric)));
		return 0;
	}
	return metric - 1;
}

/* standing(totals, metric, level, level_since, parent, parent_since) → (value, cases, peers, percentile, ranked, rank, rank_in_parent) */
Datum
govreport_standing(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	memory	   *m = remember(site);
	int			metric = metric_argument(fcinfo);
	const spread *peers;
	const spread *siblings;
	const pgr_amount *q;
	pgr_metric	measured;
	pgr_writer	w;
	HeapTupleData row;

	peers = summed_arguments(m, fcinfo, 2, 3, &m->last[0]);
	siblings = summed_arguments(m, fcinfo, 4, 5, &m->last[1]);
	q = quantities_of_argument(m, fcinfo, site);
	pgr_set_metric(&measured, metric, q);
	pgr_set_sides(&measured, metric, q);
	pgr_start_row(&w, site, standing_type(m, fcinfo, site), 0);
	put_standing(&w, &measured, &peers->of[metric], &siblings->of[metric]);
	row = pgr_end_row(&w);
	pgr_end(site);
	return HeapTupleGetDatum(&row);
}

static bool
is_outlying(const quartiles *q, int64 key)
{
	double		rate = (double) key / 10000.0;
	double		reach = 3 * (q->high - q->low);

	return rate > q->high + reach || rate < q->low - reach;
}

/* outlying(totals, level, level_since) → SETOF (metric, value, middle): rates that are far from those of the level */
Datum
govreport_outlying(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_metric	m[PGR_METRICS];
	memory	   *memory = remember(site);
	spread	   *peers = summed_arguments(memory, fcinfo, 1, 2, &memory->last[0]);
	const quartiles *q = quartiles_of(site, peers);
	pgr_rows	out;

	pgr_measure_argument(fcinfo, site, m);
	pgr_rows_begin(&out, site, fcinfo, OUTLYING_COLUMNS);
	for (int i = 0; i < PGR_METRICS; i++)
		if (m[i].is_rate && m[i].enough && all_of(&peers->of[i]).ranked >= FEWEST_PEERS && is_outlying(&q[i], m[i].key))
		{
			pgr_put_text(&out.row, pgr_metric_code(i));
			pgr_put_varlena(&out.row, m[i].value.value);
			pgr_put_varlena(&out.row, DatumGetPointer(DirectFunctionCall1(float8_numeric, Float8GetDatum(q[i].middle))));
			pgr_rows_put(&out);
		}
	pgr_end(site);
	return (Datum) 0;
}

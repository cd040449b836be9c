/*
 * totals.c - the type govreport.totals: in memory, as bytes, as text.
 *
 * As bytes it is a list of variable-length integers, seven bits a byte, least first; what
 * is not there and what is 0 takes no room, so that the totals of one report have about
 * 170 bytes.  In an aggregate it stays in memory as an expanded object.
 */
#include "totals.h"

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "port/pg_bitutils.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(govreport_totals_in);
PG_FUNCTION_INFO_V1(govreport_totals_out);
PG_FUNCTION_INFO_V1(govreport_totals_recv);
PG_FUNCTION_INFO_V1(govreport_totals_send);

/* the first byte: without others, and with them; 3 was without a count of others, which must not be taken for none */
#define FORMAT 4
#define FORMAT_WITH_OTHERS 5
#define AS_TEXT 255				/* in place of the decimals of an amount: it is in decimal digits */
#define MOST_DECIMALS 18

/* ---- to bytes ------------------------------------------------------------------------ */

static void
put_unsigned(StringInfo out, uint128 value)
{
	for (; value > 127; value >>= 7)
		appendStringInfoCharMacro(out, (char) (value | 128));
	appendStringInfoCharMacro(out, (char) value);
}

static void
put_signed(StringInfo out, int128 value)
{
	put_unsigned(out, value < 0 ? ~((uint128) value << 1) : (uint128) value << 1);
}

static void
put_bytes(StringInfo out, const void *bytes, size_t length)
{
	put_unsigned(out, length);
	appendBinaryStringInfo(out, bytes, (int) length);
}

/* In the first byte of a row: not all reports have it; not all its cells were read in all that do. */
#define OTHERS 2
#define PARTLY 1
#define ROW_FLAGS 2				/* their bits */

static void
put_listed(StringInfo out, unsigned which, const int64 *values, int n)
{
	for (int i = 0; i < n; i++)
		if (which >> i & 1)
			put_signed(out, values[i]);
}

/*
 * A row: its number and flags; how many reports have it, if not all; which cells not all of those fill, how many, and which
 * were not read, how many, if any; which are not 0.
 */
static void
put_counts(StringInfo out, int number, int64 there, const pgr_totals *t, int first, int n)
{
	const int64 *known = t->known + first;
	const int64 *unread = t->unread + first;
	const int128 *count = t->count + first;
	unsigned	partly = 0;
	unsigned	not_read = 0;
	unsigned	filled = 0;
	unsigned	flags;

	for (int i = 0; i < n; i++)
	{
		partly |= (unsigned) (known[i] != there) << i;
		not_read |= (unsigned) (unread[i] != 0) << i;
		filled |= (unsigned) (count[i] != 0) << i;
	}
	/* a bit more where the next list is there */
	partly |= (unsigned) (not_read != 0) << n;
	if (there == 0 && partly == 0 && filled == 0)
		return;
	flags = (there != t->reports ? OTHERS : 0) | (partly != 0 ? PARTLY : 0);
	put_unsigned(out, (unsigned) (number + 1) << ROW_FLAGS | flags);
	if (flags & OTHERS)
		put_signed(out, there);
	if (flags & PARTLY)
	{
		put_unsigned(out, partly);
		put_listed(out, partly, known, n);
		if (not_read != 0)
			put_unsigned(out, not_read);
		put_listed(out, not_read, unread, n);
	}
	put_unsigned(out, filled);
	for (int i = 0; i < n; i++)
		if (filled >> i & 1)
			put_signed(out, count[i]);
}

static bool
is_zero(const struct varlena *amount)
{
	gr_figure	figure = pgr_read_numeric(PointerGetDatum(amount));

	return figure.state == GR_NUMBER && figure.mantissa == 0;
}

static void
put_decimal(StringInfo out, const struct varlena *amount)
{
	gr_figure	figure = pgr_read_numeric(PointerGetDatum(amount));

	if (figure.state == GR_NUMBER)
	{
		put_unsigned(out, figure.scale);
		put_signed(out, figure.mantissa);
	}
	else
	{
		char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, PointerGetDatum(amount)));

		put_unsigned(out, AS_TEXT);
		put_bytes(out, digits, strlen(digits));
		pfree(digits);
	}
}

/*
 * An amount: how far behind the one before, and whether not all reports have it filled; how many have it and fill it, if so;
 * the decimal.  One that as many reports were taken out of as were added may still be something: what the others had.
 */
static void
put_amount(StringInfo out, int cell, int *before, const pgr_totals *t)
{
	int64		there = t->amount_there[cell];
	int64		known = t->amount_known[cell];
	bool		filled = t->amount[cell] != NULL && (known != 0 || !is_zero(t->amount[cell]));
	bool		partly = !filled || there != t->reports || known != t->reports;

	if (there == 0 && known == 0 && !filled)
		return;
	put_unsigned(out, (unsigned) (cell - *before) << 1 | partly);
	*before = cell;
	if (partly)
	{
		put_signed(out, there);
		put_signed(out, known);
		put_unsigned(out, filled);
	}
	if (filled)
		put_decimal(out, t->amount[cell]);
}

/* Behind room for a varlena's header. */
static void
put_totals(StringInfo out, const pgr_totals *t)
{
	int			before = -1;

	initStringInfo(out);
	appendStringInfoSpaces(out, VARHDRSZ);
	appendStringInfoCharMacro(out, t->others == 0 ? FORMAT : FORMAT_WITH_OTHERS);
	put_unsigned(out, t->begun);
	put_signed(out, t->reports);
	for (int i = 0; i <= GR_FORM_2021; i++)
		put_signed(out, t->forms[i]);
	put_signed(out, t->year);
	for (int i = 0; i < PGR_COMMONS; i++)
	{
		put_unsigned(out, t->common[i] != NULL);
		if (t->common[i] != NULL)
			put_bytes(out, VARDATA_ANY(t->common[i]), VARSIZE_ANY_EXHDR(t->common[i]));
	}
	for (int i = 0; i < GR_ROWS; i++)
		put_counts(out, i, t->row_there[i], t, i * GR_APPLICANTS, GR_APPLICANTS);
	put_unsigned(out, 0);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		put_counts(out, i, t->proceeding_there[i], t, PGR_APPLICATION_COUNTS + i * GR_OUTCOMES, GR_OUTCOMES);
	put_unsigned(out, 0);
	for (int i = 0; i < PGR_AMOUNTS; i++)
		put_amount(out, i, &before, t);
	put_unsigned(out, 0);
	if (t->others != 0)
		put_signed(out, t->others);
	if (t->incomplete != 0)
		put_signed(out, t->incomplete);
	SET_VARSIZE(out->data, out->len);
}

/* ---- adding -------------------------------------------------------------------------- */

static struct varlena *
copy_varlena(MemoryContext memory, const struct varlena *value)
{
	return memcpy(MemoryContextAlloc(memory, VARSIZE_ANY(value)), value, VARSIZE_ANY(value));
}

/* Puts a value where one of the same size or another was. */
static void
keep(MemoryContext memory, struct varlena **place, const struct varlena *value)
{
	if (*place != NULL && VARSIZE_ANY(*place) == VARSIZE_ANY(value))
		memcpy(*place, value, VARSIZE_ANY(value));
	else
	{
		if (*place != NULL)
			pfree(*place);
		*place = copy_varlena(memory, value);
	}
}

/* As numeric_add; in the current memory context. */
static Datum
sum_of(Datum a, Datum b)
{
	gr_figure	x = pgr_read_numeric(a);
	gr_figure	y = pgr_read_numeric(b);
	gr_sum		sum = {x.mantissa, x.scale};
	int128		more = y.mantissa;
	char	   *result;

	if (x.state != GR_NUMBER || y.state != GR_NUMBER)
		return DirectFunctionCall2(numeric_add, a, b);
	for (; sum.scale < y.scale; sum.scale++)
		sum.mantissa *= 10;
	for (; y.scale < sum.scale; y.scale++)
		more *= 10;
	sum.mantissa += more;
	result = palloc(PGR_NUMERIC_SIZE);
	pgr_write_numeric(sum, result);
	return PointerGetDatum(result);
}

/* Adds to an amount; what is made on the way stays in the current memory context. */
void
pgr_add_amount(pgr_totals *t, MemoryContext memory, int cell, Datum value)
{
	if (t->amount[cell] != NULL)
		value = sum_of(PointerGetDatum(t->amount[cell]), value);
	keep(memory, &t->amount[cell], PG_DETOAST_DATUM_PACKED(value));
}

static bool
same_varlena(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) && memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

/* Keeps what all reports have; NULL: this one has none. */
void
pgr_keep_common_text(pgr_totals *t, MemoryContext memory, pgr_common which, const struct varlena *value)
{
	struct varlena **place = &t->common[which];

	if (!t->begun && value != NULL)
		*place = copy_varlena(memory, value);
	else if (*place != NULL && (value == NULL || !same_varlena(*place, value)))
	{
		pfree(*place);
		*place = NULL;
	}
}

void
pgr_keep_common_year(pgr_totals *t, int32 year)
{
	t->year = !t->begun || t->year == year ? year : 0;
}

static void
add_totals(pgr_totals *t, MemoryContext memory, const pgr_totals *other)
{
	for (int i = 0; i < GR_ROWS; i++)
		t->row_there[i] += other->row_there[i];
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		t->proceeding_there[i] += other->proceeding_there[i];
	for (int i = 0; i < PGR_COUNTS; i++)
	{
		t->known[i] += other->known[i];
		t->unread[i] += other->unread[i];
		t->count[i] += other->count[i];
	}
	for (int i = 0; i < PGR_AMOUNTS; i++)
	{
		t->amount_there[i] += other->amount_there[i];
		t->amount_known[i] += other->amount_known[i];
		if (other->amount[i] != NULL)
			pgr_add_amount(t, memory, i, PointerGetDatum(other->amount[i]));
	}
	for (pgr_common i = 0; i < PGR_COMMONS; i++)
		pgr_keep_common_text(t, memory, i, other->common[i]);
	for (int i = 0; i <= GR_FORM_2021; i++)
		t->forms[i] += other->forms[i];
	t->reports += other->reports;
	t->incomplete += other->incomplete;
	t->others += other->others;
	pgr_keep_common_year(t, other->year);
	t->begun = true;
}

/* ---- from bytes ----------------------------------------------------------------------- */

typedef struct reader
{
	const unsigned char *at;
	const unsigned char *end;
} reader;

static pg_noinline void
damaged(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid value of type govreport.totals")));
}

static inline uint128
get_unsigned(reader *in)
{
	uint128		value = 0;

	/* as a rule */
	if (in->at < in->end && *in->at < 128)
		return *in->at++;
	for (int shift = 0;; shift += 7)
	{
		if (in->at == in->end || shift > 126)
			damaged();
		value |= (uint128) (*in->at & 127) << shift;
		if (*in->at++ < 128)
			return value;
	}
}

static inline int128
get_signed(reader *in)
{
	uint128		value = get_unsigned(in);

	return (int128) (value >> 1 ^ -(value & 1));
}

static inline int64
get_int64(reader *in)
{
	int128		value;

	/* as a rule */
	if (in->at < in->end && *in->at < 128)
	{
		int64		small = *in->at++;

		return small >> 1 ^ -(small & 1);
	}
	value = get_signed(in);
	if (value != (int64) value)
		damaged();
	return (int64) value;
}

/* A number below a limit. */
static inline int
get_below(reader *in, int limit)
{
	uint128		value;

	if (in->at < in->end && *in->at < 128 && *in->at < limit)
		return *in->at++;
	value = get_unsigned(in);

	if (value >= (uint128) limit)
		damaged();
	return (int) value;
}

/* Text, of so many bytes as are there at most. */
static struct varlena *
get_bytes(reader *in)
{
	uint128		length = get_unsigned(in);
	struct varlena *value;

	if (length > (uint128) (in->end - in->at))
		damaged();
	value = palloc(VARHDRSZ + (size_t) length);
	SET_VARSIZE(value, VARHDRSZ + (size_t) length);
	memcpy(VARDATA(value), in->at, (size_t) length);
	in->at += (size_t) length;
	return value;
}

static void
get_unread(reader *in, int64 *unread, int n)
{
	int			not_read = get_below(in, 1 << n);

	for (int i = 0; i < n; i++)
		if (not_read >> i & 1)
			unread[i] += get_int64(in);
}

/* A row of which the number and flags were read; there: of all rows. */
static pg_attribute_always_inline void
get_counts(reader *in, int head, int64 reports, int64 *there, pgr_totals *t, int first, int n)
{
	int			number = (head >> ROW_FLAGS) - 1;
	int64	   *known = t->known + first + number * n;
	int128	   *count = t->count + first + number * n;
	int64		more;
	int			partly = 0;
	int			filled;

	if (number < 0)
		damaged();
	more = head & OTHERS ? get_int64(in) : reports;
	there[number] += more;
	if (head & PARTLY)
		partly = get_below(in, 2 << n);
	for (int i = 0; i < n; i++)
		known[i] += more;
	/* of few rows */
	for (int i = 0; i < n && partly != 0; i++)
		if (partly >> i & 1)
			known[i] += get_int64(in) - more;
	if (partly >> n & 1)
		get_unread(in, t->unread + first + number * n, n);
	for (filled = get_below(in, 1 << n); filled != 0; filled &= filled - 1)
		count[pg_rightmost_one_pos32((uint32) filled)] += get_signed(in);
}

static Datum
get_amount(reader *in)
{
	int			decimals = get_below(in, AS_TEXT + 1);
	char	   *number;

	if (decimals == AS_TEXT)
		return DirectFunctionCall3(numeric_in, CStringGetDatum(text_to_cstring(get_bytes(in))), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
	if (decimals > MOST_DECIMALS)
		damaged();
	number = palloc(PGR_NUMERIC_SIZE);
	pgr_write_numeric((gr_sum) {get_int64(in), (uint8) decimals}, number);
	return PointerGetDatum(number);
}

static void
add_amounts(pgr_totals *t, MemoryContext memory, reader *in, int64 reports)
{
	int			cell = -1;
	int			head;

	while ((head = get_below(in, (PGR_AMOUNTS + 1) << 1)) > 0)
	{
		bool		partly = head & 1;

		cell += head >> 1;
		if (head == 1 || cell >= PGR_AMOUNTS)
			damaged();
		t->amount_there[cell] += partly ? get_int64(in) : reports;
		t->amount_known[cell] += partly ? get_int64(in) : reports;
		if (!partly || get_below(in, 2))
			pgr_add_amount(t, memory, cell, get_amount(in));
	}
}

/* amounts: those of table two, too */
static void
add_flat(pgr_totals *t, MemoryContext memory, const struct varlena *flat, bool amounts)
{
	reader		in = {(const unsigned char *) VARDATA_ANY(flat), (const unsigned char *) VARDATA_ANY(flat) + VARSIZE_ANY_EXHDR(flat)};
	int64		reports;
	int			head;
	int			format = in.at == in.end ? 0 : *in.at++;

	if (format != FORMAT && format != FORMAT_WITH_OTHERS)
		damaged();
	if (get_below(&in, 2) == 0)
		return;
	reports = get_int64(&in);
	t->reports += reports;
	for (int i = 0; i <= GR_FORM_2021; i++)
		t->forms[i] += get_int64(&in);
	pgr_keep_common_year(t, (int32) get_int64(&in));
	for (pgr_common i = 0; i < PGR_COMMONS; i++)
		pgr_keep_common_text(t, memory, i, get_below(&in, 2) ? get_bytes(&in) : NULL);
	while ((head = get_below(&in, (GR_ROWS + 1) << ROW_FLAGS)) > 0)
		get_counts(&in, head, reports, t->row_there, t, 0, GR_APPLICANTS);
	while ((head = get_below(&in, (GR_PROCEEDINGS + 1) << ROW_FLAGS)) > 0)
		get_counts(&in, head, reports, t->proceeding_there, t, PGR_APPLICATION_COUNTS, GR_OUTCOMES);
	t->begun = true;
	if (!amounts)
		return;
	add_amounts(t, memory, &in, reports);
	if (format == FORMAT_WITH_OTHERS)
		t->others += get_int64(&in);
	if (in.at != in.end)
		t->incomplete += get_int64(&in);
	if (in.at != in.end)
		damaged();
}

/* ---- expanded --------------------------------------------------------------------------- */

static Size
flat_size(ExpandedObjectHeader *header)
{
	pgr_expanded_totals *e = (pgr_expanded_totals *) header;
	MemoryContext before = MemoryContextSwitchTo(header->eoh_context);

	if (e->flat.data != NULL)
		pfree(e->flat.data);
	put_totals(&e->flat, &e->totals);
	MemoryContextSwitchTo(before);
	return e->flat.len;
}

static void
flatten(ExpandedObjectHeader *header, void *result, Size allocated)
{
	pgr_expanded_totals *e = (pgr_expanded_totals *) header;

	if (e->flat.data == NULL || (Size) e->flat.len != allocated)
		elog(ERROR, "totals changed while they were made flat");
	memcpy(result, e->flat.data, allocated);
}

static const ExpandedObjectMethods methods = {flat_size, flatten};

static pgr_expanded_totals *
new_expanded(MemoryContext parent)
{
	MemoryContext memory = AllocSetContextCreate(parent, "govreport totals", ALLOCSET_SMALL_SIZES);
	pgr_expanded_totals *e = MemoryContextAllocZero(memory, sizeof *e);

	EOH_init_header(&e->header, &methods, memory);
	return e;
}

static const pgr_totals *
read_totals(pgr_site *site, Datum value, bool amounts)
{
	pgr_totals *t;

	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
		return &((pgr_expanded_totals *) DatumGetEOHP(value))->totals;
	t = MemoryContextAllocZero(site->memory, sizeof *t);
	add_flat(t, site->memory, PG_DETOAST_DATUM_PACKED(value), amounts);
	return t;
}

const pgr_totals *
pgr_totals_in(pgr_site *site, Datum value)
{
	return read_totals(site, value, true);
}

const pgr_totals *
pgr_counts_in(pgr_site *site, Datum value)
{
	return read_totals(site, value, false);
}

Datum
pgr_totals_unpacked(Datum value)
{
	pgr_expanded_totals *e;

	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
		return EOHPGetRODatum(DatumGetEOHP(value));
	e = new_expanded(CurrentMemoryContext);
	add_flat(&e->totals, e->header.eoh_context, PG_DETOAST_DATUM_PACKED(value), true);
	return EOHPGetRODatum(&e->header);
}

int64
pgr_others_in(FunctionCallInfo fcinfo, Datum value)
{
	/* as a rule there are none, and the first byte says it */
	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
	{
		const struct varlena *flat = PG_DETOAST_DATUM_PACKED(value);

		if (VARSIZE_ANY_EXHDR(flat) > 0 && *VARDATA_ANY(flat) == FORMAT)
			return 0;
	}
	return pgr_totals_in(pgr_begin(fcinfo), value)->others;
}

void
pgr_totals_add(pgr_totals *t, MemoryContext memory, Datum value)
{
	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
		add_flat(t, memory, PG_DETOAST_DATUM_PACKED(value), true);
	else if (((pgr_expanded_totals *) DatumGetEOHP(value))->totals.begun)
		add_totals(t, memory, &((pgr_expanded_totals *) DatumGetEOHP(value))->totals);
}

pgr_totals *
pgr_totals_state(FunctionCallInfo fcinfo, MemoryContext *memory)
{
	pgr_expanded_totals *e;
	MemoryContext parent;

	if (!AggCheckCallContext(fcinfo, &parent))
		parent = CurrentMemoryContext;
	if (PG_ARGISNULL(0))
		e = new_expanded(parent);
	else if (VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(PG_GETARG_DATUM(0))))
		e = (pgr_expanded_totals *) DatumGetEOHP(PG_GETARG_DATUM(0));
	else
	{
		struct varlena *flat = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

		e = new_expanded(parent);
		add_flat(&e->totals, e->header.eoh_context, flat, true);
	}
	*memory = e->header.eoh_context;
	return &e->totals;
}

Datum
pgr_totals_datum(pgr_totals *totals)
{
	pgr_expanded_totals *e = (pgr_expanded_totals *) ((char *) totals - offsetof(pgr_expanded_totals, totals));

	return EOHPGetRWDatum(&e->header);
}

Datum
pgr_totals_flat(const pgr_totals *totals)
{
	StringInfoData flat;

	put_totals(&flat, totals);
	return PointerGetDatum(flat.data);
}

/* ---- as text: the bytes as those of a bytea ---- */

/* Bytes that were checked. */
static Datum
checked(Datum bytes)
{
	pgr_totals	t = {0};

	add_flat(&t, CurrentMemoryContext, PG_DETOAST_DATUM(bytes), true);
	return pgr_totals_flat(&t);
}

/* totals_in(cstring) → totals */
Datum
govreport_totals_in(PG_FUNCTION_ARGS)
{
	return checked(DirectFunctionCall1(byteain, PG_GETARG_DATUM(0)));
}

/* totals_recv(internal) → totals */
Datum
govreport_totals_recv(PG_FUNCTION_ARGS)
{
	return checked(DirectFunctionCall1(bytearecv, PG_GETARG_DATUM(0)));
}

/* totals_send(totals) → bytea */
Datum
govreport_totals_send(PG_FUNCTION_ARGS)
{
	return PointerGetDatum(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));
}

/* totals_out(totals) → cstring */
Datum
govreport_totals_out(PG_FUNCTION_ARGS)
{
	struct varlena *bytes = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	size_t		length = VARSIZE(bytes) - VARHDRSZ;
	char	   *text = palloc(length * 2 + 3);

	text[0] = '\\';
	text[1] = 'x';
	text[2 + hex_encode(VARDATA(bytes), length, text + 2)] = '\0';	/* whatever bytea_output says */
	PG_RETURN_CSTRING(text);
}

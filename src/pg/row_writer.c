/*
 * row_writer.c - rows, and arrays of rows, written value by value into one piece of
 * memory.
 *
 * What stands there is what heap_form_tuple and construct_md_array would have made of
 * the same values, to the byte; they walk each row twice and copy it twice.  What a
 * row's header says of its type differs between releases: heap_form_tuple writes one,
 * and each row has a copy.  A column of another length than its value's, of a type
 * that was altered, is an error.
 */
#include "glue.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"

/* Before a value that is no text there is room for it and for those that may follow up to the next text. */
#define VALUE_ROOM 40
#define ROW_ROOM (MAXALIGN(SizeofHeapTupleHeader + BITMAPLEN(PGR_MAX_COLUMNS)) + PGR_MAX_COLUMNS * VALUE_ROOM)

StaticAssertDecl(PGR_NUMERIC_SIZE + MAXIMUM_ALIGNOF <= VALUE_ROOM, "a numeric has room");
StaticAssertDecl(PGR_MAX_COLUMNS < 32, "a row's columns are bits of a word");

/* ---- types ----------------------------------------------------------------------- */

void
pgr_wrong_type(TupleDesc desc, int column)
{
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("type %s does not fit the installed govreport library", format_type_be(desc->tdtypeid)),
			 errdetail("Its attribute %d is not what the library expects.", column + 1),
			 errhint("Run ALTER EXTENSION govreport UPDATE.")));
}

/* A type whose rows are to be composite values. */
void
pgr_set_datum_type(pgr_row_type *type, TupleDesc desc)
{
	Datum		values[PGR_MAX_COLUMNS] = {0};
	bool		nulls[PGR_MAX_COLUMNS];
	HeapTuple	tuple;

	pgr_set_row_type(type, desc);
	memset(nulls, true, sizeof nulls);
	tuple = heap_form_tuple(desc, values, nulls);
	tuple->t_data->t_infomask &= ~HEAP_HASNULL;
	memcpy(type->header, tuple->t_data, sizeof type->header);
	pfree(tuple);
}

/* A type whose rows are to be those of a set. */
void
pgr_set_row_type(pgr_row_type *type, TupleDesc desc)
{
	Assert(desc->natts <= PGR_MAX_COLUMNS);
	type->desc = desc;
	memset(type->header, 0, sizeof type->header);
	HeapTupleHeaderSetNatts((HeapTupleHeader) type->header, desc->natts);
}

/* ---- memory ---------------------------------------------------------------------- */

/* Room for so many bytes, and then for the rest of a row. */
static inline void
make_room(pgr_writer *w, size_t size)
{
	size_t		used = w->at - w->memory;
	size_t		row = w->row - w->memory;
	size_t		need = used + size + ROW_ROOM;

	if (likely(need <= w->size))
		return;
	w->size = Max(need, Min(w->size * 2, MaxAllocSize));
	w->memory = repalloc(w->memory, w->size);
	w->at = w->memory + used;
	w->row = w->memory + row;
}

/* Moves on to where the alignment allows; what is skipped is zero. */
static inline void
align(pgr_writer *w, uintptr_t aligned)
{
	memset(w->at, 0, MAXIMUM_ALIGNOF);
	w->at = (char *) aligned;
}

/* ---- rows ------------------------------------------------------------------------- */

static void
start_row(pgr_writer *w)
{
	make_room(w, 0);
	w->row = w->at;
	memset(w->at, 0, w->data_after_nulls);
	memcpy(w->row, w->type->header, sizeof w->type->header);
	w->at += w->data_after_nulls;
	w->column = 0;
	w->present = 0;
	w->varying = false;
}

/* Starts a row, or those of an array; room: bytes that will do as a rule. */
static void
start(pgr_writer *w, pgr_site *site, const pgr_row_type *type, size_t before, size_t room)
{
	w->site = site;
	w->type = type;
	w->data_after_nulls = MAXALIGN(SizeofHeapTupleHeader + BITMAPLEN(type->desc->natts));
	w->n = 0;
	w->size = before + room + 2 * ROW_ROOM;	/* for the row's own, and free behind it */
	w->memory = palloc(w->size);
	w->row = w->memory;
	w->at = w->memory + before;
	start_row(w);
}

void
pgr_start_row(pgr_writer *w, pgr_site *site, const pgr_row_type *type, size_t room)
{
	start(w, site, type, 0, room);
}

/* Ends the row, in its own memory, which grows with the next one. */
HeapTupleData
pgr_end_row(pgr_writer *w)
{
	uint32		all = ((uint32) 1 << w->type->desc->natts) - 1;
	HeapTupleHeader header = (HeapTupleHeader) w->row;
	HeapTupleData tuple = {.t_data = header};

	if (w->column != w->type->desc->natts)
		pgr_wrong_type(w->type->desc, w->column);
	header->t_hoff = w->data_after_nulls;
	if (w->varying)
		header->t_infomask |= HEAP_HASVARWIDTH;
	if (w->present != all)
	{
		header->t_infomask |= HEAP_HASNULL;
		for (int i = 0; i < (int) BITMAPLEN(w->type->desc->natts); i++)
			header->t_bits[i] = (bits8) (w->present >> i * BITS_PER_BYTE);
	}
	else if (w->data_after_nulls != MAXALIGN(SizeofHeapTupleHeader))
	{
		size_t		unused = w->data_after_nulls - MAXALIGN(SizeofHeapTupleHeader);

		header->t_hoff -= unused;
		memmove(w->row + header->t_hoff, w->row + w->data_after_nulls, w->at - w->row - w->data_after_nulls);
		w->at -= unused;
	}
	tuple.t_len = w->at - w->row;
	HeapTupleHeaderSetDatumLength(header, tuple.t_len);
	return tuple;
}

/* Another row in the place of the one before. */
void
pgr_restart_row(pgr_writer *w)
{
	w->at = w->memory;
	start_row(w);
}

pgr_row_head
pgr_row_so_far(const pgr_writer *w)
{
	return (pgr_row_head) {w->at - w->row, w->present, w->column, w->varying};
}

/* Another row in the place of the one before, with its first columns: where a bitmap of NULLs moves no values. */
void
pgr_restart_alike(pgr_writer *w, const pgr_row_head *head)
{
	Assert(w->data_after_nulls == MAXALIGN(SizeofHeapTupleHeader));
	memcpy(w->row, w->type->header, sizeof w->type->header);
	w->at = w->row + head->size;
	w->present = head->present;
	w->column = head->column;
	w->varying = head->varying;
}

/* ---- arrays of rows ------------------------------------------------------------------ */

/* n: rows that are expected; their type as the element type. */
void
pgr_start_array(pgr_writer *w, pgr_site *site, const pgr_row_type *type, uint32 n)
{
	/* more than a row of seven counts, or of some short texts, takes */
	start(w, site, type, ARR_OVERHEAD_NONULLS(1), (size_t) n * 128);
}

/* Ends a row of the array and starts the next. */
void
pgr_put_row(pgr_writer *w)
{
	pgr_end_row(w);
	w->n++;
	align(w, DOUBLEALIGN(w->at));
	start_row(w);
}

/* The array; empty, not NULL, where it has no row. */
ArrayType *
pgr_end_array(pgr_writer *w)
{
	ArrayType  *array = (ArrayType *) w->memory;

	if (w->n == 0)
		return construct_empty_array(w->type->desc->tdtypeid);
	memset(array, 0, ARR_OVERHEAD_NONULLS(1));
	SET_VARSIZE(array, w->row - w->memory);
	array->ndim = 1;
	array->elemtype = w->type->desc->tdtypeid;
	ARR_DIMS(array)[0] = w->n;
	ARR_LBOUND(array)[0] = 1;
	return array;
}

/* ---- values --------------------------------------------------------------------------- */

/* The next column, which is to have values of this length (pg_attribute.attlen). */
static inline Form_pg_attribute
next_column(pgr_writer *w, int length)
{
	Form_pg_attribute column;

	if (w->column >= w->type->desc->natts)
		pgr_wrong_type(w->type->desc, w->column);
	column = TupleDescAttr(w->type->desc, w->column);
	if (column->attlen != length)
		pgr_wrong_type(w->type->desc, w->column);
	w->present |= (uint32) 1 << w->column++;
	return column;
}

void
pgr_put_null(pgr_writer *w)
{
	w->column++;
}

/* A varlena's data; short where that can be, as all types of ours allow. */
static inline void
put_varying(pgr_writer *w, const void *data, size_t length, char alignment)
{
	w->varying = true;
	make_room(w, length + VARHDRSZ + MAXIMUM_ALIGNOF);
	if (length + VARHDRSZ_SHORT <= VARATT_SHORT_MAX)
	{
		SET_VARSIZE_SHORT(w->at, length + VARHDRSZ_SHORT);
		w->at += VARHDRSZ_SHORT;
	}
	else
	{
		align(w, att_align_nominal((uintptr_t) w->at, alignment));
		SET_VARSIZE(w->at, length + VARHDRSZ);
		w->at += VARHDRSZ;
	}
	memcpy(w->at, data, length);
	w->at += length;
}

/* A text, in the database's encoding; s == NULL: none. */
void
pgr_put_text(pgr_writer *w, gr_str value)
{
	if (value.s == NULL)
	{
		pgr_put_null(w);
		return;
	}
	if (next_column(w, -1)->atttypid != TEXTOID)
		pgr_wrong_type(w->type->desc, w->column - 1);
	if (OidIsValid(w->site->from_utf8))
		value = pgr_in_encoding(w->site, value);
	put_varying(w, value.s, value.len, TYPALIGN_INT);
}

/* A value of variable length that is not compressed; NULL: none. */
void
pgr_put_varlena(pgr_writer *w, const void *value)
{
	if (value == NULL)
		pgr_put_null(w);
	else
	{
		Form_pg_attribute column = next_column(w, -1);

		put_varying(w, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), column->attalign);
	}
}

void
pgr_put_int(pgr_writer *w, int32 value)
{
	next_column(w, sizeof value);
	align(w, INTALIGN(w->at));
	memcpy(w->at, &value, sizeof value);
	w->at += sizeof value;
}

/* An integer; NULL for 0. */
void
pgr_put_nonzero(pgr_writer *w, int32 value)
{
	if (value == 0)
		pgr_put_null(w);
	else
		pgr_put_int(w, value);
}

static inline void
put_bigint(pgr_writer *w, int64 value)
{
	next_column(w, sizeof value);
	align(w, DOUBLEALIGN(w->at));
	memcpy(w->at, &value, sizeof value);
	w->at += sizeof value;
}

void
pgr_put_bigint(pgr_writer *w, int64 value)
{
	put_bigint(w, value);
}

void
pgr_put_bool(pgr_writer *w, bool value)
{
	next_column(w, sizeof value);
	*w->at++ = value;
}

/* A value of an enum type. */
void
pgr_put_enum(pgr_writer *w, Oid value)
{
	pgr_put_int(w, (int32) value);
}

void
pgr_put_numeric(pgr_writer *w, gr_sum value)
{
	if (next_column(w, -1)->atttypid != NUMERICOID)
		pgr_wrong_type(w->type->desc, w->column - 1);
	w->varying = true;
	w->at += pgr_write_numeric(value, w->at);
}

/* A figure as bigint; NULL where it is no number, or has decimals. */
void
pgr_put_count(pgr_writer *w, const gr_figure *figure)
{
	int64		count;

	if (figure->state == GR_NUMBER && pgr_whole_count(figure, &count))
		put_bigint(w, count);
	else
		pgr_put_null(w);
}

/* A figure as numeric; NULL where it is no number. */
void
pgr_put_figure(pgr_writer *w, const gr_figure *figure)
{
	if (figure->state == GR_NUMBER)
		pgr_put_numeric(w, (gr_sum) {figure->mantissa, figure->scale});
	else
		pgr_put_null(w);
}

/*
 * decimal.c - the core's decimals as numeric, and back, without the way through text.
 *
 * A numeric is kept, since 9.1, as a header of 16 bits (this is the short form, which
 * every decimal of the core fits in) and digits of base 10,000, the first of weight
 * 10,000^w, without zeros at either end.  What comes in another form goes through text.
 */
#include "glue.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "utils/expandeddatum.h"
#include "utils/fmgrprotos.h"

#define BASE 10000
#define BASE_DIGITS 4
/* header: form, sign, decimals to be shown, weight with its own sign */
#define FORM_MASK 0xC000
#define FORM_SHORT 0x8000
#define NEGATIVE 0x2000
#define SCALE_SHIFT 7
#define SCALE_MASK 0x3F
#define WEIGHT_NEGATIVE 0x40
#define WEIGHT_MASK 0x3F
/* of base 10,000 */
#define DIGITS_IN_64_BITS 4

static const int16 power[BASE_DIGITS + 1] = {1, 10, 100, 1000, 10000};

static inline size_t
put_digits(char *out, uint16 header, const int16 *digits, int n)
{
	size_t		size = VARHDRSZ_SHORT + sizeof header + n * sizeof digits[0];

	SET_VARSIZE_SHORT(out, size);
	memcpy(out + VARHDRSZ_SHORT, &header, sizeof header);
	memcpy(out + VARHDRSZ_SHORT + sizeof header, digits, n * sizeof digits[0]);
	return size;
}

/* What has no digit of base 10,000, or one: its size, or 0 where it has more. */
static size_t
write_one_digit(gr_sum value, char *out)
{
	const int16 digit = (int16) value.mantissa;
	const uint16 header = FORM_SHORT | value.scale << SCALE_SHIFT;

	if (value.mantissa == 0)
		return put_digits(out, header, &digit, 0);
	if (value.mantissa < 0 || value.mantissa >= BASE)
		return 0;
	/* most figures are counts */
	if (value.scale == 0)
		return put_digits(out, header, &digit, 1);
	/* most rates are less than one, with four decimals */
	if (value.scale == BASE_DIGITS)
		return put_digits(out, header | WEIGHT_NEGATIVE | (-1 & WEIGHT_MASK), &digit, 1);
	return 0;
}

/* Writes a numeric with a short varlena header, not aligned; returns its size. */
size_t
pgr_write_numeric(gr_sum value, char *out)
{
	uint128		left = value.mantissa < 0 ? -(uint128) value.mantissa : (uint128) value.mantissa;
	uint64		small;
	int			odd = value.scale % BASE_DIGITS;
	int			weight = -(value.scale + BASE_DIGITS - 1) / BASE_DIGITS - 1;
	int16		digits[PGR_NUMERIC_DIGITS];
	int			first = PGR_NUMERIC_DIGITS;
	int			last;
	uint16		header = FORM_SHORT | value.scale << SCALE_SHIFT;
	const size_t size = write_one_digit(value, out);

	if (size > 0)
		return size;

	/* from the last digit to the first; the decimals of the last need not be four */
	if (odd > 0)
	{
		digits[--first] = (int16) (left % power[odd]) * power[BASE_DIGITS - odd];
		left /= power[odd];
	}
	for (; left > PG_UINT64_MAX; left /= BASE)
		digits[--first] = (int16) (left % BASE);
	for (small = (uint64) left; small > 0; small /= BASE)
		digits[--first] = (int16) (small % BASE);
	weight += PGR_NUMERIC_DIGITS - first;
	for (last = PGR_NUMERIC_DIGITS; last > first && digits[last - 1] == 0; last--)
		;

	if (first < last)
	{
		header |= weight & WEIGHT_MASK;
		if (weight < 0)
			header |= WEIGHT_NEGATIVE;
		if (value.mantissa < 0)
			header |= NEGATIVE;
	}
	return put_digits(out, header, digits + first, last - first);
}

Datum
pgr_numeric_result(gr_sum value)
{
	const size_t before = VARHDRSZ - VARHDRSZ_SHORT;
	char	   *result = palloc(before + PGR_NUMERIC_SIZE);
	const size_t size = pgr_write_numeric(value, result + before);

	SET_VARSIZE(result, before + size);
	return PointerGetDatum(result);
}

/* ---- an array of numerics ---- */

static size_t
size_in_array(const struct varlena *numeric)
{
	return numeric == NULL ? 0 : INTALIGN(VARHDRSZ + VARSIZE_ANY_EXHDR(numeric));
}

/* An array is kept as one that has its elements apart: a view takes each, and would look for it from the first one on. */
static Datum
expanded(ArrayType *array)
{
	ArrayMetaState numeric = {.element_type = NUMERICOID,.typlen = -1,.typbyval = false,.typalign = TYPALIGN_INT};
	Datum		result = expand_array(PointerGetDatum(array), CurrentMemoryContext, &numeric);

	pfree(array);
	return EOHPGetRODatum(DatumGetEOHP(result));
}

/* What construct_md_array makes of them, which copies those with a short header. */
Datum
pgr_numeric_array(const void *const *numbers, int n)
{
	size_t		size = ARR_OVERHEAD_WITHNULLS(1, n);
	ArrayType  *array;
	char	   *at;

	for (int i = 0; i < n; i++)
		size += size_in_array(numbers[i]);
	array = palloc0(size);
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->dataoffset = ARR_OVERHEAD_WITHNULLS(1, n);
	array->elemtype = NUMERICOID;
	ARR_DIMS(array)[0] = n;
	ARR_LBOUND(array)[0] = 1;
	at = (char *) array + array->dataoffset;
	for (int i = 0; i < n; i++)
	{
		size_t		length;

		if (numbers[i] == NULL)
			continue;
		length = VARSIZE_ANY_EXHDR(numbers[i]);
		ARR_NULLBITMAP(array)[i / BITS_PER_BYTE] |= 1 << i % BITS_PER_BYTE;
		SET_VARSIZE(at, VARHDRSZ + length);
		memcpy(VARDATA(at), VARDATA_ANY(numbers[i]), length);
		at += size_in_array(numbers[i]);
	}
	return expanded(array);
}

/* A decimal as a figure; unreadable where it is none, or more than 64 bits or 18 decimals. */
gr_figure
pgr_read_decimal(const char *text, size_t length)
{
	const char *end = text + length;
	bool		negative = length > 0 && *text == '-';
	bool		fraction = false;
	gr_figure	figure = {.state = GR_UNREADABLE};

	/* counted down from 0, as the least 64-bit number has no opposite */
	for (text += negative; text < end; text++)
	{
		if (*text == '.' && !fraction)
		{
			fraction = true;
			continue;
		}
		if (*text < '0' || *text > '9' || (fraction && figure.scale == 18) ||
			pg_mul_s64_overflow(figure.mantissa, 10, &figure.mantissa) ||
			pg_sub_s64_overflow(figure.mantissa, *text - '0', &figure.mantissa))
			return (gr_figure) {.state = GR_UNREADABLE};
		figure.state = GR_NUMBER;
		figure.scale += fraction;
	}
	if (!negative && pg_mul_s64_overflow(figure.mantissa, -1, &figure.mantissa))
		return (gr_figure) {.state = GR_UNREADABLE};
	return figure;
}

/*
 * A numeric of so few digits that they fit in 64 bits whatever they are: usual ones.
 * False where it is none of those, and *figure is not set.
 */
static bool
read_short(const struct varlena *value, gr_figure *figure)
{
	const char *data = VARDATA_ANY(value);
	uint16		header;
	int			n = (int) ((VARSIZE_ANY_EXHDR(value) - sizeof header) / sizeof(int16));
	int			scale;
	int			weight;
	int			places;
	int64		mantissa = 0;

	memcpy(&header, data, sizeof header);
	scale = header >> SCALE_SHIFT & SCALE_MASK;
	weight = header & WEIGHT_MASK;
	places = weight + 1 + (scale + BASE_DIGITS - 1) / BASE_DIGITS;
	if ((header & FORM_MASK) != FORM_SHORT || (header & WEIGHT_NEGATIVE) != 0 || n > places
		|| places > DIGITS_IN_64_BITS)
		return false;

	for (int i = 0; i < places; i++)
	{
		int16		digit = 0;

		if (i < n)
			memcpy(&digit, data + sizeof header + i * sizeof digit, sizeof digit);
		mantissa = mantissa * BASE + digit;
	}
	if (scale % BASE_DIGITS > 0)
		mantissa /= power[BASE_DIGITS - scale % BASE_DIGITS];
	*figure = (gr_figure) {
		.state = GR_NUMBER,
		.mantissa = (header & NEGATIVE) != 0 ? -mantissa : mantissa,
		.scale = (uint8) scale,
	};
	return true;
}

/* A numeric as a figure; unreadable where the core cannot hold it. */
gr_figure
pgr_read_numeric(Datum value)
{
	const struct varlena *numeric = (const struct varlena *) DatumGetPointer(value);
	const char *text;
	gr_figure	figure;

	if ((VARATT_IS_SHORT(numeric) || !VARATT_IS_EXTENDED(numeric)) && read_short(numeric, &figure))
		return figure;
	text = DatumGetCString(DirectFunctionCall1(numeric_out, value));
	return pgr_read_decimal(text, strlen(text));
}

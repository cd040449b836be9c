/*
 * decimal.c - the core's decimals as numeric, without the way through text.
 *
 * A numeric is kept, since 9.1, as a header of 16 bits (this is the short form, which
 * every decimal of the core fits in) and digits of base 10,000, the first of weight
 * 10,000^w, without zeros at either end.
 */
#include "glue.h"

#define BASE 10000
#define BASE_DIGITS 4
/* header: form, sign, decimals to be shown, weight with its own sign */
#define FORM_SHORT 0x8000
#define NEGATIVE 0x2000
#define SCALE_SHIFT 7
#define WEIGHT_NEGATIVE 0x40
#define WEIGHT_MASK 0x3F

static const int16 power[BASE_DIGITS + 1] = {1, 10, 100, 1000, 10000};

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
	size_t		size;

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
	size = VARHDRSZ_SHORT + sizeof header + (last - first) * sizeof digits[0];
	SET_VARSIZE_SHORT(out, size);
	memcpy(out + VARHDRSZ_SHORT, &header, sizeof header);
	memcpy(out + VARHDRSZ_SHORT + sizeof header, digits + first, (last - first) * sizeof digits[0]);
	return size;
}

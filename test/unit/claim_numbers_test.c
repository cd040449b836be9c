/*
 * claim_numbers_test.c - Chinese numbers of the narrative, against ICU's rules for
 * spelling them out: each of 0 to 100,000, and larger ones.
 */
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "claims/numbers.h"
#include "tap.h"

static UNumberFormat *spell;

/* Writes value out in Chinese; returns the bytes. */
static size_t
spell_out(int64_t value, char *out, int32_t room)
{
	UErrorCode	error = U_ZERO_ERROR;
	UChar		spelled[200];
	int32_t		n = unum_formatInt64(spell, value, spelled, 200, NULL, &error);
	int32_t		length = 0;

	u_strToUTF8(out, room, &length, spelled, n, &error);
	if (U_FAILURE(error))
	{
		printf("Bail out! ICU: %s\n", u_errorName(error));
		exit(2);
	}
	return (size_t) length;
}

/* The number of a clause; a single 一 is as often said of any as of one, so it is no count. */
static bool
reads_as(const char *text, size_t length, int64_t value)
{
	static gr_clause clause;
	gr_claim_number number;

	gr_take_clause(&clause, text, text, text + length);
	return gr_next_claim_number(&clause, 0, &number) && number.from == 0 && number.until == clause.n
		&& number.value.mantissa == value && number.value.scale == 0 && number.no_count == (value == 1);
}

static void
check_spelled(int64_t value, uint32_t *wrong)
{
	char		text[400];
	size_t		n = spell_out(value, text, sizeof text);

	if (reads_as(text, n, value))
		return;
	if ((*wrong)++ < 5)
		printf("# %lld is spelled %.*s\n", (long long) value, (int) n, text);
}

int
main(void)
{
	static const char *const unread[] = {"三百五", "三万五", "二三", "二〇二三", "十十", "百", "三百百", "万", "一万万"};
	UErrorCode	error = U_ZERO_ERROR;
	uint32_t	wrong = 0;
	uint64_t	random = 1;

	spell = unum_open(UNUM_SPELLOUT, NULL, 0, "zh", NULL, &error);
	if (U_FAILURE(error))
	{
		printf("Bail out! ICU: %s\n", u_errorName(error));
		return 2;
	}
	for (int64_t value = 0; value <= 100000; value++)
		check_spelled(value, &wrong);
	is_int(wrong, 0, "0 to 100,000");
	wrong = 0;
	for (int i = 0; i < 100000; i++)
	{
		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		/* of all magnitudes below 兆, which nobody counts in */
		check_spelled((int64_t) ((random >> 16) % 1000000000000 >> (i % 24)), &wrong);
	}
	is_int(wrong, 0, "larger ones");
	for (size_t i = 0; i < sizeof unread / sizeof unread[0]; i++)
	{
		static gr_clause clause;
		gr_claim_number number;
		const char *text = unread[i];

		gr_take_clause(&clause, text, text, text + strlen(text));
		ok(gr_next_claim_number(&clause, 0, &number) && number.no_count, text);
	}
	unum_close(spell);
	return done_testing();
}

/*
 * decode.c - bytes become text, or it is said where they do not.
 */
#include "fuzz.h"

/* Does the text begin with a character of UTF-8, by RFC 3629?  Its bytes; 0: no. */
static size_t
character_length(const unsigned char *s, size_t n)
{
	size_t		length = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : s[0] >= 0xE0 && s[0] < 0xF0 ? 3
		: s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;

	if (length == 0 || length > n)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90)
		|| (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return length;
}

static void
require_text(gr_str text)
{
	for (size_t i = 0, n; i < text.len; i += n)
	{
		n = character_length((const unsigned char *) text.s + i, text.len - i);
		require(n > 0 && text.s[i] != '\0', "decoded text is UTF-8 without a zero byte");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *bytes = copy_exactly(data, size);
	gr_arena	arena = lent_arena(0);
	gr_decoded	decoded;
	gr_decoded	again;

	steps = 0;
	require(gr_decode(bytes, size, &arena, &decoded) == GR_OK, "any bytes are decoded, or told to be none");
	require(steps <= STEPS + STEPS_PER_BYTE * size, "steps stay within their bound");
	require(decoded.result <= GR_NO_SENSE && decoded.encoding != NULL, "the result is one");
	require(decoded.error_at <= size, "an error stands within the bytes");
	require((decoded.result == GR_DECODED) == (decoded.error_at == size), "an error has a place");
	require(arena.taken <= 4 * size, "memory stays within its bound");
	if (decoded.result == GR_DECODED)
		require_text(decoded.text);
	arena = lent_arena(1);
	require(gr_decode(bytes, size, &arena, &again) == GR_OK && again.result == decoded.result
			&& again.error_at == decoded.error_at && add_text(0, again.text) == add_text(0, decoded.text),
			"bytes decoded twice give the same");
	give_back();
	free(bytes);
	return 0;
}

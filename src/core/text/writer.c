/*
 * writer.c - appends text and numbers.
 */
#include "text/writer.h"

/* Of a text of the report, as much as tells which it is: 30 Chinese characters. */
#define CLIP 90
/* Rows between two calls of the host's poll. */
#define POLL_ROWS 256

/* The longest beginning of text that is at most limit bytes and ends with a whole character. */
static uint32_t
whole_characters(gr_str text, size_t limit)
{
	uint32_t	length = text.len;

	if (length <= limit)
		return length;
	length = (uint32_t) limit;
	while (length > 0 && ((unsigned char) text.s[length] & 0xC0) == 0x80)
		length--;
	return length;
}

void
gr_put_beginning(gr_writer *w, gr_str text)
{
	uint32_t	length = whole_characters(text, (size_t) (w->end - w->at));

	w->missed += text.len - length;
	if (length > 0)
		memcpy(w->at, text.s, length);
	w->at += length;
}

void
gr_put_clipped(gr_writer *w, gr_str text)
{
	uint32_t	length = whole_characters(text, CLIP);
	uint32_t	from = 0;
	const char *begin = w->at;

	/* runs of blanks and line ends become one blank */
	for (uint32_t i = 0; i <= length; i++)
	{
		if (i < length && (unsigned char) text.s[i] > ' ')
			continue;
		if (i > from)
		{
			if (w->at > begin)
				GR_SAY(w, " ");
			gr_put(w, (gr_str) {text.s + from, i - from});
		}
		from = i + 1;
	}
	if (text.len > length)
		GR_SAY(w, "…");
}

bool
gr_begin_row(gr_writer *w)
{
	if (++w->rows % POLL_ROWS == 0 && !gr_may_go_on(w->host))
		w->stopped = true;
	return !w->stopped;
}

void
gr_put_count(gr_writer *w, uint64_t count)
{
	char		digits[20];
	char	   *first = digits + sizeof digits;

	/* as most are */
	if (count < 10 && w->at < w->end)
	{
		*w->at++ = (char) ('0' + (int) count);
		return;
	}
	do
	{
		*--first = (char) ('0' + (int) (count % 10));
		count /= 10;
	} while (count != 0);
	gr_put(w, (gr_str) {first, (uint32_t) (digits + sizeof digits - first)});
}

void
gr_put_number(gr_writer *w, __int128 mantissa, uint8_t scale)
{
	char		text[GR_NUMBER_TEXT];

	if (scale == 0 && mantissa >= 0 && mantissa <= INT64_MAX)
		gr_put_count(w, (uint64_t) mantissa);
	else
		gr_put(w, (gr_str) {text, (uint32_t) gr_sum_text(gr_trim((gr_sum) {mantissa, scale}), text)});
}

/*
 * html.c - a web page, or text with tables of HTML in it, is read.
 */
#include "fuzz.h"
#include "page/rewrite.h"

/* Makes HTML of a text that is none. */
#define TAG "<p>"

/*
 * How often the text was written anew from pieces, which have an order of their own (names of JSON's objects as a header,
 * a foot above its table) and tabs for blank cells between.
 */
static size_t
times_written_anew(const gr_html *html)
{
	size_t		times = 0;

	for (const gr_origin *origin = &html->origin; origin != NULL; origin = origin->source)
		times += origin->pieces != NULL;
	return times;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *body = malloc(size + strlen(TAG));
	size_t		length = size;
	gr_arena	arena = lent_arena(0);
	gr_html		html;
	size_t		anew;

	memcpy(body, data, size);
	if (!gr_looks_like_html(body, length))
	{
		memcpy(body, TAG, strlen(TAG));
		memcpy(body + strlen(TAG), data, size);
		length += strlen(TAG);
	}
	require(gr_html_read(body, length, &arena, &html) == GR_OK, "a page is read");
	anew = times_written_anew(&html);
	require(html.length <= length + anew * GR_ADDED_BYTES, "a page's text is never longer than the page, but for marks");
	for (uint32_t i = 0, last = 0; i <= html.length; i++)
	{
		uint32_t	at = gr_html_source(&html, i);

		require(at <= length && (at >= last || anew > 0), "a page's text comes from the page, in its order");
		require(i == 0 || gr_html_source_end(&html, i) <= length, "what a text comes from ends in the page");
		last = at;
	}
	read_body(body, length, &arena);
	give_back();
	free(body);
	return 0;
}

/*
 * html.c - a web page, or text with tables of HTML in it, is read.
 */
#include "fuzz.h"

/* Makes HTML of a text that is none. */
#define TAG "<p>"

/* Whether the text was written from pieces, which have an order of their own: names of JSON's objects as a header, a foot above its table. */
static bool
is_written_anew(const gr_html *html)
{
	for (const gr_origin *origin = &html->origin; origin != NULL; origin = origin->source)
		if (origin->pieces != NULL)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *body = malloc(size + strlen(TAG));
	size_t		length = size;
	gr_arena	arena = lent_arena(0);
	gr_html		html;

	memcpy(body, data, size);
	if (!gr_looks_like_html(body, length))
	{
		memcpy(body, TAG, strlen(TAG));
		memcpy(body + strlen(TAG), data, size);
		length += strlen(TAG);
	}
	require(gr_html_read(body, length, &arena, &html) == GR_OK && html.length <= length,
			"a page's text is never longer than the page");
	for (uint32_t i = 0, last = 0; i <= html.length; i++)
	{
		uint32_t	at = gr_html_source(&html, i);

		require(at <= length && (at >= last || is_written_anew(&html)), "a page's text comes from the page, in its order");
		require(i == 0 || gr_html_source_end(&html, i) <= length, "what a text comes from ends in the page");
		last = at;
	}
	read_body(body, length, &arena);
	give_back();
	free(body);
	return 0;
}

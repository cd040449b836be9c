/*
 * html.c - a web page, or text with tables of HTML in it, is read.
 */
#include "fuzz.h"
#include "page/carrier.h"

/* Makes HTML of a text that is none. */
#define TAG "<p>"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *body = malloc(size + strlen(TAG));
	size_t		length = size;
	gr_arena	arena = lent_arena(0);
	gr_html		html;
	bool		in_order;

	memcpy(body, data, size);
	if (!gr_looks_like_html(body, length))
	{
		memcpy(body, TAG, strlen(TAG));
		memcpy(body + strlen(TAG), data, size);
		length += strlen(TAG);
	}
	require(gr_html_read(body, length, &arena, &html) == GR_OK && html.length <= length,
			"a page's text is never longer than the page");
	/* what carries a table may be written in another order than it shows */
	in_order = gr_find_carrier(body, length) == GR_CARRIER_NONE;
	for (uint32_t i = 0, last = 0; i <= html.length; i++)
	{
		uint32_t	at = gr_html_source(&html, i);

		require((at >= last || !in_order) && at <= length, "a page's text comes from the page, in its order");
		require(i == 0 || gr_html_source_end(&html, i) <= length, "what a text comes from ends in the page");
		last = at;
	}
	read_body(body, length, &arena);
	give_back();
	free(body);
	return 0;
}

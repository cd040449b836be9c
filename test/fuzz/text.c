/*
 * text.c - plain text, as it comes from other programs, is read and checked.
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *body = copy_exactly(data, size);
	gr_arena	arena;

	if (!gr_looks_like_html(body, size))
		check_report(read_body(body, size, &arena), &arena);
	give_back();
	free(body);
	return 0;
}

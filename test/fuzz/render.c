/*
 * render.c - what was read from any text is written in each format, and what is
 * written is read again: no other figure comes of it.
 */
#include "fuzz.h"

/* A figure that was read again is the one written, or none. */
static void
require_same(const gr_figure *written, const gr_figure *again)
{
	if (again->state == GR_NUMBER)
		require(written->state == GR_NUMBER && written->mantissa == again->mantissa && written->scale == again->scale,
				"a figure written and read again is the same, or none");
}

static void
require_same_cells(const gr_report *written, const gr_report *again)
{
	for (uint32_t i = 0; i < again->n_applications; i++)
	{
		uint32_t	k = 0;

		while (k < written->n_applications && written->applications[k].row != again->applications[i].row)
			k++;
		require(k < written->n_applications, "a row that is read again was written");
		for (int c = 0; c < GR_APPLICANTS; c++)
			require_same(&written->applications[k].cell[c], &again->applications[i].cell[c]);
	}
	for (uint32_t i = 0; i < again->n_reviews; i++)
	{
		uint32_t	k = 0;

		while (k < written->n_reviews && written->reviews[k].proceeding != again->reviews[i].proceeding)
			k++;
		/* the form's one row has all three proceedings */
		for (int c = 0; c < GR_OUTCOMES; c++)
			require_same(k < written->n_reviews ? &written->reviews[k].cell[c] : &(gr_figure) {0}, &again->reviews[i].cell[c]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *body = copy_exactly(data, size);
	gr_arena	arena = lent_arena(0);
	gr_report  *report;

	require(gr_read(body, size, GR_WHOLE_REPORT, &arena, &report) == GR_OK, "a text is read");
	for (int format = 0; format < GR_FORMATS; format++)
	{
		gr_arena	other = lent_arena(1);
		gr_report  *again;
		gr_str		written;
		char	   *copy;

		require(gr_render(report, (gr_format) format, &other, &written) == GR_OK, "a report is written");
		copy = copy_exactly((const uint8_t *) written.s, written.len);
		require(gr_read(copy, written.len, GR_WHOLE_REPORT, &other, &again) == GR_OK, "what is written is read");
		require_nothing(broken_report(again, copy, written.len));
		require_same_cells(report, again);
		free(copy);
	}
	give_back();
	free(body);
	return 0;
}

/*
 * words.c - looks the page's text cells up among the words of the form, once for all stages.
 */
#include "words.h"

/* No label of the form is longer, remarks in brackets included. */
#define LABEL_BYTES 480

gr_status
gr_words_read(const gr_page *page, gr_arena *arena, gr_word **words)
{
	gr_word    *out = gr_alloc_raw(arena, (page->n_cells + 1) * sizeof(gr_word));

	if (out == NULL)
		return GR_NO_MEMORY;
	for (uint32_t i = 0; i < page->n_cells; i++)
	{
		const gr_cell *cell = &page->cells[i];
		gr_label	label;

		out[i] = (gr_word) {.term = GR_NO_TERM};
		if (cell->state != GR_ABSENT || cell->length > LABEL_BYTES)
			continue;
		label = gr_fold_label(page->text + cell->start, cell->length);
		out[i].term = (uint8_t) gr_find_term(&label);
		out[i].number = label.number;
		out[i].letters = (uint8_t) (label.letters < UINT8_MAX ? label.letters : UINT8_MAX);
		out[i].bracketed = label.bracketed;
	}
	*words = out;
	return GR_OK;
}

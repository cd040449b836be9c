/*
 * habits.h - what the records of a layout have in common; what a blank, an empty line and an empty cell mean by that.
 */
#ifndef GR_HABITS_H
#define GR_HABITS_H

#include "place/cells.h"

/*
 * The record's filled cells, which must be n and have no blank cell between them; where
 * there are blank ones too, none that is no figure, for it may stand behind the figures.
 * Nor may the last one be a text where blank ones leave no trace.  out: NULL where none asks which they are.
 */
extern bool gr_take_filled(const gr_page *page, const gr_records *records, const gr_record *record, int n, uint32_t *out);
/*
 * Whether two of a row's figures may be one, with a blank between its thousands and the
 * rest: not where a longer figure stands in the text without a mark, unless the line's other cells stand further apart,
 * nor, in text where one blank parts cells, where blank cells leave a trace or all rows are full, so that this one would
 * lack a cell.
 */
extern bool gr_may_mark_thousands(const gr_page *page, const gr_records *records, const gr_record *record);
/* Whether as many blanks part any two figures, though these are not as long: they tell of no columns. */
extern bool gr_are_evenly_parted(const gr_page *page, const gr_records *records, const gr_record *record);

/* What the records of a layout, runs or others, have in common; found out when it is first asked for. */
extern gr_habits *gr_habits_of(const gr_page *page, const gr_records *records, bool run, uint8_t layout);

#endif

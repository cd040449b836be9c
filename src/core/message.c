/*
 * message.c - writes the messages of checks: appends text, numbers and the names of
 * rows and columns.  What is said is up to the rules.
 */
#include "check.h"

/* Of a text of the report, as much as tells which it is: 30 Chinese characters. */
#define CLIP 90

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
gr_put_beginning(gr_checker *c, gr_str text)
{
	gr_put(c, (gr_str) {text.s, whole_characters(text, (size_t) (c->end - c->at))});
}

void
gr_put_clipped(gr_checker *c, gr_str text)
{
	uint32_t	length = whole_characters(text, CLIP);
	uint32_t	from = 0;
	const char *begin = c->at;

	/* runs of blanks and line ends become one blank */
	for (uint32_t i = 0; i <= length; i++)
	{
		if (i < length && (unsigned char) text.s[i] > ' ')
			continue;
		if (i > from)
		{
			if (c->at > begin)
				GR_SAY(c, " ");
			gr_put(c, (gr_str) {text.s + from, i - from});
		}
		from = i + 1;
	}
	if (text.len > length)
		GR_SAY(c, "…");
}

void
gr_put_count(gr_checker *c, uint64_t count)
{
	char		digits[20];
	char	   *first = digits + sizeof digits;

	do
	{
		*--first = (char) ('0' + (int) (count % 10));
		count /= 10;
	} while (count != 0);
	gr_put(c, (gr_str) {first, (uint32_t) (digits + sizeof digits - first)});
}

void
gr_put_number(gr_checker *c, __int128 mantissa, uint8_t scale)
{
	char		text[GR_NUMBER_TEXT];

	if (scale == 0 && mantissa >= 0 && mantissa <= INT64_MAX)
		gr_put_count(c, (uint64_t) mantissa);
	else
		gr_put(c, (gr_str) {text, (uint32_t) gr_sum_text(gr_trim((gr_sum) {mantissa, scale}), text)});
}

void
gr_put_table(gr_checker *c, int table)
{
	GR_SAY(c, "“");
	gr_put(c, gr_section_forms[gr_grid_sections[table]].label);
	GR_SAY(c, "”表");
}

static void
put_named(gr_checker *c, gr_str group, gr_str label)
{
	if (group.len > 0)
	{
		gr_put(c, group);
		GR_SAY(c, "／");
	}
	gr_put(c, label);
}

/*
 * The form's cell of an item and a measure, or of the item alone where measure is -1;
 * the table's own edition before the other; NULL where neither form has it.
 */
static const gr_disclosure_cell *
disclosure_cell(gr_form edition, int item, int measure)
{
	const gr_disclosure_cell *found = NULL;

	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];

		if ((item == -1 || cell->item == item) && (measure == -1 || cell->measure == measure)
			&& (found == NULL || (found->form != edition && cell->form == edition)))
			found = cell;
	}
	return found;
}

void
gr_put_row(gr_checker *c, int table, int row)
{
	const gr_application_row *application = &gr_application_rows[row];

	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			gr_put(c, disclosure_cell(c->table[table].edition, row, -1)->label);
			break;
		case GR_GRID_APPLICATIONS:
			/* 总计 alone would be taken for the column */
			put_named(c, row == GR_CONCLUDED ? (gr_str) {"办理结果", 12} : application->group_label, application->label);
			break;
		default:
			put_named(c, gr_proceedings[row].group_label, gr_proceedings[row].label);
	}
}

void
gr_put_column(gr_checker *c, int table, int row, int column)
{
	const gr_disclosure_cell *cell;

	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			cell = disclosure_cell(c->table[table].edition, row, column);
			if (cell == NULL)
				cell = disclosure_cell(c->table[table].edition, -1, column);
			gr_put(c, cell->measure_label);
			break;
		case GR_GRID_APPLICATIONS:
			gr_put(c, gr_applicants[column].label);
			break;
		default:
			gr_put(c, gr_outcomes[column].label);
	}
}

void
gr_put_form(gr_checker *c, gr_form form)
{
	gr_put_count(c, form == GR_FORM_2019 ? 2019 : 2021);
	GR_SAY(c, " 年版格式");
}

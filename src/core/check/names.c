/*
 * names.c - the names of tables, rows and columns in messages of checks, and what
 * several rules say alike.
 */
#include "check/check.h"

void
gr_put_table(gr_checker *c, int table)
{
	GR_SAY(&c->message, "“");
	gr_put(&c->message, gr_section_forms[gr_grid_sections[table]].label);
	GR_SAY(&c->message, "”表");
}

static void
put_named(gr_checker *c, gr_str group, gr_str label)
{
	if (group.len > 0)
	{
		gr_put(&c->message, group);
		GR_SAY(&c->message, "／");
	}
	gr_put(&c->message, label);
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
gr_put_state(gr_checker *c, gr_state state, __int128 mantissa, uint8_t scale)
{
	switch (state)
	{
		case GR_NUMBER:
			gr_put_number(&c->message, mantissa, scale);
			break;
		case GR_NOT_APPLICABLE:
			GR_SAY(&c->message, "—");
			break;
		case GR_BLANK:
			GR_SAY(&c->message, "空白");
			break;
		case GR_ABSENT:
			GR_SAY(&c->message, "缺");
			break;
		default:
			GR_SAY(&c->message, "不明");
	}
}

void
gr_put_row(gr_checker *c, int table, int row)
{
	const gr_application_row *application = &gr_application_rows[row];

	switch (table)
	{
		case GR_GRID_DISCLOSURES:
			gr_put(&c->message, disclosure_cell(c->table[table].edition, row, -1)->label);
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
			gr_put(&c->message, cell->measure_label);
			break;
		case GR_GRID_APPLICATIONS:
			gr_put(&c->message, gr_applicants[column].label);
			break;
		default:
			gr_put(&c->message, gr_outcomes[column].label);
	}
}

void
gr_put_form(gr_checker *c, gr_form form)
{
	gr_put_count(&c->message, form == GR_FORM_2019 ? 2019 : 2021);
	GR_SAY(&c->message, " 年版格式");
}

void
gr_put_words(gr_checker *c, const gr_claim *claim)
{
	GR_SAY(&c->message, "正文“");
	gr_put_clipped(&c->message, claim->label);
	GR_SAY(&c->message, "”");
}

void
gr_put_verdict(gr_checker *c, gr_passed passed)
{
	if (passed == GR_PASSED)
		GR_SAY(&c->message, "，一致");
	else if (passed == GR_FAILED)
		GR_SAY(&c->message, "，不一致");
	else
		GR_SAY(&c->message, "，无法判定");
}

void
gr_put_claim(gr_checker *c, const gr_claim *claim)
{
	gr_put_words(c, claim);
	if (claim->label.len == 0 || claim->unit.s != NULL)
		gr_put_number(&c->message, claim->value.mantissa, claim->value.scale);
	if (claim->unit.s != NULL)
	{
		GR_SAY(&c->message, " ");
		gr_put_clipped(&c->message, claim->unit);
	}
}

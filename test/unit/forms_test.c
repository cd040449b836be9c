/*
 * forms_test.c - proves the tables of the national forms whole: every entry named,
 * codes unique, order that of the enums, editions with the rows that they have.
 */
#include "tap.h"

#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

static bool
same(gr_str a, gr_str b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

static bool
is(gr_str text, const char *want)
{
	return text.s != NULL && text.len == strlen(want) && memcmp(text.s, want, text.len) == 0;
}

/* Codes are what SQL compares with: lower-case words, with _ and . between. */
static bool
is_code(gr_str code)
{
	if (code.s == NULL || code.len == 0)
		return false;
	for (uint32_t i = 0; i < code.len; i++)
		if (!((code.s[i] >= 'a' && code.s[i] <= 'z') || code.s[i] == '_' || code.s[i] == '.'))
			return false;
	return true;
}

/* The codes that stand every stride bytes from the first. */
static bool
codes_whole(const gr_str *first, size_t stride, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		const gr_str *code = (const gr_str *) ((const char *) first + i * stride);

		if (!is_code(*code))
			return false;
		for (size_t j = 0; j < i; j++)
			if (same(*code, *(const gr_str *) ((const char *) first + j * stride)))
				return false;
	}
	return true;
}

static bool
has_disclosure_cell(int form, int item, int measure)
{
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (gr_disclosure_cells[i].form == form && gr_disclosure_cells[i].item == item
			&& gr_disclosure_cells[i].measure == measure)
			return true;
	return false;
}

static void
codes(void)
{
	ok(codes_whole(&gr_section_forms[0].code, sizeof gr_section_forms[0], GR_SECTION_KINDS), "section codes");
	ok(codes_whole(&gr_applicants[0].code, sizeof gr_applicants[0], GR_APPLICANTS), "applicant codes");
	ok(codes_whole(&gr_outcomes[0].code, sizeof gr_outcomes[0], GR_OUTCOMES), "outcome codes");
	ok(codes_whole(&gr_proceedings[0].code, sizeof gr_proceedings[0], GR_PROCEEDINGS), "proceeding codes");
	ok(codes_whole(&gr_application_rows[0].code, sizeof gr_application_rows[0], GR_ROWS), "row codes");
	ok(codes_whole(gr_item_codes, sizeof gr_item_codes[0], GR_ITEMS), "item codes");
	ok(codes_whole(gr_measure_codes, sizeof gr_measure_codes[0], GR_MEASURES), "measure codes");
	ok(codes_whole(gr_problem_codes, sizeof gr_problem_codes[0], GR_PROBLEM_CODES), "problem codes");
}

/* A row's code alone tells its table. */
static void
rows_of_all_tables(void)
{
	gr_str		all[GR_ITEMS + GR_ROWS + GR_PROCEEDINGS];
	int			n = 0;

	for (int i = 0; i < GR_ITEMS; i++)
		all[n++] = gr_item_codes[i];
	for (int i = 0; i < GR_ROWS; i++)
		all[n++] = gr_application_rows[i].code;
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		all[n++] = gr_proceedings[i].code;
	ok(codes_whole(all, sizeof all[0], LENGTH(all)), "no two tables share a row's code");
}

/* The enums' order is the tables': some of each, the ends among them. */
static void
order(void)
{
	static const struct
	{
		int			at;
		const char *code;
	}			rows[] = {
		{GR_RECEIVED, "received"},
		{GR_CARRIED_IN, "carried_in"},
		{GR_GRANTED, "granted"},
		{GR_GRANTED_IN_PART, "granted_in_part"},
		{GR_STATE_SECRET, "denied.state_secret"},
		{GR_PROHIBITED_BY_LAW, "denied.prohibited_by_law"},
		{GR_SECURITY_AND_STABILITY, "denied.security_and_stability"},
		{GR_THIRD_PARTY_RIGHTS, "denied.third_party_rights"},
		{GR_INTERNAL_AFFAIRS, "denied.internal_affairs"},
		{GR_PROCESS_INFORMATION, "denied.process_information"},
		{GR_ENFORCEMENT_FILE, "denied.enforcement_file"},
		{GR_ADMINISTRATIVE_INQUIRY, "denied.administrative_inquiry"},
		{GR_NOT_HELD, "unavailable.not_held"},
		{GR_NOT_READILY_AVAILABLE, "unavailable.not_readily_available"},
		{GR_UNCLEAR_AFTER_CORRECTION, "unavailable.unclear_after_correction"},
		{GR_COMPLAINT, "not_processed.complaint"},
		{GR_DUPLICATE, "not_processed.duplicate"},
		{GR_PUBLICATION, "not_processed.publication"},
		{GR_EXCESSIVE, "not_processed.excessive"},
		{GR_REISSUE, "not_processed.reissue"},
		{GR_OTHER, "other"},
		{GR_CORRECTION_OVERDUE, "other.correction_overdue"},
		{GR_FEE_OVERDUE, "other.fee_overdue"},
		{GR_MISCELLANEOUS, "other.miscellaneous"},
		{GR_CONCLUDED, "concluded"},
		{GR_CARRIED_OUT, "carried_out"},
	};

	is_int(LENGTH(rows), GR_ROWS, "every row of table three is looked at");
	for (size_t i = 0; i < LENGTH(rows); i++)
		is_str(gr_application_rows[rows[i].at].code, rows[i].code, "a row in its place");
	ok(is(gr_section_forms[GR_OVERVIEW].code, "overview") && is(gr_section_forms[GR_EXTRA].code, "extra"), "sections");
	ok(is(gr_item_codes[GR_RULE], "rule") && is(gr_item_codes[GR_PROCUREMENT], "procurement"), "items");
	ok(is(gr_measure_codes[GR_CREATED], "created") && is(gr_measure_codes[GR_CHANGE], "change")
	   && is(gr_measure_codes[GR_PROJECTS], "projects"), "measures");
	ok(is(gr_problem_codes[GR_PROBLEM_UNREADABLE], "unreadable")
	   && is(gr_problem_codes[GR_PROBLEM_TOO_LONG], "too_long"), "problems");
	ok(is(gr_applicants[GR_APPLICANTS - 1].code, "total") && is(gr_outcomes[GR_OUTCOMES - 1].code, "total"),
	   "totals stand last");
}

/* The rows of table two, cell by cell, are the list of its cells. */
static void
item_forms(void)
{
	int			cells = 0;

	for (int form = GR_FORM_NONE; form <= GR_FORM_2021; form++)
		for (int item = 0; item < GR_ITEMS; item++)
			for (int i = 0; i < gr_item_forms[form][item].n; i++, cells++)
			{
				const gr_disclosure_cell *cell = &gr_disclosure_cells[gr_item_forms[form][item].first + i];

				ok(cell->form == form && cell->item == item && gr_is_in_form((gr_form) form, item, cell->measure)
				   && cell->unit == gr_measure_units[cell->measure], "a cell of table two");
			}
	is_int(cells, GR_DISCLOSURE_CELLS, "every cell of table two is one of its row");
	for (int measure = 0; measure < GR_MEASURES; measure++)
	{
		int			editions = 0;

		for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
			if (gr_disclosure_cells[i].measure == measure)
				editions |= gr_disclosure_cells[i].form == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;
		is_int(gr_measure_editions[measure], editions, gr_measure_codes[measure].s);
	}
	ok(!gr_is_in_form(GR_FORM_2021, GR_PROCUREMENT, GR_AMOUNT) && !gr_is_in_form(GR_FORM_2019, GR_FEE, GR_AMOUNT)
	   && !gr_is_in_form(GR_FORM_NONE, GR_RULE, GR_CREATED), "cells that an edition does not have");
}

static void
labels(void)
{
	bool		good = true;
	int			n2019 = 0;
	int			n2021 = 0;

	for (int i = 0; i < GR_ROWS; i++)
	{
		const gr_application_row *row = &gr_application_rows[i];

		good &= row->label.len > 0 && row->number.len > 0 && row->group_label.s != NULL && row->editions != 0;
		n2019 += (row->editions & GR_IN_2019) != 0;
		n2021 += (row->editions & GR_IN_2021) != 0;
	}
	ok(good, "every row of table three has label, number and edition");
	is_int(n2019, 23, "table three has 23 rows in 2019");
	is_int(n2021, 25, "table three has 25 rows in 2021");

	good = true;
	for (int i = 0; i < GR_APPLICANTS; i++)
		good &= gr_applicants[i].label.len > 0 && gr_applicants[i].group_label.s != NULL;
	for (int i = 0; i < GR_OUTCOMES; i++)
		good &= gr_outcomes[i].label.len > 0 && gr_outcomes[i].group_label.s != NULL;
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		good &= gr_proceedings[i].label.len > 0 && gr_proceedings[i].group_label.s != NULL;
	for (int i = 0; i < GR_EXTRA; i++)
		good &= gr_section_forms[i].label.len > 0 && gr_section_forms[i].number.len > 0;
	ok(good, "columns, proceedings and sections have labels");
	ok(gr_unit_labels[GR_UNIT_NONE].s == NULL && is(gr_unit_labels[GR_UNIT_PIECES], "件")
	   && is(gr_unit_labels[GR_UNIT_PROJECTS], "项") && is(gr_unit_labels[GR_UNIT_10K_YUAN], "万元"), "units");
}

static void
disclosures(void)
{
	bool		good = true;
	bool		unique = true;
	bool		ordered = true;
	int			n2019 = 0;
	uint32_t	items = 0;
	uint32_t	measures = 0;

	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		const gr_disclosure_cell *next = &gr_disclosure_cells[i + 1];

		good &= cell->label.len > 0 && cell->measure_label.len > 0 && cell->item < GR_ITEMS && cell->measure < GR_MEASURES
			&& cell->unit > GR_UNIT_NONE && cell->unit <= GR_UNIT_10K_YUAN
			&& (cell->measure == GR_AMOUNT) == (cell->unit == GR_UNIT_10K_YUAN)
			&& cell->clause >= 1 && cell->clause <= 9;
		for (int j = 0; j < i; j++)
			unique &= gr_disclosure_cells[j].form != cell->form || gr_disclosure_cells[j].item != cell->item
				|| gr_disclosure_cells[j].measure != cell->measure;
		if (i + 1 < GR_DISCLOSURE_CELLS)
			ordered &= cell->form < next->form || (cell->form == next->form && cell->clause <= next->clause && cell->item <= next->item);
		n2019 += cell->form == GR_FORM_2019;
		items |= 1u << cell->item;
		measures |= 1u << cell->measure;
	}
	ok(good, "every cell of table two has labels, a unit and a clause; amounts are in 10,000 yuan");
	ok(unique, "no cell of table two stands twice in a form");
	ok(ordered, "cells of table two stand by form, clause and item");
	is_int(n2019, 22, "table two has 22 cells in 2019");
	is_int(GR_DISCLOSURE_CELLS - n2019, 10, "table two has 10 cells in 2021");
	ok(items == (1u << GR_ITEMS) - 1, "every item is in a form");
	ok(measures == (1u << GR_MEASURES) - 1, "every measure is in a form");
	ok(has_disclosure_cell(GR_FORM_2019, GR_PROCUREMENT, GR_AMOUNT) && has_disclosure_cell(GR_FORM_2021, GR_FEE, GR_AMOUNT)
	   && !has_disclosure_cell(GR_FORM_2021, GR_PROCUREMENT, GR_AMOUNT), "each form has its one amount");
}

static void
years(void)
{
	is_int(gr_form_of_year(2018), GR_FORM_NONE, "2018 has no form");
	is_int(gr_form_of_year(2019), GR_FORM_2019, "2019");
	is_int(gr_form_of_year(2020), GR_FORM_2019, "2020");
	is_int(gr_form_of_year(2021), GR_FORM_2021, "2021");
	is_int(gr_form_of_year(2030), GR_FORM_2021, "2030");
}

int
main(void)
{
	codes();
	rows_of_all_tables();
	order();
	item_forms();
	labels();
	disclosures();
	years();
	return done_testing();
}

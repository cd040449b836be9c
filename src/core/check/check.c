/*
 * check.c - runs the rules over a report: each of them, in the catalogue's order.
 */
#include "check/check.h"

/* by gr_rule_id */
static void (*const run[GR_CHECKS]) (gr_checker *c) = {
	[GR_CHECK_APPLICATIONS_BALANCE] = gr_check_equation,
	[GR_CHECK_APPLICATIONS_OUTCOMES] = gr_check_equation,
	[GR_CHECK_APPLICATIONS_APPLICANTS] = gr_check_equation,
	[GR_CHECK_REVIEWS_TOTAL] = gr_check_equation,
	[GR_CHECK_DISCLOSURES_PUBLISHED] = gr_check_equation,
	[GR_CHECK_DISCLOSURES_UNIT] = gr_check_unit,
	[GR_CHECK_CELLS_UNREADABLE] = gr_check_unreadable,
	[GR_CHECK_CELLS_NEGATIVE] = gr_check_negative,
	[GR_CHECK_CELLS_FRACTION] = gr_check_fraction,
	[GR_CHECK_CELLS_BLANK] = gr_check_blank,
	[GR_CHECK_FORM_TABLE_MISSING] = gr_check_table_missing,
	[GR_CHECK_FORM_ROW_MISSING] = gr_check_row_missing,
	[GR_CHECK_FORM_ROW_REPEATED] = gr_check_row_repeated,
	[GR_CHECK_FORM_EDITION] = gr_check_edition,
	[GR_CHECK_FORM_MIXED] = gr_check_mixed,
	[GR_CHECK_SECTIONS_MISSING] = gr_check_section_missing,
	[GR_CHECK_SECTIONS_EMPTY] = gr_check_section_empty,
	[GR_CHECK_SECTIONS_NUMBERING] = gr_check_numbering,
	[GR_CHECK_YEAR_TITLE] = gr_check_title_year,
	[GR_CHECK_REPORTS_SEVERAL] = gr_check_several,
	[GR_CHECK_CLAIMS_SUM] = gr_check_claim_sum,
	[GR_CHECK_CLAIMS_SHARE] = gr_check_claim_share,
	[GR_CHECK_CLAIMS_TABLE] = gr_check_claim_table,
	[GR_CHECK_CLAIMS_SECTIONS] = gr_check_claim_sections,
	[GR_CHECK_CLAIMS_BALANCE] = gr_check_claim_balance,
	[GR_CHECK_CLAIMS_YEAR] = gr_check_claim_year,
	[GR_CHECK_CLAIMS_PARTS] = gr_check_claim_parts,
	[GR_CHECK_FEES_STATED] = gr_check_fees_stated,
	[GR_CHECK_SECTIONS_THIN] = gr_check_section_thin,
};

gr_status
gr_check_report(const gr_report *report, gr_wanted wanted, gr_arena *arena, gr_checks *out)
{
	gr_checker	c;

	*out = (gr_checks) {NULL, 0};
	gr_start_checks(&c, report, wanted, arena);
	for (int i = 0; i < GR_CHECKS && c.status == GR_OK; i++)
	{
		if (wanted == GR_ERRORS && gr_rules[i].severity != GR_ERROR)
			continue;
		c.rule = (gr_rule_id) i;
		run[i] (&c);
	}
	return gr_end_checks(&c, out);
}

bool
gr_is_valid(const gr_report *report)
{
	gr_checker	c;

	gr_start_checks(&c, report, GR_ERRORS, NULL);
	for (int i = 0; i < GR_CHECKS && !c.failed; i++)
	{
		if (gr_rules[i].severity != GR_ERROR)
			continue;
		c.rule = (gr_rule_id) i;
		run[i] (&c);
	}
	return !c.failed;
}

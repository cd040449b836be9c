/*
 * forms.c - the national forms, both editions.
 *
 * The only place that names an item: codes are the SQL interface's, labels and
 * numbers are those of the form (国办公开办函〔2019〕60号 for reports of 2019 and 2020,
 * 国办公开办函〔2021〕30号 from 2021).  test/unit/forms_test.c proves the tables whole.
 */
#include "govreport.h"

#define S(literal) {literal, sizeof(literal) - 1}
#define NONE {NULL, 0}
#define BOTH (GR_IN_2019 | GR_IN_2021)

/* code, number, label */
const gr_section_form gr_section_forms[GR_SECTION_KINDS] = {
	{S("overview"), S("一"), S("总体情况")},
	{S("disclosures"), S("二"), S("主动公开政府信息情况")},
	{S("applications"), S("三"), S("收到和处理政府信息公开申请情况")},
	{S("reviews"), S("四"), S("政府信息公开行政复议、行政诉讼情况")},
	{S("problems"), S("五"), S("存在的主要问题及改进情况")},
	{S("other_matters"), S("六"), S("其他需要报告的事项")},
	{S("extra"), S(""), S("")},
};

/* code, group label, label: columns of table 三 */
const gr_named gr_applicants[GR_APPLICANTS] = {
	{S("natural_person"), S(""), S("自然人")},
	{S("business"), S("法人或其他组织"), S("商业企业")},
	{S("research_institution"), S("法人或其他组织"), S("科研机构")},
	{S("public_welfare_organization"), S("法人或其他组织"), S("社会公益组织")},
	{S("legal_service_organization"), S("法人或其他组织"), S("法律服务机构")},
	{S("other_organization"), S("法人或其他组织"), S("其他")},
	{S("total"), S(""), S("总计")},
};

/* code, group label, label: columns of table 四 */
const gr_named gr_outcomes[GR_OUTCOMES] = {
	{S("upheld"), S(""), S("结果维持")},
	{S("corrected"), S(""), S("结果纠正")},
	{S("other"), S(""), S("其他结果")},
	{S("pending"), S(""), S("尚未审结")},
	{S("total"), S(""), S("总计")},
};

/* code, group label, label: blocks of table 四 */
const gr_named gr_proceedings[GR_PROCEEDINGS] = {
	{S("reconsideration"), S(""), S("行政复议")},
	{S("litigation_direct"), S("行政诉讼"), S("未经复议直接起诉")},
	{S("litigation_after_reconsideration"), S("行政诉讼"), S("复议后起诉")},
};

/* code, number, group label, label, editions: rows of table 三 */
const gr_application_row gr_application_rows[GR_ROWS] = {
	{S("received"), S("一"), S(""), S("本年新收政府信息公开申请数量"), BOTH},
	{S("carried_in"), S("二"), S(""), S("上年结转政府信息公开申请数量"), BOTH},
	{S("granted"), S("三（一）"), S(""), S("予以公开"), BOTH},
	{S("granted_in_part"), S("三（二）"), S(""), S("部分公开（区分处理的，只计这一情形，不计其他情形）"), BOTH},
	{S("denied.state_secret"), S("三（三）1"), S("不予公开"), S("属于国家秘密"), BOTH},
	{S("denied.prohibited_by_law"), S("三（三）2"), S("不予公开"), S("其他法律行政法规禁止公开"), BOTH},
	{S("denied.security_and_stability"), S("三（三）3"), S("不予公开"), S("危及“三安全一稳定”"), BOTH},
	{S("denied.third_party_rights"), S("三（三）4"), S("不予公开"), S("保护第三方合法权益"), BOTH},
	{S("denied.internal_affairs"), S("三（三）5"), S("不予公开"), S("属于三类内部事务信息"), BOTH},
	{S("denied.process_information"), S("三（三）6"), S("不予公开"), S("属于四类过程性信息"), BOTH},
	{S("denied.enforcement_file"), S("三（三）7"), S("不予公开"), S("属于行政执法案卷"), BOTH},
	{S("denied.administrative_inquiry"), S("三（三）8"), S("不予公开"), S("属于行政查询事项"), BOTH},
	{S("unavailable.not_held"), S("三（四）1"), S("无法提供"), S("本机关不掌握相关政府信息"), BOTH},
	{S("unavailable.not_readily_available"), S("三（四）2"), S("无法提供"), S("没有现成信息需要另行制作"), BOTH},
	{S("unavailable.unclear_after_correction"), S("三（四）3"), S("无法提供"), S("补正后申请内容仍不明确"), BOTH},
	{S("not_processed.complaint"), S("三（五）1"), S("不予处理"), S("信访举报投诉类申请"), BOTH},
	{S("not_processed.duplicate"), S("三（五）2"), S("不予处理"), S("重复申请"), BOTH},
	{S("not_processed.publication"), S("三（五）3"), S("不予处理"), S("要求提供公开出版物"), BOTH},
	{S("not_processed.excessive"), S("三（五）4"), S("不予处理"), S("无正当理由大量反复申请"), BOTH},
	{S("not_processed.reissue"), S("三（五）5"), S("不予处理"), S("要求行政机关确认或重新出具已获取信息"), BOTH},
	{S("other"), S("三（六）"), S(""), S("其他处理"), GR_IN_2019},
	{S("other.correction_overdue"), S("三（六）1"), S("其他处理"), S("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"), GR_IN_2021},
	{S("other.fee_overdue"), S("三（六）2"), S("其他处理"), S("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"), GR_IN_2021},
	{S("other.miscellaneous"), S("三（六）3"), S("其他处理"), S("其他"), GR_IN_2021},
	{S("concluded"), S("三（七）"), S(""), S("总计"), BOTH},
	{S("carried_out"), S("四"), S(""), S("结转下年度继续办理"), BOTH},
};

/* form, clause, item, measure, row label, column label, unit: cells of table 二 */
const gr_disclosure_cell gr_disclosure_cells[GR_DISCLOSURE_CELLS] = {
	{GR_FORM_2019, 1, GR_RULE, GR_CREATED, S("规章"), S("本年新制作数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 1, GR_RULE, GR_PUBLISHED, S("规章"), S("本年新公开数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 1, GR_RULE, GR_PUBLISHED_TOTAL, S("规章"), S("对外公开总数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 1, GR_NORMATIVE_DOCUMENT, GR_CREATED, S("规范性文件"), S("本年新制作数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 1, GR_NORMATIVE_DOCUMENT, GR_PUBLISHED, S("规范性文件"), S("本年新公开数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 1, GR_NORMATIVE_DOCUMENT, GR_PUBLISHED_TOTAL, S("规范性文件"), S("对外公开总数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 5, GR_LICENSE, GR_PREVIOUS_YEAR, S("行政许可"), S("上一年项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 5, GR_LICENSE, GR_CHANGE, S("行政许可"), S("本年增/减"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 5, GR_LICENSE, GR_DECISIONS, S("行政许可"), S("处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 5, GR_OTHER_SERVICE, GR_PREVIOUS_YEAR, S("其他对外管理服务事项"), S("上一年项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 5, GR_OTHER_SERVICE, GR_CHANGE, S("其他对外管理服务事项"), S("本年增/减"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 5, GR_OTHER_SERVICE, GR_DECISIONS, S("其他对外管理服务事项"), S("处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 6, GR_PENALTY, GR_PREVIOUS_YEAR, S("行政处罚"), S("上一年项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 6, GR_PENALTY, GR_CHANGE, S("行政处罚"), S("本年增/减"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 6, GR_PENALTY, GR_DECISIONS, S("行政处罚"), S("处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 6, GR_COMPULSORY_MEASURE, GR_PREVIOUS_YEAR, S("行政强制"), S("上一年项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 6, GR_COMPULSORY_MEASURE, GR_CHANGE, S("行政强制"), S("本年增/减"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 6, GR_COMPULSORY_MEASURE, GR_DECISIONS, S("行政强制"), S("处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2019, 8, GR_FEE, GR_PREVIOUS_YEAR, S("行政事业性收费"), S("上一年项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 8, GR_FEE, GR_CHANGE, S("行政事业性收费"), S("本年增/减"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 9, GR_PROCUREMENT, GR_PROJECTS, S("政府集中采购"), S("采购项目数量"), GR_UNIT_PROJECTS},
	{GR_FORM_2019, 9, GR_PROCUREMENT, GR_AMOUNT, S("政府集中采购"), S("采购总金额"), GR_UNIT_10K_YUAN},
	{GR_FORM_2021, 1, GR_RULE, GR_ISSUED, S("规章"), S("本年制发件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 1, GR_RULE, GR_REPEALED, S("规章"), S("本年废止件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 1, GR_RULE, GR_IN_FORCE, S("规章"), S("现行有效件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 1, GR_NORMATIVE_DOCUMENT, GR_ISSUED, S("行政规范性文件"), S("本年制发件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 1, GR_NORMATIVE_DOCUMENT, GR_REPEALED, S("行政规范性文件"), S("本年废止件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 1, GR_NORMATIVE_DOCUMENT, GR_IN_FORCE, S("行政规范性文件"), S("现行有效件数"), GR_UNIT_PIECES},
	{GR_FORM_2021, 5, GR_LICENSE, GR_DECISIONS, S("行政许可"), S("本年处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2021, 6, GR_PENALTY, GR_DECISIONS, S("行政处罚"), S("本年处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2021, 6, GR_COMPULSORY_MEASURE, GR_DECISIONS, S("行政强制"), S("本年处理决定数量"), GR_UNIT_PIECES},
	{GR_FORM_2021, 8, GR_FEE, GR_AMOUNT, S("行政事业性收费"), S("本年收费金额（单位：万元）"), GR_UNIT_10K_YUAN},
};

const gr_item_form gr_item_forms[GR_FORM_2021 + 1][GR_ITEMS] = {
	[GR_FORM_2019] = {
		[GR_RULE] = {0, 3},
		[GR_NORMATIVE_DOCUMENT] = {3, 3},
		[GR_LICENSE] = {6, 3},
		[GR_OTHER_SERVICE] = {9, 3},
		[GR_PENALTY] = {12, 3},
		[GR_COMPULSORY_MEASURE] = {15, 3},
		[GR_FEE] = {18, 2},
		[GR_PROCUREMENT] = {20, 2},
	},
	[GR_FORM_2021] = {
		[GR_RULE] = {22, 3},
		[GR_NORMATIVE_DOCUMENT] = {25, 3},
		[GR_LICENSE] = {28, 1},
		[GR_PENALTY] = {29, 1},
		[GR_COMPULSORY_MEASURE] = {30, 1},
		[GR_FEE] = {31, 1},
	},
};

/* by clause of article 20: the n of 第二十条第（n）项 */
const gr_str gr_clause_labels[GR_CLAUSES] = {
	[1] = S("第二十条第（一）项"),
	[5] = S("第二十条第（五）项"),
	[6] = S("第二十条第（六）项"),
	[8] = S("第二十条第（八）项"),
	[9] = S("第二十条第（九）项"),
};

const uint8_t gr_form_clauses[GR_FORM_CLAUSES] = {1, 5, 6, 8, 9};

/* by gr_item */
const uint8_t gr_item_clauses[GR_ITEMS] = {
	[GR_RULE] = 1,
	[GR_NORMATIVE_DOCUMENT] = 1,
	[GR_LICENSE] = 5,
	[GR_OTHER_SERVICE] = 5,
	[GR_PENALTY] = 6,
	[GR_COMPULSORY_MEASURE] = 6,
	[GR_FEE] = 8,
	[GR_PROCUREMENT] = 9,
};

/* by gr_item */
const gr_str gr_item_codes[GR_ITEMS] = {
	S("rule"),
	S("normative_document"),
	S("license"),
	S("other_service"),
	S("penalty"),
	S("compulsory_measure"),
	S("fee"),
	S("procurement"),
};

/* by gr_measure */
const gr_str gr_measure_codes[GR_MEASURES] = {
	S("created"),
	S("published"),
	S("published_total"),
	S("issued"),
	S("repealed"),
	S("in_force"),
	S("previous_year"),
	S("change"),
	S("decisions"),
	S("amount"),
	S("projects"),
};

/* by gr_measure */
const uint8_t gr_measure_units[GR_MEASURES] = {
	[GR_CREATED] = GR_UNIT_PIECES,
	[GR_PUBLISHED] = GR_UNIT_PIECES,
	[GR_PUBLISHED_TOTAL] = GR_UNIT_PIECES,
	[GR_ISSUED] = GR_UNIT_PIECES,
	[GR_REPEALED] = GR_UNIT_PIECES,
	[GR_IN_FORCE] = GR_UNIT_PIECES,
	[GR_PREVIOUS_YEAR] = GR_UNIT_PROJECTS,
	[GR_CHANGE] = GR_UNIT_PROJECTS,
	[GR_DECISIONS] = GR_UNIT_PIECES,
	[GR_AMOUNT] = GR_UNIT_10K_YUAN,
	[GR_PROJECTS] = GR_UNIT_PROJECTS,
};

/* by gr_measure */
const uint8_t gr_measure_editions[GR_MEASURES] = {
	[GR_CREATED] = GR_IN_2019,
	[GR_PUBLISHED] = GR_IN_2019,
	[GR_PUBLISHED_TOTAL] = GR_IN_2019,
	[GR_ISSUED] = GR_IN_2021,
	[GR_REPEALED] = GR_IN_2021,
	[GR_IN_FORCE] = GR_IN_2021,
	[GR_PREVIOUS_YEAR] = GR_IN_2019,
	[GR_CHANGE] = GR_IN_2019,
	[GR_DECISIONS] = BOTH,
	[GR_AMOUNT] = BOTH,
	[GR_PROJECTS] = GR_IN_2019,
};

/* by gr_unit */
const gr_str gr_unit_labels[4] = {NONE, S("件"), S("项"), S("万元")};

/* by gr_problem_code */
const gr_str gr_problem_codes[GR_PROBLEM_CODES] = {
	S("unreadable"),
	S("not_applicable"),
	S("uncertain"),
	S("conflict"),
	S("row_repeated"),
	S("empty_section"),
	S("too_long"),
	S("fraction"),
	S("unread"),
	S("agency_disputed"),
	S("year_disputed"),
	S("other_kind"),
	S("several_reports"),
};

gr_form
gr_form_of_year(int year)
{
	if (year < 2019)
		return GR_FORM_NONE;
	return year < 2021 ? GR_FORM_2019 : GR_FORM_2021;
}

bool
gr_is_in_form(gr_form form, int item, int measure)
{
	const gr_item_form *row = &gr_item_forms[form][item];

	for (int i = row->first; i < row->first + row->n; i++)
		if (gr_disclosure_cells[i].measure == measure)
			return true;
	return false;
}

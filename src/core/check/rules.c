/*
 * rules.c - the catalogue of checks: what each is called, how grave it is, what it
 * stands on and what must hold.  How it is checked is told by check.c and its sisters.
 */
#include "check/check.h"

#define S(literal) {literal, sizeof(literal) - 1}

#define REGULATION "《中华人民共和国政府信息公开条例》"
#define BOTH_FORMS "《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号、〔2021〕30号）"
#define FORM_2019 "《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）"
#define FORM_2021 "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"

/* code, severity, basis, summary */
const gr_rule gr_rules[] = {
	[GR_CHECK_APPLICATIONS_BALANCE] = {S("applications.balance"), GR_ERROR,
		S(BOTH_FORMS "第三部分表格：第一项加第二项之和，等于第三项加第四项之和"),
		S("每类申请人：本年新收与上年结转之和，等于办理结果总计与结转下年度继续办理之和")},
	[GR_CHECK_APPLICATIONS_OUTCOMES] = {S("applications.outcomes"), GR_ERROR,
		S(BOTH_FORMS "第三部分表格第三项（七）总计"),
		S("每类申请人：办理结果总计等于第三项（一）至（六）各项办理结果之和")},
	[GR_CHECK_APPLICATIONS_APPLICANTS] = {S("applications.applicants"), GR_ERROR,
		S(BOTH_FORMS "第三部分表格总计列"),
		S("每一行：总计等于自然人与五类法人或其他组织之和")},
	[GR_CHECK_REVIEWS_TOTAL] = {S("reviews.total"), GR_ERROR,
		S(BOTH_FORMS "第四部分表格总计列"),
		S("行政复议和两类行政诉讼：总计等于结果维持、结果纠正、其他结果、尚未审结之和")},
	[GR_CHECK_DISCLOSURES_PUBLISHED] = {S("disclosures.published"), GR_WARNING,
		S(FORM_2019 "第二部分表格第二十条第（一）项"),
		S("规章和规范性文件：本年新公开数量不多于对外公开总数量")},
	[GR_CHECK_DISCLOSURES_UNIT] = {S("disclosures.unit"), GR_WARNING,
		S(BOTH_FORMS "第二部分表格金额单位"),
		S("不为零的金额在单元格或表头写明单位")},
	[GR_CHECK_CELLS_UNREADABLE] = {S("cells.unreadable"), GR_ERROR,
		S(BOTH_FORMS "各表"),
		S("数字格里是数字、横线或空白，并且能确定属于哪一行哪一列")},
	[GR_CHECK_CELLS_NEGATIVE] = {S("cells.negative"), GR_ERROR,
		S(BOTH_FORMS "各表"),
		S("除本年增/减外，数字不是负数")},
	[GR_CHECK_CELLS_FRACTION] = {S("cells.fraction"), GR_ERROR,
		S(BOTH_FORMS "各表"),
		S("除金额外，数字是整数")},
	[GR_CHECK_CELLS_BLANK] = {S("cells.blank"), GR_INFO,
		S(BOTH_FORMS "各表"),
		S("表格没有空白格，没有发生的填 0")},
	[GR_CHECK_FORM_TABLE_MISSING] = {S("form.table_missing"), GR_ERROR,
		S(REGULATION "第五十条；" BOTH_FORMS),
		S("主动公开、依申请公开、复议诉讼三张表格都有")},
	[GR_CHECK_FORM_ROW_MISSING] = {S("form.row_missing"), GR_ERROR,
		S(BOTH_FORMS "各表"),
		S("表格有该版格式的每一行")},
	[GR_CHECK_FORM_ROW_REPEATED] = {S("form.row_repeated"), GR_WARNING,
		S(BOTH_FORMS "各表"),
		S("表格的每一行只出现一次")},
	[GR_CHECK_FORM_EDITION] = {S("form.edition"), GR_WARNING,
		S(BOTH_FORMS),
		S("2019、2020 年度报告用 2019 年版格式，2021 年度起用 2021 年版格式")},
	[GR_CHECK_FORM_MIXED] = {S("form.mixed"), GR_WARNING,
		S(BOTH_FORMS),
		S("各表用同一版格式")},
	[GR_CHECK_SECTIONS_MISSING] = {S("sections.missing"), GR_WARNING,
		S(REGULATION "第五十条；" BOTH_FORMS),
		S("报告有格式规定的六个部分")},
	[GR_CHECK_SECTIONS_EMPTY] = {S("sections.empty"), GR_WARNING,
		S(REGULATION "第五十条"),
		S("文字部分有内容，不是只有标题")},
	[GR_CHECK_SECTIONS_NUMBERING] = {S("sections.numbering"), GR_WARNING,
		S(BOTH_FORMS),
		S("各部分从一起依次编号，不跳号、不重号")},
	[GR_CHECK_YEAR_TITLE] = {S("year.title"), GR_WARNING,
		S(REGULATION "第四十九条"),
		S("标题写明年份，并与统计期限的年份一致")},
	[GR_CHECK_REPORTS_SEVERAL] = {S("reports.several"), GR_ERROR,
		S(REGULATION "第四十九条"),
		S("一份正文只有一份报告：一个标题，每张表格一次，属于同一机关、同一年度")},
	[GR_CHECK_CLAIMS_SUM] = {S("claims.sum"), GR_WARNING,
		S(REGULATION "第五十条"),
		S("正文所列各部分说明是全部的，其和等于总数")},
	[GR_CHECK_CLAIMS_SHARE] = {S("claims.share"), GR_WARNING,
		S(REGULATION "第五十条"),
		S("正文所写的占比，等于该部分除以总数，按所写位数四舍五入")},
	[GR_CHECK_CLAIMS_TABLE] = {S("claims.table"), GR_WARNING,
		S(BOTH_FORMS "各表"),
		S("正文所写的数字与表格一致，正文说没有的表格为 0")},
	[GR_CHECK_CLAIMS_SECTIONS] = {S("claims.sections"), GR_INFO,
		S(BOTH_FORMS),
		S("正文所写的部分数与实际一致")},
	[GR_CHECK_CONTINUITY_CARRIED] = {S("continuity.carried"), GR_ERROR,
		S(BOTH_FORMS "第三部分表格第二项、第四项"),
		S("每类申请人：本年度的上年结转数量等于上一年度的结转下年度继续办理数量")},
	[GR_CHECK_CONTINUITY_IN_FORCE] = {S("continuity.in_force"), GR_WARNING,
		S(FORM_2021 "第二部分表格第二十条第（一）项"),
		S("规章和行政规范性文件：现行有效件数等于上一年度现行有效件数加本年制发件数减本年废止件数")},
	[GR_CHECK_CONTINUITY_PROJECTS] = {S("continuity.projects"), GR_WARNING,
		S(FORM_2019 "第二部分表格第二十条第（五）、（六）、（八）项"),
		S("上一年项目数量等于上一年度报告的上一年项目数量与本年增/减之和")},
	[GR_CHECK_ROLLUP_SUM] = {S("rollup.sum"), GR_WARNING,
		S(REGULATION "第四十九条"),
		S("汇总报告的每个数字等于各下级报告之和")},
	[GR_CHECK_ROLLUP_LESS] = {S("rollup.less"), GR_ERROR,
		S(REGULATION "第四十九条"),
		S("汇总报告的每个数字不少于各下级报告之和")},
};

/* by gr_cause */
const gr_str gr_cause_codes[GR_CAUSES] = {S("report"), S("reading")};

const int	gr_n_rules = sizeof gr_rules / sizeof gr_rules[0];

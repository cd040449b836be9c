/*
 * comments.c - what is said of the relations and columns of a store, in Chinese and in
 * English.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_store_comments);

#define COMMENT_COLUMNS 4

/* ending of the relation, NULL: of all; column, NULL: the relation itself; Chinese; English */
static const struct
{
	const char *ending;
	const char *column;
	const char *chinese;
	const char *english;
} comments[] = {
	{NULL, "id", "报告在报告表中的编号", "number of the row in the table of reports"},
	{NULL, "source", "来源，如文件名", "where it came from, such as the name of its file"},
	{NULL, "arrived", "收到时间", "when it came in"},
	{NULL, "batch", "由哪一次装载带来", "the load that brought it"},
	{NULL, "agency_key", "报告属于谁：名单中的代码；不在名单中的，是印出的名称；不能确定是谁的，是 # 和编号，单独计", "whose it is: the code of the listed agency; else the printed name; where that does not tell, # and a number of its own"},
	{NULL, "agency_code", "机关在名单中的代码；空：不在名单中", "code of the agency in the list; NULL: not listed"},
	{NULL, "agency", "机关名称：名单中的，或印出的", "name of the agency: as listed, else as printed"},
	{NULL, "level", "机关的级别，如市、县；空：不知道", "level of the agency, such as city or county; NULL: not known"},
	{NULL, "parent", "上级机关的代码", "code of the agency above it"},
	{NULL, "parent_name", "上级机关的名称", "name of the agency above it"},
	{NULL, "year", "报告的年度", "the year reported on"},
	{NULL, "form", "国家格式的版本：2019（2019、2020 年度）或 2021（2021 年度起）", "edition of the national form: 2019 for reports of 2019 and 2020, 2021 from 2021"},
	{NULL, "versions", "该机关该年度送来的份数，更正的也算", "number of reports of the agency and year that came in, corrections too"},
	{NULL, "severity", "轻重：info、warning、error", "how grave the finding is: info, warning or error"},
	{NULL, "severity_label", "轻重：提示、警告、错误", "the same in Chinese"},
	{NULL, "rule", "规则代码，见 govreport.rules()", "code of the rule that is broken: govreport.rules()"},
	{NULL, "rule_summary", "规则要求什么", "what must hold by the rule"},
	{NULL, "item", "格式中行的代码，见 govreport.form_items()", "code of the row of the form: govreport.form_items()"},
	{NULL, "item_label", "行的名称", "label of the row"},
	{NULL, "col", "格式中列的代码，见 govreport.form_items()", "code of the column of the form: govreport.form_items()"},
	{NULL, "col_label", "列的名称", "label of the column"},
	{NULL, "lhs", "等式左边", "left side of the equation"},
	{NULL, "rhs", "等式右边", "right side of the equation"},
	{NULL, "message", "哪里不对，一句话，带数字", "what is wrong, in one sentence with the figures"},
	{NULL, "section", "格式中的表：disclosures、applications、reviews", "table of the form: disclosures, applications or reviews"},
	{NULL, "section_label", "表的标题", "heading of the table"},
	{NULL, "label", "行的名称，主动公开的表为印出的", "label of the row; of disclosures as printed"},
	{NULL, "unit", "单位，只有主动公开的表有；金额没有单位的为空", "unit of the form; only of disclosures; NULL there: an amount whose unit is not stated"},
	{NULL, "metric", "指标代码，见 govreport.metrics()", "code of the metric: govreport.metrics()"},
	{NULL, "metric_label", "指标名称", "label of the metric"},
	{NULL, "part", "分子", "what is counted"},
	{NULL, "whole", "分母；空：没有", "what it is divided by; NULL: nothing"},
	{NULL, "figures", "三张表中读出的数字个数", "figures of the three tables that were read"},
	{NULL, "unread", "没有读准的单元格和位置个数", "cells and places that could not be read with certainty"},
	{NULL, "errors", "错误个数", "findings of severity error"},
	{NULL, "warnings", "警告个数", "findings of severity warning"},
	{NULL, "infos", "提示个数", "findings of severity info"},
	{NULL, "findings", "发现，和它们的位置", "the findings, with where they are and why"},
	{NULL, "totals", "三张表的数字", "the figures of the three tables"},
	{NULL, "waived", "是否（或有几处）已核实免改", "whether, or how many findings, were waived"},
	{NULL, "waiver_reason", "免改的理由", "why it was waived"},
	{NULL, "reason", "理由", "why"},
	{"", NULL, "报告和从中读出的内容；由 govreport.create_store 建立", "reports with what was read from them; made by govreport.create_store"},
	{"", "agency_code", "送报告的机关代码；空：看印出的名称", "code of the agency that sent it; NULL: tell by the name that the report states"},
	{"", "year", "报告的年度，来自正文；读不出时可以补填", "the year reported on, from the text; may be filled in where it cannot be read"},
	{"", "body", "报告正文", "text of the report"},
	{"", "body_sha256", "正文（UTF-8）的散列值：同一正文只存一份", "hash of the text in UTF-8: no text is here twice"},
	{"", "original_sha256", "正文由哪个文件转换而来：文件字节的散列值，govreport.keep_originals 保存文件本身；空：本来就是文本", "hash of the document that the text was made of, which govreport.keep_originals keeps; NULL: it came as text"},
	{"", "parsed", "govreport.parse 从正文读出的内容", "what govreport.parse read from the body"},
	{"", "facts", "报告的概要：版本、读出多少、发现和它们的位置", "the report in numbers: edition, what was read, findings and where they are"},
	{"_agencies", NULL, "应当报告的机关名单；可以为空。改动后请执行 SELECT govreport.match_agencies('表名')", "the agencies that are to report; may be empty. After a change: SELECT govreport.match_agencies('the store')"},
	{"_agencies", "code", "机关代码", "code of the agency"},
	{"_agencies", "name", "名称；可以有同名的", "name; two may have the same"},
	{"_agencies", "aliases", "报告上可能印的其他名称", "other names that reports may state"},
	{"_agencies", "level", "级别，如市、县：同级机关互相比较", "level, such as city or county: agencies of one level are compared with each other"},
	{"_agencies", "is_government", "是否政府（3 月 31 日前报送），否则是部门（1 月 31 日前）；空：看名称", "whether it is a government, due on 31 March, not a department, due on 31 January; NULL: as its name says"},
	{"_agencies", "consolidates", "它的报告是否汇总了下级：合计时不重复计入；空：有下级报告的就算汇总", "whether its report sums up those below it, and so is not summed with them; NULL: it does where there are any"},
	{"_batches", NULL, "各次装载", "the loads"},
	{"_batches", "id", "装载编号", "number of the load"},
	{"_batches", "source", "装载了什么", "what was loaded"},
	{"_batches", "started", "开始时间", "when it began"},
	{"_batches", "finished", "结束时间；空：正在进行，或中断了", "when it ended; NULL: it runs, or was broken off"},
	{"_batches", "loaded", "新收的报告数", "reports that are new"},
	{"_batches", "already_there", "已在库中的报告数", "reports whose text was in the store before"},
	{"_batches", "quarantined", "不是报告或不能读的文件数", "files that are no reports or cannot be read"},
	{"_quarantine", NULL, "不是报告或不能读的文件，连同内容", "files that are no reports or cannot be read, with their bytes"},
	{"_quarantine", "id", "文件编号", "number of the file"},
	{"_quarantine", "content", "文件内容", "bytes of the file"},
	{"_quarantine", "content_sha256", "内容的散列值：同一文件只存一份", "hash of the bytes: no file is here twice"},
	{"_quarantine", "reason", "为什么在这里", "why it is here"},
	{"_originals", NULL, "报告的原文件；由 govreport.keep_originals 建立", "the documents that reports were made of; made by govreport.keep_originals"},
	{"_originals", "content", "文件内容", "bytes of the file"},
	{"_originals", "content_sha256", "内容的散列值，即报告的 original_sha256", "hash of the bytes: original_sha256 of the report"},
	{"_facts", NULL, "每份报告一行：视图所需的全部内容；由数据库维护，请勿改动", "a narrow row a report, with what the views need of it; kept by the database, not to be written to"},
	{"_facts", "counts", "是否该机关该年度算数的一份", "whether it is the report that counts of its agency and year"},
	{"_undecided", NULL, "几个会话同时写入、尚未定下哪一份算数的机关", "agencies that several sessions wrote to at once, and of whose reports nobody has decided yet which counts"},
	{"_spreads", NULL, "每年度、每级别及其各上级之下，每项指标各有多少份报告取各值：排名由此得出；由数据库维护，请勿改动", "how many reports of each year and level, and of each level below each parent, have each value of each metric: ranks are taken from it; kept by the database, not to be written to"},
	{"_spreads", "whole", "是否整个级别，而不只是一个上级之下", "whether it is of the whole level, not of one parent alone"},
	{"_spreads", "spread", "各值的份数", "the values, with how many have each"},
	{"_ranked", NULL, "已计入各值份数的报告；由数据库维护，请勿改动", "the reports that are in the spreads, and where; kept by the database, not to be written to"},
	{"_unranked", NULL, "此后又有写入、尚未重新计入的机关", "agencies that were written to since: views count their reports anew"},
	{"_counted", NULL, "算数的报告，和视图所需的全部内容，一行一份", "the reports that count, with all that the views need of them, a row a report"},
	{"_deadlines", NULL, "另定的报送期限：一个机关的，或全部的", "deadlines that were moved: of one agency, or of all"},
	{"_deadlines", "agency_code", "机关代码；空：全部机关", "code of the agency; NULL: all"},
	{"_deadlines", "deadline", "期限的最后一天", "last day to report"},
	{"_deadlines", "reason", "为什么另定", "why it was moved"},
	{"_waivers", NULL, "已核实、不必更正的发现；两边的数字变了就不再有效", "findings that were looked into and need no correction; a waiver holds while both sides are what they were"},
	{"_waivers", "lhs", "当时等式左边", "left side of the equation, as it was"},
	{"_waivers", "rhs", "当时等式右边", "right side of the equation, as it was"},
	{"_waivers", "reason", "理由", "why"},
	{"_waivers", "waived_by", "由谁核实", "who looked into it"},
	{"_waivers", "waived_at", "何时核实", "when"},
	{"_arrived", NULL, "每一份报告：谁的、哪一年的、何时收到", "every report: whose, of which year, when it came"},
	{"_latest", NULL, "每个机关每年度算数的那一份：最后收到的；同批中同一报告读得更好的优先。名称或年度不明的各自算一份", "the report that counts of each agency and year: the last one that came, unless one of the same batch is the same report read better; reports whose agency or year is not known count each"},
	{"_figures", NULL, "算数的报告的每个数字，一行一个", "every figure of the reports that count, a row a figure"},
	{"_figures", "col", "列的代码，主动公开的表为指标", "code of the column of the form, of disclosures the measure: govreport.form_items()"},
	{"_figures", "value", "数字；空：空白，或没有读准", "figure; NULL: blank, or not certain"},
	{"_wide", NULL, "算数的报告的全部数字，一行一份，按格式的顺序", "all figures of the reports that count, a row a report, in the order of the form"},
	{"_findings", NULL, "算数的报告内部有什么不对，一行一处", "what is wrong within the reports that count, a row a finding"},
	{"_findings", "line", "涉及的第一行（正文行号）", "first line of the text that it is about; NULL: none alone"},
	{"_findings", "cause", "report：报告有误；reading：没有读准", "report: the report is wrong; reading: it could not be read with certainty"},
	{"_findings", "cause_label", "原因", "the same in Chinese"},
	{"_validity", NULL, "算数的报告一行一份：错误、警告、免改、是否通过", "a row a report that counts: errors, warnings, waived, valid"},
	{"_validity", "valid", "没有未免改的错误", "no error but waived ones"},
	{"_continuity", NULL, "与上一年度的报告对不上的地方，一行一处", "what does not fit between the report of an agency and the one of the year before, a row a finding"},
	{"_continuity", "previous_id", "上一年度报告的编号", "number of the report of the year before"},
	{"_rollup", NULL, "汇总报告与下级报告之和不同的地方，和没有报告的下级", "where the report of an agency that consolidates and the sum of its children's differ, a row a finding, with the children that have not reported; one row without a rule where only children are missing"},
	{"_rollup", "id", "上级报告的编号", "number of the parent's report"},
	{"_rollup", "children", "直接下级的个数", "agencies right below it"},
	{"_rollup", "reported", "其中已报告的", "how many of them have reported"},
	{"_rollup", "missing", "没有报告的下级；空：没有", "names of those that have not; NULL: all have"},
	{"_rollup", "rule", "规则代码；空：数字没有不同，只是有下级没有报告", "code of the rule that is broken; NULL: none, but children are missing"},
	{"_rollup", "lhs", "上级的数字", "figure of the parent"},
	{"_rollup", "rhs", "已报告的下级之和", "sum of the children that have reported"},
	{"_coverage", NULL, "谁报了、谁没报：名单中的每个机关（和送过报告的其他机关），从最早的年度到最近应报的年度", "who has reported: each agency that is listed, or has ever reported, in each year from the first one reported on to the last one due"},
	{"_coverage", "status", "due（未到期）、reported（按时）、late（逾期）、missing（未报）", "due before the deadline, reported, late or missing"},
	{"_coverage", "status_label", "报送情况", "the same in Chinese"},
	{"_coverage", "deadline", "报送期限：部门次年 1 月 31 日，政府 3 月 31 日（条例第四十九条），或另定的", "last day to report: 31 January of the next year for departments, 31 March for governments, Regulation article 49, unless moved"},
	{"_coverage", "arrived", "第一份收到的时间；空：没有收到", "when the first report came in; NULL: none came"},
	{"_coverage", "doubtful", "该年度归属不明、可能是它的报告份数，见 _unmatched", "reports of the year that may be its own but are nobody's: see _unmatched"},
	{"_unmatched", NULL, "没有归到名单中机关的报告，和同一机关同一年度来自不同位置、数字不同的报告", "reports without a listed agency, and reports of one agency and year from different places whose figures differ"},
	{"_unmatched", "reason", "代码：unlisted、no_place、several、no_name、contradicts", "unlisted, no_place, several, no_name or contradicts"},
	{"_unmatched", "reason_label", "为什么", "the same in Chinese"},
	{"_unmatched", "other_id", "与它不同、算数的那份报告", "the report that counts and differs from it"},
	{"_unmatched", "candidates", "名称可能符合的机关代码", "codes of the agencies that it may be of"},
	{"_versions", NULL, "每个机关每年度送来的各份报告，与前一份相比改了什么", "every report of an agency and year, with what changed from the one before"},
	{"_versions", "version", "第几份", "its place among them"},
	{"_versions", "counts", "是否算数", "whether it is the one that counts"},
	{"_versions", "previous_id", "前一份的编号", "number of the one before"},
	{"_versions", "changed", "改了几个数字", "figures that changed"},
	{"_versions", "changes", "改了哪些数字", "which, before and after"},
	{"_versions", "mended", "改好了什么", "messages of the findings that are gone"},
	{"_versions", "new", "新出现了什么", "messages of the findings that are new"},
	{"_summed", NULL, "合计时计入的报告：汇总了下级报告的不计，每件申请只计一次", "the reports that sums are made of: those that consolidate reports below them are left out, so that every application counts once"},
	{"_yearly", NULL, "每年度每个数字的合计，每件申请只计一次", "the sum of each figure over all agencies, a row a year and figure; every application counts once"},
	{"_yearly", "reports", "计入的报告份数", "number of reports summed"},
	{"_yearly", "value", "合计；空：没有报告有这个数字", "sum; NULL: no report has the figure"},
	{"_totals", NULL, "每年度、每个机关及其下级的合计（全部的一行没有代码），旁边是它自己的报告", "sums over each agency and those below it, a row a year and agency and one without a code for all; beside it the agency's own report"},
	{"_totals", "reported", "计入的报告份数", "number of reports summed"},
	{"_totals", "expected", "应当计入的机关数", "number of agencies whose reports are to be summed"},
	{"_totals", "own_id", "它自己的报告的编号", "number of its own report"},
	{"_totals", "own_received", "它自己的报告：新收申请数", "applications received by its own report"},
	{"_totals", "own_concluded", "它自己的报告：办结申请数", "applications concluded by its own report"},
	{"_totals", "own_disputes", "它自己的报告：行政复议和诉讼数", "reconsiderations and lawsuits by its own report"},
	{"_rates", NULL, "算数的报告的指标，一行一份；比率为四位小数，分母为 0 的为空", "the metrics of the reports that count, a row a report; rates are fractions to four decimals, NULL where they would be divided by 0"},
	{"_changes", NULL, "指标与上一年度相比，一行一个", "the metrics, a row a metric, with those of the year before"},
	{"_changes", "value", "指标的值", "value of the metric: part / whole, or part"},
	{"_changes", "previous", "上一年度的值；空：不知道", "its value the year before; NULL: not known"},
	{"_changes", "change", "差", "value - previous"},
	{"_changes", "relative_change", "变化比例；上一年度为 0 的为空", "(value - previous) / previous; NULL where previous is 0"},
	{"_peers", NULL, "指标与同级机关当年的相比", "each metric beside those of the other agencies of the level in that year; agencies whose level is not known are peers of each other"},
	{"_peers", "value", "指标的值", "value of the metric"},
	{"_peers", "peers", "同级中有值的机关数，含自己", "agencies of the level with a value in that year, this one included"},
	{"_peers", "percentile", "值更低的同级所占比例，0 到 1；没有同级的为空", "share of the other peers whose value is lower, 0 to 1; NULL where there is no other"},
	{"_rankings", NULL, "指标在同级和同一上级下的名次，从高到低；分母不足 20 件的不排名", "the place of each metric among the agencies of the level, highest first; none where it stands on fewer than 20 cases"},
	{"_rankings", "value", "指标的值", "value of the metric"},
	{"_rankings", "cases", "件数：分母，没有分母的是值本身", "cases that it stands on: the whole, else the value"},
	{"_rankings", "ranked", "参加排名的机关数", "agencies that are ranked"},
	{"_rankings", "rank", "同级中的名次；空：不排名", "place among the level; NULL: not ranked"},
	{"_rankings", "rank_in_parent", "同一上级、同级中的名次；空：不排名", "place among the level below the same parent; NULL: not ranked"},
	{"_outcomes", NULL, "办理结果六类，两版格式对齐，一行一类", "the six kinds of outcome, both editions alike, a row a kind"},
	{"_outcomes", "outcome", "结果代码", "code of the outcome"},
	{"_outcomes", "outcome_label", "办理结果", "the same in Chinese"},
	{"_outcomes", "value", "件数", "applications"},
	{"_outcomes", "concluded", "办理结果总计", "applications concluded"},
	{"_outcomes", "share", "占办理结果总计的比例", "share of those concluded"},
	{"_applicants", NULL, "各类申请人，一行一类", "the kinds of applicant, a row a kind"},
	{"_applicants", "applicant", "申请人类别代码", "code of the kind of applicant"},
	{"_applicants", "applicant_label", "申请人类别", "the same in Chinese"},
	{"_applicants", "received", "新收申请数", "applications received"},
	{"_applicants", "share", "占新收申请的比例", "share of those received"},
	{"_applicants", "concluded", "办理结果总计", "applications concluded"},
	{"_normative", NULL, "规章和规范性文件，2019 年度起各年一列；一版格式没有问的为空", "rules and normative documents from 2019 on in one series; NULL what an edition does not ask"},
	{"_normative", "issued", "本年制发（2019 版：本年新制作）件数", "issued in the year; newly made in the 2019 edition"},
	{"_normative", "repealed", "本年废止件数（2021 版）", "repealed in the year; 2021 edition"},
	{"_normative", "in_force", "现行有效件数（2021 版）", "in force; 2021 edition"},
	{"_normative", "published", "本年新公开数量（2019 版）", "newly published; 2019 edition"},
	{"_normative", "published_total", "对外公开总数量（2019 版）", "published in total; 2019 edition"},
	{"_outliers", NULL, "异常的指标：数量与上一年度相差 5 倍以上（都不少于 20），或比率远离同级（四分位距的 3 倍以外）", "metrics out of line: counts over 5 times or under a fifth of the year before, both at least 20; rates more than 3 interquartile ranges away from their peers"},
	{"_outliers", "value", "指标的值", "value of the metric"},
	{"_outliers", "against", "与什么比：previous_year 或 peers", "what it is compared with: previous_year or peers"},
	{"_outliers", "expected", "上一年度的值，或同级的中位数", "its value the year before, or the median of the peers"},
	{"_outliers", "factor", "倍数", "value / expected"},
};

static gr_str
str(const char *text)
{
	return text == NULL ? (gr_str) {NULL, 0} : (gr_str) {text, strlen(text)};
}

/* store_comments() → SETOF (ending, col, chinese, english) */
Datum
govreport_store_comments(PG_FUNCTION_ARGS)
{
	pgr_site   *site = pgr_begin(fcinfo);
	pgr_rows	rows;

	pgr_rows_begin(&rows, site, fcinfo, COMMENT_COLUMNS);
	for (size_t i = 0; i < lengthof(comments); i++)
	{
		pgr_put_text(&rows.row, str(comments[i].ending));
		pgr_put_text(&rows.row, str(comments[i].column));
		pgr_put_text(&rows.row, str(comments[i].chinese));
		pgr_put_text(&rows.row, str(comments[i].english));
		pgr_rows_put(&rows);
	}
	pgr_end(site);
	return (Datum) 0;
}

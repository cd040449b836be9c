/*
 * unread_test.c - tables of which nothing was read: what is said of them, and the edition that their words are of.
 */
#include "reports.h"

#define TOP "柏川县水利局2022年政府信息公开工作年度报告\n一、总体情况\n2022年，我局认真做好工作。\n"
#define TWO "二、主动公开政府信息情况\n"
#define THREE "三、收到和处理政府信息公开申请情况\n"
#define FOUR "四、政府信息公开行政复议、行政诉讼情况\n"
#define FIVE "五、存在的主要问题及改进情况\n有。\n"

/* the labels of forms that nobody filled in, a cell a line */
#define TWO_2019 \
	"第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n规范性文件\n第二十条第（五）项\n" \
	"信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n其他对外管理服务事项\n第二十条第（六）项\n信息内容\n" \
	"上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n行政强制\n第二十条第（八）项\n信息内容\n上一年项目数量\n" \
	"本年增/减\n行政事业性收费\n第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n"
#define TWO_2021 \
	"第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n第二十条第（五）项\n" \
	"信息内容\n本年处理决定数量\n行政许可\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n" \
	"第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n"
#define THREE_2019 \
	"申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n" \
	"二、上年结转政府信息公开申请数量\n三、本年度办理结果\n（一）予以公开\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n" \
	"（三）不予公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n4.保护第三方合法权益\n5.属于三类内部事务信息\n" \
	"6.属于四类过程性信息\n7.属于行政执法案卷\n8.属于行政查询事项\n（四）无法提供\n1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n" \
	"3.补正后申请内容仍不明确\n（五）不予处理\n1.信访举报投诉类申请\n2.重复申请\n3.要求提供公开出版物\n4.无正当理由大量反复申请\n" \
	"5.要求行政机关确认或重新出具已获取信息\n（六）其他处理\n（七）总计\n四、结转下年度继续办理\n"
#define THREE_2021 \
	"申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n" \
	"二、上年结转政府信息公开申请数量\n三、本年度办理结果\n（一）予以公开\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n" \
	"（三）不予公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n4.保护第三方合法权益\n5.属于三类内部事务信息\n" \
	"6.属于四类过程性信息\n7.属于行政执法案卷\n8.属于行政查询事项\n（四）无法提供\n1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n" \
	"3.补正后申请内容仍不明确\n（五）不予处理\n1.信访举报投诉类申请\n2.重复申请\n3.要求提供公开出版物\n4.无正当理由大量反复申请\n" \
	"5.要求行政机关确认或重新出具已获取信息\n（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n" \
	"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\n3.其他\n（七）总计\n四、结转下年度继续办理\n"

/* the header of table four: a cell a line, with tabs and with bars, and the row below it */
#define FIVE_OUTCOMES "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
#define FOUR_HEADER "行政复议\n行政诉讼\n" FIVE_OUTCOMES "未经复议直接起诉\n复议后起诉\n" FIVE_OUTCOMES FIVE_OUTCOMES
#define BARS5 "结果维持|结果纠正|其他结果|尚未审结|总计|"
#define FOUR_BARS \
	"|行政复议|||||行政诉讼||||||||||\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n" \
	"|" BARS5 "未经复议直接起诉|||||复议后起诉|||||\n||||||" BARS5 BARS5 "\n"
#define FOUR_BAR_ROW "| | | | | | | | | | | | | | | |\n"
#define TABS5 "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
#define FOUR_TABS \
	"行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n" TABS5 "\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n" \
	"\t\t\t\t\t" TABS5 "\t" TABS5 "\n"
#define FOUR_TAB_ROW "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
#define FOUR_DRAWN \
	"┌───┬───┐\n│行政复议│行政诉讼│\n├─┬─┬─┬─┬─┼─┬─┬─┬─┬─┬─┬─┬─┬─┬─┤\n" \
	"│ │ │ │ │ │未经复议直接起诉│复议后起诉│\n│结果维持│结果纠正│其他结果│尚未审结│总计├─┬─┬─┬─┬─┼─┬─┬─┬─┬─┤\n" \
	"│ │ │ │ │ │结果维持│结果纠正│其他结果│尚未审结│总计│结果维持│结果纠正│其他结果│尚未审结│总计│\n"
#define FOUR_DRAWN_ROW "├─┼─┼─┼─┼─┼─┼─┼─┼─┼─┼─┼─┼─┼─┼─┤\n"
#define FOUR_DRAWN_END "└─┴─┴─┴─┴─┴─┴─┴─┴─┴─┴─┴─┴─┴─┴─┘\n"
#define TD5 "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
#define FOUR_HTML_ROW \
	"<tr><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td>" \
	"<td></td><td>&nbsp;</td></tr>"
#define FOUR_HTML(row) \
	"<p>柏川县水利局2022年政府信息公开工作年度报告</p>\n<p>一、总体情况</p>\n<p>2022年，我局认真做好工作。</p>\n<p>二、主动公开政府信息情况</p>\n" \
	"<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td></td><td></td><td></td></tr>" \
	"<tr><td>行政规范性文件</td><td>1</td><td>2</td><td>3</td></tr></table>\n<p>三、收到和处理政府信息公开申请情况</p>\n<p>无。</p>\n" \
	"<p>四、政府信息公开行政复议、行政诉讼情况</p>\n<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>" \
	"<tr><td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td><td rowspan=2>尚未审结</td><td rowspan=2>总计</td>" \
	"<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>" TD5 TD5 "</tr>" row "</table>\n<p>五、存在的主要问题及改进情况</p>\n<p>有。</p>\n"

/* a text, the sections whose tables stand there unread, the form */
static const struct
{
	const char *name;
	const char *text;
	const char *unread;
	gr_form		form;
}			cases[] = {
	{"no words of tables", TOP TWO "无。\n" THREE "无。\n" FOUR "无。\n" FIVE, "", GR_FORM_NONE},
	{"headings with nothing under them: pictures, or lost", TOP TWO THREE FOUR FIVE, "disclosures applications reviews ", GR_FORM_NONE},
	{"one heading with nothing under it", TOP TWO "无。\n" THREE "无。\n" FOUR FIVE, "reviews ", GR_FORM_NONE},
	{"labels without figures, of the edition of 2019",
		TOP TWO "第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n规范性文件\n" THREE "无。\n" FOUR "无。\n" FIVE,
		"disclosures ", GR_FORM_2019},
	{"labels without figures, of that of 2021",
		TOP TWO "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n" THREE "无。\n" FOUR "无。\n" FIVE,
		"disclosures ", GR_FORM_2021},
	{"labels of both editions",
		TOP TWO "信息内容\n本年新制作数量\n本年新公开数量\n本年制发件数\n本年废止件数\n规章\n" THREE "无。\n" FOUR "无。\n" FIVE,
		"disclosures ", GR_FORM_NONE},
	{"a heading in a numbering that is not known", "柏川县水利局2022年政府信息公开工作年度报告\n第一、总体情况\n2022年，我局认真做好工作。\n" TWO "无。\n" THREE "无。\n" FOUR "无。\n" FIVE,
		"overview ", GR_FORM_NONE},
	{"no report, but a line that reads as a heading", "基本情况\n好。\n", "", GR_FORM_NONE},
	{"the upper names of table four alone", TOP TWO "无。\n" THREE "无。\n" FOUR "行政复议\t行政诉讼\n结 果\n" FIVE, "reviews ", GR_FORM_NONE},
	{"names of table four glued", TOP TWO "无。\n" THREE "无。\n" FOUR "行政复议行政诉讼\n未经复议直接起诉复议后起诉\n" FIVE, "reviews ", GR_FORM_NONE},
	{"prose in place of table four", TOP TWO "无。\n" THREE "无。\n" FOUR "本年度无行政复议，未经复议直接起诉0件，复议后起诉0件。\n" FIVE, "", GR_FORM_NONE},
	{"words of table four in one line", TOP TWO "无。\n" THREE "无。\n" FOUR "行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计\n" FIVE,
		"reviews ", GR_FORM_NONE},
	{"rows that may stand on a page that is a picture",
		TOP TWO "本年处理决定数量\n行政许可\t12\n行政处罚\t5\n（此处有未读入的图片）\n" THREE "无。\n" FOUR "无。\n" FIVE,
		"rule normative_document compulsory_measure fee applications reviews ", GR_FORM_2021},
};

/* a text, rows of tables 二, 三 and 四 that are read of it, the figures among them */
static const struct
{
	const char *name;
	const char *text;
	gr_form		form;
	uint32_t	disclosures;
	uint32_t	applications;
	uint32_t	reviews;
	int			figures;
}			blanks[] = {
	{"a blank form of 2019", TOP TWO TWO_2019 THREE THREE_2019 FOUR "无。\n" FIVE, GR_FORM_2019, 22, 23, 0, 0},
	{"a blank form of 2021", TOP TWO TWO_2021 THREE THREE_2021 FOUR "无。\n" FIVE, GR_FORM_2021, 10, 25, 0, 0},
	{"one with a figure", TOP TWO TWO_2019 "12\n" THREE "5\n" THREE_2019 FOUR "无。\n" FIVE, GR_FORM_2019, 0, 0, 0, 0},
	{"one that lacks a label", TOP TWO "规章\n规范性文件\n本年新制作数量\n" THREE "一、本年新收政府信息公开申请数量\n" FOUR "无。\n" FIVE, GR_FORM_2019, 0, 0, 0, 0},
	/* table four: its header says nothing of the row below */
	{"all tables, a cell a line", TOP TWO TWO_2019 THREE THREE_2019 FOUR FOUR_HEADER FIVE, GR_FORM_2019, 22, 23, 3, 0},
	{"the same of 2021", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_HEADER FIVE, GR_FORM_2021, 10, 25, 3, 0},
	{"four alone: its row may be lost", TOP TWO "行政许可\n12\n行政处罚\n5\n" THREE "无。\n" FOUR FOUR_HEADER FIVE, GR_FORM_2021, 2, 0, 0, 2},
	{"a header that lacks names", TOP TWO TWO_2019 THREE THREE_2019 FOUR "行政复议\n行政诉讼\n" FIVE_OUTCOMES "未经复议直接起诉\n复议后起诉\n" FIVE_OUTCOMES FIVE,
		GR_FORM_2019, 22, 23, 0, 0},
	{"a picture in place of the row", TOP TWO TWO_2019 THREE THREE_2019 FOUR FOUR_HEADER "（此处有未读入的图片）\n" FIVE, GR_FORM_2019, 22, 23, 0, 0},
	{"a row of bars", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_BARS FOUR_BAR_ROW FIVE, GR_FORM_2021, 10, 25, 3, 0},
	{"bars without the row", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_BARS FIVE, GR_FORM_2021, 10, 25, 0, 0},
	{"a row of tabs", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_TABS FOUR_TAB_ROW FIVE, GR_FORM_2021, 10, 25, 3, 0},
	{"tabs without the row", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_TABS FIVE, GR_FORM_2021, 10, 25, 0, 0},
	{"a drawn row", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_DRAWN FOUR_DRAWN_ROW FOUR_DRAWN_END FIVE, GR_FORM_2021, 10, 25, 3, 0},
	{"a drawing without the row", TOP TWO TWO_2021 THREE THREE_2021 FOUR FOUR_DRAWN FOUR_DRAWN_END FIVE, GR_FORM_2021, 10, 25, 0, 0},
	{"a row of tabs in a report that has figures", TOP TWO "行政许可\t12\n行政处罚\t5\n" THREE "无。\n" FOUR FOUR_TABS FOUR_TAB_ROW FIVE, GR_FORM_2021, 2, 0, 3, 2},
	{"a row of HTML", FOUR_HTML(FOUR_HTML_ROW), GR_FORM_2021, 6, 0, 3, 3},
	{"HTML without the row", FOUR_HTML(""), GR_FORM_2021, 6, 0, 0, 3},
};

static void
look_at(const gr_figure *figure, int *figures, bool *blank)
{
	if (figure->state == GR_NUMBER)
		++*figures;
	else
		*blank &= figure->state == GR_BLANK && figure->line > 3;
}

static void
test_blanks(void)
{
	char		name[300];

	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
	{
		const gr_report *r = read_report(blanks[i].text, strlen(blanks[i].text));
		int			figures = 0;
		bool		blank = true;

		for (uint32_t k = 0; k < r->n_disclosures; k++)
			look_at(&r->disclosures[k].figure, &figures, &blank);
		for (uint32_t k = 0; k < r->n_applications; k++)
			for (int c = 0; c < GR_APPLICANTS; c++)
				look_at(&r->applications[k].cell[c], &figures, &blank);
		for (uint32_t k = 0; k < r->n_reviews; k++)
			for (int c = 0; c < GR_OUTCOMES; c++)
				look_at(&r->reviews[k].cell[c], &figures, &blank);
		snprintf(name, sizeof name, "%s: rows of table 二", blanks[i].name);
		is_int((int) r->n_disclosures, (int) blanks[i].disclosures, name);
		snprintf(name, sizeof name, "%s: rows of table 三", blanks[i].name);
		is_int((int) r->n_applications, (int) blanks[i].applications, name);
		snprintf(name, sizeof name, "%s: rows of table 四", blanks[i].name);
		is_int((int) r->n_reviews, (int) blanks[i].reviews, name);
		snprintf(name, sizeof name, "%s: figures", blanks[i].name);
		is_int(figures, blanks[i].figures, name);
		snprintf(name, sizeof name, "%s: the edition", blanks[i].name);
		is_int(r->form, blanks[i].form, name);
		snprintf(name, sizeof name, "%s: all others are blank", blanks[i].name);
		ok(blank, name);
	}
}

int
main(void)
{
	char		name[300];

	test_blanks();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
	{
		const gr_report *r = read_report(cases[i].text, strlen(cases[i].text));
		char		unread[200] = "";

		for (uint32_t p = 0; p < r->n_problems; p++)
			if (r->problems[p].code == GR_PROBLEM_UNREAD)
				snprintf(unread + strlen(unread), sizeof unread - strlen(unread), "%.*s ", (int) r->problems[p].item.len,
						 r->problems[p].item.s);
		snprintf(name, sizeof name, "%s: what is said", cases[i].name);
		if (!ok(strcmp(unread, cases[i].unread) == 0, name))
			printf("# have %s, want %s\n", unread, cases[i].unread);
		snprintf(name, sizeof name, "%s: the edition", cases[i].name);
		is_int(r->form, cases[i].form, name);
	}
	return done_testing();
}

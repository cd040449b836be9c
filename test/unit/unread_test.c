/*
 * unread_test.c - tables of which nothing was read: what is said of them, and the edition that their words are of.
 */
#include "reports.h"

#define TOP "柏川县水利局2022年政府信息公开工作年度报告\n一、总体情况\n2022年，我局认真做好工作。\n"
#define TWO "二、主动公开政府信息情况\n"
#define THREE "三、收到和处理政府信息公开申请情况\n"
#define FOUR "四、政府信息公开行政复议、行政诉讼情况\n"
#define FIVE "五、存在的主要问题及改进情况\n有。\n"

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
	{"words of table four in one line", TOP TWO "无。\n" THREE "无。\n" FOUR "行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计\n" FIVE,
		"reviews ", GR_FORM_NONE},
};

int
main(void)
{
	char		name[300];

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

/*
 * others_test.c - other reports, and other authorities' and years' tables, in the text of a report: what is said
 * of them, and which figures are read all the same.
 */
#include "reports.h"

#define OWN "柏川县水利局2023年政府信息公开工作年度报告\n"
#define OTHER "柏川县教育局2023年政府信息公开工作年度报告\n"
#define LAST_YEAR "柏川县水利局2022年政府信息公开工作年度报告\n"
#define OVERVIEW "一、总体情况\n2023年，我局认真做好工作。\n"
#define HEADER "\t申请人情况\n\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n"
#define ROWS(n) "一、本年新收政府信息公开申请数量\t" n "\t0\t0\t0\t0\t0\t" n "\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n" \
	"三、本年度办理结果\t（一）予以公开\t" n "\t0\t0\t0\t0\t0\t" n "\n\t（二）部分公开\t0\t0\t0\t0\t0\t0\t0\n" \
	"\t（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n" \
	"\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0\n\t\t4.保护第三方合法权益\t0\t0\t0\t0\t0\t0\t0\n" \
	"\t（七）总计\t" n "\t0\t0\t0\t0\t0\t" n "\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n"
#define SECTION "三、收到和处理政府信息公开申请情况\n"
#define TABLE(n) SECTION HEADER ROWS(n)
#define BLANK_ROWS "一、本年新收政府信息公开申请数量\t\t\t\t\t\t\t\n二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t\n" \
	"三、本年度办理结果\t（一）予以公开\t\t\t\t\t\t\t\n\t（二）部分公开\t\t\t\t\t\t\t\n" \
	"\t（三）不予公开\t1.属于国家秘密\t\t\t\t\t\t\t\n\t\t2.其他法律行政法规禁止公开\t\t\t\t\t\t\t\n" \
	"\t\t3.危及“三安全一稳定”\t\t\t\t\t\t\t\n\t\t4.保护第三方合法权益\t\t\t\t\t\t\t\n" \
	"\t（七）总计\t\t\t\t\t\t\t\n四、结转下年度继续办理\t\t\t\t\t\t\t\n"
#define END "六、其他需要报告的事项\n无。\n"

/* what stands in the text, the text, what the problem quotes (NULL: none), natural persons received (-1: not read), agency */
static const struct
{
	const char *name;
	const char *text;
	const char *several;
	int			received;
	const char *agency;
}			cases[] = {
	{"one report", OWN OVERVIEW TABLE("7") END, NULL, 7, "柏川县水利局"},
	{"its title twice", OWN OWN OVERVIEW TABLE("7") END, NULL, 7, "柏川县水利局"},
	{"its title again over its text, behind a table of contents",
		OWN "目录\n一、总体情况\n三、收到和处理政府信息公开申请情况\n" OWN OVERVIEW TABLE("7") END, NULL, 7, "柏川县水利局"},
	{"links behind it", OWN OVERVIEW TABLE("7") END "上一篇：" OTHER "下一篇：" LAST_YEAR, NULL, 7, "柏川县水利局"},
	{"another authority's report behind it", OWN OVERVIEW TABLE("7") END OTHER OVERVIEW TABLE("9") END,
		"柏川县教育局2023年政府信息公开工作年度报告", 7, "柏川县水利局"},
	{"that of the year before behind it", OWN OVERVIEW TABLE("7") END LAST_YEAR OVERVIEW TABLE("9") END,
		"柏川县水利局2022年政府信息公开工作年度报告", 7, "柏川县水利局"},
	{"two mails that forward a report each",
		"发件人：甲\n主题：报告\n\n" OWN OVERVIEW TABLE("7") END "\n发件人：乙\n主题：报告\n\n" OTHER OVERVIEW TABLE("9") END,
		"柏川县教育局2023年政府信息公开工作年度报告", 7, "柏川县水利局"},
	{"another report without tables behind it", OWN OVERVIEW TABLE("7") END OTHER OVERVIEW "五、存在的主要问题及改进情况\n有。\n" END,
		"柏川县教育局2023年政府信息公开工作年度报告", 7, "柏川县水利局"},
	{"the report without tables, another with them behind it", OWN OVERVIEW END OTHER OVERVIEW TABLE("9") END,
		"柏川县教育局2023年政府信息公开工作年度报告", -1, "柏川县水利局"},
	{"two reports without tables", OWN OVERVIEW END LAST_YEAR OVERVIEW END,
		"柏川县水利局2022年政府信息公开工作年度报告", -1, "柏川县水利局"},
	{"another authority's table under its name", OWN OVERVIEW TABLE("7") "县民政局\n" HEADER ROWS("9") END, "县民政局", 7, "柏川县水利局"},
	{"the table of the year before above the own", OWN OVERVIEW SECTION "2022年情况\n" HEADER ROWS("9") "2023年情况\n" HEADER ROWS("7") END,
		"2022年情况", 7, "柏川县水利局"},
	{"the table of the year before below the own", OWN OVERVIEW TABLE("7") "2022年情况\n" HEADER ROWS("9") END, "2022年情况", 7, "柏川县水利局"},
	{"the table of the year before above the own, a number before its year, a line between", OWN OVERVIEW SECTION "表2 2022年度\n单位：件\n" HEADER ROWS("9") "2023年情况\n单位：件\n" HEADER ROWS("7") END,
		"表2 2022年度", 7, "柏川县水利局"},
	{"two tables, lines above one of which name two years", OWN OVERVIEW SECTION "2022年度\n" HEADER ROWS("9") "2023年情况如下：\n表3 单位：件 2024 12\n" HEADER ROWS("7") END,
		"一、本年新收政府信息公开申请数量", -1, "柏川县水利局"},
	{"an empty form above the own table", OWN OVERVIEW SECTION HEADER BLANK_ROWS HEADER ROWS("7") END, "一、本年新收政府信息公开申请数量", 7, "柏川县水利局"},
	{"an empty form, and below it a table with a caption", OWN OVERVIEW SECTION HEADER BLANK_ROWS "下属单位情况表\n" HEADER ROWS("9") END,
		"一、本年新收政府信息公开申请数量", -1, "柏川县水利局"},
	{"a table that cannot be read, and one that is another's", OWN OVERVIEW TABLE("甲7") "下属单位情况表\n" HEADER ROWS("9") END,
		"一、本年新收政府信息公开申请数量", -1, "柏川县水利局"},
	{"an empty form below the own table", OWN OVERVIEW TABLE("7") HEADER BLANK_ROWS END, "一、本年新收政府信息公开申请数量", 7, "柏川县水利局"},
	{"a second table that nothing tells from the own", OWN OVERVIEW TABLE("7") HEADER ROWS("9") END,
		"一、本年新收政府信息公开申请数量", -1, "柏川县水利局"},
	{"… whose labels are broken, below their figures", OWN OVERVIEW SECTION "自然人  法人或其他组织  总计\n商业企业  科研机构  社会公益组织  法律服务机构  其他\n"
		"一、本年新收政府信息公开申请数量  7  8  9  10  11  12  57\n四、结转下年度继续办理  1  2  3  4  5  6  21\n"
		"自然人  法人或其他组织  总计\n商业企业  科研机构  社会公益组织  法律服务机构  其他\n"
		"                    2107\t1783\t1511\t2224\t2052\t2233\t11910\n一、本年新收政府信息公开\n申请数量\n",
		NULL, -1, "柏川县水利局"},
	{"an attachment of another authority behind the own table", OWN OVERVIEW TABLE("7") END "附件1：柏川县图书馆2023年收到和处理政府信息公开申请情况\n" HEADER ROWS("9"),
		"附件1：柏川县图书馆2023年收到和处理政府信息公开申请情况", 7, "柏川县水利局"},
	{"an attachment of another authority, and no table of its own", OWN OVERVIEW SECTION END "附件：2023年柏川县民政局数据\n" HEADER ROWS("9"),
		"附件：2023年柏川县民政局数据", -1, "柏川县水利局"},
	{"an attachment of another year, and no table of its own", OWN OVERVIEW SECTION END "## 附：2022年数据\n" HEADER ROWS("9"),
		"## 附：2022年数据", -1, "柏川县水利局"},
	{"an attachment of the year before within a section, the own table behind it", OWN OVERVIEW "附表一 2022年情况\n" HEADER ROWS("9") TABLE("7") END,
		"附表一 2022年情况", 7, "柏川县水利局"},
	{"an attachment with a report of its own", OWN OVERVIEW TABLE("7") END "附件2 柏川县民政局报告\n" OVERVIEW TABLE("9") END,
		"附件2 柏川县民政局报告", 7, "柏川县水利局"},
	{"an empty pattern of the report attached to it", OWN OVERVIEW TABLE("7") END "附件：政府信息公开工作年度报告格式\n" OVERVIEW SECTION HEADER BLANK_ROWS END,
		"附件：政府信息公开工作年度报告格式", 7, "柏川县水利局"},
	{"its own tables attached", OWN OVERVIEW END "附件：柏川县水利局2023年政府信息公开情况统计表\n" HEADER ROWS("7"), NULL, 7, "柏川县水利局"},
	{"its own tables attached, under the county's name", OWN OVERVIEW END "附件：柏川县2023年度政府信息公开情况统计表\n" HEADER ROWS("7"), NULL, 7, "柏川县水利局"},
	{"its own tables attached, without a name", OWN OVERVIEW END "附件2：统计表（三）\n" HEADER ROWS("7"), NULL, 7, "柏川县水利局"},
	{"attachments named above it", OWN "附件：1.柏川县教育局2022年数据\n" OVERVIEW TABLE("7") END, NULL, 7, "柏川县水利局"},
	{"the own table again, with the same figures", OWN OVERVIEW TABLE("7") HEADER ROWS("7") END, NULL, 7, "柏川县水利局"},
};

/* The natural persons of the first row; -1: none. */
static int
received(const gr_report *r)
{
	for (uint32_t i = 0; i < r->n_applications; i++)
		if (r->applications[i].row == GR_RECEIVED && r->applications[i].cell[0].state == GR_NUMBER)
			return (int) r->applications[i].cell[0].mantissa;
	return -1;
}

int
main(void)
{
	char		name[300];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
	{
		const gr_report *r = read_report(cases[i].text, strlen(cases[i].text));
		gr_str		several = {NULL, 0};

		for (uint32_t p = 0; p < r->n_problems; p++)
			if (r->problems[p].code == GR_PROBLEM_SEVERAL)
				several = r->problems[p].raw;
		snprintf(name, sizeof name, "%s: what is said of it", cases[i].name);
		is_str(several, cases[i].several, name);
		snprintf(name, sizeof name, "%s: what is read", cases[i].name);
		is_int(received(r), cases[i].received, name);
		snprintf(name, sizeof name, "%s: whose it is", cases[i].name);
		is_str(r->agency, cases[i].agency, name);
	}
	return done_testing();
}

/*
 * outline_test.c - title, agency, year, period and sections of reports.
 */
#include "reports.h"

/* ---- title, agency, year ---------------------------------------------------- */

static const struct
{
	const char *text;
	const char *title;
	const char *agency;
	int			year;
}			titles[] = {
	/* one line */
	{"柏川县水利局2023年政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川县水利局2023年度政府信息公开工作报告\n", "柏川县水利局2023年度政府信息公开工作报告", "柏川县水利局", 2023},
	{"柏川县水利局2023年政府信息公开年报\n", "柏川县水利局2023年政府信息公开年报", "柏川县水利局", 2023},
	{"柏川县人民政府2023年政府信息公开工作年度报告\n", "柏川县人民政府2023年政府信息公开工作年度报告", "柏川县人民政府", 2023},
	{"柏川县人民政府办公室关于2023年政府信息公开工作的年度报告\n", "柏川县人民政府办公室关于2023年政府信息公开工作的年度报告",
		"柏川县人民政府办公室", 2023},
	{"柏川县水利局政府信息公开工作年度报告（2023年）\n", "柏川县水利局政府信息公开工作年度报告（2023年）", "柏川县水利局", 2023},
	{"柏川县水利局政府信息公开工作年度报告\n（2023年度）\n一、总体情况\n", "柏川县水利局政府信息公开工作年度报告（2023年度）",
		"柏川县水利局", 2023},
	{"柏川县水利局政务公开工作2023年度报告\n", "柏川县水利局政务公开工作2023年度报告", "柏川县水利局", 2023},

	/* the year first */
	{"2023年柏川县水利局政府信息公开工作年度报告\n", "2023年柏川县水利局政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"2023年度柏川县人民政府信息公开工作年度报告\n", "2023年度柏川县人民政府信息公开工作年度报告", "柏川县人民政府", 2023},
	{"2023年政府信息公开工作年度报告\n", "2023年政府信息公开工作年度报告", NULL, 2023},

	/* no year */
	{"柏川县水利局政府信息公开工作年度报告\n", "柏川县水利局政府信息公开工作年度报告", "柏川县水利局", 0},

	/* over lines */
	{"柏川县水利局\n2023年政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川县水利局2023年政府信息\n公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川县水利局\n\n2023年\n\n政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"2023年柏川县水利局\n政府信息公开工作年度报告\n", "2023年柏川县水利局政府信息公开工作年度报告", "柏川县水利局", 2023},

	/* blanks and marks */
	{"  柏川县水利局 2023 年政府信息公开工作年度报告  \n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏 川 县 水 利 局\n2 0 2 3 年 政 府 信 息 公 开 工 作 年 度 报 告\n", "柏川县水利局2023年政府信息公开工作年度报告",
		"柏川县水利局", 2023},
	{"# 柏川县水利局2023年政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"**柏川县水利局2023年政府信息公开工作年度报告**\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"标题：柏川县水利局2023年政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"\xEF\xBB\xBF柏川县水利局2023年政府信息公开工作年度报告\r\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},

	/* other digits, other script */
	{"柏川县水利局２０２３年政府信息公开工作年度报告\n", "柏川县水利局２０２３年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川县水利局二〇二三年政府信息公开工作年度报告\n", "柏川县水利局二〇二三年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川县水利局二零二三年政府信息公开工作年度报告\n", "柏川县水利局二零二三年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"柏川縣水利局2023年政府信息公開工作年度報告\n", "柏川縣水利局2023年政府信息公開工作年度報告", "柏川縣水利局", 2023},

	/* behind other lines */
	{"当前位置：首页 > 政府信息公开 > 政府信息公开年报\n发布日期：2024-01-20 09:30\n来源：县水利局\n\n"
		"柏川县水利局2023年政府信息公开工作年度报告\n\n一、总体情况\n",
		"柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"信息公开年度报告\n柏川县水利局2023年政府信息公开工作年度报告\n", "柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},

	/* web pages */
	{"<html><head><title>柏川县水利局2023年政府信息公开工作年度报告</title></head><body><p>一、总体情况</p></body></html>",
		"柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"<title>柏川县水利局2023年政府信息公开工作年度报告_柏川县人民政府</title><p>一、总体情况</p>",
		"柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},
	{"<title>柏川县人民政府</title><h1>柏川县水利局<br>2023年政府信息公开<span>工作</span>年度报告</h1><p>一、总体情况</p>",
		"柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},

	{"<title>柏川县水利局</title><p>柏川县水利局</p><p>2023年政府信息公开工作年度报告</p>",
		"柏川县水利局2023年政府信息公开工作年度报告", "柏川县水利局", 2023},

	/* no title */
	{"", NULL, NULL, 0},
	{"关于做好2023年防汛工作的通知\n", NULL, NULL, 0},
	{"根据《政府信息公开条例》，我局编制了2023年政府信息公开工作年度报告。\n", NULL, NULL, 2023},
};

static void
test_titles(void)
{
	char		name[300];

	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
	{
		const gr_report *r = read_report(titles[i].text, strlen(titles[i].text));

		snprintf(name, sizeof name, "title %zu: %.200s", i + 1, titles[i].title ? titles[i].title : "none");
		is_str(r->title, titles[i].title, name);
		snprintf(name, sizeof name, "agency of title %zu", i + 1);
		is_str(r->agency, titles[i].agency, name);
		snprintf(name, sizeof name, "year of title %zu", i + 1);
		is_int(r->year, titles[i].year, name);
	}
}

/* ---- period -------------------------------------------------------------------- */

static const struct
{
	const char *text;
	const char *period;			/* NULL: none */
}			periods[] = {
	{"统计期限为2023年1月1日至2023年12月31日。", "2023-01-01 2023-12-31"},
	{"统计期限自2023年1月1日起至12月31日止。", "2023-01-01 2023-12-31"},
	{"本报告所列数据的统计期限为 2023 年 1 月 1 日至 2023 年 12 月 31 日。", "2023-01-01 2023-12-31"},
	{"数据统计时间从2023年1月1日到2023年12月31日。", "2023-01-01 2023-12-31"},
	{"统计期限为2023年1月1日—2023年12月31日。", "2023-01-01 2023-12-31"},
	{"统计期限为2023年01月01日-12月31日。", "2023-01-01 2023-12-31"},
	{"统计期限为２０２３年１月１日至２０２３年１２月３１日。", "2023-01-01 2023-12-31"},
	{"統計期限為2023年1月1日至2023年12月31日。", "2023-01-01 2023-12-31"},
	{"本报告所列数据的统计期限为2023\n年1月1日至2023年12月\n31日。", "2023-01-01 2023-12-31"},
	{"统计期限为2023年6月1日至2023年12月31日。", "2023-06-01 2023-12-31"},
	{"统计期限为2022年7月1日至2023年6月30日。", "2022-07-01 2023-06-30"},
	{"<p>统计期限为<span>2023</span>年<span>1</span>月1日至<b>12</b>月31日。</p>", "2023-01-01 2023-12-31"},
	{"2023年3月5日召开会议。统计期限为2023年1月1日至2023年12月31日。", "2023-01-01 2023-12-31"},
	{"2023年3月5日至3月9日举办公开日。统计期限为2023年1月1日至12月31日。", "2023-01-01 2023-12-31"},

	{"2023年3月5日召开会议。", NULL},
	{"2023年3月5日至3月9日举办公开日。", NULL},
	{"统计期限为2023年13月1日至2023年14月31日。", NULL},
	{"统计期限为2023年。", NULL},
	{"", NULL},
};

static void
test_periods(void)
{
	char		name[300];
	char		period[64];

	for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++)
	{
		const gr_report *r = read_report(periods[i].text, strlen(periods[i].text));
		const char *want = periods[i].period ? periods[i].period : "0000-00-00 0000-00-00";

		snprintf(period, sizeof period, "%04d-%02d-%02d %04d-%02d-%02d", r->from.year, r->from.month, r->from.day,
				 r->until.year, r->until.month, r->until.day);
		snprintf(name, sizeof name, "period of: %s", periods[i].text);
		for (char *p = name; *p != '\0'; p++)
			if (*p == '\n')
				*p = ' ';
		if (!ok(strcmp(period, want) == 0, name))
			printf("# have %s, want %s\n", period, want);
	}
}

/* the year of a report whose title has none is that of its period */
static void
test_year_of_period(void)
{
	static const char text[] = "柏川县水利局政府信息公开工作年度报告\n统计期限为2023年1月1日至12月31日。\n";

	is_int(read_report(text, strlen(text))->year, 2023, "the year of the period where the title has none");
}

/* ---- sections ------------------------------------------------------------------- */

/* A text, and its sections in the text's order: kind, number (. for none), title, `empty` where nothing stands under it. */
static const struct
{
	const char *name;
	const char *text;
	const char *sections;
}			outlines[] = {
	{"the form's six",
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n"
		"四、政府信息公开行政复议、行政诉讼情况\n好。\n五、存在的主要问题及改进情况\n好。\n六、其他需要报告的事项\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nproblems 五 存在的主要问题及改进情况\nother_matters 六 其他需要报告的事项\n"},
	{"numbers with other stops, with blanks and with none",
		"一.总体情况\n好。\n二．主动公开政府信息情况\n好。\n三 、 收到和处理政府信息公开申请情况\n好。\n"
		"四,政府信息公开行政复议、行政诉讼情况\n好。\n第五部分 存在的主要问题及改进情况\n好。\n其他需要报告的事项\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nproblems 五 存在的主要问题及改进情况\nother_matters . 其他需要报告的事项\n"},
	{"marks of Markdown and of word processors",
		"## 一、总体情况\n好。\n**二、主动公开政府信息情况**\n好。\n### **三、收到和处理政府信息公开申请情况**\n好。\n"
		"[bookmark: _GoBack]四、政府信息公开行政复议、行政诉讼情况\n好。\n● 五、存在的主要问题及改进情况\n好。\n> 六、其他需要报告的事项\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nproblems 五 存在的主要问题及改进情况\nother_matters 六 其他需要报告的事项\n"},
	{"other wordings",
		"一、概述\n好。\n二、主动公开情况\n好。\n三、依申请公开政府信息情况\n好。\n四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n好。\n"
		"五、存在问题及改进措施\n好。\n六、需要说明的其他事项\n好。\n",
		"overview 一 概述\ndisclosures 二 主动公开情况\napplications 三 依申请公开政府信息情况\n"
		"reviews 四 因政府信息公开工作被申请行政复议、提起行政诉讼情况\nproblems 五 存在问题及改进措施\nother_matters 六 需要说明的其他事项\n"},
	{"traditional characters",
		"一、總體情況\n好。\n二、主動公開政府信息情況\n好。\n三、收到和處理政府信息公開申請情況\n好。\n"
		"四、政府信息公開行政復議、行政訴訟情況\n好。\n五、存在的主要問題及改進情況\n好。\n六、其他需要報告的事項\n好。\n",
		"overview 一 總體情況\ndisclosures 二 主動公開政府信息情況\napplications 三 收到和處理政府信息公開申請情況\n"
		"reviews 四 政府信息公開行政復議、行政訴訟情況\nproblems 五 存在的主要問題及改進情況\nother_matters 六 其他需要報告的事項\n"},
	{"one that the form does not name, and the form's behind it",
		"四、政府信息公开行政复议、行政诉讼情况\n好。\n五、监督保障机制\n好。\n六、存在的主要问题及改进情况\n好。\n七、其他需要报告的事项\n好。\n",
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nextra 五 监督保障机制\nproblems 六 存在的主要问题及改进情况\n"
		"other_matters 七 其他需要报告的事项\n"},
	{"the last one missing",
		"四、政府信息公开行政复议、行政诉讼情况\n好。\n五、存在的主要问题及改进情况\n好。\n",
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nproblems 五 存在的主要问题及改进情况\n"},
	{"nothing under one, in the middle and at the end",
		"四、政府信息公开行政复议、行政诉讼情况\n好。\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n",
		"reviews 四 政府信息公开行政复议、行政诉讼情况\nproblems 五 存在的主要问题及改进情况 empty\nother_matters 六 其他需要报告的事项 empty\n"},
	{"text behind the heading, in its line",
		"五、存在的主要问题及改进情况：我局网站不够好用。\n六、其他需要报告的事项。无。\n",
		"problems 五 存在的主要问题及改进情况\nother_matters 六 其他需要报告的事项\n"},
	{"a table of contents before the report",
		"目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"},
	{"a table of contents with page numbers",
		"目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况……3\n\n"
		"一、总体情况\n好。\n二、主动公开政府信息情况\n好。\n三、收到和处理政府信息公开申请情况\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"},
	{"rows of table 三 are no headings",
		"三、收到和处理政府信息公开申请情况\n\t自然人\t总计\n一、本年新收政府信息公开申请数量\t1\t1\n二、上年结转政府信息公开申请数量\t2\t2\n"
		"三、本年度办理结果\t（一）予以公开\t3\t3\n四、结转下年度继续办理\t4\t4\n四、政府信息公开行政复议、行政诉讼情况\n好。\n",
		"applications 三 收到和处理政府信息公开申请情况\nreviews 四 政府信息公开行政复议、行政诉讼情况\n"},
	{"rows of table 三 in lines of their own are no headings",
		"三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n1\n二、上年结转政府信息公开申请数量\n2\n"
		"三、本年度办理结果\n（一）予以公开\n3\n四、结转下年度继续办理\n4\n四、政府信息公开行政复议、行政诉讼情况\n好。\n",
		"applications 三 收到和处理政府信息公开申请情况\nreviews 四 政府信息公开行政复议、行政诉讼情况\n"},
	{"paragraphs under a heading are no headings",
		"一、总体情况\n（一）主动公开情况\n好。\n（二）依申请公开情况\n好。\n一是存在的问题不少。\n二、主动公开政府信息情况\n好。\n",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\n"},
	{"sentences that name sections are no headings",
		"本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。\n一、总体情况\n好。\n",
		"overview 一 总体情况\n"},
	{"web page",
		"<h2>一、总体情况</h2><p>好。</p><p><strong>二、</strong><span>主动公开</span>政府信息情况</p><p>好。</p>"
		"<div>三、收到和处理政府信息公开申请情况<br>好。</div>",
		"overview 一 总体情况\ndisclosures 二 主动公开政府信息情况\napplications 三 收到和处理政府信息公开申请情况\n"},
	{"a heading over two lines",
		"四、政府信息公开行政复议、行政诉\n讼情况\n好。\n五、存在的主要问题及改进情况\n好。\n",
		"reviews 四 政府信息公开行政复议、行政诉\nproblems 五 存在的主要问题及改进情况\n"},
	{"no headings", "好。\n", ""},
};

static void
test_sections(void)
{
	for (size_t i = 0; i < sizeof outlines / sizeof outlines[0]; i++)
	{
		const gr_report *r = read_report(outlines[i].text, strlen(outlines[i].text));
		char		have[2048] = "";
		size_t		n = 0;

		for (uint32_t s = 0; s < r->n_sections; s++)
		{
			const gr_section *section = &r->sections[s];
			bool		empty = false;

			for (uint32_t p = 0; p < r->n_problems; p++)
				empty = empty || (r->problems[p].code == GR_PROBLEM_EMPTY_SECTION && r->problems[p].raw.s == section->title.s);
			n += (size_t) snprintf(have + n, sizeof have - n, "%s %.*s %.*s%s\n", gr_section_forms[section->kind].code.s,
								   section->number.s ? (int) section->number.len : 1, section->number.s ? section->number.s : ".",
								   (int) section->title.len, section->title.s, empty ? " empty" : "");
		}
		if (!ok(strcmp(have, outlines[i].sections) == 0, outlines[i].name))
			printf("# have\n%s# want\n%s", have, outlines[i].sections);
	}
}

/* A section's place is in characters, and its heading counts. */
static void
test_places(void)
{
	static const char text[] = "报告\n一、总体情况\n好的。\n\n二、主动公开政府信息情况\n也好。\n";
	const gr_report *r = read_report(text, strlen(text));

	if (!is_int(r->n_sections, 2, "two sections"))
		return;
	is_int(r->sections[0].start, 4, "the first begins at its heading's number");
	is_int(r->sections[0].length, 10, "and ends with its text, not with the blanks behind");
	is_str(r->sections[0].body, "\n好的。", "what follows the heading");
	is_int(r->sections[1].start, 16, "the second");
	is_int(r->sections[1].length, 16, "its length");
}

#define TOP "柏川县水利局2020年政府信息公开工作年度报告\n一、总体情况\n好。\n三、收到和处理政府信息公开申请情况\n"
#define BOTH_EDITIONS "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
#define EDITION_2021 "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1\n"

/* Who asks for the tables alone gets no sections, and a year only where the edition is told by nothing else. */
static void
test_tables_alone(void)
{
	const gr_report *r = read_extent(TOP BOTH_EDITIONS, strlen(TOP BOTH_EDITIONS), GR_TABLES);

	is_int(r->n_applications, 1, "tables alone: the table");
	is_int(r->n_sections, 0, "no sections");
	is_int(r->form, GR_FORM_NONE, "a row of both editions tells none");
	is_int(r->year, 2020, "the year does");
	r = read_extent(TOP EDITION_2021, strlen(TOP EDITION_2021), GR_TABLES);
	is_int(r->form, GR_FORM_2021, "a row of one edition tells it");
	is_int(r->year, 0, "no year is read then");
}

int
main(void)
{
	test_titles();
	test_periods();
	test_year_of_period();
	test_sections();
	test_places();
	test_tables_alone();
	return done_testing();
}

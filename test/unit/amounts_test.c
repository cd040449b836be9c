/*
 * amounts_test.c - the unit of an amount in table 二: in its cell, its header, its label,
 * or stated around the table; converted exactly, or no amount.
 */
#include "tap.h"
#include "text/number.h"

/* ---- statements ------------------------------------------------------------------ */

static const struct
{
	const char *text;
	int			unit;
}			statements[] = {
	{"单位：元", GR_PRINTED_YUAN},
	{"金额单位： 万元", GR_PRINTED_10K_YUAN},
	{"（單位:千元）", GR_PRINTED_YUAN + 3},
	{"单位：件、项、万元", GR_PRINTED_10K_YUAN},
	{"单位：件/万元", GR_PRINTED_10K_YUAN},
	{"单位：万\n元）", GR_PRINTED_10K_YUAN},
	{"注：收费金额单位为元。", GR_PRINTED_YUAN},
	{"收费以万元为单位", GR_PRINTED_10K_YUAN},
	{"本年收费金额单位万元", GR_PRINTED_10K_YUAN},
	{"单位：件", GR_PRINTED_NONE},
	{"填报单位：云溪市水务局", GR_PRINTED_NONE},
	{"各单位元旦期间公开信息", GR_PRINTED_NONE},
	{"机关单位共收费 3 万元", GR_PRINTED_NONE},
	{"单位：元/万元", GR_PRINTED_OTHER},
	{"单位：万美元", GR_PRINTED_OTHER},
	{"单位：万）", GR_PRINTED_OTHER},
	{"单位：元\n单位：万元", GR_PRINTED_OTHER},
	{"单位：元\n单位：元", GR_PRINTED_YUAN},
};

/* ---- reports ----------------------------------------------------------------------- */

static const struct
{
	const char *over;			/* the table; … */
	const char *header;
	const char *label;			/* behind 行政事业性收费 */
	const char *cell;
	const char *under;
	double		amount;			/* -1: none, and a problem */
	int			unit;
}			reports[] = {
	{"", "本年收费金额（单位：万元）", "", "12.5", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额", "", "12.5", "", 12.5, GR_UNIT_NONE},
	{"", "本年收费金额（单位：元）", "", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：千元）", "", "125", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：百元）", "", "1250", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（百万元）", "", "0.125", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（亿元）", "", "0.00125", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位： 元）", "", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：万\n元）", "", "12.5", "", 12.5, GR_UNIT_10K_YUAN},
	{"金额单位：元\n", "本年收费金额", "", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	{"单位：件、万元\n", "本年收费金额", "", "12.5", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额", "（单位：元）", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额", "（千元）", "125", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额", "", "125千元", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额/元", "", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额 亿元", "", "0.00125", "", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额，单位：元", "", "125000", "", 12.5, GR_UNIT_10K_YUAN},
	/* its cell's own unit counts */
	{"", "本年收费金额（单位：万元）", "", "125000元", "", 12.5, GR_UNIT_10K_YUAN},
	/* what is not certain */
	{"", "本年收费金额（万美元）", "", "12.5", "", -1, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（元/万元）", "", "12.5", "", -1, GR_UNIT_10K_YUAN},
	{"单位：元\n", "本年收费金额（单位：万元）", "", "12.5", "", -1, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：万元）", "（单位：元）", "12.5", "", -1, GR_UNIT_10K_YUAN},
	{"", "本年收费金额", "", "12.5", "注：收费金额单位为元。\n", -1, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：万元）", "", "12.5", "注：金额单位为万元。\n", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（单位：万元）", "", "12.5", "填报单位：云溪市水务局\n", 12.5, GR_UNIT_10K_YUAN},
	{"", "本年制发件数", "", "125000", "", -1, GR_UNIT_10K_YUAN},
	{"", "本年收费金额（千亿元）", "", "9223372036854775807", "", -1, GR_UNIT_10K_YUAN},
};

static const char *
shown(const gr_report *report)
{
	static char out[96];
	double		value = -1;
	int			unit = -1;
	bool		noted = false;

	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *d = &report->disclosures[i];

		if (d->measure != GR_AMOUNT)
			continue;
		unit = d->unit;
		if (d->figure.state != GR_NUMBER)
			continue;
		value = (double) d->figure.mantissa;
		for (int k = 0; k < d->figure.scale; k++)
			value /= 10;
	}
	for (uint32_t i = 0; i < report->n_problems; i++)
		noted = noted || report->problems[i].code == GR_PROBLEM_UNREADABLE || report->problems[i].code == GR_PROBLEM_UNCERTAIN;
	snprintf(out, sizeof out, "%.6g, unit %d%s", value, unit, noted ? ", a problem" : "");
	return out;
}

static const char *
read_amount(size_t i)
{
	char		body[2048];
	gr_arena	arena;
	gr_report  *report;

	snprintf(body, sizeof body,
			 "云溪市水务局2023年政府信息公开工作年度报告\n一、总体情况\n本机关认真落实条例。\n二、主动公开政府信息情况\n%s"
			 "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"
			 "第二十条第（八）项\n信息内容\t\"%s\"\n行政事业性收费%s\t%s\n%s三、收到和处理政府信息公开申请情况\n无。\n",
			 reports[i].over, reports[i].header, reports[i].label, reports[i].cell, reports[i].under);
	gr_arena_init(&arena, &tap_host);
	if (gr_read(body, strlen(body), GR_WHOLE_REPORT, &arena, &report) != GR_OK)
		exit(2);
	return shown(report);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
		is_int(gr_stated_unit(statements[i].text, strlen(statements[i].text)), statements[i].unit, statements[i].text);
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
	{
		char		want[96];
		char		name[256];
		const char *have = read_amount(i);

		snprintf(want, sizeof want, "%.6g, unit %d%s", reports[i].amount, reports[i].unit, reports[i].amount < 0 ? ", a problem" : "");
		snprintf(name, sizeof name, "%s%s / 行政事业性收费%s / %s / %s", reports[i].over, reports[i].header, reports[i].label,
				 reports[i].cell, reports[i].under);
		for (char *c = name; *c != 0; c++)
			*c = *c == '\n' ? ' ' : *c;
		if (!ok(strcmp(have, want) == 0, name))
			printf("# have %s, want %s\n", have, want);
	}
	return done_testing();
}

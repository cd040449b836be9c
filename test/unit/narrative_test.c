/*
 * narrative_test.c - checks of the narrative as a whole: of its thin sections and its
 * fees, against the year before, against another narrative; of sentences that are
 * broken over lines anywhere; and what signatures tell.
 *
 * A case is a few figures and sentences of reports of 2022 and 2023, and how one rule ends.
 */
#include "tap.h"

#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

enum
{
	NO_CHECK = -1
};

/* What one report says. */
typedef struct said
{
	int			received;
	const char *overview;
	const char *problems;
	const char *other;			/* section six */
	int			overdue;		/* applications closed for want of a fee */
} said;

#define OVERVIEW "我局依法做好政府信息公开工作。"
#define PROBLEMS "主动公开的内容不够细，下一步将按目录逐项补齐。"
#define NO_FEES "未收取信息处理费。"

static gr_report *
read_report(int year, const said *s, gr_arena *arena)
{
	static char body[2][16384];
	static int	used;
	char	   *text = body[used++ % 2];
	gr_report  *report;
	int			n = snprintf(text, sizeof body[0],
							 "松谷县粮食局%d年政府信息公开工作年度报告\n\n一、总体情况\n%s\n"
							 "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t0\t0\t30\n"
							 "三、收到和处理政府信息公开申请情况\n"
							 "一、本年新收政府信息公开申请数量\t%d\t0\t0\t0\t0\t0\t%d\n"
							 "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
							 "（一）予以公开\t%d\t0\t0\t0\t0\t0\t%d\n"
							 "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t%d\t0\t0\t0\t0\t0\t%d\n"
							 "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t0\t0\t0\t0\t0\n"
							 "五、存在的主要问题及改进情况\n%s\n六、其他需要报告的事项\n%s\n",
							 year, s->overview ? s->overview : OVERVIEW, s->received, s->received, s->received, s->received,
							 s->overdue, s->overdue, s->problems ? s->problems : PROBLEMS, s->other ? s->other : NO_FEES);

	if (n < 0 || gr_read(text, (size_t) n, GR_WHOLE_REPORT, arena, &report) != GR_OK)
		exit(2);
	return report;
}

/* How the checks of a rule end: one that fails, else the first. */
static int
outcome(const gr_checks *checks, const char *rule)
{
	int			passed = NO_CHECK;

	for (uint32_t i = checks->n; i > 0; i--)
	{
		gr_str		code = gr_rules[checks->list[i - 1].rule].code;

		if (code.len == strlen(rule) && memcmp(code.s, rule, code.len) == 0 && passed != GR_FAILED)
			passed = checks->list[i - 1].passed;
	}
	return passed;
}

/* ---- one report ---------------------------------------------------------------------- */

/* report of 2023, rule, how it ends */
static const struct
{
	said		report;
	const char *rule;
	int			passed;
} alone[] = {
	{{12, NULL, PROBLEMS, NULL, 0}, "sections.thin", GR_PASSED},
	{{12, NULL, "公开不够及时。", NULL, 0}, "sections.thin", GR_FAILED},
	{{12, NULL, "公开不够及时，今后改进。", NULL, 0}, "sections.thin", GR_FAILED},
	{{12, NULL, "公开的内容不够细，今后将逐项改进。", NULL, 0}, "sections.thin", GR_PASSED},
	{{12, NULL, "", NULL, 0}, "sections.thin", NO_CHECK},
	{{12, NULL, NULL, NO_FEES, 0}, "fees.stated", GR_PASSED},
	{{12, NULL, NULL, "历年均未收取费用。", 0}, "fees.stated", GR_PASSED},
	{{12, NULL, NULL, "本年度没有收取任何费用。", 0}, "fees.stated", GR_PASSED},
	{{12, NULL, NULL, "本年度收取信息处理费360元。", 0}, "fees.stated", GR_PASSED},
	{{12, NULL, NULL, "无其他需要报告的事项。", 0}, "fees.stated", GR_FAILED},
	{{12, NULL, NULL, "信息处理费按国家规定执行。", 0}, "fees.stated", GR_UNDECIDED},
	{{12, NULL, NULL, "未发出收费通知，未收取信息处理费。", 0}, "fees.stated", GR_PASSED},
	{{12, NULL, NULL, "未发出收费通知，未收取信息处理费。", 2}, "fees.stated", GR_FAILED},
	{{12, NULL, NULL, "发出收费通知2份，未收取信息处理费。", 2}, "fees.stated", GR_PASSED},
};

static void
check_alone(void)
{
	for (size_t i = 0; i < LENGTH(alone); i++)
	{
		char		name[200];
		gr_arena	arena;
		gr_checks	checks;

		gr_arena_init(&arena, &tap_host);
		if (gr_check_report(read_report(2023, &alone[i].report, &arena), GR_ALL_CHECKS, &arena, &checks) != GR_OK)
			exit(2);
		snprintf(name, sizeof name, "%s: %s %s", alone[i].rule, alone[i].report.problems ? alone[i].report.problems : "",
				 alone[i].report.other ? alone[i].report.other : "");
		is_int(outcome(&checks, alone[i].rule), alone[i].passed, name);
	}
}

/* ---- the year before ------------------------------------------------------------------ */

/* received in 2022 and in 2023, what 2023's report says, rule, how it ends */
static const struct
{
	int			before;
	int			now;
	const char *overview;
	const char *rule;
	int			passed;
} pairs[] = {
	{20, 100, NULL, "continuity.outlier", GR_PASSED},
	{20, 101, NULL, "continuity.outlier", GR_FAILED},
	{100, 20, NULL, "continuity.outlier", GR_PASSED},
	{101, 20, NULL, "continuity.outlier", GR_FAILED},
	{19, 1000, NULL, "continuity.outlier", GR_PASSED},
	{1000, 19, NULL, "continuity.outlier", GR_PASSED},
	{20, 24, "共收到依申请公开申请24件，同比增长20%。", "continuity.growth", GR_PASSED},
	{20, 24, "共收到依申请公开申请24件，比上年增加20%。", "continuity.growth", GR_PASSED},
	{20, 24, "共收到依申请公开申请24件，同比上升25%。", "continuity.growth", GR_FAILED},
	{20, 24, "共收到依申请公开申请25件，同比上升25%。", "continuity.growth", GR_UNDECIDED},
	{20, 24, "共收到依申请公开申请24件，同比下降20%。", "continuity.growth", GR_FAILED},
	{32, 28, "共收到依申请公开申请28件，较去年下降12.5%。", "continuity.growth", GR_PASSED},
	{32, 28, "共收到依申请公开申请28件，同比减少12.4%。", "continuity.growth", GR_UNDECIDED},
	{30, 40, "共收到依申请公开申请40件，同比增长33.33%。", "continuity.growth", GR_PASSED},
	{30, 50, "共收到依申请公开申请50件，同比增长66.66%。", "continuity.growth", GR_UNDECIDED},
	{30, 40, "共收到依申请公开申请40件，同比增长约30%。", "continuity.growth", NO_CHECK},
	{30, 40, "共收到依申请公开申请40件，环比增长30%。", "continuity.growth", NO_CHECK},
	{30, 40, "发布信息40条，同比增长30%。", "continuity.growth", NO_CHECK},
	{30, 40, "共收到依申请公开申请40件，满意度同比提高30%。", "continuity.growth", NO_CHECK},
	{0, 40, "共收到依申请公开申请40件，同比增长100%。", "continuity.growth", NO_CHECK},
};

static void
check_pairs(void)
{
	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		char		name[200];
		gr_arena	arena;
		gr_checks	checks;
		const said	before = {.received = pairs[i].before};
		const said	now = {.received = pairs[i].now, .overview = pairs[i].overview};
		gr_report  *previous;
		gr_report  *current;

		gr_arena_init(&arena, &tap_host);
		previous = read_report(2022, &before, &arena);
		current = read_report(2023, &now, &arena);
		if (gr_check_continuity(previous, current, &arena, &checks) != GR_OK)
			exit(2);
		snprintf(name, sizeof name, "%s: %d, %d %s", pairs[i].rule, pairs[i].before, pairs[i].now,
				 pairs[i].overview ? pairs[i].overview : "");
		is_int(outcome(&checks, pairs[i].rule), pairs[i].passed, name);
	}
}

/* ---- two narratives ------------------------------------------------------------------- */

#define FIVE "全年围绕储备粮管理公开信息%d条。及时回应群众关心的粮价问题%d次。修订了公开指南并更新目录。组织工作人员学习公开条例。%s"

/* the last sentence of 2022 and of 2023, how continuity.text ends */
static const struct
{
	const char *before;
	const char *now;
	int			passed;
} texts[] = {
	{"今后将继续完善审查制度。", "今后将继续完善审查制度。", GR_FAILED},
	{"松谷县粮食局将继续完善审查制度。", "我局将继续完善审查制度。", GR_FAILED},
	{"新建了四个粮情公示点方便群众查询。", "开通了面向企业的收购政策问答栏目。", GR_PASSED},
};

static void
check_texts(void)
{
	for (size_t i = 0; i < LENGTH(texts); i++)
	{
		char		before[1024];
		char		now[1024];
		gr_arena	arena;
		gr_checks	checks;
		gr_narrative a;
		gr_narrative b;
		const said	old = {.overview = before};
		const said	new = {.overview = now};

		snprintf(before, sizeof before, FIVE, 120, 3, texts[i].before);
		snprintf(now, sizeof now, FIVE, 98, 14, texts[i].now);
		gr_arena_init(&arena, &tap_host);
		if (gr_read_narrative(read_report(2022, &old, &arena), &arena, &a) != GR_OK
			|| gr_read_narrative(read_report(2023, &new, &arena), &arena, &b) != GR_OK
			|| gr_check_narratives(&a, &b, &arena, &checks) != GR_OK)
			exit(2);
		is_int(outcome(&checks, "continuity.text"), texts[i].passed, texts[i].now);
	}
}

/* A few sentences are as often the same by chance. */
static void
check_short_texts(void)
{
	const said	s = {.overview = "未收到政府信息公开申请。", .problems = PROBLEMS};
	gr_arena	arena;
	gr_checks	checks;
	gr_narrative a;
	gr_narrative b;

	gr_arena_init(&arena, &tap_host);
	if (gr_read_narrative(read_report(2022, &s, &arena), &arena, &a) != GR_OK
		|| gr_read_narrative(read_report(2023, &s, &arena), &arena, &b) != GR_OK
		|| gr_check_narratives(&a, &b, &arena, &checks) != GR_OK)
		exit(2);
	is_int(outcome(&checks, "continuity.text"), GR_UNDECIDED, "a narrative of three sentences is not said to be copied");
}

/* ---- lines ------------------------------------------------------------------------------ */

/* Paragraphs as a page of 40 characters has them; broken anywhere, they state the same. */
static const char *const paragraphs[] = {
	"2023年，我局依法做好依申请公开工作，全年新收政府信息公开申请128件，上年结转3件，办结126件，结转下年度继续办理5件。",
	"2023年度我局认真落实条例要求，共收到政府信息公开申请38件，其中予以公开12件，部分公开16件，不予公开10件，均按期答复。",
	"我局坚持公开为常态，全年主动公开信息1,261条，其中网站390条，微信871条；因政府信息公开引起的行政复议13件，行政诉讼2件。",
	"开展规范性文件清理工作，本年度制发行政规范性文件13件，废止11件，现行有效114件；全年作出行政许可决定278件、行政处罚决定25件。",
	"本年度未收到公民、法人和其他组织提出的政府信息公开申请，未发生因政府信息公开引起的行政复议、行政诉讼，也未收取信息处理费。",
};

/* All that is claimed: subjects and values, in a number. */
static uint64_t
claims_of(const char *text, uint32_t *n)
{
	const said	s = {.overview = text};
	gr_arena	arena;
	gr_report  *report;
	uint64_t	sum = 0;

	gr_arena_init(&arena, &tap_host);
	report = read_report(2023, &s, &arena);
	*n = 0;
	for (uint32_t i = 0; i < report->n_claims; i++)
		if (report->claims[i].section == GR_OVERVIEW)
		{
			sum = (sum * 31 + report->claims[i].subject) * 31 + (uint64_t) report->claims[i].value.mantissa;
			++*n;
		}
	return sum;
}

static void
break_lines(void)
{
	for (size_t i = 0; i < LENGTH(paragraphs); i++)
	{
		const char *text = paragraphs[i];
		const size_t length = strlen(text);
		uint32_t	n;
		uint32_t	m;
		const uint64_t whole = claims_of(text, &n);
		int			differ = 0;
		char		name[300];

		/* a line has twenty characters at least */
		for (size_t at = 60; at < length; at++)
		{
			char		broken[1024];

			if (((uint8_t) text[at] & 0xC0) == 0x80)
				continue;
			snprintf(broken, sizeof broken, "%.*s\n%s", (int) at, text, text + at);
			differ += claims_of(broken, &m) != whole || m != n;
		}
		snprintf(name, sizeof name, "%s: broken anywhere", text);
		ok(n >= 2, text);
		is_int(differ, 0, name);
	}
}

/* Narrow lines as print has them: a paragraph is set in, sentences end with lines, a heading stands above. */
static void
read_narrow_lines(void)
{
	uint32_t	n;
	uint32_t	m;
	const uint64_t whole = claims_of("全年新收政府信息公开申请128件，上年结转申请3件。办结126件，结转下年度继续办理5件。\n未收取信息处理费。", &n);

	is_int(claims_of("　　全年新收政府信息公开\n申请128件，上年结转申请3\n件。办结126件，结转下年度\n继续办理5件。\n　　未收取信息处理费。", &m) == whole, true, "lines set in");
	is_int((int) m, (int) n, "as many claims");
	is_int(claims_of("全年新收政府信息公开申请\n128件，上年结转申请3件。\n办结126件，结转下年度继\n续办理5件。\n未收取信息处理费。", &m) == whole, true, "a sentence ends with its line");
	is_int((int) m, (int) n, "as many claims");
}

/* ---- signatures ----------------------------------------------------------------------- */

/* Sentences of narratives: number `first` and those that follow, in the order of their numbers. */
static gr_narrative
sentences_from(uint64_t first, uint32_t n, uint64_t *room)
{
	for (uint32_t i = 0; i < n; i++)
		room[i] = (first + i) * UINT64_C(0x9E3779B97F4A7C15) ^ (first + i) << 7;
	for (uint32_t i = 1; i < n; i++)
		for (uint32_t j = i; j > 0 && room[j] < room[j - 1]; j--)
		{
			uint64_t	larger = room[j - 1];

			room[j - 1] = room[j];
			room[j] = larger;
		}
	return (gr_narrative) {room, n};
}

/* Equal bits of the signatures of two narratives of n sentences, `shared` of which are the same, in percent over what chance gives. */
static int
likeness(uint64_t seed, uint32_t n, uint32_t shared)
{
	static uint64_t one[64];
	static uint64_t other[64];
	uint8_t		a[GR_SIGNATURE];
	uint8_t		b[GR_SIGNATURE];
	const gr_narrative x = sentences_from(seed * 1000, n, one);
	const gr_narrative y = sentences_from(seed * 1000 + n - shared, n, other);
	int			differ = 0;

	gr_sign_narrative(&x, a);
	gr_sign_narrative(&y, b);
	for (int i = 0; i < GR_SIGNATURE; i++)
		differ += __builtin_popcount(a[i] ^ b[i]);
	return 100 - differ * 100 / (GR_SIGNATURE * 4);
}

/* 200 pairs each: what they are like on average, and the one that is farthest from it. */
static void
check_signatures(void)
{
	static const struct
	{
		uint32_t	n;
		uint32_t	shared;
		int			share;			/* of all sentences of both, percent */
	}			pairs[] = {{20, 20, 100}, {20, 19, 90}, {40, 36, 82}, {30, 20, 50}, {30, 0, 0}};

	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		int			sum = 0;
		int			farthest = 0;
		char		name[128];

		for (uint64_t seed = 1; seed <= 200; seed++)
		{
			const int	like = likeness(seed, pairs[i].n, pairs[i].shared);
			const int	error = like > pairs[i].share ? like - pairs[i].share : pairs[i].share - like;

			sum += like;
			farthest = error > farthest ? error : farthest;
		}
		snprintf(name, sizeof name, "signatures of %u sentences, %u of them shared: mean %d, farthest %d", pairs[i].n, pairs[i].shared, sum / 200, farthest);
		ok(sum / 200 >= pairs[i].share - 2 && sum / 200 <= pairs[i].share + 2 && farthest <= 30, name);
	}
}

int
main(void)
{
	check_alone();
	check_pairs();
	check_texts();
	check_short_texts();
	break_lines();
	read_narrow_lines();
	check_signatures();
	return done_testing();
}

/*
 * render_test.c - a report that is written and read again is the same report:
 * random ones of both editions, with blanks, dashes, rows that are not there or
 * that the form does not have, and names of odd form.
 */
#include "chance.h"
#include "form/editions.h"
#include "tap.h"

#define LENGTH(array) (sizeof (array) / sizeof (array)[0])
#define ROUNDS 3000

/* ---- random reports ---------------------------------------------------------------------- */

static gr_str
str(const char *text)
{
	return (gr_str) {text, text ? (uint32_t) strlen(text) : 0};
}

/* How a report goes wrong, as a whole: sound ones and broken ones both must come. */
typedef struct mood
{
	uint32_t	blank;			/* one cell in so many; 0: none */
	uint32_t	dash;
	uint32_t	damaged;
	uint32_t	absent;			/* one row in so many */
	bool		strange;		/* names with marks in them */
} mood;

static gr_figure
random_figure(const mood *m, bool may_be_negative, bool decimals)
{
	gr_figure	figure = {.state = GR_NUMBER};

	if (m->blank != 0 && once_in(m->blank))
		return (gr_figure) {.state = GR_BLANK};
	if (m->dash != 0 && once_in(m->dash))
		return (gr_figure) {.state = GR_NOT_APPLICABLE};
	if (m->damaged != 0 && once_in(m->damaged))
		return (gr_figure) {.state = once_in(2) ? GR_UNREADABLE : GR_UNCERTAIN};
	figure.mantissa = once_in(2) ? 0 : chance(once_in(3) ? 100000 : 200);
	if (once_in(200))
		figure.mantissa = INT64_C(999999999999999999) - chance(1000);
	if (decimals && once_in(2))
		figure.scale = (uint8_t) chance(7);
	if (figure.scale == 3)		/* 1.234 may be 1234 */
		figure.scale = 2;
	while (figure.scale > 0 && figure.mantissa % 10 == 0)	/* of 3.0 the reader makes 3 */
		figure.mantissa++;
	if (may_be_negative && once_in(3))
		figure.mantissa = -figure.mantissa;
	return figure;
}

static void
add_disclosures(gr_report *report, int clause, int item, const char *label, const uint8_t *measure, int n, const mood *m,
				bool unit)
{
	for (int i = 0; i < n; i++)
	{
		gr_disclosure *d = &report->disclosures[report->n_disclosures++];

		*d = (gr_disclosure) {
			.clause = (uint8_t) clause,
			.item = (int8_t) item,
			.measure = measure[i],
			.label = str(label),
			.figure = random_figure(m, measure[i] == GR_CHANGE, measure[i] == GR_AMOUNT),
		};
		for (int c = 0; c < GR_DISCLOSURE_CELLS; c++)
			if (gr_disclosure_cells[c].measure == measure[i])
				d->unit = gr_disclosure_cells[c].unit;
		if (measure[i] == GR_AMOUNT && !unit)
			d->unit = GR_UNIT_NONE;
	}
}

static const char *const plain_labels[] = {"其他主动公开文件", "会议纪要", "政策解读", "《办事指南》", "财政预决算"};
/* Chinese enough to be told from damaged figures. */
static const char *const strange_labels[] = {
	"会议纪要|简报", "通告（A&B）", "<b>通告文件</b>", "章程_试行本", "_简报_", "a*b*类文件", "图│表", "`通告`", "解读[图](表)", "A&amp;B类文件", "~草稿~",
	"甲\\乙两类", "１．会商记录", "┆简报", "甲类a<b>事项", "参见&#35268;的文件", "\"引号\"", "#简报#",
};
static const char *const service_labels[] = {"行政检查", "行政确认", "行政裁决", "行政给付", "行政强制执行", "其他", "婚姻登记"};

static const char *
label_for(const mood *m)
{
	return m->strange ? strange_labels[chance(LENGTH(strange_labels))] : plain_labels[chance(LENGTH(plain_labels))];
}

/* The measures of an item in a form; their number. */
static int
form_measures(gr_form form, int item, uint8_t *measure, const char **label)
{
	int			n = 0;

	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (gr_disclosure_cells[i].form == form && gr_disclosure_cells[i].item == item)
		{
			measure[n++] = gr_disclosure_cells[i].measure;
			*label = gr_disclosure_cells[i].label.s;
		}
	return n;
}

static void
random_disclosures(gr_report *report, gr_form form, const mood *m)
{
	bool		unit = !once_in(4);

	report->disclosures = calloc(200, sizeof(gr_disclosure));
	for (int item = 0; item < GR_ITEMS; item++)
	{
		uint8_t		measure[GR_MEASURES];
		const char *label = NULL;
		int			n = form_measures(form, item, measure, &label);
		bool		last = item == GR_ITEMS - 1 || gr_item_clauses[item] != gr_item_clauses[item + 1];

		if (n > 0 && !(m->absent != 0 && once_in(m->absent)))
		{
			if (item == GR_LICENSE && once_in(4))
				label = "1.行政许可（含备案）";
			if (item == GR_NORMATIVE_DOCUMENT && once_in(8))
				label = "性文件";	/* the rest of it was read elsewhere */
			add_disclosures(report, gr_item_clauses[item], item, label, measure, n, m, unit);
		}
		if (n > 0 && item == GR_OTHER_SERVICE && once_in(3))
		{
			uint32_t	first = chance(LENGTH(service_labels));

			for (uint32_t i = 0; i < 1 + chance(3); i++)
				add_disclosures(report, 5, item, service_labels[(first + i) % LENGTH(service_labels)], measure, n, m, unit);
		}
		/* rows that the form does not have, with the columns of the form or with others */
		if (last && n > 0 && once_in(6))
			add_disclosures(report, gr_item_clauses[item], -1, label_for(m), measure, n, m, unit);
		if (last && once_in(20))
		{
			static const uint8_t other[] = {GR_DECISIONS};
			static const uint8_t amount[] = {GR_AMOUNT};

			if (once_in(2))
				add_disclosures(report, gr_item_clauses[item], -1, "另行公开的事项", other, 1, m, unit);
			else
				add_disclosures(report, gr_item_clauses[item], -1, "另行收取的费用", amount, 1, m, !unit);
		}
	}
}

static void
random_applications(gr_report *report, gr_form form, const mood *m)
{
	report->applications = calloc(GR_ROWS, sizeof(gr_application));
	for (int row = 0; row < GR_ROWS; row++)
	{
		gr_application *a = &report->applications[report->n_applications];

		if ((gr_application_rows[row].editions & (form == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021)) == 0
			|| (m->absent != 0 && once_in(m->absent)))
			continue;
		a->row = (uint8_t) row;
		for (int c = 0; c < GR_APPLICANTS; c++)
			a->cell[c] = random_figure(m, once_in(50), once_in(100));
		report->n_applications++;
	}
}

static void
random_reviews(gr_report *report, const mood *m)
{
	bool		all = m->absent == 0 || !once_in(m->absent);

	report->reviews = calloc(GR_PROCEEDINGS, sizeof(gr_review));
	for (int k = 0; k < GR_PROCEEDINGS; k++)
	{
		gr_review  *row = &report->reviews[report->n_reviews];

		if (!all && once_in(2))
			continue;
		row->proceeding = (uint8_t) k;
		for (int c = 0; c < GR_OUTCOMES; c++)
			row->cell[c] = random_figure(m, once_in(50), once_in(100));
		report->n_reviews++;
	}
}

static const char *const plain_agencies[] = {"临溪县水务局", "云岭镇人民政府", "白石县农业农村局", "青柳区民政局"};
static const char *const strange_agencies[] = {
	"临溪县甲、乙园区管委会", "白石县（筹）管委会", "白石县(本级)水利局", "云台县民政局（老龄办）", "云岭镇一、二组", "云岭镇·大岭站",
};

static void
random_heading(gr_report *report, gr_arena *arena, const mood *m)
{
	char	   *title = gr_alloc(arena, 256);
	int			year = (int) (report->form == GR_FORM_2019 ? 2019 + chance(2) : 2021 + chance(8));

	report->agency = str(m->strange ? strange_agencies[chance(LENGTH(strange_agencies))]
						 : plain_agencies[chance(LENGTH(plain_agencies))]);
	if (!once_in(5))
	{
		report->year = year;
		report->from = (gr_date) {(int16_t) year, 1, 1};
		report->until = (gr_date) {(int16_t) year, 12, 31};
	}
	switch (chance(5))
	{
		case 0:
			report->agency = report->title = str(NULL);
			return;
		case 1:
			report->agency = str(NULL);
			snprintf(title, 256, "%d年政府信息公开工作年度报告", year);
			report->year = year;
			break;
		case 2:
			snprintf(title, 256, "%d年度%s政府信息公开年度报告", year, report->agency.s);
			report->year = year;
			break;
		default:
			snprintf(title, 256, "%s%d年政府信息公开工作年度报告", report->agency.s, year);
			report->year = year;
	}
	report->title = str(title);
}

static void
random_sections(gr_report *report, const mood *m)
{
	static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"};
	uint32_t	n = 0;

	report->sections = calloc(2 * GR_SECTION_KINDS, sizeof(gr_section));
	if (m->absent != 0 && once_in(10))
		return;
	for (int kind = 0; kind < GR_EXTRA; kind++)
	{
		gr_section *section = &report->sections[report->n_sections];

		if (m->absent != 0 && once_in(m->absent))
			continue;
		section->kind = (uint8_t) kind;
		section->number = once_in(30) ? str(NULL) : str(numbers[n]);
		section->title = gr_section_forms[kind].label;
		report->n_sections++;
		n++;
		if (section->number.s != NULL && once_in(12))
			report->sections[report->n_sections++] = (gr_section) {
				.kind = GR_EXTRA, .number = str(numbers[n++]), .title = str(m->strange ? "监督_保障_情形" : "监督保障"),
			};
	}
}

/* The edition that the tables tell, as they are written: table 二 always has a whole header. */
static gr_form
told_form(const gr_report *report)
{
	gr_form		form = gr_form_of_disclosures(report);

	if (report->n_disclosures == 0)
		return gr_form_of(gr_editions_of_applications(report));
	if (form == GR_FORM_NONE)
		return gr_form_of_year(report->year) == GR_FORM_2019 ? GR_FORM_2019 : GR_FORM_2021;
	return form;
}

static gr_report
random_report(gr_form form, gr_arena *arena)
{
	gr_report	report = {.form = form};
	mood		m = {
		.blank = once_in(2) ? 0 : 1 + chance(12),
		.dash = once_in(2) ? 0 : 1 + chance(12),
		.damaged = once_in(4) ? 5 + chance(40) : 0,
		.absent = once_in(2) ? 0 : 2 + chance(10),
		.strange = once_in(2),
	};

	random_heading(&report, arena, &m);
	random_sections(&report, &m);
	if (!once_in(12))
		random_disclosures(&report, form, &m);
	if (!once_in(12))
		random_applications(&report, form, &m);
	if (!once_in(12))
		random_reviews(&report, &m);
	report.form = told_form(&report);
	return report;
}

/* ---- the same report? ----------------------------------------------------------------------- */

static bool
same_str(gr_str a, gr_str b)
{
	return (a.s == NULL) == (b.s == NULL) && a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* The same value, or none. */
static bool
same_figure(const gr_figure *a, const gr_figure *b)
{
	if (a->state != GR_NUMBER || b->state != GR_NUMBER)
		return a->state != GR_NUMBER && b->state != GR_NUMBER;
	return a->mantissa == b->mantissa && a->scale == b->scale;
}

/* Cells that are written as blanks. */
static int
count_blanks(const gr_application *row)
{
	int			n = 0;

	for (int c = 0; c < GR_APPLICANTS; c++)
		n += row->cell[c].state != GR_NUMBER && row->cell[c].state != GR_NOT_APPLICABLE;
	return n;
}

/*
 * Whether the row's figures may come back without values: it alone of its table has blank
 * cells, so that no other row shows that they keep their place, and HTML does not either.
 */
static bool
may_be_uncertain(const gr_report *report, uint32_t row, gr_format format)
{
	int			others = 0;

	for (uint32_t i = 0; i < report->n_applications; i++)
		others += i != row ? count_blanks(&report->applications[i]) : 0;
	return format != GR_HTML && others == 0 && count_blanks(&report->applications[row]) > 0;
}

static bool
same_application(const gr_report *report, uint32_t row, const gr_application *again, gr_format format)
{
	const gr_application *first = &report->applications[row];

	for (int c = 0; c < GR_APPLICANTS; c++)
		if (!same_figure(&first->cell[c], &again->cell[c])
			&& !(again->cell[c].state == GR_UNCERTAIN && may_be_uncertain(report, row, format)))
			return false;
	return first->row == again->row;
}

/* The first thing that differs; NULL: nothing does. */
static const char *
difference(const gr_report *a, const gr_report *b, gr_format format)
{
	if (!same_str(a->title, b->title))
		return "title";
	if (!same_str(a->agency, b->agency))
		return "agency";
	if (a->year != b->year)
		return "year";
	if (a->form != b->form)
		return "form";
	if (memcmp(&a->from, &b->from, sizeof a->from) != 0 || memcmp(&a->until, &b->until, sizeof a->until) != 0)
		return "period";
	if (a->n_sections != b->n_sections)
		return "number of sections";
	for (uint32_t i = 0; i < a->n_sections; i++)
		if (a->sections[i].kind != b->sections[i].kind || !same_str(a->sections[i].number, b->sections[i].number)
			|| !same_str(a->sections[i].title, b->sections[i].title))
			return "a section";
	if (a->n_disclosures != b->n_disclosures)
		return "number of disclosures";
	for (uint32_t i = 0; i < a->n_disclosures; i++)
	{
		const gr_disclosure *x = &a->disclosures[i];
		const gr_disclosure *y = &b->disclosures[i];

		if (x->clause != y->clause || x->item != y->item || x->measure != y->measure || x->unit != y->unit)
			return "a disclosure's codes";
		if (!same_str(x->label, y->label))
			return "a disclosure's label";
		if (!same_figure(&x->figure, &y->figure))
			return "a disclosure's figure";
	}
	if (a->n_applications != b->n_applications)
		return "number of applications";
	for (uint32_t i = 0; i < a->n_applications; i++)
		if (!same_application(a, i, &b->applications[i], format))
			return "an application";
	if (a->n_reviews != b->n_reviews)
		return "number of reviews";
	for (uint32_t i = 0; i < a->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			if (a->reviews[i].proceeding != b->reviews[i].proceeding
				|| !same_figure(&a->reviews[i].cell[c], &b->reviews[i].cell[c]))
				return "a review";
	return NULL;
}

/* ---- memory that is given back ---------------------------------------------------------------- */

static void *blocks[4096];
static int	n_blocks;

static void *
allocate(void *context, size_t size)
{
	(void) context;
	return blocks[n_blocks++] = malloc(size);
}

static const gr_host host = {allocate, NULL, NULL};

static void
give_back(void)
{
	while (n_blocks > 0)
		free(blocks[--n_blocks]);
}

/* What differs after a report was written and read again. */
static const char *
round_trip(const gr_report *report, gr_format format, gr_arena *arena, gr_str *text)
{
	gr_report  *again;

	if (gr_render(report, format, arena, text) != GR_OK || gr_read(text->s, text->len, GR_WHOLE_REPORT, arena, &again) != GR_OK)
		return "nothing, as it failed";
	return difference(report, again, format);
}

/* ---- tests --------------------------------------------------------------------------------------- */

static void
random_reports(void)
{
	static const gr_form forms[] = {GR_FORM_2019, GR_FORM_2021};

	for (size_t f = 0; f < LENGTH(forms); f++)
		for (int format = 0; format < GR_FORMATS; format++)
		{
			char		name[200];
			int			failed = 0;

			for (uint64_t seed = 1; seed <= ROUNDS; seed++)
			{
				gr_arena	arena;
				gr_report	report;
				gr_str		text = {"", 0};
				const char *differs;

				gr_arena_init(&arena, &host);
				chance_state = seed * 2 + f;
				report = random_report(forms[f], &arena);
				differs = round_trip(&report, (gr_format) format, &arena, &text);
				if (differs != NULL && failed++ < 3)
				{
					printf("# report %d: %s is not the same\n", (int) seed, differs);
					for (const char *p = text.s; failed == 1 && p < text.s + text.len;)
					{
						int			line = (int) strcspn(p, "\n");

						printf("# %.*s\n", line, p);
						p += line + 1;
					}
				}
				free(report.sections);
				free(report.disclosures);
				free(report.applications);
				free(report.reviews);
				give_back();
			}
			snprintf(name, sizeof name, "%d reports of the %d form come back from %s", ROUNDS, f == 0 ? 2019 : 2021,
					 gr_formats[format].s);
			is_int(failed, 0, name);
		}
}

static bool
holds(gr_str text, const char *part)
{
	return memmem(text.s, text.len, part, strlen(part)) != NULL;
}

static gr_str
render(const gr_report *report, gr_format format)
{
	gr_arena	arena;
	gr_str		text = {"", 0};

	gr_arena_init(&arena, &host);
	gr_render(report, format, &arena, &text);
	return text;
}

/* What is written, where reading it again does not tell. */
static void
looks(void)
{
	gr_section	sections[] = {{.kind = GR_OVERVIEW, .number = str("一"), .title = str("总体\n情况")}};
	gr_disclosure disclosures[] = {
		{.clause = 1, .item = -1, .measure = GR_ISSUED, .label = str("甲|乙 <丙>&丁"), .figure = {.state = GR_NUMBER, .mantissa = 1250, .scale = 2}},
		{.clause = 1, .item = -1, .measure = GR_REPEALED, .label = str("甲|乙 <丙>&丁"), .figure = {.state = GR_NOT_APPLICABLE}},
		{.clause = 1, .item = -1, .measure = GR_IN_FORCE, .label = str("甲|乙 <丙>&丁"), .figure = {.state = GR_UNCERTAIN, .mantissa = 9}},
	};
	gr_report	report = {
		.title = str("某局 2022年政府信息公开工作年度报告"), .agency = str("某局"), .year = 2022, .form = GR_FORM_2021,
		.sections = sections, .n_sections = 1, .disclosures = disclosures, .n_disclosures = 3,
	};
	gr_report	empty = {0};
	gr_problem	problem = {.code = GR_PROBLEM_EMPTY_SECTION, .item = gr_section_forms[GR_OVERVIEW].code};
	gr_str		text;

	text = render(&report, GR_TEXT);
	ok(holds(text, "某局2022年政府信息公开工作年度报告\n\n本报告由某局编制，报告年度为2022年。\n\n一、总体情况\n\n（文字从略）\n"),
	   "text: title, sentence, section, each a line");
	ok(holds(text, "甲|乙<丙>&丁\t12.50\t-\t\n"), "text: a label with a bar in it, so tabs");
	text = render(&report, GR_MARKDOWN);
	ok(holds(text, "# 某局2022年") && holds(text, "\n## 一、总体情况\n"), "Markdown: headings");
	ok(holds(text, "<td>甲&#124;乙&#60;丙&#62;&#38;丁</td><td>12.50</td><td>-</td><td></td>"), "Markdown: a label with a bar in it, so HTML");
	text = render(&report, GR_HTML);
	ok(holds(text, "<td>甲|乙&lt;丙&gt;&amp;丁</td><td>12.50</td><td>-</td><td></td>"), "HTML: characters that mean something are escaped");
	ok(holds(text, "<h2>一、总体情况</h2>\n<p>（文字从略）</p>"), "HTML: a section");

	report.problems = &problem;
	report.n_problems = 1;
	ok(!holds(render(&report, GR_TEXT), "从略"), "nothing was left out of a section that was empty");

	is_str(render(&empty, GR_TEXT), "", "nothing of nothing in text");
	is_str(render(&empty, GR_MARKDOWN), "", "… and in Markdown");
	is_str(render(&empty, GR_HTML), "<div>\n</div>\n", "… and in HTML");
	give_back();
}

/* A title that a line of text would be cut at, and then be a row of a table: how it is written. */
static void
titles_like_rows(void)
{
	static const char *const titles[][2] = {
		{"本年新收申请数量,3,依申请公开", "本年新收申请数量，3，依申请公开"},
		{"本年新收申请数量,,,依申请公开", "本年新收申请数量，，，依申请公开"},
		{"本年新收申请数量　　3　　依申请公开", "本年新收申请数量3依申请公开"},
		{"本年新收申请数量 3 依申请公开 5", "本年新收申请数量3依申请公开５"},
		{"本年新收政府信息公开申请数量12", "本年新收政府信息公开申请数量１２"},
		{"本年新收政府信息公开申请数量\xF7\x03" "12", "本年新收政府信息公开申请数量\uFFFD１２"},
		{"本年新收申请数量│3│依申请公开", "本年新收申请数量／3／依申请公开"},
		{"监督*保障", "监督＊保障"},
		{"监督&保障_<情形>`#", "监督&保障_<情形>`#"},
	};
	gr_arena	arena;

	gr_arena_init(&arena, &host);
	for (size_t i = 0; i < LENGTH(titles); i++)
		for (int format = 0; format < GR_FORMATS; format++)
		{
			gr_section	sections[] = {
				{.kind = GR_OVERVIEW, .number = str("一"), .title = gr_section_forms[GR_OVERVIEW].label},
				{.kind = GR_EXTRA, .number = str("二"), .title = str(titles[i][0])},
			};
			gr_report	report = {.sections = sections, .n_sections = 2};
			gr_report  *again;
			gr_str		text;
			char		name[200];

			snprintf(name, sizeof name, "“%s” stays a title in %s", titles[i][0], gr_formats[format].s);
			ok(gr_render(&report, (gr_format) format, &arena, &text) == GR_OK
			   && gr_read(text.s, text.len, GR_WHOLE_REPORT, &arena, &again) == GR_OK
			   && again->n_sections == 2 && same_str(again->sections[1].title, str(titles[i][1]))
			   && again->n_applications == 0 && again->n_disclosures == 0 && again->n_reviews == 0, name);
		}
	give_back();
}

/* The same of the report's own title, and of its authority. */
static void
names_like_rows(void)
{
	gr_arena	arena;

	gr_arena_init(&arena, &host);
	for (int format = 0; format < GR_FORMATS; format++)
	{
		gr_report	report = {
			.title = str("上年结转政府信息公开申请数量|7|某局政府信息公开年度报告"),
			.agency = str("某局|上年结转政府信息公开申请数量|7|某所"),
		};
		gr_report  *again;
		gr_str		text;
		char		name[100];

		snprintf(name, sizeof name, "a title and an authority with bars are no rows in %s", gr_formats[format].s);
		ok(gr_render(&report, (gr_format) format, &arena, &text) == GR_OK
		   && gr_read(text.s, text.len, GR_WHOLE_REPORT, &arena, &again) == GR_OK
		   && again->title.s == NULL
		   && again->n_applications == 0, name);
	}
	give_back();
}

/* A label that no reader knows the form's row by: the figures stay with the row, and the label may go. */
static void
unknown_labels(void)
{
	static const char *const labels[] = {"", "规", "条例", "7", "地方政府出台的规章以及其他文件"};
	gr_arena	arena;

	gr_arena_init(&arena, &host);
	for (size_t i = 0; i < LENGTH(labels); i++)
		for (int format = 0; format < GR_FORMATS; format++)
		{
			gr_report	report = {.form = GR_FORM_2021};
			gr_report  *again;
			gr_str		text;
			char		name[100];
			bool		good;

			report.disclosures = calloc(GR_ITEMS, 3 * sizeof(gr_disclosure));
			for (int item = 0; item < GR_ITEMS; item++)
			{
				uint8_t		measure[GR_MEASURES];
				const char *label;
				int			n = form_measures(GR_FORM_2021, item, measure, &label);

				add_disclosures(&report, item < 2 ? 1 : item < 4 ? 5 : item < 6 ? 6 : 8, item, labels[i], measure, n, &(mood) {0}, true);
			}
			good = gr_render(&report, (gr_format) format, &arena, &text) == GR_OK
				&& gr_read(text.s, text.len, GR_WHOLE_REPORT, &arena, &again) == GR_OK && again->n_disclosures == report.n_disclosures;
			for (uint32_t k = 0; good && k < report.n_disclosures; k++)
				good = again->disclosures[k].item == report.disclosures[k].item
					&& again->disclosures[k].measure == report.disclosures[k].measure
					&& same_figure(&again->disclosures[k].figure, &report.disclosures[k].figure);
			snprintf(name, sizeof name, "rows that are all called “%s” stay what they are in %s", labels[i], gr_formats[format].s);
			ok(good, name);
			free(report.disclosures);
		}
	give_back();
}

/* Whatever a report that somebody made holds, it is written, in memory and time that go with its size. */
static void
made_by_hand(void)
{
	enum
	{
		MANY = 50000
	};
	gr_disclosure *disclosures = calloc(MANY, sizeof(gr_disclosure));
	gr_application *applications = calloc(MANY, sizeof(gr_application));
	gr_review  *reviews = calloc(MANY, sizeof(gr_review));
	gr_section *sections = calloc(MANY, sizeof(gr_section));
	char	   *long_label = malloc(100000);
	gr_report	report = {
		.disclosures = disclosures, .applications = applications, .reviews = reviews, .sections = sections,
		.n_disclosures = MANY, .n_applications = MANY, .n_reviews = MANY, .n_sections = MANY,
	};

	memset(long_label, 'x', 100000);
	chance_state = 5;
	for (int i = 0; i < MANY; i++)
	{
		disclosures[i].clause = (uint8_t) chance(256);
		disclosures[i].item = (int8_t) ((int) chance(GR_ITEMS + 1) - 1);
		disclosures[i].measure = (uint8_t) chance(GR_MEASURES);
		disclosures[i].unit = (uint8_t) chance(4);
		applications[i].row = (uint8_t) chance(GR_ROWS);
		reviews[i].proceeding = (uint8_t) chance(GR_PROCEEDINGS);
		reviews[i].cell[0] = (gr_figure) {.state = GR_NUMBER, .mantissa = INT64_MIN, .scale = 18};
		sections[i].kind = (uint8_t) chance(GR_SECTION_KINDS);
	}
	disclosures[7].label = (gr_str) {long_label, 100000};
	for (int format = 0; format < GR_FORMATS; format++)
	{
		char		name[100];
		gr_arena	arena;
		gr_str		text;

		gr_arena_init(&arena, &host);
		snprintf(name, sizeof name, "a report of many rows in disorder is written as %s", gr_formats[format].s);
		ok(gr_render(&report, (gr_format) format, &arena, &text) == GR_OK && text.len < 100 * 1000 * 1000
		   && arena.taken < 400 * (size_t) 1000 * 1000, name);
		give_back();
	}
	free(disclosures);
	free(applications);
	free(reviews);
	free(sections);
	free(long_label);
}

int
main(void)
{
	random_reports();
	looks();
	titles_like_rows();
	names_like_rows();
	unknown_labels();
	made_by_hand();
	return done_testing();
}

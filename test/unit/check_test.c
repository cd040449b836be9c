/*
 * check_test.c - the checks of one report, and those between two.  A case is one line: a whole report of an
 * edition, what is changed in it, and what one check must then say.  Every case is
 * also asked in the other ways there are to ask, and as a stored report: all must agree.
 */
#include "tap.h"

#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

/* ---- reports to change ------------------------------------------------------- */

typedef struct sample
{
	gr_report	report;
	gr_section	sections[10];
	gr_disclosure disclosures[GR_DISCLOSURE_CELLS];
	gr_application applications[GR_ROWS + 1];
	gr_review	reviews[GR_PROCEEDINGS];
	gr_claim	claims[1];
	gr_problem	problems[10];
	char		text[1024];		/* strings of the changes */
} sample;

static gr_str
str(const char *s)
{
	return (gr_str) {s, (uint32_t) strlen(s)};
}

static bool
same(gr_str a, gr_str b)
{
	return (a.s == NULL) == (b.s == NULL) && a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

static gr_figure
number(int64_t value)
{
	return (gr_figure) {.mantissa = value, .state = GR_NUMBER, .line = 1};
}

/* A row of table three that adds up: natural persons, businesses, nobody else. */
static void
add_application(sample *s, int row, int64_t natural_person, int64_t business)
{
	gr_application *a = &s->applications[s->report.n_applications++];

	a->row = (uint8_t) row;
	for (int i = 0; i < GR_APPLICANTS; i++)
		a->cell[i] = number(i == 0 ? natural_person : i == 1 ? business : i == GR_APPLICANTS - 1 ? natural_person + business : 0);
}

/* A whole report without a finding: 353 + 5 = 300 + 57 + 1, businesses 4 + 0 = 4 + 0. */
static void
whole_report(sample *s, gr_form form)
{
	static const char *const numbers[] = {"一", "二", "三", "四", "五", "六"};
	gr_report  *r = &s->report;

	memset(s, 0, sizeof *s);
	r->sections = s->sections;
	r->disclosures = s->disclosures;
	r->applications = s->applications;
	r->reviews = s->reviews;
	r->problems = s->problems;
	/* section six says that no fee was taken */
	s->claims[r->n_claims++] = (gr_claim) {.section = GR_OTHER_MATTERS, .subject = GR_SUBJECT_PROCESSING_FEE, .has_value = true};
	r->claims = s->claims;
	r->form = form;
	r->year = form == GR_FORM_2019 ? 2020 : 2023;
	r->title = str(form == GR_FORM_2019 ? "某县2020年政府信息公开工作年度报告" : "某县2023年政府信息公开工作年度报告");
	r->from = (gr_date) {(int16_t) r->year, 1, 1};
	r->until = (gr_date) {(int16_t) r->year, 12, 31};
	for (int i = 0; i < GR_EXTRA; i++)
		s->sections[r->n_sections++] = (gr_section) {.kind = (uint8_t) i, .number = str(numbers[i]), .title = gr_section_forms[i].label};
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];

		if (cell->form == form)
			s->disclosures[r->n_disclosures++] = (gr_disclosure) {.clause = cell->clause, .item = (int8_t) cell->item,
				.measure = cell->measure, .unit = cell->unit, .label = cell->label, .figure = number(2)};
	}
	for (int i = 0; i < GR_ROWS; i++)
	{
		if ((gr_application_rows[i].editions & (form == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021)) == 0)
			continue;
		switch (i)
		{
			case GR_RECEIVED:
				add_application(s, i, 353, 4);
				break;
			case GR_CARRIED_IN:
				add_application(s, i, 5, 0);
				break;
			case GR_GRANTED:
				add_application(s, i, 300, 4);
				break;
			case GR_STATE_SECRET:
				add_application(s, i, 57, 0);
				break;
			case GR_CONCLUDED:
				add_application(s, i, 357, 4);
				break;
			case GR_CARRIED_OUT:
				add_application(s, i, 1, 0);
				break;
			default:
				add_application(s, i, 0, 0);
		}
	}
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		s->reviews[r->n_reviews++] = (gr_review) {(uint8_t) i, {number(3), number(1), number(0), number(2), number(6)}};
}

/* ---- changes, in words -------------------------------------------------------- */

/*
 * Words of a change, with blanks between:
 *   received/total=12    a figure: a number, _ blank, - a dash, ? not readable, ~ uncertain, . absent
 *   -received            without the row; -rule without all its figures; -overview without the section
 *   license/decisions@   an amount's unit is not stated
 *   §overview=七         the section's number; §overview= none
 *   title=… year=… form=… period=2022[-2023]     of the report; empty: none
 *   !uncertain:granted/total      a problem; its row and column may be left out
 *   empty                nothing at all
 */
static gr_str
word_part(const char *from, const char *until)
{
	return (gr_str) {from, (uint32_t) (until - from)};
}

static void
add_problem(sample *s, gr_problem_code code, gr_str item, gr_str col)
{
	gr_str		none = {NULL, 0};

	s->problems[s->report.n_problems++] = (gr_problem) {(uint8_t) code, item.len > 0 ? item : none, col.len > 0 ? col : none,
		code == GR_PROBLEM_EMPTY_SECTION ? none : str("12O"), 7};
}

static int
find_code(const gr_str *first, size_t stride, int n, gr_str code)
{
	for (int i = 0; i < n; i++)
		if (same(*(const gr_str *) ((const char *) first + (size_t) i * stride), code))
			return i;
	return -1;
}

#define FIND(table, member, n, code) find_code(&(table)[0] member, sizeof (table)[0], n, code)

static gr_figure *
find_figure(sample *s, gr_str row, gr_str col)
{
	int			item = FIND(gr_item_codes,, GR_ITEMS, row);
	int			application = FIND(gr_application_rows, .code, GR_ROWS, row);
	int			proceeding = FIND(gr_proceedings, .code, GR_PROCEEDINGS, row);

	for (uint32_t i = 0; i < s->report.n_disclosures; i++)
		if (s->disclosures[i].item == item && same(gr_measure_codes[s->disclosures[i].measure], col))
			return &s->disclosures[i].figure;
	for (uint32_t i = 0; i < s->report.n_applications; i++)
		if (s->applications[i].row == application)
			return &s->applications[i].cell[FIND(gr_applicants, .code, GR_APPLICANTS, col)];
	for (uint32_t i = 0; i < s->report.n_reviews; i++)
		if (s->reviews[i].proceeding == proceeding)
			return &s->reviews[i].cell[FIND(gr_outcomes, .code, GR_OUTCOMES, col)];
	printf("Bail out! no figure %.*s/%.*s\n", (int) row.len, row.s, (int) col.len, col.s);
	exit(1);
}

static void
set_figure(sample *s, gr_str row, gr_str col, gr_str value)
{
	gr_figure  *figure = find_figure(s, row, col);
	bool		negative = value.len > 1 && value.s[0] == '-';
	bool		decimals = false;

	*figure = (gr_figure) {.line = 1};
	if (value.len == 1 && strchr("_-?~.", value.s[0]) != NULL)
	{
		switch (value.s[0])
		{
			case '_':
				figure->state = GR_BLANK;
				break;
			case '-':
				figure->state = GR_NOT_APPLICABLE;
				add_problem(s, GR_PROBLEM_NOT_APPLICABLE, row, col);
				break;
			case '?':
				figure->state = GR_UNREADABLE;
				add_problem(s, GR_PROBLEM_UNREADABLE, row, col);
				break;
			case '~':
				figure->state = GR_UNCERTAIN;
				add_problem(s, GR_PROBLEM_UNCERTAIN, row, col);
				break;
		}
		return;
	}
	figure->state = GR_NUMBER;
	for (uint32_t i = negative; i < value.len; i++)
	{
		if (value.s[i] == '.')
		{
			decimals = true;
			continue;
		}
		/* downwards where negative, so that the least int64 can be said */
		figure->mantissa = figure->mantissa * 10 + (negative ? '0' - value.s[i] : value.s[i] - '0');
		figure->scale = (uint8_t) (figure->scale + decimals);
	}
}

static void
drop(sample *s, gr_str code)
{
	gr_report  *r = &s->report;
	uint32_t	n;

#define KEEP_UNLESS(array, count, condition) \
	do { \
		n = 0; \
		for (uint32_t i = 0; i < (count); i++) \
			if (!(condition)) \
				(array)[n++] = (array)[i]; \
		(count) = n; \
	} while (0)

	KEEP_UNLESS(s->disclosures, r->n_disclosures, same(gr_item_codes[s->disclosures[i].item], code));
	KEEP_UNLESS(s->applications, r->n_applications, same(gr_application_rows[s->applications[i].row].code, code));
	KEEP_UNLESS(s->reviews, r->n_reviews, same(gr_proceedings[s->reviews[i].proceeding].code, code));
	KEEP_UNLESS(s->sections, r->n_sections, same(gr_section_forms[s->sections[i].kind].code, code));
	if (same(code, str("table_two")))
		r->n_disclosures = 0;
	if (same(code, str("table_three")))
		r->n_applications = 0;
	if (same(code, str("table_four")))
		r->n_reviews = 0;
}

static int
digits(const char *s)
{
	int			value = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		value = value * 10 + (*s - '0');
	return value;
}

static void
change_one(sample *s, char *word)
{
	gr_report  *r = &s->report;
	char	   *end = word + strlen(word);
	char	   *equals = strchr(word, '=');
	char	   *slash = strchr(word, '/');
	char	   *colon = strchr(word, ':');

	if (strcmp(word, "empty") == 0)
		memset(r, 0, sizeof *r);
	else if (word[0] == '-')
		drop(s, str(word + 1));
	else if (word[0] == '!')
	{
		int			code = FIND(gr_problem_codes,, GR_PROBLEM_CODES, word_part(word + 1, colon));
		char	   *split = slash != NULL ? slash : end;

		add_problem(s, (gr_problem_code) code, word_part(colon + 1, split), slash != NULL ? str(slash + 1) : str(""));
	}
	else if (strncmp(word, "§", 2) == 0)
	{
		for (uint32_t i = 0; i < r->n_sections; i++)
			if (same(gr_section_forms[s->sections[i].kind].code, word_part(word + 2, equals)))
				s->sections[i].number = equals[1] != '\0' ? str(equals + 1) : (gr_str) {NULL, 0};
	}
	else if (strncmp(word, "title=", 6) == 0)
		r->title = equals[1] != '\0' ? str(equals + 1) : (gr_str) {NULL, 0};
	else if (strncmp(word, "year=", 5) == 0)
		r->year = digits(equals + 1);
	else if (strncmp(word, "form=", 5) == 0)
		r->form = gr_form_of_year(digits(equals + 1));
	else if (strncmp(word, "period=", 7) == 0)
	{
		char	   *dash = strchr(equals, '-');

		r->from.year = (int16_t) digits(equals + 1);
		r->until.year = dash != NULL ? (int16_t) digits(dash + 1) : r->from.year;
	}
	else if (end[-1] == '@')
	{
		for (uint32_t i = 0; i < r->n_disclosures; i++)
			if (&s->disclosures[i].figure == find_figure(s, word_part(word, slash), word_part(slash + 1, end - 1)))
				s->disclosures[i].unit = GR_UNIT_NONE;
	}
	else
		set_figure(s, word_part(word, slash), word_part(slash + 1, equals), str(equals + 1));
}

static void
change(sample *s, const char *words)
{
	strcpy(s->text, words);
	for (char *word = strtok(s->text, " "); word != NULL; word = strtok(NULL, " "))
		change_one(s, word);
}

/* ---- the ways to ask ------------------------------------------------------------ */

static gr_checks
checks_of(const gr_report *report, gr_wanted wanted)
{
	gr_arena	arena;
	gr_checks	checks;

	gr_arena_init(&arena, &tap_host);
	if (gr_check_report(report, wanted, &arena, &checks) != GR_OK)
		exit(1);
	return checks;
}

static bool
same_check(const gr_check *a, const gr_check *b)
{
	return a->rule == b->rule && a->passed == b->passed && a->cause == b->cause && a->line == b->line && a->has_sides == b->has_sides && same(a->item, b->item)
		&& same(a->col, b->col) && same(a->message, b->message)
		&& a->lhs.mantissa == b->lhs.mantissa && a->rhs.mantissa == b->rhs.mantissa
		&& a->lhs.scale == b->lhs.scale && a->rhs.scale == b->rhs.scale;
}

/* few: those of all that failed and are as grave as that */
static bool
are_findings(gr_checks all, gr_checks few, gr_severity severity)
{
	uint32_t	n = 0;

	for (uint32_t i = 0; i < all.n; i++)
	{
		if (all.list[i].passed != GR_FAILED || gr_rules[all.list[i].rule].severity < severity)
			continue;
		if (n == few.n || !same_check(&all.list[i], &few.list[n++]))
			return false;
	}
	return n == few.n;
}

/* Takes from a report what is lost when it is stored: states and places of cells. */
static void
store(sample *s)
{
	for (uint32_t i = 0; i < s->report.n_disclosures; i++)
		if (s->disclosures[i].figure.state != GR_NUMBER)
			s->disclosures[i].figure = (gr_figure) {.state = GR_BLANK};
	for (uint32_t i = 0; i < s->report.n_applications; i++)
		for (int j = 0; j < GR_APPLICANTS; j++)
			if (s->applications[i].cell[j].state != GR_NUMBER)
				s->applications[i].cell[j] = (gr_figure) {.state = GR_BLANK};
	for (uint32_t i = 0; i < s->report.n_reviews; i++)
		for (int j = 0; j < GR_OUTCOMES; j++)
			if (s->reviews[i].cell[j].state != GR_NUMBER)
				s->reviews[i].cell[j] = (gr_figure) {.state = GR_BLANK};
}

/* NULL, or what does not agree. */
static const char *
disagreement(sample *s, gr_checks all)
{
	gr_checks	errors = checks_of(&s->report, GR_ERRORS);
	gr_checks	stored;

	for (uint32_t i = 0; i < all.n; i++)
	{
		if (i > 0 && all.list[i].rule < all.list[i - 1].rule)
			return "not in the catalogue's order";
		if (all.list[i].message.len == 0)
			return "a check without a message";
	}
	if (!are_findings(all, checks_of(&s->report, GR_FINDINGS), GR_INFO))
		return "findings are not the failed ones";
	if (!are_findings(all, errors, GR_ERROR))
		return "errors are not the failed ones of severity error";
	if (gr_is_valid(&s->report) != (errors.n == 0))
		return "is_valid does not say what the errors say";
	store(s);
	stored = checks_of(&s->report, GR_ALL_CHECKS);
	if (stored.n != all.n)
		return "stored, it gives other checks";
	for (uint32_t i = 0; i < all.n; i++)
		if (!same_check(&all.list[i], &stored.list[i]))
			return "stored, a check says something else";
	return NULL;
}

/* ---- cases ------------------------------------------------------------------------ */

typedef enum answer
{
	FAILS = GR_FAILED, PASSES = GR_PASSED, OPEN = GR_UNDECIDED, NO_ROW
} answer;

typedef struct test_case
{
	int			year;			/* of the form that the report starts from */
	const char *words;			/* what is changed */
	const char *rule;
	const char *item;
	const char *col;
	answer		want;
	const char *sides;			/* NULL: not looked at, as the message */
	const char *message;
} test_case;

#define MAX_INT64 "9223372036854775807"
#define MIN_INT64 "-9223372036854775808"

/* form, changes, rule, item, col, answer, sides, message */
static const test_case cases[] = {
	/* the equations, with every cell read */
	{2021, "", "applications.balance", NULL, "natural_person", PASSES, "358 358", "自然人列：新收 353 + 结转 5 = 358，办理结果总计 357 + 结转下年 1 = 358"},
	{2021, "concluded/natural_person=358", "applications.balance", NULL, "natural_person", FAILS, "358 359", "自然人列：新收 353 + 结转 5 = 358，办理结果总计 358 + 结转下年 1 = 359，相差 1；若“自然人”列“办理结果／总计”为 357，则三处均平"},
	{2019, "received/total=360", "applications.balance", NULL, "total", FAILS, "365 362", "总计列：新收 360 + 结转 5 = 365，办理结果总计 361 + 结转下年 1 = 362，相差 3；若“总计”列“本年新收政府信息公开申请数量”为 357，则两处均平"},
	{2021, "", "applications.outcomes", NULL, "natural_person", PASSES, "357 357", "自然人列：办理结果总计 357，各项办理结果之和 357"},
	{2021, "other.miscellaneous/business=1", "applications.outcomes", NULL, "business", FAILS, "4 5", "商业企业列：办理结果总计 4，各项办理结果之和 5，相差 1；若“商业企业”列“其他处理／其他”为 0，则两处均平"},
	{2019, "other/business=1", "applications.outcomes", NULL, "business", FAILS, "4 5", NULL},
	{2021, "", "applications.applicants", "denied.state_secret", NULL, PASSES, "57 57", "不予公开／属于国家秘密：总计 57，各类申请人之和 57"},
	{2021, "concluded/total=360", "applications.applicants", "concluded", NULL, FAILS, "360 361", "办理结果／总计：总计 360，各类申请人之和 361，相差 1；若“总计”列“办理结果／总计”为 361，则三处均平"},
	{2021, "granted/other_organization=2", "applications.applicants", "granted", NULL, FAILS, "304 306", NULL},
	{2021, "", "reviews.total", "reconsideration", NULL, PASSES, "6 6", "行政复议：总计 6，结果维持 3 + 结果纠正 1 + 其他结果 0 + 尚未审结 2 = 6"},
	{2021, "litigation_direct/pending=0", "reviews.total", "litigation_direct", NULL, FAILS, "6 4", "行政诉讼／未经复议直接起诉：总计 6，结果维持 3 + 结果纠正 1 + 其他结果 0 + 尚未审结 0 = 4，相差 2"},
	{2019, "", "disclosures.published", "rule", NULL, PASSES, "2 2", "规章：本年新公开 2，对外公开总数 2"},
	{2019, "rule/published=1", "disclosures.published", "rule", NULL, PASSES, "1 2", NULL},
	{2019, "normative_document/published=9", "disclosures.published", "normative_document", NULL, FAILS, "9 2", "规范性文件：本年新公开 9，对外公开总数 2，多出 7"},
	{2021, "", "disclosures.published", "rule", NULL, NO_ROW, NULL, NULL},

	/* where one cell alone would explain every failed equation of its table, they say so */
	{2021, "granted/natural_person=290", "applications.applicants", "granted", NULL, FAILS, "304 294", "予以公开：总计 304，各类申请人之和 294，相差 10；若“自然人”列“予以公开”为 300，则两处均平"},
	{2021, "carried_out/natural_person=2", "applications.balance", NULL, "natural_person", FAILS, "358 359", "自然人列：新收 353 + 结转 5 = 358，办理结果总计 357 + 结转下年 2 = 359，相差 1；若“自然人”列“结转下年度继续办理”为 1，则两处均平"},
	{2021, "granted/natural_person=290 granted/business=5", "applications.applicants", "granted", NULL, FAILS, NULL, "予以公开：总计 304，各类申请人之和 295，相差 9"},
	{2021, "granted/natural_person=290 received/business=5", "applications.applicants", "granted", NULL, FAILS, NULL, "予以公开：总计 304，各类申请人之和 294，相差 10"},
	{2021, "granted/natural_person=299 granted/total=303", "applications.outcomes", NULL, "natural_person", FAILS, NULL, "自然人列：办理结果总计 357，各项办理结果之和 356，相差 1"},
	{2021, "granted/natural_person=290 granted/total=_", "applications.outcomes", NULL, "natural_person", FAILS, NULL, "自然人列：办理结果总计 357，各项办理结果之和 347，相差 10"},
	{2021, "granted/natural_person=300.5", "applications.outcomes", NULL, "natural_person", FAILS, NULL, "自然人列：办理结果总计 357，各项办理结果之和 357.5，相差 0.5；若“自然人”列“予以公开”为 300，则两处均平"},
	{2021, "carried_in/business=5 carried_in/total=9 received/business=0", "applications.balance", NULL, "business", FAILS, NULL, "商业企业列：新收 0 + 结转 5 = 5，办理结果总计 4 + 结转下年 0 = 4，相差 1"},
	/* a figure in the neighbouring column */
	{2021, "denied.state_secret/natural_person=0 denied.state_secret/business=57", "applications.outcomes", NULL, "business", FAILS, "4 61", "商业企业列：办理结果总计 4，各项办理结果之和 61，相差 57；若“不予公开／属于国家秘密”的 57 不在“商业企业”列而在“自然人”列，则两处均平"},
	{2021, "denied.state_secret/natural_person=- denied.state_secret/business=57", "applications.outcomes", NULL, "natural_person", FAILS, NULL, "自然人列：办理结果总计 357，各项办理结果之和 300，相差 57；若“不予公开／属于国家秘密”的 57 不在“商业企业”列而在“自然人”列，则两处均平"},
	{2021, "denied.state_secret/natural_person=0 denied.state_secret/research_institution=57", "applications.outcomes", NULL, "natural_person", FAILS, NULL, "自然人列：办理结果总计 357，各项办理结果之和 300，相差 57"},
	{2021, "granted/business=1 other.miscellaneous/natural_person=3 other.miscellaneous/total=3 granted/total=301 unavailable.not_held/business=0", "applications.outcomes", NULL, "business", FAILS, NULL, "商业企业列：办理结果总计 4，各项办理结果之和 1，相差 3；若“其他处理／其他”的 3 不在“自然人”列而在“商业企业”列，则两处均平"},
	{2021, "granted/business=1 granted/total=301 other.miscellaneous/natural_person=3 other.miscellaneous/total=3 other.fee_overdue/natural_person=3 other.fee_overdue/total=3 denied.state_secret/natural_person=54 denied.state_secret/total=54", "applications.outcomes", NULL, "business", FAILS, NULL, "商业企业列：办理结果总计 4，各项办理结果之和 1，相差 3"},
	/* two digits swapped; with one equation nothing else is reason enough */
	{2021, "reconsideration/upheld=12 reconsideration/total=51", "reviews.total", "reconsideration", NULL, FAILS, "51 15", "行政复议：总计 51，结果维持 12 + 结果纠正 1 + 其他结果 0 + 尚未审结 2 = 15，相差 36；若“总计”列“行政复议”为 15，则平"},
	{2021, "reconsideration/upheld=12 reconsideration/total=52", "reviews.total", "reconsideration", NULL, FAILS, "52 15", "行政复议：总计 52，结果维持 12 + 结果纠正 1 + 其他结果 0 + 尚未审结 2 = 15，相差 37"},
	{2021, "reconsideration/upheld=12 reconsideration/corrected=0 reconsideration/pending=0 reconsideration/total=21", "reviews.total", "reconsideration", NULL, FAILS, "21 12", "行政复议：总计 21，结果维持 12 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 12，相差 9"},
	{2021, "reconsideration/upheld=12 reconsideration/total=51 litigation_direct/total=7", "reviews.total", "reconsideration", NULL, FAILS, "51 15", "行政复议：总计 51，结果维持 12 + 结果纠正 1 + 其他结果 0 + 尚未审结 2 = 15，相差 36"},

	/* the equations, with blanks: they count as 0; where that is not enough and they could close the gap, open */
	{2021, "carried_in/business=_", "applications.balance", NULL, "business", PASSES, "4 4", "商业企业列：新收 4 + 结转 空白 = 4，办理结果总计 4 + 结转下年 0 = 4；上年结转政府信息公开申请数量 1 格空白或未读出，按 0 计"},
	{2021, "carried_in/natural_person=_", "applications.balance", NULL, "natural_person", OPEN, "353 358", "自然人列：新收 353 + 结转 空白 = 353，办理结果总计 357 + 结转下年 1 = 358；上年结转政府信息公开申请数量 1 格空白或未读出，无法判定"},
	{2021, "carried_out/natural_person=_ received/natural_person=352", "applications.balance", NULL, "natural_person", PASSES, "357 357", NULL},
	{2021, "carried_out/natural_person=_ received/natural_person=351", "applications.balance", NULL, "natural_person", FAILS, "356 357", "自然人列：新收 351 + 结转 5 = 356，办理结果总计 357 + 结转下年 空白 = 357，相差 1"},
	{2021, "carried_in/natural_person=_ carried_out/natural_person=_", "applications.balance", NULL, "natural_person", OPEN, "353 357", NULL},
	{2021, "granted/natural_person=_", "applications.outcomes", NULL, "natural_person", OPEN, "357 57", "自然人列：办理结果总计 357，各项办理结果之和 57；予以公开 1 格空白或未读出，无法判定"},
	{2021, "granted/natural_person=_ denied.state_secret/natural_person=_ unavailable.not_held/natural_person=_ not_processed.complaint/natural_person=_", "applications.outcomes", NULL, "natural_person", OPEN, "357 0", "自然人列：办理结果总计 357，各项办理结果之和 0；予以公开、不予公开／属于国家秘密、无法提供／本机关不掌握相关政府信息等 4 格空白或未读出，无法判定"},
	{2021, "other.fee_overdue/natural_person=_ granted/natural_person=301", "applications.outcomes", NULL, "natural_person", FAILS, "357 358", NULL},
	{2021, "received/business=_", "applications.applicants", "received", NULL, OPEN, "357 353", "本年新收政府信息公开申请数量：总计 357，各类申请人之和 353；商业企业 1 格空白或未读出，无法判定"},
	{2021, "received/total=_", "applications.applicants", "received", NULL, OPEN, "0 357", "本年新收政府信息公开申请数量：总计 空白，各类申请人之和 357；总计 1 格空白或未读出，无法判定"},
	{2021, "received/legal_service_organization=_ received/total=356", "applications.applicants", "received", NULL, FAILS, NULL, NULL},
	{2021, "reconsideration/corrected=_", "reviews.total", "reconsideration", NULL, OPEN, "6 5", "行政复议：总计 6，结果维持 3 + 结果纠正 空白 + 其他结果 0 + 尚未审结 2 = 5；结果纠正 1 格空白或未读出，无法判定"},
	{2019, "rule/published_total=_", "disclosures.published", "rule", NULL, OPEN, "2 0", "规章：本年新公开 2，对外公开总数 空白；对外公开总数量 1 格空白或未读出，无法判定"},
	{2019, "rule/published=_", "disclosures.published", "rule", NULL, PASSES, "0 2", NULL},
	{2019, "rule/published=_ rule/published_total=-3", "disclosures.published", "rule", NULL, FAILS, "0 -3", NULL},

	/* dashes are 0, what could not be read or placed is as a blank */
	{2021, "carried_in/business=-", "applications.balance", NULL, "business", PASSES, "4 4", "商业企业列：新收 4 + 结转 — = 4，办理结果总计 4 + 结转下年 0 = 4"},
	{2021, "carried_in/natural_person=-", "applications.balance", NULL, "natural_person", FAILS, "353 358", NULL},
	{2021, "carried_in/natural_person=?", "applications.balance", NULL, "natural_person", OPEN, "353 358", "自然人列：新收 353 + 结转 不明 = 353，办理结果总计 357 + 结转下年 1 = 358；上年结转政府信息公开申请数量 1 格空白或未读出，无法判定"},
	{2021, "carried_in/natural_person=~", "applications.balance", NULL, "natural_person", OPEN, NULL, NULL},
	{2021, "carried_in/natural_person=.", "applications.balance", NULL, "natural_person", OPEN, NULL, NULL},
	{2021, "-carried_in", "applications.balance", NULL, "natural_person", OPEN, "353 358", "自然人列：新收 353 + 结转 缺 = 353，办理结果总计 357 + 结转下年 1 = 358；上年结转政府信息公开申请数量 1 格空白或未读出，无法判定"},
	{2021, "-carried_in", "applications.applicants", "carried_in", NULL, NO_ROW, NULL, NULL},
	{2021, "received/business=_ carried_in/business=_ concluded/business=_ carried_out/business=_", "applications.balance", NULL, "business", PASSES, "0 0", NULL},
	{2021, "received/business=~ carried_in/business=~ concluded/business=~ carried_out/business=?", "applications.balance", NULL, "business", NO_ROW, NULL, NULL},
	{2021, "-received -carried_in -concluded -carried_out", "applications.balance", NULL, "business", NO_ROW, NULL, NULL},
	{2021, "-table_three", "applications.outcomes", NULL, "total", NO_ROW, NULL, NULL},
	{2021, "-litigation_direct", "reviews.total", "litigation_direct", NULL, NO_ROW, NULL, NULL},

	/* rows that only one edition has */
	{2021, "-other.fee_overdue concluded/natural_person=358", "applications.outcomes", NULL, "natural_person", OPEN, NULL, NULL},
	{2019, "-other concluded/natural_person=358", "applications.outcomes", NULL, "natural_person", OPEN, NULL, NULL},
	{2019, "concluded/natural_person=358", "applications.outcomes", NULL, "natural_person", FAILS, "358 357", NULL},
	{2019, "form=2021 year=2021 concluded/natural_person=358", "applications.outcomes", NULL, "natural_person", FAILS, "358 357", NULL},
	{2019, "-other form= year= -table_two concluded/natural_person=358", "applications.outcomes", NULL, "natural_person", OPEN, NULL, NULL},

	/* negative cells, decimals, extremes */
	{2021, "received/natural_person=-353", "applications.balance", NULL, "natural_person", FAILS, "-348 358", "自然人列：新收 -353 + 结转 5 = -348，办理结果总计 357 + 结转下年 1 = 358，相差 706；若“自然人”列“本年新收政府信息公开申请数量”为 353，则两处均平"},
	{2021, "granted/business=-4 concluded/business=-4", "applications.outcomes", NULL, "business", PASSES, "-4 -4", NULL},
	{2021, "received/natural_person=353.0", "applications.balance", NULL, "natural_person", PASSES, "358 358", "自然人列：新收 353 + 结转 5 = 358，办理结果总计 357 + 结转下年 1 = 358"},
	{2021, "received/natural_person=352.5 carried_in/natural_person=5.50", "applications.balance", NULL, "natural_person", PASSES, "358 358", "自然人列：新收 352.5 + 结转 5.5 = 358，办理结果总计 357 + 结转下年 1 = 358"},
	{2021, "received/natural_person=352.5 carried_in/natural_person=_", "applications.balance", NULL, "natural_person", FAILS, "352.5 358", NULL},
	{2021, "received/natural_person=352.0 carried_in/natural_person=_", "applications.balance", NULL, "natural_person", OPEN, "352 358", NULL},
	{2021, "received/business=" MAX_INT64 " carried_in/business=" MAX_INT64 " concluded/business=" MAX_INT64 " carried_out/business=" MAX_INT64, "applications.balance", NULL, "business", PASSES, "18446744073709551614 18446744073709551614", NULL},
	{2021, "received/business=" MIN_INT64 " carried_in/business=" MIN_INT64 " concluded/business=" MAX_INT64 " carried_out/business=" MAX_INT64, "applications.balance", NULL, "business", FAILS, "-18446744073709551616 18446744073709551614", "商业企业列：新收 -9223372036854775808 + 结转 -9223372036854775808 = -18446744073709551616，办理结果总计 9223372036854775807 + 结转下年 9223372036854775807 = 18446744073709551614，相差 36893488147419103230"},
	{2021, "received/business=" MAX_INT64 " carried_in/business=0.00000000000000001", "applications.balance", NULL, "business", FAILS, "9223372036854775807.00000000000000001 4", NULL},
	{2021, "carried_in/business=0.000000000000000001", "applications.balance", NULL, "business", PASSES, "4 4", NULL},

	/* units */
	{2021, "", "disclosures.unit", "fee", "amount", PASSES, NULL, "行政事业性收费／本年收费金额（单位：万元）：2 万元"},
	{2021, "fee/amount@", "disclosures.unit", "fee", "amount", FAILS, NULL, "行政事业性收费／本年收费金额（单位：万元）：2 没有写明单位"},
	{2019, "procurement/amount=5.0475 procurement/amount@", "disclosures.unit", "procurement", "amount", FAILS, NULL, "政府集中采购／采购总金额：5.0475 没有写明单位"},
	{2021, "fee/amount=0 fee/amount@", "disclosures.unit", "fee", "amount", NO_ROW, NULL, NULL},
	{2021, "fee/amount=_", "disclosures.unit", "fee", "amount", NO_ROW, NULL, NULL},

	/* figures that could not be read or placed */
	{2021, "received/total=?", "cells.unreadable", "received", "total", FAILS, NULL, "第 7 行，本年新收政府信息公开申请数量／总计：“12O”不是数字、横线或空白"},
	{2021, "rule/issued=?", "cells.unreadable", "rule", "issued", FAILS, NULL, "第 7 行，规章／本年制发件数：“12O”不是数字、横线或空白"},
	{2021, "!conflict:litigation_direct/upheld", "cells.unreadable", "litigation_direct", "upheld", FAILS, NULL, "第 7 行，行政诉讼／未经复议直接起诉／结果维持：“12O”与别处同一格的数字不同"},
	{2021, "received/total=~", "cells.unreadable", "received", "total", FAILS, NULL, "第 7 行，本年新收政府信息公开申请数量／总计：“12O”不能确定属于这一格"},
	{2021, "!uncertain:granted", "cells.unreadable", "granted", NULL, FAILS, NULL, "第 7 行，予以公开：“12O”不能确定属于哪一列"},
	{2021, "!uncertain:", "cells.unreadable", NULL, NULL, PASSES, NULL, NULL},
	{2021, "-granted !uncertain:", "cells.unreadable", NULL, NULL, FAILS, NULL, "第 7 行，表格：“12O”不能确定属于哪一行"},
	{2021, "!uncertain:/natural_person", "cells.unreadable", NULL, "natural_person", FAILS, NULL, "第 7 行，“收到和处理政府信息公开申请情况”表／自然人：“12O”不能确定属于哪一行"},
	{2021, "-table_two -table_three !uncertain:", "cells.unreadable", NULL, NULL, FAILS, NULL, "第 7 行，表格：“12O”不能确定属于哪一行"},
	{2021, "-table_two -table_three", "cells.unreadable", NULL, NULL, PASSES, NULL, "“政府信息公开行政复议、行政诉讼情况”表的数字都能读出"},
	{2021, "-table_three reconsideration/total=?", "cells.unreadable", NULL, NULL, PASSES, NULL, "“主动公开政府信息情况”表的数字都能读出"},
	{2021, "-table_two -table_three -table_four", "cells.unreadable", NULL, NULL, NO_ROW, NULL, NULL},
	{2021, "received/total=-", "cells.unreadable", "received", "total", NO_ROW, NULL, NULL},

	/* negative figures, fractions */
	{2021, "granted/total=-3", "cells.negative", "granted", "total", FAILS, "-3 0", "予以公开／总计：-3 是负数"},
	{2021, "litigation_direct/other=-1", "cells.negative", "litigation_direct", "other", FAILS, NULL, "行政诉讼／未经复议直接起诉／其他结果：-1 是负数"},
	{2021, "fee/amount=-0.5", "cells.negative", "fee", "amount", FAILS, "-0.5 0", NULL},
	{2019, "license/change=-1 -table_three -table_four", "cells.negative", NULL, NULL, PASSES, NULL, "“主动公开政府信息情况”表没有不应有的负数"},
	{2019, "license/previous_year=-1", "cells.negative", "license", "previous_year", FAILS, NULL, "行政许可／上一年项目数量：-1 是负数"},
	{2021, "granted/total=3.5", "cells.fraction", "granted", "total", FAILS, "3.5 0", "予以公开／总计：3.5 不是整数"},
	{2021, "license/decisions=0.001", "cells.fraction", "license", "decisions", FAILS, NULL, "行政许可／本年处理决定数量：0.001 不是整数"},
	{2021, "reconsideration/total=6.000 -table_two -table_three", "cells.fraction", NULL, NULL, PASSES, NULL, "“政府信息公开行政复议、行政诉讼情况”表的数量都是整数"},
	{2021, "fee/amount=4068.208 -table_three -table_four", "cells.fraction", NULL, NULL, PASSES, NULL, NULL},
	{2019, "license/change=-0.5", "cells.fraction", "license", "change", FAILS, NULL, NULL},

	/* blanks */
	{2021, "", "cells.blank", "applications", NULL, PASSES, "0 0", "“收到和处理政府信息公开申请情况”表没有空白格"},
	{2021, "received/total=_ granted/total=_ rule/issued=_", "cells.blank", "applications", NULL, FAILS, "2 0", "“收到和处理政府信息公开申请情况”表有 2 格空白"},
	{2021, "received/total=_ granted/total=_ rule/issued=_", "cells.blank", "disclosures", NULL, FAILS, "1 0", NULL},
	{2021, "reconsideration/total=- reconsideration/other=? reconsideration/pending=~", "cells.blank", "reviews", NULL, PASSES, "0 0", NULL},
	{2021, "reconsideration/total=.", "cells.blank", "reviews", NULL, FAILS, "1 0", NULL},
	{2021, "-table_four", "cells.blank", "reviews", NULL, NO_ROW, NULL, NULL},

	/* tables and rows that are missing or repeated */
	{2021, "", "form.table_missing", "reviews", NULL, PASSES, NULL, "有“政府信息公开行政复议、行政诉讼情况”表"},
	{2021, "-table_four", "form.table_missing", "reviews", NULL, FAILS, NULL, "没有“政府信息公开行政复议、行政诉讼情况”表"},
	{2021, "-table_four !unread:reviews", "form.table_missing", "reviews", NULL, FAILS, NULL, "“政府信息公开行政复议、行政诉讼情况”表没有读出：正文有它的标题、表头或行名（第 7 行）"},
	{2021, "-table_four !unread:applications", "form.table_missing", "reviews", NULL, FAILS, NULL, "没有“政府信息公开行政复议、行政诉讼情况”表"},
	{2021, "-penalty !unread:penalty", "form.row_missing", "penalty", NULL, FAILS, NULL, "“主动公开政府信息情况”表有一行没有读出：行政处罚（第 7 行）"},
	{2021, "-table_four !uncertain:", "form.table_missing", "reviews", NULL, OPEN, NULL, "没有“政府信息公开行政复议、行政诉讼情况”表，但正文有未能归位的数字或未读完，无法判定"},
	{2021, "-table_four !too_long:", "form.table_missing", "reviews", NULL, OPEN, NULL, NULL},
	{2021, "-table_four !too_long:", "cells.unreadable", NULL, NULL, FAILS, NULL, "第 7 行，表格：“12O”起的文字没有读：全文的行数远超一份报告"},
	{2021, "-table_four !uncertain:/upheld", "form.table_missing", "reviews", NULL, PASSES, NULL, NULL},
	{2021, "-table_four !uncertain:/total", "form.table_missing", "reviews", NULL, OPEN, NULL, NULL},
	{2021, "-table_four !not_applicable:", "form.table_missing", "reviews", NULL, FAILS, NULL, NULL},
	{2021, "-table_two -table_three", "form.row_missing", NULL, NULL, PASSES, NULL, "“政府信息公开行政复议、行政诉讼情况”表各行齐全"},
	{2021, "-penalty", "form.row_missing", "penalty", NULL, FAILS, NULL, "“主动公开政府信息情况”表缺一行：行政处罚"},
	{2021, "-other.fee_overdue", "form.row_missing", "other.fee_overdue", NULL, FAILS, NULL, NULL},
	{2021, "-litigation_direct", "form.row_missing", "litigation_direct", NULL, FAILS, NULL, "“政府信息公开行政复议、行政诉讼情况”表缺一行：行政诉讼／未经复议直接起诉"},
	{2021, "-concluded !uncertain:/business", "form.row_missing", "concluded", NULL, OPEN, NULL, "“收到和处理政府信息公开申请情况”表缺一行：办理结果／总计，但正文有未能归位的数字或未读完，无法判定"},
	{2021, "-concluded !uncertain:concluded", "form.row_missing", "concluded", NULL, NO_ROW, NULL, NULL},
	{2021, "", "form.row_missing", "other", NULL, NO_ROW, NULL, NULL},
	{2021, "", "form.row_missing", "procurement", NULL, NO_ROW, NULL, NULL},
	{2019, "-procurement", "form.row_missing", "procurement", NULL, FAILS, NULL, "“主动公开政府信息情况”表缺一行：政府集中采购"},
	{2019, "-other", "form.row_missing", "other", NULL, FAILS, NULL, NULL},
	{2019, "-other form=2021", "form.row_missing", "other.miscellaneous", NULL, FAILS, NULL, NULL},
	{2019, "-other form= year=2020", "form.row_missing", "other", NULL, FAILS, NULL, NULL},
	{2019, "-other form= year=", "form.row_missing", "other", NULL, NO_ROW, NULL, NULL},
	{2021, "-table_two -table_three", "form.row_repeated", NULL, NULL, PASSES, NULL, "“政府信息公开行政复议、行政诉讼情况”表没有重复的行"},
	{2021, "!row_repeated:granted", "form.row_repeated", "granted", NULL, FAILS, NULL, "第 7 行，予以公开：这一行不止一次出现"},

	/* editions */
	{2021, "", "form.edition", NULL, NULL, PASSES, NULL, "2023 年度报告用 2021 年版格式"},
	{2019, "year=2022", "form.edition", NULL, NULL, FAILS, NULL, "2022 年度报告用 2019 年版格式，应当用 2021 年版格式"},
	{2021, "year=2019", "form.edition", NULL, NULL, FAILS, NULL, "2019 年度报告用 2021 年版格式，应当用 2019 年版格式"},
	{2021, "year=", "form.edition", NULL, NULL, OPEN, NULL, "没有找到年份，表格用 2021 年版格式，无法判定"},
	{2021, "form=", "form.edition", NULL, NULL, OPEN, NULL, "2023 年度报告，表格用哪一版格式不明，无法判定"},
	{2021, "year=2015", "form.edition", NULL, NULL, OPEN, NULL, "2015 年度报告用 2021 年版格式，无法判定"},
	{2021, "year= form=", "form.edition", NULL, NULL, NO_ROW, NULL, NULL},
	{2021, "", "form.mixed", NULL, NULL, PASSES, NULL, "“主动公开政府信息情况”表用 2021 年版格式，“收到和处理政府信息公开申请情况”表用 2021 年版格式"},
	{2021, "-table_two", "form.mixed", NULL, NULL, OPEN, NULL, "“主动公开政府信息情况”表用哪一版格式不明，“收到和处理政府信息公开申请情况”表用 2021 年版格式，无法判定"},
	{2021, "-rule -normative_document", "form.mixed", NULL, NULL, OPEN, NULL, NULL},
	{2021, "-table_two -table_three", "form.mixed", NULL, NULL, NO_ROW, NULL, NULL},

	/* sections */
	{2021, "", "sections.missing", "problems", NULL, PASSES, NULL, "有“存在的主要问题及改进情况”部分"},
	{2021, "-problems", "sections.missing", "problems", NULL, FAILS, NULL, "没有“存在的主要问题及改进情况”部分"},
	{2021, "-problems !too_long:", "sections.missing", "problems", NULL, OPEN, NULL, "没有“存在的主要问题及改进情况”部分，但正文未读完，无法判定"},
	{2021, "-problems !unread:problems", "sections.missing", "problems", NULL, FAILS, NULL, "没有认出“存在的主要问题及改进情况”部分：第 7 行“12O”可能是它的标题"},
	{2021, "", "sections.missing", "extra", NULL, NO_ROW, NULL, NULL},
	{2021, "", "sections.empty", "overview", NULL, PASSES, NULL, "“总体情况”部分有内容"},
	{2021, "", "reports.several", NULL, NULL, PASSES, NULL, "正文只有一份报告"},
	{2021, "!several_reports:", "reports.several", NULL, NULL, FAILS, NULL, "“某县2023年政府信息公开工作年度报告”之外，第 7 行起另有“12O”：不是同一份报告或同一张表格"},
	{2021, "title= !several_reports:", "reports.several", NULL, NULL, FAILS, NULL, "第 7 行起另有“12O”：不是同一份报告或同一张表格"},
	{2021, "empty", "reports.several", NULL, NULL, NO_ROW, NULL, NULL},
	{2021, "!agency_disputed: !year_disputed:", "reports.several", NULL, NULL, PASSES, NULL, NULL},
	{2021, "!empty_section:other_matters", "sections.empty", "other_matters", NULL, FAILS, NULL, "“其他需要报告的事项”部分只有标题，没有内容"},
	{2021, "!empty_section:extra", "sections.empty", "extra", NULL, FAILS, NULL, NULL},
	{2021, "!empty_section:disclosures", "sections.empty", "disclosures", NULL, NO_ROW, NULL, NULL},
	{2021, "-overview", "sections.empty", "overview", NULL, NO_ROW, NULL, NULL},
	{2021, "", "sections.numbering", NULL, NULL, PASSES, NULL, "各部分从一起依次编号，到“六”为止"},
	{2021, "-reviews", "sections.numbering", NULL, NULL, FAILS, NULL, "编号“三”之后是“五”"},
	{2021, "§reviews=三", "sections.numbering", NULL, NULL, FAILS, NULL, "编号“三”重复"},
	{2021, "§reviews=二", "sections.numbering", NULL, NULL, FAILS, NULL, "编号“三”之后是“二”"},
	{2021, "-overview", "sections.numbering", NULL, NULL, FAILS, NULL, "第一个编号是“二”，不是“一”"},
	{2021, "§reviews=", "sections.numbering", NULL, NULL, OPEN, NULL, "编号有跳过，但有的部分没有编号，无法判定"},
	{2021, "§reviews= §problems=四 §other_matters=五", "sections.numbering", NULL, NULL, PASSES, NULL, NULL},
	{2021, "§reviews= §problems=六 §other_matters=七", "sections.numbering", NULL, NULL, FAILS, NULL, NULL},
	{2021, "§overview= §disclosures= §applications= §reviews= §problems= §other_matters=", "sections.numbering", NULL, NULL, OPEN, NULL, "各部分都没有编号，无法判定"},
	{2021, "§overview=1 §disclosures=２ §applications=叁 §other_matters=6", "sections.numbering", NULL, NULL, OPEN, NULL, NULL},
	{2021, "-problems -other_matters §overview=十 §disclosures=十一 §applications=二十 §reviews=二十一", "sections.numbering", NULL, NULL, FAILS, NULL, "第一个编号是“十”，不是“一”"},

	/* the year in the title */
	{2021, "", "year.title", NULL, NULL, PASSES, "2023 2023", "标题年份 2023，统计期限年份 2023，一致"},
	{2021, "period=2022", "year.title", NULL, NULL, FAILS, "2023 2022", "标题年份 2023，统计期限年份 2022，不一致"},
	{2021, "title=某县政府信息公开工作年度报告", "year.title", NULL, NULL, FAILS, NULL, "标题“某县政府信息公开工作年度报告”没有写明年份"},
	{2021, "title=某县二〇二三年年度报告", "year.title", NULL, NULL, PASSES, NULL, NULL},
	{2021, "title=某县二零二二年年度报告", "year.title", NULL, NULL, FAILS, "2022 2023", NULL},
	{2021, "title=某县二○二三年年度报告", "year.title", NULL, NULL, PASSES, NULL, NULL},
	{2021, "title=某县二O二三年年度报告", "year.title", NULL, NULL, PASSES, NULL, NULL},
	{2021, "title=某县２０２３年年度报告", "year.title", NULL, NULL, PASSES, NULL, NULL},
	{2021, "title=第20230号年度报告", "year.title", NULL, NULL, FAILS, NULL, NULL},
	{2021, "title=某县年政府信息公开工作年度报告", "year.title", NULL, NULL, OPEN, NULL,
		"标题“某县年政府信息公开工作年度报告”的“年”前没有数字，可能没有读出，无法判定"},
	{2021, "title=某县23年政府信息公开工作年度报告", "year.title", NULL, NULL, PASSES, "2023 2023", NULL},
	{2021, "title=某县22年度政府信息公开工作年度报告", "year.title", NULL, NULL, FAILS, "2022 2023", NULL},
	{2021, "title=年度报告2023", "year.title", NULL, NULL, PASSES, NULL, NULL},
	{2021, "period=", "year.title", NULL, NULL, OPEN, NULL, "标题年份 2023，没有找到统计期限，无法判定"},
	{2021, "period=2022-2023", "year.title", NULL, NULL, OPEN, NULL, "标题年份 2023，统计期限跨年，无法判定"},
	{2021, "period= title=年度报告", "year.title", NULL, NULL, FAILS, NULL, "标题“年度报告”没有写明年份"},
	{2021, "title=", "year.title", NULL, NULL, NO_ROW, NULL, NULL},

	/* what is no report */
	{2021, "empty", "form.table_missing", "applications", NULL, FAILS, NULL, NULL},
	{2021, "empty", "sections.missing", "overview", NULL, FAILS, NULL, NULL},
	{2021, "empty", "sections.numbering", NULL, NULL, NO_ROW, NULL, NULL},
	{2021, "empty", "form.row_missing", NULL, NULL, NO_ROW, NULL, NULL},
};

static bool
is_code(gr_str have, const char *want)
{
	return want == NULL ? have.s == NULL : have.s != NULL && same(have, str(want));
}

static const char *
sides_text(const gr_check *check)
{
	static char text[2 * GR_NUMBER_TEXT + 2];
	size_t		n = gr_sum_text(check->lhs, text);

	text[n++] = ' ';
	n += gr_sum_text(check->rhs, text + n);
	text[n] = '\0';
	return check->has_sides ? text : "(none)";
}

static void
run_case(const test_case *t)
{
	sample		s;
	gr_checks	all;
	const gr_check *check = NULL;
	const char *trouble;
	char		name[1024];

	whole_report(&s, gr_form_of_year(t->year));
	change(&s, t->words);
	all = checks_of(&s.report, GR_ALL_CHECKS);
	for (uint32_t i = 0; i < all.n && check == NULL; i++)
		if (is_code(gr_rules[all.list[i].rule].code, t->rule) && is_code(all.list[i].item, t->item) && is_code(all.list[i].col, t->col))
			check = &all.list[i];
	snprintf(name, sizeof name, "%s: %s", t->rule, t->words[0] != '\0' ? t->words : "whole report");
	is_int(check != NULL ? (int) check->passed : (int) NO_ROW, t->want, name);
	if (t->sides != NULL && check != NULL)
		is_str(str(sides_text(check)), t->sides, "  its sides");
	if (t->message != NULL && check != NULL)
		is_str(check->message, t->message, "  its message");
	trouble = disagreement(&s, all);
	if (!ok(trouble == NULL, "  and all ways to ask agree"))
		printf("# %s\n", trouble);
}

/* ---- between reports ---------------------------------------------------------------- */

typedef struct pair_case
{
	int			first_year;		/* of the report before, or the parent; its form is that of the year */
	const char *first_words;
	int			second_year;	/* of the report after, or the children's sum */
	const char *second_words;
	const char *rule;
	const char *item;
	const char *col;
	answer		want;
	const char *sides;			/* NULL: not looked at, as the message */
	const char *message;
} pair_case;

/* The made reports carry 5 in and 1 out (natural persons), and have 2 in every cell of table two. */
static const pair_case pair_cases[] = {
	/* what was carried out is carried in: the forms of both years ask it */
	{2022, "carried_out/natural_person=5", 2023, "", "continuity.carried", "carried_in", "natural_person", PASSES, "5 5", "自然人列：2023 年上年结转 5，2022 年结转下年度 5"},
	{2022, "", 2023, "", "continuity.carried", "carried_in", "natural_person", FAILS, "5 1", "自然人列：2023 年上年结转 5，2022 年结转下年度 1，相差 4"},
	{2020, "", 2021, "", "continuity.carried", "carried_in", "natural_person", FAILS, "5 1", NULL},
	{2022, "", 2023, "", "continuity.carried", "carried_in", "business", PASSES, "0 0", NULL},
	{2022, "carried_out/natural_person=_", 2023, "", "continuity.carried", "carried_in", "natural_person", OPEN, "5 0", "自然人列：2023 年上年结转 5，2022 年结转下年度 空白；1 格空白或未读出，无法判定"},
	{2022, "carried_out/natural_person=?", 2023, "", "continuity.carried", "carried_in", "natural_person", OPEN, "5 0", "自然人列：2023 年上年结转 5，2022 年结转下年度 不明；1 格空白或未读出，无法判定"},
	{2022, "-carried_out", 2023, "", "continuity.carried", "carried_in", "natural_person", OPEN, "5 0", "自然人列：2023 年上年结转 5，2022 年结转下年度 缺；1 格空白或未读出，无法判定"},
	{2022, "carried_out/natural_person=-", 2023, "", "continuity.carried", "carried_in", "natural_person", FAILS, "5 0", "自然人列：2023 年上年结转 5，2022 年结转下年度 —，相差 5"},
	{2022, "carried_out/natural_person=-1", 2023, "carried_in/natural_person=_", "continuity.carried", "carried_in", "natural_person", FAILS, "0 -1", NULL},
	{2022, "carried_out/natural_person=1.5", 2023, "carried_in/natural_person=_", "continuity.carried", "carried_in", "natural_person", FAILS, "0 1.5", NULL},
	{2022, "carried_out/business=_", 2023, "", "continuity.carried", "carried_in", "business", PASSES, "0 0", "商业企业列：2023 年上年结转 0，2022 年结转下年度 空白；1 格空白或未读出，按 0 计"},
	{2022, "-carried_out", 2023, "-carried_in", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},
	{2022, "-table_three", 2023, "", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},

	/* only years that follow one another */
	{2021, "", 2023, "", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},
	{2023, "", 2023, "", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},
	{2023, "", 2022, "", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},
	{2022, "year=", 2023, "", "continuity.carried", "carried_in", "natural_person", NO_ROW, NULL, NULL},

	/* rules and normative documents in force, 2021 form in both years */
	{2022, "", 2023, "", "continuity.in_force", "rule", "in_force", PASSES, "2 2", "规章：2023 年现行有效 2，2022 年现行有效 2 + 2023 年制发 2 - 2023 年废止 2 = 2"},
	{2022, "", 2023, "normative_document/in_force=4", "continuity.in_force", "normative_document", "in_force", FAILS, "4 2", "行政规范性文件：2023 年现行有效 4，2022 年现行有效 2 + 2023 年制发 2 - 2023 年废止 2 = 2，相差 2"},
	{2022, "", 2023, "rule/repealed=_", "continuity.in_force", "rule", "in_force", OPEN, "2 4", "规章：2023 年现行有效 2，2022 年现行有效 2 + 2023 年制发 2 - 2023 年废止 空白 = 4；1 格空白或未读出，无法判定"},
	{2022, "", 2023, "rule/repealed=_ rule/in_force=5", "continuity.in_force", "rule", "in_force", FAILS, "5 4", NULL},
	{2022, "rule/in_force=_", 2023, "", "continuity.in_force", "rule", "in_force", OPEN, "2 0", NULL},
	{2022, "rule/in_force=_", 2023, "rule/in_force=0 rule/issued=3", "continuity.in_force", "rule", "in_force", FAILS, "0 1", NULL},
	{2020, "", 2021, "", "continuity.in_force", "rule", "in_force", NO_ROW, NULL, NULL},
	{2022, "-table_two", 2023, "-table_two", "continuity.in_force", "rule", "in_force", NO_ROW, NULL, NULL},

	/* projects, 2019 form in both years */
	{2019, "", 2020, "license/previous_year=4", "continuity.projects", "license", "previous_year", PASSES, "4 4", "行政许可：2020 年报告的上一年项目数量 4，2019 年报告的上一年项目数量 2 + 2019 年增/减 2 = 4"},
	{2019, "fee/change=-1", 2020, "", "continuity.projects", "fee", "previous_year", FAILS, "2 1", "行政事业性收费：2020 年报告的上一年项目数量 2，2019 年报告的上一年项目数量 2 + 2019 年增/减 -1 = 1，相差 1"},
	{2019, "penalty/change=_", 2020, "penalty/previous_year=0", "continuity.projects", "penalty", "previous_year", OPEN, "0 2", NULL},
	{2019, "penalty/previous_year=_ penalty/change=3", 2020, "", "continuity.projects", "penalty", "previous_year", FAILS, "2 3", NULL},
	{2022, "", 2023, "", "continuity.projects", "license", "previous_year", NO_ROW, NULL, NULL},

	/* a parent and the sum of its children: one row a table where nothing differs */
	{2023, "", 2023, "", "rollup.sum", "applications", NULL, PASSES, NULL, "“收到和处理政府信息公开申请情况”表的数字都等于下级报告之和"},
	{2023, "", 2023, "", "rollup.less", "reviews", NULL, PASSES, NULL, "“政府信息公开行政复议、行政诉讼情况”表的数字都不少于下级报告之和"},
	{2023, "granted/business=3", 2023, "", "rollup.sum", "granted", "business", FAILS, "3 4", "予以公开／商业企业：本级报告 3，下级报告之和 4，相差 1"},
	{2023, "granted/business=3", 2023, "", "rollup.less", "granted", "business", FAILS, "3 4", "予以公开／商业企业：本级报告 3，下级报告之和 4，少 1"},
	{2023, "granted/business=3", 2023, "", "rollup.sum", "applications", NULL, NO_ROW, NULL, NULL},
	{2023, "granted/business=5", 2023, "", "rollup.sum", "granted", "business", FAILS, "5 4", NULL},
	{2023, "granted/business=5", 2023, "", "rollup.less", "applications", NULL, PASSES, NULL, NULL},
	{2023, "granted/business=_", 2023, "", "rollup.sum", "granted", "business", OPEN, "0 4", "予以公开／商业企业：本级报告 空白，下级报告之和 4；1 格空白或未读出，无法判定"},
	{2023, "granted/business=_", 2023, "", "rollup.less", "granted", "business", OPEN, "0 4", NULL},
	{2023, "", 2023, "granted/business=_", "rollup.sum", "granted", "business", OPEN, "4 0", NULL},
	{2023, "", 2023, "granted/business=_", "rollup.less", "applications", NULL, PASSES, NULL, NULL},
	{2023, "-granted", 2023, "", "rollup.sum", "granted", "business", OPEN, "0 4", NULL},
	{2023, "-table_four", 2023, "", "rollup.sum", "reviews", NULL, NO_ROW, NULL, NULL},
	{2023, "fee/amount=2.5", 2023, "", "rollup.sum", "fee", "amount", FAILS, "2.5 2", NULL},
	{2023, "fee/amount@", 2023, "", "rollup.sum", "fee", "amount", OPEN, NULL, "行政事业性收费／本年收费金额（单位：万元）：本级报告 不明，下级报告之和 2；1 格空白或未读出，无法判定"},

	/* what only one form asks is not compared */
	{2023, "", 2020, "other/total=1 other/natural_person=1", "rollup.sum", "applications", NULL, PASSES, NULL, NULL},
	{2023, "", 2020, "penalty/decisions=3", "rollup.less", "penalty", "decisions", FAILS, "2 3", NULL},
};

static void
run_pair_case(const pair_case *t)
{
	sample		first;
	sample		second;
	gr_arena	arena;
	gr_checks	all;
	gr_status	status;
	const gr_check *check = NULL;
	bool		told = true;
	char		name[1024];

	whole_report(&first, gr_form_of_year(t->first_year));
	whole_report(&second, gr_form_of_year(t->second_year));
	first.report.year = t->first_year;
	second.report.year = t->second_year;
	change(&first, t->first_words);
	change(&second, t->second_words);
	gr_arena_init(&arena, &tap_host);
	status = (t->rule[0] == 'c' ? gr_check_continuity : gr_check_rollup) (&first.report, &second.report, &arena, &all);
	for (uint32_t i = 0; i < all.n && check == NULL; i++)
		if (is_code(gr_rules[all.list[i].rule].code, t->rule) && is_code(all.list[i].item, t->item) && is_code(all.list[i].col, t->col))
			check = &all.list[i];
	for (uint32_t i = 0; i < all.n; i++)
		told &= all.list[i].message.len > 0 && (i == 0 || all.list[i - 1].rule <= all.list[i].rule);
	snprintf(name, sizeof name, "%s: %d %s, %d %s", t->rule, t->first_year, t->first_words, t->second_year, t->second_words);
	is_int(check != NULL ? (int) check->passed : (int) NO_ROW, t->want, name);
	if (t->sides != NULL && check != NULL)
		is_str(str(sides_text(check)), t->sides, "  its sides");
	if (t->message != NULL && check != NULL)
		is_str(check->message, t->message, "  its message");
	ok(status == GR_OK && told, "  and every check has a message, in the catalogue's order");
}

/* Two agencies are compared where one's name may be the other's. */
static void
agencies(void)
{
	static const struct
	{
		const char *previous;
		const char *current;
		bool		compared;
	}			names[] = {
		{"霁川市教育局", "霁川市教育局", true},
		{"教育局", "霁川市教育局", true},
		{"", "霁川市教育局", true},
		{"霁川市民政局", "霁川市教育局", false},
	};

	for (size_t i = 0; i < LENGTH(names); i++)
	{
		sample		previous;
		sample		current;
		gr_arena	arena;
		gr_checks	checks;

		whole_report(&previous, GR_FORM_2021);
		whole_report(&current, GR_FORM_2021);
		previous.report.year = 2022;
		previous.report.agency = str(names[i].previous);
		current.report.agency = str(names[i].current);
		gr_arena_init(&arena, &tap_host);
		is_int(gr_check_continuity(&previous.report, &current.report, &arena, &checks), GR_OK, names[i].previous);
		ok((checks.n > 0) == names[i].compared, names[i].compared ? "  is compared" : "  is not compared");
	}
}

/* Rows that share an item are one sum; more than a figure can hold is not known. */
static void
shared_items(void)
{
	sample		parent;
	sample		children;
	gr_arena	arena;
	gr_checks	checks;

	whole_report(&parent, GR_FORM_2019);
	whole_report(&children, GR_FORM_2019);
	children.disclosures[children.report.n_disclosures++] = (gr_disclosure) {.item = GR_OTHER_SERVICE, .measure = GR_DECISIONS, .label = str("行政确认"), .figure = number(3)};
	gr_arena_init(&arena, &tap_host);
	is_int(gr_check_rollup(&parent.report, &children.report, &arena, &checks), GR_OK, "two rows under one item");
	is_str(str(sides_text(&checks.list[0])), "2 5", "  are one sum");
	children.disclosures[children.report.n_disclosures - 1].figure = number(INT64_MAX);
	is_int(gr_check_rollup(&parent.report, &children.report, &arena, &checks), GR_OK, "two rows whose sum no figure can hold");
	is_int(checks.list[0].passed, GR_UNDECIDED, "  decide nothing");
}

/* ---- what no single case shows ---------------------------------------------------- */

/* Whose fault a finding is, and the line that it is about. */
static void
causes(void)
{
	static const struct
	{
		const char *change;
		const char *rule;
		gr_cause	cause;
		uint32_t	line;
		const char *raw;			/* of the problem; NULL: as it comes */
	}			cases[] = {
		{"license/decisions=?", "cells.unreadable", GR_CAUSE_REPORT, 7, NULL},
		{"license/decisions=?", "cells.unreadable", GR_CAUSE_READING, 7, "1\xEF\xBF\xBD"},
		{"license/decisions=?", "cells.unreadable", GR_CAUSE_READING, 7, "12?"},
		{"license/decisions=?", "cells.unreadable", GR_CAUSE_REPORT, 7, "约?"},
		{"license/decisions=~", "cells.unreadable", GR_CAUSE_READING, 7, NULL},
		{"!too_long:", "cells.unreadable", GR_CAUSE_READING, 7, NULL},
		{"!conflict:granted/total", "cells.unreadable", GR_CAUSE_REPORT, 7, NULL},
		{"-table_four", "form.table_missing", GR_CAUSE_REPORT, 0, NULL},
		{"-table_four !unread:reviews", "form.table_missing", GR_CAUSE_READING, 7, NULL},
		{"-penalty", "form.row_missing", GR_CAUSE_REPORT, 0, NULL},
		{"-penalty !unread:penalty", "form.row_missing", GR_CAUSE_READING, 7, NULL},
		{"!several_reports:", "reports.several", GR_CAUSE_REPORT, 7, NULL},
		{"received/total=9", "applications.applicants", GR_CAUSE_REPORT, 0, NULL},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		sample		s;
		gr_checks	findings;
		bool		found = false;

		whole_report(&s, GR_FORM_2021);
		change(&s, cases[i].change);
		if (cases[i].raw != NULL)
			s.problems[0].raw = str(cases[i].raw);
		findings = checks_of(&s.report, GR_FINDINGS);
		for (uint32_t k = 0; k < findings.n && !found; k++)
			found = same(gr_rules[findings.list[k].rule].code, str(cases[i].rule)) && findings.list[k].cause == cases[i].cause
				&& findings.list[k].line == cases[i].line;
		ok(found, cases[i].change);
	}
}

static void
catalogue(void)
{
	static const char *const codes[] = {
		"applications.balance", "applications.outcomes", "applications.applicants", "reviews.total",
		"disclosures.published", "disclosures.unit",
		"cells.unreadable", "cells.negative", "cells.fraction", "cells.blank",
		"form.table_missing", "form.row_missing", "form.row_repeated", "form.edition", "form.mixed",
		"sections.missing", "sections.empty", "sections.numbering", "year.title", "reports.several",
		"claims.sum", "claims.share", "claims.table", "claims.sections", "claims.balance", "claims.year", "claims.parts",
		"fees.stated", "sections.thin",
		"continuity.carried", "continuity.in_force", "continuity.projects", "continuity.growth", "continuity.outlier",
		"continuity.text", "rollup.sum", "rollup.less",
	};

	is_int(gr_n_rules, LENGTH(codes), "as many rules as there are");
	for (size_t i = 0; i < LENGTH(codes); i++)
	{
		is_str(gr_rules[i].code, codes[i], "a rule in its place");
		ok(gr_rules[i].basis.len > 0 && gr_rules[i].summary.len > 0, "  has basis and summary");
	}
}

static bool
is_listed(gr_str code, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same(code, str(list[i])))
			return true;
	return false;
}

/* Every rule has a case that passes, one that fails, and one that is open where that can be; claims_test.c sees to those on claims. */
static void
every_rule_has_cases(void)
{
	static const char *const always_decided[] = {
		"disclosures.unit", "cells.unreadable", "cells.negative", "cells.fraction", "cells.blank",
		"form.row_repeated", "sections.empty", "reports.several",
	};
	/* in narrative_test.c */
	static const char *const elsewhere[] = {
		"fees.stated", "sections.thin", "continuity.growth", "continuity.outlier", "continuity.text"
	};
	static const char *const fails_below[] = {"form.mixed"};	/* in mixed_editions */

	for (int i = 0; i < gr_n_rules; i++)
	{
		gr_str		code = gr_rules[i].code;
		bool		have[NO_ROW + 1] = {false};
		char		name[100];

		if (strncmp(code.s, "claims.", 7) == 0 || is_listed(code, elsewhere, LENGTH(elsewhere)))
			continue;
		for (size_t j = 0; j < LENGTH(cases); j++)
			have[cases[j].want] |= is_code(code, cases[j].rule);
		for (size_t j = 0; j < LENGTH(pair_cases); j++)
			have[pair_cases[j].want] |= is_code(code, pair_cases[j].rule);
		snprintf(name, sizeof name, "%.*s: a case that passes, one that fails, one that is open", (int) code.len, code.s);
		ok(have[PASSES] && (have[FAILS] || is_listed(code, fails_below, LENGTH(fails_below)))
		   && have[OPEN] != is_listed(code, always_decided, LENGTH(always_decided)), name);
	}
}

static void
whole_reports(void)
{
	static const gr_form forms[] = {GR_FORM_2019, GR_FORM_2021};

	for (size_t i = 0; i < LENGTH(forms); i++)
	{
		sample		s;
		gr_checks	checks;

		whole_report(&s, forms[i]);
		checks = checks_of(&s.report, GR_ALL_CHECKS);
		/* 2 * 7 columns, all rows, 3 proceedings, 1 amount, 4 rules by cells and 3 of the form for 3 tables, 2 editions, 6 + 3 + 1 sections, 1 title, 1 report, 1 year of claims, 1 fee from 2021 on */
		is_int(checks.n, forms[i] == GR_FORM_2019 ? 14 + 23 + 3 + 2 + 1 + 12 + 9 + 2 + 10 + 2 + 1 : 14 + 25 + 3 + 1 + 12 + 9 + 2 + 10 + 2 + 1 + 1,
			   "a whole report: every check gives a row");
		is_int(checks_of(&s.report, GR_FINDINGS).n, 0, "  and none of them is a finding");
		ok(gr_is_valid(&s.report), "  and it is valid");
	}
}

/* Both editions' rows in one report: only common rows and those there are asked. */
static void
mixed_editions(void)
{
	sample		s;
	gr_checks	checks;

	whole_report(&s, GR_FORM_2021);
	s.report.n_disclosures = 0;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (gr_disclosure_cells[i].form == GR_FORM_2019)
			s.disclosures[s.report.n_disclosures++] = (gr_disclosure) {.item = (int8_t) gr_disclosure_cells[i].item,
				.measure = gr_disclosure_cells[i].measure, .unit = gr_disclosure_cells[i].unit, .figure = number(0)};
	checks = checks_of(&s.report, GR_FINDINGS);
	is_int(checks.n, 1, "tables of two editions: one finding");
	is_str(gr_rules[checks.list[0].rule].code, "form.mixed", "  which is form.mixed");
	is_str(checks.list[0].message, "“主动公开政府信息情况”表用 2019 年版格式，“收到和处理政府信息公开申请情况”表用 2021 年版格式", "  and names both");

	whole_report(&s, GR_FORM_2021);
	add_application(&s, GR_OTHER, 0, 0);
	checks = checks_of(&s.report, GR_FINDINGS);
	is_int(checks.n, 1, "a table with rows of both editions: one finding");
	is_str(checks.list[0].message, "“主动公开政府信息情况”表用 2021 年版格式，“收到和处理政府信息公开申请情况”表两版格式混用", "  and says which");
	change(&s, "other/natural_person=1 other/total=1 -other.fee_overdue");
	checks = checks_of(&s.report, GR_ERRORS);
	is_int(checks.n, 2, "  rows of one edition are not missed there, and are no blanks");
	is_str(checks.list[0].message, "自然人列：办理结果总计 357，各项办理结果之和 358，相差 1", "  but counted");
}

/* Rows that the form does not have, and two rows under one item. */
static void
printed_labels(void)
{
	sample		s;
	gr_checks	checks;

	whole_report(&s, GR_FORM_2019);
	s.disclosures[s.report.n_disclosures++] = (gr_disclosure) {.item = -1, .measure = GR_CREATED, .label = str("其他主动公开文件"), .figure = number(-1)};
	s.disclosures[s.report.n_disclosures++] = (gr_disclosure) {.item = GR_OTHER_SERVICE, .measure = GR_DECISIONS, .label = str("行政确认"), .figure = {.state = GR_BLANK}};
	checks = checks_of(&s.report, GR_FINDINGS);
	is_int(checks.n, 2, "rows under a printed label: a negative figure and a blank");
	is_str(checks.list[0].message, "其他主动公开文件／本年新制作数量：-1 是负数", "  named as printed");
	is_str(checks.list[0].item, NULL, "  without an item");
	is_str(checks.list[1].message, "“主动公开政府信息情况”表有 1 格空白", "  a blank beside a figure of its item counts");
}

/* Text of the report goes into messages clipped, on a character's edge. */
static void
long_texts(void)
{
	static char raw[4000];
	sample		s;
	gr_checks	checks;
	bool		good;

	for (size_t i = 0; i + 3 < sizeof raw; i += 3)
		memcpy(raw + i, "四", 3);
	whole_report(&s, GR_FORM_2021);
	change(&s, "received/total=?");
	s.problems[0].raw = str(raw);
	s.report.title = str(raw);
	checks = checks_of(&s.report, GR_FINDINGS);
	is_int(checks.n, 2, "a long text gives findings");
	good = checks.list[0].message.len < 300 && checks.list[1].message.len < 300
		&& strstr(checks.list[1].message.s, "四…”没有写明年份") != NULL;
	ok(good, "  with short messages");

	s.problems[0].raw = str("\n12\t\tO\r\n 3 ");
	checks = checks_of(&s.report, GR_ERRORS);
	is_str(checks.list[0].message, "第 7 行，本年新收政府信息公开申请数量／总计：“12 O 3”不是数字、横线或空白", "text of many lines goes on one");
}

/* Memory and time: a host without either is told, and nothing is returned. */
static int	allocations_left;

static void *
allocate_some(void *context, size_t size)
{
	(void) context;
	return allocations_left-- > 0 ? malloc(size) : NULL;
}

static bool
poll_no(void *context)
{
	(void) context;
	return false;
}

static void
hosts(void)
{
	static const gr_host poor = {allocate_some, NULL, NULL};
	static const gr_host busy = {tap_allocate, poll_no, NULL};
	static gr_problem problems[100000];
	gr_report	report = {.problems = problems, .n_problems = LENGTH(problems)};
	gr_arena	arena;
	gr_checks	checks;
	gr_status	status = GR_NO_MEMORY;
	int			failures = 0;

	for (size_t i = 0; i < LENGTH(problems); i++)
		problems[i] = (gr_problem) {GR_PROBLEM_UNREADABLE, str("received"), str("total"), str("x"), (uint32_t) i + 1};
	is_int(checks_of(&report, GR_ALL_CHECKS).n, LENGTH(problems) + 35, "a hundred thousand problems, each a finding");
	for (int n = 0; status == GR_NO_MEMORY && n < 10000; n++)
	{
		allocations_left = n;
		gr_arena_init(&arena, &poor);
		status = gr_check_report(&report, GR_ALL_CHECKS, &arena, &checks);
		failures += status == GR_NO_MEMORY && checks.n == 0 && checks.list == NULL;
		if (n > 30)
			n += 100;
	}
	is_int(status, GR_OK, "without memory at any step: said so, until there is enough");
	ok(failures > 30, "  and no checks returned");
	gr_arena_init(&arena, &busy);
	is_int(gr_check_report(&report, GR_ALL_CHECKS, &arena, &checks), GR_STOPPED, "a host that wants to stop is heard");
}

/* Which line a check is about. */
static void
lines(void)
{
	const gr_str body = {"一\n二\n三、主动公开\n", sizeof "一\n二\n三、主动公开\n" - 1};
	const gr_str item = gr_application_rows[2].code;
	const gr_str col = gr_applicants[1].code;
	gr_application rows[2] = {{.row = 2}, {.row = 5}};
	gr_section	section = {.kind = GR_APPLICATIONS,.start = 5};
	gr_report	report = {.applications = rows,.n_applications = 2,.sections = &section,.n_sections = 1};
	gr_check	check = {.item = item,.col = col};

	rows[0].cell[0].line = 9;
	rows[0].cell[2].line = 8;
	rows[1].cell[1].line = 20;
	is_int(gr_check_line(&report, &check, body), 8, "a cell without a line: the first of its row");
	rows[0].cell[1].line = 10;
	is_int(gr_check_line(&report, &check, body), 10, "a cell: its own");
	check.item = (gr_str) {NULL, 0};
	is_int(gr_check_line(&report, &check, body), 10, "a column: its first cell's");
	check = (gr_check) {.item = gr_section_forms[GR_APPLICATIONS].code};
	is_int(gr_check_line(&report, &check, body), 3, "a section: its heading's");
	check = (gr_check) {.item = gr_section_forms[GR_DISCLOSURES].code};
	is_int(gr_check_line(&report, &check, body), 0, "a section that is not there: none");
	check.line = 7;
	is_int(gr_check_line(&report, &check, body), 7, "a problem: its own");
	check = (gr_check) {0};
	is_int(gr_check_line(&report, &check, body), 0, "nothing: none");
}

int
main(void)
{
	catalogue();
	causes();
	every_rule_has_cases();
	whole_reports();
	for (size_t i = 0; i < LENGTH(cases); i++)
		run_case(&cases[i]);
	for (size_t i = 0; i < LENGTH(pair_cases); i++)
		run_pair_case(&pair_cases[i]);
	agencies();
	shared_items();
	mixed_editions();
	printed_labels();
	long_texts();
	lines();
	hosts();
	return done_testing();
}

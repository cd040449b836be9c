/*
 * pages_lists.c - the long tables: agencies, findings, reports that are nobody's.
 * The script sorts, filters and downloads them.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

/* The places between the node and the agency, from above. */
static void
html_above(struct page *page, const struct agency *node, const struct agency *agency)
{
	const struct agency *above[64];
	int			n = 0;

	for (const struct agency *a = agency->parent; a != NULL && a != node && n < 64; a = a->parent)
		above[n++] = a;
	html(page, "<td class=\"at\">");
	while (n > 0)
	{
		html(page, "%s", above[--n]->name);
		if (n > 0)
			html(page, " / ");
	}
}

static struct page
list_begin(const struct store *store, const struct place *place, const char *what)
{
	char	   *title = print_string("%s %d 年度 %s", place->agency->name, store->years[place->year], what);
	struct page		page = page_begin(store, place, path_of(store, place), title);

	free(title);
	title = place->agency == &store->whole ? copy_string(what) : print_string("%s：%s", place->agency->name, what);
	html_heading(&page, store, place, title);
	free(title);
	return page;
}

/* ---- agencies ----------------------------------------------------------------------- */

/* In the order of the list: who has not reported comes first, who has reported stands together. */
static const enum filing filing_order[FILINGS] = {MISSING, DUE, LATE, REPORTED};

/* Figures that the list has, each a sum of rows of table three. */
static const struct
{
	const char *label;
	int			first;
	int			last;
} figures[] = {
	{"本年新收", GR_RECEIVED, GR_RECEIVED}, {"上年结转", GR_CARRIED_IN, GR_CARRIED_IN},
	{"予以公开", GR_GRANTED, GR_GRANTED}, {"部分公开", GR_GRANTED_IN_PART, GR_GRANTED_IN_PART},
	{"不予公开", GR_STATE_SECRET, GR_ADMINISTRATIVE_INQUIRY}, {"无法提供", GR_NOT_HELD, GR_UNCLEAR_AFTER_CORRECTION},
	{"不予处理", GR_COMPLAINT, GR_REISSUE}, {"其他处理", GR_OTHER, GR_MISCELLANEOUS},
	{"办理总计", GR_CONCLUDED, GR_CONCLUDED}, {"结转下年", GR_CARRIED_OUT, GR_CARRIED_OUT},
};

/* A row that a report does not have, as the other edition's, adds nothing. */
static void
html_figure(struct page *page, const struct filed *filed, int first, int last)
{
	__int128	sum = 0;
	bool		any = false;

	for (int value = first; value <= last; value++)
		if (filed->known >> value & 1)
		{
			any = true;
			sum += filed->values[value];
		}
	html(page, "<td class=\"n\">");
	if (any)
		html_number(page, sum);
}

static void
html_agency_row(struct page *page, const struct store *store, const struct agency *node, const struct agency *agency, int year, const char *mark, bool first_filed)
{
	const struct filed *filed = &agency->filed[year];

	html(page, "<tr");
	if (mark != NULL)
		html(page, " id=\"status=%s\"", mark);
	html(page, "><th><a ");
	html_href(page, store, AGENCY_PAGE, agency, year, NULL);
	html(page, ">%s</a>", agency->name);
	html_above(page, node, agency);
	html(page, "<td>%s<td>", agency->level);
	html_filing(page, filed);
	html(page, first_filed ? "<td id=\"filed=yes\">%s" : "<td>%s", filed->versions > 0 ? "是" : "否");
	html(page, "<td class=\"n\">%s<td class=\"n\">%s", filed->arrived, filed->deadline);
	if (filed->read)
		html(page, filed->valid ? "<td><span class=\"is good\">无误</span><td class=\"n\">%d<td class=\"n\">%d<td class=\"n\">%d<td>"
			 : "<td><span class=\"is error\">有误</span><td class=\"n\">%d<td class=\"n\">%d<td class=\"n\">%d<td>",
			 filed->errors, filed->warnings, filed->unread);
	else
		html(page, "<td><td><td><td><td>");
	if (needs_letter(store, agency, year))
	{
		html(page, "<a ");
		html_href(page, store, LETTER_PAGE, agency, year, NULL);
		html(page, ">通知单</a>");
	}
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		html_figure(page, filed, figures[i].first, figures[i].last);
	html(page, "<td>%s<td>%s\n", filed->read ? (filed->summed ? "是" : "否，汇总下级") : "", agency->code);
}

void
write_agency_list(const struct store *store, const struct agency *node, int year)
{
	const struct place place = {AGENCIES_PAGE, node, year, NULL};
	struct page		page = list_begin(store, &place, "机关一览");
	bool		first_filed;

	html(&page, "<p class=\"extent\">%d 个应报机关：按期 %d，逾期 %d，未报送 %d，未到期 %d。空格表示没有报告，或没有写明、未能读出；"
		 "有误的报告，数字照原文。</p>\n", node->sums[year].expected, node->sums[year].n[REPORTED], node->sums[year].n[LATE],
		 node->sums[year].n[MISSING], node->sums[year].n[DUE]);
	html(&page, "<div class=\"scroll\"><table class=\"rows\" data-file=\"机关一览-%s-%d\"><thead><tr><th>机关<th data-filter=\"place\">上级"
		 "<th data-filter=\"level\">层级<th data-filter=\"status\">报送<th data-filter=\"filed\">收到<th class=\"n\">报送日期<th class=\"n\">期限<th data-filter=\"valid\">检查"
		 "<th class=\"n\">错误<th class=\"n\">警告<th class=\"n\">未读出<th>通知单", node->name, store->years[year]);
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		html(&page, "<th class=\"n\">%s", figures[i].label);
	html(&page, "<th>计入合计<th>代码</thead><tbody>\n");
	first_filed = true;
	for (int k = 0; k < FILINGS; k++)
	{
		const char *mark = filing_codes[filing_order[k]];

		for (int i = node->order; i < node->end; i++)
			if (store->tree[i]->filed[year].expected && store->tree[i]->filed[year].filing == filing_order[k])
			{
				const bool	is_filed = store->tree[i]->filed[year].versions > 0;

				html_agency_row(&page, store, node, store->tree[i], year, mark, is_filed && first_filed);
				first_filed &= !is_filed;
				mark = NULL;
			}
	}
	/* reports of a year in which nothing was expected, or of no agency that is known */
	for (int i = node->order; i < node->end; i++)
		if (!store->tree[i]->filed[year].expected && store->tree[i]->filed[year].read)
			html_agency_row(&page, store, node, store->tree[i], year, NULL, false);
	html(&page, "</tbody></table></div>\n");
	page_end(&page, store);
}

/* ---- figures ------------------------------------------------------------------------- */

static void
html_value_heads(struct page *page)
{
	for (int row = 0; row < GR_ROWS; row++)
		html(page, *gr_application_rows[row].group_label.s != '\0' ? "<th class=\"n\" data-name=\"%s\">%s／%s" : "<th class=\"n\" data-name=\"%s\">%s%s",
			 value_mark(FIRST_ROW + row), gr_application_rows[row].group_label.s, gr_application_rows[row].label.s);
	for (int i = 0; i < GR_APPLICANTS - 1; i++)
		html(page, "<th class=\"n\" data-name=\"%s\">新收／%s", value_mark(FIRST_APPLICANT + i), gr_applicants[i].label.s);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		for (int k = 0; k < GR_OUTCOMES; k++)
			html(page, "<th class=\"n\" data-name=\"%s\">%s／%s", value_mark(FIRST_REVIEW + i * GR_OUTCOMES + k), gr_proceedings[i].label.s,
				 gr_outcomes[k].label.s);
}

static void
html_values(struct page *page, const struct filed *filed)
{
	for (int value = 0; value < VALUES; value++)
	{
		html(page, "<td class=\"n\">");
		if (filed->known >> value & 1)
			html_number(page, filed->values[value]);
	}
	html(page, "\n");
}

void
write_figure_list(const struct store *store, const struct agency *node, int year)
{
	const struct place place = {FIGURES_PAGE, node, year, NULL};
	struct page page = list_begin(store, &place, "数字一览");

	html(&page, "<p class=\"extent\">计入合计的 %d 份报告，各列相加即为合计。空格表示报告没有写明、未能读出，或该年表式没有这一行；有误的报告，数字照原文。</p>\n",
		 node->sums[year].summed);
	html(&page, "<div class=\"scroll\"><table class=\"rows wide\" data-file=\"数字一览-%s-%d\"><thead><tr><th>机关<th data-filter=\"place\">上级"
		 "<th data-filter=\"level\">层级<th data-filter=\"valid\">检查", node->name, store->years[year]);
	html_value_heads(&page);
	html(&page, "</thead><tbody>\n");
	for (int i = node->order; i < node->end; i++)
	{
		const struct filed *filed = &store->tree[i]->filed[year];

		if (!filed->summed)
			continue;
		html(&page, "<tr><th><a ");
		html_href(&page, store, AGENCY_PAGE, store->tree[i], year, NULL);
		html(&page, ">%s</a>", store->tree[i]->name);
		html_above(&page, node, store->tree[i]);
		html(&page, filed->valid ? "<td>%s<td>无误" : "<td>%s<td>有误", store->tree[i]->level);
		html_values(&page, filed);
	}
	html(&page, "</tbody></table></div>\n");
	page_end(&page, store);
}

/* ---- findings ------------------------------------------------------------------------- */

static const char *const kind_names[] = {"本报告", "与上年", "与下级"};

/* The gravest first, those of a rule together, along the tree. */
static int
compare_for_list(const void *a, const void *b)
{
	const struct finding *one = *(const struct finding *const *) a;
	const struct finding *other = *(const struct finding *const *) b;

	if (one->severity != other->severity)
		return other->severity - one->severity;
	if (one->rule != other->rule)
		return one->rule - other->rule;
	if (one->agency != other->agency)
		return one->agency->order - other->agency->order;
	return one->n - other->n;
}

static void
html_finding_row(struct page *page, const struct store *store, const struct agency *node, const struct finding *finding, bool first_of_severity, bool first_of_rule)
{
	const struct rule *rule = &store->rules[finding->rule];

	html(page, "<tr");
	if (first_of_rule)
		html(page, " id=\"rule=%s\"", rule->code);
	html(page, "><td");
	if (first_of_severity)
		html(page, " id=\"severity=%s\"", severity_codes[finding->severity]);
	html(page, "><span class=\"is %s\">%s</span><td title=\"%s\">%s<th><a ", severity_codes[finding->severity],
		 severity_names[finding->severity], rule->summary, rule->code);
	html_href(page, store, AGENCY_PAGE, finding->agency, finding->year, "findings");
	html(page, ">%s</a>", finding->agency->name);
	html_above(page, node, finding->agency);
	html(page, "<td>%s<td class=\"say\">%s", finding->agency->level, finding->message);
	if (finding->line > 0)
		html(page, "<td class=\"n\">%d", finding->line);
	else
		html(page, "<td>");
	html(page, "<td>%s<td>%s<td>%s\n", kind_names[finding->kind], finding->of_reading ? "未能读出" : "报告", finding->waiver != NULL ? "已豁免" : "");
}

/* Those of one rule, or of all; the caller frees the list. */
static const struct finding **
list_of_findings(const struct store *store, const struct agency *node, int year, const char *rule, int *n)
{
	const struct finding **list = allocate((size_t) (node->sums[year].findings + 1) * sizeof *list);

	*n = 0;
	for (int i = node->order; i < node->end; i++)
	{
		const struct filed *filed = &store->tree[i]->filed[year];

		for (int k = filed->first_finding; k < filed->first_finding + filed->n_findings; k++)
			if (rule == NULL || strcmp(store->rules[store->findings[k].rule].code, rule) == 0)
				list[(*n)++] = &store->findings[k];
	}
	qsort(list, (size_t) *n, sizeof *list, compare_for_list);
	return list;
}

static void
write_findings(const struct store *store, const struct agency *node, int year, const char *rule)
{
	const struct place place = {FINDINGS_PAGE, node, year, rule};
	int			n;
	const struct finding **list = list_of_findings(store, node, year, rule, &n);
	struct page page;

	if (n == 0 && rule != NULL)
	{
		free(list);
		return;
	}
	page = list_begin(store, &place, "问题一览");
	if (rule != NULL)
		html(&page, "<p class=\"extent\">规则：%s</p>\n", store->rules[list[0]->rule].summary);
	html(&page, "<p class=\"extent\">%d 份报告中检查出 %d 处；其中 %d 份有错误。没有报送的机关不在其中。</p>\n", node->sums[year].read, n,
		 node->sums[year].wrong);
	html(&page, "<div class=\"scroll\"><table class=\"rows\" data-file=\"问题一览-%s-%d\"><thead><tr><th data-filter=\"severity\">程度"
		 "<th data-filter=\"rule\">规则<th>机关<th data-filter=\"place\">上级<th data-filter=\"level\">层级<th>说明<th class=\"n\">原文行"
		 "<th data-filter=\"kind\">范围<th data-filter=\"cause\">成因<th data-filter=\"waived\">豁免</thead><tbody>\n", node->name,
		 store->years[year]);
	for (int i = 0; i < n; i++)
		html_finding_row(&page, store, node, list[i], i == 0 || list[i - 1]->severity != list[i]->severity,
						 i == 0 || list[i - 1]->rule != list[i]->rule);
	html(&page, "</tbody></table></div>\n");
	free(list);
	page_end(&page, store);
}

/* Where there are too many for one table: the rules, each with a list of its own. */
static void
write_rules(const struct store *store, const struct agency *node, int year)
{
	const struct place place = {FINDINGS_PAGE, node, year, NULL};
	const struct sums *sums = &node->sums[year];
	struct page page = list_begin(store, &place, "问题一览");

	html(&page, "<p class=\"extent\">%d 份报告中检查出 %d 处，各规则另成一表；其中 %d 份有错误。没有报送的机关不在其中。</p>\n", sums->read,
		 sums->findings, sums->wrong);
	html(&page, "<section><table><thead><tr><th>程度<th>规则<th class=\"n\">处<th class=\"n\">报告</thead><tbody>\n");
	for (int severity = GR_ERROR; severity >= GR_INFO; severity--)
	{
		bool		first = true;

		for (int rule = 0; rule < store->n_rules; rule++)
		{
			if (store->rules[rule].severity != severity || sums->by_rule[rule] == 0)
				continue;
			html(&page, "<tr><td");
			if (first)
				html(&page, " id=\"severity=%s\"", severity_codes[severity]);
			first = false;
			html(&page, "><span class=\"is %s\">%s</span><th>%s<td class=\"n\"><a ", severity_codes[severity], severity_names[severity],
				 store->rules[rule].summary);
			html_rule_href(&page, store, node, year, store->rules[rule].code);
			html(&page, ">%d</a><td class=\"n\">%d\n", sums->by_rule[rule], sums->reports_by_rule[rule]);
		}
	}
	html(&page, "</tbody></table></section>\n");
	page_end(&page, store);
}

void
write_finding_list(const struct store *store, const struct agency *node, int year)
{
	if (!is_split(node, year))
	{
		write_findings(store, node, year, NULL);
		return;
	}
	write_rules(store, node, year);
	for (int rule = 0; rule < store->n_rules; rule++)
		write_findings(store, node, year, store->rules[rule].code);
}

/* ---- reports that are nobody's ------------------------------------------------------------ */

void
write_unmatched(const struct store *store, int year)
{
	const struct place place = {UNMATCHED_PAGE, &store->whole, year, NULL};
	struct page		page = list_begin(store, &place, "归属待定的报告");
	const PGresult *rows = store->unmatched;

	html(&page, "<p class=\"extent\">不能确定属于名单上哪个机关的报告，本年度的和没有年度的；更正名单或别名后重新对应。</p>\n"
		 "<div class=\"scroll\"><table class=\"rows\" data-file=\"归属待定-%d\"><thead><tr><th>报告所写机关<th class=\"n\">年度<th data-filter=\"reason\">原因"
		 "<th>可能是<th class=\"n\">报送日期<th>文件</thead><tbody>\n", store->years[year]);
	for (int i = 0; i < PQntuples(rows); i++)
	{
		const struct agency *agency = find_agency(store, value_of(rows, i, 6));

		if (value_of(rows, i, 0) != NULL && int_of(rows, i, 0) != store->years[year])
			continue;
		html(&page, "<tr><th>");
		if (agency != NULL && has_page(agency, year))
		{
			html(&page, "<a ");
			html_href(&page, store, AGENCY_PAGE, agency, year, NULL);
			html(&page, ">%s</a>", value_of(rows, i, 1) != NULL ? agency->name : NAMELESS);
		}
		else
			html(&page, "%s", value_of(rows, i, 1) != NULL ? value_of(rows, i, 1) : NAMELESS);
		html(&page, "<td class=\"n\">%s<td>%s<td>%s<td class=\"n\">%s<td>%s\n", value_of(rows, i, 0), value_of(rows, i, 2), value_of(rows, i, 5),
			 value_of(rows, i, 3), value_of(rows, i, 4));
	}
	html(&page, "</tbody></table></div>\n");
	page_end(&page, store);
}

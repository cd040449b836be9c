/*
 * pages_agency.c - the page of an agency in a year: whether its report has come and
 * is right, what is wrong where, what the narrative says, how it was in other years
 * and stands among its peers, which versions came.
 */
#include "command/pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the answers. */
enum
{
	CLAIM_RULE = 2, CLAIM_MESSAGE, CLAIM_STATED, CLAIM_PRINTED, CLAIM_PASSED
};
enum
{
	VERSION_NUMBER = 2, VERSION_COUNTS, VERSION_ARRIVED, VERSION_SOURCE, VERSION_FIGURES, VERSION_UNREAD, VERSION_ERRORS,
	VERSION_WARNINGS, VERSION_CHANGED, VERSION_CHANGES, VERSION_MENDED, VERSION_NEW
};
enum
{
	CHANGE_METRIC = 2, CHANGE_VALUE, CHANGE_PREVIOUS, CHANGE_CHANGE
};

#define AGENCIES_AT_A_TIME 200

static const char *
at(const struct slice *slice, int row, int column)
{
	return value_of(slice->rows, slice->first + row, column);
}

/* ---- the head ----------------------------------------------------------------------- */

static void
html_state(struct page *page, const struct report_view *view)
{
	const struct filed *filed = view->filed;

	html(page, "<p class=\"state\">");
	html_filing(page, filed);
	if (filed->read && filed->valid)
		html(page, " <span class=\"is good\">没有错误</span>");
	else if (filed->read)
		html(page, " <a class=\"is error\" href=\"#findings\">有错误</a>");
	if (filed->unread > 0)
		html(page, " <span class=\"is warning\">%d 处未能读出</span>", filed->unread);
	if (needs_letter(view->store, view->agency, view->year))
	{
		html(page, " <a class=\"button\" ");
		html_href(page, view->store, LETTER_PAGE, view->agency, view->year, NULL);
		html(page, filed->read ? ">整改通知单</a>" : ">催报通知单</a>");
	}
	html(page, "</p>\n<dl class=\"facts\">");
	if (view->agency->code != NULL)
		html(page, "<dt>代码<dd>%s", view->agency->code);
	if (view->agency->level != NULL)
		html(page, "<dt>层级<dd>%s", view->agency->level);
	if (filed->deadline != NULL)
		html(page, "<dt>期限<dd>%s", filed->deadline);
	if (filed->arrived != NULL)
		html(page, "<dt>首次报送<dd>%s", filed->arrived);
	if (filed->read)
		html(page, "<dt>版本<dd>%d 份<dt>表式<dd>%s 年版<dt>读出数字<dd>%d 个<dt>文件<dd class=\"file\">%s", filed->versions,
			 filed->form != NULL ? filed->form : "不明的", filed->figures, filed->source);
	html(page, "</dl>\n");
	if (filed->doubtful > 0)
	{
		html(page, "<p class=\"extent\"><a ");
		html_href(page, view->store, UNMATCHED_PAGE, &view->store->whole, view->year, NULL);
		html(page, ">%d 份归属待定的报告</a>可能属于这个机关。</p>\n", filed->doubtful);
	}
}

/* ---- the figures that come first -------------------------------------------------------- */

static int
change_of(const struct report_view *view, const char *metric, int year)
{
	for (int i = 0; i < view->changes.n; i++)
		if (int_of(view->changes.rows, view->changes.first + i, 1) == year && strcmp(at(&view->changes, i, CHANGE_METRIC), metric) == 0)
			return i;
	return -1;
}

static bool
is_rate(const char *metric)
{
	return strcmp(metric, "received") != 0 && strcmp(metric, "concluded") != 0 && strcmp(metric, "disputes") != 0;
}

static void
html_metric(struct page *page, const struct report_view *view, int ranked, const char *label)
{
	const char *metric = ranked_metrics[ranked];
	const int	row = change_of(view, metric, view->store->years[view->year]);
	const char *value = row < 0 ? NULL : at(&view->changes, row, CHANGE_VALUE);
	const struct ranking *ranking = &view->filed->rankings[ranked];

	html(page, "<div class=\"tile\"><b>%s</b><span>%s</span>", value == NULL ? "—" : is_rate(metric) ? per_cent(value) : value, label);
	if (row >= 0 && at(&view->changes, row, CHANGE_CHANGE) != NULL)
		html(page, "<small>比上年 %s</small>", at(&view->changes, row, CHANGE_CHANGE));
	if (ranking->rank > 0 && ranking->ranked > 1)
		html(page, "<small>同级第 %d / %d</small>", ranking->rank, ranking->ranked);
	html(page, "</div>\n");
}

static void
html_tiles(struct page *page, const struct report_view *view)
{
	static const char *const labels[RANKED] = {"新收申请", "公开率", "不予公开率", "结转率", "争议率", "纠错率"};

	html(page, "<section class=\"tiles\" aria-label=\"主要数字\">\n");
	for (int i = 0; i < RANKED; i++)
		html_metric(page, view, i, labels[i]);
	html(page, "</section>\n<p class=\"quiet\">名次由高到低，只在同一层级、有 20 件以上的机关之间排列，不表示好坏。</p>\n");
}

/* ---- findings ------------------------------------------------------------------------------ */

static void
html_finding(struct page *page, const struct report_view *view, int i)
{
	const struct finding *finding = &view->findings[i];
	const char *mark = cell_mark(view, finding);

	html(page, "<tr id=\"f%d\"><td class=\"n\">%d<td><span class=\"is %s\">%s</span><td>%s", i + 1, i + 1,
		 severity_codes[finding->severity], severity_names[finding->severity], finding->message);
	if (finding->waiver != NULL)
		html(page, " <em class=\"waived\">已豁免：%s</em>", finding->waiver);
	if (finding->of_reading)
		html(page, " <em>未能读出，不一定是报告的错误</em>");
	html(page, "<td>");
	if (mark != NULL)
		html(page, "<a href=\"#%s\">", mark);
	if (finding->item_label != NULL)
		html(page, finding->col_label != NULL ? "%s／" : "%s", finding->item_label);
	if (finding->col_label != NULL)
		html(page, "%s", finding->col_label);
	if (mark != NULL)
		html(page, "</a>");
	if (finding->line > 0)
		html(page, "<td class=\"n\">%d", finding->line);
	else
		html(page, "<td>");
	html(page, "<td title=\"%s\"><code>%s</code>\n", view->store->rules[finding->rule].summary, view->store->rules[finding->rule].code);
}

static void
html_findings(struct page *page, const struct report_view *view)
{
	html(page, "<section id=\"findings\"><h2>检查发现的问题 <small>%d</small></h2>\n", view->n_findings);
	if (view->n_findings == 0)
		html(page, "<p class=\"quiet\">没有发现问题。</p></section>\n");
	else
	{
		html(page, "<div class=\"scroll\"><table class=\"findings\"><thead><tr><th class=\"n\">序号<th>程度<th>说明<th>位置<th class=\"n\">原文行"
			 "<th>规则</thead><tbody>\n");
		for (int i = 0; i < view->n_findings; i++)
			html_finding(page, view, i);
		html(page, "</tbody></table></div></section>\n");
	}
}

/* ---- the narrative ---------------------------------------------------------------------------- */

static void
html_claim(struct page *page, const struct slice *claims, int row)
{
	const char *passed = at(claims, row, CLAIM_PASSED);
	const char *stated = at(claims, row, CLAIM_STATED);
	const char *printed = at(claims, row, CLAIM_PRINTED);

	html(page, "<tr><td title=\"%s\">%s<td class=\"n\">%s<td class=\"n\">%s<td>", at(claims, row, CLAIM_RULE), at(claims, row, CLAIM_MESSAGE),
		 stated != NULL ? stated : "—", printed != NULL ? printed : "—");
	if (passed == NULL)
		html(page, "<span class=\"is info\">无法判定</span>\n");
	else if (*passed == 't')
		html(page, "<span class=\"is good\">一致</span>\n");
	else
		html(page, "<span class=\"is error\">不一致</span>\n");
}

/* As the checks of the report compared them. */
static void
html_claims(struct page *page, const struct report_view *view)
{
	if (view->claims.n == 0)
		return;
	html(page, "<section><h2>正文所写的数字与表格</h2><div class=\"scroll\"><table class=\"claims\"><thead><tr><th>说明<th class=\"n\">正文所写<th class=\"n\">应为"
		 "<th>比较</thead><tbody>\n");
	for (int i = 0; i < view->claims.n; i++)
		html_claim(page, &view->claims, i);
	html(page, "</tbody></table></div></section>\n");
}

/* ---- other years ---------------------------------------------------------------------------------- */

static void
html_year_heads(struct page *page, const struct report_view *view)
{
	for (int year = 0; year < view->store->n_years; year++)
		if (year != view->year && view->store->shown[year] && has_page(view->agency, year))
		{
			html(page, "<th class=\"n\"><a ");
			html_href(page, view->store, AGENCY_PAGE, view->agency, year, NULL);
			html(page, ">%d</a>", view->store->years[year]);
		}
		else
			html(page, year == view->year ? "<th class=\"n now\">%d" : "<th class=\"n\">%d", view->store->years[year]);
	html(page, "<th class=\"n\">比上年</thead><tbody>\n");
}

static bool
has_reported(const struct report_view *view)
{
	for (int year = 0; year < view->store->n_years; year++)
		if (view->agency->filed[year].read)
			return true;
	return false;
}

static bool
any_year_has(const struct report_view *view, int value)
{
	for (int year = 0; year < view->store->n_years; year++)
		if (view->agency->filed[year].known >> value & 1)
			return true;
	return false;
}

static void
html_figure_years(struct page *page, const struct report_view *view, const char *group, const char *label, int value)
{
	const struct filed *filed = view->agency->filed;
	const int	now = view->year;

	if (!any_year_has(view, value))
		return;
	html(page, "<tr><th>");
	if (*group != '\0')
		html(page, "<small>%s</small> ", group);
	html(page, "%s", label);
	for (int year = 0; year < view->store->n_years; year++)
		if (filed[year].known >> value & 1)
		{
			html(page, year == now ? "<td class=\"n now\">" : "<td class=\"n\">");
			html_number(page, filed[year].values[value]);
		}
		else
			html(page, "<td class=\"n none\">—");
	html(page, "<td class=\"n\">");
	if (now > 0 && view->store->years[now - 1] == view->store->years[now] - 1 && (filed[now].known & filed[now - 1].known) >> value & 1)
	{
		const __int128 change = (__int128) filed[now].values[value] - filed[now - 1].values[value];

		html(page, change > 0 ? "+" : "");
		html_number(page, change);
	}
	html(page, "\n");
}

static void
html_metric_years(struct page *page, const struct report_view *view, int metric)
{
	const char *code = value_of(view->store->metrics, metric, 0);
	const bool	rate = truth_of(view->store->metrics, metric, 2);
	const int	now = change_of(view, code, view->store->years[view->year]);
	const char *change = now < 0 ? NULL : at(&view->changes, now, CHANGE_CHANGE);

	html(page, "<tr><th>%s", value_of(view->store->metrics, metric, 1));
	for (int year = 0; year < view->store->n_years; year++)
	{
		const int	row = change_of(view, code, view->store->years[year]);
		const char *value = row < 0 ? NULL : at(&view->changes, row, CHANGE_VALUE);

		if (value == NULL)
			html(page, "<td class=\"n none\">—");
		else
			html(page, year == view->year ? "<td class=\"n now\">%s" : "<td class=\"n\">%s", rate ? per_cent(value) : value);
	}
	html(page, "<td class=\"n\">%s\n", change != NULL ? change : "");
}

static void
html_years(struct page *page, const struct report_view *view)
{
	if (!has_reported(view))
		return;
	html(page, "<section><h2>各年度对照</h2><div class=\"scroll\"><table><thead><tr><th>指标");
	html_year_heads(page, view);
	for (int i = 0; i < PQntuples(view->store->metrics); i++)
		html_metric_years(page, view, i);
	html(page, "</tbody></table></div>\n<div class=\"scroll\"><table><thead><tr><th>件数（总计列）");
	html_year_heads(page, view);
	for (int row = 0; row < GR_ROWS; row++)
		html_figure_years(page, view, gr_application_rows[row].group_label.s, gr_application_rows[row].label.s, FIRST_ROW + row);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		html_figure_years(page, view, gr_proceedings[i].group_label.s, gr_proceedings[i].label.s,
						  FIRST_REVIEW + (i + 1) * GR_OUTCOMES - 1);
	html(page, "</tbody></table></div></section>\n");
}

/* ---- peers --------------------------------------------------------------------------------------------- */

static void
html_peers(struct page *page, const struct report_view *view)
{
	bool		any = false;

	for (int i = 0; i < RANKED; i++)
	{
		const struct ranking *ranking = &view->filed->rankings[i];

		if (ranking->rank == 0 || ranking->ranked < 2)
			continue;
		if (!any)
			html(page, "<section><h2>在同级中的位置</h2><div class=\"scroll\"><table><thead><tr><th>指标<th class=\"n\">名次（由高到低）<th class=\"n\">同级参加排列的机关"
				 "<th class=\"n\">同一上级中的名次</thead><tbody>\n");
		any = true;
		for (int k = 0; k < PQntuples(view->store->metrics); k++)
			if (strcmp(value_of(view->store->metrics, k, 0), ranked_metrics[i]) == 0)
				html(page, "<tr><th>%s<td class=\"n\">%d<td class=\"n\">%d<td class=\"n\">%d\n", value_of(view->store->metrics, k, 1), ranking->rank,
					 ranking->ranked, ranking->in_parent);
	}
	if (any)
		html(page, "</tbody></table></div></section>\n");
}

/* ---- versions ---------------------------------------------------------------------------------------------- */

static void
html_lines(struct page *page, const char *title, const char *lines)
{
	if (lines == NULL || *lines == '\0')
		return;
	html(page, "<p>%s</p><ul>", title);
	while (*lines != '\0')
	{
		const size_t length = strcspn(lines, "\n");
		char	   *line = copy_bytes(lines, length);

		html(page, "<li>%s", line);
		free(line);
		lines += length + (lines[length] == '\n');
	}
	html(page, "</ul>");
}

static void
html_versions(struct page *page, const struct report_view *view)
{
	const struct slice *versions = &view->versions;

	if (versions->n == 0)
		return;
	html(page, "<section><h2>历次报送</h2><div class=\"scroll\"><table><thead><tr><th class=\"n\">版本<th class=\"n\">报送时间<th class=\"n\">数字<th class=\"n\">未读出"
		 "<th class=\"n\">错误<th class=\"n\">警告<th>与上一版相比<th>文件</thead><tbody>\n");
	for (int i = 0; i < versions->n; i++)
	{
		html(page, "<tr><td class=\"n\">%s", at(versions, i, VERSION_NUMBER));
		if (truth_of(versions->rows, versions->first + i, VERSION_COUNTS))
			html(page, " <span class=\"is good\">以此为准</span>");
		html(page, "<td class=\"n\">%s<td class=\"n\">%s<td class=\"n\">%s<td class=\"n\">%s<td class=\"n\">%s<td>", at(versions, i, VERSION_ARRIVED),
			 at(versions, i, VERSION_FIGURES), at(versions, i, VERSION_UNREAD), at(versions, i, VERSION_ERRORS), at(versions, i, VERSION_WARNINGS));
		html_lines(page, "改动的数字", at(versions, i, VERSION_CHANGES));
		html_lines(page, "已改正", at(versions, i, VERSION_MENDED));
		html_lines(page, "新出现", at(versions, i, VERSION_NEW));
		html(page, "<td class=\"file\">%s\n", at(versions, i, VERSION_SOURCE));
	}
	html(page, "</tbody></table></div></section>\n");
}

/* ---- the page -------------------------------------------------------------------------------------------------- */

static void
write_agency(const struct report_view *view)
{
	const struct store *store = view->store;
	const struct place place = {AGENCY_PAGE, view->agency, view->year, NULL};
	char	   *title = print_string("%s %d 年度 政府信息公开工作年度报告", view->agency->name, store->years[view->year]);
	struct page		page = page_begin(store, &place, path_of(store, &place), title);

	html_heading(&page, store, &place, view->agency->name);
	html_state(&page, view);
	if (view->filed->read)
	{
		html_tiles(&page, view);
		html_findings(&page, view);
		html(&page, "<section><h2>报告中的表格</h2>\n");
		html_form(&page, view);
		html(&page, "</section>\n");
		html_claims(&page, view);
	}
	else
		html(&page, "<p class=\"extent\">本年度没有这个机关的报告。</p>\n");
	html_years(&page, view);
	html_peers(&page, view);
	html_versions(&page, view);
	page_end(&page, store);
	free(title);
}

/* ---- many of them ------------------------------------------------------------------------------------------------- */

/* An answer, read on from where the last agency's rows ended. */
struct answer
{
	PGresult   *rows;
	int			next;
};

/* The rows of an agency, those of a year or, where year is 0, of all years. */
static struct slice
take(struct answer *answer, const char *key, int year)
{
	const int	n = PQntuples(answer->rows);
	struct slice		slice = {.rows = answer->rows};

	while (answer->next < n)
	{
		const int	order = strcmp(value_of(answer->rows, answer->next, 0), key);

		if (order > 0 || (order == 0 && year != 0 && int_of(answer->rows, answer->next, 1) >= year))
			break;
		if (order == 0 && year == 0)
			break;
		answer->next++;
	}
	slice.first = answer->next;
	while (answer->next < n && strcmp(value_of(answer->rows, answer->next, 0), key) == 0
		   && (year == 0 || int_of(answer->rows, answer->next, 1) == year))
		answer->next++;
	slice.n = answer->next - slice.first;
	return slice;
}

/* As PostgreSQL writes an array. */
static char *
array_of_keys(const struct agency *const *agencies, int n)
{
	struct text		array = {0};

	put(&array, "{");
	for (int i = 0; i < n; i++)
	{
		put(&array, i > 0 ? ",\"" : "\"");
		for (const char *c = agencies[i]->key; *c != '\0'; c++)
		{
			if (*c == '"' || *c == '\\')
				put(&array, "\\");
			put_bytes(&array, c, 1);
		}
		put(&array, "\"");
	}
	put(&array, "}");
	return array.bytes;
}

static void
write_years(const struct store *store, const struct pages_options *options, const struct agency *agency, struct answer *answers)
{
	const struct slice	changes = take(&answers[4], agency->key, 0);

	for (int year = 0; year < store->n_years; year++)
	{
		const struct filed *filed = &agency->filed[year];
		struct report_view view = {
			store, agency, year, filed, store->findings + filed->first_finding, filed->n_findings,
			take(&answers[0], agency->key, store->years[year]), take(&answers[1], agency->key, store->years[year]),
			take(&answers[2], agency->key, store->years[year]), take(&answers[3], agency->key, store->years[year]), changes
		};

		if (!store->shown[year] || !has_page(agency, year))
			continue;
		write_agency(&view);
		if (needs_letter(store, agency, year))
			write_letter(store, agency, year, options->mend_by);
	}
}

void
write_agencies(struct source *source, const struct store *store, const struct pages_options *options, void (*done) (int agencies))
{
	static const enum question questions[] = {ASK_FIGURES, ASK_PROBLEMS, ASK_CLAIMS, ASK_VERSIONS, ASK_CHANGES};
	struct answer		answers[5];

	for (int first = 0; first < store->n_agencies; first += AGENCIES_AT_A_TIME)
	{
		const int	left = store->n_agencies - first;
		const int	n = left < AGENCIES_AT_A_TIME ? left : AGENCIES_AT_A_TIME;
		const struct agency *some[AGENCIES_AT_A_TIME];
		char	   *keys;

		for (int i = 0; i < n; i++)
			some[i] = &store->agencies[first + i];
		keys = array_of_keys(some, n);
		for (int i = 0; i < 5; i++)
			answers[i] = (struct answer) {ask(source, questions[i], keys), 0};
		for (int i = 0; i < n; i++)
		{
			write_years(store, options, some[i], answers);
			done(first + i + 1);
		}
		for (int i = 0; i < 5; i++)
			PQclear(answers[i].rows);
		free(keys);
	}
}

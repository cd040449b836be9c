/*
 * pages_node.c - the overview, and the page of a region: who has reported, what the
 * sums are and of how many reports, where the findings are, who is below.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

#define MOST_NAMES 200			/* on a page; more stand in its list */

struct view
{
	struct page		page;
	const struct store *store;
	const struct agency *node;
	int			year;
	const struct sums *sums;			/* of the year */
};

static bool
is_whole(const struct view *view)
{
	return view->node == &view->store->whole;
}

static void
href(struct view *view, enum page_kind kind, const char *mark)
{
	html_href(&view->page, view->store, kind, view->node, view->year, mark);
}

/* ---- how many ------------------------------------------------------------------------ */

static void
tile(struct view *view, const char *code, const char *label, int n, enum page_kind kind, const char *mark)
{
	struct page	   *page = &view->page;

	if (n > 0)
	{
		html(page, "<a class=\"tile %s\" ", code);
		href(view, kind, mark);
		html(page, "><b>");
	}
	else
		html(page, "<span class=\"tile %s none\"><b>", code);
	html_number(page, n);
	html(page, "</b><span>%s</span>", label);
	html(page, n > 0 ? "</a>\n" : "</span>\n");
}

static void
html_tiles(struct view *view)
{
	const struct sums *sums = view->sums;

	html(&view->page, "<section class=\"tiles filings\" aria-label=\"报送情况\">\n");
	tile(view, "all", "应报机关", sums->expected, AGENCIES_PAGE, NULL);
	tile(view, "filed", "已报送", sums->n[REPORTED] + sums->n[LATE], AGENCIES_PAGE, "filed=yes");
	tile(view, "reported", "按期报送", sums->n[REPORTED], AGENCIES_PAGE, "status=reported");
	tile(view, "late", "逾期报送", sums->n[LATE], AGENCIES_PAGE, "status=late");
	tile(view, "missing", "未报送", sums->n[MISSING], AGENCIES_PAGE, "status=missing");
	tile(view, "due", "未到期", sums->n[DUE], AGENCIES_PAGE, "status=due");
	tile(view, "wrong", "有误的报告", sums->wrong, FINDINGS_PAGE, "severity=error");
	html(&view->page, "</section>\n");
}

/* The sums that come first. */
static void
html_main_sums(struct view *view)
{
	static const struct
	{
		const char *column;
		const char *label;
		bool		rate;
		int			value;		/* of the list that it leads to; -1: all of them */
	} tiles[] = {
		{"received", "新收申请（件）", false, GR_RECEIVED}, {"concluded", "办理总计（件）", false, GR_CONCLUDED},
		{"disclosure_rate", "公开率", true, -1}, {"denial_rate", "不予公开率", true, -1}, {"disputes", "复议、诉讼（件）", false, -1},
		{"correction_rate", "纠错率", true, -1}
	};
	struct page *page = &view->page;

	if (view->sums->summed == 0)
		return;
	html(page, "<section class=\"tiles sums\" aria-label=\"合计\">\n");
	for (size_t i = 0; i < sizeof tiles / sizeof *tiles; i++)
	{
		const char *value = total_of(view->store, view->node, view->year, tiles[i].column);

		html(page, "<a class=\"tile\" ");
		href(view, FIGURES_PAGE, tiles[i].value >= 0 ? value_mark(tiles[i].value) : NULL);
		html(page, "><b>");
		if (value != NULL && !tiles[i].rate)
			html_number(page, strtoll(value, NULL, 10));
		else
			html(page, "%s", value != NULL ? per_cent(value) : "—");
		html(page, "</b><span>%s</span></a>\n", tiles[i].label);
	}
	html(page, "</section>\n");
}

/* What the sums are of, and who is left out. */
static void
html_extent(struct view *view)
{
	struct page	   *page = &view->page;
	const struct sums *sums = view->sums;

	html(page, "<p class=\"extent\">本页合计为 <b>%d</b> 份报告之和。", sums->summed);
	if (sums->n[MISSING] > 0)
	{
		html(page, "<a ");
		href(view, AGENCIES_PAGE, "status=missing");
		html(page, ">%d 个机关未报送</a>，没有计入。", sums->n[MISSING]);
	}
	if (sums->n[DUE] > 0)
		html(page, "%d 个机关未到期，尚未报送，没有计入。", sums->n[DUE]);
	if (sums->read > sums->summed)
		html(page, "另有 %d 份报告汇总其下级，没有再计入。", sums->read - sums->summed);
	if (sums->summed_wrong > 0)
		html(page, "%d 份有错误，数字照原文计入。", sums->summed_wrong);
	if (sums->summed_unread > 0)
		html(page, "%d 份有未能读出之处，只计入读出的数字。", sums->summed_unread);
	if (sums->unlisted > 0)
		html(page, "应报机关中 %d 个不在名单上，因有其报告而列入。", sums->unlisted);
	if (sums->doubtful > 0)
	{
		html(page, "<a ");
		html_href(page, view->store, UNMATCHED_PAGE, &view->store->whole, view->year, NULL);
		html(page, ">%d 份归属待定的报告</a>可能属于未报送的机关。", sums->doubtful);
	}
	html(page, "</p>\n");
}

/* ---- sums --------------------------------------------------------------------------------- */

/* A sum of figures, of as many reports as have all of them. */
struct sum
{
	__int128	total;
	int			known;
};

static void
add_figure(struct sum *sum, const struct sums *sums, int value)
{
	sum->total += sums->total[value];
	if (sums->known[value] < sum->known)
		sum->known = sums->known[value];
}

static struct sum
sum_of(const struct sums *sums, int first, int last)
{
	struct sum			sum = {.known = sums->summed};

	for (int value = first; value <= last; value++)
		add_figure(&sum, sums, value);
	return sum;
}

/* One edition has a row of other outcomes, the other has three. */
static struct sum
other_outcomes(const struct sums *sums)
{
	struct sum			three = sum_of(sums, GR_CORRECTION_OVERDUE, GR_MISCELLANEOUS);

	three.total += sums->total[GR_OTHER];
	three.known += sums->known[GR_OTHER];
	return three;
}

/* A cell; value: the first figure of the sum, whose column of the list it leads to. */
static void
html_sum(struct view *view, const struct agency *node, int year, struct sum sum, int value)
{
	struct page *page = &view->page;

	if (sum.known == 0)
	{
		html(page, "<td class=\"n none\">—");
		return;
	}
	html(page, "<td class=\"n\">");
	if (view->store->shown[year])
	{
		html(page, "<a ");
		html_href(page, view->store, FIGURES_PAGE, node, year, value_mark(value));
		html(page, ">");
		html_number(page, sum.total);
		html(page, "</a>");
	}
	else
		html_number(page, sum.total);
	if (sum.known < node->sums[year].summed)
		html(page, "<small title=\"其余报告没有写明或未能读出\">%d 份</small>", sum.known);
}

static void
html_share(struct page *page, struct sum part, struct sum whole)
{
	if (part.known == 0 || whole.known == 0 || whole.total <= 0)
		html(page, "<td class=\"n none\">—");
	else
		html(page, "<td class=\"n\">%s", share(part.total, whole.total));
}

static void
chart_begin(struct view *view, const char *kind, const char *title, const char *note)
{
	html(&view->page, "<figure class=\"chart\"><figcaption><h2>%s</h2>", title);
	if (note != NULL)
		html(&view->page, "<p>%s</p>", note);
	html(&view->page, "</figcaption><div class=\"scroll\"><table data-chart=\"%s\">\n", kind);
}

static void
chart_end(struct view *view)
{
	html(&view->page, "</table></div></figure>\n");
}

static void
html_outcomes(struct view *view)
{
	static const int firsts[] = {
		GR_RECEIVED, GR_CARRIED_IN, GR_GRANTED, GR_GRANTED_IN_PART, GR_STATE_SECRET, GR_NOT_HELD, GR_COMPLAINT, GR_OTHER, GR_CONCLUDED,
		GR_CARRIED_OUT
	};
	struct page	   *page = &view->page;

	chart_begin(view, "years", "申请办理结果", "件，各年度合计");
	html(page, "<thead><tr><th>年度<th class=\"n\">报告<th class=\"n\">本年新收<th class=\"n\">上年结转"
		 "<th class=\"n\" data-series=\"0\">予以公开<th class=\"n\" data-series=\"1\">部分公开<th class=\"n\" data-series=\"2\">不予公开"
		 "<th class=\"n\" data-series=\"3\">无法提供<th class=\"n\" data-series=\"4\">不予处理<th class=\"n\" data-series=\"5\">其他处理"
		 "<th class=\"n\">办理总计<th class=\"n\">结转下年</thead><tbody>\n");
	for (int year = 0; year < view->store->n_years; year++)
	{
		const struct sums *sums = &view->node->sums[year];
		const struct sum rows[] = {
			sum_of(sums, GR_RECEIVED, GR_RECEIVED), sum_of(sums, GR_CARRIED_IN, GR_CARRIED_IN),
			sum_of(sums, GR_GRANTED, GR_GRANTED), sum_of(sums, GR_GRANTED_IN_PART, GR_GRANTED_IN_PART),
			sum_of(sums, GR_STATE_SECRET, GR_ADMINISTRATIVE_INQUIRY), sum_of(sums, GR_NOT_HELD, GR_UNCLEAR_AFTER_CORRECTION),
			sum_of(sums, GR_COMPLAINT, GR_REISSUE), other_outcomes(sums),
			sum_of(sums, GR_CONCLUDED, GR_CONCLUDED), sum_of(sums, GR_CARRIED_OUT, GR_CARRIED_OUT)
		};

		html(page, year == view->year ? "<tr class=\"now\"><th>" : "<tr><th>");
		if (view->store->shown[year])
		{
			html(page, "<a ");
			html_href(page, view->store, FIGURES_PAGE, view->node, year, NULL);
			html(page, ">%d</a><td class=\"n\">%d", view->store->years[year], sums->summed);
		}
		else
			html(page, "%d<td class=\"n\">%d", view->store->years[year], sums->summed);
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
			html_sum(view, view->node, year, rows[i], firsts[i]);
		html(page, "\n");
	}
	html(page, "</tbody>");
	chart_end(view);
}

static void
html_reasons(struct view *view)
{
	struct page	   *page = &view->page;
	const struct sum	denied = sum_of(view->sums, GR_STATE_SECRET, GR_ADMINISTRATIVE_INQUIRY);

	chart_begin(view, "bars", "不予公开的理由", "件，本年度");
	html(page, "<thead><tr><th>理由<th class=\"n\" data-series=\"2\">件数<th class=\"n\">占不予公开</thead><tbody>\n");
	for (int row = GR_STATE_SECRET; row <= GR_ADMINISTRATIVE_INQUIRY; row++)
	{
		const struct sum	sum = sum_of(view->sums, row, row);

		html(page, "<tr><th>%s", gr_application_rows[row].label.s);
		html_sum(view, view->node, view->year, sum, row);
		html_share(page, sum, denied);
		html(page, "\n");
	}
	html(page, "<tfoot><tr><th>合计");
	html_sum(view, view->node, view->year, denied, GR_STATE_SECRET);
	html(page, "<td></tfoot>");
	chart_end(view);
}

static void
html_applicants(struct view *view)
{
	struct page	   *page = &view->page;
	const struct sum	received = sum_of(view->sums, GR_RECEIVED, GR_RECEIVED);

	chart_begin(view, "bars", "申请人", "新收申请，件，本年度");
	html(page, "<thead><tr><th>申请人<th class=\"n\" data-series=\"0\">件数<th class=\"n\">占新收</thead><tbody>\n");
	for (int i = 0; i < GR_APPLICANTS - 1; i++)
	{
		const struct sum	sum = sum_of(view->sums, FIRST_APPLICANT + i, FIRST_APPLICANT + i);

		html(page, "<tr><th>%s", gr_applicants[i].label.s);
		html_sum(view, view->node, view->year, sum, FIRST_APPLICANT + i);
		html_share(page, sum, received);
		html(page, "\n");
	}
	html(page, "<tfoot><tr><th>总计");
	html_sum(view, view->node, view->year, received, GR_RECEIVED);
	html(page, "<td></tfoot>");
	chart_end(view);
}

static void
html_reviews(struct view *view)
{
	struct page	   *page = &view->page;

	chart_begin(view, "stack", "行政复议、行政诉讼", "件，本年度");
	html(page, "<thead><tr><th>途径<th class=\"n\" data-series=\"0\">结果维持<th class=\"n\" data-series=\"2\">结果纠正"
		 "<th class=\"n\" data-series=\"5\">其他结果<th class=\"n\" data-series=\"1\">尚未审结<th class=\"n\">总计</thead><tbody>\n");
	for (int i = 0; i < GR_PROCEEDINGS; i++)
	{
		html(page, "<tr><th>%s", gr_proceedings[i].label.s);
		for (int k = 0; k < GR_OUTCOMES; k++)
		{
			const int	value = FIRST_REVIEW + i * GR_OUTCOMES + k;

			html_sum(view, view->node, view->year, sum_of(view->sums, value, value), value);
		}
		html(page, "\n");
	}
	html(page, "</tbody>");
	chart_end(view);
}

/* ---- findings ------------------------------------------------------------------------------- */

static void
html_rules(struct view *view)
{
	struct page	   *page = &view->page;
	bool		any = false;

	for (int severity = GR_ERROR; severity >= GR_INFO; severity--)
		for (int rule = 0; rule < view->store->n_rules; rule++)
		{
			const char *code = view->store->rules[rule].code;

			if (view->sums->by_rule[rule] == 0 || view->store->rules[rule].severity != severity)
				continue;
			if (!any)
			{
				chart_begin(view, "bars", "检查发现的问题", "处，本年度，已豁免的不计");
				html(page, "<thead><tr><th>规则<th>程度<th class=\"n\" data-series=\"2\">处<th class=\"n\">报告</thead><tbody>\n");
				any = true;
			}
			html(page, "<tr data-label=\"%s\"><th>%s<td><span class=\"is %s\">%s</span><td class=\"n\"><a ", code,
				 view->store->rules[rule].summary, severity_codes[severity], severity_names[severity]);
			html_rule_href(page, view->store, view->node, view->year, code);
			html(page, ">%d</a><td class=\"n\">%d\n", view->sums->by_rule[rule], view->sums->reports_by_rule[rule]);
		}
	if (!any)
	{
		html(page, "<section><h2>检查发现的问题</h2><p class=\"quiet\">%s</p></section>\n",
			 view->sums->read > 0 ? "没有发现问题。" : "没有收到报告。");
		return;
	}
	html(page, "</tbody>");
	chart_end(view);
}

/* ---- those below ------------------------------------------------------------------------------ */

/* The places that are told apart: those below, or below the only one at the top. */
static const struct agency *
place_of_regions(const struct view *view)
{
	const struct agency *first = view->node->first_child;

	return is_whole(view) && view->node->n_children == 1 && first->sums != NULL ? first : view->node;
}

static void
html_region(struct view *view, const struct agency *region)
{
	struct page	   *page = &view->page;
	const struct sums *sums = &region->sums[view->year];
	const struct
	{
		enum page_kind	kind;
		const char *mark;
		int			n;
	} cells[] = {
		{AGENCIES_PAGE, "status=reported", sums->n[REPORTED]}, {AGENCIES_PAGE, "status=late", sums->n[LATE]},
		{AGENCIES_PAGE, "status=missing", sums->n[MISSING]}, {AGENCIES_PAGE, "status=due", sums->n[DUE]},
		{FINDINGS_PAGE, "severity=error", sums->wrong}
	};

	html(page, "<tr><th><a ");
	html_href(page, view->store, NODE_PAGE, region, view->year, NULL);
	html(page, ">%s</a><td class=\"n\"><a ", region->name);
	html_href(page, view->store, AGENCIES_PAGE, region, view->year, NULL);
	html(page, ">%d</a>", sums->expected);
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
	{
		html(page, "<td class=\"n\">");
		if (cells[i].n == 0)
		{
			html(page, "0");
			continue;
		}
		html(page, "<a ");
		html_href(page, view->store, cells[i].kind, region, view->year, cells[i].mark);
		html(page, ">%d</a>", cells[i].n);
	}
	html(page, "<td class=\"n\">");
	if (sums->summed > 0)
	{
		html(page, "<a ");
		html_href(page, view->store, FIGURES_PAGE, region, view->year, NULL);
		html(page, ">%d</a>", sums->summed);
	}
	else
		html(page, "0");
	html_sum(view, region, view->year, sum_of(sums, GR_RECEIVED, GR_RECEIVED), GR_RECEIVED);
	html(page, "<td class=\"n\">%s\n", per_cent(total_of(view->store, region, view->year, "disclosure_rate")));
}

static void
html_regions(struct view *view)
{
	struct page	   *page = &view->page;
	const struct agency *above = place_of_regions(view);
	bool		any = false;

	for (const struct agency *child = above->first_child; child != NULL; child = child->next)
	{
		if (child->sums == NULL)
			continue;
		if (!any)
		{
			chart_begin(view, "regions", "各地区报送情况", "机关数，各地区含其下全部机关");
			html(page, "<thead><tr><th>地区<th class=\"n\">应报<th class=\"n\" data-series=\"0\">按期报送"
				 "<th class=\"n\" data-series=\"3\">逾期报送<th class=\"n\" data-series=\"2\">未报送<th class=\"n\" data-series=\"5\">未到期"
				 "<th class=\"n\">有误的报告<th class=\"n\">计入合计的报告<th class=\"n\">新收申请<th class=\"n\">公开率</thead><tbody>\n");
			any = true;
		}
		html_region(view, child);
	}
	if (any)
	{
		html(page, "</tbody>");
		chart_end(view);
	}
}

static void
html_member(struct view *view, const struct agency *agency)
{
	struct page	   *page = &view->page;
	const struct filed *filed = &agency->filed[view->year];

	html(page, "<tr><th><a ");
	html_href(page, view->store, AGENCY_PAGE, agency, view->year, NULL);
	html(page, ">%s</a><td>", agency->name);
	html_filing(page, filed);
	if (filed->arrived != NULL)
		html(page, "<td class=\"n\">%s", filed->arrived);
	else
		html(page, "<td>");
	if (!filed->read)
		html(page, "<td class=\"n none\">—<td class=\"n none\">—");
	else
		html(page, "<td class=\"n\">%d<td class=\"n\">%d", filed->errors, filed->warnings);
	if (filed->known >> GR_RECEIVED & 1)
	{
		html(page, "<td class=\"n\">");
		html_number(page, filed->values[GR_RECEIVED]);
	}
	else
		html(page, "<td class=\"n none\">—");
	html(page, "\n");
}

/* Those just below, and the node's own report. */
static void
html_members(struct view *view)
{
	struct page	   *page = &view->page;
	const struct agency *above = place_of_regions(view);
	int			n = 0;

	for (const struct agency *child = above->first_child; child != NULL; child = child->next)
		n += child->sums == NULL && has_page(child, view->year);
	html(page, "<section><h2>%s</h2>", is_whole(view) && above == view->node ? "机关" : "本级和直属机关");
	html(page, "<p class=\"quiet\"><a ");
	href(view, AGENCIES_PAGE, NULL);
	html(page, ">全部机关一览</a>，可排序、筛选、下载</p>\n");
	if (n > 0 && n <= MOST_NAMES)
	{
		html(page, "<div class=\"scroll\"><table><thead><tr><th>机关<th>报送<th class=\"n\">报送日期<th class=\"n\">错误<th class=\"n\">警告"
			 "<th class=\"n\">新收申请</thead><tbody>\n");
		if (above != &view->store->whole && has_page(above, view->year))
			html_member(view, above);
		for (const struct agency *child = above->first_child; child != NULL; child = child->next)
			if (child->sums == NULL && has_page(child, view->year))
				html_member(view, child);
		html(page, "</tbody></table></div>\n");
	}
	html(page, "</section>\n");
}

static void
html_missing(struct view *view)
{
	struct page	   *page = &view->page;
	int			n = 0;

	if (view->sums->n[MISSING] == 0)
		return;
	html(page, "<section><h2>未报送的机关 <small>%d</small></h2><ul class=\"names\">\n", view->sums->n[MISSING]);
	for (int i = view->node->order; i < view->node->end && n < MOST_NAMES; i++)
	{
		const struct agency *agency = view->store->tree[i];

		if (!agency->filed[view->year].expected || agency->filed[view->year].filing != MISSING)
			continue;
		n++;
		html(page, "<li><a ");
		html_href(page, view->store, AGENCY_PAGE, agency, view->year, NULL);
		html(page, ">%s</a>", agency->name);
		if (agency->parent != NULL && agency->parent != view->node)
			html(page, " <small>%s</small>", agency->parent->name);
		html(page, "\n");
	}
	html(page, "</ul>");
	if (n < view->sums->n[MISSING])
	{
		html(page, "<p class=\"quiet\">以上 %d 个；<a ", n);
		href(view, AGENCIES_PAGE, "status=missing");
		html(page, ">全部 %d 个</a></p>", view->sums->n[MISSING]);
	}
	html(page, "</section>\n");
}

/* ---- a region's own report, and the metrics ------------------------------------------------------- */

static void
html_own(struct view *view)
{
	static const struct
	{
		const char *label;
		const char *own;
		const char *sum;
	} lines[] = {
		{"新收申请", "own_received", "received"}, {"办理总计", "own_concluded", "concluded"}, {"复议、诉讼", "own_disputes", "disputes"}
	};
	struct page	   *page = &view->page;
	const struct filed *own = is_whole(view) ? NULL : &view->node->filed[view->year];

	if (own == NULL)
		return;
	html(page, "<section><h2>本级报告与下级合计</h2>\n");
	if (!own->read)
		html(page, "<p class=\"quiet\">没有收到本级的报告。</p>\n");
	else
	{
		html(page, "<p class=\"quiet\"><a ");
		html_href(page, view->store, AGENCY_PAGE, view->node, view->year, NULL);
		html(page, ">%s的报告</a>%s</p>\n", view->node->name,
			 own->summed ? "是其自身的数字，已计入合计。" : "汇总下级，没有再计入合计。");
		html(page, "<div class=\"scroll\"><table><thead><tr><th><th class=\"n\">本级报告<th class=\"n\">合计（%d 份报告）</thead><tbody>\n",
			 view->sums->summed);
		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		{
			const char *mine = total_of(view->store, view->node, view->year, lines[i].own);
			const char *sum = total_of(view->store, view->node, view->year, lines[i].sum);

			html(page, "<tr><th>%s<td class=\"n\">%s<td class=\"n\">%s\n", lines[i].label, mine != NULL ? mine : "—", sum != NULL ? sum : "—");
		}
		html(page, "</tbody></table></div>\n");
	}
	html(page, "</section>\n");
}

/* The cell of a metric or a count in a year, which leads to what it is made of. */
static void
html_metric(struct view *view, int year, enum page_kind kind, const char *text)
{
	struct page	   *page = &view->page;
	const bool	linked = view->store->shown[year] && (kind != FIGURES_PAGE || view->node->sums[year].summed > 0);

	html(page, "<td class=\"n\">");
	if (!linked)
	{
		html(page, "%s", text);
		return;
	}
	html(page, "<a ");
	html_href(page, view->store, kind, view->node, year, NULL);
	html(page, ">%s</a>", text);
}

static void
html_metrics(struct view *view)
{
	struct page	   *page = &view->page;
	const struct store *store = view->store;

	html(page, "<section><h2>指标</h2><p class=\"quiet\">由合计算出，不是各机关比率的平均</p><div class=\"scroll\"><table><thead><tr><th>指标");
	for (int year = 0; year < store->n_years; year++)
		html(page, year == view->year ? "<th class=\"n now\">%d" : "<th class=\"n\">%d", store->years[year]);
	html(page, "</thead><tbody>\n<tr><th>报告（份）");
	for (int year = 0; year < store->n_years; year++)
	{
		const char *reported = total_of(store, view->node, year, "reported");
		const char *expected = total_of(store, view->node, year, "expected");

		if (reported == NULL)
			html(page, "<td class=\"n none\">—");
		else
		{
			char	   *text = print_string("%s / %s", reported, expected);

			html_metric(view, year, AGENCIES_PAGE, text);
			free(text);
		}
	}
	for (int i = 0; i < PQntuples(store->metrics); i++)
	{
		const bool	rate = truth_of(store->metrics, i, 2);

		html(page, "\n<tr><th>%s", value_of(store->metrics, i, 1));
		for (int year = 0; year < store->n_years; year++)
		{
			const char *value = total_of(store, view->node, year, value_of(store->metrics, i, 0));

			if (value == NULL)
				html(page, "<td class=\"n none\">—");
			else
				html_metric(view, year, FIGURES_PAGE, rate ? per_cent(value) : value);
		}
	}
	html(page, "</tbody></table></div></section>\n");
}

/* ---- the page -------------------------------------------------------------------------------------- */

void
write_node(const struct store *store, const struct agency *node, int year, bool home)
{
	const struct place place = {NODE_PAGE, node, year, NULL};
	char	   *title = print_string("%s %d 年度 政府信息公开工作年度报告", node->name, store->years[year]);
	struct view		view = {page_begin(store, &place, home ? "index.html" : path_of(store, &place), title), store, node, year, &node->sums[year]};

	html_heading(&view.page, store, &place, is_whole(&view) ? "总览" : node->name);
	html_tiles(&view);
	html_extent(&view);
	html_main_sums(&view);
	html_regions(&view);
	html_outcomes(&view);
	html(&view.page, "<div class=\"pair\">\n");
	html_reasons(&view);
	html_applicants(&view);
	html(&view.page, "</div>\n");
	html_reviews(&view);
	html_rules(&view);
	html_own(&view);
	html_members(&view);
	html_missing(&view);
	html_metrics(&view);
	if (!has_charts())
		html(&view.page, "<p class=\"quiet\">编译时没有图表库，只有表格。</p>\n");
	page_end(&view.page, store);
	free(title);
}

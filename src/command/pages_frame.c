/*
 * pages_frame.c - what all pages have: head, places above, years, foot; names of pages.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

/* ---- names ------------------------------------------------------------------------ */

/* By page_kind: of all; of one agency, before and behind its name. */
static const struct
{
	const char *of_all;
	const char *folder;
	const char *ending;
} names[] = {
	[NODE_PAGE] = {"index", "region/", ""},
	[AGENCIES_PAGE] = {"agencies", "region/", "-agencies"},
	[FIGURES_PAGE] = {"figures", "region/", "-figures"},
	[FINDINGS_PAGE] = {"findings", "region/", "-findings"},
	[AGENCY_PAGE] = {"", "agency/", ""},
	[LETTER_PAGE] = {"", "letter/", ""},
	[UNMATCHED_PAGE] = {"unmatched", "", ""},
};

const char *
path_of(const struct store *store, const struct place *place)
{
	static char paths[4][200];
	static int	next;
	char	   *path = paths[next = (next + 1) % 4];
	const int	year = store->years[place->year];
	const char *rule = place->rule != NULL ? place->rule : "";
	const char *dash = place->rule != NULL ? "-" : "";

	if (place->agency == &store->whole)
		snprintf(path, sizeof paths[0], "%d/%s%s%s.html", year, names[place->kind].of_all, dash, rule);
	else
		snprintf(path, sizeof paths[0], "%d/%s%s%s%s%s.html", year, names[place->kind].folder, place->agency->slug,
				 names[place->kind].ending, dash, rule);
	return path;
}

void
html_href(struct page *page, const struct store *store, enum page_kind kind, const struct agency *agency, int year, const char *mark)
{
	html(page, "href=\"%s%s", page->up, path_of(store, &(struct place) {kind, agency, year, NULL}));
	if (mark != NULL)
		html(page, "#%s", mark);
	html(page, "\"");
}

void
html_rule_href(struct page *page, const struct store *store, const struct agency *node, int year, const char *rule)
{
	if (is_split(node, year))
		html(page, "href=\"%s%s\"", page->up, path_of(store, &(struct place) {FINDINGS_PAGE, node, year, rule}));
	else
		html(page, "href=\"%s%s#rule=%s\"", page->up, path_of(store, &(struct place) {FINDINGS_PAGE, node, year, NULL}), rule);
}

/* ---- the frame ------------------------------------------------------------------------ */

struct page
page_begin(const struct store *store, const struct place *place, const char *path, const char *title)
{
	struct page		page = {.moment = store->moment,.path = copy_string(path),.up = ""};
	int			depth = 0;

	for (const char *at = path; (at = strchr(at, '/')) != NULL; at++)
		depth++;
	page.up = depth == 0 ? "" : depth == 1 ? "../" : "../../";
	html(&page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self';"
		 " img-src 'self' data:; base-uri 'none'; form-action 'none'\">\n"
		 "<meta name=\"referrer\" content=\"no-referrer\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n", title);
	html(&page, "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"%sassets/pages.css\">\n", page.up);
	if (place->kind == NODE_PAGE && has_charts())
		html(&page, "<script defer src=\"%sassets/echarts.js\"></script>\n", page.up);
	html(&page, "<script defer src=\"%sassets/as-of.js\"></script>\n<script defer src=\"%sassets/pages.js\"></script>\n</head>\n",
		 page.up, page.up);
	return page;
}

void
page_end(struct page *page, const struct store *store)
{
	html(page, "</main>\n<footer class=\"foot\"><p>数据截至 <time id=\"as-of\">");
	page->moment_at = page->html.length;
	html(page, "</time>，取自报告库 %s 的同一时刻。" PROGRAM " " VERSION "</p></footer>\n</body>\n</html>\n", store->name);
	folder_take(page);
}

static void
html_path(struct page *page, const struct store *store, const struct place *at)
{
	const struct agency *above[64];
	int			n = 0;

	if (at->agency == &store->whole)
		return;
	for (const struct agency *a = at->agency->parent; a != NULL && n < 64; a = a->parent)
		above[n++] = a;
	html(page, "<nav class=\"path\" aria-label=\"所在位置\"><a ");
	html_href(page, store, NODE_PAGE, &store->whole, at->year, NULL);
	html(page, ">全部</a>");
	while (n > 0)
	{
		html(page, "<a ");
		html_href(page, store, NODE_PAGE, above[--n], at->year, NULL);
		html(page, ">%s</a>", above[n]->name);
	}
	if (at->kind != NODE_PAGE && at->agency->sums != NULL)
	{
		html(page, "<a ");
		html_href(page, store, NODE_PAGE, at->agency, at->year, NULL);
		html(page, ">%s</a>", at->agency->name);
	}
	html(page, "</nav>\n");
}

/* Whether the page is written for another year, too. */
static bool
is_written(const struct store *store, const struct place *place, int year)
{
	switch (place->kind)
	{
		case AGENCY_PAGE:
			return has_page(place->agency, year);
		case LETTER_PAGE:
			return needs_letter(store, place->agency, year);
		case FINDINGS_PAGE:
			return place->rule == NULL || is_split(place->agency, year);
		default:
			return true;
	}
}

static void
html_years(struct page *page, const struct store *store, const struct place *at)
{
	html(page, "<nav class=\"years\" aria-label=\"年度\">");
	for (int year = store->n_years - 1; year >= 0; year--)
		if (!store->shown[year])
			continue;
		else if (year == at->year)
			html(page, "<b aria-current=\"page\">%d</b>", store->years[year]);
		else if (is_written(store, at, year))
		{
			html(page, "<a ");
			if (at->rule != NULL)
				html_rule_href(page, store, at->agency, year, at->rule);
			else
				html_href(page, store, at->kind, at->agency, year, NULL);
			html(page, ">%d</a>", store->years[year]);
		}
		else
			html(page, "<span>%d</span>", store->years[year]);
	html(page, "</nav>\n");
}

static void
html_menu(struct page *page, const struct store *store, const struct place *at)
{
	static const struct
	{
		enum page_kind	kind;
		const char *name;
	} entries[] = {{NODE_PAGE, "总览"}, {AGENCIES_PAGE, "机关"}, {FIGURES_PAGE, "数字"}, {FINDINGS_PAGE, "问题"}, {UNMATCHED_PAGE, "归属待定"}};

	html(page, at->kind == LETTER_PAGE ? "<body class=\"letter-page\">\n" : "<body>\n");
	html(page, "<header class=\"top\"><p class=\"site\">政府信息公开工作年度报告</p><nav class=\"menu\" aria-label=\"栏目\">");
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
	{
		html(page, "<a ");
		html_href(page, store, entries[i].kind, &store->whole, at->year, NULL);
		html(page, at->agency == &store->whole && at->kind == entries[i].kind ? " aria-current=\"page\">%s</a>" : ">%s</a>", entries[i].name);
	}
	html(page, "</nav></header>\n");
}

void
html_heading(struct page *page, const struct store *store, const struct place *place, const char *title)
{
	html_menu(page, store, place);
	html(page, "<main>\n");
	html_path(page, store, place);
	html(page, "<div class=\"head\"><h1>%s <small>%d 年度</small></h1>\n", title, store->years[place->year]);
	html_years(page, store, place);
	html(page, "</div>\n");
}

/* ---- pieces -------------------------------------------------------------------------------- */

void
html_filing(struct page *page, const struct filed *filed)
{
	if (filed->expected)
		html(page, "<span class=\"is %s\">%s</span>", filing_codes[filed->filing], filing_names[filed->filing]);
}

const char *
per_cent(const char *rate)
{
	static char texts[4][32];
	static int	next;
	char	   *out = texts[next = (next + 1) % 4];

	if (rate == NULL)
		return NULL;
	snprintf(out, sizeof texts[0], "%.2f%%", strtod(rate, NULL) * 100);
	return out;
}

const char *
share(__int128 part, __int128 whole)
{
	static char out[32];
	const __int128 hundredths = (2 * part * 10000 + whole) / (2 * whole);

	snprintf(out, sizeof out, "%lld.%02d%%", (long long) (hundredths / 100), (int) (hundredths % 100));
	return out;
}

const char *
value_mark(int value)
{
	static char out[120];

	if (value < FIRST_APPLICANT)
		snprintf(out, sizeof out, "by=%s", gr_application_rows[value].code.s);
	else if (value < FIRST_REVIEW)
		snprintf(out, sizeof out, "by=received.%s", gr_applicants[value - FIRST_APPLICANT].code.s);
	else
		snprintf(out, sizeof out, "by=%s.%s", gr_proceedings[(value - FIRST_REVIEW) / GR_OUTCOMES].code.s,
				 gr_outcomes[(value - FIRST_REVIEW) % GR_OUTCOMES].code.s);
	return out;
}

/*
 * pages_letter.c - a letter to an agency: what is to be corrected in its report, or
 * that there is none.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

/* What a letter says of findings, by kind. */
enum demand
{
	CORRECT, VERIFY, READ, CONSIDER,
	DEMANDS
};

static const char *const demand_titles[DEMANDS] = {
	"以下数字或内容有误，请更正：",
	"以下内容请核实，确有不符的请更正：",
	"以下内容未能识别，请对照原件核实，必要时报送可编辑的文件（如 .docx）：",
	"以下内容供改进时参考：",
};

static enum demand
demand_of(const struct finding *finding)
{
	if (finding->of_reading)
		return READ;
	return finding->severity == GR_ERROR ? CORRECT : finding->severity == GR_WARNING ? VERIFY : CONSIDER;
}

static const struct finding *
finding_of(const struct store *store, const struct agency *agency, int year, int i)
{
	return &store->findings[agency->filed[year].first_finding + i];
}

/* 2025年3月15日; where it is not given, a blank that can be filled in before printing. */
static void
html_date(struct page *page, const char *date)
{
	int			year;
	int			month;
	int			day;

	if (date != NULL && sscanf(date, "%d-%d-%d", &year, &month, &day) == 3)
		html(page, "%d年%d月%d日", year, month, day);
	else
		html(page, "<span class=\"blank\" contenteditable=\"true\">　　　　年　　月　　日</span>");
}

static void
html_demand(struct page *page, const struct store *store, const struct agency *agency, int year, enum demand demand, const char *number)
{
	const struct filed *filed = &agency->filed[year];
	bool		any = false;

	for (int i = 0; i < filed->n_findings; i++)
	{
		const struct finding *finding = finding_of(store, agency, year, i);

		if (finding->waiver != NULL || demand_of(finding) != demand)
			continue;
		if (!any)
			html(page, "<h2>%s、%s</h2>\n<ol>\n", number, demand_titles[demand]);
		any = true;
		html(page, "<li>%s", finding->message);
		if (finding->line > 0)
			html(page, "（原文第 %d 行）", finding->line);
		html(page, "。\n");
	}
	if (any)
		html(page, "</ol>\n");
}

static bool
has_demand(const struct store *store, const struct agency *agency, int year, enum demand demand)
{
	for (int i = 0; i < agency->filed[year].n_findings; i++)
	{
		const struct finding *finding = finding_of(store, agency, year, i);

		if (finding->waiver == NULL && demand_of(finding) == demand)
			return true;
	}
	return false;
}

/* What the findings stand on, each once. */
static void
html_bases(struct page *page, const struct store *store, const struct agency *agency, int year)
{
	const char *told[64];
	int			n = 0;

	for (int i = 0; i < agency->filed[year].n_findings && n < 64; i++)
	{
		const struct finding *finding = finding_of(store, agency, year, i);
		const char *basis = store->rules[finding->rule].basis;
		bool		known = finding->waiver != NULL || basis == NULL;

		for (int k = 0; k < n && !known; k++)
			known = strcmp(told[k], basis) == 0;
		if (known)
			continue;
		if (n == 0)
			html(page, "<p class=\"basis\">依据：");
		html(page, n == 0 ? "%s" : "；%s", basis);
		told[n++] = basis;
	}
	if (n > 0)
		html(page, "。</p>\n");
}

static void
html_missing(struct page *page, const struct filed *filed, int year, const char *mend_by)
{
	html(page, "<p>截至目前，没有收到你单位 %d 年度政府信息公开工作年度报告，报送期限为 ", year);
	html_date(page, filed->deadline);
	html(page, "。请于 ");
	html_date(page, mend_by);
	html(page, " 前报送。</p>\n<p class=\"basis\">依据：《中华人民共和国政府信息公开条例》第四十九条、第五十条。</p>\n");
}

static void
html_mending(struct page *page, const struct store *store, const struct agency *agency, int year, const char *mend_by)
{
	static const char *const numbers[DEMANDS] = {"一", "二", "三", "四"};
	const struct filed *filed = &agency->filed[year];
	int			n = 0;

	html(page, "<p>你单位 %d 年度政府信息公开工作年度报告（", store->years[year]);
	html_date(page, filed->arrived);
	html(page, " 报送，文件：%s）经检查有下列问题，请于 ", filed->source);
	html_date(page, mend_by);
	html(page, " 前更正并重新报送；认为数字无误的，请书面说明。</p>\n");
	for (int demand = CORRECT; demand < DEMANDS; demand++)
		if (has_demand(store, agency, year, demand))
			html_demand(page, store, agency, year, demand, numbers[n++]);
	html_bases(page, store, agency, year);
}

void
write_letter(const struct store *store, const struct agency *agency, int year, const char *mend_by)
{
	const struct place place = {LETTER_PAGE, agency, year, NULL};
	const bool	missing = !agency->filed[year].read;
	const char *what = missing ? "催报通知单" : "整改通知单";
	char	   *title = print_string("%s %d 年度 %s", agency->name, store->years[year], what);
	struct page		page = page_begin(store, &place, path_of(store, &place), title);

	html_heading(&page, store, &place, what);
	html(&page, "<p class=\"quiet\">虚线处可以点击填写，然后打印。<a ");
	html_href(&page, store, AGENCY_PAGE, agency, year, NULL);
	html(&page, ">%s的报告</a></p>\n<article class=\"letter\">\n<h1>政府信息公开工作年度报告%s</h1>\n"
		 "<p class=\"number\"><span class=\"blank\" contenteditable=\"true\">编号：　　　　　　</span></p>\n<p class=\"to\">%s：</p>\n",
		 agency->name, what, agency->name);
	if (missing)
		html_missing(&page, &agency->filed[year], store->years[year], mend_by);
	else
		html_mending(&page, store, agency, year, mend_by);
	html(&page, "<p class=\"sign\"><span class=\"blank\" contenteditable=\"true\">（单位盖章）</span></p><p class=\"sign\">");
	html_date(&page, NULL);
	html(&page, "</p>\n</article>\n");
	page_end(&page, store);
	free(title);
}

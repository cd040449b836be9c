/*
 * unread.c - says of a missing table or row whether the text has it, so that nobody is
 * told that his report lacks what merely could not be read.
 */
#include "outline/unread.h"

#include <string.h>

#include "form/editions.h"
#include "form/labels.h"
#include "text/folded.h"

/* A report's tables stand in so much of its text. */
#define SEARCHED_BYTES (256 * 1024)
/* Words of a table that must stand in the text: one alone may be the narrative's. */
#define ENOUGH_WORDS 2

/* Words that nothing but the table has, for texts in which its cells are not told apart. */
static const char *const disclosure_words[] = {
	"本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年新制作数量", "本年新公开数量",
	"对外公开总数量", "上一年项目数量", "处理决定数量", NULL
};
static const char *const application_words[] = {
	"本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "社会公益组织", "法律服务机构", "本机关不掌握相关政府信息", NULL
};
static const char *const review_words[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "行政复议行政诉讼", "未经复议直接起诉复议后起诉", NULL};

/* A table: the terms that are its own, the words of its header and labels, whether it was read. */
typedef struct table
{
	uint8_t		section;		/* gr_section_kind */
	uint8_t		terms[3][2];	/* from, and how many */
	const char *const *words;
} table;

static const table tables[] = {
	{GR_DISCLOSURES, {{GR_TERM_CLAUSES, 5}, {GR_TERM_MEASURES, GR_MEASURES}, {0, 0}}, disclosure_words},
	{GR_APPLICATIONS, {{GR_TERM_ROWS, GR_ROWS}, {GR_TERM_APPLICANTS, 5}, {GR_TERM_ORGANIZATIONS, 2}}, application_words},
	{GR_REVIEWS, {{GR_TERM_OUTCOMES, 4}, {GR_TERM_RECONSIDERATION, 4}, {0, 0}}, review_words},
};

static bool
is_of_table(const table *t, uint8_t term)
{
	for (int i = 0; i < 3; i++)
		if (term >= t->terms[i][0] && term < t->terms[i][0] + t->terms[i][1])
			return true;
	return false;
}

/* Where each term first stands, as an index of cells from 1; 0: nowhere. */
typedef struct terms_seen
{
	uint32_t	cell[GR_TERMS];
} terms_seen;

/* The first cell of the first section that has a table; what stands before is narrative. */
static uint32_t
first_cell(const gr_page *page, const gr_outline *outline)
{
	for (uint32_t i = 0; i < outline->n; i++)
	{
		uint8_t		kind = outline->headings[i].kind;

		if (kind == GR_DISCLOSURES || kind == GR_APPLICATIONS || kind == GR_REVIEWS)
			return page->lines[outline->headings[i].line].first;
	}
	return 0;
}

static void
see_terms(const gr_page *page, const gr_word *words, const gr_outline *outline, terms_seen *seen)
{
	const gr_word *end = words + page->n_cells;

	memset(seen, 0, sizeof *seen);
	for (const gr_word *word = words + first_cell(page, outline); word < end; word++)
		if (word->term < GR_TERMS && seen->cell[word->term] == 0)
			seen->cell[word->term] = (uint32_t) (word - words) + 1;
}

static gr_problem
unread_at(const gr_page *page, uint32_t cell, gr_str item)
{
	return (gr_problem) {
		.code = GR_PROBLEM_UNREAD,
		.item = item,
		.raw = {page->text + page->cells[cell].start, page->cells[cell].length},
		.line = page->lines[page->cells[cell].line].number,
	};
}

/* False where fewer words of the table stand in the text than make one. */
static bool
find_unread_table(const gr_page *page, const table *t, const terms_seen *seen, gr_problem *problem)
{
	gr_str		item = gr_section_forms[t->section].code;
	const char *end = page->text + (page->length < SEARCHED_BYTES ? page->length : SEARCHED_BYTES);
	int			n = 0;

	for (int term = 0; term < GR_TERMS; term++)
	{
		if (seen->cell[term] == 0 || !is_of_table(t, (uint8_t) term))
			continue;
		if (n++ == 0)
			*problem = unread_at(page, seen->cell[term] - 1, item);
	}
	for (int i = 0; t->words[i] != NULL && n < ENOUGH_WORDS; i++)
	{
		const char *found = gr_find_bytes(page->text, end, t->words[i]);

		if (found == NULL)
			continue;
		if (n++ == 0)
			*problem = (gr_problem) {
				.code = GR_PROBLEM_UNREAD,
				.item = item,
				.raw = {found, (uint32_t) strlen(t->words[i])},
				.line = page->n_lines > 0 ? page->lines[gr_line_of(page, found)].number : 0,
			};
	}
	return n >= ENOUGH_WORDS;
}

/* A heading of the table's section with nothing under it: what stood there was no text, or was lost. */
static bool
find_empty_section(const gr_page *page, const gr_outline *outline, uint8_t section, gr_problem *problem)
{
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].kind == section && outline->headings[i].empty)
		{
			*problem = (gr_problem) {
				.code = GR_PROBLEM_UNREAD,
				.item = gr_section_forms[section].code,
				.raw = outline->headings[i].title,
				.line = page->lines[outline->headings[i].line].number,
			};
			return true;
		}
	return false;
}

/* Where the text says that something of the document was not read: a table or a row may stand in it. */
static bool
find_left_out(const gr_page *page, gr_str item, gr_problem *problem)
{
	const char *found = gr_find_bytes(page->text, page->text + page->length, GR_LEFT_OUT);

	if (found != NULL)
		*problem = (gr_problem) {
			.code = GR_PROBLEM_UNREAD,
			.item = item,
			.raw = {found, sizeof GR_LEFT_OUT - 1},
			.line = page->lines[gr_line_of(page, found)].number,
		};
	return found != NULL;
}

gr_form
gr_form_of_words(const gr_page *page, const gr_word *words, const gr_outline *outline)
{
	terms_seen	seen;
	uint8_t		editions = 0;

	see_terms(page, words, outline, &seen);
	for (int measure = 0; measure < GR_MEASURES; measure++)
		if (seen.cell[GR_TERM_MEASURES + measure] != 0)
			editions |= gr_edition_of_measure(measure);
	for (int row = 0; row < GR_ROWS; row++)
		if (seen.cell[GR_TERM_ROWS + row] != 0 && row != GR_OTHER && gr_application_rows[row].editions != (GR_IN_2019 | GR_IN_2021))
			editions |= gr_application_rows[row].editions;
	return gr_form_of(editions);
}

/* A bit for each item of table 二 that the report has. */
static uint32_t
items_of(const gr_report *report)
{
	uint32_t	items = 0;

	for (uint32_t i = 0; i < report->n_disclosures; i++)
		if (report->disclosures[i].item >= 0)
			items |= 1u << report->disclosures[i].item;
	return items;
}

/* The same for the rows of table 三. */
static uint32_t
rows_of(const gr_report *report)
{
	uint32_t	rows = 0;

	for (uint32_t i = 0; i < report->n_applications; i++)
		rows |= 1u << report->applications[i].row;
	return rows;
}

/* Whether a problem tells of the row: it was read, but not placed. */
static bool
is_told(const gr_report *report, gr_str item)
{
	for (uint32_t i = 0; i < report->n_problems; i++)
		if (report->problems[i].item.len == item.len && memcmp(report->problems[i].item.s, item.s, item.len) == 0)
			return true;
	return false;
}

/* The editions whose rows the report must have. */
static uint8_t
editions_of(const gr_report *report)
{
	switch (report->form)
	{
		case GR_FORM_2019:
			return GR_IN_2019;
		case GR_FORM_2021:
			return GR_IN_2021;
		default:
			return GR_IN_2019 | GR_IN_2021;
	}
}

static bool
is_item_due(const gr_report *report, int item)
{
	return report->form != GR_FORM_NONE ? gr_item_forms[report->form][item].n > 0
		: gr_item_forms[GR_FORM_2019][item].n > 0 && gr_item_forms[GR_FORM_2021][item].n > 0;
}

static bool
is_row_due(const gr_report *report, int row)
{
	uint8_t		editions = editions_of(report);

	return (gr_application_rows[row].editions & editions) == editions;
}

/* Rows that a table lacks, as they are found. */
typedef struct missing_rows
{
	const gr_page *page;
	const gr_report *report;
	gr_problem *problems;
	uint32_t	n;
	gr_problem	left_out;		/* what of the document was not read */
	bool		asked;			/* whether there is such */
	bool		has_left_out;
} missing_rows;

/* A row whose label stands in a cell, counted from 1, or that may stand in what was not read. */
static void
take_missing_row(missing_rows *missing, uint32_t cell, gr_str code)
{
	if (is_told(missing->report, code))
		return;
	if (cell != 0)
	{
		missing->problems[missing->n++] = unread_at(missing->page, cell - 1, code);
		return;
	}
	if (!missing->asked)
		missing->has_left_out = find_left_out(missing->page, code, &missing->left_out);
	missing->asked = true;
	if (!missing->has_left_out)
		return;
	missing->left_out.item = code;
	missing->problems[missing->n++] = missing->left_out;
}

static uint32_t
find_unread_rows(const gr_page *page, const gr_report *report, const terms_seen *seen, gr_problem *problems)
{
	const uint32_t items = items_of(report);
	const uint32_t rows = rows_of(report);
	missing_rows missing = {.page = page,.report = report,.problems = problems};

	for (int item = 0; item < GR_ITEMS && report->n_disclosures > 0; item++)
		if (is_item_due(report, item) && (items >> item & 1) == 0)
			take_missing_row(&missing, seen->cell[GR_TERM_ITEMS + item], gr_item_codes[item]);
	for (int row = 0; row < GR_ROWS && report->n_applications > 0; row++)
		if (is_row_due(report, row) && (rows >> row & 1) == 0)
			take_missing_row(&missing, seen->cell[GR_TERM_ROWS + row], gr_application_rows[row].code);
	return missing.n;
}

/* Whether the report has all three tables, and each row that is due. */
static bool
has_all(const gr_report *report)
{
	const uint32_t items = items_of(report);
	const uint32_t rows = rows_of(report);

	if (report->n_disclosures == 0 || report->n_applications == 0 || report->n_reviews == 0)
		return false;
	for (int item = 0; item < GR_ITEMS; item++)
		if ((items >> item & 1) == 0 && is_item_due(report, item))
			return false;
	for (int row = 0; row < GR_ROWS; row++)
		if ((rows >> row & 1) == 0 && is_row_due(report, row))
			return false;
	return true;
}

/* Tables and rows that the report lacks, though the text has their words. */
static uint32_t
find_unread_tables(const gr_page *page, const gr_word *words, const gr_outline *outline, const gr_report *report, gr_problem *problems)
{
	const uint32_t read[] = {report->n_disclosures, report->n_applications, report->n_reviews};
	terms_seen	seen;
	uint32_t	n;

	if (has_all(report))
		return 0;
	see_terms(page, words, outline, &seen);
	n = find_unread_rows(page, report, &seen, problems);
	for (int t = 0; t < 3; t++)
		if (read[t] == 0 && (find_unread_table(page, &tables[t], &seen, &problems[n])
							 || find_empty_section(page, outline, tables[t].section, &problems[n])
							 || find_left_out(page, gr_section_forms[tables[t].section].code, &problems[n])))
			n++;
	return n;
}

/* Letters of a line that reads as a heading. */
#define HEADING_LETTERS 20

/* Sections of text. */
static const uint8_t texts[] = {GR_OVERVIEW, GR_PROBLEMS, GR_OTHER_MATTERS};

#define TEXTS (sizeof texts / sizeof texts[0])

static bool
has_section(const gr_outline *outline, uint8_t kind)
{
	for (uint32_t i = 0; i < outline->n; i++)
		if (outline->headings[i].kind == kind)
			return true;
	return false;
}

/* The section whose heading the line reads as, were it numbered as the others are; GR_EXTRA: it does not. */
static gr_section_kind
read_heading(const gr_page *page, const gr_word *words, const gr_line *line)
{
	const char *start = page->text + line->start;
	const char *end = start + line->length;
	gr_letters	letters;

	if (line->n != 1 || line->length == 0 || line->length > HEADING_LETTERS * 3 || page->cells[line->first].state != GR_ABSENT
		|| words[line->first].term < GR_TERM_SECTIONS)
		return GR_EXTRA;
	gr_take_letters(start, end, &letters);
	if (letters.n > HEADING_LETTERS || gr_find_bytes(start, end, "。") != NULL || gr_find_bytes(start, end, "，") != NULL)
		return GR_EXTRA;
	return gr_kind_of_heading(&letters, 0);
}

/* Lines that read as the headings of sections of text that have none: the first of each. */
static uint32_t
find_unread_headings(const gr_page *page, const gr_word *words, const gr_outline *outline, gr_problem *problems)
{
	const gr_line *const end = page->lines + page->n_lines;
	const gr_line *found[TEXTS] = {NULL};
	uint32_t	missing = 0;	/* a bit a section */
	uint32_t	n = 0;

	for (size_t i = 0; i < TEXTS; i++)
		missing |= !has_section(outline, texts[i]) ? 1u << texts[i] : 0;
	for (const gr_line *line = page->lines; line < end && missing != 0; line++)
	{
		const gr_section_kind kind = read_heading(page, words, line);

		for (size_t i = 0; i < TEXTS && (missing >> kind & 1) != 0; i++)
			if (texts[i] == kind)
				found[i] = line;
		missing &= ~(1u << kind);
	}
	for (size_t i = 0; i < TEXTS; i++)
		if (found[i] != NULL)
			problems[n++] = (gr_problem) {
				.code = GR_PROBLEM_UNREAD,
				.item = gr_section_forms[texts[i]].code,
				.raw = {page->text + found[i]->start, found[i]->length},
				.line = found[i]->number,
			};
	return n;
}

uint32_t
gr_find_unread(const gr_page *page, const gr_word *words, const gr_outline *outline, const gr_report *report,
			   gr_problem problems[GR_UNREAD_MOST])
{
	const uint32_t n = find_unread_tables(page, words, outline, report, problems);

	if (outline->n == 0 && report->n_disclosures + report->n_applications + report->n_reviews == 0)
		return n;				/* nothing says that it is a report */
	return n + find_unread_headings(page, words, outline, &problems[n]);
}

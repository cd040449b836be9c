/*
 * render.c - writes a report as the national form, filled in: plain text,
 * Markdown or HTML.  Reading it gives the same figures again.
 *
 * All is written twice: first to a writer without room, which says how much is
 * needed.
 */
#include "render/render.h"

#include "text/utf8.h"

#define TEXT(literal) ((gr_str) {literal, sizeof(literal) - 1})

/* by gr_format */
const gr_str gr_formats[GR_FORMATS] = {
	{"text", 4},
	{"markdown", 8},
	{"html", 4},
};

/* The three tables, in the order of the form, and the sections that they stand in. */
#define TABLES 3

static const uint8_t table_sections[TABLES] = {GR_DISCLOSURES, GR_APPLICATIONS, GR_REVIEWS};

/* A report on its way to the page. */
typedef struct form
{
	const gr_report *report;
	gr_format	format;
	gr_put_text *put;			/* writes text where it means itself */
	gr_str		title;
	gr_str		agency;
	gr_sheet	tables[TABLES];
	bool		references;		/* text of the report means something in Markdown */
	uint32_t	empty;			/* kinds of sections known to be empty, a bit each */
} form;

/* ---- text ---------------------------------------------------------------------------- */

static void
put_html(gr_writer *w, gr_str text)
{
	uint32_t	from = 0;

	for (uint32_t i = 0; i <= text.len; i++)
	{
		char		c = i < text.len ? text.s[i] : '&';

		if (c != '&' && c != '<' && c != '>' && c != '"')
			continue;
		gr_put(w, (gr_str) {text.s + from, i - from});
		from = i + 1;
		if (i == text.len)
			break;
		if (c == '&')
			GR_SAY(w, "&amp;");
		else if (c == '<')
			GR_SAY(w, "&lt;");
		else if (c == '>')
			GR_SAY(w, "&gt;");
		else
			GR_SAY(w, "&quot;");
	}
}

/* What means something to Markdown wherever it stands. */
static bool
is_markdown(char c)
{
	return c != 0 && strchr("\\`*_[]<>&|~#", c) != NULL;
}

/* As character references: backslashes would be read as they stand. */
static void
put_markdown(gr_writer *w, gr_str text)
{
	uint32_t	from = 0;

	for (uint32_t i = 0; i < text.len; i++)
	{
		if (!is_markdown(text.s[i]))
			continue;
		gr_put(w, (gr_str) {text.s + from, i - from});
		GR_SAY(w, "&#");
		gr_put_count(w, (uint8_t) text.s[i]);
		GR_SAY(w, ";");
		from = i + 1;
	}
	gr_put(w, (gr_str) {text.s + from, text.len - from});
}

static bool
has_markdown(gr_str text)
{
	for (uint32_t i = 0; i < text.len; i++)
		if (is_markdown(text.s[i]))
			return true;
	return false;
}

static const char *const wide_digits[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};

static bool
is_digit_or_space(char c)
{
	return (c >= '0' && c <= '9') || (uint8_t) c <= ' ';
}

/*
 * Text as one cell of one line: without blanks, with the wide forms of what would part
 * it or end it: commas, bars, asterisks, digits at its end; and with a mark for each byte of no character,
 * which might make one with what follows.
 */
static void
put_in_one_cell(const form *f, gr_writer *w, gr_str text)
{
	const char *end = text.s + text.len;
	const char *digits = end;
	const char *from = text.s;
	uint32_t	length;

	while (digits > from && is_digit_or_space(digits[-1]))
		digits--;
	for (const char *p = from; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		const char *instead = NULL;

		if (gr_is_blank(c))
			instead = "";
		else if (p >= digits && c >= '0' && c <= '9')
			instead = wide_digits[c - '0'];
		else if (c == ',')
			instead = "，";
		else if (gr_is_bar(c))
			instead = "／";
		else if (c == '*')
			instead = "＊";
		else if (c == 0xFFFD)
			instead = "\uFFFD";
		if (instead == NULL)
			continue;
		f->put(w, (gr_str) {from, (uint32_t) (p - from)});
		gr_put(w, (gr_str) {instead, (uint32_t) strlen(instead)});
		from = p + length;
	}
	f->put(w, (gr_str) {from, (uint32_t) (end - from)});
}

/* ---- what stands before the sections ---------------------------------------------------- */

static void
put_date(gr_writer *w, gr_date date)
{
	gr_put_count(w, (uint64_t) date.year);
	GR_SAY(w, "年");
	gr_put_count(w, date.month);
	GR_SAY(w, "月");
	gr_put_count(w, date.day);
	GR_SAY(w, "日");
}

/* Who reports, and on which time; nothing where neither is known. */
static void
put_sentence(const form *f, gr_writer *w)
{
	const gr_report *report = f->report;
	bool		period = report->from.year > 0 && report->until.year > 0;
	bool		year = !period && report->year > 0;

	if (f->agency.len == 0 && !period && !year)
		return;
	if (f->format == GR_HTML)
		GR_SAY(w, "<p>");
	GR_SAY(w, "本报告");
	if (f->agency.len > 0)
	{
		GR_SAY(w, "由");
		put_in_one_cell(f, w, f->agency);
		GR_SAY(w, "编制");
	}
	if (f->agency.len > 0 && (period || year))
		GR_SAY(w, "，");
	if (period)
	{
		GR_SAY(w, "统计期限为");
		put_date(w, report->from);
		GR_SAY(w, "至");
		put_date(w, report->until);
	}
	if (year)
	{
		GR_SAY(w, "报告年度为");
		gr_put_count(w, (uint64_t) report->year);
		GR_SAY(w, "年");
	}
	GR_SAY(w, "。");
	if (f->format == GR_HTML)
		GR_SAY(w, "</p>");
	GR_SAY(w, "\n");
	if (f->format != GR_HTML)
		GR_SAY(w, "\n");
}

static void
put_title(const form *f, gr_writer *w)
{
	if (f->title.len == 0)
		return;
	if (f->format != GR_TEXT)
		gr_put(w, f->format == GR_HTML ? TEXT("<h1>") : TEXT("# "));
	put_in_one_cell(f, w, f->title);
	gr_put(w, f->format == GR_HTML ? TEXT("</h1>\n") : TEXT("\n\n"));
}

/* ---- sections ------------------------------------------------------------------------------ */

static void
put_heading(const form *f, gr_writer *w, const gr_section *section)
{
	if (f->format != GR_TEXT)
		gr_put(w, f->format == GR_HTML ? TEXT("<h2>") : TEXT("## "));
	if (section->number.len > 0)
	{
		put_in_one_cell(f, w, section->number);
		GR_SAY(w, "、");
	}
	if (section->title.len > 0)
		put_in_one_cell(f, w, section->title);
	gr_put(w, f->format == GR_HTML ? TEXT("</h2>\n") : TEXT("\n\n"));
}

static void
put_table(const form *f, gr_writer *w, int table)
{
	const gr_sheet *sheet = &f->tables[table];

	if (sheet->n_rows == 0)
		return;
	if (f->format == GR_HTML)
	{
		gr_sheet_html(sheet, w, f->put);
		return;
	}
	/* what no bars can hold: Markdown may have HTML in it */
	if (f->format == GR_TEXT && sheet->bars)
		gr_sheet_draw(sheet, w);
	else if (f->format == GR_TEXT)
		gr_sheet_tabs(sheet, w);
	else if (sheet->bars)
		gr_sheet_pipes(sheet, w, f->put);
	else
		gr_sheet_html(sheet, w, f->put);
	GR_SAY(w, "\n");
}

/* The narrative is not part of a report that was read: said, so that the section is not taken for an empty one. */
static void
put_omission(const form *f, gr_writer *w, uint8_t kind)
{
	if (f->empty >> kind & 1)
		return;
	gr_put(w, f->format == GR_HTML ? TEXT("<p>（文字从略）</p>\n") : TEXT("（文字从略）\n\n"));
}

/* The kinds of section that the report has; bit n for kind n. */
static uint32_t
section_kinds(const gr_report *report)
{
	uint32_t	kinds = 0;

	for (uint32_t i = 0; i < report->n_sections; i++)
		kinds |= UINT32_C(1) << report->sections[i].kind;
	return kinds;
}

/* Tables that stand before this section, as they have none of their own. */
static void
put_tables_before(const form *f, gr_writer *w, const gr_section *section, uint32_t kinds, bool *done)
{
	for (int t = 0; t < TABLES; t++)
		if (!done[t] && (kinds >> table_sections[t] & 1) == 0 && section->kind > table_sections[t]
			&& section->kind != GR_EXTRA)
		{
			put_table(f, w, t);
			done[t] = true;
		}
}

/* Whether the section has a table. */
static bool
put_table_of(const form *f, gr_writer *w, const gr_section *section, bool *done)
{
	for (int t = 0; t < TABLES; t++)
		if (!done[t] && section->kind == table_sections[t])
		{
			put_table(f, w, t);
			done[t] = true;
			return f->tables[t].n_rows > 0;
		}
	return false;
}

/* Sections in the report's order; a table without a section of its own before the first that follows it in the form. */
static void
put_sections(const form *f, gr_writer *w)
{
	const gr_report *report = f->report;
	const uint32_t kinds = section_kinds(report);
	bool		done[TABLES] = {false};

	for (uint32_t i = 0; i < report->n_sections && gr_begin_row(w); i++)
	{
		const gr_section *section = &report->sections[i];

		put_tables_before(f, w, section, kinds, done);
		put_heading(f, w, section);
		if (!put_table_of(f, w, section, done))
			put_omission(f, w, section->kind);
	}
	for (int t = 0; t < TABLES; t++)
		if (!done[t])
			put_table(f, w, t);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void
put_form(const form *f, gr_writer *w)
{
	if (f->format == GR_HTML)
		GR_SAY(w, "<div>\n");
	if (f->references)
		GR_SAY(w, "<!-- Markdown -->\n\n");	/* so that readers take references for what they stand for */
	put_title(f, w);
	put_sentence(f, w);
	put_sections(f, w);
	if (f->format == GR_HTML)
		GR_SAY(w, "</div>\n");
}

/* Whether any text of the report means something in Markdown. */
static bool
needs_references(const form *f)
{
	const gr_report *report = f->report;
	bool		found = has_markdown(f->title) || has_markdown(f->agency);

	for (uint32_t i = 0; i < report->n_sections && !found; i++)
		found = has_markdown(report->sections[i].number) || has_markdown(report->sections[i].title);
	for (uint32_t i = 0; i < report->n_disclosures && !found; i++)
		found = has_markdown(report->disclosures[i].label);
	return found;
}

/* The kinds of sections that the report's problems say are empty, a bit each. */
static uint32_t
empty_sections(const gr_report *report)
{
	uint32_t	kinds = 0;

	for (uint32_t i = 0; i < report->n_problems; i++)
	{
		gr_str		item = report->problems[i].item;

		if (report->problems[i].code != GR_PROBLEM_EMPTY_SECTION)
			continue;
		for (int k = 0; k < GR_SECTION_KINDS; k++)
			if (item.len == gr_section_forms[k].code.len && memcmp(item.s, gr_section_forms[k].code.s, item.len) == 0)
				kinds |= UINT32_C(1) << k;
	}
	return kinds;
}

/* Makes everything ready that is written: the tables laid out, title and agency compact. */
static gr_status
prepare(form *f, const gr_report *report, gr_format format, gr_arena *arena)
{
	gr_shape	shape = format == GR_HTML ? GR_AS_FORM : GR_AS_LIST;

	f->report = report;
	f->format = format;
	f->put = format == GR_HTML ? put_html : format == GR_MARKDOWN ? put_markdown : gr_put;
	for (int t = 0; t < TABLES; t++)
		gr_sheet_init(&f->tables[t], arena);
	gr_lay_disclosures(report, &f->tables[0]);
	gr_lay_applications(report, shape, &f->tables[1]);
	gr_lay_reviews(report, shape, &f->tables[2]);
	f->title = gr_compact(&f->tables[0], report->title);
	f->agency = gr_compact(&f->tables[0], report->agency);
	for (int t = 0; t < TABLES; t++)
		if (f->tables[t].status != GR_OK)
			return f->tables[t].status;
	f->references = format == GR_MARKDOWN && needs_references(f);
	f->empty = empty_sections(report);
	return GR_OK;
}

gr_status
gr_render(const gr_report *report, gr_format format, gr_arena *arena, gr_str *out)
{
	form	   *f = gr_alloc(arena, sizeof *f);
	gr_writer	w = {.host = arena->host};
	gr_status	status;
	char	   *text;

	if (f == NULL)
		return GR_NO_MEMORY;
	if ((status = prepare(f, report, format, arena)) != GR_OK)
		return status;
	put_form(f, &w);
	if (w.stopped)
		return GR_STOPPED;
	if (w.missed > UINT32_MAX || (text = gr_alloc_raw(arena, w.missed + 1)) == NULL)
		return GR_NO_MEMORY;
	*out = (gr_str) {text, (uint32_t) w.missed};
	w = (gr_writer) {.at = text, .end = text + out->len, .host = arena->host};
	put_form(f, &w);
	if (w.stopped)
		return GR_STOPPED;
	/* no empty line behind the last table or section */
	if (out->len > 1 && text[out->len - 2] == '\n')
		out->len--;
	return GR_OK;
}

/*
 * check_html.c - one page: what was read of each file, the cells that are wrong marked.
 */
#include "command/check.h"

#include <stdlib.h>
#include <string.h>

static const char style[] =
	"body{font:15px/1.6 sans-serif;max-width:72em;margin:2em auto;padding:0 1em;color:#222}"
	"table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #bbb;padding:.2em .5em}"
	"td.n{text-align:right}td.error{background:#fbb}td.warning{background:#fe9}td.unread{background:#ddd}"
	".error b{color:#b00}.warning b{color:#a60}.info b{color:#666}";

static void
print_escaped(gr_str str)
{
	struct text	out = {0};

	if (str.s == NULL)
		return;
	put_escaped(&out, str.s, str.len);
	if (out.length > 0)
		fwrite(out.bytes, 1, out.length, stdout);
	clear_text(&out);
}

static void
print_escaped_name(const char *name)
{
	char	   *as_text = name_text(name, false);

	print_escaped((gr_str) {as_text, (uint32_t) strlen(as_text)});
	free(as_text);
}

static bool
same(gr_str a, gr_str b)
{
	return a.s != NULL && b.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The gravest finding that names the cell, or its row or column as a whole; -1: none. */
static int
severity_of(const struct checked *checked, const struct figure_place *place)
{
	int			worst = -1;

	for (uint32_t i = 0; i < checked->n_checks; i++)
	{
		const gr_check *check = &checked->checks[i];
		const int	severity = gr_rules[check->rule].severity;
		const bool	names_row = same(check->item, place->item);
		const bool	names_cell = names_row && (check->col.s == NULL || same(check->col, place->col));

		if (is_finding(check) && names_cell && severity > worst)
			worst = severity;
	}
	return worst;
}

struct table
{
	const struct checked *checked;
	const char *section;		/* of the table that is open */
	gr_str		item_label;		/* of the row that is open */
};

static void
print_cell(void *context, const struct figure_place *place)
{
	static const char *const classes[] = {"n", "n warning", "n error"};
	struct table *table = context;
	const gr_figure *figure = place->figure;
	const int	severity = severity_of(table->checked, place);
	const bool	unread = figure->state == GR_UNREADABLE || figure->state == GR_UNCERTAIN;

	if (table->section == NULL || strcmp(table->section, place->section) != 0)
	{
		printf("%s<table>\n<tr>", table->section != NULL ? "</tr>\n</table>\n" : "");
		table->section = place->section;
		table->item_label = (gr_str) {NULL, 0};
	}
	if (!same(table->item_label, place->item_label))
	{
		fputs(table->item_label.s != NULL ? "</tr>\n<tr><th>" : "<th>", stdout);
		print_escaped(place->item_label);
		fputs("</th>", stdout);
		table->item_label = place->item_label;
	}
	printf("<td class=\"%s\" title=\"", severity >= 0 ? classes[severity] : unread ? "n unread" : "n");
	print_escaped(place->col_label);
	fputs("\">", stdout);
	print_escaped(figure->raw);
	fputs("</td>", stdout);
}

static void
print_finding(const struct checked *checked, const gr_check *check)
{
	static const char *const classes[] = {"info", "warning", "error"};
	const gr_rule *rule = &gr_rules[check->rule];
	const uint32_t line = gr_check_line(checked->report, check, checked->body);

	printf("<li class=\"%s\"><b>%s</b> ", classes[rule->severity], severity_name(rule->severity));
	if (line > 0)
		printf(IN_LANGUAGE("line %u: ", "第 %u 行："), line);
	print_escaped(check->message);
	if (check->cause == GR_CAUSE_READING)
		fputs(IN_LANGUAGE(" (it may be the reading, not the report)", "（可能是读取所致，不一定是报告的错误）"), stdout);
	printf(" <small>%.*s</small></li>\n", (int) rule->code.len, rule->code.s);
}

static void
begin(void)
{
	printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<title>govreport check</title>\n<style>%s</style>\n",
		   IN_LANGUAGE("en", "zh-CN"), style);
}

static void
print(const struct checked *checked)
{
	struct table table = {.checked = checked};

	fputs("<h2>", stdout);
	print_escaped_name(checked->input->file);
	if (checked->input->name != NULL)
	{
		fputs(": ", stdout);
		print_escaped_name(checked->input->name);
	}
	fputs("</h2>\n", stdout);
	if (checked->input->misnamed || checked->input->in_misnamed || checked->input->left_out != LEFT_NOTHING)
	{
		fputs("<p>", stdout);
		print_notes(stdout, checked->input);
		fputs("</p>\n", stdout);
	}
	if (checked->report == NULL)
	{
		fputs("<p class=\"error\"><b>", stdout);
		print_escaped((gr_str) {checked->reason, (uint32_t) strlen(checked->reason)});
		fputs("</b>", stdout);
		if (checked->input->detail != NULL)
		{
			fputs("<br><small>", stdout);
			print_escaped_name(checked->input->detail);
			fputs("</small>", stdout);
		}
		fputs("</p>\n", stdout);
		return;
	}
	fputs("<p>", stdout);
	print_escaped(checked->report->agency);
	printf(IN_LANGUAGE(" %d, figures %u / %u, errors %u, warnings %u, notes %u</p>\n<ul>\n",
					   " %d 年，读出数字 %u / %u，错误 %u，警告 %u，提示 %u</p>\n<ul>\n"),
		   checked->report->year, checked->read, checked->of_form, checked->failed[GR_ERROR], checked->failed[GR_WARNING],
		   checked->failed[GR_INFO]);
	for (int severity = GR_ERROR; severity >= GR_INFO; severity--)
		for (uint32_t i = 0; i < checked->n_checks; i++)
			if (is_finding(&checked->checks[i]) && gr_rules[checked->checks[i].rule].severity == severity)
				print_finding(checked, &checked->checks[i]);
	fputs("</ul>\n", stdout);
	visit_figures(checked->report, print_cell, &table);
	if (table.section != NULL)
		fputs("</tr>\n</table>\n", stdout);
}

static void
skip(const char *name, const char *reason)
{
	fputs("<h2>", stdout);
	print_escaped_name(name);
	fputs("</h2>\n<p>", stdout);
	print_escaped((gr_str) {reason, (uint32_t) strlen(reason)});
	fputs("</p>\n", stdout);
}

static void
end(void)
{
	puts("</html>");
}

const struct printer html_printer = {"html", begin, print, skip, end};

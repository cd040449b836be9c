/*
 * check_json.c - what was found, for programs: a list with an object each file or part.
 */
#include "command/check.h"

#include <stdlib.h>
#include <string.h>

static bool first;

static void
print_quoted(const char *s, size_t length)
{
	putchar('"');
	for (size_t i = 0; i < length; i++)
	{
		const unsigned char c = (unsigned char) s[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < ' ')
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
print_string_or_null(gr_str str)
{
	if (str.s == NULL)
		fputs("null", stdout);
	else
		print_quoted(str.s, str.len);
}

/* Names of files may hold any byte. */
static void
print_file_name(const char *key, const char *name)
{
	char	   *text = name != NULL ? name_text(name, false) : NULL;

	printf("\"%s\": ", key);
	print_string_or_null(text != NULL ? (gr_str) {text, (uint32_t) strlen(text)} : (gr_str) {NULL, 0});
	free(text);
}

static void
print_sum(bool there, gr_sum value)
{
	char		digits[GR_NUMBER_TEXT];

	if (there)
		fwrite(digits, 1, gr_sum_text(value, digits), stdout);
	else
		fputs("null", stdout);
}

static const char *
state_name(int state)
{
	static const char *const names[] = {"absent", "number", "blank", "not_applicable", "unreadable", "unreadable"};

	return names[state];
}

/* Characters of the body, counted once up to each place that is asked for in turn. */
struct cells
{
	const struct checked *checked;
	bool		first;
	uint32_t	bytes;
	uint32_t	characters;
};

static uint32_t
character_at(struct cells *cells, uint32_t byte)
{
	if (byte < cells->bytes)
		cells->bytes = cells->characters = 0;
	cells->characters += gr_characters(cells->checked->body.s, cells->bytes, byte);
	cells->bytes = byte;
	return cells->characters + 1;
}

static void
print_cell(void *context, const struct figure_place *place)
{
	struct cells *cells = context;
	const gr_figure *figure = place->figure;

	if (figure->state == GR_ABSENT)
		return;
	printf("%s\n   {\"section\": \"%s\", \"item\": ", cells->first ? "" : ",", place->section);
	cells->first = false;
	print_string_or_null(place->item);
	fputs(", \"item_label\": ", stdout);
	print_string_or_null(place->item_label);
	fputs(", \"col\": ", stdout);
	print_string_or_null(place->col);
	fputs(", \"value\": ", stdout);
	print_sum(figure->state == GR_NUMBER, (gr_sum) {figure->mantissa, figure->scale});
	printf(", \"state\": \"%s\", \"raw\": ", state_name(figure->state));
	print_string_or_null(figure->raw);
	if (figure->line > 0)
		printf(", \"line\": %u, \"start\": %u, \"length\": %u}", figure->line, character_at(cells, figure->start),
			   gr_characters(cells->checked->body.s, figure->start, figure->start + figure->length));
	else
		fputs(", \"line\": null, \"start\": null, \"length\": null}", stdout);
}

static void
print_finding(struct cells *cells, const gr_check *check)
{
	const gr_rule *rule = &gr_rules[check->rule];
	const gr_figure *figure = figure_of(cells->checked->report, check);
	const uint32_t line = gr_check_line(cells->checked->report, check, cells->checked->body);
	static const char *const severities[] = {"info", "warning", "error"};

	printf("%s\n   {\"rule\": \"%.*s\", \"severity\": \"%s\", \"item\": ", cells->first ? "" : ",", (int) rule->code.len,
		   rule->code.s, severities[rule->severity]);
	cells->first = false;
	print_string_or_null(check->item);
	fputs(", \"col\": ", stdout);
	print_string_or_null(check->col);
	fputs(", \"lhs\": ", stdout);
	print_sum(check->has_sides, check->lhs);
	fputs(", \"rhs\": ", stdout);
	print_sum(check->has_sides, check->rhs);
	printf(", \"cause\": \"%s\"", gr_cause_codes[check->cause].s);
	if (line > 0)
		printf(", \"line\": %u", line);
	else
		fputs(", \"line\": null", stdout);
	if (figure != NULL)
		printf(", \"start\": %u", character_at(cells, figure->start));
	else
		fputs(", \"start\": null", stdout);
	fputs(", \"message\": ", stdout);
	print_string_or_null(check->message);
	putchar('}');
}

static void
print_report(const struct checked *checked)
{
	const gr_report *report = checked->report;
	struct cells cells = {.checked = checked,.first = true};

	fputs(",\n  \"title\": ", stdout);
	print_string_or_null(report->title);
	fputs(", \"agency\": ", stdout);
	print_string_or_null(report->agency);
	if (report->year > 0)
		printf(", \"year\": %d", report->year);
	else
		fputs(", \"year\": null", stdout);
	printf(", \"form\": %s,\n", report->form == GR_FORM_2019 ? "\"2019\"" : report->form == GR_FORM_2021 ? "\"2021\"" : "null");
	printf("  \"figures\": {\"read\": %u, \"of_form\": %u},\n", checked->read, checked->of_form);
	printf("  \"checks\": {\"passed\": %u, \"undecided\": %u, \"errors\": %u, \"warnings\": %u, \"notes\": %u},\n",
		   checked->passed, checked->undecided, checked->failed[GR_ERROR], checked->failed[GR_WARNING], checked->failed[GR_INFO]);
	fputs("  \"cells\": [", stdout);
	visit_figures(report, print_cell, &cells);
	fputs("],\n  \"findings\": [", stdout);
	cells.first = true;
	for (uint32_t i = 0; i < checked->n_checks; i++)
		if (is_finding(&checked->checks[i]))
			print_finding(&cells, &checked->checks[i]);
	putchar(']');
}

/* Every object has the same keys. */
static void
print_no_report(void)
{
	fputs(",\n  \"title\": null, \"agency\": null, \"year\": null, \"form\": null,\n  \"figures\": null,\n  \"checks\": null,\n"
		  "  \"cells\": [],\n  \"findings\": []", stdout);
}

static void
open_object(const char *file)
{
	fputs(first ? "\n {" : ",\n {", stdout);
	first = false;
	print_file_name("file", file);
}

static void
print_text(const char *key, const char *text)
{
	printf(", \"%s\": ", key);
	print_string_or_null(text != NULL ? (gr_str) {text, (uint32_t) strlen(text)} : (gr_str) {NULL, 0});
}

static void
begin(void)
{
	first = true;
	putchar('[');
}

static void
print(const struct checked *checked)
{
	const struct input *input = checked->input;

	open_object(input->file);
	fputs(", ", stdout);
	print_file_name("part", input->name);
	printf(", \"kind\": \"%s\", \"misnamed\": %s", kind_name(input->kind),
		   input->misnamed || input->in_misnamed ? "true" : "false");
	print_text("problem", checked->reason);
	print_text("detail", input->detail);
	print_text("left_out", input->left_out != LEFT_NOTHING ? left_out_text(input->left_out, chinese) : NULL);
	if (checked->report != NULL)
		print_report(checked);
	else
		print_no_report();
	putchar('}');
}

static void
skip(const char *name, const char *reason)
{
	open_object(name);
	fputs(", \"part\": null, \"kind\": null, \"misnamed\": false", stdout);
	print_text("problem", reason);
	print_text("detail", NULL);
	print_text("left_out", NULL);
	print_no_report();
	putchar('}');
}

static void
end(void)
{
	puts("\n]");
}

const struct printer json_printer = {"json", begin, print, skip, end};

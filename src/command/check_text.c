/*
 * check_text.c - what was found, for eyes; in colour on a terminal.
 */
#include "command/check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool coloured;

static const char *const colours[] = {"\033[2m", "\033[33m", "\033[31m"};	/* by severity */

const char *
severity_name(int severity)
{
	static const char *const names[3][2] = {{"info", "提示"}, {"warning", "警告"}, {"error", "错误"}};

	return names[severity][chinese];
}

void
print_str(FILE *stream, gr_str str)
{
	if (str.s != NULL)
		fwrite(str.s, 1, str.len, stream);
}

static void
colour(const char *code)
{
	if (coloured)
		fputs(code, stdout);
}

static void
begin(void)
{
	coloured = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
}

static void
print_file_name(const char *file, const char *part)
{
	colour("\033[1m");
	print_name(stdout, file);
	if (part != NULL)
	{
		fputs(": ", stdout);
		print_name(stdout, part);
	}
	colour("\033[0m");
	putchar('\n');
}

static void
print_finding(const struct checked *checked, const gr_check *check)
{
	const gr_rule *rule = &gr_rules[check->rule];
	const uint32_t line = gr_check_line(checked->report, check, checked->body);

	colour(colours[rule->severity]);
	printf("  %-7s %.*s", severity_name(rule->severity), (int) rule->code.len, rule->code.s);
	if (line > 0)
		printf(IN_LANGUAGE(" line %u", " 第 %u 行"), line);
	colour("\033[0m");
	fputs("  ", stdout);
	print_str(stdout, check->message);
	if (check->cause == GR_CAUSE_READING)
		fputs(IN_LANGUAGE(" (it may be the reading, not the report)", "（可能是读取所致，不一定是报告的错误）"), stdout);
	putchar('\n');
}

static void
print(const struct checked *checked)
{
	const gr_report *report = checked->report;

	print_file_name(checked->input->file, checked->input->name);
	print_notes(stdout, checked->input);
	if (report == NULL)
	{
		colour(colours[GR_ERROR]);
		printf("  %s\n", checked->reason);
		colour("\033[0m");
		if (checked->input->detail != NULL)
			printf("  %s\n", checked->input->detail);
		return;
	}
	fputs(IN_LANGUAGE("  agency ", "  机关 "), stdout);
	print_str(stdout, report->agency.s != NULL ? report->agency : (gr_str) {"-", 1});
	printf(IN_LANGUAGE("  year %d", "  年份 %d"), report->year);
	printf(IN_LANGUAGE("  form %s", "  表式 %s"), report->form == GR_FORM_2019 ? "2019" : report->form == GR_FORM_2021 ? "2021" : "-");
	printf(IN_LANGUAGE("  figures %u / %u\n", "  读出数字 %u / %u\n"), checked->read, checked->of_form);
	printf(IN_LANGUAGE("  passed %u, undecided %u, errors %u, warnings %u, notes %u\n",
					   "  通过 %u，不能判定 %u，错误 %u，警告 %u，提示 %u\n"),
		   checked->passed, checked->undecided, checked->failed[GR_ERROR], checked->failed[GR_WARNING], checked->failed[GR_INFO]);
	for (int severity = GR_ERROR; severity >= GR_INFO; severity--)
		for (uint32_t i = 0; i < checked->n_checks; i++)
			if (is_finding(&checked->checks[i]) && gr_rules[checked->checks[i].rule].severity == severity)
				print_finding(checked, &checked->checks[i]);
}

static void
skip(const char *name, const char *reason)
{
	print_file_name(name, NULL);
	printf("  %s\n", reason);
}

static void
end(void)
{
}

const struct printer text_printer = {"text", begin, print, skip, end};

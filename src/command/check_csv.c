/*
 * check_csv.c - findings as rows; a file that could not be read is a row, too.
 */
#include "command/check.h"

#include <stdlib.h>
#include <string.h>

static void
print_field(const char *s, size_t length, char end)
{
	const bool	quoted = memchr(s, ',', length) != NULL || memchr(s, '"', length) != NULL || memchr(s, '\n', length) != NULL;

	/* a spreadsheet takes what begins so for a formula */
	const bool	formula = length > 0 && strchr("=+-@\t\r", *s) != NULL;

	if (quoted || formula)
		putchar('"');
	if (formula)
		putchar('\'');
	for (size_t i = 0; i < length; i++)
	{
		if (s[i] == '"')
			putchar('"');
		putchar(s[i]);
	}
	if (quoted || formula)
		putchar('"');
	putchar(end);
}

static void
print_str_field(gr_str str, char end)
{
	print_field(str.s != NULL ? str.s : "", str.s != NULL ? str.len : 0, end);
}

static void
print_name_field(const char *name)
{
	char	   *text = name_text(name != NULL ? name : "", false);

	print_field(text, strlen(text), ',');
	free(text);
}

static void
print_side(bool there, gr_sum value)
{
	char		digits[GR_NUMBER_TEXT];

	if (there)
		fwrite(digits, 1, gr_sum_text(value, digits), stdout);
	putchar(',');
}

static void
print_problem(const char *file, const char *part, const char *reason)
{
	print_name_field(file);
	print_name_field(part);
	fputs(",,error,file.unread,,,,,,reading,", stdout);
	print_field(reason, strlen(reason), '\n');
}

static void
begin(void)
{
	puts("file,part,agency,year,severity,rule,item,col,line,lhs,rhs,cause,message");
}

static void
print_finding(const struct checked *checked, const gr_check *check)
{
	static const char *const severities[] = {"info", "warning", "error"};
	const gr_rule *rule = &gr_rules[check->rule];
	const uint32_t line = gr_check_line(checked->report, check, checked->body);

	print_name_field(checked->input->file);
	print_name_field(checked->input->name);
	print_str_field(checked->report->agency, ',');
	if (checked->report->year > 0)
		printf("%d", checked->report->year);
	printf(",%s,%.*s,", severities[rule->severity], (int) rule->code.len, rule->code.s);
	print_str_field(check->item, ',');
	print_str_field(check->col, ',');
	if (line > 0)
		printf("%u", line);
	putchar(',');
	print_side(check->has_sides, check->lhs);
	print_side(check->has_sides, check->rhs);
	print_str_field(gr_cause_codes[check->cause], ',');
	print_str_field(check->message, '\n');
}

static void
print(const struct checked *checked)
{
	if (checked->report == NULL)
		print_problem(checked->input->file, checked->input->name, checked->reason);
	for (uint32_t i = 0; i < checked->n_checks; i++)
		if (is_finding(&checked->checks[i]))
			print_finding(checked, &checked->checks[i]);
}

static void
skip(const char *name, const char *reason)
{
	print_problem(name, NULL, reason);
}

static void
end(void)
{
}

const struct printer csv_printer = {"csv", begin, print, skip, end};

/*
 * load_summary.c - what became of the files, and what was found in those that were loaded.
 */
#include "command/load.h"

#include <stdlib.h>
#include <string.h>

/* Reasons that are told apart, and files that are named for each. */
#define GROUPS 40
#define EXAMPLES 3

/* Files with one outcome for one reason. */
struct group
{
	char	   *reason;
	uint64_t	files;
	char	   *examples[EXAMPLES];
};

struct summary
{
	uint64_t	files[OUTCOMES];
	int			n_groups[OUTCOMES];
	struct group groups[OUTCOMES][GROUPS];	/* the last one: other reasons */
};

static const char *const labels[OUTCOMES][2] = {
	{"loaded", "入库"}, {"already there", "已在库中"}, {"quarantined", "隔离"}, {"not read", "不能读取"}, {"skipped", "跳过"},
	{"left aside", "无需读取"}
};

struct summary *
summary_begin(void)
{
	struct summary *summary = allocate(sizeof *summary);

	*summary = (struct summary) {0};
	return summary;
}

/* The group of a reason: what differs from file to file stands in brackets behind it. */
static struct group *
find_group(struct summary *summary, enum outcome outcome, const char *reason)
{
	const char *bracket = strstr(reason, "（");
	size_t		length = bracket != NULL ? (size_t) (bracket - reason) : strlen(reason);
	struct group *groups = summary->groups[outcome];
	int		   *n = &summary->n_groups[outcome];

	for (int i = 0; i < *n; i++)
		if (strncmp(groups[i].reason, reason, length) == 0 && groups[i].reason[length] == '\0')
			return &groups[i];
	if (*n == GROUPS)
		return &groups[GROUPS - 1];
	groups[*n] = (struct group) {
		.reason = *n < GROUPS - 1 ? print_string("%.*s", (int) length, reason) : copy_string(IN_LANGUAGE("other reasons", "其他原因"))
	};
	return &groups[(*n)++];
}

void
summary_note(struct summary *summary, enum outcome outcome, const char *name, const char *reason)
{
	struct group *group;

	summary->files[outcome]++;
	if (reason == NULL)
		return;
	group = find_group(summary, outcome, reason);
	if (group->files < EXAMPLES)
		group->examples[group->files] = copy_string(name);
	group->files++;
}

uint64_t
summary_count(const struct summary *summary, enum outcome outcome)
{
	return summary->files[outcome];
}

/* Skipped ones are none. */
uint64_t
summary_files(const struct summary *summary)
{
	uint64_t	files = 0;

	for (int i = 0; i < OUTCOMES; i++)
		if (i != SKIPPED && i != HARMLESS)
			files += summary->files[i];
	return files;
}

static void
print_group(const struct group *group)
{
	printf(IN_LANGUAGE("  %10llu  ", "  %llu 个："), (unsigned long long) group->files);
	print_name(stdout, group->reason);
	for (uint64_t i = 0; i < EXAMPLES && i < group->files; i++)
	{
		fputs(i == 0 ? IN_LANGUAGE(": ", "：") : IN_LANGUAGE(", ", "、"), stdout);
		print_name(stdout, group->examples[i]);
	}
	if (group->files > EXAMPLES)
		fputs(IN_LANGUAGE(" ...", " 等"), stdout);
	putchar('\n');
}

void
summary_print(const struct summary *summary, double seconds)
{
	printf(IN_LANGUAGE("%llu files in %.1f s\n", "%llu 个文件，用时 %.1f 秒\n"), (unsigned long long) summary_files(summary), seconds);
	for (int i = 0; i < OUTCOMES; i++)
	{
		if ((i == SKIPPED || i == HARMLESS) && summary->files[i] == 0)
			continue;
		printf(IN_LANGUAGE("%-14s %8llu\n", "%s：%llu\n"), labels[i][chinese], (unsigned long long) summary->files[i]);
		for (int k = 0; k < summary->n_groups[i]; k++)
			print_group(&summary->groups[i][k]);
	}
}

void
summary_end(struct summary *summary)
{
	for (int i = 0; i < OUTCOMES; i++)
		for (int k = 0; k < summary->n_groups[i]; k++)
		{
			free(summary->groups[i][k].reason);
			for (int n = 0; n < EXAMPLES; n++)
				free(summary->groups[i][k].examples[n]);
		}
	free(summary);
}

static const char *
severity_in_chinese(const char *severity)
{
	return *severity == 'e' ? "错误" : *severity == 'w' ? "警告" : "提示";
}

/* The findings in what the batch loaded, by rule. */
void
print_findings(PGconn *server, const struct target *target)
{
	PGresult   *result = query(server,
							   "SELECT severity, rule, findings, reports, govreport.rule_summary(rule) FROM govreport.batch_findings($1, $2)",
							   2, (const char *const[]) {target->store, target->batch}, IN_LANGUAGE("could not read the findings", "不能读取检查结果"));

	if (PQntuples(result) > 0)
		puts(IN_LANGUAGE("findings in what was loaded:", "入库报告的检查结果："));
	for (int i = 0; i < PQntuples(result); i++)
		if (chinese)
			printf("  %s  %s（%s）：%s 个，涉及 %s 份报告\n", severity_in_chinese(PQgetvalue(result, i, 0)), PQgetvalue(result, i, 4),
				   PQgetvalue(result, i, 1), PQgetvalue(result, i, 2), PQgetvalue(result, i, 3));
		else
			printf("  %-8s %-26s %8s in %s reports\n", PQgetvalue(result, i, 0), PQgetvalue(result, i, 1),
				   PQgetvalue(result, i, 2), PQgetvalue(result, i, 3));
	PQclear(result);
}

static const char *
unmatched_failing(void)
{
	return IN_LANGUAGE("could not read what is unmatched", "不能读取不能确定机关的报告");
}

bool
ask_unmatched(PGconn *server, const struct target *target)
{
	if (!has_function(server, "batch_unmatched(regclass, bigint)"))
		return false;
	begin_query(server, "SELECT source, reason FROM govreport.batch_unmatched($1, $2)", 2,
				(const char *const[]) {target->store, target->batch}, unmatched_failing());
	return true;
}

void
print_unmatched(PGconn *server)
{
	PGresult   *result = end_query(server, unmatched_failing());

	if (PQntuples(result) > 0)
		printf(IN_LANGUAGE("whose report it is, is not certain: %d\n", "不能确定属于哪个机关：%d\n"), PQntuples(result));
	for (int i = 0; i < PQntuples(result) && i < EXAMPLES; i++)
	{
		char	   *reason = reason_in_language(PQgetvalue(result, i, 1));

		printf(IN_LANGUAGE("  %s: ", "  %s："), reason);
		print_name(stdout, PQgetvalue(result, i, 0));
		putchar('\n');
		free(reason);
	}
	PQclear(result);
}

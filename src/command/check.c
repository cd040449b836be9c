/*
 * check.c - govreport check: figures and findings of files, without a database.
 */
#include "command/check.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const help[2] = {
	"Usage: " PROGRAM " check [OPTION]... FILE|FOLDER|- ...\n\n"
	"Reads reports and prints what was read and what the checks found, without a database.\n\n"
	"  -f, --format=FORMAT   text, json, csv or html (default: text)\n"
	"      --timeout=N       seconds that a converter may take for a file (default: 60)\n"
	"  -?, --help            print this help and exit\n\n"
	"Exit status: 0 clean, 1 findings of severity error, 2 some files could not be read, or were skipped.\n",
	"用法：" PROGRAM " check [选项]... 文件|文件夹|- ...\n\n"
	"读出报告中的数字并检查，不用数据库。\n\n"
	"  -f, --format=格式     text、json、csv 或 html（默认 text）\n"
	"      --timeout=N       每个文件转换最多用多少秒（默认 60）\n"
	"  -?, --help            显示本说明\n\n"
	"退出码：0 没有错误；1 有错误；2 有文件不能读取或被跳过。\n",
};

struct run
{
	const struct printer *printer;
	void	   *space;			/* one report's memory */
	void	  **chunks;			/* what it took beyond that */
	size_t		n_chunks;
	size_t		chunk_room;
	bool		errors;
	bool		unread;
};

static void *
allocate_chunk(void *context, size_t size)
{
	struct run *run = context;
	void	   *chunk = malloc(size);

	if (chunk == NULL)
		return NULL;
	MAKE_ROOM(run->chunks, run->n_chunks, run->chunk_room);
	return run->chunks[run->n_chunks++] = chunk;
}

/* The text, or why there is none. */
static bool
decode(gr_arena *arena, struct checked *checked)
{
	const struct input *input = checked->input;
	gr_decoded	decoded;

	if (gr_decode(input->bytes, input->length, arena, &decoded) != GR_OK)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	checked->body = decoded.text;
	if (decoded.result == GR_DECODED)
		return true;
	checked->fault = FAULT_UNKNOWN;
	checked->reason = print_string(IN_LANGUAGE("no text (as %s, byte %zu)", "不是文本（按 %s 读，第 %zu 字节）"), decoded.encoding,
								   decoded.error_at + 1);
	return false;
}

/* A table or a section of the form. */
static bool
is_report(const gr_report *report)
{
	if (report->n_disclosures + report->n_applications + report->n_reviews > 0)
		return true;
	for (uint32_t i = 0; i < report->n_sections; i++)
		if (report->sections[i].kind != GR_EXTRA)
			return true;
	return false;
}

static void
count_cell(struct checked *checked, bool has_figure)
{
	checked->of_form++;
	checked->read += has_figure;
}

static bool
has_disclosure(const gr_report *report, int cell)
{
	for (uint32_t i = 0; i < report->n_disclosures; i++)
	{
		const gr_disclosure *row = &report->disclosures[i];

		if (row->item == (int) gr_disclosure_cells[cell].item && row->measure == gr_disclosure_cells[cell].measure && row->figure.state == GR_NUMBER)
			return true;
	}
	return false;
}

/* Cells of the form, and how many of them have a figure: of a row that is there twice, one counts. */
static void
count_cells(struct checked *checked)
{
	const gr_report *report = checked->report;
	const int	edition = report->form == GR_FORM_2019 ? GR_IN_2019 : GR_IN_2021;
	bool		application[GR_ROWS][GR_APPLICANTS] = {0};
	bool		review[GR_PROCEEDINGS][GR_OUTCOMES] = {0};

	for (uint32_t i = 0; i < report->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			application[report->applications[i].row][c] |= report->applications[i].cell[c].state == GR_NUMBER;
	for (uint32_t i = 0; i < report->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			review[report->reviews[i].proceeding][c] |= report->reviews[i].cell[c].state == GR_NUMBER;
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
		if (gr_disclosure_cells[i].form == report->form)
			count_cell(checked, has_disclosure(report, i));
	for (int i = 0; i < GR_ROWS; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			if ((gr_application_rows[i].editions & edition) != 0)
				count_cell(checked, application[i][c]);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			count_cell(checked, review[i][c]);
}

static void
judge(gr_arena *arena, struct checked *checked)
{
	gr_report  *report;
	gr_checks	checks;

	if (gr_read(checked->body.s, checked->body.len, GR_WHOLE_REPORT, arena, &report) != GR_OK)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	if (!is_report(report))
	{
		checked->fault = FAULT_UNKNOWN;
		checked->reason = copy_string(IN_LANGUAGE("no annual report (no table and no section of the form)",
												  "不是年度报告（三张表和六个部分，一个也没有读出）"));
		return;
	}
	if (gr_check_report(report, GR_ALL_CHECKS, arena, &checks) != GR_OK)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	checked->report = report;
	checked->checks = checks.list;
	checked->n_checks = checks.n;
	for (uint32_t i = 0; i < checks.n; i++)
	{
		const gr_check *check = &checks.list[i];

		checked->passed += check->passed == GR_PASSED;
		checked->undecided += check->passed == GR_UNDECIDED;
		if (is_finding(check))
			checked->failed[gr_rules[check->rule].severity]++;
	}
	/* of a form whose edition is not known, those of tables three and four */
	if (report->form != GR_FORM_NONE || report->n_applications + report->n_reviews > 0)
		count_cells(checked);
}

static void
skip_part(struct run *run, const struct input *input)
{
	char	   *name = print_string("%s/%s", input->file, input->name);
	char	   *reason = print_string(IN_LANGUAGE("skipped: %s", "跳过：%s"), fault_text(input->fault, chinese));

	run->printer->skip(name, reason);
	free(reason);
	free(name);
}

static void
check_input(void *context, const struct input *input)
{
	struct run *run = context;
	const gr_host host = {allocate_chunk, NULL, run};
	struct checked checked = {.input = input,.fault = input->fault};
	gr_arena	arena;

	if (input->fault == FAULT_LOCK_FILE)
	{
		skip_part(run, input);
		return;
	}
	gr_arena_init(&arena, &host);
	gr_arena_lend(&arena, run->space, GR_SPACE);
	if (checked.fault != FAULT_NONE)
		checked.reason = copy_string(fault_text(checked.fault, chinese));
	else if (decode(&arena, &checked))
		judge(&arena, &checked);
	run->printer->print(&checked);
	run->errors |= checked.failed[GR_ERROR] > 0;
	run->unread |= checked.report == NULL;

	free(checked.reason);
	while (run->n_chunks > 0)
		free(run->chunks[--run->n_chunks]);
}

static const struct printer *
find_printer(const char *name)
{
	static const struct printer *const printers[] = {&text_printer, &json_printer, &csv_printer, &html_printer};

	for (size_t i = 0; i < sizeof printers / sizeof *printers; i++)
		if (strcmp(printers[i]->name, name) == 0)
			return printers[i];
	fail(IN_LANGUAGE("there is no format \"%s\": text, json, csv or html", "没有格式“%s”：text、json、csv 或 html"), name);
}

static void
skip(struct run *run, const struct found *found)
{
	const char *why = found->harmless != NULL ? found->harmless : found->reason;
	char	   *reason = print_string(IN_LANGUAGE("skipped: %s", "跳过：%s"), why);

	run->printer->skip(found->name, reason);
	free(reason);
}

static void
check_files(struct run *run, char *const *names, int n, int timeout)
{
	struct walk *walk = walk_begin(names, n);
	struct found found;
	bool		empty = true;

	while (walk_next(walk, &found))
	{
		empty = false;
		if (found.problem != NULL)
			run->printer->skip(found.name, found.problem);
		else if (found.skipped)
			skip(run, &found);
		else
			read_input(found.name, timeout, check_input, run);
		run->unread |= found.problem != NULL || (found.skipped && found.harmless == NULL);
	}
	walk_end(walk);
	/* a script that names the wrong folder is not to take it for a clean one */
	for (int i = 0; empty && i < n; i++)
		run->printer->skip(names[i], IN_LANGUAGE("there are no files in it", "里面没有文件"));
	run->unread |= empty;
}

int
check(int argc, char **argv)
{
	static const struct option known[] = {
		{"format", required_argument, NULL, 'f'},
		{"timeout", required_argument, NULL, 't'},
		{"help", no_argument, NULL, '?'},
		{NULL, 0, NULL, 0}
	};
	struct run	run = {.printer = &text_printer};
	int			timeout = 60;
	int			c;

	argv[0] = (char[]) {PROGRAM " check"};	/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, "f:?", known, NULL)) != -1)
		if (c == 'f')
			run.printer = find_printer(optarg);
		else if (c == 't')
			timeout = read_timeout(optarg);
		else
			return end_with_help(argv, help[chinese]);
	if (optind == argc)
		fail(IN_LANGUAGE("no files or folders given; try \"" PROGRAM " check --help\"",
						 "没有给出文件或文件夹；见 " PROGRAM " check --help"));
	run.space = aligned_alloc(16, GR_SPACE);
	if (run.space == NULL)
		fail(IN_LANGUAGE("out of memory", "内存不足"));
	run.printer->begin();
	check_files(&run, argv + optind, argc - optind, timeout);
	run.printer->end();
	free(run.space);
	free(run.chunks);
	return run.unread ? COULD_NOT_RUN : run.errors ? SOME_WRONG : GOOD;
}

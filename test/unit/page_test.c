/*
 * page_test.c - how a line is cut into cells.
 *
 * Usual lines are cut in fewer steps than others.  Each line is read where these are
 * taken and where they cannot be, at the end of the text and in a text with form feeds:
 * all say the same.
 */
#include "page/page.h"
#include "tap.h"
#include "form/labels.h"
#include "outline/page_labels.h"

static const struct
{
	const char *line;
	const char *cells;			/* with a stroke between two */
}			lines[] = {
	/* labels and figures by themselves */
	{"行政许可", "行政许可"},
	{"\t行政许可", "行政许可"},
	{"  行政许可  ", "行政许可"},
	{"商业企业", "商业企业"},
	{"商业 企业", "商业/企业"},
	{"三、本年度办理结果", "三、本年度办理结果"},
	{"1.属于国家秘密", "1.属于国家秘密"},
	{"517", "517"},
	{"\t517", "517"},
	{"　517", "517"},
	{"517 ", "517"},
	{"1234567890123", "1234567890123"},
	{"\t12345678901234", "12345678901234"},

	/* labels with their figures */
	{"行政许可 517", "行政许可/517"},
	{"行政许可517", "行政许可/517"},
	{"政府集中采购  808.7592注1", "政府集中采购/808.7592注1"},
	{"规章  12见附注3  4注1", "规章/12见附注3/4注1"},
	{"1.属于国家秘密 3 0 1", "1.属于国家秘密/3/0/1"},
	{"\t行政许可\t517", "/行政许可/517"},
	{"行政许可；4 0 5；1 2", "行政许可；4 0 5；1 2"},
	{"行政许可 4\xE2\x80\x8B" "0\xC2\xAD" "5 12", "行政许可 4\xE2\x80\x8B" "0\xC2\xAD" "5/12"},
	{"行政许可 4\xE2\x80\x8B 12", "行政许可/4/12"},
	{"商业 企业\t科研 机构\t其他", "商业 企业/科研 机构/其他"},
	{"（三）不予公开 1.属于国家秘密 0 0", "（三）不予公开/1.属于国家秘密/0/0"},
	{"自然人 商业企业 科研机构", "自然人/商业企业/科研机构"},

	/* sentences in which figures stand apart */
	{"全年发布信息 287 条。", "全年发布信息 287 条。"},
	{"全年发布信息 1,287 条，其中部门文件 3 条。", "全年发布信息 1,287 条，其中部门文件 3 条。"},
	{"全年发布信息 287 条，其中部门文件 3", "全年发布信息 287 条，其中部门文件/3"},
	{"2024 年，全年发布信息 287 条。", "2024/年，全年发布信息 287 条。"},
	{"全年发布信息  287 条。", "全年发布信息/287/条。"},
	{"办理 3 件 （四）无法提供的 2 件。", "办理 3 件/（四）无法提供的 2 件。"},
	{"办理 3 件，\xE3\x80\x80答复 2 件。", "办理 3 件，\xE3\x80\x80答复 2 件。"},
	{"办理 3 件 共计12", "办理 3 件 共计/12"},

	/* paragraphs as short as a row: no cell */
	{"2024 年，全市各级行政机关发布信息 287 条；下一步将印发公开事项的统一样式，把旧档案做成电子件，归并政务新媒体账号。", ""},
	{"全市各级行政机关发布信息 287 条。下一步将印发公开事项的统一样式，把旧档案做成电子件，归并政务新媒体账号 2 个。", ""},

	/* commas: a figure, an empty piece or labels alone tell that they part cells; lists as programs print them */
	{"行政许可,517", "行政许可/517"},
	{"=\"规章\",=\"620\",=\"\",=\"206\"", "规章/620//206"},
	{"行政复议,行政诉讼", "行政复议/行政诉讼"},
	{"行政复议, 行政诉讼", "行政复议/行政诉讼"},
	{"行政复议,行政诉讼等", "行政复议,行政诉讼等"},
	{"\"行政许可\",\"1,517\"", "行政许可/1,517"},
	{"['行政许可', '1,517', None]", "行政许可/1,517/None"},
	{"[\"行政许可\", 517, null],", "行政许可/517/null"},
	{"[[\"行政许可\", \"\"]]", "行政许可/"},
	{"[打印],[关闭]", "[打印],[关闭]"},

	/* headings of Markdown */
	{"# 一、总体情况", "一、总体情况"},
	{"##一、总体情况", "一、总体情况"},
	{"### 柏川县水利局 2024 年年度报告", "柏川县水利局 2024 年年度报告"},
	{"#", ""},
};

/* The cells of the line that a text begins with. */
static const char *
cells_of(const char *text, const char *behind)
{
	static char out[1024];
	char		body[1024];
	gr_arena	arena;
	gr_page		page = {.room = 0};
	int			n = snprintf(body, sizeof body, "%s%s", text, behind);
	char	   *at = out;

	gr_arena_init(&arena, &tap_host);
	if (gr_page_read(body, (size_t) n, GR_LINES, gr_look_up_label, &arena, &page) != GR_OK || page.n_lines == 0)
		return "(none)";
	for (int i = 0; i < page.lines[0].n; i++)
	{
		const gr_cell *cell = &page.cells[i];

		at += sprintf(at, "%s%.*s", i > 0 ? "/" : "", (int) cell->length, body + cell->start);
	}
	*at = '\0';
	return out;
}

static void
is_cut(const char *line, const char *cells)
{
	static const char *const behind[] = {
		"\n当前位置：首页\n当前位置：首页\n",
		"",
		"\n当前位置：首页\n当前位置：首页\n\f",
	};

	for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
	{
		const char *have = cells_of(line, behind[i]);

		if (!ok(strcmp(have, cells) == 0, line))
			printf("# have %s, want %s\n", have, cells);
	}
}

/* Figures torn into lines of their own: how many cells of the text hold a figure. */
static const struct
{
	const char *text;
	int			figures;
}			torn[] = {
	{"采购总金额\n52.15\n", 1},
	{"采购总金额\n52\n.\n15\n", 0},
	{"采购总金额\t52\t.\t15\t7\n", 1},
	/* a figure that goes on in the next line */
	{"行政许可\t3\t18-\n388\n", 1},
	{"行政许可\t3\t18\n388\n", 1},
	{"行政许可\t3\t18\n\n388\n", 3},
	{"行政许可\t3\t18\n388\n389\n", 4},
	{"\t行政许可\t3\t18\n4\t5\n规章\t6\t7\n", 4},
	{"行政许可 3 18\n4 5\n规章 6 7\n", 6},
	{"第3-\n388\n", 0},
	{"行政许可 3- 388\n", 1},
	/* what is seen behind a mark that turns the order around */
	{"行政许可\t3\t\u202E18\u202C\t7\n", 2},
	{"行政许可\t3\t\u202E18\t7\n", 1},
	{"\u202B行政许可 3 7\n", 0},
	{"\u202B行政许可\u202C 3 7\n", 2},
	{"\u202B行政许可\n3\n", 1},
};

/* Numbers of rows and columns around a table: the figures that are left. */
static const struct
{
	const char *text;
	int			figures;
}			frames[] = {
	{",0,1,2,3\n0,规章,5,6,7\n1,许可,8,9,10\n2,处罚,11,12,13\n", 9},
	{"\tA\tB\tC\tD\n1\t规章\t5\t6\t7\n2\t许可\t8\t9\t10\n3\t处罚\t11\t12\t13\n", 9},
	{"|  | 0 | 1 | 2 | 3 |\n| 0 |  | 1 | 2 | 3 |\n| 1 | 规章 | 5 | 6 | 7 |\n| 2 | 许可 | 8 | 9 | 10 |\n", 9},
	{"\tA\tB\tC\tD\tE\n1\t\t0\t1\t2\t3\n2\t0\t规章\t5\t6\t7\n3\t1\t许可\t8\t9\t10\n4\t2\t处罚\t11\t12\t13\n", 9},
	/* rows that are not numbered, or too few */
	{"栏次\t1\t2\t3\n规章\t5\t6\t7\n许可\t8\t9\t10\n处罚\t11\t12\t13\n", 12},
	{"\t0\t1\t2\t3\n0\t规章\t5\t6\t7\n2\t许可\t8\t9\t10\n3\t处罚\t11\t12\t13\n", 16},
};

static int
figures_of(const char *text)
{
	gr_arena	arena;
	gr_page		page = {.room = 0};
	int			n = 0;

	gr_arena_init(&arena, &tap_host);
	if (gr_page_read(text, strlen(text), GR_LINES, gr_look_up_label, &arena, &page) != GR_OK)
		return -1;
	for (uint32_t i = 0; i < page.n_cells; i++)
		n += page.cells[i].state == GR_NUMBER;
	return n;
}

int
main(void)
{
	for (size_t i = 0; i < sizeof torn / sizeof torn[0]; i++)
		if (!ok(figures_of(torn[i].text) == torn[i].figures, torn[i].text))
			printf("# have %d\n", figures_of(torn[i].text));
	for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++)
		if (!ok(figures_of(frames[i].text) == frames[i].figures, frames[i].text))
			printf("# have %d\n", figures_of(frames[i].text));
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		is_cut(lines[i].line, lines[i].cells);
	/* the form's own labels */
	for (int i = 1; i <= GR_SPELLINGS; i++)
		if (!gr_spellings[i].parted)
			is_cut(gr_spellings[i].text, gr_spellings[i].text);
	return done_testing();
}

/*
 * any_text_test.c - any text is read: what is no report gives nothing, and
 * whatever is read points to where it stands in the body.
 *
 * limits_test.c has the long texts.
 */
#include "invariants.h"
#include "reports.h"

/* Texts made of random pieces. */
#define RANDOM_TEXTS 3000

static const char *fault;

/* Reads exactly [body, body + length): a copy with nothing behind it, so that a sanitizer sees a byte too far. */
static void
read_exactly(const char *body, size_t length)
{
	char	   *copy = malloc(length ? length : 1);

	memcpy(copy, body, length);
	fault = broken_report(read_report(copy, length), copy, length);
	free(copy);
}

/* ---- texts that are no report ------------------------------------------------------ */

static const struct
{
	const char *name;
	const char *text;
	uint32_t	sections;
	uint32_t	disclosures;
	uint32_t	applications;
	uint32_t	reviews;
}			texts[] = {
	{"empty", "", 0, 0, 0, 0},
	{"a line end", "\n", 0, 0, 0, 0},
	{"a byte order mark", "\xEF\xBB\xBF", 0, 0, 0, 0},
	{"a mark with nothing behind it", "行政许可\n\t", 0, 0, 0, 0},
	{"prose", "今天天气很好，我们去了公园。看见 3 只鸟。\n", 0, 0, 0, 0},
	{"figures", "1\n2\n3\n4\t5\t6\n|7|8|9|\n", 0, 0, 0, 0},
	{"another table", "姓名\t年龄\t总计\n张三\t20\t1\n李四\t30\t2\n其他\t4\t5\n", 0, 0, 0, 0},
	{"sections without tables",
		"一、总体情况\n好。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n", 4, 0, 0, 0},
	{"tables without sections",
		"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n（七）总计\t1\t2\t3\t4\t5\t6\t21\n"
		"四、结转下年度继续办理\t1\t2\t3\t4\t5\t6\t21\n行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t"
		"未经复议直接起诉\t复议后起诉\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
		"1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\n", 0, 3, 1, 3},
	{"a table's header alone", "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n", 0, 0, 0, 0},
	{"labels alone", "规章\n行政许可\n一、本年新收政府信息公开申请数量\n（一）予以公开\n行政复议\n", 0, 0, 0, 0},
	{"a row that goes on below an empty line", "结转下年度继续办理\n0 结\n\n6\n3\n4\n6\n6\n1", 0, 0, 1, 0},
	{"a tag alone", "<table>", 0, 0, 0, 0},
	{"half a tag", "<td", 0, 0, 0, 0},
	{"half a character", "\xE8\xA7", 0, 0, 0, 0},
	{"zero bytes", NULL, 0, 0, 0, 0},
};

static void
test_texts(void)
{
	static const char zeros[64] = "规章\0\t1\t2\t3\0\n";

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
	{
		const char *text = texts[i].text ? texts[i].text : zeros;
		const gr_report *r = read_report(text, texts[i].text ? strlen(text) : sizeof zeros);

		if (!ok(r->n_sections == texts[i].sections && r->n_disclosures == texts[i].disclosures
				&& r->n_applications == texts[i].applications && r->n_reviews == texts[i].reviews, texts[i].name))
			printf("# have %u sections, %u disclosures, %u applications, %u reviews\n",
				   r->n_sections, r->n_disclosures, r->n_applications, r->n_reviews);
	}
}

/* ---- whole reports, and parts of them ------------------------------------------------ */

static void
test_files(const char *folder, bool cut)
{
	int			n;
	char	  **paths = list_files(folder, &n);
	char		name[300];

	for (int i = 0; i < n; i++)
	{
		size_t		length;
		char	   *body = read_file(paths[i], &length);
		char	   *parts = strstr(body, "\n" EXPECTED_LINE);
		const char *broken = NULL;

		if (parts != NULL)
			length = (size_t) (parts + 1 - body);
		read_exactly(body, length);
		snprintf(name, sizeof name, "%s: every figure is where it says", paths[i]);
		if (!ok(fault == NULL, name))
			printf("# not so: %s\n", fault);
		/* cut between any two bytes, not only between characters */
		if (!cut)
		{
			free(body);
			continue;
		}
		for (size_t at = 0; at < length && broken == NULL; at += 1 + at % 7)
		{
			read_exactly(body, at);
			broken = fault;
		}
		snprintf(name, sizeof name, "%s: cut at any byte", paths[i]);
		if (!ok(broken == NULL, name))
			printf("# not so: %s\n", broken);
		free(body);
	}
	free(paths);
}

/* Every prefix of a sample, and the sample without each of its bytes. */
static void
test_every_byte(const char *path)
{
	size_t		length;
	char	   *body = read_file(path, &length);
	char	   *rest = malloc(length);
	const char *broken = NULL;
	size_t		at;

	for (at = 0; at < length && broken == NULL; at++)
	{
		read_exactly(body, at);
		broken = fault;
		memcpy(rest, body, at);
		memcpy(rest + at, body + at + 1, length - at - 1);
		read_exactly(rest, length - 1);
		broken = broken ? broken : fault;
	}
	if (!ok(broken == NULL, "a sample cut at every byte, and without it"))
		printf("# byte %zu, not so: %s\n", at - 1, broken);
	free(rest);
	free(body);
}

/* ---- random texts ---------------------------------------------------------------------- */

static const char *const pieces[] = {
	"规章", "行政规范性文件", "行政许可", "其他对外管理服务事项", "行政处罚", "政府集中采购", "信息内容", "本年制发件数", "上一年项目数量",
	"本年增/减", "第二十条第（一）项", "第二十条第（五）项", "一、本年新收政府信息公开申请数量", "（一）予以公开", "（三）不予公开",
	"1.属于国家秘密", "3.其他", "（六）其他处理", "（七）总计", "四、结转下年度继续办理", "自然人", "商业企业", "其他", "总计", "行政复议",
	"行政诉讼", "复议后起诉", "结果维持", "尚未审结", "一、总体情况", "二、主动公开政府信息情况", "某局2023年政府信息公开工作年度报告",
	"统计期限为2023年1月1日至12月31日。", "0", "1", "12", "1,234", "3.5", "-", "增2", "12O", "99999999999999999999", "（", "）", "。",
	"\n", "\n", "\n", "\n\n", "\t", "\t", "\t", " ", "  ", "   ", "|", "|", ",", "\"", "│", "---", "|---|", "\r\n", "\f", "　", "\xC2\xA0",
	"<table>", "</table>", "<tr>", "<td>", "</td>", "<td colspan=3>", "<td rowspan=2>", "<br>", "<p>", "&nbsp;", "&#49;", "&", "<", "<!--", "-->",
	"\xFF", "\xE8\xA7", "\xF0\x9F\x98\x80",
};

static void
test_random(void)
{
	uint32_t	random = 7;
	char		body[4096];
	const char *broken = NULL;
	int			at_text = 0;

	for (int i = 0; i < RANDOM_TEXTS && broken == NULL; i++)
	{
		size_t		length = 0;
		uint32_t	n_pieces = (random >> 16) % 200;

		for (uint32_t p = 0; p < n_pieces; p++)
		{
			const char *piece;

			random = random * 1664525 + 1013904223;
			piece = pieces[(random >> 12) % (sizeof pieces / sizeof pieces[0])];
			/* every other text has no tags: it is plain */
			if ((i & 1) && (strchr(piece, '<') || *piece == '&'))
				continue;
			if (length + strlen(piece) > sizeof body)
				break;
			memcpy(body + length, piece, strlen(piece));
			length += strlen(piece);
		}
		random = random * 1664525 + 1013904223;
		read_exactly(body, length);
		broken = fault;
		at_text = i;
	}
	if (!ok(broken == NULL, "random texts"))
		printf("# text %d, not so: %s\n", at_text, broken);
}

/* Usage: any_text_test [FOLDER ...]: of folders given, only where their figures are. */
int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		test_files(argv[i], false);
	if (argc > 1)
		return done_testing();
	test_texts();
	test_files("examples", true);
	test_files("test/layouts", true);
	test_every_byte("examples/2021-青柳区民政局.txt");
	test_every_byte("test/layouts/html-tables-for-layout.txt");
	test_random();
	return done_testing();
}

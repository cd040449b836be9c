/*
 * dictionary.c - prints the words that texts are made of, for a fuzzer: the
 * form's labels, headings and units, and what tables are written with.
 */
#include <stdio.h>
#include <string.h>

#include "govreport.h"

static const char *const marks[] = {
	"\t", "\n", "\r\n", "\f", "  ", "|", "│", "|---|", "+---+", ",", "\"", "　", "\xC2\xA0", "\xEF\xBB\xBF", "第二十条第（一）项", "第二十条第（五）项",
	"信息内容", "2019年", "2021年", "统计期限为2023年1月1日至12月31日。", "某局2023年政府信息公开工作年度报告", "其中", "占比", "共", "分别", "约", "%", "万元",
	"0", "1", "12", "1,234", "3.5", "１２", "-", "增2", "减3", "无", "/", "12O", "99999999999999999999", "（其中修订1件）", "三十五", "余",
	"<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<td colspan=3>", "<td rowspan=2>", "<td rowspan=65535>", "<thead>", "<tbody>",
	"<caption>", "<br>", "<p>", "</p>", "<div>", "<pre>", "<script>", "</script>", "<style>", "<template>", "<!--", "-->", "<!doctype html>", "<?xml",
	"None", "null", "[", "]", "|-", "- 3 -", "序号", "备注", "见附件",
	"<del>", "<sup>", "&nbsp;", "&amp;", "&#49;", "&#x53F0;", "&lt", "<meta charset=gb2312>",
};

static void
print(const char *text, size_t length)
{
	if (length == 0)
		return;
	putchar('"');
	for (size_t i = 0; i < length; i++)
		printf("\\x%02X", (unsigned char) text[i]);
	puts("\"");
}

static void
print_str(gr_str text)
{
	print(text.s, text.len);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		print(marks[i], strlen(marks[i]));
	for (int i = 0; i < GR_SECTION_KINDS; i++)
		print_str(gr_section_forms[i].label);
	for (int i = 0; i < GR_APPLICANTS; i++)
		print_str(gr_applicants[i].label);
	for (int i = 0; i < GR_PROCEEDINGS; i++)
		print_str(gr_proceedings[i].label);
	for (int i = 0; i < GR_OUTCOMES; i++)
		print_str(gr_outcomes[i].label);
	for (int i = 0; i < GR_ROWS; i++)
	{
		print_str(gr_application_rows[i].number);
		print_str(gr_application_rows[i].group_label);
		print_str(gr_application_rows[i].label);
	}
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		print_str(gr_disclosure_cells[i].label);
		print_str(gr_disclosure_cells[i].measure_label);
	}
	return 0;
}

/*
 * numbering_test.c - the number that a heading or a label begins with.
 */
#include "text/numbering.h"
#include "tap.h"

/* text, how it is numbered, the value, what is behind it */
static const struct
{
	const char *text;
	gr_numbering_style style;
	int			value;
	const char *behind;
} numbered[] = {
	{"一、总体情况", GR_CHINESE, 1, "总体情况"},
	{"十、附件", GR_CHINESE, 10, "附件"},
	{"十二．附件", GR_CHINESE, 12, "附件"},
	{"二十九、附件", GR_CHINESE, 29, "附件"},
	{"一二、附件", GR_CHINESE, 12, "附件"},
	{"二〇、附件", GR_CHINESE, 20, "附件"},
	{"十 一 、附件", GR_CHINESE, 11, "附件"},
	{"⼀、总体情况", GR_CHINESE, 1, "总体情况"},
	{"壹、总体情况", GR_CHINESE, 1, "总体情况"},
	{"第二、主动公开", GR_ORDINAL, 2, "主动公开"},
	{"第三章 主动公开", GR_ORDINAL, 3, "主动公开"},
	{"第二十条第（一）项", GR_NOT_NUMBERED, 0, NULL},
	{"陆川县水利局", GR_NOT_NUMBERED, 0, NULL},
	{"一、2023年工作", GR_CHINESE, 1, "2023年工作"},
	{"一、**总体情况", GR_CHINESE, 1, "总体情况"},
	{"第一部分 总体情况", GR_CHINESE, 1, "总体情况"},
	{"第 3 部分：总体情况", GR_CHINESE, 3, "总体情况"},
	{"1.总体情况", GR_ARABIC, 1, "总体情况"},
	{"１．总体情况", GR_ARABIC, 1, "总体情况"},
	{"1、 总体情况", GR_ARABIC, 1, "总体情况"},
	{"1，总体情况", GR_ARABIC, 1, "总体情况"},
	{"5\\.重复申请", GR_ARABIC, 5, "重复申请"},
	{"12.其他", GR_ARABIC, 12, "其他"},
	{"1.2023年工作", GR_ARABIC, 1, "2023年工作"},
	{"1、12件", GR_ARABIC, 1, "12件"},
	{"⒊其他", GR_ARABIC, 3, "其他"},
	{"1.", GR_ARABIC, 1, ""},
	{"（一）予以公开", GR_BRACKETED, 1, "予以公开"},
	{"( 七 ) 总计", GR_BRACKETED, 7, "总计"},
	{"(1)重复申请", GR_BRACKETED, 1, "重复申请"},
	{"〔2〕、重复申请", GR_BRACKETED, 2, "重复申请"},
	{"㈢不予公开", GR_BRACKETED, 3, "不予公开"},
	{"⑵重复申请", GR_BRACKETED, 2, "重复申请"},
	{"1)重复申请", GR_HALF_BRACKETED, 1, "重复申请"},
	{"二）重复申请", GR_HALF_BRACKETED, 2, "重复申请"},
	{"Ⅲ.收到和处理", GR_ROMAN, 3, "收到和处理"},
	{"Ⅳ收到和处理", GR_ROMAN, 4, "收到和处理"},
	{"Ⅻ、附件", GR_ROMAN, 12, "附件"},
	{"III、收到和处理", GR_ROMAN, 3, "收到和处理"},
	{"VIII. 附件", GR_ROMAN, 8, "附件"},
	{"①属于国家秘密", GR_CIRCLED, 1, "属于国家秘密"},
	{"⑳ 附件", GR_CIRCLED, 20, "附件"},
	{"❸、附件", GR_CIRCLED, 3, "附件"},
	{"一总体情况", GR_BARE_CHINESE, 1, "总体情况"},
	{"三 收到和处理", GR_BARE_CHINESE, 3, "收到和处理"},
	{"1 属于国家秘密", GR_BARE_ARABIC, 1, "属于国家秘密"},
	{"2重复申请", GR_BARE_ARABIC, 2, "重复申请"},
	{"3.1 属于国家秘密", GR_DECIMAL, 1, "属于国家秘密"},
	{"3.12属于国家秘密", GR_DECIMAL, 12, "属于国家秘密"},
	{"2.3.4、属于国家秘密", GR_DECIMAL, 4, "属于国家秘密"},
	{"", GR_NOT_NUMBERED, 0, NULL},
	{"总体情况", GR_NOT_NUMBERED, 0, NULL},
	{"12", GR_NOT_NUMBERED, 0, NULL},
	{"一", GR_NOT_NUMBERED, 0, NULL},
	{"1,234", GR_NOT_NUMBERED, 0, NULL},
	{"1.5", GR_NOT_NUMBERED, 0, NULL},
	{"1.500", GR_NOT_NUMBERED, 0, NULL},
	{"12.5（万元）", GR_NOT_NUMBERED, 0, NULL},
	{"10:30开始", GR_NOT_NUMBERED, 0, NULL},
	{"2023年工作", GR_NOT_NUMBERED, 0, NULL},
	{"0.其他", GR_NOT_NUMBERED, 0, NULL},
	{"00、其他", GR_NOT_NUMBERED, 0, NULL},
	{"十十、其他", GR_NOT_NUMBERED, 0, NULL},
	{"三百、其他", GR_BARE_CHINESE, 3, "百、其他"},
	{"（二〇二三年）", GR_NOT_NUMBERED, 0, NULL},
	{"（2023）", GR_NOT_NUMBERED, 0, NULL},
	{"（一", GR_NOT_NUMBERED, 0, NULL},
	{"第一项", GR_NOT_NUMBERED, 0, NULL},
	{"第二十条第（一）项", GR_NOT_NUMBERED, 0, NULL},
	{"I am", GR_NOT_NUMBERED, 0, NULL},
	{"IIII、", GR_NOT_NUMBERED, 0, NULL},
	{"1\xE5", GR_NOT_NUMBERED, 0, NULL},
};

/* a number, its value */
static const struct
{
	const char *text;
	int			value;
} values[] = {
	{"一", 1}, {"十", 10}, {"十二", 12}, {"二十", 20}, {"九十九", 99}, {"一〇", 10}, {"1", 1}, {"12", 12}, {"７", 7},
	{"③", 3}, {"Ⅲ", 3}, {"VI", 6}, {"⼀", 1},
	{"", 0}, {"〇", 0}, {"0", 0}, {"百", 0}, {"123", 0}, {"一、", 0}, {"附件", 0}, {"1a", 0},
};

int
main(void)
{
	for (size_t i = 0; i < sizeof(numbered) / sizeof(numbered[0]); i++)
	{
		const char *text = numbered[i].text;
		const char *end = text + strlen(text);
		gr_numbering n = gr_read_numbering(text, end);
		bool		behind = numbered[i].behind == NULL || (n.behind != NULL && strcmp(n.behind, numbered[i].behind) == 0);

		if (!ok(n.style == numbered[i].style && n.value == numbered[i].value && behind, text))
			printf("# style %d, value %d, behind it %s\n", n.style, n.value, n.behind != NULL ? n.behind : "(nothing)");
	}
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		is_int(gr_numbering_value((gr_str) {values[i].text, (uint32_t) strlen(values[i].text)}), values[i].value, values[i].text);
	return done_testing();
}

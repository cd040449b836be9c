/*
 * number_test.c - what a cell's text is: a figure, a blank, a dash, a damaged
 * figure, or text.
 */
#include "text/number.h"
#include "tap.h"

enum
{
	NUMBER = GR_NUMBER, BLANK = GR_BLANK, DASH = GR_NOT_APPLICABLE, DAMAGED = GR_UNREADABLE, TEXT = GR_ABSENT
};

static const char *const state_names[] = {"text", "a number", "blank", "not applicable", "unreadable", "uncertain"};

#define ZEROS_43 "0000000000000000000000000000000000000000000"
#define ZEROS_258 ZEROS_43 ZEROS_43 ZEROS_43 ZEROS_43 ZEROS_43 ZEROS_43

static const struct
{
	const char *cell;
	int			state;
	const char *value;			/* of a number */
	int			unit;
}			cells[] = {
	/* plain figures */
	{"0", NUMBER, "0", GR_PRINTED_NONE},
	{"7", NUMBER, "7", GR_PRINTED_NONE},
	{"00", NUMBER, "0", GR_PRINTED_NONE},
	{"007", NUMBER, "7", GR_PRINTED_NONE},
	{"123456789", NUMBER, "123456789", GR_PRINTED_NONE},
	{"1234567890", NUMBER, "1234567890", GR_PRINTED_NONE},
	{"123456789012345678", NUMBER, "123456789012345678", GR_PRINTED_NONE},
	{"000000000000000000000012", NUMBER, "12", GR_PRINTED_NONE},

	/* blanks around: spaces, tabs, no-break, wide and zero-width ones, a byte order mark */
	{" 12 ", NUMBER, "12", GR_PRINTED_NONE},
	{"\xC2\xA0" "0", NUMBER, "0", GR_PRINTED_NONE},
	{"\xC2\xA0\xC2\xA0" "12\xC2\xA0", NUMBER, "12", GR_PRINTED_NONE},
	{"　12　", NUMBER, "12", GR_PRINTED_NONE},
	{"\t12\r", NUMBER, "12", GR_PRINTED_NONE},
	{"\xE2\x80\x8B" "12", NUMBER, "12", GR_PRINTED_NONE},
	{"\xEF\xBB\xBF" "12", NUMBER, "12", GR_PRINTED_NONE},

	/* signs */
	{"+1", NUMBER, "1", GR_PRINTED_NONE},
	{"＋1", NUMBER, "1", GR_PRINTED_NONE},
	{"-1", NUMBER, "-1", GR_PRINTED_NONE},
	{"\\-4", NUMBER, "-4", GR_PRINTED_NONE},
	{"\\4", DAMAGED, NULL, 0},
	{"'47", NUMBER, "47", GR_PRINTED_NONE},
	/* may be the rest of 5'945 */
	{"'945", DAMAGED, NULL, 0},
	{"'945项", DAMAGED, NULL, 0},
	{"－1", NUMBER, "-1", GR_PRINTED_NONE},
	{"−1", NUMBER, "-1", GR_PRINTED_NONE},
	{"–1", NUMBER, "-1", GR_PRINTED_NONE},
	/* the mark of a list, or a dash and a figure */
	{"- 1", DAMAGED, NULL, 0},
	{"-\xC2\xA0" "12", DAMAGED, NULL, 0},
	{"－ 12", DAMAGED, NULL, 0},
	{"- 12 (3%)", DAMAGED, NULL, 0},

	/* what is seen stands in another order than what is stored; marks that turn nothing */
	{"\u202E" "902\u202C", DAMAGED, NULL, 0},
	{"\u202D" "902\u202C", DAMAGED, NULL, 0},
	{"\u2067" "902\u2069", DAMAGED, NULL, 0},
	{"12\u202E" "3", DAMAGED, NULL, 0},
	{"\u200E" "902\u200F", NUMBER, "902", GR_PRINTED_NONE},
	{"-0", NUMBER, "0", GR_PRINTED_NONE},
	{"增10", NUMBER, "10", GR_PRINTED_NONE},
	{"增加10项", NUMBER, "10", GR_PRINTED_COUNT},
	{"新增3", NUMBER, "3", GR_PRINTED_NONE},
	{"减4", NUMBER, "-4", GR_PRINTED_NONE},
	{"减少4项", NUMBER, "-4", GR_PRINTED_COUNT},
	{"減4", NUMBER, "-4", GR_PRINTED_NONE},
	{"減少4項", NUMBER, "-4", GR_PRINTED_COUNT},
	{"减 4", NUMBER, "-4", GR_PRINTED_NONE},

	/* full-width digits and marks */
	{"１２", NUMBER, "12", GR_PRINTED_NONE},
	{"１，２３４", NUMBER, "1234", GR_PRINTED_NONE},
	{"５．２５", NUMBER, "5.25", GR_PRINTED_NONE},

	/* thousands */
	{"1,234", NUMBER, "1234", GR_PRINTED_NONE},
	{"1，234", NUMBER, "1234", GR_PRINTED_NONE},
	{"12,345,678", NUMBER, "12345678", GR_PRINTED_NONE},
	{"1,234.5", NUMBER, "1234.5", GR_PRINTED_NONE},
	{"1,23", DAMAGED, NULL, 0},
	{"1,2345", DAMAGED, NULL, 0},
	{"12,34,567", DAMAGED, NULL, 0},
	{"1234,567", DAMAGED, NULL, 0},
	{"1,,234", DAMAGED, NULL, 0},
	{"1,234,", DAMAGED, NULL, 0},

	/* fractions */
	{"5.0475", NUMBER, "5.0475", GR_PRINTED_NONE},
	{"0.5", NUMBER, "0.5", GR_PRINTED_NONE},
	{"-0.5", NUMBER, "-0.5", GR_PRINTED_NONE},
	{"3.0", NUMBER, "3.0", GR_PRINTED_NONE},
	{"1.2.3", DAMAGED, NULL, 0},
	{"1..2", DAMAGED, NULL, 0},
	{".5", DAMAGED, NULL, 0},

	/* units */
	{"3万元", NUMBER, "3", GR_PRINTED_10K_YUAN},
	{"5000（元）", NUMBER, "5000", GR_PRINTED_YUAN},
	{"5000(单位:元)", NUMBER, "5000", GR_PRINTED_YUAN},
	{"5（其中减免2万元）", NUMBER, "5", GR_PRINTED_NONE},
	{"5（元月补录）", NUMBER, "5", GR_PRINTED_NONE},
	{"3 万元", NUMBER, "3", GR_PRINTED_10K_YUAN},
	{"5.0475万元", NUMBER, "5.0475", GR_PRINTED_10K_YUAN},
	{"5.0475萬元", NUMBER, "5.0475", GR_PRINTED_10K_YUAN},
	{"1.2亿元", NUMBER, "1.2", GR_PRINTED_100M_YUAN},
	{"50475元", NUMBER, "50475", GR_PRINTED_YUAN},
	{"12件", NUMBER, "12", GR_PRINTED_COUNT},
	{"12 件", NUMBER, "12", GR_PRINTED_COUNT},
	{"12項", NUMBER, "12", GR_PRINTED_COUNT},
	{"3千元", NUMBER, "3", GR_PRINTED_YUAN + 3},
	{"3.5 百万元", NUMBER, "3.5", GR_PRINTED_YUAN + 6},
	{"3万美元", NUMBER, "3", GR_PRINTED_OTHER},
	{"3万", DAMAGED, NULL, 0},

	/* labels with their numbers */
	{"3.其他", TEXT, NULL, 0},
	{"3其他", TEXT, NULL, 0},
	{"12其他", DAMAGED, NULL, 0},
	{"2其", DAMAGED, NULL, 0},
	{"③其他", TEXT, NULL, 0},
	{"Ⅲ.其他", TEXT, NULL, 0},
	{"（三）其他", TEXT, NULL, 0},
	{"2重复申请", TEXT, NULL, 0},
	{"3.万元", NUMBER, "3", GR_PRINTED_10K_YUAN},

	/* a remark behind */
	{"22（其中修订16件）", NUMBER, "22", GR_PRINTED_NONE},
	{"22(其中修订16件)", NUMBER, "22", GR_PRINTED_NONE},
	{"22件（其中修订16件）", NUMBER, "22", GR_PRINTED_COUNT},
	{"22 〔见附件〕", NUMBER, "22", GR_PRINTED_NONE},

	/* counters, marks of notes, stops, wrapping */
	{"3人次", NUMBER, "3", GR_PRINTED_COUNT},
	{"3人", NUMBER, "3", GR_PRINTED_COUNT},
	{"0家", NUMBER, "0", GR_PRINTED_COUNT},
	{"0例", NUMBER, "0", GR_PRINTED_COUNT},
	{"0笔", NUMBER, "0", GR_PRINTED_COUNT},
	{"3*", NUMBER, "3", GR_PRINTED_NONE},
	{"3①", NUMBER, "3", GR_PRINTED_NONE},
	{"3※", NUMBER, "3", GR_PRINTED_NONE},
	{"3¹", NUMBER, "3", GR_PRINTED_NONE},
	{"3件①", NUMBER, "3", GR_PRINTED_COUNT},
	{"3[1]", NUMBER, "3", GR_PRINTED_NONE},
	{"743[1]", NUMBER, "743", GR_PRINTED_NONE},
	{"74[1]3", DAMAGED, NULL, 0},
	{"3①4", DAMAGED, NULL, 0},
	{"3。", NUMBER, "3", GR_PRINTED_NONE},
	{"0。", NUMBER, "0", GR_PRINTED_NONE},
	{"5.", NUMBER, "5", GR_PRINTED_NONE},
	{"=5376", NUMBER, "5376", GR_PRINTED_NONE},
	{"=\"3\"", NUMBER, "3", GR_PRINTED_NONE},
	{"\"3\"", NUMBER, "3", GR_PRINTED_NONE},
	{"“3”", NUMBER, "3", GR_PRINTED_NONE},
	{"**3**", NUMBER, "3", GR_PRINTED_NONE},
	{"__-3__", NUMBER, "-3", GR_PRINTED_NONE},
	{"`3`", NUMBER, "3", GR_PRINTED_NONE},
	{"**其他**", TEXT, NULL, 0},
	{"**12O**", DAMAGED, NULL, 0},
	{"**3", DAMAGED, NULL, 0},
	{"3*4", DAMAGED, NULL, 0},
	{"12.5万\xC2\xAD" "元", NUMBER, "12.5", GR_PRINTED_10K_YUAN},
	{"12.5万 元", NUMBER, "12.5", GR_PRINTED_10K_YUAN},

	/* numbers in words */
	{"五", NUMBER, "5", GR_PRINTED_NONE},
	{"十", NUMBER, "10", GR_PRINTED_NONE},
	{"十二", NUMBER, "12", GR_PRINTED_NONE},
	{"二十", NUMBER, "20", GR_PRINTED_NONE},
	{"一百一十", NUMBER, "110", GR_PRINTED_NONE},
	{"三百零五件", NUMBER, "305", GR_PRINTED_COUNT},
	{"一千零三十", NUMBER, "1030", GR_PRINTED_NONE},
	{"两千三百四十五", NUMBER, "2345", GR_PRINTED_NONE},
	{"一万二千三百", NUMBER, "12300", GR_PRINTED_NONE},
	{"十二万三千四百五十六", NUMBER, "123456", GR_PRINTED_NONE},
	{"三万元", NUMBER, "3", GR_PRINTED_10K_YUAN},
	{"二九八", NUMBER, "298", GR_PRINTED_NONE},
	{"二〇", NUMBER, "20", GR_PRINTED_NONE},
	{"三百五", DAMAGED, NULL, 0},
	{"二三", DAMAGED, NULL, 0},
	{"二三百", DAMAGED, NULL, 0},
	{"百二", DAMAGED, NULL, 0},
	{"三十几", TEXT, NULL, 0},

	/* blank */
	{"", BLANK, NULL, 0},
	{"   ", BLANK, NULL, 0},
	{"\xC2\xA0", BLANK, NULL, 0},
	{"　", BLANK, NULL, 0},
	{"\xE2\x80\x8B", BLANK, NULL, 0},

	/* what programs write for none */
	{"None", BLANK, NULL, 0},
	{" None ", BLANK, NULL, 0},
	{"nan", BLANK, NULL, 0},
	{"NaN", BLANK, NULL, 0},
	{"null", BLANK, NULL, 0},
	{"NULL", BLANK, NULL, 0},

	/* nothing to count */
	{"-", DASH, NULL, 0},
	{"--", DASH, NULL, 0},
	{"—", DASH, NULL, 0},
	{"——", DASH, NULL, 0},
	{"－", DASH, NULL, 0},
	{"─", DASH, NULL, 0},
	{"/", DASH, NULL, 0},
	{"／", DASH, NULL, 0},
	{"\\", DASH, NULL, 0},
	{"无", DASH, NULL, 0},
	{" 无 ", DASH, NULL, 0},
	{"無", DASH, NULL, 0},
	{"零", DASH, NULL, 0},
	{"〇", DASH, NULL, 0},
	{"○", DASH, NULL, 0},
	{"空", DASH, NULL, 0},
	{"不适用", DASH, NULL, 0},
	{"不涉及", DASH, NULL, 0},
	{"未发生", DASH, NULL, 0},
	{"没有", DASH, NULL, 0},
	{"暂无", DASH, NULL, 0},
	{"N/A", DASH, NULL, 0},
	{"NA", DASH, NULL, 0},
	{"（无）", DASH, NULL, 0},
	{"无。", DASH, NULL, 0},

	/* damaged figures */
	{"12O", DAMAGED, NULL, 0},
	{"l2", DAMAGED, NULL, 0},
	{"1 2", DAMAGED, NULL, 0},
	{"12?", DAMAGED, NULL, 0},
	{"*", DAMAGED, NULL, 0},
	{"+", DAMAGED, NULL, 0},
	{"+-1", DAMAGED, NULL, 0},
	{"9223372036854775808", DAMAGED, NULL, 0},
	{"99999999999999999999999999", DAMAGED, NULL, 0},
	{"9223372036854775807", NUMBER, "9223372036854775807", GR_PRINTED_NONE},
	{"-9,223,372,036,854,775,807", NUMBER, "-9223372036854775807", GR_PRINTED_NONE},
	{"922337203.6854775807", NUMBER, "922337203.6854775807", GR_PRINTED_NONE},
	{"0.000000000000000001", NUMBER, "0.000000000000000001", GR_PRINTED_NONE},
	{"0.0000000000000000001", DAMAGED, NULL, 0},
	/* 259 decimals, not three */
	{"0." ZEROS_258 "1", TEXT, NULL, 0},
	{"0.0000000000000000000001", DAMAGED, NULL, 0},
	{"约20", DAMAGED, NULL, 0},
	{"20余", DAMAGED, NULL, 0},
	{"12/13", DAMAGED, NULL, 0},
	{"12%", DAMAGED, NULL, 0},
	{"22（其中修订16件", DAMAGED, NULL, 0},

	/* text */
	{"规章", TEXT, NULL, 0},
	{"无法提供", TEXT, NULL, 0},
	{"增减", TEXT, NULL, 0},
	{"3.其他", TEXT, NULL, 0},
	{"3、其他", TEXT, NULL, 0},
	{"3．其他", TEXT, NULL, 0},
	{"（3）其他", TEXT, NULL, 0},
	{"1.属于国家秘密", TEXT, NULL, 0},
	{"一、本年新收政府信息公开申请数量", TEXT, NULL, 0},
	{"（三）", TEXT, NULL, 0},
	{"（三", TEXT, NULL, 0},
	{"三、", TEXT, NULL, 0},
	{"(四)无法提供", TEXT, NULL, 0},
	{"（七）总计", TEXT, NULL, 0},
	{"2023年", TEXT, NULL, 0},
	{"2023年1月1日", TEXT, NULL, 0},
	{"2019年事项数", TEXT, NULL, 0},
};

static const struct
{
	const char *value;
	int			power;
	const char *shifted;		/* NULL: does not fit */
}			shifts[] = {
	{"225000", -4, "22.5"},
	{"1.2", 4, "12000"},
	{"0.00005", 4, "0.5"},
	{"-3", 4, "-30000"},
	{"0", -4, "0"},
	{"123456789012345678", 4, NULL},
	{"0.123456789012345678", -4, NULL},
};

/* the unit that an amount's header names */
static const struct
{
	const char *header;
	int			unit;
}			headers[] = {
	{"本年收费金额", GR_PRINTED_NONE},
	{"本年收费金额（单位：万元）", GR_PRINTED_10K_YUAN},
	{"本年收费金额（单位：萬元）", GR_PRINTED_10K_YUAN},
	{"采购总金额（万元，保留四位小数）", GR_PRINTED_10K_YUAN},
	{"本年收费金额（单位：万 元）", GR_PRINTED_10K_YUAN},
	{"本年收费金额（单位：万\xE2\x80\x8B元）", GR_PRINTED_10K_YUAN},
	{"本年收费金额（单位：万\n元）", GR_PRINTED_10K_YUAN},
	{"元）", GR_PRINTED_NONE},
	{"采购总金额（亿元）", GR_PRINTED_100M_YUAN},
	{"本年收费金额（单位：元）", GR_PRINTED_YUAN},
	{"本年收费金额（单位：人民币元）", GR_PRINTED_YUAN},
	{"本年收费金额（单位： 元）", GR_PRINTED_YUAN},
	/* larger ones and other money */
	{"本年收费金额（单位：千元）", GR_PRINTED_YUAN + 3},
	{"本年收费金额（单位：百万元）", GR_PRINTED_YUAN + 6},
	{"本年收费金额（单位：千万元）", GR_PRINTED_YUAN + 7},
	{"本年收费金额（单位：百亿元）", GR_PRINTED_YUAN + 10},
	{"本年收费金额（单位：美元）", GR_PRINTED_OTHER},
	{"本年收费金额（单位：万美元）", GR_PRINTED_OTHER},
	/* two, of which either may be meant; and one beside an amount */
	{"本年收费金额（元、万元）", GR_PRINTED_OTHER},
	{"本年收费金额（单位：元；1万元以上另附）", GR_PRINTED_YUAN},
	{"本年收费金额（单位：万元，不足500元不计）", GR_PRINTED_10K_YUAN},
};

int
main(void)
{
	char		name[300];
	char		text[GR_NUMBER_TEXT];

	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
	{
		gr_value	value = gr_read_value(cells[i].cell, strlen(cells[i].cell));
		bool		good = value.state == cells[i].state;
		size_t		length = gr_sum_text((gr_sum) {value.mantissa, value.scale}, text);

		if (cells[i].value != NULL)
			good = good && value.unit == cells[i].unit && length == strlen(cells[i].value)
				&& memcmp(text, cells[i].value, length) == 0;
		snprintf(name, sizeof name, "`%s` is %s %s", cells[i].cell, state_names[cells[i].state],
				 cells[i].value ? cells[i].value : "");
		if (!ok(good, name))
			printf("# have %s %.*s, unit %d\n", state_names[value.state], (int) length, text, value.unit);
	}
	for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++)
	{
		gr_value	value = gr_read_value(shifts[i].value, strlen(shifts[i].value));
		bool		fits = gr_shift_value(&value, shifts[i].power);
		size_t		length = gr_sum_text((gr_sum) {value.mantissa, value.scale}, text);
		const char *want = shifts[i].shifted;

		snprintf(name, sizeof name, "%s times 10^%d %s%s", shifts[i].value, shifts[i].power, want ? "is " : "does not fit",
				 want ? want : "");
		if (!ok(fits == (want != NULL) && (!fits || (length == strlen(want) && memcmp(text, want, length) == 0)), name))
			printf("# have %.*s\n", (int) length, text);
	}
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
	{
		int			unit = gr_named_unit(headers[i].header, strlen(headers[i].header));

		snprintf(name, sizeof name, "the unit of %s", headers[i].header);
		if (!ok(unit == headers[i].unit, name))
			printf("# have unit %d, want %d\n", unit, headers[i].unit);
	}
	return done_testing();
}

/*
 * terms_test.c - labels of the form are found, as the form prints them and as people do.
 */
#include "text/number.h"
#include "tap.h"
#include "form/label_table.h"
#include "form/labels.h"

static gr_label
fold(const char *text)
{
	return gr_fold_label(text, strlen(text));
}

static bool
is_term(const char *text, int term)
{
	gr_label	label = fold(text);
	int			found = (int) gr_find_term(&label);

	if (!ok(found == term, text))
		printf("# found %d, not %d\n", found, term);
	return found == term;
}

/* text, its term */
static const struct
{
	const char *text;
	int			term;
} labels[] = {
	{"（七）总 计", GR_TERM_TOTAL},
	{"合计", GR_TERM_TOTAL},
	{"3.其他", GR_TERM_OTHER},
	{"３．其它", GR_TERM_OTHER},
	{"二、上年結轉政府信息公開申請數量", GR_TERM_ROWS + GR_CARRIED_IN},
	{"（二）部分公开(区分处理的,只计这一情形,不计其他情形)", GR_TERM_ROWS + GR_GRANTED_IN_PART},
	{"部分公开", GR_TERM_ROWS + GR_GRANTED_IN_PART},
	{"3.危及\"三安全一稳定\"", GR_TERM_ROWS + GR_SECURITY_AND_STABILITY},
	{"5\\.要求行政机关确认或重新出具已获取信息", GR_TERM_ROWS + GR_REISSUE},
	{"1 属于国家秘密", GR_TERM_ROWS + GR_STATE_SECRET},
	{"2重复申请", GR_TERM_ROWS + GR_DUPLICATE},
	{"3.2 重复申请", GR_TERM_ROWS + GR_DUPLICATE},
	{"①属于国家秘密", GR_TERM_ROWS + GR_STATE_SECRET},
	{"Ⅲ.危及\"三安全一稳定\"", GR_TERM_ROWS + GR_SECURITY_AND_STABILITY},
	{"❸其他", GR_TERM_OTHER},
	{"### （一）予以公开", GR_TERM_ROWS + GR_GRANTED},
	{"规范性文件（含通知、公告）", GR_TERM_ITEMS + GR_NORMATIVE_DOCUMENT},
	{"行政規範性檔案", GR_TERM_ITEMS + GR_NORMATIVE_DOCUMENT},
	{"第二十条第(八)项", GR_TERM_CLAUSES + 3},
	{"第二十條 第（一）項", GR_TERM_CLAUSES + 0},
	{"采购总金额（万元，保留四位小数）", GR_TERM_MEASURES + GR_AMOUNT},
	{"採購項目數量", GR_TERM_MEASURES + GR_PROJECTS},
	{"行政诉讼（复议后起诉）", GR_TERM_AFTER},
	{"未經複議直接起訴", GR_TERM_DIRECT},
	{"结果 维持", GR_TERM_OUTCOMES + 0},
	{"总体情况", GR_TERM_SECTIONS + GR_OVERVIEW},
	{"2.申请人逾期未按收费通知要求缴纳费用。行政机关不再处理其政府信息公开申请。", GR_TERM_ROWS + GR_FEE_OVERDUE},
	{"要求行政机关确认或重新出具已获取信息（含证明。不含复印件）", GR_TERM_ROWS + GR_REISSUE},
	{"属于国家机密", GR_NO_TERM},
	{"其他事项", GR_NO_TERM},
	{"", GR_NO_TERM},
	{"（其他）", GR_TERM_OTHER},
	{"12", GR_NO_TERM},
};

int
main(void)
{
	/* the table is made from forms.c: make term-table */
	for (int r = 0; r < GR_ROWS; r++)
		is_term(gr_application_rows[r].label.s, r == GR_CONCLUDED ? GR_TERM_TOTAL : r == GR_MISCELLANEOUS ? GR_TERM_OTHER
				: GR_TERM_ROWS + r);
	for (int c = 0; c < 5; c++)
		is_term(gr_applicants[c].label.s, GR_TERM_APPLICANTS + c);
	for (int c = 0; c < GR_OUTCOMES - 1; c++)
		is_term(gr_outcomes[c].label.s, GR_TERM_OUTCOMES + c);
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		is_term(gr_disclosure_cells[i].label.s, GR_TERM_ITEMS + gr_disclosure_cells[i].item);
		is_term(gr_disclosure_cells[i].measure_label.s, GR_TERM_MEASURES + gr_disclosure_cells[i].measure);
	}
	for (int k = 0; k < GR_EXTRA; k++)
		is_term(gr_section_forms[k].label.s, GR_TERM_SECTIONS + k);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		is_term(labels[i].text, labels[i].term);

	/* what is found by its spelling is what folding makes of it */
	for (int i = 1; i <= GR_SPELLINGS; i++)
	{
		const char *text = gr_spellings[i].text;
		gr_label	folded;
		gr_word		word;
		gr_word		found;

		is_int(gr_find_spelling(text, strlen(text)), i, text);
		is_int(gr_read_value(text, strlen(text)).state, GR_ABSENT, "a spelling is no figure");
		folded = fold(text);
		word = gr_word_of(&folded, gr_find_term(&folded), text, strlen(text));
		found = gr_read_word(text, strlen(text));
		ok(found.term == word.term && found.number == word.number && found.letters == word.letters
		   && found.unit == word.unit && found.open == word.open, text);
	}
	is_int(fold("规。章").letters, 2, "a full stop within a label");
	is_int(fold("（七）总计").number, 7, "a number in brackets");
	is_int(fold("二十、总计").number, 20, "a number of two letters");
	is_int(fold("总计").number, 0, "no number");
	is_int(fold("（单位：万元").open, true, "a bracket that stays open");
	return done_testing();
}

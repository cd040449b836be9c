/*
 * label_table.c - writes src/core/form/label_table.c from forms.c and the variants below: make tables.
 *
 * A variant is a wording met in published reports that is not the form's own
 * and not reached by folding (width, brackets, spaces, traditional characters).
 */
#include <stdio.h>
#include <string.h>

#include "text/fold.h"
#include "form/label_table.h"
#include "text/utf8.h"

typedef struct variant
{
	uint8_t		term;
	const char *text;
} variant;

static const variant variants[] = {
	{GR_TERM_ROWS + GR_RECEIVED, "本年新收申请数量"},
	{GR_TERM_ROWS + GR_RECEIVED, "本年度新收政府信息公开申请数量"},
	{GR_TERM_ROWS + GR_CARRIED_IN, "上年结转申请数量"},
	{GR_TERM_ROWS + GR_CARRIED_IN, "上年度结转政府信息公开申请数量"},
	{GR_TERM_ROWS + GR_CARRIED_OUT, "结转下年继续办理"},
	{GR_TERM_ROWS + GR_OTHER, "其他处理情况"},
	{GR_TERM_ROWS + GR_GRANTED_IN_PART, "部分公开区分处理的只计这一情形不计其他情形"},
	{GR_TERM_ROWS + GR_CORRECTION_OVERDUE, "申请人无正当理由逾期不补正"},
	{GR_TERM_ROWS + GR_CORRECTION_OVERDUE, "逾期不补正"},
	{GR_TERM_ROWS + GR_FEE_OVERDUE, "申请人逾期未按收费通知要求缴纳费用"},
	{GR_TERM_ROWS + GR_FEE_OVERDUE, "逾期未缴费"},
	{GR_TERM_RESULTS, "本年度办理结果"},
	{GR_TERM_RESULTS, "本年办理结果"},
	{GR_TERM_DENIED, "不予公开"},
	{GR_TERM_UNAVAILABLE, "无法提供"},
	{GR_TERM_NOT_PROCESSED, "不予处理"},
	{GR_TERM_ORGANIZATIONS, "法人或其他组织"},
	{GR_TERM_APPLICANT, "申请人情况"},
	{GR_TERM_EQUATION, "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和"},
	{GR_TERM_OTHER, "其他"},
	{GR_TERM_OTHER, "其它"},
	{GR_TERM_TOTAL, "总计"},
	{GR_TERM_TOTAL, "合计"},
	{GR_TERM_CLAUSES + 0, "第二十条第一项"},
	{GR_TERM_CLAUSES + 1, "第二十条第五项"},
	{GR_TERM_CLAUSES + 2, "第二十条第六项"},
	{GR_TERM_CLAUSES + 3, "第二十条第八项"},
	{GR_TERM_CLAUSES + 4, "第二十条第九项"},
	{GR_TERM_CONTENT, "信息内容"},
	{GR_TERM_MEASURES + GR_CREATED, "本年新制作数"},
	{GR_TERM_MEASURES + GR_CREATED, "本年制作数量"},
	{GR_TERM_MEASURES + GR_PUBLISHED, "本年新公开数"},
	{GR_TERM_MEASURES + GR_PUBLISHED, "本年公开数量"},
	{GR_TERM_MEASURES + GR_PUBLISHED_TOTAL, "对外公开总数"},
	{GR_TERM_MEASURES + GR_ISSUED, "本年制发数量"},
	{GR_TERM_MEASURES + GR_REPEALED, "本年废止数量"},
	{GR_TERM_MEASURES + GR_IN_FORCE, "现行有效数量"},
	{GR_TERM_MEASURES + GR_CHANGE, "本年增减数量"},
	{GR_TERM_MEASURES + GR_DECISIONS, "本年度处理决定数量"},
	{GR_TERM_MEASURES + GR_AMOUNT, "本年收费金额单位万元"},
	{GR_TERM_ITEMS + GR_RULE, "政府规章"},
	{GR_TERM_ITEMS + GR_RULE, "行政规章"},
	{GR_TERM_ITEMS + GR_NORMATIVE_DOCUMENT, "规范性档案"},
	{GR_TERM_ITEMS + GR_NORMATIVE_DOCUMENT, "行政规范性档案"},
	{GR_TERM_ITEMS + GR_OTHER_SERVICE, "其他对外管理服务"},
	{GR_TERM_RECONSIDERATION, "行政复议"},
	{GR_TERM_LITIGATION, "行政诉讼"},
	{GR_TERM_DIRECT, "未经复议直接起诉"},
	{GR_TERM_AFTER, "复议后起诉"},
	{GR_TERM_DIRECT, "行政诉讼未经复议直接起诉"},
	{GR_TERM_AFTER, "行政诉讼复议后起诉"},
};

/* Printed in the form, its brackets and numbers included. */
static const variant printed[] = {
	{GR_TERM_RESULTS, "三、本年度办理结果"},
	{GR_TERM_DENIED, "（三）不予公开"},
	{GR_TERM_UNAVAILABLE, "（四）无法提供"},
	{GR_TERM_NOT_PROCESSED, "（五）不予处理"},
	{GR_TERM_CLAUSES + 0, "第二十条第（一）项"},
	{GR_TERM_CLAUSES + 1, "第二十条第（五）项"},
	{GR_TERM_CLAUSES + 2, "第二十条第（六）项"},
	{GR_TERM_CLAUSES + 3, "第二十条第（八）项"},
	{GR_TERM_CLAUSES + 4, "第二十条第（九）项"},
	{GR_TERM_EQUATION, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"},
};

/* Pieces of the labels that the form breaks over lines, and the same side by side. */
static const char *const pieces[] = {
	"商业", "企业", "科研", "机构", "社会公", "益组织", "法律服", "务机构",
	"结果", "维持", "纠正", "尚未", "审结", "公开", "提供", "处理",
	"（三）不予", "（四）无法", "（五）不予", "（六）其他",
	"商业 企业", "科研 机构", "社会公 益组织", "法律服 务机构", "结果 维持", "结果 纠正", "其他 结果", "尚未 审结",
};

/* The tables that terms.c looks into: not there yet. */
const gr_term_slot gr_term_slots[GR_TERM_SLOTS];
const gr_pair_entry gr_pair_slots[GR_PAIR_SLOTS];
const uint8_t gr_term_pairs[GR_TERMS];
const uint8_t gr_spelling_slots[GR_SPELLING_SLOTS];
const gr_spelling gr_spellings[GR_SPELLINGS + 1];

static gr_term_slot terms[GR_TERM_SLOTS];
static gr_pair_entry pairs[GR_PAIR_SLOTS];
static uint8_t n_pairs[GR_TERMS];
static uint8_t slots[GR_SPELLING_SLOTS];
static gr_spelling spellings[UINT8_MAX + 1];
static int	n_spellings;

/* Adds a label as the form prints it, with the number before it where it has one. */
static void
add_spelling(uint8_t term, const char *number, const char *label)
{
	char		text[UINT8_MAX];
	int			length = snprintf(text, sizeof text, "%s%s", number, label);
	gr_label	folded = gr_fold_label(text, (size_t) length);
	uint32_t	i = gr_spelling_slot(text, (size_t) length);

	for (; slots[i] != 0; i = (i + 1) & (GR_SPELLING_SLOTS - 1))
		if (strcmp(spellings[slots[i]].text, text) == 0)
			return;
	if (n_spellings == UINT8_MAX)
	{
		fprintf(stderr, "term_table: more spellings than a byte counts\n");
		return;
	}
	slots[i] = (uint8_t) ++n_spellings;
	spellings[n_spellings] = (gr_spelling) {
		.text = strdup(text),
		.length = (uint8_t) length,
		.parted = strchr(text, ' ') != NULL,
		.word = gr_word_of(&folded, term, text, (size_t) length),
	};
}

/* The term of a folded label among those added. */
static uint8_t
term_of(uint32_t hash)
{
	uint32_t	i = hash & (GR_TERM_SLOTS - 1);

	while (terms[i].term != GR_NO_TERM && terms[i].hash != hash)
		i = (i + 1) & (GR_TERM_SLOTS - 1);
	return terms[i].term;
}

/* The same for a row of table 三: of 三（三）1 the number that is printed is 1., of 三（一） it is （一）, of 一 it is 一、 */
static void
add_row_spelling(uint8_t term, const char *number, const char *label)
{
	const char *bracket = strstr(number, "（");
	const char *close = strstr(number, "）");
	char		printed[16];

	if (bracket == NULL)
		snprintf(printed, sizeof printed, "%s、", number);
	else if (close[strlen("）")] == '\0')
		snprintf(printed, sizeof printed, "%s", bracket);
	else
		snprintf(printed, sizeof printed, "%s.", close + strlen("）"));
	add_spelling(term, printed, label);
}

static void
add_pair(uint32_t pair, uint8_t term)
{
	uint32_t	i = gr_pair_slot(pair);

	for (; pairs[i].pair != 0; i = (i + 1) & (GR_PAIR_SLOTS - 1))
		if (pairs[i].pair == pair && pairs[i].term == term)
			return;
	pairs[i] = (gr_pair_entry) {pair, term};
}

/* Adds a label; the first one that a term gets is the measure of its likeness. */
static void
add(uint8_t term, const char *text)
{
	gr_label	label = gr_fold_label(text, strlen(text));
	uint32_t	hash = label.hash;
	uint32_t	i = hash & (GR_TERM_SLOTS - 1);
	uint32_t	last = 0;
	int			count = 0;

	while (terms[i].term != GR_NO_TERM && terms[i].hash != hash)
		i = (i + 1) & (GR_TERM_SLOTS - 1);
	if (terms[i].term != GR_NO_TERM && terms[i].term != term)
		fprintf(stderr, "label_table: %s is two terms\n", text);
	terms[i] = (gr_term_slot) {hash, term};
	add_spelling(term, "", text);
	for (const char *p = text, *end = text + strlen(text); p < end;)
	{
		uint32_t	length;
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	folded = gr_fold(c);

		if (c == U'（')		/* likeness is of the label, not of the remark behind it */
			break;
		p += length;
		if (folded == 0)
			continue;
		if (last != 0)
		{
			if (n_pairs[term] == 0)
				add_pair(last << 16 | folded, term);
			count++;
		}
		last = folded;
	}
	if (n_pairs[term] == 0)
		n_pairs[term] = (uint8_t) count;
}

static void
add_forms(void)
{
	for (int i = 0; i < GR_ROWS; i++)
	{
		uint8_t		term = (uint8_t) (i == GR_CONCLUDED ? GR_TERM_TOTAL : i == GR_MISCELLANEOUS ? GR_TERM_OTHER : GR_TERM_ROWS + i);

		if (term == GR_TERM_ROWS + i)
			add(term, gr_application_rows[i].label.s);
		add_row_spelling(term, gr_application_rows[i].number.s, gr_application_rows[i].label.s);
	}
	for (int i = 0; i < 5; i++)
		add((uint8_t) (GR_TERM_APPLICANTS + i), gr_applicants[i].label.s);
	for (int i = 0; i < 4; i++)
		add((uint8_t) (GR_TERM_OUTCOMES + i), gr_outcomes[i].label.s);
	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];

		add((uint8_t) (GR_TERM_ITEMS + cell->item), cell->label.s);
		add((uint8_t) (GR_TERM_MEASURES + cell->measure), cell->measure_label.s);
	}
	for (int i = 0; i < GR_EXTRA; i++)
	{
		add((uint8_t) (GR_TERM_SECTIONS + i), gr_section_forms[i].label.s);
		add_row_spelling((uint8_t) (GR_TERM_SECTIONS + i), gr_section_forms[i].number.s, gr_section_forms[i].label.s);
	}
}

static void
add_other_wordings(void)
{
	for (size_t i = 0; i < sizeof(variants) / sizeof(variants[0]); i++)
		add(variants[i].term, variants[i].text);
	for (size_t i = 0; i < sizeof(printed) / sizeof(printed[0]); i++)
		add_spelling(printed[i].term, "", printed[i].text);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		add_spelling(term_of(gr_fold_label(pieces[i], strlen(pieces[i])).hash), "", pieces[i]);
}

/* Numbers below 256, so many a line. */
static void
print_bytes(const uint8_t *bytes, int n)
{
	for (int i = 0; i < n; i++)
		printf("%s%d,%s", i % 16 == 0 ? "\t" : " ", bytes[i], i % 16 == 15 || i == n - 1 ? "\n" : "");
}

static void
print_labels(void)
{
	puts("const gr_term_slot gr_term_slots[GR_TERM_SLOTS] = {");
	for (int i = 0; i < GR_TERM_SLOTS; i++)
		printf("\t{0x%08x, %d},\n", terms[i].hash, terms[i].term);
	puts("};\n\nconst gr_pair_entry gr_pair_slots[GR_PAIR_SLOTS] = {");
	for (int i = 0; i < GR_PAIR_SLOTS; i++)
		printf("%s{0x%x, %d},%s", i % 8 == 0 ? "\t" : " ", pairs[i].pair, pairs[i].term, i % 8 == 7 ? "\n" : "");
	puts("};\n\nconst uint8_t gr_term_pairs[GR_TERMS] = {");
	print_bytes(n_pairs, GR_TERMS);
	puts("};\n");
}

static void
print_spellings(void)
{
	puts("const uint8_t gr_spelling_slots[GR_SPELLING_SLOTS] = {");
	print_bytes(slots, GR_SPELLING_SLOTS);
	if (n_spellings != GR_SPELLINGS)
		fprintf(stderr, "label_table: GR_SPELLINGS is to be %d\n", n_spellings);
	puts("};\n\nconst gr_spelling gr_spellings[GR_SPELLINGS + 1] = {");
	for (int i = 1; i <= n_spellings; i++)
		printf("\t[%d] = {\"%s\", %d, %s, {%d, %d, %d, %d, %s}},\n", i, spellings[i].text, spellings[i].length,
			   spellings[i].parted ? "true" : "false", spellings[i].word.term, spellings[i].word.number,
			   spellings[i].word.letters, spellings[i].word.unit, spellings[i].word.open ? "true" : "false");
	puts("};");
}

int
main(void)
{
	for (int i = 0; i < GR_TERM_SLOTS; i++)
		terms[i].term = GR_NO_TERM;
	add_forms();
	add_other_wordings();
	puts("/* Generated by src/gen/label_table.c (make tables): do not edit. */\n#include \"form/label_table.h\"\n");
	print_labels();
	print_spellings();
	return 0;
}

/*
 * word_table.c - writes src/core/claims/word_table.c from the words below: make tables.
 *
 * Words are simplified and without marks, as folding leaves the text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/word_table.h"
#include "text/fold.h"
#include "text/utf8.h"

/* word, what it means */
static const struct
{
	const char *word;
	uint8_t		means;			/* gr_claim_word */
} words[] = {
	{"未", GR_SAYS_NOT},
	{"没有", GR_SAYS_NOT},
	{"没", GR_SAYS_NOT},
	{"无", GR_SAYS_NOT},
	{"收到", GR_SAYS_RECEIVED},
	{"新收", GR_SAYS_RECEIVED},
	{"受理", GR_SAYS_RECEIVED},
	{"接收", GR_SAYS_RECEIVED},
	{"接到", GR_SAYS_RECEIVED},
	{"接获", GR_SAYS_RECEIVED},
	{"申请", GR_SAYS_APPLICATION},
	{"除", GR_SAYS_EXCEPT},
	{"申请人", GR_SAYS_NOT_ITSELF},
	{"申请表", GR_SAYS_NOT_ITSELF},
	{"补正", GR_SAYS_NOT_ITSELF},
	{"依申请", GR_SAYS_ON_REQUEST},
	{"公开", GR_SAYS_DISCLOSURE},
	{"政府信息", GR_SAYS_INFORMATION},
	{"信息", GR_SAYS_INFORMATION},
	{"上年结转", GR_SAYS_CARRIED_IN},
	{"上年度结转", GR_SAYS_CARRIED_IN},
	{"上一年结转", GR_SAYS_CARRIED_IN},
	{"上一年度结转", GR_SAYS_CARRIED_IN},
	{"结转下年", GR_SAYS_CARRIED_OUT},
	{"结转下一年", GR_SAYS_CARRIED_OUT},
	{"结转至下年", GR_SAYS_CARRIED_OUT},
	{"结转至下一年", GR_SAYS_CARRIED_OUT},
	{"结转到下年", GR_SAYS_CARRIED_OUT},
	{"结转到下一年", GR_SAYS_CARRIED_OUT},
	{"结转", GR_SAYS_CARRIED},
	{"转入", GR_SAYS_CARRIED},
	{"顺延", GR_SAYS_CARRIED},
	{"跨年", GR_SAYS_CARRIED},
	{"予以公开", GR_SAYS_GRANTED},
	{"不予公开", GR_SAYS_DENIED},
	{"不予", GR_SAYS_DENIED},
	{"部分公开", GR_SAYS_IN_PART},
	{"部分予以公开", GR_SAYS_IN_PART},
	{"予以部分公开", GR_SAYS_IN_PART},
	{"复议", GR_SAYS_RECONSIDERATION},
	{"诉讼", GR_SAYS_LITIGATION},
	{"规范性文件", GR_SAYS_NORMATIVE},
	{"制发", GR_SAYS_ISSUED},
	{"制定", GR_SAYS_ISSUED},
	{"出台", GR_SAYS_ISSUED},
	{"印发", GR_SAYS_ISSUED},
	{"废止", GR_SAYS_REPEALED},
	{"失效", GR_SAYS_REPEALED},
	{"现行有效", GR_SAYS_IN_FORCE},
	{"收费", GR_SAYS_FEE},
	{"收取", GR_SAYS_FEE},
	{"费用", GR_SAYS_FEE},
	{"处理费", GR_SAYS_FEE},
	{"行政事业性收费", GR_SAYS_ADMINISTRATIVE_FEE},
	{"去年", GR_SAYS_COMPARED},
	{"上年", GR_SAYS_COMPARED},
	{"上一年", GR_SAYS_COMPARED},
	{"前年", GR_SAYS_COMPARED},
	{"往年", GR_SAYS_COMPARED},
	{"历年", GR_SAYS_COMPARED},
	{"同比", GR_SAYS_COMPARED},
	{"同期", GR_SAYS_COMPARED},
	{"环比", GR_SAYS_COMPARED},
	{"相比", GR_SAYS_COMPARED},
	{"较", GR_SAYS_COMPARED},
	{"增长", GR_SAYS_COMPARED},
	{"增加", GR_SAYS_COMPARED},
	{"增幅", GR_SAYS_COMPARED},
	{"减少", GR_SAYS_COMPARED},
	{"下降", GR_SAYS_COMPARED},
	{"上升", GR_SAYS_COMPARED},
	{"明年", GR_SAYS_COMPARED},
	{"下一年", GR_SAYS_COMPARED},
	{"目标", GR_SAYS_COMPARED},
	{"计划公开", GR_SAYS_COMPARED},
	{"上半年", GR_SAYS_PART_OF_YEAR},
	{"下半年", GR_SAYS_PART_OF_YEAR},
	{"季度", GR_SAYS_PART_OF_YEAR},
	{"月份", GR_SAYS_PART_OF_YEAR},
	{"每月", GR_SAYS_PART_OF_YEAR},
	{"期间", GR_SAYS_PART_OF_YEAR},
	{"截至", GR_SAYS_PART_OF_YEAR},
	{"截止", GR_SAYS_PART_OF_YEAR},
	{"目前", GR_SAYS_PART_OF_YEAR},
	{"全年", GR_SAYS_THIS_YEAR},
	{"本年", GR_SAYS_THIS_YEAR},
	{"今年", GR_SAYS_THIS_YEAR},
	{"一年来", GR_SAYS_THIS_YEAR},
	{"以来", GR_SAYS_SINCE},
	{"年来", GR_SAYS_SINCE},
	{"年间", GR_SAYS_SINCE},
	{"投诉", GR_SAYS_COMPLAINT},
	{"举报", GR_SAYS_COMPLAINT},
	{"信访", GR_SAYS_OTHER_MATTER},
	{"咨询", GR_SAYS_OTHER_MATTER},
	{"热线", GR_SAYS_OTHER_MATTER},
	{"问政", GR_SAYS_OTHER_MATTER},
	{"信箱", GR_SAYS_OTHER_MATTER},
	{"留言", GR_SAYS_OTHER_MATTER},
	{"提案", GR_SAYS_OTHER_MATTER},
	{"议案", GR_SAYS_OTHER_MATTER},
	{"建议", GR_SAYS_OTHER_MATTER},
	{"补贴", GR_SAYS_OTHER_MATTER},
	{"救助", GR_SAYS_OTHER_MATTER},
	{"注册", GR_SAYS_OTHER_MATTER},
	{"登记", GR_SAYS_OTHER_MATTER},
	{"认定", GR_SAYS_OTHER_MATTER},
	{"执行申请", GR_SAYS_OTHER_MATTER},
	{"解读", GR_SAYS_OTHER_MATTER},
	{"清理", GR_SAYS_OTHER_MATTER},
	{"备案", GR_SAYS_OTHER_MATTER},
	{"审查", GR_SAYS_OTHER_MATTER},
	{"审核", GR_SAYS_OTHER_MATTER},
	{"修订", GR_SAYS_OTHER_MATTER},
	{"修改", GR_SAYS_OTHER_MATTER},
	{"草案", GR_SAYS_OTHER_MATTER},
	{"征求", GR_SAYS_OTHER_MATTER},
	{"转发", GR_SAYS_OTHER_MATTER},
	{"转办", GR_SAYS_OTHER_MATTER},
	{"协助", GR_SAYS_OTHER_MATTER},
	{"协办", GR_SAYS_OTHER_MATTER},
	{"代为", GR_SAYS_OTHER_MATTER},
	{"各", GR_SAYS_SUBORDINATE},
	{"县直", GR_SAYS_SUBORDINATE},
	{"市直", GR_SAYS_SUBORDINATE},
	{"区直", GR_SAYS_SUBORDINATE},
	{"省直", GR_SAYS_SUBORDINATE},
	{"直属", GR_SAYS_SUBORDINATE},
	{"下属", GR_SAYS_SUBORDINATE},
	{"所属", GR_SAYS_SUBORDINATE},
	{"下辖", GR_SAYS_SUBORDINATE},
	{"下级", GR_SAYS_SUBORDINATE},
	{"基层", GR_SAYS_SUBORDINATE},
	{"分局", GR_SAYS_SUBORDINATE},
	{"派出所", GR_SAYS_SUBORDINATE},
	{"社区", GR_SAYS_SUBORDINATE},
	{"局属", GR_SAYS_SUBORDINATE},
	{"系统", GR_SAYS_SUBORDINATE},
	{"部门收到", GR_SAYS_SUBORDINATE},
	{"部门受理", GR_SAYS_SUBORDINATE},
	{"街道办事处收", GR_SAYS_SUBORDINATE},
	{"上级", GR_SAYS_SUBORDINATE},
	{"全省", GR_SAYS_WIDE},
	{"全市", GR_SAYS_WIDE},
	{"全县", GR_SAYS_WIDE},
	{"全区", GR_SAYS_WIDE},
	{"全州", GR_SAYS_WIDE},
	{"全旗", GR_SAYS_WIDE},
	{"省政府", GR_SAYS_OWN_LEVEL},
	{"市政府", GR_SAYS_OWN_LEVEL},
	{"县政府", GR_SAYS_OWN_LEVEL},
	{"区政府", GR_SAYS_OWN_LEVEL},
	{"州政府", GR_SAYS_OWN_LEVEL},
	{"人民政府", GR_SAYS_OWN_LEVEL},
	{"政府办", GR_SAYS_OWN_LEVEL},
	{"本级", GR_SAYS_OWN_LEVEL},
	{"网络", GR_SAYS_CHANNEL},
	{"网站", GR_SAYS_CHANNEL},
	{"网上", GR_SAYS_CHANNEL},
	{"线上", GR_SAYS_CHANNEL},
	{"线下", GR_SAYS_CHANNEL},
	{"信函", GR_SAYS_CHANNEL},
	{"当面", GR_SAYS_CHANNEL},
	{"现场", GR_SAYS_CHANNEL},
	{"邮件", GR_SAYS_CHANNEL},
	{"邮寄", GR_SAYS_CHANNEL},
	{"邮箱", GR_SAYS_CHANNEL},
	{"电子", GR_SAYS_CHANNEL},
	{"平台", GR_SAYS_CHANNEL},
	{"传真", GR_SAYS_CHANNEL},
	{"微信", GR_SAYS_CHANNEL},
	{"微博", GR_SAYS_CHANNEL},
	{"公众号", GR_SAYS_CHANNEL},
	{"客户端", GR_SAYS_CHANNEL},
	{"抖音", GR_SAYS_CHANNEL},
	{"媒体", GR_SAYS_CHANNEL},
	{"公示栏", GR_SAYS_CHANNEL},
	{"公告栏", GR_SAYS_CHANNEL},
	{"通过", GR_SAYS_CHANNEL},
	{"自然人", GR_SAYS_NATURAL_PERSON},
	{"公民", GR_SAYS_NATURAL_PERSON},
	{"法人", GR_SAYS_ORGANIZATION},
	{"企业", GR_SAYS_ORGANIZATION},
	{"组织", GR_SAYS_ORGANIZATION},
	{"其中", GR_SAYS_OF_WHICH},
	{"包括", GR_SAYS_INCLUDING},
	{"包含", GR_SAYS_INCLUDING},
	{"含", GR_SAYS_INCLUDING},
	{"其他", GR_SAYS_REST},
	{"其它", GR_SAYS_REST},
	{"占", GR_SAYS_SHARE},
	{"分别", GR_SAYS_EACH},
	{"等", GR_SAYS_ETC},
	{"同时", GR_SAYS_BESIDES},
	{"另", GR_SAYS_BESIDES},
	{"此外", GR_SAYS_BESIDES},
	{"还", GR_SAYS_BESIDES},
	{"超期", GR_SAYS_OUTCOME},
	{"逾期", GR_SAYS_OUTCOME},
	{"延期", GR_SAYS_OUTCOME},
	{"纠正", GR_SAYS_OUTCOME},
	{"纠错", GR_SAYS_OUTCOME},
	{"败诉", GR_SAYS_OUTCOME},
	{"维持", GR_SAYS_OUTCOME},
	{"审结", GR_SAYS_OUTCOME},
	{"撤销", GR_SAYS_OUTCOME},
	{"撤回", GR_SAYS_OUTCOME},
	{"驳回", GR_SAYS_OUTCOME},
	{"答复", GR_SAYS_REPLIED},
	{"办结", GR_SAYS_REPLIED},
	{"办理完毕", GR_SAYS_REPLIED},
	{"结案", GR_SAYS_OUTCOME},
	{"减免", GR_SAYS_OUTCOME},
	{"重复", GR_SAYS_OUTCOME},
	{"直接起诉", GR_SAYS_OUTCOME},
	{"复议后", GR_SAYS_OUTCOME},
	{"报告", GR_SAYS_REPORT},
	{"年报", GR_SAYS_REPORT},
	{"总体情况", GR_SAYS_REPORT},
	{"发布", GR_SAYS_PUBLISHED},
	{"各类", GR_SAYS_PUBLISHED},
	{"各种", GR_SAYS_PUBLISHED},
	{"各项", GR_SAYS_PUBLISHED},
	{"推送", GR_SAYS_PUBLISHED},
	{"上传", GR_SAYS_PUBLISHED},
	{"更新", GR_SAYS_PUBLISHED},
	{"发生", GR_SAYS_OCCURRED},
	{"产生", GR_SAYS_OCCURRED},
	{"出现", GR_SAYS_OCCURRED},
	{"处理决定", GR_SAYS_DECISION},
	{"许可", GR_SAYS_LICENSE},
	{"处罚", GR_SAYS_PENALTY},
	{"行政强制", GR_SAYS_COMPULSORY_MEASURE},
};

#define N_WORDS (sizeof words / sizeof words[0])
_Static_assert(N_WORDS <= UINT8_MAX, "a slot counts them");

static const char numerals[] = "0123456789零〇一二两三四五六七八九十百千万亿";

/*
 * What a sentence with a claim has: a digit or Chinese number other than 一, or a word
 * for none and what there is none of; and what ends it.  As printed, so in all widths
 * and both ways of writing.
 */
static const char telling[] = "。！？未没沒无無０１２３４５６７８９二两兩三四五六七八九十百千万萬亿億零〇余餘多几幾";
static const char units[] = "件份宗条條起篇元则則例项項个個大部一％";
static const char topics[] = "。！？申诉訴议議费費规規";

/* What claim_numbers.c looks for before and behind a number. */
static const char qualifiers[] = "第几每前约近超逾过数余多左./-abcdefghijklmnopqrstuvwxyz";

/* What the names of offices end in, and of places that have one. */
static const char offices[] = "局委办厅府院会处心门市县区省州旗镇乡街道";

/* marks that look so, and what they are in a clause */
static const struct
{
	const char *marks;
	uint8_t		letter;			/* gr_ending, or the letter that they count as */
} marks[] = {
	{",，", GR_ENDS_COMMA},
	{";；", GR_ENDS_SEMICOLON},
	{":：", GR_ENDS_COLON},
	{"。！？", GR_ENDS_STOP},
	{"(（", GR_OPENS_BRACKET},
	{")）", GR_CLOSES_BRACKET},
	{".．", '.'},
	{"%％", '%'},
	{"/／", '/'},
	{"-+~～－−‐‑‒–—―", '-'},
};

/* The one mark that counts as itself. */
#define ENUMERATION_COMMA 0x3001

static gr_claim_entry entries[N_WORDS];
static uint8_t slots[GR_CLAIM_SLOTS];
static gr_claim_mark mark_slots[GR_MARK_SLOTS];
static uint8_t traits[GR_CLAIM_TRAITS];
static uint64_t set[GR_LETTER_SET];

static void
add_letter(uint32_t c)
{
	set[c >> 6 & 63] |= UINT64_C(1) << (c & 63);
}

/* By the first two letters, longest first. */
static int
compare(const void *a, const void *b)
{
	const gr_claim_entry *x = a;
	const gr_claim_entry *y = b;

	for (int i = 0; i < 2; i++)
		if (x->letter[i] != y->letter[i])
			return x->letter[i] < y->letter[i] ? -1 : 1;
	return x->n != y->n ? y->n - x->n : memcmp(x->letter, y->letter, sizeof x->letter);
}

static void
add_slot(size_t entry)
{
	uint32_t	slot = gr_claim_slot(entries[entry].letter[0], entries[entry].letter[1]);

	while (slots[slot] != 0)
		slot = (slot + 1) & (GR_CLAIM_SLOTS - 1);
	slots[slot] = (uint8_t) (entry + 1);
}

static void
add_trait(uint32_t letters, uint8_t trait)
{
	traits[letters & (GR_CLAIM_TRAITS - 1)] |= trait;
}

static bool
is_numeral(uint32_t letter)
{
	uint32_t	length;

	for (const char *p = numerals, *end = p + strlen(p); p < end; p += length)
		if (gr_utf8(p, end, &length) == letter)
			return true;
	return false;
}

static void
add_mark(uint32_t c, uint16_t letter)
{
	gr_claim_mark *slot = &mark_slots[gr_mark_slot(c)];

	if (slot->mark != 0 || gr_fold(c) != 0)
	{
		fprintf(stderr, "claim_table: the mark U+%04X is a letter, or its slot is taken\n", c);
		exit(EXIT_FAILURE);
	}
	*slot = (gr_claim_mark) {(uint16_t) c, letter};
}

/* Prints the set and empties it. */
static void
print_set(const char *name)
{
	printf("\nconst uint64_t %s[GR_LETTER_SET] = {\n", name);
	for (int i = 0; i < GR_LETTER_SET; i++)
		printf("%s0x%016llx,%s", i % 4 == 0 ? "\t" : " ", (unsigned long long) set[i], i % 4 == 3 ? "\n" : "");
	puts("};");
	memset(set, 0, sizeof set);
}

static void
print_characters(const char *name, const char *p)
{
	uint32_t	length;

	for (const char *end = p + strlen(p); p < end; p += length)
		add_letter(gr_utf8(p, end, &length));
	print_set(name);
}

int
main(void)
{
	uint32_t	length;

	for (size_t i = 0; i < N_WORDS; i++)
	{
		const char *p = words[i].word;
		const char *end = p + strlen(p);

		entries[i].means = words[i].means;
		for (; p < end; p += length)
		{
			uint32_t	c = gr_utf8(p, end, &length);

			if (gr_fold(c) != c || entries[i].n == GR_CLAIM_WORD_LETTERS)
			{
				fprintf(stderr, "claim_table: %s is too long, or not as folding leaves it\n", words[i].word);
				return EXIT_FAILURE;
			}
			entries[i].letter[entries[i].n++] = (uint16_t) c;
		}
	}
	qsort(entries, N_WORDS, sizeof entries[0], compare);
	for (size_t i = 0; i < N_WORDS; i++)
	{
		bool		same = i > 0 && memcmp(entries[i - 1].letter, entries[i].letter, 2 * sizeof(uint16_t)) == 0;

		if (same)
			entries[i - 1].more = true;
		else
			add_slot(i);
		if (i > 0 && compare(&entries[i - 1], &entries[i]) == 0)
			fprintf(stderr, "claim_table: a word stands twice, that of entry %zu\n", i);
	}
	for (const char *p = numerals, *end = p + strlen(p); p < end; p += length)
		add_trait(gr_utf8(p, end, &length), GR_MAY_BE_NUMERAL);
	for (const char *p = offices, *end = p + strlen(p); p < end; p += length)
		add_trait(gr_utf8(p, end, &length), GR_MAY_END_OFFICE);
	for (const char *p = qualifiers, *end = p + strlen(p); p < end; p += length)
		add_trait(gr_utf8(p, end, &length), GR_MAY_QUALIFY);
	for (size_t i = 0; i < N_WORDS; i++)
	{
		if (entries[i].n == 1)
			add_trait(entries[i].letter[0], GR_MAY_BE_WORD);
		for (int j = 1; j < entries[i].n; j++)
			entries[i].numeral |= is_numeral(entries[i].letter[j]);
	}
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		for (const char *p = marks[i].marks, *end = p + strlen(p); p < end; p += length)
			add_mark(gr_utf8(p, end, &length), marks[i].letter);
	add_mark(ENUMERATION_COMMA, ENUMERATION_COMMA);

	puts("/* Generated by src/gen/word_table.c (make tables): do not edit. */\n#include \"claims/word_table.h\"\n");
	printf("const uint32_t gr_n_claim_entries = %zu;\n\nconst gr_claim_entry gr_claim_entries[] = {\n", N_WORDS);
	for (size_t i = 0; i < N_WORDS; i++)
	{
		printf("\t{{");
		for (int j = 0; j < entries[i].n; j++)
			printf("%s0x%04x", j > 0 ? ", " : "", entries[i].letter[j]);
		printf("}, %d, %d, %d, %d},\n", entries[i].means, entries[i].n, entries[i].more, entries[i].numeral);
	}
	puts("};\n\nconst uint8_t gr_claim_slots[GR_CLAIM_SLOTS] = {");
	for (int i = 0; i < GR_CLAIM_SLOTS; i++)
		printf("%s%d,%s", i % 32 == 0 ? "\t" : " ", slots[i], i % 32 == 31 ? "\n" : "");
	puts("};\n\nconst gr_claim_mark gr_claim_marks[GR_MARK_SLOTS] = {");
	for (int i = 0; i < GR_MARK_SLOTS; i++)
		printf("%s{0x%04x, 0x%04x},%s", i % 4 == 0 ? "\t" : " ", mark_slots[i].mark, mark_slots[i].letter,
			   i % 4 == 3 ? "\n" : "");
	puts("};");
	puts("\nconst uint8_t gr_claim_traits[GR_CLAIM_TRAITS] = {");
	for (int i = 0; i < GR_CLAIM_TRAITS; i++)
		printf("%s%d,%s", i % 32 == 0 ? "\t" : " ", traits[i], i % 32 == 31 ? "\n" : "");
	puts("};");
	print_characters("gr_telling_letters", telling);
	print_characters("gr_topic_letters", topics);
	print_characters("gr_unit_letters", units);
	return 0;
}

/*
 * claim_words.c - the words that tell what a figure of the narrative counts, and
 * those that say that it counts something else.
 */
#include "claim_words.h"

#include <string.h>

#include "utf8.h"

/* word, simplified and without marks; what it means */
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
	{"申请人", GR_SAYS_NOT_ITSELF},
	{"申请表", GR_SAYS_NOT_ITSELF},
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
	{"以来", GR_SAYS_SINCE},
	{"投诉", GR_SAYS_OTHER_MATTER},
	{"举报", GR_SAYS_OTHER_MATTER},
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
	{"办结", GR_SAYS_OUTCOME},
	{"答复", GR_SAYS_OUTCOME},
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
_Static_assert(N_WORDS <= GR_CLAIM_WORD_MAX, "room for all words, whose indexes are bytes");

void
gr_make_claim_dictionary(gr_claim_dictionary *dictionary)
{
	memset(dictionary->head, 0, sizeof dictionary->head);
	memset(dictionary->first, 0, sizeof dictionary->first);
	for (uint32_t i = 0; i < N_WORDS; i++)
	{
		const char *p = words[i].word;
		const char *end = p + strlen(p);
		uint32_t	n = 0;
		uint32_t	length;
		uint8_t	   *head;

		for (; p < end; p += length)
			dictionary->letter[i][n++] = (uint16_t) gr_utf8(p, end, &length);
		dictionary->letters[i] = (uint8_t) n;
		gr_add_letter(dictionary->first, dictionary->letter[i][0]);
		head = &dictionary->head[dictionary->letter[i][0] & 0xFF];
		dictionary->next[i] = *head;
		*head = (uint8_t) (i + 1);
	}
}

void
gr_find_claim_words(const gr_claim_dictionary *dictionary, gr_clause *clause)
{
	clause->says = 0;
	memset(clause->means, 0, clause->n);
	for (uint32_t i = 0; i < clause->n;)
	{
		uint32_t	longest = 0;
		uint32_t	word = 0;

		if (!gr_may_have_letter(dictionary->first, clause->letter[i]))
		{
			i++;
			continue;
		}
		for (uint32_t at = dictionary->head[clause->letter[i] & 0xFF]; at != 0; at = dictionary->next[at - 1])
		{
			uint32_t	n = dictionary->letters[at - 1];

			if (n > longest && i + n <= clause->n
				&& memcmp(dictionary->letter[at - 1], clause->letter + i, n * sizeof(uint16_t)) == 0)
			{
				longest = n;
				word = at - 1;
			}
		}
		if (longest == 0)
		{
			i++;
			continue;
		}
		clause->means[i] = (uint8_t) (words[word].means + 1);
		clause->word[i] = (uint8_t) longest;
		clause->says |= GR_SAYS(words[word].means);
		i += longest;
	}
}

int
gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word)
{
	const char *end = word + strlen(word);

	for (; from < until; from++)
	{
		const char *p = word;
		uint32_t	at = from;
		uint32_t	length;

		while (p < end && at < until && gr_utf8(p, end, &length) == clause->letter[at])
		{
			p += length;
			at++;
		}
		if (p == end)
			return (int) from;
	}
	return -1;
}

/*
 * authority.c - judges names by their form: ideographs alone, brackets in pairs, an ending that
 * authorities have, and no word that only pages and sentences have.
 */
#include "outline/authority.h"

#include <string.h>

#include "text/folded.h"
#include "text/utf8.h"

/* Letters of the shortest and of the longest name. */
#define NAME_LEAST 3
#define NAME_MOST 40

/* What names of authorities end with. */
static const char organ_ends[] = "府局组委办厅会院所处部心站队校学室社场行馆署团师关台司道团库园街兵联中港库圃";

/* Words of pages and sentences that no name has. */
static const char *const page_words[] = {
	"首页", "年报", "报告", "通知", "公告", "关于", "印发", "公布", "发布", "编制", "根据", "依据", "按照", "标题", "位置", "索引",
	"来源", "年度", "目录", "专栏", "栏目", "图文", "现将", "以下", "简称", "公开", "网站", "门户", "无障碍", "登录", "导航", "打印",
	"字体", "分享", "浏览", "点击", "时间", "日期", "名称", "正文", "附件", "下载", "详情", "更多", "返回", "搜索", "要闻", "互动",
	"条例", "规定", "要求", "情况", "如下", "本机关", "本单位", "本部门", "您", "所在", "作者", "编辑", "责任", "审核", "长者", "简体",
	"繁体", "收藏", "关闭", "上一", "下一", "列表", "内容", "阅读", "共享", "扫一扫", "版权所有", "页", "主办", "承办", "解读", "的", "了",
};

/* What no name begins with. */
static const char sentence_starts[] = "我该各由在为对据现至或与及等";

/* What names of places end with. */
static bool
is_place_end(uint32_t letter)
{
	switch (letter)
	{
		case U'省': case U'市': case U'县': case U'区': case U'州': case U'盟': case U'旗': case U'镇': case U'乡': case U'村':
		case U'城': case U'岛':
			return true;
		default:
			return false;
	}
}

static bool
is_one_of(uint32_t letter, const char *letters)
{
	const char *end = letters + strlen(letters);
	uint32_t	length;

	for (; letters < end; letters += length)
		if (gr_utf8(letters, end, &length) == letter)
			return true;
	return false;
}

/* Whether the first two letters of a word, of three bytes each, may be among those whose last six bits are held. */
static bool
may_be_held(uint64_t held, const char *word)
{
	return (held >> (word[2] & 63) & 1) != 0 && (word[3] == '\0' || (held >> (word[5] & 63) & 1) != 0);
}

static bool
has_page_word(const gr_letters *l)
{
	uint64_t	held = 0;

	for (uint32_t i = 0; i < l->n; i++)
		held |= UINT64_C(1) << (l->letter[i] & 63);
	for (size_t i = 0; i < sizeof page_words / sizeof page_words[0]; i++)
		if (may_be_held(held, page_words[i]) && gr_find_letters(l, 0, page_words[i]) >= 0)
			return true;
	return false;
}

bool
gr_has_page_word(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return has_page_word(&l);
}

static bool
is_ideograph(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FD5) || c > 0xFFFF;
}

/* Ideographs, blanks, brackets in pairs, 、 and · between; digits before 团 and 师, which are numbered. */
static bool
has_name_characters(const char *start, const char *end)
{
	int			open = 0;
	uint32_t	length;

	for (const char *p = start; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (c == '(' || c == U'（')
			open++;
		else if (c == ')' || c == U'）')
		{
			if (--open < 0)
				return false;
		}
		else if (c >= '0' && c <= '9')
		{
			const char *q = p;

			while (q < end && *q >= '0' && *q <= '9')
				q++;
			if (gr_find_bytes(q, end - q > 3 ? q + 3 : end, "团") == NULL && gr_find_bytes(q, end - q > 3 ? q + 3 : end, "师") == NULL)
				return false;
			length = (uint32_t) (q - p);
		}
		else if (!is_ideograph(c) && !gr_is_blank(c) && c != U'、' && c != U'·')
			return false;
	}
	return open == 0;
}

/* 年 stands in names only as 青年 and 少年. */
static bool
has_year_word(const gr_letters *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->letter[i] == U'年' && (i == 0 || (l->letter[i - 1] != U'青' && l->letter[i - 1] != U'少')))
			return true;
	return false;
}

/* A name that was printed twice: the site's, and the report's own. */
static bool
is_doubled(const gr_letters *l)
{
	return l->n % 2 == 0 && memcmp(l->letter, l->letter + l->n / 2, l->n / 2 * sizeof l->letter[0]) == 0;
}

/* The letters without what stands in brackets at their end. */
static uint32_t
letters_before_bracket(const char *start, const char *end, const gr_letters *l)
{
	const char *p = end;
	uint32_t	n = l->n;

	while (p > start && gr_is_blank((uint32_t) (unsigned char) p[-1]))
		p--;
	if (!(p > start && p[-1] == ')') && !(p - start >= 3 && memcmp(p - 3, "）", 3) == 0))
		return n;
	for (const char *q = p - 1; q > start; q--)
		if (*q == '(' || (p - q >= 3 && memcmp(q, "（", 3) == 0))
		{
			while (n > 0 && l->at[n - 1] > q)
				n--;
			return n;
		}
	return n;
}

/* A place is named at the beginning, or it is the state's. */
static bool
has_place(const gr_letters *l, uint32_t n)
{
	static const char *const states[] = {"国家", "中国", "全国", "国务", "中华", "中央", "最高"};

	for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
		if (gr_find_letters(l, 0, states[i]) == 0)
			return true;
	for (uint32_t i = 1; i < n; i++)
		if (is_place_end(l->letter[i]) || (l->letter[i] == U'街' && i >= 2))
			return true;
	return false;
}

/* Names that say nothing but what kind of authority it is. */
static bool
is_bare(const gr_letters *l)
{
	static const char *const bare[] = {
		"人民政府", "政府办公室", "人民政府办公室", "办公室", "街道办事处", "行政机关", "政府机关", "委员会", "政府部门", "办事处",
		"党政办公室", "综合办公室", "党政综合办公室", "乡人民政府", "镇人民政府", "乡镇政府", "乡镇街道", "各级政府", "分局", "管委会",
		"管理委员会", "政务服务中心", "本级政府",
	};

	for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++)
		if (l->n * 3 == strlen(bare[i]) && gr_find_letters(l, 0, bare[i]) == 0)
			return true;
	return false;
}

gr_name_kind
gr_name_kind_of(const char *start, const char *end)
{
	gr_letters	l;
	uint32_t	n;

	if (!has_name_characters(start, end))
		return GR_NO_NAME;
	gr_take_letters(start, end, &l);
	if (l.n < 2 || l.n > NAME_MOST)
		return GR_NO_NAME;
	n = letters_before_bracket(start, end, &l);
	if (n < 2 || is_one_of(l.letter[0], sentence_starts) || has_page_word(&l) || has_year_word(&l) || is_doubled(&l))
		return GR_NO_NAME;
	if (is_place_end(l.letter[n - 1]))
		return GR_PLACE;
	if (!is_one_of(l.letter[n - 1], organ_ends) || n < NAME_LEAST)
		return GR_NO_NAME;
	if (is_bare(&l))
		return GR_NO_NAME;
	return has_place(&l, n) ? GR_FULL_NAME : GR_ORGAN;
}

/* Whether the letters of a stand in b, in their order. */
static bool
is_within(const gr_letters *a, const gr_letters *b)
{
	uint32_t	at = 0;

	for (uint32_t i = 0; i < b->n && at < a->n; i++)
		at += b->letter[i] == a->letter[at];
	return at == a->n;
}

bool
gr_may_be_same(gr_str a, gr_str b)
{
	gr_letters	first;
	gr_letters	second;

	gr_take_letters(a.s, a.s + a.len, &first);
	gr_take_letters(b.s, b.s + b.len, &second);
	return first.n <= second.n ? is_within(&first, &second) : is_within(&second, &first);
}

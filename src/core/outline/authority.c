/*
 * authority.c - judges names by their form: ideographs alone, brackets in pairs, an ending that
 * authorities have, and no word that only pages and sentences have.
 */
#include "outline/authority.h"

#include <string.h>

#include "outline/places.h"
#include "text/numerals.h"
#include "text/utf8.h"

/* Letters of the shortest and of the longest name. */
#define NAME_LEAST 3
#define NAME_MOST 40


/* Words of pages and sentences that no name has. */
static const char *const page_words[] = {
	"首页", "年报", "报告", "通知", "公告", "关于", "印发", "公布", "发布", "根据", "依据", "按照", "标题", "位置", "索引",
	"来源", "年度", "目录", "专栏", "栏目", "图文", "现将", "以下", "简称", "网站", "门户", "无障碍", "登录", "导航", "打印",
	"字体", "分享", "浏览", "点击", "时间", "日期", "名称", "正文", "附件", "下载", "详情", "更多", "返回", "搜索", "要闻", "互动",
	"条例", "规定", "要求", "情况", "如下", "本机关", "本单位", "本部门", "您", "所在", "作者", "编辑", "责任编", "责任部", "责任单", "责任主", "审核", "长者", "简体",
	"繁体", "收藏", "关闭", "上一篇", "上一条", "上一个", "下一篇", "下一条", "下一个", "列表", "内容", "阅读", "共享", "扫一扫", "版权所有", "页", "主办", "承办", "解读", "的", "了",
	"报送", "上报", "呈报", "转发", "图解", "读懂", "季度", "半年", "月份", "其中", "以及", "通过", "联系", "认真", "结合",
	"欢迎", "走进", "进入", "转自", "关注", "微信", "链接", "查看", "最新", "热门", "重磅", "公示",
	"征求意见", "内部资料", "机密", "置顶", "草案", "封面", "通讯员", "相关", "文件", "盖章", "公章", "签章", "印章", "代章",
};

/* What no name begins with: words of sentences, and words for whom one speaks of (全区, 本局). */
static const uint16_t sentence_starts[] = u"我该各由在为对据现至或与及等全本此其你辖某";
/* Names that begin so all the same. */
static const uint16_t *const exceptions[] = {u"本溪", u"全国", u"全椒", u"全州", u"全南"};

bool
gr_ends_authority(uint32_t letter)
{
	switch (letter)
	{
		case U'府': case U'局': case U'组': case U'委': case U'办': case U'厅': case U'会': case U'院': case U'所':
		case U'处': case U'部': case U'心': case U'站': case U'队': case U'校': case U'学': case U'室': case U'社':
		case U'场': case U'行': case U'馆': case U'署': case U'团': case U'师': case U'关': case U'台': case U'司':
		case U'道': case U'库': case U'园': case U'街': case U'兵': case U'联': case U'中': case U'港': case U'圃':
		case U'协': case U'厂': case U'狱': case U'段': case U'检':
			return true;
		default:
			return false;
	}
}

/* Whether the first two letters of a word, of three bytes each, may be among those whose last six bits are held. */
static bool
may_be_held(uint64_t held, const char *word)
{
	return (held >> (word[2] & 63) & 1) != 0 && (word[3] == '\0' || (held >> (word[5] & 63) & 1) != 0);
}

/* 公开 of its own, not of an authority for it: 政务公开办公室. */
static bool
has_disclosure(const gr_letters *l)
{
	static const uint16_t *const tasks[] = {u"办", u"和", u"与", u"局", u"中心"};
	int			at = gr_find_letters(l, 0, "公开");

	if (at < 0)
		return false;
	if (at < 2 || gr_letters_at(l, (uint32_t) at - 2, u"政务") == 0)
		return true;
	for (size_t i = 0; i < sizeof tasks / sizeof tasks[0]; i++)
		if (gr_letters_at(l, (uint32_t) at + 2, tasks[i]) > 0)
			return false;
	return true;
}

/* 编制 as what is done to reports, not of an authority for 机构编制. */
static bool
is_about_compiling(const gr_letters *l)
{
	int			at = gr_find_letters(l, 0, "编制");

	return at >= 0 && (at < 2 || gr_letters_at(l, (uint32_t) at - 2, u"机构") == 0);
}

/* The last six bits of all letters. */
static uint64_t
hold_letters(const gr_letters *l)
{
	uint64_t	held = 0;

	for (uint32_t i = 0; i < l->n; i++)
		held |= UINT64_C(1) << (l->letter[i] & 63);
	return held;
}

static bool
has_page_word(const gr_letters *l, uint64_t held)
{
	for (size_t i = 0; i < sizeof page_words / sizeof page_words[0]; i++)
		if (may_be_held(held, page_words[i]) && gr_find_letters(l, 0, page_words[i]) >= 0)
			return true;
	return (may_be_held(held, "公开") && has_disclosure(l)) || (may_be_held(held, "编制") && is_about_compiling(l));
}

bool
gr_has_page_word(const char *start, const char *end)
{
	gr_letters	l;

	gr_take_letters(start, end, &l);
	return has_page_word(&l, hold_letters(&l));
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

		if (gr_is_ideograph(c))
			continue;
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
		else if (!gr_is_blank(c) && ((c != U'、' && c != U'·') || p == start || p + length == end))
			return false;
		else if (c == U'、' && p == start + 3)
			return false;		/* 甲、 */
	}
	return open == 0;
}

/* 永年区, 万年县, 丰年乡: a place of that name; not 2023年镇…, 本年区…. */
static bool
is_in_place(const gr_letters *l, uint32_t year)
{
	static const uint16_t kinds[] = u"区县镇乡街";
	static const uint16_t whens[] = u"本今去上前全近历每往当明该半周";
	uint16_t	before = year > 0 ? l->letter[year - 1] : 0;
	bool		place = false;

	for (size_t i = 0; kinds[i] != 0 && year + 1 < l->n; i++)
		place |= l->letter[year + 1] == kinds[i];
	for (size_t i = 0; whens[i] != 0; i++)
		place &= before != whens[i];
	return place && (before == U'万' || (gr_is_ideograph(before) && gr_numeral(before) == 0));
}

/* 新年村镇, 长年堡镇: within the name of a place that the authority's begins with. */
static bool
is_within_place(const gr_letters *l, uint32_t year)
{
	static const uint16_t whens[] = u"本今去上前全近历每往当明该半周度";
	uint32_t	letters;
	bool		own;

	for (size_t i = 0; whens[i] != 0; i++)
		if (l->letter[year - 1] == whens[i])
			return false;
	if (gr_numeral(l->letter[year - 1]) != 0)
		return false;
	for (uint32_t at = 0; at < year && (letters = gr_place_at(l, at, &own)) > 0; at += letters)
		if (year > at && year + 1 < at + letters && !own)
			return true;
	return false;
}

/* 年 stands in names only as 青年 and 少年, and in those of places. */
static bool
has_year_word(const gr_letters *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->letter[i] == U'年' && (i == 0 || (l->letter[i - 1] != U'青' && l->letter[i - 1] != U'少')) && !is_in_place(l, i)
			&& (i == 0 || !is_within_place(l, i)))
			return true;
	return false;
}

/* The letter ends what an authority with a place of its own is called, and no place's government. */
static bool
ends_department(uint32_t letter)
{
	return letter == U'局' || letter == U'厅' || letter == U'会' || letter == U'室' || letter == U'心' || letter == U'队' || letter == U'馆';
}

/* 教育局公安局: names without a place, one behind the other; 公安局高新分局 is one. */
static bool
is_row_of_bureaus(const gr_letters *l, uint32_t n)
{
	if (n < 2 * NAME_LEAST || l->letter[n - 1] != U'局' || l->letter[n - 2] == U'分')
		return false;
	for (uint32_t i = 2; i + NAME_LEAST <= n; i++)
		if (l->letter[i] == U'局' && l->letter[i - 1] != U'分')
			return true;
	return false;
}

/* What menus of pages have, with a name behind it: 组织机构柏川县水利局. */
static bool
is_led_by_menu(const gr_letters *l)
{
	static const uint16_t *const menus[] = {
		u"电子政务", u"组织机构", u"机构设置", u"机构职能", u"政务服务", u"政务动态", u"政务信息", u"信息公开", u"办事服务", u"新闻中心", u"工作动态", u"政策法规",
		u"公众参与", u"数据开放", u"站点地图", u"网站地图", u"便民服务", u"网上办事", u"领导之窗", u"领导信息", u"机构概况", u"专题", u"友情", u"热点", u"首发",
	};
	uint32_t	letters;
	bool		own;

	for (size_t i = 0; i < sizeof menus / sizeof menus[0]; i++)
		if ((letters = gr_letters_at(l, 0, menus[i])) > 0 && gr_place_at(l, letters, &own) > 0 && own)
			return true;
	return false;
}

/* What branches are called behind the names of their authority and place: 分局, 交警大队, 局; [from, n). */
static bool
is_branch(const gr_letters *l, uint32_t from, uint32_t n)
{
	static const uint16_t *const ends[] = {
		u"分局", u"支队", u"大队", u"中队", u"分中心", u"管理部", u"分院", u"派出所", u"监管所", u"司法所", u"管理所", u"检查站", u"分站", u"水利站", u"分公司",
	};

	if (from + 1 == n)
		return l->letter[from] == U'局';
	for (uint32_t i = from; i + 1 < n; i++)
		if (ends_department(l->letter[i]) && l->letter[i] != U'队' && (i == from || l->letter[i - 1] != U'分'))
			return false;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		for (uint32_t letters = 2; letters <= 3 && from + letters <= n; letters++)
			if (gr_letters_at(l, n - letters, ends[i]) == letters)
				return true;
	return false;
}

/*
 * Two names in a row: 柏川县水利局柏川县林业局, 县水利局县林业局, and 柏川县水利局青川省林业厅; n: letters before a
 * bracket at the end; [from, end): the last of the places that the name begins with.
 * 国家税务总局柏川县税务局 is one, and so is 霁川市公安局青柳区分局.
 */
static bool
is_of_two(const gr_letters *l, uint32_t n, uint32_t from, uint32_t end, bool national)
{
	int			branches = national;	/* that are no second name */
	uint32_t	letters;
	bool		own;

	for (uint32_t i = NAME_LEAST; i < n && gr_begins_with_kind(l); i++)
		if (ends_department(l->letter[i - 1]) && l->letter[i] == l->letter[0])
			return true;
	if (end == 0)
		return !national && is_row_of_bureaus(l, n);
	for (uint32_t i = 0; end - from >= 3 && i + (end - from) < n; i++)
		if (i != from && memcmp(l->letter + i, l->letter + from, (end - from) * sizeof l->letter[0]) == 0)
			return true;
	for (uint32_t i = NAME_LEAST; i < n; i++)
		if (ends_department(l->letter[i - 1]) && (letters = gr_place_at(l, i, &own)) > 0 && own && !is_branch(l, i + letters, n)
			&& branches-- == 0)
			return true;
	return false;
}

/* What one authority does to another: 柏川县水利局致柏川县人民政府. */
static bool
is_towards(uint32_t letter)
{
	return letter == U'致' || letter == U'对' || letter == U'向' || letter == U'给' || letter == U'被';
}

/* Of more than one: 柏川县全县, 柏川县各乡镇人民政府; or of one to another. */
static bool
is_for_several(const gr_letters *l, uint32_t n, uint64_t held)
{
	static const char *const words[] = {"各乡镇", "各街道", "各单位", "各部门", "部分乡镇", "不含", "提交"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (may_be_held(held, words[i]) && gr_find_letters(l, 0, words[i]) >= 0)
			return true;
	for (uint32_t i = NAME_LEAST; i < n; i++)
		if (is_towards(l->letter[i]) && (ends_department(l->letter[i - 1]) || l->letter[i - 1] == U'处' || l->letter[i - 1] == U'府'))
			return true;
	if (n > 2 && l->letter[n - 1] == l->letter[n - 2] && gr_ends_authority(l->letter[n - 1]))
		return true;
	return n > 3 && l->letter[n - 2] == U'全' && l->letter[n - 3] == l->letter[n - 1];
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
	const char *p = gr_cut_blanks(start, end);
	uint32_t	n = l->n;

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

/* 第三部分, 第2章 */
static bool
is_numbered_part(const gr_letters *l)
{
	static const uint16_t *const parts[] = {u"部分", u"章", u"篇", u"期", u"批", u"名"};
	uint32_t	i = 1;

	while (l->letter[0] == U'第' && i < l->n && gr_numeral(l->letter[i]) != 0)
		i++;
	for (size_t k = 0; k < sizeof parts / sizeof parts[0] && i > 1; k++)
		if (gr_letters_at(l, i, parts[k]) > 0)
			return true;
	return false;
}

static bool
begins_as_sentence(const gr_letters *l)
{
	const uint16_t *start = sentence_starts;

	if (gr_letters_at(l, 0, u"原创") > 0 || gr_letters_at(l, 0, u"有效") > 0 || is_numbered_part(l))
		return true;
	while (*start != 0 && *start != l->letter[0])
		start++;
	if (*start == 0)
		return false;
	for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
		if (gr_letters_at(l, 0, exceptions[i]) > 0)
			return false;
	return true;
}

/* Names that say nothing but what kind of authority it is. */
static bool
is_bare(const gr_letters *l)
{
	static const uint16_t *const bare[] = {
		u"人民政府", u"政府办公室", u"人民政府办公室", u"办公室", u"街道办事处", u"行政机关", u"政府机关", u"委员会", u"政府部门", u"办事处",
		u"党政办公室", u"综合办公室", u"党政综合办公室", u"乡人民政府", u"镇人民政府", u"乡镇政府", u"乡镇街道", u"各级政府", u"分局", u"管委会",
		u"管理委员会", u"政务服务中心", u"本级政府", u"县政府", u"市政府", u"区政府", u"省政府", u"州政府", u"镇政府", u"乡政府", u"有关部门", u"相关部门",
		u"管理局", u"管理处", u"管理中心", u"服务中心", u"事务中心", u"执法大队", u"支队", u"大队", u"总队", u"研究所",
		u"委员会办公室", u"市直部门", u"县直部门", u"区直部门", u"政府信息公开工作领导小组办公室", u"信息公开工作领导小组办公室", u"政务公开办公室", u"领导小组办公室",
	};

	for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++)
		if (gr_letters_at(l, 0, bare[i]) == l->n)
			return true;
	return false;
}

/* Names of one authority alone, though no place is said to be one: 柏川海关, 柏川大学; those of the party. */
static bool
is_proper(const gr_letters *l, uint32_t n)
{
	static const uint16_t *const ends[] = {u"海关", u"大学", u"监狱", u"海事局", u"边防检查站"};
	static const uint16_t *const beginnings[] = {u"中共", u"新疆生产建设兵团", u"兵团第"};
	uint32_t	number = 1;

	for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
		if (gr_letters_at(l, 0, beginnings[i]) > 0)
			return true;
	while (l->letter[0] == U'第' && number < n && gr_numeral(l->letter[number]) != 0)
		number++;
	if (number > 1 && gr_letters_at(l, number, u"师") > 0)
		return true;			/* 第八师石河子市教育局 */
	if (gr_find_letters(l, 2, "海关") >= 0)
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		for (uint32_t letters = 2; letters <= 5 && letters + 2 <= n; letters++)
			if (gr_letters_at(l, n - letters, ends[i]) == letters)
				return true;
	return false;
}

/* Letters that are of a page, of a sentence, or of several names. */
static bool
is_no_name(const gr_letters *l, uint32_t n)
{
	const uint64_t held = hold_letters(l);

	return begins_as_sentence(l) || has_page_word(l, held) || has_year_word(l) || is_doubled(l) || is_for_several(l, n, held)
		|| is_led_by_menu(l);
}

/* The end of a name that is of more than what kind of authority it is. */
static bool
ends_as_name(const gr_letters *l, uint32_t n)
{
	return gr_ends_authority(l->letter[n - 1]) && n >= NAME_LEAST && !is_bare(l);
}

gr_name_kind
gr_name_kind_of(const char *start, const char *end)
{
	gr_letters	l;
	uint32_t	n;
	uint32_t	from = 0;
	uint32_t	place_end;
	bool		national;

	if (end - start < 6 || !has_name_characters(start, end))
		return GR_NO_NAME;
	gr_take_letters(start, end, &l);
	if (l.n < 2 || l.n > NAME_MOST)
		return GR_NO_NAME;
	n = letters_before_bracket(start, end, &l);
	if (n < 2 || l.at[0] != gr_skip_blanks(start, end) || is_no_name(&l, n))
		return GR_NO_NAME;
	national = gr_is_national(&l);
	place_end = gr_last_place(&l, &from);
	if (is_of_two(&l, n, from, place_end, national) && gr_find_bytes(start, end, "、") == NULL)
		return GR_NO_NAME;
	if (gr_ends_as_place(&l, n))
		return GR_PLACE;
	if (!ends_as_name(&l, n))
		return GR_NO_NAME;
	return national || place_end > 0 || is_proper(&l, n) ? GR_FULL_NAME : GR_ORGAN;
}

/* ---- two names of one authority ----------------------------------------------------- */

/* Letters of a name. */
typedef struct span
{
	const uint16_t *letter;
	uint32_t	n;
} span;

/* Whether the letters of a stand in b, in their order. */
static bool
is_within(span a, span b)
{
	uint32_t	at = 0;

	for (uint32_t i = 0; i < b.n && at < a.n; i++)
		at += b.letter[i] == a.letter[at];
	return at == a.n;
}

static bool
is_shortened(span a, span b)
{
	return a.n <= b.n ? is_within(a, b) : is_within(b, a);
}

/* A name's last place, and what the authority is there. */
typedef struct parts
{
	gr_letters	letters;
	span		place;
	span		rest;
} parts;

static void
take_parts(gr_str name, parts *p)
{
	uint32_t	from = 0;
	uint32_t	end;

	gr_take_letters(name.s, name.s + name.len, &p->letters);
	end = gr_last_place(&p->letters, &from);
	p->place = (span) {p->letters.letter + from, end - from};
	p->rest = (span) {p->letters.letter + end, p->letters.n - end};
	if (end == 0 && gr_begins_with_kind(&p->letters) && p->letters.n > NAME_LEAST)
		p->rest = (span) {p->letters.letter + 1, p->letters.n - 1};
}

/* What a place's government is called, where the name says nothing more than the place. */
static bool
is_government_of(const parts *p)
{
	static const char *const words[] = {"政府", "办事处", "管委会", "管理委员会", "村民委员会", "公署"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_letters(&p->letters, (int) (p->rest.letter - p->letters.letter), words[i]) >= 0)
			return true;
	return p->rest.n == 0;
}

static bool
are_same(const parts *a, const parts *b)
{
	if (a->place.n == 0 || b->place.n == 0)
		return is_shortened((span) {a->letters.letter, a->letters.n}, (span) {b->letters.letter, b->letters.n})
			|| (a->place.n != b->place.n && !is_government_of(a) && !is_government_of(b) && is_shortened(a->rest, b->rest));
	if (!is_shortened(a->place, b->place))
		return false;
	if (a->rest.n == 0 || b->rest.n == 0)
		return is_government_of(a) && is_government_of(b);
	return is_shortened(a->rest, b->rest);
}

static bool
are_equal(gr_str a, gr_str b)
{
	return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* Takes both apart; whether they are the same then. */
static bool
take_same(gr_str a, gr_str b, parts *first, parts *second)
{
	take_parts(a, first);
	take_parts(b, second);
	return are_same(first, second);
}

bool
gr_may_be_same(gr_str a, gr_str b)
{
	parts		first;
	parts		second;

	return are_equal(a, b) || take_same(a, b, &first, &second);
}

/* One is the other's name with more behind it: 人民政府办公室 of 人民政府. */
static bool
works_for(const parts *office, const parts *authority)
{
	return authority->rest.n >= 2 && office->rest.n > authority->rest.n
		&& memcmp(office->rest.letter, authority->rest.letter, authority->rest.n * sizeof authority->rest.letter[0]) == 0;
}

bool
gr_is_one_authority(gr_str a, gr_str b)
{
	parts		first;
	parts		second;

	return are_equal(a, b)
		|| (take_same(a, b, &first, &second) && !works_for(&first, &second) && !works_for(&second, &first));
}

bool
gr_is_local(gr_str name)
{
	gr_letters	l;
	uint32_t	from = 0;
	uint32_t	end;
	bool		own;

	gr_take_letters(name.s, name.s + name.len, &l);
	end = gr_last_place(&l, &from);
	return end > 0 && gr_place_at(&l, from, &own) > 0 && !own;
}

bool
gr_keeps_pages(gr_str name)
{
	static const char *const words[] = {"政府办", "大数据", "政务服务", "政务公开", "信息公开", "信息中心", "融媒体", "电子政务", "网站"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (gr_find_bytes(name.s, name.s + name.len, words[i]) != NULL)
			return true;
	return gr_governs(name) && !gr_is_local(name);
}

/* Letters of 分局 and 大队. */
#define BARE_BRANCH 2

bool
gr_is_branch_of_place(gr_str name)
{
	gr_letters	l;
	uint32_t	from = 0;
	uint32_t	end;

	gr_take_letters(name.s, name.s + name.len, &l);
	end = gr_last_place(&l, &from);
	return !gr_is_national(&l) && end > 0 && end < l.n && end + BARE_BRANCH >= l.n && is_branch(&l, end, l.n);
}

bool
gr_governs(gr_str name)
{
	gr_letters	l;

	if (name.len >= 6 && memcmp(name.s + name.len - 6, "政府", 6) == 0)
		return true;
	gr_take_letters(name.s, name.s + name.len, &l);
	return gr_ends_as_place(&l, l.n);
}

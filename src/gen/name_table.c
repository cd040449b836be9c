/*
 * name_table.c - writes src/core/outline/name_table.c from the words below: make tables.
 *
 * Words are simplified and without marks, as folding leaves the text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outline/name_words.h"
#include "text/fold.h"
#include "text/utf8.h"

/* what words mean, and the words, with blanks between */
static const struct
{
	uint32_t	means;			/* gr_name_word */
	const char *words;
} lists[] = {
	{GR_OF_PAGES,
		"首页 年报 报告 通知 公告 关于 印发 公布 发布 根据 依据 按照 标题 位置 索引 "
		"来源 年度 目录 专栏 栏目 图文 现将 以下 简称 网站 门户 无障碍 登录 导航 打印 "
		"字体 分享 浏览 点击 时间 日期 名称 正文 附件 下载 详情 更多 返回 搜索 要闻 互动 "
		"条例 规定 要求 情况 如下 本机关 本单位 本部门 您 所在 作者 编辑 责任编 责任部 责任单 责任主 审核 长者 简体 "
		"繁体 收藏 关闭 上一篇 上一条 上一个 下一篇 下一条 下一个 列表 内容 阅读 共享 扫一扫 版权所有 页 主办 承办 解读 的 了 "
		"报送 上报 呈报 转发 图解 读懂 季度 半年 月份 其中 以及 通过 联系 认真 结合 "
		"欢迎 走进 进入 转自 关注 微信 链接 查看 最新 热门 重磅 公示 "
		"征求意见 内部资料 机密 置顶 草案 封面 通讯员 相关 文件 盖章 公章 签章 印章 代章"},
	{GR_OF_DISCLOSURE, "公开"},
	{GR_OF_COMPILING, "编制"},
	{GR_OF_YEARS, "年"},
	{GR_OF_SEVERAL, "各乡镇 各街道 各单位 各部门 部分乡镇 不含 提交"},
	{GR_TOWARDS, "致 对 向 给 被"},
	{GR_BEGINS_SENTENCE, "我 该 各 由 在 为 对 据 现 至 或 与 及 等 全 本 此 其 你 辖 某 原创 有效"},
	{GR_BEGINS_NAME, "本溪 全国 全椒 全州 全南"},
	{GR_OF_MENUS,
		"电子政务 组织机构 机构设置 机构职能 政务服务 政务动态 政务信息 信息公开 办事服务 新闻中心 工作动态 政策法规 "
		"公众参与 数据开放 站点地图 网站地图 便民服务 网上办事 领导之窗 领导信息 机构概况 专题 友情 热点 首发"},
	{GR_ENDS_AUTHORITY,
		"府 局 组 委 办 厅 会 院 所 处 部 心 站 队 校 学 室 社 场 行 馆 署 团 师 关 台 司 道 库 园 街 兵 联 中 港 圃 协 厂 狱 段 检"},
	{GR_ENDS_DEPARTMENT, "局 厅 会 室 心 队 馆"},
	{GR_ENDS_NATIONAL, "局 署 会 部 院"},
	{GR_ENDS_BRANCH, "分局 支队 大队 中队 分中心 管理部 分院 派出所 监管所 司法所 管理所 检查站 分站 水利站 分公司"},
	{GR_ENDS_PROPER, "海关 大学 监狱 海事局 边防检查站"},
	{GR_BEGINS_PROPER, "中共 新疆生产建设兵团 兵团第"},
	{GR_BARE,
		"人民政府 政府办公室 人民政府办公室 办公室 街道办事处 行政机关 政府机关 委员会 政府部门 办事处 "
		"党政办公室 综合办公室 党政综合办公室 乡人民政府 镇人民政府 乡镇政府 乡镇街道 各级政府 分局 管委会 "
		"管理委员会 政务服务中心 本级政府 县政府 市政府 区政府 省政府 州政府 镇政府 乡政府 有关部门 相关部门 "
		"管理局 管理处 管理中心 服务中心 事务中心 执法大队 支队 大队 总队 研究所 "
		"委员会办公室 市直部门 县直部门 区直部门 政府信息公开工作领导小组办公室 信息公开工作领导小组办公室 政务公开办公室 领导小组办公室"},
	{GR_NATIONAL,
		"国家 国务院 中华人民共和国 中国 全国 海关总署 中央 最高人民 外交部 国防部 教育部 科学技术部 "
		"科技部 工业和信息化部 公安部 民政部 司法部 财政部 人力资源和社会保障部 自然资源部 生态环境部 "
		"住房和城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 应急管理部 退役军人事务部 审计署"},
	{GR_SOME_PLACE, "省 市 县 区 本"},
	{GR_ONE_PLACE, "市中区 市南区 市北区 本溪"},
	{GR_MAY_END_PLACE, "特 省 自 州 盟 市 县 区 旗 街 镇 乡 苏"},
	{GR_BEHIND_PLACE_LETTER, "场 村 域 级 直 委 族"},
	{GR_IN_NO_PLACE,
		"局 委员 厅 政府 办公 与 及 管理 城乡建 城乡规 城乡管 城乡居 城乡统 城乡交 城乡发 城镇职 城镇居 管委 部门 银行 队"},
	{GR_IN_LONG_PLACE, "和"},
	{GR_IN_SHORT_PLACE, "部 院 会"},
	{GR_BODY, "委会 员会 协会 合会 总会 商会 工会 学会 大会 总部 本部 支部 学院 医院 法院 察院 究院"},
	{GR_ZONE,
		"开发区 高新区 经开区 新区 园区 工业园区 产业园区 经济开发区 经济技术开发区 高新技术产业开发区 高新技术开发区 "
		"保税区 综合保税区 示范区 风景区 景区 风景名胜区 旅游区 旅游度假区 度假区 管理区 自治区 市辖区 "
		"自治县 自治旗 直辖市 保护区 自然保护区"},
	{GR_LAST_OF_PLACE, "省 市 县 区 州 盟 旗 镇 乡 村 城 岛"},
	{GR_OF_GOVERNMENT, "办公室 研究室 委员会 办事处 研究中心"},
	{GR_OF_DEPARTMENT, "分局 支队 大队 总队 管理部 派出所 稽查局 检查站"},
	{GR_OF_BRANCH, "税务局 调查队 分行 支行 监管局 监管分局"},
};

#define MOST_WORDS 1000

static gr_name_entry entries[MOST_WORDS];
static uint32_t n_entries;
static gr_name_slot slots[GR_NAME_SLOTS];

static void
fail(const char *what, const char *word)
{
	fprintf(stderr, "name_table: %s: %.12s\n", what, word);
	exit(EXIT_FAILURE);
}

static gr_name_slot *
slot_of(uint16_t letter)
{
	uint32_t	i = gr_name_slot_of(letter);

	while (slots[i].letter != 0 && slots[i].letter != letter)
		i = (i + 1) & (GR_NAME_SLOTS - 1);
	slots[i].letter = letter;
	return &slots[i];
}

/* Adds a word of [p, end), or a meaning to one that is there. */
static void
add_word(const char *p, const char *end, uint32_t means)
{
	gr_name_entry entry = {.means = means};
	uint32_t	length;

	for (const char *word = p; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (c > 0xFFFF || gr_fold(c) != c || entry.n == GR_NAME_WORD_LETTERS)
			fail("a word is not folded, or too long", word);
		entry.letter[entry.n++] = (uint16_t) c;
	}
	if (entry.n == 1)
	{
		slot_of(entry.letter[0])->means |= means;
		return;
	}
	for (uint32_t i = 0; i < n_entries; i++)
		if (memcmp(entries[i].letter, entry.letter, sizeof entry.letter) == 0)
		{
			entries[i].means |= means;
			return;
		}
	if (n_entries == MOST_WORDS)
		fail("too many words", p);
	entries[n_entries++] = entry;
}

static void
add_words(const char *words, uint32_t means)
{
	for (const char *p = words; *p != '\0';)
	{
		size_t		length = strcspn(p, " ");

		add_word(p, p + length, means);
		p += length + strspn(p + length, " ");
	}
}

/* By their letters, longer ones first. */
static int
compare(const void *a, const void *b)
{
	const gr_name_entry *x = a;
	const gr_name_entry *y = b;

	for (int i = 0; i < GR_NAME_WORD_LETTERS; i++)
		if (x->letter[i] != y->letter[i])
			return x->letter[i] == 0 || (y->letter[i] != 0 && x->letter[i] > y->letter[i]) ? 1 : -1;
	return 0;
}

/* Words that begin with the same letter stand together. */
static void
fill_slots(void)
{
	qsort(entries, n_entries, sizeof entries[0], compare);
	for (uint32_t i = 0; i < n_entries; i++)
	{
		gr_name_slot *slot = slot_of(entries[i].letter[0]);

		entries[i].more = i + 1 < n_entries && entries[i + 1].letter[0] == entries[i].letter[0];
		if (slot->words == 0)
			slot->words = (uint16_t) (i + 1);
	}
}

static void
print_tables(void)
{
	puts("const gr_name_entry gr_name_entries[] = {");
	for (uint32_t i = 0; i < n_entries; i++)
	{
		printf("\t{{");
		for (int k = 0; k < entries[i].n; k++)
			printf("%s0x%04x", k > 0 ? ", " : "", entries[i].letter[k]);
		printf("}, %d, %s, 0x%x},\n", entries[i].n, entries[i].more ? "true" : "false", entries[i].means);
	}
	puts("};\n\nconst gr_name_slot gr_name_slots[GR_NAME_SLOTS] = {");
	for (int i = 0; i < GR_NAME_SLOTS; i++)
		printf("%s{0x%04x, %d, 0x%x},%s", i % 8 == 0 ? "\t" : " ", slots[i].letter, slots[i].words, slots[i].means,
			   i % 8 == 7 ? "\n" : "");
	puts("};");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		add_words(lists[i].words, lists[i].means);
	fill_slots();
	puts("/* Generated by src/gen/name_table.c (make tables): do not edit. */\n#include \"outline/name_words.h\"\n");
	print_tables();
	return 0;
}

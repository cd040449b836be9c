/*
 * agency_name_test.c - names of authorities: their places, and whether two are one.
 */
#include "govreport.h"

#include "tap.h"

static gr_str
str(const char *text)
{
	return (gr_str) {text, (uint32_t) strlen(text)};
}

/* name, its parts, whether it holds its place, whether it is a government */
static const struct
{
	const char *name;
	const char *parts;
	bool		holds_place;
	bool		government;
} names[] = {
	{"江宁省东岭县卫生健康局", "江宁省 东岭县 卫生健康局", true, false},
	{"霁川市人民政府", "霁川市 人民政府", true, true},
	{"霁川市", "霁川市 人民政府", true, true},
	{"霁川市人民政府办公室", "霁川市 人民政府办公室", true, false},
	{"砚湾区市场监督管理局", "砚湾区 市场监督管理局", true, false},
	{"松鸣县住房和城乡建设局", "松鸣县 住房和城乡建设局", true, false},
	{"松鸣县住房城乡建设局", "松鸣县 住房城乡建设局", true, false},
	{"青柳区城市管理局", "青柳区 城市管理局", true, false},
	{"云岭彝族自治县教育局", "云岭彝族自治县 教育局", true, false},
	{"海西蒙古族藏族自治州财政局", "海西蒙古族藏族自治州 财政局", true, false},
	{"东岭县城关镇人民政府", "东岭县 城关镇 人民政府", true, true},
	{"城关镇人民政府", "城关镇 人民政府", false, true},
	{"青柳区中山街道办事处", "青柳区 中山街道 办事处", true, false},
	{"阿拉州市财政局", "阿拉州市 财政局", true, false},
	{"霁川市市中区民政局", "霁川市 市中区 民政局", true, false},
	{"霁川市高新技术产业开发区管理委员会", "霁川市 高新技术产业开发区管理委员会", true, false},
	{"开发区管理委员会", "开发区管理委员会", false, false},
	{"区商务局", "商务局", false, false},
	{"市市场监督管理局", "市场监督管理局", false, false},
	{"市城市管理局", "城市管理局", false, false},
	{"商务局", "商务局", false, false},
	{"国家统计局", "国家统计局", true, false},
	{"和明浩特市教育局", "和明浩特市 教育局", true, false},
	{"太和县教育局", "太和县 教育局", true, false},
	{"会川县水利局", "会川县 水利局", true, false},
	{"霁川市和平镇人民政府", "霁川市 和平镇 人民政府", true, true},
	{"古城镇人民政府", "古城镇 人民政府", false, true},
	{"霁镇市教育局", "霁镇市 教育局", true, false},
	{"霁旗县教育局", "霁旗县 教育局", true, false},
	{"霁川市市政园林局", "霁川市 市政园林局", true, false},
	{"霁川市社会保险局", "霁川市 社会保险局", true, false},
	{"霁石山云安族东乡族自治县教育局", "霁石山云安族东乡族自治县 教育局", true, false},
	{"霁川高新技术产业开发区管委会城市管理局", "霁川高新技术产业开发区 管委会城市管理局", true, false},
	{"霁川县管委会城市管理局", "霁川县 管委会城市管理局", true, false},
	{"霁川市医院城区分院", "霁川市 医院城区分院", true, false},
	{"天鹿山国家级自然保护区管理局", "天鹿山国家级自然保护区 管理局", true, false},
	{"然保护区管理局", "然保护区管理局", false, false},
	{"财政部", "财政部", true, false},
	{"区", "区", false, false},
	{"", "", false, false},
};

/* printed, listed, places above it, whether they fit */
static const struct
{
	const char *printed;
	const char *listed;
	const char *above[3];
	bool		fits;
} pairs[] = {
	{"东岭县卫生健康局", "东岭县卫生健康局", {NULL}, true},
	{"东岭县卫生健康局", "江宁省东岭县卫生健康局", {NULL}, true},
	{"江宁省东岭县卫生健康局", "东岭县卫生健康局", {NULL}, true},
	{"江宁省沧平市东岭县卫生健康局", "江宁省东岭县卫生健康局", {NULL}, true},
	{"沧平市东岭县卫生健康局", "江宁省东岭县卫生健康局", {NULL}, false},
	{"江宁省卫生健康局", "江宁省东岭县卫生健康局", {NULL}, false},
	{"东岭县卫生健康局", "西岭县卫生健康局", {NULL}, false},
	{"东岭县卫生健康局", "东岭县教育局", {NULL}, false},
	{"区商务局", "区商务局", {"青柳区人民政府"}, true},
	{"青柳区商务局", "区商务局", {"青柳区人民政府"}, true},
	{"霁川市青柳区商务局", "区商务局", {"霁川市人民政府", "青柳区人民政府"}, true},
	{"砚湾区商务局", "区商务局", {"青柳区人民政府"}, false},
	{"青柳区商务局", "区商务局", {NULL}, false},
	{"区商务局", "青柳区商务局", {NULL}, false},
	{"城关镇人民政府", "城关镇人民政府", {"东岭县人民政府"}, true},
	{"城关镇人民政府", "东岭县城关镇人民政府", {NULL}, true},
	{"西岭县城关镇人民政府", "城关镇人民政府", {"东岭县人民政府"}, false},
	{"东岭县城关镇人民政府", "城关镇人民政府", {"江宁省人民政府", "东岭县人民政府"}, true},
	{"霁川市人民政府", "霁川市", {NULL}, true},
	{"", "霁川市", {NULL}, false},
};

int
main(void)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
	{
		gr_authority parts;
		char		have[200] = "";

		gr_split_authority(str(names[i].name), &parts);
		for (int j = 0; j < parts.n_places; j++)
			sprintf(have + strlen(have), "%.*s ", (int) parts.place[j].len, parts.place[j].s);
		sprintf(have + strlen(have), "%.*s", (int) parts.rest.len, parts.rest.s);
		if (!ok(strcmp(have, names[i].parts) == 0 && parts.holds_place == names[i].holds_place
				&& gr_is_government(str(names[i].name)) == names[i].government, names[i].name))
			printf("# have %s, place %d\n", have, parts.holds_place);
	}
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
	{
		gr_str		above[3];
		int			n = 0;
		char		name[200];

		while (n < 3 && pairs[i].above[n] != NULL)
		{
			above[n] = str(pairs[i].above[n]);
			n++;
		}
		snprintf(name, sizeof name, "%s: %s", pairs[i].printed, pairs[i].listed);
		ok(gr_authority_fits(str(pairs[i].printed), str(pairs[i].listed), above, n) == pairs[i].fits, name);
	}
	return done_testing();
}

/*
 * common_characters.c - the characters that Chinese reports are mostly made of.
 *
 * The commonest characters of the language and those of the form and of
 * authorities' names, simplified: traditional ones fold to them.
 */
#include "text/common_characters.h"

#include <string.h>

#include "text/utf8.h"

static const char letters[] =
	"的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
	"十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日社义事平形"
	"相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
	"五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战"
	"先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶思术极交受联什认六共权收证改清己美再采转更单风切打白"
	"教速花带安场身车例真务具万每目至达走积示议声报八离华名确才科张信马节话米整空元况今集传土许步群广记需段研界拉林律叫且究观越装"
	"影算低持音众书布复容须际商非验连断深难近千周素技备半办青省列习响约支般史感便团往历市克何除消构府称太准精值号率族维划选标写存"
	"候亲快效斯院查江型按格养易置派层片始专状育京识适属包火住调满县局照参细听该价严"
	"申请政务信息答复公告开示网站栏目栈窗站台微博客户端渠道载阅览检索目录指南依据职责职能机构镇乡村街道办事处居委委会厅署司科室股"
	"人民医院卫生健康教育财政税务统计审计司法司局农业林牧渔粮食水利环境保护住房城乡建设规划自然资源交通运输公路铁路航空邮政电信广"
	"播影视文化旅游体育民族宗教民政社会保障人力退役军应急管理市场监督药品质量烟草国土气象地震档案史志信访扶贫振兴招商投资促进"
	"主动公开政府信息情况收到和处理申请行政复议诉讼存在的主要问题及改进情况其他需要报告的事项总体情况制发废止现行有效件数规章范性"
	"文件许可罚强制收费金额单位万元采购项目处决定数量上一年本增减对外服务新自然人法商业企科研构社会益组织律总计予以部分区秘密密禁"
	"止危险稳定护第三方合权益类内部事务过程执案卷询提供掌握没有现成另作补正仍明确访举投诉重复出版物由大量反获取结转下度继续维纠果"
	"尚未审完经直起后被告原统计期限勾稽关系列之和等于项加逾期不按通知缴纳再其足措施提升优进推落实责任培训考核督查加强完善健全制"
	"度机能力领域重点解读回应关切热民生工程决策预算医疗教就业扶低救助残疾妇女儿童老年养殡葬婚姻登记彩票慈善救灾"
	"县市区州盟旗乡镇街道省某某甲乙丙丁戊己庚辛王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
	"〇0123456789abcdefghijklmnopqrstuvwxyz";

/* Those that do not fold to a letter. */
static const char marks[] =
	"　、。，；：？！（）〔〕【】《》〈〉「」『』“”‘’…—－～·・‧•／＼％＋＝＜＞＃＊＆＠－．￥℃×÷±≤≥→←↑↓"
	"■□●○◆◇▲△▼▽★☆※§№─│┌┐└┘├┤┬┴┼━┃┏┓┗┛┣┫┳┻╋═║﹐﹑﹒﹔﹕﹙﹚\u00A0";

static void
add(gr_usual *usual, const char *p)
{
	const char *end = p + strlen(p);
	uint32_t	length;

	for (; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	folded = gr_fold(c);

		if (folded == 0)
			folded = c;
		usual->bits[folded / 64] |= UINT64_C(1) << folded % 64;
	}
}

void
gr_usual_init(gr_usual *usual)
{
	memset(usual, 0, sizeof *usual);
	add(usual, letters);
	add(usual, marks);
}

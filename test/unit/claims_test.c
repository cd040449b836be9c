/*
 * claims_test.c - what is read from sentences of the narrative, and the checks of it.
 *
 * A case is a sentence and the claims expected of it: value, unit, and where there is
 * one the subject, part of which claim, share.  ~ before a value: approximate.  A
 * whole list ends with `all`.
 */
#include "claims/telling.h"
#include "claims/clauses.h"
#include "tap.h"

typedef struct sentence
{
	const char *text;
	const char *claims;
} sentence;

#define RECEIVED "applications.received"

/* sentence, claims */
static const sentence sentences[] = {
	/* totals and their parts */
	{"全年发布信息90条，其中动态60条，公告30条。", "90条 all; 60条<1; 30条<1"},
	{"全年发布信息90条，其中动态60条，公告20条。", "90条; 60条<1; 20条<1"},
	{"全年发布信息90条，其中动态60条，其他20条。", "90条 all; 60条<1; 20条<1"},
	{"全年发布信息90条：动态60条，公告20条，年报1条。", "90条 all; 60条<1; 20条<1; 1条<1"},
	{"全年发布信息90条：动态60条，公告20条，年报1条等。", "90条; 60条<1; 20条<1; 1条<1"},
	{"全年发布信息90条，包括：动态60条、公告20条、年报1条。", "90条 all; 60条<1; 20条<1; 1条<1"},
	{"全年发布信息90条。其中，动态60条，公告30条。", "90条 all; 60条<1; 30条<1"},
	{"全年发布信息90条，其中网站发布50条。", "90条; 50条<1"},
	{"全年发布信息90条，其中动态60条，公告30条（其中招标7条）。", "90条 all; 60条<1; 30条<1; 7条<3"},
	{"全年发布信息90条，其中动态60条，公告30条，同时回复留言12条。", "90条 all; 60条<1; 30条<1"},
	{"全年发布信息90条，其中动态60条，公告33条，年报1条。", "90条 all; 60条<1; 33条<1; 1条<1"},
	{"全年发布信息90条，其中动态95条。", "90条; 95条<1"},
	{"全年发布信息约90条，其中动态60条，公告近30条。", "~90条 all; 60条<1; ~30条<1"},
	{"全年发布信息90条，开展培训3次，其中领导2次。", "90条"},
	{"全年发布信息90条，其中微博80条，微信70条。", "90条; 80条<1; 70条<1"},
	{"全年发布信息90条，其中动态60条，其他类政府信息20条。", "90条 all; 60条<1; 20条<1"},
	{"全年发布信息90条，其中动态60条，其他科室信息20条。", "90条; 60条<1; 20条<1"},
	{"全年发布信息90条，其中其他信息20条，动态60条。", "90条; 20条<1; 60条<1"},
	{"全年发布解读30件，其中文字20件、图表15件、其他形式2件。", "30件; 20件<1; 15件<1; 2件<1"},
	{"全年发布信息90条，比上年多30条，其中动态20条，其他10条。", "90条; 20条<1; 10条<1"},
	{"全年发布信息90条，比2022年的60条增加30条，其中动态50条，其他20条。", "90条; 50条<1; 20条<1"},
	{"全年发布信息90条，比上年多30条，其中动态60条，其他30条。", "90条 all; 60条<1; 30条<1"},
	/* shares */
	{"全年发布信息80条，其中动态20条，占比25%；公告60条，占75%。", "80条 all; 20条<1@25; 60条<1@75"},
	{"全年发布信息80条，其中动态40条，公告40条，分别占比50%。", "80条 all; 40条<1@50; 40条<1@50"},
	{"全年发布信息80条，其中动态20条，占比25.0%。", "80条; 20条<1@25.0"},
	{"全年发布信息80条，其中动态20条，占全市总量的3%。", "80条; 20条<1"},
	{"全年发布信息80条，其中动态20条，同比增长25%。", "80条; 20条<1"},
	{"全年发布信息80条，公开率占比100%。", "80条"},
	/* numbers */
	{"全年公开信息１２３条。", "123条"},
	{"全年公开信息1,234条。", "1234条"},
	{"全年公开信息1，234条。", "1234条"},
	{"全年公开信息三十五条。", "35条"},
	{"全年公开信息一千零二条。", "1002条"},
	{"全年公开信息一百二十三条。", "123条"},
	{"全年公开信息1.2万条。", "~12000条"},
	{"全年公开信息1.2万余条。", "~12000条"},
	{"全年公开信息五十余条。", "~50条"},
	{"全年公开信息50多条。", "~50条"},
	{"全年公开信息近50条。", "~50条"},
	{"全年公开信息 50 余 条。", "~50条"},
	{"全年公开信息50条左右。", "~50条"},
	{"全年公开信息数十条。", ""},
	{"全年公开信息几十条。", ""},
	{"全年公开信息3-5条。", ""},
	{"全年公开信息123456789012345678901条。", ""},
	{"全年公开信息99999999999999999万条。", ""},
	{"根据第三条公开信息。", ""},
	{"依照条例公开信息，学习2条例。", ""},
	/* applications */
	{"全年收到政府信息公开申请12件。", "12件 " RECEIVED},
	{"2023年共受理依申请公开7宗。", "7宗 " RECEIVED},
	{"2023年度我局新收政府信息公开申请十二件，上年结转3件。", "12件 " RECEIVED "; 3件 applications.carried_in"},
	{"共收到12件政府信息公开申请。", "12件 " RECEIVED},
	{"收到政府信息公开申请12件，结转下年度继续办理2件。", "12件 " RECEIVED "; 2件 applications.carried_out"},
	{"收到政府信息公开申请12件，其中自然人申请10件，企业申请2件。",
	"12件 " RECEIVED " all; 10件 " RECEIVED ".natural_person<1; 2件<1"},
	{"收到政府信息公开申请12件，其中予以公开10件，部分公开2件。",
	"12件 " RECEIVED " all; 10件 applications.granted<1; 2件 applications.granted_in_part<1"},
	{"收到政府信息公开申请12件（含上年结转2件）。", "12件; 2件 applications.carried_in<1"},
	{"未收到政府信息公开申请。", "0 " RECEIVED},
	{"本年度没有收到公民、法人或者其他组织的信息公开申请。", "0 " RECEIVED},
	{"我局无依申请公开件。", "0 " RECEIVED},
	{"没有收到自然人提出的信息公开申请。", "0 " RECEIVED ".natural_person"},
	/* not about the cell */
	{"全年未收到群众来信。发布信息120件。", "120件"},
	{"未收到投诉，发布信息120件。", "120件"},
	{"收到政府信息公开申请12件，较去年增加3件。", "12件 " RECEIVED},
	{"较2022年收到的政府信息公开申请12件有所减少。", ""},
	{"2022年收到政府信息公开申请12件。", "2022年; 12件"},
	{"上半年收到政府信息公开申请12件。", "12件"},
	{"2023年3月收到政府信息公开申请12件。", "12件"},
	{"一季度未收到政府信息公开申请。", ""},
	{"截至目前收到政府信息公开申请12件。", "12件"},
	{"各单位收到政府信息公开申请12件。", "12件"},
	{"全市收到政府信息公开申请12件。", "12件"},
	{"下属单位收到政府信息公开申请12件。", "12件"},
	{"通过网站收到政府信息公开申请12件。", "12件"},
	{"收到行政许可申请12件。", ""},
	{"收到执行申请12件。", ""},
	{"收到申请人投诉12件。", ""},
	{"未收到企业的信息公开申请。", ""},
	{"未收到网站信息公开申请。", ""},
	{"无超期答复的信息公开申请。", ""},
	{"申请人无正当理由大量反复申请的不予处理。", ""},
	{"申请人逾期未按收费通知要求缴纳费用。", ""},
	{"收到征收补偿类政府信息公开申请12件。", "12件"},
	{"收到涉及物业管理的政府信息公开申请12件。", "12件"},
	{"涉及征地的共收到政府信息公开申请12件。", "12件"},
	{"仅储备科就收到政府信息公开申请12件。", "12件"},
	{"局储备办收到政府信息公开申请12件。", "12件"},
	{"收到有效政府信息公开申请12件。", "12件"},
	{"收到书面政府信息公开申请12件。", "12件"},
	{"月均收到政府信息公开申请12件。", "12件"},
	{"任期内共收到政府信息公开申请12件。", "12件"},
	{"近三年来，共收到政府信息公开申请12件。", "12件"},
	{"“十四五”以来，收到政府信息公开申请12件。", "12件"},
	{"自条例施行以来，我局未收到政府信息公开申请。", "0 " RECEIVED},
	{"2023年以来，收到政府信息公开申请12件。", "12件 " RECEIVED},
	{"一年来，全局共收到政府信息公开申请12件。", "12件 " RECEIVED},
	{"今年以来，本机关收到和处理各类政府信息公开申请12件。", "12件 " RECEIVED},
	{"松谷县粮食局累计收到公众提交的政府信息公开申请12件。", "12件 " RECEIVED},
	{"上一年度结转政府信息公开申请3件。", "3件 applications.carried_in"},
	{"收到政府信息公开申请12件，其中予以公开8件（含上年结转1件）。", "12件; 8件 applications.granted<1; 1件<2"},
	{"未收到涉及商业秘密的政府信息公开申请。", ""},
	{"未收到法律服务机构政府信息公开申请。", ""},
	{"部分单位未收到政府信息公开申请。", ""},
	{"有3个部门未收到政府信息公开申请。", ""},
	{"乡镇未收到政府信息公开申请。", ""},
	{"政府信息公开申请情况2023年未收到政府信息公开申请。", "0 " RECEIVED},
	{"我局2023年度暂时未收到依申请公开。", "0 " RECEIVED},
	{"2023年松谷县粮食局也未收到政府信息公开申请。", "0 " RECEIVED},
	/* reviews */
	{"因政府信息公开新发生行政诉讼1件。", "1件"},
	{"政府信息公开一审行政诉讼1件，二审行政诉讼1件。", "1件"},
	{"我局作为复议机关受理政府信息公开行政复议3件。", "3件"},
	{"因政府信息公开被申请行政复议3件，提起行政诉讼1件。", "3件 reviews.reconsideration; 1件 reviews.litigation"},
	{"未发生因政府信息公开引起的行政复议、行政诉讼。", "0 reviews.total"},
	{"未出现一起针对我局的政府信息公开行政复议、诉讼等情形。", "0 reviews.total"},
	{"没有因政府信息公开工作不力引发行政诉讼。", ""},
	{"未发生政府信息公开重大行政诉讼。", ""},
	{"未接到政府信息公开行政复议决定书。", ""},
	{"没有因信息公开被提起行政诉讼。", "0 reviews.litigation"},
	{"全年办理行政复议300件。", ""},
	{"政府信息公开行政复议各3件。", "3件"},
	{"政府信息公开行政复议审结3件。", "3件"},
	{"未发生信息公开败诉的行政诉讼。", ""},
	/* documents, decisions, fees */
	{"全年制发行政规范性文件3件。", "3件 disclosures.normative_document.issued"},
	{"废止规范性文件2件，现行有效规范性文件九件。",
	"2件 disclosures.normative_document.repealed; 9件 disclosures.normative_document.in_force"},
	{"全年清理规范性文件30件。", ""},
	{"制定规范性文件解读3件。", ""},
	{"制发上级规范性文件3件。", ""},
	{"未制发规范性文件。", "0 disclosures.normative_document.issued"},
	{"未制发涉企规范性文件。", ""},
	{"作出行政许可处理决定88件。", "88件 disclosures.license.decisions"},
	{"公示行政处罚决定88件。", ""},
	{"收取政府信息公开信息处理费380元。", "380元 fees.information_processing"},
	{"行政事业性收费3.5万元。", "35000元 disclosures.fee.amount"},
	{"本年度未收取信息处理费。", "0 fees.information_processing"},
	{"无违规收费。", ""},
	/* sections */
	{"本报告由总体情况等六个部分组成。", "6部分 report.sections"},
	{"报告共七部分。", "7部分 report.sections"},
	{"本报告由六部分组成（总体情况、主动公开情况等）。", "6部分 report.sections"},
	{"报告第六部分。", ""},
	{"工作分三个部分推进。", ""},
	/* lists as offices write them */
	{"全年发布信息1248条，其中：网站837条，微博202条，微信260条。", "1248条; 837条<1; 202条<1; 260条<1"},
	{"全年发布信息70条，其中更新机构领导信息，公开财务预决算11条，回应关切7条，政策解读6条。", "70条; 11条<1; 7条<1; 6条<1"},
	{"全年发布信息90条，其中：政策文件20条，人事信息5条，财政信息3条。", "90条; 20条<1; 5条<1; 3条<1"},
	{"全年发布信息90条，其中：动态60条，公告20条，年报7条。", "90条 all; 60条<1; 20条<1; 7条<1"},
	{"共发布信息183条。其中，动态123条、公告40条、人事1条、其他19条。", "183条 all; 123条<1; 40条<1; 1条<1; 19条<1"},
	{"公开规章13件（含新制定5件，修改4件，废止4件），其他文件113件。", "13件 all; 5件<1; 4件<1; 4件<1"},
	{"全年发布信息312条（同比增加20条），其中动态200条、公告112条。", "312条 all; 200条<1; 112条<1"},
	{"信息总数3,456条，其中概况12条，动态2,300条，目录1,144条。", "3456条 all; 12条<1; 2300条<1; 1144条<1"},
	{"第12号台风期间发布信息46条。", "46条"},
	{"发布信息90条，其中网站2万人次浏览，微博60条。", "90条; 60条<1"},
	{"办件量1,280件，其中自然人1,000件，法人280件。", "1280件 all; 1000件<1; 280件<1"},
	/* shares of several parts */
	{"全年发布信息96条，其中财政36条、其他60条，分别占37.5%、62.5%。", "96条 all; 36条<1@37.5; 60条<1@62.5"},
	{"全年发布信息96条，其中财政36条（占比37.5%）、其他60条（占62.5%）。", "96条 all; 36条<1@37.5; 60条<1@62.5"},
	{"收到建议30件，其中主办12件，协办18件，公开率占100%。", "30件 all; 12件<1; 18件<1"},
	{"全年发布信息96条，占全县总量的5.3%，其中财政36条，占37.5%。", "96条; 36条<1@37.5"},
	{"全年发布信息96条，其中财政36条、其他60条，分别占37.5%、62.5%、0%。", "96条 all; 36条<1; 60条<1"},
	/* Chinese numbers */
	{"收到政府信息公开申请十二件，其中自然人十件，企业两件；上年结转三件；答复十三件。",
	"12件 " RECEIVED " all; 10件 " RECEIVED ".natural_person<1; 2件<1; 3件 applications.carried_in; 13件 applications.concluded"},
	{"全年公开信息二十万零六百条。", "200600条"},
	{"全年公开信息三万五条。", ""},
	{"全年公开信息三十多万条。", "~300000条"},
	/* what was said of applications */
	{"共收到12份政府信息公开申请，均为自然人申请。其中，予以公开8件，部分公开2件。",
	"12份 " RECEIVED "; 12 " RECEIVED ".natural_person; 8件 applications.granted; 2件 applications.granted_in_part"},
	{"新收政府信息公开申请12件，上年结转3件，共办理15件，办结13件，结转下年度继续办理2件。",
	"12件 " RECEIVED "; 3件 applications.carried_in; 13件 applications.concluded; 2件 applications.carried_out"},
	{"收到政府信息公开申请13件，受理12件。", "13件"},
	{"收到政府信息公开申请13件，其中受理12件，不予受理1件。", "13件 all; 12件<1; 1件<1"},
	{"收到政府信息公开申请12件，其中网络受理10件，当面受理2件。", "12件 " RECEIVED " all; 10件<1; 2件<1"},
	{"收到政府信息公开申请12件次。", "12件次 " RECEIVED},
	{"收到政府信息公开申请12件，其中网络申请9件，予以公开6件。", "12件 " RECEIVED "; 9件<1; 6件<1"},
	{"收到政府信息公开申请12件，其中自然人10件，企业2件；予以公开8件。",
	"12件 " RECEIVED " all; 10件 " RECEIVED ".natural_person<1; 2件<1; 8件 applications.granted"},
	{"收到政府信息公开申请12件，涉及事项30项。", "12件 " RECEIVED},
	{"未收到任何公民、法人和其他组织提出的公开政府信息的申请。", "0 " RECEIVED},
	{"除上述3件外，未收到其他政府信息公开申请。", ""},
	{"收到政府信息公开申请3件，未收到企业以外的申请。", "3件 " RECEIVED},
	{"未收到依申请公开的补正材料。", ""},
	{"收到依申请公开信息发布请求1件。", "1件"},
	{"2022年、2023年分别收到政府信息公开申请9件、12件。", "9件"},
	{"三年来共收到政府信息公开申请29件。", "29件"},
	{"自2008年5月1日条例施行以来，累计受理政府信息公开申请356件。", "356件"},
	{"县政府本级收到政府信息公开申请4件，各部门收到8件。", "4件"},
	{"县公安局收到政府信息公开申请45件。", "45件"},
	{"我局收到政府信息公开申请12件。", "12件 " RECEIVED},
	{"县粮食局收到政府信息公开申请12件。", "12件 " RECEIVED},
	{"下辖三个粮管所共收到政府信息公开申请4件。", "4件"},
	{"接听热线转办件412件，办结412件。", ""},
	/* of reviews */
	{"政府信息公开行政复议3件，其中上年结转1件，本年新收2件。", "3件 reviews.reconsideration all; 1件<1; 2件<1"},
	{"公开行政复议决定书信息36件。", "36件"},
	{"市政府受理涉及我县的政府信息公开行政复议2件。", "2件"},
	{"未发生有关政府信息公开的举报、投诉、行政复议或行政诉讼。", "0 reviews.total"},
	{"全年办理行政复议28件，其中涉及政府信息公开的行政复议3件。", "28件; 3件<1"},
	/* of documents */
	{"制发行政规范性文件3件，废止2件，现行有效9件。",
	"3件 disclosures.normative_document.issued; 2件 disclosures.normative_document.repealed; 9件 disclosures.normative_document.in_force"},
	{"以县政府名义出台规范性文件2件。", ""},
	{"公示行政许可信息88件、行政处罚决定书信息15条。", "88件; 15条"},
	{"行政事业性收费3.5万元，减免行政事业性收费1.2万元。", "35000元 disclosures.fee.amount"},
	{"参与制定规范性文件3件，拟废止规范性文件2件。", ""},
	{"累计制发规范性文件30件。", ""},
	{"废止或失效规范性文件5件。", ""},
	{"废止和宣布失效规范性文件5件。", ""},
	{"收到政府信息公开申请220件，剔除咨询8件后为212件。", "220件"},
	{"收到政府信息公开申请220件，剔除重复申请8件后，实际受理212件。", "220件"},
	{"收到政府信息公开申请220件，扣除撤回的8件，共办理212件。", "220件"},
	{"松谷县粮食局新制定规范性文件3件。", "3件 disclosures.normative_document.issued"},
	{"粮油类行政许可处理决定8件。", ""},
	{"行政许可处理决定变更8件，行政处罚处理决定数量2件。", "2件 disclosures.penalty.decisions"},
	{"涉企行政事业性收费1.2万元。", ""},
	{"无涉企行政事业性收费。", ""},
	{"没有行政事业性收费项目。", "0 disclosures.fee.amount"},
	/* of the report */
	{"按照报告格式，第二部分内容由四个部分组成。", ""},
	{"本报告由七部分组成（含附件）。", ""},
	{"本报告由七个部分组成(六个部分和一个附表)。", ""},
	{"全文包括总体情况、主动公开等六部分内容。", "6部分 report.sections"},
	{"全文包括概述、其他事项与附表共七部分。", ""},
};

#define N_SENTENCES (sizeof sentences / sizeof sentences[0])

static void
print_claims(const gr_report *report, char *out, size_t room)
{
	size_t		used = 0;

	out[0] = '\0';
	for (uint32_t i = 0; i < report->n_claims; i++)
	{
		const gr_claim *c = &report->claims[i];
		char		value[GR_NUMBER_TEXT];
		char		share[GR_NUMBER_TEXT];
		size_t		n = gr_sum_text((gr_sum) {c->value.mantissa, c->value.scale}, value);
		size_t		m = gr_sum_text((gr_sum) {c->share.mantissa, c->share.scale}, share);
		gr_str		subject = gr_subject_codes[c->subject];
		bool		all = false;
		char		part[24] = "";

		for (uint32_t j = i + 1; j < report->n_claims; j++)
			all |= report->claims[j].part_of == i + 1 && report->claims[j].start < c->start + c->length;
		if (c->part_of != 0)
			snprintf(part, sizeof part, "<%u", c->part_of);
		used += (size_t) snprintf(out + used, room - used, "%s%s%.*s%.*s%s%.*s%s%s%.*s%s", i > 0 ? "; " : "",
								  c->approximate ? "~" : "", (int) n, value, (int) c->unit.len, c->unit.s ? c->unit.s : "",
								  subject.s ? " " : "", (int) subject.len, subject.s ? subject.s : "", part,
								  c->has_share ? "@" : "", c->has_share ? (int) m : 0, share, all ? " all" : "");
	}
}

static void
read_sentences(void)
{
	static const char head[] = "松谷县粮食局2023年政府信息公开工作年度报告\n\n一、总体情况\n";
	static char body[4096];
	static char found[4096];
	gr_arena	arena;
	gr_report  *report;

	for (size_t i = 0; i < N_SENTENCES; i++)
	{
		int			n = snprintf(body, sizeof body, "%s%s\n", head, sentences[i].text);

		gr_arena_init(&arena, &tap_host);
		if (gr_read(body, (size_t) n, GR_WHOLE_REPORT, &arena, &report) != GR_OK)
			exit(2);
		print_claims(report, found, sizeof found);
		is_str((gr_str) {found, (uint32_t) strlen(found)}, sentences[i].claims, sentences[i].text);
	}
}

/* ---- checks ------------------------------------------------------------------------ */

/* What stands before and behind a sentence that is checked; a report that is cut off ends before its last section. */
#define BEFORE "松谷县粮食局2023年政府信息公开工作年度报告\n\n一、总体情况\n"
#define BEHIND "\n" \
	"二、主动公开政府信息情况\n" \
	"信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n" \
	"规章\t0\t0\t0\n" \
	"行政规范性文件\t3\t2\t9\n" \
	"信息内容\t本年收费金额（单位：万元）\n" \
	"行政事业性收费\t3.5\n" \
	"三、收到和处理政府信息公开申请情况\n" \
	"一、本年新收政府信息公开申请数量\t10\t2\t0\t0\t0\t0\t12\n" \
	"二、上年结转政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n" \
	"（一）予以公开\t6\t2\t0\t0\t0\t0\t8\n" \
	"（七）总计\t11\t2\t0\t0\t0\t0\t13\n" \
	"四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2\n" \
	"四、政府信息公开行政复议、行政诉讼情况\n" \
	"行政复议\t2\t1\t0\t0\t3\n"
#define LAST "五、其他需要报告的事项\n无。\n"

enum
{
	NO_CHECK = -1
};

/* sentence, the report is cut off, rule, how its checks end: one that fails, else the first */
static const struct
{
	const char *text;
	bool		cut;
	const char *rule;
	int			passed;			/* gr_passed, NO_CHECK */
} checked[] = {
	{"全年发布信息90条，其中动态60条，公告30条。", false, "claims.sum", GR_PASSED},
	{"全年发布信息90条，其中动态60条，其他20条。", false, "claims.sum", GR_FAILED},
	{"全年发布信息90条：动态60条，公告20条，年报1条。", false, "claims.sum", GR_FAILED},
	{"全年发布信息90条：动态60条，公告2条，年报1条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息90条：微博60条，微信20条，年报1条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息90条，其中动态60条，公告33条，年报1条。", false, "claims.sum", GR_FAILED},
	{"全年发布信息90条，其中网站发布50条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息约90条，其中动态60条，其他27条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息约90条，其中动态60条，其他20条。", false, "claims.sum", GR_FAILED},
	{"全年发布信息1.2万条，其中动态8000条，其他4100条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息500余条，其中动态300余条，公告100余条，其他50余条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息90条，其中公众号60条，其他平台50条。", false, "claims.sum", GR_UNDECIDED},
	{"全年发布信息90条。", false, "claims.sum", NO_CHECK},
	{"全年发布信息80条，其中动态20条，占比25%。", false, "claims.share", GR_PASSED},
	{"全年发布信息80条，其中动态20条，占比26%。", false, "claims.share", GR_FAILED},
	{"全年发布信息80条，其中动态20条、公告60条，分别占25%和70%。", false, "claims.share", GR_FAILED},
	{"全年发布信息30条，其中动态20条，占比66.67%。", false, "claims.share", GR_PASSED},
	{"全年发布信息30条，其中动态20条，占比66.66%。", false, "claims.share", GR_UNDECIDED},
	{"全年发布信息30余条，其中动态20条，占比60%。", false, "claims.share", GR_UNDECIDED},
	{"本报告由五个部分组成。", false, "claims.sections", GR_PASSED},
	{"本报告由六个部分组成。", false, "claims.sections", GR_FAILED},
	{"本报告由六个部分组成。", true, "claims.sections", GR_UNDECIDED},
	{"收到政府信息公开申请12件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请11件。", false, "claims.table", GR_FAILED},
	{"未收到政府信息公开申请。", false, "claims.table", GR_FAILED},
	{"收到政府信息公开申请近12.1件。", false, "claims.table", GR_UNDECIDED},
	{"受理政府信息公开申请15件。", false, "claims.table", GR_UNDECIDED},
	{"未收到自然人的信息公开申请。", false, "claims.table", GR_FAILED},
	{"新收政府信息公开申请，办结13件。", false, "claims.table", NO_CHECK},
	{"收到政府信息公开申请12件，其中予以公开5件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请12件，其中予以公开4件。", false, "claims.table", GR_FAILED},
	{"收到政府信息公开申请12件，予以公开5件，上年结转予以公开3件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请12件，予以公开4件。", false, "claims.table", GR_FAILED},
	{"收到政府信息公开申请12件，答复12件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请12件，答复14件。", false, "claims.table", GR_FAILED},
	{"政府信息公开申请结转下年度2件。", false, "claims.table", GR_PASSED},
	{"政府信息公开申请结转下年度3件。", false, "claims.table", GR_FAILED},
	{"因政府信息公开被申请行政复议3件。", false, "claims.table", GR_PASSED},
	{"因政府信息公开被申请行政复议2件。", false, "claims.table", GR_FAILED},
	{"因政府信息公开被提起行政诉讼2件。", false, "claims.table", NO_CHECK},
	{"制发行政规范性文件3件。", false, "claims.table", GR_PASSED},
	{"未制发行政规范性文件。", false, "claims.table", GR_FAILED},
	{"收取行政事业性收费35000元。", false, "claims.table", GR_PASSED},
	{"收取行政事业性收费3.6万元。", false, "claims.table", GR_FAILED},
	{"未收取信息处理费。", false, "claims.table", NO_CHECK},
	/* at least, and below the next round number */
	{"收到政府信息公开申请10余件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请20余件。", false, "claims.table", GR_FAILED},
	{"收到政府信息公开申请12余件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请10件以上。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请10多件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请近12件。", false, "claims.table", GR_PASSED},
	{"收到政府信息公开申请约20件。", false, "claims.table", GR_FAILED},
	/* received and concluded */
	{"收到政府信息公开申请12件，上年结转3件，办结13件，结转下年2件。", false, "claims.balance", GR_PASSED},
	{"收到政府信息公开申请12件，上年结转3件，办结13件，结转下年1件。", false, "claims.balance", GR_FAILED},
	{"收到政府信息公开申请12件，办结13件。", false, "claims.balance", GR_UNDECIDED},
	{"收到政府信息公开申请12件，上年结转3件，答复12件，结转下年2件。", false, "claims.balance", GR_UNDECIDED},
	{"收到政府信息公开申请12余件，上年结转3件，办结13件，结转下年1件。", false, "claims.balance", GR_UNDECIDED},
	{"收到政府信息公开申请12件，上年结转3件。", false, "claims.balance", NO_CHECK},
	/* the year */
	{"2023年收到政府信息公开申请12件。", false, "claims.year", GR_PASSED},
	{"收到政府信息公开申请12件。", false, "claims.year", GR_PASSED},
	{"2022年，共收到政府信息公开申请12件。", false, "claims.year", GR_FAILED},
	{"2022年制发行政规范性文件3件。", false, "claims.year", GR_FAILED},
	{"2022年收到政府信息公开申请9件。2023年收到政府信息公开申请12件。", false, "claims.year", GR_PASSED},
	{"比2022年收到的政府信息公开申请9件有所增加。", false, "claims.year", NO_CHECK},
	{"2022年3月收到政府信息公开申请9件。", false, "claims.year", NO_CHECK},
	{"2022年发布信息120条。", false, "claims.year", NO_CHECK},
	/* parts and their total */
	{"全年发布信息90条，其中动态60条。", false, "claims.parts", GR_PASSED},
	{"全年发布信息90条，其中动态95条。", false, "claims.parts", GR_FAILED},
	{"全年发布信息约90条，其中动态95条。", false, "claims.parts", GR_UNDECIDED},
	{"全年发布信息90条，其中微信95条。", false, "claims.parts", NO_CHECK},
	{"发布信息54条。其中，公众号1205条、微博12984条。", false, "claims.parts", NO_CHECK},
	/* what section six and section five say */
	{"未收取信息处理费。", false, "fees.stated", GR_PASSED},
	{"全年发布信息90条。", false, "fees.stated", GR_FAILED},
	{"全年发布信息90条。", true, "fees.stated", NO_CHECK},
};

static bool
is_rule(const gr_check *check, const char *rule)
{
	gr_str		code = gr_rules[check->rule].code;

	return code.len == strlen(rule) && memcmp(code.s, rule, code.len) == 0;
}

static void
check_sentences(void)
{
	static char body[4096];

	for (size_t i = 0; i < sizeof checked / sizeof checked[0]; i++)
	{
		char		name[300];
		int			passed = NO_CHECK;
		gr_arena	arena;
		gr_report  *report;
		gr_checks	checks;
		int			n = snprintf(body, sizeof body, BEFORE "%s" BEHIND "%s", checked[i].text, checked[i].cut ? "" : LAST);

		gr_arena_init(&arena, &tap_host);
		if (gr_read(body, (size_t) n, GR_WHOLE_REPORT, &arena, &report) != GR_OK
			|| gr_check_report(report, GR_ALL_CHECKS, &arena, &checks) != GR_OK)
			exit(2);
		for (uint32_t j = checks.n; j > 0; j--)
			if (is_rule(&checks.list[j - 1], checked[i].rule) && passed != GR_FAILED)
				passed = checks.list[j - 1].passed;
		snprintf(name, sizeof name, "%s: %s", checked[i].rule, checked[i].text);
		is_int(passed, checked[i].passed, name);
	}
}

/* Every rule on claims has a case that passes, one that fails, and one that is open. */
static void
every_rule_has_cases(void)
{
	for (int i = 0; i < gr_n_rules; i++)
	{
		bool		have[3] = {false};
		char		name[100];

		if (strncmp(gr_rules[i].code.s, "claims.", 7) != 0)
			continue;
		for (size_t j = 0; j < sizeof checked / sizeof checked[0]; j++)
			if (checked[j].passed != NO_CHECK && is_rule(&(gr_check) {.rule = (uint8_t) i}, checked[j].rule))
				have[checked[j].passed] = true;
		snprintf(name, sizeof name, "%s: a case that passes, one that fails, one that is open", gr_rules[i].code.s);
		/* a report whose year is not known has no figures of a year */
		ok(have[GR_PASSED] && have[GR_FAILED] && (have[GR_UNDECIDED] || strcmp(gr_rules[i].code.s, "claims.year") == 0), name);
	}
}

/* What asks nothing of the narrative is given nothing of it. */
static void
read_without(void)
{
	static const char body[] = BEFORE "收到政府信息公开申请11件。" BEHIND LAST;
	gr_arena	arena;
	gr_report  *report;

	gr_arena_init(&arena, &tap_host);
	ok(gr_read(body, sizeof body - 1, GR_WITHOUT_CLAIMS, &arena, &report) == GR_OK && report->n_claims == 0
	   && report->n_sections == 5 && report->n_applications == 5, "without claims: the rest is read");
}

/* ---- any length -------------------------------------------------------------------- */

/* A sentence of megabytes, figures without end: read, and no more claims than are kept. */
static void
read_long(const char *piece, size_t times, const char *name)
{
	size_t		length = strlen(piece);
	char	   *body = malloc(length * times + 200);
	size_t		at = (size_t) snprintf(body, 200, "松谷县粮食局2023年政府信息公开工作年度报告\n\n一、总体情况\n共公开信息5条，其中");
	gr_arena	arena;
	gr_report  *report;
	gr_checks	checks;

	for (size_t i = 0; i < times; i++, at += length)
		memcpy(body + at, piece, length);
	gr_arena_init(&arena, &tap_host);
	ok(gr_read(body, at, GR_WHOLE_REPORT, &arena, &report) == GR_OK && report->n_claims <= GR_CLAIMS
	   && gr_check_report(report, GR_ALL_CHECKS, &arena, &checks) == GR_OK, name);
	free(body);
}

static bool
poll_no(void *context)
{
	(*(int *) context)++;
	return false;
}

/* A host that wants to stop is heard, whether or not there is a figure. */
static void
stop_reading(const char *piece, const char *name)
{
	const size_t size = 8 << 20;
	char	   *text = malloc(size);
	int			polls = 0;
	gr_host		host = {tap_allocate, poll_no, &polls};

	for (size_t at = 0; at < size; at++)
		text[at] = piece[at % strlen(piece)];
	ok(gr_find_telling_sentence(text, text + size, &host) == NULL && polls == 1, name);
	free(text);
}

/* ---- the table of words --------------------------------------------------------- */

static size_t
put_letter(char *out, uint32_t c)
{
	out[0] = (char) (0xE0 | c >> 12);
	out[1] = (char) (0x80 | (c >> 6 & 0x3F));
	out[2] = (char) (0x80 | (c & 0x3F));
	return 3;
}

/* Each word of the table is found where it stands, whole, after a letter that is none of them. */
static void
find_words(void)
{
	for (uint32_t i = 0; i < gr_n_claim_entries; i++)
	{
		static gr_clause clause;
		const gr_claim_entry *entry = &gr_claim_entries[i];
		char		text[3 * (GR_CLAIM_WORD_LETTERS + 2)];
		size_t		n = put_letter(text, 0x9F98);	/* 龘 */

		for (uint32_t j = 0; j < entry->n; j++)
			n += put_letter(text + n, entry->letter[j]);
		n += put_letter(text + n, 0x3002);
		gr_take_clause(&clause, text, text, text + n);
		text[n - 3] = '\0';
		ok(clause.n_words == 1 && clause.word[0].from == 1 && clause.word[0].until == 1 + entry->n
		   && clause.word[0].means == entry->means && clause.ending == GR_ENDS_STOP, text + 3);
	}
}

int
main(void)
{
	find_words();
	read_sentences();
	check_sentences();
	every_rule_has_cases();
	read_without();
	read_long("公开信息3条，", 100000, "figures without end");
	read_long("信息", 1000000, "a clause without end");
	read_long("（公开信息3条", 100000, "brackets without end");
	read_long("9", 3000000, "a number without end");
	read_long("未", 1000000, "negations without end");
	stop_reading("信息", "a host is heard in a sentence without end");
	stop_reading("信息。", "in sentences without figures");
	stop_reading("20年，", "in figures that count nothing");
	stop_reading("未来", "in negations of nothing");
	read_long("”", 1000000, "marks without end");
	read_long("3 ", 1000000, "blanks without end");
	return done_testing();
}

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
	"12件 " RECEIVED "<3; 3件 applications.carried_in<3; 15件 all; 13件 applications.concluded; 2件 applications.carried_out"},
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
	{"全年办理行政复议28件，其中涉及政府信息公开的行政复议3件。", "28件; 3件 reviews.reconsideration<1"},
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

/* whose report of 2023, sentence, claims: as overviews are written, and figures that are of no cell */
static const struct
{
	const char *agency;
	const char *text;
	const char *claims;
} overviews[] = {
	{"松鸣县水务局", "全年收政府信息公开申请21件，结转上年度政府信息公开申请3件，本年度办结22件，剩余2件结转下年度办理。", "21件 applications.received; 3件 applications.carried_in; 22件 applications.concluded; 2件 applications.carried_out"},
	{"松鸣县水务局", "2023年，我局新收到政府信息公开申请8件，均按期办结。", "8件 applications.received"},
	{"松鸣县水务局", "年内共收到政府信息公开申请9件，依法办结7件，另有2件转2024年办理。", "9件 applications.received all; 7件 applications.concluded<1; 2件 applications.carried_out<1"},
	{"松鸣县水务局", "共收到公民申请6次，2022年结转至2023年1件，2023年共受理申请7件。", "6次 applications.received<3; 1件 applications.carried_in<3; 7件 all"},
	{"松鸣县水务局", "收到书面申请2件、网络申请5件，共计7件。", "2件<3; 5件<3; 7件 applications.received all"},
	{"松鸣县水务局", "受理依申请公开1件次，已按时答复。", "1件次 applications.received"},
	{"松鸣县水务局", "全年受理依申请公开4项，其中3件公开，1件不予公开。", "4项 applications.received all; 3件 applications.granted<1; 1件<1"},
	{"松鸣县水务局", "共收到政府信息公开申请31件，其中予以公开12件、部分公开5件，不予公开6件，无法提供5件，不予处理2件，其他处理1件。", "31件 applications.received all; 12件 applications.granted<1; 5件 applications.granted_in_part<1; 6件<1; 5件<1; 2件<1; 1件<1"},
	{"松鸣县水务局", "办理结果为：同意公开4件，部份公开1件。", "4件 applications.granted; 1件 applications.granted_in_part"},
	{"松鸣县水务局", "处理结果中，予以公开2件，部分公开1件。", "2件 applications.granted; 1件 applications.granted_in_part"},
	{"松鸣县水务局", "全年共收到申请3件，均为自然人申请，均予以公开。", "3件 applications.received; 3 applications.received.natural_person; 3 applications.granted"},
	{"松鸣县水务局", "公民个人提出申请12件，占比80%，法人或其他组织提出申请3件。", "12件 applications.received.natural_person"},
	{"松鸣县水务局", "收到政府信息公开申请11件，除3件结转2024年继续办理外，其他8件均按期办结。", "11件 applications.received all; 3件 applications.carried_out<1; 8件 applications.concluded<1"},
	{"松鸣县水务局", "办结政府信息公开申请17件。", "17件 applications.concluded"},
	{"松鸣县水务局", "全年办理完结申请6件，1件结转至2024年。", "6件 applications.concluded; 1件 applications.carried_out"},
	{"松鸣县水务局", "无上年结转申请，无结转下年度继续办理的申请。", "0 applications.carried_in; 0 applications.carried_out"},
	{"松鸣县水务局", "未收到公民、法人或者其他组织提出的政府信息公开诉求。", "0 applications.received"},
	{"松鸣县水务局", "本年度未收到申请人提出的依申请公开事项.", "0 applications.received"},
	{"松鸣县水务局", "无依申请公开事项，未收到过政府信息公开申请。", "0 applications.received; 0 applications.received"},
	{"松鸣县水务局", "全年依申请公开0件。", "0件 applications.received"},
	{"松鸣县水务局", "2023年受理依申请公开0件。", "0件 applications.received"},
	{"松鸣县水务局", "2023年我局未接到信息公开申请。", "0 applications.received"},
	{"松鸣县水务局", "我局共受理政府信息公开2件，办结2件。", "2件 applications.received; 2件 applications.concluded"},
	{"松鸣县水务局", "县水务局收到政府信息公开申请5件，均依法依规予以答复。", "5件 applications.received"},
	{"松鸣县水务局", "松鸣县水务局2023年度收到信息公开申请14件，已全部办结，其中予以公开9件，部分公开5件。", "14件 applications.received all; 9件 applications.granted<1; 5件 applications.granted_in_part<1"},
	{"松鸣县水务局", "收到并办理政府信息公开申请7件。", "7件 applications.received"},
	{"松鸣县水务局", "共接收群众依申请公开政府信息6件，办理完毕6件。", "6件 applications.received; 6件 applications.concluded"},
	{"松鸣县水务局", "我局共承办依申请公开政府信息事项11件，无当面申请件。", "11件 applications.received"},
	{"松鸣县水务局", "受理依申请公开事项3起，已全部答复。", "3起 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请4件，申请人均为自然人，均已在法定期限内答复。", "4件 applications.received; 4 applications.received.natural_person"},
	{"松鸣县水务局", "2023年我局收到1件政府信息公开申请，结转至下一年度办理。", "1件 applications.received"},
	{"松鸣县水务局", "本局2023年度收到4件针对本部门有关政府信息公开事务的申请。", "4件 applications.received"},
	{"松鸣县水务局", "受理公民、法人和其他组织政府信息公开申请共9件，办结8件，1件正在办理中。", "9件 applications.received; 8件 applications.concluded"},
	{"松鸣县水务局", "收到依申请公开申请20件，较上年增加3件，全部按时办结。", "20件 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请18件，其中自然人15件，法人或其他组织3件；办结17件，结转下年1件。", "18件 applications.received all; 15件 applications.received.natural_person<1; 3件<1; 17件 applications.concluded; 1件 applications.carried_out"},
	{"松鸣县水务局", "2023年度共收到依申请公开件10件，上年结转2件，办理答复11件，结转下年1件。", "10件 applications.received; 2件 applications.carried_in; 11件 applications.concluded; 1件 applications.carried_out"},
	{"松鸣县水务局", "共收到依申请公开申请24件，同比增长20%。", "24件 applications.received; 20%<1"},
	{"松鸣县水务局", "共收到依申请公开申请24件，比去年下降12.5%。", "24件 applications.received; -12.5%<1"},
	{"松鸣县水务局", "收到政府信息公开申请12余件。", "~12件 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请30件以上。", "~30件 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请5件左右。", "~5件"},
	{"松鸣县水务局", "不存在因政府信息公开引起的行政复议、行政诉讼情况。", "0 reviews.total"},
	{"松鸣县水务局", "未产生因政府信息公开提请的行政复议和提起的行政诉讼。", "0 reviews.total"},
	{"松鸣县水务局", "全年无政府信息公开类行政复议、起诉案件。", "0 reviews.total"},
	{"松鸣县水务局", "未发生因政务公开引发的复议、诉讼和申诉情况。", "0 reviews.total"},
	{"松鸣县水务局", "未发生涉及松鸣县水务局的政府信息公开行政复议案件。", "0 reviews.reconsideration"},
	{"松鸣县水务局", "因政府信息公开引起的行政复议4件（已办结），行政诉讼1件。", "4件 reviews.reconsideration; 1件 reviews.litigation"},
	{"松鸣县水务局", "信息公开类行政复议2起，未经复议直接诉讼0件，复议后诉讼3件。", "2起 reviews.reconsideration; 3件 reviews.litigation"},
	{"松鸣县水务局", "信息公开类行政复议2起，未经复议直接诉讼2件，复议后诉讼3件。", "2起 reviews.reconsideration"},
	{"松鸣县水务局", "收到涉及政府信息公开的行政复议7件，维持6件，纠正1件；行政诉讼2件。", "7件 reviews.reconsideration all; 6件<1; 1件<1; 2件 reviews.litigation"},
	{"松鸣县水务局", "因信息公开引起的行政复议5件，行政诉讼0件。", "5件 reviews.reconsideration; 0件 reviews.litigation"},
	{"松鸣县水务局", "政府信息公开行政复议案件3件，行政诉讼案件2件。", "3件 reviews.reconsideration; 2件 reviews.litigation"},
	{"松鸣县水务局", "因政府信息公开被申请行政复议1件，复议结果为维持；被提起行政诉讼1件，尚未审结。", "1件 reviews.reconsideration; 1件 reviews.litigation"},
	{"松鸣县水务局", "我局没有因政府信息公开被申请行政复议或提起行政诉讼的情况。", "0 reviews.total"},
	{"松鸣县水务局", "没有发生针对本单位有关政府信息公开事务的行政复议案、行政诉讼案。", "0 reviews.total"},
	{"松鸣县水务局", "未收到政府信息公开申请，未发生因政府信息公开引起的行政复议。", "0 applications.received; 0 reviews.reconsideration"},
	{"松鸣县水务局", "作出行政处罚决定15件，办理行政许可168件，实施行政强制2件。", "15件 disclosures.penalty.decisions; 168件 disclosures.license.decisions; 2件 disclosures.compulsory_measure.decisions"},
	{"松鸣县水务局", "全年作出行政许可决定20件、行政处罚决定8件。", "20件 disclosures.license.decisions; 8件 disclosures.penalty.decisions"},
	{"松鸣县水务局", "无行政许可、行政处罚、行政强制事项。", "0 disclosures.license.decisions; 0 disclosures.penalty.decisions; 0 disclosures.compulsory_measure.decisions"},
	{"松鸣县水务局", "开展规范性文件工作，本年度制发2件，废止1件，现行有效13件。", "2件 disclosures.normative_document.issued; 1件 disclosures.normative_document.repealed; 13件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "现行有效的行政规范性文件12件，未制发或废止规章、行政规范性文件。", "12件 disclosures.normative_document.in_force; 0 disclosures.normative_document.issued; 0 disclosures.normative_document.repealed"},
	{"松鸣县水务局", "出台行政规范性文件2件，继续有效8件。", "2件 disclosures.normative_document.issued; 8件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "共制定规范性文件0件，废止规范性文件0件，现行有效的规范性文件0件。", "0件 disclosures.normative_document.issued; 0件 disclosures.normative_document.repealed; 0件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "均未向申请人收取任何费用，暂未收取检索、复印、邮寄等费用。", "0 fees.information_processing; 0 fees.information_processing"},
	{"松鸣县水务局", "依申请提供政府信息未收取任何费用。", "0 fees.information_processing"},
	{"松鸣县水务局", "2023年度未发出收费通知，未收取信息处理费。", "0 fees.information_processing"},
	{"松鸣县水务局", "2023年我局收取信息处理费0元。", "0元 fees.information_processing"},
	{"松鸣县水务局", "收取政府信息公开信息处理费总金额为0元。", "0元 fees.information_processing"},
	{"松鸣县水务局", "全年主动公开信息161条（其中：网站90条、微信71条）。", "161条 all; 90条<1; 71条<1"},
	{"松鸣县水务局", "全年公开信息60条。按主题分类，机构类10条，财政类20条，工作动态30条。", "60条 all; 10条<1; 20条<1; 30条<1"},
	{"松鸣县水务局", "主动公开信息共11条，其中目录公开文件1条，组织机构2条，部门文件1条，其他3条，人事4条。", "11条 all; 1条<1; 2条<1; 1条<1; 3条<1; 4条<1"},
	{"松鸣县水务局", "主动公开文件16件，其中部门文件7件，通知公告9条。", "16件 all; 7件<1; 9条<1"},
	{"松鸣县水务局", "收到申请件607件（县政府49件、部门558件）。", "607件 all; 49件<1; 558件<1"},
	{"松鸣县水务局", "发布信息30条，其中动态20条（图片12条、文字8条），公告10条。", "30条 all; 20条<1 all; 12条<2; 8条<2; 10条<1"},
	{"松鸣县水务局", "主动公开部门文件1条，其中公告1条，动态3条，共发布6条。", "1条; 1条<1; 6条"},
	{"松鸣街道办事处", "松鸣街道受理政府信息公开申请2件。", "2件 applications.received"},
	{"松鸣街道办事处", "办事处全年收到政府信息公开申请2件，街道已全部办结。", "2件 applications.received"},
	{"松鸣街道办事处", "本街道共收到12件信息依申请公开，其中10件已经按时按规完成答复，剩余2件结转下年度继续办理。", "12件 applications.received all; 10件 applications.concluded<1; 2件 applications.carried_out<1"},
	{"松鸣街道办事处", "本街道2023年未收到政府信息公开申请。", "0 applications.received"},
	{"松鸣街道办事处", "松鸣街道办事处主动公开信息47条，其中部门文件22件，通知公告16条，人事任免5条，财政2条，计划1条，总结1条。", "47条 all; 22件<1; 16条<1; 5条<1; 2条<1; 1条<1; 1条<1"},
	{"云台市公安局海棠分局", "海棠分局收到政府信息公开申请30件，上年结转5件。", "30件 applications.received; 5件 applications.carried_in"},
	{"云台市公安局海棠分局", "分局共收到政府信息依申请公开件15件。", "15件 applications.received"},
	{"云台市公安局海棠分局", "我分局收到政府信息公开申请3件。", "3件 applications.received"},
	{"云台市公安局海棠分局", "云台市公安局收到政府信息公开申请300件。", "300件"},
	{"白鹭市人民政府办公室", "市政府办公室共收到政府信息公开申请16件。", "16件 applications.received"},
	{"白鹭市人民政府办公室", "市政府收到政府信息公开申请16件。", "16件"},
	{"白鹭市住房和城乡建设局", "市住建局收到政府信息公开申请52件，办结52件。", "52件 applications.received; 52件 applications.concluded"},
	{"白鹭市住房和城乡建设局", "市水务局收到政府信息公开申请52件。", "52件"},
	{"白鹭海关", "我关收到政府信息公开申请4件，均为自然人提交。", "4件 applications.received; 4 applications.received.natural_person"},
	{"白鹭市人民政府", "全市各级行政机关共收到政府信息公开申请607件，上年结转21件，办结600件，结转下年28件。", "607件 applications.received; 21件 applications.carried_in; 600件 applications.concluded; 28件 applications.carried_out"},
	{"白鹭市人民政府", "全市各部门、各乡镇共收到政府信息公开申请607件。", "607件 applications.received"},
	{"白鹭市人民政府", "2023年，全市共收到政府信息公开申请130件，申请量同比增长30%。", "130件 applications.received; 30%<1"},
	{"白鹭市人民政府", "市政府收到政府信息公开申请49件，各部门收到558件。", "49件"},
	{"白鹭市人民政府", "市政府办公室收到政府信息公开申请49件。", "49件"},
	{"白鹭市人民政府", "市水务局收到政府信息公开申请49件。", "49件"},
	{"白鹭市人民政府", "我市收到政府信息公开申请130件。", "130件 applications.received"},
	{"柳溪镇人民政府", "我镇收到政府信息公开申请3件，全部办结。", "3件 applications.received"},
	{"柳溪镇人民政府", "镇政府未收到政府信息公开申请。", "0 applications.received"},
	{"柳溪镇人民政府", "各村收到群众申请30件。", ""},
	{"松鸣县水务局", "受理12345热线工单925件，市长信箱21件，留言办理6件。", ""},
	{"松鸣县水务局", "比2022年（31起）下降29%。", ""},
	{"松鸣县水务局", "截至6月底，收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "指导各乡镇办理政府信息公开申请12件。", "12件"},
	{"松鸣县水务局", "转办上级交办的申请3件，代县政府答复申请2件。", ""},
	{"松鸣县水务局", "办理人大建议13件、政协提案9件。", ""},
	{"松鸣县水务局", "公示行政许可55条、行政处罚12条。", ""},
	{"松鸣县水务局", "公示行政许可决定12件、行政处罚决定3件。", ""},
	{"松鸣县水务局", "公开行政许可决定12件、行政处罚决定3件。", "12件"},
	{"松鸣县水务局", "开展规范性文件解读4条，审查规范性文件11件。", ""},
	{"松鸣县水务局", "2022年收到政府信息公开申请9件，2023年收到政府信息公开申请12件。", "9件; 12件 applications.received"},
	{"松鸣县水务局", "发布信息54条。其中，微信公众号205条、微博984条，总阅读3万次。", "54条"},
	{"松鸣县水务局", "收到政府信息公开咨询45次。", ""},
	{"松鸣县水务局", "申请人撤回申请1件，剔除咨询8件后为212件。", ""},
	{"松鸣县水务局", "办理依申请公开7件，较上年减少2件。", ""},
	{"松鸣县水务局", "依申请公开政府信息7件。", "7件"},
	{"松鸣县水务局", "主动公开规范性文件2件。", "2件"},
	{"松鸣县水务局", "以县政府名义制发规范性文件2件，以本局名义制发1件。", ""},
	{"松鸣县水务局", "县司法局备案规范性文件2件。", ""},
	{"松鸣县水务局", "收到行政许可申请20件，办结20件。", ""},
	{"松鸣县水务局", "政务服务中心受理申请20件，办结20件。", "20件"},
	{"松鸣县水务局", "全年收到举报投诉20件，办结20件。", ""},
	{"松鸣县水务局", "全县受理政府信息公开申请200件，其中我局5件。", "200件; 5件<1"},
	{"松鸣县水务局", "我县收到政府信息公开申请200件。", "200件"},
	{"松鸣县水务局", "第三季度收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "2023年1月至6月收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "5月份收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "近三年收到政府信息公开申请16件。", "16件"},
	{"松鸣县水务局", "“十三五”期间收到政府信息公开申请16件。", "16件"},
	{"松鸣县水务局", "下属单位收到政府信息公开申请6件，办结6件。", "6件"},
	{"松鸣县水务局", "各股室收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "省水利厅收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "通过网站收到政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "收到涉及征地的政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "收到有效政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "收到重复的政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "予以公开或部分公开59件。", ""},
	{"松鸣县水务局", "收到申请6件，予以公开或部分公开5件。", "6件 applications.received"},
	{"松鸣县水务局", "全年培训6次，参加120人次，收到建议3件。", ""},
	{"松鸣县水务局", "计划公开信息100条。", ""},
	{"松鸣县水务局", "目标收到申请10件以内。", ""},
	{"松鸣县水务局", "全年接待群众来访60件，办结60件。", ""},
	{"松鸣县水务局", "受理用水申请300件，办结298件。", ""},
	{"松鸣县水务局", "受理取水许可申请30件，予以许可28件。", ""},
	{"松鸣县水务局", "办理不动产登记申请900件，全部办结。", ""},
	{"松鸣县水务局", "开展执法检查，作出警告决定6件，公开处罚信息6条。", "6条"},
	{"松鸣县水务局", "行政复议机关受理申请政府信息公开的复议案件6件。", "6件"},
	{"松鸣县水务局", "县法院受理政府信息公开行政诉讼6件。", "6件"},
	{"松鸣县水务局", "全县法院审结行政诉讼案件60件。", ""},
	{"松鸣县水务局", "行政复议纠错6件，行政诉讼败诉1件。", ""},
	{"松鸣县水务局", "新发生政府信息公开行政复议2件。", "2件"},
	{"松鸣县水务局", "未发生重大政府信息公开行政诉讼。", ""},
	{"松鸣县水务局", "没有逾期答复的政府信息公开申请。", ""},
	{"松鸣县水务局", "未收到网上政府信息公开申请。", ""},
	{"松鸣县水务局", "未收到其他政府信息公开申请。", ""},
	{"松鸣县水务局", "部分科室未收到政府信息公开申请。", ""},
	{"松鸣县水务局", "一季度未收到政府信息公开申请。", ""},
	{"松鸣县水务局", "没有违规收取费用。", ""},
	{"松鸣县水务局", "未收取用水户任何费用。", ""},
	{"松鸣县水务局", "拟制定规范性文件3件，拟废止2件。", ""},
	{"松鸣县水务局", "参与制定县政府规范性文件3件。", ""},
	{"松鸣县水务局", "累计制发规范性文件30件。", ""},
	{"松鸣县水务局", "修订规范性文件3件。", ""},
	{"松鸣县水务局", "转发上级规范性文件30件。", ""},
	{"松鸣县水务局", "规范性文件征求意见3件。", ""},
	{"松鸣县水务局", "行政强制措施解除2件。", ""},
	{"松鸣县水务局", "行政许可事项55项，其中县级50项。", "55项; 50项<1"},
	{"松鸣县水务局", "移送案件3件，办结3件。", ""},
	{"松鸣县水务局", "收到表扬信3件。", ""},
	{"松鸣县水务局", "收到12件建议，其中办结10件。", "12件; 10件<1"},
	{"松鸣县水务局", "收到政府信息公开申请212件，其中网络申请9件，予以公开6件。", "212件 applications.received; 9件<1; 6件<1"},
	{"松鸣县水务局", "收到政府信息公开申请13件，受理12件。", "13件"},
	{"松鸣县水务局", "收到政府信息公开申请12件（含上年结转2件）。", "12件; 2件 applications.carried_in<1"},
	{"松鸣县水务局", "延期答复政府信息公开申请3件。", "3件"},
	{"松鸣县水务局", "逾期办结政府信息公开申请3件。", "3件"},
	{"松鸣县水务局", "为申请人减免费用3件。", ""},
	{"松鸣县水务局", "未收到公民、法人或其他组织的依申请公开诉求。", "0 applications.received"},
	{"松鸣县水务局", "2023年我局没有收到依申请公开诉求。", "0 applications.received"},
	{"松鸣县水务局", "本年度未接到依申请公开类申请。", "0 applications.received"},
	{"松鸣县水务局", "未收到信息公开申请事项。", "0 applications.received"},
	{"松鸣县水务局", "制发行政规范性文件1件，开展规范性文件系统清理，现行有效件数累计6件。", "1件 disclosures.normative_document.issued; 6件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "现行有效规范性文件累计6件。", "6件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "收到政府信息公开申请14件，所有申请均依法办理，现已办结14件。", "14件 applications.received; 14件 applications.concluded"},
	{"松鸣县水务局", "收到政府信息公开申请14件，现均已办结14件。", "14件 applications.received; 14件 applications.concluded"},
	{"松鸣县水务局", "收到依申请公开申请14宗，已办结13宗，转至明年1宗。", "14宗 applications.received all; 13宗 applications.concluded<1; 1宗 applications.carried_out<1"},
	{"松鸣县水务局", "政府信息公开申请去年结转2件，今年新收11件，全部办结，无结转下年度件。", "2件 applications.carried_in; 11件 applications.received; 0 applications.carried_out"},
	{"松鸣县水务局", "上年结转政府信息公开申请2件，本年新收11件，办结13件。", "2件 applications.carried_in; 11件 applications.received; 13件 applications.concluded"},
	{"松鸣县水务局", "收到政府信息公开申请33件。共处理政府信息公开申请36件（包含上年结转3件），34件已按规定在法定期限内予以答复，2件结转下年答复。", "33件 applications.received; 36件 all; 3件 applications.carried_in; 34件 applications.concluded<2; 2件 applications.carried_out<2"},
	{"松鸣县水务局", "因政府信息公开问题被申请行政复议有2件，其中1件维持，1件尚未审结。行政诉讼有1件，目前正在审理。", "2件 reviews.reconsideration all; 1件<1; 1件<1; 1件 reviews.litigation"},
	{"松鸣县水务局", "政府信息公开被申请行政复议2件。行政诉讼3件，均已审结。", "2件 reviews.reconsideration; 3件 reviews.litigation"},
	{"松鸣县水务局", "共完成政府信息依申请公开答复45件，包括上年结转申请2件。其中，予以公开答复20件，占44.44%；部分公开5，占11.11%；不予公开15件，占33.33%；无法提供的5件，占11.11%。", "45件 applications.concluded all; 2件 applications.carried_in; 20件 applications.granted<1@44.44; 5件 applications.granted_in_part<1@11.11; 15件<1@33.33; 5件<1@11.11"},
	{"松鸣县水务局", "共答复政府信息公开申请17件。", "17件 applications.concluded"},
	{"松鸣县水务局", "累计答复依申请公开17件，其中予以公开9件。", "17件 applications.concluded; 9件 applications.granted<1"},
	{"松鸣县水务局", "收到政府信息公开申请21份，答复19份，其中予以公开12份，占63.16%；部分公开7，占36.84%。", "21份 applications.received; 19份 applications.concluded all; 12份 applications.granted<2@63.16; 7份 applications.granted_in_part<2@36.84"},
	{"松鸣县水务局", "受理依申请公开8起，去年遗留1起。", "8起 applications.received; 1起 applications.carried_in"},
	{"松鸣县水务局", "收到依申请公开诉求5件，按时办结5件。", "5件 applications.received; 5件 applications.concluded"},
	{"松鸣县水务局", "收到政府信息公开申请5人次，均已答复。", "5人次 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请5次。", "5次 applications.received"},
	{"松鸣县水务局", "因信息公开引发行政复议有1起、行政诉讼有1起。", "1起 reviews.reconsideration; 1起 reviews.litigation"},
	{"松鸣县水务局", "未收到群众诉求。", ""},
	{"松鸣县水务局", "收到群众诉求30件，现已办结30件。", ""},
	{"松鸣县水务局", "收到12345热线诉求30件，已办结30件。", ""},
	{"松鸣县水务局", "收到政府信息公开申请9件。全年答复网民留言41件。", "9件 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请9件。答复人大建议13件，政协提案4件。", "9件 applications.received"},
	{"松鸣县水务局", "收到政府信息公开申请9件。12345热线工单去年结转4件，今年新收80件。", "9件 applications.received"},
	{"松鸣县水务局", "去年结转3件，今年新收80件，全部办结。", ""},
	{"松鸣县水务局", "截至目前现已办结政府信息公开申请6件。", "6件"},
	{"松鸣县水务局", "上半年答复依申请公开6件。", ""},
	{"松鸣县水务局", "2022年共答复政府信息公开申请17件。", "2022年; 17件"},
	{"松鸣县水务局", "共答复网站咨询17件。", ""},
	{"松鸣县水务局", "各股室共答复政府信息公开申请17件。", "17件"},
	{"松鸣县水务局", "县信访局共答复政府信息公开申请17件。", "17件"},
	{"松鸣县水务局", "累计制发规范性文件30件，现行有效件数12件。", "12件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "全市现行有效规范性文件累计600件。", ""},
	{"松鸣县水务局", "行政诉讼有3件。", ""},
	{"松鸣县水务局", "因政府信息公开被申请行政复议1件。全年行政诉讼12件，均胜诉。", "1件 reviews.reconsideration"},
	{"松鸣县水务局", "因政府信息公开被申请行政复议1件。共应诉行政诉讼12件。", "1件 reviews.reconsideration"},
	{"松鸣县水务局", "政府信息公开申请9件，均已答复。行政诉讼有3件。", "9件"},
	{"松鸣县水务局", "县法院受理政府信息公开行政复议2件。行政诉讼3件。", "2件"},
	{"松鸣县水务局", "发布信息40条，其中动态30条，公告10。", "40条; 30条<1"},
	{"松鸣县水务局", "共处理网络申请20件，予以公开12件。", ""},
	{"松鸣县水务局", "上年结转信访件3件，本年新收20件。", ""},
	{"松鸣县水务局", "全县共完成政府信息依申请公开答复145件。", "145件"},
	{"松鸣县水务局", "通过网站共答复政府信息公开申请4件。", "4件"},
	{"松鸣县水务局", "收到政府信息公开申请12件，其中予以公开7件，占58.33%；部分公开3件，占25%；其他处理2件，占16.67%。", "12件 applications.received all; 7件 applications.granted<1@58.33; 3件 applications.granted_in_part<1@25; 2件<1@16.67"},
	{"松鸣县水务局", "全年未收到公开政府信息的诉求，未发生行政复议。", "0 reviews.reconsideration"},
	{"松鸣县水务局", "收到依申请公开诉求和群众诉求30件。", ""},
	{"松鸣县水务局", "现行有效的规范性文件件数为6件。", "6件 disclosures.normative_document.in_force"},
	{"松鸣县水务局", "收到政府信息公开申请33条，现已办结31条，顺延至明年2条。", "33条 applications.received all; 31条 applications.concluded<1; 2条 applications.carried_out<1"},
	{"松鸣县水务局", "收到信息公开申请7件，办理政务热线诉求90件，已办结90件。", "7件 applications.received; 90件"},
	{"松鸣县水务局", "收到政府信息公开申请7件，现已办结信访事项90件。", "7件 applications.received"},
	{"松鸣县水务局", "收到申请30件，部分公开2024，不予公开3件。", "30件 applications.received"},
	{"松鸣县水务局", "网站访问30万人次，办理用水申请20人次。", ""},
	{"松鸣县水务局", "共收到政府信息公开申请20件，其中县住建局答复12件。", "20件 applications.received; 12件<1"},
	{"松鸣县水务局", "收到政府信息公开申请20件。上半年共处理政府信息公开申请12件，答复12件。", "20件 applications.received; 12件"},
	{"松鸣县水务局", "收到政府信息公开申请20件。其中网上申请15件，予以答复14件。", "20件 applications.received; 15件<1; 14件<1"},
	{"白鹭市人民政府", "全市各部门、镇街共完成政府信息依申请公开答复145件，包括上年结转申请3件。", "145件 applications.concluded; 3件 applications.carried_in<1"},
	{"白鹭市人民政府", "市水务局共完成政府信息依申请公开答复145件。", "145件"},
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

		for (uint32_t j = 0; j < report->n_claims; j++)
			all |= j != i && report->claims[j].part_of == i + 1 && report->claims[j].start < c->start + c->length;
		if (c->part_of != 0)
			snprintf(part, sizeof part, "<%u", c->part_of);
		used += (size_t) snprintf(out + used, room - used, "%s%s%.*s%.*s%s%.*s%s%s%.*s%s", i > 0 ? "; " : "",
								  c->approximate ? "~" : "", (int) n, value, (int) c->unit.len, c->unit.s ? c->unit.s : "",
								  subject.s ? " " : "", (int) subject.len, subject.s ? subject.s : "", part,
								  c->has_share ? "@" : "", c->has_share ? (int) m : 0, share, all ? " all" : "");
	}
}

static void
read_sentence(const char *agency, const char *text, const char *claims)
{
	static char body[4096];
	static char found[4096];
	gr_arena	arena;
	gr_report  *report;
	int			n = snprintf(body, sizeof body, "%s2023年政府信息公开工作年度报告\n\n一、总体情况\n%s\n", agency, text);

	gr_arena_init(&arena, &tap_host);
	if (gr_read(body, (size_t) n, GR_WHOLE_REPORT, &arena, &report) != GR_OK)
		exit(2);
	print_claims(report, found, sizeof found);
	is_str((gr_str) {found, (uint32_t) strlen(found)}, claims, text);
}

static void
read_sentences(void)
{
	for (size_t i = 0; i < N_SENTENCES; i++)
		read_sentence("松谷县粮食局", sentences[i].text, sentences[i].claims);
	for (size_t i = 0; i < sizeof overviews / sizeof overviews[0]; i++)
		read_sentence(overviews[i].agency, overviews[i].text, overviews[i].claims);
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
	{"新收政府信息公开申请，办结13件。", false, "claims.table", GR_PASSED},
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

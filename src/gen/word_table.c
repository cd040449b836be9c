/*
 * word_table.c - writes src/core/claims/word_table.c from the words below: make tables.
 *
 * Words are simplified and without marks, as folding leaves the text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/word_table.h"
#include "govreport.h"
#include "text/fold.h"
#include "text/utf8.h"

/* word, what it means, the subject that it names */
static const struct
{
	const char *word;
	uint8_t		means;			/* gr_claim_word */
	uint8_t		subject;		/* gr_subject */
} words[] = {
	{"未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"没有", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"没", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"无", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"不存在", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"暂无", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"未曾", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"尚未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"暂未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"从未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"并未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"均未", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"并无", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"尚无", GR_SAYS_NOT, GR_SUBJECT_NONE},
	{"收到", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"新收", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"新收到", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"受理", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"接收", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"接到", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"接获", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"收件", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"收", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"承办", GR_SAYS_RECEIVED, GR_SUBJECT_NONE},
	{"申请", GR_SAYS_APPLICATION, GR_SUBJECT_NONE},
	{"申请件", GR_SAYS_APPLICATION, GR_SUBJECT_NONE},
	{"申请事项", GR_SAYS_APPLICATION, GR_SUBJECT_NONE},
	{"公开诉求", GR_SAYS_APPLICATION, GR_SUBJECT_NONE},
	{"申请公开事项", GR_SAYS_APPLICATION, GR_SUBJECT_NONE},
	{"依申请", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"依申请公开", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"依申请公开诉求", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"申请公开诉求", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"依申请公开事项", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"申请公开", GR_SAYS_ON_REQUEST, GR_SUBJECT_NONE},
	{"公开", GR_SAYS_DISCLOSURE, GR_SUBJECT_NONE},
	{"公开问题", GR_SAYS_DISCLOSURE, GR_SUBJECT_NONE},
	{"政府信息", GR_SAYS_INFORMATION, GR_SUBJECT_NONE},
	{"信息", GR_SAYS_INFORMATION, GR_SUBJECT_NONE},
	{"政务信息", GR_SAYS_INFORMATION, GR_SUBJECT_NONE},
	{"政务", GR_SAYS_INFORMATION, GR_SUBJECT_NONE},
	{"上年结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年度结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上一年结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上一年度结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"结转上年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"结转上年度", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"结转上一年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"结转上一年度", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年末结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"去年结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年转入", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"去年遗留", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"去年转入", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年度遗留", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"去年结转至今年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"去年结转到今年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年度转入", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年遗留", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年结转至本年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年结转到本年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年结转本年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年度结转至本年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"往年结转", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年顺延", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"上年结转至今年", GR_SAYS_CARRIED_IN, GR_SUBJECT_NONE},
	{"结转下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转下一年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至下一年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到下一年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转入下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转入下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转入下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转到下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"下年度结转", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"下年结转", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"延至下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"跨年至下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转入次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转到明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转到明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"顺延至次年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"跨年至次年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转至明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转明年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转下一年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至下一年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"转至下一年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转入下年", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转入下年度", GR_SAYS_CARRIED_OUT, GR_SUBJECT_NONE},
	{"结转", GR_SAYS_CARRIED, GR_SUBJECT_NONE},
	{"转入", GR_SAYS_CARRIED, GR_SUBJECT_NONE},
	{"顺延", GR_SAYS_CARRIED, GR_SUBJECT_NONE},
	{"跨年", GR_SAYS_CARRIED, GR_SUBJECT_NONE},
	{"予以公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"同意公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"全部公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"准予公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"完全公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"予以全部公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"全部予以公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"依法公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"可以公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED},
	{"部分公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"部份公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"部分予以公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"部份予以公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"予以部分公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"予以部份公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"同意部分公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"部分同意公开", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"区分处理", GR_SAYS_ROW, GR_SUBJECT_GRANTED_IN_PART},
	{"不予公开", GR_SAYS_ROW, GR_SUBJECT_DENIED},
	{"不同意公开", GR_SAYS_ROW, GR_SUBJECT_DENIED},
	{"不予以公开", GR_SAYS_ROW, GR_SUBJECT_DENIED},
	{"不宜公开", GR_SAYS_ROW, GR_SUBJECT_DENIED},
	{"国家秘密", GR_SAYS_ROW, GR_SUBJECT_STATE_SECRET},
	{"禁止公开", GR_SAYS_ROW, GR_SUBJECT_PROHIBITED_BY_LAW},
	{"三安全一稳定", GR_SAYS_ROW, GR_SUBJECT_SECURITY_AND_STABILITY},
	{"第三方合法权益", GR_SAYS_ROW, GR_SUBJECT_THIRD_PARTY_RIGHTS},
	{"第三方权益", GR_SAYS_ROW, GR_SUBJECT_THIRD_PARTY_RIGHTS},
	{"内部事务信息", GR_SAYS_ROW, GR_SUBJECT_INTERNAL_AFFAIRS},
	{"内部事务", GR_SAYS_ROW, GR_SUBJECT_INTERNAL_AFFAIRS},
	{"过程性信息", GR_SAYS_ROW, GR_SUBJECT_PROCESS_INFORMATION},
	{"行政执法案卷", GR_SAYS_ROW, GR_SUBJECT_ENFORCEMENT_FILE},
	{"执法案卷", GR_SAYS_ROW, GR_SUBJECT_ENFORCEMENT_FILE},
	{"行政查询事项", GR_SAYS_ROW, GR_SUBJECT_ADMINISTRATIVE_INQUIRY},
	{"行政查询", GR_SAYS_ROW, GR_SUBJECT_ADMINISTRATIVE_INQUIRY},
	{"无法提供", GR_SAYS_ROW, GR_SUBJECT_UNAVAILABLE},
	{"不能提供", GR_SAYS_ROW, GR_SUBJECT_UNAVAILABLE},
	{"不掌握", GR_SAYS_ROW, GR_SUBJECT_NOT_HELD},
	{"未掌握", GR_SAYS_ROW, GR_SUBJECT_NOT_HELD},
	{"没有现成信息", GR_SAYS_ROW, GR_SUBJECT_NOT_READILY_AVAILABLE},
	{"现成信息", GR_SAYS_ROW, GR_SUBJECT_NOT_READILY_AVAILABLE},
	{"另行制作", GR_SAYS_ROW, GR_SUBJECT_NOT_READILY_AVAILABLE},
	{"仍不明确", GR_SAYS_ROW, GR_SUBJECT_UNCLEAR_AFTER_CORRECTION},
	{"不予处理", GR_SAYS_ROW, GR_SUBJECT_NOT_PROCESSED},
	{"信访举报投诉类", GR_SAYS_ROW, GR_SUBJECT_COMPLAINT},
	{"信访举报投诉", GR_SAYS_ROW, GR_SUBJECT_COMPLAINT},
	{"重复申请", GR_SAYS_ROW, GR_SUBJECT_DUPLICATE},
	{"公开出版物", GR_SAYS_ROW, GR_SUBJECT_PUBLICATION},
	{"反复申请", GR_SAYS_ROW, GR_SUBJECT_EXCESSIVE},
	{"重新出具", GR_SAYS_ROW, GR_SUBJECT_REISSUE},
	{"其他处理", GR_SAYS_ROW, GR_SUBJECT_OTHER},
	{"其它处理", GR_SAYS_ROW, GR_SUBJECT_OTHER},
	{"逾期不补正", GR_SAYS_ROW, GR_SUBJECT_CORRECTION_OVERDUE},
	{"逾期未补正", GR_SAYS_ROW, GR_SUBJECT_CORRECTION_OVERDUE},
	{"逾期未缴费", GR_SAYS_ROW, GR_SUBJECT_FEE_OVERDUE},
	{"逾期未缴纳费用", GR_SAYS_ROW, GR_SUBJECT_FEE_OVERDUE},
	{"逾期未按收费通知", GR_SAYS_ROW, GR_SUBJECT_FEE_OVERDUE},
	{"不予", GR_SAYS_REFUSED, GR_SUBJECT_NONE},
	{"办理结果", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"处理结果", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"办理结果中", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"处理结果中", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"办理情况", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"答复结果", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"答复情况", GR_SAYS_RESULT, GR_SUBJECT_NONE},
	{"复议", GR_SAYS_RECONSIDERATION, GR_SUBJECT_NONE},
	{"行政复议", GR_SAYS_RECONSIDERATION, GR_SUBJECT_NONE},
	{"诉讼", GR_SAYS_LITIGATION, GR_SUBJECT_NONE},
	{"行政诉讼", GR_SAYS_LITIGATION, GR_SUBJECT_NONE},
	{"起诉", GR_SAYS_LITIGATION, GR_SUBJECT_NONE},
	{"未经复议", GR_SAYS_DIRECT, GR_SUBJECT_NONE},
	{"未经行政复议", GR_SAYS_DIRECT, GR_SUBJECT_NONE},
	{"直接起诉", GR_SAYS_DIRECT, GR_SUBJECT_NONE},
	{"直接诉讼", GR_SAYS_DIRECT, GR_SUBJECT_NONE},
	{"直接提起", GR_SAYS_DIRECT, GR_SUBJECT_NONE},
	{"复议后", GR_SAYS_AFTER_REVIEW, GR_SUBJECT_NONE},
	{"经复议", GR_SAYS_AFTER_REVIEW, GR_SUBJECT_NONE},
	{"行政复议后", GR_SAYS_AFTER_REVIEW, GR_SUBJECT_NONE},
	{"规范性文件", GR_SAYS_NORMATIVE, GR_SUBJECT_NONE},
	{"行政规范性文件", GR_SAYS_NORMATIVE, GR_SUBJECT_NONE},
	{"规章", GR_SAYS_RULE, GR_SUBJECT_NONE},
	{"制发", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"制定", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"出台", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"印发", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"新制定", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"新制发", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"新出台", GR_SAYS_ISSUED, GR_SUBJECT_NONE},
	{"废止", GR_SAYS_REPEALED, GR_SUBJECT_NONE},
	{"失效", GR_SAYS_REPEALED, GR_SUBJECT_NONE},
	{"现行有效", GR_SAYS_IN_FORCE, GR_SUBJECT_NONE},
	{"继续有效", GR_SAYS_IN_FORCE, GR_SUBJECT_NONE},
	{"现有有效", GR_SAYS_IN_FORCE, GR_SUBJECT_NONE},
	{"收费", GR_SAYS_FEE, GR_SUBJECT_NONE},
	{"收取", GR_SAYS_FEE, GR_SUBJECT_NONE},
	{"费用", GR_SAYS_FEE, GR_SUBJECT_NONE},
	{"处理费", GR_SAYS_FEE, GR_SUBJECT_NONE},
	{"征收", GR_SAYS_FEE, GR_SUBJECT_NONE},
	{"信息处理费", GR_SAYS_PROCESSING_FEE, GR_SUBJECT_NONE},
	{"检索", GR_SAYS_COPYING, GR_SUBJECT_NONE},
	{"复印", GR_SAYS_COPYING, GR_SUBJECT_NONE},
	{"复制", GR_SAYS_COPYING, GR_SUBJECT_NONE},
	{"邮寄费", GR_SAYS_COPYING, GR_SUBJECT_NONE},
	{"寄送", GR_SAYS_COPYING, GR_SUBJECT_NONE},
	{"行政事业性收费", GR_SAYS_ADMINISTRATIVE_FEE, GR_SUBJECT_NONE},
	{"去年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"上年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"上一年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"前年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"往年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"历年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"同比", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"同期", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"环比", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"相比", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"较", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"增长", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"增加", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"增幅", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"减少", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"下降", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"上升", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"明年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"下一年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"下年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"次年", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"目标", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"计划公开", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"降低", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"降幅", GR_SAYS_COMPARED, GR_SUBJECT_NONE},
	{"上半年", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"下半年", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"季度", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"月份", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"每月", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"期间", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"截至", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"截止", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"目前", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"月底", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"月均", GR_SAYS_PART_OF_YEAR, GR_SUBJECT_NONE},
	{"全年", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"本年", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"今年", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"一年来", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"本年度", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"年内", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"年度", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"当年", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"全年度", GR_SAYS_THIS_YEAR, GR_SUBJECT_NONE},
	{"以来", GR_SAYS_SINCE, GR_SUBJECT_NONE},
	{"年来", GR_SAYS_SINCE, GR_SUBJECT_NONE},
	{"年间", GR_SAYS_SINCE, GR_SUBJECT_NONE},
	{"投诉", GR_SAYS_COMPLAINT, GR_SUBJECT_NONE},
	{"举报", GR_SAYS_COMPLAINT, GR_SUBJECT_NONE},
	{"申诉", GR_SAYS_COMPLAINT, GR_SUBJECT_NONE},
	{"信访", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"咨询", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"热线", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"问政", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"信箱", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"留言", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"提案", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"议案", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"建议", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"补贴", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"救助", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"注册", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"登记", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"认定", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"执行申请", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"解读", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"系统清理", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"系统梳理", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"清理", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"备案", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"审查", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"审核", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"修订", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"修改", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"草案", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"征求", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"转发", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"转办", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"协助", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"协办", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"代为", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"工单", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"交办", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"指导", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"督办", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"代", GR_SAYS_OTHER_MATTER, GR_SUBJECT_NONE},
	{"各", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"各级", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"县直", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"市直", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"区直", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"省直", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"直属", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"下属", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"所属", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"下辖", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"下级", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"基层", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"分局", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"派出所", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"社区", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"局属", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"系统", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"部门收到", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"部门受理", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"街道办事处收", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"上级", GR_SAYS_SUBORDINATE, GR_SUBJECT_NONE},
	{"部门", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"职能部门", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"工作部门", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"行政部门", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"乡镇", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"镇街", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"镇乡", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"乡镇街道", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"镇街道", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"街道", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"乡", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"镇", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"板块", GR_SAYS_UNITS, GR_SUBJECT_NONE},
	{"全省", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"全市", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"全县", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"全区", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"全州", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"全旗", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我省", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我市", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我县", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我区", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我州", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"我旗", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"本省", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"本市", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"本县", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"本区", GR_SAYS_WIDE, GR_SUBJECT_NONE},
	{"省政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"市政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"县政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"区政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"州政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"人民政府", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"政府办", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"本级", GR_SAYS_OWN_LEVEL, GR_SUBJECT_NONE},
	{"网络", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"网站", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"网上", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"线上", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"线下", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"信函", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"当面", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"现场", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"邮件", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"邮寄", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"邮箱", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"电子", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"平台", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"传真", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"微信", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"微博", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"公众号", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"客户端", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"抖音", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"媒体", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"公示栏", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"公告栏", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"通过", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"书面", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"纸质", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"来信", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"来函", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"网站公开", GR_SAYS_CHANNEL, GR_SUBJECT_NONE},
	{"自然人", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_NATURAL_PERSON},
	{"公民个人", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_NATURAL_PERSON},
	{"个人", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_NATURAL_PERSON},
	{"商业企业", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_BUSINESS},
	{"科研机构", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_RESEARCH_INSTITUTION},
	{"社会公益组织", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_PUBLIC_WELFARE_ORGANIZATION},
	{"公益组织", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_PUBLIC_WELFARE_ORGANIZATION},
	{"法律服务机构", GR_SAYS_APPLICANT, GR_SUBJECT_RECEIVED_LEGAL_SERVICE_ORGANIZATION},
	{"公民", GR_SAYS_CITIZEN, GR_SUBJECT_NONE},
	{"法人", GR_SAYS_ORGANIZATION, GR_SUBJECT_NONE},
	{"企业", GR_SAYS_ORGANIZATION, GR_SUBJECT_NONE},
	{"组织", GR_SAYS_ORGANIZATION, GR_SUBJECT_NONE},
	{"其他组织", GR_SAYS_ORGANIZATION, GR_SUBJECT_NONE},
	{"其它组织", GR_SAYS_ORGANIZATION, GR_SUBJECT_NONE},
	{"其中", GR_SAYS_OF_WHICH, GR_SUBJECT_NONE},
	{"包括", GR_SAYS_INCLUDING, GR_SUBJECT_NONE},
	{"包含", GR_SAYS_INCLUDING, GR_SUBJECT_NONE},
	{"含", GR_SAYS_INCLUDING, GR_SUBJECT_NONE},
	{"其他", GR_SAYS_REST, GR_SUBJECT_NONE},
	{"其它", GR_SAYS_REST, GR_SUBJECT_NONE},
	{"其余", GR_SAYS_REST, GR_SUBJECT_NONE},
	{"剩余", GR_SAYS_REST, GR_SUBJECT_NONE},
	{"余下", GR_SAYS_REST, GR_SUBJECT_NONE},
	{"占", GR_SAYS_SHARE, GR_SUBJECT_NONE},
	{"分别", GR_SAYS_EACH, GR_SUBJECT_NONE},
	{"等", GR_SAYS_ETC, GR_SUBJECT_NONE},
	{"同时", GR_SAYS_BESIDES, GR_SUBJECT_NONE},
	{"另", GR_SAYS_BESIDES, GR_SUBJECT_NONE},
	{"此外", GR_SAYS_BESIDES, GR_SUBJECT_NONE},
	{"还", GR_SAYS_BESIDES, GR_SUBJECT_NONE},
	{"另有", GR_SAYS_BESIDES, GR_SUBJECT_NONE},
	{"除", GR_SAYS_EXCEPT, GR_SUBJECT_NONE},
	{"超期", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"逾期", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"延期", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"纠正", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"纠错", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"败诉", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"胜诉", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"维持", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"审结", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"撤销", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"撤回", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"驳回", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"结案", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"减免", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"重复", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"尚未审结", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"结果维持", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"结果纠正", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"其他结果", GR_SAYS_OUTCOME, GR_SUBJECT_NONE},
	{"答复", GR_SAYS_REPLIED, GR_SUBJECT_NONE},
	{"回复", GR_SAYS_REPLIED, GR_SUBJECT_NONE},
	{"答复申请", GR_SAYS_REPLIED, GR_SUBJECT_NONE},
	{"办结", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"办理完毕", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"办理完结", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"办理完成", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"处理完毕", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"完成办理", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"办理答复", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"办理并答复", GR_SAYS_SETTLED, GR_SUBJECT_NONE},
	{"报告", GR_SAYS_REPORT, GR_SUBJECT_NONE},
	{"年报", GR_SAYS_REPORT, GR_SUBJECT_NONE},
	{"总体情况", GR_SAYS_REPORT, GR_SUBJECT_NONE},
	{"发布", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"推送", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"上传", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"更新", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"公示", GR_SAYS_SHOWN, GR_SUBJECT_NONE},
	{"公布", GR_SAYS_SHOWN, GR_SUBJECT_NONE},
	{"主动公开", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"集中公开", GR_SAYS_PUBLISHED, GR_SUBJECT_NONE},
	{"发生", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"产生", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"出现", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"引发", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"引起", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"导致", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"提起", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"提请", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"被申请", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"新增", GR_SAYS_OCCURRED, GR_SUBJECT_NONE},
	{"申请人", GR_SAYS_NOT_ITSELF, GR_SUBJECT_NONE},
	{"申请表", GR_SAYS_NOT_ITSELF, GR_SUBJECT_NONE},
	{"补正", GR_SAYS_NOT_ITSELF, GR_SUBJECT_NONE},
	{"处理决定", GR_SAYS_DECISION, GR_SUBJECT_NONE},
	{"决定书", GR_SAYS_DECISION, GR_SUBJECT_NONE},
	{"作出", GR_SAYS_DECIDED, GR_SUBJECT_NONE},
	{"做出", GR_SAYS_DECIDED, GR_SUBJECT_NONE},
	{"办理", GR_SAYS_DECIDED, GR_SUBJECT_NONE},
	{"实施", GR_SAYS_DECIDED, GR_SUBJECT_NONE},
	{"许可", GR_SAYS_LICENSE, GR_SUBJECT_NONE},
	{"行政许可", GR_SAYS_LICENSE, GR_SUBJECT_NONE},
	{"处罚", GR_SAYS_PENALTY, GR_SUBJECT_NONE},
	{"行政处罚", GR_SAYS_PENALTY, GR_SUBJECT_NONE},
	{"行政强制", GR_SAYS_COMPULSORY_MEASURE, GR_SUBJECT_NONE},
	{"均", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"全部", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"都", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"全都", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"均已", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"均为", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"全部为", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"都是", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"均系", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"全部已", GR_SAYS_ALL, GR_SUBJECT_NONE},
	{"共计", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"合计", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"总计", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"总共", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"一共", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"共", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"累计", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"小计", GR_SAYS_TOTAL, GR_SUBJECT_NONE},
	{"先后", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"实际", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"现已", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"现均已", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"法定时限", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"完毕", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"依法", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"依规", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"新", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"在", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"方面", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"工作", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"和", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"与", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"及", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"或", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"者", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"或者", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"并", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"对", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"向", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"我", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"本", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"局", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"机关", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"单位", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"社会", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"公众", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"群众", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"任何", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"相关", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"有关", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"提出", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"提交", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"要求", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"因", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"被", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"涉及", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"行政", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"政府", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"项目", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"也", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"且", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"尚", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"从", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"故", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"暂时", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"暂", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"针对", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"就", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"一起", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"一件", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"一例", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"情形", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"现象", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按时", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按期", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按规", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按规定", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按要求", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"及时", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"如期", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"时限", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"期限", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"规定", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"法定", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"内", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"完成", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"依照", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"根据", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"属于", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"原因", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"决定", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"内容", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"后", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"事务", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"提供", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"案和", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"外", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"已", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"事项", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"案件", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"数量", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"总数", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"书", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"类", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"类别", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"过", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"以", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"由", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"而", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"发生的", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"关于", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"政策", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"进行", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"所", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"有的", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"各类", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"各种", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"各项", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"处理", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"申请数量", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"申请量", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"申请总数", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"申请总量", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"的", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"向我", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"为", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"予以", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"年初", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"继续", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"继续办理", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"案", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"范围", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"案件数", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"做到", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"一一", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"逐一", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"严格", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"其", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"严格按照", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
	{"按照", GR_SAYS_PLAIN, GR_SUBJECT_NONE},
};

#define N_WORDS (sizeof words / sizeof words[0])
_Static_assert(N_WORDS <= UINT16_MAX, "a slot counts them");

static const char numerals[] = "0123456789零〇一二两三四五六七八九十百千万亿";

/*
 * What a sentence with a claim has: a digit or Chinese number other than 一, or a word
 * for none and what there is none of; and what ends it.  As printed, so in all widths
 * and both ways of writing.
 */
static const char telling[] = "。！？未没沒无無不０１２３４５６７８９二两兩三四五六七八九十百千万萬亿億零〇余餘多几幾";
static const char units[] = "件份宗条條起篇元则則例项項个個大部一次人％";
static const char topics[] = "。！？申诉訴议議费費规規结結许許罚罰";

/* What claim_numbers.c looks for before and behind a number. */
static const char qualifiers[] = "第几每前约近超逾过数余多左上./-abcdefghijklmnopqrstuvwxyz";

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
static uint16_t slots[GR_CLAIM_SLOTS];
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
	slots[slot] = (uint16_t) (entry + 1);
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
		entries[i].subject = words[i].subject;
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
		printf("}, %d, %d, %d, %d, %d},\n", entries[i].means, entries[i].subject, entries[i].n, entries[i].more,
			   entries[i].numeral);
	}
	puts("};\n\nconst uint16_t gr_claim_slots[GR_CLAIM_SLOTS] = {");
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

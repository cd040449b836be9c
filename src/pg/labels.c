/*
 * labels.c - the SQL functions that say a code in Chinese, row by row at the price of
 * a look-up.
 */
#include "glue.h"

PG_FUNCTION_INFO_V1(govreport_item_label);
PG_FUNCTION_INFO_V1(govreport_col_label);
PG_FUNCTION_INFO_V1(govreport_section_label);
PG_FUNCTION_INFO_V1(govreport_rule_summary);
PG_FUNCTION_INFO_V1(govreport_word_label);
PG_FUNCTION_INFO_V1(govreport_severity_label);

#define S(literal) {literal, sizeof(literal) - 1}
#define NONE ((gr_str) {NULL, 0})

/* kind, code, label: what is no part of the form */
static const struct
{
	gr_str		kind;
	gr_str		code;
	gr_str		label;
} words[] = {
	{S("severity"), S("error"), S("错误")},
	{S("severity"), S("warning"), S("警告")},
	{S("severity"), S("info"), S("提示")},
	{S("status"), S("reported"), S("按时报送")},
	{S("status"), S("late"), S("逾期报送")},
	{S("status"), S("missing"), S("未报送")},
	{S("status"), S("due"), S("未到期")},
	{S("cause"), S("report"), S("报告有误")},
	{S("cause"), S("reading"), S("读取不全")},
	{S("outcome"), S("granted"), S("予以公开")},
	{S("outcome"), S("granted_in_part"), S("部分公开")},
	{S("outcome"), S("denied"), S("不予公开")},
	{S("outcome"), S("unavailable"), S("无法提供")},
	{S("outcome"), S("not_processed"), S("不予处理")},
	{S("outcome"), S("other"), S("其他处理")},
	{S("metric"), S("received"), S("新收申请数")},
	{S("metric"), S("concluded"), S("办结申请数")},
	{S("metric"), S("disputes"), S("行政复议和诉讼数")},
	{S("metric"), S("disclosure_rate"), S("公开率")},
	{S("metric"), S("denial_rate"), S("不予公开率")},
	{S("metric"), S("denied_state_secret_share"), S("不予公开中国家秘密占比")},
	{S("metric"), S("denied_prohibited_by_law_share"), S("不予公开中其他法律行政法规禁止公开占比")},
	{S("metric"), S("denied_security_and_stability_share"), S("不予公开中危及“三安全一稳定”占比")},
	{S("metric"), S("denied_third_party_rights_share"), S("不予公开中第三方合法权益占比")},
	{S("metric"), S("denied_internal_affairs_share"), S("不予公开中内部事务信息占比")},
	{S("metric"), S("denied_process_information_share"), S("不予公开中过程性信息占比")},
	{S("metric"), S("denied_enforcement_file_share"), S("不予公开中行政执法案卷占比")},
	{S("metric"), S("denied_administrative_inquiry_share"), S("不予公开中行政查询事项占比")},
	{S("metric"), S("unavailable_rate"), S("无法提供率")},
	{S("metric"), S("carried_over_rate"), S("结转率")},
	{S("metric"), S("natural_person_share"), S("自然人申请占比")},
	{S("metric"), S("dispute_rate"), S("争议率")},
	{S("metric"), S("correction_rate"), S("纠错率")},
	{S("metric"), S("correction_rate_decided"), S("已审结纠错率")},
	{S("metric"), S("reconsideration_correction_rate"), S("复议纠错率")},
	{S("metric"), S("reconsideration_correction_rate_decided"), S("已审结复议纠错率")},
	{S("metric"), S("litigation_correction_rate"), S("诉讼纠错率")},
	{S("metric"), S("litigation_correction_rate_decided"), S("已审结诉讼纠错率")},
	{S("agency"), S("unlisted_code"), S("名单中没有这个机关代码（%s）")},
	{S("agency"), S("told_otherwise"), S("库中的机关代码或收到时间与给出的不同，没有改动（%s）")},
	{S("agency"), S("no_code"), S("没有代码")},
	{S("agency"), S("no_name"), S("没有名称")},
	{S("agency"), S("code_twice"), S("代码重复")},
	{S("agency"), S("number_sign"), S("代码不能以 # 开头")},
	{S("agency"), S("no_truth"), S("“政府”“汇总”两列须写是或否")},
	{S("agency"), S("unknown_parent"), S("名单中没有这个上级代码")},
	{S("agency"), S("ring"), S("上级的上级又是它自己，或它下面的机关")},
	{S("unmatched"), S("no_name"), S("没有读出机关名称")},
	{S("unmatched"), S("unlisted"), S("名单中没有这个名称")},
	{S("unmatched"), S("no_place"), S("名称中没有地名，不能确定是哪个机关")},
	{S("unmatched"), S("several"), S("名单中不止一个机关符合这个名称")},
	{S("unmatched"), S("contradicts"), S("同一机关同一年度，来自不同位置的报告数字不同")},
	/* headers of a list of agencies */
	{S("column"), S("code"), S("code")},
	{S("column"), S("代码"), S("code")},
	{S("column"), S("机关代码"), S("code")},
	{S("column"), S("编码"), S("code")},
	{S("column"), S("name"), S("name")},
	{S("column"), S("名称"), S("name")},
	{S("column"), S("机关名称"), S("name")},
	{S("column"), S("aliases"), S("aliases")},
	{S("column"), S("别名"), S("aliases")},
	{S("column"), S("其他名称"), S("aliases")},
	{S("column"), S("level"), S("level")},
	{S("column"), S("级别"), S("level")},
	{S("column"), S("层级"), S("level")},
	{S("column"), S("parent"), S("parent")},
	{S("column"), S("上级"), S("parent")},
	{S("column"), S("上级代码"), S("parent")},
	{S("column"), S("is_government"), S("is_government")},
	{S("column"), S("是否政府"), S("is_government")},
	{S("column"), S("政府"), S("is_government")},
	{S("column"), S("consolidates"), S("consolidates")},
	{S("column"), S("是否汇总"), S("consolidates")},
	{S("column"), S("汇总"), S("consolidates")},
	{S("list"), S("separators"), S("；、｜")},
	{S("truth"), S("t"), S("true")},
	{S("truth"), S("true"), S("true")},
	{S("truth"), S("y"), S("true")},
	{S("truth"), S("yes"), S("true")},
	{S("truth"), S("1"), S("true")},
	{S("truth"), S("是"), S("true")},
	{S("truth"), S("有"), S("true")},
	{S("truth"), S("f"), S("false")},
	{S("truth"), S("false"), S("false")},
	{S("truth"), S("n"), S("false")},
	{S("truth"), S("no"), S("false")},
	{S("truth"), S("0"), S("false")},
	{S("truth"), S("否"), S("false")},
	{S("truth"), S("无"), S("false")},
};

/* The arguments (code text, form): a NULL form is none. */
static gr_form
form_argument(FunctionCallInfo fcinfo, pgr_site *site)
{
	const pgr_types *types = pgr_get_types(site);

	for (gr_form form = GR_FORM_2019; form <= GR_FORM_2021 && !PG_ARGISNULL(1); form++)
		if (PG_GETARG_OID(1) == types->form[form])
			return form;
	return GR_FORM_NONE;
}

/* ---- what was asked before: row after row has one of a few codes ---- */

#define ANSWERS 64
#define MOST_TEXTS 2
#define LONGEST_TEXT 48

typedef struct answer
{
	char		text[MOST_TEXTS][LONGEST_TEXT];
	uint32		length[MOST_TEXTS];
	Oid			value;			/* the argument behind the texts */
	gr_str		label;			/* NULL: none, or nothing was asked */
} answer;

/* A call's arguments: the first so many are texts. */
typedef struct question
{
	int			texts;
	gr_str		text[MOST_TEXTS];
	Oid			value;
	bool		short_enough;	/* to be kept */
} question;

static question
question_of(FunctionCallInfo fcinfo, int texts)
{
	question	q = {.texts = texts,.short_enough = true};

	for (int i = 0; i < texts; i++)
	{
		const struct varlena *text = (const struct varlena *) PG_GETARG_POINTER(i);

		q.text[i] = (gr_str) {VARDATA_ANY(text), VARSIZE_ANY_EXHDR(text)};
		if (VARATT_IS_COMPRESSED(text) || VARATT_IS_EXTERNAL(text) || q.text[i].len > LONGEST_TEXT)
			q.short_enough = false;
	}
	if (texts < PG_NARGS() && !PG_ARGISNULL(texts))
		q.value = PG_GETARG_OID(texts);
	return q;
}

/* Where the call site keeps the answer. */
static answer *
place_of(pgr_site *site, const question *q)
{
	uint64		mixed = q->value;

	for (int i = 0; i < q->texts; i++)
	{
		/* codes differ in their last letters, or in what stands before them, or in length */
		const gr_str *text = &q->text[i];
		uint64		end[2] = {0, 0};
		uint32		n = Min(text->len, sizeof end);

		memcpy(end, text->s + text->len - n, n);
		mixed = (mixed ^ end[0] ^ text->len) * UINT64CONST(0x9E3779B97F4A7C15);
		mixed = (mixed ^ end[1]) * UINT64CONST(0x9E3779B97F4A7C15);
	}
	return (answer *) site->kept + (mixed >> 32) % ANSWERS;
}

static bool
is_answer(const answer *kept, const question *q)
{
	bool		same = kept->label.s != NULL && kept->value == q->value;

	for (int i = 0; i < q->texts && same; i++)
		same = kept->length[i] == q->text[i].len && memcmp(kept->text[i], q->text[i].s, q->text[i].len) == 0;
	return same;
}

static void
keep(answer *kept, const question *q, gr_str label)
{
	for (int i = 0; i < q->texts; i++)
	{
		kept->length[i] = q->text[i].len;
		memcpy(kept->text[i], q->text[i].s, q->text[i].len);
	}
	kept->value = q->value;
	kept->label = label;
}

/* A call's label, as it was found before or is found now. */
static gr_str
answer_to(FunctionCallInfo fcinfo, int texts, gr_str (*find) (FunctionCallInfo fcinfo, pgr_site *site))
{
	const question q = question_of(fcinfo, texts);
	pgr_site   *site = fcinfo->flinfo->fn_extra;
	answer	   *kept = site != NULL && q.short_enough ? place_of(site, &q) : NULL;
	gr_str		label;

	if (kept != NULL && is_answer(kept, &q))
		return kept->label;
	site = pgr_begin(fcinfo);
	if (site->kept == NULL)
		site->kept = MemoryContextAllocZero(site->lasting, ANSWERS * sizeof(answer));
	label = find(fcinfo, site);
	if (kept != NULL)
		keep(kept, &q, label);
	return label;
}

/* The result of a function whose first so many arguments are texts. */
static Datum
label_of(FunctionCallInfo fcinfo, int texts, gr_str (*find) (FunctionCallInfo fcinfo, pgr_site *site))
{
	gr_str		label = PG_ARGISNULL(0) ? NONE : answer_to(fcinfo, texts, find);
	pgr_site   *site = fcinfo->flinfo->fn_extra;
	Datum		result;

	if (label.s == NULL)
		PG_RETURN_NULL();
	result = pgr_text_result(site, label);
	if (OidIsValid(site->from_utf8))
		pgr_end(site);
	return result;
}

/* ---- the labels ---- */

/* The form's cell of table two: of this edition, else of the newest that has one; NULL: none. */
static const gr_disclosure_cell *
disclosure_cell(gr_form form, int item, int measure)
{
	const gr_disclosure_cell *found = NULL;

	for (int i = 0; i < GR_DISCLOSURE_CELLS; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i];
		bool		asked = (item < 0 || cell->item == item) && (measure < 0 || cell->measure == measure);

		if (asked && (found == NULL || found->form != form))
			found = cell;
	}
	return found;
}

/* The label of a row of the form, or of a section; NULL: none. */
gr_str
pgr_item_label(gr_str code, gr_form form)
{
	int			i;

	if ((i = PGR_FIND_CODE(code, gr_application_rows, 0)) >= 0)
		return gr_application_rows[i].label;
	if ((i = PGR_FIND_CODE(code, gr_item_codes, 0)) >= 0)
		return disclosure_cell(form, i, -1)->label;
	if ((i = PGR_FIND_CODE(code, gr_proceedings, 0)) >= 0)
		return gr_proceedings[i].label;
	if ((i = PGR_FIND_CODE(code, gr_section_forms, 0)) >= 0)
		return gr_section_forms[i].label;
	return NONE;
}

static gr_str
item_label(FunctionCallInfo fcinfo, pgr_site *site)
{
	return pgr_item_label(pgr_text_in(site, PG_GETARG_DATUM(0)), form_argument(fcinfo, site));
}

static gr_str
col_label(FunctionCallInfo fcinfo, pgr_site *site)
{
	gr_str		code = pgr_text_in(site, PG_GETARG_DATUM(0));
	int			i;

	if ((i = PGR_FIND_CODE(code, gr_applicants, 0)) >= 0)
		return gr_applicants[i].label;
	if ((i = PGR_FIND_CODE(code, gr_outcomes, 0)) >= 0)
		return gr_outcomes[i].label;
	if ((i = PGR_FIND_CODE(code, gr_measure_codes, 0)) >= 0)
		return disclosure_cell(form_argument(fcinfo, site), -1, i)->measure_label;
	return NONE;
}

static gr_str
section_label(FunctionCallInfo fcinfo, pgr_site *site)
{
	int			i = PGR_FIND_CODE(pgr_text_in(site, PG_GETARG_DATUM(0)), gr_section_forms, 0);

	return i < 0 ? NONE : gr_section_forms[i].label;
}

static gr_str
rule_summary(FunctionCallInfo fcinfo, pgr_site *site)
{
	int			i = pgr_find_code(pgr_text_in(site, PG_GETARG_DATUM(0)), gr_rules, sizeof gr_rules[0], gr_n_rules, 0);

	return i < 0 ? NONE : gr_rules[i].summary;
}

static gr_str
word_of(gr_str kind, gr_str code)
{
	for (size_t i = 0; i < lengthof(words); i++)
		if (words[i].code.len == code.len && memcmp(words[i].code.s, code.s, code.len) == 0 &&
			words[i].kind.len == kind.len && memcmp(words[i].kind.s, kind.s, kind.len) == 0)
			return words[i].label;
	return NONE;
}

static gr_str
word_label(FunctionCallInfo fcinfo, pgr_site *site)
{
	return word_of(pgr_text_in(site, PG_GETARG_DATUM(0)), pgr_text_in(site, PG_GETARG_DATUM(1)));
}

static gr_str
severity_label(FunctionCallInfo fcinfo, pgr_site *site)
{
	static const gr_str codes[GR_ERROR + 1] = {[GR_INFO] = S("info"),[GR_WARNING] = S("warning"),[GR_ERROR] = S("error")};
	const pgr_types *types = pgr_get_types(site);

	for (int i = GR_INFO; i <= GR_ERROR; i++)
		if (PG_GETARG_OID(0) == types->severity[i])
			return word_of((gr_str) S("severity"), codes[i]);
	return NONE;
}

/* item_label(item text, form form) → text */
Datum
govreport_item_label(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 1, item_label);
}

/* col_label(col text, form form) → text */
Datum
govreport_col_label(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 1, col_label);
}

/* section_label(section text) → text */
Datum
govreport_section_label(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 1, section_label);
}

/* rule_summary(rule text) → text */
Datum
govreport_rule_summary(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 1, rule_summary);
}

/* word_label(kind text, code text) → text */
Datum
govreport_word_label(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 2, word_label);
}

/* severity_label(severity) → text */
Datum
govreport_severity_label(PG_FUNCTION_ARGS)
{
	return label_of(fcinfo, 0, severity_label);
}

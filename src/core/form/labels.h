/*
 * labels.h - the words of the form: which label a text is.
 *
 * The tables are written by src/gen/term_table.c from forms.c and the variants
 * listed there.
 */
#ifndef GR_LABELS_H
#define GR_LABELS_H

#include "govreport.h"

/* What stands in a text where a document has an object or a picture that is not read: it may be a table. */
#define GR_LEFT_OUT "此处有未读入的"

/* What a label says.  Rows of table 三 come first, so that a row's term is its gr_row. */
typedef enum gr_term
{
	GR_TERM_ROWS = 0,			/* + gr_row; 其他 is GR_TERM_OTHER, 总计 GR_TERM_TOTAL: they stand in many places */
	GR_TERM_GROUPS = GR_ROWS,	/* 不予公开, 无法提供, 不予处理, 本年度办理结果; 其他处理 is GR_TERM_ROWS + GR_OTHER */
	GR_TERM_DENIED = GR_TERM_GROUPS,
	GR_TERM_UNAVAILABLE,
	GR_TERM_NOT_PROCESSED,
	GR_TERM_RESULTS,
	GR_TERM_APPLICANTS,			/* + applicant 0 to 4, 自然人 … 法律服务机构 */
	GR_TERM_ORGANIZATIONS = GR_TERM_APPLICANTS + 5, /* 法人或其他组织 */
	GR_TERM_APPLICANT,			/* 申请人情况 */
	GR_TERM_EQUATION,			/* 本列数据的勾稽关系为… */
	GR_TERM_OTHER,				/* 其他 */
	GR_TERM_TOTAL,				/* 总计 */
	GR_TERM_CLAUSES,			/* 第二十条第（一）（五）（六）（八）（九）项 */
	GR_TERM_CONTENT = GR_TERM_CLAUSES + 5,	/* 信息内容 */
	GR_TERM_MEASURES,			/* + gr_measure, by the column labels of both editions */
	GR_TERM_ITEMS = GR_TERM_MEASURES + GR_MEASURES, /* + gr_item */
	GR_TERM_RECONSIDERATION = GR_TERM_ITEMS + GR_ITEMS, /* 行政复议 */
	GR_TERM_LITIGATION,			/* 行政诉讼 */
	GR_TERM_DIRECT,				/* 未经复议直接起诉 */
	GR_TERM_AFTER,				/* 复议后起诉 */
	GR_TERM_OUTCOMES,			/* + outcome 0 to 3, 结果维持 … 尚未审结 */
	GR_TERM_SECTIONS = GR_TERM_OUTCOMES + 4,	/* + gr_section_kind but GR_EXTRA: the form's own headings */
	GR_TERMS = GR_TERM_SECTIONS + GR_EXTRA,
	GR_TERM_GOES_ON = 254,		/* the end of a label that began in a line above */
	GR_NO_TERM = 255
} gr_term;

/* A label, folded: what two labels are compared by. */
typedef struct gr_label
{
	uint32_t	hash;			/* of the letters outside brackets, a number before them left out */
	uint32_t	whole;			/* of all letters and digits */
	uint16_t	letters;		/* outside brackets, number left out */
	uint8_t		number;			/* 1 to 99: the label begins with 1. or 一、 or （一）; 0: it does not */
	bool		open;			/* a bracket is open at the end */
} gr_label;

extern gr_label gr_fold_label(const char *text, size_t length);

/* The term that the whole label is; GR_NO_TERM where it is none. */
extern gr_term gr_find_term(const gr_label *label);

/* What a cell says: four bytes, which are copied at once. */
typedef struct gr_word
{
	uint8_t		term;			/* gr_term; GR_NO_TERM for a figure, a blank, and any other text; the first piece of a label has its term */
	uint8_t		number;			/* that stands before the label; 0: none */
	uint8_t		letters;		/* of the label, at most 255; 0 for a figure or blank */
	uint8_t		unit : 7;		/* gr_printed_unit that an amount's header names */
	bool		open : 1;		/* a bracket is open at the end */
} gr_word;

/* The word of a folded label, whose term is known. */
extern gr_word gr_word_of(const gr_label *label, gr_term term, const char *text, size_t length);
/* The word of a label. */
extern gr_word gr_read_word(const char *text, size_t length);

/* A label to the letter as the form prints it. */
typedef struct gr_spelling
{
	const char *text;
	uint8_t		length;			/* bytes */
	bool		parted;			/* a blank is in it, where the form breaks it over lines */
	gr_word		word;
} gr_spelling;

/* From 1 to GR_SPELLINGS; the first is none. */
#define GR_SPELLINGS 182
extern const gr_spelling gr_spellings[GR_SPELLINGS + 1];

/* Columns that people add to the form. */
typedef enum gr_added_column
{
	GR_NOT_ADDED,
	GR_ROW_NUMBERS,				/* 行次, 序号 */
	GR_REMARKS					/* 备注, 上年, 同比 and their like */
} gr_added_column;

/* What column a header's text names that is none of the form. */
extern gr_added_column gr_find_added_column(const char *text, size_t length);

/* Whether a text is a piece of a row's label of table 三, of two letters at least: a label may wrap around its figures. */
extern bool gr_is_piece_of_row(const char *text, size_t length);

/* Whether a text has the names of several of table 二's columns in it, in another order than the form's. */
extern bool gr_are_measures_turned(const char *text, size_t length);

/* ---- likeness, for labels that are cut, broken or garbled --------------- */

/* How many pairs of neighbouring letters of each term a text has. */
typedef struct gr_likeness
{
	uint16_t	pairs;			/* of the text */
	uint8_t		shared[GR_TERMS];
	uint32_t	last;			/* letter, so that texts can be added one after another */
} gr_likeness;

extern void gr_add_likeness(gr_likeness *likeness, const char *text, size_t length);
/* Pairs of neighbouring letters of each term. */
extern const uint8_t gr_term_pairs[GR_TERMS];

#endif

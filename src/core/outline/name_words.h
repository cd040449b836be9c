/*
 * name_words.h - a name's letters, and what the words that begin with each of them mean for it: looked up
 * once, in the table that src/gen/name_table.c writes.
 */
#ifndef GR_NAME_WORDS_H
#define GR_NAME_WORDS_H

#include "text/folded.h"

/* What a word means: a bit each, and a word may have several. */
typedef enum gr_name_word
{
	GR_OF_PAGES = 1 << 0,		/* 首页, 年报: of pages and sentences, no name has it */
	GR_OF_DISCLOSURE = 1 << 1,	/* 公开 */
	GR_OF_COMPILING = 1 << 2,	/* 编制 */
	GR_OF_YEARS = 1 << 3,		/* 年 */
	GR_OF_SEVERAL = 1 << 4,		/* 各乡镇: of more than one authority */
	GR_TOWARDS = 1 << 5,		/* 致: what one authority does to another */
	GR_BEGINS_SENTENCE = 1 << 6,	/* 由, 全, 本: no name begins so, but for … */
	GR_BEGINS_NAME = 1 << 7,	/* … 全椒 and 本溪 */
	GR_OF_MENUS = 1 << 8,		/* 组织机构, which may have a name behind it */
	GR_ENDS_AUTHORITY = 1 << 9, /* 局: the last letter of names of authorities */
	GR_ENDS_DEPARTMENT = 1 << 10,	/* … of those that have a place of their own, and are no place's government */
	GR_ENDS_NATIONAL = 1 << 11, /* … of the whole country's */
	GR_ENDS_BRANCH = 1 << 12,	/* 分局 */
	GR_ENDS_PROPER = 1 << 13,	/* 海关: of one authority alone, though no place is said to be one */
	GR_BEGINS_PROPER = 1 << 14, /* 中共: the same */
	GR_BARE = 1 << 15,			/* 办公室: a name that says nothing but what kind of authority it is */
	GR_NATIONAL = 1 << 16,		/* 国家: begins the name of one of the whole country's */
	GR_SOME_PLACE = 1 << 17,	/* 县: of some county, where a name begins so, but for … */
	GR_ONE_PLACE = 1 << 18,		/* … 市中区 */
	GR_MAY_END_PLACE = 1 << 19, /* 县, 街: the ending of a place's name may begin there */
	GR_BEHIND_PLACE_LETTER = 1 << 20,	/* 场: what follows an ending where it belongs to another word, as 市场 */
	GR_IN_NO_PLACE = 1 << 21,	/* 管理: no place has it in its name */
	GR_IN_LONG_PLACE = 1 << 22, /* 和: no place of many letters has it */
	GR_IN_SHORT_PLACE = 1 << 23,	/* 部: no place of more than a few letters has it */
	GR_BODY = 1 << 24,			/* 协会, 医院: of a body, no place */
	GR_ZONE = 1 << 25,			/* 开发区: ends as places do, and is none */
	GR_LAST_OF_PLACE = 1 << 26, /* 县: the last letter of a place's name */
	GR_OF_GOVERNMENT = 1 << 27, /* 办公室: ends names that a government's stands before */
	GR_OF_DEPARTMENT = 1 << 28, /* … or a department's: 柏川分局 */
	GR_OF_BRANCH = 1 << 29		/* … or the whole country's authority's: 柏川县税务局 */
} gr_name_word;

/* 政府信息公开工作领导小组办公室 */
#define GR_NAME_WORD_LETTERS 15
/* A power of two, twice the letters that words begin with. */
#define GR_NAME_SLOTS 1024

/* A word of two letters and more; those that begin with the same stand together, longer ones first. */
typedef struct gr_name_entry
{
	uint16_t	letter[GR_NAME_WORD_LETTERS];	/* 0 behind the last */
	uint8_t		n;
	bool		more;			/* the next one begins with the same letter */
	uint32_t	means;
} gr_name_entry;

/* A letter that words begin with. */
typedef struct gr_name_slot
{
	uint16_t	letter;			/* 0: the slot is free */
	uint16_t	words;			/* the first of its entries, from 1; 0: it has none */
	uint32_t	means;			/* of the letter as a word by itself */
} gr_name_slot;

extern const gr_name_entry gr_name_entries[];
extern const gr_name_slot gr_name_slots[GR_NAME_SLOTS];

typedef struct gr_name
{
	gr_letters	l;
	uint32_t	means[GR_LETTERS];	/* all that words which begin with the letter mean */
	uint32_t	all;			/* … with any of them */
} gr_name;

extern void gr_take_name(const char *start, const char *end, gr_name *name);
/* What a letter means as a word by itself. */
extern uint32_t gr_letter_means(uint32_t letter);
/* Letters of the longest word that begins with a letter of the name and means it; 0: none does. */
extern uint32_t gr_name_word_at(const gr_name *name, uint32_t at, gr_name_word means);
/* Whether a word of so many letters, two or more, that means it begins there. */
extern bool gr_is_name_word(const gr_name *name, uint32_t at, uint32_t letters, gr_name_word means);
/* All that words mean which the name ends with. */
extern uint32_t gr_end_means(const gr_name *name);

/* Where a letter is looked for first. */
static inline uint32_t
gr_name_slot_of(uint32_t letter)
{
	return letter & (GR_NAME_SLOTS - 1);
}

#endif

/*
 * disclosure_blocks.h - the blocks of table 二: by clause, each with a header of its own.
 */
#ifndef GR_DISCLOSURE_BLOCKS_H
#define GR_DISCLOSURE_BLOCKS_H

#include "place/alignment.h"

/* Blocks that are kept, and rows: far more than authorities add to the form's ten. */
#define GR_DISCLOSURE_ROWS 128
/* Columns of the widest header, repeated cells of spans included. */
#define GR_BLOCK_NAMES 16

/* The rows of the form. */
extern const gr_row_form gr_disclosure_rows;

/* A block, with its header as its cells were met. */
typedef struct gr_block
{
	uint8_t		clause;			/* 0: none was met */
	gr_name		content;		/* 信息内容, a GR_HEAD, if it was met */
	int			n;
	gr_name		name[GR_BLOCK_NAMES];	/* of a gr_measure, or GR_FOREIGN */
	gr_printed_unit unit;		/* of an amount's header */
	bool		torn_unit;		/* a text of the header ends with 元, which may be the end of 万元 */
	bool		turned;			/* a text names its columns in another order than the form's */
	uint32_t	first;			/* records */
	uint32_t	last;
	bool		torn;			/* a record stands without a label: which label is whose is not certain */
	bool		services;		/* rows under 其他对外管理服务事项 follow */
} gr_block;

typedef struct gr_blocks
{
	gr_placing *p;
	gr_block   *list;
	uint32_t	n;
	int			votes[3];		/* of words for the edition, by gr_form */
} gr_blocks;

/*
 * Reads the texts before a record's label: headings and headers open blocks.  The last block is the record's; returns where
 * the label's texts begin.
 */
extern uint32_t gr_read_block(gr_blocks *blocks, uint32_t record);

/* The columns that a block's header names, of those that its rows have in the form, n measures. */
extern void gr_read_block_header(const gr_blocks *blocks, const gr_block *b, const uint8_t *measure, int n, gr_header *header);

/* Whether a block's header names a measure. */
extern bool gr_has_measure(const gr_block *b, uint8_t measure);

#endif

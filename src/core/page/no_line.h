/*
 * no_line.h - lines of the text that are none of the page: numbers of its pages, drawn
 * rules, bars by themselves.
 */
#ifndef GR_NO_LINE_H
#define GR_NO_LINE_H

#include <string.h>

#include "page/page.h"

/* The longest foot of a page. */
#define GR_PAGE_NUMBER_BYTES 40

/* What is no line may begin with these bytes: 1: a page's number, 2: a rule or a lone bar. */
extern const uint8_t gr_begins_no_line[256];

/* Whether the bytes at p, of which there are three, may begin a page's number: neither 1. nor an ideograph but 共, 第, 页, 頁. */
static inline bool
gr_may_be_page_number(const char *p)
{
	const uint8_t b = (uint8_t) *p;

	if ((gr_begins_no_line[b] & 1) == 0)
		return false;
	if (b < 0xE4 || b > 0xE9)
		return p[1] != '.';
	return memcmp(p, "第", 3) == 0 || memcmp(p, "共", 3) == 0 || memcmp(p, "页", 3) == 0 || memcmp(p, "頁", 3) == 0;
}

/* Whether [start, stop), which is not empty, may be no line: most are known by their first bytes and their length, as what （ begins. */
static inline bool
gr_may_be_no_line(const char *start, const char *stop)
{
	const uint8_t begins = gr_begins_no_line[(uint8_t) *start];

	if (stop - start >= 3 && memcmp(start, "（", 3) == 0)
		return false;
	return begins > 1
		|| (begins == 1 && stop - start <= GR_PAGE_NUMBER_BYTES && (stop - start < 3 || gr_may_be_page_number(start)));
}

/* - 3 -, —3—, 第 3 页, 第3页 共5页: what a page's foot says */
extern bool gr_is_page_number(const char *start, const char *end);

/*
 * A page's number, a drawn rule, a bar between two cells: a line that is not empty, and
 * none of the page.  form_feeds: the text has some, before which a number by itself is a
 * page's.  *ruled is set where it is a rule.
 */
extern bool gr_is_no_line(const gr_page *page, const char *start, const char *stop, bool form_feeds, bool *ruled);

#endif

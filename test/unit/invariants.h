/*
 * invariants.h - what must hold of every report that was read, whatever the text.
 *
 * For unit tests and fuzzing alike.  Each function names the first thing that
 * does not hold; NULL: all does.
 */
#ifndef INVARIANTS_H
#define INVARIANTS_H

#include "govreport.h"
#include "page/html.h"
#include "text/number.h"

#include <string.h>

#define MUST(holds, what) do { if (!(holds)) return what; } while (0)

/* ---- a report and its text --------------------------------------------------------- */

typedef struct read_text
{
	const char *body;
	size_t		length;
	bool		html;
	char		line_end;
	size_t		at;				/* a place, and its line from 1 */
	uint32_t	line;
} read_text;

/* Goes to a place; its line. */
static inline uint32_t
line_at(read_text *t, size_t at)
{
	while (t->at < at)
		t->line += t->body[t->at++] == t->line_end;
	while (t->at > at)
		t->line -= t->body[--t->at] == t->line_end;
	return t->line;
}

/* The printed figure is the value, but for the unit of money that its header names. */
static inline bool
is_value_of(const gr_figure *f)
{
	gr_value	printed = gr_read_value(f->raw.s, f->raw.len);
	__int128	have = f->mantissa;
	__int128	want = printed.mantissa;

	if (printed.state != GR_NUMBER)
		return false;
	for (int i = 0; i < 18 && have % 10 == 0; i++)
		have /= 10;
	for (int i = 0; i < 18 && want % 10 == 0; i++)
		want /= 10;
	return have == want || have == -want;
}

static inline const char *
broken_figure(const gr_figure *f, read_text *t)
{
	MUST(f->state <= GR_UNCERTAIN, "a figure's state is one of gr_state");
	MUST(f->state == GR_NUMBER || (f->mantissa == 0 && f->scale == 0), "only a number has a value");
	MUST(f->scale <= 18, "a figure has at most 18 decimals");
	if (f->state == GR_ABSENT)
		return NULL;
	MUST((size_t) f->start + f->length <= t->length, "a figure stands within the body");
	if (f->state != GR_UNCERTAIN && f->length > 0)
		MUST(f->line == line_at(t, f->start), "a figure's line is that of its first character");
	if (!t->html)
		MUST(f->raw.len == f->length && memcmp(f->raw.s, t->body + f->start, f->length) == 0,
			 "a figure's text is what stands at its place");
	if (f->state == GR_NUMBER)
		MUST(is_value_of(f), "a number stands at its place");
	return NULL;
}

static inline const char *
broken_cells(const gr_figure *cells, int n, read_text *t)
{
	const char *broken = NULL;

	for (int c = 0; c < n && broken == NULL; c++)
		broken = broken_figure(&cells[c], t);
	return broken;
}

static inline const char *
broken_report(const gr_report *r, const char *body, size_t length)
{
	/* lines end with a carriage return where there is no line feed but at the very end */
	read_text	t = {
		.body = body,
		.length = length,
		.html = gr_looks_like_html(body, length),
		.line_end = length < 2 || memchr(body, '\n', length - 1) != NULL ? '\n' : '\r',
		.line = 1,
	};
	uint32_t	lines = line_at(&t, length);
	uint32_t	characters = gr_characters(body, 0, length);
	uint32_t	end = 1;
	const char *broken;

	MUST(r->year == 0 || (r->year >= 1900 && r->year <= 9999), "the year is one");
	for (uint32_t i = 0; i < r->n_sections; i++)
	{
		MUST(r->sections[i].kind < GR_SECTION_KINDS, "a section's kind is one of gr_section_kind");
		MUST(t.html || r->sections[i].start >= end, "sections follow each other");
		end = r->sections[i].start + r->sections[i].length;
		MUST(r->sections[i].start >= 1 && end - 1 <= characters, "a section stands within the body");
	}
	for (uint32_t i = 0; i < r->n_disclosures; i++)
	{
		const gr_disclosure *d = &r->disclosures[i];

		MUST(d->item >= -1 && d->item < GR_ITEMS && d->measure < GR_MEASURES, "a disclosure is one of the form's");
		MUST(i == 0 || d->clause >= r->disclosures[i - 1].clause, "disclosures are in the form's order");
		if ((broken = broken_figure(&d->figure, &t)) != NULL)
			return broken;
	}
	for (uint32_t i = 0; i < r->n_applications; i++)
	{
		MUST(r->applications[i].row < GR_ROWS, "an application's row is one of the form's");
		MUST(i == 0 || r->applications[i].row > r->applications[i - 1].row, "rows are in the form's order, each once");
		if ((broken = broken_cells(r->applications[i].cell, GR_APPLICANTS, &t)) != NULL)
			return broken;
	}
	for (uint32_t i = 0; i < r->n_reviews; i++)
	{
		MUST(r->reviews[i].proceeding < GR_PROCEEDINGS, "a review's proceeding is one of the form's");
		MUST(i == 0 || r->reviews[i].proceeding > r->reviews[i - 1].proceeding, "proceedings are in the form's order");
		if ((broken = broken_cells(r->reviews[i].cell, GR_OUTCOMES, &t)) != NULL)
			return broken;
	}
	MUST(r->n_claims <= GR_CLAIMS, "claims are not more than are kept");
	for (uint32_t i = 0; i < r->n_claims; i++)
	{
		const gr_claim *c = &r->claims[i];

		MUST(c->section >= -1 && c->section < GR_SECTION_KINDS && c->subject < GR_SUBJECTS, "a claim's codes are known");
		MUST((c->has_value || c->subject == GR_SUBJECT_PROCESSING_FEE) && c->part_of <= r->n_claims && c->part_of != i + 1, "a claim has a value, and another total or none");
		MUST(c->start >= 1 && c->start - 1 + c->length <= characters, "a claim stands within the body");
	}
	for (uint32_t i = 0; i < r->n_problems; i++)
	{
		MUST(r->problems[i].code < GR_PROBLEM_CODES, "a problem's code is one of gr_problem_code");
		MUST(r->problems[i].line >= 1 && r->problems[i].line <= lines, "a problem's line is one of the body's");
	}
	return NULL;
}

/* ---- one number for all that a report holds ----------------------------------------- */

static inline uint64_t
add_number(uint64_t digest, uint64_t number)
{
	return (digest ^ number) * UINT64_C(0x9E3779B97F4A7C15) ^ digest >> 29;
}

static inline uint64_t
add_text(uint64_t digest, gr_str text)
{
	digest = add_number(digest, text.s == NULL ? UINT64_MAX : text.len);
	for (uint32_t i = 0; text.s != NULL && i < text.len; i++)
		digest = add_number(digest, (unsigned char) text.s[i]);
	return digest;
}

static inline uint64_t
add_figure(uint64_t digest, const gr_figure *f)
{
	digest = add_number(add_number(digest, (uint64_t) f->mantissa), (uint64_t) (f->scale << 8 | f->state));
	return f->state == GR_ABSENT ? digest : add_text(add_number(digest, (uint64_t) f->start << 32 | f->length), f->raw);
}

/* Two reports with the same digest are the same, as far as a test can tell. */
static inline uint64_t
report_digest(const gr_report *r)
{
	uint64_t	d = add_text(add_text((uint64_t) r->year, r->title), r->agency);

	d = add_number(d, (uint64_t) r->form);
	d = add_number(d, (uint64_t) r->from.year << 16 | r->from.month << 8 | r->from.day);
	d = add_number(d, (uint64_t) r->until.year << 16 | r->until.month << 8 | r->until.day);
	for (uint32_t i = 0; i < r->n_sections; i++)
	{
		d = add_text(add_text(add_number(d, r->sections[i].kind), r->sections[i].number), r->sections[i].title);
		d = add_number(d, (uint64_t) r->sections[i].start << 32 | r->sections[i].length);
	}
	for (uint32_t i = 0; i < r->n_disclosures; i++)
	{
		const gr_disclosure *row = &r->disclosures[i];

		d = add_number(d, (uint64_t) row->clause << 24 | (uint64_t) (uint8_t) row->item << 16 | row->measure << 8 | row->unit);
		d = add_figure(add_text(d, row->label), &row->figure);
	}
	for (uint32_t i = 0; i < r->n_applications; i++)
		for (int c = 0; c < GR_APPLICANTS; c++)
			d = add_figure(add_number(d, r->applications[i].row), &r->applications[i].cell[c]);
	for (uint32_t i = 0; i < r->n_reviews; i++)
		for (int c = 0; c < GR_OUTCOMES; c++)
			d = add_figure(add_number(d, r->reviews[i].proceeding), &r->reviews[i].cell[c]);
	for (uint32_t i = 0; i < r->n_claims; i++)
	{
		const gr_claim *c = &r->claims[i];

		d = add_number(d, (uint64_t) (uint8_t) c->section << 24 | c->subject << 16 | c->approximate << 8 | c->has_share);
		d = add_number(add_number(d, (uint64_t) c->value.mantissa), c->value.scale);
		d = add_number(add_number(d, (uint64_t) c->share.mantissa), c->share.scale);
		d = add_number(add_number(d, c->part_of), (uint64_t) c->start << 32 | c->length);
		d = add_text(add_text(d, c->label), c->unit);
	}
	for (uint32_t i = 0; i < r->n_problems; i++)
	{
		d = add_text(add_text(add_number(d, r->problems[i].code), r->problems[i].item), r->problems[i].col);
		d = add_number(add_text(d, r->problems[i].raw), r->problems[i].line);
	}
	return d;
}

#endif

/*
 * report.c - a report as anybody can store it, with any values in any order, is
 * checked, compared and written.
 *
 * The bytes say what is in it, in the order of the functions below; where they
 * end, the rest is zero.
 */
#include "fuzz.h"

#define MAX_ROWS 40

typedef struct source
{
	const uint8_t *at;
	const uint8_t *end;
	gr_arena   *arena;
} source;

static uint32_t
number_below(source *s, uint32_t n)
{
	return s->at < s->end ? *s->at++ % n : 0;
}

static int64_t
take_number(source *s)
{
	static const int64_t far[] = {INT64_MIN, INT64_MAX, INT64_MIN + 1, -1};
	uint32_t	kind = number_below(s, 8);
	int64_t		number = number_below(s, 256);

	if (kind == 0)
		return far[number & 3];
	for (uint32_t i = 5; i < kind; i++)
		number = number << 8 | number_below(s, 256);
	return number;
}

/* None, a label of the form, or the next bytes as they are. */
static gr_str
take_text(source *s)
{
	uint32_t	length = number_below(s, 40);
	gr_str		text = {(const char *) s->at, 0};

	if (length == 0)
		return (gr_str) {NULL, 0};
	if (length == 1)
		return gr_application_rows[number_below(s, GR_ROWS)].label;
	if (length == 2)
		return gr_disclosure_cells[number_below(s, GR_DISCLOSURE_CELLS)].label;
	text.len = length < (size_t) (s->end - s->at) ? length : (uint32_t) (s->end - s->at);
	s->at += text.len;
	return text.len > 0 ? text : (gr_str) {"", 0};
}

/* The code of a row or column, whatever table it is of. */
static gr_str
take_code(source *s)
{
	uint32_t	code = number_below(s, 64);

	switch (number_below(s, 8))
	{
		case 0:
			return (gr_str) {NULL, 0};
		case 1:
			return gr_application_rows[code % GR_ROWS].code;
		case 2:
			return gr_applicants[code % GR_APPLICANTS].code;
		case 3:
			return gr_proceedings[code % GR_PROCEEDINGS].code;
		case 4:
			return gr_outcomes[code % GR_OUTCOMES].code;
		case 5:
			return gr_item_codes[code % GR_ITEMS];
		case 6:
			return gr_measure_codes[code % GR_MEASURES];
		default:
			return gr_section_forms[code % GR_SECTION_KINDS].code;
	}
}

static gr_figure
take_figure(source *s, bool decimals)
{
	gr_figure	figure = {.state = (uint8_t) (GR_NUMBER + number_below(s, GR_UNCERTAIN))};

	if (figure.state == GR_NUMBER)
	{
		figure.mantissa = take_number(s);
		figure.scale = decimals ? (uint8_t) number_below(s, 19) : 0;
	}
	return figure;
}

static void *
take_rows(source *s, uint32_t *n, size_t size)
{
	void	   *rows;

	*n = number_below(s, MAX_ROWS);
	rows = gr_alloc(s->arena, (*n + 1) * size);
	require(rows != NULL, "there is memory for a report");
	return rows;
}

static void
take_heading(source *s, gr_report *report)
{
	report->title = take_text(s);
	report->agency = take_text(s);
	report->year = number_below(s, 3) == 0 ? (int) (int32_t) take_number(s) : 2018 + (int) number_below(s, 8);
	report->form = (gr_form) number_below(s, 3);
	report->from = (gr_date) {(int16_t) report->year, 1, 1};
	report->until = (gr_date) {(int16_t) report->year, (uint8_t) (1 + number_below(s, 12)), (uint8_t) (1 + number_below(s, 28))};
}

static gr_report *
take_report(source *s)
{
	gr_report  *r = gr_alloc(s->arena, sizeof *r);

	require(r != NULL, "there is memory for a report");
	take_heading(s, r);
	r->applications = take_rows(s, &r->n_applications, sizeof *r->applications);
	for (uint32_t i = 0; i < r->n_applications; i++)
	{
		/* mostly in the form's order */
		r->applications[i].row = (uint8_t) (number_below(s, 8) ? i % GR_ROWS : number_below(s, GR_ROWS));
		for (int c = 0; c < GR_APPLICANTS; c++)
			r->applications[i].cell[c] = take_figure(s, number_below(s, 16) == 1);
	}
	r->disclosures = take_rows(s, &r->n_disclosures, sizeof *r->disclosures);
	for (uint32_t i = 0; i < r->n_disclosures; i++)
	{
		const gr_disclosure_cell *cell = &gr_disclosure_cells[i % GR_DISCLOSURE_CELLS];
		bool		strange = number_below(s, 4) == 1;

		r->disclosures[i] = (gr_disclosure) {
			.clause = strange ? (uint8_t) number_below(s, 256) : cell->clause,
			.item = strange ? (int8_t) ((int) number_below(s, GR_ITEMS + 1) - 1) : (int8_t) cell->item,
			.measure = strange ? (uint8_t) number_below(s, GR_MEASURES) : cell->measure,
			.unit = (uint8_t) number_below(s, 4),
			.label = strange ? take_text(s) : cell->label,
			.figure = take_figure(s, true),
		};
	}
	r->reviews = take_rows(s, &r->n_reviews, sizeof *r->reviews);
	for (uint32_t i = 0; i < r->n_reviews; i++)
	{
		r->reviews[i].proceeding = (uint8_t) number_below(s, GR_PROCEEDINGS);
		for (int c = 0; c < GR_OUTCOMES; c++)
			r->reviews[i].cell[c] = take_figure(s, number_below(s, 16) == 1);
	}
	r->problems = take_rows(s, &r->n_problems, sizeof *r->problems);
	for (uint32_t i = 0; i < r->n_problems; i++)
		r->problems[i] = (gr_problem) {
			.code = (uint8_t) number_below(s, GR_PROBLEM_CODES),
			.item = take_code(s),
			.col = take_code(s),
			.raw = take_text(s),
			.line = (uint32_t) number_below(s, 200),
		};
	r->sections = take_rows(s, &r->n_sections, sizeof *r->sections);
	for (uint32_t i = 0; i < r->n_sections; i++)
		r->sections[i] = (gr_section) {
			.kind = (uint8_t) number_below(s, GR_SECTION_KINDS),
			.number = take_text(s),
			.title = take_text(s),
			.start = (uint32_t) take_number(s) & INT32_MAX,
			.length = (uint32_t) take_number(s) & INT32_MAX,
		};
	r->claims = take_rows(s, &r->n_claims, sizeof *r->claims);
	for (uint32_t i = 0; i < r->n_claims; i++)
		r->claims[i] = (gr_claim) {
			.section = (int8_t) ((int) number_below(s, GR_SECTION_KINDS + 1) - 1),
			.subject = (uint8_t) number_below(s, GR_SUBJECTS),
			.approximate = number_below(s, 2),
			.has_value = number_below(s, 4) != 1,
			.has_share = number_below(s, 4) == 1,
			.value = {take_number(s), (uint8_t) number_below(s, 19)},
			.share = {take_number(s), (uint8_t) number_below(s, 19)},
			.part_of = number_below(s, 4) ? number_below(s, MAX_ROWS) : (uint32_t) take_number(s) & INT32_MAX,
			.label = take_text(s),
			.unit = take_text(s),
			.start = (uint32_t) take_number(s) & INT32_MAX,
			.length = (uint32_t) take_number(s) & INT32_MAX,
		};
	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *bytes = copy_exactly(data, size);
	gr_arena	arena = lent_arena(0);
	source		s = {(const uint8_t *) bytes, (const uint8_t *) bytes + size, &arena};
	gr_report  *report = take_report(&s);
	gr_report  *other = take_report(&s);
	gr_checks	checks;

	check_report(report, &arena);
	require(gr_check_continuity(report, other, &arena, &checks) == GR_OK
			&& gr_check_rollup(report, other, &arena, &checks) == GR_OK, "reports are compared");
	for (int format = 0; format < GR_FORMATS; format++)
	{
		gr_str		written;

		require(gr_render(report, (gr_format) format, &arena, &written) == GR_OK, "a report is written");
	}
	give_back();
	free(bytes);
	return 0;
}

/*
 * pages_store.c - the store in memory: agencies as a tree, what each filed in each
 * year, findings, and sums along the tree that know how many reports they are of.
 */
#include "command/pages.h"

#include <stdlib.h>
#include <string.h>

/* ---- looking up ------------------------------------------------------------------- */

int
year_index(const struct store *store, int year)
{
	for (int i = 0; i < store->n_years; i++)
		if (store->years[i] == year)
			return i;
	return -1;
}

static int
compare_key(const void *key, const void *element)
{
	return strcmp(key, ((const struct agency *) element)->key);
}

struct agency *
find_agency(const struct store *store, const char *key)
{
	return key == NULL ? NULL : bsearch(key, store->agencies, (size_t) store->n_agencies, sizeof *store->agencies, compare_key);
}

static int
rule_index(const struct store *store, const char *code)
{
	for (int i = 0; i < store->n_rules; i++)
		if (strcmp(store->rules[i].code, code) == 0)
			return i;
	fail(IN_LANGUAGE("the store names a rule that is not in the catalogue: %s", "库中有目录里没有的规则：%s"), code);
}

bool
has_page(const struct agency *agency, int year)
{
	return agency->filed[year].expected || agency->filed[year].read;
}

bool
needs_letter(const struct store *store, const struct agency *agency, int year)
{
	const struct filed *filed = &agency->filed[year];

	if (filed->expected && !filed->read && filed->filing == MISSING)
		return true;
	for (int i = filed->first_finding; i < filed->first_finding + filed->n_findings; i++)
		if (store->findings[i].waiver == NULL && (store->findings[i].of_reading || store->findings[i].severity > GR_INFO))
			return true;
	return false;
}

#define MOST_IN_A_LIST 5000

bool
is_split(const struct agency *node, int year)
{
	return node->sums[year].findings > MOST_IN_A_LIST;
}

const char *
total_of(const struct store *store, const struct agency *node, int year, const char *column)
{
	const int	row = node->sums[year].totals_row;
	const int	number = PQfnumber(store->totals, column);

	return row < 0 || number < 0 ? NULL : value_of(store->totals, row, number);
}

/* ---- agencies and their tree --------------------------------------------------------- */

static const char *
kept(const char *value)
{
	return value == NULL ? NULL : copy_string(value);
}

static void
read_agencies(struct store *store, struct source *source)
{
	PGresult   *rows = ask(source, ASK_AGENCIES, NULL);

	store->n_agencies = PQntuples(rows);
	store->agencies = allocate_zeroed((size_t) (store->n_agencies + 1) * sizeof *store->agencies);
	for (int i = 0; i < store->n_agencies; i++)
	{
		const char *name = value_of(rows, i, 2);

		store->agencies[i] = (struct agency) {
			.key = copy_string(value_of(rows, i, 0)),.code = kept(value_of(rows, i, 1)),
			.name = copy_string(name != NULL ? name : NAMELESS),.level = kept(value_of(rows, i, 3)),
			.slug = copy_string(value_of(rows, i, 5))
		};
	}
	for (int i = 0; i < store->n_agencies; i++)
		store->agencies[i].parent = find_agency(store, value_of(rows, i, 4));
	PQclear(rows);
}

/* Where the list goes in a circle, one of the circle has nobody above. */
static void
open_circles(struct store *store)
{
	for (int i = 0; i < store->n_agencies; i++)
	{
		struct agency	   *start = &store->agencies[i];
		int			steps = 0;

		for (struct agency *above = start->parent; above != NULL; above = above->parent)
			if (above == start || ++steps > store->n_agencies)
			{
				start->parent = NULL;
				break;
			}
	}
}

static void
link_tree(struct store *store)
{
	/* from the last to the first, so that children stand in the order of their keys */
	for (int i = store->n_agencies - 1; i >= 0; i--)
	{
		struct agency	   *child = &store->agencies[i];
		struct agency	   *above = child->parent != NULL ? child->parent : &store->whole;

		child->next = above->first_child;
		above->first_child = child;
		above->n_children++;
	}
}

static void
number_tree(struct store *store)
{
	int			n = 0;
	struct agency	   *at = store->whole.first_child;

	store->tree = allocate((size_t) (store->n_agencies + 1) * sizeof *store->tree);
	while (at != NULL)
	{
		at->order = n;
		at->depth = at->parent != NULL ? at->parent->depth + 1 : 0;
		store->tree[n++] = at;
		if (at->first_child != NULL)
		{
			at = at->first_child;
			continue;
		}
		at->end = n;
		while (at->next == NULL && at->parent != NULL)
		{
			at = at->parent;
			at->end = n;
		}
		at = at->next;
	}
	store->whole.end = n;
}

static void
make_room(struct store *store)
{
	const size_t years = (size_t) store->n_years;

	for (int i = 0; i < store->n_agencies; i++)
	{
		struct agency	   *agency = &store->agencies[i];

		agency->filed = allocate_zeroed(years * sizeof *agency->filed);
		if (agency->first_child != NULL)
			agency->sums = allocate_zeroed(years * sizeof *agency->sums);
	}
	store->whole.sums = allocate_zeroed(years * sizeof *store->whole.sums);
}

/* ---- years ------------------------------------------------------------------------------ */

static void
add_years(struct store *store, const PGresult *rows)
{
	for (int i = 0; i < PQntuples(rows); i++)
	{
		const int	year = int_of(rows, i, 1);
		int			at = store->n_years;

		if (year_index(store, year) >= 0)
			continue;
		store->years = enlarge(store->years, (size_t) (store->n_years + 1) * sizeof *store->years);
		for (store->n_years++; at > 0 && store->years[at - 1] > year; at--)
			store->years[at] = store->years[at - 1];
		store->years[at] = year;
	}
}

/* ---- what was filed ------------------------------------------------------------------------ */

static struct filed *
filed_of(const struct store *store, const PGresult *rows, int row)
{
	struct agency	   *agency = find_agency(store, value_of(rows, row, 0));
	const int	year = year_index(store, int_of(rows, row, 1));

	return agency == NULL || year < 0 ? NULL : &agency->filed[year];
}

static void
take_coverage(struct store *store, const PGresult *rows)
{
	for (int i = 0; i < PQntuples(rows); i++)
	{
		struct filed	   *filed = filed_of(store, rows, i);
		const char *status = value_of(rows, i, 2);

		if (filed == NULL)
			continue;
		filed->expected = true;
		for (int k = 0; k < FILINGS; k++)
			if (strcmp(filing_codes[k], status) == 0)
				filed->filing = k;
		filed->deadline = kept(value_of(rows, i, 3));
		filed->arrived = kept(value_of(rows, i, 4));
		filed->versions = int_of(rows, i, 5);
		filed->doubtful = int_of(rows, i, 6);
	}
}

static gr_form
edition_of(const char *form)
{
	return form == NULL ? GR_FORM_NONE : strcmp(form, "2019") == 0 ? GR_FORM_2019 : GR_FORM_2021;
}

static void
take_validity(struct store *store, const PGresult *rows)
{
	for (int i = 0; i < PQntuples(rows); i++)
	{
		struct filed	   *filed = filed_of(store, rows, i);

		if (filed == NULL)
			continue;
		filed->read = true;
		filed->form = kept(value_of(rows, i, 2));
		filed->edition = edition_of(filed->form);
		filed->figures = int_of(rows, i, 3);
		filed->unread = int_of(rows, i, 4);
		filed->errors = int_of(rows, i, 5);
		filed->warnings = int_of(rows, i, 6);
		filed->infos = int_of(rows, i, 7);
		filed->waived = int_of(rows, i, 8);
		filed->valid = truth_of(rows, i, 9);
		if (filed->arrived == NULL)
			filed->arrived = kept(value_of(rows, i, 10));
		filed->source = kept(value_of(rows, i, 11));
		if (filed->versions == 0)
			filed->versions = int_of(rows, i, 12);
	}
}

static void
take_values(struct store *store, const PGresult *rows)
{
	for (int i = 0; i < PQntuples(rows); i++)
	{
		struct filed	   *filed = filed_of(store, rows, i);

		if (filed == NULL)
			continue;
		filed->summed = truth_of(rows, i, 2);
		for (int k = 0; k < VALUES; k++)
			if (value_of(rows, i, 3 + k) != NULL)
			{
				filed->known |= UINT64_C(1) << k;
				filed->values[k] = strtoll(value_of(rows, i, 3 + k), NULL, 10);
			}
	}
}

static void
take_rankings(struct store *store, const PGresult *rows)
{
	for (int i = 0; i < PQntuples(rows); i++)
	{
		struct filed	   *filed = filed_of(store, rows, i);

		for (int k = 0; filed != NULL && k < RANKED; k++)
			if (strcmp(ranked_metrics[k], value_of(rows, i, 2)) == 0)
				filed->rankings[k] = (struct ranking) {int_of(rows, i, 3), int_of(rows, i, 4), int_of(rows, i, 5)};
	}
}

/* ---- findings -------------------------------------------------------------------------------- */

static void
take_findings(struct store *store, const PGresult *rows, enum finding_kind kind)
{
	const int	n = PQntuples(rows);

	store->findings = enlarge(store->findings, (size_t) (store->n_findings + n + 1) * sizeof *store->findings);
	for (int i = 0; i < n; i++)
	{
		struct agency	   *agency = find_agency(store, value_of(rows, i, 0));
		const int	year = year_index(store, int_of(rows, i, 1));
		const int	rule = rule_index(store, value_of(rows, i, 2));

		if (agency == NULL || year < 0)
			continue;
		store->findings[store->n_findings++] = (struct finding) {
			.agency = agency,.year = year,.n = i,.kind = kind,
			.severity = store->rules[rule].severity,.rule = rule,
			.item = kept(value_of(rows, i, 3)),.item_label = kept(value_of(rows, i, 4)),
			.col = kept(value_of(rows, i, 5)),.col_label = kept(value_of(rows, i, 6)),
			.message = copy_string(value_of(rows, i, 7)),.line = int_of(rows, i, 8),
			.of_reading = truth_of(rows, i, 9),.waiver = kept(value_of(rows, i, 10))
		};
	}
}

static int
compare_ints(int one, int other)
{
	return (one > other) - (one < other);
}

/* By agency and year, the gravest first, those of a rule together, and in the order of the text. */
static int
compare_findings(const void *a, const void *b)
{
	const struct finding *one = a;
	const struct finding *other = b;
	const int	orders[] = {
		(one->agency > other->agency) - (one->agency < other->agency), compare_ints(one->year, other->year),
		compare_ints(other->severity, one->severity), compare_ints(one->kind, other->kind),
		compare_ints(one->rule, other->rule), compare_ints(one->n, other->n)
	};

	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (orders[i] != 0)
			return orders[i];
	return 0;
}

static void
sort_findings(struct store *store)
{
	qsort(store->findings, (size_t) store->n_findings, sizeof *store->findings, compare_findings);
	for (int i = 0; i < store->n_findings; i++)
	{
		const struct finding *finding = &store->findings[i];
		struct filed	   *filed = &finding->agency->filed[finding->year];

		if (filed->n_findings++ == 0)
			filed->first_finding = i;
	}
}

static void
read_rules(struct store *store, struct source *source)
{
	PGresult   *rows = ask(source, ASK_RULES, NULL);

	store->n_rules = PQntuples(rows);
	store->rules = allocate((size_t) (store->n_rules + 1) * sizeof *store->rules);
	for (int i = 0; i < store->n_rules; i++)
		store->rules[i] = (struct rule) {copy_string(value_of(rows, i, 0)), copy_string(value_of(rows, i, 1)), copy_string(value_of(rows, i, 3)), int_of(rows, i, 2)};
	PQclear(rows);
}

/* ---- sums -------------------------------------------------------------------------------------- */

static void
add_values(struct sums *sums, const struct filed *filed)
{
	sums->summed++;
	sums->summed_wrong += !filed->valid;
	sums->summed_unread += filed->unread > 0;
	for (int k = 0; k < VALUES; k++)
		if (filed->known >> k & 1)
		{
			sums->known[k]++;
			sums->total[k] += filed->values[k];
		}
}

static void
add_filed(const struct store *store, struct sums *sums, const struct agency *agency, int year)
{
	const struct filed *filed = &agency->filed[year];
	int			last = -1;

	if (filed->expected)
	{
		sums->expected++;
		sums->n[filed->filing]++;
		sums->unlisted += agency->code == NULL;
	}
	sums->doubtful += filed->doubtful;
	if (filed->read)
	{
		sums->read++;
		sums->wrong += !filed->valid;
	}
	if (filed->summed)
		add_values(sums, filed);
	sums->findings += filed->n_findings;
	for (int i = filed->first_finding; i < filed->first_finding + filed->n_findings; i++)
	{
		const int	rule = store->findings[i].rule;

		if (store->findings[i].waiver != NULL)
			continue;
		sums->by_rule[rule]++;
		sums->reports_by_rule[rule] += rule != last;
		last = rule;
	}
}

/* Over the agency and all below it. */
static void
add_up(const struct store *store, struct agency *node)
{
	for (int year = 0; year < store->n_years; year++)
	{
		struct sums	   *sums = &node->sums[year];

		sums->totals_row = -1;
		sums->by_rule = allocate_zeroed((size_t) store->n_rules * sizeof *sums->by_rule);
		sums->reports_by_rule = allocate_zeroed((size_t) store->n_rules * sizeof *sums->reports_by_rule);
		for (int i = node->order; i < node->end; i++)
			add_filed(store, sums, store->tree[i], year);
	}
}

static void
find_totals(struct store *store)
{
	const int	code = PQfnumber(store->totals, "agency_code");
	const int	year = PQfnumber(store->totals, "year");

	for (int i = 0; i < PQntuples(store->totals); i++)
	{
		const char *key = value_of(store->totals, i, code);
		struct agency	   *node = key == NULL ? &store->whole : find_agency(store, key);
		const int	index = year_index(store, int_of(store->totals, i, year));

		if (node != NULL && node->sums != NULL && index >= 0)
			node->sums[index].totals_row = i;
	}
}

/* ---- all of it ------------------------------------------------------------------------------------ */

/* The newest year of which reports are expected and some have come, else the newest. */
static int
home_year(const struct store *store)
{
	for (int year = store->n_years - 1; year >= 0; year--)
		if (store->shown[year] && store->whole.sums[year].read > 0 && store->whole.sums[year].expected > 0)
			return year;
	for (int year = store->n_years - 1; year >= 0; year--)
		if (store->shown[year])
			return year;
	return -1;
}

/* All years, or the one that was asked for. */
static void
choose_years(struct store *store, int wanted)
{
	store->shown = allocate_zeroed((size_t) store->n_years + 1);
	for (int year = 0; year < store->n_years; year++)
		store->shown[year] = wanted == 0 || store->years[year] == wanted;
	if (wanted != 0 && year_index(store, wanted) < 0)
		fail(IN_LANGUAGE("the store has nothing of %d", "库中没有 %d 年度"), wanted);
}

struct store *
read_store(struct source *source, const struct pages_options *options)
{
	struct store	   *store = allocate_zeroed(sizeof *store);
	PGresult   *coverage = ask(source, ASK_COVERAGE, NULL);
	PGresult   *validity = ask(source, ASK_VALIDITY, NULL);
	static const enum question within[] = {ASK_FINDINGS, ASK_CONTINUITY, ASK_ROLLUP};
	PGresult   *rows;

	store->name = options->server.store;
	rows = ask(source, ASK_MOMENT, NULL);
	store->moment = copy_string(value_of(rows, 0, 0));
	PQclear(rows);
	store->whole = (struct agency) {.key = "",.name = "全部机关",.slug = ""};

	read_rules(store, source);
	read_agencies(store, source);
	open_circles(store);
	link_tree(store);
	number_tree(store);
	add_years(store, coverage);
	add_years(store, validity);
	choose_years(store, options->year);
	make_room(store);
	take_coverage(store, coverage);
	take_validity(store, validity);
	PQclear(coverage);
	PQclear(validity);
	rows = ask(source, ASK_VALUES, NULL);
	take_values(store, rows);
	PQclear(rows);
	rows = ask(source, ASK_RANKINGS, NULL);
	take_rankings(store, rows);
	PQclear(rows);
	for (int kind = 0; kind < 3; kind++)
	{
		rows = ask(source, within[kind], NULL);
		take_findings(store, rows, kind);
		PQclear(rows);
	}
	sort_findings(store);
	add_up(store, &store->whole);
	for (int i = 0; i < store->n_agencies; i++)
		if (store->agencies[i].sums != NULL)
			add_up(store, &store->agencies[i]);
	store->totals = ask(source, ASK_TOTALS, NULL);
	find_totals(store);
	store->unmatched = ask(source, ASK_UNMATCHED, NULL);
	store->metrics = ask(source, ASK_METRICS, NULL);
	store->home = home_year(store);
	return store;
}

/*
 * pages.c - govreport pages: a store as a folder of pages.
 */
#include "command/pages.h"

#include <stdlib.h>

static struct progress *shown_progress;

static void
show_progress(int agencies)
{
	progress_show(shown_progress, (uint64_t) agencies);
}

static void
write_lists(const struct store *store, const struct agency *node, int year)
{
	write_node(store, node, year, false);
	write_agency_list(store, node, year);
	write_figure_list(store, node, year);
	write_finding_list(store, node, year);
}

static void
write_year(const struct store *store, int year)
{
	write_lists(store, &store->whole, year);
	write_unmatched(store, year);
	for (int i = 0; i < store->n_agencies; i++)
		if (store->agencies[i].sums != NULL)
			write_lists(store, &store->agencies[i], year);
}

static void
say_what_was_done(const char *out)
{
	const struct folder_counts counts = folder_count();

	printf(IN_LANGUAGE("%d written, %d unchanged, %d removed\n%s/index.html\n", "写出 %d 个，未变 %d 个，删除 %d 个\n%s/index.html\n"),
		   counts.written, counts.unchanged, counts.removed, out);
}

int
pages(int argc, char **argv)
{
	struct pages_options options;
	struct source	   *source;
	struct store	   *store;

	read_pages_options(argc, argv, &options);
	source = source_begin(&options);
	store = read_store(source, &options);
	if (store->home < 0)
		fail(IN_LANGUAGE("the store has no reports and no agencies", "库中没有报告，也没有机关"));
	folder_begin(options.out);
	write_assets(store->moment);
	write_node(store, &store->whole, store->home, true);
	for (int year = 0; year < store->n_years; year++)
		if (store->shown[year])
			write_year(store, year);
	shown_progress = options.server.quiet ? NULL : progress_begin("agencies", (uint64_t) store->n_agencies);
	write_agencies(source, store, &options, show_progress);
	progress_end(shown_progress, (uint64_t) store->n_agencies);
	source_end(source);
	folder_end();
	say_what_was_done(options.out);
	return GOOD;
}

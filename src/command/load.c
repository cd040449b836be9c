/*
 * load.c - govreport load: reports out of files into a store.
 */
#include "command/load.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static volatile sig_atomic_t stopped_by;

/* ---- the batch ---------------------------------------------------------------------- */

static char *
batch_name(const struct options *options)
{
	char	   *name;
	char	   *text;

	if (options->n_names == 0)
		return copy_string(options->agencies);
	if (options->batch != NULL)
		return name_text(options->batch, false);
	name = name_text(options->names[0], false);
	if (options->n_names == 1)
		return name;
	text = print_string("%s and %d more", name, options->n_names - 1);
	free(name);
	return text;
}

/* A row of the store's oid, for the caller to clear. */
static PGresult *
find_store(PGconn *server, const struct options *options)
{
	PGresult   *result = query(server, "SELECT store::pg_catalog.oid, govreport.store_relation(store, '_batches') FROM pg_catalog.to_regclass($1) store",
							   1, (const char *const[]) {options->store}, IN_LANGUAGE("could not find the store", "不能找到库"));

	if (PQgetisnull(result, 0, 0))
		fail(IN_LANGUAGE("there is no store \"%s\" in database \"%s\"\n"
						 "HINT:  Stores are made by SELECT govreport.create_store(name).",
						 "没有库“%s”（数据库“%s”）\n提示：用 SELECT govreport.create_store(名称) 建库。"), options->store, PQdb(server));
	return result;
}

/* Notes the beginning; a row of the batch's number, for the caller to clear. */
static PGresult *
start_batch(PGconn *server, const struct options *options, const char *store)
{
	char	   *name = batch_name(options);
	PGresult   *result = query(server, "SELECT govreport.start_batch($1, $2)", 2, (const char *const[]) {store, name},
							   IN_LANGUAGE("could not begin a batch", "不能开始批次"));

	free(name);
	return result;
}

/* ---- the load -------------------------------------------------------------------------- */

static void
note_signal(int number)
{
	if (number != SIGCHLD)
		stopped_by = number;
}

/* Signals come only while we wait: the set to wait with. */
static sigset_t
hold_signals(void)
{
	const int	numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGCHLD};
	struct sigaction action = {.sa_handler = note_signal};
	sigset_t	held;
	sigset_t	before;

	sigemptyset(&held);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
	{
		sigaddset(&held, numbers[i]);
		sigaction(numbers[i], &action, NULL);
	}
	sigprocmask(SIG_BLOCK, &held, &before);
	return before;
}

/* Lets each sender do what it can without waiting; NULL, or why one cannot go on. */
static char *
work_once(struct sender **senders, struct pollfd *polled, int jobs, bool *working)
{
	*working = false;
	for (int i = 0; i < jobs; i++)
	{
		if (!sender_work(senders[i], (polled[i].revents & (POLLIN | POLLERR | POLLHUP)) != 0))
			return copy_string(sender_failure(senders[i]));
		polled[i] = (struct pollfd) {.fd = sender_socket(senders[i]),.events = sender_events(senders[i])};
		*working |= !sender_finished(senders[i]);
	}
	return NULL;
}

/* Lets the senders work until all is in; NULL, or why it is not, for the caller to free. */
static char *
run_senders(struct sender **senders, int jobs, const struct summary *summary, struct progress *progress)
{
	const struct timespec tick = {.tv_nsec = 200 * 1000 * 1000};	/* time-outs of converters, the progress bar */
	const sigset_t waiting = hold_signals();
	struct pollfd *polled = allocate((size_t) jobs * sizeof *polled);
	char	   *failure = NULL;
	bool		working = true;

	for (int i = 0; i < jobs; i++)
		polled[i] = (struct pollfd) {.revents = 0};
	while (working && failure == NULL)
	{
		failure = work_once(senders, polled, jobs, &working);
		progress_show(progress, summary_files(summary));
		if (working && failure == NULL && ppoll(polled, (nfds_t) jobs, &tick, &waiting) < 0 && errno != EINTR)
			fail(IN_LANGUAGE("could not wait for the server: %s", "不能等待服务器：%s"), error_text(errno));
		if (stopped_by != 0 && failure == NULL)
			failure = print_string(IN_LANGUAGE("stopped by signal %d", "被信号 %d 停止"), (int) stopped_by);
	}
	free(polled);
	return failure;
}

static uint64_t
count_files(const struct options *options)
{
	struct walk *walk = walk_begin(options->names, options->n_names);
	uint64_t	files = 0;
	struct found found;

	while (walk_next(walk, &found))
		files += !found.skipped;
	walk_end(walk);
	return files;
}

static int
explain(const struct options *options)
{
	struct walk *walk = walk_begin(options->names, options->n_names);

	feed_explain(walk);
	walk_end(walk);
	return GOOD;
}

/* As many sessions as jobs, for the caller to free; one without the extension ends the program before there are more. */
static PGconn **
connect_servers(const struct options *options)
{
	PGconn	  **servers = allocate((size_t) options->jobs * sizeof *servers);

	servers[0] = connect_server(options);
	need_extension(servers[0], "batch_findings(regclass, bigint)");
	for (int i = 1; i < options->jobs; i++)
		servers[i] = connect_server(options);
	return servers;
}

/* Sends what the feed has; NULL, or why not all of it is in. */
static char *
send_files(PGconn **servers, const struct options *options, const struct target *target, struct feed *feed, struct summary *summary)
{
	struct sender **senders = allocate((size_t) options->jobs * sizeof *senders);
	struct progress *progress;
	char	   *failure;

	for (int i = 0; i < options->jobs; i++)
		senders[i] = sender_begin(servers[i], target, feed, summary);
	progress = options->quiet ? NULL : progress_begin("files", count_files(options));
	failure = run_senders(senders, options->jobs, summary, progress);
	progress_end(progress, summary_files(summary));
	for (int i = 0; i < options->jobs; i++)
		sender_end(senders[i]);
	free(senders);
	return failure;
}

/*
 * Has the server look at the tables named after the store that it never looked at, or it plans the views for millions of
 * rows.  The load is done without, too: of a table that cannot be looked at nothing is said.
 */
static void
analyze_new_tables(PGconn *server, const struct target *target)
{
	PGresult   *tables = query(server,
		"SELECT pg_catalog.format('ANALYZE %s', t.oid::pg_catalog.regclass) FROM pg_catalog.pg_class s"
		" JOIN pg_catalog.pg_class t ON t.relnamespace = s.relnamespace"
		" AND (t.oid = s.oid OR pg_catalog.starts_with(t.relname, s.relname || '_'))"
		" WHERE s.oid = $1::pg_catalog.oid AND t.relkind IN ('r', 'p') AND t.reltuples < 0"
		" AND pg_catalog.pg_has_role(t.relowner, 'USAGE') ORDER BY t.oid",
		1, (const char *const[]) {target->store}, IN_LANGUAGE("could not find the store's tables", "不能查找库中各表"));

	for (int i = 0; i < PQntuples(tables); i++)
		PQclear(PQexec(server, PQgetvalue(tables, i, 0)));
	PQclear(tables);
}

/* The batch's end, with what is to be said of it: where there are two sessions each finds out a part of that. */
static void
finish_batch(PGconn **servers, const struct options *options, const struct target *target, const struct summary *summary)
{
	PGconn	   *other = servers[options->jobs - 1];
	const bool	asked = other != servers[0] && ask_unmatched(other, target);

	PQclear(query(servers[0], "SELECT govreport.finish_batch($1, $2)", 2,
				  (const char *const[]) {target->store, target->batch}, IN_LANGUAGE("could not finish the batch", "不能结束批次")));
	analyze_new_tables(servers[0], target);
	if (summary_count(summary, LOADED) > 0)
		print_findings(servers[0], target);
	if (asked || ask_unmatched(other, target))
		print_unmatched(other);
}

int
load(int argc, char **argv)
{
	const double began = now();
	struct options options;

	read_options(argc, argv, &options);

	struct origins *origins = origins_begin(&options);

	if (options.dry_run)
		return explain(&options);

	struct summary *summary = summary_begin();
	struct walk *walk = walk_begin(options.names, options.n_names);
	struct feed *feed = feed_begin(&options, origins, walk, summary);
	PGconn	  **servers = connect_servers(&options);
	PGresult   *store = find_store(servers[0], &options);
	struct target target = {.store = PQgetvalue(store, 0, 0)};
	const bool	all_listed = options.agencies == NULL || load_agencies(servers[0], &target, options.agencies);

	origins_ask(origins, servers[0], &target);

	/* not before: what is wrong with the command leaves no batch */
	PGresult   *batch = start_batch(servers[0], &options, target.store);

	target.batch = PQgetvalue(batch, 0, 0);

	char	   *failure = send_files(servers, &options, &target, feed, summary);

	feed_end(feed);
	printf(IN_LANGUAGE("batch %s: ", "批次 %s："), target.batch);
	summary_print(summary, now() - began);
	if (failure == NULL)
		finish_batch(servers, &options, &target, summary);
	for (int i = 0; i < options.jobs; i++)
		PQfinish(servers[i]);
	if (failure != NULL)
		fail(IN_LANGUAGE("%s\n%llu files are in the store; run the same command again to load the others",
						 "%s\n已入库 %llu 个文件；再次运行同一命令即可装入其余文件"), failure,
			 (unsigned long long) (summary_count(summary, LOADED) + summary_count(summary, ALREADY_THERE)));

	const bool	all = summary_count(summary, QUARANTINED) + summary_count(summary, NOT_READ) + summary_count(summary, SKIPPED) == 0;

	PQclear(store);
	PQclear(batch);
	free(servers);
	walk_end(walk);
	summary_end(summary);
	origins_end(origins);
	return all && all_listed ? GOOD : SOME_WRONG;
}

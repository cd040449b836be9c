/*
 * memory_test.c - no memory in the middle of anything: every piece of work says
 * so wherever its memory ends, and does what it did before once there is enough.
 */
#include "invariants.h"
#include "reports.h"

/* Bytes more of memory from try to try. */
#define STEP 48
#define ROOM ((size_t) 4 * 1024 * 1024)
#define LENGTH(array) (sizeof (array) / sizeof (array)[0])

static void *
have_none(void *context, size_t size)
{
	(void) context;
	(void) size;
	return NULL;
}

static const gr_host poor_host = {have_none, NULL, NULL};

/* What the work is done on. */
static const char *body;
static size_t body_length;
static const gr_report *report;

static gr_status
read_whole(gr_arena *arena, uint64_t *digest)
{
	gr_report  *read;
	gr_status	status = gr_read(body, body_length, GR_WHOLE_REPORT, arena, &read);

	*digest = status == GR_OK ? report_digest(read) : 0;
	return status;
}

static gr_status
decode_bytes(gr_arena *arena, uint64_t *digest)
{
	gr_decoded	decoded;
	gr_status	status = gr_decode(body, body_length, arena, &decoded);

	*digest = status == GR_OK ? add_text(decoded.result, decoded.text) : 0;
	return status;
}

static uint64_t
checks_digest(const gr_checks *checks)
{
	uint64_t	digest = checks->n;

	for (uint32_t i = 0; i < checks->n; i++)
		digest = add_text(add_number(digest, (uint64_t) (checks->list[i].rule << 8 | checks->list[i].passed)), checks->list[i].message);
	return digest;
}

static gr_status
check(gr_arena *arena, uint64_t *digest)
{
	gr_checks	checks;
	gr_status	status = gr_check_report(report, GR_ALL_CHECKS, arena, &checks);

	*digest = status == GR_OK ? checks_digest(&checks) : 0;
	return status;
}

static gr_status
compare(gr_arena *arena, uint64_t *digest)
{
	gr_report	next = *report;
	gr_checks	checks;
	gr_checks	more;
	gr_status	status;

	next.year++;
	next.n_applications /= 2;
	status = gr_check_continuity(report, &next, arena, &checks);
	if (status == GR_OK)
		status = gr_check_rollup(&next, report, arena, &more);
	*digest = status == GR_OK ? checks_digest(&checks) + checks_digest(&more) : 0;
	return status;
}

static gr_status
render(gr_arena *arena, uint64_t *digest)
{
	*digest = 0;
	for (int format = 0; format < GR_FORMATS; format++)
	{
		gr_str		text;
		gr_status	status = gr_render(report, (gr_format) format, arena, &text);

		if (status != GR_OK)
			return status;
		*digest = add_text(*digest, text);
	}
	return GR_OK;
}

static const struct
{
	const char *name;
	gr_status	(*work) (gr_arena *arena, uint64_t *digest);
}			works[] = {
	{"reading", read_whole},
	{"decoding", decode_bytes},
	{"checking", check},
	{"comparing", compare},
	{"writing", render},
};

/* Does the work in so many bytes, with no others to be had. */
static gr_status
work_in(int work, size_t bytes, uint64_t *digest)
{
	static _Alignas(16) char space[ROOM];
	gr_arena	arena;

	gr_arena_init(&arena, &poor_host);
	gr_arena_lend(&arena, space, bytes);
	return works[work].work(&arena, digest);
}

static void
test_body(const char *name)
{
	char		title[200];

	report = read_report(body, body_length);
	for (int w = 0; w < (int) LENGTH(works); w++)
	{
		uint64_t	wanted;
		uint64_t	digest;
		size_t		bytes = 0;
		gr_status	status;

		if (work_in(w, ROOM, &wanted) != GR_OK)
		{
			ok(false, works[w].name);
			continue;
		}
		while ((status = work_in(w, bytes, &digest)) == GR_NO_MEMORY)
			bytes += STEP;
		snprintf(title, sizeof title, "%s %s says that memory ends wherever it does", works[w].name, name);
		ok(status == GR_OK && digest == wanted, title);
	}
}

int
main(void)
{
	static const char *const files[] = {
		"examples/2022-青柳区民政局-有误.txt", "test/layouts/html-tables-for-layout.txt", "test/layouts/labels-remarks-and-own-rows.txt",
	};
	static const char big5[] = "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D";

	for (size_t i = 0; i < LENGTH(files); i++)
	{
		body = read_file(files[i], &body_length);
		test_body(files[i]);
	}
	body = big5;
	body_length = strlen(big5);
	test_body("Big5");
	return done_testing();
}

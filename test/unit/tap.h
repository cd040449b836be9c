/*
 * tap.h - what a unit test program needs: a host for the core, and TAP output.
 *
 * A test program calls ok()/is_str()/is_int() once a case and ends with
 * return done_testing().
 */
#ifndef TAP_H
#define TAP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "govreport.h"

static int	tap_run;
static int	tap_failed;

static inline bool
ok(bool good, const char *name)
{
	printf("%sok %d - %s\n", good ? "" : "not ", ++tap_run, name);
	if (!good)
		tap_failed++;
	return good;
}

static inline bool
is_int(long long have, long long want, const char *name)
{
	if (!ok(have == want, name))
		printf("# have %lld, want %lld\n", have, want);
	return have == want;
}

/* want NULL: no string */
static inline bool
is_str(gr_str have, const char *want, const char *name)
{
	bool		good = want == NULL ? have.s == NULL
		: have.s != NULL && have.len == strlen(want) && memcmp(have.s, want, have.len) == 0;

	if (!ok(good, name))
		printf("# have %.*s, want %s\n", have.s ? (int) have.len : 6, have.s ? have.s : "(none)", want ? want : "(none)");
	return good;
}

static inline int
done_testing(void)
{
	printf("1..%d\n", tap_run);
	return tap_failed != 0;
}

static inline void *
tap_allocate(void *context, size_t size)
{
	(void) context;
	return malloc(size);		/* a test program ends before it matters */
}

static const gr_host tap_host = {tap_allocate, NULL, NULL};

#endif

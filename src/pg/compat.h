/*
 * compat.h - what differs between PostgreSQL 14 and 18, each with its reason.
 */
#ifndef PGR_COMPAT_H
#define PGR_COMPAT_H

/* varlena macros left postgres.h for a header of their own in 16 */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#include "utils/rangetypes.h"

/* range construction takes a soft-error context since 16; we want hard errors */
#if PG_VERSION_NUM >= 160000
#define pgr_make_range(cache, lower, upper) make_range(cache, lower, upper, false, NULL)
#else
#define pgr_make_range(cache, lower, upper) make_range(cache, lower, upper, false)
#endif

#endif

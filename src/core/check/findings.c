/*
 * findings.c - the list of checks that the rules add to, with their messages.
 */
#include "check/check.h"

/* Rows that a whole report gives for all checks, and the findings of a usual one. */
#define ALL_CHECKS 96
#define FEW_CHECKS 16
/* Bytes for messages to begin with, and each time they run out. */
#define ALL_MESSAGES (12 * 1024)
#define FEW_MESSAGES (3 * 1024)
/* Checks between two calls of the host's poll; a power of two. */
#define POLL_EVERY 1024

/* The message of the check added last is what was put since. */
static void
end_message(gr_checker *c)
{
	if (c->n > 0)
		c->list[c->n - 1].message.len = (uint32_t) (c->message.at - c->list[c->n - 1].message.s);
}

static bool
enlarge_list(gr_checker *c, uint32_t least)
{
	uint32_t	room = c->room > 0 ? c->room * 2 : least;
	gr_check   *list = gr_alloc(c->arena, room * sizeof *list);

	if (list == NULL)
		return false;
	if (c->n > 0)
		memcpy(list, c->list, c->n * sizeof *list);
	c->list = list;
	c->room = room;
	return true;
}

static bool
begin_messages(gr_checker *c, size_t size)
{
	c->message.at = gr_alloc_raw(c->arena, size);
	c->message.end = c->message.at != NULL ? c->message.at + size : NULL;
	return c->message.at != NULL;
}

/* Room for one more check and its message. */
static bool
make_room(gr_checker *c)
{
	const gr_host *host = c->arena->host;
	bool		few = c->wanted != GR_ALL_CHECKS;

	if (c->n % POLL_EVERY == POLL_EVERY - 1 && host->poll != NULL && !host->poll(host->context))
		c->status = GR_STOPPED;
	else if (c->n == c->room && !enlarge_list(c, few ? FEW_CHECKS : ALL_CHECKS))
		c->status = GR_NO_MEMORY;
	else if (c->message.end - c->message.at < GR_MESSAGE_MAX && !begin_messages(c, few ? FEW_MESSAGES : ALL_MESSAGES))
		c->status = GR_NO_MEMORY;
	return c->status == GR_OK;
}

gr_check *
gr_add_check(gr_checker *c, gr_passed passed)
{
	gr_check   *check;

	if (passed == GR_FAILED)
		c->failed = true;
	else if (c->wanted != GR_ALL_CHECKS)
		return NULL;
	if (c->arena == NULL || c->status != GR_OK)
		return NULL;
	end_message(c);
	if (!make_room(c))
		return NULL;
	check = &c->list[c->n++];
	check->rule = (uint8_t) c->rule;
	check->passed = (uint8_t) passed;
	check->cause = GR_CAUSE_REPORT;
	check->message.s = c->message.at;
	return check;
}

gr_status
gr_end_checks(gr_checker *c, gr_checks *out)
{
	if (c->status != GR_OK)
		return c->status;
	end_message(c);
	*out = (gr_checks) {c->list, c->n};
	return GR_OK;
}

/*
 * rewrite_parts.c - tables whose head stands behind its body, or whose foot before it, in the
 * order in which a page shows them.
 */
#include <string.h>
#include <strings.h>

#include "page/rewrite.h"

/* Parts of one table that are moved; further ones stay where they are. */
#define PARTS 8

typedef struct part
{
	const char *start;
	const char *end;
	bool		head;
} part;

static bool
is_tag(const char *p, const char *end, const char *tag)
{
	size_t		length = strlen(tag);

	return (size_t) (end - p) > length && strncasecmp(p, tag, length) == 0
		&& !((p[length] | 0x20) >= 'a' && (p[length] | 0x20) <= 'z');
}

/* The next of the tags, an empty one behind the last, at or behind p; NULL: none. */
static const char *
find_tag(const char *p, const char *end, const char *const *tags)
{
	for (; p < end && (p = memchr(p, '<', (size_t) (end - p))) != NULL; p++)
		for (int i = 0; *tags[i] != 0; i++)
			if (is_tag(p, end, tags[i]))
				return p;
	return NULL;
}

/* Behind the table whose tag is at p, tables within it left out; NULL where it has some, or no end. */
static const char *
table_end(const char *p, const char *end)
{
	static const char *const tags[] = {"<table", "</table", ""};
	const char *stop = find_tag(p + 1, end, tags);

	return stop != NULL && is_tag(stop, end, "</table") ? stop : NULL;
}

/* The parts of the table [p, end) that stand in another place than they are shown in. */
static int
find_parts(const char *p, const char *end, part *parts)
{
	static const char *const tags[] = {"<thead", "<tfoot", "<tr", ""};
	static const char *const ends[] = {"</thead", "</tfoot", ""};
	static const char *const row[] = {"<tr", ""};
	bool		rows = false;	/* came already */
	int			n = 0;

	while (n < PARTS && (p = find_tag(p, end, tags)) != NULL)
	{
		const char *stop;
		bool		head = is_tag(p, end, "<thead");

		if (is_tag(p, end, "<tr"))
		{
			rows = true;
			p++;
			continue;
		}
		if ((stop = find_tag(p, end, ends)) == NULL || (stop = memchr(stop, '>', (size_t) (end - stop))) == NULL)
			break;
		stop++;
		if (head ? rows : find_tag(stop, end, row) != NULL)
			parts[n++] = (part) {p, stop, head};
		p = stop;
	}
	return n;
}

bool
gr_has_moved_parts(const char *start, const char *end)
{
	static const char *const tables[] = {"<table", ""};
	part		parts[PARTS];

	while ((start = find_tag(start, end, tables)) != NULL)
	{
		const char *stop = table_end(start, end);

		if (stop != NULL && find_parts(start, stop, parts) > 0)
			return true;
		start++;
	}
	return false;
}

/* The heads, what stays, the feet. */
static void
take_table(gr_rewriter *w, const char *p, const char *end)
{
	part		parts[PARTS];
	int			n = find_parts(p, end, parts);
	const char *tag = memchr(p, '>', (size_t) (end - p));

	if (n == 0 || tag == NULL)
	{
		gr_rewriter_take(w, p, end);
		return;
	}
	gr_rewriter_take(w, p, tag + 1);
	p = tag + 1;
	for (int i = 0; i < n; i++)
		if (parts[i].head)
			gr_rewriter_take(w, parts[i].start, parts[i].end);
	for (int i = 0; i < n; i++)
	{
		gr_rewriter_take(w, p, parts[i].start);
		p = parts[i].end;
	}
	gr_rewriter_take(w, p, end);
	for (int i = 0; i < n; i++)
		if (!parts[i].head)
			gr_rewriter_take(w, parts[i].start, parts[i].end);
}

void
gr_rewrite_parts(gr_rewriter *w)
{
	static const char *const tables[] = {"<table", ""};
	const char *p = w->body;
	const char *table;

	while (!w->full && (table = find_tag(p, w->end, tables)) != NULL)
	{
		const char *stop = table_end(table, w->end);

		gr_rewriter_take(w, p, table);
		if (stop != NULL)
			take_table(w, table, stop);
		else
			gr_rewriter_take(w, table, stop = table + 1);
		p = stop;
	}
	gr_rewriter_take(w, p, w->end);
}

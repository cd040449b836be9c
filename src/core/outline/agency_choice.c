/*
 * agency_choice.c - whose report it is: the authority of the title, or what all other evidence agrees upon.
 */
#include "outline/agreement.h"

#include "text/folded.h"

/* A name of what works for the government of a town: of the same place. */
static bool
works_there(gr_str name, gr_str town)
{
	gr_authority parts;
	gr_str		place;

	gr_split_authority(town, &parts);
	if (parts.n_places == 0)
		return false;
	place = parts.place[parts.n_places - 1];
	return memmem(name.s, name.len, place.s, place.len) != NULL;
}

/* 霁川市公安局青柳分局 and 国家税务总局柏川县税务局 sign their own reports, not those of 霁川市公安局 and 国家税务总局. */
static bool
is_branch_of(gr_str name, gr_str agency)
{
	if (name.len <= agency.len || memcmp(name.s, agency.s, agency.len) != 0 || gr_governs(agency) || gr_ends_name(agency, "分局"))
		return false;
	return gr_ends_name(name, "分局") || gr_name_kind_of(name.s + agency.len, name.s + name.len) == GR_FULL_NAME;
}

/* A government's report may be compiled, signed and published by an authority under it, which is told of, too; a town's by one of the town. */
static bool
objects(const gr_evidence *e, gr_source source)
{
	gr_str		agency = e->title->agency;
	gr_str		name = e->names[source].name;

	if (name.s != NULL && source == GR_SIGNED && is_branch_of(name, agency))
		return true;
	if (name.s == NULL || gr_may_be_same(agency, name))
		return false;
	if (e->title->place == GR_LISTED)
		return true;
	if (gr_is_local(agency))
		return !works_there(name, agency) && !gr_keeps_pages(name);
	return !gr_governs(agency) && (source != GR_COMPILED || !gr_governs(name));
}

static bool
agrees(const gr_evidence *e, gr_source source)
{
	return e->names[source].name.s != NULL && gr_may_be_same(e->title->agency, e->names[source].name);
}

/* The first evidence that names another authority than the title; s == NULL: none. */
static gr_named_by
find_objection(gr_evidence *e)
{
	bool		announced = e->announced != NULL && e->announced->agency.s != NULL;
	const gr_title *last;

	if (announced && !gr_may_be_same(e->title->agency, e->announced->agency))
		return (gr_named_by) {e->announced->agency, e->announced->first};
	for (int i = GR_SIGNED; i <= GR_COMPILED; i++)
		if (objects(e, (gr_source) i))
			return e->names[i];
	if ((last = gr_find_last_title(e, GR_STANDING)) != NULL && last != e->title && last->agency.s == NULL)
	{
		gr_find_publishers(e->page, last, 0, e->names);
		if (objects(e, GR_PUBLISHED_BY))
			return e->names[GR_PUBLISHED_BY];
	}
	if (announced || agrees(e, GR_SIGNED) || agrees(e, GR_COMPILED) || (gr_governs(e->title->agency) && e->title->place != GR_LISTED))
		return (gr_named_by) {{NULL, 0}, 0};
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	if (objects(e, GR_SPOKEN_OF))
		return e->names[GR_SPOKEN_OF];
	return (gr_named_by) {{NULL, 0}, 0};
}

/* Those who keep a government's pages publish others' reports, too. */
static bool
is_own_publisher(const gr_evidence *e)
{
	gr_str		name = e->names[GR_PUBLISHED_BY].name;

	return !gr_keeps_pages(name) || gr_is_told_of(e->page, e->outline, name);
}

/* What says of itself that it is the report's name, the surest first; returns the number. */
static int
list_names(const gr_evidence *e, gr_named_by named[1 + GR_SOURCES])
{
	gr_str		compiled = e->names[GR_COMPILED].name;
	int			n = 0;

	if (e->announced != NULL && e->announced->agency.s != NULL)
		named[n++] = (gr_named_by) {e->announced->agency, e->announced->first};
	for (int i = 0; i < GR_UNDATED; i++)
		if (e->names[i].name.s != NULL && i != GR_COMPILED && (i != GR_PUBLISHED_BY || is_own_publisher(e)))
			named[n++] = e->names[i];
	/* a government, or its office, compiles others' reports, too */
	if (compiled.s != NULL && (n == 0 || !(gr_governs(compiled) || gr_ends_name(compiled, "政府办公室") || gr_ends_name(compiled, "政府办公厅"))))
		named[n++] = e->names[GR_COMPILED];
	if (n == 0 && e->names[GR_UNDATED].name.s != NULL)
		named[n++] = e->names[GR_UNDATED];
	for (int i = GR_CONTACT; i < GR_SOURCES && n == 0; i++)
		if (e->names[i].name.s != NULL && gr_is_told_of(e->page, e->outline, e->names[i].name))
			named[n++] = e->names[i];
	return n;
}

/* The name of a report whose title has none: all that says so must agree. */
static gr_status
take_name(gr_evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection)
{
	gr_named_by named[1 + GR_SOURCES];
	int			n;
	char	   *copy;

	*objection = (gr_named_by) {{NULL, 0}, 0};
	gr_find_publishers(e->page, e->title, e->head, e->names);
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	n = list_names(e, named);
	if (n == 0)
		return GR_OK;
	/* what a sentence tells of one, and nothing else says */
	if (n == 1 && named[0].name.s == e->names[GR_SPOKEN_OF].name.s && !gr_is_only_subject(e->page, named[0], report->year))
	{
		*objection = named[0];
		return GR_OK;
	}
	for (int i = 1; i < n; i++)
		if (!gr_may_be_same(named[0].name, named[i].name))
		{
			*objection = named[i];
			return GR_OK;
		}
	/* the office of a government writes its report, and reports itself, too */
	if (gr_ends_name(named[0].name, "政府办公室") && named[0].name.s == e->names[GR_COMPILED].name.s)
		return GR_OK;
	if (gr_speaks_otherwise(e->page, named[0].name))
	{
		*objection = named[0];
		return GR_OK;
	}
	copy = gr_alloc_raw(arena, named[0].name.len);
	if (copy == NULL)
		return GR_NO_MEMORY;
	report->agency = (gr_str) {copy, gr_copy_compact(copy, named[0].name.s, named[0].name.s + named[0].name.len)};
	return GR_OK;
}

/* The last of several reports' titles. */
static gr_named_by
name_last_title(const gr_evidence *e)
{
	gr_named_by last = {{NULL, 0}, 0};

	for (uint32_t i = 0; i < e->n; i++)
		if (e->titles[i].place < GR_ANNOUNCED)
			last = (gr_named_by) {e->titles[i].text, e->titles[i].first};
	return last;
}

/* Other evidence has the name to the letter. */
static bool
is_stated_elsewhere(gr_evidence *e, gr_str agency)
{
	if (e->announced != NULL && gr_is_same_text(e->announced->agency, agency))
		return true;
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	for (int i = 0; i < GR_SOURCES; i++)
		if (gr_is_same_text(e->names[i].name, agency))
			return true;
	return false;
}

/* A title of the one authority that all titles are of, where years alone tell them apart; NULL: they are of several. */
static const gr_title *
find_common_agency(const gr_evidence *e)
{
	const gr_title *common = NULL;
	bool		standing = false;

	for (uint32_t i = 0; i < e->n; i++)
	{
		const gr_title *title = &e->titles[i];

		if (title->place >= GR_ANNOUNCED)
			continue;
		if (title->agency.s == NULL || title->cut || (common != NULL && !gr_is_same_text(common->agency, title->agency)))
			return NULL;
		standing |= title->place == GR_STANDING;
		common = title;
	}
	if (!standing || gr_name_kind_of(common->agency.s, common->agency.s + common->agency.len) != GR_FULL_NAME)
		return NULL;
	return e->names[GR_SIGNED].name.s == NULL || gr_may_be_same(common->agency, e->names[GR_SIGNED].name) ? common : NULL;
}

/* The government in the line above the title's words may be the site's: nothing else says that the report is of one.  A town has no site. */
static bool
is_of_site(gr_evidence *e)
{
	gr_str		signed_by = e->names[GR_SIGNED].name;
	gr_str		agency = e->title->agency;

	if (!e->title->lifted || !gr_governs(agency) || gr_is_local(agency) || gr_speaks_as_government(e->page, e->outline))
		return false;
	if (signed_by.s != NULL)
		return !gr_may_be_same(agency, signed_by) && !gr_keeps_pages(signed_by) && !gr_speaks_otherwise(e->page, signed_by);
	return e->title->of_site && !gr_is_told_of(e->page, e->outline, agency);
}

/* A name that stands against a government's in the line above the title's words: the narrative must tell of it, or not of a government. */
static bool
is_certain(const gr_evidence *e, gr_str name)
{
	return e->title->of_site || gr_speaks_otherwise(e->page, e->title->agency)
		|| (name.s != NULL && gr_is_told_of(e->page, e->outline, name));
}

/* The line above the title may be the site's name: the title goes without it, where another name is certain. */
static gr_status
drop_site_name(gr_evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection)
{
	gr_named_by other;
	gr_status	status;

	*objection = (gr_named_by) {e->title->agency, e->title->first};
	if (e->title->above == 0)
		return GR_OK;
	report->title = (gr_str) {e->title->text.s + e->title->above, e->title->text.len - e->title->above};
	status = take_name(e, arena, report, &other);
	if (!is_certain(e, report->agency))
		report->agency = (gr_str) {NULL, 0};
	if (report->agency.s != NULL)
		objection->name.s = NULL;
	return status;
}

/* A name speaks against that above the title's words: of another authority, and not one that keeps the pages, or works, for it. */
static bool
contradicts(gr_str name, gr_str agency)
{
	if (name.s == NULL || gr_may_be_same(agency, name))
		return false;
	return gr_is_local(agency) ? !works_there(name, agency) : !gr_keeps_pages(name);
}

/* The authority that compiled the report, or is named beside the title, or is told of, is another than that above the title's words. */
static bool
is_contradicted(gr_evidence *e)
{
	gr_str		agency = e->title->agency;

	if (!e->title->lifted || gr_speaks_as_government(e->page, e->outline))
		return false;
	gr_find_publishers(e->page, e->title, 0, e->names);
	e->names[GR_SPOKEN_OF] = gr_find_narrative_name(e->page, e->outline);
	return contradicts(e->names[GR_COMPILED].name, agency) || contradicts(e->names[GR_PUBLISHED_BY].name, agency)
		|| contradicts(e->names[GR_SPOKEN_OF].name, agency) || (gr_is_local(agency) && contradicts(e->names[GR_SIGNED].name, agency));
}

/* What stands above the title's words may be no part of it. */
static bool
may_be_of_site(gr_evidence *e)
{
	return (e->title->lifted || e->title->place == GR_LISTED) && e->announced == NULL
		&& (gr_speaks_otherwise(e->page, e->title->agency) || is_of_site(e) || is_contradicted(e));
}

/* The title names an authority: its report, unless something speaks against it. */
static gr_status
confirm_agency(gr_evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection)
{
	*objection = find_objection(e);
	if (objection->name.s != NULL)
		return GR_OK;
	if (e->title->cut && !is_stated_elsewhere(e, e->title->agency))
	{
		*objection = (gr_named_by) {e->title->agency, e->title->first};
		report->title = (gr_str) {NULL, 0};
		return GR_OK;
	}
	if (may_be_of_site(e))
		return drop_site_name(e, arena, report, objection);
	report->agency = e->title->agency;
	return GR_OK;
}

gr_status
gr_decide_agency(gr_evidence *e, gr_arena *arena, gr_report *report, gr_named_by *objection)
{
	const gr_title *common;

	*objection = (gr_named_by) {{NULL, 0}, 0};
	if (e->title != NULL && e->title->agency.s != NULL)
		return confirm_agency(e, arena, report, objection);
	if (!e->several || e->announced != NULL)
		return take_name(e, arena, report, objection);
	if ((common = find_common_agency(e)) == NULL)
		*objection = name_last_title(e);
	else if (!gr_speaks_otherwise(e->page, common->agency))
		report->agency = common->agency;
	return GR_OK;
}

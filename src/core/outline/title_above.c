/*
 * title_above.c - takes in the lines above a title's words that belong to it: whose it is, and of which year.
 */
#include "outline/title_above.h"

#include "outline/places.h"
#include "outline/title_marks.h"
#include "page/html_place.h"
#include "text/utf8.h"
#include "text/years.h"

/* *local: the name's place is below a county, as 大岭镇人民政府's. */
static gr_title_words
read_parts(const gr_title_parts *p, bool *local)
{
	char		text[GR_TITLE_BYTES];
	uint32_t	n = gr_copy_parts(p, text);
	gr_title_words words = gr_read_title_words(text, text + n);
	gr_authority name;

	*local = false;
	if (words.kind == GR_FULL_NAME)
	{
		gr_split_authority((gr_str) {text + words.agency, words.agency_end - words.agency}, &name);
		*local = name.n_places > 0 && !name.holds_place;
	}
	return words;
}

static bool
has_place_letter(const char *start, const char *end)
{
	static const uint16_t places[] = {U'省', U'市', U'县', U'区', U'州', U'盟', U'旗', U'镇', U'乡'};
	gr_letters	l;

	gr_take_letters(start, end, &l);
	for (uint32_t i = 1; i < l.n; i++)
		for (size_t k = 0; k < sizeof places / sizeof places[0]; k++)
			if (l.letter[i] == places[k])
				return true;
	return false;
}

/* Letters that stand alone in lines, as where each character has a line. */
#define FRAGMENT_LETTERS 2

static bool
is_fragment(const char *start, const char *end)
{
	uint32_t	letters = gr_count_letters(start, end);
	gr_year		year = gr_find_year(start, end);

	return letters <= FRAGMENT_LETTERS || (year.value != 0 && letters == gr_count_letters(year.start, year.end));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters of a line that may be the beginning of a place's name: 柏川 over 县水利局. */
#define SCRAP_LETTERS 3

/* A year that is broken over the lines: 20 above 24年. */
static bool
is_broken_year(const char *start, const char *end, const char *below)
{
	int			digits = 0;

	for (const char *p = end; p > start && is_digit(p[-1]); p--)
		digits++;
	if (digits == 0 || end - start <= 3 || !is_digit(*below))
		return false;
	while (is_digit(*below++))
		digits++;
	return digits == 4;
}

/* A year and nothing else, as 2023年度. */
static bool
is_only_year(const char *start, const char *end)
{
	gr_year		year = gr_find_year(start, end);

	return year.value != 0 && gr_count_letters(start, end) <= gr_count_letters(year.start, year.end) + 2;
}

/* A line that may hold the beginning of a name whose rest, without a place, stands below: 柏川县机关 over 事务局. */
static bool
may_go_on(const char *start, const char *end, const gr_title_words *own)
{
	if (gr_name_kind_of(start, end) != GR_FULL_NAME || gr_ends_with_word(start, end, "机关"))
		return true;
	return gr_ends_with_word(start, end, "政府") ? (own->ends & GR_OF_GOVERNMENT) != 0 : (own->ends & GR_OF_DEPARTMENT) != 0;
}

/* 国家统计局: its branch's name, 柏川调查队, may stand in the line below. */
static bool
is_national(const char *start, const char *end)
{
	gr_name		name;

	gr_take_name(start, end, &name);
	return gr_is_national(&name) && gr_name_kind_of(start, end) == GR_FULL_NAME;
}

/* What is above a title that names an authority of some place: 柏川县 above 县水利局, 国家统计局 above 柏川调查队. */
static bool
belongs_to_organ(const gr_title_words *own, const char *start, const char *end)
{
	return is_national(start, end) || (has_place_letter(start, end) && may_go_on(start, end, own));
}

/*
 * What is above a title whose name is whole: the county of a town, the authority of a branch, and the whole country's
 * where the title's words stand on several lines.
 */
static bool
belongs_to_name(const gr_title_words *own, bool local, const char *start, const char *end, bool broken)
{
	const gr_name_kind kind = gr_name_kind_of(start, end);

	if (broken && (own->ends & GR_OF_BRANCH) != 0 && is_national(start, end) && !has_place_letter(start, end))
		return true;
	if (own->is_branch && kind == GR_FULL_NAME && !gr_ends_with_word(start, end, "府"))
		return true;
	return local && kind == GR_PLACE;
}

/* Whether the line above belongs to the title whose words read so, and read as joined together with it; broken: the words stand on several lines. */
static bool
belongs_to(const gr_title_words *own, bool local, const gr_title_words *joined, const char *start, const char *end, bool fragments,
		   bool broken)
{
	if (own->year == 0 && joined->year > 0 && joined->kind == own->kind && is_only_year(start, end))
		return true;
	if (!own->named)
		return joined->kind != GR_NO_NAME || (own->year == 0 && joined->year > 0 && !joined->named);
	if (fragments)
		return joined->kind != GR_NO_NAME;
	if (own->kind == GR_NO_NAME)
		return joined->kind == GR_FULL_NAME || joined->kind == GR_PLACE;
	if (joined->kind != GR_FULL_NAME)
		return false;
	return own->kind == GR_ORGAN ? belongs_to_organ(own, start, end) : belongs_to_name(own, local, start, end, broken);
}

/* 县水利局: of some county. */
static bool
is_of_kind(const char *start, const char *end)
{
	gr_name		name;

	gr_take_name(start, end, &name);
	return gr_begins_with_kind(&name);
}

/* The name of an authority, no government's, that is a line; s == NULL: it is none. */
static gr_str
name_in_line(const gr_page *page, uint32_t line)
{
	const char *start;
	const char *end;
	gr_name_kind kind = GR_NO_NAME;
	gr_str		name = {NULL, 0};

	if (gr_is_plain_line(page, line, &start, &end))
		kind = gr_name_kind_of(start, end);
	if (kind == GR_FULL_NAME || (kind == GR_ORGAN && is_of_kind(start, end)))
		name = (gr_str) {start, (uint32_t) (end - start)};
	return name.s != NULL && gr_governs(name) ? (gr_str) {NULL, 0} : name;
}

/* Two lines with names of authorities, one above the other, are of a list. */
static bool
is_list_of_names(const gr_page *page, uint32_t line)
{
	gr_str		name = line > 0 ? name_in_line(page, line) : (gr_str) {NULL, 0};
	gr_str		above = name.s != NULL ? name_in_line(page, line - 1) : name;

	return above.s != NULL && !gr_may_be_same(name, above);
}

/* What stands behind a page's marks in the line above, where it says whose and of which year, or ends within the year. */
static bool
find_piece_above(const gr_page *page, uint32_t line, const char *below, const char **start, const char **end)
{
	gr_year		year;
	const char *p = page->text + page->lines[line].start;
	uint32_t	length;

	*start = p;
	*end = gr_end_of_line(page, line);
	for (; p < *end; p += length)
		if (gr_is_title_mark(gr_utf8(p, *end, &length)))
			*start = p + length;
	*start = gr_skip_blanks(*start, *end);
	if (*start >= *end || is_broken_year(*start, *end, below))
		return *start < *end;
	year = gr_find_year(*start, *end);
	return year.value != 0 && gr_count_letters(year.end, *end) <= 2 && gr_name_kind_of(*start, year.start) == GR_FULL_NAME;
}

/* Whether the line above may be a part of a title that goes on in a line, where it begins so. */
static bool
may_go_before(const gr_page *page, uint32_t line, const char *below, const char **start, const char **end)
{
	return line > 0 && page->lines[line].gap <= GR_TITLE_GAP
		&& (gr_is_plain_line(page, line - 1, start, end) || find_piece_above(page, line - 1, below, start, end));
}

/* Nothing but marks. */
static bool
is_empty(const gr_page *page, uint32_t line)
{
	return gr_skip_line_marks(page->text + page->lines[line].start, gr_end_of_line(page, line)) == gr_end_of_line(page, line);
}

/* Whether the line above may hold the beginning of a name that goes on in a line. */
static bool
may_be_cut(gr_name_kind kind, const char *own, const char *own_end, const char *start, const char *end)
{
	gr_name		name;
	bool		county;

	if (gr_ends_with_word(start, end, "网"))
		return false;			/* the site's name */
	if (kind == GR_ORGAN)
		return !is_of_kind(own, own_end) || gr_count_letters(start, end) <= SCRAP_LETTERS;
	gr_take_name(start, end, &name);
	return kind == GR_FULL_NAME && gr_name_kind_of(start, end) == GR_NO_NAME && (name.l.n == 1 || (gr_place_at(&name, 0, &county) > 0 && county));
}

/* Whether a line that is no part of a title ends with a letter that may be the first of its name: 12: 柏, 首页 > 柏 where each letter has a line. */
static bool
ends_with_first_letter(const char *start, const char *end, bool fragments)
{
	uint32_t	before = 0;		/* ideographs before the last mark, and behind it */
	uint32_t	behind = 0;
	uint32_t	length;

	for (const char *p = start; p < end; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);

		if (gr_is_ideograph(c))
		{
			behind++;
			continue;
		}
		before += behind;
		behind = 0;
	}
	if (before > 0 && gr_ends_with_word(start, end, "小"))
		return false;			/* 字体：大 中 小 */
	return (behind == 1 && before == 0) || (fragments && behind > 0 && behind <= FRAGMENT_LETTERS);
}

/* A title while lines above it are taken in. */
typedef struct climb
{
	const gr_page *page;
	gr_title   *title;
	gr_title_parts *taken;		/* what belongs to it */
	gr_title_parts all;			/* with the lines above that were looked at */
	gr_title_words words;		/* of what is taken */
	bool		local;			/* its name's place is below a county */
	bool		broken;			/* its words stand on several lines */
	bool		fragments;		/* each line has a letter or two, or a year */
	bool		apart;			/* an empty line stands between it and the line that is looked at */
} climb;

/* Two years, one above the other, are of a list. */
static bool
is_list_of_years(const gr_page *page, uint32_t line, const char *start, const char *end)
{
	const char *above;
	const char *above_end;

	return is_only_year(start, end) && line > 0 && gr_is_plain_line(page, line - 1, &above, &above_end) && is_only_year(above, above_end);
}

/* Empty lines part the title from a line that names a place, or ends within a name: 柏川县 above 水利局2023年…, 住房和 above 城乡建设局2023年…. */
static bool
may_be_parted(const climb *c, uint32_t line)
{
	static const char *const joints[] = {"和", "与", "及", "、"};
	const gr_title_parts *p = c->taken;
	const char *start;
	const char *end;

	if (c->words.kind != GR_ORGAN || !may_go_before(c->page, line, p->start[p->first], &start, &end)
		|| !may_be_cut(GR_ORGAN, p->start[p->first], p->end[p->first], start, end))
		return false;
	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (gr_ends_with_word(start, end, joints[i]))
			return true;
	return gr_name_kind_of(start, end) == GR_PLACE;
}

/* Whether the line above, [*start, *end), cannot be a part of the title, nor what stands above it. */
static bool
stops_at(climb *c, uint32_t line, const char **start, const char **end)
{
	const gr_page *page = c->page;

	if (c->words.named && c->apart && !c->fragments)
	{
		c->title->cut |= may_be_parted(c, line);
		return true;
	}
	if (!may_go_before(page, line, c->all.start[c->all.first], start, end))
	{
		const bool	name = c->words.kind == GR_FULL_NAME || (c->words.kind == GR_ORGAN && c->fragments);

		c->title->cut |= !c->apart && name
			&& ends_with_first_letter(page->text + page->lines[line - 1].start, gr_end_of_line(page, line - 1), c->fragments);
		return true;
	}
	return (!c->words.named && is_list_of_names(page, line - 1)) || is_list_of_years(page, line - 1, *start, *end);
}

/* The lines that were looked at, up to [start, end), belong to the title, and read so. */
static void
keep_lines(climb *c, const gr_title_words *joined, bool local, const char *start, const char *end)
{
	gr_title   *title = c->title;

	title->lifted = !c->words.named && joined->named && joined->kind != GR_NO_NAME && gr_name_kind_of(start, end) != GR_NO_NAME;
	title->year_above |= c->words.named && c->words.year == 0 && joined->year > 0;
	title->of_site |= title->lifted && c->page->html != NULL
		&& gr_html_find_place(c->page->html, (uint32_t) (start - c->page->text)) == GR_IN_TITLE;
	c->words = *joined;
	c->local = local;
	*c->taken = c->all;
	c->apart = false;
}

/* Looks at the line above, [start, end); false: none further up is of the title.  *belongs: it is. */
static bool
look_at_line(climb *c, const char *start, const char *end, bool *belongs)
{
	gr_title_parts *all = &c->all;
	gr_title_words joined;
	bool		local;

	c->fragments = c->fragments && is_fragment(start, end);
	all->first--;
	all->start[all->first] = start;
	all->end[all->first] = end;
	joined = read_parts(all, &local);
	*belongs = belongs_to(&c->words, c->local, &joined, start, end, c->fragments, c->broken)
		|| is_broken_year(start, end, all->start[all->first + 1]);
	if (*belongs)
	{
		keep_lines(c, &joined, local, start, end);
		return true;
	}
	c->title->cut |= !c->apart && joined.kind == GR_FULL_NAME
		&& may_be_cut(c->words.kind, c->taken->start[c->taken->first], c->taken->end[c->taken->first], start, end);
	return c->fragments || (!c->apart && c->words.kind != GR_FULL_NAME);
}

/* Whether the line above a title's own is worth a look. */
static bool
has_line_above(const gr_page *page, uint32_t own, const char *below)
{
	const char *start;
	const char *end;

	return own > 0 && (is_empty(page, own - 1) || may_go_before(page, own, below, &start, &end)
					   || ends_with_first_letter(page->text + page->lines[own - 1].start, gr_end_of_line(page, own - 1), false));
}

uint32_t
gr_take_lines_above(const gr_page *page, uint32_t own, gr_title_parts *p, gr_title_words *words, gr_title *title)
{
	climb		c;
	uint32_t	first = own;
	uint32_t	empty = 0;

	if (!has_line_above(page, own, p->start[p->first]))
		return own;
	c = (climb) {
		.page = page,
		.title = title,
		.taken = p,
		.all = *p,
		.broken = p->last > p->first,
		.fragments = is_fragment(p->start[p->first], p->end[p->first]),
	};
	c.words = read_parts(p, &c.local);
	for (uint32_t i = own; i > 0 && c.all.first > 0; i--)
	{
		const char *start;
		const char *end;
		bool		belongs;

		c.apart = c.apart || page->lines[i].gap > 0;
		if (is_empty(page, i - 1) && ++empty <= GR_TITLE_GAP)
		{
			c.apart = true;
			continue;
		}
		if (stops_at(&c, i, &start, &end) || !look_at_line(&c, start, end, &belongs))
			break;
		if (belongs)
			first = i - 1;
	}
	*words = c.words;
	return first;
}

/*
 * random_tables_test.c - table 三 as tools and people may write it: what separates its
 * cells, what spans leave, how blank cells look, and what does not belong there are left
 * to chance.  No figure may be read in another's place; of a table with nothing odd in it
 * every figure is read.
 */
#include <stdarg.h>

#include "chance.h"
#include "reports.h"
#include "text/utf8.h"

#define TABLES 1500
/* Rows and columns of the form's table with its header. */
#define HEADER_ROWS 3
#define ROWS (HEADER_ROWS + GR_ROWS)
#define LABELS 3
#define COLUMNS (LABELS + GR_APPLICANTS)
/* A column of row numbers before it, one of remarks behind it, and one that the form does not have. */
#define WIDEST (COLUMNS + 3)
#define CELL_BYTES 160

typedef enum separator
{
	TABS, BARS, OUTER_BARS, COMMAS, SINGLE_BLANKS, SPACES, LINES, MARKED_LINES, BARRED_LINES,
	SEPARATORS
} separator;

static const char *const separator_names[SEPARATORS] = {
	"tabs", "bars", "bars at both ends, too", "commas", "single blanks", "blanks", "a line a cell", "a line with a tab before it a cell",
	"a line with a bar behind it a cell",
};

/* What the cells hold that a span covers beside its first one. */
typedef enum span
{
	EMPTY, REPEATED, LEFT_OUT, REPEATED_DOWN, REPEATED_ACROSS,
	SPANS
} span;

/* Two are twice in it: a cell of the form, and how far it is from the span's first one. */
typedef struct cell
{
	char		text[CELL_BYTES];
	bool		below;
	bool		behind;
	int			row;			/* gr_row of a figure; -1: a label */
	int			column;			/* gr_application.cell of a figure */
} cell;

typedef struct layout
{
	separator	separator;
	span		span;
	const char *blank;			/* for some of the zeros; NULL: none is blank */
	uint32_t	blank_in;		/* one zero in so many */
	bool		ruled;			/* a rule behind each row */
	bool		trimmed;		/* without blank cells at a row's end */
	bool		numbered;
	bool		remarks;
	bool		headless;
	bool		page_break;
	uint32_t	lost_in;		/* one row in so many is not there; 0: all are */
	bool		shuffled;
	int			order[GR_APPLICANTS];	/* the form's column in each place */
	int			foreign;		/* place of a column that the form does not have; -1: there is none */
	const char *foreign_name;
	uint32_t	broken_in;		/* one figure in so many goes on in the next line; 0: none does */
	int			narrow;			/* digits that a cell holds in text that blanks lay out: others stand in the next line; 0: all */
	int			cut;			/* row behind whose labels text was lost, up to the figures of a later one; -1: none */
} layout;

static cell cells[ROWS][COLUMNS];
static int	n_rows;
static int64_t figures[GR_ROWS][GR_APPLICANTS];
static char text[64 * 1024];
static size_t length;

/* ---- the form, filled in ------------------------------------------------------------ */

static void
set(int row, int column, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void
set(int row, int column, const char *format, ...)
{
	va_list		list;

	va_start(list, format);
	cells[row][column] = (cell) {.row = -1};
	vsnprintf(cells[row][column].text, CELL_BYTES, format, list);
	va_end(list);
}

/* Lets the cell at (row, column) cover so many rows and columns. */
static void
cover(int row, int column, int rows, int columns)
{
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			if (r > 0 || c > 0)
			{
				cells[row + r][column + c] = cells[row][column];
				cells[row + r][column + c].below = r > 0;
				cells[row + r][column + c].behind = c > 0;
			}
}

static void
fill_header(void)
{
	static const char *const names[] = {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"};

	set(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
	cover(0, 0, HEADER_ROWS, LABELS);
	set(0, LABELS, "申请人情况");
	cover(0, LABELS, 1, GR_APPLICANTS);
	set(1, LABELS, "自然人");
	cover(1, LABELS, 2, 1);
	set(1, LABELS + 1, "法人或其他组织");
	cover(1, LABELS + 1, 1, 5);
	set(1, COLUMNS - 1, "总计");
	cover(1, COLUMNS - 1, 2, 1);
	for (int i = 0; i < 5; i++)
		set(2, LABELS + 1 + i, "%s", names[i]);
}

/* The labels of a row, whose number is like 一, 三（一） or 三（三）1. */
static void
fill_labels(int row, const gr_application_row *form, int *results, int *group)
{
	const char *number = form->number.s;
	const int	outer = 3;		/* bytes of 三 */

	if (form->number.len == (uint32_t) outer)
	{
		set(row, 0, "%.3s、%s", number, form->label.s);
		cover(row, 0, 1, LABELS);
		return;
	}
	if (*results < 0)
	{
		*results = row;
		set(row, 0, "三、本年度办理结果");
	}
	else
		cover(*results, 0, row - *results + 1, 1);
	if (form->number.len == (uint32_t) outer + 9)
	{
		set(row, 1, "%s%s", number + outer, form->label.s);
		cover(row, 1, 1, 2);
		return;
	}
	if (number[outer + 9] == '1')
	{
		*group = row;
		set(row, 1, "%.9s%s", number + outer, form->group_label.s);
	}
	else
		cover(*group, 1, row - *group + 1, 1);
	set(row, 2, "%s.%s", number + outer + 9, form->label.s);
}

static void
fill_form(uint8_t edition)
{
	int			results = -1;
	int			group = -1;

	memset(cells, 0, sizeof cells);
	n_rows = HEADER_ROWS;
	fill_header();
	for (int r = 0; r < GR_ROWS; r++)
	{
		if ((gr_application_rows[r].editions & edition) == 0)
			continue;
		fill_labels(n_rows, &gr_application_rows[r], &results, &group);
		figures[r][GR_APPLICANTS - 1] = 0;
		for (int c = 0; c < GR_APPLICANTS; c++)
		{
			/* the last is the others' sum, and no blank one where these are none */
			if (c < GR_APPLICANTS - 1)
			{
				figures[r][c] = once_in(2) ? 0 : chance(once_in(4) ? 3000 : 60);
				figures[r][GR_APPLICANTS - 1] += figures[r][c];
			}
			set(n_rows, LABELS + c, "%d", (int) figures[r][c]);
			cells[n_rows][LABELS + c].row = r;
			cells[n_rows][LABELS + c].column = c;
		}
		n_rows++;
	}
}

/* ---- as text ---------------------------------------------------------------------------- */

static void
put(const char *s)
{
	size_t		size = strlen(s);

	memcpy(text + length, s, size + 1);
	length += size;
}

static int
width_of(const char *s)
{
	const char *end = s + strlen(s);
	uint32_t	bytes;
	int			width = 0;

	for (; s < end; s += bytes)
		width += (int) gr_width(gr_utf8(s, end, &bytes));
	return width;
}

/* The texts of a row's cells; their number. */
static int
lay_row(int row, const layout *l, char out[WIDEST][CELL_BYTES])
{
	bool		header = row < HEADER_ROWS;
	int			n = 0;

	if (l->numbered)
		snprintf(out[n++], CELL_BYTES, header && row > 0 ? "" : header ? "序号" : "%d", row - HEADER_ROWS + 1);
	for (int c = 0; c < COLUMNS; c++)
	{
		const int	from = c < LABELS ? c : LABELS + l->order[c - LABELS];
		const cell *k = &cells[row][from];
		const char *shown = k->text;
		/* what stands beside its like is one cell of a header, whatever the order */
		const bool	behind = c > LABELS && header
			? strcmp(k->text, cells[row][LABELS + l->order[c - LABELS - 1]].text) == 0 : c < LABELS && k->behind;

		if (l->foreign >= 0 && c == LABELS + l->foreign)
		{
			/* between two columns of a group it is one of the group's */
			const bool	grouped = c > LABELS && strcmp(cells[1][from].text, cells[1][LABELS + l->order[c - LABELS - 1]].text) == 0;
			const char *name = row == (grouped ? 2 : 1) ? l->foreign_name : l->span != REPEATED ? ""
				: row == 0 ? cells[0][LABELS].text : row == 1 ? cells[1][from].text : l->foreign_name;

			if (header && (row != (grouped ? 2 : 1) && (l->span == LEFT_OUT || l->span == REPEATED_DOWN)))
				;
			else if (header)
				snprintf(out[n++], CELL_BYTES, "%.*s", CELL_BYTES - 1, name);
			else
				snprintf(out[n++], CELL_BYTES, "%d", (int) chance(90));
		}
		if (k->below || behind)
			switch (l->span)
			{
				case EMPTY:
					shown = "";
					break;
				case REPEATED:
					break;
				case REPEATED_ACROSS:
					shown = k->below ? "" : shown;
					break;
				case REPEATED_DOWN:
					if (behind)
						continue;
					break;
				default:
					continue;
			}
		else if (k->row >= 0 && l->blank != NULL && figures[k->row][k->column] == 0 && once_in(l->blank_in))
			shown = l->blank;
		snprintf(out[n++], CELL_BYTES, "%.*s", CELL_BYTES - 1, shown);
	}
	if (l->remarks)
		snprintf(out[n++], CELL_BYTES, "%s", header ? (row == 0 ? "备注" : "") : once_in(3) ? "见附件" : "");
	while (l->trimmed && n > 1 && out[n - 1][0] == '\0')
		n--;
	return n;
}

static void
put_row(const layout *l, char out[WIDEST][CELL_BYTES], int n, const int *width)
{
	static const char *const between[] = {"\t", " | ", " | ", ",", " "};

	if (l->separator == OUTER_BARS)
		put("| ");
	for (int i = 0; i < n; i++)
	{
		if (i > 0 && l->separator <= SINGLE_BLANKS)
			put(between[l->separator]);
		if (l->separator == MARKED_LINES)
			put("\t");
		if (l->broken_in > 0 && i > 0 && out[i][0] >= '1' && out[i][0] <= '9' && strlen(out[i]) == 3 && once_in(l->broken_in))
		{
			put((const char[]) {out[i][0], out[i][1], '\n', '\0'});
			put(out[i] + 2);
		}
		else
			put(out[i]);
		if (l->separator == BARRED_LINES)
			put(" |");
		for (int w = width_of(out[i]); l->separator == SPACES && i + 1 < n && w < width[i] + 2; w++)
			put(" ");
		if (l->separator >= LINES)
			put("\n");
	}
	put(l->separator == OUTER_BARS ? " |\n" : "\n");
	if (!l->ruled || (l->separator != BARS && l->separator != OUTER_BARS))
		return;
	for (int i = 0; i < n; i++)
		put("|---");
	put("|\n");
}

/* Moves what has no room in the cells of figures to those of a second line.  False: all have. */
static bool
break_row(const layout *l, char out[WIDEST][CELL_BYTES], int n, char rest[WIDEST][CELL_BYTES])
{
	bool		broken = false;

	for (int i = 0; i < n; i++)
	{
		const bool	goes_on = i > 0 && (int) strlen(out[i]) > l->narrow && strspn(out[i], "0123456789") == strlen(out[i]);

		snprintf(rest[i], CELL_BYTES, "%s", goes_on ? out[i] + l->narrow : "");
		if (goes_on)
			out[i][l->narrow] = '\0';
		broken = broken || goes_on;
	}
	return broken;
}

/* Behind the labels of a row the text goes on with the figures of another. */
static void
put_cut(const layout *l, char labels[WIDEST][CELL_BYTES], int n, char others[WIDEST][CELL_BYTES], int n_others, const int *width)
{
	char		joined[WIDEST][CELL_BYTES];
	int			k = 0;

	for (int i = 0; i < n && (labels[i][0] < '0' || labels[i][0] > '9' || labels[i][1] == '.'); i++)
		memcpy(joined[k++], labels[i], CELL_BYTES);
	for (int i = n_others - GR_APPLICANTS; i < n_others && k < WIDEST; i++)
		memcpy(joined[k++], others[i], CELL_BYTES);
	put_row(l, joined, k, width);
}

static void
write_table(const layout *l)
{
	char		rest[WIDEST][CELL_BYTES];
	static char laid[ROWS][WIDEST][CELL_BYTES];
	int			n[ROWS];
	int			width[WIDEST] = {0};
	int			broken = l->page_break ? HEADER_ROWS + 2 + (int) chance(15) : -1;

	length = 0;
	put("柏川县水利局年度报告\n\n三、收到和处理政府信息公开申请情况\n\n");
	for (int r = 0; r < n_rows; r++)
	{
		n[r] = lay_row(r, l, laid[r]);
		for (int i = 0; i < n[r]; i++)
			if (width_of(laid[r][i]) > width[i])
				width[i] = width_of(laid[r][i]);
	}
	for (int r = l->headless ? HEADER_ROWS : 0; r < n_rows; r++)
	{
		if (r == broken)
			put("- 3 -\n\f");
		if (r == l->cut && r + 2 < n_rows && n[r + 2] >= GR_APPLICANTS)
		{
			put_cut(l, laid[r], n[r], laid[r + 2], n[r + 2], width);
			r += 2;
			continue;
		}
		if (l->lost_in > 0 && r >= HEADER_ROWS && once_in(l->lost_in))
			continue;
		if (l->narrow > 0 && r >= HEADER_ROWS && break_row(l, laid[r], n[r], rest))
		{
			put_row(l, laid[r], n[r], width);
			put_row(l, rest, n[r], width);
		}
		else
			put_row(l, laid[r], n[r], width);
	}
	put("\n四、政府信息公开行政复议、行政诉讼情况\n");
}

/* ---- read again ------------------------------------------------------------------------------ */

/* Puts the columns into another order: any, or all but the first and the last, or the total first. */
static void
shuffle(layout *l)
{
	int			from = once_in(2) ? 1 : 0;
	int			until = GR_APPLICANTS - from;

	l->shuffled = true;
	for (int i = until - 1; i > from; i--)
	{
		int			other = from + (int) chance((uint32_t) (i - from + 1));
		int			moved = l->order[i];

		l->order[i] = l->order[other];
		l->order[other] = moved;
	}
}

static layout
random_layout(separator s)
{
	static const char *const blanks[] = {"", "", "-", "—", "/", "\xC2\xA0", "　", "None"};
	static const char *const others[] = {"小计", "国有企业", "上年数", "其中：网络申请"};
	layout		l = {.separator = s, .span = (span) chance(SPANS), .foreign = -1, .cut = -1};

	for (int i = 0; i < GR_APPLICANTS; i++)
		l.order[i] = i;
	if (once_in(3))
		return l;
	if (once_in(3))
		shuffle(&l);
	if (once_in(6))
	{
		l.foreign = (int) chance(GR_APPLICANTS);
		l.foreign_name = others[chance(sizeof others / sizeof others[0])];
	}
	if (once_in(6) && s < SINGLE_BLANKS)
		l.broken_in = 40;
	if (once_in(4) && s == SPACES)
		l.narrow = 2 + (int) chance(2);
	if (once_in(6) && s >= LINES)
		l.cut = HEADER_ROWS + (int) chance(18);
	if (!once_in(3))
		l.blank = blanks[chance(sizeof blanks / sizeof blanks[0])];
	l.blank_in = 1 + chance(4);
	l.ruled = once_in(4);
	l.trimmed = once_in(3);
	l.numbered = once_in(6);
	l.remarks = once_in(6);
	l.headless = once_in(8) && !l.shuffled && l.foreign < 0;
	l.page_break = once_in(6);
	l.lost_in = once_in(4) && l.cut < 0 ? 6 : 0;	/* where rows are left out by choice, none tell that text was lost */
	/* columns of blanks are where their cells are, not where others were left out */
	if ((s == SPACES || s == SINGLE_BLANKS) && (l.span == LEFT_OUT || l.span == REPEATED_DOWN))
		l.span = EMPTY;
	return l;
}

/* Of which every figure must be read. */
static bool
is_plain(const layout *l)
{
	return !l->shuffled && l->foreign < 0 && l->broken_in == 0 && l->blank == NULL && !l->ruled && !l->trimmed && !l->numbered && !l->remarks && !l->headless && !l->page_break
		&& l->lost_in == 0 && l->narrow == 0 && l->cut < 0
		/* what spans leave is marked as blank cells are */
		&& !(l->separator >= LINES && (l->span == EMPTY || l->span == REPEATED_ACROSS))
		/* blanks part no label from another that has its place */
		&& !((l->separator == SPACES || l->separator == SINGLE_BLANKS) && (l->span == LEFT_OUT || l->span == REPEATED_DOWN));
}

static void
read_tables(separator s)
{
	int			wrong = 0;
	int			missing = 0;
	char		name[200];

	for (uint64_t seed = 1; seed <= TABLES; seed++)
	{
		const gr_report *report;
		layout		l;
		int			read = 0;
		int			faults = 0;

		chance_state = seed * SEPARATORS + s;
		l = random_layout(s);
		fill_form(once_in(2) ? GR_IN_2019 : GR_IN_2021);
		write_table(&l);
		report = read_report(text, length);
		for (uint32_t i = 0; i < report->n_applications; i++)
			for (int c = 0; c < GR_APPLICANTS; c++)
			{
				const gr_figure *f = &report->applications[i].cell[c];

				read += f->state == GR_NUMBER;
				faults += f->state == GR_NUMBER && f->mantissa != figures[report->applications[i].row][c];
			}
		if (is_plain(&l) && read < (n_rows - HEADER_ROWS) * GR_APPLICANTS && missing++ < 1)
			printf("# table %d, spans %d: %d figures read\n%s", (int) seed, l.span, read, text);
		if (faults > 0 && wrong++ < 1)
			printf("# table %d: %d figures are wrong\n%s\n", (int) seed, faults, text);
	}
	snprintf(name, sizeof name, "%s: no figure in another's place in %d tables", separator_names[s], TABLES);
	is_int(wrong, 0, name);
	snprintf(name, sizeof name, "%s: all figures of those with nothing odd", separator_names[s]);
	is_int(missing, 0, name);
}

int
main(void)
{
	for (int s = 0; s < SEPARATORS; s++)
		read_tables((separator) s);
	return done_testing();
}

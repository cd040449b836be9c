/*
 * pdf_content.c - what a page's operators draw: glyphs and lines at their places.
 *
 * A clip is followed as the box around it.
 */
#include "documents/pdf.h"

#include <math.h>
#include <stdlib.h>

#define MOST_OPERANDS 64
#define MOST_STATES 128
#define MOST_STEPS (1024 * 1024)
/* Forms in forms. */
#define MOST_DEPTH 8
/* Operators of a document. */
#define MOST_OPERATORS 20000000

/* Paint that shows nothing, and paint that nothing shows through. */
#define UNSEEN 0.02
#define OPAQUE 0.98
/* Ways in which text is not painted. */
#define INVISIBLE 3
#define CLIP_ALONE 7

/* x' = a x + c y + e, y' = b x + d y + f */
struct matrix
{
	double		a, b, c, d, e, f;
};

struct paint
{
	colour		colour;
	bool		pattern;
	bool		inks;			/* of a space that is not known here */
};

struct state
{
	struct matrix matrix;
	struct paint fill;
	struct paint stroke;
	struct clip clip;
	double		opacity;		/* of what is filled */
	bool		blended;
	bool		masked;
	const struct font *font;
	double		size;
	double		between;		/* characters */
	double		between_words;
	double		stretch;
	double		leading;
	double		rise;
	int			mode;
};

struct step
{
	char		what;			/* m, l, h */
	double		x, y;
};

struct drawing
{
	struct pdf *pdf;
	struct fonts *fonts;
	struct page *page;
	struct state state;
	struct state saved[MOST_STATES];
	int			n_saved;
	struct matrix text;
	struct matrix line;
	struct step *path;
	size_t		n_steps;
	size_t		step_room;
	bool		clips;			/* the path narrows the clip once it is painted */
	struct point start;			/* of the path, where it is closed */
	struct point last;
	uint32_t	run;
	int			depth;
	int			veils;			/* forms around that something shows through */
	int			unseen;			/* of them, that show nothing */
	const struct object *operands;
	int			n;
	bool		unknown;		/* something was met that is not known */
};

static const struct matrix unit = {1, 0, 0, 1, 0, 0};

static struct matrix
times(struct matrix m, struct matrix n)
{
	return (struct matrix) {
		m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d, m.c * n.a + m.d * n.c, m.c * n.b + m.d * n.d,
		m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f
	};
}

static struct point
apply(const struct matrix *m, double x, double y)
{
	return (struct point) {m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f};
}

static double
operand(const struct drawing *drawing, int i)
{
	return i < drawing->n && drawing->operands[i].type == OBJECT_NUMBER ? drawing->operands[i].number : 0;
}

static struct matrix
operand_matrix(const struct drawing *drawing)
{
	return (struct matrix) {
		operand(drawing, 0), operand(drawing, 1), operand(drawing, 2), operand(drawing, 3), operand(drawing, 4), operand(drawing, 5)
	};
}

/* What the first operand names among the resources of a kind. */
static const struct object *
named_resource(struct drawing *drawing, const struct object *resources, const char *kind)
{
	const struct object *name = drawing->n > 0 ? &drawing->operands[0] : NULL;
	const struct object *list = get(drawing->pdf, resources, kind);

	if (name == NULL || name->type != OBJECT_NAME || list == NULL || list->type != OBJECT_DICTIONARY)
		return NULL;
	for (size_t i = 0; i + 1 < list->length; i += 2)
		if (list->items[i].type == OBJECT_NAME && list->items[i].length == name->length
			&& memcmp(list->items[i].bytes, name->bytes, name->length) == 0)
			return resolve(drawing->pdf, &list->items[i + 1]);
	return NULL;
}

/* ---- text -------------------------------------------------------------------------------- */

static void
draw_glyph(struct drawing *drawing, const struct matrix *m, uint32_t c, double advance)
{
	const struct state *state = &drawing->state;
	const struct matrix turn = {m->a, m->b, m->c, m->d, 0, 0};

	add_drawn(drawing->page, &(struct drawn) {
		.at = apply(m, 0, state->rise),.along = apply(&turn, state->size * state->stretch, 0),.up = apply(&turn, 0, state->size),
		.advance = advance,.c = c,.run = drawing->run,.colour = state->fill.colour,
		.hidden = drawing->unseen > 0 || state->mode == INVISIBLE || state->mode == CLIP_ALONE || state->opacity < UNSEEN,.clip = &state->clip
	});
}

static void
show_code(struct drawing *drawing, uint32_t code)
{
	struct state *state = &drawing->state;
	const struct font *font = state->font;
	const uint32_t c = font->characters[code];
	const double width = font->widths[code] * font->scale;
	const bool	is_blank = font->bytes == 1 && code == ' ';
	struct matrix m = times(drawing->text, state->matrix);

	if (c == 0)
		drawing->unknown = true;
	else if (c <= 0x10FFFF)
		draw_glyph(drawing, &m, c, width);
	else
	{
		/* of the characters that a glyph shows, the first has its width */
		const uint32_t *sequence = font->sequences[UINT32_MAX - c];

		draw_glyph(drawing, &m, sequence[0], width);
		m = times((struct matrix) {1, 0, 0, 1, width * state->size * state->stretch, 0}, m);
		for (int i = 1; i < 4 && sequence[i] != 0; i++)
			draw_glyph(drawing, &m, sequence[i], 0);
	}
	drawing->text = times((struct matrix) {
		1, 0, 0, 1, (width * state->size + state->between + (is_blank ? state->between_words : 0)) * state->stretch, 0
	}, drawing->text);
}

static void
show_string(struct drawing *drawing, const struct object *string)
{
	const struct font *font = drawing->state.font;

	if (string->type != OBJECT_STRING)
		return;
	if (font == NULL || !font->known)
	{
		drawing->unknown |= string->length > 0;
		return;
	}
	for (size_t i = 0; i + (size_t) font->bytes <= string->length; i += (size_t) font->bytes)
	{
		const unsigned char *bytes = (const unsigned char *) string->bytes + i;

		show_code(drawing, font->bytes == 2 ? (uint32_t) bytes[0] << 8 | bytes[1] : bytes[0]);
	}
}

/* Strings, and steps back between them in thousandths. */
static void
show_pieces(struct drawing *drawing, const struct object *pieces)
{
	for (size_t i = 0; pieces->type == OBJECT_ARRAY && i < pieces->length; i++)
		if (pieces->items[i].type == OBJECT_NUMBER)
			drawing->text = times((struct matrix) {
				1, 0, 0, 1, -pieces->items[i].number / 1000 * drawing->state.size * drawing->state.stretch, 0
			}, drawing->text);
		else
			show_string(drawing, &pieces->items[i]);
}

static void
next_line(struct drawing *drawing, double x, double y)
{
	drawing->line = times((struct matrix) {1, 0, 0, 1, x, y}, drawing->line);
	drawing->text = drawing->line;
}

static void
set_font(struct drawing *drawing, const struct object *resources)
{
	const struct object *dictionary = named_resource(drawing, resources, "Font");

	drawing->state.size = operand(drawing, 1);
	drawing->state.font = dictionary != NULL ? find_font(drawing->pdf, drawing->fonts, dictionary) : NULL;
}

/* ---- paths --------------------------------------------------------------------------------- */

static void
add_step(struct drawing *drawing, char what, double x, double y)
{
	if (drawing->n_steps == MOST_STEPS)
		return;
	MAKE_ROOM(drawing->path, drawing->n_steps, drawing->step_room);
	drawing->path[drawing->n_steps++] = (struct step) {what, x, y};
	if (what == 'm')
		drawing->start = (struct point) {x, y};
	drawing->last = (struct point) {x, y};
}

static void
add_rectangle(struct drawing *drawing)
{
	const double x = operand(drawing, 0);
	const double y = operand(drawing, 1);
	const double width = operand(drawing, 2);
	const double height = operand(drawing, 3);

	add_step(drawing, 'm', x, y);
	add_step(drawing, 'l', x + width, y);
	add_step(drawing, 'l', x + width, y + height);
	add_step(drawing, 'l', x, y + height);
	add_step(drawing, 'h', x, y);
}

static void
draw_path(struct drawing *drawing, struct shape shape)
{
	for (size_t i = 0; i < drawing->n_steps; i++)
	{
		const struct step *step = &drawing->path[i];
		const struct point at = apply(&drawing->state.matrix, step->x, step->y);

		if (step->what == 'h')
		{
			close_shape(&shape);
			continue;
		}
		if (step->what == 'm')
			end_shape(&shape, drawing->page, &drawing->state.clip);
		shape_to(&shape, at.x, at.y);
	}
	end_shape(&shape, drawing->page, &drawing->state.clip);
}

static void
clip_by_path(struct drawing *drawing)
{
	struct point *points;

	if (drawing->clips && drawing->n_steps > 0)
	{
		points = allocate(drawing->n_steps * sizeof *points);
		for (size_t i = 0; i < drawing->n_steps; i++)
			points[i] = apply(&drawing->state.matrix, drawing->path[i].x, drawing->path[i].y);
		narrow_clip(&drawing->state.clip, points, (int) drawing->n_steps);
		free(points);
	}
	drawing->clips = false;
}

/* Whether nothing shows through what is filled. */
static bool
hides_all(const struct drawing *drawing)
{
	const struct state *state = &drawing->state;

	return drawing->veils == 0 && state->opacity >= OPAQUE && !state->blended && !state->masked;
}

static void
paint_path(struct drawing *drawing, bool fill, bool stroke)
{
	if (fill && drawing->state.opacity >= UNSEEN)
		draw_path(drawing, (struct shape) {
			.filled = true,.colour = drawing->state.fill.colour,.covers = hides_all(drawing) && !drawing->state.fill.pattern
		});
	if (stroke)
		draw_path(drawing, (struct shape) {.stroked = true,.colour = drawing->state.stroke.colour});
	clip_by_path(drawing);
	drawing->n_steps = 0;
	drawing->run++;
}

/* ---- states ---------------------------------------------------------------------------------- */

static void
set_colour(struct drawing *drawing, struct paint *paint, bool device)
{
	const int	n = drawing->n;
	double		components[4];

	paint->pattern = n > 0 && drawing->operands[n - 1].type == OBJECT_NAME;
	for (int i = 0; i < 4; i++)
		components[i] = operand(drawing, i);
	paint->inks = paint->inks && !device;
	paint->colour = paint->pattern || paint->inks ? 0 : make_colour(components, n);
}

/* A space of light, or of the four inks; those of other inks and of tables are not known. */
static void
set_space(struct drawing *drawing, struct paint *paint, const struct object *resources)
{
	const struct object *name = drawing->n > 0 ? &drawing->operands[0] : NULL;
	const struct object *space = named_resource(drawing, resources, "ColorSpace");
	const struct object *kind = space != NULL && space->type == OBJECT_ARRAY && space->length > 0 ? resolve(drawing->pdf, &space->items[0])
		: space != NULL ? space : name;
	static const char *const known[] = {"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"};

	paint->colour = 0;
	paint->inks = true;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (is_name(kind, known[i]))
			paint->inks = false;
}

static void
set_graphics(struct drawing *drawing, const struct object *resources)
{
	const struct object *settings = named_resource(drawing, resources, "ExtGState");
	const struct object *blending = get(drawing->pdf, settings, "BM");
	const struct object *mask = get(drawing->pdf, settings, "SMask");
	struct state *state = &drawing->state;

	state->opacity = get_number(drawing->pdf, settings, "ca", state->opacity);
	if (blending != NULL)
		state->blended = !is_name(blending, "Normal");
	if (mask != NULL)
		state->masked = !is_name(mask, "None");
	if (get(drawing->pdf, settings, "Font") != NULL)
		drawing->unknown = true;
}

static void
save(struct drawing *drawing)
{
	if (drawing->n_saved < MOST_STATES)
		drawing->saved[drawing->n_saved++] = drawing->state;
	else
		drawing->unknown = true;
}

static void
restore(struct drawing *drawing, int least)
{
	if (drawing->n_saved > least)
		drawing->state = drawing->saved[--drawing->n_saved];
}

/* ---- forms and pictures ------------------------------------------------------------------------ */

static void run_content(struct drawing *drawing, const char *bytes, size_t length, const struct object *resources);

static void
clip_by_box(struct drawing *drawing, const double *box)
{
	const struct matrix *m = &drawing->state.matrix;
	const struct point corners[4] = {
		apply(m, box[0], box[1]), apply(m, box[2], box[1]), apply(m, box[2], box[3]), apply(m, box[0], box[3])
	};

	narrow_clip(&drawing->state.clip, corners, 4);
}

static void
draw_form(struct drawing *drawing, const struct object *form, const struct object *outer)
{
	const struct object *resources = get(drawing->pdf, form, "Resources");
	struct text	content = {0};
	double		m[6];
	double		box[4];
	bool		veiled;
	bool		unseen;

	if (drawing->depth == MOST_DEPTH || value_in(form, "OC") != NULL || !read_stream(drawing->pdf, form, &content))
	{
		drawing->unknown = true;
		clear_text(&content);
		return;
	}
	save(drawing);
	if (get_numbers(drawing->pdf, form, "Matrix", m, 6))
		drawing->state.matrix = times((struct matrix) {m[0], m[1], m[2], m[3], m[4], m[5]}, drawing->state.matrix);
	if (get_numbers(drawing->pdf, form, "BBox", box, 4))
		clip_by_box(drawing, box);
	veiled = !hides_all(drawing);
	unseen = drawing->state.opacity < UNSEEN;
	drawing->depth++;
	drawing->unseen += unseen;
	drawing->veils += veiled;
	run_content(drawing, content.bytes, content.length, resources != NULL ? resources : outer);
	drawing->veils -= veiled;
	drawing->unseen -= unseen;
	drawing->depth--;
	restore(drawing, 0);
	clear_text(&content);
}

static void
draw_external(struct drawing *drawing, const struct object *resources)
{
	const struct object *external = named_resource(drawing, resources, "XObject");
	const struct matrix *m = &drawing->state.matrix;

	if (is_name(get(drawing->pdf, external, "Subtype"), "Form"))
		draw_form(drawing, external, resources);
	else if (is_name(get(drawing->pdf, external, "Subtype"), "Image"))
	{
		/* what shows through hides nothing */
		if (hides_all(drawing) && get(drawing->pdf, external, "SMask") == NULL && get(drawing->pdf, external, "Mask") == NULL)
			add_picture(drawing->page, fabs(m->a * m->d - m->b * m->c));
		drawing->run++;
	}
	else
		drawing->unknown = true;
}

/* Behind the bytes of a picture within the content. */
static bool
skip_picture(struct reader *reader)
{
	for (; reader->at + 3 < reader->length; reader->at++)
	{
		const char *p = reader->bytes + reader->at;

		if ((*p == '\n' || *p == ' ' || *p == '\r') && p[1] == 'E' && p[2] == 'I' && (p[3] == '\n' || p[3] == ' ' || p[3] == '\r'))
		{
			reader->at += 3;
			return true;
		}
	}
	return false;
}

/* ---- operators ----------------------------------------------------------------------------------- */

static void
show(struct drawing *drawing, const char *word)
{
	struct state *state = &drawing->state;
	const struct object *last = drawing->n > 0 ? &drawing->operands[drawing->n - 1] : NULL;

	drawing->run++;
	if (word[0] == '"')
	{
		state->between_words = operand(drawing, 0);
		state->between = operand(drawing, 1);
	}
	if (word[0] != 'T')
		next_line(drawing, 0, -state->leading);
	if (last != NULL && word[1] == 'J')
		show_pieces(drawing, last);
	else if (last != NULL)
		show_string(drawing, last);
}

/* What is set by one number. */
static bool
text_state_operator(struct drawing *drawing, const char *word)
{
	struct state *state = &drawing->state;
	const double value = operand(drawing, 0);

	if (strcmp(word, "Tc") == 0)
		state->between = value;
	else if (strcmp(word, "Tw") == 0)
		state->between_words = value;
	else if (strcmp(word, "Tz") == 0)
		state->stretch = value / 100;
	else if (strcmp(word, "TL") == 0)
		state->leading = value;
	else if (strcmp(word, "Ts") == 0)
		state->rise = value;
	else if (strcmp(word, "Tr") == 0)
		state->mode = (int) value;
	else
		return false;
	return true;
}

static bool
text_operator(struct drawing *drawing, const char *word, const struct object *resources)
{
	if (strcmp(word, "Tj") == 0 || strcmp(word, "TJ") == 0 || strcmp(word, "'") == 0 || strcmp(word, "\"") == 0)
		show(drawing, word);
	else if (strcmp(word, "BT") == 0)
		drawing->text = drawing->line = unit;
	else if (strcmp(word, "Td") == 0 || strcmp(word, "TD") == 0)
	{
		if (word[1] == 'D')
			drawing->state.leading = -operand(drawing, 1);
		next_line(drawing, operand(drawing, 0), operand(drawing, 1));
	}
	else if (strcmp(word, "Tm") == 0)
		drawing->text = drawing->line = operand_matrix(drawing);
	else if (strcmp(word, "T*") == 0)
		next_line(drawing, 0, -drawing->state.leading);
	else if (strcmp(word, "Tf") == 0)
		set_font(drawing, resources);
	else
		return text_state_operator(drawing, word);
	return true;
}

static bool
path_operator(struct drawing *drawing, const char *word)
{
	static const struct
	{
		const char *word;
		bool		fill, stroke, close;
	}			paints[] = {
		{"S", false, true, false}, {"s", false, true, true}, {"f", true, false, false}, {"F", true, false, false},
		{"f*", true, false, false}, {"B", true, true, false}, {"B*", true, true, false}, {"b", true, true, true},
		{"b*", true, true, true}, {"n", false, false, false}
	};

	if (strcmp(word, "m") == 0 || strcmp(word, "l") == 0)
		add_step(drawing, *word, operand(drawing, 0), operand(drawing, 1));
	else if (strcmp(word, "c") == 0)
		add_step(drawing, 'l', operand(drawing, 4), operand(drawing, 5));
	else if (strcmp(word, "v") == 0 || strcmp(word, "y") == 0)
		add_step(drawing, 'l', operand(drawing, 2), operand(drawing, 3));
	else if (strcmp(word, "h") == 0)
		add_step(drawing, 'h', drawing->start.x, drawing->start.y);
	else if (strcmp(word, "re") == 0)
		add_rectangle(drawing);
	else if (strcmp(word, "W") == 0 || strcmp(word, "W*") == 0)
		drawing->clips = true;
	else
	{
		for (size_t i = 0; i < sizeof paints / sizeof *paints; i++)
			if (strcmp(word, paints[i].word) == 0)
			{
				if (paints[i].close)
					add_step(drawing, 'h', drawing->start.x, drawing->start.y);
				paint_path(drawing, paints[i].fill, paints[i].stroke);
				return true;
			}
		return false;
	}
	return true;
}

/* Operators that choose a space of a device, too: the first of them. */
#define DEVICES 3

static bool
colour_operator(struct drawing *drawing, const char *word, const struct object *resources)
{
	static const char *const fills[] = {"g", "rg", "k", "sc", "scn"};
	static const char *const strokes[] = {"G", "RG", "K", "SC", "SCN"};

	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
	{
		if (strcmp(word, fills[i]) == 0)
			set_colour(drawing, &drawing->state.fill, i < DEVICES);
		if (strcmp(word, strokes[i]) == 0)
			set_colour(drawing, &drawing->state.stroke, i < DEVICES);
		if (strcmp(word, fills[i]) == 0 || strcmp(word, strokes[i]) == 0)
			return true;
	}
	if (strcmp(word, "cs") == 0)
		set_space(drawing, &drawing->state.fill, resources);
	else if (strcmp(word, "CS") == 0)
		set_space(drawing, &drawing->state.stroke, resources);
	else
		return false;
	return true;
}

static void
run_operator(struct drawing *drawing, const char *word, struct reader *reader, const struct object *resources, int least)
{
	if (text_operator(drawing, word, resources) || path_operator(drawing, word) || colour_operator(drawing, word, resources))
		return;
	if (strcmp(word, "q") == 0)
		save(drawing);
	else if (strcmp(word, "Q") == 0)
		restore(drawing, least);
	else if (strcmp(word, "cm") == 0)
		drawing->state.matrix = times(operand_matrix(drawing), drawing->state.matrix);
	else if (strcmp(word, "gs") == 0)
		set_graphics(drawing, resources);
	else if (strcmp(word, "Do") == 0)
		draw_external(drawing, resources);
	else if (strcmp(word, "ID") == 0)
		drawing->unknown |= !skip_picture(reader);
	else if (strcmp(word, "BDC") == 0 && drawing->n > 0 && is_name(&drawing->operands[0], "OC"))
		drawing->unknown = true;	/* a layer that may be off */
}

static void
run_content(struct drawing *drawing, const char *bytes, size_t length, const struct object *resources)
{
	struct heap heap = {0};
	struct reader reader = {.bytes = bytes,.length = length,.heap = &heap};
	struct object operands[MOST_OPERANDS];
	const int	least = drawing->n_saved;
	int			n = 0;

	for (int i = 0; i < MOST_OPERATORS && !drawing->unknown && read_object(&reader, &operands[n]); i++)
	{
		char		word[4] = "";

		if (operands[n].type != OBJECT_WORD)
		{
			n += n < MOST_OPERANDS - 1;
			continue;
		}
		if (operands[n].length < sizeof word)
			memcpy(word, operands[n].bytes, operands[n].length);
		drawing->operands = operands;
		drawing->n = n;
		run_operator(drawing, word, &reader, resources, least);
		n = 0;
		if (heap.used > 256 * 1024)
			free_heap(&heap);
	}
	while (drawing->n_saved > least)
		restore(drawing, least);
	free_heap(&heap);
}

bool
draw_content(struct pdf *pdf, struct fonts *fonts, const char *bytes, size_t length, const struct object *resources,
			 const double *m, struct page *page)
{
	struct drawing *drawing = allocate_zeroed(sizeof *drawing);
	bool		known;

	drawing->pdf = pdf;
	drawing->fonts = fonts;
	drawing->page = page;
	drawing->state.matrix = (struct matrix) {m[0], m[1], m[2], m[3], m[4], m[5]};
	drawing->state.stretch = 1;
	drawing->state.clip = no_clip();
	drawing->state.opacity = 1;
	drawing->text = drawing->line = unit;
	run_content(drawing, bytes, length, resources);
	known = !drawing->unknown;
	free(drawing->path);
	free(drawing);
	return known;
}

/*
 * pdf_font.c - the characters and widths of a PDF's fonts.
 *
 * Characters are those that the font itself says it shows (ToUnicode), or ASCII in an
 * encoding that has it.  A font that says neither is not known here.
 */
#include "documents/pdf.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CODES 65536

/* ---- ToUnicode ----------------------------------------------------------------------------- */

static uint32_t
code_of(const struct object *string)
{
	uint32_t	code = 0;

	for (size_t i = 0; i < string->length && i < 4; i++)
		code = code << 8 | (unsigned char) string->bytes[i];
	return code;
}

/* UTF-16 to at most four characters; more than that no glyph shows. */
static int
characters_of(const struct object *string, uint32_t *characters)
{
	const unsigned char *bytes = (const unsigned char *) string->bytes;
	int			n = 0;

	for (size_t i = 0; i + 1 < string->length && n < 4; i += 2)
	{
		uint32_t	c = (uint32_t) bytes[i] << 8 | bytes[i + 1];

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < string->length)
		{
			c = 0x10000 + ((c - 0xD800) << 10) + (((uint32_t) bytes[i + 2] << 8 | bytes[i + 3]) - 0xDC00);
			i += 2;
		}
		characters[n++] = c;
	}
	return n;
}

static void
set_characters(struct heap *heap, struct font *font, uint32_t code, const struct object *string, uint32_t more)
{
	uint32_t	characters[4] = {0};
	const int	n = string->type == OBJECT_STRING ? characters_of(string, characters) : 0;

	if (code >= font->n || n == 0)
		return;
	characters[n - 1] += more;
	if (n == 1)
	{
		font->characters[code] = characters[0];
		return;
	}
	if (font->n_sequences == font->sequence_room)
	{
		uint32_t	(*more_room)[4] = heap_allocate(heap, 2 * (font->sequence_room + 8) * sizeof *more_room);

		if (font->n_sequences > 0)
			memcpy(more_room, font->sequences, font->n_sequences * sizeof *more_room);
		font->sequences = more_room;
		font->sequence_room = 2 * (font->sequence_room + 8);
	}
	memcpy(font->sequences[font->n_sequences], characters, sizeof characters);
	font->characters[code] = UINT32_MAX - (uint32_t) font->n_sequences++;
}

static bool
is_word(const struct object *object, const char *word)
{
	return object->type == OBJECT_WORD && object->length == strlen(word) && memcmp(object->bytes, word, object->length) == 0;
}

/* The characters of the codes from first to last: the target's, counted up, or one by one. */
static void
map_codes(struct heap *heap, struct font *font, uint32_t first, uint32_t last, const struct object *target)
{
	for (uint32_t code = first; code <= last && code < font->n; code++)
		if (target->type != OBJECT_ARRAY)
			set_characters(heap, font, code, target, code - first);
		else if (code - first < target->length)
			set_characters(heap, font, code, &target->items[code - first], 0);
}

/* Strings up to the word that ends the list: pairs, or ranges with their first character or all. */
static void
read_mappings(struct reader *reader, struct font *font, bool ranges)
{
	const int	n = ranges ? 3 : 2;
	struct object item[3];

	for (;;)
	{
		for (int i = 0; i < n; i++)
			if (!read_object(reader, &item[i]) || item[i].type == OBJECT_WORD)
				return;
		if (item[0].type == OBJECT_STRING && item[n - 2].type == OBJECT_STRING)
			map_codes(reader->heap, font, code_of(&item[0]), code_of(&item[n - 2]), &item[n - 1]);
	}
}

/* False: codes have other lengths than the font's. */
static bool
read_characters(struct pdf *pdf, const struct object *stream, struct font *font)
{
	struct text	map = {0};
	struct reader reader = {.heap = pdf_heap(pdf)};
	struct object object;
	bool		good = read_stream(pdf, stream, &map);

	/* objects point into it */
	reader.bytes = good && map.length > 0 ? memcpy(heap_allocate(pdf_heap(pdf), map.length), map.bytes, map.length) : "";
	reader.length = good ? map.length : 0;
	clear_text(&map);
	while (good && read_object(&reader, &object))
		if (is_word(&object, "beginbfchar"))
			read_mappings(&reader, font, false);
		else if (is_word(&object, "beginbfrange"))
			read_mappings(&reader, font, true);
		else if (is_word(&object, "begincodespacerange"))
			good = read_object(&reader, &object) && (object.type == OBJECT_WORD || object.length == (size_t) font->bytes);
		else if (is_word(&object, "usecmap"))
			good = false;
	return good;
}

/* ---- widths ----------------------------------------------------------------------------------- */

static void
set_width(struct font *font, double code, double width)
{
	if (code >= 0 && code < (double) font->n)
		font->widths[(size_t) code] = width;
}

/* "7 [500 600] 10 20 1000": of codes from 7 on, of 10 to 20. */
static void
read_composite_widths(struct pdf *pdf, const struct object *descendant, struct font *font)
{
	const struct object *list = get(pdf, descendant, "W");
	const double usual = get_number(pdf, descendant, "DW", 1000);

	for (size_t i = 0; i < font->n; i++)
		font->widths[i] = usual;
	if (list == NULL || list->type != OBJECT_ARRAY)
		return;
	for (size_t i = 0; i + 1 < list->length;)
	{
		const double first = resolve(pdf, &list->items[i])->number;
		const struct object *second = resolve(pdf, &list->items[i + 1]);

		if (second->type == OBJECT_ARRAY)
		{
			for (size_t k = 0; k < second->length; k++)
				set_width(font, first + (double) k, resolve(pdf, &second->items[k])->number);
			i += 2;
			continue;
		}
		if (i + 2 >= list->length)
			return;
		for (double code = fmax(first, 0); code <= second->number && code < (double) font->n; code++)
			set_width(font, code, resolve(pdf, &list->items[i + 2])->number);
		i += 3;
	}
}

static bool
read_simple_widths(struct pdf *pdf, const struct object *dictionary, struct font *font)
{
	const struct object *list = get(pdf, dictionary, "Widths");
	const double first = get_number(pdf, dictionary, "FirstChar", 0);
	const double missing = get_number(pdf, get(pdf, dictionary, "FontDescriptor"), "MissingWidth", 0);

	if (list == NULL || list->type != OBJECT_ARRAY)
		return false;
	for (size_t i = 0; i < font->n; i++)
		font->widths[i] = missing;
	for (size_t i = 0; i < list->length; i++)
		set_width(font, first + (double) i, resolve(pdf, &list->items[i])->number);
	return true;
}

/* ---- fonts ------------------------------------------------------------------------------------- */

static struct font *
make_font(struct pdf *pdf, size_t n)
{
	struct font *font = heap_allocate(pdf_heap(pdf), sizeof *font);

	font->n = n;
	font->bytes = n > 256 ? 2 : 1;
	font->scale = 0.001;
	font->characters = heap_allocate(pdf_heap(pdf), n * sizeof *font->characters);
	font->widths = heap_allocate(pdf_heap(pdf), n * sizeof *font->widths);
	return font;
}

static struct font *
read_composite(struct pdf *pdf, const struct object *dictionary)
{
	struct font *font = make_font(pdf, MOST_CODES);
	const struct object *descendants = get(pdf, dictionary, "DescendantFonts");
	const struct object *map = get(pdf, dictionary, "ToUnicode");

	font->known = is_name(get(pdf, dictionary, "Encoding"), "Identity-H") && descendants != NULL
		&& descendants->type == OBJECT_ARRAY && descendants->length == 1 && map != NULL && read_characters(pdf, map, font);
	if (font->known)
		read_composite_widths(pdf, resolve(pdf, &descendants->items[0]), font);
	return font;
}

/* Whether codes of ASCII are its characters. */
static bool
has_ascii(struct pdf *pdf, const struct object *dictionary)
{
	const struct object *encoding = get(pdf, dictionary, "Encoding");

	return is_name(encoding, "WinAnsiEncoding") || is_name(encoding, "MacRomanEncoding");
}

static struct font *
read_simple(struct pdf *pdf, const struct object *dictionary)
{
	struct font *font = make_font(pdf, 256);
	const struct object *map = get(pdf, dictionary, "ToUnicode");
	double		matrix[6];

	if (has_ascii(pdf, dictionary))
		for (uint32_t c = ' '; c < 0x7F; c++)
			font->characters[c] = c;
	font->known = (map != NULL || has_ascii(pdf, dictionary)) && read_simple_widths(pdf, dictionary, font)
		&& (map == NULL || read_characters(pdf, map, font));
	if (is_name(get(pdf, dictionary, "Subtype"), "Type3"))
	{
		font->known = font->known && get_numbers(pdf, dictionary, "FontMatrix", matrix, 6);
		if (font->known)
			font->scale = matrix[0];
	}
	return font;
}

const struct font *
find_font(struct pdf *pdf, struct fonts *fonts, const struct object *dictionary)
{
	const struct font *font;

	for (size_t i = 0; i < fonts->n; i++)
		if (fonts->list[i].dictionary == dictionary)
			return fonts->list[i].font;
	font = is_name(get(pdf, dictionary, "Subtype"), "Type0") ? read_composite(pdf, dictionary) : read_simple(pdf, dictionary);
	MAKE_ROOM(fonts->list, fonts->n, fonts->room);
	fonts->list[fonts->n++] = (struct known_font) {dictionary, font};
	return font;
}

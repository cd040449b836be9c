/*
 * pdf_file.c - a PDF's objects by their numbers, and its streams.
 *
 * The file is taken at its word: where a table of objects, a length or a checksum is
 * wrong it is not read here.
 */
#include "documents/pdf.h"

#include <stdlib.h>
#include <zlib.h>

#define MOST_OBJECTS 1000000
#define MOST_TABLES 64
#define MOST_FILTERS 4
/* Of one stream, and of all memory. */
#define MOST_STREAM (64 * 1024 * 1024)
#define MOST_MEMORY (512 * 1024 * 1024)
/* References that lead to references. */
#define MOST_STEPS 16

struct entry
{
	bool		known;
	bool		packed;			/* in a stream of objects */
	size_t		place;			/* of the file; or the stream's number */
	size_t		index;			/* in the stream */
	bool		reading;
	struct object *object;		/* once it is read */
};

/* A stream of objects, inflated. */
struct pack
{
	size_t		number;
	struct text bytes;
	size_t		first;
	size_t		n;
};

struct pdf
{
	const char *bytes;
	size_t		length;
	struct heap heap;
	struct entry *entries;
	size_t		n;
	struct pack *packs;
	size_t		n_packs;
	size_t		pack_room;
	struct object trailer;
};

static const struct object null_object;

struct heap *
pdf_heap(struct pdf *pdf)
{
	return &pdf->heap;
}

const struct object *
pdf_trailer(const struct pdf *pdf)
{
	return &pdf->trailer;
}

/* ---- streams --------------------------------------------------------------------------- */

static bool
inflate_bytes(const char *bytes, size_t length, struct text *out)
{
	z_stream	stream = {.next_in = (Bytef *) (uintptr_t) bytes,.avail_in = (uInt) length};
	static char piece[64 * 1024];
	int			status = Z_OK;

	if (length > MAX_FILE_SIZE || inflateInit(&stream) != Z_OK)
		return false;
	while (status == Z_OK && out->length < MOST_STREAM)
	{
		stream.next_out = (Bytef *) piece;
		stream.avail_out = sizeof piece;
		status = inflate(&stream, Z_NO_FLUSH);
		put_bytes(out, piece, sizeof piece - stream.avail_out);
		if (stream.avail_in == 0 && stream.avail_out > 0)
			break;
	}
	inflateEnd(&stream);
	return status == Z_STREAM_END;
}

static unsigned char
paeth(int left, int up, int corner)
{
	const int	to_left = abs(up - corner);
	const int	to_up = abs(left - corner);
	const int	to_corner = abs(left + up - 2 * corner);

	return (unsigned char) (to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner);
}

/* What a row's samples are told from: nothing, the left one, the upper one, both, or what PNG names after Paeth. */
enum predictor
{
	NONE, LEFT, UP, AVERAGE, PAETH
};

static int
guess(int how, int left, int up, int corner)
{
	switch (how)
	{
		case LEFT:
			return left;
		case UP:
			return up;
		case AVERAGE:
			return (left + up) / 2;
		case PAETH:
			return paeth(left, up, corner);
		default:
			return 0;
	}
}

/* Rows of PNG, of one byte a sample and a sample a pixel. */
static bool
undo_predictor(struct text *data, size_t columns)
{
	unsigned char *bytes = (unsigned char *) data->bytes;
	size_t		out = 0;

	if (columns == 0 || columns > 1000000)
		return false;
	for (size_t row = 0; row + columns < data->length; row += columns + 1)
	{
		const int	how = bytes[row];

		if (how > PAETH)
			return false;
		for (size_t i = 0; i < columns; i++, out++)
		{
			const int	left = i > 0 ? bytes[out - 1] : 0;
			const int	up = row > 0 ? bytes[out - columns] : 0;
			const int	corner = i > 0 && row > 0 ? bytes[out - columns - 1] : 0;

			bytes[out] = (unsigned char) (bytes[row + 1 + i] + guess(how, left, up, corner));
		}
	}
	data->length = out;
	return true;
}

static bool
unpack(struct pdf *pdf, const struct object *parameters, const char *bytes, size_t length, struct text *out)
{
	const double predictor = get_number(pdf, parameters, "Predictor", 1);

	if (!inflate_bytes(bytes, length, out))
		return false;
	if (predictor <= 1)
		return true;
	return predictor >= 10 && get_number(pdf, parameters, "Colors", 1) <= 1 && get_number(pdf, parameters, "BitsPerComponent", 8) >= 8
		&& undo_predictor(out, (size_t) get_number(pdf, parameters, "Columns", 1));
}

/* The bytes as they are in the file; false where the length is not what it says. */
static bool
find_stream(struct pdf *pdf, const struct object *stream, const char **bytes, size_t *length)
{
	const double said = get_number(pdf, stream, "Length", -1);
	struct reader reader = {.bytes = pdf->bytes,.length = pdf->length};

	if (stream == NULL || stream->stream == 0 || said < 0 || said > (double) (pdf->length - stream->stream))
		return false;
	*bytes = pdf->bytes + stream->stream;
	*length = (size_t) said;
	reader.at = stream->stream + *length;
	skip_blanks(&reader);
	return reader.length - reader.at >= 9 && memcmp(reader.bytes + reader.at, "endstream", 9) == 0;
}

/* The only one of an array, or the object itself; NULL: there are several, or none. */
static const struct object *
only_one(struct pdf *pdf, const struct object *object)
{
	if (object == NULL || object->type != OBJECT_ARRAY)
		return object;
	return object->length == 1 ? resolve(pdf, &object->items[0]) : NULL;
}

bool
read_stream(struct pdf *pdf, const struct object *stream, struct text *out)
{
	const struct object *filters = get(pdf, stream, "Filter");
	const struct object *filter = only_one(pdf, filters);
	struct text	data = {0};
	const char *bytes;
	size_t		length;
	bool		good;

	if (!find_stream(pdf, stream, &bytes, &length) || value_in(stream, "F") != NULL)
		return false;
	if (filters == NULL || (filters->type == OBJECT_ARRAY && filters->length == 0))
	{
		put_bytes(out, bytes, length);
		return true;
	}
	good = filter != NULL && is_name(filter, "FlateDecode")
		&& unpack(pdf, only_one(pdf, get(pdf, stream, "DecodeParms")), bytes, length, &data);
	if (good)
		put_bytes(out, data.length > 0 ? data.bytes : "", data.length);
	clear_text(&data);
	return good && out->length <= MOST_STREAM;
}

/* ---- objects ------------------------------------------------------------------------------ */

/* "7 0 obj", the object, and where its stream begins. */
static bool
read_object_at(struct pdf *pdf, size_t place, size_t number, struct object *object)
{
	struct reader reader = {.bytes = pdf->bytes,.length = pdf->length,.at = place,.heap = &pdf->heap};
	struct object head[3];

	if (place >= pdf->length)
		return false;
	for (int i = 0; i < 3; i++)
		if (!read_object(&reader, &head[i]))
			return false;
	if (head[0].type != OBJECT_NUMBER || (size_t) head[0].number != number || head[1].type != OBJECT_NUMBER
		|| head[2].type != OBJECT_WORD || head[2].length != 3 || memcmp(head[2].bytes, "obj", 3) != 0
		|| !read_object(&reader, object))
		return false;
	skip_blanks(&reader);
	if (object->type == OBJECT_DICTIONARY && reader.length - reader.at > 8 && memcmp(reader.bytes + reader.at, "stream", 6) == 0)
	{
		reader.at += 6;
		reader.at += reader.bytes[reader.at] == '\r';
		object->stream = reader.at + (reader.bytes[reader.at] == '\n');
	}
	return true;
}

static const struct pack *
open_pack(struct pdf *pdf, size_t number)
{
	struct pack pack = {.number = number};
	const struct object *stream = number < pdf->n && !pdf->entries[number].packed
		? resolve(pdf, &(struct object) {.type = OBJECT_REFERENCE,.number = (double) number}) : NULL;

	for (size_t i = 0; i < pdf->n_packs; i++)
		if (pdf->packs[i].number == number)
			return &pdf->packs[i];
	if (stream == NULL || !is_name(get(pdf, stream, "Type"), "ObjStm") || !read_stream(pdf, stream, &pack.bytes))
	{
		clear_text(&pack.bytes);
		return NULL;
	}
	pack.first = (size_t) get_number(pdf, stream, "First", 0);
	pack.n = (size_t) get_number(pdf, stream, "N", 0);
	MAKE_ROOM(pdf->packs, pdf->n_packs, pdf->pack_room);
	pdf->packs[pdf->n_packs] = pack;
	return &pdf->packs[pdf->n_packs++];
}

static bool
read_packed(struct pdf *pdf, const struct entry *entry, size_t number, struct object *object)
{
	const struct pack *pack = open_pack(pdf, entry->place);
	struct reader reader = {.heap = &pdf->heap};
	struct object pair[2];

	if (pack == NULL || entry->index >= pack->n)
		return false;
	reader.bytes = pack->bytes.bytes;
	reader.length = pack->bytes.length;
	for (size_t i = 0; i <= entry->index; i++)
		if (!read_object(&reader, &pair[0]) || !read_object(&reader, &pair[1]) || pair[0].type != OBJECT_NUMBER
			|| pair[1].type != OBJECT_NUMBER)
			return false;
	if ((size_t) pair[0].number != number || pair[1].number < 0 || pair[1].number > (double) reader.length)
		return false;
	reader.at = pack->first + (size_t) pair[1].number;
	return reader.at < reader.length && read_object(&reader, object);
}

static const struct object *
read_entry(struct pdf *pdf, size_t number)
{
	struct entry *entry = number < pdf->n ? &pdf->entries[number] : NULL;
	struct object object = {0};
	bool		good;

	if (entry == NULL || !entry->known || entry->reading || pdf->heap.used > MOST_MEMORY)
		return &null_object;
	if (entry->object == NULL)
	{
		entry->reading = true;
		good = entry->packed ? read_packed(pdf, entry, number, &object) : read_object_at(pdf, entry->place, number, &object);
		entry->reading = false;
		entry->object = heap_allocate(&pdf->heap, sizeof object);
		if (good)
			*entry->object = object;
	}
	return entry->object;
}

const struct object *
resolve(struct pdf *pdf, const struct object *object)
{
	for (int i = 0; object != NULL && object->type == OBJECT_REFERENCE; i++)
		object = i < MOST_STEPS ? read_entry(pdf, (size_t) object->number) : &null_object;
	return object;
}

const struct object *
get(struct pdf *pdf, const struct object *dictionary, const char *name)
{
	const struct object *value = resolve(pdf, value_in(dictionary, name));

	return value == NULL || value->type == OBJECT_NULL ? NULL : value;
}

double
get_number(struct pdf *pdf, const struct object *dictionary, const char *name, double otherwise)
{
	const struct object *value = get(pdf, dictionary, name);

	return value != NULL && value->type == OBJECT_NUMBER ? value->number : otherwise;
}

bool
get_numbers(struct pdf *pdf, const struct object *dictionary, const char *name, double *numbers, size_t n)
{
	const struct object *array = get(pdf, dictionary, name);

	if (array == NULL || array->type != OBJECT_ARRAY || array->length < n)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		const struct object *item = resolve(pdf, &array->items[i]);

		if (item->type != OBJECT_NUMBER)
			return false;
		numbers[i] = item->number;
	}
	return true;
}

/* ---- tables of objects ------------------------------------------------------------------------ */

static struct entry *
entry_of(struct pdf *pdf, size_t number)
{
	if (number >= MOST_OBJECTS)
		return NULL;
	if (number >= pdf->n)
	{
		const size_t n = number < 512 ? 1024 : 2 * number;

		pdf->entries = enlarge(pdf->entries, n * sizeof *pdf->entries);
		memset(pdf->entries + pdf->n, 0, (n - pdf->n) * sizeof *pdf->entries);
		pdf->n = n;
	}
	return &pdf->entries[number];
}

/* The newest table comes first, and counts. */
static bool
note_entry(struct pdf *pdf, size_t number, bool known, bool packed, size_t place, size_t index)
{
	struct entry *entry = entry_of(pdf, number);

	if (entry == NULL)
		return false;
	if (!entry->known && entry->place == 0)
		*entry = (struct entry) {.known = known,.packed = packed,.place = known ? place : 1,.index = index};
	return true;
}

/* "0000000016 00000 n" */
static bool
read_plain_entry(struct pdf *pdf, struct reader *reader, size_t number)
{
	struct object entry[3];

	for (int k = 0; k < 3; k++)
		if (!read_object(reader, &entry[k]))
			return false;
	return entry[0].type == OBJECT_NUMBER && entry[2].type == OBJECT_WORD && entry[2].length == 1
		&& note_entry(pdf, number, entry[2].bytes[0] == 'n', false, (size_t) entry[0].number, 0);
}

/* Sections of entries, each for so many numbers from one on, up to the trailer. */
static bool
read_plain_table(struct pdf *pdf, struct reader *reader, struct object *trailer)
{
	struct object first;
	struct object count;

	for (;;)
	{
		if (!read_object(reader, &first))
			return false;
		if (first.type == OBJECT_WORD && first.length == 7 && memcmp(first.bytes, "trailer", 7) == 0)
			return read_object(reader, trailer) && trailer->type == OBJECT_DICTIONARY;
		if (first.type != OBJECT_NUMBER || !read_object(reader, &count) || count.type != OBJECT_NUMBER)
			return false;
		for (size_t i = 0, n = (size_t) count.number; i < n; i++)
			if (!read_plain_entry(pdf, reader, (size_t) first.number + i))
				return false;
	}
}

static size_t
big_endian(const unsigned char *bytes, int n)
{
	size_t		value = 0;

	for (int i = 0; i < n; i++)
		value = value << 8 | bytes[i];
	return value;
}

/* Fields of a stream table: their bytes, and the widths of the three of an entry. */
struct fields
{
	const unsigned char *at;
	const unsigned char *end;
	int			width[3];
};

/* Entries for n numbers from first on, or as many as there are. */
static bool
read_packed_section(struct pdf *pdf, struct fields *fields, double first, double n)
{
	const int  *w = fields->width;
	const int	width = w[0] + w[1] + w[2];

	if (first < 0 || n < 0 || n >= MOST_OBJECTS || first >= MOST_OBJECTS || width <= 0)
		return false;
	for (size_t i = 0; i < (size_t) n && fields->end - fields->at >= width; i++, fields->at += width)
	{
		const unsigned char *field = fields->at;
		const size_t type = w[0] > 0 ? big_endian(field, w[0]) : 1;

		if (!note_entry(pdf, (size_t) first + i, type == 1 || type == 2, type == 2, big_endian(field + w[0], w[1]),
						big_endian(field + w[0] + w[1], w[2])))
			return false;
	}
	return true;
}

/* A stream of fields, whose widths W has; sections by Index. */
static bool
read_stream_table(struct pdf *pdf, const struct object *stream)
{
	struct text	table = {0};
	double		widths[3];
	const struct object *index = get(pdf, stream, "Index");
	bool		good = get_numbers(pdf, stream, "W", widths, 3) && read_stream(pdf, stream, &table);
	struct fields fields = {.at = (const unsigned char *) table.bytes};

	for (int i = 0; good && i < 3; i++)
	{
		good = widths[i] >= 0 && widths[i] <= 8;
		fields.width[i] = good ? (int) widths[i] : 0;
	}
	good = good && table.length > 0;
	fields.end = good ? fields.at + table.length : fields.at;
	if (good && (index == NULL || index->type != OBJECT_ARRAY))
		good = read_packed_section(pdf, &fields, 0, get_number(pdf, stream, "Size", 0));
	else
		for (size_t i = 0; good && i + 1 < index->length; i += 2)
			good = read_packed_section(pdf, &fields, index->items[i].number, index->items[i + 1].number);
	clear_text(&table);
	return good;
}

/* One table, and where the one before it is; 0: there is none. */
static bool
read_table_at(struct pdf *pdf, size_t place, size_t *before)
{
	struct reader reader = {.bytes = pdf->bytes,.length = pdf->length,.at = place,.heap = &pdf->heap};
	struct object trailer = {0};
	struct object head;

	if (place >= pdf->length || !read_object(&reader, &head))
		return false;
	if (head.type == OBJECT_WORD && head.length == 4 && memcmp(head.bytes, "xref", 4) == 0)
	{
		if (!read_plain_table(pdf, &reader, &trailer) || value_in(&trailer, "XRefStm") != NULL)
			return false;
	}
	else if (head.type != OBJECT_NUMBER || !read_object_at(pdf, place, (size_t) head.number, &trailer)
			 || !read_stream_table(pdf, &trailer))
		return false;
	if (pdf->trailer.type == OBJECT_NULL)
		pdf->trailer = trailer;
	*before = (size_t) get_number(pdf, &trailer, "Prev", 0);
	return true;
}

static bool
read_tables(struct pdf *pdf)
{
	const size_t tail = pdf->length > 1024 ? pdf->length - 1024 : 0;
	size_t		at = pdf->length > 9 ? pdf->length - 9 : 0;
	struct reader reader = {.bytes = pdf->bytes,.length = pdf->length,.heap = &pdf->heap};
	struct object place;
	size_t		next;

	while (at > tail && memcmp(pdf->bytes + at, "startxref", 9) != 0)
		at--;
	reader.at = at + 9;
	if (at <= tail || !read_object(&reader, &place) || place.type != OBJECT_NUMBER || place.number < 1)
		return false;
	next = (size_t) place.number;
	for (int i = 0; next != 0; i++)
		if (i == MOST_TABLES || !read_table_at(pdf, next, &next))
			return false;
	return value_in(&pdf->trailer, "Encrypt") == NULL;
}

struct pdf *
open_pdf(const char *bytes, size_t length)
{
	struct pdf *pdf = allocate_zeroed(sizeof *pdf);

	pdf->bytes = bytes;
	pdf->length = length;
	if (length > 5 && memcmp(bytes, "%PDF-", 5) == 0 && read_tables(pdf))
		return pdf;
	close_pdf(pdf);
	return NULL;
}

void
close_pdf(struct pdf *pdf)
{
	if (pdf == NULL)
		return;
	for (size_t i = 0; i < pdf->n_packs; i++)
		clear_text(&pdf->packs[i].bytes);
	free(pdf->packs);
	free(pdf->entries);
	free_heap(&pdf->heap);
	free(pdf);
}

/*
 * documents.c - any bytes as a Word document, a workbook, a page's trace, a PDF, mail or an archive.
 *
 * The first byte chooses the reader.  Those of XML get the bytes as the member that
 * matters, so that the fuzzer need not know of ZIP files; the archive gets them raw.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "documents/pdf.h"
#include "documents/readers.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What comes out of so many bytes at most; a span may repeat nothing. */
#define MOST_OUT (64 * 1024 * 1024)

static char archive[1024 * 1024];

/* A package with the members; its length. */
static size_t
pack(const char *const *names, const char *const *contents, const size_t *lengths, int n)
{
	zip_error_t error;
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t	   *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
	zip_int64_t length;

	zip_source_keep(target);
	for (int i = 0; i < n; i++)
	{
		zip_int64_t at = zip_file_add(zip, names[i], zip_source_buffer(zip, contents[i], lengths[i], 0), 0);

		zip_set_file_compression(zip, (zip_uint64_t) at, ZIP_CM_STORE, 0);
	}
	zip_close(zip);
	zip_source_open(target);
	length = zip_source_read(target, archive, sizeof archive);
	zip_source_close(target);
	zip_source_free(target);
	return length < 0 ? 0 : (size_t) length;
}

static void
ignore(void *context, const struct part *part)
{
	(void) context;
	if (part->length > MOST_OUT)
		abort();
}

static void
read_bytes(const char *bytes, size_t length)
{
	/* programs are not started: what needs one finds no folder to work in */
	const struct settings settings = {.timeout = 1,.scratch = "/nonexistent"};

	read_document("fuzz", bytes, length, &settings, (struct sink) {ignore, NULL});
}

static void
read_member_of(const char *const *names, int at, int n, const char *bytes, size_t length)
{
	static const char empty[] = "<a/>";
	static const char workbook[] = "<w><sheets><sheet id=\"r\"/></sheets></w>";
	static const char relations[] = "<r><Relationship Id=\"r\" Target=\"s.xml\"/></r>";
	const char *contents[8];
	size_t		lengths[8];

	for (int i = 0; i < n; i++)
	{
		const char *other = strstr(names[i], "workbook.xml.rels") != NULL ? relations
			: strstr(names[i], "workbook") != NULL ? workbook : empty;

		contents[i] = i == at ? bytes : other;
		lengths[i] = i == at ? length : strlen(other);
	}
	read_bytes(archive, pack(names, contents, lengths, n));
}

/* The bytes as a page's content and, behind a NUL, as what its font says of its characters. */
static void
read_as_pdf(const char *bytes, size_t length)
{
	const char *nul = memchr(bytes, '\0', length);
	const size_t n = nul != NULL ? (size_t) (nul - bytes) : length;
	const char *streams[] = {bytes, nul != NULL ? nul + 1 : ""};
	const size_t lengths[] = {n, nul != NULL ? length - n - 1 : 0};
	size_t		places[6];
	size_t		table;
	struct text	pdf = {0};
	struct text	out = {0};
	struct pages pages = {0};

	put(&pdf, "%PDF-1.4\n");
	for (int i = 0; i < 2; i++)
	{
		places[i] = pdf.length;
		put_format(&pdf, "%d 0 obj <</Length %zu>> stream\n", i + 1, lengths[i]);
		put_bytes(&pdf, streams[i], lengths[i]);
		put(&pdf, "\nendstream endobj\n");
	}
	places[2] = pdf.length;
	put(&pdf, "3 0 obj <</Type/Pages/Kids[4 0 R]/MediaBox[0 0 600 800]>> endobj\n");
	places[3] = pdf.length;
	put(&pdf, "4 0 obj <</Type/Page/Contents 1 0 R/Resources<</Font<</F<</Subtype/Type0/Encoding/Identity-H/ToUnicode 2 0 R"
		"/DescendantFonts[<</DW 500/W[7[1 2]9 20 100]>>]>>/G<</Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/ToUnicode 2 0 R/Widths[500]>>>>"
		"/XObject<</X<</Subtype/Image>>>>>>>> endobj\n");
	places[4] = pdf.length;
	put(&pdf, "5 0 obj <</Pages 3 0 R>> endobj\n");
	table = pdf.length;
	put(&pdf, "xref\n0 6\n0000000000 65535 f \n");
	for (int i = 0; i < 5; i++)
		put_format(&pdf, "%010zu 00000 n \n", places[i]);
	put_format(&pdf, "trailer <</Root 5 0 R>>\nstartxref\n%zu\n", table);
	if (read_pdf_pages(pdf.bytes, pdf.length, &pages))
		write_pages(&pages, &out);
	if (out.length > MOST_OUT)
		abort();
	free_pages(&pages);
	clear_text(&out);
	clear_text(&pdf);
}

/* The pages to HTML, and as they are printed anew. */
static void
read_as_trace(const char *bytes, size_t length)
{
	char	   *copy = copy_bytes(bytes, length);
	struct pages pages = {0};
	struct text	out = {0};

	read_trace(copy, length, &pages);
	write_pages(&pages, &out);
	print_pages(&pages, &out);
	if (out.length > MOST_OUT)
		abort();
	free_pages(&pages);
	clear_text(&out);
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const word[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"};
	static const char *const book[] = {"xl/s.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
	const char *bytes = (const char *) data + 1;

	if (size == 0 || size > 256 * 1024)
		return 0;
	size--;
	switch (data[0] % 8)
	{
		case 0:
		case 1:
			read_member_of(word, data[0] / 8 % 4, 4, bytes, size);
			break;
		case 2:
		case 3:
			read_member_of(book, data[0] / 8 % 5, 5, bytes, size);
			break;
		case 6:
			read_as_pdf(bytes, size);
			break;
		case 4:
		case 5:
			read_as_trace(bytes, size);
			break;
		default:
			read_bytes(bytes, size);
	}
	return 0;
}

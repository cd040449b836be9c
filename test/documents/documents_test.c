/*
 * documents_test.c - documents to HTML, a case a row: what stands in the file beside what comes out.
 */
#include "../unit/tap.h"

#include <math.h>
#include <zip.h>

#include "documents/pdf.h"
#include "documents/readers.h"

#define N(a) ((int) (sizeof (a) / sizeof *(a)))

/* ---- what comes out ------------------------------------------------------------------------ */

static char seen[65536];

/* Parts one after another: text, or the fault in brackets; names in front. */
static void
see(void *context, const struct part *part)
{
	size_t		at = strlen(seen);

	(void) context;
	at += (size_t) snprintf(seen + at, sizeof seen - at, "%s%s", part->name != NULL ? part->name : "", part->name != NULL ? ": " : "");
	if (part->fault != FAULT_NONE)
		snprintf(seen + at, sizeof seen - at, "[%s]", fault_text(part->fault, false));
	else
		snprintf(seen + at, sizeof seen - at, "%.*s", (int) part->length, part->bytes);
}

static void
read_bytes(const char *bytes, size_t length)
{
	const struct settings settings = {.timeout = 1,.scratch = "/nonexistent"};

	seen[0] = '\0';
	read_document("file", bytes, length, &settings, (struct sink) {see, NULL});
}

/* Without line ends, which nothing depends on. */
static void
is_seen(const char *want, const char *name)
{
	char	   *out = seen;

	for (const char *at = seen; *at != '\0'; at++)
		if (*at != '\n')
			*out++ = *at;
	*out = '\0';
	is_str((gr_str) {seen, (uint32_t) strlen(seen)}, want, name);
}

/* ---- archives --------------------------------------------------------------------------------- */

struct member
{
	const char *name;
	const char *content;
};

static char archive[1024 * 1024];

static size_t
pack(const struct member *members, int n)
{
	zip_error_t error;
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t	   *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
	zip_int64_t length;

	zip_source_keep(target);
	for (int i = 0; i < n; i++)
		zip_file_add(zip, members[i].name, zip_source_buffer(zip, members[i].content, strlen(members[i].content), 0),
					 ZIP_FL_ENC_RAW);
	zip_close(zip);
	zip_source_open(target);
	length = zip_source_read(target, archive, sizeof archive);
	zip_source_close(target);
	zip_source_free(target);
	return (size_t) length;
}

static void
read_members(const struct member *members, int n)
{
	size_t		length = pack(members, n);

	read_bytes(archive, length);
}

/* ---- Word ------------------------------------------------------------------------------------------ */

struct row
{
	const char *name;
	const char *in;
	const char *out;
};

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(runs) "<w:p>" runs "</w:p>"
#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(T(text)) "</w:tc>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"
#define TR(cells) "<w:tr>" cells "</w:tr>"

static const struct row word[] = {
	{"a paragraph", P(T("a") T("b")), "<p>ab</p>"},
	{"marks of HTML", P(T("a &lt; b &amp; c")), "<p>a &lt; b &amp; c</p>"},
	{"deleted text", P(T("1") "<w:del><w:r><w:delText>26</w:delText></w:r></w:del>" T("2")), "<p>12</p>"},
	{"inserted text", P("<w:ins>" T("1267") "</w:ins>"), "<p>1267</p>"},
	{"text moved away, and to here", P("<w:moveFrom>" T("26") "</w:moveFrom><w:moveTo>" T("12") "</w:moveTo>"), "<p>12</p>"},
	{"hidden text", P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>26</w:t></w:r>" T("1267")), "<p>1267</p>"},
	{"text that is not hidden", P("<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>26</w:t></w:r>"), "<p>26</p>"},
	{"hidden by its style", P("<w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>26</w:t></w:r>" T("1")), "<p>1</p>"},
	{"struck-out text", P("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>26</w:t></w:r>" T("1267")), "<p>1267</p>"},
	{"white digits", P("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>9</w:t></w:r>" T("44")), "<p>44</p>"},
	{"digits in what looks white, and in a light gray", P("<w:r><w:rPr><w:color w:val=\"fefefe\"/></w:rPr><w:t>9</w:t></w:r>"
		"<w:r><w:rPr><w:color w:val=\"EEEEEE\"/></w:rPr><w:t>4</w:t></w:r>" T("4")), "<p>44</p>"},
	{"digits in the colour of the paper", P("<w:r><w:rPr><w:color w:val=\"000000\" w:themeColor=\"background1\"/></w:rPr><w:t>9</w:t></w:r>"
		"<w:r><w:rPr><w:color w:val=\"FFFFFF\" w:themeColor=\"text1\"/></w:rPr><w:t>4</w:t></w:r>"
		"<w:r><w:rPr><w:color w:val=\"7F7F7F\" w:themeColor=\"background1\" w:themeShade=\"80\"/></w:rPr><w:t>4</w:t></w:r>"), "<p>44</p>"},
	{"digits in it on a ground of a theme", TABLE(TR(TC("", "a") "<w:tc><w:tcPr><w:shd w:fill=\"auto\" w:themeFill=\"accent1\"/></w:tcPr>"
		P("<w:r><w:rPr><w:color w:themeColor=\"background1\"/></w:rPr><w:t>44</w:t></w:r>") "</w:tc>")), "<table><tr><td><p>a</p></td><td><p>44</p></td></tr></table>"},
	{"white digits on a dark ground", TABLE(TR(TC("<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>", "a") "<w:tc><w:tcPr><w:shd w:fill=\"1F4E79\"/></w:tcPr>"
		P("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>44</w:t></w:r>") "</w:tc>")), "<table><tr><td><p>a</p></td><td><p>44</p></td></tr></table>"},
	{"white words", P("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>总计</w:t></w:r>"), "<p>总计</p>"},
	{"tiny digits", P("<w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>1</w:t></w:r>" T("0")), "<p>0</p>"},
	{"raised digits", P(T("29") "<w:r><w:rPr><w:position w:val=\"8\"/></w:rPr><w:t>1</w:t></w:r>"), "<p>29<sup>1</sup></p>"},
	{"a superscript", P(T("5") "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>" T("a")), "<p>5<sup>2</sup>a</p>"},
	{"a note's mark", P(T("12") "<w:r><w:footnoteReference w:id=\"3\"/></w:r>"), "<p>12<sup>[3]</sup></p>"},
	{"a simple field", P("<w:fldSimple w:instr=\"SUM\">" T("1267") "</w:fldSimple>"), "<p>1267</p>"},
	{"a field's result", P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>=1+2</w:instrText></w:r>" T("9")
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" T("3") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" T("x")), "<p>3x</p>"},
	{"a content control", "<w:sdt><w:sdtPr/><w:sdtContent>" P(T("a")) "</w:sdtContent></w:sdt>", "<p>a</p>"},
	{"a break", P("<w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r>"), "<p>1<br>2</p>"},
	{"columns of tabs, and of blanks", P("<w:r><w:t>ab</w:t><w:tab/><w:t>2</w:t></w:r>") P("<w:r><w:tab/><w:t>b</w:t></w:r>") P(T("a  1   2")),
		"<pre>ab\t2</pre><p>\tb</p><pre>a  1   2</pre>"},
	{"a tab in a table", TABLE(TR(TC("", "a") "<w:tc>" P("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>") "</w:tc>")), "<table><tr><td><p>a</p></td><td><p>1 2</p></td></tr></table>"},
	{"a paragraph whose end is deleted", P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T("12")) P(T("3")) P(T("4")), "<p>123</p><p>4</p>"},
	{"signs that are digits, and pictures", P("<w:r><w:sym w:font=\"Times New Roman\" w:char=\"F031\"/><w:sym w:font=\"Symbol\" w:char=\"F032\"/>"
		"<w:sym w:font=\"Wingdings\" w:char=\"F033\"/></w:r>"), "<p>12\uF033</p>"},
	{"digits in the colour of their ground", P("<w:r><w:rPr><w:color w:val=\"DDDDDD\"/><w:shd w:val=\"clear\" w:fill=\"DDDDDE\"/></w:rPr><w:t>8</w:t></w:r>" T("44")), "<p>44</p>"},
	{"digits too narrow to see", P("<w:r><w:rPr><w:w w:val=\"1\"/></w:rPr><w:t>8</w:t></w:r>" T("44")), "<p>44</p>"},
	{"digits that are turned around", P("<w:bdo w:val=\"rtl\">" T("12") "</w:bdo>"), "<p>�</p>"},
	{"what a field shows that is read by nobody", P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> EQ \\o(○,1) </w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"), "<p>�</p>"},
	{"hidden by two styles, which shows", P("<w:pPr><w:pStyle w:val=\"B\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>26</w:t></w:r>"), "<p>26</p>"},
	{"how a word is pronounced", P("<w:r><w:ruby><w:rt>" T("hang") "</w:rt><w:rubyBase>" T("行") "</w:rubyBase></w:ruby></w:r>"), "<p>行</p>"},
	{"a power", P("<m:oMath><m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"), "<p>2<sup>2</sup></p>"},
	{"a text box, once", P(T("a") "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><w:txbxContent>" P(T("b"))
		"</w:txbxContent></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" P(T("b"))
		"</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"), "<p>a</p><p>b</p>"},
	{"a hidden shape", P(T("a") "<w:r><w:drawing><wp:inline><wp:docPr hidden=\"1\"/><w:txbxContent>" P(T("b")) "</w:txbxContent></wp:inline></w:drawing></w:r>"), "<p>a</p>"},
	{"a title", P("<w:pPr><w:pStyle w:val=\"T\"/></w:pPr>" T("a")), "<h1>a</h1>"},
	{"numbers of a list", P("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" T("a"))
		P("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" T("b")), "<p>一、 a</p><p>二、 b</p>"},
	{"a table", TABLE(TR(TC("", "a") TC("", "1"))), "<table><tr><td><p>a</p></td><td><p>1</p></td></tr></table>"},
	{"cells over columns", TABLE(TR(TC("<w:gridSpan w:val=\"3\"/>", "a") TC("", "1"))), "<table><tr><td colspan=\"3\"><p>a</p></td><td><p>1</p></td></tr></table>"},
	{"cells over rows", TABLE(TR(TC("<w:vMerge w:val=\"restart\"/>", "a") TC("", "1")) TR(TC("<w:vMerge/>", "") TC("", "2"))),
		"<table><tr><td rowspan=\"2\"><p>a</p></td><td><p>1</p></td></tr><tr><td><p>2</p></td></tr></table>"},
	{"cells merged sideways", TABLE(TR(TC("<w:hMerge w:val=\"restart\"/>", "a") TC("<w:hMerge/>", "") TC("", "1"))),
		"<table><tr><td colspan=\"2\"><p>a</p></td><td><p>1</p></td></tr></table>"},
	{"a row that begins late", TABLE(TR("<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" TC("", "1"))), "<table><tr><td colspan=\"2\"></td><td><p>1</p></td></tr></table>"},
	{"deleted and hidden rows", TABLE(TR("<w:trPr><w:del/></w:trPr>" TC("", "1")) TR("<w:trPr><w:hidden/></w:trPr>" TC("", "2")) TR(TC("", "3") TC("", "4"))),
		"<table><tr><td><p>3</p></td><td><p>4</p></td></tr></table>"},
	{"a table of one cell in a cell", TABLE(TR(TC("", "a") "<w:tc>" TABLE(TR(TC("", "12"))) "</w:tc>")), "<table><tr><td><p>a</p></td><td><p>12</p></td></tr></table>"},
	{"another document in it", P(T("a")) "<w:altChunk r:id=\"1\"/>" P(T("b")), "<p>a</p><p>in it</p><p>b</p>"},
	{"an object of another kind", P(T("a") "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject r:id=\"9\"/></w:object></w:r>") P(T("b")),
		"<p>a</p><p>（此处有未读入的对象）</p><p>b</p>"},
	{"a picture where there is no table", P(T("a")) P("<w:r><w:drawing><a:blip/></w:drawing></w:r>") P(T("b")), "<p>a</p><p>（此处有未读入的图片）</p><p>b</p>"},
	{"a picture alone", P("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "[a scan: ask for the electronic original]"},
	{"a picture beside a table", P("<w:r><w:drawing><a:blip/></w:drawing></w:r>") TABLE(TR(TC("", "a") TC("", "1"))), "<table><tr><td><p>a</p></td><td><p>1</p></td></tr></table>"},
	{"a document of its own type", NULL, "[the file is damaged]"},
};

static void
test_word(void)
{
	static const char head[] = "<w:document xmlns:w=\"w\" xmlns:m=\"m\" xmlns:mc=\"mc\" xmlns:wp=\"wp\" xmlns:r=\"r\" xmlns:v=\"v\" xmlns:o=\"o\" xmlns:a=\"a\"><w:body>";

	for (int i = 0; i < N(word); i++)
	{
		char	   *xml = word[i].in != NULL ? print_string("%s%s</w:body></w:document>", head, word[i].in)
			: copy_string("<!DOCTYPE a [<!ENTITY b \"1\">]><w:document xmlns:w=\"w\"><w:body>&b;</w:body></w:document>");
		const struct member members[] = {
			{"word/document.xml", xml},
			{"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"B\"><w:rPr><w:vanish/></w:rPr></w:style>"
				"<w:style w:styleId=\"H\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style></w:styles>"},
			{"word/numbering.xml", "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>"
				"<w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"},
			{"word/_rels/document.xml.rels", "<r><Relationship Id=\"1\" Target=\"part.html\"/></r>"},
			{"word/part.html", "<p>in it</p>"},
		};

		read_members(members, N(members));
		is_seen(word[i].out, word[i].name);
		free(xml);
	}
}

/* ---- workbooks ---------------------------------------------------------------------------------------- */

static const struct row books[] = {
	{"cells of several kinds", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1267</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
		"<table><tr><td>a<sup>1</sup></td><td>1267</td><td></td><td>x</td></tr></table>"},
	{"merged cells", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row><row r=\"2\"><c r=\"C2\"><v>3</v></c></row></sheetData>"
		"<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
		"<table><tr><td colspan=\"2\" rowspan=\"2\">1</td><td>2</td></tr><tr><td>3</td></tr></table>"},
	{"tables of other widths, parted by a line", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\"><v>3</v></c></row>"
		"<row r=\"3\"><c r=\"A3\"><v>4</v></c><c r=\"B3\"><v>5</v></c><c r=\"C3\"><f>A1</f><v/></c></row></sheetData>",
		"<table><tr><td>1</td><td>2</td></tr></table><p>3</p><table><tr><td>4</td><td>5</td><td>（公式没有计算结果）</td></tr></table>"},
	{"hidden rows and columns", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>26</v></c><c r=\"C1\"><v>2</v></c></row>"
		"<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c><c r=\"C2\"><v>3</v></c></row></sheetData>", "<table><tr><td>1</td><td>2</td></tr></table>"},
	{"a value that the file has in binary", "<sheetData><row r=\"1\"><c r=\"A1\"><v>0.30000000000000004</v></c><c r=\"B1\"><f>SUM(A1)</f><v>7</v></c></row></sheetData>", "<table><tr><td>0.3</td><td>7</td></tr></table>"},
	{"struck out, shown by no format, a percentage", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>26</v></c><c r=\"C1\" s=\"2\"><v>26</v></c><c r=\"D1\" s=\"3\"><v>0.25</v></c></row></sheetData>",
		"<table><tr><td>1</td><td></td><td></td><td>25%</td></tr></table>"},
	{"formats: thousands, rounded, a point of their own, literals, units, a date", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"4\"><v>1267</v></c><c r=\"B1\" s=\"5\"><v>12.5</v></c>"
		"<c r=\"C1\" s=\"6\"><v>1267</v></c><c r=\"D1\" s=\"7\"><v>0</v></c><c r=\"E1\" s=\"8\"><v>5</v></c><c r=\"F1\" s=\"9\"><v>45000</v></c><c r=\"G1\" s=\"10\"><v>-4</v></c><c r=\"H1\" s=\"11\"><v>12.50</v></c></row></sheetData>",
		"<table><tr><td>1267?</td><td>12.5?</td><td>1267?</td><td>0</td><td>5</td><td>2023-03-15</td><td>-4</td><td>12.5万元</td></tr></table>"},
	{"a formula without its value, an error, a truth", "<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:B9)</f></c><c r=\"B1\" t=\"e\"><v>#REF!</v></c><c r=\"C1\" t=\"b\"><v>1</v></c></row></sheetData>",
		"<table><tr><td>（公式没有计算结果）</td><td>#REF!</td><td>TRUE</td></tr></table>"},
	{"white on white, white on a dark ground, characters by their codes", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"12\"><v>9</v></c><c r=\"B1\" s=\"13\"><v>8</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>7_x000D_</t><rPh sb=\"0\" eb=\"1\"><t>9</t></rPh></is></c></row></sheetData>",
		"<table><tr><td></td><td>8</td><td>7</td></tr></table>"},
	{"a column without width, a row without height", "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>26</v></c><c r=\"C1\"><v>2</v></c></row>"
		"<row r=\"2\" ht=\"0\" customHeight=\"1\"><c r=\"A2\"><v>3</v></c><c r=\"C2\"><v>3</v></c></row></sheetData>", "<table><tr><td>1</td><td>2</td></tr></table>"},
	{"lines of text between rows", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row></sheetData>",
		"<p>b</p><table><tr><td>1</td><td>2</td></tr></table>"},
};

static void
test_books(void)
{
	for (int i = 0; i < N(books); i++)
	{
		char	   *sheet = print_string("<worksheet>%s</worksheet>", books[i].in);
		const struct member members[] = {
			{"xl/workbook.xml", "<workbook><sheets><sheet state=\"hidden\" id=\"2\"/><sheet id=\"1\"/></sheets></workbook>"},
			{"xl/_rels/workbook.xml.rels", "<r><Relationship Id=\"1\" Target=\"a.xml\"/><Relationship Id=\"2\" Target=\"none.xml\"/></r>"},
			{"xl/sharedStrings.xml", "<sst><si><r><t>a</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><rPr><strike/></rPr><t>9</t></r></si><si><t>b</t></si></sst>"},
			{"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\";;;\"/>"
				"<numFmt numFmtId=\"171\" formatCode=\"0.0,\"/><numFmt numFmtId=\"172\" formatCode=\"0!.0\"/><numFmt numFmtId=\"173\" formatCode=\"0;-0;&quot;—&quot;\"/>"
				"<numFmt numFmtId=\"174\" formatCode=\"&quot;约&quot;0\"/><numFmt numFmtId=\"175\" formatCode=\"0_);(0)\"/><numFmt numFmtId=\"176\" formatCode=\"0.00&quot;万元&quot;\"/></numFmts>"
				"<fonts><font/><font><strike/></font><font><color rgb=\"FFFFFFFF\"/></font></fonts><fills><fill/><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill></fill></fills>"
				"<cellXfs><xf/><xf fontId=\"1\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"171\"/><xf numFmtId=\"1\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/>"
				"<xf numFmtId=\"174\"/><xf numFmtId=\"14\"/><xf numFmtId=\"175\"/><xf numFmtId=\"176\"/><xf fontId=\"2\"/><xf fontId=\"2\" fillId=\"1\"/></cellXfs></styleSheet>"},
			{"xl/a.xml", sheet},
		};

		read_members(members, N(members));
		is_seen(books[i].out, books[i].name);
		free(sheet);
	}
}

/* ---- UOF: what is left for LibreOffice to read ------------------------------------------------------------------ */

#define RUN(properties, text) "<字:句><字:句属性" properties "</字:句属性><字:文本串>" text "</字:文本串></字:句>"

static const struct row uofs[] = {
	{"text", RUN(">", "12"), "12"},
	{"text that is hidden by itself or by its style, and struck out", RUN("><字:隐藏文字 字:值=\"true\"/>", "9") RUN(" 字:式样引用=\"h\">", "8")
		RUN("><字:删除线 字:类型=\"single\"/>", "7") RUN(" 字:式样引用=\"p\">", "12"), "12"},
	{"text that is deleted, and inserted", "<字:修订开始 字:标识符=\"a\" 字:类型=\"delete\"/>" RUN(">", "9") "<字:修订结束 字:开始标识引用=\"a\"/>"
		"<字:修订开始 字:标识符=\"b\" 字:类型=\"insert\"/>" RUN(">", "12"), "12"},
	{"a deletion without an end", "<字:修订开始 字:标识符=\"a\" 字:类型=\"delete\"/>" RUN(">", "9"), ""},
};

static void
test_uofs(void)
{
	static const char head[] = "<uof:UOF xmlns:uof=\"u\" xmlns:字=\"z\"><uof:句式样 字:标识符=\"h\"><字:隐藏文字 字:值=\"true\"/></uof:句式样>"
		"<uof:句式样 字:标识符=\"p\"><字:隐藏文字 字:值=\"false\"/></uof:句式样>";
	static const char begin[] = "<字:文本串>";

	for (int i = 0; i < N(uofs); i++)
	{
		char	   *xml = print_string("%s%s</uof:UOF>", head, uofs[i].in);
		struct text	out = {0};
		struct text	left = {0};

		put(&left, "");
		clean_uof(xml, strlen(xml), &out);
		for (const char *at = out.bytes; at != NULL && (at = strstr(at, begin)) != NULL;)
		{
			at += strlen(begin);
			put_bytes(&left, at, strcspn(at, "<"));
		}
		is_str((gr_str) {left.bytes, (uint32_t) left.length}, uofs[i].out, uofs[i].name);
		clear_text(&left);
		clear_text(&out);
		free(xml);
	}
}

/* ---- pages --------------------------------------------------------------------------------------------------- */

/* A table from its picture: + | - are lines, ten points a character and twenty a line. */
static char *
draw(const char *picture, bool first)
{
	struct text	out = {0};
	int			x = 0;
	int			y = 0;

	put_format(&out, "%s<page number=\"1\" mediabox=\"0 0 600 800\">\n", first ? "<document>" : "");
	for (const char *at = picture; *at != '\0'; at++)
	{
		if (*at == '\n')
		{
			x = 0;
			y++;
			continue;
		}
		if (*at == '-' || *at == '+')
			put_format(&out, "<stroke_path color=\"0\" transform=\"1 0 0 1 0 0\"><moveto x=\"%d\" y=\"%d\"/><lineto x=\"%d\" y=\"%d\"/></stroke_path>\n",
					   10 * x - 4, 20 * y, 10 * x + 4, 20 * y);
		if (*at == '|')
			put_format(&out, "<stroke_path color=\"0\" transform=\"1 0 0 1 0 0\"><moveto x=\"%d\" y=\"%d\"/><lineto x=\"%d\" y=\"%d\"/></stroke_path>\n",
					   10 * x, 20 * y - 20, 10 * x, 20 * y + 20);
		if (*at != ' ' && *at != '-' && *at != '+' && *at != '|')
			put_format(&out, "<fill_text transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\"><g unicode=\"%c\" x=\"%d\" y=\"%d\" adv=\"1\"/></span></fill_text>\n",
					   *at, 10 * x - 5, 20 * y + 4);
		x++;
	}
	put(&out, "</page>\n");
	return out.bytes;
}

struct drawing
{
	const char *name;
	const char *pages[2];
	const char *out;
};

static const struct drawing drawings[] = {
	{"a table", {"+--+--+\n|ab|12|\n+--+--+\n|cd|34|\n+--+--+\n"}, "<table><tr><td>ab</td><td>12</td></tr><tr><td>cd</td><td>34</td></tr></table>"},
	{"cells over columns and rows", {"+--+--+\n|abcde|\n+--+--+\n|x |1 |\n|  +--+\n|  |2 |\n+--+--+\n"},
		"<table><tr><td colspan=\"2\">abcde</td></tr><tr><td rowspan=\"2\">x</td><td>1</td></tr><tr><td>2</td></tr></table>"},
	{"text around a table", {"  T\n\n+--+--+\n|a |1 |\n+--+--+\n\n  e\n"}, "<p>T</p><table><tr><td>a</td><td>1</td></tr></table><p>e</p>"},
	{"a number that had to break", {"+--+---+\n|a |123|\n|  |4  |\n+--+---+\n"}, "<table><tr><td>a</td><td>1234</td></tr></table>"},
	{"two numbers of a cell", {"+--+------+\n|a |1     |\n|  |2     |\n|bc|123456|\n+--+------+\n"}, "<table><tr><td>a bc</td><td>1<br>2<br>123456</td></tr></table>"},
	{"a number that may go on on the next page", {"+--+--+\n|a |12|\n+--+--+\n", "+--+--+\n|  |3 |\n+--+--+\n"}, "<table><tr><td>a</td><td>12?</td></tr><tr><td></td><td>3?</td></tr></table>"},
	{"a row with a blank cell on the next page", {"+--+---+--+\n|a |1  |7 |\n+--+---+--+\n", "+--+---+--+\n|b |2  |  |\n+--+---+--+\n"},
		"<table><tr><td>a</td><td>1</td><td>7</td></tr><tr><td>b</td><td>2</td><td></td></tr></table>"},
	{"a table over two pages", {"+--+--+\n|a |1 |\n+--+--+\n", "+--+--+\n|b |2 |\n+--+--+\n"}, "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"},
	{"a row that the page's end cuts", {"+--+--+\n|ab|1 |\n+--+--+\n|cd|2 |\n|  |  |\n", "|  |  |\n|ef|  |\n+--+--+\n|gh|3 |\n+--+--+\n"},
		"<table><tr><td>ab</td><td>1</td></tr><tr><td>cd ef</td><td>2</td></tr><tr><td>gh</td><td>3</td></tr></table>"},
	{"columns that no line parts", {"----------\n x  y  z \n----------\n a  1  2 \n----------\n b     44\n----------\n"},
		"<table><tr><td>x</td><td>y</td><td>z</td></tr><tr><td>a</td><td>1</td><td>2</td></tr><tr><td>b</td><td></td><td>44</td></tr></table>"},
	{"a name above several of them", {"-------------\n     yyyyyy  \n-------------\n x   y   z   \n-------------\n a   1   2   \n-------------\n"},
		"<table><tr><td></td><td colspan=\"2\">yyyyyy</td></tr><tr><td>x</td><td>y</td><td>z</td></tr><tr><td>a</td><td>1</td><td>2</td></tr></table>"},
	{"a figure that had to break in them", {"----------\n a  1 5 23\n        4 \n----------\n b  3 6 45\n----------\n"},
		"<table><tr><td>a</td><td>1</td><td>5</td><td>234</td></tr><tr><td>b</td><td>3</td><td>6</td><td>45</td></tr></table>"},
	{"rows that no line parts", {"----------\n a  1  2 \n b  3  4 \n----------\n c  5  6 \n----------\n"}, "<p>a 1 2</p><p>b 3 4</p><p>c 5 6</p>"},
	{"figures that stand below no others", {"-------------\n a  1  2     \n-------------\n b   3  4    \n-------------\n"}, "<p>a 1 2</p><p>b 3 4</p>"},
	{"figures between columns", {"-------------\n a  1   2    \n-------------\n b   3333    \n-------------\n"}, "<p>a 1 2</p><p>b 3333</p>"},
	{"digits drawn right below others, where no line says that their number had to break", {"ab 12\n   3\n\ncd 45\n"}, "<p>ab 1�</p><p>�cd 45</p>"},
	{"rows without a line at the page's end", {"+--+--+\n|ab|1 |\n+--+--+\n|cd|2 |\n|  |  |\n", "|  |  |\n|ef|4 |\n+--+--+\n"},
		"<table><tr><td>ab</td><td>1</td></tr><tr><td>cd</td><td>2</td></tr><tr><td>ef</td><td>4</td></tr></table>"},
};

static void
test_pages(void)
{
	for (int i = 0; i < N(drawings); i++)
	{
		struct text	trace = {0};
		struct text	out = {0};
		struct pages pages = {0};

		for (int k = 0; k < 2 && drawings[i].pages[k] != NULL; k++)
		{
			char	   *page = draw(drawings[i].pages[k], k == 0);

			put(&trace, page);
			free(page);
		}
		read_trace(trace.bytes, trace.length, &pages);
		write_pages(&pages, &out);
		snprintf(seen, sizeof seen, "%s", out.bytes != NULL ? out.bytes : "");
		is_seen(drawings[i].out, drawings[i].name);
		free_pages(&pages);
		clear_text(&trace);
		clear_text(&out);
	}
}

#define SPAN(font, glyphs) "<page mediabox=\"0 0 600 800\"><fill_text transform=\"1 0 0 1 0 0\"><span font=\"" font "\" trm=\"10 0 0 -10\">" glyphs "</span></fill_text></page>"
#define GLYPH(x, glyph, unicode) "<g unicode=\"" unicode "\" glyph=\"" glyph "\" x=\"" x "\" y=\"100\" adv=\"1\"/>"

static const struct row spans[] = {
	{"a drawing by its map", SPAN("A-T3", GLYPH("100", "7", "1") GLYPH("110", "8", "2")), "<p>12</p>"},
	{"a drawing by its code alone", SPAN("A-T3", GLYPH("100", "49", "1") GLYPH("110", "8", "2")), "<p>�2</p>"},
	{"under a picture that something shows through", "<page mediabox=\"0 0 600 800\"><fill_text transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\">" GLYPH("100", "1", "1")
		"</span></fill_text><clip_image_mask/><fill_image transform=\"600 0 0 800 0 0\"/><pop_clip/><fill_image alpha=\".2\" transform=\"600 0 0 800 0 0\"/></page>", "<p>1</p>"},
	{"a page that is a picture, among others", SPAN("A", GLYPH("100", "49", "1")) "<page mediabox=\"0 0 600 800\"><fill_image transform=\"600 0 0 800 0 0\"/></page>" SPAN("A", GLYPH("100", "50", "2")),
		"<p>1</p><p>（此处有未读入的图片）</p><p>2</p>"},
	{"under one that covers it", "<page mediabox=\"0 0 600 800\"><fill_text transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\">" GLYPH("100", "1", "1")
		"</span></fill_text><fill_image transform=\"600 0 0 800 0 0\"/></page>", "<p>（此处有未读入的图片）</p>"},
	{"digits in the colour of what they stand on", "<page mediabox=\"0 0 600 800\"><fill_path colorspace=\"DeviceRGB\" color=\".9 .9 1\" transform=\"1 0 0 1 0 0\"><moveto x=\"90\" y=\"80\"/>"
		"<lineto x=\"150\" y=\"80\"/><lineto x=\"150\" y=\"110\"/><lineto x=\"90\" y=\"110\"/><closepath/></fill_path><fill_text colorspace=\"DeviceRGB\" color=\".9 .9 1\" transform=\"1 0 0 1 0 0\">"
		"<span trm=\"10 0 0 -10\">" GLYPH("100", "1", "8") "</span></fill_text><fill_text colorspace=\"DeviceGray\" color=\"1\" transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\">"
		GLYPH("110", "1", "1") "</span></fill_text></page>", "<p>1</p>"},
	{"all of an ink that is not known, and a group that shows nothing", "<page mediabox=\"0 0 600 800\"><fill_text colorspace=\"Separation\" color=\"1\" transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\">"
		GLYPH("100", "1", "1") "</span></fill_text><group alpha=\".01\"><fill_text colorspace=\"DeviceGray\" color=\"0\" transform=\"1 0 0 1 0 0\"><span trm=\"10 0 0 -10\">" GLYPH("110", "1", "2")
		"</span></fill_text></group></page>", "<p>1</p>"},
	{"a code that is no character", SPAN("A", GLYPH("100", "49", "1") GLYPH("110", "10", "&#xa;")), "<p>1�</p>"},
};

static void
test_spans(void)
{
	for (int i = 0; i < N(spans); i++)
	{
		struct pages pages = {0};
		struct text	out = {0};

		read_trace(spans[i].in, strlen(spans[i].in), &pages);
		write_pages(&pages, &out);
		snprintf(seen, sizeof seen, "%s", out.bytes != NULL ? out.bytes : "");
		is_seen(spans[i].out, spans[i].name);
		free_pages(&pages);
		clear_text(&out);
	}
}

/* ---- OFD -------------------------------------------------------------------------------------------------- */

/* Two cells in a row, 40 millimetres wide and 10 high, from x, y on. */
#define OFD_LINE(x, y, to) "<ofd:PathObject Boundary=\"" x " " y " 80 30\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M 0 0 L " to "</ofd:AbbreviatedData></ofd:PathObject>"
#define OFD_ROW(x, y) "<ofd:PathObject Boundary=\"" x " " y " 80 10\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 10 L 0 10 C M 40 0 L 40 10</ofd:AbbreviatedData></ofd:PathObject>"
#define OFD_TEXT(attributes, x, y, code) "<ofd:TextObject Boundary=\"" x " " y " 30 6\" Font=\"1\" Size=\"4\" " attributes "><ofd:TextCode X=\"0\" Y=\"4\"" code "</ofd:TextCode></ofd:TextObject>"

struct ofd_row
{
	const char *name;
	const char *pages[2];
	const char *template;
	const char *out;
};

static const struct ofd_row ofds[] = {
	{"cells of an OFD", {OFD_ROW("20", "20") OFD_TEXT("", "22", "22", " DeltaX=\"4\">规章") OFD_TEXT("", "62", "22", " DeltaX=\"g 3 2\">1267")}, "",
		"<table><tr><td>规章</td><td>1267</td></tr></table>"},
	{"digits far from one another", {OFD_ROW("20", "20") OFD_TEXT("", "22", "22", ">a") OFD_TEXT("", "62", "22", " DeltaX=\"2 8\">123")}, "",
		"<table><tr><td>a</td><td>12 3</td></tr></table>"},
	{"a table over two pages", {OFD_ROW("20", "270") OFD_TEXT("", "22", "272", ">a") OFD_TEXT("", "62", "272", ">1"),
		OFD_ROW("20", "20") OFD_TEXT("", "22", "22", ">b") OFD_TEXT("", "62", "22", ">2")}, "",
		"<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"},
	{"lines of a template", {OFD_TEXT("", "22", "22", ">a") OFD_TEXT("", "62", "22", ">1")}, OFD_ROW("20", "20"), "<table><tr><td>a</td><td>1</td></tr></table>"},
	{"a page that is turned", {"<ofd:PathObject Boundary=\"100 20 10 80\" CTM=\"0 1 -1 0 10 0\"><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 10 L 0 10 C M 40 0 L 40 10</ofd:AbbreviatedData></ofd:PathObject>"
		OFD_TEXT("CTM=\"0 1 -1 0 6 0\"", "102", "22", " DeltaX=\"4\">规章") OFD_TEXT("CTM=\"0 1 -1 0 6 0\"", "102", "62", " DeltaX=\"2\">12")}, "",
		"<table><tr><td>规章</td><td>12</td></tr></table>"},
	{"what does not show", {OFD_ROW("20", "20") OFD_TEXT("", "22", "22", ">a") OFD_TEXT("Visible=\"false\"", "62", "22", ">9") OFD_TEXT("Alpha=\"0\"", "62", "22", ">8")
		"<ofd:TextObject Boundary=\"62 22 9 9\" Size=\"4\"><ofd:FillColor Value=\"255 255 255\"/><ofd:TextCode X=\"0\" Y=\"4\">7</ofd:TextCode></ofd:TextObject>"
		OFD_TEXT("", "66", "22", ">1")}, "", "<table><tr><td>a</td><td>1</td></tr></table>"},
	{"what is covered", {OFD_ROW("20", "20") OFD_TEXT("", "22", "22", ">a") OFD_TEXT("", "62", "22", ">87")
		"<ofd:PathObject Boundary=\"61 21 20 8\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C</ofd:AbbreviatedData></ofd:PathObject>"
		OFD_TEXT("", "62", "22", ">12")}, "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"columns that no line parts", {OFD_LINE("20", "20", "80 0") OFD_LINE("20", "30", "80 0") OFD_LINE("20", "40", "80 0") OFD_TEXT("", "22", "22", ">a") OFD_TEXT("", "62", "22", ">1")
		OFD_TEXT("", "82", "22", ">2") OFD_TEXT("", "22", "32", ">b") OFD_TEXT("", "62", "32", ">3") OFD_TEXT("", "82", "32", ">4")}, "",
		"<table><tr><td>a</td><td>1</td><td>2</td></tr><tr><td>b</td><td>3</td><td>4</td></tr></table>"},
	{"a picture alone", {"<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>"}, "", "[a scan: ask for the electronic original]"},
	{"a picture among pages", {"<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>", OFD_TEXT("", "22", "22", ">a")}, "", "<p>（此处有未读入的图片）</p><p>a</p>"},
	{"a page that is not there", {OFD_TEXT("", "22", "22", ">a"), ""}, "", "[the file is damaged]"},
};

static void
test_ofds(void)
{
	static const char head[] = "<ofd:Page xmlns:ofd=\"ofd\"><ofd:Template TemplateID=\"7\"/><ofd:Content><ofd:Layer>";
	static const char tail[] = "</ofd:Layer></ofd:Content></ofd:Page>";

	for (int i = 0; i < N(ofds); i++)
	{
		const struct ofd_row *row = &ofds[i];
		char	   *first = print_string("%s%s%s", head, row->pages[0], tail);
		char	   *second = print_string("%s%s%s", head, row->pages[1] != NULL ? row->pages[1] : "", tail);
		char	   *template = print_string("<ofd:Page xmlns:ofd=\"ofd\"><ofd:Content>%s</ofd:Content></ofd:Page>", row->template);
		char	   *document = print_string("<ofd:Document xmlns:ofd=\"ofd\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
			"<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/t.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/0.xml\"/>%s</ofd:Pages></ofd:Document>",
			row->pages[1] != NULL ? "<ofd:Page ID=\"2\" BaseLoc=\"Pages/1.xml\"/>" : "");
		const struct member members[] = {
			{"OFD.xml", "<ofd:OFD xmlns:ofd=\"ofd\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
			{"Doc_0/Document.xml", document}, {"Doc_0/Tpls/t.xml", template}, {"Doc_0/Pages/0.xml", first}, {"Doc_0/Pages/1.xml", second},
		};

		/* a page without a text is one that is missing */
		read_members(members, row->pages[1] != NULL && row->pages[1][0] != '\0' ? 5 : 4);
		is_seen(row->out, row->name);
		free(first);
		free(second);
		free(template);
		free(document);
	}
}

/* ---- PDF, as it is read without a program ---------------------------------------------------------------------- */

/* A page of a content, with a font whose codes are ASCII, 600 thousandths wide. */
static char *
make_pdf(const char *content, const char *catalog, const char *page_keys)
{
	struct text	out = {0};
	size_t		places[6];
	size_t		table;
	char	   *objects[5];

	objects[0] = print_string("<</Type/Catalog/Pages 2 0 R%s>>", catalog);
	objects[1] = copy_string("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>");
	objects[2] = print_string("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/ExtGState<</N<</ca 0>>/H<</ca .4>>>>>>%s>>", page_keys);
	objects[3] = print_string("<</Length %zu>>\nstream\n%s\nendstream", strlen(content), content);
	objects[4] = copy_string("<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/FirstChar 32/Widths["
							 "600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 "
							 "600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 "
							 "600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600 600]>>");
	put(&out, "%PDF-1.4\n");
	for (int i = 0; i < 5; i++)
	{
		places[i] = out.length;
		put_format(&out, "%d 0 obj\n%s\nendobj\n", i + 1, objects[i]);
		free(objects[i]);
	}
	table = out.length;
	put(&out, "xref\n0 6\n0000000000 65535 f \n");
	for (int i = 0; i < 5; i++)
		put_format(&out, "%010zu 00000 n \n", places[i]);
	put_format(&out, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
	return out.bytes;
}

/* Lines of a table of two cells, at 100 to 300 across and 700 to 720 up. */
#define GRID "100 700 m 300 700 l S 100 720 m 300 720 l S 100 700 m 100 720 l S 200 700 m 200 720 l S 300 700 m 300 720 l S "
#define SHOW(place, string) "BT /F 10 Tf " place " Td " string " Tj ET "

typedef struct pdf_row
{
	const char *name;
	const char *content;
	const char *catalog;
	const char *page_keys;
	const char *out;			/* NULL: left to mutool */
} pdf_row;

static const pdf_row pdfs[] = {
	{"cells of a PDF", GRID SHOW("105 705", "(a)") SHOW("205 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"strings in other writings", GRID SHOW("105 705", "<61 62>") SHOW("205 705", "(1\\0622)"), "", "", "<table><tr><td>ab</td><td>122</td></tr></table>"},
	{"steps between characters", GRID "BT /F 10 Tf 105 705 Td [(a) -5000 (b)] TJ ET " SHOW("205 705", "(3)"), "", "", "<table><tr><td>a b</td><td>3</td></tr></table>"},
	{"rectangles and a matrix", "q 2 0 0 2 0 0 cm 50 350 50 10 re S 100 350 50 10 re S Q " SHOW("105 705", "(a)") SHOW("205 705", "(4)"), "", "", "<table><tr><td>a</td><td>4</td></tr></table>"},
	{"white cells on a dark ground", "0 g 98 698 204 24 re f 1 g 100 700 99 20 re f 201 700 99 20 re f 0 g " SHOW("105 705", "(a)") SHOW("205 705", "(5)"), "", "",
		"<table><tr><td>a</td><td>5</td></tr></table>"},
	{"white text", GRID SHOW("105 705", "(a)") "1 g " SHOW("205 705", "(9)") "0 g " SHOW("215 705", "(6)"), "", "", "<table><tr><td>a</td><td>6</td></tr></table>"},
	{"white by its space, and all of an ink that is not known", GRID SHOW("105 705", "(a)") "/DeviceRGB cs 1 1 1 sc " SHOW("205 705", "(9)") "/Spot cs 1 scn " SHOW("215 705", "(6)"), "", "",
		"<table><tr><td>a</td><td>6</td></tr></table>"},
	{"text as its ground", ".8 .9 1 rg 200 700 100 20 re f " GRID SHOW("105 705", "(a)") ".8 .9 1 rg " SHOW("205 705", "(9)") "0 g " SHOW("215 705", "(6)"), "", "",
		"<table><tr><td>a</td><td>6</td></tr></table>"},
	{"white text on a dark ground", "0 g 200 700 100 20 re f " GRID SHOW("105 705", "(a)") "1 g " SHOW("205 705", "(9)"), "", "", "<table><tr><td>a</td><td>9</td></tr></table>"},
	{"text that is not painted", GRID SHOW("105 705", "(a)") "3 Tr " SHOW("205 705", "(9)") "0 Tr /N gs " SHOW("205 705", "(8)"), "", "", "<table><tr><td>a</td><td></td></tr></table>"},
	{"a mark across the page", GRID SHOW("105 705", "(a)") SHOW("205 705", "(7)") "BT /F 40 Tf .7 .7 -.7 .7 190 690 Tm (2024) Tj ET", "", "", "<table><tr><td>a</td><td>7</td></tr></table>"},
	{"a page that is turned", "0 1 -1 0 600 0 cm 1 0 0 1 0 -600 cm " GRID SHOW("105 705", "(a)") SHOW("205 705", "(8)"), "", "/Rotate 90", "<table><tr><td>a</td><td>8</td></tr></table>"},
	{"text that is covered", GRID SHOW("105 705", "(a)") SHOW("205 705", "(87)") "1 g 203 701 20 14 re f 0 g " SHOW("205 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text beyond the page", GRID SHOW("105 705", "(a)") SHOW("205 705", "(12)") SHOW("620 705", "(9)") SHOW("205 900", "(8)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"a number that the side of the page cuts", GRID SHOW("105 705", "(a)") SHOW("205 705", "(123)"), "", "/CropBox[0 0 214 800]", "<table><tr><td>a</td><td>1�</td></tr></table>"},
	{"text under paint that it shows through", GRID SHOW("105 705", "(a)") SHOW("205 705", "(12)") "/H gs 1 1 0 rg 203 701 20 14 re f", "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text that is clipped", GRID SHOW("105 705", "(a)") "q 0 0 9 9 re W n " SHOW("211 705", "(7)") "Q " SHOW("205 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"a number that is clipped", GRID SHOW("105 705", "(a)") "q 205 700 12 20 re W n " SHOW("205 705", "(128)") "Q", "", "", "<table><tr><td>a</td><td>1\uFFFD</td></tr></table>"},
	{"text that is struck out", GRID SHOW("105 705", "(a)") SHOW("205 705", "(87)") "205 708 m 217 708 l S " SHOW("217 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text that is underlined", GRID SHOW("105 705", "(a)") SHOW("205 705", "(12)") "205 704 m 217 704 l S", "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text that is drawn backward", GRID SHOW("105 705", "(a)") SHOW("211 705", "(2)") SHOW("205 705", "(1)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text that is drawn twice", GRID SHOW("105 705", "(a)") SHOW("205 705", "(12)") SHOW("205.3 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"text in a mirror", GRID SHOW("105 705", "(a)") "BT /F 10 Tf -1 0 0 1 217 705 Tm (12) Tj ET", "", "", "<table><tr><td>a</td><td></td></tr></table>"},
	{"a digit upon another", GRID SHOW("105 705", "(a)") SHOW("205 705", "(8)") SHOW("206 705", "(12)"), "", "", "<table><tr><td>a</td><td>\uFFFD\uFFFD2</td></tr></table>"},
	{"a number across the edge of a cell", GRID SHOW("105 705", "(a)") SHOW("190 705", "(128)"), "", "", "<table><tr><td>a 12?</td><td>8?</td></tr></table>"},
	{"the same, drawn digit by digit", GRID SHOW("105 705", "(a)") SHOW("190 705", "(1)") SHOW("196 705", "(2)") SHOW("202 705", "(8)"), "", "",
		"<table><tr><td>a 12?</td><td>8?</td></tr></table>"},
	{"numbers in two cells", GRID SHOW("105 705", "(a)") SHOW("193 705", "(1)") SHOW("201 705", "(28)"), "", "", "<table><tr><td>a 1</td><td>28</td></tr></table>"},
	{"digits that run downward, and upward", GRID "BT /F 6 Tf 0 -1 1 0 105 716 Tm (12) Tj 0 1 -1 0 215 702 Tm (12) Tj ET " SHOW("120 705", "(abcde)"), "", "",
		"<table><tr><td>1<br>2abcde</td><td>\uFFFD\uFFFD</td></tr></table>"},
	{"tiny digits", GRID SHOW("105 705", "(a)") "BT /F 1 Tf 204 705 Td (8) Tj ET " SHOW("205 705", "(12)"), "", "", "<table><tr><td>a</td><td>12</td></tr></table>"},
	{"layers that may be off", GRID SHOW("105 705", "(a)"), "/OCProperties<</D<<>>>>", "", NULL},
	{"a form's fields", GRID SHOW("105 705", "(a)"), "/AcroForm<</Fields[4 0 R]>>", "", NULL},
	{"marks on the page", GRID SHOW("105 705", "(a)"), "", "/Annots[<</Subtype/FreeText>>]", NULL},
	{"a character that no one knows", GRID SHOW("105 705", "<01>"), "", "", NULL},
	{"a font that is missing", GRID "BT /G 10 Tf (a) Tj ET", "", "", NULL},
};

static void
test_pdfs(void)
{
	for (int i = 0; i < N(pdfs); i++)
	{
		char	   *pdf = make_pdf(pdfs[i].content, pdfs[i].catalog, pdfs[i].page_keys);
		struct pages pages = {0};
		struct text	out = {0};
		const bool	known = read_pdf_pages(pdf, strlen(pdf), &pages);

		if (known && count_glyphs(&pages) > 0)
			write_pages(&pages, &out);
		snprintf(seen, sizeof seen, "%s", !known ? "unknown" : out.bytes != NULL ? out.bytes : "");
		is_seen(pdfs[i].out != NULL ? pdfs[i].out : "unknown", pdfs[i].name);
		free_pages(&pages);
		clear_text(&out);
		free(pdf);
	}
}

/* ---- pages printed anew: what shows, as text to lay out ----------------------------------------------------------- */

/* What is struck out, hidden or clipped is gone; characters of one and of several units stay, digits that are raised are so. */
static void
test_prints(void)
{
	struct pages pages = {0};
	struct pages again = {0};
	struct text	print = {0};
	struct text	out = {0};
	struct page *page = add_page(&pages);
	static const uint32_t characters[] = {U'行', '8', '1', '2', 0x20BB7, U'\uFFFD', '<'};

	page->width = 600;
	page->height = 800;
	for (int i = 0; i < N(characters); i++)
		add_drawn(page, &(struct drawn) {
			.at = {100 + 10 * i, 100},.along = {10, 0},.up = {0, -10},.advance = 1,.c = characters[i],.run = 1 + (uint32_t) i,.hidden = characters[i] == '8'
		});
	add_drawn(page, &(struct drawn) {.at = {170, 96},.along = {5, 0},.up = {0, -5},.advance = 1,.c = '2',.run = 20});
	settle_page(page);
	print_pages(&pages, &print);
	if (read_pdf_pages(print.bytes, print.length, &again))
		write_pages(&again, &out);
	snprintf(seen, sizeof seen, "%s", out.bytes != NULL ? out.bytes : "unknown");
	is_seen("<p>行 12𠮷�&lt;²</p>", "pages printed anew");
	is_int(again.n == 1 && again.list[0].n_glyphs > 1 ? lround(again.list[0].glyphs[1].x0) : 0, 120, "at their places");
	free_pages(&pages);
	free_pages(&again);
	clear_text(&print);
	clear_text(&out);
}

/* ---- mail, archives, kinds ------------------------------------------------------------------------------------- */

static const struct row files[] = {
	{"plain text", "abc", "abc"},
	{"an empty file", "", "[the file is empty]"},
	{"white space alone", " \n\f\n", "[a scan: ask for the electronic original]"},
	{"a picture", "\x89PNG\r\n\x1A\n", "[a scan: ask for the electronic original]"},
	{"an archive of another kind", "Rar!\x1A\x07", "[an archive of another kind than .zip: unpack it]"},
	{"words that begin as a program does", "MZ is a word\n", "MZ is a word"},
	{"blanks of other encodings", "\xEF\xBB\xBF\xE3\x80\x80\n", "[the file is empty]"},
	{"mail of a mailbox", "From a Mon Jan 1 2024\nMIME-Version: 1.0\nContent-Type: text/plain\n\nabc\n", "abc"},
	{"a broken archive", "PK\3\4abc", "[the file is damaged]"},
	{"mail", "From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\nabc\n", "abc"},
	{"mail in another writing", "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=80=\n1</p>", "<p>一1</p>"},
	{"a name in pieces", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Disposition: attachment;\n filename*0*=utf-8''%E6%B0%B4;\n filename*1=.txt\n\nabc\n--x--\n", "水.txt: abc"},
	{"a name in GBK", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Disposition: attachment; filename=\"\xC4\xEA\xB1\xA8.txt\"\n\nabc\n--x--\n", "年报.txt: abc"},
	{"a file attached to mail", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: text/plain\n\nsee there\n--x\n"
		"Content-Type: application/octet-stream; name=\"=?UTF-8?B?5bm05oqlLnR4dA==?=\"\nContent-Transfer-Encoding: base64\n\nYWJj\n--x--\n", "年报.txt: abc"},
	{"a page that a browser saved", "From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\n<p>a</p>\n--x\n"
		"Content-Type: text/css\n\na{}\n--x--\n", "<p>a</p>"},
	{"a page of frames", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\n<p>menu</p>\n--x\n"
		"Content-Type: text/html\n\n<p>report</p>\n--x--\n", "<p>menu</p><p>report</p>"},
	{"what Outlook packs attachments into", "\x78\x9F\x3E\x22", "[a kind of file that is not known]"},
};

static void
test_files(void)
{
	static const struct member members[] = {
		{"a/\xC4\xEA\xB1\xA8.txt", "one"}, {"..\\..\\b.txt", "two"}, {"~$c.docx", "lock"}, {"__MACOSX/d.txt", "mac"}, {"e.png", "\x89PNG\r\n\x1A\n"},
		{"f/Thumbs.db", "views"}, {"g.docx", "\1\2\3"}
	};
	static const struct member member_of_archive[] = {{"a.txt", "x"}};
	size_t		length;

	for (int i = 0; i < N(files); i++)
	{
		read_bytes(files[i].in, strlen(files[i].in));
		is_seen(files[i].out, files[i].name);
	}
	read_members(members, N(members));
	is_seen("a/年报.txt: oneb.txt: two~$c.docx: [an office program's lock file]e.png: [a scan: ask for the electronic original]g.docx: [the file is damaged]", "the files of an archive, names in GBK");
	length = pack(member_of_archive, 1);
	archive[length - 30] ^= 1;
	read_bytes(archive, length);
	ok(strchr(seen, '[') != NULL, "a damaged archive");
}

/* ---- parts under other names than usual ------------------------------------------------------------------------- */

static void
test_parts(void)
{
	static const struct member members[] = {
		{"[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
		{"_rels\\.rels", "<r><Relationship Id=\"1\" Type=\"http://x/officeDocument\" Target=\"/a/main.xml\"/></r>"},
		{"a\\main.xml", "<w:document xmlns:w=\"w\"><w:body>" P("<w:pPr><w:pStyle w:val=\"T\"/></w:pPr>" T("one")) "</w:body></w:document>"},
		{"a/_rels/main.xml.rels", "<r><Relationship Id=\"1\" Type=\"http://x/styles\" Target=\"s.xml\"/></r>"},
		{"a/s.xml", "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style></w:styles>"},
	};

	read_members(members, N(members));
	is_seen("<h1>one</h1>", "parts under other names, and with the other slash");
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

static void
test_names(void)
{
	ok(name_fits("a.docx", KIND_DOCX) && !name_fits("a.docx", KIND_DOC), "a name says another kind");
	ok(name_fits("a.WPS", KIND_DOCX) && name_fits("a.et", KIND_XLSX), "WPS writes either kind");
	ok(is_known_name("x.MHTML") && !is_known_name("x.exe") && !is_known_name("x"), "names that reports come under");
	ok(is_broken("a.docx", "\1\2", 2) && !is_plain_text("a.docx", "\1\2", 2), "bytes of no kind under the name of a document");
	ok(!is_broken("a.txt", "\1\2", 2) && !is_broken("a", "\1\2", 2) && !is_broken("a.docx", "ab\n", 3) && !is_broken("a.doc", "\xFF\xFE" "a\0", 4), "text under any, and bytes under other names");
	ok(is_system_name("a/THUMBS.DB") && is_system_name("desktop.ini") && !is_system_name("a.ini"), "what Windows keeps in folders");
	ok(names_its_subject("信息公开年度报告", 24) && !names_its_subject("政府信息公开", 18), "text that speaks of a report, in UTF-8");
	ok(names_its_subject("\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6", 16) && names_its_subject("\xE1\x4F\x6F\x60\x6C\x51\x00\x5F\x74\x5E\xA6\x5E\xA5\x62\x4A\x54", 16), "and in other encodings");
}

int
main(void)
{
	test_word();
	test_books();
	test_pages();
	test_spans();
	test_uofs();
	test_ofds();
	test_pdfs();
	test_prints();
	test_files();
	test_parts();
	test_names();
	return done_testing();
}

/*
 * kind.c - what a file is, by its content; what its name says, to compare.
 */
#include "documents/package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct magic
{
	const char *bytes;
	size_t		length;
	enum kind	kind;
};

#define MAGIC(bytes, kind) {bytes, sizeof bytes - 1, kind}

/* What is told of kinds that are not read. */
static const struct
{
	size_t		at;
	const char *bytes;
	const char *name;
	bool		archive;
}			unread[] = {
	{0, "Rar!", "RAR", true}, {0, "7z\xBC\xAF", "7z", true}, {0, "\x1F\x8B", "gzip", true}, {0, "BZh", "bzip2", true},
	{0, "\xFD" "7zXZ", "xz", true}, {257, "ustar", "tar", true}, {0, "\x28\xB5\x2F\xFD", "zstd", true}, {0, "MSCF", "cab", true},
	{0, "\x78\x9F\x3E\x22", "winmail.dat (Outlook, TNEF)", false}, {0, "MZ", "exe", false}, {0, "CAJ", "CAJ", false},
	{0, "SQLite format 3", "SQLite", false},
};

static const struct magic magics[] = {
	MAGIC("PK\3\4", KIND_ZIP),
	MAGIC("PK\5\6", KIND_ZIP),
	MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", KIND_DOC),
	MAGIC("{\\rtf", KIND_RTF),
	MAGIC("%PDF-", KIND_PDF),
	MAGIC("\xFF\xD8\xFF", KIND_PICTURE),
	MAGIC("\x89PNG\r\n", KIND_PICTURE),
	MAGIC("GIF8", KIND_PICTURE),
	MAGIC("II*\0", KIND_PICTURE),
	MAGIC("MM\0*", KIND_PICTURE),
	MAGIC("\x7F" "ELF", KIND_UNKNOWN),
};

struct ending
{
	const char *ending;
	enum kind	kind;
};

/* .et and .wps come as either kind of office file, or as their own. */
static const struct ending endings[] = {
	{".txt", KIND_TEXT}, {".md", KIND_TEXT}, {".csv", KIND_TEXT}, {".html", KIND_TEXT}, {".htm", KIND_TEXT},
	{".docx", KIND_DOCX}, {".docm", KIND_DOCX}, {".xlsx", KIND_XLSX}, {".xlsm", KIND_XLSX},
	{".doc", KIND_DOC}, {".dot", KIND_DOC}, {".wps", KIND_DOC}, {".wpt", KIND_DOC}, {".xls", KIND_XLS}, {".et", KIND_XLS},
	{".rtf", KIND_RTF}, {".odt", KIND_ODT}, {".ods", KIND_ODS}, {".uot", KIND_XML_DOCUMENT}, {".uos", KIND_XML_SHEET},
	{".fodt", KIND_XML_DOCUMENT}, {".fods", KIND_XML_SHEET}, {".xml", KIND_XML_DOCUMENT},
	{".pdf", KIND_PDF}, {".ofd", KIND_OFD},
	{".mhtml", KIND_MAIL}, {".mht", KIND_MAIL}, {".eml", KIND_MAIL}, {".zip", KIND_ZIP},
};

static const char *const names[KINDS] = {
	[KIND_TEXT] = "text", [KIND_DOCX] = ".docx", [KIND_XLSX] = ".xlsx", [KIND_OFD] = ".ofd", [KIND_PDF] = ".pdf",
	[KIND_ZIP] = ".zip", [KIND_MAIL] = ".eml", [KIND_DOC] = ".doc", [KIND_XLS] = ".xls", [KIND_RTF] = ".rtf",
	[KIND_ODT] = ".odt", [KIND_ODS] = ".ods", [KIND_XML_DOCUMENT] = ".xml", [KIND_XML_SHEET] = ".xml",
	[KIND_PICTURE] = "picture", [KIND_LOCKED] = "encrypted", [KIND_EMPTY] = "empty", [KIND_UNKNOWN] = "unknown",
};

/* Where they are words. */
static const char *const chinese_names[KINDS] = {
	[KIND_TEXT] = "文本", [KIND_PICTURE] = "图片", [KIND_LOCKED] = "加密文件", [KIND_EMPTY] = "空文件", [KIND_UNKNOWN] = "未知类型的文件",
};

static bool
contains(const char *bytes, size_t length, const char *wanted, size_t n)
{
	return memmem(bytes, length, wanted, n) != NULL;
}

static bool
has(const char *bytes, size_t length, const char *wanted)
{
	return contains(bytes, length, wanted, strlen(wanted));
}

/* ---- mail: header fields, then an empty line ------------------------------------------ */

static bool
is_field(const char *line, size_t length)
{
	size_t		n = 0;

	while (n < length && (line[n] == '-' || (line[n] >= 'A' && line[n] <= 'Z') || (line[n] >= 'a' && line[n] <= 'z')
						  || (line[n] >= '0' && line[n] <= '9')))
		n++;
	return n > 0 && n < length && line[n] == ':';
}

/* The line in front of a mail of a mailbox: "From somebody Mon Jan 1 ...". */
size_t
mail_envelope(const char *bytes, size_t length)
{
	const char *eol = length > 5 && memcmp(bytes, "From ", 5) == 0 ? memchr(bytes, '\n', length) : NULL;

	return eol != NULL ? (size_t) (eol + 1 - bytes) : 0;
}

/* Every line of the head is a field or goes on with one, and one of them is of mail. */
static bool
is_mail(const char *bytes, size_t length)
{
	static const char *const fields[] = {"MIME-Version:", "Content-Type:", "Received:", "Message-ID:", "Return-Path:"};
	const char *end = bytes + length;
	int			lines = 0;
	bool		known = false;

	bytes += mail_envelope(bytes, length);
	while (bytes < end)
	{
		const char *eol = memchr(bytes, '\n', (size_t) (end - bytes));
		size_t		n = (size_t) ((eol != NULL ? eol : end) - bytes);

		if (n == 0 || (n == 1 && *bytes == '\r'))
			return known && lines > 0;
		if (*bytes != ' ' && *bytes != '\t' && !is_field(bytes, n))
			return false;
		for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
			known |= n > strlen(fields[i]) && strncasecmp(bytes, fields[i], strlen(fields[i])) == 0;
		lines++;
		bytes += n + (eol != NULL);
	}
	return known && lines > 2;
}

/* ---- other kinds within kinds -------------------------------------------------------------- */

static const char word_stream[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
static const char workbook_stream[] = "W\0o\0r\0k\0b\0o\0o\0k\0\0\0";
static const char book_stream[] = "B\0o\0o\0k\0\0\0";
static const char locked_stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

#define SECTOR 512
#define WORD_MAGIC "\xEC\xA5"
#define WORD_ENCRYPTED 0x01		/* of the byte at 11 */
#define FILEPASS 0x2F

/* A Word stream's head says whether it is encrypted. */
static bool
word_is_locked(const char *bytes, size_t length)
{
	for (size_t at = SECTOR; at + 32 <= length; at += SECTOR)
		if (memcmp(bytes + at, WORD_MAGIC, 2) == 0)
			return (bytes[at + 11] & WORD_ENCRYPTED) != 0;
	return false;
}

/* A workbook that asks for a password says so among its first records. */
static bool
workbook_is_locked(const char *bytes, size_t length)
{
	for (size_t at = SECTOR; at + 8 <= length; at += SECTOR)
		if (memcmp(bytes + at, "\x09\x08\x10\0\0\x06\x05\0", 8) == 0)
		{
			for (int i = 0; i < 8 && at + 4 <= length; i++)
			{
				const unsigned char *record = (const unsigned char *) bytes + at;

				if (record[0] == FILEPASS && record[1] == 0)
					return true;
				at += 4 + record[2] + 256u * record[3];
			}
			return false;
		}
	return false;
}

/* Files of office programs that hold no report: slides and mail; NULL: none of these. */
static const char *
name_of_office_file(const char *bytes, size_t length)
{
	static const char slides[] = "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D";
	static const char message[] = "_\0_\0s\0u\0b\0s\0t\0g\0" "1\0.\0";

	if (contains(bytes, length, slides, sizeof slides - 1) || has(bytes, length, "ppt/presentation.xml"))
		return "PowerPoint";
	if (contains(bytes, length, message, sizeof message - 1))
		return "Outlook (.msg)";
	return NULL;
}

static enum kind
kind_of_compound(const char *bytes, size_t length)
{
	if (contains(bytes, length, locked_stream, sizeof locked_stream - 1))
		return KIND_LOCKED;
	if (contains(bytes, length, word_stream, sizeof word_stream - 1))
		return word_is_locked(bytes, length) ? KIND_LOCKED : KIND_DOC;
	if (contains(bytes, length, workbook_stream, sizeof workbook_stream - 1)
		|| contains(bytes, length, book_stream, sizeof book_stream - 1))
		return workbook_is_locked(bytes, length) ? KIND_LOCKED : KIND_XLS;
	return name_of_office_file(bytes, length) != NULL ? KIND_UNKNOWN : KIND_DOC;
}

static enum kind
kind_of_opendocument(struct package *package)
{
	char	   *type;
	size_t		length;
	enum kind	kind = KIND_ZIP;

	if (read_named(package, "mimetype", &type, &length) == FAULT_NONE)
	{
		if (has(type, length, "opendocument.text"))
			kind = KIND_ODT;
		else if (has(type, length, "opendocument.spreadsheet"))
			kind = KIND_ODS;
	}
	free(type);
	return kind;
}

/* Of an office document whose parts have other names than usual. */
static enum kind
kind_of_parts(struct package *package)
{
	char	   *types;
	size_t		length;
	enum kind	kind = KIND_ZIP;

	if (read_named(package, "[Content_Types].xml", &types, &length) == FAULT_NONE)
	{
		if (has(types, length, "wordprocessingml.document.main") || has(types, length, "wordprocessingml.template.main") || has(types, length, "vnd.ms-word."))
			kind = KIND_DOCX;
		else if (has(types, length, "spreadsheetml.sheet.main") || has(types, length, "spreadsheetml.template.main") || has(types, length, "vnd.ms-excel.sheet.macro"))
			kind = KIND_XLSX;
		else if (has(types, length, "presentationml"))
			kind = KIND_UNKNOWN;
	}
	free(types);
	return kind;
}

static enum kind
kind_of_package(const char *bytes, size_t length)
{
	struct package *package = open_package(bytes, length);
	enum kind	kind = KIND_ZIP;

	if (package == NULL)
		return KIND_ZIP;
	if (find_member(package, "word/document.xml") >= 0)
		kind = KIND_DOCX;
	else if (find_member(package, "xl/workbook.xml") >= 0)
		kind = KIND_XLSX;
	else if (find_member(package, "xl/workbook.bin") >= 0)
		kind = KIND_XLS;
	else if (find_member(package, "OFD.xml") >= 0)
		kind = KIND_OFD;
	else if (find_member(package, "ppt/presentation.xml") >= 0)
		kind = KIND_UNKNOWN;
	else if (find_member(package, "mimetype") >= 0)
		kind = kind_of_opendocument(package);
	else if (find_member(package, "[Content_Types].xml") >= 0)
		kind = kind_of_parts(package);
	close_package(package);
	return kind;
}

/* XML that an office program writes whole documents as. */
static enum kind
kind_of_xml(const char *head, size_t length)
{
	if (has(head, length, "<w:wordDocument") || has(head, length, "<pkg:package") || has(head, length, "uof:UOF")
		|| has(head, length, "opendocument.text") || has(head, length, "Word.Document"))
		return has(head, length, "uof:mimetype=\"vnd.uof.spreadsheet\"") ? KIND_XML_SHEET : KIND_XML_DOCUMENT;
	if (has(head, length, "urn:schemas-microsoft-com:office:spreadsheet") || has(head, length, "opendocument.spreadsheet"))
		return KIND_XML_SHEET;
	return KIND_TEXT;
}

static bool
has_controls(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char) bytes[i] < ' ' && memchr("\t\n\r\f", bytes[i], 4) == NULL)
			return true;
	return false;
}

/* Words may begin as files of other kinds do. */
static bool
may_be_words(const char *magic, const char *bytes, size_t length)
{
	for (; *magic != '\0'; magic++)
		if ((unsigned char) *magic < ' ' || (unsigned char) *magic >= 0x7F)
			return false;
	return !has_controls(bytes, length);
}

static bool
is_unread(size_t i, const char *bytes, size_t length)
{
	const size_t n = strlen(unread[i].bytes);

	return length >= unread[i].at + n && memcmp(bytes + unread[i].at, unread[i].bytes, n) == 0;
}

/* By the bytes that files of a kind begin with; KIND_TEXT: by none. */
static enum kind
kind_of_magic(const char *head, size_t length)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (length >= magics[i].length && memcmp(head, magics[i].bytes, magics[i].length) == 0)
			return magics[i].kind;
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
		if (is_unread(i, head, length) && !may_be_words(unread[i].bytes, head, length))
			return KIND_UNKNOWN;
	return length >= 12 && memcmp(head, "BM", 2) == 0 && memcmp(head + 6, "\0\0\0\0", 4) == 0 ? KIND_PICTURE : KIND_TEXT;
}

/* Of the head alone: compound files and packages are not looked into. */
static enum kind
kind_of_head(const char *head, size_t length)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (length == 0)
		return KIND_EMPTY;
	if (kind_of_magic(head, length) != KIND_TEXT)
		return kind_of_magic(head, length);
	if (length > 3 && memcmp(head, mark, 3) == 0)
	{
		head += 3;
		length -= 3;
	}
	if (has(head, length < 1024 ? length : 1024, "%PDF-"))
		return KIND_PDF;
	if (length > 5 && memcmp(head, "<?xml", 5) == 0)
		return kind_of_xml(head, length);
	return is_mail(head, length) ? KIND_MAIL : KIND_TEXT;
}

bool
is_document(const char *head, size_t length)
{
	static const bool documents[KINDS] = {
		[KIND_PDF] = true, [KIND_ZIP] = true, [KIND_DOC] = true, [KIND_RTF] = true, [KIND_MAIL] = true,
		[KIND_XML_DOCUMENT] = true, [KIND_XML_SHEET] = true
	};

	return documents[kind_of_head(head, length)];
}

/* 信息公开 and 年度报告: in UTF-8, also in older signs, GB18030, UTF-16 of either order, Big5, as references. */
bool
names_its_subject(const char *bytes, size_t length)
{
#define WORD(bytes) {bytes, sizeof bytes - 1}
	static const struct
	{
		const char *bytes;
		size_t		length;
	}			words[][2] = {
		{WORD("信息公开"), WORD("年度报告")},
		{WORD("信息公開"), WORD("年度報告")},
		{WORD("\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA"), WORD("\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6")},
		{WORD("\xE1\x4F\x6F\x60\x6C\x51\x00\x5F"), WORD("\x74\x5E\xA6\x5E\xA5\x62\x4A\x54")},
		{WORD("\x4F\xE1\x60\x6F\x51\x6C\x5F\x00"), WORD("\x5E\x74\x5E\xA6\x62\xA5\x54\x4A")},
		{WORD("\xAB\x48\xAE\xA7\xA4\xBD\xB6\x7D"), WORD("\xA6\x7E\xAB\xD7\xB3\xF8\xA7\x69")},
		{WORD("&#20449;&#24687;&#20844;&#24320;"), WORD("&#24180;&#24230;&#25253;&#21578;")}
	};
#undef WORD

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (contains(bytes, length, words[i][0].bytes, words[i][0].length) && contains(bytes, length, words[i][1].bytes, words[i][1].length))
			return true;
	return false;
}

enum kind
kind_of_content(const char *bytes, size_t length)
{
	enum kind	kind = kind_of_head(bytes, length < HEAD_SIZE ? length : HEAD_SIZE);

	if (kind == KIND_ZIP)
		return kind_of_package(bytes, length);
	if (kind == KIND_DOC)
		return kind_of_compound(bytes, length);
	return kind;
}

/* ---- names ------------------------------------------------------------------------------------- */

static const struct ending *
ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot != NULL)
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
			if (strcasecmp(dot, endings[i].ending) == 0)
				return &endings[i];
	return NULL;
}

bool
is_known_name(const char *name)
{
	return ending_of(name) != NULL;
}

bool
name_fits(const char *name, enum kind kind)
{
	const struct ending *ending = ending_of(name);

	if (ending == NULL || kind == KIND_EMPTY || kind == KIND_LOCKED || kind == ending->kind)
		return true;
	/* the office programs of WPS write either */
	if (strcasecmp(ending->ending, ".wps") == 0 || strcasecmp(ending->ending, ".wpt") == 0)
		return kind == KIND_DOCX;
	if (strcasecmp(ending->ending, ".et") == 0)
		return kind == KIND_XLSX;
	if (ending->kind == KIND_XML_DOCUMENT)
		return kind == KIND_XML_SHEET || kind == KIND_TEXT || kind == KIND_ZIP;
	return false;
}

static bool
is_utf16(const char *bytes, size_t length)
{
	return length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

bool
is_broken(const char *name, const char *head, size_t length)
{
	const struct ending *ending = name != NULL ? ending_of(name) : NULL;

	return ending != NULL && ending->kind != KIND_TEXT && kind_of_head(head, length) == KIND_TEXT
		&& has_controls(head, length) && !is_utf16(head, length) && !names_its_subject(head, length);
}

bool
is_plain_text(const char *name, const char *head, size_t length)
{
	return kind_of_head(head, length) == KIND_TEXT && !is_broken(name, head, length);
}

const char *
kind_name(enum kind kind)
{
	return names[kind];
}

const char *
kind_text(enum kind kind, bool chinese)
{
	return chinese && chinese_names[kind] != NULL ? chinese_names[kind] : names[kind];
}

const char *
unread_name(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
		if (is_unread(i, bytes, length))
			return unread[i].name;
	return name_of_office_file(bytes, length);
}

bool
is_other_archive(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof unread / sizeof *unread; i++)
		if (is_unread(i, bytes, length))
			return unread[i].archive;
	return false;
}

/*
 * documents.c - a file to its parts: each kind to its reader.
 */
#include "documents/documents.h"

#include <stdlib.h>
#include <string.h>

#include "documents/package.h"
#include "documents/program.h"
#include "documents/readers.h"

/* Archives in archives, mail in archives. */
#define MOST_NESTING 3
/* Files of an archive; more than any authority sends at once. */
#define MOST_MEMBERS 10000
#define TOO_MANY_FILES "zip > 10000 files"

struct reading
{
	const struct settings *settings;
	struct sink	sink;
	const char *name;			/* of the file that was given */
	int			depth;			/* archives around this file */
	const char *message;		/* path of the mail that is read */
	bool		own_text;		/* a mail's, which has the mail's name */
	bool		misnamed;		/* an archive or a mail around this file */
	size_t		parts;			/* with a text, so far */
};

static void read_file(struct reading *reading, const char *path, const char *bytes, size_t length);

static const char *const faults[FAULTS][2] = {
	[FAULT_EMPTY] = {"the file is empty", "文件是空的"},
	[FAULT_PASSWORD] = {"the file needs a password", "文件设有密码，请去掉密码后再交"},
	[FAULT_DAMAGED] = {"the file is damaged", "文件已损坏"},
	[FAULT_SCAN] = {"a scan: ask for the electronic original", "扫描件，请交电子版"},
	[FAULT_NO_CHARACTERS] = {"its fonts do not say which characters they show: ask for the file that it was printed from", "字体没有说明是哪些字，读不出文字，请交打印前的文件"},
	[FAULT_UNKNOWN] = {"a kind of file that is not known", "不认得这种文件"},
	[FAULT_OTHER_ARCHIVE] = {"an archive of another kind than .zip: unpack it", "不是 .zip 的压缩包，请解压后再交"},
	[FAULT_NO_PROGRAM] = {"the program that converts such files is not installed", "没有安装转换程序"},
	[FAULT_TIMEOUT] = {"converting took too long", "转换超时"},
	[FAULT_TOO_LARGE] = {"the file is too large", "文件太大"},
	[FAULT_TOO_DEEP] = {"archives within archives, more than three: unpack them", "压缩包套了三层以上，请解压后再交"},
	[FAULT_MEMORY] = {"out of memory", "内存不足"},
	[FAULT_UNREADABLE] = {"the file cannot be read", "不能读取文件"},
	[FAULT_SCRATCH] = {"the folder for temporary files (TMPDIR) is full or cannot be written to", "临时文件夹（TMPDIR）已满，或者写不进去"},
	[FAULT_LOCK_FILE] = {"an office program's lock file", "办公软件的锁文件"},
};

const char *
left_out_text(enum left_out left_out, bool chinese)
{
	static const char *const texts[LEFT_KINDS][2] = {
		[LEFT_NOTHING] = {"nothing", "无"},
		[LEFT_OBJECTS] = {"objects in the document, which may hold tables", "文档中的嵌入对象，其中可能有表格"},
		[LEFT_PICTURES] = {"pictures, one of which may be a table", "图片，其中可能有表格"},
	};

	return texts[left_out][chinese];
}

const char *
fault_text(enum fault fault, bool chinese)
{
	return faults[fault][chinese];
}

static void
give(struct reading *reading, struct part part)
{
	reading->parts += part.fault == FAULT_NONE;
	part.in_misnamed = reading->misnamed;
	reading->sink.take(reading->sink.context, &part);
}

/* ---- archives and mail: each member a file -------------------------------------------------- */

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

bool
is_lock_name(const char *path)
{
	return strncmp(base_name(path), "~$", 2) == 0;
}

bool
is_system_name(const char *path)
{
	static const char *const names[] = {"Thumbs.db", "ehthumbs.db", "desktop.ini"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(base_name(path), names[i]) == 0)
			return true;
	return false;
}

/* Folders, hidden files, what a system adds. */
static bool
is_no_file(const char *path)
{
	const char *name = base_name(path);

	return *name == '\0' || *name == '.' || strncmp(path, "__MACOSX/", 9) == 0 || is_system_name(path);
}

static char *
join_names(const char *outer, const char *inner)
{
	return outer == NULL ? copy_string(inner) : print_string("%s/%s", outer, inner);
}

/* Text under a name that reports do not come under, and about something else, is a page's script, or another's settings. */
static bool
is_of_no_kind(const char *name, const char *bytes, size_t length)
{
	return !is_known_name(name) && kind_of_content(bytes, length) == KIND_TEXT && !names_its_subject(bytes, length);
}

static bool
has_other_name(const struct reading *reading, const char *path, enum kind kind)
{
	return !name_fits(path != NULL ? path : reading->name, kind);
}

static void
read_archive_member(struct reading *reading, const char *path, struct package *package, int64_t member)
{
	char	   *name = member_name(package, member);
	char	   *inner = join_names(path, name);
	char	   *bytes = NULL;
	size_t		length;

	if (is_lock_name(name))
		give(reading, (struct part) {.name = inner,.fault = FAULT_LOCK_FILE,.kind = KIND_UNKNOWN});
	else if (!is_no_file(name))
	{
		enum fault	fault = read_member(package, member, &bytes, &length);

		if (fault == FAULT_NONE && is_of_no_kind(name, bytes, length))
			fault = length == 0 ? FAULT_EMPTY : FAULT_UNKNOWN;
		if (fault == FAULT_NONE)
			read_file(reading, inner, bytes, length);
		else
			give(reading, (struct part) {.name = inner,.fault = fault,.kind = KIND_UNKNOWN});
	}
	free(bytes);
	free(inner);
	free(name);
}

static void
read_archive(struct reading *reading, const char *path, const char *bytes, size_t length)
{
	struct package *package = open_package(bytes, length);
	int64_t		n = package == NULL ? 0 : package_members(package);

	if (package == NULL)
		give(reading, (struct part) {.name = path,.kind = KIND_ZIP,.fault = FAULT_DAMAGED});
	else if (reading->depth == MOST_NESTING)
		give(reading, (struct part) {.name = path,.kind = KIND_ZIP,.fault = FAULT_TOO_DEEP});
	else if (n > MOST_MEMBERS)
		give(reading, (struct part) {.name = path,.kind = KIND_ZIP,.fault = FAULT_TOO_LARGE,.detail = TOO_MANY_FILES});
	else if (n == 0)
		give(reading, (struct part) {.name = path,.kind = KIND_ZIP,.fault = FAULT_EMPTY});
	else
	{
		const bool	outer = reading->misnamed;

		reading->misnamed |= has_other_name(reading, path, KIND_ZIP);
		reading->depth++;
		for (int64_t i = 0; i < n; i++)
			read_archive_member(reading, path, package, i);
		reading->depth--;
		reading->misnamed = outer;
	}
	close_package(package);
}

static void
read_message_part(void *context, const char *path, const char *bytes, size_t length)
{
	struct reading *reading = context;

	reading->own_text = path == reading->message;
	read_file(reading, path, bytes, length);
	reading->own_text = false;
}

static void
read_message(struct reading *reading, const char *path, const char *bytes, size_t length)
{
	const bool	outer = reading->misnamed;

	if (reading->depth == MOST_NESTING)
	{
		give(reading, (struct part) {.name = path,.kind = KIND_MAIL,.fault = FAULT_TOO_DEEP});
		return;
	}
	reading->misnamed |= has_other_name(reading, path, KIND_MAIL);
	reading->depth++;
	reading->message = path;
	if (!read_mail(path, bytes, length, read_message_part, reading))
		give(reading, (struct part) {.name = path,.kind = KIND_MAIL,.fault = FAULT_EMPTY});
	reading->depth--;
	reading->misnamed = outer;
}

/* ---- documents ---------------------------------------------------------------------------------- */

/* What a document of this kind, named so in the scratch folder, is made into. */
struct office_kind
{
	const char *ending;
	bool		sheet;
};

static const struct office_kind office_kinds[KINDS] = {
	[KIND_DOC] = {"doc", false}, [KIND_RTF] = {"rtf", false}, [KIND_ODT] = {"odt", false},
	[KIND_XML_DOCUMENT] = {"xml", false}, [KIND_XLS] = {"xls", true}, [KIND_ODS] = {"ods", true},
	[KIND_XML_SHEET] = {"xml", true},
};

static enum fault
read_packaged(enum kind kind, const char *bytes, size_t length, struct text *out, enum left_out *left_out)
{
	struct package *package = open_package(bytes, length);
	enum fault	fault = FAULT_DAMAGED;

	if (package != NULL)
		fault = kind == KIND_DOCX ? read_docx(package, out, left_out) : kind == KIND_XLSX ? read_xlsx(package, out)
			: read_ofd(package, out, left_out);
	close_package(package);
	return fault;
}

/* Older formats: LibreOffice writes them anew. */
static enum fault
read_through_office(const struct reading *reading, enum kind kind, const char *bytes, size_t length, struct text *out, enum left_out *left_out,
					char **detail)
{
	const struct office_kind *office = &office_kinds[kind];
	const char *result = office->sheet ? "report.xlsx" : "report.docx";
	char	   *document = print_string("report.%s", office->ending);
	const char *arguments[] = {
		"soffice", "--headless", "--norestore", "--convert-to",
		office->sheet ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML", document, NULL
	};
	struct text	cleaned = {0};
	const bool	is_uof = kind == KIND_XML_DOCUMENT && clean_uof(bytes, length, &cleaned);
	enum fault	fault = FAULT_SCRATCH;

	if (write_scratch(reading->settings, document, is_uof ? cleaned.bytes : bytes, is_uof ? cleaned.length : length))
	{
		fault = run_program(arguments, "output", reading->settings, detail);
		remove_scratch(reading->settings, document);
	}
	if (fault == FAULT_NONE)
	{
		size_t		n;
		char	   *converted = read_scratch(reading->settings, result, &n);

		fault = converted == NULL ? FAULT_DAMAGED
			: read_packaged(office->sheet ? KIND_XLSX : KIND_DOCX, converted, n, out, left_out);
		free(converted);
		remove_scratch(reading->settings, result);
	}
	free(document);
	clear_text(&cleaned);
	return fault;
}

static enum fault
read_kind(const struct reading *reading, enum kind kind, const char *bytes, size_t length, struct text *out, enum left_out *left_out, char **detail)
{
	switch (kind)
	{
		case KIND_DOCX:
		case KIND_XLSX:
		case KIND_OFD:
			return read_packaged(kind, bytes, length, out, left_out);
		case KIND_PDF:
			return read_pdf(reading->settings, bytes, length, out, left_out, detail);
		case KIND_EMPTY:
			return FAULT_EMPTY;
		case KIND_LOCKED:
			return FAULT_PASSWORD;
		case KIND_PICTURE:
			return FAULT_SCAN;
		case KIND_UNKNOWN:
			return is_other_archive(bytes, length) ? FAULT_OTHER_ARCHIVE : FAULT_UNKNOWN;
		default:
			return read_through_office(reading, kind, bytes, length, out, left_out, detail);
	}
}

/* Bytes of blanks, form feeds and marks of an encoding in front; 0: of something else. */
static size_t
blank_length(const char *bytes, size_t length)
{
	static const char *const blanks[] = {"\xE3\x80\x80", "\xC2\xA0", "\xEF\xBB\xBF", "\xA1\xA1"};

	if (memchr(" \t\r\n\f\v", *bytes, 6) != NULL)
		return 1;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if (length >= strlen(blanks[i]) && memcmp(bytes, blanks[i], strlen(blanks[i])) == 0)
			return strlen(blanks[i]);
	return 0;
}

static bool
is_blank_utf16(const char *bytes, size_t length)
{
	const bool	low_first = length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0;

	if (!low_first && (length < 2 || memcmp(bytes, "\xFE\xFF", 2) != 0))
		return false;
	for (size_t i = 2; i + 1 < length; i += 2)
	{
		const unsigned char low = (unsigned char) bytes[low_first ? i : i + 1];
		const unsigned char high = (unsigned char) bytes[low_first ? i + 1 : i];

		if ((high != 0 || low > ' ') && (high != 0x30 || low != 0))
			return false;
	}
	return true;
}

bool
is_blank_text(const char *bytes, size_t length)
{
	size_t		at = 0;
	size_t		n = 1;

	while (at < length && (n = blank_length(bytes + at, length - at)) > 0)
		at += n;
	return at >= length || is_blank_utf16(bytes, length);
}

enum fault
fault_of_blank_text(const char *bytes, size_t length)
{
	return memchr(bytes, '\f', length) != NULL ? FAULT_SCAN : FAULT_EMPTY;
}

static void
read_file(struct reading *reading, const char *path, const char *bytes, size_t length)
{
	struct part	part = {.name = path,.kind = kind_of_content(bytes, length)};
	struct text	out = {0};
	char	   *detail = NULL;

	if (part.kind == KIND_ZIP)
	{
		read_archive(reading, path, bytes, length);
		return;
	}
	if (part.kind == KIND_MAIL)
	{
		read_message(reading, path, bytes, length);
		return;
	}
	if (is_broken(path != NULL ? path : reading->name, bytes, length < HEAD_SIZE ? length : HEAD_SIZE))
	{
		give(reading, (struct part) {.name = path,.bytes = bytes,.length = length,.kind = KIND_UNKNOWN,.fault = FAULT_DAMAGED});
		return;
	}
	part.misnamed = !reading->own_text && has_other_name(reading, path, part.kind);
	if (part.kind == KIND_TEXT)
	{
		part.bytes = bytes;
		part.length = length;
	}
	else
	{
		part.fault = read_kind(reading, part.kind, bytes, length, &out, &part.left_out, &detail);
		part.bytes = out.bytes;
		part.length = out.length;
		part.original = bytes;
		part.original_length = length;
	}
	if (part.fault == FAULT_NONE && is_blank_text(part.bytes, part.length))
		part.fault = part.kind == KIND_TEXT ? fault_of_blank_text(part.bytes, part.length) : FAULT_EMPTY;
	part.detail = detail == NULL && (part.fault == FAULT_UNKNOWN || part.fault == FAULT_OTHER_ARCHIVE) ? unread_name(bytes, length) : detail;
	if (part.fault != FAULT_NONE)
	{
		part.bytes = bytes;
		part.length = length;
		part.original = NULL;
	}
	give(reading, part);
	clear_text(&out);
	free(detail);
}

void
read_document(const char *name, const char *bytes, size_t length, const struct settings *settings, struct sink sink)
{
	struct reading reading = {.settings = settings,.sink = sink,.name = name};

	read_file(&reading, NULL, bytes, length);
}

/*
 * documents.h - files as offices send them, to text or HTML.
 *
 * A file is read as what its content is, whatever its name says.  What it holds
 * comes out as parts: one of most files, one each of the files in an archive or
 * a mail.  Knows nothing of reports, of the server, or of the command line.
 */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include "documents/memory.h"

/* Larger files are no reports. */
#define MAX_FILE_SIZE (256 * 1024 * 1024)

enum kind
{
	KIND_TEXT,					/* HTML and Markdown are, too */
	KIND_DOCX, KIND_XLSX, KIND_OFD, KIND_PDF, KIND_ZIP, KIND_MAIL,
	KIND_DOC, KIND_XLS, KIND_RTF, KIND_ODT, KIND_ODS, KIND_XML_DOCUMENT, KIND_XML_SHEET,	/* through LibreOffice */
	KIND_PICTURE, KIND_LOCKED /* asks for a password */, KIND_EMPTY, KIND_UNKNOWN,
	KINDS
};

/* Why a part has no text. */
enum fault
{
	FAULT_NONE,
	FAULT_EMPTY, FAULT_PASSWORD, FAULT_DAMAGED, FAULT_SCAN, FAULT_NO_CHARACTERS, FAULT_UNKNOWN, FAULT_OTHER_ARCHIVE, FAULT_NO_PROGRAM, FAULT_TIMEOUT,
	FAULT_TOO_LARGE, FAULT_TOO_DEEP, FAULT_MEMORY, FAULT_UNREADABLE,
	FAULT_SCRATCH,				/* no fault of the file's: there is no room to work in */
	FAULT_LOCK_FILE,			/* of an office program, beside the file that is open in it: nobody misses it */
	FAULTS
};

/* What a document holds and its text does not. */
enum left_out
{
	LEFT_NOTHING,
	LEFT_OBJECTS,				/* other documents in it, of a kind that is not read */
	LEFT_PICTURES,				/* one of which may be a table */
	LEFT_KINDS
};

/* What stands in the text in their place, for those who read it: the core knows it, too. */
#define LEFT_OUT_OBJECT "<p>（此处有未读入的对象）</p>\n"
#define LEFT_OUT_PICTURE_LINE "（此处有未读入的图片）\n"
#define LEFT_OUT_PICTURE "<p>（此处有未读入的图片）</p>\n"

struct part
{
	const char *name;			/* within the file, UTF-8; NULL: it is the file */
	const char *bytes;			/* text in any encoding, or HTML in UTF-8; where there is a fault, as they came */
	size_t		length;
	const char *original;		/* what the text was made of; NULL: it is as it came */
	size_t		original_length;
	enum fault	fault;
	const char *detail;			/* of a fault: what a program or library said, or which program is missing; or NULL */
	enum kind	kind;			/* that the content is */
	bool		misnamed;		/* the name says another kind */
	bool		in_misnamed;	/* it stands in an archive or a mail whose name says another kind */
	enum left_out left_out;
};

struct sink
{
	void		(*take) (void *context, const struct part *part);
	void	   *context;
};

struct settings
{
	int			timeout;		/* seconds that a program may take */
	const char *scratch;		/* an empty folder to work in */
};

/* What the first bytes say: KIND_TEXT, or that the file is to be read by read_document. */
#define HEAD_SIZE 4096
extern bool is_plain_text(const char *name, const char *head, size_t length);
/* Whether they are of no kind and no text, under the name of a document. */
extern bool is_broken(const char *name, const char *head, size_t length);
/* Whether they are those of a document, mail or archive. */
extern bool is_document(const char *head, size_t length);
/* Whether text under any name may be a report: it speaks of an annual report on open information, in an encoding that reports come in. */
extern bool names_its_subject(const char *bytes, size_t length);

/* The kind of a whole file. */
extern enum kind kind_of_content(const char *bytes, size_t length);
/* Of content that is not read: what it is, or NULL; whether it is an archive. */
extern const char *unread_name(const char *bytes, size_t length);
extern bool is_other_archive(const char *bytes, size_t length);
/* The length of a line in front of a mail that is none of it. */
extern size_t mail_envelope(const char *bytes, size_t length);
/* Whether a text is white space alone. */
extern bool is_blank_text(const char *bytes, size_t length);
/* Why it is so: ends of pages are what a scan leaves. */
extern enum fault fault_of_blank_text(const char *bytes, size_t length);
/* Whether the ending of a name, if it says anything, says this kind. */
extern bool name_fits(const char *name, enum kind kind);
/* Whether the ending is one that reports come under. */
extern bool is_known_name(const char *name);
/* .docx and so on, for programs; in Chinese or English, for messages. */
extern const char *kind_name(enum kind kind);
extern const char *kind_text(enum kind kind, bool chinese);

/*
 * Hands every part to the sink.  May start programs; runs without a bound on
 * time or memory of its own: job.h has one.
 */
extern void read_document(const char *name, const char *bytes, size_t length, const struct settings *settings, struct sink sink);

/* In Chinese or English. */
extern const char *left_out_text(enum left_out left_out, bool chinese);
/* The same; the detail is another line. */
extern const char *fault_text(enum fault fault, bool chinese);
/* Whether a name is that of an office program's lock file: ~$report.docx. */
extern bool is_lock_name(const char *path);
/* Whether it is that of a file that Windows keeps in folders. */
extern bool is_system_name(const char *path);

#endif

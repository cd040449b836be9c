/*
 * load_copy.c - files as rows of COPY's binary format, piece by piece.
 */
#include "command/load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (64 * 1024)

void
copy_begin(struct copy *copy, PGconn *server, struct file *files, int first, int behind)
{
	*copy = (struct copy) {.server = server,.files = files,.at = first,.behind = behind,.fd = -1};
}

void
copy_end(struct copy *copy)
{
	if (copy->fd >= 0)
		close(copy->fd);
	copy->fd = -1;
}

/* ---- fields ------------------------------------------------------------------------------ */

static bool
put_copy(struct copy *copy, const void *bytes, size_t length)
{
	return PQputCopyData(copy->server, bytes, (int) length) == 1;
}

static bool
put_length(struct copy *copy, int64_t length)
{
	uint32_t	value = htonl((uint32_t) (int32_t) length);

	return put_copy(copy, &value, sizeof value);
}

/* NULL where there is no text. */
static bool
put_text(struct copy *copy, const char *text)
{
	if (text == NULL)
		return put_length(copy, -1);
	return put_length(copy, (int64_t) strlen(text)) && put_copy(copy, text, strlen(text));
}

/* NULL where nobody said when. */
static bool
put_time(struct copy *copy, const struct file *file)
{
	const uint64_t time = (uint64_t) file->arrived;
	const uint32_t halves[] = {htonl((uint32_t) (time >> 32)), htonl((uint32_t) time)};

	if (!file->has_time)
		return put_length(copy, -1);
	return put_length(copy, sizeof halves) && put_copy(copy, halves, sizeof halves);
}

bool
copy_header(struct copy *copy)
{
	static const char header[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";

	return put_copy(copy, header, sizeof header - 1);
}

/* ---- rows ---------------------------------------------------------------------------------- */

static enum copied
went(bool well)
{
	return well ? COPY_GOES_ON : COPY_LOST;
}

/* Opens what a path leads to; its size, or -1 with the reason. */
static int64_t
open_file(struct copy *copy, const char *path)
{
	struct stat status;

	copy->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	copy->reason = error_text(errno);
	if (copy->fd < 0)
		return -1;
	if (fstat(copy->fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= MAX_FILE_SIZE)
	{
		copy->left = (uint64_t) status.st_size;
		return status.st_size;
	}
	copy_end(copy);
	copy->reason = error_text(EINVAL);
	return -1;
}

/* The row of a file, up to its content, which follows in pieces. */
static enum copied
begin_row(struct copy *copy, struct file *file)
{
	static const char head[] = "\0\7\0\0\0\4";	/* seven columns, the first of four bytes */
	int64_t		size = open_file(copy, file->content);
	char	   *source;
	bool		good;

	if (size < 0)
		return COPY_UNREADABLE;
	copy->reading_original = false;
	source = name_text(file->name, file->ascii_name);
	good = put_copy(copy, head, sizeof head - 1) && put_length(copy, copy->at) && put_text(copy, source)
		&& put_length(copy, size);
	free(source);
	return went(good);
}

/* Behind the content: the original in pieces, too, and the end of the row. */
static enum copied
end_field(struct copy *copy, struct file *file)
{
	copy_end(copy);
	if (file->original != NULL && !copy->reading_original)
	{
		int64_t		size = open_file(copy, file->original);

		copy->reading_original = true;
		return size < 0 ? COPY_BROKEN : went(put_length(copy, size));
	}
	copy->at++;
	return went((file->original != NULL || put_length(copy, -1)) && put_text(copy, file->problem)
				&& put_text(copy, file->agency) && put_time(copy, file));
}

enum copied
copy_piece(struct copy *copy)
{
	static char piece[PIECE];
	struct file *file = &copy->files[copy->at];
	ssize_t		length;

	if (copy->fd < 0)
	{
		if (copy->at == copy->behind)
			return put_copy(copy, "\377\377", 2) ? COPY_ENDED : COPY_LOST;
		if (!file->not_read)
			return begin_row(copy, file);
		copy->at++;
		return COPY_GOES_ON;
	}

	/* one byte more than is wanted shows a file that grows */
	length = read(copy->fd, piece, copy->left < PIECE ? (size_t) copy->left + 1 : PIECE);
	if (length < 0 || (uint64_t) length > copy->left || (length == 0 && copy->left > 0))
	{
		copy->reason = length < 0 ? error_text(errno) : IN_LANGUAGE("changed while it was read", "读取时文件有变化");
		copy_end(copy);
		return COPY_BROKEN;
	}
	copy->left -= (uint64_t) length;
	return length == 0 ? end_field(copy, file) : went(put_copy(copy, piece, (size_t) length));
}

/*
 * package.c - members of a ZIP file, by libzip, in bounds: what an archive gives in
 * all, and the ratio of a member to what is stored of it.
 */
#include "documents/package.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <zip.h>

/* Office's own files reach 200 where a table repeats itself. */
#define MAX_RATIO 1000
/* Members that are smaller hurt nobody. */
#define FREE_SIZE (4 * 1024 * 1024)

struct package
{
	zip_t	   *zip;
	uint64_t	given;			/* bytes so far */
};

struct package *
open_package(const char *bytes, size_t length)
{
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
	zip_t	   *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	struct package *package;

	if (zip == NULL)
	{
		zip_source_free(source);
		return NULL;
	}
	package = allocate_zeroed(sizeof *package);
	package->zip = zip;
	return package;
}

void
close_package(struct package *package)
{
	if (package == NULL)
		return;
	zip_discard(package->zip);
	free(package);
}

int64_t
package_members(const struct package *package)
{
	return zip_get_num_entries(package->zip, 0);
}

/* What it lacks becomes a mark; it has GBK in it. */
void
put_from_gb18030(struct text *out, const char *bytes, size_t length)
{
	UErrorCode	error = U_ZERO_ERROR;
	const size_t room = 4 * length + 1;
	char	   *converted = allocate(room);
	int32_t		n = room > INT32_MAX ? -1 : ucnv_convert("UTF-8", "GB18030", converted, (int32_t) room, bytes, (int32_t) length, &error);

	if (U_FAILURE(error) || n < 0)
		put(out, "?");
	else
		put_bytes(out, converted, (size_t) n);
	free(converted);
}

static char *
from_gb18030(const char *name)
{
	struct text	out = {0};

	put_from_gb18030(&out, name, strlen(name));
	return out.bytes;
}

/* With slashes, from the archive's root, in no folder above it. */
static char *
plain_path(char *name)
{
	struct text	out = {0};

	put(&out, "");
	for (char *at = name; *at != '\0';)
	{
		const size_t length = strcspn(at, "/\\");
		const bool	inside = length > 0 && !(length == 1 && *at == '.') && !(length == 2 && strncmp(at, "..", 2) == 0);

		if (inside)
			put_bytes(&out, at, length);
		at += length;
		if (inside && *at != '\0')
			put(&out, "/");
		at += *at != '\0';
	}
	free(name);
	return out.bytes;
}

char *
name_in_utf8(const char *name)
{
	return is_utf8(name, strlen(name)) ? copy_string(name) : from_gb18030(name);
}

char *
member_name(struct package *package, int64_t member)
{
	const char *raw = zip_get_name(package->zip, (zip_uint64_t) member, ZIP_FL_ENC_RAW);

	if (raw == NULL)
		return copy_string("?");
	return plain_path(name_in_utf8(raw));
}

bool
member_is_encrypted(struct package *package, int64_t member)
{
	zip_stat_t	status;

	return zip_stat_index(package->zip, (zip_uint64_t) member, 0, &status) == 0
		&& (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
}

int64_t
find_member(struct package *package, const char *name)
{
	int64_t		found = zip_name_locate(package->zip, name, ZIP_FL_NOCASE);

	/* some programs part folders by the other slash */
	if (found < 0 && strchr(name, '/') != NULL)
	{
		char	   *other = copy_string(name);

		for (char *at = other; *at != '\0'; at++)
			if (*at == '/')
				*at = '\\';
		found = zip_name_locate(package->zip, other, ZIP_FL_NOCASE);
		free(other);
	}
	return found;
}

static enum fault
fault_of(int error)
{
	return error == ZIP_ER_NOPASSWD ? FAULT_PASSWORD : error == ZIP_ER_COMPNOTSUPP || error == ZIP_ER_ENCRNOTSUPP ? FAULT_UNREADABLE : FAULT_DAMAGED;
}

enum fault
read_member(struct package *package, int64_t member, char **bytes, size_t *length)
{
	zip_stat_t	status;
	zip_file_t *file;
	zip_int64_t n;
	char		beyond;

	*bytes = NULL;
	*length = 0;
	if (zip_stat_index(package->zip, (zip_uint64_t) member, 0, &status) != 0 || (status.valid & ZIP_STAT_SIZE) == 0)
		return FAULT_DAMAGED;
	if (status.size > MAX_FILE_SIZE - package->given
		|| (status.size > FREE_SIZE && status.size / MAX_RATIO > status.comp_size))
		return FAULT_TOO_LARGE;
	file = zip_fopen_index(package->zip, (zip_uint64_t) member, 0);
	if (file == NULL)
		return fault_of(zip_error_code_zip(zip_get_error(package->zip)));
	*bytes = allocate((size_t) status.size + 1);
	n = zip_fread(file, *bytes, status.size);
	/* the end is read, so that its checksum is compared */
	if (n < 0 || (zip_uint64_t) n != status.size || zip_fread(file, &beyond, 1) != 0)
	{
		free(*bytes);
		*bytes = NULL;
		zip_fclose(file);
		return FAULT_DAMAGED;
	}
	zip_fclose(file);
	(*bytes)[n] = '\0';
	*length = (size_t) n;
	package->given += (uint64_t) n;
	return FAULT_NONE;
}

enum fault
read_named(struct package *package, const char *name, char **bytes, size_t *length)
{
	int64_t		member = find_member(package, name);

	*bytes = NULL;
	*length = 0;
	return member < 0 ? FAULT_DAMAGED : read_member(package, member, bytes, length);
}

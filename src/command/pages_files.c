/*
 * pages_files.c - the folder of pages: what changed is written, what is no longer
 * made is removed.
 *
 * The folder holds a list of what was made, a line a file: a hash of its content and
 * its name.  Lines are added as files are written, so that a run that ended early is
 * known to the next.  Only what the list names is ever removed.
 */
#include "command/pages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIST "pages.list"

struct made
{
	char	   *path;
	uint64_t	hash;
	bool		known;			/* the hash is that of the file */
	bool		kept;			/* in this run */
};

static const char *folder;
static FILE *list;
static struct made *files;				/* an open hash table by path */
static size_t n_files;
static size_t room;
static struct folder_counts counts;

static void
not_written(const char *path)
{
	fail(IN_LANGUAGE("could not write \"%s\": %s", "不能写入“%s”：%s"), path, error_text(errno));
}

static uint64_t
hash_of(const char *bytes, size_t length)
{
	uint64_t	hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char) bytes[i]) * UINT64_C(1099511628211);
	return hash;
}

static struct made *
slot_of(const char *path)
{
	size_t		at = (size_t) hash_of(path, strlen(path)) & (room - 1);

	while (files[at].path != NULL && strcmp(files[at].path, path) != 0)
		at = (at + 1) & (room - 1);
	return &files[at];
}

static void
grow(void)
{
	struct made	   *old = files;
	const size_t old_room = room;

	room = room == 0 ? 1024 : 2 * room;
	files = allocate_zeroed(room * sizeof *files);
	for (size_t i = 0; i < old_room; i++)
		if (old[i].path != NULL)
			*slot_of(old[i].path) = old[i];
	free(old);
}

static struct made *
made_of(const char *path)
{
	struct made	   *file;

	if (2 * (n_files + 1) > room)
		grow();
	file = slot_of(path);
	if (file->path == NULL)
	{
		file->path = copy_string(path);
		n_files++;
	}
	return file;
}

static char *
in_folder(const char *path)
{
	return print_string("%s/%s", folder, path);
}

/* A list that somebody else wrote must not make us remove what is not ours. */
static bool
is_below(const char *path)
{
	return *path != '\0' && *path != '/' && strstr(path, "..") == NULL;
}

static void
read_list(void)
{
	char	   *name = in_folder(LIST);
	FILE	   *lines = fopen(name, "r");
	char		line[1024];

	free(name);
	if (lines == NULL)
		return;
	while (fgets(line, sizeof line, lines) != NULL)
	{
		char	   *path = strchr(line, ' ');
		struct made *file;

		if (path == NULL || strchr(line, '\n') == NULL)
			continue;
		path[strcspn(path, "\n")] = '\0';
		if (!is_below(path + 1))
			continue;
		file = made_of(path + 1);
		file->hash = strtoull(line, NULL, 16);
		file->known = file->hash != 0;
	}
	fclose(lines);
}

/* A folder with files of others in it is not written to. */
static void
check_empty(void)
{
	DIR		   *directory = opendir(folder);
	struct dirent *entry;
	char	   *name = in_folder(LIST);
	const bool	ours = access(name, F_OK) == 0;

	free(name);
	if (directory == NULL)
		not_written(folder);
	while (!ours && (entry = readdir(directory)) != NULL)
		if (*entry->d_name != '.')
			fail(IN_LANGUAGE("\"%s\" has files in it that " PROGRAM " pages did not write; give an empty folder",
							 "“%s”中有不是 " PROGRAM " pages 写的文件；请指定空文件夹"), folder);
	closedir(directory);
}

void
folder_begin(const char *out)
{
	char	   *name;

	folder = out;
	if (mkdir(out, 0777) != 0 && errno != EEXIST)
		not_written(out);
	check_empty();
	grow();
	read_list();
	name = in_folder(LIST);
	list = fopen(name, "a");
	if (list == NULL)
		not_written(name);
	free(name);
}

static void
make_folders(char *name)
{
	for (char *at = name + strlen(folder) + 1; (at = strchr(at, '/')) != NULL; at++)
	{
		*at = '\0';
		if (mkdir(name, 0777) != 0 && errno != EEXIST)
			not_written(name);
		*at = '/';
	}
}

static void
write_file(const char *path, const char *bytes, size_t length)
{
	char	   *name = in_folder(path);
	char	   *fresh = print_string("%s.new", name);
	FILE	   *file = fopen(fresh, "wb");

	if (file == NULL && errno == ENOENT)
	{
		make_folders(name);
		file = fopen(fresh, "wb");
	}
	if (file == NULL)
		not_written(fresh);
	if (fwrite(bytes, 1, length, file) != length || fclose(file) != 0 || rename(fresh, name) != 0)
		not_written(name);
	free(fresh);
	free(name);
}

static bool
is_there(const char *path)
{
	char	   *name = in_folder(path);
	const bool	there = access(name, F_OK) == 0;

	free(name);
	return there;
}

static void
put_file(const char *path, uint64_t hash, const char *bytes, size_t length)
{
	struct made	   *file = made_of(path);

	file->kept = true;
	if (file->known && file->hash == hash && is_there(path))
	{
		counts.unchanged++;
		return;
	}
	/* first the list: what is written is in it, whenever the run ends */
	if (fprintf(list, "0 %s\n", path) < 0 || fflush(list) != 0)
		not_written(LIST);
	write_file(path, bytes, length);
	fprintf(list, "%016llx %s\n", (unsigned long long) hash, path);
	file->hash = hash;
	file->known = true;
	counts.written++;
}

void
folder_put(const char *path, const char *bytes, size_t length)
{
	put_file(path, hash_of(bytes, length), bytes, length);
}

void
folder_take(struct page *page)
{
	const uint64_t hash = hash_of(page->html.bytes, page->html.length);
	const size_t after = page->html.length - page->moment_at;
	struct text		whole = {0};

	put_bytes(&whole, page->html.bytes, page->moment_at);
	put(&whole, page->moment);
	put_bytes(&whole, page->html.bytes + page->moment_at, after);
	put_file(page->path, hash, whole.bytes, whole.length);
	clear_text(&whole);
	clear_text(&page->html);
	free(page->path);
}

static void
remove_file(const char *path)
{
	char	   *name = in_folder(path);

	if (unlink(name) == 0)
		counts.removed++;
	/* folders that are empty now */
	for (char *slash; (slash = strrchr(name, '/')) != NULL && (size_t) (slash - name) > strlen(folder);)
	{
		*slash = '\0';
		if (rmdir(name) != 0)
			break;
	}
	free(name);
}

void
folder_end(void)
{
	struct text		lines = {0};

	for (size_t i = 0; i < room; i++)
		if (files[i].path != NULL && files[i].kept)
			put_format(&lines, "%016llx %s\n", (unsigned long long) files[i].hash, files[i].path);
		else if (files[i].path != NULL)
			remove_file(files[i].path);
	fclose(list);
	write_file(LIST, lines.bytes, lines.length);
	clear_text(&lines);
}

struct folder_counts
folder_count(void)
{
	return counts;
}

/*
 * walk.c - the files that were given, and those in folders, one after another.
 *
 * No deeper than its own stack: a level a folder, each with the names in it, of
 * which it holds so many at a time.  A folder is walked once, however many links
 * lead to it, so that links that go in circles end.
 */
#include "command/command.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Names held and sorted at a time, of a folder that has more. */
#define NAMES 16384

struct level
{
	DIR		   *folder;			/* NULL: all its names are read */
	char	   *text;			/* names, each ended by a NUL */
	size_t		text_length;
	size_t		text_room;
	char	  **names;
	size_t		n_names;
	size_t		at;
	size_t		path_length;	/* of the folder, with the slash behind it */
};

struct place
{
	dev_t		device;
	ino_t		inode;			/* 0: free */
};

struct walk
{
	char *const *names;
	int			n_names;
	int			at;
	struct level *levels;
	size_t		n_levels;
	size_t		level_room;
	char	   *path;
	size_t		path_room;
	struct place *visited;		/* by hash; the room is a power of two */
	size_t		n_visited;
	size_t		visited_room;
};

struct walk *
walk_begin(char *const *names, int n_names)
{
	struct walk *walk = allocate(sizeof *walk);

	*walk = (struct walk) {.names = names, .n_names = n_names};
	return walk;
}

static size_t
slot(const struct walk *walk, struct place place)
{
	uint64_t	hash = ((uint64_t) place.inode ^ (uint64_t) place.device << 48) * 0x9E3779B97F4A7C15;
	size_t		i = (size_t) (hash >> 20) & (walk->visited_room - 1);

	while (walk->visited[i].inode != 0
		   && (walk->visited[i].inode != place.inode || walk->visited[i].device != place.device))
		i = (i + 1) & (walk->visited_room - 1);
	return i;
}

/* Whether the folder is met for the first time. */
static bool
visit(struct walk *walk, struct place place)
{
	size_t		i;

	if (4 * walk->n_visited >= 3 * walk->visited_room)
	{
		struct place *before = walk->visited;
		size_t		n = walk->visited_room;

		walk->visited_room = n == 0 ? 64 : 2 * n;
		walk->visited = allocate(walk->visited_room * sizeof *walk->visited);
		memset(walk->visited, 0, walk->visited_room * sizeof *walk->visited);
		for (size_t k = 0; k < n; k++)
			if (before[k].inode != 0)
				walk->visited[slot(walk, before[k])] = before[k];
		free(before);
	}
	i = slot(walk, place);
	if (walk->visited[i].inode != 0)
		return false;
	walk->visited[i] = place;
	walk->n_visited++;
	return true;
}

/* Puts a name behind the first length bytes of the path. */
static void
set_path(struct walk *walk, size_t length, const char *name)
{
	size_t		size = strlen(name) + 1;

	if (length + size > walk->path_room)
	{
		walk->path_room = 2 * (length + size);
		walk->path = enlarge(walk->path, walk->path_room);
	}
	memcpy(walk->path + length, name, size);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* The next names of a folder, in order; hidden files are none. */
static void
read_names(struct level *level)
{
	struct dirent *entry = NULL;
	char	   *at;

	level->text_length = level->n_names = level->at = 0;
	while (level->n_names < NAMES && (entry = readdir(level->folder)) != NULL)
	{
		size_t		size = strlen(entry->d_name) + 1;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (entry->d_name[0] == '.')
			continue;
		if (level->text_length + size > level->text_room)
		{
			level->text_room = 2 * (level->text_length + size);
			level->text = enlarge(level->text, level->text_room);
		}
		memcpy(level->text + level->text_length, entry->d_name, size);
		level->text_length += size;
		level->n_names++;
	}
	if (entry == NULL)
	{
		closedir(level->folder);
		level->folder = NULL;
	}

	level->names = enlarge(level->names, (level->n_names + 1) * sizeof *level->names);
	at = level->text;
	for (size_t i = 0; i < level->n_names; i++)
	{
		level->names[i] = at;
		at += strlen(at) + 1;
	}
	qsort(level->names, level->n_names, sizeof *level->names, compare);
}

/* Goes into the folder at path, unless it was visited; false with errno where it cannot be read. */
static bool
enter(struct walk *walk)
{
	struct stat	status;
	struct level *level;
	DIR		   *folder = opendir(walk->path);

	if (folder == NULL)
		return false;
	if (fstat(dirfd(folder), &status) != 0 || !visit(walk, (struct place) {status.st_dev, status.st_ino}))
	{
		closedir(folder);
		return true;
	}
	if (walk->n_levels == walk->level_room)
	{
		walk->level_room = walk->level_room == 0 ? 16 : 2 * walk->level_room;
		walk->levels = enlarge(walk->levels, walk->level_room * sizeof *walk->levels);
	}
	level = &walk->levels[walk->n_levels++];
	*level = (struct level) {.folder = folder,.path_length = strlen(walk->path)};
	if (walk->path[level->path_length - 1] != '/')
		set_path(walk, level->path_length++, "/");
	read_names(level);
	return true;
}

static void
leave(struct walk *walk)
{
	struct level *level = &walk->levels[--walk->n_levels];

	if (level->folder != NULL)
		closedir(level->folder);
	free(level->text);
	free(level->names);
}

/* What a browser saves with a page, in a folder beside it: 页面_files beside 页面.html. */
static bool
is_of_saved_page(const char *path)
{
	static const char *const endings[] = {"_files", ".files", "_文件"};
	static const char *const pages[] = {".html", ".htm"};
	const size_t length = strlen(path);
	bool		found = false;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		for (size_t k = 0; k < sizeof pages / sizeof *pages && !found; k++)
		{
			const size_t n = strlen(endings[i]);
			struct stat status;
			char	   *page;

			if (length <= n || strcmp(path + length - n, endings[i]) != 0)
				continue;
			page = print_string("%.*s%s", (int) (length - n), path, pages[k]);
			found = stat(page, &status) == 0 && S_ISREG(status.st_mode);
			free(page);
		}
	return found;
}

/* What is read of a file under another name to find its subject. */
#define MOST_READ (64 * 1024)

/* What a file under a name that says nothing begins with; NULL: it is looked into. */
static const char *
why_skipped(const char *bytes, size_t length)
{
	const size_t head = length < HEAD_SIZE ? length : HEAD_SIZE;

	if (length == 0)
		return fault_text(FAULT_EMPTY, chinese);
	if (is_document(bytes, head) || names_its_subject(bytes, length))
		return NULL;
	if (is_other_archive(bytes, head))
		return fault_text(FAULT_OTHER_ARCHIVE, chinese);
	if (kind_of_content(bytes, head) == KIND_PICTURE)
		return IN_LANGUAGE("a picture; if it is a scan of a report, ask for the electronic original", "图片；若是报告的扫描件，请交电子版");
	return IN_LANGUAGE("a kind of file that is not known", "不认得这种文件");
}

/* By its name, or else by what it begins with; NULL: it is looked into, or cannot be read. */
static const char *
reason_to_skip(const char *path)
{
	static char head[MOST_READ];
	FILE	   *file = is_known_name(path) ? NULL : fopen(path, "rbe");
	size_t		length;

	if (file == NULL)
		return NULL;
	length = fread(head, 1, sizeof head, file);
	fclose(file);
	return why_skipped(head, length);
}

/* What nobody misses, by its name or the one beside it; NULL: it is something else. */
static const char *
harmless_name(const char *path)
{
	struct stat	status;

	if (is_lock_name(path))
		return fault_text(FAULT_LOCK_FILE, chinese);
	if (is_system_name(path))
		return IN_LANGUAGE("what Windows keeps in a folder", "系统自动生成的文件");
	if (is_of_saved_page(path) && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return IN_LANGUAGE("what was saved with a page", "随网页保存的文件");
	return NULL;
}

/* Whether there is something to say of what is at path; a folder is gone into. */
static bool
look(struct walk *walk, bool given, struct found *found)
{
	struct stat	status;

	*found = (struct found) {.name = walk->path,.given = given};
	if (given && strcmp(walk->path, "-") == 0)
		return true;
	found->harmless = given ? NULL : harmless_name(walk->path);
	if (found->harmless != NULL)
		found->skipped = true;
	else if (stat(walk->path, &status) != 0)
		found->problem = error_text(errno);
	else if (S_ISDIR(status.st_mode))
	{
		if (enter(walk))
			return false;
		found->problem = error_text(errno);
		return true;
	}
	else if (!S_ISREG(status.st_mode))
		found->problem = IN_LANGUAGE("not a regular file", "不是普通文件");
	if (!given && found->problem == NULL && found->harmless == NULL)
		found->reason = reason_to_skip(walk->path);
	found->skipped |= found->reason != NULL;
	return true;
}

bool
walk_next(struct walk *walk, struct found *found)
{
	for (;;)
	{
		if (walk->n_levels == 0)
		{
			if (walk->at == walk->n_names)
				return false;
			set_path(walk, 0, walk->names[walk->at++]);
			if (look(walk, true, found))
				return true;
		}
		else
		{
			struct level *level = &walk->levels[walk->n_levels - 1];

			if (level->at == level->n_names && level->folder != NULL)
				read_names(level);
			else if (level->at == level->n_names)
				leave(walk);
			else
			{
				set_path(walk, level->path_length, level->names[level->at++]);
				if (look(walk, false, found))
					return true;
			}
		}
	}
}

void
walk_end(struct walk *walk)
{
	while (walk->n_levels > 0)
		leave(walk);
	free(walk->levels);
	free(walk->path);
	free(walk->visited);
	free(walk);
}

/*
 * docx_numbers.c - the numbers that Word puts in front of paragraphs: 一、 （一） 1.
 */
#include "documents/docx.h"
#include "documents/parts.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS 9

struct level
{
	const char *format;			/* decimal, chineseCounting ... */
	const char *pattern;		/* （%1） */
	long		start;
};

struct list
{
	long		id;
	long		abstract;		/* lists of one kind go on counting */
	struct level levels[LEVELS];
};

/* The count of a kind of list. */
struct count
{
	long		abstract;
	long		at[LEVELS];
	bool		begun[LEVELS];
};

struct numbers
{
	xmlDocPtr	document;
	struct list *lists;
	size_t		n;
	struct count *counts;
	size_t		n_counts;
};

static void
read_level(struct level *level, const xmlNode *element)
{
	level->format = attribute_of(child_of(element, "numFmt"), "val");
	level->pattern = attribute_of(child_of(element, "lvlText"), "val");
	level->start = number_of(child_of(element, "start"), "val", 1);
}

static void
read_levels(struct list *list, const xmlNode *parent)
{
	if (parent == NULL)
		return;
	for (const xmlNode *child = parent->children; child != NULL; child = child->next)
	{
		long		at = number_of(child, "ilvl", -1);

		if (at < 0 || at >= LEVELS)
			continue;
		if (is_element(child, "lvl"))
			read_level(&list->levels[at], child);
		else if (is_element(child, "lvlOverride"))
		{
			if (child_of(child, "lvl") != NULL)
				read_level(&list->levels[at], child_of(child, "lvl"));
			list->levels[at].start = number_of(child_of(child, "startOverride"), "val", list->levels[at].start);
		}
	}
}

static const xmlNode *
abstract_of(const xmlNode *root, long id)
{
	for (const xmlNode *child = root->children; child != NULL; child = child->next)
		if (is_element(child, "abstractNum") && number_of(child, "abstractNumId", -1) == id)
			return child;
	return NULL;
}

/* Whether a list starts its count anew, where others of its kind go on. */
static bool
starts_anew(const xmlNode *num)
{
	return child_of(child_of(num, "lvlOverride"), "startOverride") != NULL;
}

struct numbers *
read_numbers(struct package *package, const char *document)
{
	struct numbers *numbers = allocate_zeroed(sizeof *numbers);
	const xmlNode *root;
	size_t		room = 0;

	numbers->document = parse_part(package, document, "/numbering");
	if (numbers->document == NULL)
		return numbers;
	root = xmlDocGetRootElement(numbers->document);
	for (const xmlNode *child = root->children; child != NULL; child = child->next)
		if (is_element(child, "num"))
		{
			struct list	list = {.id = number_of(child, "numId", -1)};

			list.abstract = number_of(child_of(child, "abstractNumId"), "val", -1);
			read_levels(&list, abstract_of(root, list.abstract));
			read_levels(&list, child);
			if (starts_anew(child))
				list.abstract = -2 - list.id;
			MAKE_ROOM(numbers->lists, numbers->n, room);
			numbers->lists[numbers->n++] = list;
		}
	numbers->counts = allocate_zeroed((numbers->n + 1) * sizeof *numbers->counts);
	return numbers;
}

static struct count *
count_of(struct numbers *numbers, long abstract)
{
	size_t		i = 0;

	while (i < numbers->n_counts && numbers->counts[i].abstract != abstract)
		i++;
	if (i == numbers->n_counts)
		numbers->counts[numbers->n_counts++].abstract = abstract;
	return &numbers->counts[i];
}

static const char *const chinese_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* 1 to 99 as they are counted; more digit by digit. */
static void
put_chinese(struct text *out, long n)
{
	if (n < 0 || n > 99)
	{
		put_format(out, "%ld", n);
		return;
	}
	if (n >= 20)
		put(out, chinese_digits[n / 10]);
	if (n >= 10)
		put(out, "十");
	if (n % 10 != 0 || n == 0)
		put(out, chinese_digits[n % 10]);
}

static void
put_roman(struct text *out, long n, bool upper)
{
	static const struct
	{
		int			value;
		const char *upper;
		const char *lower;
	}			parts[] = {{50, "L", "l"}, {40, "XL", "xl"}, {10, "X", "x"}, {9, "IX", "ix"}, {5, "V", "v"}, {4, "IV", "iv"}, {1, "I", "i"}};

	if (n < 1 || n > 89)
	{
		put_format(out, "%ld", n);
		return;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; n >= parts[i].value; n -= parts[i].value)
			put(out, upper ? parts[i].upper : parts[i].lower);
}

/* Word's names of formats, by how they begin, for numbers of Chinese characters. */
static bool
is_chinese(const char *format)
{
	static const char *const beginnings[] = {"chinese", "ideograph", "japanese", "taiwanese"};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(format, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

/* A letter or a sign that stands for a number; false: the format is another, or has none for it. */
static bool
put_sign(struct text *out, const char *format, long n)
{
	const bool	upper = strcmp(format, "upperLetter") == 0;

	if ((upper || strcmp(format, "lowerLetter") == 0) && n >= 1 && n <= 26)
		put_character(out, (uint32_t) ((upper ? U'A' : U'a') + n - 1));
	else if (strncmp(format, "decimalEnclosedCircle", 21) == 0 && n >= 1 && n <= 20)
		put_character(out, (uint32_t) (U'①' + n - 1));
	else
		return false;
	return true;
}

static void
put_count(struct text *out, const char *format, long n)
{
	if (format == NULL || strcmp(format, "decimal") == 0)
		put_format(out, "%ld", n);
	else if (is_chinese(format))
		put_chinese(out, n);
	else if (strcmp(format, "decimalZero") == 0)
		put_format(out, "%02ld", n);
	else if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
		put_roman(out, n, format[0] == 'u');
	else if (!put_sign(out, format, n) && strcmp(format, "none") != 0)
		put_format(out, "%ld", n);
}

/* Counts a paragraph of this level; those below begin anew. */
static void
count_level(struct count *count, const struct list *list, long at)
{
	for (long i = 0; i <= at; i++)
	{
		if (!count->begun[i])
			count->at[i] = list->levels[i].start;
		else if (i == at)
			count->at[i]++;
		count->begun[i] = true;
	}
	for (long i = at + 1; i < LEVELS; i++)
		count->begun[i] = false;
}

void
put_number(struct numbers *numbers, long id, long at, struct text *out)
{
	const struct list *list = NULL;
	struct count *count;
	const char *p;

	for (size_t i = 0; i < numbers->n && list == NULL; i++)
		if (numbers->lists[i].id == id)
			list = &numbers->lists[i];
	if (list == NULL || at < 0 || at >= LEVELS)
		return;
	count = count_of(numbers, list->abstract);
	count_level(count, list, at);

	p = list->levels[at].pattern;
	if (p == NULL || *p == '\0' || (list->levels[at].format != NULL && strcmp(list->levels[at].format, "bullet") == 0))
		return;
	for (; *p != '\0'; p++)
		if (*p == '%' && p[1] >= '1' && p[1] <= '9')
		{
			put_count(out, list->levels[p[1] - '1'].format, count->at[p[1] - '1']);
			p++;
		}
		else
			put_escaped(out, p, 1);
	/* what is numbered in digits must not grow by them */
	put(out, " ");
}

void
free_numbers(struct numbers *numbers)
{
	xmlFreeDoc(numbers->document);
	free(numbers->lists);
	free(numbers->counts);
	free(numbers);
}

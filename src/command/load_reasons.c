/*
 * load_reasons.c - what the server says of a file, a report or an agency, in the user's language.
 *
 * The store keeps it in Chinese, for those who correct Chinese reports; what differs
 * from file to file stands in brackets behind it.
 */
#include "command/load.h"

#include <string.h>

/* Chinese, as src/pg and src/sql write it; English. */
static const char *const reasons[][2] = {
	{"不是年度报告", "no annual report"},
	{"不是文本", "no text"},
	{"不是文本，或已损坏", "no text, or damaged"},
	{"不是中文文本", "no Chinese text"},
	{"名单中没有这个机关代码", "the list of agencies has no such code"},
	{"库中的机关代码或收到时间与给出的不同，没有改动", "agency code or time of arrival differ from those that were given, and stay"},
	{"没有代码", "it has no code"},
	{"没有名称", "it has no name"},
	{"代码重复", "its code stands twice"},
	{"代码不能以 # 开头", "no code may begin with #"},
	{"“政府”“汇总”两列须写是或否", "is_government and consolidates must be yes or no"},
	{"名单中没有这个上级代码", "the list has no agency of its parent's code"},
	{"上级的上级又是它自己，或它下面的机关", "it would stand above itself"},
	{"没有读出机关名称", "no agency's name was read"},
	{"名单中没有这个名称", "the list has no such name"},
	{"名称中没有地名，不能确定是哪个机关", "the name does not say of which place"},
	{"名单中不止一个机关符合这个名称", "several of the list have this name"},
	{"同一机关同一年度，来自不同位置的报告数字不同", "its figures differ from those of another report of this agency and year"},
};

/* What stands behind a text, nothing or brackets; NULL where something else does. */
static const char *
behind(const char *said, const char *text)
{
	const size_t length = strlen(text);
	const char *rest = said + length;

	if (strncmp(said, text, length) != 0)
		return NULL;
	return *rest == '\0' || strncmp(rest, "（", strlen("（")) == 0 ? rest : NULL;
}

char *
reason_in_language(const char *said)
{
	const char *rest;

	if (chinese)
		return copy_string(said);
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if ((rest = behind(said, reasons[i][0])) != NULL)
			return print_string("%s%s", reasons[i][1], rest);
	for (int i = FAULT_NONE + 1; i < FAULTS; i++)
		if ((rest = behind(said, fault_text((enum fault) i, true))) != NULL)
			return print_string("%s%s", fault_text((enum fault) i, false), rest);
	return copy_string(said);
}

/*
 * selves.c - what a report calls the authority that it is of.
 */
#include "outline/selves.h"

#include <string.h>

#include "text/scan.h"

static const gr_self selves[] = {
	{"我局", GR_SELF_OF_KIND, {"局", "署"}},
	{"本局", GR_SELF_VAGUE, {"局", "署"}},
	{"我镇", GR_SELF_OF_KIND, {"镇", "镇人民政府", "镇政府"}},
	{"我乡", GR_SELF_OF_KIND, {"乡", "乡人民政府", "乡政府"}},
	{"我街道", GR_SELF_OF_KIND, {"街道", "街道办事处", "街"}},
	{"我委", GR_SELF_OF_KIND, {"委", "委员会"}},
	{"我厅", GR_SELF_OF_KIND, {"厅"}},
	{"我院", GR_SELF_OF_KIND, {"院"}},
	{"我中心", GR_SELF_OF_KIND, {"中心"}},
	{"我校", GR_SELF_OF_KIND, {"学", "校", "学院", "幼儿园"}},
	{"我馆", GR_SELF_OF_KIND, {"馆"}},
	{"我站", GR_SELF_OF_KIND, {"站"}},
	{"我支队", GR_SELF_OF_KIND, {"支队"}},
	{"我大队", GR_SELF_OF_KIND, {"大队"}},
	{"我分局", GR_SELF_OF_KIND, {"分局"}},
	{"我办", GR_SELF_VAGUE, {"办公室"}},
	{"我处", GR_SELF_VAGUE, {"处"}},
	{"我所", GR_SELF_VAGUE, {"所"}},
	{"我部", GR_SELF_VAGUE, {"部"}},
	{"我关", GR_SELF_VAGUE, {"海关"}},
	{"我单位", GR_SELF_OF_ANY, {NULL}},
	{"我机关", GR_SELF_OF_ANY, {NULL}},
	{"本单位", GR_SELF_OF_ANY, {NULL}},
	{"本机关", GR_SELF_OF_ANY, {NULL}},
	{"本部门", GR_SELF_OF_ANY, {NULL}},
	{"我县", GR_SELF_PLACE, {NULL}},
	{"我市", GR_SELF_PLACE, {NULL}},
	{"我区", GR_SELF_PLACE, {NULL}},
};

#define SELVES (sizeof selves / sizeof selves[0])

const gr_self *
gr_self_at(const char *p, const char *end)
{
	for (size_t i = 0; i < SELVES; i++)
	{
		const size_t length = strlen(selves[i].word);

		if ((size_t) (end - p) >= length && memcmp(p, selves[i].word, length) == 0)
			return &selves[i];
	}
	return NULL;
}

const gr_self *
gr_next_self(const char **p, const char *end)
{
	for (const char *at = *p; (at = gr_find_either(at, end, "我", "本")) < end; at += strlen("我"))
	{
		const gr_self *self = gr_self_at(at, end);

		if (self != NULL)
		{
			*p = at + strlen(self->word);
			return self;
		}
	}
	return NULL;
}

bool
gr_is_behind_self(const char *start, const char *p)
{
	for (size_t i = 0; i < SELVES; i++)
	{
		const size_t length = strlen(selves[i].word);

		if ((size_t) (p - start) >= length && memcmp(p - length, selves[i].word, length) == 0)
			return true;
	}
	return false;
}

bool
gr_is_self_of(const gr_self *self, gr_str name)
{
	for (int i = 0; i < GR_SELF_ENDS && self->ends[i] != NULL; i++)
	{
		const size_t length = strlen(self->ends[i]);

		if (name.len >= length && memcmp(name.s + name.len - length, self->ends[i], length) == 0)
			return true;
	}
	return false;
}

/*
 * pages_assets.c - style, script and charts, which the build puts into the program.
 */
#include "command/pages.h"

#include <string.h>

/* A file's bytes under a name; ASSETS and CHARTS are folders, literals. */
#define EMBED(name, file) \
	extern const char name[]; \
	extern const char name##_end[]; \
	__asm__(".section .rodata\n.global " #name "\n" #name ":\n.incbin \"" file "\"\n.global " #name "_end\n" #name "_end:\n.byte 0\n.previous\n")

EMBED(asset_style, ASSETS "/pages.css");
EMBED(asset_script, ASSETS "/pages.js");
EMBED(asset_charts, CHARTS "/echarts.js");
EMBED(asset_license, CHARTS "/LICENSE");
EMBED(asset_notice, CHARTS "/NOTICE");

static void
put_asset(const char *path, const char *bytes, const char *end)
{
	if (end > bytes)
		folder_put(path, bytes, (size_t) (end - bytes));
}

bool
has_charts(void)
{
	return &asset_charts_end[0] > &asset_charts[0];
}

void
write_assets(const char *moment)
{
	struct text		as_of = {0};

	put_asset("assets/pages.css", asset_style, asset_style_end);
	put_asset("assets/pages.js", asset_script, asset_script_end);
	put_asset("assets/echarts.js", asset_charts, asset_charts_end);
	put_asset("assets/echarts-LICENSE.txt", asset_license, asset_license_end);
	put_asset("assets/echarts-NOTICE.txt", asset_notice, asset_notice_end);
	/* digits, - : and a blank */
	put_format(&as_of, "window.govreportAsOf = '%s';\n", moment);
	folder_put("assets/as-of.js", as_of.bytes, as_of.length);
	clear_text(&as_of);
}

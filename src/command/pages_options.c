/*
 * pages_options.c - the command line of govreport pages.
 */
#include "command/pages.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char *const help[2] = {
	"Usage: " PROGRAM " pages [OPTION]... OUT\n"
	"\n"
	"Writes a folder of pages about a store, all as of one moment: an overview, regions,\n"
	"agencies, lists of findings, letters.  They open from a disk as from a web server and\n"
	"ask no other computer for anything.  Pages that are there already are left alone.\n"
	"\n"
	"Options:\n"
	"      --store=NAME          store to show (default: reports)\n"
	"      --year=YEAR           pages of this year alone\n"
	"      --mend-by=DATE        by when the letters ask for corrections (default: left to be filled in)\n"
	"  -q, --quiet               show no progress\n"
	"  -V, --version             print the version and exit\n"
	"  -?, --help                print this help and exit\n"
	"\n"
	SERVER_HELP
	"\n"
	"Exit status: 0 all written, 2 could not run.\n",

	"用法：" PROGRAM " pages [选项]... 输出文件夹\n"
	"\n"
	"把报告库写成一套网页，数据为同一时刻：总览、地区、机关、问题清单、整改通知单。网页可直接从磁盘\n"
	"打开，也可放在网站上，不访问任何其他主机。没有变化的网页不重写。\n"
	"\n"
	"选项：\n"
	"      --store=名称          展示哪个库（默认 reports）\n"
	"      --year=年度           只写这一年度\n"
	"      --mend-by=日期        整改通知单要求的期限（默认留空待填）\n"
	"  -q, --quiet               不显示进度\n"
	"  -V, --version             显示版本\n"
	"  -?, --help                显示本说明\n"
	"\n"
	SERVER_HELP_ZH
	"\n"
	"退出码：0 全部写出；2 不能运行。\n"
};

static const char *
read_date(const char *value)
{
	int64_t		time;

	if (!read_time(value, &time) || strlen(value) != strlen("2025-01-31"))
		fail(IN_LANGUAGE("--mend-by must be a date such as 2025-01-31, not \"%s\"", "--mend-by 须为日期，如 2025-01-31，不能是“%s”"), value);
	return value;
}

void
read_pages_options(int argc, char **argv, struct pages_options *options)
{
	static const struct option known[] = {
		SERVER_LONG,
		{"year", required_argument, NULL, 'y'},
		{"mend-by", required_argument, NULL, 'm'},
		{"quiet", no_argument, NULL, 'q'},
		{NULL, 0, NULL, 0}
	};
	int			c;

	*options = (struct pages_options) {.server = {.store = "reports"}};
	argv[0] = (char[]) {PROGRAM " pages"};	/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, SERVER_SHORT "q", known, NULL)) != -1)
		switch (c)
		{
			case 'y':
				options->year = read_number("--year", optarg, 9999);
				break;
			case 'm':
				options->mend_by = read_date(optarg);
				break;
			case 'q':
				options->server.quiet = true;
				break;
			default:
				take_server_option(c, argv, "pages", help[chinese], &options->server);
		}
	if (optind != argc - 1)
		fail(IN_LANGUAGE("one folder to write must be given; try \"" PROGRAM " pages --help\"",
						 "须指明一个输出文件夹；见 " PROGRAM " pages --help"));
	options->out = argv[optind];
}

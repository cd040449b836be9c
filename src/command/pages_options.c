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
	"Connection options:\n"
	"  -h, --host=HOST           server's host or folder of its socket\n"
	"  -p, --port=PORT           server's port\n"
	"  -U, --username=NAME       user to connect as\n"
	"  -d, --dbname=DBNAME       database, connection string or URI\n"
	"  -w, --no-password         never ask for a password\n"
	"  -W, --password            ask for a password before connecting\n"
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
	"连接选项：\n"
	"  -h, --host=主机           服务器的主机或套接字目录\n"
	"  -p, --port=端口           服务器的端口\n"
	"  -U, --username=用户       以哪个用户连接\n"
	"  -d, --dbname=数据库       数据库、连接串或 URI\n"
	"  -w, --no-password         从不询问密码\n"
	"  -W, --password            连接前询问密码\n"
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

static void
help_and_exit(const char *given)
{
	/* getopt says ? of options that it does not know, too */
	if (strcmp(given, "-?") != 0 && strcmp(given, "--help") != 0)
		fail(IN_LANGUAGE("try \"" PROGRAM " pages --help\"", "见 " PROGRAM " pages --help"));
	fputs(help[chinese], stdout);
	exit(GOOD);
}

void
read_pages_options(int argc, char **argv, struct pages_options *options)
{
	static const struct option known[] = {
		{"host", required_argument, NULL, 'h'},
		{"port", required_argument, NULL, 'p'},
		{"username", required_argument, NULL, 'U'},
		{"dbname", required_argument, NULL, 'd'},
		{"no-password", no_argument, NULL, 'w'},
		{"password", no_argument, NULL, 'W'},
		{"store", required_argument, NULL, 's'},
		{"year", required_argument, NULL, 'y'},
		{"mend-by", required_argument, NULL, 'm'},
		{"quiet", no_argument, NULL, 'q'},
		{"version", no_argument, NULL, 'V'},
		{"help", no_argument, NULL, '?'},
		{NULL, 0, NULL, 0}
	};
	int			c;

	*options = (struct pages_options) {.server = {.store = "reports"}};
	while ((c = getopt_long(argc, argv, "h:p:U:d:wWqV?", known, NULL)) != -1)
		switch (c)
		{
			case 'h':
				options->server.host = optarg;
				break;
			case 'p':
				options->server.port = optarg;
				break;
			case 'U':
				options->server.user = optarg;
				break;
			case 'd':
				options->server.dbname = optarg;
				break;
			case 'w':
				options->server.never_ask = true;
				break;
			case 'W':
				options->server.always_ask = true;
				break;
			case 's':
				options->server.store = optarg;
				break;
			case 'y':
				options->year = read_number("--year", optarg, 9999);
				break;
			case 'm':
				options->mend_by = read_date(optarg);
				break;
			case 'q':
				options->server.quiet = true;
				break;
			case 'V':
				printf(PROGRAM " " VERSION "\n");
				exit(GOOD);
			default:
				help_and_exit(argv[optind - 1]);
		}
	if (optind != argc - 1)
		fail(IN_LANGUAGE("one folder to write must be given; try \"" PROGRAM " pages --help\"",
						 "须指明一个输出文件夹；见 " PROGRAM " pages --help"));
	options->out = argv[optind];
}

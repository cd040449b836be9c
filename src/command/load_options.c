/*
 * load_options.c - the command line.
 */
#include "command/load.h"

#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	PROGRAM " loads annual disclosure reports into a store of the extension govreport.\n"
	"\n"
	"Usage:\n"
	"  " PROGRAM " [OPTION]... FILE|FOLDER|- ...\n"
	"\n"
	"Files ending in .txt .md .html .htm are loaded as they are, in any encoding; .docx\n"
	".odt .doc .wps .pdf through pandoc, LibreOffice and pdftotext, where installed.\n"
	"Folders are searched for all of these; - is a text on standard input.  What cannot be\n"
	"read goes to the store's quarantine.  Run it again at any time: nothing is lost, and\n"
	"nothing is in the store twice.\n"
	"\n"
	"Options:\n"
	"      --store=NAME          store to load into (default: reports)\n"
	"      --batch=TEXT          what the batch is noted as (default: the files' names)\n"
	"  -j, --jobs=N              connections, and converters at a time (default: 2)\n"
	"      --convert-timeout=N   seconds that a converter may take for a file (default: 60)\n"
	"  -n, --dry-run             say what would be done with each file, and do nothing\n"
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
	"Exit status: 0 all loaded, 1 some quarantined or not read, 2 could not run.\n"
	"A store is made by: SELECT govreport.create_store('reports');\n";

void
read_options(int argc, char **argv, options *options)
{
	static const struct option known[] = {
		{"host", required_argument, NULL, 'h'},
		{"port", required_argument, NULL, 'p'},
		{"username", required_argument, NULL, 'U'},
		{"dbname", required_argument, NULL, 'd'},
		{"no-password", no_argument, NULL, 'w'},
		{"password", no_argument, NULL, 'W'},
		{"jobs", required_argument, NULL, 'j'},
		{"dry-run", no_argument, NULL, 'n'},
		{"quiet", no_argument, NULL, 'q'},
		{"version", no_argument, NULL, 'V'},
		{"help", no_argument, NULL, '?'},
		{"store", required_argument, NULL, 's'},
		{"batch", required_argument, NULL, 'b'},
		{"convert-timeout", required_argument, NULL, 't'},
		{NULL, 0, NULL, 0}
	};
	int			c;

	*options = (struct options) {.store = "reports", .jobs = 2, .convert_timeout = 60};
	while ((c = getopt_long(argc, argv, "h:p:U:d:wWj:nqV?", known, NULL)) != -1)
		switch (c)
		{
			case 'h':
				options->host = optarg;
				break;
			case 'p':
				options->port = optarg;
				break;
			case 'U':
				options->user = optarg;
				break;
			case 'd':
				options->dbname = optarg;
				break;
			case 'w':
				options->never_ask = true;
				break;
			case 'W':
				options->always_ask = true;
				break;
			case 'j':
				options->jobs = read_number("--jobs", optarg, 64);
				break;
			case 'n':
				options->dry_run = true;
				break;
			case 'q':
				options->quiet = true;
				break;
			case 'V':
				printf(PROGRAM " " VERSION "\n");
				exit(GOOD);
			case 's':
				options->store = optarg;
				break;
			case 'b':
				options->batch = optarg;
				break;
			case 't':
				options->convert_timeout = read_number("--convert-timeout", optarg, INT_MAX / 1000);
				break;
			default:
				/* getopt says ? of options that it does not know, too */
				if (strcmp(argv[optind - 1], "-?") != 0 && strcmp(argv[optind - 1], "--help") != 0)
					fail("try \"" PROGRAM " --help\"");
				fputs(help, stdout);
				exit(GOOD);
		}
	options->names = argv + optind;
	options->n_names = argc - optind;
	if (options->n_names == 0)
		fail("no files or folders given; try \"" PROGRAM " --help\"");
}

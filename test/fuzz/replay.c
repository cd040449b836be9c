/*
 * replay.c - runs a harness on files, one test each, without a fuzzer.
 */
#include "../unit/reports.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
	{
		size_t		length;
		char	   *text = read_file(argv[i], &length);

		LLVMFuzzerTestOneInput((const uint8_t *) text, length);
		free(text);
		ok(true, argv[i]);		/* what does not hold ends the program */
	}
	return done_testing();
}

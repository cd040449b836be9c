/*
 * fold_table.c - writes src/core/text/fold_table.c from ICU's data: make fold-table.
 *
 * Run by hand when the folding is to change, and the result kept in the source,
 * so that what a report gives does not depend on the ICU of the machine that
 * built or runs it.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static const UNormalizer2 *nfkc;
static UTransliterator *simplify;

static int
counts_as_text(UChar c)
{
	return u_isalnum(c) || c == 0x3007;	/* 〇 is a letter number */
}

/* The comparison form of one character: 0 where it does not count. */
static UChar
fold(UChar32 c)
{
	UErrorCode	status = U_ZERO_ERROR;
	UChar		in[2];
	UChar		out[64];
	int32_t		length = 0;
	int32_t		limit;

	U16_APPEND_UNSAFE(in, length, c);
	length = unorm2_normalize(nfkc, in, length, out, 32, &status);
	limit = length;
	utrans_transUChars(simplify, out, &length, 32, 0, &limit, &status);
	if (U_FAILURE(status))
		return 0;
	for (int32_t i = 0; i < length; i++)
		if (counts_as_text(out[i]))
			return (UChar) u_tolower(out[i]);
	return 0;
}

int
main(void)
{
	UErrorCode	status = U_ZERO_ERROR;
	UChar		id[64];
	static uint16_t table[65536];
	int			page_of[256];
	int			pages = 2;

	nfkc = unorm2_getNFKCInstance(&status);
	u_uastrcpy(id, "Traditional-Simplified");
	simplify = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
	{
		fprintf(stderr, "fold_table: ICU: %s\n", u_errorName(status));
		return 1;
	}
	for (int c = 0; c < 65536; c++)
		table[c] = c >= 0xD800 && c <= 0xDFFF ? 0 : fold(c);

	puts("/* Written by src/gen/fold_table.c: make fold-table. */\n#include \"text/fold.h\"\n");
	puts("/* by page number: 0 for a page where nothing counts, 1 for one that folds to itself */");
	puts("const uint8_t gr_fold_page[256] = {");
	for (int p = 0; p < 256; p++)
	{
		int			same = 1;
		int			none = 1;

		for (int i = 0; i < 256; i++)
		{
			same = same && table[p * 256 + i] == p * 256 + i;
			none = none && table[p * 256 + i] == 0;
		}
		page_of[p] = none ? 0 : same ? 1 : pages++;
		printf("%d,%s", page_of[p], p % 16 == 15 ? "\n" : " ");
	}
	printf("};\n\n/* page 2 and on */\nconst uint16_t gr_fold_pages[%d][256] = {\n", pages - 2);
	for (int p = 0; p < 256; p++)
	{
		if (page_of[p] < 2)
			continue;
		printf("\t{\t\t\t\t\t\t\t/* U+%02Xxx */\n", p);
		for (int i = 0; i < 256; i++)
			printf("%s%d,%s", i % 16 == 0 ? "\t\t" : " ", table[p * 256 + i], i % 16 == 15 ? "\n" : "");
		puts("\t},");
	}
	puts("};");
	return 0;
}

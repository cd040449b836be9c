/*
 * clauses.c - takes a clause of the narrative: its letters, the words in it
 * that say something of a figure, and its numerals.
 */
#include "claims/clauses.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* Bytes of one clause that are looked at, blanks and marks that count for nothing included. */
#define CLAUSE_BYTES 4096
/* Of a remark in brackets within a label. */
#define REMARK_BYTES 72

/* ---- letters ------------------------------------------------------------------- */

static inline bool
is_digit(uint32_t letter)
{
	return letter >= '0' && letter <= '9';
}

static bool
is_ascii_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* 1,234: a comma between digits, three of them behind it, where a line may begin */
static bool
is_thousands_mark(uint32_t before, const char *p, const char *end)
{
	p += p < end && *p == '\n';
	return before >= '0' && before <= '9' && is_ascii_digit(p, end) && is_ascii_digit(p + 1, end)
		&& is_ascii_digit(p + 2, end) && !is_ascii_digit(p + 3, end);
}

static bool
chinese_before(uint32_t letter)
{
	return letter > U'一' && letter <= U'龥';
}

/* The usual ideograph at p, where three bytes are, folded; 0: another character stands there. */
static inline uint32_t
usual_letter(const char *p)
{
	const uint8_t *s = (const uint8_t *) p;
	uint32_t	c;
	uint32_t	page;
	uint16_t	rest;

	if ((uint8_t) (s[0] - 0xE4) > 5)
		return 0;
	memcpy(&rest, s + 1, sizeof rest);
	if ((rest & 0xC0C0) != 0x8080)
		return 0;
	c = ((uint32_t) s[0] << 12) + ((uint32_t) s[1] << 6) + s[2] - 0xE2080;
	page = gr_fold_page[c >> 8];
	return page >= 2 ? gr_fold_pages[page - 2][c & 0xFF] : page == 1 ? c : 0;
}

/* What the mark is: the letter that it counts as, or the ending of a clause; 0: nothing. */
static inline uint32_t
mark_of(uint32_t c)
{
	const gr_claim_mark *mark = &gr_claim_marks[gr_mark_slot(c)];

	return mark->mark == c ? mark->letter : 0;
}

/* ---- words --------------------------------------------------------------------- */

/* The first of the words that begin so; NULL: none does. */
static const gr_claim_entry *
first_entry(uint32_t first, uint32_t second)
{
	uint32_t	slot = gr_claim_slot(first, second);

	for (; gr_claim_slots[slot] != 0; slot = (slot + 1) & (GR_CLAIM_SLOTS - 1))
	{
		const gr_claim_entry *entry = &gr_claim_entries[gr_claim_slots[slot] - 1];

		if (entry->letter[0] == first && entry->letter[1] == second)
			return entry;
	}
	return NULL;
}

/* The letters, which begin as the word does, go on so; that behind the last one is none. */
static bool
goes_on_as(const uint16_t *letters, const gr_claim_entry *entry)
{
	uint32_t	n = 2;

	while (n < entry->n && letters[n] == entry->letter[n])
		n++;
	return n >= entry->n;
}

/* The longest word that begins there; NULL: none does. */
static const gr_claim_entry *
longest_word(const uint16_t *letters)
{
	const gr_claim_entry *entry = first_entry(letters[0], letters[1]);

	for (; entry != NULL; entry = entry->more ? entry + 1 : NULL)
		if (goes_on_as(letters, entry))
			return entry;
	return (gr_traits(letters[0]) & GR_MAY_BE_WORD) != 0 ? first_entry(letters[0], 0) : NULL;
}

/* Notes the word that begins at the letter; returns where it ends: at the letter, where none begins. */
static uint32_t
note(gr_clause *clause, uint32_t i)
{
	const gr_claim_entry *entry = longest_word(clause->letter + i);
	gr_clause_word *word = &clause->word[clause->n_words];

	if (entry == NULL)
		return i;
	word->from = (uint8_t) i;
	word->until = (uint8_t) (i + entry->n);
	word->means = entry->means;
	word->subject = entry->subject;
	clause->n_words++;
	clause->says |= GR_SAYS(entry->means);
	/* 一 of 上一年结转 is no number */
	for (uint32_t k = i + 1; entry->numeral && k < i + entry->n; k++)
		clause->numerals[k / 64] &= ~(UINT64_C(1) << k % 64);
	return i + entry->n;
}

/* Finds the words and the numerals. */
static void
find_words(gr_clause *clause)
{
	uint64_t	telling[GR_CLAUSE_LETTERS / 64 + 1] = {0};	/* a bit a letter that a word may begin with */
	uint32_t	next = 0;		/* behind the last word */

	clause->n_words = 0;
	clause->says = 0;
	/* without a branch: whether a letter tells something cannot be foretold */
	for (uint32_t i = 0; i <= clause->n / 64; i++)
	{
		const uint16_t *letter = clause->letter + i * 64;
		uint32_t	n = clause->n - i * 64 < 64 ? clause->n - i * 64 : 64;
		uint64_t	numerals = 0;
		uint64_t	words = 0;

		for (uint32_t k = 0; k < n; k++)
		{
			uint64_t	traits = gr_traits(letter[k]);
			uint64_t	pair = gr_claim_slots[gr_claim_slot(letter[k], letter[k + 1])] != 0;

			numerals |= (traits & GR_MAY_BE_NUMERAL) << k;
			words |= ((traits / GR_MAY_BE_WORD & 1) | pair) << k;
		}
		clause->numerals[i] = numerals;
		telling[i] = words;
	}
	for (uint32_t i = 0; i <= clause->n / 64; i++)
		for (; telling[i] != 0; telling[i] &= telling[i] - 1)
		{
			uint32_t	letter = i * 64 + (uint32_t) __builtin_ctzll(telling[i]);

			if (letter >= next)
				next = note(clause, letter);
		}
	if (gr_says(clause, GR_SAYS(GR_SAYS_CARRIED)))
		gr_join_carried(clause);
}

/* ---- names and titles ------------------------------------------------------------ */

/* No word or numeral stands in letters [from, until), which are marked in the set. */
static void
mark_letters(gr_clause *clause, uint64_t *set, uint32_t from, uint32_t until)
{
	uint32_t	n = 0;

	for (uint32_t i = from; i < until; i++)
	{
		set[i / 64] |= UINT64_C(1) << i % 64;
		clause->numerals[i / 64] &= ~(UINT64_C(1) << i % 64);
	}
	clause->says = 0;
	for (uint32_t i = 0; i < clause->n_words; i++)
	{
		const gr_clause_word word = clause->word[i];

		if (word.until > from && word.from < until)
			continue;
		clause->word[n++] = word;
		clause->says |= GR_SAYS(word.means);
	}
	clause->n_words = n;
}

void
gr_mark_own(gr_clause *clause, uint32_t from, uint32_t until)
{
	mark_letters(clause, clause->own, from, until);
}

/* 《政府信息公开条例》: it says what is spoken of, and nothing else. */
static void
mark_title(gr_clause *clause, uint32_t from, uint32_t until)
{
	const uint64_t topic = clause->says & (GR_SAYS(GR_SAYS_DISCLOSURE) | GR_SAYS(GR_SAYS_INFORMATION));

	if (!clause->titled)
		memset(clause->title, 0, sizeof clause->title);
	clause->titled = true;
	mark_letters(clause, clause->title, from, until);
	clause->says |= topic;
}

/* ---- remarks in brackets ----------------------------------------------------------- */

/* What is counted otherwise than the label says: 含, 除, 结转. */
static bool
changes_count(uint32_t letter)
{
	switch (letter)
	{
		case U'含': case U'除': case U'结': case U'另': case U'共': case U'均':
			return true;
		default:
			return is_digit(letter);
	}
}

/*
 * The bracket that p is behind says nothing of the figure that it stands before, but what
 * its label says: 重点领域信息（执法监督）32条.  False: it may, or no label goes on behind it.
 */
static bool
is_remark(const gr_clause *clause, uint32_t n, const char *p, const char *end)
{
	const char *limit = end - p > REMARK_BYTES ? p + REMARK_BYTES : end;
	uint32_t	length;

	if (n < 2 || is_digit(clause->letter[n - 1]) || is_digit(clause->letter[n - 2]))
		return false;
	for (; p < limit; p += length)
	{
		uint32_t	c = gr_utf8(p, end, &length);
		uint32_t	letter = c > 0xFFFF ? '-' : gr_fold(c);

		if (letter == 0)
		{
			letter = mark_of(c);
			if (letter == GR_CLOSES_BRACKET)
			{
				p += length;
				return p < end && (c = gr_utf8(p, end, &length)) <= 0xFFFF && gr_fold(c) != 0;
			}
			if (letter == GR_OPENS_BRACKET || letter == GR_ENDS_STOP || letter == GR_ENDS_SEMICOLON)
				return false;
		}
		else if (changes_count(letter))
			return false;
	}
	return false;
}

/* 收到申请：12件, but not 发布信息90条：60条: a colon that is none. */
static bool
joins_figure(const gr_clause *clause, uint32_t n, const char *behind, const char *end)
{
	return n > 1 && is_ascii_digit(behind, end) && !is_digit(clause->letter[n - 1]) && !is_digit(clause->letter[n - 2]);
}

/*
 * What the mark c counts as behind n letters and before `behind`: a letter, the ending of
 * the clause, or 0: nothing.  In a remark none ends the clause.
 */
static uint32_t
read_mark(const gr_clause *clause, uint32_t n, uint32_t c, const char *behind, const char *end, bool *remark)
{
	uint32_t	letter = mark_of(c);
	uint32_t	before = n > 0 ? clause->letter[n - 1] : 0;

	if (*remark)
	{
		*remark = letter != GR_CLOSES_BRACKET;
		return letter >= GR_ENDINGS ? letter : 0;
	}
	switch (letter)
	{
		case GR_ENDS_COMMA:
			return is_thousands_mark(before, behind, end) ? 0 : letter;
		case '.':				/* a full stop, not of a number */
			return n > 0 && !is_ascii_digit(behind, end) && chinese_before(before) ? GR_ENDS_STOP : letter;
		case GR_ENDS_COLON:
			return joins_figure(clause, n, behind, end) ? 0 : letter;
		case GR_OPENS_BRACKET:
			*remark = is_remark(clause, n, behind, end);
			return *remark ? 0 : letter;
		default:
			return letter;
	}
}

/* ---- the clause ---------------------------------------------------------------- */

/* Takes the usual letters from p on, before the limit, as many as there is room for; returns where another character stands. */
static inline const char *
take_usual(gr_clause *clause, uint32_t *letters, const char *p, const char *limit)
{
	const char *room = limit - p > 3 * (GR_CLAUSE_LETTERS - (ptrdiff_t) *letters) ? p + 3 * (GR_CLAUSE_LETTERS - *letters) : limit;
	uint32_t	n = *letters;
	uint32_t	letter;

	for (; p < room && (letter = usual_letter(p)) != 0; p += 3)
	{
		clause->letter[n] = (uint16_t) letter;
		clause->at[n++] = (uint32_t) (p - clause->text);
	}
	*letters = n;
	return p;
}

/* The letters of the clause are taken: its words, its years and the title that stands in it. */
static void
take_words(gr_clause *clause, uint32_t n, bool digits, const uint32_t *title)
{
	clause->letter[n] = 0;
	clause->n = n;
	clause->titled = false;
	memset(clause->own, 0, sizeof clause->own);
	if (digits && clause->year != 0 && title[1] == title[0])
		gr_rename_years(clause);
	find_words(clause);
	if (title[1] > title[0])
		mark_title(clause, title[0], title[1]);
}

const char *
gr_take_clause(gr_clause *clause, const char *text, const char *p, const char *end)
{
	const char *limit = end - p > CLAUSE_BYTES ? p + CLAUSE_BYTES : end;
	const char *usual_limit = end - limit >= 2 ? limit : end - p >= 3 ? end - 2 : p;	/* three bytes are before the end */
	gr_ending	ending = GR_ENDS_TEXT;
	bool		digits = false;
	bool		remark = false;
	uint32_t	title[2] = {0, 0};	/* letters; the last one */
	uint32_t	n = 0;
	uint32_t	length;

	clause->text = text;
	clause->end = end;
	clause->cut = clause->ending == GR_GOES_ON;
	for (; p < limit; p += length)
	{
		uint32_t	letter;
		uint32_t	c;

		p = take_usual(clause, &n, p, usual_limit);
		if (p >= limit)
			break;
		if (p == clause->skip)
		{
			length = (uint32_t) (clause->skip_until - p);
			continue;
		}
		c = gr_utf8(p, end, &length);
		letter = c > 0xFFFF ? '-' : gr_fold(c);
		digits |= is_digit(letter);
		if (c == U'《')
			title[0] = title[1] = n;
		else if (c == U'》')
			title[1] = n;
		if (letter == 0)
		{
			letter = read_mark(clause, n, c, p + length, end, &remark);
			if (letter == 0)
				continue;
			if (letter < GR_ENDINGS)
			{
				ending = (gr_ending) letter;
				p += length;
				break;
			}
		}
		if (n == GR_CLAUSE_LETTERS)
			break;
		clause->letter[n] = (uint16_t) letter;
		clause->at[n++] = (uint32_t) (p - text);
	}
	if (ending == GR_ENDS_TEXT && p < end)
	{
		ending = GR_GOES_ON;
		clause->cut = true;
	}
	clause->ending = ending;
	take_words(clause, n, digits, title);
	return p;
}

uint64_t
gr_words_between(const gr_clause *clause, uint32_t from, uint32_t until)
{
	uint64_t	says = 0;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from)
			says |= GR_SAYS(clause->word[i].means);
	return says;
}

gr_words_before
gr_find_words_before(const gr_clause *clause, uint32_t label, uint32_t from)
{
	gr_words_before before = {0, 0};

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < from; i++)
	{
		uint64_t	word = GR_SAYS(clause->word[i].means);

		before.all |= word;
		before.own |= clause->word[i].from >= label ? word : 0;
	}
	return before;
}

uint32_t
gr_first_of(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from && (GR_SAYS(clause->word[i].means) & words) != 0)
			return clause->word[i].from;
	return until;
}

uint32_t
gr_behind_last(const gr_clause *clause, uint64_t words, uint32_t from, uint32_t until)
{
	uint32_t	found = from;

	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from < until; i++)
		if (clause->word[i].from >= from && (GR_SAYS(clause->word[i].means) & words) != 0)
			found = clause->word[i].until;
	return found;
}

const gr_clause_word *
gr_word_at(const gr_clause *clause, uint32_t letter)
{
	for (uint32_t i = 0; i < clause->n_words && clause->word[i].from <= letter; i++)
		if (clause->word[i].from == letter)
			return &clause->word[i];
	return NULL;
}

int
gr_find_in_clause(const gr_clause *clause, uint32_t from, uint32_t until, const char *word)
{
	const char *end = word + strlen(word);

	for (; from < until; from++)
	{
		const char *p = word;
		uint32_t	at = from;
		uint32_t	length;

		while (p < end && at < until && gr_utf8(p, end, &length) == clause->letter[at])
		{
			p += length;
			at++;
		}
		if (p == end)
			return (int) from;
	}
	return -1;
}

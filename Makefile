# govreport - PGXS build.  make, make install, make installcheck as for any
# extension; the targets below are the project's own.

EXTENSION = govreport
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" govreport.control)
MODULE_big = govreport

CORE = $(sort $(wildcard src/core/*.c src/core/*/*.c))
CORE_HEADERS = $(wildcard src/core/*.h src/core/*/*.h)
OBJS = $(CORE:.c=.o) $(patsubst %.c,%.o,$(sort $(wildcard src/pg/*.c)))
# a script for each step from version to version, and the versions that they start from
UPGRADES = $(patsubst src/sql/upgrade/%,govreport--%,$(wildcard src/sql/upgrade/[0-9]*--*.sql))
DATA = $(wildcard src/sql/upgrade/govreport--*.sql)
DATA_built = govreport--$(EXTVERSION).sql $(UPGRADES)
REGRESS = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS = --encoding=UTF8 --no-locale

WARNINGS = -Wall -Wextra -Wno-declaration-after-statement
CORE_WARNINGS = $(WARNINGS) -Wshadow -Wconversion
PG_CPPFLAGS = -Isrc/core
# the server's headers have unused parameters of their own
PG_CFLAGS = $(WARNINGS) -Wno-unused-parameter -O2
# ICU converts encodings, nothing else
SHLIB_LINK = -licuuc

UNIT = $(patsubst test/unit/%.c,build/unit/%,$(sort $(wildcard test/unit/*_test.c)))
# memmem, which the server's own flags allow too
CORE_CC = $(CC) -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -g -O2 -Isrc/core

EXTRA_CLEAN = build $(DATA_built)

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# the install script: its parts, in the order of their names
govreport--$(EXTVERSION).sql: $(sort $(wildcard src/sql/*.sql)) govreport.control
	{ printf '%s\n' '\echo Use "CREATE EXTENSION govreport" to load this file. \quit'; cat $(sort $(wildcard src/sql/*.sql)); } > $@

$(UPGRADES): govreport--%: src/sql/upgrade/% $(sort $(wildcard src/sql/*.sql))
	{ printf '%s\n' '\echo Use "ALTER EXTENSION govreport UPDATE" to load this file. \quit'; \
	awk '/^\\include / { part = "src/sql/" $$2; while ((getline line < part) > 0) print line; next } { print }' $<; } > $@

$(OBJS): $(CORE_HEADERS) $(wildcard src/pg/*.h)

# the core is called from within the library alone, so that its calls need no table
$(CORE:.c=.o): CFLAGS += -fvisibility=hidden

# the loader, a program of its own
.PHONY: load load-install load-uninstall load-clean
load:
	+$(MAKE) -C src/load PG_CONFIG='$(PG_CONFIG)' all
load-install load-uninstall load-clean: load-%:
	+$(MAKE) -C src/load PG_CONFIG='$(PG_CONFIG)' $*
all: load
install: load-install
uninstall: load-uninstall
clean: load-clean

# the wall: the core compiles without the server's headers, and names none of them
.PHONY: wall
wall:
	! grep -nE '#include *[<"](postgres|fmgr|utils/|catalog/|funcapi|access/|postgresql/|\.\./)' $(CORE) $(CORE_HEADERS)
	for f in $(CORE); do $(CORE_CC) $(CORE_WARNINGS) -Werror -fsyntax-only $$f || exit 1; done

build/core/%.o: src/core/%.c $(CORE_HEADERS)
	@mkdir -p $(@D)
	$(CORE_CC) -c -o $@ $<

build/libcore.a: $(patsubst src/core/%.c,build/core/%.o,$(CORE))
	rm -f $@ && $(AR) qcs $@ $^	# q: files of two folders may share a name

# core unit tests: each prints TAP
build/unit/%: test/unit/%.c $(wildcard test/unit/*.h) build/libcore.a
	@mkdir -p $(@D)
	$(CORE_CC) -o $@ $< build/libcore.a $(SHLIB_LINK) $(UNIT_LIBS)

# another reader of web pages, to compare with
build/unit/html_gumbo_test: UNIT_LIBS = -lgumbo

# another speller of Chinese numbers, likewise
build/unit/claim_numbers_test: UNIT_LIBS = -licui18n

.PHONY: unit
unit: $(UNIT)
	prove --exec '' $(UNIT)

# the core under sanitizers, its steps counted (test/unit/steps.h)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
COUNT_STEPS = -fsanitize-coverage=trace-pc
COUNTED = __sanitizer_cov_trace_pc memchr memcmp memmem memcpy memset
LINK_COUNTED = $(addprefix -Wl$(comma)--wrap=,$(COUNTED)) $(SHLIB_LINK)
comma = ,

SANITIZED_CC = $(CORE_CC) $(SANITIZE)
# limits_test counts steps, which sanitizers add to
SANITIZED = $(patsubst build/unit/%,build/sanitized/%,$(filter-out build/unit/limits_test,$(UNIT)))
.PHONY: sanitize
sanitize: $(SANITIZED)
	ASAN_OPTIONS=detect_leaks=0 prove -j2 --exec '' $(SANITIZED)	# a test ends before its leaks matter

build/sanitized/core/%.o: src/core/%.c $(CORE_HEADERS)
	@mkdir -p $(@D)
	$(SANITIZED_CC) -c -o $@ $<

build/sanitized/%: test/unit/%.c $(wildcard test/unit/*.h) $(patsubst src/core/%.c,build/sanitized/core/%.o,$(CORE))
	$(SANITIZED_CC) -o $@ $< $(filter %.o,$^) $(SHLIB_LINK) $(UNIT_LIBS)

build/sanitized/html_gumbo_test: UNIT_LIBS = -lgumbo
build/sanitized/claim_numbers_test: UNIT_LIBS = -licui18n

build/counted/%.o: src/core/%.c $(CORE_HEADERS)
	@mkdir -p $(@D)
	$(CORE_CC) $(COUNT_STEPS) -c -o $@ $<

build/unit/limits_test: test/unit/limits_test.c $(wildcard test/unit/*.h) $(patsubst src/core/%.c,build/counted/%.o,$(CORE))
	@mkdir -p $(@D)
	$(CORE_CC) -o $@ $< $(filter %.o,$^) $(LINK_COUNTED)

# other tools' eyes on the core
.PHONY: lint
lint:
	test/lint

# fuzzing: test/fuzz/run does it
FUZZ = text html decode render report
# clang alone minds NULL + 0, the end of a string that is none: C++ and the next C allow it
FUZZ_CC = clang -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -g -O2 -Isrc/core $(SANITIZE) -fno-sanitize=pointer-overflow
.PHONY: fuzz
fuzz: $(addprefix build/fuzz/fuzz_,$(FUZZ)) build/fuzz/dictionary
	test/fuzz/run $(or $(SECONDS),60)

build/fuzz/core/%.o: src/core/%.c $(CORE_HEADERS)
	@mkdir -p $(@D)
	$(FUZZ_CC) -fsanitize=fuzzer-no-link $(COUNT_STEPS) -c -o $@ $<

build/fuzz/fuzz_%: test/fuzz/%.c $(wildcard test/fuzz/*.h test/unit/*.h) $(patsubst src/core/%.c,build/fuzz/core/%.o,$(CORE))
	$(FUZZ_CC) -fsanitize=fuzzer -o $@ $< $(filter %.o,$^) $(LINK_COUNTED)

# the harnesses without a fuzzer, for the kept corpus
build/replay/%: test/fuzz/%.c test/fuzz/replay.c $(wildcard test/fuzz/*.h test/unit/*.h) $(patsubst src/core/%.c,build/sanitized/counted/%.o,$(CORE))
	@mkdir -p $(@D)
	$(SANITIZED_CC) -o $@ $< test/fuzz/replay.c $(filter %.o,$^) $(LINK_COUNTED)

build/sanitized/counted/%.o: src/core/%.c $(CORE_HEADERS)
	@mkdir -p $(@D)
	$(SANITIZED_CC) $(COUNT_STEPS) -c -o $@ $<

build/fuzz/dictionary: test/fuzz/dictionary.c build/libcore.a
	@mkdir -p $(@D)
	$(CORE_CC) -o $@ $^

# tables that are made by programs and kept in the source
.PHONY: fold-table label-table word-table
fold-table: src/gen/fold_table.c
	@mkdir -p build/gen
	$(CORE_CC) -o build/gen/$@ $< -licui18n -licuuc
	build/gen/$@ > src/core/text/fold_table.c

label-table: src/gen/label_table.c
	@mkdir -p build/gen
	$(CORE_CC) -o build/gen/$@ $< $(addprefix src/core/,form/labels.c text/folded.c text/number.c form/forms.c text/fold_table.c)
	build/gen/$@ > src/core/form/label_table.c

word-table: src/gen/word_table.c
	@mkdir -p build/gen
	$(CORE_CC) -o build/gen/$@ $< src/core/text/fold_table.c
	build/gen/$@ > src/core/claims/word_table.c

# what reading, checking, a store's views and loading cost, in throwaway clusters
.PHONY: bench
bench: build/bench/core
	test/bench/run
	@echo
	test/bench/store
	@echo
	test/bench/load
	@echo
	build/bench/core

build/bench/core: test/bench/core.c test/unit/tap.h build/libcore.a
	@mkdir -p $(@D)
	$(CORE_CC) -o $@ $< build/libcore.a $(SHLIB_LINK)

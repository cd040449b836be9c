# govreport - a PGXS build: make, make install, make installcheck as for any extension.
# The other targets are the project's own; CONTRIBUTING.md lists them.

EXTENSION = govreport
MODULE_big = govreport

# the folder of this file; a build out of tree runs in another
top := $(or $(VPATH),$(patsubst %/,%,$(dir $(firstword $(MAKEFILE_LIST)))))
files = $(sort $(patsubst $(top)/%,%,$(wildcard $(addprefix $(top)/,$(1)))))

EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(top)/govreport.control)
CORE := $(call files,src/core/*.c src/core/*/*.c)
SERVER := $(call files,src/pg/*.c)
OBJS = $(CORE:.c=.o) $(SERVER:.c=.o)
# a script for each step from version to version, and the versions that they start from
UPGRADES := $(patsubst src/sql/upgrade/%,govreport--%,$(call files,src/sql/upgrade/[0-9]*--*.sql))
DATA = $(call files,src/sql/upgrade/govreport--*.sql)
DATA_built = govreport--$(EXTVERSION).sql $(UPGRADES)
REGRESS = $(patsubst sql/%.sql,%,$(call files,sql/*.sql))
REGRESS_OPTS = --encoding=UTF8 --no-locale

WARNINGS = -Wall -Wextra -Wno-declaration-after-statement
PG_CPPFLAGS = -I$(top)/src/core
# the server's headers have unused parameters of their own
PG_CFLAGS = $(WARNINGS) -Wno-unused-parameter -O2
# ICU converts encodings, nothing else
SHLIB_LINK = -licuuc

EXTRA_CLEAN = build $(DATA_built) $(OBJS:.o=.d) govreport-$(EXTVERSION).tar.gz

# ---- the server ---------------------------------------------------------------

PG_CONFIG ?= pg_config
OLDEST = 14
SERVER_VERSION := $(shell $(PG_CONFIG) --version 2>/dev/null)
SERVER_MAJOR := $(shell expr '$(SERVER_VERSION)' : '[^0-9]*\([0-9]*\)')
SERVER_HEADERS := $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)

# make command needs no server
ifneq ($(or $(filter-out command command-install command-uninstall command-walled build/libcore.a,$(MAKECMDGOALS)),$(if $(MAKECMDGOALS),,all)),)
ifeq ($(SERVER_VERSION),)
$(error '$(PG_CONFIG)' cannot be run: install PostgreSQL's development package, or name its pg_config: make PG_CONFIG=/path/to/pg_config)
endif
ifneq ($(shell test $(or $(SERVER_MAJOR),0) -ge $(OLDEST) && echo yes),yes)
$(error $(SERVER_VERSION) is too old: govreport needs PostgreSQL $(OLDEST) or later (PG_CONFIG is '$(PG_CONFIG)'))
endif
ifeq ($(and $(wildcard $(PGXS)),$(wildcard $(SERVER_HEADERS)/postgres.h)),)
$(error no headers of $(SERVER_VERSION) in '$(SERVER_HEADERS)': install them (Debian: apt-get install postgresql-server-dev-$(SERVER_MAJOR)), or name another pg_config: make PG_CONFIG=/path/to/pg_config)
endif
include $(PGXS)
else
all:
clean:
endif

# Written anew where the server or the compiler is another: what is compiled for them depends on it.
SETTINGS := $(SERVER_VERSION), $(PGXS), $(SERVER_HEADERS), $(CC) $(CFLAGS) $(CPPFLAGS)
$(shell mkdir -p build && { printf '%s\n' '$(subst ','\'',$(SETTINGS))' | cmp -s - build/settings || \
	printf '%s\n' '$(subst ','\'',$(SETTINGS))' >build/settings; })

# ---- objects ------------------------------------------------------------------

# Each object has its headers in a file of dependencies beside it.
# $(call compile,compiler and flags)
compile = @mkdir -p $(@D)$(newline)	$(1) -MMD -MP -MF $(@:.o=.d) -MT $@ -c -o $@ $<
define newline


endef

$(OBJS): %.o: %.c build/settings
	$(call compile,$(COMPILE.c))
$(OBJS:.o=.bc): %.bc: %.o

# reading takes an eighteenth fewer instructions than with -O2 alone
FASTER = -O3 $(if $(findstring clang,$(CC)),,-fno-tree-slp-vectorize -finline-limit=400)
# the core is called from within the library alone, so that its calls need no table
$(CORE:.c=.o): CFLAGS += -fvisibility=hidden $(FASTER)

# The core without the server, compiled in several ways: build/WAY/….o
# memmem, which the server's own flags allow too
CORE_CC = $(CC) -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -g -O2 -I$(top)/src/core
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
COUNT_STEPS = -fsanitize-coverage=trace-pc
SANITIZED_CC = $(CORE_CC) $(SANITIZE)
# clang alone minds NULL + 0, the end of a string that is none: C++ and the next C allow it
FUZZ_CC = clang $(wordlist 2,99,$(SANITIZED_CC)) -fno-sanitize=pointer-overflow

WAYS = core walled sanitized counted replayed fuzzed
WAY.core = $(CORE_CC) $(FASTER)
WAY.walled = $(CC) -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -Wshadow -Wconversion -Werror -I$(call walls_of,$<)
WAY.sanitized = $(SANITIZED_CC)
WAY.counted = $(CORE_CC) $(COUNT_STEPS)
WAY.replayed = $(SANITIZED_CC) $(COUNT_STEPS)
WAY.fuzzed = $(FUZZ_CC) -fsanitize=fuzzer-no-link $(COUNT_STEPS)

# $(call core_objects,way)
core_objects = $(patsubst src/core/%.c,build/$(1)/%.o,$(CORE))
$(foreach way,$(WAYS),$(eval $(call core_objects,$(way)): build/$(way)/%.o: src/core/%.c build/settings; $$(call compile,$$(WAY.$(way)))))

build/libcore.a: $(call core_objects,core)
	rm -f $@ && $(AR) qcs $@ $^	# q: files of two folders may share a name

# ---- the install script and the upgrades --------------------------------------

# its parts, in the order of their names
SQL_PARTS := $(call files,src/sql/*.sql)
govreport--$(EXTVERSION).sql: $(SQL_PARTS) govreport.control build/settings
	{ printf '%s\n' '\echo Use "CREATE EXTENSION govreport" to load this file. \quit'; cat $(filter %.sql,$^); } > $@

$(UPGRADES): govreport--%: src/sql/upgrade/% $(SQL_PARTS) build/settings
	{ printf '%s\n' '\echo Use "ALTER EXTENSION govreport UPDATE" to load this file. \quit'; \
	awk '/^\\include / { part = "$(top)/src/sql/" $$2; \
		while ((getline line < part) > 0) { sub(/^CREATE FUNCTION/, "CREATE OR REPLACE FUNCTION", line); \
			sub(/^CREATE AGGREGATE/, "CREATE OR REPLACE AGGREGATE", line); print line }; next } { print }' $<; } > $@

# ---- the command, a program of its own: also without a server -------------------

.PHONY: command command-install command-uninstall command-clean command-walled
command command-install command-walled: build/libcore.a
command:
	+$(MAKE) -C $(top)/src/command PG_CONFIG='$(PG_CONFIG)' BUILD='$(CURDIR)/build' all
command-install command-uninstall command-clean command-walled: command-%:
	+$(MAKE) -C $(top)/src/command PG_CONFIG='$(PG_CONFIG)' BUILD='$(CURDIR)/build' $*
all: command
install: command-install
uninstall: command-uninstall
clean: command-clean

# ---- walls --------------------------------------------------------------------

# a folder of the core: those whose headers it may include beside its own and govreport.h
MAY_USE.text =
MAY_USE.form = text
MAY_USE.page = text
MAY_USE.outline = text form page
MAY_USE.place = text form page outline
MAY_USE.claims = text form page outline
MAY_USE.check = text form
MAY_USE.render = text form

# Folders of links to what a folder may include; files in no folder may include all.
CORE_FOLDERS := $(sort $(foreach file,$(CORE),$(filter-out %.c,$(word 3,$(subst /, ,$(file))))))
WALLS = $(CORE_FOLDERS:%=build/walls/%/govreport.h)
walls_of = $(or $(patsubst %,build/walls/%,$(filter $(CORE_FOLDERS),$(subst /, ,$(1)))),$(top)/src/core)

$(WALLS): build/walls/%/govreport.h: Makefile
	$(if $(filter undefined,$(origin MAY_USE.$*)),$(error src/core/$*: say in MAY_USE.$* which folders it may include))
	@rm -rf $(@D) && mkdir -p $(@D)
	@ln -s $(abspath $(top))/src/core/govreport.h $(addprefix $(abspath $(top))/src/core/,$* $(MAY_USE.$*)) $(@D)

$(call core_objects,walled): | $(WALLS)

# What each folder may include, that the core includes nothing of the server's, that the other
# folders include of the core what is public alone, and that no files call in circles.
PROGRAM_OBJECTS = $(wildcard $(patsubst src/%.c,build/%.o,$(call files,src/documents/*.c src/command/*.c)))
quoted = cd $(top) && ! grep -rnE '^ *\# *include *"' $(1) | grep -vE '"($(2))"'
no_circles = $(if $(1),$(top)/test/circles $(1))
.PHONY: wall
wall: $(call core_objects,walled) $(SERVER:.c=.o) command-walled
	$(call quoted,src/core/*/,(govreport|[a-z]+/[a-z_0-9]+)\.h)
	$(call quoted,src/documents,documents/[a-z_0-9]+\.h)
	$(call quoted,src/command,(govreport|text/utf8|(command|documents)/[a-z_0-9]+)\.h)
	cd $(top) && ! grep -rnE '^ *# *include *"([^"]*\.\.|$(subst $(space),|,$(CORE_FOLDERS))/)' src/pg
	$(call no_circles,$(filter build/walled/%,$^))
	$(call no_circles,$(filter src/pg/%,$^))
	$(call no_circles,$(PROGRAM_OBJECTS))
space := $(subst ,, )

# ---- tests --------------------------------------------------------------------

UNIT := $(patsubst test/unit/%.c,%,$(call files,test/unit/*_test.c))
test_compile = @mkdir -p $(@D)$(newline)	$(1) -MMD -MP -MF $@.d -MT $@ -o $@ $(filter %.c %.o %.a,$^)

# another reader of web pages, and another speller of Chinese numbers, to compare with
%/html_gumbo_test: UNIT_LIBS = -lgumbo
%/claim_numbers_test: UNIT_LIBS = -licui18n

# core unit tests: each prints TAP
.PHONY: unit
unit: $(UNIT:%=build/unit/%)
	cd $(top) && prove --exec '' $(UNIT:%=$(CURDIR)/build/unit/%)

build/unit/%: test/unit/%.c build/libcore.a
	$(call test_compile,$(CORE_CC)) $(SHLIB_LINK) $(UNIT_LIBS)

# the C library's work is counted, too (test/unit/steps.h)
COUNTED = __sanitizer_cov_trace_pc memchr memcmp memmem memcpy memset
LINK_COUNTED = $(COUNTED:%=-Wl,--wrap=%) $(SHLIB_LINK)
COUNTING := $(filter %limits_test,$(UNIT))
$(COUNTING:%=build/unit/%): build/unit/%: test/unit/%.c $(call core_objects,counted)
	$(call test_compile,$(CORE_CC)) $(LINK_COUNTED)

# the same under sanitizers, but those that count steps, which sanitizers add to
SANITIZED = $(patsubst %,build/sanitized/%,$(filter-out $(COUNTING),$(UNIT)))
.PHONY: sanitize
sanitize: $(SANITIZED)
	cd $(top) && ASAN_OPTIONS=detect_leaks=0 prove -j2 --exec '' $(SANITIZED:%=$(CURDIR)/%)	# a test ends before its leaks matter

build/sanitized/%_test: test/unit/%_test.c $(call core_objects,sanitized)
	$(call test_compile,$(SANITIZED_CC)) $(SHLIB_LINK) $(UNIT_LIBS)

# ---- documents ----------------------------------------------------------------

DOCUMENTS := $(call files,src/documents/*.c)
DOCUMENT_FLAGS = -I$(top)/src -isystem /usr/include/libxml2
DOCUMENT_LIBS = -lxml2 -lzip -lz -licuuc -lm

# documents to HTML, the readers under sanitizers
build/documents_test: test/documents/documents_test.c $(DOCUMENTS)
	$(call test_compile,$(SANITIZED_CC) $(DOCUMENT_FLAGS)) $(DOCUMENT_LIBS)

build/fuzz/fuzz_documents: test/fuzz/documents.c $(DOCUMENTS)
	$(call test_compile,$(FUZZ_CC) $(DOCUMENT_FLAGS) -fsanitize=fuzzer) $(DOCUMENT_LIBS)

build/replay/documents: test/fuzz/documents.c test/fuzz/replay.c $(DOCUMENTS)
	$(call test_compile,$(SANITIZED_CC) $(DOCUMENT_FLAGS)) $(DOCUMENT_LIBS)

# other tools' eyes on the core
.PHONY: lint
lint:
	$(top)/test/lint

# fuzzing: test/fuzz/run does it, for SECONDS or counted
FUZZ = text html decode render report documents
.PHONY: fuzz
fuzz: $(FUZZ:%=build/fuzz/fuzz_%) build/fuzz/dictionary
	$(top)/test/fuzz/run $(or $(SECONDS),60)

build/fuzz/fuzz_%: test/fuzz/%.c $(call core_objects,fuzzed)
	$(call test_compile,$(FUZZ_CC) -fsanitize=fuzzer) $(LINK_COUNTED)

# the harnesses without a fuzzer, for the kept corpus
build/replay/%: test/fuzz/%.c test/fuzz/replay.c $(call core_objects,replayed)
	$(call test_compile,$(SANITIZED_CC)) $(LINK_COUNTED)

build/fuzz/dictionary: test/fuzz/dictionary.c build/libcore.a
	$(call test_compile,$(CORE_CC))

# what reading, checking, a store's views and loading cost, in throwaway clusters; smaller by
# make bench BENCH_REPORTS=2000 BENCH_AGENCIES='360 3600' BENCH_FILES=5000
BENCH_REPORTS = 20000
BENCH_AGENCIES = 1800 18000
BENCH_FILES = 100000
.PHONY: bench
bench: build/bench/core
	$(top)/test/bench/run $(BENCH_REPORTS)
	@echo
	$(top)/test/bench/store $(BENCH_AGENCIES)
	@echo
	$(top)/test/bench/load $(BENCH_FILES)
	@echo
	build/bench/core

build/bench/core: test/bench/core.c build/libcore.a
	$(call test_compile,$(CORE_CC) -I$(top)/test/unit) $(SHLIB_LINK)

# ---- tables that programs write and the source keeps ---------------------------

TABLES = text/fold_table form/label_table claims/word_table outline/name_table
TABLE_OBJECTS.label_table = $(addprefix build/core/,form/labels.o text/folded.o text/unit.o text/numerals.o text/numbering.o form/forms.o text/fold_table.o)
TABLE_OBJECTS.word_table = build/core/text/fold_table.o
TABLE_OBJECTS.name_table = build/core/text/fold_table.o
TABLE_LIBS.fold_table = -licui18n -licuuc

# make tables: writes them anew
.PHONY: tables
tables: $(TABLES:%=build/tables/%.c)
	$(foreach table,$(TABLES),cp build/tables/$(table).c $(top)/src/core/$(table).c &&) true

.SECONDEXPANSION:
$(TABLES:%=build/tables/%.c): build/tables/%.c: build/gen/$$(@F:.c=)
	@mkdir -p $(@D)
	$< >$@

$(addprefix build/gen/,$(notdir $(TABLES))): build/gen/%: src/gen/%.c $$(TABLE_OBJECTS.$$*)
	$(call test_compile,$(CORE_CC)) $(TABLE_LIBS.$*)

# ---- a release ----------------------------------------------------------------

# the last commit as PGXN takes it
.PHONY: dist
dist:
	git -C $(top) archive --prefix=govreport-$(EXTVERSION)/ -o $(CURDIR)/govreport-$(EXTVERSION).tar.gz HEAD

-include $(wildcard $(OBJS:.o=.d)) $(shell find build -name '*.d' 2>/dev/null)

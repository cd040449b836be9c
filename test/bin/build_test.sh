#!/usr/bin/env bash
# What the Makefile promises: builds out of tree, compiles what a change touches and no
# more, compiles anew for another server, says what is missing, and packs a release.
set -euo pipefail
# shellcheck source=test/tap.sh
. "$(dirname "${BASH_SOURCE[0]}")/../tap.sh"

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
real=$(command -v "${PG_CONFIG:-pg_config}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PG_CONFIG MAKEFLAGS MAKELEVEL

# a copy of the sources with nothing built in it
mkdir "$work/source" "$work/out"
tar -C "$top" --exclude=./.git --exclude=./build --exclude='*.o' --exclude='*.d' --exclude='*.so' --exclude='*.bc' \
	--exclude='./govreport--*.sql' -c . | tar -C "$work/source" -x

# A name, what there is, and what is wanted.
check() {
	output="have '$2', want '$3'"
	ok "$1" test "$2" = "$3"
}

# make out of tree, without optimization and bitcode for speed's sake
build() {
	make -s -C "$work/out" -f "$work/source/Makefile" VPATH="$work/source" PG_CFLAGS=-O0 with_llvm=no PG_CONFIG="$real" "$@"
}

# The objects of the library that would be compiled, without their folders.
compiled() {
	build -n "$@" all | grep -oE -- '-o src/[a-z_0-9/]+\.o' | sed 's/.*\///' | sort | tr '\n' ' '
}

# A pg_config that says something else of one thing.
other_config() {
	printf '#!/bin/sh\nif [ "$1" = %s ]; then echo "%s"; else exec %s "$@"; fi\n' "$1" "$2" "$real" >"$work/pg_config"
	chmod +x "$work/pg_config"
}

# ---- out of tree

check 'a build out of tree' "$(build -j2 all >"$work/log" 2>&1 && ls "$work/out" | grep -E '\.(so|sql)$' | wc -l)" 4
check 'leaves the sources alone' "$(find "$work/source" -newer "$work/source/Makefile" -name '*.o' | wc -l)" 0
check 'is complete' "$(compiled)" ''
check 'is installed' "$(build install DESTDIR="$work/installed" >"$work/log" 2>&1 &&
	find "$work/installed" -name 'govreport.so' -o -name 'govreport.control' | wc -l)" 2

# ---- what a change touches

touch "$work/source/src/core/render/table_writer.h"
check 'a header: the files that include it' "$(compiled)" 'render.o table_writer.o tables.o '
touch -r "$work/source/Makefile" "$work/source/src/core/render/table_writer.h"
touch "$work/source/src/pg/host.c"
check 'a source file: itself' "$(compiled)" 'host.o '

# ---- another server

other_config --version "$("$real" --version)+1"
check 'another server: everything' "$(compiled PG_CONFIG="$work/pg_config" | wc -w)" \
	"$(find "$work/source/src/core" "$work/source/src/pg" -name '*.c' | wc -l)"

# ---- what is missing

check 'no pg_config' "$(build PG_CONFIG=/nonexistent/pg_config 2>&1 | grep -c "'/nonexistent/pg_config' cannot be run: install")" 1
other_config --version 'PostgreSQL 13.22'
check 'a server that is too old' "$(build PG_CONFIG="$work/pg_config" 2>&1 | grep -c 'PostgreSQL 13.22 is too old')" 1
other_config --version 'PostgreSQL 19devel'
check 'a server that is not out yet' "$(build PG_CONFIG="$work/pg_config" -n >/dev/null 2>&1 && echo goes)" goes
other_config --includedir-server /nonexistent/include
check 'no headers' "$(build PG_CONFIG="$work/pg_config" 2>&1 | grep -cE 'no headers of PostgreSQL .*apt-get install postgresql-server-dev-[0-9]+')" 1

# ---- walls

echo '#include "page/page.h"' >>"$work/source/src/core/text/arena.c"
check 'a wall' "$(build wall 2>&1 | grep -c 'page/page.h: No such file')" 1

# ---- tables that programs write

for table in text/fold_table form/label_table claims/word_table outline/name_table; do
	if [ $table = text/fold_table ] && [ "$(pkg-config --modversion icu-uc 2>/dev/null)" != 72.1 ]; then
		# made with ICU 72, whose characters are those of Unicode 15
		echo "ok - $table # SKIP another ICU"
		continue
	fi
	check "$table is what its program writes" "$(build "build/tables/$table.c" >"$work/log" 2>&1 &&
		diff -q "$work/out/build/tables/$table.c" "$top/src/core/$table.c")" ''
done

# ---- a release

if git -C "$top" rev-parse -q --verify HEAD >/dev/null 2>&1; then
	make -s -C "$work/out" -f "$top/Makefile" VPATH="$top" PG_CONFIG="$real" dist
	check 'a release' "$(tar -tzf "$work"/out/govreport-*.tar.gz | grep -cE '^govreport-[0-9.]+/(META.json|Makefile|govreport.control|README.md)$')" 4
else
	echo 'ok - a release # SKIP no repository'
fi

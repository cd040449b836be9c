# shellcheck shell=bash
# lib.sh - what the commands share: packages, the build, a throwaway cluster.
#
# Sourced by bash scripts that set -euo pipefail.  A script calls prepare once,
# then start_cluster; the cluster is stopped and removed when the script ends,
# however it ends.  Clients run as the caller, only the server as another user
# where the caller is root.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LC_ALL=C.UTF-8

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "$@"
	exit 1
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# PostgreSQL does not run as root.
as_server() {
	if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# The pg_config of a server that has its headers: PG_CONFIG, else the newest.
find_pg_config() {
	local candidate
	for candidate in ${PG_CONFIG:-$(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -Vr) pg_config}; do
		command -v "$candidate" >/dev/null || continue
		if [ -x "$("$candidate" --bindir)/postgres" ] && [ -e "$("$candidate" --pgxs)" ] &&
			[ -e "$("$candidate" --includedir-server)/postgres.h" ]; then
			command -v "$candidate"
			return
		fi
	done
	return 1
}

# Says what apt-get says only where it fails.
apt() {
	local output
	output=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@" 2>&1) || die "$output"
}

apt_install() {
	say "installing $*"
	apt install "$@"
}

# Installs what the build and the tests need and the system lacks; further packages as arguments.
install_packages() {
	local package version settings=/etc/postgresql-common/createcluster.conf
	local -a missing=()

	command -v apt-get >/dev/null || return 0
	for package in gcc make perl libicu-dev libpq-dev libxlsxwriter-dev libxml2-dev libzip-dev "$@"; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
	done
	if [ ${#missing[@]} = 0 ] && find_pg_config >/dev/null; then
		return
	fi

	apt update
	if [ ${#missing[@]} -gt 0 ]; then
		apt_install "${missing[@]}"
	fi
	if ! find_pg_config >/dev/null; then
		version=$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p')
		if [ -e "$settings" ]; then
			apt_install "postgresql-$version" "postgresql-server-dev-$version"
		else
			# the package would create and start a cluster of its own
			apt_install postgresql-common
			as_root sed -i 's/^#create_main_cluster = true$/create_main_cluster = false/' "$settings"
			apt_install "postgresql-$version" "postgresql-server-dev-$version"
			as_root sed -i 's/^create_main_cluster = false$/#create_main_cluster = true/' "$settings"
		fi
	fi
}

# Installs packages, builds the extension and installs it where the server looks.
prepare() {
	local -a install=(make -s -C "$top" install)

	install_packages "$@"
	PG_CONFIG=$(find_pg_config) || die "no PostgreSQL server with its headers found: set PG_CONFIG"
	export PG_CONFIG
	bindir=$("$PG_CONFIG" --bindir)
	PATH=$bindir:$PATH
	say "building for $("$PG_CONFIG" --version)"
	make -s -C "$top" -j2 all
	if [ -w "$("$PG_CONFIG" --sharedir)/extension" ] && [ -w "$("$PG_CONFIG" --pkglibdir)" ] && [ -w "$bindir" ]; then
		"${install[@]}" PG_CONFIG="$PG_CONFIG"
	else
		as_root "${install[@]}" PG_CONFIG="$PG_CONFIG"
	fi
}

# A cluster in a new folder, reached by its socket alone; sets the libpq variables.
start_cluster() {
	local variable

	for variable in ${!PG@}; do
		[ "$variable" = PG_CONFIG ] || unset "$variable"
	done
	cluster=$(mktemp -d /tmp/govreport.$$.XXXXXX)
	trap stop_cluster EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	[ "$(id -u)" != 0 ] || chown postgres "$cluster"
	export PGHOST=$cluster PGUSER=postgres PGDATABASE=postgres PGCLIENTENCODING=UTF8

	# the server's user may not be allowed into the caller's folder
	(
		cd "$cluster" &&
		as_server "$bindir/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --no-locale --no-sync >/dev/null &&
		# in its own file, so that whoever starts it again finds it as it was
		as_server sh -c 'echo "wal_level = logical" >>"$1"' sh "$cluster/data/postgresql.conf" &&
		as_server "$bindir/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -s start -o \
			"-c listen_addresses='' -c unix_socket_directories='$cluster' -c fsync=off -c shared_buffers=128MB -c jit=off"
	) || die "the cluster did not start: $(cat "$cluster/log" 2>/dev/null)"
}

stop_cluster() {
	trap '' INT TERM HUP	# what comes now must not leave half of it behind
	(cd "$cluster" && as_server "$bindir/pg_ctl" -D "$cluster/data" -m immediate -w -s stop) 2>/dev/null || true
	rm -rf "$cluster"
}

hex() {
	od -An -v -tx1 | tr -d ' \n'
}

# A new database with the extension and the files in a plain table reports (id, name, body).
# Names and contents go as hexadecimal digits, so that no byte of them means anything on the way.
load_reports() {
	local database=$1 file
	shift

	createdb "$database"
	{
		echo 'CREATE EXTENSION govreport;'
		echo 'CREATE TABLE reports (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, body text NOT NULL);'
		for file in "$@"; do
			printf "INSERT INTO reports (name, body) VALUES (convert_from('\\\\x%s', 'UTF8'), govreport.decode('\\\\x%s'));\n" \
				"$(printf %s "$file" | hex)" "$(hex <"$file")"
		done
	} | psql -Xq -v ON_ERROR_STOP=1 -d "$database"
}

# shellcheck shell=bash
# servers.sh - the other servers that are supported, each in a Debian of its own:
# a folder with the packages of a suite, in which bin/test runs as on a bare machine.
#
# Sourced after lib.sh.  The folders are kept between runs.

# suite, and the server that it has
other_servers() {
	cat <<-END
		trixie 17
		forky 18
	END
}

roots=${GOVREPORT_ROOTS:-/var/cache/govreport}

# Debian's mirror as this machine has it.
debian_mirror() {
	# shellcheck disable=SC2016  # apt's own variables
	apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' 2>/dev/null |
		awk '$2 == "Debian" && $3 == "Debian" { print $1; exit }'
}

# Runs a command in a suite's folder, with processes and mounts of its own.
in_root() {
	local root=$roots/$1
	shift
	as_root unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" \
		chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"
}

# Makes a suite's folder unless it is there; says what is in the way where it cannot.
make_root() {
	local suite=$1 root=$roots/$1 mirror script=/usr/share/debootstrap/scripts/$1

	if [ ! -e "$root/.complete" ]; then
		command -v apt-get >/dev/null || { say "no apt-get"; return 1; }
		command -v debootstrap >/dev/null || (apt update && apt_install debootstrap) || return 1
		mirror=$(debian_mirror)
		[ -n "$mirror" ] || { say "no mirror of Debian in apt's sources"; return 1; }
		# suites younger than debootstrap are made as sid is
		[ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
		as_root rm -rf "$root"
		as_root mkdir -p "$root"
		as_root debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" "$script" >"$root.log" 2>&1 ||
			{ tail -n 5 "$root.log" >&2; return 1; }
		# mirrors may lag behind, and nothing is to start by itself
		as_root tee "$root/etc/apt/apt.conf.d/90mirror" >/dev/null <<<'Acquire::Check-Valid-Until "false";'
		printf '#!/bin/sh\nexit 101\n' | as_root tee "$root/usr/sbin/policy-rc.d" >/dev/null
		as_root chmod 755 "$root/usr/sbin/policy-rc.d"
		as_root touch "$root/.complete"
	fi
	as_root chmod 1777 "$root/dev/shm"
	in_root "$suite" true || return 1
}

# Puts the repository into a suite's folder, without what was built.
copy_sources() {
	local root=$roots/$1
	as_root rm -rf "$root/govreport" "$root"/tmp/*
	as_root mkdir "$root/govreport"
	# shellcheck disable=SC2154  # of lib.sh
	tar -C "$top" --exclude=./.git --exclude=./build --exclude='*.o' --exclude='*.so' --exclude='*.bc' -c . |
		as_root tar -C "$root/govreport" --no-same-owner -x
}

# Puts this machine's server into a suite's folder, at the same paths, and into libraries
# of the repository there what it needs and the suite has not.
copy_server() {
	local root=$roots/$1 library
	local pkglibdir sharedir
	pkglibdir=$("$PG_CONFIG" --pkglibdir)
	sharedir=$("$PG_CONFIG" --sharedir)
	tar -C / -c -h "${bindir#/}" "${pkglibdir#/}" "${sharedir#/}" | as_root tar -C "$root" -x
	as_root mkdir -p "$root/govreport/libraries"
	ldd "$bindir/postgres" "$pkglibdir/govreport.so" | awk '$3 ~ /^\// { print $3 }' | sort -u | while read -r library; do
		compgen -G "$root/usr/lib/*/${library##*/}" >/dev/null || as_root cp "$library" "$root/govreport/libraries/"
	done
}

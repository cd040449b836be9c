# shellcheck shell=bash
# tap.sh - what a test of a command needs: each call of ok prints one line of TAP.

# What the command under test printed; shown where a test fails.
output=

# A name, and a command that says whether the test is passed.
ok() {
	local name=$1
	shift
	if "$@"; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		printf '# %s\n' "${output//$'\n'/$'\n# '}"
	fi
}

is() {
	[ "$1" = "$2" ] || { echo "# have $1, want $2"; false; }
}

prints() {
	grep -qF -- "$1" <<<"$output"
}

# Waits for a command to succeed, half a minute at most.
until_true() {
	local _
	for _ in {1..300}; do
		! "$@" || return 0
		sleep 0.1
	done
	return 1
}

sql() {
	psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}

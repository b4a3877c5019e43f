# keep BIN DIR: runs a PostgreSQL cluster in DIR until the input ends, then removes it.
set -e
pid=
clean() {
	[ -z "$pid" ] || { kill -QUIT "$pid" && wait "$pid"; } 2>/dev/null || true
	rm -rf "$1"
}
trap 'clean "$2"' EXIT
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C -N >/dev/null
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=200 >"$2/log" 2>&1 &
pid=$!
until "$1/pg_isready" -q -h "$2"; do
	kill -0 "$pid" || { cat "$2/log" >&2; exit 1; }
	sleep 0.05
done
echo ready
read -r _ || true

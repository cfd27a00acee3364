#!/usr/bin/env bash
# restore.sh [--yes] FILE: puts a backup of backup.sh in the place of everything there is now.
# Stop the bot first. Settings come from the environment or $ENV_FILE (./.env).
set -euo pipefail
umask 077
# shellcheck source=deploy/database.sh
. "$(dirname "$(readlink -f "$0")")/database.sh"

sure=
if [[ ${1:-} == --yes ]]; then
    sure=yes
    shift
fi
file=${1:?which file? restore.sh [--yes] FILE}
[[ -r $file ]] || die "Cannot read $file"
url=$(database_url)
begins=$(head -c 5 "$file" | tr -d '\0')

if is_postgres "$url"; then
    [[ $begins == PGDMP ]] || die "$file is no PostgreSQL dump, but the database is PostgreSQL."
else
    [[ $begins == SQLit ]] || die "$file is no SQLite file, but the database is SQLite."
fi
if [[ -z $sure ]]; then
    read -r -p "Everything in the database is replaced by $file. Is the bot stopped? Type yes: " sure
    [[ $sure == yes ]] || die "Nothing was changed."
fi

if is_postgres "$url"; then
    open_postgres "$url"
    statements=$(mktemp)
    trap 'rm -f "$statements"' EXIT
    pg_restore --no-owner --no-privileges --file="$statements" "$file"
    # All or nothing; and tables that are younger than the backup go too.
    psql --quiet --no-psqlrc --output=/dev/null --set=ON_ERROR_STOP=1 --single-transaction \
        --command='DROP SCHEMA public CASCADE' --command='CREATE SCHEMA public' \
        --file="$statements" --dbname="$PGADDRESS"
else
    wishlight restore "$file"
fi
wishlight migrate # the backup may be older than the programme
wishlight verify
echo "Restored from $file. Start the bot again."

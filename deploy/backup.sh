#!/usr/bin/env bash
# backup.sh [FOLDER]: one whole backup while the bot runs, into FOLDER (./backups).
# Keeps the newest $KEEP (14). Settings come from the environment or $ENV_FILE (./.env).
set -euo pipefail
umask 077
# shellcheck source=deploy/database.sh
. "$(dirname "$(readlink -f "$0")")/database.sh"

folder=${1:-backups}
keep=${KEEP:-14}
name=$folder/wishlight-$(date -u +%Y%m%dT%H%M%SZ)
url=$(database_url)
mkdir -p "$folder"

# What a backup left that was killed.
find "$folder" -maxdepth 1 -type f -name 'wishlight-*.part' -mmin +60 -delete

# Under another name until it is whole: a backup that broke off is never taken for a good one.
if is_postgres "$url"; then
    file=$name.dump
    trap 'rm -f "$file.part"' EXIT
    open_postgres "$url"
    pg_dump --format=custom --no-owner --no-privileges --file="$file.part" --dbname="$PGADDRESS"
else
    file=$name.db
    trap 'rm -f "$file.part"' EXIT
    wishlight backup "$file.part"
fi
[[ -s $file.part ]] || die "The backup is empty: $file.part"
mv "$file.part" "$file"

find "$folder" -maxdepth 1 -type f \( -name 'wishlight-*.db' -o -name 'wishlight-*.dump' \) |
    sort --reverse | tail -n "+$((keep + 1))" | while IFS= read -r old; do rm -- "$old"; done

echo "$file"
echo "Keep WISHLIGHT_SECRET_KEY at another place: without it nobody reads the private fields." >&2

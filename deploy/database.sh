# shellcheck shell=bash
# Sourced by backup.sh and restore.sh: which database is it, and how to reach it.

# The address from the environment, else from the settings file. Empty: the default, SQLite.
database_url() {
    local file=${ENV_FILE:-.env}
    if [[ -n ${WISHLIGHT_DATABASE_URL:-} ]]; then
        printf '%s\n' "$WISHLIGHT_DATABASE_URL"
    elif [[ -r $file ]]; then
        sed -n "s/^WISHLIGHT_DATABASE_URL=//p" "$file" | tail -n 1 | tr -d "\"'"
    fi
}

is_postgres() {
    [[ $1 == postgres*://* ]]
}

# Sets PGADDRESS (without the password, which everybody could read in `ps`) and PGPASSWORD.
open_postgres() {
    local rest=${1#*://} authority who password
    authority=${rest%%/*}
    PGADDRESS="postgresql://$rest"
    if [[ $authority == *:*@* ]]; then
        who=${authority%@*}
        password=${who#*:}
        password=${password//\\/\\\\}
        PGPASSWORD=$(printf '%b' "${password//%/\\x}")
        PGADDRESS="postgresql://${who%%:*}@${authority##*@}${rest#"$authority"}"
        export PGPASSWORD
    fi
    export PGADDRESS
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

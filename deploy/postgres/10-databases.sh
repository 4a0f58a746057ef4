#!/bin/sh
# One server, two databases, each with an owner of its own: the engine can't read what Keycloak keeps.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    -v taskloom_password="$TASKLOOM_DB_PASSWORD" -v keycloak_password="$KEYCLOAK_DB_PASSWORD" <<'SQL'
create role taskloom login password :'taskloom_password';
create role keycloak login password :'keycloak_password';
create database taskloom owner taskloom;
create database keycloak owner keycloak;
revoke connect on database taskloom, keycloak from public;
SQL

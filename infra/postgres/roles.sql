-- The roles, extensions and schemas of Attune, for an administrator who makes them by hand. Where the
-- account that migrates may make roles, none of this is needed: the migrations make the same.
--
--   psql --dbname=attune \
--     --set=migrator=attune_migrator --set=migrator_password=… \
--     --set=app_password=… --set=worker_password=… --file=infra/postgres/roles.sql
--
-- As a superuser, in Attune's own database. Afterwards
--   DATABASE_URL        names the migrator: migrations, audit:verify, dead-letters; never requests
--   DATABASE_APP_URL    names attune_app with app_password
--   DATABASE_WORKER_URL names attune_worker with worker_password
-- and the migrator, who may make no roles, leaves these as they are.
\set ON_ERROR_STOP on

begin;

-- Owns every table; nobody signs in as it.
create role attune_owner nologin nosuperuser nobypassrls nocreatedb nocreaterole;
-- Owns the tables of the job queue; nobody signs in as it.
create role attune_queue nologin nosuperuser nobypassrls nocreatedb nocreaterole;
-- Requests: owns nothing, and row-level security holds for it without exception.
create role attune_app login password :'app_password' nosuperuser nobypassrls nocreatedb nocreaterole;
-- Jobs: the same, with narrower policies; it keeps the queue in order.
create role attune_worker login password :'worker_password' nosuperuser nobypassrls nocreatedb nocreaterole;
-- Migrations: acts as the two owners, and may make nothing outside their schemas.
create role :"migrator" login password :'migrator_password' nosuperuser nobypassrls nocreatedb nocreaterole;

grant attune_owner, attune_queue to :"migrator";
grant attune_queue to attune_worker;
alter role attune_app set timezone = 'UTC';
alter role attune_app set search_path = attune, public;
alter role attune_worker set timezone = 'UTC';
alter role attune_worker set search_path = attune, public;

create extension if not exists btree_gist schema public;
create extension if not exists pg_trgm schema public;
create schema attune authorization attune_owner;
create schema pgboss authorization attune_queue;

commit;

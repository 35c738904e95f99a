-- Run once by the postgres image when its volume is empty, as the image's superuser. It makes the
-- account that migrates: no superuser, but it owns the database and may make the other roles, which
-- the migrations then do (see ../roles.sql for what they are).
\set ON_ERROR_STOP on
\getenv admin_password ATTUNE_ADMIN_PASSWORD
create role attune_admin login createrole password :'admin_password';
create database attune owner attune_admin encoding 'UTF8' template template0;

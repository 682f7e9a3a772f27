-- The role that every person, key and job takes on. Without the grant to the owner, one that is no superuser may not take it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'saldo_app') then create role saldo_app nologin; end if;
exception when duplicate_object or unique_violation then null; end $$;
--> statement-breakpoint
do $$ begin execute format('grant saldo_app to %I', current_user); exception when insufficient_privilege then null; end $$;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to saldo_app;
--> statement-breakpoint
grant usage on schema public to saldo_app;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Here saldo_app has no right to anything: only the owner acts.
create schema if not exists system;
--> statement-breakpoint
create schema if not exists auth;

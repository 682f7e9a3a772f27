-- The audit log only grows. A trigger holds for the owner as well, and `always` also where a session plays replica.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_rows_append_only before update or delete or truncate on audit_rows
  for each statement execute function refuse_audit_change();
--> statement-breakpoint
alter table audit_rows enable always trigger audit_rows_append_only;
--> statement-breakpoint
create trigger audit_heads_kept before delete or truncate on audit_heads
  for each statement execute function refuse_audit_change();
--> statement-breakpoint
alter table audit_heads enable always trigger audit_heads_kept;
--> statement-breakpoint
create trigger audit_heads_forward before update on audit_heads
  for each row when (new.client_id <> old.client_id or new.seq <= old.seq) execute function refuse_audit_change();
--> statement-breakpoint
alter table audit_heads enable always trigger audit_heads_forward;
--> statement-breakpoint
revoke all on audit_rows, audit_heads from saldo_app;
--> statement-breakpoint
grant select, insert on audit_rows to saldo_app;
--> statement-breakpoint
grant select, insert, update on audit_heads to saldo_app;

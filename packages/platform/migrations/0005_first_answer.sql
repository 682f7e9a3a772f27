-- Keeps the first answer to a call with an idempotency key in the commit that the call makes, so that a crash leaves both or neither.
-- As its owner, since the caller's role has no right in `system`; a claim is a random id that only its process knows.
-- False where the claim was taken over meanwhile: the caller then rolls back.
create function keep_first_answer(of_claim uuid, with_status integer, with_answer text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update system.idempotency_keys set status = with_status, answer = with_answer where claim = of_claim and status is null;
  return found;
end $$;
--> statement-breakpoint
revoke execute on function keep_first_answer(uuid, integer, text) from public;
--> statement-breakpoint
grant execute on function keep_first_answer(uuid, integer, text) to saldo_app;

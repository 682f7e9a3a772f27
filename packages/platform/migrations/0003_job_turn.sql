-- The round in which a job of a client goes (start-time fair queueing): one after the client's last that waits, and never before the round
-- that the queue has come to. As its owner, since whoever enqueues sees the jobs of other clients neither here nor anywhere; it answers a number only.
create function job_turn(of_queue text, of_client uuid, of_priority integer) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return greatest(
    coalesce((select turn from jobs where queue = of_queue and priority = of_priority and status = 'queued' and run_at <= now() order by turn limit 1), 0),
    coalesce((select turn + 1 from jobs where queue = of_queue and client_id = of_client and priority = of_priority and status = 'queued' order by turn desc limit 1), 0));
end $$;

-- Whoever waits for the books must see everything as it is when he gets them: each statement of a function looks anew, where one
-- statement sees the row that it waited for as it is and all else as it was before.
alter table settlements drop column newest_version;

-- The open books of a plan of one of these organizations, locked until the transaction ends; nulls where there are none, or where
-- another version took over while this waited.
create function lock_books(
  the_plan uuid, the_organizations uuid[], the_event text,
  out organization_id uuid, out version smallint, out balance bigint, out high_water bigint, out years jsonb, out events integer, out heads json, out is_known boolean
)
language plpgsql as $$
begin
  select p.organization_id, s.version, s.balance, s.high_water, s.years, s.events
    into lock_books.organization_id, lock_books.version, lock_books.balance, lock_books.high_water, lock_books.years, lock_books.events
    from settlements s join sharing_plans p on p.plan_id = s.plan_id
   where s.plan_id = the_plan and p.plan_id = the_plan and s.state = 'open' and p.organization_id = any(the_organizations)
     for update of s;
  if found then
    select json_agg(json_build_object('version', v.version, 'state', v.state, 'effectiveOn', v.effective_on, 'sha256', v.sha256) order by v.version)
      into lock_books.heads
      from sharing_plan_versions v where v.plan_id = the_plan and v.state in ('in-force', 'superseded');
    select exists (select from income_events e where e.plan_id = the_plan and e.event_id = the_event) into lock_books.is_known;
  end if;
end
$$;

-- One event and where the books of its version stand after it, in one trip and with plans that are kept.
create function record_income_event(the_plan uuid, the_row jsonb, the_years jsonb) returns void
language plpgsql as $$
begin
  insert into income_events select * from jsonb_populate_record(null::income_events, the_row);
  update settlements
     set balance = (the_row->>'balance')::bigint, high_water = (the_row->>'high_water')::bigint, events = (the_row->>'position')::integer, years = the_years
   where plan_id = the_plan and version = (the_row->>'version')::smallint;
end
$$;

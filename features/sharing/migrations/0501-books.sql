-- The newest version in force that the books know of. An event that waited for the row while a version came into force sees it here
-- and looks again. `events` is the position of the plan's last event.
alter table settlements add column newest_version smallint not null;
-- One version of a plan takes events at a time.
create unique index settlements_one_open on settlements (plan_id) where state = 'open';

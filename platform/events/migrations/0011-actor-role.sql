-- As what the actor acted, at that moment: roles change, and the log commits to them.
alter table events add column actor_role text;

-- Checkpoints that are kept for ever: of each hour the first that witnesses signed. Their times show how long ago an entry was there.
alter table log_checkpoints add column stays boolean not null default false;
create index log_checkpoints_staying on log_checkpoints (size) where stays;

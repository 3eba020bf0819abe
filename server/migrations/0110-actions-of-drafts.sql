-- What goes along with a draft that began as a ready-made reply.
alter table drafts add column ready_use jsonb;

-- Whether a mail comes from where it says, and the server whose word a channel takes for it.

alter table messages add column authenticity jsonb;
alter table channels add column checked_by text;

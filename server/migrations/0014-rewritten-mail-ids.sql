-- Ids that a relay gave to mail of ours in place of the one it had: known, so that answers to them find their thread.

alter table mail_ids add column rewritten boolean not null default false;

-- Replies that were sent although their writer had not seen the newest words.

alter table messages add column sent_anyway jsonb;

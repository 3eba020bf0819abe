-- What a notice of a side conversation is about: its words, and where an answer by mail goes.

alter table notices add column side_id uuid, add column side_message_id uuid;

-- Members are told what they or their team are asked, and that it was answered.

alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check
  check (kind in ('mention', 'assignment', 'team', 'reply', 'snooze', 'question', 'answer'));

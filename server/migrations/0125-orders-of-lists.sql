-- By urgency, and then by what is due: any list, for there may be none of one urgency.
create index conversations_urgency on conversations (workspace_id, urgency, due_order, id) where deleted_at is null and spam_at is null;
-- By when it began: of what is not settled, whose oldest stand behind everything else's.
create index conversations_begun on conversations (workspace_id, number)
  where status in ('open', 'waiting-on-us', 'waiting-on-customer') and deleted_at is null and spam_at is null;

alter table views drop constraint views_sort_order_check;
alter table views add constraint views_sort_order_check
  check (sort_order in ('newest', 'oldest', 'due', 'created', 'created-oldest', 'urgency', 'waiting'));

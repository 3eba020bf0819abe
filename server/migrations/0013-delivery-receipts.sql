-- Which recipients a mail has reached, as the servers on its way report.

alter table outbound add column delivered_to text[] not null default '{}';
alter table outbound add column delivered_at timestamptz;

-- Why a row was refused, as a message with what fills it: whoever reads finds it in their own language. `detail` holds what was
-- written before, and what a problem says beside its code; both are English.
alter table bulk_rows add column fault jsonb;

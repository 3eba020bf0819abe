-- A merged person's link leads straight to the one who stands for them, over whole chains; who was merged into whom is in person_merges.
with recursive chain (workspace_id, id, root) as (
  select workspace_id, id, id from people where merged_into_id is null
  union all
  select p.workspace_id, p.id, chain.root from chain
    join people p on p.workspace_id = chain.workspace_id and p.merged_into_id = chain.id
)
update people set merged_into_id = chain.root from chain
  where chain.workspace_id = people.workspace_id and chain.id = people.id
    and people.merged_into_id is not null and people.merged_into_id <> chain.root;

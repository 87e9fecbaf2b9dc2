-- Where a run's output is cut, as its tool declared when it was dispatched: the router holds the agent to it.
--
-- May be null, for rows of before and for routers of before that still write; who reads takes the greatest limit a manifest
-- may declare. Adds a column without a default: an exclusive lock for a moment, no scan.
-- To go back: drop the column; routers of before do not know it.

alter table executions
  add column output_limit_bytes bigint;

comment on column executions.pieces is 'public: output pieces received; on record are those within the limit';
comment on column executions.output_truncated is 'public: cut by the agent at the tool''s limit, or by the router where the agent did not';
comment on column executions.output_limit_bytes is 'public: most on record of each stream; null: dispatched before it was kept';

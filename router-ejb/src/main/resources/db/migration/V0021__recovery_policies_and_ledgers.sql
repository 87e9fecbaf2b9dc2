-- What may be done by itself with work whose agent is lost, and which durable record of the agent should know of a run.
--
-- First half of an expand-then-contract change: both columns may be null, for rows of before and for routers of before
-- that still write. Who reads takes "may_run_again" for a policy that is not there. A later migration drops
-- "may_run_again" once no router of before is left.
-- Adds columns without a default and checks that are not validated: an exclusive lock for a moment, no scan.
-- To go back: drop the two columns; routers of before do not know them.

alter table invocations
  add column recovery text,
  add constraint invocations_recovery_is_known check (recovery in ('never', 'if_not_started', 'idempotent')) not valid;

alter table executions
  add column ledger_id text;

comment on column invocations.recovery is 'public: what may be done by itself if its agent is lost; null: as may_run_again says';
comment on column executions.ledger_id is 'public: durable record of the agent that got it; null: dispatched before it was kept';

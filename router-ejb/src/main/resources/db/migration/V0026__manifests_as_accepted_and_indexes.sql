-- Manifests are kept as they were accepted; what has no answer yet and what waits is found without the history.
-- Locks: agent_manifests for a rewrite (ten rows an agent), invocations against writes while two partial indexes are made.
-- To go back: restore jsonb and the index of V0025, drop the other.

-- jsonb spells numbers out and adds blanks: what was accepted under the limits could be refused when it was read back.
alter table agent_manifests alter column document type json using document::json;

-- A cancel whose frame was lost is said again like a dispatch.
drop index invocations_dispatched;
create index invocations_unanswered on invocations (dispatched_at, id) where status in ('dispatched', 'cancelling');

-- For the cap on waiting calls, which is asked most when most wait.
create index invocations_waiting_by_project on invocations (project_id) where status in ('queued', 'pending_approval');

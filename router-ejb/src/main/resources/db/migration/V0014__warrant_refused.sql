-- An agent that does not believe a warrant is an alarm, told in the call's own stream. Locks the events for a moment
-- while the check is exchanged. To go back: put the former list in, after which such refusals can no longer be recorded.

alter table invocation_events drop constraint invocation_events_kind_is_known;
alter table invocation_events add constraint invocation_events_kind_is_known check (kind in ('queued', 'approval_requested',
  'approved', 'rejected', 'approval_timed_out', 'escalated', 'dispatched', 'warrant_refused', 'started', 'progress', 'cancelling',
  'completed', 'failed', 'timeout', 'cancelled', 'ambiguous')) not valid;

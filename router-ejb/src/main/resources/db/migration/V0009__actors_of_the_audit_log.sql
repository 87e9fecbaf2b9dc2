-- People and invited reviewers act too. Locks the audit log for a moment while the check is exchanged.
-- To go back: put the former list in, after which rows of people can no longer be written.

alter table execution_audit_log drop constraint execution_audit_log_actor_kind_is_known;
alter table execution_audit_log add constraint execution_audit_log_actor_kind_is_known
  check (actor_kind in ('api_key', 'user', 'reviewer', 'agent', 'system')) not valid;

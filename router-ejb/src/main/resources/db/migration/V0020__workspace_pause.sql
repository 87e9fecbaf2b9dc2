-- A workspace can be paused: calls are taken and people decide, but nothing is given to an agent until it is resumed.
-- Adds empty columns and checks that hold for every row there is; locks workspaces for a moment.
-- To go back: drop the three columns, which resumes what is paused.

alter table workspaces
  add column paused_at timestamptz,
  add column paused_by text,
  add column pause_reason text,
  add constraint workspaces_pause_is_whole check (num_nonnulls(paused_at, paused_by, pause_reason) in (0, 3)),
  add constraint workspaces_pause_reason_is_short check (length(pause_reason) between 1 and 1000);

comment on column workspaces.paused_at is 'public: since when nothing leaves for an agent; null while it is not paused';
comment on column workspaces.paused_by is 'public: name of who paused it; the audit log has the rest';
comment on column workspaces.pause_reason is 'public';

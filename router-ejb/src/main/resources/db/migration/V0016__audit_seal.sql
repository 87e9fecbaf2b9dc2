-- The audit log proves itself: rows are sealed into one hash chain per project after they are committed, and signed
-- checkpoints say how far. See docs/adr/0013 and docs/explanation/audit.md.
-- Locks execution_audit_log while the column is added (no rewrite: its default is not volatile) and the index is built.
-- To go back: drop tables audit_checkpoints, audit_nodes, audit_seals; drop column written_in; grant insert on the log.

-- Rows below the oldest running transaction have a place that nothing can change any more: (written_in, id).
alter table execution_audit_log add column written_in xid8 not null default pg_current_xact_id();
comment on column execution_audit_log.written_in is 'public: the transaction that wrote the row; only the database sets it';
create index execution_audit_log_in_order on execution_audit_log (written_in, id);

-- Column by column, so that the router cannot say itself when a row was written.
revoke insert on execution_audit_log from ${app_role};
grant insert (id, project_id, at, actor_kind, actor_id, actor_name, actor_principal, action, subject_kind, subject_id,
              outcome, request_id, trace_id, invocation_id, approval_id, execution_id, agent_id, detail)
  on execution_audit_log to ${app_role};

create table audit_seals (
  position bigint not null,
  chain text not null,
  sequence bigint not null,
  audit_id text not null,
  written_in xid8 not null,
  row_hash bytea not null,
  chain_hash bytea not null,
  constraint audit_seals_pk primary key (position),
  constraint audit_seals_sequence_is_unique unique (chain, sequence),
  constraint audit_seals_a_row_is_sealed_once unique (audit_id),
  constraint audit_seals_positions_are_counted check (position > 0 and sequence > 0),
  constraint audit_seals_hashes_are_whole check (octet_length(row_hash) = 32 and octet_length(chain_hash) = 32)
);

comment on table audit_seals is 'The hash chain over the rows of execution_audit_log, one per project; append-only like the log itself.';
comment on column audit_seals.position is 'public: gap-free over all chains; the last one is where sealing goes on';
comment on column audit_seals.chain is 'public: the project, or router for rows without one';
comment on column audit_seals.sequence is 'public: gap-free within the chain, from 1';
comment on column audit_seals.audit_id is 'public: the sealed row; no foreign key, so that a row that vanishes leaves its seal';
comment on column audit_seals.written_in is 'public: of the sealed row';
comment on column audit_seals.row_hash is 'public: SHA-256 of the row''s canonical bytes';
comment on column audit_seals.chain_hash is 'public: SHA-256 over the chain hash before, the sequence and the row hash';

create table audit_nodes (
  chain text not null,
  level integer not null,
  index bigint not null,
  hash bytea not null,
  constraint audit_nodes_pk primary key (chain, level, index),
  constraint audit_nodes_level_is_kept check (level > 0 and level % 8 = 0),
  constraint audit_nodes_hash_is_whole check (octet_length(hash) = 32)
);

comment on table audit_nodes is 'Every eighth level of the Merkle trees over chain hashes, complete subtrees only; spares proofs the reading of all leaves.';
comment on column audit_nodes.chain is 'public';
comment on column audit_nodes.level is 'public: the subtree has 2^level entries';
comment on column audit_nodes.index is 'public: which subtree of its level, from 0';
comment on column audit_nodes.hash is 'public';

create table audit_checkpoints (
  id text not null,
  chain text not null,
  size bigint not null,
  at timestamptz not null,
  head bytea not null,
  line text not null,
  edge bytea not null,
  constraint audit_checkpoints_pk primary key (id),
  constraint audit_checkpoints_id_is_well_formed check (id ~ '^ckp_[0-9a-f]{32}$'),
  constraint audit_checkpoints_size_is_unique unique (chain, size),
  constraint audit_checkpoints_line_is_short check (length(line) between 2 and 4096)
);

comment on table audit_checkpoints is 'What the router signed of a chain: size, head and Merkle root.';
comment on column audit_checkpoints.id is 'public: ckp_ and the hex digits of a UUIDv7';
comment on column audit_checkpoints.chain is 'public';
comment on column audit_checkpoints.size is 'public: how many rows it covers';
comment on column audit_checkpoints.at is 'public';
comment on column audit_checkpoints.head is 'public: the chain hash of the last row it covers';
comment on column audit_checkpoints.line is 'public: the signed checkpoint as it is exported';
comment on column audit_checkpoints.edge is 'public: the Merkle tree''s right edge, to go on from';

-- A seal that is not the next one, or does not follow from the one before it, is refused whoever writes it.
create function audit_seals_follow() returns trigger language plpgsql as $$
declare
  before bytea;
begin
  if new.position > 1 and not exists (select from audit_seals s where s.position = new.position - 1) then
    raise exception 'there is no seal at position %', new.position - 1
      using errcode = 'check_violation', constraint = 'audit_seals_positions_have_no_gap';
  end if;
  if new.sequence = 1 then
    before := sha256(convert_to('xerotier.audit.genesis.v1', 'UTF8') || '\x00'::bytea || convert_to(new.chain, 'UTF8'));
  else
    select s.chain_hash into before from audit_seals s where s.chain = new.chain and s.sequence = new.sequence - 1;
  end if;
  if before is null then
    raise exception 'chain % has no seal %', new.chain, new.sequence - 1
      using errcode = 'check_violation', constraint = 'audit_seals_chain_has_no_gap';
  end if;
  if new.chain_hash <> sha256(convert_to('xerotier.audit.chain.v1', 'UTF8') || '\x00'::bytea || before
                              || int8send(new.sequence) || new.row_hash) then
    raise exception 'seal % of chain % does not follow', new.sequence, new.chain
      using errcode = 'check_violation', constraint = 'audit_seals_chain_is_linked';
  end if;
  return new;
end
$$;

create trigger audit_seals_follow before insert on audit_seals
  for each row execute function audit_seals_follow();

create function audit_checkpoints_follow() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_seals s
                  where s.chain = new.chain and s.sequence = new.size and s.chain_hash = new.head) then
    raise exception 'checkpoint % is not about the sealed chain', new.id
      using errcode = 'check_violation', constraint = 'audit_checkpoints_are_of_the_chain';
  end if;
  return new;
end
$$;

create trigger audit_checkpoints_follow before insert on audit_checkpoints
  for each row execute function audit_checkpoints_follow();

create trigger audit_seals_guard before update or delete on audit_seals
  for each row execute function execution_audit_log_guard();
create trigger audit_seals_guard_truncate before truncate on audit_seals
  for each statement execute function execution_audit_log_guard();
create trigger audit_nodes_guard before update or delete on audit_nodes
  for each row execute function execution_audit_log_guard();
create trigger audit_nodes_guard_truncate before truncate on audit_nodes
  for each statement execute function execution_audit_log_guard();
create trigger audit_checkpoints_guard before update or delete on audit_checkpoints
  for each row execute function execution_audit_log_guard();
create trigger audit_checkpoints_guard_truncate before truncate on audit_checkpoints
  for each statement execute function execution_audit_log_guard();

alter table audit_seals enable always trigger audit_seals_follow;
alter table audit_seals enable always trigger audit_seals_guard;
alter table audit_seals enable always trigger audit_seals_guard_truncate;
alter table audit_nodes enable always trigger audit_nodes_guard;
alter table audit_nodes enable always trigger audit_nodes_guard_truncate;
alter table audit_checkpoints enable always trigger audit_checkpoints_follow;
alter table audit_checkpoints enable always trigger audit_checkpoints_guard;
alter table audit_checkpoints enable always trigger audit_checkpoints_guard_truncate;

grant select, insert on audit_seals, audit_nodes, audit_checkpoints to ${app_role};

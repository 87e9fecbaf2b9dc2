-- What is told outside: events in an outbox, the webhooks that get them, each delivery, the notifications a stage of an
-- approval asks for, and the messages that could not be handled. Rows here say what is still to be told, so that a crash
-- after the commit delays a telling and never loses it (ADR 0015).
-- Deliveries refer to webhooks by id without a foreign key: taking a webhook away must never make a call fail that is
-- about to tell it something.
-- Locks nothing that holds data. To go back: drop table dead_letters, notifications, webhook_deliveries, outbox_events,
-- webhooks.

create table webhooks (
  id text not null,
  project_id text not null,
  url text not null,
  events jsonb not null,
  description text,
  metadata jsonb not null,
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz,
  active boolean not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  changed_at timestamptz not null,
  version integer not null,
  constraint webhooks_pk primary key (id),
  constraint webhooks_id_is_well_formed check (id ~ '^whk_[0-9a-f]{32}$'),
  constraint webhooks_belong_to_a_project foreign key (project_id) references projects (id),
  constraint webhooks_url_is_http check (url ~ '^https?://' and length(url) <= 2048),
  constraint webhooks_want_something check (jsonb_typeof(events) = 'array' and jsonb_array_length(events) > 0),
  constraint webhooks_metadata_is_an_object check (jsonb_typeof(metadata) = 'object'),
  constraint webhooks_description_is_short check (description is null or length(description) <= 500),
  constraint webhooks_previous_secret_ends check ((previous_secret is null) = (previous_secret_until is null))
);

create index webhooks_by_project on webhooks (project_id, id desc);

comment on table webhooks is 'Addresses outside that are told of events of a project.';
comment on column webhooks.id is 'public';
comment on column webhooks.url is 'sensitive: where to; the path may carry a secret of the receiver''s';
comment on column webhooks.events is 'public: types it wants, as an array of names';
comment on column webhooks.metadata is 'public: up to 16 pairs of the owner''s';
comment on column webhooks.secret is 'secret: sealed; signs every delivery, shown once';
comment on column webhooks.previous_secret is 'secret: sealed; signs beside the new one for a while after a rotation';
comment on column webhooks.previous_secret_until is 'public';
comment on column webhooks.active is 'public: an inactive one is told nothing';

create function webhooks_guard() returns trigger language plpgsql as $$
begin
  if (new.id, new.project_id, new.created_at, new.created_by) is distinct from
     (old.id, old.project_id, old.created_at, old.created_by) then
    raise exception 'webhook %: whose it is cannot change', old.id
      using errcode = 'check_violation', constraint = 'webhooks_belong_where_they_were_made';
  end if;
  return new;
end
$$;

create trigger webhooks_guard before update on webhooks for each row execute function webhooks_guard();

create table outbox_events (
  id text not null,
  project_id text not null,
  type text not null,
  occasion text not null,
  data jsonb not null,
  created_at timestamptz not null,
  constraint outbox_events_pk primary key (id),
  constraint outbox_events_id_is_well_formed check (id ~ '^evt_[0-9a-f]{32}$'),
  constraint outbox_events_belong_to_a_project foreign key (project_id) references projects (id),
  constraint outbox_events_once_per_occasion unique (project_id, occasion),
  constraint outbox_events_type_is_well_formed check (type ~ '^[a-z]+\.[a-z_]+$'),
  constraint outbox_events_data_is_an_object check (jsonb_typeof(data) = 'object')
);

create index outbox_events_by_age on outbox_events (created_at);

comment on table outbox_events is 'Events to be told outside, written in the transaction they tell of and never changed.';
comment on column outbox_events.id is 'public: the id receivers recognise repeats by';
comment on column outbox_events.occasion is 'public: what happened, exactly; the same occasion makes one event';
comment on column outbox_events.data is 'sensitive: ids, tool, risk, clocks; never arguments or output';

create function outbox_events_guard() returns trigger language plpgsql as $$
begin
  raise exception 'outbox event % is what happened and cannot change', old.id
    using errcode = 'check_violation', constraint = 'outbox_events_are_immutable';
end
$$;

create trigger outbox_events_guard before update on outbox_events for each row execute function outbox_events_guard();

create table webhook_deliveries (
  id text not null,
  project_id text not null,
  event_id text not null,
  webhook_id text not null,
  type text not null,
  state text not null,
  attempts integer not null,
  next_at timestamptz not null,
  created_at timestamptz not null,
  last_at timestamptz,
  last_status integer,
  last_error text,
  version integer not null,
  constraint webhook_deliveries_pk primary key (id),
  constraint webhook_deliveries_id_is_well_formed check (id ~ '^dlv_[0-9a-f]{32}$'),
  constraint webhook_deliveries_belong_to_a_project foreign key (project_id) references projects (id),
  constraint webhook_deliveries_tell_an_event foreign key (event_id) references outbox_events (id) on delete cascade,
  constraint webhook_deliveries_once_per_event unique (event_id, webhook_id),
  constraint webhook_deliveries_state_is_known check (state in ('pending', 'delivered', 'exhausted')),
  constraint webhook_deliveries_count_attempts check (attempts >= 0)
);

create index webhook_deliveries_by_project on webhook_deliveries (project_id);
create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'pending';

comment on table webhook_deliveries is 'One event on its way to one webhook.';
comment on column webhook_deliveries.next_at is 'public: when the next attempt is due; during an attempt, when it counts as lost';
comment on column webhook_deliveries.last_error is 'sensitive: why the last attempt failed; never the answer''s body';

create function webhook_deliveries_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' then
    raise exception 'delivery % is % and cannot change', old.id, old.state
      using errcode = 'check_violation', constraint = 'webhook_deliveries_end_is_final';
  end if;
  if (new.id, new.project_id, new.event_id, new.webhook_id, new.type, new.created_at) is distinct from
     (old.id, old.project_id, old.event_id, old.webhook_id, old.type, old.created_at) then
    raise exception 'delivery %: what is told to whom cannot change', old.id
      using errcode = 'check_violation', constraint = 'webhook_deliveries_address_is_immutable';
  end if;
  return new;
end
$$;

create trigger webhook_deliveries_guard before update on webhook_deliveries
  for each row execute function webhook_deliveries_guard();

create table notifications (
  id text not null,
  project_id text not null,
  event_id text not null,
  approval_id text not null,
  round integer not null,
  stage integer not null,
  channel text not null,
  kind text not null,
  state text not null,
  attempts integer not null,
  due_at timestamptz not null,
  queued_at timestamptz,
  claimed_until timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  outcome text,
  first_failed_at timestamptz,
  version integer not null,
  constraint notifications_pk primary key (id),
  constraint notifications_id_is_well_formed check (id ~ '^ntf_[0-9a-f]{32}$'),
  constraint notifications_belong_to_a_project foreign key (project_id) references projects (id),
  constraint notifications_tell_an_event foreign key (event_id) references outbox_events (id) on delete cascade,
  constraint notifications_once_per_stage_and_channel unique (approval_id, round, stage, channel, kind),
  constraint notifications_stage_is_counted check (stage >= 0 and round >= 1),
  constraint notifications_channel_is_short check (length(channel) between 1 and 400),
  constraint notifications_kind_is_known check (kind in ('opening', 'reminder')),
  constraint notifications_state_is_known check (state in ('pending', 'done', 'dead')),
  constraint notifications_settled_when_not_pending check ((state = 'pending') = (settled_at is null)),
  constraint notifications_count_attempts check (attempts >= 0)
);

create index notifications_by_project on notifications (project_id);
create index notifications_by_event on notifications (event_id);
create index notifications_due on notifications (due_at) where state = 'pending';

comment on table notifications is 'One stage of one approval to be told through one channel; carried by a queue, remembered here.';
comment on column notifications.channel is 'sensitive: webhook, webhook:<id> or mail:<address>';
comment on column notifications.queued_at is 'public: when a message for it was last given to the broker; null when none was yet';
comment on column notifications.claimed_until is 'public: until then somebody is at it';
comment on column notifications.outcome is 'sensitive: how it went, or why it did not';

create function notifications_guard() returns trigger language plpgsql as $$
begin
  if old.state = 'done' or (old.state = 'dead' and new.state <> 'pending') then
    raise exception 'notification % is % and cannot become %', old.id, old.state, new.state
      using errcode = 'check_violation', constraint = 'notifications_end_is_final';
  end if;
  if (new.id, new.project_id, new.event_id, new.approval_id, new.round, new.stage, new.channel, new.kind, new.created_at)
     is distinct from
     (old.id, old.project_id, old.event_id, old.approval_id, old.round, old.stage, old.channel, old.kind, old.created_at) then
    raise exception 'notification %: what is told to whom cannot change', old.id
      using errcode = 'check_violation', constraint = 'notifications_address_is_immutable';
  end if;
  return new;
end
$$;

create trigger notifications_guard before update on notifications for each row execute function notifications_guard();

create table dead_letters (
  id text not null,
  project_id text,
  queue text not null,
  notification_id text,
  payload jsonb not null,
  error text not null,
  attempts integer not null,
  first_failed_at timestamptz not null,
  last_failed_at timestamptz not null,
  constraint dead_letters_pk primary key (id),
  constraint dead_letters_id_is_well_formed check (id ~ '^dead_[0-9a-f]{32}$'),
  constraint dead_letters_belong_to_a_project foreign key (project_id) references projects (id),
  constraint dead_letters_one_per_notification unique (notification_id),
  constraint dead_letters_failed_in_order check (last_failed_at >= first_failed_at),
  constraint dead_letters_count_attempts check (attempts >= 1)
);

create index dead_letters_by_project on dead_letters (project_id, id desc);

comment on table dead_letters is 'Messages that could not be handled; each waits for somebody to retry or discard it.';
comment on column dead_letters.project_id is 'public: null for what belongs to no project, which only administrators see';
comment on column dead_letters.notification_id is 'public: what the message was about, where that is known';
comment on column dead_letters.payload is 'sensitive: the message; never arguments or output';
comment on column dead_letters.error is 'sensitive: the last failure';

create function dead_letters_guard() returns trigger language plpgsql as $$
begin
  raise exception 'dead letter % is what was found and cannot change', old.id
    using errcode = 'check_violation', constraint = 'dead_letters_are_immutable';
end
$$;

create trigger dead_letters_guard before update on dead_letters for each row execute function dead_letters_guard();

grant select, insert, update, delete on webhooks to ${app_role};
grant select, insert, delete on outbox_events to ${app_role};
grant select, insert, update, delete on webhook_deliveries to ${app_role};
grant select, insert, update, delete on notifications to ${app_role};
-- Locking a row takes the right to update it; the guard refuses to.
grant select, insert, update, delete on dead_letters to ${app_role};

-- What is due is looked for webhook by webhook, so that the backlog of one that is dead costs the others nothing.
-- Locks webhook_deliveries while one partial index is made. A router of before finds what is due without an index.
-- To go back: drop it and make webhook_deliveries_due of V0015 again.

create index webhook_deliveries_waiting on webhook_deliveries (webhook_id, next_at) where state = 'pending';

-- Nobody asks for what is due of all webhooks together any more.
drop index webhook_deliveries_due;

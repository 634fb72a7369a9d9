-- When the telling that brought the way to fetch a file was received: WhatsApp keeps a file for days from then on, not from
-- the time of its message. Of rows from before: when their message was first heard of.
ALTER TABLE message_media ADD COLUMN received_at BIGINT NOT NULL DEFAULT 0;
UPDATE message_media SET received_at =
    coalesce((SELECT m.seen >> 20 FROM messages AS m WHERE m.id = message_media.message), 0);

-- What was given up too early is tried again, as far as WhatsApp can have it still.
UPDATE message_media SET state = 'waiting', reason = NULL, attempts = 0, next_at = 0
WHERE state IN ('expired', 'failed') AND
    received_at > (SELECT max(w.received_at) FROM message_media AS w) - 7 * 86400000;

-- When the last word that nobody has answered was heard of: an answer heard of later answers all of them, and none need be
-- looked at.
ALTER TABLE conversations ADD COLUMN open_heard TEXT;
UPDATE conversations SET open_heard = (SELECT max(substr(m.order_key, 13, 16)) FROM messages AS m
    WHERE m.live AND m.conversation = conversations.id AND m.direction = 'in' AND m.order_key >= conversations.turn_start
    AND (conversations.last_out IS NULL OR m.order_key > conversations.last_out
        OR substr(m.order_key, 13, 16) > substr(conversations.last_out, 13, 16)))
WHERE turn_start IS NOT NULL;

-- Whose conversations are is counted for every look at the list; most are nobody's.
CREATE INDEX conversations_assigned ON conversations (workspace, assignee) WHERE assignee IS NOT NULL;

-- When the last word that nobody has answered was heard of: an answer heard of later answers all of them, and none need be
-- looked at.
ALTER TABLE conversations ADD COLUMN open_heard TEXT COLLATE "C";
UPDATE conversations SET open_heard = (SELECT max(substr(m.order_key, 13, 16)) FROM messages AS m
    WHERE m.live AND m.conversation = conversations.id AND m.direction = 'in' AND m.order_key >= conversations.turn_start
    AND (conversations.last_out IS NULL OR m.order_key > conversations.last_out
        OR substr(m.order_key, 13, 16) > substr(conversations.last_out, 13, 16)))
WHERE turn_start IS NOT NULL;

-- A conversation moves in the list with every message, and each index is written to by that: one less. By contact first,
-- because both are asked for: a contact's conversations, and the one on a line.
ALTER TABLE conversations ADD CONSTRAINT conversations_contact_line UNIQUE (contact, line);
ALTER TABLE conversations DROP CONSTRAINT conversations_line_contact_key;
DROP INDEX conversations_of_contact;

-- Written to again and again: the next state of a row finds room beside it.
ALTER TABLE contacts SET (fillfactor = 70);
ALTER TABLE conversations SET (fillfactor = 70);

-- Whose conversations are is counted for every look at the list; most are nobody's.
CREATE INDEX conversations_assigned ON conversations (workspace, assignee) WHERE assignee IS NOT NULL;

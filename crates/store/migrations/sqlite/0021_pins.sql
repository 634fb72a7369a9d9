-- Somebody of the team wants it to be looked at again, whatever was read (primary, as `read_up_to`).
ALTER TABLE conversations ADD COLUMN marked_unread BOOLEAN NOT NULL DEFAULT 0;
-- Primary. Written by people at the list; read by the list. What somebody keeps at its top, for themselves.
CREATE TABLE pins (
    person BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    conversation BLOB NOT NULL,
    pinned_at BIGINT NOT NULL,
    PRIMARY KEY (person, conversation)
);
CREATE INDEX pins_of_conversation ON pins (conversation);

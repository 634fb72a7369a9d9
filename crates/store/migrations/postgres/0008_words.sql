-- Echoes that may be of a send of ours, and by when an identifier was somebody's.

-- JSON: bubble -> WhatsApp's time; see core's `Conversation::held`. NULL: none.
ALTER TABLE conversations ADD COLUMN held TEXT;

-- On which day the channel itself last named the contact so; when the contact was told to have come to it, and to have left
-- it: core's Tenure.
ALTER TABLE identities ADD COLUMN heard_on BIGINT;
ALTER TABLE identities ADD COLUMN taken_at BIGINT;
ALTER TABLE identities ADD COLUMN left_at BIGINT;

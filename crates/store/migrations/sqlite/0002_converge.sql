-- What befalls messages after they were said, what customers want, whose a number is by which word, and facts of lines.

-- JSON of core's Fate without the ticks, which have their column; NULL while nothing befell the message.
ALTER TABLE messages ADD COLUMN fate TEXT;

-- JSON: what the customer wants to be sent, by sort of message.
ALTER TABLE contacts ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}';

-- By which word a number or username that may change hands is the contact's: core's Claim.
ALTER TABLE identities ADD COLUMN claimed_on BIGINT;
ALTER TABLE identities ADD COLUMN claimed_by TEXT;

-- Everything that can wait for its message, not only ticks: JSON of core's Fate, ticks included. Rows from before have the
-- ticks alone.
ALTER TABLE parked ADD COLUMN fate TEXT;
ALTER TABLE parked ADD COLUMN conversation BLOB;
ALTER TABLE parked ADD COLUMN named_by TEXT;
ALTER TABLE parked ADD COLUMN peer TEXT NOT NULL DEFAULT '[]';
ALTER TABLE parked ADD COLUMN quoted BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX parked_in_conversation ON parked (conversation) WHERE conversation IS NOT NULL;

-- Derived. Written by the merge; read by the numbers' pages. The newest word on each thing of a line or its account.
CREATE TABLE facts (
    line BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,            -- a template's id ...; empty for the line itself
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    raw TEXT NOT NULL,                     -- JSON, the whole of what was told
    PRIMARY KEY (line, kind, subject)
);

-- The channel's id of the portfolio within which its ids of customers are unique; NULL while unknown: then the account.
ALTER TABLE lines ADD COLUMN portfolio TEXT;

-- Ids of customers had no scope before. Where a workspace has one account, it can only be that.
UPDATE identities SET scope =
    (SELECT min(lines.account) FROM lines WHERE lines.workspace = identities.workspace)
WHERE kind = 'bsuid' AND scope = '' AND
    (SELECT count(DISTINCT lines.account) FROM lines WHERE lines.workspace = identities.workspace) = 1;

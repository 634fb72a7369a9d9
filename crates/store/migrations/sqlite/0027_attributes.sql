-- Primary. Written by whoever leads the team; read beside every conversation. What a team wants to know of its customers.
CREATE TABLE attributes (
    id BLOB NOT NULL PRIMARY KEY,
    workspace BLOB NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,                  -- the name in small letters: no other field that is there has it
    kind TEXT NOT NULL,                    -- it never changes: what stands in a field would fit no other kind
    choices TEXT NOT NULL,                 -- what a choice offers, one a line
    place BIGINT NOT NULL,                 -- the order in which they are shown
    removed_at BIGINT,                     -- shown to nobody since then, but for whoever puts it back
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX attributes_by_name ON attributes (workspace, folded) WHERE removed_at IS NULL;
-- Primary. Written by people beside a conversation; read there. What the fields hold of a customer, over all numbers.
CREATE TABLE attribute_values (
    contact BLOB NOT NULL,
    attribute BLOB NOT NULL,
    value TEXT NOT NULL,                   -- in the one spelling of its kind; empty: it was taken away
    others TEXT NOT NULL,                  -- what other records of the same person said when they became one, one a line
    person BLOB NOT NULL,                  -- who said so
    version BIGINT NOT NULL,               -- when that was written, later each time: whoever writes on names what they saw
    PRIMARY KEY (contact, attribute)
) WITHOUT ROWID;

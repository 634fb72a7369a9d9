-- What the team has put on it (primary): words of labels with blanks between. Those of a label that was removed mean nothing.
ALTER TABLE conversations ADD COLUMN labels TEXT;
-- Primary. Written by people at the list; read by the list. What a team puts on conversations to find them again.
CREATE TABLE labels (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,                  -- the name in small letters: no other label has it
    colour TEXT NOT NULL,
    word TEXT NOT NULL,                    -- how conversations name it
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX labels_by_name ON labels (workspace, folded);

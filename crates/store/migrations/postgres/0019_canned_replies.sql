-- Primary. Written by people at the composer; read by the composer. What a team says again and again, under a short name.
CREATE TABLE canned_replies (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL,
    shortcut TEXT NOT NULL,                -- what is typed behind the slash; of small letters, digits and hyphens
    text TEXT NOT NULL,                    -- with {{first_name}} and the like in it
    person UUID NOT NULL,                  -- who wrote it last
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX canned_replies_by_shortcut ON canned_replies (workspace, shortcut);

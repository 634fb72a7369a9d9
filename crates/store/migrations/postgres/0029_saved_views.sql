-- Primary. Written by people at the list; read there. What somebody looks for again and again.
CREATE TABLE saved_views (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL,
    person UUID NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    is_shared BOOLEAN NOT NULL,                -- the whole team has it
    scope TEXT NOT NULL,                   -- 'team', or whose it alone is: within it no other has the name
    name TEXT NOT NULL,
    folded TEXT NOT NULL,                  -- the name in small letters
    query TEXT NOT NULL,                   -- as the list is asked
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_views_by_name ON saved_views (workspace, scope, folded);

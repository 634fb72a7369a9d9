-- When somebody left the team: they sign in no more, and their name stays with what they did. None: they are of it.
ALTER TABLE people ADD COLUMN left_at BIGINT;
-- Since when somebody is away: they say so themselves, and nothing is to be given to them. None: they are there.
ALTER TABLE people ADD COLUMN away_since BIGINT;

-- Primary. Written by the team page; read and used up by whoever joins, once. Wall clock.
CREATE TABLE invitations (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    token_hash TEXT NOT NULL UNIQUE,       -- SHA-256 of what stands in the link, as text
    role TEXT NOT NULL,                    -- what whoever joins may do
    invited_by UUID NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by UUID REFERENCES people (id)    -- none: it is still open
);
CREATE INDEX invitations_of_workspace ON invitations (workspace);

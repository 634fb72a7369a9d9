-- The search index, kept by a reader of the change feed. The columns that the merge filled for `LIKE` go.

ALTER TABLE contacts DROP COLUMN search;
ALTER TABLE messages DROP COLUMN search;

-- Derived. Written and read by the search. A message that can be found. `place` is its time and a tie. `words` are made of
-- core's words as they are (array_to_tsvector): PostgreSQL's own parser cuts otherwise.
CREATE TABLE search_messages (
    message UUID NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL UNIQUE,
    conversation UUID NOT NULL,
    line UUID NOT NULL,
    workspace UUID NOT NULL,
    inbound BOOLEAN NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    mark BIGINT NOT NULL,                  -- a hash of all that is indexed of it: ticks need no new entry
    words TSVECTOR NOT NULL
);
CREATE INDEX search_messages_recent ON search_messages (workspace, place);
CREATE INDEX search_messages_of_conversation ON search_messages (conversation, place);
CREATE INDEX search_messages_words ON search_messages USING GIN (words);

-- Derived. Written and read by the search. A contact that can be found.
CREATE TABLE search_contacts (
    contact UUID NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL UNIQUE,
    workspace UUID NOT NULL,
    mark BIGINT NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE INDEX search_contacts_words ON search_contacts USING GIN (words);

-- Derived. Written by the search with what it indexed; read by it at its next step. How far each line's changes are in.
CREATE TABLE search_positions (
    line UUID NOT NULL PRIMARY KEY,
    no BIGINT NOT NULL
);

-- Derived. Written and read by the search. The walk through what was there before the first change that it followed.
CREATE TABLE search_walks (
    subject TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- messages, contacts
    after UUID NOT NULL,                   -- the last id that was read
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,                 -- as counted at the beginning
    finished BOOLEAN NOT NULL,
    version BIGINT NOT NULL                -- of the index; another one is made anew
);

-- The search index of the embedded engine, in a file of its own beside the state: its writing never waits for the merge's,
-- nor the other way round. All of it is derived; a file of another version is thrown away and made anew.

-- Derived. Written and read by the search. A message that can be found. `place` is its time and a tie, so that what is
-- found comes newest first without being sorted.
CREATE TABLE search_messages (
    place INTEGER NOT NULL PRIMARY KEY,
    message BLOB NOT NULL UNIQUE,
    conversation BLOB NOT NULL,
    line BLOB NOT NULL,
    workspace BLOB NOT NULL,
    inbound BOOLEAN NOT NULL,
    origin TEXT NOT NULL,
    mark BIGINT NOT NULL                   -- a hash of all that is indexed of it: ticks need no new entry
);
CREATE INDEX search_messages_of_conversation ON search_messages (conversation);

-- Derived. Words as core folds and cuts them, with blanks between, and the labels of what a message can be chosen by. The
-- tokenizer only parts at blanks: unicode61 would part Hindi words at their vowel signs.
CREATE VIRTUAL TABLE search_message_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '_'"
);

-- Derived. Written and read by the search. Words of messages that are longer than FTS5's own index of beginnings: a
-- beginning is looked up here, and the words are asked for. FTS5 would collect all messages of all of them first.
CREATE TABLE search_vocabulary (
    word TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Derived. Written and read by the search. A contact that can be found.
CREATE TABLE search_contacts (
    place INTEGER NOT NULL PRIMARY KEY,
    contact BLOB NOT NULL UNIQUE,
    workspace BLOB NOT NULL,
    mark BIGINT NOT NULL
);
CREATE VIRTUAL TABLE search_contact_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '_'"
);

-- Derived. Written by the search with what it indexed; read by it at its next step. How far each line's changes are in.
CREATE TABLE search_positions (
    line BLOB NOT NULL PRIMARY KEY,
    no BIGINT NOT NULL
);

-- Derived. Written and read by the search. The walk through what was there before the first change that it followed.
CREATE TABLE search_walks (
    subject TEXT NOT NULL PRIMARY KEY,     -- messages, contacts
    after BLOB NOT NULL,                   -- the last id that was read
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,                 -- as counted at the beginning
    finished BOOLEAN NOT NULL,
    version BIGINT NOT NULL                -- of the index; another one is made anew
);

-- Primary. Written by people in a thread; read by the thread. What the team says to itself: no customer ever sees it.
CREATE TABLE notes (
    id BLOB NOT NULL PRIMARY KEY,
    conversation BLOB NOT NULL,
    order_key TEXT NOT NULL,               -- where it stands among the messages
    person BLOB NOT NULL,                  -- who wrote it
    client_token BLOB NOT NULL,            -- made by the composer: the same token never makes a second one
    text TEXT NOT NULL,                    -- mentions as <@ and the person's id and >
    written_at BIGINT NOT NULL,
    edited_at BIGINT,
    removed_at BIGINT,                     -- shown to nobody since then, but for whoever puts it back
    version BIGINT NOT NULL                -- the newest change that touched it
);
CREATE UNIQUE INDEX notes_by_place ON notes (conversation, order_key);
CREATE UNIQUE INDEX notes_by_token ON notes (person, client_token);
-- Primary. Written with the note, and by whoever is mentioned; read by the list of one's mentions.
CREATE TABLE mentions (
    person BLOB NOT NULL,                  -- who is mentioned
    note BLOB NOT NULL,
    read_at BIGINT,                        -- when they opened the conversation; none yet: it is news
    PRIMARY KEY (person, note)
) WITHOUT ROWID;
CREATE INDEX mentions_of_note ON mentions (note);
CREATE INDEX mentions_unread ON mentions (person) WHERE read_at IS NULL;

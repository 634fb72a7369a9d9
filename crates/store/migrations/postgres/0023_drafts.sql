-- Primary. Written by people in the composer; read by their other devices. What somebody has begun to write and not sent.
CREATE TABLE drafts (
    person UUID NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    conversation UUID NOT NULL,
    text TEXT NOT NULL,
    version BIGINT NOT NULL,               -- when it was written; always later than the one before
    PRIMARY KEY (person, conversation)
);
CREATE INDEX drafts_of_conversation ON drafts (conversation);

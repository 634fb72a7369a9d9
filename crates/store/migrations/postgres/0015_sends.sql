-- What is not over yet of a conversation is one look, however much was sent in it, and so is what was sent in it since a moment.
CREATE INDEX sends_open ON sends (conversation, state) WHERE state IN ('scheduled', 'queued', 'throttled', 'calling', 'unknown');
CREATE INDEX sends_of_conversation ON sends (conversation, created_at);
DROP INDEX sends_pending;
-- What is being called is found among what is undecided.
DROP INDEX sends_calling;

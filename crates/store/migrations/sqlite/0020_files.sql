-- The messages of a conversation that carry files, for whoever looks through them: pictures beside each other, documents
-- in a list. The words are how core's `Content` begins where it is a file.
CREATE INDEX messages_with_file ON messages (conversation, order_key) WHERE substr(content, 2, 14) = '"kind":"media"';

-- Primary, of `sends`: when it was begun as the first word to somebody whose window was closed; NULL where it was not, and once
-- it was refused. What of it counts against the messaging limit is one look, and so is what was refused lately.
ALTER TABLE sends ADD COLUMN opened_at BIGINT;
CREATE INDEX sends_opened ON sends (line, opened_at) WHERE opened_at IS NOT NULL;
CREATE INDEX sends_refused ON sends (line, state_at) WHERE state = 'refused';

-- Primary. Written by a number's page; read by it and by the courier. Who lifted what keeps a number safe, why and until when.
CREATE TABLE safety_overrides (
    id BLOB NOT NULL PRIMARY KEY,
    line BLOB NOT NULL,
    at BIGINT NOT NULL,
    person BLOB NOT NULL,
    until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    ended_at BIGINT,                       -- taken back, or replaced by another, before its time
    ended_by BLOB
);
CREATE INDEX safety_overrides_of_line ON safety_overrides (line, at);

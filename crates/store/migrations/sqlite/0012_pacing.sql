-- Primary, of `sends`: when it was said, which for a scheduled one is still to come, and what its caller wants to hear back.
ALTER TABLE sends ADD COLUMN said_at BIGINT;
UPDATE sends SET said_at = created_at;
ALTER TABLE sends ADD COLUMN callback_data TEXT;
-- Each number's queue is looked at by itself, one urgency after the other, and counted from the index alone; the next moment
-- at which anything falls due is one look.
DROP INDEX sends_due;
CREATE INDEX sends_due ON sends (line, priority, due_at, id, state) WHERE state IN ('scheduled', 'queued', 'throttled');
CREATE INDEX sends_next ON sends (due_at) WHERE state IN ('scheduled', 'queued', 'throttled');
CREATE INDEX sends_undecided ON sends (line, state) WHERE state IN ('calling', 'unknown');

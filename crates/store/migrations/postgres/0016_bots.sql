-- When a bot gave the conversation to people, until one takes it by button or hands it back.
ALTER TABLE conversations ADD COLUMN floor_handed_at BIGINT;

-- Primary. Written by the page of a number's rules; read by whatever gives turns to bots. The bot that runs outside and
-- answers on a line: where it is called, and by what the two know each other.
CREATE TABLE bot_hooks (
    bot UUID NOT NULL PRIMARY KEY,
    line UUID NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,                  -- signs what it is told; empty once it was taken away
    token_hash TEXT NOT NULL,              -- SHA-256 of what it shows when it answers, hex
    deadline_ms BIGINT NOT NULL,           -- so long it has to answer a turn
    person UUID NOT NULL,                   -- who registered it
    created_at BIGINT NOT NULL,
    off_at BIGINT,                         -- since when it is not asked
    removed_at BIGINT
);
CREATE UNIQUE INDEX bot_hooks_of_line ON bot_hooks (line) WHERE removed_at IS NULL;

-- Primary. Written by the reader that gives turns to bots and by their answers; read by both and by the page. A customer's
-- turn that was given to a bot outside, and what came of it.
CREATE TABLE bot_turns (
    token UUID NOT NULL PRIMARY KEY,        -- made of bot and turn: one of both
    bot UUID NOT NULL,
    line UUID NOT NULL,
    conversation UUID NOT NULL,
    turn UUID NOT NULL,
    state TEXT NOT NULL,                   -- open, answered, handed_over, withheld, expired
    why TEXT,                              -- of a withheld one
    created_at BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT,                        -- when it is told next; none once it was taken
    status BIGINT,                         -- what the bot's server last answered
    error TEXT,                            -- or what was wrong with that
    told_at BIGINT,
    answer TEXT,                           -- SHA-256 of the answer that was taken, hex: the same one may come again
    message UUID,                           -- the bubble it became
    settled_at BIGINT
);
CREATE INDEX bot_turns_open ON bot_turns (deadline) WHERE state = 'open';
CREATE INDEX bot_turns_of_line ON bot_turns (line, created_at);

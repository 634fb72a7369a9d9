-- The state: what is derived from the journal, and what people decide.
--
-- *derived*: can be made again from the journal. *primary*: exists only here. Times are milliseconds UTC, ids are uuids,
-- JSON is text that no query looks into. Texts that are compared or sorted are so bytewise (COLLATE "C"), as on SQLite.
-- The merge and the commands write through the same code (`src/merge/finish.rs`); everything that readers must hear of
-- gets a row in `changes`. Same tables, columns and indexes as `../sqlite/0001_state.sql`.

-- Primary. Written by setup; read by everything. A tenant.
CREATE TABLE workspaces (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

-- Primary. Written by setup and the team page; read by sign-in and wherever a name is shown.
CREATE TABLE people (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    email TEXT COLLATE "C" NOT NULL UNIQUE, -- lower case
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,        -- owner, supervisor, agent
    password_hash TEXT NOT NULL,           -- made and checked by the platform; never leaves it
    created_at BIGINT NOT NULL
);
CREATE INDEX people_of_workspace ON people (workspace);

-- Primary. Written by sign-in; read on each request. Wall clock, never business time.
CREATE TABLE sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the cookie: a stolen database opens no session
    person UUID NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    user_agent TEXT
);
CREATE INDEX sessions_of_person ON sessions (person);

-- Primary. Written at first run; read and used up by setup, once. Wall clock.
CREATE TABLE setup_tokens (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- Primary. Written by settings; read wherever a bot's name is shown.
CREATE TABLE bots (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

-- Primary, but for `life`, which is derived. Written by settings, the merge (life) and every writer (next_change);
-- read by everything. Whoever writes anything of a line takes this row first: it is the line's lock.
CREATE TABLE lines (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    channel TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL UNIQUE, -- the channel's id of the line
    account TEXT COLLATE "C" NOT NULL,     -- the channel's id of the account it belongs to
    name TEXT COLLATE "C" NOT NULL,
    display TEXT COLLATE "C" NOT NULL,     -- as a person writes the number
    digits TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,        -- coexistence, api_only, app_only
    next_change BIGINT NOT NULL,           -- number of the next change
    life TEXT NOT NULL,                    -- JSON of core's NumberLife
    settings TEXT NOT NULL,                -- JSON of LineSettings
    created_at BIGINT NOT NULL
);
CREATE INDEX lines_of_account ON lines (account);

-- Primary. Written by connecting; read by the courier. `key_id` 0 is plain text; others name a key once there are keys.
CREATE TABLE secrets (
    owner TEXT COLLATE "C" NOT NULL,       -- whose: a line's id, or 'app'
    name TEXT COLLATE "C" NOT NULL,
    value TEXT NOT NULL,
    key_id BIGINT NOT NULL DEFAULT 0,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (owner, name)
);

-- Derived. Written by the merge and by connecting; read by the page of a number. Ids are made of the content, so that a
-- replay adds nothing.
CREATE TABLE line_events (
    id UUID NOT NULL PRIMARY KEY,
    line UUID NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX line_events_by_time ON line_events (line, at);

-- Derived. Written by the merge; read by the operator's page. Deliveries for numbers that are not connected here.
CREATE TABLE unknown_lines (
    address TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- JSON of core's Address
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- Derived, but for the team's names. Written by the merge; read by lists, threads and the courier.
CREATE TABLE contacts (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL REFERENCES workspaces (id),
    since BIGINT NOT NULL,
    names TEXT NOT NULL,                   -- JSON: source -> newest word
    in_book BOOLEAN NOT NULL,              -- of names: stands in the phone's address book
    search TEXT COLLATE "C" NOT NULL       -- all names, folded; the search's
);

-- Derived. Written by the merge; read by it and by the courier. Who owns an identifier.
CREATE TABLE identities (
    workspace UUID NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    scope TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    contact UUID NOT NULL,
    PRIMARY KEY (workspace, kind, scope, value)
);
CREATE INDEX identities_of_contact ON identities (contact);

-- Derived (summary), and primary (status, assignee, read_up_to). Written by the merge and the commands; read by lists,
-- threads and every command.
CREATE TABLE conversations (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL,
    line UUID NOT NULL REFERENCES lines (id),
    contact UUID NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    assignee UUID,
    read_up_to TEXT COLLATE "C",
    floor_kind TEXT COLLATE "C" NOT NULL,
    floor_id UUID,
    floor_since BIGINT,
    floor_until BIGINT,
    floor_version BIGINT NOT NULL,
    newest TEXT COLLATE "C",               -- order keys; each ends in the id of its message
    last_in TEXT COLLATE "C",
    last_out TEXT COLLATE "C",
    turn_start TEXT COLLATE "C",
    last_live TEXT COLLATE "C",
    unread BIGINT NOT NULL,
    answered_no BIGINT,
    answered_message UUID,
    list_at BIGINT NOT NULL,               -- of the summary: where it stands in the list
    version BIGINT NOT NULL,               -- newest change that touched it
    UNIQUE (line, contact)
);
CREATE INDEX conversations_recent ON conversations (workspace, status, list_at DESC, id);
CREATE INDEX conversations_waiting ON conversations (workspace, turn_start) WHERE turn_start IS NOT NULL;
CREATE INDEX conversations_of_contact ON conversations (contact);

-- Derived, but for what we sent (primary until it comes back as echo or status). Written by the merge and the commands;
-- read by threads and by the merge. Hot: three secondary indexes and no more.
CREATE TABLE messages (
    id UUID NOT NULL PRIMARY KEY,
    line UUID NOT NULL,
    conversation UUID NOT NULL,
    order_key TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C",
    send UUID,
    direction TEXT COLLATE "C" NOT NULL,
    live BOOLEAN NOT NULL,                 -- of sources: told as it happened, as somebody's word
    void BOOLEAN NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    certain BOOLEAN NOT NULL,
    author UUID,
    told_authority BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    sources BIGINT NOT NULL,
    content TEXT NOT NULL,                 -- JSON of core's Content
    quote TEXT COLLATE "C",                -- external id
    ticks TEXT NOT NULL,                   -- JSON of core's Ticks
    search TEXT COLLATE "C",               -- its text, folded; the search's
    version BIGINT NOT NULL,               -- newest change that touched it
    UNIQUE (line, external_id)
);
CREATE INDEX messages_in_order ON messages (conversation, order_key);
CREATE INDEX messages_live ON messages (conversation, direction, order_key, void, live) WHERE live;

-- Derived. Written by the merge; read by it. Ticks of messages that nobody has told us of yet.
CREATE TABLE parked (
    line UUID NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    ticks TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (line, external_id)
);

-- Primary. Written by commands and the courier, settled by the merge; read by the courier and threads. The ledger.
CREATE TABLE sends (
    id UUID NOT NULL PRIMARY KEY,
    line UUID NOT NULL,
    conversation UUID NOT NULL,
    author_kind TEXT COLLATE "C" NOT NULL,
    author UUID NOT NULL,
    priority BIGINT NOT NULL,
    content TEXT NOT NULL,
    media UUID,
    quote TEXT COLLATE "C",
    turn UUID,
    client_token UUID,
    state TEXT COLLATE "C" NOT NULL,
    state_at BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    external_id TEXT COLLATE "C",
    failure TEXT,
    UNIQUE (line, client_token)
);
CREATE INDEX sends_due ON sends (priority, due_at, id) WHERE state IN ('queued', 'throttled');
CREATE INDEX sends_pending ON sends (conversation, state);
CREATE INDEX sends_calling ON sends (state_at) WHERE state = 'calling';

-- Primary. Written with the send when a call begins and when its outcome is known; read by the operator.
CREATE TABLE attempts (
    send UUID NOT NULL,
    attempt BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT COLLATE "C",              -- the send's state after it
    failure TEXT,
    PRIMARY KEY (send, attempt)
);

-- Derived. Written by the merge and the commands; read by threads. Moves of the floor.
CREATE TABLE floor_events (
    id UUID NOT NULL PRIMARY KEY,
    conversation UUID NOT NULL,
    no BIGINT NOT NULL,                    -- number of the change that told it; orders those of one moment
    at BIGINT NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    by_kind TEXT COLLATE "C" NOT NULL,
    by_id UUID,
    from_kind TEXT COLLATE "C" NOT NULL,
    from_id UUID,
    until BIGINT,
    text TEXT
);
CREATE INDEX floor_events_by_time ON floor_events (conversation, at, no);

-- Derived. Written by every writer; read by every reader. What was altered, numbered per line without gaps, in the order
-- in which it became visible.
CREATE TABLE changes (
    line UUID NOT NULL,
    no BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    conversation UUID,
    subject UUID NOT NULL,
    at BIGINT NOT NULL,
    entry_position BIGINT,                 -- the journal entry that caused it; none for a command
    entry_index BIGINT,                    -- which of the things it says
    PRIMARY KEY (line, no)
);

-- Derived. Written by the merge and the replay; read by the operator. What could not be read.
CREATE TABLE unreadables (
    id UUID NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,              -- journal entry
    idx BIGINT NOT NULL,                   -- which of the things it says
    address TEXT COLLATE "C",              -- JSON of core's Address
    line UUID,
    field TEXT COLLATE "C",
    reason TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,       -- kept, replayed
    UNIQUE (position, idx)
);
CREATE INDEX unreadables_by_state ON unreadables (state);

-- Primary. Written by each reader together with what it derived; read by it at start.
CREATE TABLE positions (
    reader TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);

-- Primary. Written with each file; read before bytes are served or removed. Stored bytes, by content.
CREATE TABLE blobs (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- workspace/sha256
    size BIGINT NOT NULL,
    count BIGINT NOT NULL                  -- how many files are these bytes
);

-- Primary. Written by uploads and the fetcher; read by threads and downloads.
CREATE TABLE media (
    id UUID NOT NULL PRIMARY KEY,
    workspace UUID NOT NULL,
    mime TEXT COLLATE "C" NOT NULL,        -- as sniffed
    size BIGINT NOT NULL,
    filename TEXT,
    sha256 TEXT COLLATE "C" NOT NULL,
    blob_key TEXT COLLATE "C" NOT NULL REFERENCES blobs (key),
    created_at BIGINT NOT NULL
);

-- Derived. Written by the merge (waiting) and the fetcher; read by threads. The file of a message.
CREATE TABLE message_media (
    message UUID NOT NULL PRIMARY KEY,
    line UUID NOT NULL,
    state TEXT COLLATE "C" NOT NULL,       -- waiting, fetching, ready, too_large, expired, failed
    media UUID,
    reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL                -- next try, or until when a fetch is claimed
);
CREATE INDEX message_media_due ON message_media (next_at) WHERE state IN ('waiting', 'fetching');

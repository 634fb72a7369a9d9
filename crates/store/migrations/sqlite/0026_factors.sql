-- Whom a link lets set another password; none: it lets somebody new in.
ALTER TABLE invitations ADD COLUMN resets BLOB REFERENCES people (id);

-- Primary. Written by one's own account; read by sign-in. The authenticator app of somebody.
CREATE TABLE authenticators (
    person BLOB NOT NULL PRIMARY KEY REFERENCES people (id),
    secret TEXT NOT NULL,                  -- base32, shared with the app
    confirmed_at BIGINT,                   -- none: begun, and asked for nowhere
    last_step BIGINT NOT NULL              -- the newest step whose code was taken: each is taken once
) WITHOUT ROWID;

-- Primary. Written by one's own account, used up by sign-in.
CREATE TABLE recovery_codes (
    person BLOB NOT NULL REFERENCES people (id),
    code_hash TEXT NOT NULL,               -- SHA-256, as text; the codes are random enough for it
    used_at BIGINT,
    PRIMARY KEY (person, code_hash)
) WITHOUT ROWID;

-- Primary. Written by one's own account; read by sign-in.
CREATE TABLE passkeys (
    id BLOB NOT NULL PRIMARY KEY,
    person BLOB NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    credential_id TEXT NOT NULL UNIQUE,    -- what the authenticator calls it, base64url
    credential TEXT NOT NULL,              -- public key and counter, as the library writes them
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkeys_of_person ON passkeys (person);

-- Primary. What a passkey's ceremony has to be answered with; taken once. Wall clock.
CREATE TABLE ceremonies (
    id BLOB NOT NULL PRIMARY KEY,
    person BLOB REFERENCES people (id),    -- who makes a passkey; none: somebody signs in
    state TEXT NOT NULL,                   -- as the library writes it
    expires_at BIGINT NOT NULL
);

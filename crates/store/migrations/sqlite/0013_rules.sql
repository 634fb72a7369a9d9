-- When a person last spoke, and until when an agent counts as typing: both keep bots silent, whoever has the floor.
ALTER TABLE conversations ADD COLUMN floor_human_at BIGINT;
ALTER TABLE conversations ADD COLUMN floor_typing_until BIGINT;
UPDATE conversations SET floor_human_at = floor_since WHERE floor_kind IN ('agent', 'phone');

-- Primary. Written by the page of a number's rules and when a message is marked as automatic; read by that page. Every
-- version of a line's rules, with who set it: what was, and who changed what. The newest stands in the line's settings.
CREATE TABLE rule_versions (
    line BLOB NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person BLOB NOT NULL,
    rules TEXT NOT NULL,                   -- JSON of core's Rules
    PRIMARY KEY (line, version)
);

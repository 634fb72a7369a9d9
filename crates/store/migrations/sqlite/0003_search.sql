-- The search has an index in a file of its own, kept by a reader of the change feed (`../search/sqlite.sql`). The columns
-- that the merge filled for `LIKE` go.

ALTER TABLE contacts DROP COLUMN search;
ALTER TABLE messages DROP COLUMN search;

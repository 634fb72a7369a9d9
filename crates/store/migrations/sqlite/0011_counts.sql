-- The list's counts are read from indexes alone: whatever they ask for stands in them.
DROP INDEX conversations_waiting;
CREATE INDEX conversations_waiting ON conversations (workspace, status, turn_start) WHERE turn_start IS NOT NULL;
DROP INDEX conversations_assigned;
CREATE INDEX conversations_assigned ON conversations (workspace, status, assignee, list_at) WHERE assignee IS NOT NULL;

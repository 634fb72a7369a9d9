-- The list in the order of the longest wait is read from where a page begins, as it is by recency. Those that do not wait
-- stand behind all digits.
CREATE INDEX conversations_longest_wait ON conversations (workspace, status, (coalesce(substr(turn_start, 1, 12), 'g')), list_at DESC, id);

-- What waits for its message, by how long it has waited: what somebody referred to (an edit, a revoke, a reaction, a quote)
-- apart from mere statuses, of which other software on a number leaves many. For the page that lists gaps, and for the
-- upkeep that forgets.
CREATE INDEX parked_since_referred ON parked (line, since) WHERE conversation IS NOT NULL;
CREATE INDEX parked_since_status ON parked (line, since) WHERE conversation IS NULL;

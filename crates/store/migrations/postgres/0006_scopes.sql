-- Up to which entry of the journal ids of customers were marked as being of the account: the portfolio was learnt then.
-- NULL while the portfolio is unknown. A replay learns it at the same entry.
ALTER TABLE lines ADD COLUMN portfolio_from BIGINT;

-- Of which messages a file is: what was taken back is not served.
CREATE INDEX message_media_by_file ON message_media (media) WHERE media IS NOT NULL;

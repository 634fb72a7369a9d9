-- The small picture of a picture, made by whoever needs it first. Of `media`: primary, written by the platform.
-- No key and not none: nobody has looked yet. None: it cannot be made. The key of the file itself: it is small enough.
ALTER TABLE media ADD COLUMN preview_key TEXT REFERENCES blobs (key);
ALTER TABLE media ADD COLUMN preview_mime TEXT;
ALTER TABLE media ADD COLUMN preview_none BOOLEAN NOT NULL DEFAULT FALSE;

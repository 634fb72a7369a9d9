-- What somebody is to be told of, and how, as JSON (primary, set by themselves). None: as it is for everybody.
ALTER TABLE people ADD COLUMN notices TEXT;

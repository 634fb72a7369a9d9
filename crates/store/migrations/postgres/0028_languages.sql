-- The language that somebody chose for their pages, by its tag. None: that of their browser.
ALTER TABLE people ADD COLUMN language TEXT;

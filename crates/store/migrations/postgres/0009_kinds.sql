-- One name for each kind of file, as uploads and downloads know them: fetched files had other ones.
UPDATE media SET mime = 'audio/mp4' WHERE mime = 'audio/m4a';
UPDATE media SET mime = 'audio/ogg' WHERE mime = 'audio/opus';
UPDATE media SET mime = 'video/mp4' WHERE mime = 'video/x-m4v';

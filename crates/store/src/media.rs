//! Files: what is stored, and how far the file of a message is. The bytes are in [`crate::Blobs`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::content::{Content, Media};
use twinline_core::fate::Fate;
use twinline_core::ids::{ConversationId, LineId, MediaId, MessageId, WorkspaceId};
use uuid::Uuid;

use crate::changes::tell;
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::lines::lock_line;
use crate::rows::{counted, from_json, from_word, stored, word};
use crate::store::{Store, StoreError};

/// How far the file of a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaState {
    /// To be fetched.
    Waiting,
    /// Being fetched.
    Fetching,
    /// Here.
    Ready,
    /// Larger than we take.
    TooLarge,
    /// WhatsApp does not have it any more.
    Expired,
    /// Given up.
    Failed,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its id.
    pub id: MediaId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// Media type as sniffed.
    pub mime: String,
    /// Bytes.
    pub size: u64,
    /// The sender's file name.
    pub filename: Option<String>,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// Where the bytes are.
    pub blob_key: String,
    /// When it was stored.
    pub created_at: Millis,
    /// Its small picture; `None`: nobody has looked yet.
    pub preview: Option<MediaPreview>,
}

/// What to show instead of a stored picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaPreview {
    /// The picture itself: it is small.
    Original,
    /// Another blob.
    Picture {
        /// Where its bytes are.
        blob_key: String,
        /// What they are.
        mime: String,
    },
    /// None can be made.
    None,
}

/// The file of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageMedia {
    /// How far it is.
    pub state: MediaState,
    /// The file, once here.
    pub file: Option<MediaFile>,
    /// Why it is not here.
    pub reason: Option<String>,
    /// When the telling that brought the way to fetch it was received.
    pub received_at: Millis,
}

/// A file to fetch. The claim ends at the time given, so that a fetch that died is begun again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaTask {
    /// Whose file.
    pub message: MessageId,
    /// Over which line it came.
    pub line: LineId,
    /// How often it was tried before.
    pub attempts: u32,
    /// When the telling that brought the way to fetch it was received: the channel keeps it for some days from then on.
    pub received_at: Millis,
    /// What was told of it.
    pub media: Media,
}

#[derive(FromRow)]
struct FileColumns {
    id: Uuid,
    workspace: Uuid,
    mime: String,
    size: i64,
    filename: Option<String>,
    sha256: String,
    blob_key: String,
    created_at: i64,
    preview_key: Option<String>,
    preview_mime: Option<String>,
    preview_none: bool,
}

impl FileColumns {
    fn preview(&self) -> Option<MediaPreview> {
        match (&self.preview_key, &self.preview_mime) {
            _ if self.preview_none => Some(MediaPreview::None),
            (Some(key), _) if *key == self.blob_key => Some(MediaPreview::Original),
            (Some(key), Some(mime)) => Some(MediaPreview::Picture {
                blob_key: key.clone(),
                mime: mime.clone(),
            }),
            _ => None,
        }
    }
}

impl From<FileColumns> for MediaFile {
    fn from(row: FileColumns) -> Self {
        Self {
            preview: row.preview(),
            id: MediaId(row.id),
            workspace: WorkspaceId(row.workspace),
            mime: row.mime,
            size: counted(row.size),
            filename: row.filename,
            sha256: row.sha256,
            blob_key: row.blob_key,
            created_at: row.created_at,
        }
    }
}

/// A file that is due, with its bubble.
#[derive(FromRow)]
struct DueColumns {
    id: Uuid,
    line: Uuid,
    conversation: Uuid,
    content: String,
    state: String,
    attempts: i64,
    received_at: i64,
}

impl DueColumns {
    /// `None`: its bubble names no file any more.
    fn task(self) -> Result<Option<MediaTask>, StoreError> {
        let Content::Media(media) = from_json("content", &self.content)? else {
            return Ok(None);
        };
        Ok(Some(MediaTask {
            message: MessageId(self.id),
            line: LineId(self.line),
            attempts: u32::try_from(self.attempts).unwrap_or(0),
            received_at: self.received_at,
            media,
        }))
    }
}

#[derive(FromRow)]
struct MessageMediaColumns {
    message: Uuid,
    state: String,
    media: Option<Uuid>,
    reason: Option<String>,
    received_at: i64,
}

impl Store {
    /// Keeps a file whose bytes are stored, and counts it at its bytes. Durable on return.
    pub async fn put_media(&self, file: &MediaFile) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        insert_file(&mut transaction, file).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The file of a message is here: keeps it, whose bytes are stored, with its small picture of `preview_size` bytes, and
    /// attaches it, all or nothing. Durable on return, with the change of its bubble. A message has one file: if somebody
    /// else brought it meanwhile, that one stays, and nothing is kept. `NotFound`: there is no such message any more.
    pub async fn keep_message_media(
        &self,
        message: MessageId,
        file: &MediaFile,
        preview_size: u64,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let (line, conversation) = hold(&mut transaction, message).await?;
        let ready: Option<Uuid> = query_scalar(
            "SELECT message FROM message_media WHERE message = $1 AND state = 'ready'",
        )
        .bind(message.0)
        .fetch_optional(&mut transaction)
        .await?;
        if ready.is_some() {
            return Ok(());
        }
        insert_file(&mut transaction, file).await?;
        if let Some(preview) = &file.preview {
            write_preview(&mut transaction, file.id, preview, preview_size).await?;
        }
        query(
            "INSERT INTO message_media (message, line, state, media, next_at) \
             VALUES ($1, $2, 'ready', $3, $4) ON CONFLICT (message) DO UPDATE SET \
             state = 'ready', media = excluded.media, reason = NULL, next_at = excluded.next_at",
        )
        .bind(message.0)
        .bind(line.0)
        .bind(file.id.0)
        .bind(now)
        .execute(&mut transaction)
        .await?;
        let change = file_changed(message, conversation);
        let head = tell_of_files(&mut transaction, line, &[change], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, head)]);
        Ok(())
    }

    /// Whether a file is of messages alone that were taken back. One that no message has yet is not.
    pub async fn is_taken_back(&self, media: MediaId) -> Result<bool, StoreError> {
        let fates: Vec<Option<String>> = query_scalar(
            "SELECT m.fate FROM message_media AS w JOIN messages AS m ON m.id = w.message WHERE \
             w.media = $1",
        )
        .bind(media.0)
        .fetch_all(self.reader())
        .await?;
        let mut taken_back = !fates.is_empty();
        for fate in fates {
            let fate: Fate = match fate {
                Some(fate) => from_json("fate", &fate)?,
                None => Fate::default(),
            };
            taken_back &= fate.revoked.is_some();
        }
        Ok(taken_back)
    }

    /// A file.
    pub async fn media(&self, id: MediaId) -> Result<Option<MediaFile>, StoreError> {
        let row: Option<FileColumns> = query_as("SELECT * FROM media WHERE id = $1")
            .bind(id.0)
            .fetch_optional(self.reader())
            .await?;
        Ok(row.map(MediaFile::from))
    }

    /// Remembers what to show instead of a picture. Durable on return; the first word stays, so that two who looked at once
    /// count its bytes once.
    pub async fn set_preview(
        &self,
        media: MediaId,
        preview: &MediaPreview,
        size: u64,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        write_preview(&mut transaction, media, preview, size).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Claims files to fetch until `until`, those that wait longest first. Durable on return, with the changes of the bubbles
    /// whose files waited; a claim that nobody settles is due again at `until`.
    pub async fn claim_due_media(
        &self,
        now: Millis,
        until: Millis,
        limit: usize,
    ) -> Result<Vec<MediaTask>, StoreError> {
        let due: Vec<(Uuid, Uuid)> = query_as(
            "SELECT message, line FROM message_media WHERE state IN ('waiting', 'fetching') AND \
             next_at <= $1 ORDER BY next_at LIMIT $2",
        )
        .bind(now)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        let mut lines: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for (message, line) in due {
            lines.entry(line).or_default().push(message);
        }
        let mut tasks = Vec::new();
        for (line, messages) in lines {
            tasks.extend(
                self.claim_of_line(LineId(line), &messages, now, until)
                    .await?,
            );
        }
        Ok(tasks)
    }

    /// One line at a time: whoever holds two of them could wait in a ring.
    async fn claim_of_line(
        &self,
        line: LineId,
        messages: &[Uuid],
        now: Millis,
        until: Millis,
    ) -> Result<Vec<MediaTask>, StoreError> {
        let mut transaction = self.begin().await?;
        lock_line(&mut transaction, line).await?;
        // Somebody else may have claimed them meanwhile.
        let rows: Vec<DueColumns> = query_as(
            "SELECT m.id, m.line, m.conversation, m.content, w.state, w.attempts, w.received_at FROM \
             message_media AS w JOIN messages AS m ON m.id = w.message WHERE w.message IN {ids $1} \
             AND m.line = $2 AND w.state IN ('waiting', 'fetching') AND w.next_at <= $3 \
             ORDER BY w.next_at, m.id",
        )
        .bind_list(messages)
        .bind(line.0)
        .bind(now)
        .fetch_all(&mut transaction)
        .await?;
        let claimed: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        query(
            "UPDATE message_media SET state = 'fetching', next_at = $2, attempts = attempts + 1 \
             WHERE message IN {ids $1}",
        )
        .bind_list(&claimed)
        .bind(until)
        .execute(&mut transaction)
        .await?;
        // One that is claimed again shows nothing new.
        let changes: Vec<Change> = rows
            .iter()
            .filter(|row| row.state == word(MediaState::Waiting))
            .map(|row| file_changed(MessageId(row.id), ConversationId(row.conversation)))
            .collect();
        let mut head = None;
        if !changes.is_empty() {
            head = Some((
                line,
                tell_of_files(&mut transaction, line, &changes, now).await?,
            ));
        }
        transaction.commit().await?;
        self.announce(head.as_slice());
        let tasks = rows.into_iter().map(DueColumns::task);
        tasks.filter_map(Result::transpose).collect()
    }

    /// Keeps a claim until `until`: its fetch is alive. Durable on return; does nothing to a file that is settled.
    pub async fn keep_media_claim(
        &self,
        message: MessageId,
        until: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query("UPDATE message_media SET next_at = $2 WHERE message = $1 AND state = 'fetching'")
            .bind(message.0)
            .bind(until)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The earliest moment at which a file is due, if any waits.
    pub async fn next_media_due(&self) -> Result<Option<Millis>, StoreError> {
        Ok(query_scalar(
            "SELECT min(next_at) FROM message_media WHERE state IN ('waiting', 'fetching')",
        )
        .fetch_one(self.reader())
        .await?)
    }

    /// The file of a message is not here: for good (`TooLarge`, `Expired`, `Failed`), or to be tried again (`Waiting`) at
    /// `next_at`. Durable on return, with the change of its bubble. A file that somebody else brought meanwhile stays.
    pub async fn media_failed(
        &self,
        message: MessageId,
        state: MediaState,
        reason: &str,
        next_at: Millis,
        now: Millis,
    ) -> Result<(), StoreError> {
        self.settle_media(message, state, Some(reason), next_at, now)
            .await
    }

    /// A person wants the file of a message after all: it is due now, with all its attempts before it. Durable on return,
    /// with the change of its bubble.
    pub async fn retry_media(&self, message: MessageId, now: Millis) -> Result<(), StoreError> {
        // Before it is due, so that the next claim counts from nothing.
        let mut transaction = self.begin().await?;
        query("UPDATE message_media SET attempts = 0 WHERE message = $1")
            .bind(message.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        self.settle_media(message, MediaState::Waiting, None, now, now)
            .await
    }

    async fn settle_media(
        &self,
        message: MessageId,
        state: MediaState,
        reason: Option<&str>,
        next_at: Millis,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let (line, conversation) = hold(&mut transaction, message).await?;
        query(
            "INSERT INTO message_media (message, line, state, reason, next_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message) DO UPDATE SET \
             state = excluded.state, reason = excluded.reason, next_at = excluded.next_at \
             WHERE message_media.state <> 'ready'",
        )
        .bind(message.0)
        .bind(line.0)
        .bind(word(state))
        .bind(reason)
        .bind(next_at)
        .execute(&mut transaction)
        .await?;
        let change = file_changed(message, conversation);
        let head = tell_of_files(&mut transaction, line, &[change], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, head)]);
        Ok(())
    }

    /// The files of messages.
    pub(crate) async fn media_of(
        &self,
        messages: impl Iterator<Item = MessageId>,
    ) -> Result<BTreeMap<MessageId, MessageMedia>, StoreError> {
        let messages: Vec<_> = messages.collect();
        if messages.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows: Vec<MessageMediaColumns> = query_as(
            "SELECT message, state, media, reason, received_at FROM message_media WHERE message \
             IN {ids $1}",
        )
        .bind_list(&messages)
        .fetch_all(self.reader())
        .await?;
        let files: Vec<Uuid> = rows.iter().filter_map(|row| row.media).collect();
        let mut by_id: BTreeMap<Uuid, MediaFile> = BTreeMap::new();
        if !files.is_empty() {
            let files: Vec<FileColumns> = query_as("SELECT * FROM media WHERE id IN {ids $1}")
                .bind_list(&files)
                .fetch_all(self.reader())
                .await?;
            by_id.extend(files.into_iter().map(|row| (row.id, MediaFile::from(row))));
        }
        rows.into_iter()
            .map(|row| {
                let media = MessageMedia {
                    state: from_word("state of a file", &row.state)?,
                    file: row.media.and_then(|id| by_id.get(&id).cloned()),
                    reason: row.reason,
                    received_at: row.received_at,
                };
                Ok((MessageId(row.message), media))
            })
            .collect()
    }
}

fn file_changed(message: MessageId, conversation: ConversationId) -> Change {
    Change {
        kind: ChangeKind::MessageChanged,
        conversation: Some(conversation),
        subject: message.0,
        entry: None,
    }
}

/// Numbers the changes of bubbles whose files moved on. Returns the newest number.
async fn tell_of_files(
    connection: &mut Connection,
    line: LineId,
    changes: &[Change],
    now: Millis,
) -> Result<u64, StoreError> {
    let first = tell(connection, line, changes, now).await?;
    let rows: Vec<serde_json::Value> = (first..)
        .zip(changes)
        .map(|(no, change)| serde_json::json!({ "id": change.subject, "version": no }))
        .collect();
    query(
        "UPDATE messages SET version = r.version FROM {rows $1: id uuid, version bigint} AS r \
         WHERE messages.id = r.id",
    )
    .bind_list(&rows)
    .execute(connection)
    .await?;
    Ok(first + changes.len() as u64 - 1)
}

/// Files of a line that wait are due at once, as if never tried: what kept them away may be mended.
pub(crate) async fn wake_media(
    connection: &mut Connection,
    line: LineId,
    now: Millis,
) -> Result<(), StoreError> {
    lock_line(connection, line).await?;
    query(
        "UPDATE message_media SET next_at = $2, attempts = 0 WHERE line = $1 AND state = 'waiting' \
         AND next_at > $2",
    )
    .bind(line.0)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Holds the line of a message, and with it the place where the message is.
async fn hold(
    connection: &mut Connection,
    message: MessageId,
) -> Result<(LineId, ConversationId), StoreError> {
    let (line, _) = place(connection, message).await?;
    lock_line(connection, line).await?;
    // Only now does it stay where it is.
    place(connection, message).await
}

/// Keeps a file, and counts it at its bytes.
async fn insert_file(connection: &mut Connection, file: &MediaFile) -> Result<(), StoreError> {
    query(
        "INSERT INTO blobs (key, size, count) VALUES ($1, $2, 1) \
         ON CONFLICT (key) DO UPDATE SET count = blobs.count + 1",
    )
    .bind(&file.blob_key)
    .bind(stored(file.size))
    .execute(&mut *connection)
    .await?;
    query(
        "INSERT INTO media (id, workspace, mime, size, filename, sha256, blob_key, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(file.id.0)
    .bind(file.workspace.0)
    .bind(&file.mime)
    .bind(stored(file.size))
    .bind(&file.filename)
    .bind(&file.sha256)
    .bind(&file.blob_key)
    .bind(file.created_at)
    .execute(&mut *connection)
    .await
    .map_err(StoreError::exists("file"))?;
    Ok(())
}

/// The first word on what to show instead of a picture; its bytes are counted with it.
async fn write_preview(
    connection: &mut Connection,
    media: MediaId,
    preview: &MediaPreview,
    size: u64,
) -> Result<(), StoreError> {
    let (key, mime) = match preview {
        MediaPreview::Picture { blob_key, mime } => {
            query(
                "INSERT INTO blobs (key, size, count) VALUES ($1, $2, 0) \
                 ON CONFLICT (key) DO NOTHING",
            )
            .bind(blob_key)
            .bind(stored(size))
            .execute(&mut *connection)
            .await?;
            (Some(blob_key), Some(mime))
        }
        MediaPreview::Original | MediaPreview::None => (None, None),
    };
    let first: Vec<Uuid> = query_scalar(
        "UPDATE media SET preview_key = CASE WHEN $4 THEN blob_key ELSE $2 END, \
         preview_mime = $3, preview_none = $5 \
         WHERE id = $1 AND preview_key IS NULL AND NOT preview_none RETURNING id",
    )
    .bind(media.0)
    .bind(key)
    .bind(mime)
    .bind(*preview == MediaPreview::Original)
    .bind(*preview == MediaPreview::None)
    .fetch_all(&mut *connection)
    .await?;
    if let Some(key) = key.filter(|_| !first.is_empty()) {
        query("UPDATE blobs SET count = count + 1 WHERE key = $1")
            .bind(key)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn place(
    connection: &mut Connection,
    message: MessageId,
) -> Result<(LineId, ConversationId), StoreError> {
    let (line, conversation): (Uuid, Uuid) =
        query_as("SELECT line, conversation FROM messages WHERE id = $1")
            .bind(message.0)
            .fetch_optional(connection)
            .await?
            .ok_or(StoreError::NotFound { what: "message" })?;
    Ok((LineId(line), ConversationId(conversation)))
}

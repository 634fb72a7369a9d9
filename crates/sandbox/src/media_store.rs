//! Media: rows that name files, made of what phones and the platform send.

use std::sync::Arc;

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use crate::outbound::Ask;
use crate::rules::profile::Rules;
use crate::truth::Event;
use crate::truth::model::Media;
use crate::world::World;

/// What a new file is.
#[derive(Debug, Clone)]
pub(crate) struct NewFile {
    pub(crate) bytes: Bytes,
    pub(crate) mime: String,
    pub(crate) filename: Option<String>,
    /// Uploaded by the platform, as opposed to sent from a phone.
    pub(crate) uploaded: bool,
}

/// Stores a file and returns its media id. The bytes are on disk before anybody hears of it.
pub(crate) async fn store(world: &Arc<World>, file: NewFile) -> std::io::Result<String> {
    let world = Arc::clone(world);
    tokio::task::spawn_blocking(move || store_now(&world, file))
        .await
        .map_err(std::io::Error::other)?
}

/// The same, for callers that may block.
pub(crate) fn store_now(world: &World, file: NewFile) -> std::io::Result<String> {
    let sha256_hex = hex::encode(Sha256::digest(&file.bytes));
    world.files.keep(&sha256_hex, &file.bytes)?;
    let size = file.bytes.len() as u64;
    Ok(world.act(|act| {
        let id = act.draw_digits(16);
        let media = Media {
            id: id.clone(),
            mime: file.mime,
            sha256_hex,
            size,
            filename: file.filename,
            uploaded: file.uploaded,
            created_at: act.now,
            deleted: false,
        };
        act.tell(Event::MediaStored { media });
        id
    }))
}

/// The bytes of a file.
pub(crate) async fn read(world: &World, media: &Media) -> std::io::Result<Bytes> {
    world.files.read(&media.sha256_hex).await
}

/// When WhatsApp forgets it.
pub(crate) fn expires_at(media: &Media, rules: &Rules) -> i64 {
    let life = if media.uploaded {
        rules.media_uploaded_life_ms
    } else {
        rules.media_received_life_ms
    };
    media.created_at + life
}

/// Fetches the file a send names by link. The error is what the status will say.
pub(crate) async fn fetch(
    world: &Arc<World>,
    link: &str,
    filename: Option<String>,
) -> Result<String, String> {
    let failed = |why: String| format!("Downloading media from weblink failed: {why}");
    let ask = Ask {
        url: link.to_owned(),
        headers: Vec::new(),
        body: None,
    };
    let told = world.outbound.carry(ask).await.map_err(failed)?;
    if !(200..300).contains(&told.status) {
        return Err(failed(format!("HTTP {}", told.status)));
    }
    if !told.whole {
        return Err(failed("the file is too large, or broke off".to_owned()));
    }
    let mime = sniffed(
        &told.body,
        told.content_type.as_deref(),
        filename.as_deref(),
    );
    crate::rules::media::check(&mime, &told.body)
        .map_err(|unfit| failed(unfit.why().to_owned()))?;
    let file = NewFile {
        bytes: told.body.into(),
        mime,
        filename,
        uploaded: true,
    };
    store(world, file)
        .await
        .map_err(|error| failed(error.to_string()))
}

/// The kind of a file: its bytes first, its sender's word second, its name last.
pub(crate) fn sniffed(bytes: &[u8], claimed: Option<&str>, filename: Option<&str>) -> String {
    let seen = infer::get(bytes).map(|kind| match kind.mime_type() {
        // Opus in Ogg, which WhatsApp names by both.
        "audio/opus" => twinline_voice::MIME.to_owned(),
        other => other.to_owned(),
    });
    let claimed = claimed
        .filter(|mime| *mime != "application/octet-stream")
        .map(str::to_owned);
    // Office files are zip archives to a sniffer, and voice notes carry their codec in the claim.
    let vague = |mime: &String| mime == "application/zip" || mime == "audio/ogg";
    match (seen, claimed) {
        (Some(seen), Some(claimed)) if vague(&seen) => claimed,
        (Some(seen), _) => seen,
        (None, Some(claimed)) => claimed,
        (None, None) => filename
            .and_then(|name| mime_guess::from_path(name).first())
            .map_or_else(
                || "application/octet-stream".to_owned(),
                |mime| mime.to_string(),
            ),
    }
}

/// The message type a phone gives a file.
pub(crate) fn kind_of(mime: &str) -> &'static str {
    match mime {
        "image/jpeg" | "image/png" => "image",
        "image/webp" => "sticker",
        "video/mp4" | "video/3gpp" => "video",
        audio if audio.starts_with("audio/") => "audio",
        _ => "document",
    }
}

/// What a message has to say of its file beyond its type: whether a sticker moves.
pub(crate) fn facts(kind: &str, bytes: &[u8]) -> Option<serde_json::Value> {
    const MOVES: u8 = 0b0000_0010;
    let extended = bytes.get(12..16) == Some(b"VP8X");
    let moves = extended && bytes.get(20).is_some_and(|flags| flags & MOVES != 0);
    (kind == "sticker").then(|| serde_json::json!({"animated": moves}))
}

//! Media: upload, address, download, delete. Addresses live five minutes and want the token.

use std::sync::Arc;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use twinline_wire::graph::{MediaInfo, MediaUploaded};

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use crate::limits;
use crate::media_store::{self, NewFile};
use crate::truth::Event;
use crate::truth::model::Media;
use crate::world::World;

/// The first part of a download's path.
pub(super) const FILES: &str = "whatsapp_business_attachments";

pub(super) async fn upload(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    let file = call.file.as_ref().ok_or_else(|| Refusal::missing("file"))?;
    let claimed = call.text("type").or_else(|| file.mime.clone());
    let mime = media_store::sniffed(&file.bytes, claimed.as_deref(), file.filename.as_deref());
    check_size(&mime, file.bytes.len())?;
    let summary = format!("{mime}, {} bytes", file.bytes.len());
    let file = NewFile {
        bytes: file.bytes.clone(),
        mime,
        filename: file.filename.clone(),
        uploaded: true,
    };
    let id = media_store::store(world, file)
        .await
        .map_err(|error| Refusal::code(131_000, error.to_string()))?;
    Ok(Answer::json(&MediaUploaded::new(id), summary))
}

pub(super) fn find(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let now = world.clock.now_ms();
    let media = usable(world, id, now).ok_or_else(|| Refusal::unknown_object(call, id))?;
    let until = now + limits::MEDIA_URL_LIFE_MS;
    let seal = seal(world, id, until);
    let base = call.base_url();
    let url = format!("{base}/{FILES}/{id}?ext={until}&hash={seal}");
    let size = i64::try_from(media.size).unwrap_or(i64::MAX);
    let info = MediaInfo::new(id, url, media.mime, media.sha256_hex, size);
    Ok(Answer::json(&info, "media looked up"))
}

pub(super) async fn download(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let gone = || Refusal::unknown_object(call, id).with_status(404);
    auth::business(world, call)?;
    let now = world.clock.now_ms();
    let until = call
        .text("ext")
        .and_then(|ext| ext.parse::<i64>().ok())
        .ok_or_else(gone)?;
    if now > until || call.text("hash") != Some(seal(world, id, until)) {
        return Err(gone());
    }
    let media = usable(world, id, now).ok_or_else(gone)?;
    let bytes = media_store::read(world, &media).await.map_err(|_| gone())?;
    let summary = format!("{} bytes", bytes.len());
    Ok(Answer::file(bytes, media.mime, summary))
}

pub(super) fn delete(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let now = world.clock.now_ms();
    usable(world, id, now).ok_or_else(|| Refusal::unknown_object(call, id))?;
    world.act(|act| {
        act.tell(Event::MediaDeleted {
            media: id.to_owned(),
        });
    });
    Ok(Answer::json(&json!({"success": true}), "media deleted"))
}

fn usable(world: &World, id: &str, now: i64) -> Option<Media> {
    let media = world.look(|truth| truth.media(id).cloned())?;
    (now <= media_store::expires_at(&media)).then_some(media)
}

/// Ties an address to its file and its end.
fn seal(world: &World, id: &str, until: i64) -> String {
    let secret = world.look(|truth| truth.app().app_secret);
    hex::encode(&Sha256::digest(format!("{secret}/{id}/{until}"))[..16])
}

/// WhatsApp's sizes (graph-api.md 3.2), in binary megabytes to be on the lenient side.
fn check_size(mime: &str, bytes: usize) -> Result<(), Refusal> {
    const MIB: usize = 1024 * 1024;
    let max = match media_store::kind_of(mime) {
        "image" => 5 * MIB,
        "audio" | "video" => 16 * MIB,
        "sticker" => MIB / 2,
        _ => 100 * MIB,
    };
    if bytes == 0 {
        return Err(Refusal::code(100, "Param file must be a file with content"));
    }
    if bytes > max {
        return Err(Refusal::code(
            131_053,
            format!("{mime} may have {max} bytes at most"),
        ));
    }
    Ok(())
}

//! Media: upload, address, download, delete. Addresses live five minutes and want the token.

use std::sync::Arc;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use twinline_wire::graph::{MediaInfo, MediaUploaded};

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use crate::media_store::{self, NewFile};
use crate::rules::{self, media::Unfit};
use crate::truth::Event;
use crate::truth::model::{Business, Media};
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
    check(&mime, &file.bytes)?;
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
    check_number(world, call)?;
    let now = world.clock.now_ms();
    let media = usable(world, id, now).ok_or_else(|| Refusal::unknown_object(call, id))?;
    let until = now + world.look(|truth| truth.rules().media_url_life_ms);
    let seal = seal(world, id, until);
    let base = call.files_url();
    let url = format!("{base}/{FILES}/{id}?ext={until}&hash={seal}");
    let size = i64::try_from(media.size).unwrap_or(i64::MAX);
    let info = MediaInfo::new(id, url, media.mime, media.sha256_hex, size);
    Ok(Answer::json(&info, "media looked up"))
}

pub(super) async fn download(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let gone = || Refusal::unknown_object(call, id).with_status(404);
    // Some client libraries send no token with an address that is sealed anyway; WhatsApp wants one.
    if !world.look(|truth| truth.standing.lax_downloads) {
        auth::caller(world, call)?;
    }
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
    check_number(world, call)?;
    let now = world.clock.now_ms();
    usable(world, id, now).ok_or_else(|| Refusal::unknown_object(call, id))?;
    world.act(|act| {
        act.tell(Event::MediaDeleted {
            media: id.to_owned(),
        });
    });
    Ok(Answer::json(&json!({"success": true}), "media deleted"))
}

/// A caller that says whose file it is must be right (graph-api.md 3.1).
fn check_number(world: &World, call: &Call) -> Result<(), Refusal> {
    let Some(named) = call.text("phone_number_id") else {
        return Ok(());
    };
    let is_ours = |known: &Business| known.phone_number_id == named;
    if world.look(|truth| truth.business().is_some_and(is_ours)) {
        return Ok(());
    }
    Err(Refusal::unknown_object(call, &named))
}

fn usable(world: &World, id: &str, now: i64) -> Option<Media> {
    world.look(|truth| {
        let media = truth.media(id)?;
        // A profile picture lasts as long as it is worn.
        let worn = truth.screens.pictures.values().flatten();
        let lasts = now <= media_store::expires_at(media, truth.rules());
        (lasts || worn.into_iter().any(|worn| worn == id)).then(|| media.clone())
    })
}

/// Ties an address to its file and its end.
fn seal(world: &World, id: &str, until: i64) -> String {
    let secret = world.look(|truth| truth.app().secret);
    hex::encode(&Sha256::digest(format!("{secret}/{id}/{until}"))[..16])
}

/// What WhatsApp does not take is refused at once: by 100 for its type, by 131053 for its size.
fn check(mime: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::code(100, "Param file must be a file with content"));
    }
    rules::media::check(mime, bytes).map_err(|unfit| match unfit {
        Unfit::Type(why) => Refusal::code(100, why),
        Unfit::Size(why) => Refusal::code(131_053, why),
    })
}

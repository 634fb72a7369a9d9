//! Resumable uploads, for the samples of templates and for profile pictures (graph-api.md 3.3): a session is opened, bytes
//! come in parts from an offset on, and the whole gives a handle.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::json;

use super::answer::{Answer, Refusal};
use super::call::{Call, UPLOAD};
use crate::media_store::{self, NewFile};
use crate::truth::Event;
use crate::truth::account::{Change, Upload, Uploaded};
use crate::unfinished::{Added, Part};
use crate::world::World;

const KINDS: [&str; 5] = [
    "application/pdf",
    "image/jpeg",
    "image/jpg",
    "image/png",
    "video/mp4",
];
/// WhatsApp's largest sample is a document.
const BYTES_MAX: u64 = 100 * 1024 * 1024;

/// `POST /{APP}/uploads`.
pub(super) fn open(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let mime = call
        .text("file_type")
        .ok_or_else(|| Refusal::missing("file_type"))?;
    if !KINDS.contains(&mime.as_str()) {
        return Err(Refusal::code(
            100,
            format!("Param file_type must be one of {}", KINDS.join(", ")),
        ));
    }
    let bytes = call
        .text("file_length")
        .and_then(|length| length.parse().ok());
    let bytes: u64 = bytes.ok_or_else(|| Refusal::missing("file_length"))?;
    if bytes == 0 || bytes > BYTES_MAX {
        return Err(Refusal::code(
            100,
            "Param file_length must be 1 to 104857600",
        ));
    }
    let id = world.act(|act| {
        let id = format!("{UPLOAD}{}", act.draw_hex(32));
        let upload = Upload {
            id: id.clone(),
            mime,
            filename: call.text("file_name"),
            bytes,
            done: None,
        };
        let change = Change::Upload { upload };
        act.tell(Event::AccountChanged { change });
        id
    });
    Ok(Answer::json(&json!({"id": id}), "upload opened"))
}

/// `GET /upload:…`: how much of it is there.
pub(super) fn look(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let upload = find(world, call, id)?;
    let offset = if upload.done.is_some() {
        upload.bytes
    } else {
        world.parts.len(id)
    };
    Ok(Answer::json(
        &json!({"id": id, "file_offset": offset}),
        "upload looked up",
    ))
}

/// `POST /upload:…`: the bytes from `file_offset` on. Parts are kept in memory: a restart begins an unfinished upload anew.
pub(super) async fn write(world: &Arc<World>, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let upload = find(world, call, id)?;
    let header = call
        .header("file_offset")
        .and_then(|offset| offset.parse().ok());
    let offset: u64 = header.unwrap_or(0);
    let elsewhere = |there: u64| {
        let message = format!("The upload goes on at file_offset {there}, not {offset}");
        Refusal::sentence(100, message)
    };
    if upload.done.is_some() {
        return Err(elsewhere(upload.bytes));
    }
    let part = Part {
        offset,
        bytes: &call.raw,
        announced: upload.bytes,
    };
    let whole = match world.parts.add(id, &part) {
        Added::Whole(whole) => whole,
        Added::Part { len } => {
            let told = json!({"id": id, "file_offset": len});
            return Ok(Answer::json(&told, "part of an upload"));
        }
        Added::Elsewhere { goes_on_at } => return Err(elsewhere(goes_on_at)),
        Added::TooMuch => {
            let message = "More bytes came than were announced";
            return Err(Refusal::sentence(100, message));
        }
    };
    let handle = finish(world, upload, whole).await?;
    Ok(Answer::json(&json!({"h": handle}), "upload finished"))
}

async fn finish(world: &Arc<World>, upload: Upload, whole: Vec<u8>) -> Result<String, Refusal> {
    let file = NewFile {
        bytes: Bytes::from(whole),
        mime: upload.mime.clone(),
        filename: upload.filename.clone(),
        uploaded: true,
    };
    let media = media_store::store(world, file)
        .await
        .map_err(|error| Refusal::code(131_000, error.to_string()))?;
    Ok(world.act(|act| {
        let handle = format!(
            "4::{}:{}",
            hex::encode(upload.mime.as_bytes()),
            act.draw_hex(40)
        );
        let done = Some(Uploaded {
            media,
            handle: handle.clone(),
        });
        let upload = Upload { done, ..upload };
        let change = Change::Upload { upload };
        act.tell(Event::AccountChanged { change });
        handle
    }))
}

fn find(world: &World, call: &Call, id: &str) -> Result<Upload, Refusal> {
    let known = world.look(|truth| truth.account.uploads.get(id).cloned());
    known.ok_or_else(|| Refusal::unknown_object(call, id))
}

//! What WhatsApp hands out addresses of and anybody may fetch, without a token: pictures of links, profile pictures, files
//! and previews of flows.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, QrCode};

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::media_store;
use crate::truth::account::Flow;
use crate::world::World;

pub(super) const LINK_PICTURES: &str = "message_qrdl_images";
pub(super) const PROFILE_PICTURES: &str = "profile_pictures";
pub(super) const FLOW_ASSETS: &str = "flow_assets";
pub(super) const FLOW_PREVIEWS: &str = "flow_previews";

/// Points per module of a picture, and the quiet zone that readers want around it, in modules.
const SCALE: u32 = 8;
const QUIET: u32 = 4;

/// `None`: this is no such address.
pub(super) async fn find(
    world: &World,
    call: &Call,
    path: &[&str],
) -> Option<Result<Answer, Refusal>> {
    Some(match path {
        [LINK_PICTURES, name] => link_picture(world, call, name),
        [PROFILE_PICTURES, media] => profile_picture(world, call, media).await,
        [FLOW_ASSETS, id, "flow.json"] => flow(world, call, id, "application/json"),
        // People read it; its screens are drawn on the phones.
        [FLOW_PREVIEWS, id] => flow(world, call, id, "text/plain; charset=utf-8"),
        _ => return None,
    })
}

/// `CODE.svg` or `CODE.png`.
fn link_picture(world: &World, call: &Call, name: &str) -> Result<Answer, Refusal> {
    let gone = || Refusal::unknown_object(call, name).with_status(404);
    let (code, format) = name.split_once('.').ok_or_else(gone)?;
    let known = world.look(|truth| truth.account.qr_codes.contains_key(code));
    let drawn = known.then(|| QrCode::new(super::qr_codes::deep_link(code)));
    let drawn = drawn.and_then(Result::ok).ok_or_else(gone)?;
    let (bytes, mime) = match format {
        "svg" => {
            let svg = drawn.render::<qrcode::render::svg::Color<'_>>().build();
            (svg.into_bytes(), "image/svg+xml")
        }
        "png" => (png(&drawn).ok_or_else(gone)?, "image/png"),
        _ => return Err(gone()),
    };
    let summary = format!("{} bytes", bytes.len());
    Ok(Answer::file(bytes.into(), mime.to_owned(), summary))
}

fn png(drawn: &QrCode) -> Option<Vec<u8>> {
    let modules = u32::try_from(drawn.width()).ok()?;
    let side = (modules + 2 * QUIET) * SCALE;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let module = |at: u32| (at / SCALE).checked_sub(QUIET).filter(|at| *at < modules);
        let dark = module(x).zip(module(y)).is_some_and(|(column, row)| {
            let (column, row) = (column as usize, row as usize);
            drawn[(column, row)] == Color::Dark
        });
        Luma([if dark { 0 } else { u8::MAX }])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

async fn profile_picture(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let gone = || Refusal::unknown_object(call, id).with_status(404);
    let shown = world.look(|truth| {
        let url = truth.account.profile.get("profile_picture_url")?;
        let is_shown = url
            .as_str()?
            .ends_with(&format!("/{PROFILE_PICTURES}/{id}"));
        truth.media.get(id).filter(|_| is_shown).cloned()
    });
    let media = shown.ok_or_else(gone)?;
    let bytes = media_store::read(world, &media).await.map_err(|_| gone())?;
    let summary = format!("{} bytes", bytes.len());
    Ok(Answer::file(bytes, media.mime, summary))
}

fn flow(world: &World, call: &Call, id: &str, mime: &str) -> Result<Answer, Refusal> {
    let json = world.look(|truth| {
        let known: &Flow = truth.account.flows.get(id)?;
        known.json.clone()
    });
    let json = json.ok_or_else(|| Refusal::unknown_object(call, id).with_status(404))?;
    let summary = format!("{} bytes", json.len());
    Ok(Answer::file(json.into(), mime.to_owned(), summary))
}

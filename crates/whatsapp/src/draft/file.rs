//! The file that comes with a draft: it stands in the header, and gets WhatsApp's id when it was handed over.

use serde_json::{Value, json};
use twinline_core::content::MediaKind;

use super::fields::{Field, Unfits};

/// The file, until a header takes it.
pub(super) struct Attached(Option<MediaKind>);

impl Attached {
    pub(super) fn new(kind: Option<MediaKind>) -> Self {
        Self(kind)
    }

    /// A medium of the kind `word` in a header: known to WhatsApp already, or fetched by it, or the attached file.
    pub(super) fn medium(&mut self, medium: &Field<'_>, word: &str, unfits: &mut Unfits) {
        let (id, link) = (medium.get("id"), medium.get("link"));
        match (id.missing(), link.missing()) {
            (true, true) => match self.0.take() {
                Some(kind) if kind.word() == word => {}
                Some(kind) => unfits.say(
                    medium,
                    format!("The file that comes with it is no {word}."),
                    format!(
                        "Attach another file, or make it a header of the kind {}.",
                        kind.word()
                    ),
                ),
                None => unfits.say(
                    medium,
                    "There is no file.",
                    "Upload one and name it in `media_id`, or give a `link`.",
                ),
            },
            (false, false) => unfits.say(
                &link,
                "A file is named by its id or by a link, not by both.",
                "Leave one of them out.",
            ),
            (true, false) => unfits.link(&link),
            (false, true) => {}
        }
    }

    /// A file that no header took would be lost.
    pub(super) fn check(self, whole: &Field<'_>, unfits: &mut Unfits) {
        if self.0.is_some() {
            unfits.say(
                &whole.get("media_id"),
                "There is no place for a file in it.",
                "Send the file by itself, or give the message a header for it.",
            );
        }
    }
}

/// Writes WhatsApp's `id` of the file into the header that waits for it. `content` is as [`super::draft`] took it.
pub(crate) fn put_file(content: &mut Value, id: &str, filename: Option<&str>) {
    let header = match content["type"].as_str() {
        Some("interactive") => content.pointer_mut("/interactive/header"),
        Some("template") => content
            .pointer_mut("/template/components")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
            .find(|component| {
                let kind = component["type"].as_str().unwrap_or_default();
                kind.eq_ignore_ascii_case("header")
            })
            .and_then(|component| component.pointer_mut("/parameters/0")),
        _ => None,
    };
    let Some(header) = header else { return };
    let Some(kind) = header["type"].as_str().map(str::to_owned) else {
        return;
    };
    let mut medium = json!({"id": id});
    if let Some(name) = filename.filter(|_| kind == "document") {
        medium["filename"] = json!(name);
    }
    header[kind] = medium;
}

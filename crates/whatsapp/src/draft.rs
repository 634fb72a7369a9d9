//! A message in WhatsApp's own words, as somebody wants it sent: found fit or not before it is queued, so that nobody learns
//! from a failed bubble what could be known (graph-api.md 2.3 to 2.5).
//!
//! Words that are not known here pass: WhatsApp may take what this version has not heard of, and says so if it does not.

mod approved;
mod buttons;
mod cards;
mod choices;
mod fields;
mod file;
mod filled;
mod goods;
mod interactive;
mod place;
mod template;

use serde_json::{Value, json};
use twinline_core::channel::Unfit;
use twinline_core::content::{Content, MediaKind};
use twinline_wire::limits::Limit;

pub(crate) use approved::{hindrance, leans_on, unfit};
pub(crate) use file::put_file;

use fields::{Field, Unfits};

/// The only kind that may be sent while the window is closed.
pub(crate) const TEMPLATE: &str = "template";

/// Reads a message. `said` is an object with a `type` and the property named by it; `attached` is the kind of the file that
/// comes with it.
pub(crate) fn draft(said: &Value, attached: Option<MediaKind>) -> Result<Content, Vec<Unfit>> {
    let mut unfits = Unfits::default();
    let whole = Field::root(said);
    let kind_field = whole.get("type");
    let kind = kind_field.value.as_str().unwrap_or_default();
    let body = whole.get(kind);
    let mut file = file::Attached::new(attached);
    let summary = match kind {
        "text" => {
            let body = body.get("body");
            unfits.words(&body, most(Limit::TextBodyChars));
            file.check(&whole, &mut unfits);
            return unfits.or_else(|| Content::Text {
                body: body.text().to_owned(),
            });
        }
        "location" => place::check(&body, &mut unfits),
        "contacts" => Some(cards::check(&body, &mut unfits)),
        "interactive" => interactive::check(&body, &mut file, &mut unfits),
        TEMPLATE => template::check(&body, &mut file, &mut unfits),
        "image" | "video" | "audio" | "document" | "sticker" => {
            unfits.say(
                &whole.get("type"),
                "A file is not sent in words.",
                "Upload it, and name it in `media_id`.",
            );
            None
        }
        "reaction" => {
            unfits.say(
                &whole.get("type"),
                "A sign on a message is no message.",
                "Put it on the message itself.",
            );
            None
        }
        "" => {
            unfits.say(
                &whole.get("type"),
                "It does not say what it is.",
                "Give a `type`: text, location, contacts, interactive or template.",
            );
            None
        }
        other => {
            unfits.say(
                &whole.get("type"),
                format!("WhatsApp has no messages of the type `{other}`."),
                "Use text, location, contacts, interactive or template.",
            );
            None
        }
    };
    file.check(&whole, &mut unfits);
    unfits.or_else(|| Content::Other {
        raw_kind: kind.to_owned(),
        summary,
        raw: json!({"type": kind, kind: body.value}),
    })
}

/// A limit as a number of things.
fn most(limit: Limit) -> usize {
    usize::try_from(limit.latest()).unwrap_or(usize::MAX)
}

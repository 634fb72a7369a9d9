//! What somebody wants said, checked before it is written: nobody should learn from a failed bubble what could be known.

use serde_json::Value;
use twinline_core::channel::Unfit;
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::{LineId, MediaId};
use twinline_core::template::FilledTemplate;
use twinline_store::MediaFile;
use uuid::Uuid;

use super::send::{NewMessage, NewTemplate};
use crate::api::media::fit;
use crate::app::App;
use crate::media::kind::{self, SendAs};
use crate::problem::{self, Outcome, Problem};
use crate::templates;

/// What its bubble will hold.
pub(super) async fn read(app: &App, line: LineId, new: &NewMessage) -> Outcome<Content> {
    let text = new
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let file = match new.media_id {
        Some(id) => Some(uploaded(app, id).await?),
        None => None,
    };
    let own = match (&new.template, &new.content) {
        (Some(_), Some(_)) => {
            return Err(Problem::new(problem::UNACCEPTABLE).field(
                "content",
                "A message has a template or a content, not both.",
            ));
        }
        (Some(template), None) => Some(filled(app, line, template).await?),
        (None, content) => content.clone(),
    };
    match (own, text) {
        (Some(_), Some(_)) => Err(Problem::new(problem::UNACCEPTABLE).field(
            "text",
            "A message has a text, a template or a content: only one of them.",
        )),
        (Some(own), None) => {
            let content = own_words(app, &own, file.as_ref())?;
            let checked = templates::checked(app, line, content).await?;
            checked.map_err(|unfits| refused("content.", unfits))
        }
        (None, text) => words(app, text, file, new.send_as),
    }
}

async fn filled(app: &App, line: LineId, new: &NewTemplate) -> Outcome<Value> {
    let filled = FilledTemplate {
        name: new.name.clone(),
        language: new.language.clone(),
        values: new.values.clone(),
    };
    let filled = templates::fill(app, line, &filled).await?;
    filled.map_err(|unfits| refused("template.", unfits))
}

fn words(
    app: &App,
    text: Option<&str>,
    file: Option<MediaFile>,
    send_as: Option<SendAs>,
) -> Outcome<Content> {
    let capabilities = app.channel.capabilities();
    let chars_max = if file.is_some() {
        capabilities.caption_chars_max
    } else {
        capabilities.text_chars_max
    };
    if let Some(chars) = text
        .map(|text| text.chars().count())
        .filter(|chars| *chars > chars_max)
    {
        return Err(Problem::new(problem::TEXT_TOO_LONG).field(
            "text",
            format!("It has {chars} characters; WhatsApp takes {chars_max}."),
        ));
    }
    match (file, text) {
        (Some(file), text) => Ok(Content::Media(Media {
            kind: fit_kind(app, &file, send_as)?,
            mime: file.mime,
            caption: text.map(str::to_owned),
            filename: file.filename,
            sha256: Some(file.sha256),
            reference: None,
        })),
        (None, Some(text)) => Ok(Content::Text {
            body: text.to_owned(),
        }),
        (None, None) => Err(Problem::new(problem::UNACCEPTABLE)
            .field("text", "A message needs a text, a file or a content.")),
    }
}

/// As what the file goes, if it is not too large for that.
fn fit_kind(app: &App, file: &MediaFile, send_as: Option<SendAs>) -> Outcome<MediaKind> {
    let kind = kind::sent_as(&file.mime, send_as).ok_or_else(|| fit::no_sticker(&file.mime))?;
    match app.channel.capabilities().bytes_max(kind) {
        Some(max) if file.size > max => Err(fit::too_large(kind, max)),
        _ => Ok(kind),
    }
}

/// The channel says what cannot be sent as it is, field by field.
fn own_words(app: &App, content: &Value, file: Option<&MediaFile>) -> Outcome<Content> {
    let attached = file.map(|file| kind::of_mime(&file.mime));
    app.channel
        .draft(content, attached)
        .map_err(|unfits| refused("content.", unfits))
}

fn refused(place: &str, unfits: Vec<Unfit>) -> Problem {
    let problem = Problem::new(problem::UNACCEPTABLE);
    unfits.into_iter().fold(problem, |problem, unfit| {
        let field = if unfit.field == "media_id" {
            unfit.field
        } else {
            format!("{place}{}", unfit.field)
        };
        problem.unfit(&field, unfit.sentence, unfit.remedy)
    })
}

async fn uploaded(app: &App, id: Uuid) -> Outcome<MediaFile> {
    let file = app.store.media(MediaId(id)).await?;
    file.filter(|file| file.workspace == app.workspace)
        .ok_or_else(|| {
            Problem::new(problem::UNACCEPTABLE).field("media_id", "There is no such file.")
        })
}

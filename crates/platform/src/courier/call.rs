//! One call: hand the file over if there is one, post the message, journal what came of it.

use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Semaphore;
use twinline_core::channel::{Answer, ChannelRequest, Outgoing, OutgoingBody};
use twinline_core::content::{Content, Media};
use twinline_core::ids::{LineId, MediaId};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_store::StoreError;
use twinline_store::journal::{AppendError, EntryKind};

use super::Begun;
use crate::app::App;
use crate::limits::SEND_MEGABYTES_AT_ONCE;
use crate::media::kind;
use crate::merger::{CallEntry, Outcome, chain};

/// Pause between tries at journalling an answer.
const JOURNAL_RETRY: Duration = Duration::from_millis(200);
/// Tries at journalling an answer. If the disk stays full the send is found interrupted after the next start.
const JOURNAL_TRIES_MAX: u32 = 50;

/// Room for the files of calls under way, in megabytes.
static FILES: Semaphore = Semaphore::const_new(SEND_MEGABYTES_AT_ONCE as usize);

pub(super) async fn carry(app: &App, begun: &Begun) -> CallEntry {
    let (request, outcome) = match &*begun.from {
        Ok(number) => match prepare(app, begun, number).await {
            Ok(request) => {
                let answer = app.graph.carry(&number.token, &request).await;
                (Some(request.body), Outcome::Answer(answer))
            }
            Err(outcome) => (None, outcome),
        },
        Err(outcome) => (None, outcome.clone()),
    };
    let send = begun.send.id;
    tracing::info!(send.id = %send, attempt = begun.attempt, outcome = outcome_word(&outcome), "Call for send {send}");
    CallEntry {
        line: begun.send.line,
        send,
        attempt: begun.attempt,
        request,
        outcome,
    }
}

/// What calls of one number need of it. Looked up once for all that are released together.
pub(super) struct Number {
    address: String,
    token: String,
}

/// Looks it up. What is missing is each send's outcome.
pub(super) async fn number(app: &App, line: LineId) -> Result<Number, Outcome> {
    let line = app.store.line(line).await.map_err(|error| later(&error))?;
    let line = line.ok_or_else(|| unwritable("The number is gone.", "Connect it again."))?;
    let owner = line.id.to_string();
    let token = app
        .store
        .secret(&owner, crate::connect::TOKEN)
        .await
        .map_err(|error| later(&error))?;
    let token = token.ok_or_else(|| {
        unwritable(
            "There is no access token for this number.",
            "Connect the number again under Numbers.",
        )
    })?;
    Ok(Number {
        address: line.address,
        token,
    })
}

/// Everything before the message itself leaves. Whatever fails here has sent nothing that a customer could see.
async fn prepare(app: &App, begun: &Begun, number: &Number) -> Result<ChannelRequest, Outcome> {
    let outgoing = Outgoing {
        send: begun.send.id,
        to: begun.to.clone(),
        body: body(app, begun, number).await?,
        // A sign names its message itself.
        quote: begun
            .send
            .quote
            .clone()
            .filter(|_| begun.send.sign().is_none()),
    };
    app.channel
        .request(&number.address, &outgoing)
        .map_err(Outcome::Unwritable)
}

async fn body(app: &App, begun: &Begun, number: &Number) -> Result<OutgoingBody, Outcome> {
    let file = match begun.send.media {
        Some(id) => Some(hand_over(app, id, number).await?),
        None => None,
    };
    match (&begun.send.content, file) {
        (Content::Text { body }, _) => Ok(OutgoingBody::Text { body: body.clone() }),
        (Content::Media(media), Some(file)) => Ok(OutgoingBody::Media(Media {
            reference: file.reference,
            mime: file.mime,
            ..media.clone()
        })),
        (Content::Other { raw, .. }, file) => Ok(OutgoingBody::Own {
            raw: raw.clone(),
            file,
        }),
        _ => Err(unwritable(
            "There is nothing in it that could be sent.",
            "Write it again.",
        )),
    }
}

/// Hands a file over to the channel, which gives it a handle.
async fn hand_over(app: &App, id: MediaId, number: &Number) -> Result<Media, Outcome> {
    let stored = app
        .store
        .media(id)
        .await
        .map_err(|error| later(&error))?
        .ok_or_else(gone)?;
    let megabytes = stored.size.div_ceil(1 << 20);
    let room = u32::try_from(megabytes).unwrap_or(u32::MAX);
    // Nobody closes it.
    let _room = FILES
        .acquire_many(room.clamp(1, SEND_MEGABYTES_AT_ONCE))
        .await;
    let bytes = app
        .blobs
        .get(&stored.blob_key)
        .await
        .map_err(|error| match error {
            StoreError::NotFound { .. } => gone(),
            error => later(&error),
        })?;
    let filename = stored.filename.clone().unwrap_or_else(|| "file".to_owned());
    let handed = app
        .graph
        .upload(
            &number.token,
            &number.address,
            bytes,
            &stored.mime,
            &filename,
        )
        .await;
    let reference = handed.map_err(|answer| not_handed_over(app, answer))?;
    Ok(Media {
        kind: kind::of_mime(&stored.mime),
        mime: stored.mime,
        caption: None,
        filename: stored.filename,
        sha256: Some(stored.sha256),
        reference: Some(reference),
    })
}

/// What failed may succeed as it is: our own database, files or network.
fn later(error: &StoreError) -> Outcome {
    Outcome::Answer(Answer::NotSent {
        reason: chain(error),
    })
}

fn gone() -> Outcome {
    unwritable("The file is gone.", "Attach it again.")
}

/// The channel judges, with one difference: where it cannot tell what became of a message, nothing became of it, for
/// nobody sees a file that no message names.
fn not_handed_over(app: &App, answer: Answer) -> Outcome {
    Outcome::Answer(match app.channel.judge(&answer) {
        Verdict::Unknown { failure } => Answer::NotSent {
            reason: format!("the file was not handed over: {}", failure.sentence),
        },
        _ => answer,
    })
}

fn unwritable(sentence: &str, remedy: &str) -> Outcome {
    Outcome::Unwritable(Failure {
        code: "unwritable".to_owned(),
        sentence: sentence.to_owned(),
        remedy: remedy.to_owned(),
    })
}

fn outcome_word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Answer(Answer::Http { status: 200, .. }) => "taken",
        Outcome::Answer(Answer::Http { .. }) => "refused or busy",
        Outcome::Answer(Answer::NotSent { .. }) => "not sent",
        Outcome::Answer(Answer::Silence { .. }) => "silence",
        Outcome::Unwritable(_) => "unwritable",
    }
}

/// Writes down what came of a call, once. The merger settles the ledger from it.
pub async fn journal(app: &App, entry: &CallEntry) -> Result<u64, AppendError> {
    let body = serde_json::to_vec(entry).map_err(|error| AppendError::Unwritable {
        reason: error.to_string(),
    })?;
    app.journal
        .append(EntryKind::CallAnswer, app.now(), Bytes::from(body))
        .await
}

/// The same, again and again for a while.
pub(super) async fn journal_at_last(app: &App, entry: &CallEntry) {
    for _ in 0..JOURNAL_TRIES_MAX {
        match journal(app, entry).await {
            Ok(_) => return,
            Err(error) => {
                tracing::warn!(send.id = %entry.send, %error, "An answer waits for the journal");
            }
        }
        tokio::time::sleep(JOURNAL_RETRY).await;
    }
    tracing::error!(send.id = %entry.send, "An answer could not be journalled: the send stays begun until the next start");
}

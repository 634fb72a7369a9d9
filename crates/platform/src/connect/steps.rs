//! The steps of a connection, one function each.

use twinline_core::ids::LineId;
use twinline_core::number_life::{Asked, NumberLife, Stage, Sync};
use twinline_store::{Line, LineEvent};
use twinline_wire::error_code::{self, Class};
use twinline_wire::graph::{AppDataRequest, PhoneNumber, SyncType};

use super::{ConnectError, TOKEN};
use crate::app::App;
use crate::graph::CallError;
use crate::merger::chain;

/// The number of the account. A coexistence account holds one; of several, the one on a Business App is meant.
pub(super) async fn find_number(
    app: &App,
    token: &str,
    waba_id: &str,
) -> Result<PhoneNumber, ConnectError> {
    let page = app
        .graph
        .phone_numbers(token, waba_id)
        .await
        .map_err(|error| {
            ConnectError::call(
                "number_not_found",
                "The account's numbers were not listed",
                &error,
            )
        })?;
    let mut numbers: Vec<PhoneNumber> = page.data.known().cloned().collect();
    numbers.sort_by_key(|number| number.is_on_biz_app != Some(true));
    numbers.into_iter().next().ok_or_else(|| {
        ConnectError::new(
            "number_not_found",
            format!("Account {waba_id} holds no number."),
            "Finish the sign-up in the Business App first: it must show \"Connected\".",
        )
    })
}

/// Attaches the app to the account, and reads back that it is.
pub(super) async fn subscribe_account(app: &App, id: LineId) -> Result<(), ConnectError> {
    let (line, token) = line(app, id).await?;
    if line.life.stage != Stage::Connecting {
        return Ok(());
    }
    app.graph
        .subscribe_account(&token, &line.account)
        .await
        .map_err(|error| {
            ConnectError::call("not_subscribed", "The account was not subscribed", &error)
        })?;
    let apps = app
        .graph
        .subscribed_apps(&token, &line.account)
        .await
        .map_err(|error| {
            ConnectError::call(
                "not_subscribed",
                "The subscription was not read back",
                &error,
            )
        })?;
    let ours = apps.data.known().any(|other| {
        other
            .whatsapp_business_api_data
            .as_ref()
            .and_then(|data| data.id.as_deref())
            == Some(app.config.app.id.as_str())
    });
    if !ours {
        return Err(ConnectError::new(
            "not_subscribed",
            "WhatsApp does not list our app among the account's subscribers.",
            "Press Connect again; if it stays so, check in Meta's dashboard which app the account is shared with.",
        ));
    }
    let now = app.now();
    update(app, id, move |life| {
        if life.stage == Stage::Connecting {
            life.stage = Stage::Connected;
            life.stage_since = now;
        }
    })
    .await?;
    note(
        app,
        id,
        "connected",
        "Webhooks are subscribed and verified.",
    )
    .await;
    // What the account has, and how the number stands.
    app.templates.ask(id);
    Ok(())
}

/// How far a connection came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing is left to do.
    Done,
    /// A sync could not be asked for yet, and why. It may be asked for later, because no request has left.
    Waits(String),
}

/// Asks for contacts, then for history. What was begun and not heard of stays unknown.
pub(super) async fn ask_syncs(app: &App, id: LineId) -> Result<Progress, ConnectError> {
    let contacts = ask(
        app,
        id,
        SyncType::Contacts,
        |life| &mut life.contacts,
        "contacts",
    )
    .await?;
    if contacts != Progress::Done {
        return Ok(contacts);
    }
    ask(
        app,
        id,
        SyncType::History,
        |life| &mut life.history,
        "history",
    )
    .await
}

async fn ask(
    app: &App,
    id: LineId,
    kind: SyncType,
    of: fn(&mut NumberLife) -> &mut Sync,
    word: &str,
) -> Result<Progress, ConnectError> {
    let (line, token) = line(app, id).await?;
    let now = app.now();
    // Looked at and written under one lock: whoever finds it asked for already, however closely, makes no second call.
    let mut ours = false;
    update(app, id, |life| {
        let connected = life.stage == Stage::Connected;
        let sync = of(life);
        if connected && sync.asked == Asked::NotAsked {
            sync.asked = Asked::Asking;
            sync.asked_at = Some(now);
            ours = true;
        }
    })
    .await?;
    if !ours {
        return Ok(Progress::Done);
    }
    let answer = app
        .graph
        .ask_sync(&token, &line.address, &AppDataRequest::new(kind))
        .await;
    let (asked, request_id, words) = match answer {
        Ok(answer) => (
            Asked::Asked,
            answer.request_id,
            format!("Asked for {word}."),
        ),
        Err(CallError::Refused(why, code)) if is_throttled(code) => (
            Asked::NotAsked,
            None,
            format!("Could not ask for {word} yet: {why} ({code})."),
        ),
        Err(CallError::Refused(why, code)) => (
            Asked::Refused,
            None,
            format!("WhatsApp refused to send {word}: {why} ({code})."),
        ),
        Err(CallError::NotSent(why)) => (
            Asked::NotAsked,
            None,
            format!("Could not ask for {word}: {why}."),
        ),
        Err(CallError::Silence(why)) => {
            let words = format!(
                "Asked for {word}, and WhatsApp did not answer: {why}. It is not asked twice."
            );
            (Asked::Asking, None, words)
        }
    };
    let note_words = (asked == Asked::Refused).then(|| words.clone());
    update(app, id, move |life| {
        let sync = of(life);
        // An onboarding that began meanwhile has a sync of its own, which this answer says nothing about.
        if sync.asked != Asked::Asking || sync.asked_at != Some(now) {
            return;
        }
        sync.asked = asked;
        sync.request_id = request_id;
        if asked == Asked::NotAsked {
            sync.asked_at = None;
        }
        if note_words.is_some() {
            sync.note = note_words;
        }
    })
    .await?;
    if asked == Asked::NotAsked {
        return Ok(Progress::Waits(words));
    }
    note(app, id, "sync", &words).await;
    Ok(Progress::Done)
}

/// Refusals of the moment: the request was not looked at.
fn is_throttled(code: i64) -> bool {
    error_code::find(code).is_some_and(|row| row.class == Class::Wait)
}

/// A line and its token.
pub(super) async fn line(app: &App, id: LineId) -> Result<(Line, String), ConnectError> {
    let line = app
        .store
        .line(id)
        .await
        .map_err(|error| ConnectError::store(&error))?;
    let token = app
        .store
        .secret(&id.to_string(), TOKEN)
        .await
        .map_err(|error| ConnectError::store(&error))?;
    match (line, token) {
        (Some(line), Some(token)) => Ok((line, token)),
        _ => Err(ConnectError::new(
            "token_missing",
            "The number's access token is missing.",
            "Go through the sign-up again: it gives a new one.",
        )),
    }
}

async fn update(
    app: &App,
    id: LineId,
    change: impl FnOnce(&mut NumberLife) + Send,
) -> Result<(), ConnectError> {
    app.store
        .update_life(id, app.now(), change)
        .await
        .map(drop)
        .map_err(|error| ConnectError::store(&error))
}

/// A line in the number's timeline. Losing one is no reason to stop.
pub(super) async fn note(app: &App, line: LineId, kind: &str, text: &str) {
    let event = LineEvent {
        line,
        at: app.now(),
        kind: kind.to_owned(),
        text: text.to_owned(),
    };
    if let Err(error) = app.store.add_line_event(&event, app.now()).await {
        tracing::warn!(line.id = %line, error = %chain(&error), "A line of the timeline is lost");
    }
}

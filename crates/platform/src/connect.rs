//! Getting a number on: the same path for the demo's and for a real one. Every step is written down before the call that
//! follows it, so that a crash or a closed browser resumes where it stopped; the two sync requests may be made once only
//! and are never repeated after silence (`webhooks.md` sections 3.2 and 3.3). What a call or a crash left undone,
//! [`run`] takes up again. Which portfolio the account belongs to is asked besides, and holds nothing up.

mod fields;
mod portfolio;
pub(crate) mod resume;
mod steps;

use serde::{Deserialize, Serialize};
use twinline_core::ids::LineId;
use twinline_core::number_life::{NumberLife, Stage};
use twinline_store::{LineSettings, Mode, NewLine};

use crate::app::App;
use crate::graph::CallError;
use crate::merger::{JOURNAL, chain};

pub use fields::subscribe_again;
pub use resume::{run, take_up};
use steps::Progress;

/// Name of a line's access token among its secrets.
pub const TOKEN: &str = "access_token";

/// What a sign-up hands over.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConnectRequest {
    /// Good for 30 seconds, once.
    pub code: String,
    /// The WhatsApp Business Account that holds the number.
    pub waba_id: String,
}

/// Why a number could not be connected, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{sentence} {remedy}")]
pub struct ConnectError {
    /// A stable word.
    pub code: String,
    /// What happened.
    pub sentence: String,
    /// What to do, and what not to press.
    pub remedy: String,
}

impl ConnectError {
    fn new(code: &str, sentence: impl Into<String>, remedy: &str) -> Self {
        Self {
            code: code.to_owned(),
            sentence: sentence.into(),
            remedy: remedy.to_owned(),
        }
    }

    fn store(error: &twinline_store::StoreError) -> Self {
        Self::new(
            "store_failed",
            chain(error),
            "Mend the data folder, then start the connection again.",
        )
    }

    fn call(code: &str, step: &str, error: &CallError) -> Self {
        let remedy = match error {
            CallError::Refused(..) => {
                "Read WhatsApp's reason. Do not disconnect the phone; nothing there has changed."
            }
            CallError::NotSent(_) => {
                "Check the network and the Graph address, then press Connect again."
            }
            CallError::Silence(_) => {
                "Wait a minute, then look at the number's page before pressing anything."
            }
        };
        Self::new(code, format!("{step}: {error}."), remedy)
    }
}

/// Connects a number: subscribes the app, exchanges the code, finds the number, and goes on as [`run`] does.
pub async fn connect(app: &App, request: ConnectRequest) -> Result<LineId, ConnectError> {
    // WhatsApp verifies our address and must know the fields before the sign-up's data starts to flow.
    fields::subscribe_app(app).await?;
    let token = app
        .graph
        .exchange_code(&request.code)
        .await
        .map_err(|error| {
            ConnectError::call(
                "code_not_exchanged",
                "The sign-up's code was not taken",
                &error,
            )
        })?;
    let number = steps::find_number(app, &token, &request.waba_id).await?;
    let line = onboard(app, &request.waba_id, &number, &token).await?;
    steps::note(
        app,
        line,
        "connecting",
        "Sign-up finished; the access token is stored.",
    )
    .await;
    // Before anything is heard over it, so that ids of customers are marked rightly from the first on.
    if let Err(why) = portfolio::learn(app, line).await {
        tracing::warn!(line.id = %line, reason = %why, "The portfolio of a number is not known yet");
    }
    let resumed = resume(app, line).await;
    // From here on the worker goes on by itself, whatever stopped us.
    app.connect_bell.notify_one();
    match resumed? {
        Progress::Done => {}
        Progress::Waits(why) => steps::note(app, line, "waits", &why).await,
    }
    Ok(line)
}

/// Writes down, before any webhook can speak of it, that this number begins an onboarding: a new line, or one that was
/// here before and has new rights to both syncs now.
async fn onboard(
    app: &App,
    waba_id: &str,
    number: &twinline_wire::graph::PhoneNumber,
    token: &str,
) -> Result<LineId, ConnectError> {
    let display = number.display_phone_number.clone().unwrap_or_default();
    let digits: String = display.chars().filter(char::is_ascii_digit).collect();
    let coexistence = number.is_on_biz_app == Some(true);
    let life = NumberLife {
        stage: Stage::Connecting,
        stage_since: app.now(),
        ..NumberLife::default()
    };
    let line = NewLine {
        id: LineId(app.ids.fresh()),
        workspace: app.workspace,
        channel: app.channel.name().to_owned(),
        address: number.id.as_str().to_owned(),
        account: waba_id.to_owned(),
        name: number
            .verified_name
            .clone()
            .unwrap_or_else(|| display.clone()),
        display,
        digits,
        mode: if coexistence {
            Mode::Coexistence
        } else {
            Mode::ApiOnly
        },
        life,
        settings: LineSettings::default(),
    };
    let onboarded = app
        .store
        .onboard_line(&line, TOKEN, token, JOURNAL, app.now())
        .await;
    // Files that the old token could not fetch.
    app.media_bell.notify_one();
    onboarded.map_err(|error| ConnectError::store(&error))
}

/// Goes on where a line stands: subscribes the account, then asks for contacts and history, each once.
async fn resume(app: &App, line: LineId) -> Result<Progress, ConnectError> {
    steps::subscribe_account(app, line).await?;
    steps::ask_syncs(app, line).await
}

//! The templates of accounts, as facts of their lines: asked for at the start, when one is said to have changed, when somebody
//! sends one that is not known, and now and then. What differs from what is known is journalled, and the merger makes facts
//! of it; what a send must fit is asked of those facts. How the number stands is asked with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use serde_json::Value;
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use twinline_core::channel::{AccountTold, Unfit};
use twinline_core::content::Content;
use twinline_core::fact::{Fact, FactKind, Facts};
use twinline_core::ids::LineId;
use twinline_core::number_life::Stage;
use twinline_core::observation::{FactSaid, Observation, Said};
use twinline_core::template::{FilledTemplate, Template};
use twinline_store::journal::EntryKind;
use twinline_store::{Line, StoreError};

use crate::app::App;
use crate::limits::{CONNECT_LOOK, TEMPLATES_LOOK, TEMPLATES_OF_AN_ENTRY, TEMPLATES_PAUSE};
use crate::merger::chain;
use crate::standing;

/// Of which lines somebody wants to know the templates.
#[derive(Default)]
pub struct Wanted {
    lines: Mutex<BTreeSet<LineId>>,
    bell: Notify,
}

impl Wanted {
    /// Asks for them, in the background.
    pub fn ask(&self, line: LineId) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.insert(line);
        self.bell.notify_one();
    }

    fn take(&self) -> BTreeSet<LineId> {
        std::mem::take(&mut self.lines.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A content with the words that a customer will read, or what of it does not fit what its account approved, as far as that is
/// known. What is unknown or unfit is asked for again: it may have been made or mended a moment ago.
pub async fn checked(
    app: &App,
    line: LineId,
    content: Content,
) -> Result<Result<Content, Vec<Unfit>>, StoreError> {
    let Some((kind, begin)) = app.channel.leans_on(&content) else {
        return Ok(Ok(content));
    };
    let facts = app.store.facts_under(line, kind, &begin).await?;
    let unfits = app.channel.unfit(&content, &facts);
    if facts.is_empty() || !unfits.is_empty() {
        app.templates.ask(line);
    }
    Ok(if unfits.is_empty() {
        Ok(app.channel.worded(content, &facts))
    } else {
        Err(unfits)
    })
}

/// Those of a line's account, those first that may be sent. When none are known they are asked for.
pub async fn all(app: &App, line: LineId) -> Result<Vec<Template>, StoreError> {
    let templates = app.channel.templates(&definitions(app, line).await?);
    if templates.is_empty() {
        app.templates.ask(line);
    }
    Ok(templates)
}

/// A template with its blanks filled in, in the channel's own words.
pub async fn fill(
    app: &App,
    line: LineId,
    filled: &FilledTemplate,
) -> Result<Result<Value, Vec<Unfit>>, StoreError> {
    Ok(app.channel.fill(filled, &definitions(app, line).await?))
}

async fn definitions(app: &App, line: LineId) -> Result<Facts, StoreError> {
    let kind = FactKind::TemplateDefinition;
    app.store.facts_under(line, kind, "").await
}

/// The lines of which something is told that makes what is known of a template old.
pub fn news(lines: &[(LineId, Vec<Observation>)]) -> BTreeSet<LineId> {
    let is_news = |observation: &Observation| match &observation.said {
        Said::Fact(fact) => matches!(
            fact.kind,
            FactKind::Template | FactKind::TemplateComponents | FactKind::TemplateCategory
        ),
        _ => false,
    };
    let told = lines.iter().filter(|(_, said)| said.iter().any(is_news));
    told.map(|(line, _)| *line).collect()
}

/// Runs until stopped.
pub async fn run(app: App, stop: CancellationToken) {
    let mut asked: BTreeMap<LineId, Instant> = BTreeMap::new();
    let mut wanted = BTreeSet::new();
    loop {
        wanted.append(&mut app.templates.take());
        let next = round(&app, &mut asked, &mut wanted).await;
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.templates.bell.notified() => {}
            () = tokio::time::sleep_until(next) => {}
        }
    }
}

/// Asks for what is due. Returns when to look again.
async fn round(
    app: &App,
    asked: &mut BTreeMap<LineId, Instant>,
    wanted: &mut BTreeSet<LineId>,
) -> Instant {
    // Numbers that were connected meanwhile are found by looking.
    let later = Instant::now() + CONNECT_LOOK;
    let lines = match app.store.lines(app.workspace).await {
        Ok(lines) => lines,
        Err(error) => {
            tracing::error!(error = %chain(&error), "Cannot list the numbers");
            return Instant::now() + TEMPLATES_PAUSE;
        }
    };
    let mut next = later;
    for line in lines.iter().filter(|line| has_account(line)) {
        let pause = if wanted.contains(&line.id) {
            TEMPLATES_PAUSE
        } else {
            TEMPLATES_LOOK
        };
        let due = asked
            .get(&line.id)
            .map_or_else(Instant::now, |at| *at + pause);
        if due > Instant::now() {
            next = next.min(due);
            continue;
        }
        wanted.remove(&line.id);
        asked.insert(line.id, Instant::now());
        if let Err(why) = learn(app, line).await {
            tracing::warn!(line.id = %line.id, reason = %why, "The templates of a number's account are not known");
        }
        if let Err(why) = stands(app, line).await {
            tracing::warn!(line.id = %line.id, reason = %why, "How a number stands is not known");
        }
    }
    next
}

fn has_account(line: &Line) -> bool {
    matches!(line.life.stage, Stage::Connected | Stage::Reconnected)
}

/// Asks WhatsApp for the templates of a line's account, and journals what is new. Returns in how many entries; the error is a
/// sentence.
pub async fn learn(app: &App, line: &Line) -> Result<usize, String> {
    let token = token(app, line).await?;
    let at = app.now();
    let templates =
        (app.graph.templates(&token, &line.account).await).map_err(|error| format!("{error}."))?;
    let kind = FactKind::TemplateDefinition;
    let known = (app.store.facts_under(line.id, kind, "").await).map_err(|error| chain(&error))?;
    let told = AccountTold {
        account: line.account.clone(),
        at,
        templates,
        templates_gone: Vec::new(),
        numbers: Vec::new(),
    };
    let news = unknown(app, told, &known);
    let entries = news.len();
    for news in news {
        let body = serde_json::to_vec(&news).map_err(|error| error.to_string())?;
        (app.journal)
            .append(EntryKind::AccountTold, app.now(), Bytes::from(body))
            .await
            .map_err(|error| error.to_string())?;
    }
    Ok(entries)
}

async fn stands(app: &App, line: &Line) -> Result<(), String> {
    standing::learn(app, line, &token(app, line).await?).await
}

async fn token(app: &App, line: &Line) -> Result<String, String> {
    let owner = line.id.to_string();
    let token = app.store.secret(&owner, crate::connect::TOKEN).await;
    let token = token.map_err(|error| chain(&error))?;
    token.ok_or_else(|| "There is no access token.".to_owned())
}

/// What of a telling is not known yet, in entries for the journal.
fn unknown(app: &App, told: AccountTold, known: &Facts) -> Vec<AccountTold> {
    let none = AccountTold {
        templates: Vec::new(),
        ..told.clone()
    };
    let mut there = BTreeSet::new();
    let mut fresh = Vec::new();
    for template in told.templates {
        let one = AccountTold {
            templates: vec![template.clone()],
            ..none.clone()
        };
        for fact in facts(app, &one) {
            let key = (fact.kind, fact.subject.clone());
            let (was, is) = (known.get(&key), Fact::of(&fact));
            if was.is_none_or(|was| (&was.state, &was.raw) != (&is.state, &is.raw)) {
                fresh.push(template.clone());
            }
            there.insert(key);
        }
    }
    let missing = known.iter().filter(|(key, _)| !there.contains(*key));
    let gone = missing.filter_map(|(_, fact)| {
        let one = AccountTold {
            templates_gone: vec![fact.raw.clone()],
            ..none.clone()
        };
        let is_told = facts(app, &one).iter().all(|now| now.state == fact.state);
        (!is_told).then(|| fact.raw.clone())
    });
    let gone: Vec<_> = gone.collect();
    let fresh = fresh.chunks(TEMPLATES_OF_AN_ENTRY).map(|some| AccountTold {
        templates: some.to_vec(),
        ..none.clone()
    });
    let gone = gone.chunks(TEMPLATES_OF_AN_ENTRY).map(|some| AccountTold {
        templates_gone: some.to_vec(),
        ..none.clone()
    });
    fresh.chain(gone).collect()
}

fn facts(app: &App, told: &AccountTold) -> Vec<FactSaid> {
    let said = app.channel.hear_account(told).said.into_iter();
    let facts = said.filter_map(|(_, said)| match said {
        Said::Fact(fact) => Some(fact),
        _ => None,
    });
    facts.collect()
}

//! Whether both halves tell the same once all is quiet: [`threads`] and [`bubbles`] compare phones and platform message by
//! message, [`files`] looks at the bytes, [`ledger`] at what was to be sent, [`watch`] at what must hold at every moment, [`crossed`] at answers that crossed, [`outside`] at what a bot outside was told. Each difference is one line.

mod bubbles;
mod crossed;
mod files;
pub(crate) mod ledger;
mod outside;
mod threads;
pub(crate) mod watch;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use twinline_core::contact::NameSource;
use twinline_core::ids::{ConversationId, LineId};
use twinline_platform::App;
use twinline_platform::merger::JOURNAL;
use twinline_store::MessageRow;

use crate::house::House;
use crate::life::Life;
use crate::people::People;
use crate::people::desk::conversations;

/// All that the platform shows.
pub(crate) struct Shown {
    /// Bubbles by conversation, oldest first.
    pub(crate) threads: BTreeMap<ConversationId, Vec<MessageRow>>,
    /// What the owner's address book calls whom.
    pub(crate) names: BTreeMap<ConversationId, Option<String>>,
    pub(crate) lines: Vec<LineId>,
}

impl Shown {
    async fn by(app: &App) -> anyhow::Result<Self> {
        let mut threads = BTreeMap::new();
        let (mut lines, mut names) = (Vec::new(), BTreeMap::new());
        for (line, conversation) in conversations(app).await? {
            let mut rows = app.store.messages(conversation, None, 2_000).await?;
            rows.reverse();
            threads.insert(conversation, rows);
            lines.push(line);
            for row in app.store.conversation_rows(&[conversation]).await? {
                let name = row.contact.names.get(&NameSource::PhoneBook);
                names.insert(conversation, name.and_then(|name| name.value.clone()));
            }
        }
        lines.sort_unstable();
        lines.dedup();
        Ok(Self {
            threads,
            names,
            lines,
        })
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = (ConversationId, &MessageRow)> {
        self.threads
            .iter()
            .flat_map(|(conversation, rows)| rows.iter().map(|row| (*conversation, row)))
    }
}

/// What is asked of a storm once it is over.
pub(crate) struct Question<'a> {
    pub(crate) house: &'a House,
    pub(crate) life: &'a Life,
    pub(crate) people: &'a People,
    pub(crate) history_shared: bool,
    pub(crate) signed_up_at: i64,
}

/// The differences, the most telling first, and the platform's threads as text for the trace.
pub(crate) async fn compare(question: &Question<'_>) -> anyhow::Result<(Vec<String>, String)> {
    let shown = Shown::by(&question.life.app).await?;
    let mut differences = threads::compare(question, &shown)?;
    differences.extend(files::compare(question, &shown).await?);
    differences.extend(ledger::compare(question, &shown));
    differences.extend(crossed::compare(question, &shown).await?);
    differences.extend(outside::compare(question, &shown).await?);
    differences.extend(feed(question, &shown).await?);
    Ok((differences, text(&shown)))
}

/// The change feed is dense, all that was journalled is merged, and nothing was unreadable.
async fn feed(question: &Question<'_>, shown: &Shown) -> anyhow::Result<Vec<String>> {
    let app = &question.life.app;
    let mut differences = Vec::new();
    for line in &shown.lines {
        let changes = app.store.changes_after(*line, 0, 1_000_000).await?;
        for (no, change) in (1..).zip(&changes) {
            if change.no != no {
                differences.push(format!(
                    "change {no} is missing: {} comes instead",
                    change.no
                ));
                break;
            }
        }
    }
    let (merged, durable) = (app.store.position(JOURNAL).await?, app.journal.durable_to());
    if merged != durable {
        differences.push(format!("merged up to {merged} of {durable}"));
    }
    let unreadable = app.store.unreadable_count(None).await?;
    if unreadable > 0 {
        differences.push(format!("{unreadable} things could not be read"));
    }
    Ok(differences)
}

/// The same platform always gives the same text.
fn text(shown: &Shown) -> String {
    let mut text = String::new();
    for (conversation, rows) in &shown.threads {
        let _ = writeln!(text, "conversation {conversation}");
        for row in rows {
            let message = &row.message;
            let _ = writeln!(
                text,
                "  {} {:?} {:?} {:?} {:?} send {:?} v{}",
                message.told.at,
                message.origin.origin,
                message.content.text().unwrap_or_default(),
                message.ticks.top().map(|(rung, _)| rung),
                message.external_id.as_ref().map(|id| id.0.clone()),
                row.send.as_ref().map(|send| send.state),
                row.version,
            );
        }
    }
    text
}

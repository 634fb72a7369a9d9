//! The first hour after the number was connected, played in a moment: everybody speaks once, so that the inbox shows a
//! customer, the phone, an agent and the bot. Acts go the same ways as later: phones in the sandbox, sends in the ledger.

use std::time::Duration;

use anyhow::Context as _;
use tokio::time::Instant;
use twinline_core::command::{self, NewSend};
use twinline_core::content::Content;
use twinline_core::ids::{ConversationId, LineId, PersonId, SendId};
use twinline_core::message::{Direction, Message};
use twinline_core::send::SendAuthor;
use twinline_platform::App;
use twinline_platform::clock::wall_ms;
use twinline_sandbox::{BUSINESS, Sandbox};
use twinline_store::{Filters, ListQuery, Sort, Touch, View};
use uuid::Uuid;

use super::people::{DemoFile, DemoRole};

/// Who acts in a line of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Customer,
    Owner,
    Agent,
    /// The customer answers the last thing the business said.
    Answers,
    /// The customer puts the text, an emoji, on it.
    Reacts,
    /// The customer gives their own last message other words.
    Edits,
    /// The customer deletes it for everyone.
    Deletes,
    /// Nobody acts: the bot is given time to answer the greeting before.
    Bot,
}

/// (minutes before the end, who, the customer's name on the phone, text)
const STORY: &[(i64, Who, &str, &str)] = &[
    (46, Who::Customer, "Grace Okonjo-Lund", "Hi there"),
    (46, Who::Bot, "Grace Okonjo-Lund", ""),
    (
        43,
        Who::Customer,
        "Grace Okonjo-Lund",
        "Could I order two walnut loaves for Sunday?",
    ),
    (
        41,
        Who::Owner,
        "Grace Okonjo-Lund",
        "Two walnut loaves, noted. You pay when you collect.",
    ),
    (
        38,
        Who::Customer,
        "Nuno Brandão",
        "Pode ser uma terceira broa?",
    ),
    (
        36,
        Who::Owner,
        "Nuno Brandão",
        "Claro, fica a terceira guardada.",
    ),
    (35, Who::Reacts, "Nuno Brandão", "🙏"),
    (
        33,
        Who::Customer,
        "Stockwell Reading Room",
        "It is for the three Thursday trays, whenever you have a minute",
    ),
    (
        31,
        Who::Agent,
        "Stockwell Reading Room",
        "On its way to your treasurer: £86.40 for the three trays.",
    ),
    (
        29,
        Who::Customer,
        "Stockwell Reading Room",
        "Perfect, thank you *Marta*",
    ),
    (26, Who::Customer, "Inês Carvalhal", "Hello!"),
    (26, Who::Bot, "Inês Carvalhal", ""),
    (
        24,
        Who::Customer,
        "Inês Carvalhal",
        "Could you write Maria on the cake, in blue?",
    ),
    (
        21,
        Who::Owner,
        "Inês Carvalhal",
        "Blue it is. Marta confirms the rest.",
    ),
    (
        17,
        Who::Agent,
        "Inês Carvalhal",
        "Card is fine. Maria in blue, ready from 15:30 on the 28th.",
    ),
    (
        11,
        Who::Customer,
        "Tom Ashdown",
        "Hello again! Is the sourdough still warm around five?",
    ),
    (
        10,
        Who::Customer,
        "Tom Ashdown",
        "I could be there at ten past",
    ),
    (
        9,
        Who::Edits,
        "Tom Ashdown",
        "I could be there at ten past five",
    ),
    (
        8,
        Who::Customer,
        "Layla Haddad",
        "وهل يمكن إضافة ستة أرغفة؟",
    ),
    (
        6,
        Who::Customer,
        "Grace Okonjo-Lund",
        "And a box of natas, if there are any",
    ),
    (5, Who::Deletes, "Grace Okonjo-Lund", ""),
    (
        4,
        Who::Answers,
        "Inês Carvalhal",
        "Perfect, obrigada! And one candle, please",
    ),
    (
        1,
        Who::Customer,
        "@pao.com.manteiga",
        "e croissants para domingo, fazem?",
    ),
];

/// How long one line may take to become visible. Whatever does not is only missing from the picture.
const VISIBLE_WITHIN: Duration = Duration::from_secs(8);

/// Plays the story and leaves the clock at the wall's time.
pub(super) async fn play(
    app: &App,
    sandbox: &Sandbox,
    line: LineId,
    file: &DemoFile,
) -> anyhow::Result<()> {
    let clock = sandbox.clock();
    history_settled(app, sandbox, line).await?;
    for (minutes, who, name, text) in STORY {
        let due = wall_ms() - minutes * 60_000;
        sandbox.advance((due - clock.now_ms()).max(0));
        let Some(phone) = phone(sandbox, name) else {
            tracing::warn!("The scenario has nobody called {name}");
            continue;
        };
        match who {
            Who::Customer => drop(sandbox.send_text(&phone, BUSINESS, text)?),
            Who::Owner => drop(sandbox.send_text(BUSINESS, &phone, text)?),
            Who::Bot => sandbox.advance(15_000),
            Who::Answers | Who::Reacts | Who::Edits | Who::Deletes => {
                amend(sandbox, *who, &phone, text)?;
            }
            Who::Agent => say(app, line, file.person(DemoRole::Agent), name, text).await?,
        }
        visible(app, *who, name, text).await?;
    }
    sandbox.advance((wall_ms() - clock.now_ms()).max(0));
    Ok(())
}

/// The customer does something about the last message of theirs, or of the business.
fn amend(sandbox: &Sandbox, who: Who, phone: &str, text: &str) -> anyhow::Result<()> {
    let own = matches!(who, Who::Edits | Who::Deletes);
    let shown = sandbox.messages(phone, BUSINESS)?;
    let Some(last) = shown.iter().rfind(|message| message.from_me == own) else {
        return Ok(());
    };
    match who {
        Who::Answers => sandbox.reply(phone, BUSINESS, text, &last.id)?,
        Who::Edits => sandbox.edit(phone, BUSINESS, &last.id, text)?,
        Who::Deletes => sandbox.delete(phone, BUSINESS, &last.id)?,
        _ => sandbox.react(phone, BUSINESS, &last.id, Some(text))?,
    };
    Ok(())
}

fn phone(sandbox: &Sandbox, name: &str) -> Option<String> {
    let handle = name.trim_start_matches('@');
    let phones = sandbox.state().phones;
    phones
        .into_iter()
        .find(|phone| phone.name == name || phone.username.as_deref() == Some(handle))
        .map(|phone| phone.id)
}

/// The history has arrived when its last chunk is merged. WhatsApp takes its time between chunks; nobody here has to wait
/// for that.
async fn history_settled(app: &App, sandbox: &Sandbox, line: LineId) -> anyhow::Result<()> {
    let deadline = Instant::now() + Duration::from_mins(1);
    while Instant::now() < deadline {
        let life = app
            .store
            .line(line)
            .await?
            .context("The number is gone")?
            .life;
        let merged = app
            .store
            .position(twinline_platform::merger::JOURNAL)
            .await?
            >= app.journal.durable_to();
        if life.history.progress == Some(100) && merged {
            return Ok(());
        }
        sandbox.advance(400);
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    tracing::warn!("The history takes longer than a minute; it goes on in the background");
    Ok(())
}

async fn say(
    app: &App,
    line: LineId,
    person: Option<PersonId>,
    name: &str,
    text: &str,
) -> anyhow::Result<()> {
    let (Some(person), Some((conversation, _))) = (person, newest(app, name).await?) else {
        return Ok(());
    };
    let new = NewSend {
        id: SendId(Uuid::now_v7()),
        conversation,
        author: SendAuthor::Agent(person),
        content: Content::Text {
            body: text.to_owned(),
        },
        media: None,
        quote: None,
        turn: None,
        client_token: None,
        seen_no: None,
        confirmed: true,
        window_ms: None,
        priority: None,
        at: None,
        callback_data: None,
    };
    let touch = Touch {
        conversations: vec![conversation],
        ..Touch::default()
    };
    let written = app
        .store
        .act(line, app.now(), touch, |set| command::say(set, new))
        .await?;
    if let Err(refused) = written {
        tracing::warn!(?refused, "A line of the story was refused");
    }
    app.courier_bell.notify_one();
    Ok(())
}

/// The conversation with this customer, and what was said last.
async fn newest(app: &App, name: &str) -> anyhow::Result<Option<(ConversationId, Message)>> {
    let page = app.store.conversations(&called(app, name)).await?;
    let row = page.items.into_iter().next();
    Ok(row.and_then(|row| Some((row.conversation.id, row.newest?.message))))
}

/// What finds the conversation with this customer.
pub(super) fn called(app: &App, name: &str) -> ListQuery {
    ListQuery {
        workspace: app.workspace,
        view: View::All,
        person: PersonId(Uuid::nil()),
        q: Some(name.trim_start_matches('@').to_owned()),
        filters: Filters::default(),
        sort: Sort::Recent,
        limit: 1,
        cursor: None,
    }
}

/// Waits until the inbox shows the line, and what was sent from here until WhatsApp has it: the clock moves on then.
async fn visible(app: &App, who: Who, name: &str, text: &str) -> anyhow::Result<()> {
    if matches!(who, Who::Reacts | Who::Edits | Who::Deletes) {
        // They change what stands there already, and nothing later in the story builds on them.
        return Ok(());
    }
    let deadline = Instant::now() + VISIBLE_WITHIN;
    while Instant::now() < deadline {
        let seen = newest(app, name).await?.is_some_and(|(_, last)| match who {
            Who::Bot => last.direction == Direction::Out && last.external_id.is_some(),
            _ => last.content.text() == Some(text) && last.external_id.is_some(),
        });
        if seen {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tracing::warn!("A line of the story did not become visible in time: {name}");
    Ok(())
}

//! Turns that are a bot's: given to the bot that runs outside where a line has one, and otherwise answered by the simplest
//! bot, which knows greetings, once its hold is over and nobody has. It reads the change feed for customers' words; what it
//! has in mind lives in memory only, because after a start it is found again in the waiting conversations.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::change::ChangeKind;
use twinline_core::command::{self, NewSend, Refused};
use twinline_core::content::Content;
use twinline_core::conversation::Conversation;
use twinline_core::floor::{Holder, Rules, Situation, Withheld, decide};
use twinline_core::greeting;
use twinline_core::ids::{BotId, ConversationId, LineId, PersonId, SendId};
use twinline_core::send::SendAuthor;
use twinline_core::turn::{Turn, open_turn};
use twinline_store::{
    Bot, BotHook, BotTurn, BotTurnState, Filters, ListQuery, Sort, StoreError, Touch, View,
};
use uuid::Uuid;

use crate::app::App;
use crate::merger::chain;

/// Changes read at once.
const CHANGES_MAX: usize = 500;
/// Waiting conversations looked at after a start; older ones have waited for a person for long.
const WAITING_MAX: usize = 200;
/// A turn that has waited longer is left to people: a greeting answered hours later is worse than none.
const STALE_MS: Millis = 15 * 60_000;
/// Nothing to do until there is news.
const NEVER: Millis = Millis::MAX / 2;
/// Pause after the store failed.
const STORE_RETRY: std::time::Duration = std::time::Duration::from_millis(500);

/// The bot between two steps: turns that wait for their hold, and how far each line was read.
#[derive(Default)]
pub struct Mind {
    due: BTreeMap<ConversationId, (LineId, Turn, Millis)>,
    /// `None` until it has looked around after its start, and while there is no bot.
    read: Option<BTreeMap<LineId, u64>>,
    /// Under which version of its line's rules turns were judged.
    rules: BTreeMap<LineId, u64>,
}

/// Who answers where.
struct Speakers {
    /// The bot that knows greetings, where none runs outside.
    simplest: Option<Bot>,
    outside: BTreeMap<LineId, BotHook>,
}

impl Speakers {
    async fn load(app: &App) -> Result<Self, StoreError> {
        let hooks = app.store.bot_hooks(app.workspace).await?;
        let known = app.store.bots_outside(app.workspace).await?;
        let bots = app.store.bots(app.workspace).await?;
        Ok(Self {
            simplest: bots.into_iter().find(|bot| !known.contains(&bot.id)),
            outside: hooks
                .into_iter()
                .filter(|hook| hook.off_at.is_none())
                .map(|hook| (hook.line, hook))
                .collect(),
        })
    }

    fn of(&self, line: LineId) -> Option<BotId> {
        let outside = self.outside.get(&line).map(|hook| hook.bot);
        outside.or(self.simplest.as_ref().map(|bot| bot.id))
    }
}

impl Mind {
    /// Reads on and answers what is due. Returns when to look again in business time, unless there is news before.
    pub async fn step(&mut self, app: &App) -> Result<Millis, StoreError> {
        let bots = Speakers::load(app).await?;
        if bots.simplest.is_none() && bots.outside.is_empty() {
            *self = Self::default();
            return Ok(NEVER);
        }
        if self.read.is_none() {
            wake(app, &bots, self).await?;
        }
        if let Err(error) = think(app, &bots, self).await {
            // What was read may not have been thought about: look around anew.
            self.read = None;
            return Err(error);
        }
        let next = self.due.values().map(|(_, _, at)| *at).min();
        Ok(next.unwrap_or(NEVER))
    }
}

/// Runs until stopped.
pub(crate) async fn run(app: App, stop: CancellationToken) {
    let mut news = app.store.listen();
    let mut mind = Mind::default();
    while !stop.is_cancelled() {
        let wake_at = match mind.step(&app).await {
            Ok(wake_at) => wake_at,
            Err(error) => {
                tracing::error!(error = %chain(&error), "The bot cannot read");
                tokio::time::sleep(STORE_RETRY).await;
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            // Lagging only means that there is much to read.
            _ = news.recv() => {}
            () = app.clock.sleep_until(wake_at) => {}
        }
    }
}

/// After a start: the feed is read from its present end, and what waits now is looked at once.
async fn wake(app: &App, bots: &Speakers, mind: &mut Mind) -> Result<(), StoreError> {
    let heads = app.store.change_heads(app.workspace).await?;
    let query = ListQuery {
        workspace: app.workspace,
        view: View::Waiting,
        person: PersonId(Uuid::nil()),
        q: None,
        filters: Filters::default(),
        sort: Sort::Recent,
        limit: WAITING_MAX,
        cursor: None,
    };
    let waiting = app.store.conversations(&query).await?.items;
    let waiting: Vec<Conversation> = waiting.into_iter().map(|row| row.conversation).collect();
    consider(app, bots, mind, &waiting).await?;
    mind.read = Some(heads.into_iter().collect());
    Ok(())
}

async fn think(app: &App, bots: &Speakers, mind: &mut Mind) -> Result<(), StoreError> {
    for (line, head) in app.store.change_heads(app.workspace).await? {
        let read = mind.read.get_or_insert_default();
        let mut after = read.get(&line).copied().unwrap_or(0);
        while after < head {
            let changes = app.store.changes_after(line, after, CHANGES_MAX).await?;
            let Some(last) = changes.last().map(|change| change.no) else {
                break;
            };
            let of_line = |kind| kind == ChangeKind::Number;
            if changes.iter().any(|change| of_line(change.kind))
                && new_rules(app, mind, line).await?
            {
                // Everything that waits may be somebody else's now.
                mind.due.clear();
                wake(app, bots, mind).await?;
                return speak(app, bots, mind).await;
            }
            let mut heard: Vec<ConversationId> = changes
                .iter()
                .filter(|change| {
                    matches!(
                        change.kind,
                        ChangeKind::MessageAdded | ChangeKind::FloorMoved
                    )
                })
                .filter_map(|change| change.conversation)
                .collect();
            heard.sort_unstable();
            heard.dedup();
            let heard = app.store.bare_conversations(&heard).await?;
            consider(app, bots, mind, &heard).await?;
            after = last;
            mind.read.get_or_insert_default().insert(line, after);
        }
    }
    speak(app, bots, mind).await
}

/// Whether the rules of a line were set since it was last looked at.
async fn new_rules(app: &App, mind: &mut Mind, line: LineId) -> Result<bool, StoreError> {
    let Some(row) = app.store.line(line).await? else {
        return Ok(false);
    };
    let version = row.settings.rules_version;
    Ok(mind.rules.insert(line, version).unwrap_or(0) != version)
}

/// What the rules of a line look at.
async fn situation(
    app: &App,
    rules: &Rules,
    conversation: &Conversation,
) -> Result<Situation, StoreError> {
    let messages = app.store.turn_messages(conversation.id).await?;
    let mut identities = Vec::new();
    if !rules.people.is_empty() {
        let rows = app.store.conversation_rows(&[conversation.id]).await?;
        identities.extend(rows.into_iter().flat_map(|row| row.identities));
    }
    let needs_language = !rules.languages.is_empty();
    Ok(Situation::among(
        messages.iter(),
        None,
        identities,
        conversation.floor,
        needs_language,
    ))
}

/// Which of these conversations the bot may answer, and when.
async fn consider(
    app: &App,
    bots: &Speakers,
    mind: &mut Mind,
    conversations: &[Conversation],
) -> Result<(), StoreError> {
    let now = app.now();
    let mut rules: BTreeMap<LineId, Rules> = BTreeMap::new();
    for conversation in conversations {
        mind.due.remove(&conversation.id);
        let summary = &conversation.summary;
        let Some((newest, _)) = open_turn(summary).and(summary.last_in.as_ref()) else {
            continue;
        };
        let received_at = newest.received_at();
        if now - received_at > STALE_MS {
            continue;
        }
        let line = conversation.line;
        let rules = match rules.entry(line) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => match app.store.line(line).await? {
                Some(row) => unknown.insert(row.settings.floor_rules),
                None => continue,
            },
        };
        let Some(bot) = bots.of(line) else {
            continue;
        };
        let is_anothers = matches!(conversation.floor.at(now).holder, Holder::Bot(id) if id != bot);
        let situation = situation(app, rules, conversation).await?;
        let decision = decide(rules, &situation, now);
        if let (Some(turn), Some(due_at), false) =
            (open_turn(summary), decision.bot_after, is_anothers)
            && due_at - received_at <= STALE_MS
        {
            mind.due.insert(conversation.id, (line, turn, due_at));
        }
    }
    Ok(())
}

/// Answers what is due. The floor and the turn are asked again in the transaction that writes the send.
async fn speak(app: &App, bots: &Speakers, mind: &mut Mind) -> Result<(), StoreError> {
    let now = app.now();
    let due: Vec<_> = mind
        .due
        .iter()
        .filter(|(_, (_, _, at))| *at <= now)
        .map(|(conversation, (line, turn, _))| (*conversation, *line, *turn))
        .collect();
    for (conversation, line, turn) in due {
        let withheld = match (bots.outside.get(&line), &bots.simplest) {
            (Some(hook), _) => {
                give(app, hook, conversation, turn).await?;
                None
            }
            (None, Some(bot)) => answer(app, bot, line, conversation, turn).await?,
            (None, None) => None,
        };
        // Only now: what the store could not do is tried again.
        mind.due.remove(&conversation);
        if withheld == Some(Withheld::Hold) {
            // Somebody types, or the rules have changed: its time is another one.
            let rows = app.store.bare_conversations(&[conversation]).await?;
            consider(app, bots, mind, &rows).await?;
        }
    }
    Ok(())
}

/// Gives a turn to the bot outside; [`crate::outside::tell`] tells it. Given again, it is the same one.
async fn give(
    app: &App,
    hook: &BotHook,
    conversation: ConversationId,
    turn: Turn,
) -> Result<(), StoreError> {
    let now = app.now();
    let given = BotTurn {
        token: Uuid::new_v5(&hook.bot.0, turn.0.0.as_bytes()),
        bot: hook.bot,
        line: hook.line,
        conversation,
        turn,
        state: BotTurnState::Open,
        why: None,
        at: now,
        deadline: now + hook.deadline_ms,
        attempts: 0,
        next_at: Some(now),
        status: None,
        error: None,
        told_at: None,
        answer: None,
        message: None,
        settled_at: None,
    };
    if app.store.give_bot_turn(&given).await? {
        app.bot_bell.notify_one();
    }
    Ok(())
}

async fn answer(
    app: &App,
    bot: &Bot,
    line: LineId,
    conversation: ConversationId,
    turn: Turn,
) -> Result<Option<Withheld>, StoreError> {
    let texts = app.store.open_turn_texts(conversation).await?;
    // A picture or a place has no text, and is more than a greeting.
    let texts: Vec<&str> = texts
        .iter()
        .map(|(_, text)| text.as_deref().unwrap_or_default())
        .collect();
    let business = app
        .store
        .line(line)
        .await?
        .map(|line| line.name)
        .unwrap_or_default();
    let Some(body) = greeting::reply(&texts, &bot.name, &business) else {
        return Ok(None);
    };
    let content = Content::Text { body: body.clone() };
    let token = Uuid::new_v5(&bot.id.0, turn.0.0.as_bytes());
    let new = NewSend {
        id: SendId(app.ids.fresh()),
        conversation,
        author: SendAuthor::Bot(bot.id),
        window_ms: app.channel.window_ms(&content),
        content,
        media: None,
        quote: None,
        turn: Some(turn),
        // One reply to a turn, whoever asks: the token is unique in the ledger.
        client_token: Some(token),
        seen_no: None,
        confirmed: false,
        priority: None,
        at: None,
        callback_data: None,
    };
    let touch = Touch {
        conversations: vec![conversation],
        client_tokens: vec![token],
        turns: true,
        ..Touch::default()
    };
    let again = touch.clone();
    match app
        .store
        .act(line, app.now(), touch, |set| command::say(set, new))
        .await?
    {
        Ok(_) => app.courier_bell.notify_one(),
        Err(Refused::Withheld { why }) => {
            let why: Withheld = why;
            tracing::info!(conversation.id = %conversation, ?why, "The bot stays silent in {conversation}");
            if matches!(why, Withheld::HumanHolds | Withheld::Answered) {
                let said = (token, body.as_str());
                let keep_back = |set: &mut _| command::keep_back(set, conversation, bot.id, said);
                // Nothing there to tell it of: it became part of another conversation.
                let _told = app.store.act(line, app.now(), again, keep_back).await?;
            }
            return Ok(Some(why));
        }
        Err(refused) => {
            tracing::info!(conversation.id = %conversation, ?refused, "The bot cannot answer");
        }
    }
    Ok(None)
}

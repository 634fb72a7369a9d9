//! Agents in the inbox: they answer, quote, and take back what has not left.

use twinline_core::Millis;
use twinline_core::command::{self, NewSend};
use twinline_core::content::Content;
use twinline_core::ids::{ConversationId, LineId, MediaId, MessageId, PersonId, SendId};
use twinline_core::pacing::Priority;
use twinline_core::send::SendAuthor;
use twinline_platform::App;
use twinline_platform::ids::FreshIds as _;
use twinline_store::{Filters, ListQuery, Sort, Touch, View};

use super::People;
use crate::dice::Dice;
use crate::house::{House, JOEL, MARTA, WORKSPACE};
use crate::life::Life;
use crate::storm::MINUTE_MS;
use crate::trace::Trace;

impl People {
    /// An agent writes in the inbox.
    pub(super) async fn answer(
        &mut self,
        house: &House,
        life: &mut Life,
        (content, media): (Content, Option<MediaId>),
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let Some((line, conversation)) = any_conversation(&life.app, dice).await? else {
            return Ok(());
        };
        let quote = if dice.chance(15) {
            any_message(&life.app, conversation, dice).await?
        } else {
            None
        };
        let person: PersonId = if dice.chance(70) { MARTA } else { JOEL };
        let new = NewSend {
            quote,
            media,
            ..new_send(house, life, conversation, person, content)
        };
        let (now, id) = (life.app.now(), new.id);
        let new = NewSend {
            at: later(id).map(|later| now + later),
            priority: urgency(id),
            ..new
        };
        let is_later = new.at.is_some();
        if self.say(house, life, line, new, trace).await? && is_later {
            self.record.later.insert(id);
        }
        Ok(())
    }

    /// All is calm, and everybody can be reached: whoever may be written to is told goodbye, and gets it.
    pub(crate) async fn say_goodbye(
        &mut self,
        house: &House,
        life: &mut Life,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        for (line, conversation) in conversations(&life.app).await? {
            let body = "goodbye".to_owned();
            let new = new_send(house, life, conversation, MARTA, Content::Text { body });
            let id = new.id;
            if self.say(house, life, line, new, trace).await? {
                self.record.goodbyes.push(id);
            }
        }
        Ok(())
    }

    /// Whether the ledger took it.
    async fn say(
        &mut self,
        house: &House,
        life: &mut Life,
        line: LineId,
        new: NewSend,
        trace: &mut Trace,
    ) -> anyhow::Result<bool> {
        let (id, conversation) = (new.id, new.conversation);
        let words = format!(
            "{:?} says {:?} in {conversation} as {id}",
            new.author, new.content
        );
        let touch = Touch {
            conversations: vec![conversation],
            messages: new.quote.into_iter().collect(),
            client_tokens: vec![id.0],
            ..Touch::default()
        };
        let now = life.app.now();
        let store = &life.app.store;
        let said = Box::pin(store.act(line, now, touch, |set| command::say(set, new)));
        let said = said.await?;
        match &said {
            Ok(_) => {
                self.record.said.push(id);
                trace.step(house.elapsed(), &words);
                life.news();
            }
            Err(refused) => trace.step(house.elapsed(), &format!("{words}: {refused:?}")),
        }
        Ok(said.is_ok())
    }

    /// An agent takes back what they said, if it is not too late.
    pub(super) async fn take_back(
        &mut self,
        house: &House,
        life: &mut Life,
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        let latest = &self.record.said[self.record.said.len().saturating_sub(3)..];
        let (Some(id), Some((line, _))) = (
            dice.pick(latest).copied(),
            any_conversation(&life.app, dice).await?,
        ) else {
            return Ok(());
        };
        let touch = Touch {
            sends: vec![id],
            ..Touch::default()
        };
        let now = life.app.now();
        let done = Box::pin(
            life.app
                .store
                .act(line, now, touch, |set| command::cancel(set, id)),
        );
        let done = done.await?;
        if done.is_ok() {
            self.record.cancelled.push(id);
        }
        trace.step(house.elapsed(), &format!("take back {id}: {done:?}"));
        life.news();
        Ok(())
    }
}

fn new_send(
    house: &House,
    life: &Life,
    conversation: ConversationId,
    person: PersonId,
    content: Content,
) -> NewSend {
    let id = SendId(house.ids.fresh());
    NewSend {
        id,
        conversation,
        author: SendAuthor::Agent(person),
        content,
        media: None,
        quote: None,
        turn: None,
        client_token: Some(id.0),
        seen_no: None,
        confirmed: false,
        window_ms: life.app.channel.capabilities().service_window_ms,
        priority: None,
        at: None,
        callback_data: None,
    }
}

/// Some things are to be said in five minutes to half an hour. By their ids, so that no dice are thrown for it.
fn later(id: SendId) -> Option<Millis> {
    let n = id.0.as_u128();
    (n % 6 == 1).then(|| MINUTE_MS * (5 + 5 * i64::try_from(n % 5).unwrap_or(0)))
}

/// And some are part of a campaign, or a notice.
fn urgency(id: SendId) -> Option<Priority> {
    match id.0.as_u128() % 7 {
        2 => Some(Priority::Campaign),
        5 => Some(Priority::Transactional),
        _ => None,
    }
}

/// All conversations, in the order of their ids.
pub(crate) async fn conversations(app: &App) -> anyhow::Result<Vec<(LineId, ConversationId)>> {
    let mut all = Vec::new();
    for view in [View::All, View::Resolved] {
        let query = ListQuery {
            workspace: WORKSPACE,
            view,
            person: MARTA,
            q: None,
            filters: Filters::default(),
            sort: Sort::Recent,
            limit: 200,
            cursor: None,
        };
        let page = app.store.conversations(&query).await?;
        all.extend(
            page.items
                .into_iter()
                .map(|row| (row.conversation.line, row.conversation.id)),
        );
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

async fn any_conversation(
    app: &App,
    dice: &mut Dice,
) -> anyhow::Result<Option<(LineId, ConversationId)>> {
    let all = conversations(app).await?;
    Ok(dice.pick(&all).copied())
}

async fn any_message(
    app: &App,
    conversation: ConversationId,
    dice: &mut Dice,
) -> anyhow::Result<Option<MessageId>> {
    let rows = app.store.messages(conversation, None, 20).await?;
    let known: Vec<MessageId> = rows
        .iter()
        .filter(|row| row.message.external_id.is_some())
        .map(|row| row.message.id)
        .collect();
    Ok(dice.pick(&known).copied())
}

//! What a bot says to a turn: a reply, or that people should go on. One answer to a turn, however often it comes; one that
//! comes too late is told why, and nothing is sent.

use twinline_core::Millis;
use twinline_core::command::{self, NewSend, Refused};
use twinline_core::content::Content;
use twinline_core::floor::Withheld;
use twinline_core::floor::hand_over::HandOver;
use twinline_core::ids::{MessageId, SendId};
use twinline_core::send::SendAuthor;
use twinline_store::{BotTurn, BotTurnSettled, BotTurnState, StoreError, Touch};

use super::said::Said;
use crate::app::App;

/// An answer that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The bubble it became; none of a hand-over.
    pub message: Option<MessageId>,
    /// The same answer had been taken before.
    pub repeated: bool,
}

/// Why nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its time is over.
    Late,
    /// The turn has its answer from this bot.
    Repeated,
    /// Somebody else has answered, or has the floor.
    Answered,
    /// The customer has said more; that is a turn of its own.
    Stale,
    /// The turn is for people now: by the number's rules, or because the bot was turned off or taken away.
    Withheld,
    /// Somebody types. It may be tried again in a moment.
    NotNow,
    /// The 24 hours are over.
    WindowClosed,
}

impl Refusal {
    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Repeated => "repeated",
            Self::Answered => "answered",
            Self::Stale => "stale",
            Self::Withheld => "rules",
            Self::NotNow => "not_now",
            Self::WindowClosed => "window_closed",
        }
    }

    /// Back from what a settled turn says.
    pub(super) fn of(turn: &BotTurn) -> Self {
        match (turn.state, turn.why.as_deref()) {
            (BotTurnState::Expired, _) => Self::Late,
            (BotTurnState::Withheld, Some("answered")) => Self::Answered,
            (BotTurnState::Withheld, Some("stale")) => Self::Stale,
            (BotTurnState::Withheld, Some("window_closed")) => Self::WindowClosed,
            (BotTurnState::Withheld, _) => Self::Withheld,
            _ => Self::Repeated,
        }
    }
}

/// Takes an answer. The floor, the turn and its deadline are asked in the transaction that writes it: of two answers at
/// once one is taken, and the other learns so.
pub async fn take(
    app: &App,
    turn: &BotTurn,
    said: &Said,
) -> Result<Result<Taken, Refusal>, StoreError> {
    let hash = said.hash();
    if turn.state != BotTurnState::Open {
        return Ok(taken_before(turn, &hash));
    }
    let now = app.now();
    if turn.deadline <= now {
        expire(app, turn).await?;
        return Ok(Err(Refusal::Late));
    }
    let done = match said {
        Said::Text(text) => reply(app, turn, text, &hash, now).await?,
        Said::HandOver(learnt) => {
            let (state, answer) = (BotTurnState::HandedOver, Some(hash.as_str()));
            hand_over(app, turn, learnt, (state, answer), now)
                .await?
                .map(|done| done.map(|()| None))
        }
    };
    match done {
        Some(Ok(message)) => {
            app.courier_bell.notify_one();
            let repeated = false;
            Ok(Ok(Taken { message, repeated }))
        }
        Some(Err(refused)) => {
            let refusal = refusal_of(&refused);
            match (refusal, said) {
                (Refusal::NotNow, _) => {}
                // It had something to say, and somebody was quicker: the thread and the report tell it.
                (Refusal::Answered, Said::Text(text)) => keep_back(app, turn, text).await?,
                _ => withhold(app, turn, refusal).await?,
            }
            Ok(Err(refusal))
        }
        // Another answer was faster.
        None => Ok(match app.store.bot_turn(turn.token).await? {
            Some(settled) => taken_before(&settled, &hash),
            None => Err(Refusal::Withheld),
        }),
    }
}

fn taken_before(turn: &BotTurn, hash: &str) -> Result<Taken, Refusal> {
    if turn.answer.as_deref() == Some(hash) {
        return Ok(Taken {
            message: turn.message,
            repeated: true,
        });
    }
    Err(Refusal::of(turn))
}

/// Its time is over: people go on, unless somebody has.
pub async fn expire(app: &App, turn: &BotTurn) -> Result<(), StoreError> {
    let learnt = HandOver {
        summary: Some("It did not answer in time.".to_owned()),
        facts: Vec::new(),
    };
    let state = (BotTurnState::Expired, None);
    if let Some(Err(refused)) = hand_over(app, turn, &learnt, state, app.now()).await? {
        withhold(app, turn, refusal_of(&refused)).await?;
    }
    Ok(())
}

async fn withhold(app: &App, turn: &BotTurn, refusal: Refusal) -> Result<(), StoreError> {
    let settled = withheld(turn, refusal);
    app.store.settle_bot_turn(&settled, app.now()).await?;
    Ok(())
}

async fn keep_back(app: &App, turn: &BotTurn, text: &str) -> Result<(), StoreError> {
    let settled = withheld(turn, Refusal::Answered);
    let touch = Touch {
        conversations: vec![turn.conversation],
        turns: true,
        ..Touch::default()
    };
    let store = &app.store;
    let act = store.act_on_bot_turn(turn.line, app.now(), touch, &settled, |set| {
        command::keep_back(set, turn.conversation, turn.bot, (turn.token, text))
    });
    if let Some(Err(refused)) = Box::pin(act).await? {
        // It became part of another conversation.
        withhold(app, turn, refusal_of(&refused)).await?;
    }
    Ok(())
}

fn withheld(turn: &BotTurn, refusal: Refusal) -> BotTurnSettled<'static> {
    BotTurnSettled {
        token: turn.token,
        state: BotTurnState::Withheld,
        why: Some(refusal.word()),
        answer: None,
        message: None,
    }
}

async fn reply(
    app: &App,
    turn: &BotTurn,
    text: &str,
    hash: &str,
    now: Millis,
) -> Result<Option<Result<Option<MessageId>, Refused>>, StoreError> {
    let content = Content::Text {
        body: text.to_owned(),
    };
    let new = NewSend {
        id: SendId(app.ids.fresh()),
        conversation: turn.conversation,
        author: SendAuthor::Bot(turn.bot),
        window_ms: app.channel.window_ms(&content),
        content,
        media: None,
        quote: None,
        turn: Some(turn.turn),
        client_token: Some(turn.token),
        seen_no: None,
        confirmed: false,
        priority: None,
        at: None,
        callback_data: None,
    };
    let touch = Touch {
        conversations: vec![turn.conversation],
        client_tokens: vec![turn.token],
        turns: true,
        ..Touch::default()
    };
    let settled = BotTurnSettled {
        token: turn.token,
        state: BotTurnState::Answered,
        why: None,
        answer: Some(hash),
        message: Some(MessageId::of_send(new.id)),
    };
    let store = &app.store;
    let act = store.act_on_bot_turn(turn.line, now, touch, &settled, |set| {
        command::say(set, new)
    });
    let done = Box::pin(act).await?;
    Ok(done.map(|done| done.map(|written| Some(written.message))))
}

async fn hand_over(
    app: &App,
    turn: &BotTurn,
    learnt: &HandOver,
    (state, answer): (BotTurnState, Option<&str>),
    now: Millis,
) -> Result<Option<Result<(), Refused>>, StoreError> {
    let touch = Touch {
        conversations: vec![turn.conversation],
        ..Touch::default()
    };
    let settled = BotTurnSettled {
        token: turn.token,
        state,
        why: None,
        answer,
        message: None,
    };
    let store = &app.store;
    let act = store.act_on_bot_turn(turn.line, now, touch, &settled, |set| {
        command::hand_over(set, turn.conversation, turn.bot, turn.turn, learnt)
    });
    Box::pin(act).await
}

fn refusal_of(refused: &Refused) -> Refusal {
    match refused {
        Refused::Withheld { why } => match why {
            Withheld::HumanHolds | Withheld::OtherBotHolds | Withheld::Answered => {
                Refusal::Answered
            }
            Withheld::TurnMovedOn => Refusal::Stale,
            Withheld::Hold => Refusal::NotNow,
            Withheld::Rules => Refusal::Withheld,
        },
        Refused::WindowClosed => Refusal::WindowClosed,
        // It became part of another conversation.
        Refused::NotFound => Refusal::Stale,
        _ => Refusal::Withheld,
    }
}

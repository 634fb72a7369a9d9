//! Commands: the one way in which people, bots and the courier alter conversations.

use std::collections::BTreeMap;

use twinline_core::Millis;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{ConversationId, LineId, MessageId, SendId};
use uuid::Uuid;

use crate::engine::Connection;
use crate::merge::{OpenSet, finish, load, open_set};
use crate::store::{Store, StoreError};

/// The rows a command names. What hangs on them is loaded as well: contacts with identities, the sends that wait or are under
/// way in those conversations, the bubbles of all sends, the message that answered last.
#[derive(Debug, Clone, Default)]
pub struct Touch {
    /// Conversations.
    pub conversations: Vec<ConversationId>,
    /// Messages, with their conversations.
    pub messages: Vec<MessageId>,
    /// Sends, with their bubbles and conversations.
    pub sends: Vec<SendId>,
    /// Sends by their caller's token.
    pub client_tokens: Vec<Uuid>,
    /// Whether automated speech is asked for: then the newest messages of the conversations are loaded as well, by which the
    /// rules decide. Where a bot's reply waits they always are.
    pub turns: bool,
}

impl Store {
    /// Runs a command of `twinline_core::command` on the rows it names, in one transaction that holds the line. `Ok`: what
    /// it touched is durable on return, with numbered changes, and announced. `Err(R)`: it refused, and nothing has
    /// happened. `f` runs once and must not wait for anything.
    pub async fn act<T, R>(
        &self,
        line: LineId,
        now: Millis,
        touch: Touch,
        f: impl FnOnce(&mut WorkingSet) -> Result<T, R>,
    ) -> Result<Result<T, R>, StoreError> {
        let mut transaction = self.begin().await?;
        let open = opened(&mut transaction, line, now, touch).await?;
        self.act_in(transaction, open, f).await
    }

    /// The same in a transaction that holds the line and has loaded its rows.
    pub(crate) async fn act_in<T, R>(
        &self,
        mut transaction: Connection,
        mut open: OpenSet,
        f: impl FnOnce(&mut WorkingSet) -> Result<T, R>,
    ) -> Result<Result<T, R>, StoreError> {
        let done = match f(&mut open.set) {
            Ok(done) => done,
            Err(refused) => {
                transaction.rollback().await?;
                return Ok(Err(refused));
            }
        };
        let heads = Box::pin(finish(&mut transaction, open)).await?;
        transaction.commit().await?;
        self.announce(&heads);
        Ok(Ok(done))
    }

    /// Runs a command that refuses nothing on the rows of several lines, line by line, in one transaction that holds them
    /// all: one sync of the disk instead of one for each. Either all of it has happened or nothing.
    pub async fn act_on_each<T>(
        &self,
        now: Millis,
        lines: BTreeMap<LineId, Touch>,
        mut f: impl FnMut(LineId, &mut WorkingSet) -> T,
    ) -> Result<BTreeMap<LineId, T>, StoreError> {
        let mut transaction = self.begin().await?;
        let (mut done, mut heads) = (BTreeMap::new(), Vec::new());
        // In the order of ids, as merges take them: two that want the same lines wait for each other and never in a ring.
        for (line, touch) in lines {
            let mut open = opened(&mut transaction, line, now, touch).await?;
            done.insert(line, f(line, &mut open.set));
            heads.extend(Box::pin(finish(&mut transaction, open)).await?);
        }
        transaction.commit().await?;
        self.announce(&heads);
        Ok(done)
    }
}

/// The line held, and its rows loaded.
pub(crate) async fn opened(
    connection: &mut Connection,
    line: LineId,
    now: Millis,
    touch: Touch,
) -> Result<OpenSet, StoreError> {
    let mut open = open_set(connection, line, now).await?;
    let wanted = load::Wanted {
        conversations: touch.conversations.into_iter().collect(),
        messages: touch.messages.into_iter().collect(),
        sends: touch.sends.into_iter().collect(),
        client_tokens: touch.client_tokens.into_iter().collect(),
        people: true,
        answers: true,
        turns: touch.turns,
        ..load::Wanted::default()
    };
    open.load(connection, wanted).await?;
    Ok(open)
}

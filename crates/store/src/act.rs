//! Commands: the one way in which people, bots and the courier alter conversations.

use twinline_core::Millis;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{ConversationId, LineId, MessageId, SendId};
use uuid::Uuid;

use crate::merge::{finish, load, open_set};
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
        let mut open = open_set(&mut transaction, line, now).await?;
        let wanted = load::Wanted {
            conversations: touch.conversations.into_iter().collect(),
            messages: touch.messages.into_iter().collect(),
            sends: touch.sends.into_iter().collect(),
            client_tokens: touch.client_tokens.into_iter().collect(),
            answers: true,
            turns: touch.turns,
            ..load::Wanted::default()
        };
        load::load(&mut transaction, &mut open.set, wanted).await?;
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
}

//! How rows look as JSON. The names of these types are the names in the API's description and in the client.

mod beside;
mod contact;
mod conversation;
mod directory;
mod floor;
mod message;
mod note;
mod number;
mod number_words;
mod rules;
mod shown;
mod story;

pub use beside::{Beside, Forwarded, Referral, ReferredProduct};
pub use contact::name as contact_name;
pub use contact::{
    Contact, ContactAttribute, ContactConversation, ContactName, ContactPreference, Identity,
    NameSource,
};
pub use conversation::{
    ConversationContact, ConversationStatus, ConversationSummary, Counts, Preview, ServiceWindow,
};
pub use directory::{Author, Directory, Origin, Person};
pub use floor::{Crossed, Floor, FloorEvent, FloorHolder, FloorReason, FloorWhat};
pub use message::{
    Automatic, Delivery, DeliveryReason, DeliveryState, Direction, Edited, Media, MediaState,
    Message, Quote, Reaction, Revoked, Source,
};
pub use note::Note;
pub use number::{
    HistoryPhase, HistorySyncCard, LagMs, NumberCard, NumberMode, NumberState, ProofOfLife, Queue,
    SyncCard, SyncState, card, cards,
};
pub use rules::{
    AutomaticSample, AutomaticText, BotHours, LanguageRule, PeopleRule, RuleBurst, RuleHours,
    RuleIdentityKind, RulePerson, RulePlace, RuleSpan, Rules, Seat, TopicRule,
};
pub use shown::{
    Answer, AnswerField, AnswerTo, ButtonDoes, Card, CardWay, Offer, OfferButton, OfferFile,
    OfferHeader, OfferRow, OfferSection, Order, OrderItem, Place, Price, Shown,
};
pub use story::{MessageStory, PhoneSide, StoryStep, StoryWhat};
pub use view_at::ViewAt;

/// Where a file is looked at.
pub fn media_url(id: uuid::Uuid) -> String {
    format!("{}/media/{id}", crate::router::API)
}

mod view_at {
    use std::collections::{BTreeMap, BTreeSet};
    use std::sync::{Arc, LazyLock};

    use twinline_core::Millis;
    use twinline_core::channel::Channel;
    use twinline_core::fact::Facts;
    use twinline_core::ids::LineId;
    use twinline_store::MessageRow;

    use super::Directory;
    use crate::app::App;

    /// What a view depends on besides its row: the names, the time, and how long free text is allowed.
    pub struct ViewAt {
        /// Names of people and bots.
        pub directory: Directory,
        /// Business time.
        pub now: Millis,
        /// Length of the service window, if the channel has one.
        pub window_ms: Option<Millis>,
        /// How long after its message a file can be fetched, if not always.
        pub media_life_ms: Option<Millis>,
        /// Knows the words of its codes.
        pub channel: Arc<dyn Channel>,
        facts: BTreeMap<LineId, Facts>,
    }

    static NO_FACTS: LazyLock<Facts> = LazyLock::new(Facts::new);

    impl ViewAt {
        /// As of now.
        pub async fn now(app: &App) -> Result<Self, twinline_store::StoreError> {
            let capabilities = app.channel.capabilities();
            Ok(Self {
                directory: Directory::load(app).await?,
                now: app.now(),
                window_ms: capabilities.service_window_ms,
                media_life_ms: capabilities.media_life_ms,
                channel: app.channel.clone(),
                facts: BTreeMap::new(),
            })
        }

        /// Knows as well what those messages lean on: what was approved, for how they look.
        pub async fn learn(
            &mut self,
            app: &App,
            rows: &[MessageRow],
        ) -> Result<(), twinline_store::StoreError> {
            let leans = rows.iter().filter_map(|row| {
                let (kind, begin) = self.channel.leans_on(row.message.shown())?;
                Some((row.message.line, kind, begin))
            });
            let leans: BTreeSet<_> = leans.collect();
            for (line, kind, begin) in leans {
                let facts = app.store.facts_under(line, kind, &begin).await?;
                self.facts.entry(line).or_default().extend(facts);
            }
            Ok(())
        }

        /// What is known of a line, as far as [`ViewAt::learn`] asked.
        pub fn facts(&self, line: LineId) -> &Facts {
            self.facts.get(&line).unwrap_or(&NO_FACTS)
        }
    }
}

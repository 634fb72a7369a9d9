//! Names: of the team's people and bots, and of whoever spoke.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use twinline_core::floor::Holder;
use twinline_core::ids::{BotId, PersonId};
use twinline_core::message::Origin as CoreOrigin;
use twinline_core::text::initials;
use twinline_store::StoreError;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;

/// Somebody of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Person {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// For an avatar.
    pub initials: String,
}

impl From<&twinline_store::Person> for Person {
    fn from(person: &twinline_store::Person) -> Self {
        Self {
            id: person.id.0,
            name: person.name.clone(),
            initials: initials(&person.name),
        }
    }
}

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The customer.
    Customer,
    /// The Business App or a linked device.
    Phone,
    /// Somebody at the inbox.
    Agent,
    /// A bot.
    Bot,
    /// A campaign.
    Campaign,
    /// Other software on the API.
    Api,
    /// Not told.
    Unknown,
}

impl From<Origin> for CoreOrigin {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Customer => Self::Customer,
            Origin::Phone => Self::Phone,
            Origin::Agent => Self::Agent,
            Origin::Bot => Self::Bot,
            Origin::Campaign => Self::Campaign,
            Origin::Api => Self::Api,
            Origin::Unknown => Self::Unknown,
        }
    }
}

impl From<CoreOrigin> for Origin {
    fn from(origin: CoreOrigin) -> Self {
        match origin {
            CoreOrigin::Unknown => Self::Unknown,
            CoreOrigin::Phone => Self::Phone,
            CoreOrigin::Customer => Self::Customer,
            CoreOrigin::Api => Self::Api,
            CoreOrigin::Campaign => Self::Campaign,
            CoreOrigin::Bot => Self::Bot,
            CoreOrigin::Agent => Self::Agent,
        }
    }
}

/// Who spoke, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Author {
    /// From where.
    pub origin: Origin,
    /// Whether that is certain; history tells without certainty.
    pub certain: bool,
    /// The person or bot of ours.
    pub id: Option<Uuid>,
    /// Their name.
    pub name: Option<String>,
    /// For an avatar.
    pub initials: Option<String>,
}

/// The names of a workspace, read once per answer: a handful of rows.
#[derive(Debug, Default)]
pub struct Directory {
    people: HashMap<PersonId, Person>,
    bots: HashMap<BotId, String>,
}

impl Directory {
    /// Reads them.
    pub async fn load(app: &App) -> Result<Self, StoreError> {
        let names = app.store.names(app.workspace).await?;
        let person = |(id, name): (PersonId, String)| {
            let person = Person {
                id: id.0,
                initials: initials(&name),
                name,
            };
            (id, person)
        };
        Ok(Self {
            people: names.people.into_iter().map(person).collect(),
            bots: names.bots.into_iter().collect(),
        })
    }

    /// Somebody of the team.
    pub fn person(&self, id: PersonId) -> Option<Person> {
        self.people.get(&id).cloned()
    }

    /// A bot's name.
    pub fn bot(&self, id: BotId) -> Option<String> {
        self.bots.get(&id).cloned()
    }

    /// Who spoke. Customers are named by their conversation.
    pub fn author(&self, origin: CoreOrigin, certain: bool, id: Option<Uuid>) -> Author {
        let name = id.and_then(|id| match origin {
            CoreOrigin::Agent => self.person(PersonId(id)).map(|person| person.name),
            CoreOrigin::Bot => self.bot(BotId(id)),
            _ => None,
        });
        Author {
            origin: origin.into(),
            certain,
            id,
            initials: name.as_deref().map(initials),
            name,
        }
    }

    /// Who holds, or moved, the floor. Nobody is nobody.
    pub fn holder(&self, holder: Holder) -> Option<Author> {
        match holder {
            Holder::Nobody => None,
            Holder::Phone => Some(self.author(CoreOrigin::Phone, true, None)),
            Holder::Agent(person) => Some(self.author(CoreOrigin::Agent, true, Some(person.0))),
            Holder::Bot(bot) => Some(self.author(CoreOrigin::Bot, true, Some(bot.0))),
        }
    }
}

//! What a phone draws of a message beyond its words and its file: a place, people, an offer with
//! buttons, the answer to one. Made from the stored content, so that what can be tapped is what was
//! sent. Names here are names in JSON.

mod flow;
mod flow_answer;
mod interactive;
mod said;
mod tapped;
mod template;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use flow::address as address_form;
pub(crate) use flow_answer::completed;
pub(crate) use tapped::tapped;

use crate::bench::view::Media;
use crate::truth::Truth;
use crate::truth::model::Message;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Card {
    Location {
        latitude: f64,
        longitude: f64,
        name: Option<String>,
        address: Option<String>,
    },
    Contacts {
        contacts: Vec<Person>,
    },
    Offer(Offer),
    Answer {
        title: String,
        description: Option<String>,
        of: AnswerTo,
        /// What was filled in or ordered, for people.
        fields: Vec<(String, String)>,
    },
}

/// Somebody on a contact card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardPerson)]
pub struct Person {
    pub name: String,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub org: Option<String>,
}

/// Something with actions below it; a carousel holds several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardOffer)]
pub struct Offer {
    pub header: Option<Header>,
    pub body: Option<String>,
    pub footer: Option<String>,
    pub actions: Vec<Action>,
    #[schema(no_recursion)]
    pub cards: Vec<Card>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardHeader)]
pub struct Header {
    pub text: Option<String>,
    pub media: Option<Media>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardAnswerTo)]
#[serde(rename_all = "snake_case")]
pub enum AnswerTo {
    Button,
    Row,
    Flow,
    Order,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardAction)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    Reply {
        id: String,
        title: String,
    },
    List {
        title: String,
        sections: Vec<Section>,
    },
    Flow {
        id: String,
        title: String,
        /// None where the flow's drawing is not known here. Logic within the flow is left out: `open_flow` tells all of it.
        screens: Vec<Screen>,
        /// What its endpoint said when it ended the flow for this message.
        #[serde(default)]
        ended: Option<String>,
    },
    Url {
        title: String,
        url: String,
    },
    Call {
        title: String,
        phone: String,
    },
    Copy {
        title: String,
        code: String,
    },
    Location {
        title: String,
    },
    Catalog {
        title: String,
        products: Vec<Product>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardSection)]
pub struct Section {
    pub title: Option<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardRow)]
pub struct Row {
    pub id: String,
    pub title: String,
    pub description: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardProduct)]
pub struct Product {
    /// What the shop calls it: its retailer id.
    pub id: String,
    pub name: String,
}

/// One page of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardScreen)]
pub struct Screen {
    pub id: String,
    pub title: String,
    pub fields: Vec<Field>,
    /// What its button says.
    pub submit: String,
    /// Its button ends the flow.
    pub terminal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardField)]
pub struct Field {
    pub name: String,
    pub label: String,
    /// `text`, `area`, `email`, `number`, `date`, `choice`, `choices`, `optin` or `label`.
    pub kind: String,
    pub required: bool,
    pub options: Vec<Choice>,
    /// The words of a `label`.
    pub text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CardChoice)]
pub struct Choice {
    pub id: String,
    pub title: String,
}

impl Card {
    /// None for texts and files, which need none.
    pub(crate) fn of(truth: &Truth, message: &Message) -> Option<Self> {
        let mut card = Self::offered(truth, message)?;
        if let Some(told) = truth.account.flow_records.ended.get(&message.wamid) {
            card.end_flows(told);
        }
        Some(card)
    }

    fn offered(truth: &Truth, message: &Message) -> Option<Self> {
        let body = message.content.body.as_ref()?;
        match message.content.kind.as_str() {
            "location" => said::location(body),
            "contacts" => Some(said::contacts(body)),
            "button" => Some(said::button(body)),
            "order" => Some(said::order(truth, body)),
            "template" => Some(Self::Offer(template::offer(truth, body))),
            "interactive" => {
                said::reply(body).or_else(|| Some(Self::Offer(interactive::offer(truth, body))))
            }
            _ => None,
        }
    }

    fn end_flows(&mut self, told: &str) {
        let Self::Offer(offer) = self else { return };
        for action in &mut offer.actions {
            if let Action::Flow { ended, .. } = action {
                *ended = Some(told.to_owned());
            }
        }
        for card in &mut offer.cards {
            card.end_flows(told);
        }
    }

    /// Everything that can be tapped, that of a carousel's cards included.
    pub(crate) fn actions(&self) -> Vec<&Action> {
        let Self::Offer(offer) = self else {
            return Vec::new();
        };
        let nested = offer.cards.iter().flat_map(Self::actions);
        offer.actions.iter().chain(nested).collect()
    }
}

/// A header's picture, film or document: `{"type": T, T: {"id": …}}`.
fn header_media(truth: &Truth, header: &Value) -> Option<Media> {
    let kind = header["type"].as_str()?.to_lowercase();
    let id = header[kind.as_str()]["id"].as_str()?;
    truth.media.get(id).map(|media| Media::of(truth, media))
}

/// Words of a JSON value; numbers as they are written.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

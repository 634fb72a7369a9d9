//! A customer taps what a message offers: a button, a row of a list, a flow, products. The answer
//! quotes the message (webhooks.md 2.4); what is not offered cannot be tapped.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::ActError;
use super::attaching::ContactCard;
use super::flows::token;
use crate::cards::{Action, Card, Screen, completed, tapped};
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::model::{Content, Message, Side};
use crate::world::Act;

/// One tap; exactly one of them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, utoipa::ToSchema)]
pub struct Tap {
    #[serde(default)]
    pub button: Option<String>,
    #[serde(default)]
    pub row: Option<String>,
    #[serde(default)]
    pub flow: Option<String>,
    /// What was filled into the flow, by name.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    pub answers: Map<String, Value>,
    /// What the flow itself answers, where it was run: its last button's payload, or its endpoint's parameters. In place
    /// of `answers`.
    #[serde(default)]
    #[schema(value_type = Option<std::collections::BTreeMap<String, Value>>)]
    pub response: Option<Map<String, Value>>,
    #[serde(default)]
    pub products: Option<Vec<Ordered>>,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct Ordered {
    pub id: String,
    pub quantity: u32,
}

impl Act<'_> {
    /// Returns the id of the customer's answer.
    pub(crate) fn tap(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
        tap: Tap,
    ) -> Result<String, ActError> {
        self.customer(phone)?;
        let offer = self.bubble(phone, peer, wamid, |bubble| {
            bubble.may_be_answered()?;
            Ok::<_, Forbidden>(bubble.message.clone())
        })??;
        let card = Card::of(self.truth, &offer).filter(|_| offer.from == Side::Business);
        let card = card.ok_or(Forbidden::NotOffered)?;
        let actions = card.actions();
        let content = match tap {
            Tap {
                button: Some(id),
                row: None,
                flow: None,
                products: None,
                ..
            } => self.button(&offer, &actions, &id)?,
            Tap {
                button: None,
                row: Some(id),
                flow: None,
                products: None,
                ..
            } => row(&actions, &id)?,
            Tap {
                button: None,
                row: None,
                flow: Some(id),
                products: None,
                answers,
                response,
            } => self.flow(&offer, &actions, &id, answers, response)?,
            Tap {
                button: None,
                row: None,
                flow: None,
                products: Some(ordered),
                ..
            } => self.order(&offer, &actions, &ordered)?,
            _ => {
                let why = "tap one thing: a button, a row, a flow or products";
                return Err(ActError::Invalid(why.to_owned()));
            }
        };
        let shares_number = content.kind == "contacts";
        let answer = self.write(phone, peer, content, Some(wamid.to_owned()))?;
        if shares_number {
            self.tell(Event::NumberUsed {
                phone: phone.to_owned(),
            });
        }
        Ok(answer)
    }

    fn button(
        &self,
        offer: &Message,
        actions: &[&Action],
        wanted: &str,
    ) -> Result<Content, ActError> {
        let found = actions.iter().find_map(|action| match action {
            Action::Reply { id, title } if id == wanted => Some(title),
            _ => None,
        });
        let title = found.ok_or(Forbidden::NotOffered)?;
        self.check_unused(offer, wanted)?;
        Ok(if offer.content.kind == "template" {
            answer("button", title, json!({"payload": wanted, "text": title}))
        } else {
            let reply = json!({"id": wanted, "title": title});
            let body = json!({"type": "button_reply", "button_reply": reply});
            answer("interactive", title, body)
        })
    }

    /// Buttons and flows answer once.
    pub(super) fn check_unused(&self, offer: &Message, id: &str) -> Result<(), ActError> {
        if tapped(self.truth, offer).iter().any(|tapped| tapped == id) {
            return Err(Forbidden::TappedAlready.into());
        }
        Ok(())
    }

    fn flow(
        &self,
        offer: &Message,
        actions: &[&Action],
        wanted: &str,
        answers: Map<String, Value>,
        response: Option<Map<String, Value>>,
    ) -> Result<Content, ActError> {
        let screens = actions.iter().find_map(|action| match action {
            Action::Flow { id, screens, .. } if id == wanted => Some(screens),
            _ => None,
        });
        let screens = screens.ok_or(Forbidden::NotOffered)?;
        self.check_flow_open(offer)?;
        self.check_unused(offer, wanted)?;
        if wanted == "request_contact_info" {
            return self.own_contact(offer);
        }
        if wanted == "address_message" {
            let answers = response.unwrap_or(answers);
            check_answers(screens, &answers)?;
            let line = answers.values().filter_map(Value::as_str);
            let line = line.collect::<Vec<_>>().join("\n");
            let response = json!({"values": answers}).to_string();
            let reply = json!({"name": "address_message", "body": line, "response_json": response});
            return Ok(nfm(&line, &reply));
        }
        let body = offer.content.body.as_ref().unwrap_or(&Value::Null);
        let mut response = if let Some(response) = response {
            response
        } else {
            check_answers(screens, &answers)?;
            completed(self.truth, body, wanted, &answers)
        };
        response
            .entry("flow_token")
            .or_insert_with(|| json!(token(body, wanted)));
        let response = Value::Object(response).to_string();
        let reply = json!({"name": "flow", "body": "Sent", "response_json": response});
        Ok(nfm("Sent", &reply))
    }

    /// The customer shares their number, which is known from then on.
    fn own_contact(&self, offer: &Message) -> Result<Content, ActError> {
        let phone = self.customer(&offer.customer)?;
        let digits = phone.digits.ok_or_else(|| {
            ActError::Invalid("this person has no phone number to share".to_owned())
        })?;
        let card = ContactCard {
            name: phone.name,
            phones: vec![format!("+{digits}")],
            ..ContactCard::default()
        };
        self.contacts(&[card], "contact_request")
    }

    fn order(
        &self,
        offer: &Message,
        actions: &[&Action],
        ordered: &[Ordered],
    ) -> Result<Content, ActError> {
        let offered = |wanted: &str| {
            actions.iter().any(|action| match action {
                Action::Catalog { products, .. } => {
                    products.iter().any(|product| product.id == wanted)
                }
                _ => false,
            })
        };
        if ordered.is_empty() || ordered.iter().any(|line| line.quantity == 0) {
            let why = "an order has at least one product, and at least one of each";
            return Err(ActError::Invalid(why.to_owned()));
        }
        if !ordered.iter().all(|line| offered(&line.id)) {
            return Err(Forbidden::NotOffered.into());
        }
        let items: Vec<Value> = ordered
            .iter()
            .map(|line| {
                let known = self.truth.screens.product(&line.id);
                // A product the app's catalog does not have has no price here.
                let (price, currency) = known.map_or((0.0, "EUR"), |known| (known.price, known.currency.as_str()));
                json!({
                    "product_retailer_id": line.id, "quantity": line.quantity, "item_price": price, "currency": currency,
                })
            })
            .collect();
        let body = offer.content.body.as_ref().unwrap_or(&Value::Null);
        let catalog = body["action"]["catalog_id"].as_str();
        let catalog = catalog.map_or_else(|| self.catalog_id(), str::to_owned);
        let body = json!({"catalog_id": catalog, "text": "", "product_items": items});
        Ok(answer("order", "Order", body))
    }

    /// The id of the app's own catalog.
    pub(crate) fn catalog_id(&self) -> String {
        (1_000_000_000_000_000 + self.inborn(CATALOG) % 9_000_000_000_000_000).to_string()
    }
}

/// Which of the inborn numbers is the catalog's.
const CATALOG: u64 = 7_001;

fn answer(kind: &str, said: &str, body: Value) -> Content {
    Content {
        kind: kind.to_owned(),
        text: Some(said.to_owned()),
        media: None,
        body: Some(body),
    }
}

fn nfm(said: &str, reply: &Value) -> Content {
    let body = json!({"type": "nfm_reply", "nfm_reply": reply});
    answer("interactive", said, body)
}

fn row(actions: &[&Action], wanted: &str) -> Result<Content, ActError> {
    let rows = actions.iter().flat_map(|action| match action {
        Action::List { sections, .. } => sections.as_slice(),
        _ => &[],
    });
    let mut rows = rows.flat_map(|section| &section.rows);
    let row = rows
        .find(|row| row.id == wanted)
        .ok_or(Forbidden::NotOffered)?;
    let mut reply = json!({"id": row.id, "title": row.title});
    if let Some(description) = &row.description {
        reply["description"] = json!(description);
    }
    let body = json!({"type": "list_reply", "list_reply": reply});
    Ok(answer("interactive", &row.title, body))
}

/// What the flow asks for is there, and nothing else. A flow nobody drew takes anything.
fn check_answers(screens: &[Screen], answers: &Map<String, Value>) -> Result<(), ActError> {
    let invalid = |why: String| Err(ActError::Invalid(why));
    if screens.is_empty() {
        return Ok(());
    }
    let fields = || screens.iter().flat_map(|screen| &screen.fields);
    for name in answers.keys() {
        if !fields().any(|field| field.name == *name) {
            return invalid(format!("the flow has no field {name}"));
        }
    }
    for field in fields().filter(|field| field.kind != "label") {
        let given = answers.get(&field.name).filter(|given| !is_empty(given));
        if field.required && given.is_none() {
            return invalid(format!("{} must be filled in", field.label));
        }
        let picked = match given {
            Some(Value::Array(picked)) => picked.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let known = |id: &Value| field.options.iter().any(|option| id == option.id.as_str());
        if field.kind.starts_with("choice")
            && !field.options.is_empty()
            && !picked.iter().all(known)
        {
            return invalid(format!(
                "{} is one of the options that are shown",
                field.label
            ));
        }
    }
    Ok(())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(all) => all.is_empty(),
        _ => false,
    }
}

//! A customer opens the flow of a message: what is drawn, and how it begins (graph-api.md 2.4, 2.5).

use serde_json::{Value, json};

use super::ActError;
use crate::cards::{Action, Card, address_form};
use crate::flows::drawing;
use crate::rules::amends::Forbidden;
use crate::truth::account::{Flow, FlowStatus};
use crate::truth::model::{Message, Side};
use crate::world::Act;

/// A flow as a message offers it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opening {
    /// None: Meta does not know it, or WhatsApp draws the form itself.
    pub(crate) flow: Option<Flow>,
    /// The flow's JSON; null if it is not known.
    pub(crate) drawing: Value,
    /// `navigate` or `data_exchange`, the latter asks the endpoint first.
    pub(crate) action: String,
    /// Where it begins; none: at its first screen.
    pub(crate) screen: Option<String>,
    pub(crate) data: Value,
    pub(crate) token: String,
}

impl Act<'_> {
    /// Of a message on this phone; refused once it was answered, or its endpoint ended it.
    pub(crate) fn open_flow(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
        wanted: &str,
    ) -> Result<Opening, ActError> {
        self.customer(phone)?;
        let offer: Message = self.bubble(phone, peer, wamid, |bubble| {
            bubble.may_be_answered()?;
            Ok::<_, Forbidden>(bubble.message.clone())
        })??;
        let card = Card::of(self.truth, &offer).filter(|_| offer.from == Side::Business);
        let card = card.ok_or(Forbidden::NotOffered)?;
        let offered = card
            .actions()
            .into_iter()
            .any(|action| matches!(action, Action::Flow { id, .. } if id == wanted));
        if !offered {
            return Err(Forbidden::NotOffered.into());
        }
        self.check_flow_open(&offer)?;
        self.check_unused(&offer, wanted)?;
        let body = offer.content.body.as_ref().unwrap_or(&Value::Null);
        let opening = self.opening(body, wanted);
        match opening.flow.as_ref().map(|flow| flow.status) {
            Some(FlowStatus::Deprecated | FlowStatus::Blocked) => Err(Forbidden::FlowClosed.into()),
            _ => Ok(opening),
        }
    }

    pub(super) fn check_flow_open(&self, offer: &Message) -> Result<(), ActError> {
        if self
            .truth
            .account
            .flow_records
            .ended
            .contains_key(&offer.wamid)
        {
            return Err(Forbidden::FlowEnded.into());
        }
        Ok(())
    }

    fn opening(&self, body: &Value, wanted: &str) -> Opening {
        let flow = self.truth.account.flow(wanted).cloned();
        let (action, screen, data) = begins(body, wanted);
        let drawing = match wanted {
            "address_message" => address_form(),
            _ => flow.as_ref().map(drawing).unwrap_or_default(),
        };
        Opening {
            flow,
            drawing,
            action,
            screen,
            data,
            token: token(body, wanted),
        }
    }
}

/// How the send says that the flow begins: its action, screen and data.
fn begins(body: &Value, wanted: &str) -> (String, Option<String>, Value) {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let parameters = &body["action"]["parameters"];
    let payload = &parameters["flow_action_payload"];
    let of_button = button(body, wanted).map(|button| {
        (
            &button["flow_action"],
            &button["navigate_screen"],
            &button["flow_action_data"],
        )
    });
    let of_message = (
        &parameters["flow_action"],
        &payload["screen"],
        &payload["data"],
    );
    let (action, screen, data) = of_button.unwrap_or(of_message);
    let action = word(action).unwrap_or_default().to_lowercase();
    let action = if action == "data_exchange" {
        "data_exchange"
    } else {
        "navigate"
    };
    let data = if data.is_object() {
        data.clone()
    } else {
        json!({})
    };
    (action.to_owned(), word(screen), data)
}

/// A template's button that opens this flow.
fn button<'a>(body: &'a Value, wanted: &str) -> Option<&'a Value> {
    let buttons = body["buttons"].as_array()?.iter();
    let mut flows = buttons.filter(|button| button["type"] == "FLOW");
    flows.find(|button| button["flow_id"] == wanted || button["flow_name"] == wanted)
}

/// The token the send gave this flow, by which the business knows the answer again.
pub(super) fn token(body: &Value, flow: &str) -> String {
    let of_message = &body["action"]["parameters"]["flow_token"];
    let of_button = button(body, flow).and_then(|button| button["flow_token"].as_str());
    // WhatsApp's word for none (graph-api.md 2.4).
    let token = of_message.as_str().or(of_button);
    token.unwrap_or("unused").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_buttons_say_how_a_flow_begins() {
        let message = json!({"action": {"parameters": {"flow_token": "t", "flow_action_payload":
            {"screen": "DAY", "data": {"who": "Rui"}}}}});
        let (action, screen, data) = begins(&message, "9");
        assert_eq!(
            (action.as_str(), screen.as_deref(), &data["who"]),
            ("navigate", Some("DAY"), &json!("Rui"))
        );
        assert_eq!(token(&message, "9"), "t");
        let template = json!({"buttons": [
            {"type": "URL"}, {"type": "FLOW", "flow_id": "9", "flow_action": "data_exchange", "flow_token": "u"},
        ]});
        let (action, screen, data) = begins(&template, "9");
        assert_eq!(
            (action.as_str(), screen, data),
            ("data_exchange", None, json!({}))
        );
        assert_eq!(
            (token(&template, "9"), token(&json!({}), "9")),
            ("u".to_owned(), "unused".to_owned())
        );
    }
}

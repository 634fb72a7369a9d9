//! What a phone makes of an endpoint's words. Pure.

use serde_json::{Map, Value};

/// Ends a flow; no screen may be called that.
pub(crate) const SUCCESS: &str = "SUCCESS";

/// What comes after a question to the endpoint.
#[derive(Debug, Clone, PartialEq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = FlowOutcome)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// A screen, which may be the one that asked.
    Screen {
        screen: String,
        #[schema(value_type = serde_json::Value)]
        data: Map<String, Value>,
    },
    /// The flow is over; `params` are its answer.
    Complete {
        #[schema(value_type = serde_json::Value)]
        params: Map<String, Value>,
    },
    Failed(Failure),
}

/// Why there is nothing to show.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = FlowFailure)]
pub(crate) struct Failure {
    /// WhatsApp's name of it.
    pub(crate) error: String,
    /// What the person reads.
    pub(crate) message: String,
    /// What its developer wants to know.
    pub(crate) detail: String,
    /// The message's button works no more.
    pub(crate) ended: bool,
}

impl Failure {
    pub(super) fn new(error: &str, detail: impl Into<String>) -> Self {
        Self {
            error: error.to_owned(),
            message: "Something went wrong. Try again later.".to_owned(),
            detail: detail.into(),
            ended: false,
        }
    }

    /// The endpoint's 427: the flow's token is used up. It may say why in `error_msg`.
    pub(super) fn ended(body: &[u8]) -> Self {
        let said: Value = serde_json::from_slice(body).unwrap_or_default();
        let said = said["error_msg"].as_str();
        Self {
            message: said
                .unwrap_or("This form can no longer be used.")
                .to_owned(),
            ended: true,
            ..Self::new("flow_token_invalid", "the endpoint answered 427")
        }
    }
}

/// The answer to a health check.
pub(super) fn is_active(told: &Value) -> bool {
    told["data"]["status"] == "active"
}

/// The answer to a question from screen `from`; none asked when the flow was opened.
pub(super) fn read(drawing: &Value, from: Option<&str>, told: &Value) -> Result<Outcome, Failure> {
    let Some(to) = told["screen"].as_str() else {
        return Err(schema("the answer names no screen"));
    };
    let data = match &told["data"] {
        Value::Object(data) => data.clone(),
        Value::Null => Map::new(),
        _ => return Err(schema("data is no object")),
    };
    if to == SUCCESS {
        let params = &told["data"]["extension_message_response"]["params"];
        let params = params.as_object().cloned();
        let params = params.ok_or_else(|| {
            schema("data.extension_message_response.params is missing for the screen SUCCESS")
        })?;
        return Ok(Outcome::Complete { params });
    }
    let screens = drawing["screens"].as_array().into_iter().flatten();
    let drawn = screens.clone().find(|screen| screen["id"] == to);
    let drawn = drawn.ok_or_else(|| transition(format!("the flow has no screen {to}")))?;
    if let Some(from) = from.filter(|from| !may_follow(drawing, from, to)) {
        let why = format!("the routing model leads from {from} not to {to}");
        return Err(transition(why));
    }
    // A screen that is told anew keeps what it had.
    let is_new = from != Some(to);
    check(&drawn["data"], &data, is_new)?;
    Ok(Outcome::Screen {
        screen: to.to_owned(),
        data,
    })
}

fn schema(why: &str) -> Failure {
    Failure::new("payload-schema-error", why)
}

fn transition(why: String) -> Failure {
    Failure::new("invalid-screen-transition", why)
}

/// Forward along the routing model, back along it, or anew.
fn may_follow(drawing: &Value, from: &str, to: &str) -> bool {
    let model = &drawing["routing_model"];
    let leads = |from: &str, to: &str| {
        let next = model[from].as_array().into_iter().flatten();
        next.clone().any(|screen| screen == to)
    };
    !model.is_object() || from == to || leads(from, to) || leads(to, from)
}

/// What the screen declares is there, in the types it declares.
fn check(declared: &Value, data: &Map<String, Value>, all: bool) -> Result<(), Failure> {
    for (name, declared) in declared.as_object().into_iter().flatten() {
        let Some(kind) = declared["type"].as_str() else {
            continue;
        };
        match data.get(name) {
            None if all => return Err(schema(&format!("the screen's data.{name} is missing"))),
            None => {}
            Some(value) if is_a(kind, value) => {}
            Some(_) => return Err(schema(&format!("the screen's data.{name} is no {kind}"))),
        }
    }
    Ok(())
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "string" => value.is_string(),
        "number" | "integer" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn drawing() -> Value {
        json!({"routing_model": {"DAY": ["TIME"], "TIME": ["DONE"], "DONE": []}, "screens": [
            {"id": "DAY", "data": {"days": {"type": "array", "__example__": []}}},
            {"id": "TIME", "data": {"day": {"type": "string", "__example__": "x"}}},
            {"id": "DONE"},
        ]})
    }

    fn error(from: Option<&str>, told: &Value) -> String {
        read(&drawing(), from, told).unwrap_err().error
    }

    #[test]
    fn an_answer_shows_a_screen_or_ends_the_flow() {
        let told = json!({"screen": "TIME", "data": {"day": "Friday"}});
        let Ok(Outcome::Screen { screen, data }) = read(&drawing(), Some("DAY"), &told) else {
            panic!("a screen");
        };
        assert_eq!((screen.as_str(), &data["day"]), ("TIME", &json!("Friday")));
        let told = json!({"screen": "SUCCESS", "data": {"extension_message_response": {"params": {"id": 7}}}});
        let Ok(Outcome::Complete { params }) = read(&drawing(), Some("TIME"), &told) else {
            panic!("the end");
        };
        assert_eq!(params["id"], 7);
    }

    #[test]
    fn screens_follow_the_routing_model_both_ways() {
        let done = json!({"screen": "DONE", "data": {}});
        assert_eq!(error(Some("DAY"), &done), "invalid-screen-transition");
        assert!(read(&drawing(), Some("TIME"), &done).is_ok());
        let back = json!({"screen": "DAY", "data": {"days": []}});
        assert!(read(&drawing(), Some("TIME"), &back).is_ok());
        assert!(read(&drawing(), None, &back).is_ok(), "anything may open");
        let odd = json!({"screen": "NIGHT", "data": {}});
        assert_eq!(error(None, &odd), "invalid-screen-transition");
    }

    #[test]
    fn data_is_what_the_screen_declares() {
        assert_eq!(
            error(Some("DAY"), &json!({"screen": "TIME", "data": {}})),
            "payload-schema-error"
        );
        assert_eq!(
            error(Some("DAY"), &json!({"screen": "TIME", "data": {"day": 5}})),
            "payload-schema-error"
        );
        let again = json!({"screen": "TIME", "data": {"error_message": "Taken"}});
        assert!(
            read(&drawing(), Some("TIME"), &again).is_ok(),
            "the rest stays"
        );
        assert_eq!(
            error(None, &json!({"screen": "SUCCESS", "data": {}})),
            "payload-schema-error"
        );
        assert_eq!(error(None, &json!([])), "payload-schema-error");
    }

    #[test]
    fn a_token_that_is_used_up_says_why() {
        let ended = Failure::ended(br#"{"error_msg": "The order has already been placed"}"#);
        assert_eq!(
            (ended.message.as_str(), ended.ended),
            ("The order has already been placed", true)
        );
        assert!(Failure::ended(b"nonsense").ended);
    }

    proptest! {
        #[test]
        fn no_answer_panics(text in "[\\[\\]{}:,\"a-zA-Z0-9 ]{0,60}") {
            if let Ok(told) = serde_json::from_str(&text) {
                let _ = read(&drawing(), Some("DAY"), &told);
            }
        }
    }
}

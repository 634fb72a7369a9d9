//! A flow's endpoint: the business's own server, which tells what the next screen shows. Requests go out encrypted and
//! signed, as Meta's do; what became of them is kept for alerts and metrics (graph-api.md 5.6, 5.8, webhooks.md 4.7).

mod reply;
mod seal;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use reply::{Failure, Outcome, SUCCESS};
pub(crate) use seal::check_key;

use std::time::Instant;

use serde_json::{Value, json};

use crate::outbound::{Ask, Told};
use crate::rules::flow_health;
use crate::traffic::{Direction, Finished};
use crate::truth::Event;
use crate::truth::account::{Change, Flow};
use crate::truth::flows::{Asked, FlowChange};
use crate::webhooks::headers;
use crate::world::{Act, World};

/// The setting that holds the business's public key.
pub(crate) const PUBLIC_KEY: &str = "business_public_key";
/// WhatsApp's: the newest version of the talk, for flows that name none.
const VERSION: &str = "3.0";

/// What a phone asks of an endpoint.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Question {
    /// `INIT`, `BACK` or `data_exchange`.
    pub(crate) action: String,
    /// The screen that asks; none when the flow is opened.
    pub(crate) screen: Option<String>,
    pub(crate) data: Value,
    pub(crate) token: String,
}

impl Question {
    fn body(&self, version: &str) -> Value {
        let mut body = json!({"version": version, "action": self.action, "flow_token": self.token});
        if let Some(screen) = &self.screen {
            body["screen"] = json!(screen);
        }
        if self.data.is_object() {
            body["data"] = self.data.clone();
        }
        body
    }
}

/// Asks the flow's endpoint. `wamid` is the message the flow was opened from.
pub(crate) async fn ask(world: &World, flow: &Flow, wamid: &str, question: &Question) -> Outcome {
    let drawing = drawing(flow);
    let version = drawing["data_api_version"].as_str().unwrap_or(VERSION);
    let (asked, told) = exchange(world, flow, &question.body(version)).await;
    let outcome = told.and_then(|told| reply::read(&drawing, question.screen.as_deref(), &told));
    let failure = outcome.as_ref().err();
    note(
        world,
        flow,
        asked,
        failure.map(|failure| failure.error.as_str()),
    );
    match outcome {
        Ok(outcome) => outcome,
        Err(failure) => {
            if failure.ended {
                end(world, wamid, &failure.message);
            } else if flow_health::is_clients(&failure.error) {
                report(world, flow, version, question, &failure).await;
            }
            Outcome::Failed(failure)
        }
    }
}

/// Meta's health check.
pub(crate) async fn ping(world: &World, flow: &Flow) -> Result<(), Failure> {
    let drawing = drawing(flow);
    let version = drawing["data_api_version"].as_str().unwrap_or(VERSION);
    let (asked, told) = exchange(world, flow, &json!({"version": version, "action": "ping"})).await;
    let verdict = told.and_then(|told| {
        let inactive = || {
            Failure::new(
                "payload-schema-error",
                r#"the answer to a ping is {"data":{"status":"active"}}"#,
            )
        };
        reply::is_active(&told).then_some(()).ok_or_else(inactive)
    });
    let asked = Asked {
        ping: true,
        ..asked
    };
    let error = verdict.as_ref().err().map(|failure| failure.error.as_str());
    note(world, flow, asked, error);
    verdict
}

/// The flow's JSON; null if there is none that can be read.
pub(crate) fn drawing(flow: &Flow) -> Value {
    let read = flow.json.as_deref().map(serde_json::from_str);
    read.and_then(Result::ok).unwrap_or_default()
}

/// Where the endpoint is. Flows before version 3.0 name it in their JSON.
pub(crate) fn address(flow: &Flow) -> Option<String> {
    let named = drawing(flow)["data_channel_uri"]
        .as_str()
        .map(str::to_owned);
    flow.endpoint_uri.clone().or(named)
}

/// Tells the endpoint that a phone could not use its answer. What it says to that changes nothing.
async fn report(world: &World, flow: &Flow, version: &str, question: &Question, failure: &Failure) {
    let body = json!({
        "version": version, "action": question.action, "flow_token": question.token,
        "data": {"error": failure.error, "error_message": failure.detail},
    });
    drop(exchange(world, flow, &body).await);
}

fn end(world: &World, wamid: &str, told: &str) {
    world.act(|act| {
        act.change_flow(FlowChange::Ended {
            wamid: wamid.to_owned(),
            told: told.to_owned(),
        });
    });
}

fn note(world: &World, flow: &Flow, mut asked: Asked, error: Option<&str>) {
    asked.error = error.map(str::to_owned);
    world.act(|act| act.note_asked(&flow.id, asked));
}

/// One question and the decrypted answer to it; twice if the endpoint cannot read the first (HTTP 421).
async fn exchange(world: &World, flow: &Flow, body: &Value) -> (Asked, Result<Value, Failure>) {
    let started = Instant::now();
    let mut told = once(world, flow, body).await;
    if told
        .as_ref()
        .is_err_and(|failure| failure.error == UNREADABLE)
    {
        told = once(world, flow, body).await;
    }
    let asked = Asked {
        at: world.clock.now_ms(),
        ms: elapsed_ms(started),
        ping: false,
        error: None,
    };
    (asked, told)
}

/// The endpoint could not decrypt, although the key was fetched afresh.
const UNREADABLE: &str = "business-decryption-error";

async fn once(world: &World, flow: &Flow, body: &Value) -> Result<Value, Failure> {
    let (key, app) = world.look(|truth| {
        let key = truth
            .account
            .setting(PUBLIC_KEY)
            .as_str()
            .map(str::to_owned);
        (key, truth.apps.first().map(|known| known.app.clone()))
    });
    let url = address(flow);
    let url =
        url.ok_or_else(|| Failure::new("cannot_be_served", "the flow has no endpoint_uri"))?;
    let key = key.ok_or_else(|| {
        let detail = "no business public key is set: POST /{number}/whatsapp_business_encryption";
        Failure::new("public-key-missing", detail)
    })?;
    let plain = body.to_string();
    let (sealed, seal) = seal::seal(&key, plain.as_bytes())
        .map_err(|error| Failure::new("public-key-missing", error.to_string()))?;
    let secret = app.map(|app| app.secret).unwrap_or_default();
    let headers = headers(&secret, &sealed);
    let started = Instant::now();
    let answer = world
        .outbound
        .carry(Ask {
            url: url.clone(),
            headers: headers.clone(),
            body: Some(sealed),
        })
        .await;
    let took = elapsed_ms(started);
    let opened = match &answer {
        Ok(told) if told.status == 200 => seal.open(&told.body).map_err(|error| error.to_string()),
        Ok(told) => Ok(told.body.clone()),
        Err(error) => Err(error.clone()),
    };
    let told = judge(&answer, &opened);
    world.record(Finished {
        direction: Direction::Webhook,
        label: "flow endpoint".to_owned(),
        summary: summary(flow, body, &told),
        url,
        request_headers: headers,
        request_body: plain,
        bytes: body.to_string().len(),
        status: answer.as_ref().ok().map(|told| told.status),
        answer_body: Some(match &opened {
            Ok(opened) => String::from_utf8_lossy(opened).into_owned(),
            Err(why) => why.clone(),
        }),
        duration_ms: Some(took),
        note: Some("encrypted on its way, shown as it was before".to_owned()),
        faulty: told.is_err(),
        signature_ok: Some(true),
        again: None,
    });
    told
}

/// What the status and the body say (graph-api.md 5.8 and Meta's list of endpoint codes).
fn judge(
    answer: &Result<Told, String>,
    opened: &Result<Vec<u8>, String>,
) -> Result<Value, Failure> {
    let told = answer.as_ref().map_err(|error| {
        let slow = error.to_lowercase().contains("timed out");
        let name = if slow {
            "timeout_error"
        } else {
            "no_http_response_error"
        };
        Failure::new(name, error.as_str())
    })?;
    match told.status {
        200 => {
            let opened = opened.as_ref();
            let opened =
                opened.map_err(|why| Failure::new("response-decryption-error", why.as_str()))?;
            serde_json::from_slice(opened)
                .map_err(|error| Failure::new("payload-schema-error", error.to_string()))
        }
        421 => Err(Failure::new(
            UNREADABLE,
            "the endpoint answered 421: it cannot decrypt what the business public key encrypts",
        )),
        427 => Err(Failure::ended(&told.body)),
        432 => Err(Failure::new(
            "unexpected_http_status_code",
            "the endpoint answered 432: to it the signature is wrong",
        )),
        status => Err(Failure::new(
            "unexpected_http_status_code",
            format!("the endpoint answered {status}"),
        )),
    }
}

fn summary(flow: &Flow, body: &Value, told: &Result<Value, Failure>) -> String {
    let asked = body["action"].as_str().unwrap_or_default();
    let came = match told {
        Ok(told) => told["screen"].as_str().unwrap_or("answered").to_owned(),
        Err(failure) => failure.error.clone(),
    };
    let from = body["screen"]
        .as_str()
        .map(|screen| format!(" from {screen}"));
    format!(
        "{}: {asked}{} → {came}",
        flow.name,
        from.unwrap_or_default()
    )
}

fn elapsed_ms(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

impl Act<'_> {
    pub(crate) fn change_flow(&mut self, turn: FlowChange) {
        let change = Change::FlowRecord { turn };
        self.tell(Event::AccountChanged { change });
    }

    /// Keeps what a request came to, and tells the app of every threshold that was crossed by it.
    pub(crate) fn note_asked(&mut self, flow: &str, asked: Asked) {
        let at = asked.at;
        self.change_flow(FlowChange::Asked {
            flow: flow.to_owned(),
            asked,
        });
        let Some(record) = self.truth.account.flow_records.of.get(flow).cloned() else {
            return;
        };
        for level in flow_health::levels(&record, at) {
            let before = record.alerts.get(&level.alert).copied();
            let (threshold, active) = match (before, level.threshold) {
                (before, now) if before == now => continue,
                (Some(before), now) if now.is_none_or(|now| now < before) => (before, false),
                (_, Some(now)) => (now, true),
                (_, None) => continue,
            };
            let value = flow_health::told(flow, &level, threshold, active);
            self.change_flow(FlowChange::Alert {
                flow: flow.to_owned(),
                alert: level.alert,
                threshold: level.threshold,
            });
            self.queue_webhook("flows", value);
        }
    }
}

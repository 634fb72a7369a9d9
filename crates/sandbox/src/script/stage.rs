//! The sandbox a scenario is played in: opened, filled, connected; and the two ways into it, the bench's API and the Graph API.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::desk::{Desk, URL};
use super::model::Script;
use super::play::Options;
use crate::chatter::Chatter;
use crate::sandbox::{Config, Sandbox};
use crate::scenario::{BusinessData, ChatterData, CustomerData, Line, Scenario, Who};
use crate::truth::model::{BUSINESS, Faults};
use crate::{bench, graph_api};

/// Saturday, 3 October 2026, 08:00 UTC.
const START: i64 = 1_791_014_400_000;
const VERIFY: &str = "a scenario's verify token";

/// An answer of either API; none if it never came.
pub(super) type Answer = Option<(u16, Value)>;

pub(super) struct Stage {
    pub(super) sandbox: Sandbox,
    pub(super) desk: Arc<Desk>,
    /// Phone ids by the names of people.
    pub(super) people: BTreeMap<String, String>,
    /// Wamids and other ids by the names that steps gave.
    pub(super) named: BTreeMap<String, String>,
    pub(super) token: String,
    pub(super) started_at: i64,
    callback: (String, String),
    fields: Vec<String>,
}

impl Stage {
    pub(super) async fn open(script: &Script, options: &Options) -> Result<Self, String> {
        let start = script
            .start
            .as_ref()
            .and_then(|start| start.parse::<jiff::Timestamp>().ok());
        let desk = Arc::new(Desk::new(options.callback.is_some()));
        let rules = script.rules.as_ref().map(|rules| rules.parse());
        let config = Config {
            data_dir: None,
            listen: None,
            seed: script.seed,
            start_at: Some(start.map_or(START, jiff::Timestamp::as_millisecond)),
            chatter: Chatter::Off,
            rules: rules
                .transpose()
                .map_err(|error| format!("rules: {error}"))?,
        };
        let sandbox = Sandbox::open_with(config, Arc::clone(&desk) as _)
            .map_err(|error| error.to_string())?;
        sandbox.clock().pause();
        sandbox.set_faults(Faults::none());
        options.fix_credentials(&sandbox);
        desk.knows(sandbox.app().app_secret);
        sandbox
            .load(&example(script))
            .map_err(|error| error.to_string())?;
        let people: BTreeMap<String, String> = script
            .people
            .keys()
            .zip(1..)
            .map(|(name, n)| (name.clone(), format!("c{n}")))
            .collect();
        let callback = options
            .callback
            .clone()
            .unwrap_or_else(|| (URL.to_owned(), VERIFY.to_owned()));
        let started_at = sandbox.clock().now_ms();
        let mut stage = Self {
            sandbox,
            desk,
            people,
            named: BTreeMap::new(),
            token: String::new(),
            started_at,
            callback,
            fields: script.platform.fields.clone(),
        };
        for (name, person) in &script.people {
            if !person.auto_read {
                let path = format!("/phones/{}", stage.people[name]);
                stage
                    .bench("PATCH", &path, Some(json!({"auto_read": false})))
                    .await;
            }
        }
        for rule in &script.faults {
            stage
                .sandbox
                .set_fault_rule(stage.rule(rule))
                .map_err(|error| error.to_string())?;
        }
        if script.platform.connected {
            stage.connect(script.platform.share_history).await?;
        }
        options.keep_token(&stage.sandbox, &mut stage.token);
        Ok(stage)
    }

    /// A rule that names a person, as the switchboard takes it.
    pub(super) fn rule(&self, rule: &crate::FaultRule) -> crate::FaultRule {
        let customer = rule
            .customer
            .as_ref()
            .map(|name| self.people.get(name).unwrap_or(name).clone());
        crate::FaultRule {
            customer,
            ..rule.clone()
        }
    }

    /// The owner signs up; the platform subscribes and gets a token.
    pub(super) async fn connect(&mut self, share_history: bool) -> Result<(), String> {
        let app = self.sandbox.app();
        let (url, verify_token) = self.callback.clone();
        let subscribe = json!({
            "object": "whatsapp_business_account",
            "callback_url": url,
            "verify_token": verify_token,
            "fields": self.fields,
        });
        let own = format!("{}|{}", app.app_id, app.app_secret);
        let path = format!("/{}/subscriptions", app.app_id);
        let answer = self.graph_as(&own, "POST", &path, Some(subscribe)).await;
        taken(&format!("the subscription of {url}"), answer)?;
        let choice = crate::SignUp { share_history };
        let signed_up = self
            .sandbox
            .sign_up(choice)
            .map_err(|error| error.to_string())?;
        let exchange = json!({"client_id": app.app_id, "client_secret": app.app_secret, "code": signed_up.code});
        let answer = self
            .graph_as("", "POST", "/oauth/access_token", Some(exchange))
            .await;
        let answer = taken("the exchange of the code", answer)?;
        let token = answer["access_token"].as_str();
        token.unwrap_or_default().clone_into(&mut self.token);
        let path = format!("/{}/subscribed_apps", signed_up.waba_id);
        taken(
            "the subscription of the account",
            self.graph("POST", &path, None).await,
        )?;
        Ok(())
    }

    /// A call of the Graph API with the platform's token.
    pub(super) async fn graph(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.graph_as(&self.token, method, path, body).await
    }

    async fn graph_as(&self, token: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
        let mut request = request(method, path, body)?;
        if let Ok(value) = format!("Bearer {token}").parse()
            && !token.is_empty()
        {
            request
                .headers_mut()
                .insert(axum::http::header::AUTHORIZATION, value);
        }
        let response = graph_api::answered(self.sandbox.world(), request).await?;
        Some(told(response).await)
    }

    /// A call of the bench's API.
    pub(super) async fn bench(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let request = request(method, &format!("/bench/api{path}"), body)?;
        let world = self.sandbox.world();
        let router = bench::router(world).with_state(Arc::clone(world));
        let response = router.oneshot(request).await.ok()?;
        Some(told(response).await)
    }

    /// The phone of a person or of the business.
    pub(super) fn phone(&self, name: &str) -> String {
        self.people
            .get(name)
            .cloned()
            .unwrap_or_else(|| BUSINESS.to_owned())
    }

    /// Puts ids in the place of names in braces.
    pub(super) fn filled(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in self.values() {
            filled = filled.replace(&format!("{{{name}}}"), &value);
        }
        filled
    }

    fn values(&self) -> Vec<(String, String)> {
        let mut values: Vec<(String, String)> = self.named.clone().into_iter().collect();
        self.sandbox.world().look(|truth| {
            values.push(("app".to_owned(), truth.app().id));
            if let Some(business) = truth.business() {
                values.push(("number".to_owned(), business.phone_number_id.clone()));
                values.push(("waba".to_owned(), business.waba_id.clone()));
            }
            for (name, id) in &self.people {
                values.push((format!("{name}.id"), id.clone()));
                if let Some(phone) = truth.phone(id) {
                    values.push((
                        format!("{name}.digits"),
                        phone.digits.clone().unwrap_or_default(),
                    ));
                    values.push((format!("{name}.bsuid"), phone.bsuid.clone()));
                }
            }
        });
        values
    }
}

fn request(method: &str, path: &str, body: Option<Value>) -> Option<Request<Body>> {
    let request = Request::builder().method(method).uri(path);
    let request = match body {
        Some(body) => request
            .header("content-type", "application/json")
            .body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    };
    request.ok()
}

async fn told(response: axum::response::Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap_or_default();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

/// An answer that must be a good one.
pub(super) fn taken(what: &str, answer: Answer) -> Result<Value, String> {
    match answer {
        None => Err(format!("{what} was not answered")),
        Some((status, body)) if (200..300).contains(&status) => Ok(body),
        Some((status, body)) => {
            let said = |at: &str| body.pointer(at).and_then(Value::as_str);
            // The details say more than the message.
            let said = said("/error/error_data/details").or(said("/error/message"));
            let said = said.unwrap_or_default();
            Err(format!("{what} was refused with {status}: {said}"))
        }
    }
}

/// The file's business, people and history in the shape of an example business.
fn example(script: &Script) -> Scenario {
    let business = &script.business;
    let customers = script.people.iter().map(|(name, person)| {
        let said = script.history.iter().filter(|said| said.with == *name);
        let line = |said: &super::model::Said| {
            let who = if said.by_owner {
                Who::Business
            } else {
                Who::Customer
            };
            Line::Text(said.at.clone(), who, said.text.clone())
        };
        CustomerData {
            name: person.name.clone().unwrap_or_else(|| name.clone()),
            digits: person.digits.clone(),
            username: person.username.clone(),
            saved_as: person.saved_as.clone(),
            read_receipts: person.read_receipts,
            thread: said.map(line).collect(),
        }
    });
    Scenario {
        business: BusinessData {
            name: business.name.clone(),
            owner: business.owner.clone(),
            display_phone_number: business.number.clone(),
            phone_number_id: "109348821055614".to_owned(),
            waba_id: "204118093377541".to_owned(),
            portfolio_id: "301227745510986".to_owned(),
        },
        customers: customers.collect(),
        chatter: ChatterData {
            greetings: Vec::new(),
            follow_ups: Vec::new(),
            of_their_own: HashMap::new(),
        },
        templates: Vec::new(),
    }
}

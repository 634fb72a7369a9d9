//! `/{APP}/subscriptions`: the app's callback and the fields it wants. The handshake is done before
//! the answer; a callback that fails it changes nothing.

use axum::http::Method;
use serde_json::json;
use twinline_wire::webhook::{FieldName, OBJECT};

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use crate::truth::Event;
use crate::truth::model::Callback;
use crate::webhooks::shake_hands;
use crate::world::World;

pub(super) async fn serve(world: &World, call: &Call, app_id: &str) -> Result<Answer, Refusal> {
    auth::app(world, call, app_id)?;
    match call.method {
        Method::GET => Ok(list(world, app_id)),
        Method::POST => subscribe(world, call, app_id).await,
        Method::DELETE => Ok(unsubscribe(world, call, app_id)),
        _ => Err(Refusal::unknown_object(call, "subscriptions")),
    }
}

async fn subscribe(world: &World, call: &Call, app_id: &str) -> Result<Answer, Refusal> {
    if call.text("object").as_deref() != Some(OBJECT) {
        return Err(Refusal::code(
            100,
            "Param object must be whatsapp_business_account",
        ));
    }
    let url = call
        .text("callback_url")
        .ok_or_else(|| Refusal::missing("callback_url"))?;
    let verify_token = call
        .text("verify_token")
        .ok_or_else(|| Refusal::missing("verify_token"))?;
    let fields = field_names(&call.object()["fields"]);
    let unknown = |name: &&String| !FieldName::from(name.as_str()).is_subscribable();
    if let Some(name) = fields.iter().find(unknown) {
        return Err(Refusal::code(
            100,
            format!("Param fields must be one of the fields of {OBJECT}: {name} is none"),
        ));
    }
    let callback = Callback { url, verify_token };
    shake_hands(world, &callback).await.map_err(|why| {
        Refusal::code(2200, format!("Callback verification failed: {why}")).with_status(400)
    })?;
    let summary = format!("callback verified, {} fields", fields.len());
    world.act(|act| {
        act.tell(Event::AppSubscribed {
            app_id: app_id.to_owned(),
            callback: Some(callback),
            fields,
        });
    });
    Ok(Answer::success(summary))
}

/// The fields named, or all of them; without any left, the callback is gone as well.
fn unsubscribe(world: &World, call: &Call, app_id: &str) -> Answer {
    let gone = field_names(&call.object()["fields"]);
    let kept = world.look(|truth| {
        let known = truth.subscriber(app_id)?;
        let kept = known.fields.iter().filter(|name| !gone.contains(name));
        Some((known.callback.clone()?, kept.cloned().collect::<Vec<_>>()))
    });
    let kept = kept.filter(|(_, fields)| !gone.is_empty() && !fields.is_empty());
    let summary = match &kept {
        Some((_, fields)) => format!("unsubscribed, {} fields are left", fields.len()),
        None => "all fields unsubscribed".to_owned(),
    };
    let (callback, fields) = kept.unzip();
    world.act(|act| {
        act.tell(Event::AppSubscribed {
            app_id: app_id.to_owned(),
            callback,
            fields: fields.unwrap_or_default(),
        });
    });
    Answer::success(summary)
}

fn list(world: &World, app_id: &str) -> Answer {
    let data = world.look(|truth| {
        let known = truth.subscriber(app_id)?;
        known.callback.as_ref().map(|callback| {
            let fields = known.fields.iter().map(|name| json!({"name": name}));
            json!({
                "object": OBJECT,
                "callback_url": callback.url,
                "active": true,
                "fields": fields.collect::<Vec<_>>(),
            })
        })
    });
    let data: Vec<_> = data.into_iter().collect();
    Answer::json(&json!({"data": data}), "subscriptions listed")
}

/// Fields come as `a,b`, as a JSON list, or as objects with a name.
fn field_names(fields: &serde_json::Value) -> Vec<String> {
    let mut names: Vec<String> = match fields {
        serde_json::Value::Array(rows) => rows
            .iter()
            .filter_map(|row| row.as_str().or_else(|| row["name"].as_str()))
            .map(str::to_owned)
            .collect(),
        serde_json::Value::String(text) => {
            text.split(',').map(|name| name.trim().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

//! `/{WABA}/subscribed_apps`: attaches the app to the account, with or without a callback of the
//! account's own. Without a body an earlier override is removed.

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::auth;
use super::call::Call;
use crate::limits;
use crate::truth::model::Callback;
use crate::truth::{Event, Truth};
use crate::webhooks::shake_hands;
use crate::world::World;

pub(super) async fn serve(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let app_id = auth::caller(world, call)?.id;
    match call.method {
        Method::GET => Ok(list(world)),
        Method::POST => subscribe(world, call, app_id).await,
        Method::DELETE => {
            tell(world, app_id, false, None);
            Ok(Answer::success("app detached"))
        }
        _ => Err(Refusal::unknown_object(call, "subscribed_apps")),
    }
}

async fn subscribe(world: &World, call: &Call, app_id: String) -> Result<Answer, Refusal> {
    let callback = match call.text("override_callback_uri") {
        Some(url) => Some(verified(world, url, call.text("verify_token")).await?),
        None => None,
    };
    let summary = if callback.is_some() {
        "app attached, callback verified"
    } else {
        "app attached"
    };
    tell(world, app_id, true, callback);
    Ok(Answer::success(summary))
}

/// A callback that answered its handshake.
pub(super) async fn verified(
    world: &World,
    url: String,
    verify_token: Option<String>,
) -> Result<Callback, Refusal> {
    if url.chars().count() > limits::OVERRIDE_URL_CHARS_MAX {
        return Err(Refusal::code(
            100,
            "override_callback_uri has at most 200 characters",
        ));
    }
    let verify_token = verify_token.ok_or_else(|| Refusal::missing("verify_token"))?;
    let callback = Callback { url, verify_token };
    shake_hands(world, &callback).await.map_err(|why| {
        Refusal::code(2200, format!("Callback verification failed: {why}")).with_status(400)
    })?;
    Ok(callback)
}

fn tell(world: &World, app_id: String, subscribed: bool, callback: Option<Callback>) {
    world.act(|act| {
        act.tell(Event::WabaSubscribed {
            app_id,
            subscribed,
            callback,
        });
    });
}

fn list(world: &World) -> Answer {
    let rows = world.look(rows);
    Answer::json(&rows, "subscribed apps listed")
}

/// The apps that the account is attached to.
pub(super) fn rows(truth: &Truth) -> Value {
    let attached = truth.apps.iter().filter(|known| known.waba_subscribed);
    let rows = attached.map(|known| {
        let id = &known.app.id;
        let link = format!("https://www.facebook.com/games/?app_id={id}");
        let app = json!({"id": id, "link": link, "name": known.app.title()});
        let mut row = json!({"whatsapp_business_api_data": app});
        if let Some(callback) = &known.waba_callback {
            row["override_callback_uri"] = json!(callback.url);
        }
        row
    });
    json!({"data": rows.collect::<Vec<_>>()})
}

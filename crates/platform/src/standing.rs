//! How a number stands with WhatsApp, its rating and its messaging limit, as facts: until WhatsApp tells of a change nobody
//! else says. Asked for when it is connected, and now and then with the account's templates; what differs from what is known is
//! journalled, and the merger makes facts of it.

use bytes::Bytes;
use serde_json::Value;
use twinline_core::channel::AccountTold;
use twinline_core::fact::FactKind;
use twinline_store::Line;
use twinline_store::journal::EntryKind;

use crate::app::App;
use crate::merger::chain;

/// Asks WhatsApp how a line's number stands, and journals what is new. The error is a sentence.
pub async fn learn(app: &App, line: &Line, token: &str) -> Result<(), String> {
    let at = app.now();
    let number =
        (app.graph.standing(token, &line.address).await).map_err(|error| format!("{error}."))?;
    let kind = FactKind::NumberStanding;
    let known = (app.store.facts_under(line.id, kind, &line.digits).await)
        .map_err(|error| chain(&error))?;
    let is_known = known.values().any(|fact| is_the_same(&fact.raw, &number));
    if is_known {
        return Ok(());
    }
    let told = AccountTold {
        account: line.account.clone(),
        at,
        templates: Vec::new(),
        templates_gone: Vec::new(),
        numbers: vec![number],
    };
    let body = serde_json::to_vec(&told).map_err(|error| error.to_string())?;
    (app.journal)
        .append(EntryKind::AccountTold, app.now(), Bytes::from(body))
        .await
        .map(drop)
        .map_err(|error| error.to_string())
}

/// In all that is asked for by name; what WhatsApp adds by itself may differ each time.
fn is_the_same(known: &Value, told: &Value) -> bool {
    [
        "quality_rating",
        "whatsapp_business_manager_messaging_limit",
        "throughput",
        "status",
    ]
    .iter()
    .all(|field| known[field] == told[field])
}

//! How a message of the API is priced: per message, and free as an answer inside the service window (graph-api.md 8).

use crate::truth::Truth;
use crate::truth::model::Message;

/// Its pricing type and category, as statuses spell them.
pub(crate) fn priced(truth: &Truth, message: &Message) -> (&'static str, String) {
    let shown = message.content.body.as_ref();
    let shown = shown.filter(|_| message.content.kind == "template");
    let category = shown.and_then(|shown| shown["category"].as_str());
    let category = category.map_or_else(|| "service".to_owned(), str::to_lowercase);
    let is_open = truth
        .window_closes_at(&message.customer)
        .is_some_and(|closes_at| message.typed_at < closes_at);
    let is_free = category == "service" || (category == "utility" && is_open);
    let kind = if is_free { FREE } else { "regular" };
    (kind, category)
}

/// The type of what costs nothing.
pub(crate) const FREE: &str = "free_customer_service";

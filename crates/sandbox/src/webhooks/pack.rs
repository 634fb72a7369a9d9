//! Packs queued changes into one POST: the body is made once, here, and repeated byte for byte.

use serde_json::{Map, Value, json};

use super::summary::summary;
use crate::limits;
use crate::switchboard::Fate;
use crate::truth::Event;
use crate::truth::model::{Delivery, Queued};
use crate::world::Act;

/// Lists whose rows of several changes may share one value.
const JOINABLE: [(&str, &str); 3] = [
    ("messages", "messages"),
    ("messages", "statuses"),
    ("smb_message_echoes", "message_echoes"),
];

/// What is told of a number; everything else is of the account, and says when (webhooks.md 4).
const OF_A_NUMBER: [&str; 5] = [
    "messages",
    "history",
    "smb_app_state_sync",
    "smb_message_echoes",
    "user_preferences",
];

/// A POST to make now, and what the switchboard does to it.
#[derive(Debug)]
pub(super) struct Picked {
    pub(super) delivery: Delivery,
    pub(super) fate: Fate,
}

impl Act<'_> {
    /// The next POST for a callback: what is freshly queued, else a delivery due for another try.
    pub(super) fn pick_delivery(&mut self, url: &str) -> Option<Picked> {
        if let Some(picked) = self.form_delivery(url) {
            return Some(picked);
        }
        let due = self
            .truth
            .deliveries
            .values()
            .find(|delivery| delivery.url == url && delivery.next_at <= self.now)?
            .clone();
        let fate = self.fate_of_retry();
        Some(Picked {
            delivery: due,
            fate,
        })
    }

    fn form_delivery(&mut self, url: &str) -> Option<Picked> {
        let reorder = self.truth.faults.reorder;
        let waiting = self.truth.queue.values().filter(|queued| queued.url == url);
        let taken: Vec<Queued> = if reorder {
            // Newest first, one by one: about as wrong as an order can be.
            waiting
                .max_by_key(|queued| queued.id)
                .cloned()
                .into_iter()
                .collect()
        } else {
            waiting.take(limits::EVENTS_PER_POST).cloned().collect()
        };
        if taken.is_empty() {
            return None;
        }
        let fate = self.fate_of_delivery();
        let delivery = self.form(url, &taken)?;
        Some(Picked { delivery, fate })
    }

    /// One POST of up to `most` of what waits longest, all for one callback.
    pub(crate) fn form_oldest(&mut self, most: usize) -> Option<Delivery> {
        let url = self.truth.queue.values().next()?.url.clone();
        let waiting = self.truth.queue.values();
        let taken: Vec<Queued> = waiting
            .filter(|queued| queued.url == url)
            .take(most.clamp(1, limits::EVENTS_PER_POST))
            .cloned()
            .collect();
        self.form(&url, &taken)
    }

    fn form(&mut self, url: &str, taken: &[Queued]) -> Option<Delivery> {
        let first = taken.first()?;
        let waba_id = self
            .truth
            .business()
            .map(|b| b.waba_id.clone())
            .unwrap_or_default();
        let envelope = envelope(&waba_id, taken, self.now);
        let body = twinline_wire::escape::webhook_body(&envelope).unwrap_or_default();
        let mut labels: Vec<&str> = taken.iter().map(label).collect();
        labels.dedup();
        labels.sort_unstable();
        labels.dedup();
        let delivery = Delivery {
            id: self.number(),
            url: url.to_owned(),
            label: labels.join(", "),
            summary: summary(self.truth, taken),
            body: String::from_utf8(body).unwrap_or_default(),
            first_at: first.since,
            attempts: 0,
            next_at: self.now,
        };
        let taken = taken.iter().map(|queued| queued.id).collect();
        self.tell(Event::DeliveryFormed {
            taken,
            delivery: Box::new(delivery.clone()),
        });
        Some(delivery)
    }

    /// The POST was made: closed by a 200, or set for another try, or given up after seven days.
    pub(crate) fn settle_delivery(&mut self, delivery: &Delivery, acknowledged: bool) {
        let Delivery { id, first_at, .. } = *delivery;
        let Some(kept) = self.truth.deliveries.get(&id) else {
            return;
        };
        let next_at = self.now + retry_after_ms(kept.attempts);
        if acknowledged || next_at > first_at + limits::RETRY_FOR_MS {
            self.tell(Event::DeliveryClosed { id });
        } else {
            self.tell(Event::DeliveryTried { id, next_at });
        }
    }
}

/// At once, then ever more rarely (webhooks.md 1.4; the exact steps are published nowhere).
fn retry_after_ms(attempts_before: u32) -> i64 {
    const SECONDS: [i64; 10] = [0, 5, 15, 60, 300, 900, 3_600, 10_800, 21_600, 43_200];
    let step = usize::try_from(attempts_before)
        .unwrap_or(usize::MAX)
        .min(SECONDS.len() - 1);
    SECONDS[step] * 1_000
}

fn envelope(waba_id: &str, taken: &[Queued], now: i64) -> Value {
    let mut changes: Vec<(&'static str, Value)> = Vec::new();
    let mut account = Vec::new();
    for queued in taken {
        if !OF_A_NUMBER.contains(&queued.field.as_str()) {
            account.push(json!({"field": queued.field, "value": queued.value}));
            continue;
        }
        let list = joinable_list(queued);
        let open = changes
            .iter_mut()
            .find(|(open, _)| !open.is_empty() && Some(*open) == list);
        if let Some((list, change)) = open {
            join(&mut change["value"], list, &queued.value);
        } else {
            let change = json!({"field": queued.field, "value": queued.value});
            changes.push((list.unwrap_or(""), change));
        }
    }
    let mut entries = Vec::new();
    if !changes.is_empty() {
        let changes: Vec<Value> = changes.into_iter().map(|(_, change)| change).collect();
        entries.push(json!({"id": waba_id, "changes": changes}));
    }
    if !account.is_empty() {
        let time = now.div_euclid(1_000);
        entries.push(json!({"id": waba_id, "time": time, "changes": account}));
    }
    json!({"object": "whatsapp_business_account", "entry": entries})
}

fn joinable_list(queued: &Queued) -> Option<&'static str> {
    JOINABLE
        .iter()
        .find(|(field, list)| queued.field == *field && queued.value.get(list).is_some())
        .map(|(_, list)| *list)
}

/// Appends the rows and the contacts not yet there.
fn join(value: &mut Value, list: &str, more: &Value) {
    let Some(value) = value.as_object_mut() else {
        return;
    };
    append(value, list, more, |_, _| false);
    append(value, "contacts", more, |known, new| known == new);
}

fn append(
    value: &mut Map<String, Value>,
    list: &str,
    more: &Value,
    same: impl Fn(&Value, &Value) -> bool,
) {
    let Some(rows) = more.get(list).and_then(Value::as_array) else {
        return;
    };
    let open = value.entry(list).or_insert_with(|| json!([]));
    let Some(open) = open.as_array_mut() else {
        return;
    };
    for row in rows {
        if !open.iter().any(|known| same(known, row)) {
            open.push(row.clone());
        }
    }
}

/// What the bench calls a change: statuses apart from messages.
fn label(queued: &Queued) -> &str {
    if queued.value.get("statuses").is_some() {
        "statuses"
    } else {
        &queued.field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(id: u64, field: &str, value: Value) -> Queued {
        Queued {
            id,
            url: "u".to_owned(),
            field: field.to_owned(),
            value,
            since: 0,
        }
    }

    #[test]
    fn rows_of_one_kind_share_a_value_and_contacts_are_named_once() {
        let message = |id: &str| json!({"metadata": {}, "contacts": [{"wa_id": "1"}], "messages": [{"id": id}]});
        let taken = [
            queued(1, "messages", message("a")),
            queued(
                2,
                "messages",
                json!({"metadata": {}, "statuses": [{"id": "s"}]}),
            ),
            queued(3, "messages", message("b")),
            queued(4, "account_update", json!({"event": "PARTNER_ADDED"})),
        ];
        let envelope = envelope("9", &taken, 5_000);
        let changes = envelope["entry"][0]["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 2);
        assert_eq!(
            changes[0]["value"]["messages"],
            json!([{"id": "a"}, {"id": "b"}])
        );
        assert_eq!(changes[0]["value"]["contacts"], json!([{"wa_id": "1"}]));
        assert_eq!(envelope["entry"][1]["time"], 5);
    }

    #[test]
    fn history_chunks_are_never_joined() {
        let chunk = json!({"metadata": {}, "history": [{}]});
        let taken = [
            queued(1, "history", chunk.clone()),
            queued(2, "history", chunk),
        ];
        let envelope = envelope("9", &taken, 0);
        assert_eq!(envelope["entry"][0]["changes"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn retries_come_at_once_and_then_ever_more_rarely() {
        let ladder: Vec<i64> = (0..14).map(retry_after_ms).collect();
        assert_eq!(ladder[0], 0);
        assert!(
            ladder.windows(2).all(|step| step[0] <= step[1]),
            "{ladder:?}"
        );
    }
}

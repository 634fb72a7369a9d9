//! Packs queued changes into one POST: the body is made once, here, and repeated byte for byte.

use serde_json::{Map, Value, json};

use super::entry::{Owner, has_time, owner};
use super::summary::summary;
use crate::limits;
use crate::switchboard::Fate;
use crate::truth::Event;
use crate::truth::apps::Target;
use crate::truth::model::{Delivery, Queued};
use crate::world::Act;

/// Lists whose rows of several changes may share one value.
const JOINABLE: [(&str, &str); 3] = [
    ("messages", "messages"),
    ("messages", "statuses"),
    ("smb_message_echoes", "message_echoes"),
];

/// A POST to make now, and what the switchboard does to it.
#[derive(Debug)]
pub(super) struct Picked {
    pub(super) delivery: Delivery,
    pub(super) fate: Fate,
}

impl Act<'_> {
    /// The next POST for an app: what is freshly queued, else a delivery due for another try.
    pub(super) fn pick_delivery(&mut self, target: &Target) -> Option<Picked> {
        if let Some(picked) = self.form_delivery(target) {
            return Some(picked);
        }
        let due = self
            .truth
            .deliveries
            .values()
            .find(|delivery| delivery.target == *target && delivery.next_at <= self.now)?
            .clone();
        let fate = self.fate_of_retry();
        Some(Picked {
            delivery: due,
            fate,
        })
    }

    fn form_delivery(&mut self, target: &Target) -> Option<Picked> {
        let now = self.now;
        let waiting = self.truth.queue.values();
        let mut waiting =
            waiting.filter(|queued| queued.target == *target && queued.leaves_at() <= now);
        let overtakes = self.overtakes();
        let taken: Vec<Queued> = if let Some(overtakes) = overtakes
            && let Some(newest) = waiting
                .clone()
                .filter(|queued| overtakes(queued))
                .max_by_key(|queued| queued.id)
        {
            vec![newest.clone()]
        } else {
            let first = waiting.next()?.clone();
            let alone = first.fate.is_some();
            let with = waiting.take_while(|queued| !alone && queued.fate.is_none());
            fitting(std::iter::once(&first).chain(with).take(self.most()))
        };
        let own = taken.first()?.fate.clone().unwrap_or_default();
        let fate = self.fate_of_delivery();
        let fate = Fate {
            lost: fate.lost || own.lost,
            twice: fate.twice || own.twice,
            wrong_signature: fate.wrong_signature || own.wrong_signature,
            unheard: own.unheard,
            ..fate
        };
        let delivery = self.form(target, &taken)?;
        Some(Picked { delivery, fate })
    }

    /// What goes before everything else this time, if anything does: the newest of all, one by one, which is about as wrong
    /// as an order can be; or now and then the newest status. Of two messages or reactions of one second nobody could tell
    /// which was first, so that small doses leave them alone.
    fn overtakes(&self) -> Option<fn(&Queued) -> bool> {
        let faults = &self.truth.faults;
        let now_and_then = faults
            .out_of_order_every
            .is_some_and(|n| n > 0 && (self.truth.formed + 1).is_multiple_of(u64::from(n)));
        if faults.reorder {
            Some(|_| true)
        } else if now_and_then {
            Some(|queued| label(queued) == "statuses")
        } else {
            None
        }
    }

    /// Changes in one POST: WhatsApp's most, or as many as the switchboard says.
    fn most(&self) -> usize {
        let set = self.truth.faults.changes_per_post;
        let set = set.and_then(|most| usize::try_from(most).ok());
        set.unwrap_or(limits::EVENTS_PER_POST)
            .clamp(1, limits::EVENTS_PER_POST)
    }

    /// One POST of up to `most` of what waits longest, all for one app at one address.
    pub(crate) fn form_oldest(&mut self, most: usize) -> Option<Delivery> {
        let target = self.truth.queue.values().next()?.target.clone();
        let waiting = self.truth.queue.values();
        let waiting = waiting.filter(|queued| queued.target == target);
        let taken = fitting(waiting.take(most.clamp(1, limits::EVENTS_PER_POST)));
        self.form(&target, &taken)
    }

    fn form(&mut self, target: &Target, taken: &[Queued]) -> Option<Delivery> {
        let first = taken.first()?;
        let waba_id = self
            .truth
            .business()
            .map(|b| b.waba_id.clone())
            .unwrap_or_default();
        let partner_id = self.truth.partner_portfolio(&target.app_id);
        let envelope = envelope(&waba_id, &partner_id, taken, self.now);
        let body = self.written(&envelope);
        let mut labels: Vec<&str> = taken.iter().map(label).collect();
        labels.dedup();
        labels.sort_unstable();
        labels.dedup();
        let delivery = Delivery {
            id: self.number(),
            target: target.clone(),
            label: labels.join(", "),
            summary: summary(self.truth, taken),
            body,
            first_at: first.since,
            attempts: 0,
            next_at: self.now,
            copy: false,
        };
        let taken = taken.iter().map(|queued| queued.id).collect();
        self.tell(Event::DeliveryFormed {
            taken,
            delivery: Box::new(delivery.clone()),
        });
        Some(delivery)
    }

    /// The bytes of a POST: ASCII as Meta's, unless the switchboard says otherwise.
    pub(super) fn written(&self, envelope: &Value) -> String {
        let body = if self.truth.faults.raw_utf8 {
            serde_json::to_vec(envelope)
        } else {
            twinline_wire::escape::webhook_body(envelope)
        };
        String::from_utf8(body.unwrap_or_default()).unwrap_or_default()
    }

    /// The POST was made: closed by a 200, or set for another try, or given up after seven days.
    pub(crate) fn settle_delivery(&mut self, delivery: &Delivery, acknowledged: bool) {
        let Delivery { id, first_at, .. } = *delivery;
        // After a restore the number may be another's.
        let kept = self.truth.deliveries.get(&id);
        let Some(kept) = kept.filter(|kept| kept.body == delivery.body) else {
            return;
        };
        let next_at = self.now + retry_after_ms(kept.attempts);
        if acknowledged || kept.copy || next_at > first_at + limits::RETRY_FOR_MS {
            self.tell(Event::DeliveryClosed { id });
        } else {
            self.tell(Event::DeliveryTried { id, next_at });
            self.copy_to_others(delivery, next_at);
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

fn envelope(waba_id: &str, partner_id: &str, taken: &[Queued], now: i64) -> Value {
    let mut changes: Vec<(&'static str, Value)> = Vec::new();
    // With a time, by the id of their entry.
    let mut account: Vec<(&str, Vec<Value>)> = Vec::new();
    for queued in taken {
        if has_time(&queued.field) {
            let id = match owner(&queued.field, &queued.value) {
                Owner::Account => waba_id,
                Owner::Partner => partner_id,
            };
            let change = json!({"field": queued.field, "value": queued.value});
            match account.iter_mut().find(|(known, _)| *known == id) {
                Some((_, changes)) => changes.push(change),
                None => account.push((id, vec![change])),
            }
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
    let time = now.div_euclid(1_000);
    for (id, changes) in account {
        entries.push(json!({"id": id, "time": time, "changes": changes}));
    }
    json!({"object": "whatsapp_business_account", "entry": entries})
}

/// As many as fit into one POST; always one (webhooks.md 1.4).
fn fitting<'a>(waiting: impl Iterator<Item = &'a Queued>) -> Vec<Queued> {
    let mut bytes = 0;
    let mut taken: Vec<Queued> = Vec::new();
    for queued in waiting {
        bytes += twinline_wire::escape::webhook_body(&queued.value).map_or(0, |body| body.len());
        if bytes > limits::POST_BYTES && !taken.is_empty() {
            break;
        }
        taken.push(queued.clone());
    }
    taken
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
    use crate::truth::model::Callback;
    use crate::{Chatter, Config, Faults, Sandbox, Scenario, SignUp};

    /// A connected number whose app hears of messages, with nothing queued.
    fn connected() -> (Sandbox, Target) {
        let sandbox = Sandbox::open(Config {
            data_dir: None,
            listen: None,
            seed: 7,
            start_at: Some(1_763_700_000_000),
            chatter: Chatter::Off,
            rules: None,
        })
        .unwrap();
        sandbox.clock().pause();
        sandbox.load(&Scenario::forno_aurora()).unwrap();
        sandbox
            .sign_up(SignUp {
                share_history: false,
            })
            .unwrap();
        let target = Target {
            app_id: sandbox.app().app_id,
            url: "http://hook".to_owned(),
        };
        sandbox.world().act(|act| {
            act.tell(Event::AppSubscribed {
                app_id: target.app_id.clone(),
                callback: Some(Callback {
                    url: target.url.clone(),
                    verify_token: String::new(),
                }),
                fields: vec!["messages".to_owned()],
            });
            act.tell(Event::WabaSubscribed {
                app_id: target.app_id.clone(),
                subscribed: true,
                callback: None,
            });
        });
        (sandbox, target)
    }

    #[test]
    fn a_small_dose_of_disorder_lets_a_status_overtake_and_no_message() {
        let (sandbox, target) = connected();
        sandbox.set_faults(Faults {
            out_of_order_every: Some(1),
            ..Faults::none()
        });
        let labels: Vec<String> = sandbox.world().act(|act| {
            for id in ["a", "b"] {
                act.queue_webhook("messages", json!({"messages": [{"id": id}]}));
            }
            act.queue_webhook("messages", json!({"statuses": [{"id": "s"}]}));
            let mut labels = Vec::new();
            while !act.truth.queue.is_empty() {
                let picked = act.form_delivery(&target).unwrap();
                labels.push(picked.delivery.label.clone());
                let body: Value = serde_json::from_str(&picked.delivery.body).unwrap();
                let rows = &body["entry"][0]["changes"][0]["value"]["messages"];
                if !rows.is_null() {
                    assert_eq!(rows, &json!([{"id": "a"}, {"id": "b"}]));
                }
            }
            labels
        });
        assert_eq!(labels, ["statuses", "messages"]);
    }

    #[test]
    fn a_post_holds_as_many_changes_as_it_may_and_no_more_bytes_than_whatsapp_sends() {
        let (sandbox, target) = connected();
        let text = "é".repeat(4_096);
        let posts = |most: Option<u32>, changes: usize| {
            sandbox.set_faults(Faults {
                changes_per_post: most,
                ..Faults::none()
            });
            sandbox.world().act(|act| {
                for id in 0..changes {
                    let row = json!({"id": id, "text": {"body": text}});
                    act.queue_webhook("messages", json!({"messages": [row]}));
                }
                let mut sizes = Vec::new();
                while !act.truth.queue.is_empty() {
                    sizes.push(act.form_delivery(&target).unwrap().delivery.body.len());
                }
                sizes
            })
        };
        assert_eq!(posts(Some(1), 3).len(), 3);
        assert_eq!(posts(Some(2), 3).len(), 2);
        assert_eq!(posts(None, 3).len(), 1);
        // 24 kB each once escaped.
        let large = posts(None, 300);
        assert!(large.len() > 1);
        assert!(large.iter().all(|bytes| *bytes < 3_000_000), "{large:?}");
    }

    fn queued(id: u64, field: &str, value: Value) -> Queued {
        Queued {
            id,
            target: Target {
                app_id: "1".to_owned(),
                url: "u".to_owned(),
            },
            field: field.to_owned(),
            value,
            since: 0,
            fate: None,
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
        let envelope = envelope("9", "8", &taken, 5_000);
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
        let envelope = envelope("9", "8", &taken, 0);
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

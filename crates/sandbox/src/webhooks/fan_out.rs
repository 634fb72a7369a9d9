//! A retry goes to all apps that subscribed to the account and field, not to the one that failed alone: who has answered 200
//! sees it again (webhooks.md 1.4).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::truth::Event;
use crate::truth::apps::Target;
use crate::truth::model::Delivery;
use crate::world::Act;

impl Act<'_> {
    /// What is tried again then goes to the other apps as well, each hearing of what it subscribed to.
    pub(super) fn copy_to_others(&mut self, failed: &Delivery, next_at: i64) {
        let Ok(told) = serde_json::from_str::<Value>(&failed.body) else {
            return;
        };
        let mut wanted: BTreeMap<Target, BTreeSet<String>> = BTreeMap::new();
        for field in fields(&told) {
            for target in self.truth.targets_of(&field) {
                wanted.entry(target).or_default().insert(field.clone());
            }
        }
        for (target, fields) in wanted {
            if target.app_id == failed.target.app_id || self.is_failing(&target.app_id) {
                continue;
            }
            let mut body = told.clone();
            keep(&mut body, &fields);
            self.readdress(&mut body, &failed.target.app_id, &target.app_id);
            let copy = Delivery {
                id: self.number(),
                body: self.written(&body),
                target,
                first_at: self.now,
                attempts: 0,
                next_at,
                copy: true,
                label: failed.label.clone(),
                summary: failed.summary.clone(),
            };
            self.tell(Event::DeliveryFormed {
                taken: Vec::new(),
                delivery: Box::new(copy),
            });
        }
    }

    /// An app that is tried again on its own account needs no copies of the same.
    fn is_failing(&self, app_id: &str) -> bool {
        let mut open = self.truth.deliveries.values();
        open.any(|open| open.target.app_id == app_id && !open.copy && open.attempts > 0)
    }

    /// Entries of the app's portfolio are about its own.
    fn readdress(&self, body: &mut Value, from: &str, to: &str) {
        let (from, to) = (
            self.truth.partner_portfolio(from),
            self.truth.partner_portfolio(to),
        );
        for entry in body["entry"].as_array_mut().into_iter().flatten() {
            if entry["id"] == from.as_str() {
                entry["id"] = Value::from(to.as_str());
            }
        }
    }
}

fn fields(told: &Value) -> BTreeSet<String> {
    let entries = told["entry"].as_array().into_iter().flatten();
    let changes = entries.filter_map(|entry| entry["changes"].as_array());
    let fields = changes
        .flatten()
        .filter_map(|change| change["field"].as_str());
    fields.map(str::to_owned).collect()
}

/// Leaves changes of these fields only.
fn keep(told: &mut Value, fields: &BTreeSet<String>) {
    let Some(entries) = told["entry"].as_array_mut() else {
        return;
    };
    for entry in entries.iter_mut() {
        if let Some(changes) = entry["changes"].as_array_mut() {
            changes.retain(|change| {
                change["field"]
                    .as_str()
                    .is_some_and(|field| fields.contains(field))
            });
        }
    }
    entries.retain(|entry| {
        entry["changes"]
            .as_array()
            .is_some_and(|changes| !changes.is_empty())
    });
}

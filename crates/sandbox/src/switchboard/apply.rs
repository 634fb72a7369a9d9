//! Rules at work: looked up for what passes, counted in the log, so that "the next three" are three after a restart, too.

use serde_json::Value;

use super::decide::{self, CallFate, ChangeFate, Passing};
use super::rule::FaultRule;
use crate::phones::ActError;
use crate::truth::{Event, Truth};
use crate::world::Act;

impl Act<'_> {
    /// For a Graph call about to be looked at.
    pub(crate) fn fate_of_call(
        &mut self,
        method: &str,
        path: &[String],
        customer: Option<&str>,
    ) -> CallFate {
        let passing = Passing::Call { method, path };
        let met = decide::met(&self.truth.fault_rules, &passing, customer);
        let hit = met.iter().filter(|(_, hit)| *hit);
        let fate = decide::fate_of_call(hit.map(|(place, _)| &self.truth.fault_rules[*place]));
        self.count_rules(&met);
        fate
    }

    /// For a webhook change about to be queued.
    pub(crate) fn fate_of_change(&mut self, field: &str, value: &Value) -> ChangeFate {
        if self.truth.fault_rules.is_empty() {
            return ChangeFate::default();
        }
        let customer = customer_of(self.truth, value);
        let passing = Passing::Webhook { field, value };
        let met = decide::met(&self.truth.fault_rules, &passing, customer.as_deref());
        let hit = met.iter().filter(|(_, hit)| *hit);
        let fate = decide::fate_of_change(hit.map(|(place, _)| &self.truth.fault_rules[*place]));
        self.count_rules(&met);
        fate
    }

    fn count_rules(&mut self, met: &[(usize, bool)]) {
        for (place, hit) in met {
            let id = self.truth.fault_rules[*place].rule.id.clone();
            self.tell(Event::FaultRuleMet { id, hit: *hit });
        }
    }

    /// Adds a rule, or puts it in the place of the one of its name. Returns its name.
    pub(crate) fn set_fault_rule(&mut self, mut rule: FaultRule) -> Result<String, ActError> {
        rule.check().map_err(ActError::Invalid)?;
        if let Some(customer) = &rule.customer {
            self.customer(customer)?;
        }
        if rule.id.is_empty() {
            let rules = &self.truth.fault_rules;
            let taken = |n: &usize| rules.iter().any(|set| set.rule.id == format!("f{n}"));
            let free = (1..=rules.len() + 1)
                .find(|n| !taken(n))
                .unwrap_or_default();
            rule.id = format!("f{free}");
        }
        let known = self
            .truth
            .fault_rules
            .iter()
            .any(|set| set.rule.id == rule.id);
        if !known && self.truth.fault_rules.len() >= crate::limits::FAULT_RULES_MAX {
            return Err(ActError::Invalid(
                "there are 100 rules already: delete some first".to_owned(),
            ));
        }
        let id = rule.id.clone();
        self.tell(Event::FaultRuleSet {
            rule: Box::new(rule),
        });
        Ok(id)
    }

    /// Takes one rule away, or all of them. Whether there was any.
    pub(crate) fn remove_fault_rules(&mut self, id: Option<&str>) -> bool {
        let rules = self.truth.fault_rules.iter().map(|set| set.rule.id.clone());
        let gone: Vec<String> = rules
            .filter(|known| id.is_none_or(|id| known == id))
            .collect();
        for id in &gone {
            self.tell(Event::FaultRuleGone { id: id.clone() });
        }
        !gone.is_empty()
    }
}

/// Whom a change is about, wherever its field says so.
fn customer_of(truth: &Truth, value: &Value) -> Option<String> {
    let text = |pointer: &str| value.pointer(pointer).and_then(Value::as_str);
    let by_id = [
        "/contacts/0/user_id",
        "/messages/0/from_user_id",
        "/statuses/0/recipient_user_id",
        "/user_preferences/0/user_id",
    ];
    let by_digits = [
        "/contacts/0/wa_id",
        "/messages/0/from",
        "/message_echoes/0/to",
        "/statuses/0/recipient_id",
        "/user_preferences/0/wa_id",
    ];
    let known = by_id
        .iter()
        .find_map(|pointer| truth.customer_by_bsuid(text(pointer)?));
    let known = known.or_else(|| {
        by_digits
            .iter()
            .find_map(|pointer| truth.customer_by_digits(text(pointer)?))
    });
    known.map(|phone| phone.id.clone())
}

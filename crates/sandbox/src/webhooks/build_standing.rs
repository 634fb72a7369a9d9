//! The values that tell what WhatsApp makes of the business: limits, quality, locks, preferences, templates
//! (webhooks.md 4.1 to 4.4).

use serde_json::{Value, json};

use super::build::skeleton;
use super::build_row::contact;
use crate::rules::profile::Rules;
use crate::truth::account::Template;
use crate::truth::model::Phone;
use crate::truth::standing::Tier;
use crate::world::Act;

impl Act<'_> {
    /// How many people the portfolio may write to first.
    pub(crate) fn queue_capability(&mut self) {
        let people = people(self.truth.standing.tier, self.truth.rules());
        let mut value = json!({
            "max_daily_conversations_per_business": people,
            "max_phone_numbers_per_business": 2,
            "max_phone_numbers_per_waba": 25,
        });
        if !self.truth.rules().tells_portfolio_limits {
            value["max_daily_conversation_per_phone"] = people;
        }
        self.queue_webhook("business_capability_update", value);
    }

    /// The older way to tell the same, by the number.
    pub(crate) fn queue_tier(&mut self, was: Tier) {
        if self.truth.rules().tells_portfolio_limits {
            return;
        }
        let tier = self.truth.standing.tier;
        let rules = self.truth.rules();
        let event = if tier > was { "UPGRADE" } else { "DOWNGRADE" };
        self.queue_quality(json!({
            "event": event, "old_limit": was.word(rules), "current_limit": tier.word(rules),
        }));
    }

    /// `FLAGGED` and `UNFLAGGED`.
    pub(crate) fn queue_number_quality(&mut self, event: &str) {
        let tier = self.truth.standing.tier.word(self.truth.rules());
        self.queue_quality(json!({"event": event, self.tier_key(): tier}));
    }

    /// Where the messaging limit stands in what is told of a number's quality.
    pub(crate) fn tier_key(&self) -> &'static str {
        if self.truth.rules().tells_portfolio_limits {
            "max_daily_conversations_per_business"
        } else {
            "current_limit"
        }
    }

    fn queue_quality(&mut self, mut value: Value) {
        let digits = self
            .truth
            .business()
            .map(|business| business.digits.clone());
        value["display_phone_number"] = json!(digits);
        self.queue_webhook("phone_number_quality_update", value);
    }

    /// A customer stopped marketing, or wants it again.
    pub(crate) fn queue_preference(&mut self, customer: &Phone, stopped: bool) {
        let Some(mut value) = skeleton(self.truth) else {
            return;
        };
        let word = if stopped { "stop" } else { "resume" };
        let mut preference = json!({
            "detail": format!("User requested to {word} marketing messages"),
            "category": "marketing_messages",
            "value": word,
            "timestamp": self.now.div_euclid(1_000),
        });
        if let Some(bsuid) = self.truth.told_user_id(customer, self.now) {
            preference["user_id"] = json!(bsuid);
        }
        if let Some(digits) = self.truth.visible_digits(customer, self.now) {
            preference["wa_id"] = json!(digits);
        }
        let who = contact(self.truth, customer, self.now, true);
        value.insert("contacts".to_owned(), json!([who]));
        value.insert("user_preferences".to_owned(), json!([preference]));
        self.queue_webhook("user_preferences", Value::Object(value));
    }

    /// What has become of a template; `more` is what the event brings along, another name of it included.
    pub(crate) fn queue_template_status(&mut self, id: &str, reason: &Value, more: Value) {
        let Some(template) = self.truth.account.templates.get(id) else {
            return;
        };
        let mut value = named(template);
        value["event"] = json!(template.status);
        value["message_template_category"] = json!(template.category);
        value["reason"] = reason.clone();
        if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
            value.extend(more);
        }
        self.queue_webhook("message_template_status_update", value);
    }

    pub(crate) fn queue_template_quality(&mut self, template: &Template, was: &str, is: &str) {
        let mut value = named(template);
        value["previous_quality_score"] = json!(was);
        value["new_quality_score"] = json!(is);
        self.queue_webhook("message_template_quality_update", value);
    }

    /// Another category will come (`at`, in milliseconds), or has.
    pub(crate) fn queue_template_category(&mut self, template: &Template, how: Recategorised<'_>) {
        let mut value = named(template);
        value["new_category"] = json!(template.category);
        match how {
            Recategorised::Coming { category, at } => {
                value["correct_category"] = json!(category);
                value["category_update_timestamp"] = json!(at.div_euclid(1_000));
            }
            Recategorised::Done { was } => value["previous_category"] = json!(was),
        }
        self.queue_webhook("template_category_update", value);
    }
}

/// The two forms of `template_category_update`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Recategorised<'a> {
    Coming { category: &'a str, at: i64 },
    Done { was: &'a str },
}

/// People; unlimited is -1.
fn people(tier: Tier, rules: &Rules) -> Value {
    tier.people(rules).map_or(json!(-1), |people| json!(people))
}

/// The keys every value of a template begins with. Its id is a number here.
pub(super) fn named(template: &Template) -> Value {
    let id = &template.id;
    let number = id.parse::<u64>().map_or_else(|_| json!(id), Value::from);
    json!({
        "message_template_id": number,
        "message_template_name": template.name,
        "message_template_language": template.language,
    })
}

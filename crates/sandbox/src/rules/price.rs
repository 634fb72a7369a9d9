//! What a message of the API is charged as (graph-api.md 8.3, 8.4; webhooks.md 2.8). The era is the rules', so the same send
//! is a conversation in 2025, a free answer a year later, and a charged one today.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::abroad::is_from_abroad;
use super::profile::{Era, Rules};
use super::window::{ad_window, is_open};
use crate::limits::DAY_MS;
use crate::truth::Truth;
use crate::truth::model::{Content, REACTION, Via};
use crate::truth::price::{Conversation, Kind, Model, Price};

const SERVICE: &str = "service";
const REFERRAL: &str = "referral_conversion";

/// What is known of a message when WhatsApp takes it.
struct Facts<'a> {
    rules: &'a Rules,
    now: i64,
    /// Of a template, or `service`.
    category: String,
    /// The customer service window is open.
    in_window: bool,
    /// When and with which id the free window after an ad closes, if it is open.
    ad: Option<(i64, String)>,
    /// The allowance of the month still has room.
    allowance: bool,
    /// Conversations that are open, newest first.
    open: Vec<Conversation>,
}

/// The price of content that is sent to a customer now.
pub(crate) fn price(truth: &Truth, customer: &str, content: &Content, now: i64) -> Price {
    let rules = truth.rules();
    let template = content.body.as_ref().filter(|_| content.kind == "template");
    let category = match template {
        Some(shown) => category(truth, customer, shown, now),
        None => SERVICE.to_owned(),
    };
    let is_reaction = content.kind == REACTION;
    let open = match rules.era {
        Era::Conversations => open_conversations(truth, customer, now),
        Era::Templates | Era::Everything => Vec::new(),
    };
    let ad = ad_window(truth, customer, now).map(|window| {
        let id = conversation_id(customer, REFERRAL, window.from);
        (window.until, id)
    });
    settled(
        Facts {
            rules,
            now,
            category,
            in_window: is_open(truth, customer, now),
            ad,
            // A reaction is never delivered as far as WhatsApp counts, so it never costs.
            allowance: is_reaction || truth.allowance.used(now) < rules.free_service_messages,
            open,
        },
        customer,
    )
}

/// What a template is charged as: mostly its own category.
fn category(truth: &Truth, customer: &str, shown: &Value, now: i64) -> String {
    let own = shown["category"].as_str().unwrap_or(SERVICE).to_lowercase();
    let customer = truth.phone(customer);
    let digits = customer.and_then(|phone| phone.digits.as_deref());
    let is_from_abroad = || digits.is_some_and(|digits| is_from_abroad(truth, digits, now));
    match own.as_str() {
        "authentication" if is_from_abroad() => "authentication-international".to_owned(),
        "marketing" if shown["marketing_lite"] == true => "marketing_lite".to_owned(),
        _ => own,
    }
}

/// An origin is spelled with an underscore where its category has a hyphen (webhooks.md 2.8).
fn origin_of(category: &str) -> String {
    category.replace('-', "_")
}

fn category_of(origin: &str) -> String {
    origin.replace("_international", "-international")
}

fn open_conversations(truth: &Truth, customer: &str, now: i64) -> Vec<Conversation> {
    let sent = truth
        .chat(customer)
        .rev()
        .filter(|message| message.via == Via::Api);
    sent.filter_map(|message| message.price.as_ref()?.conversation.clone())
        .filter(|conversation| now < conversation.until)
        .collect()
}

fn conversation_id(customer: &str, origin: &str, from: i64) -> String {
    hex::encode(&Sha256::digest(format!("{customer}/{origin}/{from}"))[..16])
}

fn settled(facts: Facts<'_>, customer: &str) -> Price {
    let Facts {
        rules,
        now,
        category,
        in_window,
        ad,
        allowance,
        open,
    } = facts;
    let day = rules.day.clone();
    if let Some((until, id)) = ad {
        let model = match rules.era {
            Era::Conversations => Model::Conversation,
            Era::Templates | Era::Everything => Model::Message,
        };
        let conversation = Conversation {
            id,
            origin: REFERRAL.to_owned(),
            until,
            opens: false,
        };
        return Price {
            day,
            model,
            kind: Kind::FreeEntryPoint,
            category: REFERRAL.to_owned(),
            conversation: Some(conversation),
        };
    }
    if rules.era == Era::Conversations {
        // What is no template goes into whatever conversation is open.
        let mut fitting = open.into_iter();
        let origin = origin_of(&category);
        let known = fitting.find(|open| category == SERVICE || open.origin == origin);
        let conversation = match known {
            Some(known) => Conversation {
                opens: false,
                ..known
            },
            None => Conversation {
                id: conversation_id(customer, &category, now),
                origin,
                until: now + DAY_MS,
                opens: true,
            },
        };
        let is_free = [SERVICE, REFERRAL].contains(&conversation.origin.as_str());
        return Price {
            day,
            model: Model::Conversation,
            kind: if is_free {
                Kind::FreeCustomerService
            } else {
                Kind::Regular
            },
            category: category_of(&conversation.origin),
            conversation: Some(conversation),
        };
    }
    let is_free = match (rules.era, category.as_str()) {
        (Era::Everything, SERVICE) => allowance,
        (_, SERVICE) => true,
        (Era::Templates, "utility") => in_window,
        _ => false,
    };
    Price {
        day,
        model: Model::Message,
        kind: if is_free {
            Kind::FreeCustomerService
        } else {
            Kind::Regular
        },
        category,
        conversation: None,
    }
}

/// The `pricing` and `conversation` objects of a status. Only `sent` tells when a conversation ends.
pub(crate) fn put_price(row: &mut Map<String, Value>, price: &Price, status: &str) {
    let mut pricing = json!({
        "billable": price.kind == Kind::Regular,
        "pricing_model": price.model,
        "category": price.category,
    });
    if price.model == Model::Message {
        pricing["type"] = json!(price.kind);
    }
    if let Some(conversation) = &price.conversation {
        let mut told = json!({"id": conversation.id, "origin": {"type": conversation.origin}});
        if status == "sent" {
            told["expiration_timestamp"] = json!(conversation.until.div_euclid(1_000).to_string());
        }
        row.insert("conversation".to_owned(), told);
    }
    row.insert("pricing".to_owned(), pricing);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts<'a>(rules: &'a Rules, category: &str) -> Facts<'a> {
        Facts {
            rules,
            now: 1_000,
            category: category.to_owned(),
            in_window: true,
            ad: None,
            allowance: true,
            open: Vec::new(),
        }
    }

    fn rules(profile: &str) -> Rules {
        Rules::of(&profile.parse().unwrap())
    }

    #[test]
    fn each_era_charges_by_its_own_table() {
        use Kind::{FreeCustomerService as Free, Regular};
        // Profile, category, in the window, allowance left: what it is.
        let table = [
            ("2026-10", "service", true, true, Free),
            ("2026-10", "service", true, false, Regular),
            ("2026-10", "utility", true, true, Regular),
            ("2026-10", "utility", false, true, Regular),
            ("2026-10", "marketing", true, true, Regular),
            ("2026-10", "authentication", true, true, Regular),
            ("2026-09", "service", true, false, Free),
            ("2026-09", "utility", true, false, Free),
            ("2026-09", "utility", false, true, Regular),
            ("2026-09", "marketing", true, true, Regular),
            ("2025-06", "service", true, false, Free),
            ("2025-06", "utility", true, true, Regular),
            ("2025-06", "marketing", true, true, Regular),
        ];
        for (profile, category, in_window, allowance, kind) in table {
            let rules = rules(profile);
            let facts = Facts {
                in_window,
                allowance,
                ..facts(&rules, category)
            };
            assert_eq!(
                settled(facts, "c1").kind,
                kind,
                "{profile} {category} {in_window} {allowance}"
            );
        }
    }

    #[test]
    fn everything_is_free_after_an_ad() {
        for profile in ["2025-06", "2026-09", "2026-10"] {
            for category in ["service", "utility", "marketing"] {
                let rules = rules(profile);
                let ad = Some((9_000, "id".to_owned()));
                let price = settled(
                    Facts {
                        ad,
                        ..facts(&rules, category)
                    },
                    "c1",
                );
                assert_eq!(
                    (price.kind, price.category.as_str()),
                    (Kind::FreeEntryPoint, REFERRAL)
                );
                assert_eq!(price.conversation.unwrap().until, 9_000);
            }
        }
    }

    #[test]
    fn a_conversation_takes_what_follows_it_within_a_day() {
        let rules = rules("2025-06");
        let first = settled(facts(&rules, "marketing"), "c1")
            .conversation
            .unwrap();
        assert!(first.opens);
        let after = |category: &str| {
            let open = vec![first.clone()];
            settled(
                Facts {
                    now: 5_000,
                    open,
                    ..facts(&rules, category)
                },
                "c1",
            )
        };
        let answer = after("service");
        assert_eq!(
            (answer.category.as_str(), answer.kind),
            ("marketing", Kind::Regular)
        );
        assert!(!answer.conversation.unwrap().opens);
        let notice = after("utility").conversation.unwrap();
        assert!(
            notice.opens && notice.id != first.id,
            "each category has its own"
        );
    }

    #[test]
    fn statuses_spell_it_as_their_era_does() {
        let told = |profile: &str, category: &str, status: &str| {
            let rules = rules(profile);
            let mut row = Map::new();
            put_price(&mut row, &settled(facts(&rules, category), "c1"), status);
            Value::Object(row)
        };
        let now = told("2026-10", "utility", "sent");
        assert_eq!(
            now,
            json!({"pricing": {"billable": true, "pricing_model": "PMP", "type": "regular", "category": "utility"}})
        );
        let then = told("2025-06", "marketing", "sent");
        assert_eq!(
            then["pricing"],
            json!({"billable": true, "pricing_model": "CBP", "category": "marketing"})
        );
        assert_eq!(then["conversation"]["expiration_timestamp"], "86401");
        let later = told("2025-06", "marketing", "delivered");
        assert_eq!(later["conversation"]["expiration_timestamp"], Value::Null);
        assert_eq!(later["conversation"]["id"], then["conversation"]["id"]);
    }
}

//! What webhooks, as WhatsApp posts them, say about a number's safety.

use serde_json::{Value, json};
use twinline_core::channel::AccountTold;
use twinline_core::fact::{Fact, Facts};
use twinline_core::observation::Said;
use twinline_core::pacing::Priority;
use twinline_core::pacing::guard::{Level, Limit, SignKind, Told, weigh};

use super::*;

const DIGITS: &str = "447700900142";
const AT: i64 = 1_795_000_000;
const ASKED: &str = "asked";

/// Reads news one after the other, a second apart, into facts as the merge does.
fn told_of(news: &[(&str, Value)]) -> Told {
    let mut facts = Facts::new();
    for ((field, value), second) in news.iter().zip(0..) {
        let body = json!({"object": "whatsapp_business_account", "entry": [{"id": "2085550001",
            "time": AT + second, "changes": [{"field": field, "value": value}]}]});
        // What was asked instead of told: `asked` stands for no field of WhatsApp's.
        let heard = if *field == ASKED {
            crate::account::hear(&AccountTold {
                account: "2085550001".to_owned(),
                at: (AT + second) * 1_000,
                templates: Vec::new(),
                templates_gone: Vec::new(),
                numbers: vec![value.clone()],
            })
        } else {
            crate::hear::hear(body.to_string().as_bytes())
        };
        for (_, said) in heard.said {
            if let Said::Fact(said) = said {
                let key = (said.kind, said.subject.clone());
                let known = facts.entry(key).or_insert_with(|| Fact::of(&said));
                known.join(&Fact::of(&said));
            }
        }
    }
    told(&facts, DIGITS)
}

fn flag(event: &str) -> (&'static str, Value) {
    let value = json!({"event": event, "display_phone_number": DIGITS,
        "max_daily_conversations_per_business": "TIER_2K"});
    ("phone_number_quality_update", value)
}

fn restricted(kind: &str) -> (&'static str, Value) {
    let value = json!({"event": "ACCOUNT_RESTRICTION", "restriction_info": [
        {"restriction_type": kind, "expiration": AT + 86_400}]});
    ("account_update", value)
}

fn percents(told: &Told, lifted: bool) -> (u8, u8) {
    let now = AT * 1_000 + 60_000;
    let risk = weigh(told.signs.clone(), lifted.then_some(now + 1), now);
    let of = |priority| risk.percent(priority);
    (of(Priority::Transactional), of(Priority::Campaign))
}

#[test]
fn a_flagged_number_slows_campaigns_until_the_flag_is_taken_back() {
    let flagged = told_of(&[flag("FLAGGED")]);
    assert_eq!(percents(&flagged, false), (100, 25));
    assert_eq!(percents(&flagged, true), (100, 100));
    let faster = told_of(&[flag("FLAGGED"), flag("THROUGHPUT_UPGRADE")]);
    assert_eq!(percents(&faster, false), (100, 25), "a pace hides no flag");
    let back = told_of(&[flag("FLAGGED"), flag("UNFLAGGED")]);
    assert_eq!((back.signs.len(), back.limit), (0, Limit::People(2_000)));
    let mut of_another = flag("FLAGGED");
    of_another.1["display_phone_number"] = json!("447700900199");
    assert_eq!(told_of(&[of_another]).signs, []);
}

#[test]
fn what_whatsapp_has_closed_nobody_lifts_and_it_ends_when_told() {
    let first = told_of(&[restricted("RESTRICTED_BIZ_INITIATED_MESSAGING")]);
    assert_eq!(percents(&first, true), (0, 0));
    assert_eq!(first.signs[0].until, Some((AT + 86_400) * 1_000));
    let utility = told_of(&[restricted("RESTRICTED_UTILITY_TEMPLATES")]);
    assert_eq!(percents(&utility, true), (0, 100));
    let calls = told_of(&[restricted("RESTRICTED_BUSINESS_INITIATED_CALLING")]);
    assert_eq!(calls.signs, []);
    let ban = |state: &str| {
        let value = json!({"event": "DISABLED_UPDATE",
            "ban_info": {"waba_ban_state": state, "waba_ban_date": "April 17, 2025"}});
        ("account_update", value)
    };
    assert_eq!(percents(&told_of(&[ban("DISABLE")]), true), (0, 0));
    let announced = told_of(&[ban("SCHEDULE_FOR_DISABLE")]);
    assert_eq!(percents(&announced, false), (100, 25));
    let over = told_of(&[ban("DISABLE"), ban("REINSTATE")]);
    assert_eq!(over.signs, []);
    assert_eq!(over.unlocked_at, Some((AT + 1) * 1_000));
}

#[test]
fn a_broken_rule_and_a_critical_warning_raise_it_for_a_week() {
    let violation = json!({"event": "ACCOUNT_VIOLATION",
        "violation_info": {"violation_type": "ALCOHOL"}});
    let told = told_of(&[("account_update", violation)]);
    assert_eq!(told.signs[0].kind, SignKind::Violation);
    assert!(told.signs[0].sentence.contains("alcohol"), "{told:?}");
    assert_eq!(percents(&told, false), (100, 50));
    let alert = |severity: &str, status: &str| {
        let value = json!({"entity_type": "BUSINESS", "entity_id": "1", "alert_info": {
            "alert_severity": severity, "alert_status": status, "alert_type": "OBA_REJECTED"}});
        ("account_alerts", value)
    };
    let critical = told_of(&[alert("CRITICAL", "ACTIVE")]);
    assert_eq!(critical.signs[0].campaigns, Level::Raised);
    assert_eq!(told_of(&[alert("WARNING", "ACTIVE")]).signs, []);
    let over = told_of(&[alert("CRITICAL", "ACTIVE"), alert("CRITICAL", "NONE")]);
    assert_eq!(over.signs, []);
}

#[test]
fn the_newest_word_on_the_limit_holds_in_each_spelling() {
    let business = |told: Value| {
        let value = json!({"max_daily_conversations_per_business": told});
        ("business_capability_update", value)
    };
    assert_eq!(told_of(&[]).limit, Limit::Untold);
    let spellings = [
        (json!(250), Limit::People(250)),
        (json!("TIER_10K"), Limit::People(10_000)),
        (json!("2000"), Limit::People(2_000)),
        (json!(-1), Limit::Unlimited),
        (json!("TIER_UNLIMITED"), Limit::Unlimited),
        (json!("TIER_NOT_SET"), Limit::Untold),
    ];
    for (told, limit) in spellings {
        assert_eq!(told_of(&[business(told.clone())]).limit, limit, "{told}");
    }
    let raised = told_of(&[flag("ONBOARDING"), business(json!(10_000))]);
    assert_eq!(raised.limit, Limit::People(10_000));
    let lowered = told_of(&[business(json!(10_000)), flag("DOWNGRADE")]);
    assert_eq!(lowered.limit, Limit::People(2_000));
}

#[test]
fn a_paused_template_is_found_in_what_is_sent_and_knows_when_it_is_over() {
    let news = |event: &str, id: i64, title: &str| {
        let value = json!({"event": event, "message_template_id": id,
            "message_template_name": "offer", "message_template_language": "en-US",
            "other_info": {"title": title}, "reason": "NONE"});
        ("message_template_status_update", value)
    };
    let said = json!({"type": "template", "template": {"name": "offer",
        "language": {"code": "en_US"}}});
    let content = crate::draft::draft(&said, None).unwrap();
    let told = told_of(&[news("PAUSED", 7, "FIRST_PAUSE")]);
    let [halt] = &told.halts[..] else {
        panic!("{told:?}")
    };
    assert_eq!(Some(&halt.of), made_of(&content).as_ref());
    assert_eq!(halt.until, Some(AT * 1_000 + 3 * HOUR_MS));
    let over = told_of(&[news("PAUSED", 7, "FIRST_PAUSE"), news("APPROVED", 7, "")]);
    assert_eq!(over.halts, []);
    let anew = told_of(&[news("DELETED", 7, ""), news("APPROVED", 8, "")]);
    assert_eq!(anew.halts, [], "the name was used again");
    let rejected = told_of(&[news("REJECTED", 7, "")]);
    assert_eq!(rejected.halts[0].until, None);
    assert_eq!(rejected.halts[0].failure.code, "template_rejected");
}

#[test]
fn refusals_that_speak_of_the_number_are_told_from_others() {
    assert_eq!(refusal("131048"), Some(Refusal::Spam));
    assert_eq!(refusal("131031"), Some(Refusal::Locked));
    assert_eq!(refusal("131026"), None);
    assert_eq!(refusal("template_paused"), None);
}

#[test]
fn how_a_number_stands_is_known_by_asking_until_a_newer_word() {
    let asked = |rating: &str, limit: &str| {
        let number = json!({"id": "1065550001", "display_phone_number": "+44 7700 900142",
            "quality_rating": rating, "whatsapp_business_manager_messaging_limit": limit});
        (ASKED, number)
    };
    let fresh = told_of(&[asked("GREEN", "TIER_250")]);
    assert_eq!((fresh.signs.len(), fresh.limit), (0, Limit::People(250)));
    let red = told_of(&[asked("RED", "TIER_2K")]);
    assert_eq!(percents(&red, false), (100, 25));
    assert_eq!(red.limit, Limit::People(2_000));
    // A flag told after it holds, and so does a rating found after the flag.
    let flagged = told_of(&[asked("GREEN", "TIER_250"), flag("FLAGGED")]);
    assert_eq!(percents(&flagged, false), (100, 25));
    assert_eq!(flagged.limit, Limit::People(2_000));
    let well = told_of(&[flag("FLAGGED"), asked("GREEN", "TIER_10K")]);
    assert_eq!((well.signs.len(), well.limit), (0, Limit::People(10_000)));
    let of_another =
        json!({"id": "1", "display_phone_number": "+44 7700 900199", "quality_rating": "RED"});
    assert_eq!(told_of(&[(ASKED, of_another)]).signs, []);
    // A number without digits is kept to be looked at.
    let told = AccountTold {
        account: "2085550001".to_owned(),
        at: AT,
        templates: Vec::new(),
        templates_gone: Vec::new(),
        numbers: vec![json!({"id": "1"})],
    };
    assert_eq!(crate::account::hear(&told).unreadable.len(), 1);
}

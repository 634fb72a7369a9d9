//! How long WhatsApp keeps what it cannot deliver (graph-api.md 2.1, 4.5). Afterwards it is dropped without a word: one tick
//! for good, neither `delivered` nor `failed`.

use twinline_wire::limits::Limit;

use super::profile::Rules;
use crate::truth::account::Template;
use crate::truth::model::Message;

/// As long as anything is kept, in the words of a template.
const AS_LONG_AS_ANYTHING: i64 = -1;

/// Milliseconds from the send on. Marketing keeps its own span only where it is sent as a marketing message.
pub(crate) fn kept_ms(template: Option<&Template>, rules: &Rules, as_marketing: bool) -> i64 {
    let Some(template) = template else {
        return rules.undelivered_ms;
    };
    let usual = if template.category == "AUTHENTICATION" {
        rules.undelivered_code_ms
    } else {
        rules.undelivered_ms
    };
    let is_heeded = as_marketing || template.category != "MARKETING";
    match template.send_ttl_s.filter(|_| is_heeded) {
        Some(AS_LONG_AS_ANYTHING) => rules.undelivered_ms,
        Some(seconds) => seconds.saturating_mul(1_000),
        None => usual,
    }
}

/// From when on a message that was not delivered never is.
pub(crate) fn expires_at(message: &Message, rules: &Rules) -> i64 {
    let own = message.marks.expires_at;
    own.unwrap_or(message.typed_at.saturating_add(rules.undelivered_ms))
}

/// The shortest and longest span a template of a category may name, in seconds.
pub(crate) fn bounds_s(category: &str, day: &str) -> (i64, i64) {
    let (least, most) = match category {
        "AUTHENTICATION" => (
            Limit::TemplateTtlAuthenticationMinS,
            Limit::TemplateTtlAuthenticationMaxS,
        ),
        "UTILITY" => (Limit::TemplateTtlUtilityMinS, Limit::TemplateTtlUtilityMaxS),
        _ => (
            Limit::TemplateTtlMarketingMinS,
            Limit::TemplateTtlMarketingMaxS,
        ),
    };
    let on = |limit: Limit| limit.on(day).unwrap_or_else(|| limit.latest());
    (on(least), on(most))
}

/// Whether a template of a category may name this span.
pub(crate) fn is_allowed(category: &str, ttl_s: i64, day: &str) -> bool {
    let (least, most) = bounds_s(category, day);
    let may_be_unbounded = category != "MARKETING";
    (least..=most).contains(&ttl_s) || (may_be_unbounded && ttl_s == AS_LONG_AS_ANYTHING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::DAY_MS;
    use crate::rules::review::sample;

    #[test]
    fn a_code_lives_ten_minutes_and_everything_else_a_month() {
        let rules = Rules::default();
        let kept = |category: &str, ttl: Option<i64>, as_marketing: bool| {
            let template = Template {
                send_ttl_s: ttl,
                ..sample(category)
            };
            kept_ms(Some(&template), &rules, as_marketing)
        };
        let month = 30 * DAY_MS;
        assert_eq!(kept_ms(None, &rules, false), month);
        assert_eq!(kept("AUTHENTICATION", None, false), 600_000);
        assert_eq!(kept("AUTHENTICATION", Some(-1), false), month);
        assert_eq!(kept("UTILITY", None, false), month);
        assert_eq!(kept("UTILITY", Some(30), false), 30_000);
        assert_eq!(kept("MARKETING", Some(43_200), false), month);
        assert_eq!(kept("MARKETING", Some(43_200), true), 43_200_000);
    }

    #[test]
    fn each_category_has_its_range() {
        let day = Rules::default().day;
        for (category, ttl, allowed) in [
            ("AUTHENTICATION", 29, false),
            ("AUTHENTICATION", 30, true),
            ("AUTHENTICATION", 900, true),
            ("AUTHENTICATION", 901, false),
            ("AUTHENTICATION", -1, true),
            ("UTILITY", 43_200, true),
            ("UTILITY", 43_201, false),
            ("MARKETING", 43_199, false),
            ("MARKETING", 2_592_000, true),
            ("MARKETING", -1, false),
        ] {
            assert_eq!(is_allowed(category, ttl, &day), allowed, "{category} {ttl}");
        }
    }
}

//! WhatsApp's error codes as data: what they mean, what to do, what to tell the agent
//! (graph-api.md 6.2 and 2.7; `data/error_codes.csv`).
//!
//! The remedies are sentences for the person at the inbox, in the product's words. Whether and when
//! to try again is decided by the caller from [`Class`] and `wait_s`.

use std::sync::LazyLock;

use crate::table;

/// The link WhatsApp puts beside webhook errors.
pub const HREF: &str =
    "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

/// What a code asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The same request again, after a short pause.
    Retry,
    /// A limit: the same request again after `wait_s`, slower.
    Wait,
    /// The request or a setting must change first.
    Fix,
    /// Never for this message or person.
    No,
    /// Token or permission must be renewed.
    Auth,
}

/// What else is stopped or slowed by a code (graph-api.md 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// This send only.
    Send,
    /// Everything from this number to this person.
    Pair,
    /// Everything of this number.
    Number,
    /// Everything of this account or token.
    Account,
}

/// How a code reaches us (graph-api.md 2.7: "immediate or as failed status"). The emulated
/// WhatsApp takes it as the default of a setting per code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// In the HTTP answer.
    Answer,
    /// As a `failed` status after an accepted request.
    Status,
    /// Both were seen.
    Either,
    /// Only in a webhook: inbound content, history.
    Webhook,
    /// Outside calls: sign-up windows, health pages.
    Elsewhere,
}

/// A row of the table; a few rows stand for a range of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// First code of the row.
    pub first: i64,
    /// Last code of the row; the same for most.
    pub last: i64,
    /// HTTP status Meta gives it.
    pub http: u16,
    /// What to do.
    pub class: Class,
    /// What it stops.
    pub scope: Scope,
    /// How it arrives.
    pub channel: Channel,
    /// For [`Class::Wait`] and [`Class::Retry`]: seconds before the next attempt, at least.
    pub wait_s: u32,
    /// Meta's title.
    pub title: String,
    /// What to tell the agent.
    pub remedy: String,
}

static TABLE: LazyLock<Vec<ErrorCode>> = LazyLock::new(|| {
    table::rows(include_str!("../data/error_codes.csv"))
        .map(|row| read(&row).expect("every row of error_codes.csv is read by a test"))
        .collect()
});

/// All rows, in order of code.
pub fn table() -> &'static [ErrorCode] {
    &TABLE
}

/// The row of a code; `None` for codes the table does not know.
pub fn find(code: i64) -> Option<&'static ErrorCode> {
    let after = TABLE.partition_point(|row| row.first <= code);
    TABLE
        .get(after.checked_sub(1)?)
        .filter(|row| code <= row.last)
}

/// What to do about an error, known or not. Unknown codes go by the answer: a transient one or a
/// server's fault may be tried again, anything else not (graph-api.md 6.2, last line).
pub fn classify(code: Option<i64>, http: u16, is_transient: bool) -> Class {
    match code.and_then(find) {
        Some(row) => row.class,
        None if is_transient || http >= 500 => Class::Retry,
        None if http == 429 => Class::Wait,
        None if http == 401 => Class::Auth,
        None => Class::No,
    }
}

/// What to tell the agent about a code the table does not know.
pub const REMEDY_UNKNOWN: &str =
    "WhatsApp gave an error this version does not know. The message was not sent.";

/// What to tell the agent about a code.
pub fn remedy(code: i64) -> &'static str {
    find(code).map_or(REMEDY_UNKNOWN, |row| row.remedy.as_str())
}

fn read(row: &[String]) -> Option<ErrorCode> {
    let [
        first,
        last,
        http,
        class,
        scope,
        channel,
        wait_s,
        title,
        remedy,
    ] = row
    else {
        return None;
    };
    let first = first.parse().ok()?;
    Some(ErrorCode {
        first,
        last: if last.is_empty() {
            first
        } else {
            last.parse().ok()?
        },
        http: http.parse().ok()?,
        class: match class.as_str() {
            "retry" => Class::Retry,
            "wait" => Class::Wait,
            "fix" => Class::Fix,
            "no" => Class::No,
            "auth" => Class::Auth,
            _ => return None,
        },
        scope: match scope.as_str() {
            "send" => Scope::Send,
            "pair" => Scope::Pair,
            "number" => Scope::Number,
            "account" => Scope::Account,
            _ => return None,
        },
        channel: match channel.as_str() {
            "answer" => Channel::Answer,
            "status" => Channel::Status,
            "either" => Channel::Either,
            "webhook" => Channel::Webhook,
            "elsewhere" => Channel::Elsewhere,
            _ => return None,
        },
        wait_s: if wait_s.is_empty() {
            0
        } else {
            wait_s.parse().ok()?
        },
        title: title.clone(),
        remedy: remedy.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Channel, Class, Scope, classify, find, table};

    #[test]
    fn the_table_is_whole_and_in_order() {
        assert!(table().len() > 100, "{}", table().len());
        for pair in table().windows(2) {
            assert!(
                pair[0].last < pair[1].first,
                "{} and {}",
                pair[0].first,
                pair[1].first
            );
        }
        for row in table() {
            assert!(row.first <= row.last && !row.title.is_empty(), "{row:?}");
            assert!((200..600).contains(&row.http), "{row:?}");
            assert_eq!(row.class == Class::Wait, row.wait_s > 0, "{row:?}");
        }
    }

    /// look.md, section 8: short, plain, no exclamation marks, no "please", no "Oops".
    #[test]
    fn remedies_are_sentences_in_the_products_words() {
        for row in table() {
            let remedy = &row.remedy;
            assert!(
                remedy.ends_with('.') && remedy.len() <= 200,
                "{}: {remedy}",
                row.first
            );
            for word in ["!", "lease ", "Oops", "Sorry", "WABA", "BSUID", "API"] {
                assert!(!remedy.contains(word), "{}: {remedy}", row.first);
            }
        }
    }

    #[test]
    fn codes_and_ranges_are_found() {
        let window = find(131_047).unwrap();
        assert_eq!((window.class, window.channel), (Class::No, Channel::Status));
        assert_eq!(find(250).unwrap().class, Class::Auth);
        assert_eq!(find(190).unwrap().scope, Scope::Account);
        assert_eq!(find(131_056).unwrap().scope, Scope::Pair);
        assert!(find(131_058).is_none() && find(-1).is_none() && find(i64::MAX).is_none());
    }

    #[test]
    fn unknown_codes_go_by_the_answer() {
        assert_eq!(classify(Some(999_999), 500, false), Class::Retry);
        assert_eq!(classify(Some(999_999), 400, true), Class::Retry);
        assert_eq!(classify(Some(999_999), 400, false), Class::No);
        assert_eq!(classify(None, 401, false), Class::Auth);
        assert_eq!(classify(Some(131_047), 500, true), Class::No);
    }
}

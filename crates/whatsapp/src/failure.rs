//! WhatsApp's error codes as sentences with a remedy, from the table in `twinline-wire`.

use twinline_core::ticks::Failure;
use twinline_wire::error_code::{self, Class, ErrorCode};
use twinline_wire::graph::GraphError;
use twinline_wire::webhook::WebhookError;

/// Why a request was not taken.
pub(crate) fn of_answer(error: &GraphError) -> Failure {
    of(error.code(), error.text())
}

/// Why a message that had been taken did not arrive. Nothing tries it again by itself, whatever the code would ask for.
pub(crate) fn of_status(error: &WebhookError) -> Failure {
    let mut failure = of(error.code(), error.text());
    let row = error.code().and_then(error_code::find);
    if row.is_some_and(|row| matches!(row.class, Class::Retry | Class::Wait)) {
        "Send it again in a while.".clone_into(&mut failure.remedy);
    }
    failure
}

/// Why a message came without its content.
pub(crate) fn of_inbound(code: i64) -> Failure {
    of(Some(code), None)
}

/// One of ours, with a word in the place of WhatsApp's code.
pub(crate) fn own(code: &str, sentence: impl Into<String>, remedy: &str) -> Failure {
    Failure {
        code: code.to_owned(),
        sentence: sentence.into(),
        remedy: remedy.to_owned(),
    }
}

/// Words with an end: WhatsApp's own often have none.
pub(crate) fn as_sentence(words: &str) -> String {
    let words = words.trim_end();
    if words.ends_with(['.', '!', '?']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

fn of(code: Option<i64>, details: Option<&str>) -> Failure {
    let word = code.map_or_else(|| "unnamed".to_owned(), |code| code.to_string());
    let Some(row) = code.and_then(error_code::find) else {
        let said = details.unwrap_or("nothing more");
        return Failure {
            sentence: as_sentence(&format!(
                "WhatsApp gave error {word}, which Twinline does not know: {said}"
            )),
            remedy:
                "Look at what WhatsApp says, then send it again or reach the customer another way."
                    .to_owned(),
            code: word,
        };
    };
    let (sentence, remedy) = sentence_and_remedy(row);
    let remedy = match details {
        // The table says so where the code alone is not enough.
        Some(details) if row.remedy.contains("etails") => {
            as_sentence(&format!("{remedy} WhatsApp says: {details}"))
        }
        _ => remedy,
    };
    Failure {
        code: word,
        sentence,
        remedy,
    }
}

/// The table has one text for both: what happened is its first sentence, what to do are the others.
fn sentence_and_remedy(row: &ErrorCode) -> (String, String) {
    if let Some((sentence, remedy)) = row.remedy.split_once(". ") {
        return (format!("{sentence}."), remedy.to_owned());
    }
    let remedy = match row.class {
        Class::Retry | Class::Wait => "It is tried again.",
        Class::Fix => "Change it and send it again.",
        Class::No => "Reach the customer another way.",
        Class::Auth => "An owner must connect the number again.",
    };
    (row.remedy.clone(), remedy.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{of, of_status, sentence_and_remedy};
    use twinline_wire::error_code;
    use twinline_wire::webhook::WebhookError;

    #[test]
    fn every_code_has_a_sentence_and_a_remedy() {
        for row in error_code::table() {
            let (sentence, remedy) = sentence_and_remedy(row);
            for text in [&sentence, &remedy] {
                assert!(
                    text.ends_with('.') && text.len() > 5,
                    "{}: {text}",
                    row.first
                );
            }
        }
    }

    #[test]
    fn a_closed_window_says_what_to_do() {
        let failure = of(Some(131_047), None);
        assert_eq!(failure.code, "131047");
        assert_eq!(failure.sentence, "Not sent: the 24 hours are over.");
        assert_eq!(failure.remedy, "Pick a template.");
    }

    #[test]
    fn details_are_told_where_the_code_is_not_enough() {
        let failure = of(Some(131_009), Some("emoji is not valid"));
        assert!(
            failure.remedy.ends_with("emoji is not valid."),
            "{failure:?}"
        );
        let unknown = of(Some(999_999), Some("odd"));
        assert!(unknown.sentence.contains("999999") && unknown.sentence.contains("odd"));
    }

    #[test]
    fn a_failed_status_never_promises_another_attempt() {
        let failure = of_status(&WebhookError::new(131_056, "slow down"));
        assert_eq!(failure.remedy, "Send it again in a while.");
    }
}

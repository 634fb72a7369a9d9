//! Reading any answer of the Graph API: the thing asked for, an error, or something else.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{GraphError, GraphErrorBody};

/// `{"success":true}`, the answer of most calls that only do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Success {
    /// Always true; failures are errors.
    pub success: bool,
}

impl Success {
    /// The answer.
    pub const YES: Self = Self { success: true };
}

/// Why an answer is not the thing asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// WhatsApp said no, and why.
    #[error("WhatsApp answered {http} with code {}", .error.code().unwrap_or_default())]
    Refused {
        /// HTTP status.
        http: u16,
        /// The error.
        error: Box<GraphError>,
    },
    /// Neither the thing nor an error: a proxy's page, an empty body, a new shape. Whether the
    /// request was carried out is unknown.
    #[error("WhatsApp answered {http} with a body that cannot be read: {why}")]
    Unreadable {
        /// HTTP status.
        http: u16,
        /// What was wrong with the body.
        why: String,
    },
}

/// Reads an answer. An `error` object counts whatever the status (graph-api.md 6.1); without one,
/// the body must be a `T` and the status below 400.
pub fn read_answer<T: DeserializeOwned>(http: u16, body: &[u8]) -> Result<T, AnswerError> {
    if let Ok(refusal) = serde_json::from_slice::<GraphErrorBody>(body) {
        return Err(AnswerError::Refused {
            http,
            error: Box::new(refusal.error),
        });
    }
    if http >= 400 {
        let why = "no error object in it".to_owned();
        return Err(AnswerError::Unreadable { http, why });
    }
    serde_json::from_slice(body).map_err(|error| AnswerError::Unreadable {
        http,
        why: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::{AnswerError, Success, read_answer};
    use crate::graph::GraphError;

    #[test]
    fn the_three_kinds_of_answers_are_told_apart() {
        assert_eq!(read_answer(200, br#"{"success":true}"#), Ok(Success::YES));
        let error = GraphError::new(131_056, "slow down", "trace");
        let body = serde_json::to_vec(&error.clone().into_body()).unwrap();
        for http in [200, 400] {
            let read = read_answer::<Success>(http, &body);
            assert_eq!(
                read,
                Err(AnswerError::Refused {
                    http,
                    error: Box::new(error.clone())
                })
            );
        }
        for (http, body) in [(502, "<html>"), (200, ""), (500, "{}"), (200, "{}")] {
            let read = read_answer::<Success>(http, body.as_bytes());
            assert!(
                matches!(read, Err(AnswerError::Unreadable { .. })),
                "{http} {body}"
            );
        }
    }
}

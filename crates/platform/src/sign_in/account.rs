//! What an account is made of: the same rules wherever one is made or altered.

use super::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::problem::{self, Outcome, Problem};

/// Longest name.
const NAME_CHARS_MAX: usize = 80;

/// A name and an e-mail address that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The name to show.
    pub name: String,
    /// Where they are written to, and what they sign in with.
    pub email: String,
}

impl Account {
    /// Says of each field what is wrong with it.
    pub fn check(name: &str, email: &str, password: Option<&str>) -> Outcome<Self> {
        let mut wrong = Problem::new(problem::UNACCEPTABLE);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
            wrong = wrong.field(
                "name",
                "A name is needed, of at most 80 characters: the team sees it.",
            );
        }
        let email = email.trim();
        let parts = email.split_once('@');
        let fits = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
        if !fits || email.contains(char::is_whitespace) {
            wrong = wrong.field("email", "This is no e-mail address.");
        }
        if let Some(message) = password.and_then(unfit) {
            wrong = wrong.field("password", message);
        }
        if wrong.body().errors.is_empty() {
            Ok(Self {
                name,
                email: email.to_owned(),
            })
        } else {
            Err(wrong)
        }
    }
}

/// What is wrong with a new password.
pub fn unfit(password: &str) -> Option<String> {
    let chars = password.chars().count();
    (!(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&chars)).then(|| {
        format!("A password has at least {PASSWORD_CHARS_MIN} characters, and at most {PASSWORD_CHARS_MAX}.")
    })
}

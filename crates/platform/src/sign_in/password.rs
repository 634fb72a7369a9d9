//! Passwords: argon2id, on a blocking thread, so many at once and no more.

use std::sync::OnceLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Argon2, Params};
use twinline_store::{Person, StoreError};

use crate::app::App;

/// Shortest password that is taken.
pub const PASSWORD_CHARS_MIN: usize = 12;
/// Longest: argon2 would take more, but hashing megabytes is somebody else's wish.
pub const PASSWORD_CHARS_MAX: usize = 256;

/// What a check brought.
pub enum Checked {
    /// It is this person.
    Yes(Box<Person>),
    /// It is nobody. Which of the two was wrong is not said, nor told by the time it took.
    No,
    /// Too many wait to be checked: it was not looked at.
    Busy,
}

/// OWASP's first choice: 19 MiB, 2 passes, 1 lane; these are the crate's defaults, written out.
fn argon2id() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
}

/// A password as it is stored (PHC text). Takes tens of milliseconds: call it on a blocking thread.
pub fn hash_password(password: &str) -> String {
    argon2id()
        .hash_password(password.as_bytes())
        .expect("the parameters are valid and the system has randomness")
        .to_string()
}

/// Whether `password` is the one that was hashed.
fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        argon2id()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

/// Hashes on a blocking thread, when it is our turn.
pub async fn hash_in_turn(app: &App, password: String) -> Option<String> {
    let _permit = app.password_permits.acquire().await.ok()?;
    tokio::task::spawn_blocking(move || hash_password(&password))
        .await
        .ok()
}

/// Checks an account's password. An unknown account takes as long as a known one.
pub async fn check(app: &App, email: &str, password: String) -> Result<Checked, StoreError> {
    let Ok(_place) = app.password_queue.try_acquire() else {
        return Ok(Checked::Busy);
    };
    let person = app.store.person_by_email(email).await?;
    let person = person.filter(|person| person.left_at.is_none());
    let Ok(_permit) = app.password_permits.acquire().await else {
        return Ok(Checked::No);
    };
    let hash = person.as_ref().map(|person| person.password_hash.clone());
    let right = tokio::task::spawn_blocking(move || {
        // Made whether it is needed or not: the first unknown account must not take twice as long.
        let nobodys = nobodys_hash();
        verify(&password, hash.as_deref().unwrap_or(nobodys))
    })
    .await
    .unwrap_or(false);
    Ok(match person {
        Some(person) if right => Checked::Yes(Box::new(person)),
        _ => Checked::No,
    })
}

/// The hash that unknown accounts are checked against.
fn nobodys_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_password(&super::fresh_token()))
}

#[cfg(test)]
mod tests {
    use super::{hash_password, verify};

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hash = hash_password("correct horse battery");
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(verify("correct horse battery", &hash));
        assert!(!verify("correct horse battery ", &hash));
        assert!(!verify("anything", "not a hash"));
    }
}

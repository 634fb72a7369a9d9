//! Who somebody is: passwords, sessions in cookies, the pause after failed attempts, and the one-time link of first run.
//! All of it runs on wall time. What somebody may do is a role's order, checked by [`SignedIn`].

mod account;
pub mod codes;
mod lockout;
pub mod passkeys;
mod password;
mod prove;
mod second;
mod session;
mod setup;

pub use account::{Account, unfit};
pub use codes::{fresh_recovery_codes, hash_recovery_code};
pub use lockout::{Caller, CodeLockout, Lockout};
pub use passkeys::relying_party;
pub use password::{
    Checked, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, check, hash_in_turn, hash_password,
};
pub use prove::{open, prove, prove_again};
pub use second::{second, seconds};
pub use session::{SignedIn, begin, end_cookie, hash_text, hash_token};
pub use setup::{NewOwner, create_owner, new_setup_token};

/// 256 random bits, as the text that stands in a cookie or a link.
pub(crate) fn fresh_token() -> String {
    use base64::Engine as _;
    let bytes: [u8; 32] = rand::random();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// A fresh, sortable id.
pub(crate) fn fresh_id() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

//! Codes of authenticator apps (RFC 6238: SHA-1, 6 digits, 30 seconds, as all apps know them), and recovery codes.

use rand::Rng as _;
use totp_rs::{Builder, Secret, Totp};

use super::hash_text;

/// Who asks, as the app shows it.
const ISSUER: &str = "Twinline";
/// Recovery codes made at once.
const RECOVERY_CODES: usize = 10;
/// What nobody mistakes for another letter.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A secret to share with an app, in base32.
pub fn fresh_secret() -> String {
    Secret::generate().to_base32()
}

fn totp(secret: &str, account: &str) -> Option<Totp> {
    Builder::new()
        .with_secret(Secret::try_from_base32(secret).ok()?)
        // A colon would end the issuer in the address.
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some(ISSUER))
        .build()
        .ok()
}

/// What an app reads from a picture. `None`: the secret is none.
pub fn address(secret: &str, account: &str) -> Option<String> {
    totp(secret, account)?.to_url().ok()
}

/// The step that a code is of, one earlier and one later included; `seconds`: wall time.
pub fn step(secret: &str, code: &str, seconds: u64) -> Option<u64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    totp(secret, "")?.check(&digits, seconds)
}

/// Codes that stand for an app that is lost: 50 bits each, told once.
pub fn fresh_recovery_codes() -> Vec<String> {
    let mut random = rand::rng();
    let mut code = || {
        let mut letters: String = (0..10)
            .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
            .collect();
        letters.insert(5, '-');
        letters
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

/// What is stored of a recovery code, however it is typed.
pub fn hash_recovery_code(code: &str) -> String {
    let letters = code.chars().filter(|c| c.is_alphanumeric());
    hash_text(&letters.flat_map(char::to_lowercase).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{address, fresh_recovery_codes, fresh_secret, hash_recovery_code, step};

    /// RFC 6238, appendix B: "12345678901234567890".
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_rfc_and_hold_for_a_step_around() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(step(SECRET, code, seconds), Some(seconds / 30));
            assert_eq!(step(SECRET, code, seconds + 30), Some(seconds / 30));
            assert_eq!(step(SECRET, code, seconds + 90), None);
        }
        assert_eq!(step(SECRET, " 287 082 ", 59), Some(1));
        for wrong in ["", "28708", "2870820", "28708a", "２８７０８２"] {
            assert_eq!(step(SECRET, wrong, 59), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_is_told_who_asks_for_whom() {
        let address = address(&fresh_secret(), "ana:x@example.com").unwrap();
        assert!(
            address.starts_with("otpauth://totp/Twinline:ana%20x%40example.com?"),
            "{address}"
        );
        assert!(address.contains("issuer=Twinline"), "{address}");
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let codes = fresh_recovery_codes();
        assert_eq!(codes.len(), 10);
        let code = &codes[0];
        let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
        assert_eq!(hash_recovery_code(&typed), hash_recovery_code(code));
        assert_ne!(hash_recovery_code(code), hash_recovery_code(&codes[1]));
    }
}

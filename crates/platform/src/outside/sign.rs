//! By what a bot and this server know each other: what it is told is signed as Standard Webhooks says
//! (<https://www.standardwebhooks.com>, `v1`), so that its libraries check it; what it says it says with a token of its own,
//! of which only the hash is kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::sign_in;

/// Carries the delivery's id: the same however often it comes.
pub const ID: &str = "webhook-id";
/// Carries the time of sending, in seconds UTC.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// Carries the signature: `v1,` and the HMAC in base64.
pub const SIGNATURE: &str = "webhook-signature";

/// Begins a secret, which is base64 after it.
const SECRET: &str = "whsec_";
/// Begins a token, so that one that was published by mistake is found.
const TOKEN: &str = "twinbot_";

/// A fresh secret.
pub fn fresh_secret() -> String {
    let bytes: [u8; 32] = rand::random();
    format!("{SECRET}{}", STANDARD.encode(bytes))
}

/// A fresh token.
pub fn fresh_token() -> String {
    format!("{TOKEN}{}", sign_in::fresh_token())
}

/// As a token is kept. Comparing hashes, how long it takes tells nothing.
pub fn token_hash(token: &str) -> String {
    hex::encode(sign_in::hash_token(token))
}

/// The signature over id, time and the body's bytes as they are sent.
pub fn signature(secret: &str, id: &str, seconds: i64, body: &[u8]) -> String {
    let key = secret.strip_prefix(SECRET).unwrap_or(secret);
    let key = STANDARD.decode(key).unwrap_or_else(|_| key.into());
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
    mac.update(format!("{id}.{seconds}.").as_bytes());
    mac.update(body);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{fresh_secret, signature};

    /// The example that the libraries of Standard Webhooks are tested with.
    #[test]
    fn it_is_the_signature_of_standard_webhooks() {
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            br#"{"test": 2432232314}"#,
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn every_part_is_signed() {
        let secret = fresh_secret();
        let signed = signature(&secret, "a", 1, b"x");
        assert_ne!(signed, signature(&secret, "b", 1, b"x"));
        assert_ne!(signed, signature(&secret, "a", 2, b"x"));
        assert_ne!(signed, signature(&secret, "a", 1, b"y"));
        assert_ne!(signed, signature(&fresh_secret(), "a", 1, b"x"));
    }
}

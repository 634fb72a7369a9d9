//! `X-Hub-Signature-256`: HMAC-SHA256 over the body bytes as sent (webhooks.md 1.2).
//!
//! Both directions work on bytes. Nothing here parses or re-serialises a body: that is how
//! receivers break signatures of texts with umlauts.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

/// The header that carries the signature.
pub const HEADER: &str = "X-Hub-Signature-256";

const PREFIX: &str = "sha256=";

/// Why a delivery is refused. None of these says anything about the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// No such header.
    #[error("the delivery is not signed")]
    Missing,
    /// The header is not `sha256=` and 64 hex digits.
    #[error("the signature header is malformed")]
    Malformed,
    /// No secret makes this signature.
    #[error("the signature does not match")]
    Mismatch,
}

/// The header's value for a body, `sha256=<lower-case hex>`.
pub fn sign(secret: &[u8], body: &[u8]) -> String {
    format!("{PREFIX}{}", hex::encode(digest(secret, body)))
}

/// Checks a header against the app secrets in force (several while one is rotated) and says which
/// one matched. Fails closed: no secrets, no match. Takes the same time wherever it differs.
pub fn verify<S: AsRef<[u8]>>(
    secrets: &[S],
    body: &[u8],
    header: Option<&str>,
) -> Result<usize, SignatureError> {
    let header = header.ok_or(SignatureError::Missing)?;
    let text = header
        .trim()
        .strip_prefix(PREFIX)
        .ok_or(SignatureError::Malformed)?;
    let mut claimed = [0_u8; 32];
    hex::decode_to_slice(text, &mut claimed).map_err(|_| SignatureError::Malformed)?;
    secrets
        .iter()
        .position(|secret| bool::from(digest(secret.as_ref(), body).ct_eq(&claimed)))
        .ok_or(SignatureError::Mismatch)
}

fn digest(secret: &[u8], body: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(body);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::{SignatureError, sign, verify};

    const SECRET: &[u8] = b"test_app_secret";

    /// The published vectors of webhooks.md 1.2.
    const VECTORS: [(&str, &str); 4] = [
        (
            r#"{"object":"whatsapp_business_account","entry":[]}"#,
            "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
        ),
        (
            r#"{"object": "whatsapp_business_account", "entry": []}"#,
            "sha256=56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a",
        ),
        (
            r#"{"t":"\u00e4\u00f6\u00e5"}"#,
            "sha256=8cc2a80f11313ef9c69ca05a132f3f266a992c9b43953c1a520861f142a45c7a",
        ),
        (
            r#"{"t":"äöå"}"#,
            "sha256=07b8dabf93a804e697507061549bf1050a7e7efcff37c84effe4818d2a4f9c3e",
        ),
    ];

    #[test]
    fn the_published_vectors_hold() {
        for (body, header) in VECTORS {
            assert_eq!(sign(SECRET, body.as_bytes()), header, "{body}");
            assert_eq!(
                verify(&[SECRET], body.as_bytes(), Some(header)),
                Ok(0),
                "{body}"
            );
        }
    }

    #[test]
    fn the_matching_secret_is_named() {
        let header = sign(b"new", b"{}");
        let secrets: [&[u8]; 2] = [b"old", b"new"];
        assert_eq!(verify(&secrets, b"{}", Some(&header)), Ok(1));
        assert_eq!(
            verify(&secrets, b"{ }", Some(&header)),
            Err(SignatureError::Mismatch)
        );
        assert_eq!(
            verify::<&[u8]>(&[], b"{}", Some(&header)),
            Err(SignatureError::Mismatch)
        );
    }

    #[test]
    fn a_bad_header_is_told_from_a_wrong_one() {
        let check = |header: Option<&str>| verify(&[SECRET], b"{}", header);
        assert_eq!(check(None), Err(SignatureError::Missing));
        for bad in [
            "",
            "sha256=",
            "sha1=00",
            "sha256=zz",
            &"0".repeat(64),
            "sha256=abcd",
        ] {
            assert_eq!(check(Some(bad)), Err(SignatureError::Malformed), "{bad}");
        }
        let zeros = format!("sha256={}", "0".repeat(64));
        assert_eq!(check(Some(&zeros)), Err(SignatureError::Mismatch));
        let upper = sign(SECRET, b"{}")
            .to_uppercase()
            .replace("SHA256", "sha256");
        assert_eq!(check(Some(&upper)), Ok(0));
    }
}

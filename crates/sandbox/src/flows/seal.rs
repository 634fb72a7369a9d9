//! How WhatsApp speaks with a flow's endpoint: each request has an AES-128 key of its own, wrapped with the business's
//! public key (RSA-OAEP, SHA-256); the answer comes under the same key, with every bit of the vector turned over.

use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::aes::Aes128;
use aes_gcm::{AesGcm, Key};
use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPublicEncryptingKey, PublicEncryptingKey};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use rustls_pki_types::SubjectPublicKeyInfoDer;
use rustls_pki_types::pem::PemObject as _;
use serde_json::json;

/// WhatsApp's vectors are as long as a block, which is longer than usual.
type Cipher = AesGcm<Aes128, U16>;

const BITS: usize = 2_048;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SealError {
    #[error("the business public key is no 2048-bit RSA public key in PEM")]
    Key,
    #[error("there is no randomness")]
    Random,
    #[error("the answer is not base64")]
    NotBase64,
    #[error("the answer does not open under the request's key and its vector turned over")]
    Closed,
}

/// What opens the answer to one request.
pub(super) struct Seal {
    cipher: Cipher,
    vector: [u8; 16],
}

/// A key that can be set (graph-api.md 5.6).
pub(crate) fn check_key(pem: &str) -> Result<(), SealError> {
    public_key(pem).map(drop)
}

fn public_key(pem: &str) -> Result<OaepPublicEncryptingKey, SealError> {
    let der = SubjectPublicKeyInfoDer::from_pem_slice(pem.as_bytes());
    let der = der.map_err(|_| SealError::Key)?;
    let key = PublicEncryptingKey::from_der(&der).map_err(|_| SealError::Key)?;
    if key.key_size_bits() != BITS {
        return Err(SealError::Key);
    }
    OaepPublicEncryptingKey::new(key).map_err(|_| SealError::Key)
}

/// The body of a request, and what opens its answer.
pub(super) fn seal(pem: &str, said: &[u8]) -> Result<(String, Seal), SealError> {
    let business = public_key(pem)?;
    let (mut key, mut vector) = ([0; 16], [0; 16]);
    aws_lc_rs::rand::fill(&mut key).map_err(|_| SealError::Random)?;
    aws_lc_rs::rand::fill(&mut vector).map_err(|_| SealError::Random)?;
    let cipher = Cipher::new(&Key::<Cipher>::from(key));
    let sealed = cipher.encrypt(&vector.into(), said);
    let sealed = sealed.map_err(|_| SealError::Random)?;
    let mut wrapped = vec![0; business.ciphertext_size()];
    let wrapped = business
        .encrypt(&OAEP_SHA256_MGF1SHA256, &key, &mut wrapped, None)
        .map_err(|_| SealError::Key)?;
    let body = json!({
        "encrypted_flow_data": BASE64_STANDARD.encode(sealed),
        "encrypted_aes_key": BASE64_STANDARD.encode(wrapped),
        "initial_vector": BASE64_STANDARD.encode(vector),
    });
    Ok((body.to_string(), Seal { cipher, vector }))
}

impl Seal {
    /// The answer's words.
    pub(super) fn open(&self, answer: &[u8]) -> Result<Vec<u8>, SealError> {
        let sealed = BASE64_STANDARD.decode(answer.trim_ascii());
        let sealed = sealed.map_err(|_| SealError::NotBase64)?;
        let turned = self.vector.map(|byte| !byte);
        let opened = self.cipher.decrypt(&turned.into(), sealed.as_slice());
        opened.map_err(|_| SealError::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_of_whatsapps_kind_are_taken() {
        let key = crate::flows::tests::Pair::new();
        assert_eq!(check_key(&key.pem), Ok(()));
        let short = "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf\n9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END PUBLIC KEY-----\n";
        assert_eq!(check_key(short), Err(SealError::Key), "512 bits");
        assert_eq!(check_key("BEGIN PUBLIC KEY"), Err(SealError::Key));
    }

    #[test]
    fn an_answer_opens_with_the_vector_turned_over_and_not_otherwise() {
        let key = crate::flows::tests::Pair::new();
        let (body, seal) = seal(&key.pem, b"{\"action\":\"ping\"}").unwrap();
        let heard = key.hear(&body);
        assert_eq!(heard.said, json!({"action": "ping"}));
        let answer = heard.answer(&json!({"data": {"status": "active"}}));
        let opened = seal.open(answer.as_bytes()).unwrap();
        assert_eq!(opened, br#"{"data":{"status":"active"}}"#);
        let wrong = heard.answer_with(heard.vector, &json!({}));
        assert_eq!(seal.open(wrong.as_bytes()), Err(SealError::Closed));
        assert_eq!(seal.open(b"{}"), Err(SealError::NotBase64));
    }
}

//! The endpoint's side of the talk, as a business would write it.

use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::aes::Aes128;
use aes_gcm::{AesGcm, Key};
use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rsa::{
    KeySize, OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey,
};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

/// A business's keys.
pub(crate) struct Pair {
    private: OaepPrivateDecryptingKey,
    pub(crate) pem: String,
}

pub(crate) struct Heard {
    pub(crate) said: Value,
    pub(crate) vector: [u8; 16],
    key: [u8; 16],
}

impl Pair {
    pub(crate) fn new() -> Self {
        let private = PrivateDecryptingKey::generate(KeySize::Rsa2048).unwrap();
        let public: PublicKeyX509Der<'_> = private.public_key().as_der().unwrap();
        let encoded = BASE64_STANDARD.encode(public.as_ref());
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{encoded}\n-----END PUBLIC KEY-----\n");
        let private = OaepPrivateDecryptingKey::new(private).unwrap();
        Self { private, pem }
    }

    pub(crate) fn hear(&self, body: &str) -> Heard {
        let body: Value = serde_json::from_str(body).unwrap();
        let part = |name: &str| {
            BASE64_STANDARD
                .decode(body[name].as_str().unwrap())
                .unwrap()
        };
        let mut room = vec![0; self.private.min_output_size()];
        let wrapped = part("encrypted_aes_key");
        let key = self
            .private
            .decrypt(&OAEP_SHA256_MGF1SHA256, &wrapped, &mut room, None);
        let key: [u8; 16] = (&*key.unwrap()).try_into().unwrap();
        let vector: [u8; 16] = part("initial_vector").try_into().unwrap();
        let sealed = part("encrypted_flow_data");
        let said = cipher(key).decrypt(&vector.into(), sealed.as_slice());
        let said = serde_json::from_slice(&said.unwrap()).unwrap();
        Heard { said, vector, key }
    }
}

impl Heard {
    pub(crate) fn answer(&self, told: &Value) -> String {
        self.answer_with(self.vector.map(|byte| !byte), told)
    }

    pub(crate) fn answer_with(&self, vector: [u8; 16], told: &Value) -> String {
        let sealed = cipher(self.key).encrypt(&vector.into(), told.to_string().as_bytes());
        BASE64_STANDARD.encode(sealed.unwrap())
    }
}

fn cipher(key: [u8; 16]) -> AesGcm<Aes128, U16> {
    AesGcm::new(&Key::<AesGcm<Aes128, U16>>::from(key))
}

//! The hash by which a business notices that somebody else may hold a phone (graph-api.md 2.1, 5.6). Told once the number asks for
//! the check; a send that names another hash fails with 137000.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::truth::Truth;
use crate::truth::model::{Failure, Phone};

/// As long as those in WhatsApp's samples.
const HASH_BYTES: usize = 9;

/// The hash of a person as they are now, if the number asks for the check. A change of their number changes it.
pub(crate) fn told_hash(truth: &Truth, customer: &Phone) -> Option<String> {
    let setting = truth.account.setting("user_identity_change");
    (setting["enable_identity_key_check"] == json!(true)).then(|| hash(&customer.bsuid))
}

fn hash(bsuid: &str) -> String {
    STANDARD.encode(&Sha256::digest(format!("identity/{bsuid}"))[..HASH_BYTES])
}

/// Why a send that names this hash fails. `None`: it is the right one, or nobody checks.
pub(crate) fn mismatch(truth: &Truth, customer: &Phone, named: &str) -> Option<Failure> {
    let hash = told_hash(truth, customer)?;
    (hash != named).then(|| Failure {
        code: 137_000,
        title: "Recipient identity key hash mismatch".to_owned(),
        details:
            "Message was not sent: the recipient's identity key hash is not the one in the request."
                .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_hash_looks_like_whatsapps() {
        assert_eq!(hash("GB.1").len(), 12);
        assert_ne!(hash("GB.1"), hash("GB.2"));
    }
}

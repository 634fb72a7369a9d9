//! Fuzz targets of the parsers that face the network before anything is trusted: the envelope, the signature, Graph's
//! answers. Here they run briefly, on what is checked in under `tests/fuzz/<target>/` and a few thousand made-up inputs;
//! `cargo x fuzz` gives them minutes. The fields inside a delivery have theirs in `twinline-whatsapp`, which reads on.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use twinline_wire::graph::{
    AppDataAnswer, GraphErrorBody, MediaInfo, MediaUploaded, MessagesRequest, Page, PhoneNumber,
    SendAnswer, SendRequest, SubscribedApps, Success, TokenAnswer, read_answer,
};
use twinline_wire::signature::{SignatureError, sign, verify};
use twinline_wire::webhook::Envelope;

use crate::corpus::payloads;
use crate::mutation::{self, Recipe};
use crate::{documented, round_trip};

const ITERATIONS: usize = 3_000;

/// Every input checked in for a target: what once failed, and seeds that look like nothing else.
fn replay(target: &str, check: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz")
        .join(target);
    let files = fs::read_dir(&folder).unwrap().flatten();
    let inputs: Vec<Vec<u8>> = files.map(|file| fs::read(file.path()).unwrap()).collect();
    assert!(!inputs.is_empty(), "{target} has no corpus");
    for input in &inputs {
        check(input);
    }
}

fn envelope(bytes: &[u8]) {
    if Envelope::parse(bytes).is_ok() {
        let value: Value = serde_json::from_slice(bytes).unwrap();
        round_trip::check(&value);
    }
}

#[test]
fn envelope_from_any_bytes() {
    replay("envelope", envelope);
    bolero::check!()
        .with_iterations(ITERATIONS)
        .for_each(|bytes: &[u8]| envelope(bytes));
}

/// Random bytes are seldom JSON: real payloads that were tampered with are, mostly.
#[test]
fn envelope_from_damaged_payloads() {
    let collected = payloads().iter().cloned();
    let all = collected.chain(documented::deliveries());
    let all: Vec<Value> = all.map(|(_, payload)| payload).collect();
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<Recipe>()
        .for_each(|recipe| envelope(&mutation::delivery(&all, recipe)));
}

/// What Graph answers, and a proxy in its place. A refusal must never be read as the thing asked for.
fn graph_answer(bytes: &[u8]) {
    let refused = serde_json::from_slice::<GraphErrorBody>(bytes).is_ok();
    for http in [200, 400, 500] {
        let ok = [
            read_answer::<Success>(http, bytes).is_ok(),
            read_answer::<SendAnswer>(http, bytes).is_ok(),
            read_answer::<MediaUploaded>(http, bytes).is_ok(),
            read_answer::<MediaInfo>(http, bytes).is_ok(),
            read_answer::<AppDataAnswer>(http, bytes).is_ok(),
            read_answer::<SubscribedApps>(http, bytes).is_ok(),
            read_answer::<PhoneNumber>(http, bytes).is_ok(),
            read_answer::<Page<PhoneNumber>>(http, bytes).is_ok(),
        ];
        assert!(!ok.contains(&true) || (http < 400 && !refused), "{http}");
    }
    let _ = TokenAnswer::parse(bytes);
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        for again in [
            serde_json::from_slice::<SendAnswer>(bytes).map(|read| json!(read)),
            serde_json::from_slice::<GraphErrorBody>(bytes).map(|read| json!(read)),
            serde_json::from_slice::<PhoneNumber>(bytes).map(|read| json!(read)),
            serde_json::from_slice::<Page<PhoneNumber>>(bytes).map(|read| json!(read)),
            serde_json::from_slice::<SendRequest>(bytes).map(|read| json!(read)),
        ] {
            assert!(again.is_err() || again.is_ok_and(|again| again == value));
        }
        let _ = MessagesRequest::read(value);
    }
}

#[test]
fn graph_answers() {
    replay("graph_answers", graph_answer);
    let answers = [
        json!({"success": true}),
        json!({"messaging_product": "whatsapp", "contacts": [{"input": "+16505551234", "wa_id": "16505551234"}],
               "messages": [{"id": "wamid.A", "message_status": "accepted"}]}),
        json!({"error": {"message": "(#131056) Pair rate", "type": "OAuthException", "code": 131_056, "is_transient": true,
               "error_data": {"messaging_product": "whatsapp", "details": "Slow down"}, "fbtrace_id": "A"}}),
        json!({"url": "https://lookaside.fbsbx.com/x", "mime_type": "image/jpeg", "sha256": "x", "file_size": "303833", "id": "7"}),
        json!({"data": [{"id": "1", "display_phone_number": "+1 555-078-3881", "verified_name": "A", "quality_rating": "GREEN",
               "is_on_biz_app": true, "platform_type": "CLOUD_API", "throughput": {"level": "STANDARD"}}],
               "paging": {"cursors": {"before": "a", "after": "b"}}}),
        json!({"data": [{"whatsapp_business_api_data": {"id": "1", "link": "l", "name": "n"}, "override_callback_uri": "https://x"}]}),
        json!({"access_token": "EAAG", "token_type": "bearer", "expires_in": 5_183_944}),
        json!({"messaging_product": "whatsapp", "request_id": "r"}),
    ];
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<Recipe>()
        .for_each(|recipe| graph_answer(&mutation::delivery(&answers, recipe)));
}

#[test]
fn signature_header_from_any_text() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(Vec<u8>, String)>()
        .for_each(|(body, header)| {
            let secrets: [&[u8]; 2] = [b"one", b"two"];
            for header in [header.clone(), format!("sha256={header}")] {
                let found = verify(&secrets, body, Some(&header));
                assert!(matches!(
                    found,
                    Err(SignatureError::Malformed | SignatureError::Mismatch)
                ));
            }
            assert_eq!(verify(&secrets, body, Some(&sign(b"two", body))), Ok(1));
        });
}

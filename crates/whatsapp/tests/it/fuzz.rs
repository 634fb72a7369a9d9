//! Fuzz targets, one for each field of coexistence and one for all others: no panic, nothing lost, the same heard twice.
//! Here they run briefly, on what is checked in under `tests/fuzz/<field>/`, the payloads of the field and a few thousand
//! made-up deliveries; `cargo x fuzz` gives them minutes.

use std::fs;
use std::path::Path;

use serde_json::Value;
use twinline_core::channel::Channel;
use twinline_whatsapp::WhatsApp;
use twinline_wire::webhook::{Change, Envelope};

use crate::corpus;
use crate::drafts;
use crate::mutation::{self, Recipe};
use crate::properties::nothing_disappears;

const ITERATIONS: usize = 2_000;

fn check(bytes: &[u8]) {
    let heard = WhatsApp.hear(bytes);
    assert_eq!(heard, WhatsApp.hear(bytes), "heard twice, said differently");
    let (placed, unreadable) = heard.placed();
    let mut places: Vec<u32> = placed.iter().map(|(place, ..)| *place).collect();
    places.extend(unreadable.iter().map(|bad| bad.place));
    places.sort_unstable();
    assert!(
        places.iter().zip(0..).all(|(place, at)| *place == at),
        "two things at one place"
    );
    // What an observation becomes in the store and the feed is JSON: it must come back as it was.
    for (_, _, said) in placed {
        let json = serde_json::to_string(&said).unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&json).unwrap(),
            serde_json::to_value(&said).unwrap()
        );
    }
    if let Ok(delivery) = serde_json::from_slice::<Value>(bytes) {
        nothing_disappears(&delivery);
    }
    if let Ok(envelope) = Envelope::parse(bytes) {
        for (_, _, change) in envelope.changes() {
            let again = Change::from(change.decode()).value.unwrap_or_default();
            assert_eq!(Some(again), change.value.clone().or(Some(Value::Null)));
        }
    }
}

fn target(name: &str, is_of: impl Fn(&str) -> bool) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz")
        .join(name);
    let files = fs::read_dir(&folder).unwrap().flatten();
    let inputs: Vec<Vec<u8>> = files.map(|file| fs::read(file.path()).unwrap()).collect();
    assert!(!inputs.is_empty(), "{name} has no corpus");
    for input in &inputs {
        check(input);
    }
    let field = |delivery: &Value| {
        let field = delivery.pointer("/entry/0/changes/0/field");
        field.and_then(Value::as_str).is_some_and(&is_of)
    };
    let seeds: Vec<Value> = corpus::deliveries().into_iter().filter(field).collect();
    assert!(seeds.len() > 3, "{name} has hardly any payloads");
    seeds
}

macro_rules! targets {
    ($( $name:ident: $is_of:expr; )*) => { $(
        #[test]
        fn $name() {
            let seeds = target(stringify!($name), $is_of);
            bolero::check!()
                .with_iterations(ITERATIONS)
                .with_type::<Recipe>()
                .for_each(|recipe| check(&mutation::delivery(&seeds, recipe)));
        }
    )* };
}

const COEXISTENCE: [&str; 5] = [
    "messages",
    "smb_message_echoes",
    "smb_app_state_sync",
    "history",
    "account_update",
];

targets! {
    messages: |field| field == "messages";
    echoes: |field| field == "smb_message_echoes";
    state_sync: |field| field == "smb_app_state_sync";
    history: |field| field == "history";
    account_update: |field| field == "account_update";
    other_fields: |field| !COEXISTENCE.contains(&field);
}

/// Whatever somebody wants sent: it is refused with fields and remedies, or goes as it was said.
fn check_draft(bytes: &[u8]) {
    let Ok(said) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    match WhatsApp.draft(&said, None) {
        Ok(content) => {
            let kind = said["type"].as_str().unwrap();
            let outgoing = drafts::outgoing(content, None);
            let body = WhatsApp.request("1", &outgoing).unwrap().body;
            assert_eq!(body["type"], said["type"]);
            if kind != "text" {
                assert_eq!(body[kind], said[kind], "said differently");
            }
        }
        Err(unfits) => assert!(
            !unfits.is_empty()
                && unfits
                    .iter()
                    .all(|unfit| !unfit.sentence.is_empty() && !unfit.remedy.is_empty())
        ),
    }
}

#[test]
fn drafts_of_messages() {
    let seeds = drafts::fit();
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<Recipe>()
        .for_each(|recipe| check_draft(&mutation::delivery(&seeds, recipe)));
}

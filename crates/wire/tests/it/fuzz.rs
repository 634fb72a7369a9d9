//! Fuzz targets of the two parsers that face the network before anything is trusted. They run here
//! with few iterations; a fuzzing engine can take the same functions for longer.

use serde_json::Value;
use twinline_wire::graph::{Success, TokenAnswer, read_answer};
use twinline_wire::signature::{SignatureError, sign, verify};
use twinline_wire::webhook::Envelope;

use crate::corpus::payloads;
use crate::round_trip;

const ITERATIONS: usize = 3_000;

#[test]
fn envelope_from_any_bytes() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .for_each(|bytes: &[u8]| {
            let _ = Envelope::parse(bytes);
            let _ = read_answer::<Success>(200, bytes);
            let _ = TokenAnswer::parse(bytes);
        });
}

/// Random bytes are seldom JSON: real payloads with a stretch overwritten are, more often.
#[test]
fn envelope_from_damaged_payloads() {
    let bodies: Vec<Vec<u8>> = payloads()
        .iter()
        .map(|(_, payload)| serde_json::to_vec(payload).unwrap())
        .collect();
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(usize, usize, Vec<u8>)>()
        .for_each(|(which, at, noise)| {
            let mut body = bodies[which % bodies.len()].clone();
            let at = at % body.len();
            for (byte, noise) in body.iter_mut().skip(at).zip(noise) {
                *byte = *noise;
            }
            if Envelope::parse(&body).is_ok() {
                let value: Value = serde_json::from_slice(&body).unwrap();
                round_trip::check(&value);
            }
        });
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

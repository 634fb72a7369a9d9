//! Answers as verdicts: one table, because the rules only make sense side by side.

use insta::assert_snapshot;
use std::fmt::Write as _;
use twinline_core::channel::{Answer, Channel};
use twinline_core::verdict::Verdict;
use twinline_whatsapp::WhatsApp;
use twinline_wire::graph::GraphError;

fn judge(status: u16, body: &str, retry_after_ms: Option<i64>) -> String {
    let answer = Answer::Http {
        status,
        body: body.to_owned(),
        retry_after_ms,
    };
    match WhatsApp.judge(&answer) {
        Verdict::Accepted { external_id } => format!("accepted {}", external_id.0),
        Verdict::Refused { failure } => {
            format!(
                "refused {}: {} {}",
                failure.code, failure.sentence, failure.remedy
            )
        }
        Verdict::Throttled {
            failure,
            retry_after_ms,
            reach,
        } => format!(
            "throttled {} ({reach:?}) after {retry_after_ms:?}: {} {}",
            failure.code, failure.sentence, failure.remedy
        ),
        Verdict::Unknown { failure } => {
            format!(
                "unknown {}: {} {}",
                failure.code, failure.sentence, failure.remedy
            )
        }
    }
}

#[test]
fn errors_of_the_table() {
    let mut text = String::new();
    for (status, code) in [
        (400, 130_429),
        (400, 131_056),
        (400, 80_007),
        (400, 4),
        (500, 131_057),
        (400, 131_048),
        (400, 131_064),
        (401, 190),
        (403, 10),
        (403, 200),
        (401, 0),
        (400, 100),
        (400, 131_026),
        (400, 131_047),
        (400, 131_030),
        (403, 368),
        (400, 133_010),
        (500, 131_000),
        (400, 131_000),
        (500, 131_016),
        (503, 2),
        (400, 1),
        (400, 999_999),
        (500, 999_999),
        (429, 999_999),
        (401, 999_999),
        (200, 131_009),
    ] {
        let error = GraphError::new(code, "Some details", "trace").into_body();
        let body = serde_json::to_string(&error).unwrap();
        writeln!(text, "{status}/{code} {}", judge(status, &body, None)).unwrap();
    }
    assert_snapshot!(text);
}

#[test]
fn answers_without_an_error_object() {
    let accepted = r#"{"messages":[{"id":"wamid.A"}]}"#;
    assert_eq!(judge(200, accepted, None), "accepted wamid.A");
    let open = [
        (200, "{}"),
        (200, r#"{"messages":[{"id":""}]}"#),
        (200, ""),
        (302, accepted),
        (404, "<html>"),
        (502, "<html>bad gateway</html>"),
        (500, ""),
        (504, r#"{"error":"timeout"}"#),
    ];
    for (status, body) in open {
        let verdict = judge(status, body, None);
        assert!(
            verdict.starts_with(&format!("unknown http_{status}")),
            "{status} {body}: {verdict}"
        );
        assert!(verdict.contains("may have arrived"), "{verdict}");
    }
}

#[test]
fn the_longer_of_the_told_waits_counts() {
    let error = GraphError::new(130_429, "slow down", "trace").into_body();
    let body = serde_json::to_string(&error).unwrap();
    assert!(
        judge(400, &body, Some(5_000)).starts_with("throttled 130429 (Number) after Some(5000)")
    );
    assert!(judge(400, &body, Some(5)).starts_with("throttled 130429 (Number) after Some(1000)"));
    assert!(
        judge(429, "slow", Some(7_000)).starts_with("throttled http_429 (Number) after Some(7000)")
    );
}

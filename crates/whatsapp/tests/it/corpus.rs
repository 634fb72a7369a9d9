//! The collected payloads of `twinline-wire`: what each of them says, and that the counts are those of its index.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use twinline_core::channel::{Channel, Heard};
use twinline_core::message::Source;
use twinline_core::observation::Said;
use twinline_whatsapp::WhatsApp;

use crate::line;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire/tests/payloads")
}

// What is not Meta's shape has a note instead of counts.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Row {
    file: String,
    messages: usize,
    echoes: usize,
    statuses: usize,
    history_messages: usize,
    contact_changes: usize,
}

static PAYLOADS: LazyLock<Vec<(Row, Vec<u8>)>> = LazyLock::new(|| {
    let index = fs::read(folder().join("index.json")).unwrap();
    let mut rows: Vec<Row> = serde_json::from_slice(&index).unwrap();
    rows.sort_by(|a, b| a.file.cmp(&b.file));
    rows.into_iter()
        .map(|row| {
            let body = fs::read(folder().join(&row.file)).unwrap();
            (row, body)
        })
        .collect()
});

/// The bodies of all payloads, in order of their names.
pub(crate) fn bodies() -> Vec<&'static [u8]> {
    PAYLOADS.iter().map(|(_, body)| body.as_slice()).collect()
}

/// What a payload of the corpus says.
pub(crate) fn hear(file: &str) -> Heard {
    let (_, body) = PAYLOADS.iter().find(|(row, _)| row.file == file).unwrap();
    WhatsApp.hear(body)
}

#[test]
fn what_each_payload_says() {
    let mut text = String::new();
    for (row, body) in PAYLOADS.iter() {
        writeln!(
            text,
            "# {}\n{}",
            row.file,
            line::lines(&WhatsApp.hear(body))
        )
        .unwrap();
    }
    insta::assert_snapshot!(text);
}

/// What the index counts as an event and we do not say, with the reason that stands on the operator's page.
const KEPT: &[(&str, &str)] = &[
    // Meta's example has one number for both sides.
    ("messages/button-3.json", "the business itself"),
    ("messages/text-group-1.json", "group"),
    ("messages/text-group-2.json", "group"),
    ("messages/text-group-3.json", "group"),
    ("messages/unsupported-group-1.json", "group"),
    ("odd/contact_update-1.json", "`state_sync` does not belong"),
    ("odd/ignore_status-1.json", "the status deleted"),
    ("odd/invalid_from-1.json", "who the customer is"),
    ("odd/invalid_status-1.json", "the status in_orbit"),
    ("odd/invalid_timestamp-1.json", "time cannot be right"),
    (
        "odd/message_echo-1.json",
        "`message_echoes` does not belong",
    ),
    ("odd/no_from-1.json", "who the customer is"),
    ("odd/notchanneladdress-1.json", "a number or account"),
    // Written by hand for a library's page: no time, no id.
    ("smb_app_state_sync/contact-add-3.json", "no time"),
    ("smb_message_echoes/text-2.json", "`id` is missing"),
];

#[test]
fn as_much_is_said_as_the_index_counts() {
    for (row, body) in PAYLOADS.iter() {
        let heard = WhatsApp.hear(body);
        let count = |is: fn(&Said) -> bool| heard.said.iter().filter(|(_, said)| is(said)).count();
        let said = [
            count(
                |said| matches!(said, Said::Message(m) if matches!(m.source, Source::Live | Source::Account)),
            ),
            count(|said| matches!(said, Said::Message(m) if m.source == Source::Echo)),
            count(|said| matches!(said, Said::Message(m) if m.source == Source::History)),
            count(|said| matches!(said, Said::Status(_))),
            count(|said| matches!(said, Said::Contact(_))),
        ];
        let file = row.file.as_str();
        let expected = if let Some((_, reason)) = KEPT.iter().find(|(kept, _)| *kept == file) {
            assert_eq!(heard.unreadable.len(), 1, "{file}");
            let told = &heard.unreadable[0].reason;
            assert!(told.contains(reason), "{file}: {told}");
            [0; 5]
        } else if file.starts_with("calls/") {
            // Statuses of calls are not of messages: they make a line in the timeline.
            assert_eq!(count(|said| matches!(said, Said::Number(_))), 1, "{file}");
            [0; 5]
        } else if file.starts_with("history/") {
            // Media follow-ups stand in the arrays of messages and echoes.
            let all = row.history_messages + row.messages + row.echoes;
            [0, 0, all, 0, 0]
        } else {
            [
                row.messages,
                row.echoes,
                0,
                row.statuses,
                row.contact_changes,
            ]
        };
        assert_eq!(said, expected, "{file}");
    }
}

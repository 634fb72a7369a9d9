//! The collected payloads of `twinline-wire`: what each of them says, and that the counts are those of its index.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value, json};
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

/// Payloads written after the reference, for what no collected one shows; see `twinline-wire`.
#[derive(Deserialize)]
struct Documented {
    name: String,
    field: String,
    value: Value,
    time: Option<i64>,
    #[serde(default)]
    beside: Map<String, Value>,
}

/// All of them as whole deliveries, with their names.
pub(crate) fn documented() -> Vec<(String, Value)> {
    let text = fs::read(folder().join("../documented.json")).unwrap();
    let rows: Vec<Documented> = serde_json::from_slice(&text).unwrap();
    let wrap = |row: Documented| {
        let mut change = row.beside;
        change.insert("field".to_owned(), row.field.into());
        change.insert("value".to_owned(), row.value);
        let mut entry = json!({"id": "102290129340398", "changes": [change]});
        if let Some(time) = row.time {
            entry["time"] = time.into();
        }
        let delivery = json!({"object": "whatsapp_business_account", "entry": [entry]});
        (row.name, delivery)
    };
    rows.into_iter().map(wrap).collect()
}

/// Every delivery there is, collected and written.
pub(crate) fn deliveries() -> Vec<Value> {
    let collected = bodies()
        .into_iter()
        .map(|body| serde_json::from_slice(body).unwrap());
    let written = documented().into_iter().map(|(_, delivery)| delivery);
    collected.chain(written).collect()
}

/// Which snapshot a payload is shown in: one for each family of folders.
fn family(file: &str) -> &'static str {
    match file.split('/').next().unwrap_or_default() {
        "messages" if file.starts_with("messages/status") => "statuses",
        "messages" => "messages",
        "smb_message_echoes" => "echoes",
        "smb_app_state_sync" | "user_preferences" | "user_id_update" => "people",
        "history" => "history",
        "account_update" => "account_update",
        "odd" => "odd",
        field if field.contains("template") => "templates",
        field if field.starts_with("group_") || field == "calls" => "groups_and_calls",
        _ => "facts",
    }
}

#[test]
fn what_each_payload_says() {
    let mut families: BTreeMap<&str, String> = BTreeMap::new();
    for (row, body) in PAYLOADS.iter() {
        let text = families.entry(family(&row.file)).or_default();
        writeln!(
            text,
            "# {}\n{}",
            row.file,
            line::lines(&WhatsApp.hear(body))
        )
        .unwrap();
    }
    for (family, text) in families {
        insta::assert_snapshot!(format!("payloads_{family}"), text);
    }
}

#[test]
fn what_each_documented_payload_says() {
    let mut text = String::new();
    for (name, delivery) in documented() {
        let heard = WhatsApp.hear(delivery.to_string().as_bytes());
        writeln!(text, "# {name}\n{}", line::lines(&heard)).unwrap();
    }
    insta::assert_snapshot!("documented", text);
}

/// What is told, told again and told in another order of keys is the same: a replay gives the same observations.
#[test]
fn hearing_twice_says_the_same() {
    for delivery in deliveries() {
        let bytes = delivery.to_string();
        assert_eq!(
            WhatsApp.hear(bytes.as_bytes()),
            WhatsApp.hear(bytes.as_bytes())
        );
    }
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
    (
        "smb_message_echoes/revoke-2.json",
        "which message it is about",
    ),
    ("smb_message_echoes/text-2.json", "`id` is missing"),
];

#[test]
fn as_much_is_said_as_the_index_counts() {
    for (row, body) in PAYLOADS.iter() {
        let heard = WhatsApp.hear(body);
        let count = |is: fn(&Said) -> bool| heard.said.iter().filter(|(_, said)| is(said)).count();
        // A bubble, or what is said of one: in the index both are messages.
        let from = |is: fn(Source) -> bool| {
            let of = |said: &Said| match said {
                Said::Message(said) => Some(said.source),
                Said::Edit(said) => Some(said.about.source),
                Said::Revoke(said) => Some(said.about.source),
                Said::Reaction(said) => Some(said.about.source),
                _ => None,
            };
            heard
                .said
                .iter()
                .filter(|(_, said)| of(said).is_some_and(is))
                .count()
        };
        let said = [
            from(|source| matches!(source, Source::Live | Source::Account)),
            from(|source| source == Source::Echo),
            from(|source| source == Source::History),
            count(|said| matches!(said, Said::Status(_))) + from(|source| source == Source::Status),
            count(|said| matches!(said, Said::Contact(_))),
        ];
        let file = row.file.as_str();
        let expected = if let Some((_, reason)) = KEPT.iter().find(|(kept, _)| *kept == file) {
            assert_eq!(heard.unreadable.len(), 1, "{file}");
            let told = &heard.unreadable[0].reason;
            assert!(told.contains(reason), "{file}: {told}");
            [0; 5]
        } else if file.starts_with("calls/") {
            // Statuses of calls are not of messages.
            assert_eq!(count(|said| matches!(said, Said::Fact(_))), 1, "{file}");
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

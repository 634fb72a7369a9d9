//! Every collected payload is read, none loses a value, and the counts are those of `index.json`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use twinline_wire::escape;
use twinline_wire::webhook::{Content, Envelope, FieldValue, Message, MessagesValue};
use twinline_wire::{Events, webhook};

use crate::round_trip;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads")
}

static PAYLOADS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let mut files: Vec<String> = index().into_iter().map(|row| row.file).collect();
    files.sort();
    let read = |file: &String| serde_json::from_slice(&fs::read(folder().join(file)).unwrap());
    files
        .iter()
        .map(|file| (file.clone(), read(file).unwrap()))
        .collect()
});

/// All payloads, by their names in the index, in order.
pub(crate) fn payloads() -> &'static [(String, Value)] {
    &PAYLOADS
}

fn payload(file: &str) -> &'static Value {
    &payloads().iter().find(|(name, _)| name == file).unwrap().1
}

// What is not Meta's shape has a note instead of counts.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Row {
    file: String,
    messages: usize,
    echoes: usize,
    statuses: usize,
    history_messages: usize,
    contact_changes: usize,
    /// Null where a message has no type.
    types: Vec<Option<String>>,
}

fn index() -> Vec<Row> {
    serde_json::from_slice(&fs::read(folder().join("index.json")).unwrap()).unwrap()
}

#[test]
fn the_index_names_every_file() {
    let mut found = 0;
    for field in fs::read_dir(folder())
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        found += fs::read_dir(field.path()).unwrap().count();
    }
    assert_eq!(found, index().len());
    assert_eq!(found, 247);
}

#[test]
fn every_payload_is_written_back_equal() {
    for (file, original) in payloads() {
        println!("{file}");
        let envelope = round_trip::check(original);
        let body = escape::webhook_body(&envelope).unwrap();
        assert!(body.is_ascii());
        assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), *original);
    }
}

#[derive(Default, Debug, PartialEq)]
struct Counts {
    messages: usize,
    echoes: usize,
    statuses: usize,
    history_messages: usize,
    contact_changes: usize,
    types: Vec<String>,
    unreadable: usize,
}

impl Counts {
    fn of(envelope: &Envelope) -> Self {
        let mut counts = Self::default();
        for (_, _, change) in envelope.changes() {
            match change.decode() {
                FieldValue::Messages(value) => counts.live(&value),
                FieldValue::Echoes(value) => {
                    counts.echoes += counts.said(&value.message_echoes);
                }
                FieldValue::StateSync(value) => {
                    counts.contact_changes += value.state_sync.known().count();
                    counts.unreadable += value.state_sync.unreadable().count();
                }
                FieldValue::History(value) => {
                    counts.messages += counts.said(&value.messages);
                    counts.echoes += counts.said(&value.message_echoes);
                    for thread in value
                        .history
                        .known()
                        .flat_map(|chunk| chunk.threads.known())
                    {
                        counts.history_messages += thread.messages.known().count();
                        counts.unreadable += thread.messages.unreadable().count();
                    }
                    counts.unreadable += value.history.unreadable().count();
                }
                FieldValue::Unreadable { .. } => counts.unreadable += 1,
                _ => {}
            }
        }
        counts
    }

    fn live(&mut self, value: &MessagesValue) {
        self.messages += self.said(&value.messages);
        self.statuses += value.statuses.known().count();
        self.unreadable += value.statuses.unreadable().count();
        self.unreadable += value.contacts.unreadable().count();
    }

    fn said(&mut self, messages: &Events<Message>) -> usize {
        self.unreadable += messages.unreadable().count();
        self.types.extend(
            messages
                .known()
                .map(|message| message.content.kind().to_owned()),
        );
        messages.known().count()
    }
}

#[test]
fn counts_and_types_are_those_of_the_index() {
    let fields = [
        "messages/",
        "smb_message_echoes/",
        "smb_app_state_sync/",
        "history/",
    ];
    for row in index() {
        // What is odd or of another field is not compared: the index counts arrays by name there.
        if !fields.iter().any(|field| row.file.starts_with(field)) {
            continue;
        }
        let original = payload(&row.file);
        // An echo without an id cannot be told from its repetitions: kept, but not read.
        if row.file == "smb_message_echoes/text-2.json" {
            let counts = Counts {
                unreadable: 1,
                ..Counts::default()
            };
            assert_eq!(Counts::of(&round_trip::check(original)), counts);
            continue;
        }
        let expected = Counts {
            messages: row.messages,
            echoes: row.echoes,
            statuses: row.statuses,
            history_messages: row.history_messages,
            contact_changes: row.contact_changes,
            types: row
                .types
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect(),
            unreadable: 0,
        };
        assert_eq!(
            Counts::of(&round_trip::check(original)),
            expected,
            "{}",
            row.file
        );
    }
}

/// One line per payload: what its changes hold. A question mark is a type without a reader.
#[test]
fn what_each_payload_was_read_as() {
    let mut summary = String::new();
    for (file, original) in payloads() {
        let envelope = round_trip::check(original);
        let kinds: Vec<_> = envelope
            .changes()
            .map(|(_, _, change)| kinds(&change.decode()))
            .collect();
        writeln!(summary, "{file}: {}", kinds.join(" | ")).unwrap();
    }
    insta::assert_snapshot!(summary);
}

fn kinds(value: &FieldValue) -> String {
    let mut words = Vec::new();
    match value {
        FieldValue::Messages(value) => {
            words.extend(
                value
                    .messages
                    .iter()
                    .map(|one| one.known().map_or("unreadable".to_owned(), kind)),
            );
            words.extend(value.statuses.iter().map(|one| {
                one.known().map_or("unreadable".to_owned(), |status| {
                    format!("status {}", status.status)
                })
            }));
            words.extend(value.errors.known().map(error));
        }
        FieldValue::Echoes(value) => {
            words.extend(
                value
                    .message_echoes
                    .known()
                    .map(|echo| format!("echo {}", kind(echo))),
            );
        }
        FieldValue::StateSync(value) => words.extend(value.state_sync.known().map(|sync| {
            format!(
                "contact {}",
                sync.action
                    .as_ref()
                    .map_or("?", webhook::SyncAction::as_str)
            )
        })),
        FieldValue::History(value) => {
            let threads = value
                .history
                .known()
                .flat_map(|chunk| chunk.threads.known());
            let rows = threads.flat_map(|thread| thread.messages.known());
            words.extend(rows.map(|row| format!("row {}", kind(row))));
            words.extend(
                value
                    .messages
                    .known()
                    .map(|media| format!("follow-up {}", kind(media))),
            );
            words.extend(
                value
                    .message_echoes
                    .known()
                    .map(|media| format!("follow-up {}", kind(media))),
            );
            words.extend(value.all_errors().map(error));
        }
        FieldValue::AccountUpdate(value) => {
            words.extend(value.event.as_ref().map(|event| format!("account {event}")));
        }
        FieldValue::Other { field, .. } => words.push(format!("other `{field}`")),
        FieldValue::Unreadable { unreadable, .. } => {
            words.push(format!("unreadable: {}", unreadable.error));
        }
        // What these hold is looked at in `fields.rs`.
        typed => words.push(typed.field().to_owned()),
    }
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join(", ")
    }
}

fn kind(message: &Message) -> String {
    match &message.content {
        Content::Unknown { .. } => format!("{}?", message.content.kind()),
        Content::Edit(edit) => {
            format!(
                "edit to {}",
                edit.message.as_ref().map_or("?", |now| now.content.kind())
            )
        }
        known => known.kind().to_owned(),
    }
}

fn error(error: &webhook::WebhookError) -> String {
    format!("error {}", error.code().unwrap_or_default())
}

/// Spot checks by hand, so that a reader that takes nothing and keeps all in `rest` cannot pass.
#[test]
fn typed_fields_hold_what_the_payload_says() {
    let original = payload("history/chunk-4.json");
    let envelope = round_trip::check(original);
    let (_, entry, change) = envelope.changes().next().unwrap();
    assert!(entry.rest.is_empty() && change.rest.is_empty());
    let FieldValue::History(history) = change.decode() else {
        panic!("history")
    };
    assert_eq!(
        history.phone_number_id().unwrap().as_str(),
        "106540352242922"
    );
    let chunk = history.history.first().unwrap();
    assert_eq!(
        chunk
            .metadata
            .as_ref()
            .unwrap()
            .progress
            .as_ref()
            .unwrap()
            .as_i64(),
        Some(100)
    );
    let row = chunk.threads.first().unwrap().messages.first().unwrap();
    assert_eq!(row.timestamp_ms(), Some(1_727_230_970_000));
    assert_eq!(row.content, Content::text("olá"));
    let status = row.history_context.as_ref().unwrap().status();
    assert_eq!(status, Some(webhook::HistoryStatus::Delivered));
    assert!(row.rest.is_empty() && history.rest.is_empty(), "{row:?}");
}

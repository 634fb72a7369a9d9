//! Walks a delivery: entries, changes, and by their field to the file that reads them.
//!
//! Every event ends as exactly one thing said or one thing unreadable, so that nothing WhatsApp tells us disappears.
//! [`Ear`] is where both are written down.

use serde::Serialize;
use serde_json::{Map, Value};
use twinline_core::channel::{Address, Heard, Unreadable};
use twinline_core::observation::Said;
use twinline_core::text::excerpt;
use twinline_wire::webhook::{Change, Entry, Envelope, FieldName, FieldValue, Metadata, OBJECT};
use twinline_wire::{Lenient, WabaId};

use crate::observe;

/// How much of what could not be read is shown; the whole of it stays in the journal.
const EXCERPT_CHARS_MAX: usize = 400;

/// Said of news for which there is no reader; a later version reads them again.
pub(crate) const NOT_YET: &str = "Twinline does not know this kind of news yet.";

/// Reads one delivery. Never panics, whatever the bytes.
pub(crate) fn hear(delivery: &[u8]) -> Heard {
    let mut heard = Heard::default();
    let refuse = |heard: &mut Heard, reason: String| {
        heard.unreadable.push(Unreadable {
            address: None,
            field: None,
            place: heard.next_place(),
            reason,
            excerpt: excerpt(&String::from_utf8_lossy(delivery), EXCERPT_CHARS_MAX),
        });
    };
    let envelope = match Envelope::parse(delivery) {
        Ok(envelope) => envelope,
        Err(error) => {
            refuse(
                &mut heard,
                format!("It is not a webhook of WhatsApp: {error}."),
            );
            return heard;
        }
    };
    if envelope.object.as_deref() != Some(OBJECT) {
        let reason = format!("It is not a webhook of WhatsApp: its object is not {OBJECT}.");
        refuse(&mut heard, reason);
    } else if envelope.entry.is_empty() {
        refuse(&mut heard, "It has no entry.".to_owned());
    } else {
        for entry in &envelope.entry {
            hear_entry(&mut heard, entry);
        }
    }
    heard
}

fn hear_entry(heard: &mut Heard, entry: &Lenient<Entry>) {
    let Some(entry) = Ear::new(heard, "", None).known(entry) else {
        return;
    };
    let ear = &mut Ear::new(heard, "", entry.id.as_ref());
    if entry.changes.is_empty() {
        return ear.keep(entry, "The entry has no changes.".to_owned());
    }
    for change in &entry.changes {
        if let Some(change) = Ear::new(heard, "", entry.id.as_ref()).known(change) {
            hear_change(heard, entry, change);
        }
    }
}

fn hear_change(heard: &mut Heard, entry: &Entry, change: &Change) {
    let decoded = match misplaced_field(entry, change) {
        None => change.decode(),
        Some(field) => Change {
            field: Some(field),
            value: change.value.clone(),
            ..Change::default()
        }
        .decode(),
    };
    let ear = &mut Ear::new(heard, decoded.field(), entry.id.as_ref());
    match &decoded {
        FieldValue::Messages(value) => {
            ear.listen_to_line(value.metadata.as_ref());
            observe::messages::observe(ear, value);
        }
        FieldValue::Echoes(value) => {
            ear.listen_to_line(value.metadata.as_ref());
            observe::echoes::observe(ear, value);
        }
        FieldValue::History(value) => {
            ear.listen_to_line(value.metadata.as_ref());
            observe::history::observe(ear, value);
        }
        FieldValue::StateSync(value) => {
            ear.listen_to_line(value.metadata.as_ref());
            observe::contacts::observe(ear, value);
        }
        FieldValue::AccountUpdate(value) => observe::account::observe(ear, entry, value),
        FieldValue::Other { field, value } => match FieldName::from(field.as_str()) {
            FieldName::Other(_) => ear.keep(value, NOT_YET.to_owned()),
            _ => observe::account::note(ear, entry, value),
        },
        FieldValue::Unreadable { unreadable, .. } => {
            ear.keep(&unreadable.raw, unreadable_shape(&unreadable.error));
        }
    }
    if !ear.heard_anything {
        let reason = "It says nothing that Twinline can read.".to_owned();
        ear.keep(change, reason);
    }
}

/// Some of Meta's own examples put `field` beside `changes` or inside `value` (webhooks.md 1.3).
fn misplaced_field(entry: &Entry, change: &Change) -> Option<String> {
    if change.field.is_some() {
        return None;
    }
    let value = change.value.as_ref()?;
    let field = value.get("field").or_else(|| entry.rest.get("field"));
    let field = field?.as_str()?;
    // Only of account news has this been seen; a message is never guessed into being.
    (field == FieldName::AccountUpdate.as_str()).then(|| field.to_owned())
}

fn unreadable_shape(error: &str) -> String {
    format!("It does not have the shape it should have: {error}.")
}

/// Where the reader of one change writes down what it heard.
pub(crate) struct Ear<'a> {
    heard: &'a mut Heard,
    field: &'a str,
    /// Whom the said is addressed to. Without it nothing can be said, only kept.
    said_to: Option<Address>,
    /// The account of the entry: where unreadable things are shown if no line is named.
    account: Option<Address>,
    heard_anything: bool,
}

impl<'a> Ear<'a> {
    fn new(heard: &'a mut Heard, field: &'a str, account: Option<&WabaId>) -> Self {
        let account = account
            .and_then(WabaId::present)
            .map(|id| Address::Account(id.to_owned()));
        Self {
            heard,
            field,
            said_to: None,
            account,
            heard_anything: false,
        }
    }

    /// What follows is addressed to the number that the metadata names, if they do. Routed by id and never by the
    /// digits, which come in more than one spelling (webhooks.md 2.1).
    pub(crate) fn listen_to_line(&mut self, metadata: Option<&Metadata>) {
        self.said_to = metadata
            .and_then(|metadata| metadata.phone_number_id.as_ref()?.present())
            .map(|id| Address::Line(id.to_owned()));
    }

    /// What follows is addressed to `account`, or to that of the entry.
    pub(crate) fn listen_to_account(&mut self, account: Option<&WabaId>) {
        self.said_to = account
            .and_then(WabaId::present)
            .map(|id| Address::Account(id.to_owned()))
            .or_else(|| self.account.clone());
    }

    /// Which field is being read.
    pub(crate) fn field(&self) -> &'a str {
        self.field
    }

    /// Whether what follows can be said to anybody.
    pub(crate) fn is_addressed(&self) -> bool {
        self.said_to.is_some()
    }

    /// The thing, if it was read; else it is kept with the reason.
    pub(crate) fn known<'b, T>(&mut self, thing: &'b Lenient<T>) -> Option<&'b T> {
        match thing.as_result() {
            Ok(known) => Some(known),
            Err(bad) => {
                self.keep(&bad.raw, unreadable_shape(&bad.error));
                None
            }
        }
    }

    /// Reads one event by itself: said if `read` can say it, kept with the reason if not.
    pub(crate) fn event<T: Serialize>(
        &mut self,
        event: &Lenient<T>,
        read: impl FnOnce(&T) -> Result<Said, String>,
    ) {
        if let Some(known) = self.known(event) {
            self.take(known, read(known));
        }
    }

    /// Says what was read of `raw`, or keeps it.
    pub(crate) fn take(&mut self, raw: &impl Serialize, read: Result<Said, String>) {
        match (read, &self.said_to) {
            (Ok(said), Some(address)) => {
                self.heard.said.push((address.clone(), said));
                self.heard_anything = true;
            }
            (Ok(_), None) => self.keep(raw, "It does not name a number or account.".to_owned()),
            (Err(reason), _) => self.keep(raw, reason),
        }
    }

    /// Keeps something as unreadable.
    pub(crate) fn keep(&mut self, raw: &impl Serialize, reason: String) {
        let text = serde_json::to_string(raw).unwrap_or_default();
        self.heard_anything = true;
        let place = self.heard.next_place();
        self.heard.unreadable.push(Unreadable {
            place,
            address: self.said_to.clone().or_else(|| self.account.clone()),
            field: Some(self.field)
                .filter(|field| !field.is_empty())
                .map(str::to_owned),
            reason,
            excerpt: excerpt(&text, EXCERPT_CHARS_MAX),
        });
    }

    /// Keeps every event of arrays that do not belong here, such as an echo among customers' messages: reading it as
    /// what it resembles would invent a message.
    pub(crate) fn keep_strays(&mut self, rest: &Map<String, Value>) {
        for (key, value) in rest {
            for stray in value.as_array().into_iter().flatten() {
                self.keep(
                    stray,
                    format!("`{key}` does not belong to this kind of news."),
                );
            }
        }
    }
}

//! Walks a delivery: entries, changes, and by their field to the file that reads them.
//!
//! Every event ends as exactly one thing said or one thing unreadable, so that nothing WhatsApp tells us disappears.
//! A few events say a second thing besides, such as a notice that is a bubble and also moves a customer: what is said
//! beside comes last, so that it moves no place of another. [`Ear`] is where all of it is written down.

use serde::Serialize;
use serde_json::{Map, Value};
use twinline_core::channel::{Address, Heard, Unreadable};
use twinline_core::observation::Said;
use twinline_core::text::excerpt;
use twinline_wire::webhook::{Change, Entry, Envelope, FieldValue, Metadata, OBJECT};
use twinline_wire::{Lenient, WabaId};

use crate::observe;

/// How much of what could not be read is shown; the whole of it stays in the journal.
const EXCERPT_CHARS_MAX: usize = 400;

/// Longest id, number or name by which something is found again, in bytes. WhatsApp's longest are some 140 characters; the
/// narrowest engine takes 2 700 bytes for a whole key.
const KEY_BYTES_MAX: usize = 512;

/// Said of news for which there is no reader; a later version reads them again.
pub(crate) const NOT_YET: &str = "Twinline does not know this kind of news yet.";

/// Reads one delivery. Never panics, whatever the bytes.
pub(crate) fn hear(delivery: &[u8]) -> Heard {
    let mut notes = Notes::default();
    let heard = &mut notes.heard;
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
            refuse(heard, format!("It is not a webhook of WhatsApp: {error}."));
            return notes.heard;
        }
    };
    if envelope.object.as_deref() != Some(OBJECT) {
        let reason = format!("It is not a webhook of WhatsApp: its object is not {OBJECT}.");
        refuse(heard, reason);
    } else if envelope.entry.is_empty() {
        refuse(heard, "It has no entry.".to_owned());
    } else {
        for entry in &envelope.entry {
            hear_entry(&mut notes, entry);
        }
    }
    let Notes { mut heard, beside } = notes;
    heard.said.extend(beside);
    heard
}

fn hear_entry(notes: &mut Notes, entry: &Lenient<Entry>) {
    let Some(entry) = Ear::new(notes, "", None).known(entry) else {
        return;
    };
    let ear = &mut Ear::new(notes, "", entry.id.as_ref());
    if entry.changes.is_empty() {
        return ear.keep(entry, "The entry has no changes.".to_owned());
    }
    for change in &entry.changes {
        if let Some(change) = Ear::new(notes, "", entry.id.as_ref()).known(change) {
            hear_change(notes, entry, change);
        }
    }
}

fn hear_change(notes: &mut Notes, entry: &Entry, change: &Change) {
    let decoded = change.decode_in(entry);
    let ear = &mut Ear::new(notes, decoded.field(), entry.id.as_ref());
    hear_value(ear, entry, change, &decoded);
    if !ear.heard_anything {
        let reason = "It says nothing that Twinline can read.".to_owned();
        ear.keep(change, reason);
    }
}

/// One line for each field: the map of this crate.
fn hear_value(ear: &mut Ear<'_>, entry: &Entry, change: &Change, value: &FieldValue) {
    use observe::{
        account, account_news, calls, contacts, echoes, groups, handovers, history, messages,
        number, preferences, sales, standby, templates,
    };
    match value {
        FieldValue::Messages(value) => messages::observe(ear, value),
        FieldValue::Echoes(value) => echoes::observe(ear, value),
        FieldValue::History(value) => history::observe(ear, value),
        FieldValue::StateSync(value) => contacts::observe(ear, value),
        FieldValue::Standby(value) => standby::observe(ear, value),
        FieldValue::Handovers(value) => handovers::observe(ear, value),
        FieldValue::UserPreferences(value) => preferences::observe(ear, entry, value),
        FieldValue::UserIdUpdate(value) => preferences::observe_ids(ear, value),
        FieldValue::AccountUpdate(value) => account::observe(ear, entry, value),
        FieldValue::AccountAlerts(value) => account_news::alert(ear, entry, value),
        FieldValue::AccountReview(value) => account_news::review(ear, entry, value),
        FieldValue::AccountSettings(value) => account_news::settings(ear, entry, value),
        FieldValue::PartnerSolutions(value) => account_news::partner(ear, entry, value),
        FieldValue::Flows(value) => account_news::flow(ear, entry, value),
        FieldValue::Capability(value) => number::capability(ear, entry, value),
        FieldValue::NumberQuality(value) => number::quality(ear, entry, value),
        FieldValue::NumberName(value) => number::name(ear, entry, value),
        FieldValue::NumberUsername(value) => number::username_review(ear, entry, value),
        FieldValue::BusinessUsername(value) => number::username(ear, entry, value),
        FieldValue::Security(value) => number::security(ear, entry, value),
        FieldValue::TemplateStatus(value) => templates::status(ear, entry, change, value),
        FieldValue::TemplateQuality(value) => templates::quality(ear, entry, value),
        FieldValue::TemplateComponents(value) => templates::components(ear, entry, value),
        FieldValue::TemplateCategory(value) => templates::category(ear, entry, value),
        FieldValue::PaymentConfiguration(value) => sales::configuration(ear, entry, value),
        FieldValue::AutomaticEvents(value) => sales::observe(ear, entry, value),
        FieldValue::Calls(value) => calls::observe(ear, value),
        FieldValue::GroupLifecycle(value)
        | FieldValue::GroupParticipants(value)
        | FieldValue::GroupSettings(value)
        | FieldValue::GroupStatus(value) => groups::observe(ear, value),
        FieldValue::Other { value, .. } => ear.keep(value, NOT_YET.to_owned()),
        FieldValue::Unreadable { unreadable, .. } => {
            ear.keep(&unreadable.raw, unreadable_shape(&unreadable.error));
        }
    }
}

/// The same, unless it is about something that could not be found again.
fn findable(said: Said) -> Result<Said, String> {
    let longest = said.keys().into_iter().map(str::len).max();
    match longest.filter(|bytes| *bytes > KEY_BYTES_MAX) {
        None => Ok(said),
        Some(bytes) => Err(format!(
            "One of its ids is {bytes} bytes long; up to {KEY_BYTES_MAX} can be kept."
        )),
    }
}

fn unreadable_shape(error: &str) -> String {
    format!("It does not have the shape it should have: {error}.")
}

/// What one delivery says, while it is read.
#[derive(Default)]
struct Notes {
    heard: Heard,
    /// Said besides what has a place.
    beside: Vec<(Address, Said)>,
}

/// Where the reader of one change writes down what it heard.
pub(crate) struct Ear<'a> {
    notes: &'a mut Notes,
    field: &'a str,
    /// Whom the said is addressed to. Without it nothing can be said, only kept.
    said_to: Option<Address>,
    /// The account of the entry: where unreadable things are shown if no line is named.
    account: Option<Address>,
    heard_anything: bool,
}

impl<'a> Ear<'a> {
    fn new(notes: &'a mut Notes, field: &'a str, account: Option<&WabaId>) -> Self {
        let account = account
            .and_then(WabaId::present)
            .map(|id| Address::Account(id.to_owned()));
        Self {
            notes,
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

    /// What follows is addressed to the number that the metadata names, or else to the account of the entry.
    pub(crate) fn listen_to_line_or_account(&mut self, metadata: Option<&Metadata>) {
        self.listen_to_line(metadata);
        if self.said_to.is_none() {
            self.listen_to_account(None);
        }
    }

    /// Whether a number is named. What is told to an account says itself which of its numbers it means.
    pub(crate) fn names_line(&self) -> bool {
        matches!(self.said_to, Some(Address::Line(_)))
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

    /// Reads one event by itself: said if `read` can say it, kept with the reason if not. Returns it if it was said.
    pub(crate) fn event<'b, T: Serialize>(
        &mut self,
        event: &'b Lenient<T>,
        read: impl FnOnce(&T) -> Result<Said, String>,
    ) -> Option<&'b T> {
        let known = self.known(event)?;
        self.take(known, read(known)).then_some(known)
    }

    /// Says what was read of `raw`, or keeps it. Returns whether it was said.
    pub(crate) fn take(&mut self, raw: &impl Serialize, read: Result<Said, String>) -> bool {
        match (read.and_then(findable), &self.said_to) {
            (Ok(said), Some(address)) => {
                self.notes.heard.said.push((address.clone(), said));
                self.heard_anything = true;
                return true;
            }
            (Ok(_), None) => self.keep(raw, "It does not name a number or account.".to_owned()),
            (Err(reason), _) => self.keep(raw, reason),
        }
        false
    }

    /// Says a second thing of an event that was said. What no index can hold is left to the event itself.
    pub(crate) fn say_beside(&mut self, said: Said) {
        let address = self.said_to.clone();
        let said = address.and_then(|address| Some((address, findable(said).ok()?)));
        self.notes.beside.extend(said);
    }

    /// Keeps something as unreadable.
    pub(crate) fn keep(&mut self, raw: &impl Serialize, reason: String) {
        let text = serde_json::to_string(raw).unwrap_or_default();
        self.heard_anything = true;
        let place = self.notes.heard.next_place();
        self.notes.heard.unreadable.push(Unreadable {
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

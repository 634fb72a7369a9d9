//! One entry as the merger reads it, for somebody who looks at the journal. The same decoding, without a state.

use serde::Serialize;
use twinline_core::channel::{Address, Channel};
use twinline_core::observation::Said;
use twinline_store::journal::{Body, Entry, EntryKind};

use super::read::{account_told, judged};

/// What an entry says.
#[derive(Debug, Default, Serialize)]
pub struct HeardEntry {
    /// Whom it is about, each once: `number …`, `account …` by the channel's ids, `line …` by ours.
    pub about: Vec<String>,
    /// What could be read.
    pub said: Vec<HeardThing>,
    /// What could not.
    pub unreadable: Vec<HeardUnreadable>,
}

/// One thing that was said.
#[derive(Debug, Serialize)]
pub struct HeardThing {
    /// Its place within the entry: changes and unreadables point at it.
    pub place: u32,
    /// Whom it is about.
    pub about: String,
    /// The observation.
    #[serde(flatten)]
    pub said: Said,
}

/// One thing that could not be read.
#[derive(Debug, Serialize)]
pub struct HeardUnreadable {
    /// Its place within the entry.
    pub place: u32,
    /// Whom it is about, if that much could be read.
    pub about: Option<String>,
    /// The channel's word for the kind of news.
    pub field: Option<String>,
    /// Why.
    pub reason: String,
}

/// Reads an entry. An erased one, and one of a kind that this version does not know, says nothing.
pub fn heard(channel: &dyn Channel, entry: &Entry) -> HeardEntry {
    let mut heard = HeardEntry::default();
    let Body::Bytes(bytes) = &entry.body else {
        return heard;
    };
    let unreadable = match entry.kind {
        EntryKind::WebhookDelivery | EntryKind::AccountTold => {
            let told = match entry.kind {
                EntryKind::AccountTold => account_told(channel, bytes),
                _ => channel.hear(bytes),
            };
            let (said, unreadable) = told.placed();
            heard
                .said
                .extend(said.into_iter().map(|(place, address, said)| HeardThing {
                    place,
                    about: words(&address),
                    said,
                }));
            unreadable
        }
        EntryKind::CallAnswer => match judged(channel, bytes) {
            Ok((line, said)) => {
                let about = format!("line {}", line.0);
                heard.said.push(HeardThing {
                    place: 0,
                    about,
                    said,
                });
                Vec::new()
            }
            Err(unreadable) => vec![unreadable],
        },
        EntryKind::Other(_) => Vec::new(),
    };
    heard.unreadable = unreadable
        .into_iter()
        .map(|what| HeardUnreadable {
            place: what.place,
            about: what.address.as_ref().map(words),
            field: what.field,
            reason: what.reason,
        })
        .collect();
    let of_said = heard.said.iter().map(|thing| &thing.about);
    let of_unreadable = heard
        .unreadable
        .iter()
        .filter_map(|what| what.about.as_ref());
    let mut about: Vec<String> = of_said.chain(of_unreadable).cloned().collect();
    about.sort_unstable();
    about.dedup();
    heard.about = about;
    heard
}

fn words(address: &Address) -> String {
    match address {
        Address::Line(id) => format!("number {id}"),
        Address::Account(id) => format!("account {id}"),
    }
}

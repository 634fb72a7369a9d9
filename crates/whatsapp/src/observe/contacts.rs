//! Field `smb_app_state_sync` (webhooks.md 3.4): the address book of the owner's phone.

use twinline_core::contact::NameSource;
use twinline_core::observation::{ContactSaid, Said};
use twinline_wire::webhook::{StateSync, StateSyncValue, SyncAction};

use super::moment::moment;
use super::people::{Identities, present};
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &StateSyncValue) {
    ear.listen_to_line(value.metadata.as_ref());
    for entry in &value.state_sync {
        ear.event(entry, contact_said);
    }
    ear.keep_strays(&value.rest);
}

fn contact_said(entry: &StateSync) -> Result<Said, String> {
    if let Some(kind) = entry.kind.as_deref().filter(|kind| *kind != "contact") {
        return Err(format!(
            "Twinline does not know entries of type {kind} yet."
        ));
    }
    let contact = entry.contact.as_ref().ok_or("It names no contact.")?;
    let mut identities = Identities::default();
    identities.bsuid(contact.user_id.as_ref());
    // The phone's spelling of a number is the only link to a chat whose messages bring the channel's address.
    identities.wa_id(contact.phone_number.as_ref());
    identities.username(contact.username.as_deref());
    if identities.is_empty() {
        return Err("It does not tell whom the phone's entry is about.".to_owned());
    }
    let name = match &entry.action {
        // Also said of edits. An entry that lost its name is like one that was removed.
        Some(SyncAction::Add) => [&contact.full_name, &contact.first_name]
            .into_iter()
            .find_map(|name| name.as_deref().and_then(present))
            .map(str::to_owned),
        Some(SyncAction::Remove) => None,
        Some(SyncAction::Other(word)) => {
            return Err(format!(
                "Twinline does not know what {word} does to an address book."
            ));
        }
        None => return Err("It does not tell what happened to the contact.".to_owned()),
    };
    let told = entry.metadata.as_ref();
    Ok(Said::Contact(ContactSaid {
        identities: identities.sorted(),
        source: NameSource::PhoneBook,
        name,
        at: moment(told.and_then(|metadata| metadata.timestamp.as_ref()))?,
    }))
}

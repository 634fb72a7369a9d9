//! Fields `user_preferences` (webhooks.md 4.4) and the withdrawn `user_id_update`: what customers want to be sent, and
//! ids that changed without a notice in the chat.

use serde_json::Value;
use twinline_core::observation::{PreferenceSaid, Said};
use twinline_wire::webhook::{
    Choice, Entry, UserIdUpdate, UserIdUpdateValue, UserPreference, UserPreferencesValue,
};

use super::fact::{moment_of, told};
use super::moment::moment;
use super::moved::between;
use super::people::{Identities, Keys, People};
use crate::hear::Ear;

/// The only sort of message with a preference so far; one source leaves it out.
const MARKETING: &str = "marketing_messages";

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, entry: &Entry, value: &UserPreferencesValue) {
    ear.listen_to_line_or_account(value.metadata.as_ref());
    let people = People::new(&value.contacts, value.metadata.as_ref());
    if value.user_preferences.is_absent() {
        // One source has the keys of a preference in the place of the list.
        let alone = Value::Object(value.rest.clone());
        let alone = serde_json::from_value::<UserPreference>(alone).unwrap_or_default();
        ear.take(value, preference_said(&alone, entry, &people));
        return;
    }
    for preference in &value.user_preferences {
        ear.event(preference, |preference| {
            preference_said(preference, entry, &people)
        });
    }
    ear.keep_strays(&value.rest);
}

fn preference_said(
    preference: &UserPreference,
    entry: &Entry,
    people: &People<'_>,
) -> Result<Said, String> {
    let choice = preference.value.as_ref().map(Choice::as_str);
    let choice = choice.filter(|choice| !choice.trim().is_empty());
    let choice = choice.ok_or("It does not tell what the customer chose.")?;
    let peer = people.peer(Keys {
        number: preference.wa_id.as_ref(),
        user: preference.user_id.as_ref(),
    })?;
    let at = match &preference.timestamp {
        Some(_) => moment(preference.timestamp.as_ref())?,
        None => moment_of(entry, preference)?,
    };
    Ok(Said::Preference(PreferenceSaid {
        peer,
        category: told(preference.category.as_ref())
            .unwrap_or(MARKETING)
            .to_owned(),
        choice: choice.to_owned(),
        detail: told(preference.detail.as_ref()).map(str::to_owned),
        at,
    }))
}

/// Reads changed ids.
pub(crate) fn observe_ids(ear: &mut Ear<'_>, value: &UserIdUpdateValue) {
    ear.listen_to_line(value.metadata.as_ref());
    for update in &value.user_id_update {
        ear.event(update, id_said);
    }
    ear.keep_strays(&value.rest);
}

fn id_said(update: &UserIdUpdate) -> Result<Said, String> {
    let at = moment(update.timestamp.as_ref())?;
    let ids = update.user_id.as_ref();
    let (mut from, mut to) = (Identities::default(), Identities::default());
    from.bsuid(ids.and_then(|ids| ids.previous.as_ref()));
    to.bsuid(ids.and_then(|ids| ids.current.as_ref()));
    let told_both = !from.is_empty() && !to.is_empty();
    from.wa_id(update.wa_id.as_ref());
    to.wa_id(update.wa_id.as_ref());
    if !told_both && from.is_empty() {
        return Err("It does not tell which id changed.".to_owned());
    }
    between(from, to, at).ok_or_else(|| "It does not tell which id changed.".to_owned())
}

//! `contacts` (graph-api.md 2.3).

use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::most;

/// Names on the line; the others are counted.
const NAMES_MAX: usize = 3;
/// WhatsApp wants one of them beside the whole name.
const PARTS: [&str; 5] = ["first_name", "last_name", "middle_name", "suffix", "prefix"];

/// Checks them, and gives a line to show.
pub(super) fn check(cards: &Field<'_>, unfits: &mut Unfits) -> String {
    let cards = unfits.list(cards, 1..=most(Limit::ContactsPerMessage));
    for card in &cards {
        let name = card.get("name");
        unfits.needed(&name.get("formatted_name"));
        if PARTS.iter().all(|part| name.get(part).missing()) {
            unfits.say(
                &name.get("first_name"),
                "WhatsApp wants a part of the name beside the whole.",
                "Give the first or the last name, too.",
            );
        }
        for phone in card.get("phones").items() {
            unfits.needed(&phone.get("phone"));
        }
        for email in card.get("emails").items() {
            unfits.needed(&email.get("email"));
        }
        for address in card.get("urls").items() {
            unfits.needed(&address.get("url"));
        }
    }
    let names: Vec<&str> = cards
        .iter()
        .map(|card| card.get("name").get("formatted_name").text())
        .take(NAMES_MAX)
        .collect();
    let others = cards.len().saturating_sub(names.len());
    let names = names.join(", ");
    match others {
        0 => format!("Contact card: {names}"),
        others => format!("Contact card: {names} and {others} more"),
    }
}

//! What reactions, edits and deletions made of a bubble, as one phone knows it or as WhatsApp's
//! servers do. The bubble itself never changes.

use super::Truth;
use super::counted::shows;
use super::model::{EDIT, Message, Phone, REACTION, REVOKE, Side, Ticks};

/// A bubble as it stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told<'a> {
    /// The newest edit: when it was made, and the text or caption since.
    pub(crate) edited: Option<(i64, &'a str)>,
    /// When it was deleted for everyone.
    pub(crate) revoked_at: Option<i64>,
    by_business: Option<&'a str>,
    by_customer: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// The emoji a side has on the bubble.
    pub(crate) fn reaction(&self, by: Side) -> Option<&'a str> {
        match by {
            Side::Business => self.by_business,
            Side::Customer => self.by_customer,
        }
    }

    /// The text or caption that is shown; none once it was deleted.
    pub(crate) fn text(&self, message: &'a Message) -> Option<&'a str> {
        match (self.revoked_at, self.edited) {
            (Some(_), _) => None,
            (None, Some((_, text))) => Some(text),
            (None, None) => message.content.text.as_deref(),
        }
    }
}

impl Truth {
    /// The bubble as this phone shows it.
    pub(crate) fn told_to(&self, phone: &Phone, message: &Message) -> Told<'_> {
        self.told(message, |about| shows(phone, about))
    }

    /// The bubble as WhatsApp's servers have it.
    pub(crate) fn told_to_servers(&self, message: &Message) -> Told<'_> {
        self.told(message, |about| {
            about.left_at.is_some() && about.ticks != Ticks::Failed
        })
    }

    /// Whether this is the reaction its side has on a bubble that is still there.
    pub(crate) fn is_standing_reaction(&self, reaction: &Message) -> bool {
        let bubble = reaction.about().and_then(|wamid| self.message(wamid));
        let Some(bubble) = bubble.filter(|_| reaction.content.kind == REACTION) else {
            return false;
        };
        let newest = self
            .about(&bubble.wamid)
            .filter(|about| about.content.kind == REACTION && about.from == reaction.from)
            .filter(|about| about.left_at.is_some() && about.ticks != Ticks::Failed)
            .max_by_key(|about| about.left_at);
        let told = self.told_to_servers(bubble);
        newest.is_some_and(|newest| newest.wamid == reaction.wamid)
            && told.reaction(reaction.from).is_some()
    }

    fn told(&self, message: &Message, knows: impl Fn(&Message) -> bool) -> Told<'_> {
        let mut known: Vec<&Message> = self
            .about(&message.wamid)
            .filter(|about| about.customer == message.customer && knows(about))
            .collect();
        // The last to reach the servers counts; what has not left yet is newer than all that has.
        known.sort_by_key(|about| about.left_at.unwrap_or(i64::MAX));
        let mut told = Told::default();
        for about in known {
            let text = about.content.text.as_deref();
            let by_author = about.from == message.from;
            match (about.content.kind.as_str(), about.from) {
                (REACTION, Side::Business) => told.by_business = text,
                (REACTION, Side::Customer) => told.by_customer = text,
                (EDIT, _) if by_author => {
                    told.edited = text.map(|text| (about.typed_at, text));
                }
                (REVOKE, _) if by_author => {
                    told.revoked_at = told.revoked_at.or(Some(about.typed_at));
                }
                _ => {}
            }
        }
        told.by_business = told.by_business.filter(|emoji| !emoji.is_empty());
        told.by_customer = told.by_customer.filter(|emoji| !emoji.is_empty());
        if told.revoked_at.is_some() {
            (told.by_business, told.by_customer) = (None, None);
        }
        told
    }
}

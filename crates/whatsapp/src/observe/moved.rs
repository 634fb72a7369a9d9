//! A customer whose number or id changed (webhooks.md 2.6). The notice is a bubble as well; this is the part that joins
//! what is known under the old identifiers with what comes under the new.

use twinline_core::contact::Identity;
use twinline_core::observation::{MovedSaid, Said};
use twinline_wire::webhook::{Content, Message, SystemKind};

use super::moment::moment;
use super::people::Identities;

/// The move that a notice tells, if it tells from what and to what.
pub(super) fn moved(notice: &Message) -> Option<Said> {
    let Content::System(system) = &notice.content else {
        return None;
    };
    let number_stays = match system.kind.as_ref()? {
        SystemKind::UserChangedNumber => false,
        SystemKind::UserChangedUserId => true,
        _ => return None,
    };
    let (mut from, mut to) = (Identities::default(), Identities::default());
    to.bsuid(system.user_id.as_ref());
    to.wa_id(system.wa_id.as_ref());
    from.bsuid(system.previous_user_id.as_ref());
    // Whether the notice's own `from_user_id` is the old id or the new one is not documented: only the old counts.
    let own = notice.from_user_id.as_ref();
    if system.previous_user_id.is_none() && own != system.user_id.as_ref() {
        from.bsuid(own);
    }
    from.wa_id(notice.from.as_ref());
    if number_stays && system.wa_id.is_none() {
        to.wa_id(notice.from.as_ref());
    }
    between(from, to, moment(notice.timestamp.as_ref()).ok()?)
}

/// A move from one set of identifiers to another, unless nothing moved.
pub(super) fn between(from: Identities, to: Identities, at: twinline_core::Millis) -> Option<Said> {
    let (from, to): (Vec<Identity>, Vec<Identity>) = (from.sorted(), to.sorted());
    let news = to.iter().any(|identity| !from.contains(identity));
    (news && !from.is_empty()).then_some(Said::Moved(MovedSaid { from, to, at }))
}

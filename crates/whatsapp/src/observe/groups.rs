//! The four fields about groups (webhooks.md 4.8), as facts by the group's id. Who is in it, what it is called and whether
//! it is stopped are facts of their own: one must not hide another.

use twinline_core::fact::FactKind;
use twinline_core::observation::Said;
use twinline_wire::webhook::{GroupEvent, GroupEventKind, GroupSetting, GroupsValue, Participant};
use twinline_wire::{Bsuid, Events, WaId};

use super::fact::{error, fact, humane, joined, told};
use super::moment::moment;
use crate::hear::Ear;

/// Reads one change.
pub(crate) fn observe(ear: &mut Ear<'_>, value: &GroupsValue) {
    ear.listen_to_line(value.metadata.as_ref());
    for event in &value.groups {
        ear.event(event, group_said);
    }
    ear.keep_strays(&value.rest);
}

fn group_said(event: &GroupEvent) -> Result<Said, String> {
    let at = moment(event.timestamp.as_ref())?;
    let kind = event.kind.as_ref();
    let kind = kind.ok_or("It does not tell what happened to the group.")?;
    // Where making one failed, there is only the request.
    let id = told(event.group_id.as_ref()).or(told(event.request_id.as_ref()));
    let id = id.ok_or("It does not tell which group.")?;
    let subject = match kind {
        GroupEventKind::Create | GroupEventKind::Delete => id.to_owned(),
        GroupEventKind::ParticipantsAdd | GroupEventKind::ParticipantsRemove => {
            format!("{id}/participants/{at}")
        }
        GroupEventKind::JoinRequestCreated | GroupEventKind::JoinRequestRevoked => {
            let request = told(event.join_request_id.as_ref()).unwrap_or_default();
            format!("{id}/join/{request}")
        }
        GroupEventKind::Settings => format!("{id}/settings"),
        GroupEventKind::Suspend | GroupEventKind::SuspendCleared => format!("{id}/suspension"),
        GroupEventKind::Other(word) => format!("{id}/{word}"),
    };
    let who = event.wa_id.as_ref().and_then(WaId::present);
    let who = who.or(event.user_id.as_ref().and_then(Bsuid::present));
    let detail = joined([
        Some(humane(kind.as_str().trim_start_matches("group_"))),
        told(event.subject.as_ref()).map(|subject| format!("\"{subject}\"")),
        who.map(|who| format!("by {who}")),
        people("in", &event.added_participants),
        people("out", &event.removed_participants),
        people("not changed", &event.failed_participants),
        setting("picture", event.profile_picture.as_ref()),
        setting("subject", event.group_subject.as_ref()),
        setting("description", event.group_description.as_ref()),
        told(event.reason.as_ref()).map(humane),
        error(event.errors.first()),
    ]);
    let detail = format!("Group: {detail}");
    let state = if event.errors.is_empty() {
        kind.as_str().to_owned()
    } else {
        format!("{kind}_failed")
    };
    Ok(fact(FactKind::Group, subject, state, &detail, event, at))
}

fn people(how: &str, told_of: &Events<Participant>) -> Option<String> {
    let name = |participant: &Participant| {
        let number = participant.wa_id.as_ref().and_then(WaId::present);
        let user = participant.user_id.as_ref().and_then(Bsuid::present);
        let name = number.or(told(participant.input.as_ref())).or(user);
        name.unwrap_or("somebody").to_owned()
    };
    let names: Vec<String> = told_of.known().map(name).collect();
    (!names.is_empty()).then(|| format!("{how}: {}", names.join(" ")))
}

fn setting(name: &str, told_of: Option<&GroupSetting>) -> Option<String> {
    let setting = told_of?;
    if setting.update_successful == Some(false) {
        return Some(format!("{name} not changed"));
    }
    Some(match told(setting.text.as_ref()) {
        Some(text) => format!("{name} \"{text}\""),
        None => format!("{name} changed"),
    })
}

//! News about an account besides its connection (webhooks.md 4.3, 4.6, 4.7, 4.9), as facts.

use twinline_core::fact::FactKind;
use twinline_wire::webhook::{
    AccountAlertsValue, AccountReviewValue, AccountSettingsValue, Entry, FlowEvent, FlowsValue,
    Metadata, PartnerSolutionsValue,
};

use super::fact::{fact, humane, joined, moment_of, number, told};
use crate::hear::Ear;

/// Reads a warning of WhatsApp.
pub(crate) fn alert(ear: &mut Ear<'_>, entry: &Entry, value: &AccountAlertsValue) {
    ear.listen_to_account(None);
    let read = || {
        let alert = value.alert();
        let kind = told(alert.alert_type.as_ref());
        let description = told(alert.alert_description.as_ref());
        let what = kind
            .or(description)
            .ok_or("It does not tell what the alert is about.")?;
        let state = told(alert.alert_status.as_ref()).unwrap_or("ACTIVE");
        let detail = joined([
            told(alert.alert_severity.as_ref()).map(humane),
            kind.map(humane),
            Some(humane(state)),
            description.map(str::to_owned),
        ]);
        let entity = told(value.entity_id.as_ref()).unwrap_or_default();
        let at = moment_of(entry, value)?;
        let (subject, detail) = (format!("{entity}/{what}"), format!("Alert: {detail}"));
        Ok(fact(FactKind::Alert, subject, state, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads the account's review.
pub(crate) fn review(ear: &mut Ear<'_>, entry: &Entry, value: &AccountReviewValue) {
    ear.listen_to_account(None);
    let read = || {
        let decision = told(value.decision.as_ref()).ok_or("It does not tell the decision.")?;
        let at = moment_of(entry, value)?;
        let detail = format!("Account review: {}", humane(decision));
        Ok(fact(FactKind::Review, "", decision, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads settings of a number.
pub(crate) fn settings(ear: &mut Ear<'_>, entry: &Entry, value: &AccountSettingsValue) {
    let number = value.phone_number_settings.as_ref();
    let id = number.and_then(|settings| settings.phone_number_id.clone());
    let metadata = id.map(|id| Metadata::new(id, ""));
    ear.listen_to_line_or_account(metadata.as_ref());
    let read = || {
        let calling = number.and_then(|settings| settings.calling.as_ref());
        let calls = calling.and_then(|calling| told(calling.status.as_ref()));
        let kind = told(value.kind.as_ref()).unwrap_or("settings");
        let detail = joined([
            Some(humane(kind)),
            calls.map(|calls| format!("calls {}", humane(calls))),
        ]);
        let at = moment_of(entry, value)?;
        let (state, detail) = (calls.unwrap_or("changed"), format!("Settings: {detail}"));
        Ok(fact(FactKind::Settings, kind, state, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads what partners of the account agreed on.
pub(crate) fn partner(ear: &mut Ear<'_>, entry: &Entry, value: &PartnerSolutionsValue) {
    ear.listen_to_account(None);
    let read = || {
        let id = told(value.solution_id.as_ref()).ok_or("It does not tell which solution.")?;
        let event = told(value.event.as_ref());
        let status = told(value.solution_status.as_ref());
        let state = status.or(event).ok_or("It does not tell what happened.")?;
        let detail = joined([event.map(humane), status.map(humane)]);
        let at = moment_of(entry, value)?;
        let detail = format!("Partner solution {id}: {detail}");
        Ok(fact(FactKind::Partner, id, state, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads how a form does. Each measure of a form is a fact of its own, so that one does not hide another.
pub(crate) fn flow(ear: &mut Ear<'_>, entry: &Entry, value: &FlowsValue) {
    ear.listen_to_account(None);
    let read = || {
        let id = told(value.flow_id.as_ref()).ok_or("It does not tell which form.")?;
        let event = value
            .event
            .as_ref()
            .ok_or("It does not tell what happened.")?;
        let status = told(value.new_status.as_ref());
        let alert = told(value.alert_state.as_ref());
        let subject = match event {
            FlowEvent::StatusChange => id.to_owned(),
            measure => format!("{id}/{measure}"),
        };
        let figure = |told, name: &str| number(told).map(|figure| format!("{name} {figure}"));
        let detail = joined([
            Some(humane(event.as_str())),
            status.map(humane),
            told(value.old_status.as_ref()).map(|old| format!("was {}", humane(old))),
            alert.map(|alert| format!("alert {}", humane(alert))),
            figure(value.error_rate.as_ref(), "error rate"),
            figure(value.p90_latency.as_ref(), "p90 ms"),
            figure(value.availability.as_ref(), "availability"),
            figure(value.threshold.as_ref(), "threshold"),
            told(value.message.as_ref()).map(str::to_owned),
            told(value.warning.as_ref()).map(str::to_owned),
        ]);
        let state = status.or(alert).unwrap_or(event.as_str());
        let at = moment_of(entry, value)?;
        let detail = format!("Form {id}: {detail}");
        Ok(fact(FactKind::Flow, subject, state, &detail, value, at))
    };
    ear.take(value, read());
}

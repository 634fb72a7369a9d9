//! `PUT /contacts/{id}/attributes/{attribute_id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::Millis;
use twinline_core::attribute::{NUMBER_DIGITS_MAX, TEXT_CHARS_MAX, UnfitValue, canonical};
use twinline_core::ids::ContactId;
use twinline_store::{Attribute, NewValue};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::{self, Path};
use crate::api::view::ContactAttribute;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What a field is to hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SetContactAttribute {
    /// As the field's kind wants it; empty takes away what stood there.
    pub value: String,
    /// That of what was seen; 0: nothing ever stood there.
    pub version: Millis,
}

/// Says what a field holds of a customer, on all numbers, over what was seen there.
#[utoipa::path(put, path = "/contacts/{id}/attributes/{attribute_id}", tag = "customers",
    operation_id = "set_contact_attribute", params(("id" = Uuid, Path), ("attribute_id" = Uuid, Path)),
    request_body = SetContactAttribute,
    responses((status = 200, body = ContactAttribute), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "Somebody else has set it meanwhile"),
        (status = 422, body = ProblemBody, description = "The field cannot hold it")))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path((contact, id)): Path<(Uuid, Uuid)>,
    extract::Json(wish): extract::Json<SetContactAttribute>,
) -> Outcome<Json<ContactAttribute>> {
    let known = app.store.attributes_of(app.workspace).await?;
    let mut there = known.into_iter().filter(|field| !field.is_removed);
    let attribute = there.find(|field| field.id.0 == id).ok_or_else(|| {
        Problem::new(problem::NOT_FOUND).detail("There is no such field any more.")
    })?;
    let value = canonical(attribute.kind, &attribute.choices, &wish.value);
    let value = value.map_err(|why| unfit(&attribute, why))?;
    let new = NewValue {
        contact: ContactId(contact),
        attribute: attribute.id,
        value: value.as_deref().unwrap_or_default(),
        seen: wish.version,
        by: me.person.id,
    };
    let put = app.store.put_attribute_value(app.workspace, new, app.now());
    let put = put.await?.map_err(|known| {
        let sentence = if known.value.is_empty() {
            format!("Somebody has emptied {} meanwhile.", attribute.name)
        } else {
            format!("{} says “{}” meanwhile.", attribute.name, known.value)
        };
        Problem::new(problem::ATTRIBUTE_MOVED).detail(sentence)
    })?;
    Ok(Json(put.into()))
}

fn unfit(attribute: &Attribute, why: UnfitValue) -> Problem {
    let (sentence, remedy) = match why {
        UnfitValue::TooLong => (
            format!("At most {TEXT_CHARS_MAX} characters fit."),
            "Shorten it, or write a note in the conversation.".to_owned(),
        ),
        UnfitValue::NotANumber => (
            "This is not a number.".to_owned(),
            format!(
                "Write digits, with a point before decimals: 1234.5. At most {NUMBER_DIGITS_MAX} digits fit."
            ),
        ),
        UnfitValue::NotADate => (
            "There is no such day.".to_owned(),
            "Write year, month and day: 2026-11-23.".to_owned(),
        ),
        UnfitValue::NotYesOrNo => (
            "This is neither yes nor no.".to_owned(),
            "Write yes or no, or leave it empty.".to_owned(),
        ),
        UnfitValue::NotAChoice => (
            format!("{} does not offer this.", attribute.name),
            format!("Choose one of: {}.", attribute.choices.join(", ")),
        ),
    };
    Problem::new(problem::UNACCEPTABLE).unfit("value", sentence, remedy)
}

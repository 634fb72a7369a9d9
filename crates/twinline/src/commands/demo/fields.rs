//! What the bakery keeps about its customers: three fields, and what some of them hold.

use twinline_core::attribute::AttributeKind;
use twinline_core::ids::{AttributeId, ContactId, WorkspaceId};
use twinline_platform::App;
use twinline_platform::clock::wall_ms;
use twinline_store::{Attribute, NewValue, Store};
use uuid::Uuid;

use super::people::{DemoFile, DemoRole};
use super::story;

const CARD: &str = "Customer card";
const ALLERGIES: &str = "Allergies";
const BIRTHDAY: &str = "Birthday";

/// (name, kind, what it offers)
const FIELDS: [(&str, AttributeKind, &[&str]); 3] = [
    (
        CARD,
        AttributeKind::Choice,
        &["Regular", "Wholesale", "Friend of the house"],
    ),
    (ALLERGIES, AttributeKind::Text, &[]),
    (BIRTHDAY, AttributeKind::Date, &[]),
];

/// (the customer's name, field, what it holds)
const HELD: [(&str, &str, &str); 4] = [
    ("Grace Okonjo-Lund", CARD, "Regular"),
    ("Grace Okonjo-Lund", ALLERGIES, "Sesame"),
    ("Nuno Brandão", CARD, "Wholesale"),
    ("Inês Carvalhal", CARD, "Friend of the house"),
];

/// Makes the fields, if there are none.
pub(super) async fn settle(store: &Store, workspace: WorkspaceId) -> anyhow::Result<()> {
    if !store.attributes_of(workspace).await?.is_empty() {
        return Ok(());
    }
    for (name, kind, choices) in FIELDS {
        let field = Attribute {
            id: AttributeId(Uuid::now_v7()),
            name: name.to_owned(),
            kind,
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            is_removed: false,
        };
        store.put_attribute(workspace, &field, wall_ms()).await?;
    }
    Ok(())
}

/// Says of some customers what the fields hold.
pub(super) async fn fill(app: &App, file: &DemoFile) -> anyhow::Result<()> {
    let fields = app.store.attributes_of(app.workspace).await?;
    let Some(by) = file.person(DemoRole::Supervisor) else {
        return Ok(());
    };
    for (name, field, value) in HELD {
        let field = fields.iter().find(|known| known.name == field);
        let (Some(field), Some(contact)) = (field, contact(app, name).await?) else {
            continue;
        };
        let new = NewValue {
            contact,
            attribute: field.id,
            value,
            seen: 0,
            by,
        };
        let put = app.store.put_attribute_value(app.workspace, new, app.now());
        if put.await?.is_err() {
            tracing::warn!("{name} has another value already");
        }
    }
    Ok(())
}

async fn contact(app: &App, name: &str) -> anyhow::Result<Option<ContactId>> {
    let rows = app.store.conversations(&story::called(app, name)).await?;
    Ok(rows.items.into_iter().next().map(|row| row.contact.id))
}

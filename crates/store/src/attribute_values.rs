//! What a team's fields hold of a customer. It is said of the person, over all numbers, and goes along when two turn out to
//! be one.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::ids::{AttributeId, ContactId, LineId, PersonId, WorkspaceId};
use uuid::Uuid;

use crate::changes::tell;
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::store::{Store, StoreError};

/// What one field holds of one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeValue {
    /// Which field.
    pub attribute: AttributeId,
    /// In the one spelling of its kind; empty: it was taken away.
    pub value: String,
    /// What other records of the same person said when they turned out to be one, until somebody sets the field.
    pub others: Vec<String>,
    /// When it was written, later each time: whoever writes on names the version they saw. 0: nothing ever was.
    pub version: Millis,
}

/// What somebody wants a field to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewValue<'a> {
    /// Of whom.
    pub contact: ContactId,
    /// Which field.
    pub attribute: AttributeId,
    /// In the one spelling of its kind; empty takes it away.
    pub value: &'a str,
    /// What they saw.
    pub seen: Millis,
    /// Who.
    pub by: PersonId,
}

#[derive(FromRow, Serialize)]
struct ValueRow {
    contact: Uuid,
    attribute: Uuid,
    value: String,
    others: String,
    person: Uuid,
    version: i64,
}

impl ValueRow {
    fn value(self) -> AttributeValue {
        AttributeValue {
            attribute: AttributeId(self.attribute),
            value: self.value,
            others: self.others.lines().map(str::to_owned).collect(),
            version: self.version,
        }
    }

    /// Takes in what another record of the same person held. The newer word wins, ties by the greater text; the other one
    /// stays to be seen.
    fn join(self, other: Self) -> Self {
        let (mut kept, lost) = if (self.version, &self.value) < (other.version, &other.value) {
            (other, self)
        } else {
            (self, other)
        };
        let mut others: Vec<&str> = Vec::new();
        for value in kept
            .others
            .lines()
            .chain(lost.others.lines())
            .chain([lost.value.as_str()])
        {
            if !value.is_empty() && value != kept.value && !others.contains(&value) {
                others.push(value);
            }
        }
        kept.others = others.join("\n");
        // Whoever saw one of them learns that it is another one now.
        kept.version += 1;
        kept
    }
}

const PUT: &str = "INSERT INTO attribute_values (contact, attribute, value, others, person, version) \
     SELECT r.contact, r.attribute, r.value, r.others, r.person, r.version FROM {rows $1: contact uuid, attribute uuid, \
     value text, others text, person uuid, version bigint} AS r WHERE true ON CONFLICT (contact, attribute) DO UPDATE \
     SET value = excluded.value, others = excluded.others, person = excluded.person, version = excluded.version";

impl Store {
    /// What the fields hold of some customers, the removed fields as well.
    pub async fn attribute_values(
        &self,
        contacts: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Vec<AttributeValue>>, StoreError> {
        let rows: Vec<ValueRow> = query_as(
            "SELECT * FROM attribute_values WHERE contact IN {ids $1} ORDER BY contact, attribute",
        )
        .bind_list(contacts)
        .fetch_all(self.reader())
        .await?;
        let mut values: BTreeMap<ContactId, Vec<AttributeValue>> = BTreeMap::new();
        for row in rows {
            let of = values.entry(ContactId(row.contact)).or_default();
            of.push(row.value());
        }
        Ok(values)
    }

    /// Writes a value over the one whose version it names. `Err`: somebody wrote meanwhile, and what; nothing happened.
    /// Errs with [`StoreError::NotFound`] where there is no such customer, or no more.
    pub async fn put_attribute_value(
        &self,
        workspace: WorkspaceId,
        new: NewValue<'_>,
        now: Millis,
    ) -> Result<Result<AttributeValue, AttributeValue>, StoreError> {
        let mut transaction = self.begin().await?;
        // The line's row first: a merge that joins this customer with another one has it as well.
        let told = tell_of(&mut transaction, new.contact, now).await?;
        let there: bool =
            query_scalar("SELECT EXISTS (SELECT 1 FROM contacts WHERE id = $1 AND workspace = $2)")
                .bind(new.contact.0)
                .bind(workspace.0)
                .fetch_one(&mut transaction)
                .await?;
        if !there {
            return Err(StoreError::NotFound { what: "customer" });
        }
        let known: Option<ValueRow> =
            query_as("SELECT * FROM attribute_values WHERE contact = $1 AND attribute = $2")
                .bind(new.contact.0)
                .bind(new.attribute.0)
                .fetch_optional(&mut transaction)
                .await?;
        let known = known.map_or_else(|| none(new.attribute), ValueRow::value);
        // The same word with nothing beside it: it came before, and the answer was lost.
        if known.value == new.value && known.others.is_empty() {
            transaction.rollback().await?;
            return Ok(Ok(known));
        }
        let written = query(
            "INSERT INTO attribute_values (contact, attribute, value, others, person, version) \
             SELECT $1, $2, $3, '', $4, $5 WHERE $6 = 0 OR EXISTS (SELECT 1 FROM attribute_values WHERE contact = $1 \
             AND attribute = $2 AND version = $6) ON CONFLICT (contact, attribute) DO UPDATE SET value = excluded.value, \
             others = excluded.others, person = excluded.person, version = excluded.version \
             WHERE attribute_values.version = $6",
        )
        .bind(new.contact.0)
        .bind(new.attribute.0)
        .bind(new.value)
        .bind(new.by.0)
        .bind(now.max(new.seen + 1))
        .bind(new.seen)
        .execute(&mut transaction)
        .await?;
        if written == 0 {
            transaction.rollback().await?;
            return Ok(Err(known));
        }
        transaction.commit().await?;
        if let Some(told) = told {
            self.announce(&[told]);
        }
        Ok(Ok(AttributeValue {
            attribute: new.attribute,
            value: new.value.to_owned(),
            others: Vec::new(),
            version: now.max(new.seen + 1),
        }))
    }
}

fn none(attribute: AttributeId) -> AttributeValue {
    AttributeValue {
        attribute,
        value: String::new(),
        others: Vec::new(),
        version: 0,
    }
}

/// Tells whoever shows a customer that something about them is another. On one line: what is told of a customer concerns
/// everybody. A customer with whom nobody ever spoke is shown nowhere.
async fn tell_of(
    connection: &mut Connection,
    contact: ContactId,
    now: Millis,
) -> Result<Option<(LineId, u64)>, StoreError> {
    let line: Option<Uuid> =
        query_scalar("SELECT line FROM conversations WHERE contact = $1 ORDER BY line LIMIT 1")
            .bind(contact.0)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(line) = line.map(LineId) else {
        return Ok(None);
    };
    let change = Change {
        kind: ChangeKind::Contact,
        conversation: None,
        subject: contact.0,
        entry: None,
    };
    let no = tell(connection, line, &[change], now).await?;
    Ok(Some((line, no)))
}

/// Values go along with customers who became others.
pub(crate) async fn follow(
    connection: &mut Connection,
    merged: &BTreeMap<ContactId, ContactId>,
) -> Result<(), StoreError> {
    let gone: Vec<Uuid> = merged.keys().map(|id| id.0).collect();
    let both: Vec<Uuid> = merged.values().map(|id| id.0).chain(gone.clone()).collect();
    let rows: Vec<ValueRow> = query_as("SELECT * FROM attribute_values WHERE contact IN {ids $1}")
        .bind_list(both)
        .fetch_all(&mut *connection)
        .await?;
    if !rows.iter().any(|row| gone.contains(&row.contact)) {
        return Ok(());
    }
    let mut joined: BTreeMap<(Uuid, Uuid), ValueRow> = BTreeMap::new();
    for row in rows {
        let kept = merged.get(&ContactId(row.contact));
        let contact = kept.map_or(row.contact, |kept| kept.0);
        let row = ValueRow { contact, ..row };
        let key = (contact, row.attribute);
        let row = match joined.remove(&key) {
            Some(before) => before.join(row),
            None => row,
        };
        joined.insert(key, row);
    }
    query(PUT)
        .bind_list(joined.into_values().collect::<Vec<_>>())
        .execute(&mut *connection)
        .await?;
    query("DELETE FROM attribute_values WHERE contact IN {ids $1}")
        .bind_list(gone)
        .execute(connection)
        .await?;
    Ok(())
}

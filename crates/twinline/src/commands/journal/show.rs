//! `twinline journal show`: one entry, from its bytes to what it altered.

use anyhow::bail;
use clap::Args;
use serde_json::{Value, json};
use twinline_platform::merger::{HeardEntry, heard};
use twinline_store::journal::{Body, Entry, Journal as _, ReadOnly, Stand};
use twinline_store::{NumberedChange, Store};
use twinline_whatsapp::WhatsApp;

use super::verify::hex;
use super::{Where, kind, time};
use crate::commands::state::DatabaseOption;
use crate::terminal::say;

/// Flags of `twinline journal show`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Which entry.
    #[arg(value_name = "POSITION")]
    position: u64,
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    database: DatabaseOption,
}

impl Options {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let journal = self.place.open()?;
        let (entry, stand) = find(&journal, self.position)?;
        let store = Store::open_for_reading(self.database.of(&self.place.data)?).await?;
        let changes = store.changes_of_entry(self.position).await?;
        store.close().await;
        let heard = heard(&WhatsApp, &entry);
        if self.place.json {
            say(&as_json(&entry, &stand, &heard, &changes)?.to_string());
        } else {
            print(&entry, &stand, &heard, &changes)?;
        }
        Ok(())
    }
}

fn find(journal: &ReadOnly, position: u64) -> anyhow::Result<(Entry, Stand)> {
    let last = journal.durable_to();
    if position == 0 || position > last {
        bail!("There is no entry {position}: the journal ends at {last}.");
    }
    let entry = journal.read_blocking(position - 1, 1)?.into_iter().next();
    match (entry, journal.stand(position)?) {
        (Some(entry), Some(stand)) => Ok((entry, stand)),
        _ => bail!("Entry {position} was retired while it was looked for."),
    }
}

/// The body as JSON where it is JSON, as text where it is not.
fn body(entry: &Entry) -> Value {
    match &entry.body {
        Body::Erased => Value::Null,
        Body::Bytes(bytes) => serde_json::from_slice(bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned())),
    }
}

fn as_json(
    entry: &Entry,
    stand: &Stand,
    heard: &HeardEntry,
    changes: &[NumberedChange],
) -> anyhow::Result<Value> {
    Ok(json!({
        "position": entry.position, "kind": kind(entry.kind), "received_at": entry.received_at,
        "key_id": entry.key_id, "erased": entry.body == Body::Erased,
        "file": stand.file, "compressed": stand.is_compressed, "offset": stand.offset,
        "bytes": stand.bytes, "starts_group": stand.starts_group,
        "chain": hex(&stand.chain), "body_sha256": hex(&stand.body_hash),
        "body": body(entry), "heard": heard, "changes": serde_json::to_value(changes)?,
    }))
}

fn print(
    entry: &Entry,
    stand: &Stand,
    heard: &HeardEntry,
    changes: &[NumberedChange],
) -> anyhow::Result<()> {
    say(&format!(
        "Entry {}: {} received {}",
        entry.position,
        kind(entry.kind),
        time(entry.received_at)
    ));
    let unpacked = if stand.is_compressed {
        " of the unpacked segment"
    } else {
        ""
    };
    say(&format!(
        "  stands in    {} at byte {}{unpacked}, {} bytes",
        stand.file, stand.offset, stand.bytes
    ));
    say(&format!("  key          {}", entry.key_id));
    say(&format!("  body sha256  {}", hex(&stand.body_hash)));
    say(&format!("  chain        {}", hex(&stand.chain)));
    say("\nBody");
    match body(entry) {
        Value::Null if entry.body == Body::Erased => say("  erased on request"),
        Value::String(text) => say(&text),
        json => say(&serde_json::to_string_pretty(&json)?),
    }
    say(&format!("\nIt says {} things", heard.said.len()));
    for thing in &heard.said {
        let said = serde_json::to_string(&thing.said)?;
        say(&format!("  {} of {}: {said}", thing.place, thing.about));
    }
    for what in &heard.unreadable {
        let field = what.field.as_deref().unwrap_or("-");
        say(&format!(
            "  {} unreadable ({field}): {}",
            what.place, what.reason
        ));
    }
    say(&format!("\nIt caused {} changes", changes.len()));
    for change in changes {
        say(&format!(
            "  line {} no {}: {:?} {}",
            change.line.0, change.no, change.kind, change.subject
        ));
    }
    Ok(())
}

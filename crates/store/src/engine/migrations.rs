//! The steps of the schema, in order, the same numbers for both engines. A step that was released is never edited.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A step: its number, a word for it, and its text for each engine.
struct Step {
    version: i64,
    description: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// `step!(1, "state")` is `0001_state.sql` of both folders.
macro_rules! step {
    ($version:literal, $description:literal, $file:literal) => {
        Step {
            version: $version,
            description: $description,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $file)),
            postgres: include_str!(concat!("../../migrations/postgres/", $file)),
        }
    };
}

const STEPS: &[Step] = &[
    step!(1, "state", "0001_state.sql"),
    step!(2, "converge", "0002_converge.sql"),
    step!(3, "search", "0003_search.sql"),
    step!(4, "previews", "0004_previews.sql"),
    step!(5, "files", "0005_files.sql"),
    step!(6, "scopes", "0006_scopes.sql"),
    step!(7, "forgetting", "0007_forgetting.sql"),
    step!(8, "words", "0008_words.sql"),
    step!(9, "kinds", "0009_kinds.sql"),
    step!(10, "heard", "0010_heard.sql"),
    step!(11, "counts", "0011_counts.sql"),
    step!(12, "pacing", "0012_pacing.sql"),
    step!(13, "rules", "0013_rules.sql"),
    step!(14, "safety", "0014_safety.sql"),
    step!(15, "sends", "0015_sends.sql"),
    step!(16, "bots", "0016_bots.sql"),
    step!(17, "waits", "0017_waits.sql"),
    step!(18, "snoozes", "0018_snoozes.sql"),
    step!(19, "canned replies", "0019_canned_replies.sql"),
    step!(20, "files", "0020_files.sql"),
    step!(21, "pins", "0021_pins.sql"),
    step!(22, "labels", "0022_labels.sql"),
    step!(23, "drafts", "0023_drafts.sql"),
    step!(24, "notes", "0024_notes.sql"),
    step!(25, "team", "0025_team.sql"),
    step!(26, "factors", "0026_factors.sql"),
    step!(27, "attributes", "0027_attributes.sql"),
    step!(28, "languages", "0028_languages.sql"),
    step!(29, "saved_views", "0029_saved_views.sql"),
    step!(30, "notices", "0030_notices.sql"),
];

/// The number of the newest step.
pub(super) fn newest() -> i64 {
    STEPS.iter().map(|step| step.version).max().unwrap_or(0)
}

/// The steps up to `newest`.
pub(super) fn sqlite(newest: i64) -> Migrator {
    migrator(newest, |step| step.sqlite)
}

/// The same for the other engine.
pub(super) fn postgres(newest: i64) -> Migrator {
    migrator(newest, |step| step.postgres)
}

fn migrator(newest: i64, text: impl Fn(&Step) -> &'static str) -> Migrator {
    let migrations = STEPS
        .iter()
        .filter(|step| step.version <= newest)
        .map(|step| {
            Migration::new(
                step.version,
                step.description.into(),
                MigrationType::Simple,
                text(step).into_sql_str(),
                false,
            )
        })
        .collect();
    Migrator::with_migrations(migrations)
}

//! What every table and column is to a replay: a closed list, held against the schema as the engine has it and against
//! `docs/data.md`. A table or column that is new has to be put somewhere here, and so somebody has decided.

use std::collections::{BTreeMap, BTreeSet};

use super::Bench;
use crate::engine::{Pool, query_scalar};
use crate::replay::derived_tables;

/// The page that tells people the same.
const PAGE: &str = include_str!("../../../../docs/data.md");

/// Tables with something derived in them, and what a replay does with each of their columns.
pub(crate) const DERIVED: [Columns; 11] = [
    Columns {
        table: "contacts",
        key: &["id"],
        compared: &["workspace", "since", "names", "in_book", "preferences"],
        kept: &[],
    },
    Columns {
        table: "identities",
        key: &["workspace", "kind", "scope", "value"],
        compared: &[
            "contact",
            "claimed_on",
            "claimed_by",
            "heard_on",
            "taken_at",
            "left_at",
        ],
        kept: &[],
    },
    Columns {
        table: "unknown_lines",
        key: &["address"],
        compared: &["count"],
        kept: &["last_at"],
    },
    Columns {
        table: "unreadables",
        key: &["id"],
        compared: &[
            "position",
            "idx",
            "address",
            "line",
            "field",
            "reason",
            "excerpt",
            "received_at",
        ],
        kept: &["state"],
    },
    Columns {
        table: "lines",
        key: &["id"],
        compared: &["life"],
        kept: &[
            "workspace",
            "channel",
            "address",
            "account",
            "name",
            "display",
            "digits",
            "mode",
            "next_change",
            "settings",
            "created_at",
            "portfolio",
            "portfolio_from",
        ],
    },
    Columns {
        table: "line_events",
        key: &["id"],
        compared: &["line", "at", "kind", "text"],
        kept: &[],
    },
    Columns {
        table: "conversations",
        key: &["id"],
        compared: &[
            "workspace",
            "line",
            "contact",
            "newest",
            "last_in",
            "last_out",
            "turn_start",
            "open_heard",
            "last_live",
            "unread",
            "list_at",
        ],
        kept: &[
            "status",
            "snoozed_until",
            "assignee",
            "read_up_to",
            "marked_unread",
            "labels",
            "floor_kind",
            "floor_id",
            "floor_since",
            "floor_until",
            "floor_version",
            "floor_human_at",
            "floor_typing_until",
            "floor_handed_at",
            "answered_no",
            "answered_message",
            "held",
            "version",
        ],
    },
    Columns {
        table: "messages",
        key: &["id"],
        compared: &[
            "line",
            "conversation",
            "order_key",
            "external_id",
            "send",
            "direction",
            "live",
            "void",
            "origin",
            "certain",
            "author",
            "told_authority",
            "told_at",
            "seen",
            "sources",
            "content",
            "quote",
            "ticks",
            "fate",
        ],
        kept: &["version"],
    },
    Columns {
        table: "message_media",
        key: &["message"],
        compared: &["line"],
        // When the way to fetch it was told goes with how far the fetch is: only one that has not been fetched learns anew.
        kept: &[
            "state",
            "media",
            "reason",
            "attempts",
            "next_at",
            "received_at",
        ],
    },
    Columns {
        table: "parked",
        key: &["line", "external_id"],
        compared: &[
            "since",
            "fate",
            "conversation",
            "named_by",
            "peer",
            "quoted",
        ],
        // Rows of step 1 have the ticks alone; in all others they stand in `fate` as well, and that is read.
        kept: &["ticks"],
    },
    Columns {
        table: "facts",
        key: &["line", "kind", "subject"],
        compared: &["at", "state", "detail", "raw"],
        kept: &[],
    },
];

/// Tables that exist only here, or are a record of what became visible when.
const PRIMARY: [&str; 31] = [
    "workspaces",
    "people",
    "sessions",
    "setup_tokens",
    "invitations",
    "authenticators",
    "recovery_codes",
    "passkeys",
    "ceremonies",
    "bots",
    "bot_hooks",
    "canned_replies",
    "pins",
    "drafts",
    "labels",
    "saved_views",
    "attributes",
    "attribute_values",
    "notes",
    "mentions",
    "bot_turns",
    "rule_versions",
    "safety_overrides",
    "secrets",
    "floor_events",
    "sends",
    "attempts",
    "media",
    "blobs",
    "changes",
    "positions",
];

/// Derived from the state by the search's reader, and made anew by it: a replay need not look.
const OF_THE_SEARCH: [&str; 4] = [
    "search_messages",
    "search_contacts",
    "search_positions",
    "search_walks",
];

/// With SQLite alone: FTS5's, and the vocabulary that helps it.
const WORDS: [&str; 3] = [
    "search_message_words",
    "search_vocabulary",
    "search_contact_words",
];

/// The columns of a table with something derived in it.
pub(crate) struct Columns {
    pub(crate) table: &'static str,
    pub(crate) key: &'static [&'static str],
    /// Falsified, they are found and mended.
    pub(crate) compared: &'static [&'static str],
    /// Primary, or numbers of changes: a replay leaves them alone.
    pub(crate) kept: &'static [&'static str],
}

impl Columns {
    fn all(&self) -> BTreeSet<String> {
        let all = [self.key, self.compared, self.kept].concat();
        let distinct: BTreeSet<String> = all.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            distinct.len(),
            all.len(),
            "{}: a column is listed twice",
            self.table
        );
        distinct
    }
}

pub(super) async fn tables(pool: &Pool) -> BTreeSet<String> {
    let text = match pool {
        // FTS5 keeps its words in tables of its own.
        Pool::Sqlite(_) => {
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') \
             AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        }
        Pool::Postgres(_) => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%'"
        }
    };
    let names: Vec<String> = query_scalar(text).fetch_all(pool).await.unwrap();
    names.into_iter().collect()
}

pub(super) async fn columns(pool: &Pool, table: &str) -> BTreeSet<String> {
    let text = match pool {
        Pool::Sqlite(_) => "SELECT name FROM pragma_table_info($1)",
        Pool::Postgres(_) => {
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1"
        }
    };
    let names: Vec<String> = query_scalar(text)
        .bind(table)
        .fetch_all(pool)
        .await
        .unwrap();
    names.into_iter().collect()
}

/// What the page says each table is: the second cell of its row.
fn told() -> BTreeMap<&'static str, &'static str> {
    PAGE.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .filter_map(|(table, rest)| Some((table, rest.split(" |").next()?)))
        .collect()
}

pub(crate) async fn every_table_is_derived_or_primary(bench: Bench) {
    let mut there = tables(bench.store.reader()).await;
    there.extend(tables(&bench.store.index().read).await);
    let derived = DERIVED.iter().map(|columns| columns.table);
    let mut listed: Vec<&str> = derived.chain(PRIMARY).chain(OF_THE_SEARCH).collect();
    if matches!(bench.store.reader(), Pool::Sqlite(_)) {
        listed.extend(WORDS);
    }
    let once: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(once.len(), listed.len(), "a table is listed twice");
    assert_eq!(
        there, once,
        "left: the schema's tables, right: those listed"
    );

    let replayed: BTreeSet<&str> = derived_tables().into_iter().collect();
    let expected: BTreeSet<&str> = DERIVED.iter().map(|columns| columns.table).collect();
    assert_eq!(replayed, expected, "left: what a replay looks at");

    let told = told();
    for table in listed {
        let mark = told[table];
        let fits = if PRIMARY.contains(&table) {
            mark.starts_with("primary") && !mark.contains("derived")
        } else {
            mark.contains("derived")
        };
        assert!(fits, "docs/data.md says that {table} is \"{mark}\"");
    }
}

pub(crate) async fn every_column_of_a_derived_table_is_compared_or_kept(bench: Bench) {
    for columns_of in DERIVED {
        let there = columns(bench.store.reader(), columns_of.table).await;
        assert_eq!(
            there,
            columns_of.all(),
            "{}; left: the schema's columns",
            columns_of.table
        );
    }
}

//! The canonical dump of a small story, word for word; and mending of every table.

mod columns;

use twinline_core::contact::Identity;
use twinline_core::ids::LineId;
use twinline_core::number_life::{Asked, NumberLife, Proof, Stage};
use twinline_core::observation::{HistorySaid, Said};
use twinline_core::ticks::Rung;

use super::{Compared, Scratch};
use crate::contract::story::{book, bsuid, customer, history, named, phone, status, wa};
use crate::contract::{Bench, JOURNAL, LINE, NOW, OTHER_LINE, batch, observations};
use crate::engine::query;
use crate::{Database, MergeBatch, NewLine, Store};

const ALL: Compared = Compared {
    line: None,
    parked_before: 0,
};

async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::file(folder.path().join("twinline.db"));
    Bench::furnish((database, Box::new(folder))).await
}

/// What the journal says, entry by entry.
fn story() -> Vec<(LineId, Vec<Said>)> {
    let (ana, ben) = ([bsuid(1), wa(1)], [wa(2)]);
    vec![
        (
            LINE,
            vec![named("a", &ana, NOW - 9_000, "Is the rye in?", "Ana")],
        ),
        (
            LINE,
            vec![
                phone("b", &ana, NOW - 8_000, "It is"),
                status("b", Rung::Read, NOW - 7_000, None),
            ],
        ),
        (LINE, vec![status("nobody", Rung::Sent, NOW - 6_000, None)]),
        (LINE, vec![book(&ben, Some("Ben"), NOW - 5_000)]),
        (
            LINE,
            vec![history("c", &ben, NOW - 90_000_000, true, "Last week")],
        ),
        (
            OTHER_LINE,
            vec![customer("d", &ben, NOW - 4_000, "Hello there")],
        ),
    ]
}

async fn tell(store: &Store) {
    for ((line, said), position) in story().into_iter().zip(1..) {
        store.merge(batch(line, position, said)).await.unwrap();
    }
}

#[tokio::test]
async fn the_canonical_dump_is_golden() {
    let bench = bench().await;
    tell(&bench.store).await;
    let dump = bench.store.canonical_dump(ALL).await.unwrap();
    let dump = dump.join("\n") + "\n";
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/replay/golden.txt");
    if std::env::var_os("TWINLINE_GOLDEN").is_some() {
        std::fs::write(&golden, &dump).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    assert!(
        dump == expected,
        "the dump has changed; if that is right, run this with TWINLINE_GOLDEN=1 and look at the difference:\n{dump}"
    );
}

/// A scratch state that was told the same.
async fn replayed(bench: &Bench) -> Scratch {
    let file = Database::file(bench.folder.path().join("scratch.db"));
    let store = Store::open(file).await.unwrap();
    let mut scratch = Scratch::begin(store, bench.store.clone(), NOW)
        .await
        .unwrap();
    for ((line, said), position) in story().into_iter().zip(1..) {
        scratch.merge(batch(line, position, said)).await.unwrap();
    }
    scratch.finish().await.unwrap();
    scratch
}

#[tokio::test]
async fn damage_in_every_table_is_found_and_mended() {
    let bench = bench().await;
    tell(&bench.store).await;
    let honest = bench.store.canonical_dump(ALL).await.unwrap();
    let scratch = replayed(&bench).await;
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
    for (statement, table) in [
        ("UPDATE messages SET told_at = told_at + 1", "messages"),
        (
            "UPDATE messages SET order_key = 'f' || substr(order_key, 2)",
            "messages",
        ),
        ("DELETE FROM messages", "messages"),
        (
            "UPDATE conversations SET unread = unread + 3",
            "conversations",
        ),
        ("UPDATE conversations SET list_at = 1", "conversations"),
        ("DELETE FROM conversations", "conversations"),
        (
            "UPDATE contacts SET names = replace(names, 'Ben', 'Bob')",
            "contacts",
        ),
        ("DELETE FROM contacts", "contacts"),
        ("DELETE FROM identities", "identities"),
        ("DELETE FROM parked", "parked"),
        ("UPDATE parked SET since = since + 1", "parked"),
        (
            "UPDATE lines SET life = replace(life, 'contact_change', 'echo')",
            "lines",
        ),
        (
            "INSERT INTO parked (line, external_id, ticks, since) SELECT line, 'made up', ticks, since FROM parked",
            "parked",
        ),
        (
            "INSERT INTO unknown_lines (address, count, last_at) VALUES ('made up', 4, 1)",
            "unknown_lines",
        ),
        (
            "INSERT INTO identities (workspace, kind, scope, value, contact) \
             SELECT workspace, 'phone', '', '999', id FROM contacts LIMIT 1",
            "identities",
        ),
        (
            "INSERT INTO unreadables (id, position, idx, reason, excerpt, received_at, state) \
             SELECT id, 1, 1, 'odd', '', 1, 'kept' FROM contacts LIMIT 1",
            "unreadables",
        ),
    ] {
        query(statement)
            .execute(bench.store.writer())
            .await
            .unwrap();
        let found = scratch.compare(ALL).await.unwrap();
        assert!(
            found.count > 0 && found.first.iter().any(|row| row.table == table),
            "{statement}: {found:?}"
        );
        let mended = scratch.mend(ALL).await.unwrap();
        assert_eq!(mended, found.count, "{statement}");
        assert_eq!(scratch.compare(ALL).await.unwrap().first, [], "{statement}");
    }
    assert_eq!(bench.store.canonical_dump(ALL).await.unwrap(), honest);
}

#[tokio::test]
async fn what_the_team_decided_survives_a_mending() {
    let bench = bench().await;
    tell(&bench.store).await;
    let scratch = replayed(&bench).await;
    query("UPDATE conversations SET status = 'resolved', unread = 9")
        .execute(bench.store.writer())
        .await
        .unwrap();
    assert!(scratch.mend(ALL).await.unwrap() > 0);
    let rows: Vec<(String, i64)> =
        crate::engine::query_as("SELECT status, unread FROM conversations WHERE unread < 9")
            .fetch_all(bench.store.reader())
            .await
            .unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|(status, _)| status == "resolved"));
}

#[tokio::test]
async fn one_line_alone_is_compared_and_mended() {
    let bench = bench().await;
    tell(&bench.store).await;
    let scratch = replayed(&bench).await;
    query("UPDATE messages SET told_at = told_at + 1")
        .execute(bench.store.writer())
        .await
        .unwrap();
    let only = Compared {
        line: Some(OTHER_LINE),
        ..ALL
    };
    let found = scratch.compare(only).await.unwrap();
    assert!(found.count > 0 && found.first.iter().all(|row| row.line == Some(OTHER_LINE)));
    scratch.mend(only).await.unwrap();
    assert_eq!(scratch.compare(only).await.unwrap().count, 0);
    assert!(
        scratch.compare(ALL).await.unwrap().count > 0,
        "the other line is as it was"
    );
}

/// What is marked, and who is one person, depends on when the portfolio was learnt: a replay learns it at the same entry.
#[tokio::test]
async fn a_portfolio_learnt_on_the_way_replays_as_it_was() {
    let bench = bench().await;
    query("UPDATE lines SET account = 'other' WHERE id = $1")
        .bind(OTHER_LINE.0)
        .execute(bench.store.writer())
        .await
        .unwrap();
    let untold = |n| Identity {
        scope: String::new(),
        ..bsuid(n)
    };
    let said = |id: &str, n| vec![customer(id, &[untold(n)], NOW - 9_000, id)];
    let entries = [
        (LINE, said("a", 1)),
        (OTHER_LINE, said("b", 1)),
        (LINE, said("c", 2)),
        (OTHER_LINE, said("d", 3)),
        (LINE, said("e", 3)),
    ];
    for ((line, said), position) in entries.iter().zip(1..) {
        let merged = bench.store.merge(batch(*line, position, said.clone()));
        merged.await.unwrap();
        for (learnt_after, line) in [(2, LINE), (4, OTHER_LINE)] {
            if position == learnt_after {
                let learnt = bench.store.put_portfolio(line, "portfolio", JOURNAL, NOW);
                learnt.await.unwrap();
            }
        }
    }
    let file = Database::file(bench.folder.path().join("scratch.db"));
    let store = Store::open(file).await.unwrap();
    let mut scratch = Scratch::begin(store, bench.store.clone(), NOW)
        .await
        .unwrap();
    // All in one stretch, so that it has to be cut.
    let mut whole = batch(LINE, 5, Vec::new());
    whole.lines = entries
        .iter()
        .zip(1..)
        .map(|((line, said), position)| (*line, observations(position, said.clone())))
        .collect();
    scratch.merge(whole).await.unwrap();
    scratch.finish().await.unwrap();
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
}

/// A number that was connected again has a new history: what the owner decided about the first says nothing of it.
#[tokio::test]
async fn a_second_onboarding_is_not_told_of_the_first_ones_history() {
    let bench = bench().await;
    let chunk = |chunk: i64, messages: u64| {
        Said::History(HistorySaid::Chunk {
            phase: 0,
            chunk,
            progress: Some(50),
            messages,
            oldest_at: Some(NOW - 90_000),
        })
    };
    let declined = Said::History(HistorySaid::Declined {
        code: "2593109".to_owned(),
    });
    let book = |n: i64| book(&[wa(2)], Some("Ben"), NOW - 9_000 + n);
    let before = [(1, vec![chunk(1, 7), book(1)]), (2, vec![declined])];
    for (position, said) in before.clone() {
        bench.say(LINE, position, said).await;
    }
    let line = bench.store.line(LINE).await.unwrap().unwrap();
    assert!(line.life.history.declined);
    let again = NewLine {
        id: LINE,
        workspace: line.workspace,
        channel: line.channel,
        address: line.address,
        account: line.account,
        name: line.name,
        display: line.display,
        digits: line.digits,
        mode: line.mode,
        life: NumberLife {
            stage: Stage::Connecting,
            stage_since: NOW,
            ..NumberLife::default()
        },
        settings: line.settings,
    };
    let onboarded = bench
        .store
        .onboard_line(&again, "token", "secret", "shard 0", NOW);
    assert_eq!(onboarded.await.unwrap(), LINE);
    // By hand, before the address book was asked for: the phone lives. Then the burst, which proves nothing.
    bench.say(LINE, 3, vec![book(2)]).await;
    let asked_at = NOW - 1_000 + 4;
    let ask = |life: &mut NumberLife| {
        for sync in [&mut life.contacts, &mut life.history] {
            sync.asked = Asked::Asked;
            sync.asked_at = Some(asked_at);
        }
    };
    bench.store.update_life(LINE, NOW, ask).await.unwrap();
    bench.say(LINE, 4, vec![book(3), chunk(2, 3)]).await;
    let life = bench.store.line(LINE).await.unwrap().unwrap().life;
    assert!(!life.history.declined);
    assert_eq!((life.history.count, life.history.chunks.len()), (3, 1));
    assert_eq!(life.proof, Some((NOW - 9_000 + 2, Proof::ContactChange)));
    // What could not be read of the first onboarding, and is read now, is still of the first.
    let late = MergeBatch {
        journal: "replay/2".to_owned(),
        ..batch(LINE, 2, vec![chunk(9, 9)])
    };
    bench.store.merge(late).await.unwrap();
    let read_late = bench.store.line(LINE).await.unwrap().unwrap().life;
    assert_eq!(read_late, life);

    let file = Database::file(bench.folder.path().join("scratch.db"));
    let store = Store::open(file).await.unwrap();
    let mut scratch = Scratch::begin(store, bench.store.clone(), NOW)
        .await
        .unwrap();
    let after = [(3, vec![book(2)]), (4, vec![book(3), chunk(2, 3)])];
    for (position, said) in before.into_iter().chain(after) {
        scratch.merge(batch(LINE, position, said)).await.unwrap();
    }
    scratch.finish().await.unwrap();
    assert_eq!(scratch.compare(ALL).await.unwrap().first, []);
}

//! The real binary on both engines: one story, and every command that looks at it, beside the running server and after it.

use std::time::Duration;

use serde_json::Value;
use tokio::join;

use crate::caller::Caller;
use crate::hand::{Falsified, GONE, NAME, UNREAD, WORD};
use crate::house::eventually_within;
use crate::program::{Demo, Engine, Installation};
use crate::story::{DIGITS, Teller, shared};

/// Of the demo's business, as a person writes it.
const NUMBER: &str = "+44 7700 900142";

/// A demo to which the story was told.
async fn told(engine: Engine) -> (Installation, Demo) {
    let installation = Installation::new(engine);
    let demo = installation.demo().await;
    Teller::new(&installation, &demo).await.tell().await;
    (installation, demo)
}

async fn export(installation: &Installation) -> String {
    installation.run(&["export", "messages"]).await.well()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_binary_tells_one_story_alike_on_both_engines_and_every_command_agrees() {
    let ((sqlite, one), (postgres, other)) =
        Box::pin(async { join!(told(Engine::Sqlite), told(Engine::Postgres)) }).await;
    eventually_within(
        Duration::from_mins(1),
        "both exports say the same",
        async || {
            let (of_sqlite, of_postgres) = join!(export(&sqlite), export(&postgres));
            shared(&of_sqlite) == shared(&of_postgres)
        },
    )
    .await;
    for (installation, demo) in [(&sqlite, &one), (&postgres, &other)] {
        beside_the_server(installation, demo).await;
    }
    let ((), ()) = join!(one.process.stop(), other.process.stop());
    let (of_sqlite, of_postgres) = join!(export(&sqlite), export(&postgres));
    assert_eq!(shared(&of_sqlite), shared(&of_postgres));
    for (installation, honest) in [(&sqlite, of_sqlite), (&postgres, of_postgres)] {
        holds_the_story(&honest);
        without_the_server(installation, &honest).await;
        falsified_and_mended(installation, &honest).await;
        people(installation).await;
    }
}

/// Every field of the export, on the story's messages.
fn holds_the_story(export: &str) {
    let rows: Vec<Value> = export
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let thread: Vec<&Value> = rows
        .iter()
        .filter(|row| row["customer"] == DIGITS)
        .collect();
    let one = |text: &str| {
        let found = thread
            .iter()
            .find(|row| row["text"] == text || row["caption"] == text);
        *found.unwrap_or_else(|| panic!("{text:?} is missing: {thread:#?}"))
    };
    let words = |text: &str, field: &str| one(text)[field].as_str().unwrap().to_owned();
    let sides = |text: &str| (words(text, "direction"), words(text, "origin"));
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(thread.len(), 9, "{thread:#?}");
    assert_eq!(sides("Is the rye in?"), pair("in", "customer"));
    assert_eq!(sides("It is, until six"), pair("out", "phone"));
    assert_eq!(sides("Tomorrow"), pair("out", "agent"));
    assert_eq!(
        words("And the spelt?", "quoted_id"),
        words("It is, until six", "id")
    );
    assert_eq!(words("Tomorrow", "status"), "read");
    assert_eq!(one("Tomorrow")["reactions"][0]["by"], "in");
    assert!(one("Three then")["edited_at"].is_i64());
    for text in ["Never mind", "Wrong chat"] {
        assert_eq!(one(text)["revoked"], true, "{text}");
    }
    let picture = thread.iter().find(|row| row["type"] == "image").unwrap();
    assert!(picture["media_id"].is_string() && picture["file_id"].is_string());
    assert_eq!(picture["unread"], false);
    let last = one("Good night");
    assert_eq!(last["unread"], true);
    assert_eq!(last["revoked"], false);
    assert_eq!(last["number"], "447700900142");
    assert!(words("Good night", "id").starts_with("wamid."));
    assert!(
        last["timestamp"].as_i64().unwrap() > one("Is the rye in?")["timestamp"].as_i64().unwrap()
    );
    assert!(rows.len() > 100, "the history is there: {}", rows.len());
}

/// What may be asked while the server runs, and what may not.
async fn beside_the_server(installation: &Installation, demo: &Demo) {
    let run = async |arguments: &[&str]| installation.run(arguments).await;
    let verified = run(&["journal", "verify", "--json"]).await;
    let verified = verified.json();
    assert_eq!(verified["ok"], true);
    let replayed = run(&["replay", "--json"]).await;
    let found = replayed.json();
    assert_eq!(found["differences"], 0, "{found:#}");
    replayed.well();
    let refused = run(&["replay", "--apply"]).await.badly();
    assert!(refused.err.contains("use"), "{refused:?}");
    let refused = run(&["user", "link"]).await.badly();
    assert!(refused.err.contains("use"), "{refused:?}");
    let live = installation.file("live.db");
    run(&["snapshot", live.to_str().unwrap()]).await.well();
    // The file of the reply is not the server's: the copy goes when the command ends.
    let left = std::fs::read_dir(installation.data()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().starts_with("replay-")),
        "{left:?}"
    );
    let state = Caller::bench(&demo.bench).get("/state").await;
    assert_eq!(state["business"]["display_phone_number"], NUMBER);
}

/// The journal, a snapshot, and replays of all sorts: the state is what the journal says, by whichever way.
async fn without_the_server(installation: &Installation, honest: &str) {
    let run = async |arguments: &[&str]| installation.run(arguments).await;
    let entries = run(&["journal", "verify", "--json"]).await.json()["entries"]
        .as_u64()
        .unwrap();
    let listed = run(&["journal", "list", "--from", "1", "--json"])
        .await
        .well();
    assert_eq!(listed.lines().count() as u64, entries);
    let about: Vec<Value> = listed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let answer = about.iter().find(|entry| entry["kind"] == "answer");
    let position = answer.expect("a call was answered")["position"].to_string();
    let shown = run(&["journal", "show", &position, "--json"]).await.json();
    assert!(shown["body"].is_object() && shown["chain"].is_string());
    // Some entry altered the thread, and tells so.
    let first = run(&["journal", "list", "--last", "1"]).await.well();
    assert_eq!(first.lines().count(), 1);
    // Not always the last one: WhatsApp repeats some deliveries, and a repeated one alters nothing.
    let mut altered = false;
    for position in (1..=entries).rev() {
        let shown = run(&["journal", "show", &position.to_string(), "--json"]).await;
        altered = !shown.json()["changes"].as_array().unwrap().is_empty();
        if altered {
            break;
        }
    }
    assert!(altered, "none of {entries} entries altered anything");
    run(&["journal", "show", &entries.to_string()]).await.well();

    let file = installation.file("snapshot.db");
    let file = file.to_str().unwrap();
    run(&["snapshot", file]).await.well();
    run(&["snapshot", file]).await.badly();
    // A snapshot is a file of SQLite from either engine: one engine prints what the other does, to the byte.
    let of_snapshot = run(&["export", "messages", "--database", file]).await;
    assert_eq!(of_snapshot.well(), honest);
    // And whatever narrows an export narrows it alike.
    let third = honest.lines().nth(honest.lines().count() / 3).unwrap();
    let third: Value = serde_json::from_str(third).unwrap();
    let since = third["timestamp"].to_string();
    let narrowed = ["export", "messages", "--number", NUMBER, "--since", &since];
    let since = third["timestamp"].as_i64().unwrap();
    let expected: Vec<&str> = honest
        .lines()
        .filter(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            row["timestamp"].as_i64().unwrap() >= since
        })
        .collect();
    let narrowed = run(&narrowed).await.well();
    assert_eq!(narrowed.lines().collect::<Vec<_>>(), expected);

    let whole = run(&["replay"]).await.well();
    assert!(
        whole.contains("The state is what the journal says."),
        "{whole}"
    );
    let json = run(&["replay", "--json"]).await.json();
    assert_eq!(json["rows"]["messages"], honest.lines().count() as u64);
    let line = run(&["replay", "--line", NUMBER, "--json"]).await.json();
    assert_eq!(line["differences"], 0);
    assert!(line["rows"]["contacts"].is_null() && line["line"].is_string());
    let live = installation.file("live.db");
    for snapshot in [live.to_str().unwrap(), file] {
        let from = run(&["replay", "--from", snapshot, "--json"]).await;
        assert_eq!(from.json()["differences"], 0, "{from:?}");
    }
    let unknown = run(&["replay", "--line", "+1 555 0100"]).await.badly();
    assert!(unknown.err.contains(NUMBER), "{unknown:?}");
}

/// What a hand falsified is told, row by row, and mended.
async fn falsified_and_mended(installation: &Installation, honest: &str) {
    let run = async |arguments: &[&str]| installation.run(arguments).await;
    let all: [&Falsified; 4] = [&WORD, &GONE, &UNREAD, &NAME];
    for what in all {
        installation.falsify(what).await;
    }
    let falsified = export(installation).await;
    assert!(falsified.contains("I owe you nothing") && !falsified.contains("And the spelt?"));

    let told = run(&["replay"]).await.badly();
    assert!(
        told.out.contains("I owe you nothing") && told.out.contains("Is the rye in?"),
        "{told:?}"
    );
    assert!(told.out.contains("is missing"), "{told:?}");
    assert!(told.err.contains("4 rows differ"), "{told:?}");
    let told = run(&["replay", "--json"]).await.badly().json();
    assert_eq!(told["differences"], 4, "{told:#}");
    let first = told["first"].as_array().unwrap();
    for what in all {
        assert!(
            first.iter().any(|row| row["table"] == what.table),
            "{}: {told:#}",
            what.table
        );
    }
    assert_eq!(
        export(installation).await,
        falsified,
        "telling mends nothing"
    );

    // Only the line's: who somebody is spans lines.
    let mended = run(&["replay", "--line", NUMBER, "--apply", "--json"]).await;
    assert_eq!(mended.json()["mended"], 3, "{mended:?}");
    mended.well();
    let left = run(&["replay", "--json"]).await.badly().json();
    assert_eq!(left["differences"], 1, "{left:#}");
    assert_eq!(left["first"][0]["table"], "contacts");
    let mended = run(&["replay", "--apply"]).await.well();
    assert!(mended.contains("1 rows were mended"), "{mended}");
    let whole = run(&["replay"]).await.well();
    assert!(
        whole.contains("The state is what the journal says."),
        "{whole}"
    );
    assert_eq!(
        export(installation).await,
        honest,
        "it is as it was, to the byte"
    );
}

/// Somebody new can be made from the command line, once.
async fn people(installation: &Installation) {
    let new = ["user", "add", "--email", "rui@example.com", "--name", "Rui"];
    let short = installation.run_with(&new, "short").await.badly();
    assert!(short.err.contains("12 characters"), "{short:?}");
    let added = installation.run_with(&new, "a long enough one\n").await;
    assert!(added.well().contains("rui@example.com can sign in now"));
    installation
        .run_with(&new, "a long enough one")
        .await
        .badly();
    let link = installation.run(&["user", "link"]).await.well();
    assert!(link.contains("/setup#token="), "{link}");
    let demo = installation.demo().await;
    let rui = Caller::inbox(&demo.inbox, "rui@example.com", "a long enough one").await;
    assert_eq!(rui.get("/me").await["role"], "agent");
    let found = rui.get(&format!("/search?q={}", "spelt")).await;
    assert!(found.to_string().contains("And the spelt?"), "{found:#}");
    demo.process.stop().await;
}

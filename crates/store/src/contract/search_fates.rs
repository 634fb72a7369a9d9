//! What befalls a message befalls its place in the index as well.

use twinline_core::content::Content;
use twinline_core::observation::Said;

use super::search::{asked, at, follow, texts};
use super::story::{befalls, customer, history, phone, wa};
use super::{Bench, LINE};
use crate::SearchQuery;
use crate::engine::query_scalar;

/// The customer gives a message other words.
fn edited(id: &str, n: u32, words: &str) -> Said {
    let Said::Edit(mut said) = befalls(id, &[wa(1)], at(n), 1) else {
        unreachable!()
    };
    said.content = Content::Text {
        body: words.to_owned(),
    };
    Said::Edit(said)
}

async fn entries(bench: &Bench) -> i64 {
    query_scalar("SELECT count(*) FROM search_messages")
        .fetch_one(&bench.store.index().read)
        .await
        .unwrap()
}

pub(crate) async fn an_edited_message_is_found_by_its_new_words_alone(bench: Bench) {
    let said = ["1", "2"].map(|id| customer(id, &[wa(1)], at(1), "two sourdough loaves"));
    bench.say(LINE, 1, said.to_vec()).await;
    follow(&bench.store).await;
    assert_eq!(texts(&bench.store, &asked("sourdough")).await.len(), 2);

    let edit = vec![edited("1", 5, "three rye loaves")];
    bench.say(LINE, 2, edit).await;
    follow(&bench.store).await;
    let found = async |q: &str| texts(&bench.store, &asked(q)).await;
    assert_eq!(found("sourdough").await, ["two sourdough loaves"]);
    assert_eq!(found("rye").await, ["three rye loaves"]);
    assert_eq!(found("loaves").await.len(), 2, "it is there once");
    // It stands where it was said, not where it was altered.
    let query = SearchQuery {
        before: Some(at(2)),
        ..asked("rye")
    };
    assert_eq!(texts(&bench.store, &query).await.len(), 1);

    // An older edit that is told late alters nothing; one without words takes it out, and one with words puts it back.
    let late = vec![edited("1", 4, "late spelt")];
    bench.say(LINE, 3, late).await;
    follow(&bench.store).await;
    assert_eq!(found("spelt").await, [""; 0]);
    bench.say(LINE, 4, vec![edited("1", 6, " ?! ")]).await;
    follow(&bench.store).await;
    assert_eq!(found("rye").await, [""; 0]);
    assert_eq!(entries(&bench).await, 1);
    bench.say(LINE, 5, vec![edited("1", 7, "rye again")]).await;
    follow(&bench.store).await;
    assert_eq!(found("rye").await, ["rye again"]);
    assert_eq!(entries(&bench).await, 2);
}

pub(crate) async fn what_was_taken_back_is_found_nowhere(bench: Bench) {
    let said = vec![
        customer("1", &[wa(1)], at(1), "my secret"),
        phone("2", &[wa(1)], at(2), "no secret"),
    ];
    bench.say(LINE, 1, said).await;
    follow(&bench.store).await;
    assert_eq!(texts(&bench.store, &asked("secret")).await.len(), 2);
    let revoke = vec![befalls("1", &[wa(1)], at(3), 0)];
    bench.say(LINE, 2, revoke).await;
    follow(&bench.store).await;
    let found = async |q: &str| texts(&bench.store, &asked(q)).await;
    assert_eq!(found("secret").await, ["no secret"]);
    assert_eq!(entries(&bench).await, 1, "its words are not kept");
    // An edit that comes after all brings nothing back.
    bench.say(LINE, 3, vec![edited("1", 9, "my secret")]).await;
    follow(&bench.store).await;
    assert_eq!(found("secret").await, ["no secret"]);
    // Nor does a walk through everything.
    bench.store.reset_search().await.unwrap();
    follow(&bench.store).await;
    assert_eq!(found("secret").await, ["no secret"]);
    assert_eq!(entries(&bench).await, 1);
    // Told to be taken back before it was told.
    let early = vec![befalls("3", &[wa(1)], at(12), 0)];
    bench.say(LINE, 4, early).await;
    let late = vec![customer("3", &[wa(1)], at(11), "late secret")];
    bench.say(LINE, 5, late).await;
    follow(&bench.store).await;
    assert_eq!(found("secret").await, ["no secret"]);
}

pub(crate) async fn a_message_told_of_later_moves_to_its_place(bench: Bench) {
    let said = vec![
        phone("1", &[wa(1)], at(30), "pão by echo"),
        customer("2", &[wa(1)], at(20), "pão between"),
    ];
    bench.say(LINE, 1, said).await;
    follow(&bench.store).await;
    let found = async || texts(&bench.store, &asked("pao")).await;
    assert_eq!(found().await, ["pão by echo", "pão between"]);
    // An echo has the webhook's time; history knows when it was said.
    let told = vec![history("1", &[wa(1)], at(10), false, "pão by echo")];
    bench.say(LINE, 2, told).await;
    follow(&bench.store).await;
    assert_eq!(found().await, ["pão between", "pão by echo"]);
    assert_eq!(entries(&bench).await, 2);
}

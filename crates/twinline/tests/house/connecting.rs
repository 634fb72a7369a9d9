//! A number's onboarding, told from both ends.

use twinline_core::ids::MessageId;
use twinline_core::number_life::{Asked, Stage};
use twinline_platform::connect::{ConnectRequest, connect, subscribe_again};
use twinline_sandbox::SignUp;
use twinline_store::{Filters, ListQuery, Sort, View};
use twinline_wire::webhook::FieldName;

use crate::house::{House, SECOND, eventually};

impl House {
    /// What the inbox holds: every conversation's bubbles, in the order of the list. What they hold may still grow, for
    /// files follow their placeholders.
    async fn everything(&self) -> Vec<Vec<MessageId>> {
        let query = ListQuery {
            workspace: self.app.workspace,
            view: View::All,
            person: self.marta,
            q: None,
            filters: Filters::default(),
            sort: Sort::Recent,
            limit: 500,
            cursor: None,
        };
        let page = self.app.store.conversations(&query).await.unwrap();
        let mut all = Vec::new();
        for row in page.items {
            let rows = self.rows(row.conversation.id).await;
            all.push(rows.iter().map(|row| row.message.id).collect());
        }
        all
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_up_again_asks_for_both_syncs_again_and_doubles_nothing() {
    let house = House::new().await;
    let before = house.everything().await;
    assert!(before.iter().any(|thread| !thread.is_empty()));
    let first = house.app.store.line(house.line).await.unwrap().unwrap();

    house.sandbox.advance(60 * SECOND);
    let signed_up = house
        .sandbox
        .sign_up(SignUp {
            share_history: true,
        })
        .unwrap();
    let request = ConnectRequest {
        code: signed_up.code,
        waba_id: signed_up.waba_id,
    };
    assert_eq!(connect(&house.app, request).await.unwrap(), house.line);
    let line = house.app.store.line(house.line).await.unwrap().unwrap();
    assert_eq!(line.life.stage, Stage::Connected);
    for (sync, old) in [
        (&line.life.contacts, &first.life.contacts),
        (&line.life.history, &first.life.history),
    ] {
        assert_eq!(sync.asked, Asked::Asked, "{:?}", sync.note);
        assert!(sync.asked_at > old.asked_at, "asked for anew");
    }
    eventually("the history is here again", async || {
        house.sandbox.advance(SECOND);
        house.history_is_here().await
    })
    .await;
    assert_eq!(house.everything().await, before);
}

impl House {
    fn subscribed(&self) -> Vec<String> {
        self.sandbox.state().business.subscribed_fields
    }
}

/// Whoever was connected by a version that read less is told of the rest after an upgrade.
#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_news_is_subscribed_and_again_when_there_are_more() {
    let house = House::new().await;
    let (app, config) = (&house.app, &house.app.config);
    let all = house.subscribed();
    let readable = FieldName::ALL
        .iter()
        .filter(|field| field.is_subscribable());
    for field in readable {
        assert!(all.contains(&field.to_string()), "{field} is not told");
    }
    assert!(!subscribe_again(app).await.unwrap(), "nothing is missing");

    let older = FieldName::COEXISTENCE;
    let older: Vec<&str> = older.iter().map(FieldName::as_str).collect();
    let (here, token) = (config.webhook_url(), &config.verify_token);
    let as_before = app.graph.subscribe_app(&here, token, &older);
    as_before.await.unwrap();
    assert_eq!(house.subscribed().len(), 5);
    assert!(subscribe_again(app).await.unwrap());
    assert_eq!(house.subscribed(), all);

    // An app that serves another address is not taken from it.
    let elsewhere = format!("{here}?elsewhere");
    let moved = app.graph.subscribe_app(&elsewhere, token, &older);
    moved.await.unwrap();
    assert!(!subscribe_again(app).await.unwrap());
    assert_eq!(house.subscribed().len(), 5);
    let alerts = app.alerts.list();
    assert!(alerts.iter().any(|alert| alert.code == "webhook_elsewhere"));
}

//! What a customer is shown beside messages: each once, and only where the number's rules say so.

use serde_json::{Value, json};
use twinline_platform::{connect, signals};

use crate::graph::Graph;
use crate::world::{Browser, World};

const INES: &str = "447700900318";

/// Inês has written, and Marta has her thread open.
struct Scene {
    world: World,
    graph: Graph,
    marta: Browser,
    path: String,
}

impl Scene {
    async fn new() -> Self {
        let graph = Graph::new().await;
        let world = World::with_graph(&graph.url()).await;
        world.customer_says(INES, "Hello").await;
        let line = world.line.to_string();
        let store = &world.app.store;
        let kept = store.put_secret(&line, connect::TOKEN, "token", world.app.now());
        kept.await.unwrap();
        let marta = world.signed_in(world.marta).await;
        let path = format!("/conversations/{}", world.conversation(INES));
        Self {
            world,
            graph,
            marta,
            path,
        }
    }

    /// Marta sees the newest message.
    async fn read(&self) {
        let page = self.marta.get(&format!("{}/messages", self.path)).await;
        let newest = json!({"up_to": page.body["items"][0]["id"]});
        let path = format!("{}/read", self.path);
        assert_eq!(self.marta.post(&path, &newest).await.status, 204);
        signals::round(&self.world.app).await;
    }

    async fn types(&self) {
        let path = format!("{}/typing", self.path);
        assert_eq!(self.marta.post(&path, &json!({})).await.status, 204);
        signals::round(&self.world.app).await;
    }

    fn told(&self) -> Vec<Value> {
        self.graph.asked("messages")
    }
}

#[tokio::test]
async fn what_is_read_is_marked_once_and_typing_is_told_again_before_it_ends() {
    let scene = Scene::new().await;
    scene.read().await;
    scene.read().await;
    let [read] = scene.told().try_into().unwrap();
    assert_eq!(
        (&read["status"], read.get("typing_indicator")),
        (&json!("read"), None)
    );
    scene.types().await;
    scene.types().await;
    let [_, typing] = scene.told().try_into().unwrap();
    assert_eq!(typing["typing_indicator"], json!({"type": "text"}));
    assert_eq!(typing["message_id"], read["message_id"]);
    scene.world.clock.pass(10_000);
    scene.types().await;
    assert_eq!(scene.told().len(), 2, "it still shows");
    scene.world.clock.pass(10_000);
    scene.types().await;
    assert_eq!(scene.told().len(), 3);
    scene.world.customer_says(INES, "Are you there?").await;
    scene.read().await;
    let told = scene.told();
    assert_eq!(told.len(), 4);
    assert_ne!(told[3]["message_id"], read["message_id"]);
}

#[tokio::test]
async fn what_is_switched_off_in_the_rules_is_not_shown() {
    let scene = Scene::new().await;
    let rules = format!("/numbers/{}/rules", scene.world.line);
    let joel = scene.world.signed_in(scene.world.joel).await;
    let told = joel.get(&rules).await.body;
    let mut wish = told["rules"].clone();
    assert_eq!(
        (&wish["marks_read"], &wish["shows_typing"]),
        (&json!(true), &json!(true))
    );
    wish["marks_read"] = json!(false);
    wish["shows_typing"] = json!(false);
    let set = joel
        .put(&rules, &json!({"version": told["version"], "rules": wish}))
        .await;
    assert_eq!(set.status, 200);
    scene.read().await;
    scene.types().await;
    assert_eq!(scene.told(), Vec::<Value>::new());
}

/// Messages come first: the number is told that it is too fast.
#[tokio::test]
async fn where_whatsapp_wants_fewer_calls_there_are_none_and_nothing_is_repeated() {
    let scene = Scene::new().await;
    let busy = json!({"error": {"message": "(#130429) Rate limit hit", "code": 130_429}});
    scene.graph.answers("messages", 400, busy.to_string());
    scene.read().await;
    scene.world.customer_says(INES, "Are you there?").await;
    scene.read().await;
    scene.types().await;
    assert_eq!(scene.told().len(), 1);
}

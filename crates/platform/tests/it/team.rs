//! Joining, roles, leaving, and what whoever looks on may not do.

use serde_json::{Value, json};
use twinline_core::ids::PersonId;
use twinline_store::Role;
use uuid::Uuid;

use crate::live::Live;
use crate::world::{Browser, Got, PASSWORD, World};

const INES: &str = "447700900142";
const OWNER: PersonId = PersonId(Uuid::from_u128(31));
const VIEWER: PersonId = PersonId(Uuid::from_u128(32));

/// What whoever only looks on may alter, and what is for whoever is not signed in. Whatever comes new must be refused to
/// them, or be named here.
const FOR_EVERYBODY: [&str; 29] = [
    "post /session",
    "delete /session",
    "post /setup",
    "post /join",
    "post /join/look",
    "post /bots/turns/{token}/reply",
    "post /bots/turns/{token}/typing",
    "post /join/reset",
    "post /session/passkey",
    "post /session/passkey/begin",
    "put /me/authenticator",
    "post /me/authenticator",
    "post /me/authenticator/remove",
    "post /me/recovery-codes",
    "post /me/passkeys",
    "post /me/passkeys/begin",
    "delete /me/passkeys/{id}",
    "put /me/profile",
    "put /me/password",
    "put /me/away",
    "put /me/language",
    "put /me/notices",
    "delete /me/sessions",
    "delete /me/sessions/{id}",
    "put /conversations/{id}/pin",
    "delete /conversations/{id}/pin",
    "post /conversations/{id}/mentions/read",
    "put /views/{id}",
    "delete /views/{id}",
];

fn cookie(answer: &Got) -> String {
    let header = answer.headers["set-cookie"].to_str().unwrap();
    header.split(';').next().unwrap().to_owned()
}

async fn owner(world: &World) -> Browser {
    world.person(OWNER, "Aurora Neri", Role::Owner).await;
    world.signed_in(OWNER).await
}

/// Makes a link, and says its token.
async fn link(browser: &Browser, role: &str) -> String {
    let made = browser.post("/invitations", &json!({"role": role})).await;
    assert_eq!(made.status, 200, "{:?}", made.body);
    let link = made.text("/link");
    link.split_once("/join#token=").unwrap().1.to_owned()
}

fn joins(token: &str, email: &str) -> Value {
    json!({"token": token, "name": " Rui  Costa ", "email": email, "password": PASSWORD})
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_with_its_role() {
    let world = World::new().await;
    let aurora = owner(&world).await;
    let joel = world.signed_in(world.joel).await;
    for refused in [
        joel.get("/invitations").await,
        joel.post("/invitations", &json!({"role": "viewer"})).await,
    ] {
        assert_eq!(refused.problem(), (403, "not_allowed"));
    }
    let token = link(&aurora, "agent").await;
    let mut rui = world.browser();
    let look = rui.post("/join/look", &json!({"token": token})).await;
    assert_eq!(
        (
            look.text("/workspace"),
            look.text("/role"),
            look.text("/by/name")
        ),
        ("Forno Aurora".into(), "agent".into(), "Aurora Neri".into())
    );
    let taken = rui.post("/join", &joins(&token, "Marta@example.com")).await;
    assert_eq!(taken.problem(), (409, "already_exists"));
    assert_eq!(taken.text("/errors/0/field"), "email");
    let nobody = json!({"token": token, "name": " ", "email": "rui", "password": "short"});
    let wrong = rui.post("/join", &nobody).await;
    let fields: Vec<&Value> = wrong.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["field"])
        .collect();
    assert_eq!(fields, ["name", "email", "password"]);
    let joined = rui.post("/join", &joins(&token, "rui@example.com")).await;
    assert_eq!(
        (
            joined.status,
            joined.text("/role"),
            joined.text("/person/name")
        ),
        (200, "agent".into(), "Rui Costa".into())
    );
    rui.cookie = cookie(&joined);
    assert_eq!(rui.get("/me").await.status, 200);
    for over in [
        rui.post("/join", &joins(&token, "two@example.com")).await,
        rui.post("/join/look", &json!({"token": token})).await,
    ] {
        assert_eq!(over.problem(), (401, "invitation_over"));
    }

    // Taken back before anybody used it.
    let token = link(&aurora, "owner").await;
    let open = aurora.get("/invitations").await;
    let id = open.text("/items/0/id");
    assert_eq!(open.body["items"].as_array().unwrap().len(), 1);
    assert_eq!(
        aurora.delete(&format!("/invitations/{id}")).await.status,
        204
    );
    assert_eq!(
        aurora.delete(&format!("/invitations/{id}")).await.status,
        404
    );
    let over = rui.post("/join", &joins(&token, "two@example.com")).await;
    assert_eq!(over.problem(), (401, "invitation_over"));
}

#[tokio::test]
async fn whoever_leaves_is_signed_out_and_no_customer_waits_for_them() {
    let world = World::new().await;
    let aurora = owner(&world).await;
    let marta = world.signed_in(world.marta).await;
    world.customer_says(INES, "Hello").await;
    let path = format!("/conversations/{}", world.conversation(INES));
    let hers = json!({"person_id": world.marta.0});
    assert_eq!(
        marta.post(&format!("{path}/assignee"), &hers).await.status,
        200
    );
    let her = format!("/people/{}", world.marta);

    let joel = world.signed_in(world.joel).await;
    assert_eq!(joel.delete(&her).await.problem(), (403, "not_allowed"));
    let gone = aurora.delete(&her).await;
    assert_eq!(gone.body, json!({"released": 1, "kept": 0}));
    assert_eq!(
        aurora.delete(&her).await.body,
        json!({"released": 0, "kept": 0})
    );
    assert_eq!(aurora.get(&path).await.body["assignee"], Value::Null);
    assert_eq!(marta.get("/me").await.problem(), (401, "not_signed_in"));
    let sign_in = json!({"email": "marta@example.com", "password": PASSWORD});
    let refused = world.browser().post("/session", &sign_in).await;
    assert_eq!(refused.problem(), (401, "sign_in_failed"));
    let back = aurora.post(&format!("{path}/assignee"), &hers).await;
    assert_eq!(
        back.problem(),
        (422, "unacceptable"),
        "nothing is given to them"
    );
    let names = async || {
        let team = aurora.get("/people").await;
        team.body["items"].as_array().unwrap().len()
    };
    assert_eq!(names().await, 2);

    assert_eq!(
        aurora
            .post(&format!("{her}/restore"), &json!({}))
            .await
            .status,
        204
    );
    assert_eq!(names().await, 3);
    assert_eq!(world.browser().post("/session", &sign_in).await.status, 200);
}

#[tokio::test]
async fn roles_are_given_by_those_who_may_and_somebody_always_owns_the_workspace() {
    let world = World::new().await;
    let aurora = owner(&world).await;
    let role = |id: PersonId| format!("/people/{id}/role");
    let give = |role: &str| json!({"role": role});
    assert_eq!(
        aurora.put(&role(world.joel), &give("admin")).await.status,
        204
    );
    let joel = world.signed_in(world.joel).await;
    assert_eq!(joel.get("/me").await.text("/role"), "admin");
    assert_eq!(
        joel.put(&role(world.marta), &give("viewer")).await.status,
        204
    );
    for refused in [
        joel.put(&role(world.marta), &give("owner")).await,
        joel.put(&role(OWNER), &give("agent")).await,
        joel.delete(&format!("/people/{OWNER}")).await,
        joel.post("/invitations", &give("owner")).await,
    ] {
        assert_eq!(refused.problem(), (403, "not_allowed"));
    }
    for held in [
        aurora.put(&role(OWNER), &give("agent")).await,
        aurora.delete(&format!("/people/{OWNER}")).await,
    ] {
        assert_eq!(held.problem(), (409, "team_held"));
    }
    let nobody = PersonId(Uuid::from_u128(99));
    assert_eq!(aurora.put(&role(nobody), &give("agent")).await.status, 404);
    // Who may alter the team sees what it takes to do so.
    let team = joel.get("/people").await;
    assert_eq!(team.text("/items/0/email"), "aurora@example.com");
    let marta = world.signed_in(world.marta).await;
    let team = marta.get("/people").await;
    assert_eq!(team.body["items"][0]["email"], Value::Null);
}

#[tokio::test]
async fn whoever_looks_on_alters_nothing() {
    let world = World::new().await;
    world.person(VIEWER, "Vera Luz", Role::Viewer).await;
    world.customer_says(INES, "Hello").await;
    let vera = world.signed_in(VIEWER).await;
    let conversation = world.conversation(INES).to_string();
    let read = vera
        .get(&format!("/conversations/{conversation}/messages"))
        .await;
    assert_eq!(read.status, 200);

    let api = serde_json::to_value(twinline_platform::router::openapi()).unwrap();
    let mut tried = 0;
    for (path, methods) in api["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let name = format!("{method} {}", path.trim_start_matches("/api/v1"));
            if method == "get" || FOR_EVERYBODY.contains(&name.as_str()) {
                continue;
            }
            let (_, route) = name.split_once(' ').unwrap();
            let parts = route.split('/').map(|part| match part {
                "{id}" => conversation.as_str(),
                part if part.starts_with('{') => "00000000-0000-0000-0000-000000000001",
                part => part,
            });
            let address = parts.collect::<Vec<_>>().join("/");
            let refused = match method.as_str() {
                "post" => vera.post(&address, &json!({})).await,
                "patch" => vera.patch(&address, &json!({})).await,
                "put" => vera.put(&address, &json!({})).await,
                "delete" => vera.delete(&address).await,
                other => panic!("{other}"),
            };
            assert_eq!(refused.problem(), (403, "not_allowed"), "{name}");
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
    let known = api["paths"].as_object().unwrap();
    for name in FOR_EVERYBODY {
        let (method, path) = name.split_once(' ').unwrap();
        assert!(
            known
                .iter()
                .any(|(at, methods)| at.ends_with(path) && methods.get(method).is_some()),
            "{name} is no route"
        );
    }
    assert_eq!(
        vera.put(&format!("/conversations/{conversation}/pin"), &json!({}))
            .await
            .status
            / 100,
        2
    );
}

#[tokio::test]
async fn sessions_are_seen_and_ended_one_by_one_and_all_at_once() {
    let world = World::new().await;
    let [here, there, third] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.marta).await,
        world.signed_in(world.marta).await,
    ];
    let joel = world.signed_in(world.joel).await;
    let open = here.get("/me/sessions").await;
    let items = open.body["items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    let other = there.get("/me/sessions").await.body;
    let this = other["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["is_this"] == true);
    let id = this.unwrap()["id"].as_str().unwrap().to_owned();
    let one = format!("/me/sessions/{id}");
    assert_eq!(joel.delete(&one).await.status, 404, "it is not theirs");
    assert_eq!(here.delete(&one).await.status, 204);
    assert_eq!(here.delete(&one).await.status, 404);
    assert_eq!(there.get("/me").await.status, 401);
    assert_eq!(third.get("/me").await.status, 200);
    assert_eq!(here.delete("/me/sessions").await.status, 204);
    assert_eq!(third.get("/me").await.status, 401);
    assert_eq!(here.get("/me").await.status, 200);
}

#[tokio::test]
async fn another_password_ends_the_other_sessions_and_asks_for_the_old_one() {
    let world = World::new().await;
    let [here, there] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.marta).await,
    ];
    let set = |old: &str, new: &str| json!({"password": old, "new_password": new});
    let short = here.put("/me/password", &set(PASSWORD, "short")).await;
    assert_eq!(short.text("/errors/0/field"), "new_password");
    let wrong = here
        .put("/me/password", &set("wrong", "another horse battery"))
        .await;
    assert_eq!(
        (wrong.status, wrong.text("/errors/0/field")),
        (422, "password".into())
    );
    let done = here
        .put("/me/password", &set(PASSWORD, "another horse battery"))
        .await;
    assert_eq!(done.status, 204);
    assert_eq!(there.get("/me").await.status, 401);
    assert_eq!(here.get("/me").await.status, 200);
    let sign_in = |password: &str| json!({"email": "marta@example.com", "password": password});
    let browser = world.browser();
    assert_eq!(
        browser.post("/session", &sign_in(PASSWORD)).await.status,
        401
    );
    let right = sign_in("another horse battery");
    assert_eq!(browser.post("/session", &right).await.status, 200);

    let profile = |name: &str, email: &str, password: Option<&str>| json!({"name": name, "email": email, "password": password});
    let named = here
        .put(
            "/me/profile",
            &profile("Marta P.", "marta@example.com", None),
        )
        .await;
    assert_eq!(
        (named.status, named.text("/person/name")),
        (200, "Marta P.".into())
    );
    let moved = profile("Marta P.", "joel@example.com", None);
    let asked = here.put("/me/profile", &moved).await;
    assert_eq!(asked.text("/errors/0/field"), "password");
    let taken = profile(
        "Marta P.",
        "Joel@example.com",
        Some("another horse battery"),
    );
    assert_eq!(
        here.put("/me/profile", &taken).await.problem(),
        (409, "already_exists")
    );
    let free = profile("Marta P.", "mp@example.com", Some("another horse battery"));
    assert_eq!(
        here.put("/me/profile", &free).await.text("/email"),
        "mp@example.com"
    );

    assert_eq!(
        here.put("/me/away", &json!({"away": true})).await.status,
        204
    );
    let team = here.get("/people").await;
    assert!(team.body["items"][1]["away_since"].is_number());
    assert_eq!(
        here.put("/me/away", &json!({"away": false})).await.status,
        204
    );
    assert_eq!(here.get("/me").await.body["away_since"], Value::Null);

    assert_eq!(here.get("/me").await.body["language"], Value::Null);
    let arabic = here.put("/me/language", &json!({"language": "ar"})).await;
    assert_eq!(arabic.status, 204);
    assert_eq!(here.get("/me").await.body["language"], "ar");
    let none = here.put("/me/language", &json!({"language": "tlh"})).await;
    assert_eq!(none.status, 400);
    assert_eq!(here.get("/me").await.body["language"], "ar");
}

#[tokio::test]
async fn what_somebody_is_told_of_is_kept_and_all_their_pages_learn_of_it() {
    let world = World::new().await;
    let [here, there, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let usual = here.get("/me").await.body["notices"].clone();
    assert_eq!(usual["about"], json!(["mine", "unassigned"]));
    let view = "00000000-0000-0000-0000-000000000009";
    let wish = json!({
        "about": ["all", view], "mentions": false, "sound": false, "desktop": true,
        "quiet": {"from": "22:00", "to": "07:30"},
    });
    let mut live = Live::open(&there, "").await;
    assert_eq!(here.put("/me/notices", &wish).await.body, wish);
    live.until("me_moved").await;
    assert_eq!(there.get("/me").await.body["notices"], wish);
    assert_eq!(joel.get("/me").await.body["notices"], usual);

    for (wrong, field) in [
        (json!({"about": ["everything"], "quiet": null}), "about"),
        (
            json!({"about": [], "quiet": {"from": "7pm", "to": "08:00"}}),
            "quiet",
        ),
        (
            json!({"about": [], "quiet": {"from": "07:00", "to": "07:00"}}),
            "quiet",
        ),
    ] {
        let mut all = wish.clone();
        for (name, value) in wrong.as_object().unwrap() {
            all[name] = value.clone();
        }
        let refused = here.put("/me/notices", &all).await;
        let told = (refused.status, refused.text("/errors/0/field"));
        assert_eq!(told, (422, field.to_owned()), "{wrong}");
    }
    assert_eq!(here.get("/me").await.body["notices"], wish);
}

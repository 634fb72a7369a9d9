//! Signing in and out, the pause, the CSRF guard, first run, and roles.

use serde_json::json;
use twinline_platform::limits::SIGN_IN_FAILURES_MAX;
use twinline_platform::sign_in::new_setup_token;
use twinline_store::Role;
use uuid::Uuid;

use crate::world::{PASSWORD, START, World, got};

#[tokio::test]
async fn a_right_password_opens_a_session_and_signing_out_ends_it() {
    let world = World::new().await;
    let mut browser = world.browser();
    assert_eq!(browser.get("/me").await.problem(), (401, "not_signed_in"));
    let body = json!({ "email": "MARTA@example.com", "password": PASSWORD });
    let signed_in = browser.post("/session", &body).await;
    assert_eq!(signed_in.status, 200, "{:?}", signed_in.body);
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap().to_owned();
    for part in ["twinline_session=", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Secure"),
        "plain HTTP on loopback: {cookie}"
    );
    browser.cookie = cookie.split(';').next().unwrap().to_owned();
    let me = browser.get("/me").await;
    assert_eq!(me.text("/person/name"), "Marta Pires");
    assert_eq!(me.text("/person/initials"), "MP");
    assert_eq!(me.text("/role"), "agent");
    assert_eq!(me.body["now"], START);
    assert_eq!(me.headers["cache-control"], "no-store");
    assert_eq!(browser.delete("/session").await.status, 204);
    assert_eq!(browser.get("/me").await.problem(), (401, "not_signed_in"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_are_answered_alike_and_then_with_a_pause() {
    let world = World::new().await;
    let browser = world.browser();
    let wrong = |email: &'static str| json!({ "email": email, "password": "wrong" });
    let known = browser.post("/session", &wrong("marta@example.com")).await;
    let mut unknown = browser.post("/session", &wrong("nobody@example.com")).await;
    assert_eq!(known.problem(), (401, "sign_in_failed"));
    unknown.body["request_id"] = known.body["request_id"].clone();
    assert_eq!(known.body, unknown.body);
    for _ in 1..SIGN_IN_FAILURES_MAX {
        let again = browser.post("/session", &wrong("marta@example.com")).await;
        assert_eq!(again.status, 401);
    }
    let right = json!({ "email": "marta@example.com", "password": PASSWORD });
    assert_eq!(
        browser.post("/session", &right).await.problem(),
        (429, "too_many_attempts")
    );
    // Somebody else at the same address is not held up.
    let other = json!({ "email": "joel@example.com", "password": PASSWORD });
    assert_eq!(browser.post("/session", &other).await.status, 200);
}

#[tokio::test]
async fn a_foreign_page_can_alter_nothing() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let post = |headers: &[(&'static str, &'static str)]| {
        let url = marta.url("/api/v1/session");
        let mut request = reqwest::Client::new()
            .delete(url)
            .header("cookie", &marta.cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        got(request)
    };
    assert_eq!(post(&[]).await.problem(), (403, "foreign_request"));
    let foreign = [("x-twinline", "1"), ("origin", "https://evil.example")];
    assert_eq!(post(&foreign).await.problem(), (403, "foreign_request"));
    let cross = [("x-twinline", "1"), ("sec-fetch-site", "cross-site")];
    assert_eq!(post(&cross).await.problem(), (403, "foreign_request"));
    assert_eq!(
        marta.get("/me").await.status,
        200,
        "the session still stands"
    );
}

#[tokio::test]
async fn a_setup_link_makes_one_owner_and_no_second() {
    let world = World::new().await;
    let mut browser = world.browser();
    let token = new_setup_token(&world.app.store, world.app.workspace)
        .await
        .unwrap();
    let setup = |token: &str, password: &str| json!({ "token": token, "name": "Aurora Neri", "email": "aurora@example.com", "password": password });
    let short = browser.post("/setup", &setup(&token, "short")).await;
    assert_eq!(short.problem(), (422, "unacceptable"));
    assert_eq!(short.text("/errors/0/field"), "password");
    assert_eq!(
        browser
            .post("/setup", &setup("nonsense", PASSWORD))
            .await
            .problem(),
        (401, "setup_link_used")
    );
    let made = browser.post("/setup", &setup(&token, PASSWORD)).await;
    assert_eq!((made.status, made.text("/role")), (200, "owner".to_owned()));
    browser.cookie = made.headers["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(browser.get("/me").await.text("/person/name"), "Aurora Neri");
    let again = browser.post("/setup", &setup(&token, PASSWORD)).await;
    assert_eq!(again.problem(), (401, "setup_link_used"));
}

#[tokio::test]
async fn what_a_role_does_not_allow_is_refused() {
    let world = World::new().await;
    let agent = world.signed_in(world.marta).await;
    let supervisor = world.signed_in(world.joel).await;
    for path in ["/unreadables", "/health/summary"] {
        assert_eq!(
            agent.get(path).await.problem(),
            (403, "not_allowed"),
            "{path}"
        );
        assert_eq!(supervisor.get(path).await.status, 200, "{path}");
    }
    let connect = json!({ "code": "c", "waba_id": "1" });
    let refused = supervisor.post("/numbers/connect", &connect).await;
    assert_eq!(refused.problem(), (403, "not_allowed"));
}

#[tokio::test]
async fn the_team_comes_in_pages_that_join() {
    let world = World::new().await;
    world
        .person(
            twinline_core::ids::PersonId(Uuid::from_u128(23)),
            "Ana Reis",
            Role::Owner,
        )
        .await;
    let marta = world.signed_in(world.marta).await;
    let first = marta.get("/people?limit=2").await;
    let rest = marta
        .get(&format!(
            "/people?limit=2&cursor={}",
            first.text("/next_cursor")
        ))
        .await;
    let names: Vec<String> = [&first, &rest]
        .iter()
        .flat_map(|page| page.body["items"].as_array().unwrap())
        .map(|person| {
            format!(
                "{} {}",
                person["name"].as_str().unwrap(),
                person["role"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            "Ana Reis owner",
            "Joel Adeyemi supervisor",
            "Marta Pires agent"
        ]
    );
    assert!(rest.body["next_cursor"].is_null());
    assert_eq!(
        marta.get("/bots").await.text("/items/0/name"),
        "Order helper"
    );
}

#[tokio::test]
async fn when_too_many_wait_to_be_checked_the_next_is_told_to_come_back() {
    let world = World::new().await;
    let browser = world.browser();
    let sign_in = json!({ "email": "marta@example.com", "password": PASSWORD });
    let all = world.app.password_queue.available_permits();
    let held = world
        .app
        .password_queue
        .try_acquire_many(u32::try_from(all).unwrap())
        .unwrap();
    for _ in 0..2 * SIGN_IN_FAILURES_MAX {
        let busy = browser.post("/session", &sign_in).await;
        assert_eq!(busy.problem(), (429, "too_many_attempts"));
    }
    drop(held);
    let let_in = browser.post("/session", &sign_in).await;
    assert_eq!(let_in.status, 200, "what was not checked does not count");
}

//! Authenticator apps, recovery codes, links for another password, and what passkeys are refused for.

use serde_json::{Value, json};
use totp_rs::{Builder, Secret};
use twinline_core::ids::PersonId;
use twinline_platform::limits::SIGN_IN_FAILURES_MAX;
use twinline_store::Role;
use uuid::Uuid;

use crate::world::{Browser, Got, PASSWORD, World};

const OWNER: PersonId = PersonId(Uuid::from_u128(31));

/// What an app with this secret shows, so many steps from now.
fn shown(secret: &str, steps: i64) -> String {
    let now = u64::try_from(twinline_platform::clock::wall_ms() / 1000).unwrap();
    let builder = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap());
    let totp = builder.with_account_name("x").build().unwrap();
    let at = now.checked_add_signed(steps * 30).unwrap();
    totp.generate(at).to_string()
}

fn sign_in(code: Option<&str>) -> Value {
    json!({"email": "marta@example.com", "password": PASSWORD, "code": code})
}

/// Marta turns an app on; its secret and the recovery codes.
async fn with_app(marta: &Browser) -> (String, Vec<String>) {
    let sure = json!({"password": PASSWORD});
    let begun = marta.post("/me/authenticator", &sure).await;
    assert_eq!(begun.status, 200, "{:?}", begun.body);
    let secret = begun.text("/secret");
    let code = json!({"code": shown(&secret, -1)});
    let confirmed = marta.put("/me/authenticator", &code).await;
    assert_eq!(confirmed.status, 200, "{:?}", confirmed.body);
    let codes = confirmed.body["codes"].as_array().unwrap();
    let codes = codes.iter().map(|code| code.as_str().unwrap().to_owned());
    (secret, codes.collect())
}

#[tokio::test]
async fn an_app_is_asked_for_once_its_first_code_was_told_and_each_code_counts_once() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let wrong = json!({"password": "not this one, no"});
    let refused = marta.post("/me/authenticator", &wrong).await;
    assert_eq!(refused.text("/errors/0/field"), "password");
    let begun = marta
        .post("/me/authenticator", &json!({"password": PASSWORD}))
        .await;
    assert!(begun.text("/address").starts_with("otpauth://totp/"));
    let browser = world.browser();
    // Begun is not in use: nobody is shut out by closing the window.
    assert_eq!(browser.post("/session", &sign_in(None)).await.status, 200);
    let bad = marta
        .put("/me/authenticator", &json!({"code": "000000"}))
        .await;
    assert_eq!(bad.text("/errors/0/field"), "code");
    let (secret, codes) = with_app(&marta).await;
    assert_eq!(codes.len(), 10);
    let again = marta
        .post("/me/authenticator", &json!({"password": PASSWORD}))
        .await;
    assert_eq!(again.problem(), (409, "already_exists"));

    let asked = browser.post("/session", &sign_in(None)).await;
    assert_eq!(asked.problem(), (401, "second_factor_needed"));
    let first = browser
        .post("/session", &sign_in(Some(&shown(&secret, -1))))
        .await;
    assert_eq!(
        first.problem(),
        (401, "second_factor_wrong"),
        "it was told already"
    );
    let code = shown(&secret, 0);
    let signed_in = browser.post("/session", &sign_in(Some(&code))).await;
    assert_eq!(signed_in.status, 200, "{:?}", signed_in.body);
    let replayed = browser.post("/session", &sign_in(Some(&code))).await;
    assert_eq!(replayed.problem(), (401, "second_factor_wrong"));
    let recovered = browser
        .post("/session", &sign_in(Some(&codes[3].to_uppercase())))
        .await;
    assert_eq!(recovered.status, 200);
    let replayed = browser.post("/session", &sign_in(Some(&codes[3]))).await;
    assert_eq!(replayed.problem(), (401, "second_factor_wrong"));
    let factors = marta.get("/me/factors").await;
    assert_eq!(factors.number("/recovery_codes_left"), 9);
    assert!(factors.body["authenticator_since"].is_number());
    assert_eq!(
        factors.body["passkeys_possible"], false,
        "the address has no name"
    );

    let renewed = marta
        .post("/me/recovery-codes", &json!({"password": PASSWORD}))
        .await;
    assert_eq!(renewed.body["codes"].as_array().unwrap().len(), 10);
    let old = browser.post("/session", &sign_in(Some(&codes[4]))).await;
    assert_eq!(old.problem(), (401, "second_factor_wrong"));
    let off = marta
        .post("/me/authenticator/remove", &json!({"password": PASSWORD}))
        .await;
    assert_eq!(off.status, 204);
    assert_eq!(browser.post("/session", &sign_in(None)).await.status, 200);
}

#[tokio::test]
async fn whoever_guesses_codes_is_held_up_and_a_right_password_changes_nothing_about_it() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let (secret, _) = with_app(&marta).await;
    let browser = world.browser();
    for _ in 0..SIGN_IN_FAILURES_MAX {
        let wrong = browser.post("/session", &sign_in(Some("123 456"))).await;
        assert_eq!(wrong.problem(), (401, "second_factor_wrong"));
        let asked = browser.post("/session", &sign_in(None)).await;
        assert_eq!(asked.problem(), (401, "second_factor_needed"));
    }
    let code = shown(&secret, 0);
    let held = browser.post("/session", &sign_in(Some(&code))).await;
    assert_eq!(held.problem(), (429, "too_many_attempts"));
}

fn cookie(answer: &Got) -> String {
    let header = answer.headers["set-cookie"].to_str().unwrap();
    header.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_sets_another_password_turns_the_app_off_and_ends_every_session() {
    let world = World::new().await;
    world.person(OWNER, "Aurora Neri", Role::Owner).await;
    let aurora = world.signed_in(OWNER).await;
    let marta = world.signed_in(world.marta).await;
    let joel = world.signed_in(world.joel).await;
    with_app(&marta).await;
    let hers = format!("/people/{}/reset", world.marta);
    assert_eq!(
        joel.post(&hers, &json!({})).await.problem(),
        (403, "not_allowed")
    );
    let made = aurora.post(&hers, &json!({})).await;
    let link = made.text("/link");
    let token = link.split_once("/join#token=").unwrap().1;
    assert_eq!(
        marta.get("/me").await.status,
        200,
        "nothing alters until it is used"
    );
    let open = aurora.get("/invitations").await;
    assert_eq!(open.text("/items/0/resets/name"), "Marta Pires");

    let mut browser = world.browser();
    let look = browser.post("/join/look", &json!({"token": token})).await;
    assert_eq!(look.text("/resets/name"), "Marta Pires");
    let new = json!({"token": token, "name": "X", "email": "x@example.com", "password": PASSWORD});
    assert_eq!(
        browser.post("/join", &new).await.problem(),
        (401, "invitation_over")
    );
    let short = browser
        .post("/join/reset", &json!({"token": token, "password": "short"}))
        .await;
    assert_eq!(short.text("/errors/0/field"), "password");
    let reset = json!({"token": token, "password": "another horse battery"});
    let done = browser.post("/join/reset", &reset).await;
    assert_eq!(
        (done.status, done.text("/person/name")),
        (200, "Marta Pires".into())
    );
    browser.cookie = cookie(&done);
    assert_eq!(browser.get("/me").await.status, 200);
    assert_eq!(marta.get("/me").await.status, 401);
    let again = browser.post("/join/reset", &reset).await;
    assert_eq!(again.problem(), (401, "invitation_over"));
    let right = json!({"email": "marta@example.com", "password": "another horse battery"});
    assert_eq!(world.browser().post("/session", &right).await.status, 200);
    assert_eq!(
        world
            .browser()
            .post("/session", &sign_in(None))
            .await
            .status,
        401
    );
}

#[tokio::test]
async fn a_passkey_that_nobody_has_opens_nothing() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let browser = world.browser();
    let begun = browser.post("/session/passkey/begin", &json!({})).await;
    assert_eq!(
        begun.problem(),
        (422, "unacceptable"),
        "the address has no name"
    );
    assert!(begun.text("/detail").contains("address with a name"));
    let answer = json!({"ceremony_id": Uuid::from_u128(1), "credential": {}});
    let refused = browser.post("/session/passkey", &answer).await;
    assert_eq!(refused.problem(), (422, "passkey_refused"));
    let made = json!({"ceremony_id": Uuid::from_u128(1), "name": "Laptop", "credential": {}});
    let refused = marta.post("/me/passkeys", &made).await;
    assert_eq!(refused.problem(), (422, "passkey_refused"));
    let unknown = format!("/me/passkeys/{}", Uuid::from_u128(1));
    assert_eq!(marta.delete(&unknown).await.status, 404);
}

//! A send reaches the customer once, whatever happens to the call.

use serde_json::json;
use twinline_core::send::SendState;
use twinline_core::ticks::Rung;
use twinline_platform::connect::TOKEN;
use twinline_platform::templates;
use twinline_sandbox::{BUSINESS, Faults};

use crate::house::{House, SECOND, eventually};

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_reaches_customer_and_business_app_and_its_ticks_come_back() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900802");
    house.customer_says(&mut ana, "Is the rye in?").await;
    house.marta_says(&ana, "It is, until six").await;
    eventually("it is on her phone", async || {
        house
            .on_phone(&ana.phone, BUSINESS)
            .contains_key("It is, until six")
    })
    .await;
    house.sandbox.open_chat(&ana.phone, BUSINESS).unwrap();
    eventually("the inbox shows that it was read", async || {
        house.sandbox.advance(SECOND);
        let rows = house.rows(ana.conversation).await;
        rows.last()
            .unwrap()
            .message
            .ticks
            .top()
            .is_some_and(|(rung, _)| rung == Rung::Read)
    })
    .await;
    assert!(
        house
            .on_phone(BUSINESS, &ana.phone)
            .contains_key("It is, until six"),
        "the Business App shows it, too"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_unknown_then_settled_by_its_status_and_never_sent_twice() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900803");
    house.customer_says(&mut ana, "Is the rye in?").await;
    house.sandbox.set_faults(Faults {
        timeout_after_accept_next: 1,
        ..Faults::none()
    });
    let send = house.marta_says(&ana, "It is").await;
    eventually("its status settles it", async || {
        house.sandbox.advance(SECOND);
        house.state_of(ana.conversation, send).await == Some(SendState::Settled)
    })
    .await;
    assert_eq!(house.on_phone(&ana.phone, BUSINESS)["It is"], 1);
    assert_eq!(house.in_inbox(ana.conversation).await["It is"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_throttled_send_goes_later_and_once() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900804");
    house.customer_says(&mut ana, "Is the rye in?").await;
    house.sandbox.set_faults(Faults {
        throttle_next: 2,
        ..Faults::none()
    });
    let send = house.marta_says(&ana, "It is").await;
    eventually("it is throttled", async || {
        house.state_of(ana.conversation, send).await == Some(SendState::Throttled)
    })
    .await;
    eventually("it arrives", async || {
        house.sandbox.advance(SECOND);
        house.on_phone(&ana.phone, BUSINESS).contains_key("It is")
    })
    .await;
    assert_eq!(house.on_phone(&ana.phone, BUSINESS)["It is"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_leaves_the_send_unknown_and_nobody_repeats_it() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900805");
    house.customer_says(&mut ana, "Is the rye in?").await;
    house.sandbox.set_faults(Faults {
        answer_500_next: 1,
        ..Faults::none()
    });
    let send = house.marta_says(&ana, "It is").await;
    let done = [SendState::Unknown, SendState::Throttled, SendState::Refused];
    eventually("the outcome is written down", async || {
        house
            .state_of(ana.conversation, send)
            .await
            .is_some_and(|state| done.contains(&state))
    })
    .await;
    assert_eq!(
        house.state_of(ana.conversation, send).await,
        Some(SendState::Unknown)
    );
    house.sandbox.advance(600 * SECOND);
    eventually("all is quiet", async || house.quiet().await).await;
    assert_eq!(
        house.state_of(ana.conversation, send).await,
        Some(SendState::Unknown)
    );
    assert!(!house.on_phone(&ana.phone, BUSINESS).contains_key("It is"));
}

/// What the account approved is known here, and WhatsApp takes what was found to fit.
#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_checked_against_what_its_account_approved() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900806");
    house.customer_says(&mut ana, "Is the rye in?").await;
    let line = house.app.store.line(house.line).await.unwrap().unwrap();
    let token = house.app.store.secret(&house.line.to_string(), TOKEN).await;
    let token = token.unwrap().unwrap();
    let made = json!({"name": "loaf_ready", "language": "en_US", "category": "UTILITY", "components": [
        {"type": "BODY", "text": "Your order {{1}} is ready.", "example": {"body_text": [["2187"]]}}]});
    let graph = &house.app.config.graph_url;
    let post = reqwest::Client::new().post(format!("{graph}/{}/message_templates", line.account));
    let answer = post.bearer_auth(token).json(&made).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let said = |words: &[&str]| {
        let parameters = words
            .iter()
            .map(|word| json!({"type": "text", "text": word}));
        let parameters: Vec<_> = parameters.collect();
        let said = json!({"type": "template", "template": {"name": "loaf_ready",
            "language": {"code": "en_US"}, "components": [{"type": "body", "parameters": parameters}]}});
        house.app.channel.draft(&said, None).unwrap()
    };
    eventually("it is approved and known", async || {
        house.sandbox.advance(SECOND);
        templates::learn(&house.app, &line).await.unwrap();
        let checked = templates::checked(&house.app, line.id, said(&[])).await;
        let unfits = checked.unwrap().err().unwrap_or_default();
        (unfits.first()).is_some_and(|unfit| unfit.remedy == "Add {{1}}.")
    })
    .await;
    let checked = templates::checked(&house.app, line.id, said(&["2187"])).await;
    let fits = checked.unwrap().unwrap();
    assert_eq!(fits.text(), Some("Your order 2187 is ready."));
    house.marta_sends(&ana, fits).await;
    eventually("it is on her phone", async || {
        let shown = house.on_phone(&ana.phone, BUSINESS);
        shown.contains_key("Your order 2187 is ready.")
    })
    .await;
    let told = templates::learn(&house.app, &line).await;
    assert_eq!(told, Ok(0), "what is known is not told again");
}

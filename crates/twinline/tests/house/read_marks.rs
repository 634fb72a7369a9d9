//! What a customer sees of somebody reading: blue ticks once a person has opened their words, and none where the number's rules
//! keep that to themselves.

use reqwest::Method;
use serde_json::json;
use twinline_sandbox::{BUSINESS, Ticks};
use twinline_store::Role;

use crate::house::{Customer, House, SECOND, eventually};

fn ticks(house: &House, customer: &Customer, text: &str) -> Option<Ticks> {
    let shown = house.sandbox.messages(&customer.phone, BUSINESS).unwrap();
    let said = shown.iter().find(|said| said.text.as_deref() == Some(text));
    said.and_then(|said| said.state)
}

#[tokio::test(flavor = "multi_thread")]
async fn her_ticks_turn_blue_when_somebody_opens_her_words_unless_the_rules_say_no() {
    let house = House::new().await;
    let joel = house.signed_in("Joel Adeyemi", Role::Supervisor).await;
    let mut ana = house.customer("Ana Sousa", "447700900841");
    let opens = async |customer: &Customer| {
        let newest = house.rows(customer.conversation).await.remove(0).message.id;
        let path = format!("/conversations/{}/read", customer.conversation);
        joel.call(Method::POST, &path, json!({"up_to": newest.0}))
            .await;
    };
    house.customer_says(&mut ana, "Do you have rye?").await;
    house.sandbox.advance(30 * SECOND);
    assert_eq!(
        ticks(&house, &ana, "Do you have rye?"),
        Some(Ticks::Delivered),
        "that we have it says nothing of anybody reading it"
    );
    opens(&ana).await;
    eventually("her ticks are blue", async || {
        ticks(&house, &ana, "Do you have rye?") == Some(Ticks::Read)
    })
    .await;

    let rules = format!("/numbers/{}/rules", house.line);
    let told = joel.get(&rules).await;
    let mut wish = told["rules"].clone();
    wish["marks_read"] = json!(false);
    let wish = json!({"version": told["version"], "rules": wish});
    joel.call(Method::PUT, &rules, wish).await;
    house.customer_says(&mut ana, "Or spelt?").await;
    opens(&ana).await;
    // What was to be told is told by then.
    twinline_platform::signals::round(&house.app).await;
    house.sandbox.advance(30 * SECOND);
    assert_eq!(ticks(&house, &ana, "Or spelt?"), Some(Ticks::Delivered));
}

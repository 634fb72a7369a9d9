//! One POST: signed over the bytes sent, timed, recorded. Only 200 acknowledges.

use super::handshake::elapsed_ms;
use crate::limits;
use crate::switchboard::Fate;
use crate::traffic::{Direction, Exchange, Finished};
use crate::truth::model::Delivery;
use crate::world::World;

/// Makes the POST, twice if the switchboard says so; true if it was acknowledged.
pub(super) async fn post(world: &World, delivery: &Delivery, fate: &Fate) -> bool {
    if fate.lost {
        record_lost(world, delivery);
        return true;
    }
    if let Some(hold_ms) = fate.hold_ms {
        world
            .clock
            .sleep_until(world.clock.now_ms() + hold_ms)
            .await;
    }
    let mut notes = Vec::new();
    if let Some(hold_ms) = fate.hold_ms {
        notes.push(format!("held {} s", hold_ms.div_euclid(1_000)));
    }
    if fate.wrong_signature {
        notes.push("signed with a wrong key".to_owned());
    }
    if delivery.attempts > 0 {
        notes.push(format!("try {}", delivery.attempts + 1));
    }
    let acknowledged = once(world, delivery, fate.wrong_signature, &notes, fate.faulty()).await;
    if fate.twice {
        notes.push("sent twice".to_owned());
        once(world, delivery, false, &notes, true).await;
    }
    acknowledged
}

/// Sends a recorded webhook again, signed afresh, whatever became of it before.
pub(crate) async fn redeliver(world: &World, url: String, body: String, of: u64) -> Exchange {
    let delivery = Delivery {
        id: 0,
        url,
        label: "redelivery".to_owned(),
        summary: format!("exchange {of} again"),
        body,
        first_at: 0,
        attempts: 0,
        next_at: 0,
    };
    let notes = ["sent again by hand".to_owned()];
    send(world, &delivery, false, &notes, false).await.1
}

async fn once(
    world: &World,
    delivery: &Delivery,
    wrong_signature: bool,
    notes: &[String],
    faulty: bool,
) -> bool {
    send(world, delivery, wrong_signature, notes, faulty)
        .await
        .0
}

async fn send(
    world: &World,
    delivery: &Delivery,
    wrong_signature: bool,
    notes: &[String],
    faulty: bool,
) -> (bool, Exchange) {
    let secret = world.look(|truth| truth.app().app_secret);
    let key = if wrong_signature {
        format!("not-{secret}")
    } else {
        secret
    };
    let signature = twinline_wire::signature::sign(key.as_bytes(), delivery.body.as_bytes());
    let headers = [
        ("Content-Type", "application/json"),
        (twinline_wire::signature::HEADER, signature.as_str()),
        ("User-Agent", "facebookexternalua"),
    ];
    let mut request = world
        .http
        .post(&delivery.url)
        .timeout(limits::WEBHOOK_TIMEOUT)
        .body(delivery.body.clone());
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let started = std::time::Instant::now();
    let (status, answer) = match request.send().await {
        Ok(response) => {
            let status = response.status().as_u16();
            (Some(status), response.text().await.unwrap_or_default())
        }
        Err(error) => (None, error.to_string()),
    };
    let acknowledged = status == Some(200);
    let exchange = world.record(Finished {
        direction: Direction::Webhook,
        label: delivery.label.clone(),
        summary: delivery.summary.clone(),
        url: delivery.url.clone(),
        request_headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        request_body: delivery.body.clone(),
        bytes: delivery.body.len(),
        status,
        answer_body: Some(answer),
        duration_ms: Some(elapsed_ms(started)),
        note: (!notes.is_empty()).then(|| notes.join(", ")),
        faulty: faulty || !acknowledged,
        signature_ok: Some(!wrong_signature),
        body: Some(delivery.body.clone()),
    });
    (acknowledged, exchange)
}

fn record_lost(world: &World, delivery: &Delivery) {
    world.record(Finished {
        direction: Direction::Webhook,
        label: delivery.label.clone(),
        summary: delivery.summary.clone(),
        url: delivery.url.clone(),
        request_headers: Vec::new(),
        request_body: delivery.body.clone(),
        bytes: delivery.body.len(),
        status: None,
        answer_body: None,
        duration_ms: None,
        note: Some("lost".to_owned()),
        faulty: true,
        signature_ok: None,
        body: Some(delivery.body.clone()),
    });
}

//! One POST: signed over the bytes sent, timed, recorded. Only 200 acknowledges.

use super::handshake::elapsed_ms;
use crate::outbound::Ask;
use crate::switchboard::Fate;
use crate::traffic::{Again, Direction, Exchange, Finished};
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
    if fate.unheard {
        notes.push("its acknowledgement was lost".to_owned());
    }
    if delivery.attempts > 0 {
        notes.push(format!("try {}", delivery.attempts + 1));
    }
    if delivery.copy {
        notes.push("another app is tried again".to_owned());
    }
    let acknowledged = once(world, delivery, fate.wrong_signature, &notes, fate.faulty()).await;
    if fate.twice {
        notes.push("sent twice".to_owned());
        once(world, delivery, false, &notes, true).await;
    }
    acknowledged && !fate.unheard
}

/// Sends a recorded webhook again, signed afresh, whatever became of it before.
pub(crate) async fn redeliver(world: &World, again: Again, of: u64) -> Exchange {
    let delivery = Delivery {
        id: 0,
        target: again.target,
        label: "redelivery".to_owned(),
        summary: format!("exchange {of} again"),
        body: again.body,
        first_at: 0,
        attempts: 0,
        next_at: 0,
        copy: false,
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
    let secret = world.look(|truth| truth.secret_of(&delivery.target.app_id));
    let key = if wrong_signature {
        format!("not-{secret}")
    } else {
        secret
    };
    let headers = headers(&key, &delivery.body);
    let ask = Ask {
        url: delivery.target.url.clone(),
        headers: headers.clone(),
        body: Some(delivery.body.clone()),
    };
    let started = std::time::Instant::now();
    let (status, answer) = match world.outbound.carry(ask).await {
        Ok(told) => {
            let body = String::from_utf8_lossy(&told.body).into_owned();
            (Some(told.status), body)
        }
        Err(error) => (None, error),
    };
    let acknowledged = status == Some(200);
    let exchange = world.record(Finished {
        direction: Direction::Webhook,
        label: delivery.label.clone(),
        summary: delivery.summary.clone(),
        url: delivery.target.url.clone(),
        request_headers: headers,
        request_body: delivery.body.clone(),
        bytes: delivery.body.len(),
        status,
        answer_body: Some(answer),
        duration_ms: Some(elapsed_ms(started)),
        note: (!notes.is_empty()).then(|| notes.join(", ")),
        faulty: faulty || !acknowledged,
        signature_ok: Some(!wrong_signature),
        again: Some(Again {
            target: delivery.target.clone(),
            body: delivery.body.clone(),
        }),
    });
    (acknowledged, exchange)
}

/// What a POST of this body carries, signed with `key`.
pub(crate) fn headers(key: &str, body: &str) -> Vec<(String, String)> {
    let signature = twinline_wire::signature::sign(key.as_bytes(), body.as_bytes());
    [
        ("Content-Type", "application/json"),
        (twinline_wire::signature::HEADER, signature.as_str()),
        ("User-Agent", "facebookexternalua"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

fn record_lost(world: &World, delivery: &Delivery) {
    world.record(Finished {
        direction: Direction::Webhook,
        label: delivery.label.clone(),
        summary: delivery.summary.clone(),
        url: delivery.target.url.clone(),
        request_headers: Vec::new(),
        request_body: delivery.body.clone(),
        bytes: delivery.body.len(),
        status: None,
        answer_body: None,
        duration_ms: None,
        note: Some("lost".to_owned()),
        faulty: true,
        signature_ok: None,
        again: Some(Again {
            target: delivery.target.clone(),
            body: delivery.body.clone(),
        }),
    });
}

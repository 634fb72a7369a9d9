//! The verification GET, done while the registering request waits.

use twinline_wire::handshake::Handshake;

use crate::outbound::Ask;
use crate::traffic::{Direction, Finished};
use crate::truth::model::Callback;
use crate::world::World;

/// Asks a callback for its challenge. The error says what came instead.
pub(crate) async fn shake_hands(world: &World, callback: &Callback) -> Result<(), String> {
    // Hard to answer by accident, and the same again for the same seed.
    let challenge = world.act(|act| act.draw_below(9_000_000_000).wrapping_add(1_000_000_000));
    let challenge = challenge.to_string();
    let ask = Handshake::ask(challenge.as_str(), callback.verify_token.as_str());
    let started = std::time::Instant::now();
    let query = serde_urlencoded::to_string(&ask).unwrap_or_default();
    let joint = if callback.url.contains('?') { '&' } else { '?' };
    let asked = Ask {
        url: format!("{}{joint}{query}", callback.url),
        headers: Vec::new(),
        body: None,
    };
    let answer = world.outbound.carry(asked).await.map(|told| {
        let body = String::from_utf8_lossy(&told.body).into_owned();
        (told.status, body)
    });
    let verdict = match &answer {
        Ok((200, body)) if *body == challenge => Ok(()),
        Ok((200, _)) => Err("it answered 200 without the challenge".to_owned()),
        Ok((status, _)) => Err(format!("it answered {status}")),
        Err(error) => Err(format!("it could not be reached: {error}")),
    };
    world.record(Finished {
        direction: Direction::Webhook,
        label: "handshake".to_owned(),
        summary: match &verdict {
            Ok(()) => "the callback answered its challenge".to_owned(),
            Err(why) => why.clone(),
        },
        url: callback.url.clone(),
        request_headers: Vec::new(),
        request_body: serde_json::to_string(&ask).unwrap_or_default(),
        bytes: 0,
        status: answer.as_ref().ok().map(|(status, _)| *status),
        answer_body: answer.ok().map(|(_, body)| body),
        duration_ms: Some(elapsed_ms(started)),
        note: None,
        faulty: verdict.is_err(),
        signature_ok: None,
        again: None,
    });
    verdict
}

pub(super) fn elapsed_ms(since: std::time::Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

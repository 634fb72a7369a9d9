//! What every channel must keep, as a suite that a channel's tests call.

use super::{Answer, Channel, Outgoing, OutgoingBody};
use crate::contact::{Identity, IdentityKind};
use crate::ids::SendId;
use crate::verdict::Verdict;

/// Checks a channel against the contract. Panics with what was broken: it is a test.
pub fn check(channel: &dyn Channel) {
    hears_anything_without_panic(channel);
    keeps_what_it_cannot_read(channel);
    silence_is_unknown_and_never_refused(channel);
    an_unmade_connection_may_be_tried_again(channel);
    carries_our_token(channel);
    limits_are_told(channel);
    says_what_is_unfit(channel);
}

fn hears_anything_without_panic(channel: &dyn Channel) {
    for bytes in [
        &b""[..],
        b"{",
        b"null",
        b"[]",
        b"[[[[",
        b"\xff\xfe\x00",
        b"{\"entry\":[{\"changes\":[{}]}]}",
        b"42",
    ] {
        let _heard = channel.hear(bytes);
    }
}

fn keeps_what_it_cannot_read(channel: &dyn Channel) {
    let heard = channel.hear(b"not json at all");
    assert!(
        heard.said.is_empty(),
        "{}: invented something out of noise",
        channel.name()
    );
    assert_eq!(
        heard.unreadable.len(),
        1,
        "{}: noise must be kept as unreadable",
        channel.name()
    );
    assert!(
        !heard.unreadable[0].reason.is_empty(),
        "{}: says why",
        channel.name()
    );
}

fn silence_is_unknown_and_never_refused(channel: &dyn Channel) {
    let verdict = channel.judge(&Answer::Silence {
        reason: "timed out".to_owned(),
    });
    assert!(
        matches!(verdict, Verdict::Unknown { .. }),
        "{}: a timeout is unknown, got {verdict:?}",
        channel.name()
    );
}

fn an_unmade_connection_may_be_tried_again(channel: &dyn Channel) {
    let verdict = channel.judge(&Answer::NotSent {
        reason: "refused".to_owned(),
    });
    assert!(
        matches!(verdict, Verdict::Throttled { .. }),
        "{}: nothing was sent, got {verdict:?}",
        channel.name()
    );
}

fn carries_our_token(channel: &dyn Channel) {
    let send = SendId(uuid::Uuid::from_u128(0x00c0_ffee));
    let outgoing = Outgoing {
        send,
        to: vec![Identity::global(IdentityKind::WaId, "447700900318")],
        body: OutgoingBody::Text {
            body: "hello".to_owned(),
        },
        quote: None,
    };
    let request = channel
        .request("line", &outgoing)
        .unwrap_or_else(|failure| {
            panic!("{}: cannot write a plain text: {failure:?}", channel.name())
        });
    let text = request.body.to_string();
    let token = send.0.to_string();
    let simple = send.0.simple().to_string();
    assert!(
        text.contains(&token) || text.contains(&simple),
        "{}: the token is missing in {text}",
        channel.name()
    );
}

fn says_what_is_unfit(channel: &dyn Channel) {
    let noise = [
        serde_json::Value::Null,
        serde_json::json!([1]),
        serde_json::json!({}),
        serde_json::json!({"type": "no such thing", "kind": "no such thing"}),
    ];
    for said in noise {
        let unfits = channel.draft(&said, None).expect_err("noise is no message");
        assert!(
            unfits
                .iter()
                .all(|unfit| !unfit.sentence.is_empty() && !unfit.remedy.is_empty())
                && !unfits.is_empty(),
            "{}: says what is wrong with {said} and what to do",
            channel.name()
        );
    }
}

fn limits_are_told(channel: &dyn Channel) {
    assert!(
        channel.capabilities().text_chars_max > 0,
        "{}: how long may a text be",
        channel.name()
    );
    assert!(
        !channel.explain(1).sentence.is_empty(),
        "{}: says something of any code",
        channel.name()
    );
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_loopback_channel_keeps_the_contract() {
        super::check(&super::super::loopback::Loopback);
    }
}

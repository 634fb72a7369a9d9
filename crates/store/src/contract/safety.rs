//! What keeps a number safe: who lifted it, who was written to first, what was refused.

use twinline_core::command;
use twinline_core::ids::{ContactId, ConversationId, LineId, PersonId, SendId};
use twinline_core::send::SendAuthor;
use uuid::Uuid;

use super::merging::new_send;
use super::story::{customer, refused, wa};
use super::{ANA, Bench, LINE, NOW, OTHER_LINE, WORKSPACE};
use crate::{SafetyOverride, Touch};

const DAY: i64 = 86_400_000;

fn lifted(n: u128, at: i64, until: i64) -> SafetyOverride {
    SafetyOverride {
        id: Uuid::from_u128(n),
        at,
        by: ANA,
        until,
        reason: "The template was mended.".to_owned(),
        ended: None,
    }
}

pub(crate) async fn a_person_lifts_it_once_at_a_time_and_everything_is_kept(bench: Bench) {
    let store = &bench.store;
    let head = store.line(LINE).await.unwrap().unwrap().head;
    let (first, second) = (lifted(1, NOW, NOW + 100), lifted(2, NOW + 10, NOW + 50));
    store.lift_safety(LINE, &first).await.unwrap();
    store.lift_safety(LINE, &second).await.unwrap();
    let kept = store.safety_overrides(LINE, 9).await.unwrap();
    let replaced = SafetyOverride {
        ended: Some((NOW + 10, ANA)),
        ..first
    };
    assert_eq!(kept, [second.clone(), replaced.clone()]);
    assert!(kept[0].holds(NOW + 49) && !kept[0].holds(NOW + 50));
    assert!(!kept[1].holds(NOW + 49));
    let joel = PersonId(Uuid::from_u128(77));
    assert!(store.restore_safety(LINE, joel, NOW + 20).await.unwrap());
    assert!(!store.restore_safety(LINE, joel, NOW + 21).await.unwrap());
    let ended = SafetyOverride {
        ended: Some((NOW + 20, joel)),
        ..second
    };
    let kept = store.safety_overrides(LINE, 9).await.unwrap();
    assert_eq!(kept, [ended.clone(), replaced]);
    assert_eq!(store.safety_overrides(LINE, 1).await.unwrap(), [ended]);
    assert_eq!(store.safety_overrides(OTHER_LINE, 9).await.unwrap(), []);
    let now = store.line(LINE).await.unwrap().unwrap().head;
    assert_eq!(now, head + 3, "each is a change; nothing lifted is none");
}

/// Somebody who wrote on a line is written to, as the first word or not.
async fn written_to(bench: &Bench, line: LineId, n: u32, at: i64, first: bool) -> SendId {
    let word = customer(&format!("{n}/{}", line.0), &[wa(n)], NOW - 9 * DAY, "hello");
    // Journals are merged forwards only.
    let position = u64::from(n) * 10 + 50 * u64::from(line == OTHER_LINE);
    bench.say(line, position + 1, vec![word]).await;
    let contact = ContactId::of_identity(WORKSPACE, &wa(n));
    let id = ConversationId::of(line, contact);
    let new = new_send(u128::from(position), id, SendAuthor::Agent(ANA));
    let send = new.id;
    let touch = Touch {
        conversations: vec![id],
        ..Touch::default()
    };
    let said = bench.store.act(line, at, touch, |set| {
        command::say(set, new)?;
        command::release(set, send, |_| None)?;
        if first {
            command::opened(set, send)?;
        }
        Ok::<_, command::Refused>(())
    });
    said.await.unwrap().unwrap();
    send
}

pub(crate) async fn people_written_to_first_are_counted_once_over_lines_of_one_limit(bench: Bench) {
    let store = &bench.store;
    assert_eq!(store.opened_since(LINE, NOW).await.unwrap(), (0, None));
    written_to(&bench, LINE, 1, NOW, true).await;
    written_to(&bench, LINE, 2, NOW + 10, true).await;
    written_to(&bench, LINE, 3, NOW + 20, false).await;
    let both = store.opened_since(LINE, NOW - 1).await.unwrap();
    assert_eq!(both, (2, Some(NOW)));
    written_to(&bench, OTHER_LINE, 1, NOW + 30, true).await;
    let again = store.opened_since(OTHER_LINE, NOW - 1).await.unwrap();
    assert_eq!(again, (2, Some(NOW + 10)), "one person over two lines");
    let later = store.opened_since(LINE, NOW + 10).await.unwrap();
    assert_eq!(later, (1, Some(NOW + 30)));
}

pub(crate) async fn what_was_refused_lately_is_told_with_its_code(bench: Bench) {
    let send = written_to(&bench, LINE, 1, NOW, true).await;
    bench.say(LINE, 100, vec![refused(send, 1)]).await;
    let store = &bench.store;
    let told = store.refused_since(LINE, NOW - 1, 9).await.unwrap();
    assert_eq!(told, [(NOW, "131000".to_owned())]);
    assert_eq!(store.refused_since(LINE, NOW, 9).await.unwrap(), []);
    let opened = store.opened_since(LINE, NOW - 1).await.unwrap();
    assert_eq!(opened, (0, None), "nobody was written to");
}

//! Notes of the team.

use twinline_core::change::ChangeKind;
use twinline_core::ids::{ConversationId, NoteId};
use twinline_core::note::span::MessageSpan;
use twinline_core::note::text::{NoteText, read_note};
use uuid::Uuid;

use super::memory::stored;
use super::story::{customer, wa};
use super::{ANA, Bench, LINE, NOW};
use crate::{NewNote, StoreError};

pub(crate) fn words(text: &str) -> NoteText {
    read_note(text, |_| true).unwrap()
}

/// Ana's, by its number.
pub(crate) fn note(n: u128, conversation: ConversationId, text: &str) -> NewNote {
    NewNote {
        id: NoteId(Uuid::from_u128(n)),
        conversation,
        by: ANA,
        client_token: Uuid::from_u128(n),
        words: words(text),
    }
}

pub(crate) async fn conversation(bench: &Bench) -> ConversationId {
    let said = vec![customer("1", &[wa(1)], NOW, "Hello")];
    bench.say(LINE, 1, said).await;
    let state = stored(&bench.store).await;
    *state.conversations.keys().next().unwrap()
}

pub(crate) async fn a_token_makes_one_note_and_one_change(bench: Bench) {
    let id = conversation(&bench).await;
    let head = bench.store.line(LINE).await.unwrap().unwrap().head;
    let rows = bench.store.conversation_rows(&[id]).await.unwrap();
    let first = note(1, id, "Between us");
    let again = NewNote {
        id: NoteId(Uuid::from_u128(2)),
        ..first.clone()
    };
    // Both at once: whoever comes second finds the first.
    let (one, two) = tokio::join!(
        bench.store.write_note(&first, NOW),
        bench.store.write_note(&again, NOW)
    );
    assert_eq!(one.unwrap(), two.unwrap());
    let changes = bench.store.changes_after(LINE, head, 9).await.unwrap();
    let kinds: Vec<ChangeKind> = changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Note]);
    let all = MessageSpan::default().notes();
    let notes = bench.store.notes_within(id, &all).await.unwrap();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].version, changes[0].no);
    assert_eq!(
        bench.store.conversation_rows(&[id]).await.unwrap(),
        rows,
        "nothing of the conversation"
    );
    let nowhere = note(3, ConversationId(Uuid::from_u128(9)), "Hello");
    assert!(matches!(
        bench.store.write_note(&nowhere, NOW).await,
        Err(StoreError::NotFound { .. })
    ));
}

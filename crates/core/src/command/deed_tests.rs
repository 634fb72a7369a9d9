//! Whatever is done to a conversation, what it says puts it back.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::converge::tests_support::{Story, customer_says};
use crate::conversation::Conversation;
use crate::ids::{LabelId, PersonId};

fn any_deed() -> impl Strategy<Value = Deed> {
    let person = |n: u128| PersonId(Uuid::from_u128(n));
    let status = prop_oneof![
        Just(ConversationStatus::Open),
        Just(ConversationStatus::Resolved),
        Just(ConversationStatus::Snoozed),
    ];
    prop_oneof![
        Just(Deed::Read),
        Just(Deed::Unread),
        proptest::option::of(1..3u128).prop_map(move |n| Deed::Assign {
            person: n.map(person)
        }),
        (status, proptest::option::of(i64::MAX / 4..i64::MAX / 2)).prop_map(|(status, until)| {
            let until = until.filter(|_| status == ConversationStatus::Snoozed);
            Deed::Status { status, until }
        }),
        (1..4u128, any::<bool>()).prop_map(|(n, on)| Deed::Label {
            label: LabelId(Uuid::from_u128(n)),
            on
        }),
    ]
}

type Standing = (
    ConversationStatus,
    Option<i64>,
    Option<PersonId>,
    Vec<LabelId>,
    bool,
);

fn standing(row: &Conversation) -> Standing {
    (
        row.status,
        row.snoozed_until,
        row.assignee,
        row.labels.iter().copied().collect(),
        row.marked_unread || row.summary.unread > 0,
    )
}

proptest! {
    #[test]
    fn what_it_says_puts_it_back(deeds in proptest::collection::vec(any_deed(), 1..8)) {
        let mut story = Story::new();
        customer_says(&mut story, 0, "hi");
        let id = story.conversation();
        for what in deeds {
            let row = |story: &Story| standing(&story.set().conversations[&id]);
            let before = row(&story);
            let back = story.run(|set| deed(set, id, what)).unwrap();
            let after = row(&story);
            prop_assert_eq!(back.is_some(), before != after, "{:?}", what);
            let again = story.run(|set| deed(set, id, what)).unwrap();
            prop_assert_eq!(again, None, "twice is as once: {:?}", what);
            if let Some(back) = back {
                story.run(|set| deed(set, id, back)).unwrap();
                prop_assert_eq!(row(&story), before, "{:?} by {:?}", what, back);
                story.run(|set| deed(set, id, what)).unwrap();
            }
        }
    }
}

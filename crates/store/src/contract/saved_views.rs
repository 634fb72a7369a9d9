//! Views of the list that people keep.

use twinline_core::ids::{PersonId, SavedViewId};
use uuid::Uuid;

use super::team::person;
use super::{ANA, Bench, NOW, WORKSPACE};
use crate::{SavedView, StoreError};

const BEA: PersonId = PersonId(Uuid::from_u128(0xb));

fn view(n: u128, person: PersonId, is_shared: bool, name: &str) -> SavedView {
    SavedView {
        id: SavedViewId(Uuid::from_u128(n)),
        person,
        is_shared,
        name: name.to_owned(),
        query: "waiting_minutes=60".to_owned(),
    }
}

async fn put(bench: &Bench, view: &SavedView) -> Result<bool, StoreError> {
    bench.store.put_saved_view(WORKSPACE, view, NOW).await
}

async fn names(bench: &Bench, person: PersonId) -> Vec<String> {
    let views = bench.store.saved_views_for(WORKSPACE, person).await;
    views.unwrap().into_iter().map(|view| view.name).collect()
}

pub(crate) async fn a_view_is_its_makers_or_the_teams_and_has_its_name_alone(bench: Bench) {
    for (id, email) in [(ANA, "ana@example.org"), (BEA, "bea@example.org")] {
        let new = person(id, email);
        bench.store.create_person(&new, NOW).await.unwrap();
    }
    // Each may call one of their own as the other does, and as the team does.
    for (n, who, is_shared) in [(1, ANA, false), (2, BEA, false), (3, ANA, true)] {
        let written = put(&bench, &view(n, who, is_shared, "Late")).await;
        assert!(written.unwrap(), "{n}");
    }
    for taken in [view(4, ANA, false, "LATE"), view(5, BEA, true, "late")] {
        let refused = put(&bench, &taken).await;
        assert!(
            matches!(refused, Err(StoreError::Exists { .. })),
            "{refused:?}"
        );
    }
    assert!(put(&bench, &view(6, ANA, false, "Early")).await.unwrap());
    assert_eq!(names(&bench, ANA).await, ["Early", "Late", "Late"]);
    assert_eq!(names(&bench, BEA).await, ["Late", "Late"]);

    // Nobody takes over what another has made by its id.
    let stolen = put(&bench, &view(6, BEA, true, "Mine now")).await;
    assert!(!stolen.unwrap());
    let shared = put(&bench, &view(6, ANA, true, "Early birds")).await;
    assert!(shared.unwrap());
    assert_eq!(names(&bench, BEA).await, ["Early birds", "Late", "Late"]);

    let id = SavedViewId(Uuid::from_u128(6));
    let known = bench.store.saved_view(WORKSPACE, id).await.unwrap();
    assert_eq!(known, Some(view(6, ANA, true, "Early birds")));
    for removed in [true, false] {
        let gone = bench.store.remove_saved_view(WORKSPACE, id).await;
        assert_eq!(gone.unwrap(), removed);
    }
    assert_eq!(names(&bench, BEA).await, ["Late", "Late"]);
}

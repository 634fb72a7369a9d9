//! What happens beside the first business: others come, begin anew and go, and apps come by way of them.

use proptest::prelude::*;

use crate::businesses::{self, NewBusiness, begin_anew};
use crate::phones::NewPhone;
use crate::truth::{Event, Truth};
use crate::{BUSINESS, Sandbox};

#[derive(Debug, Clone, Copy)]
pub(super) enum Beside {
    Open(u8),
    BeginAnew,
    Remove,
    Write,
    AddApp,
    /// An app chooses its fields, by the last business or by the first.
    Subscribe(bool),
}

pub(super) fn beside() -> impl Strategy<Value = Beside> {
    prop_oneof![
        (0_u8..4).prop_map(Beside::Open),
        Just(Beside::BeginAnew),
        Just(Beside::Remove),
        Just(Beside::Write),
        Just(Beside::AddApp),
        any::<bool>().prop_map(Beside::Subscribe),
    ]
}

pub(super) fn act_beside(sandbox: &Sandbox, what: Beside) {
    let all = businesses::of(sandbox.world()).unwrap();
    let last = all.all().pop().unwrap();
    let is_first = last.look(|truth| truth.place == 0);
    match what {
        Beside::Open(n) => {
            // The number may be taken.
            let _ = all.open(&NewBusiness {
                name: format!("Business {n}"),
                number: format!("44207946090{n}"),
                ..NewBusiness::default()
            });
        }
        Beside::BeginAnew if is_first => {}
        Beside::BeginAnew => begin_anew(&last, None),
        Beside::Remove => {
            let waba_id = last.look(|truth| truth.business().map(|own| own.waba_id.clone()));
            // The first stays.
            let _ = all.remove(&waba_id.unwrap());
        }
        Beside::Write => last.act(|act| {
            let rosa = NewPhone {
                name: "Rosa".to_owned(),
                digits: Some("447700900777".to_owned()),
                username: None,
            };
            let _ = act.add_customer(rosa);
            let content = crate::truth::model::Content::text("Hello?");
            // At the first business the two may have blocked each other.
            let _ = act.write("c1", BUSINESS, content, None);
        }),
        Beside::AddApp => last.act(|act| {
            let _ = act.add_app("Another");
        }),
        Beside::Subscribe(by_last) => {
            let world = if by_last { &last } else { sandbox.world() };
            world.act(|act| {
                act.tell(Event::AppSubscribed {
                    app_id: act.truth.apps.last().unwrap().app.id.clone(),
                    callback: None,
                    fields: vec![if by_last { "messages" } else { "history" }.to_owned()],
                });
            });
        }
    }
}

/// Of every business, the first before the others.
pub(super) fn truths(sandbox: &Sandbox) -> Vec<Truth> {
    let all = businesses::worlds(sandbox.world());
    all.iter().map(|world| world.look(Truth::clone)).collect()
}

/// Apps are the same everywhere, but for what each business gave them.
pub(super) fn apps_agree(truths: &[Truth]) -> bool {
    let apps = |truth: &Truth| -> Vec<_> {
        let apps = truth.apps.iter();
        apps.map(|known| {
            (
                known.app.clone(),
                known.callback.clone(),
                known.fields.clone(),
            )
        })
        .collect()
    };
    truths.iter().all(|truth| apps(truth) == apps(&truths[0]))
}

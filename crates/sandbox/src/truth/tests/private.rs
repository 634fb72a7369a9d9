//! What people do for themselves and on the app's own screens, for the properties of the log.

use proptest::prelude::*;

use super::{Deed, ends};
use crate::Sandbox;
use crate::business_app::NewCircle;
use crate::phones::{Ad, ChatChange, ContactCard, LabelChange, Location};
use crate::truth::fleeting::DisappearAfter;
use crate::truth::model::{BUSINESS, Content};

/// What people do that the other side hears little of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Private {
    Star(bool),
    Archive(bool),
    Pin(bool),
    Unread(bool),
    Label(bool),
    Unlabel,
    Block(bool),
    Place,
    People,
    Forward,
    Ad,
    /// Something on the app's own screens, by number.
    Screen(usize),
}

pub(super) fn private() -> impl Strategy<Value = Deed> {
    let what = prop_oneof![
        any::<bool>().prop_map(Private::Star),
        any::<bool>().prop_map(Private::Archive),
        any::<bool>().prop_map(Private::Pin),
        any::<bool>().prop_map(Private::Unread),
        any::<bool>().prop_map(Private::Label),
        Just(Private::Unlabel),
        any::<bool>().prop_map(Private::Block),
        Just(Private::Place),
        Just(Private::People),
        Just(Private::Forward),
        Just(Private::Ad),
        (0_usize..18).prop_map(Private::Screen),
    ];
    (1_usize..6, 0_usize..3, any::<bool>(), what).prop_map(|(phone, nth, owner, what)| {
        let phone = if owner { 100 + phone } else { phone };
        Deed::Keep { phone, nth, what }
    })
}

/// The rules forbid some of it, and then nothing may have happened.
pub(super) fn keep_one(sandbox: &Sandbox, phone: usize, nth: usize, what: Private) {
    let (id, peer) = ends(phone);
    let newest = sandbox.messages(&id, &peer).unwrap().into_iter().rev();
    let bubble = newest
        .map(|message| message.id)
        .nth(nth)
        .unwrap_or_default();
    let chat = |change: ChatChange| {
        let _ = sandbox
            .world()
            .act(|act| act.change_chat(&id, &peer, change));
    };
    let change = ChatChange::default();
    match what {
        Private::Star(starred) => {
            let _ = sandbox
                .world()
                .act(|act| act.star(&id, &peer, &bubble, starred));
        }
        Private::Archive(archived) => chat(ChatChange {
            archived: Some(archived),
            ..change
        }),
        Private::Pin(pinned) => chat(ChatChange {
            pinned: Some(pinned),
            ..change
        }),
        Private::Unread(unread) => chat(ChatChange {
            unread: Some(unread),
            ..change
        }),
        Private::Label(worn) => {
            let named = LabelChange {
                name: Some(format!("Label {nth}")),
                colour: None,
            };
            let _ = sandbox.world().act(|act| act.make_label(&named));
            let labels = if worn {
                vec!["l1".to_owned()]
            } else {
                Vec::new()
            };
            chat(ChatChange {
                labels: Some(labels),
                ..change
            });
        }
        Private::Unlabel => {
            let _ = sandbox.world().act(|act| act.remove_label("l1"));
        }
        Private::Block(blocked) => {
            let _ = sandbox
                .world()
                .act(|act| act.set_blocked(&id, &peer, blocked, blocked));
        }
        Private::Place => {
            let place = Location {
                latitude: 38.5,
                longitude: -9.25,
                name: None,
                address: None,
            };
            let _ = sandbox
                .world()
                .act(|act| act.write_place(&id, &peer, place, None));
        }
        Private::People => {
            let card = ContactCard {
                name: "Rui Prado".to_owned(),
                ..ContactCard::default()
            };
            let _ = sandbox
                .world()
                .act(|act| act.write_contacts(&id, &peer, &[card], None));
        }
        Private::Screen(which) => on_screen(sandbox, which, &format!("c{nth}")),
        Private::Forward => {
            let _ = sandbox
                .world()
                .act(|act| act.forward(&id, &peer, &peer, &bubble));
        }
        Private::Ad => {
            let ad = Ad {
                source_type: "ad".to_owned(),
                source_id: "1".to_owned(),
                source_url: "https://fb.me/1".to_owned(),
                ..Ad::default()
            };
            let _ = sandbox
                .world()
                .act(|act| act.write_by_ad(&id, &peer, "Hello", ad));
        }
    }
}

fn on_screen(sandbox: &Sandbox, which: usize, customer: &str) {
    let circle = |customer: &str| NewCircle {
        name: "Regulars".to_owned(),
        members: vec![customer.to_owned()],
    };
    sandbox.world().act(|act| {
        let first = |letter: char| {
            let screens = &act.truth.screens;
            let ids = match letter {
                's' => screens.statuses.first().map(|known| known.id.clone()),
                'g' => screens.groups.first().map(|known| known.id.clone()),
                'p' => screens.catalog.last().map(|known| known.id.clone()),
                'b' => screens.broadcasts.first().map(|known| known.id.clone()),
                _ => screens.companions.last().map(|known| known.id.clone()),
            };
            ids.unwrap_or_default()
        };
        let (status, group, product) = (first('s'), first('g'), first('p'));
        let (list, device) = (first('b'), first('d'));
        let _ = match which {
            0 => act.post_status(Some("Fresh bread".to_owned()), None),
            1 => act.see_status(&status, customer),
            2 => act.make_group(circle(customer)),
            3 => act.say_in_group(&group, customer, "Hello all"),
            4 => act.make_broadcast(circle(customer)),
            5 => act.broadcast(&list, "We open on Sunday"),
            6 => act.link_companion("desktop_windows", ""),
            7 => act.take_up(&device).and_then(|id| {
                let content = Content::text("From the till");
                act.write(&id, customer, content, None).map(drop)
            }),
            8 => {
                let new = serde_json::json!({"name": "Rye", "price": 4.5});
                act.add_product(serde_json::from_value(new).unwrap(), None)
            }
            9 => act.write_product(customer, &product).map(drop),
            10 => act.relink_companion(&device),
            11 => act.unlink_companion(&device),
            12 => act.look_at_status(customer, &status),
            13 => act
                .answer_status(customer, &status, "Save me one")
                .map(drop),
            14 => act.let_disappear(customer, BUSINESS, Some(DisappearAfter::Day)),
            15 => act
                .write_once(customer, BUSINESS, picture(), None)
                .map(drop),
            16 => {
                let newest = act.truth.chat(customer).next_back();
                let newest = newest.map(|message| message.wamid.clone());
                act.take_up(&device)
                    .and_then(|id| act.open_once(&id, customer, &newest.unwrap_or_default()))
            }
            _ => {
                let alone = act.truth.screens.left_alone_since.is_none();
                act.leave_alone(alone);
                Ok(())
            }
        };
    });
}

fn picture() -> Content {
    Content {
        kind: "image".to_owned(),
        text: None,
        media: Some("1".to_owned()),
        body: None,
    }
}

//! Offers that are templates, as they were filled in when they were sent (graph-api.md 2.5).

use serde_json::Value;

use super::{Action, Card, Header, Offer, flow, header_media, interactive, rows, words};
use crate::truth::Truth;

pub(super) fn offer(truth: &Truth, filled: &Value) -> Offer {
    let buttons = rows(&filled["buttons"]).iter();
    let cards = rows(&filled["cards"]).iter();
    Offer {
        header: header(truth, &filled["header"]),
        body: words(&filled["body"]),
        footer: words(&filled["footer"]),
        actions: buttons.filter_map(|button| action(truth, button)).collect(),
        cards: cards.map(|card| Card::Offer(offer(truth, card))).collect(),
    }
}

fn header(truth: &Truth, filled: &Value) -> Option<Header> {
    let place = &filled["location"];
    let header = Header {
        text: words(&filled["text"])
            .or_else(|| words(&place["name"]))
            .or_else(|| words(&place["address"])),
        media: header_media(truth, filled),
    };
    (header != Header::default()).then_some(header)
}

fn action(truth: &Truth, button: &Value) -> Option<Action> {
    let title = words(&button["text"]);
    let titled = |usual: &str| title.clone().unwrap_or_else(|| usual.to_owned());
    Some(match button["type"].as_str()? {
        "QUICK_REPLY" => {
            let title = title?;
            Action::Reply {
                id: words(&button["payload"]).unwrap_or_else(|| title.clone()),
                title,
            }
        }
        "URL" => Action::Url {
            title: title?,
            url: words(&button["url"])?,
        },
        "PHONE_NUMBER" => Action::Call {
            title: title?,
            phone: words(&button["phone_number"])?,
        },
        "COPY_CODE" => Action::Copy {
            title: titled("Copy code"),
            code: words(&button["coupon_code"]).unwrap_or_default(),
        },
        // Its address is the code itself.
        "OTP" => Action::Copy {
            title: titled("Copy code"),
            code: words(&button["url"]).unwrap_or_default(),
        },
        "FLOW" => {
            let id = words(&button["flow_id"]).or_else(|| words(&button["flow_name"]))?;
            let first = words(&button["navigate_screen"]);
            Action::Flow {
                title: titled("Open"),
                screens: flow::screens(truth, &id, first.as_deref(), &button["flow_action_data"]),
                id,
                ended: None,
            }
        }
        "CATALOG" => interactive::catalog(&titled("View catalog"), interactive::whole(truth)),
        "MPM" | "SPM" => interactive::catalog(
            &titled("View items"),
            interactive::listed(truth, &button["sections"]),
        ),
        _ => return None,
    })
}

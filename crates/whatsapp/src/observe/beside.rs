//! What comes with a message beside its content (webhooks.md 2.5, 3.6): the same for live messages, echoes and history.

use serde_json::Value;
use twinline_core::beside::{Beside, Forwarded, Product, Referral};
use twinline_wire::webhook::{self, Message};

use super::people::present;

/// Everything that came beside.
pub(super) fn beside(message: &Message) -> Beside {
    let context = message.context.as_ref();
    let often = context.and_then(|context| context.frequently_forwarded);
    let once = context.and_then(|context| context.forwarded);
    let forwarded = match (often, once) {
        (Some(true), _) => Some(Forwarded::Often),
        (_, Some(true)) => Some(Forwarded::Once),
        _ => None,
    };
    Beside {
        referral: message.referral.as_ref().and_then(referral),
        forwarded,
        product: context
            .and_then(|context| context.referred_product.as_ref())
            .and_then(product),
        creation: text(message.message_creation_type.as_ref()),
    }
}

fn referral(told: &webhook::Referral) -> Option<Referral> {
    let referral = Referral {
        source_id: text(told.source_id.as_ref()),
        source_kind: text(told.source_type.as_ref()),
        url: text(told.source_url.as_ref()),
        headline: text(told.headline.as_ref()),
        body: text(told.body.as_ref()),
        click_id: text(told.ctwa_clid.as_ref()),
    };
    (referral != Referral::default()).then_some(referral)
}

fn product(told: &Value) -> Option<Product> {
    let part = |key: &str| present(told.get(key)?.as_str()?).map(str::to_owned);
    let product = Product {
        catalog: part("catalog_id"),
        id: part("product_retailer_id"),
    };
    (product != Product::default()).then_some(product)
}

fn text(told: Option<&String>) -> Option<String> {
    told.and_then(|text| present(text)).map(str::to_owned)
}

//! What is shown to be bought: products and carousels (graph-api.md 2.4).

use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::{choices, most};

/// A card's words may be broken so often.
const CARD_BREAKS_MAX: usize = 2;

pub(super) fn product(action: &Field<'_>, unfits: &mut Unfits) {
    unfits.needed(&action.get("catalog_id"));
    unfits.needed(&action.get("product_retailer_id"));
}

pub(super) fn products(action: &Field<'_>, unfits: &mut Unfits) {
    unfits.needed(&action.get("catalog_id"));
    let field = action.get("sections");
    let sections = unfits.list(&field, 1..=most(Limit::ListSections));
    let mut items = 0;
    for section in &sections {
        choices::title(section, sections.len(), unfits);
        let own = section.get("product_items");
        for item in unfits.list(&own, 1..=usize::MAX) {
            unfits.needed(&item.get("product_retailer_id"));
            items += 1;
        }
    }
    if items > most(Limit::ProductItems) {
        unfits.count(&field, items, 1..=most(Limit::ProductItems));
    }
}

pub(super) fn carousel(action: &Field<'_>, unfits: &mut Unfits) {
    let cards = unfits.list(&action.get("cards"), 2..=most(Limit::CarouselCards));
    let Some(first) = cards.first() else {
        return;
    };
    for card in &cards {
        if !card.get("action").get("product_retailer_id").missing() {
            product(&card.get("action"), unfits);
            continue;
        }
        medium_card(card, unfits);
        let header = card.get("header").get("type");
        if header.text() != first.get("header").get("type").text() {
            unfits.say(
                &header,
                "All cards have the same kind of header.",
                "Use pictures only, or films only.",
            );
        }
    }
}

fn medium_card(card: &Field<'_>, unfits: &mut Unfits) {
    let header = card.get("header");
    let kind = header.get("type");
    if matches!(kind.text(), "image" | "video") {
        let medium = header.get(kind.text());
        if medium.get("id").missing() {
            unfits.link(&medium.get("link"));
        }
    } else {
        unfits.say(
            &kind,
            "A card begins with a picture or a film.",
            "Use image or video.",
        );
    }
    let words = card.get("body").get("text");
    unfits.maybe_words(&words, most(Limit::CarouselBodyChars));
    if words.text().matches('\n').count() > CARD_BREAKS_MAX {
        unfits.say(
            &words,
            format!("It has more than {CARD_BREAKS_MAX} line breaks."),
            "Take some out.",
        );
    }
    let action = card.get("action");
    let replies = action.get("buttons").items();
    if replies.is_empty() {
        let parameters = action.get("parameters");
        unfits.words(
            &parameters.get("display_text"),
            most(Limit::LinkButtonChars),
        );
        unfits.link(&parameters.get("url"));
    }
    for reply in replies {
        let reply = reply.get("quick_reply");
        unfits.words(&reply.get("id"), most(Limit::ReplyButtonIdChars));
        unfits.words(&reply.get("title"), most(Limit::ReplyButtonTitleChars));
    }
}

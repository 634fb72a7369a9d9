//! The parts that a channel reads, as the API tells them.

use twinline_core::shown;
use twinline_store::MessageRow;

use super::{
    Answer, AnswerField, AnswerTo, ButtonDoes, Card, CardWay, Offer, OfferButton, OfferFile,
    OfferHeader, OfferRow, OfferSection, Order, OrderItem, Place, Price, Shown,
};
use crate::api::view::{ViewAt, media_url};

impl Shown {
    /// As the channel reads the content.
    pub fn of(row: &MessageRow, at: &ViewAt) -> Option<Self> {
        let content = row.message.shown();
        let facts = at.facts(row.message.line);
        Some(match at.channel.shown(content, facts)? {
            shown::Shown::Place(place) => Self::Place {
                place: Place {
                    latitude: place.latitude,
                    longitude: place.longitude,
                    name: place.name,
                    address: place.address,
                    link: place.link,
                },
            },
            shown::Shown::Cards(cards) => Self::Cards { cards: each(cards) },
            shown::Shown::Offer(told) => {
                let mut offer = Offer::from(told);
                let file = offer
                    .header
                    .as_mut()
                    .and_then(|header| header.file.as_mut());
                if let (Some(file), Some(sent)) = (file, row.send.as_ref()) {
                    file.url = sent.media.map(|media| media_url(media.0));
                }
                Self::Offer {
                    offer: Box::new(offer),
                }
            }
            shown::Shown::Answer(answer) => Self::Answer {
                answer: Answer {
                    to: answer.to.into(),
                    title: answer.title,
                    description: answer.description,
                    fields: each(answer.fields),
                },
            },
            shown::Shown::Order(order) => Self::Order {
                order: Order {
                    catalog: order.catalog,
                    note: order.note,
                    items: each(order.items),
                    total: order.total.map(Price::from),
                },
            },
        })
    }
}

fn each<T, U: From<T>>(all: Vec<T>) -> Vec<U> {
    all.into_iter().map(U::from).collect()
}

impl From<shown::Card> for Card {
    fn from(card: shown::Card) -> Self {
        Self {
            name: card.name,
            work: card.work,
            phones: each(card.phones),
            emails: each(card.emails),
            links: each(card.links),
            addresses: each(card.addresses),
            birthday: card.birthday,
        }
    }
}

impl From<shown::CardWay> for CardWay {
    fn from(way: shown::CardWay) -> Self {
        Self {
            value: way.value,
            label: way.label,
        }
    }
}

impl From<shown::Offer> for Offer {
    fn from(offer: shown::Offer) -> Self {
        Self {
            template: offer.template,
            header: offer.header.map(OfferHeader::from),
            body: offer.body,
            footer: offer.footer,
            buttons: each(offer.buttons),
            sections: each(offer.sections),
            cards: each(offer.cards),
        }
    }
}

impl From<shown::OfferHeader> for OfferHeader {
    fn from(header: shown::OfferHeader) -> Self {
        let none = Self::default();
        match header {
            shown::OfferHeader::Text(text) => Self {
                text: Some(text),
                ..none
            },
            shown::OfferHeader::File { kind, link } => Self {
                file: Some(OfferFile {
                    kind: kind.word().to_owned(),
                    url: None,
                    link,
                }),
                ..none
            },
            shown::OfferHeader::Place { name } => Self {
                place: Some(name.unwrap_or_default()),
                ..none
            },
        }
    }
}

impl From<shown::OfferButton> for OfferButton {
    fn from(button: shown::OfferButton) -> Self {
        Self {
            text: button.text,
            does: button.does.into(),
            value: button.value,
        }
    }
}

impl From<shown::ButtonDoes> for ButtonDoes {
    fn from(does: shown::ButtonDoes) -> Self {
        match does {
            shown::ButtonDoes::Answer => Self::Answer,
            shown::ButtonDoes::Choices => Self::Choices,
            shown::ButtonDoes::Link => Self::Link,
            shown::ButtonDoes::Call => Self::Call,
            shown::ButtonDoes::Code => Self::Code,
            shown::ButtonDoes::Form => Self::Form,
            shown::ButtonDoes::Place => Self::Place,
            shown::ButtonDoes::Address => Self::Address,
            shown::ButtonDoes::Contact => Self::Contact,
            shown::ButtonDoes::Goods => Self::Goods,
            shown::ButtonDoes::Other => Self::Other,
        }
    }
}

impl From<shown::OfferSection> for OfferSection {
    fn from(section: shown::OfferSection) -> Self {
        Self {
            title: section.title,
            rows: each(section.rows),
        }
    }
}

impl From<shown::OfferRow> for OfferRow {
    fn from(row: shown::OfferRow) -> Self {
        Self {
            title: row.title,
            description: row.description,
        }
    }
}

impl From<shown::AnswerTo> for AnswerTo {
    fn from(to: shown::AnswerTo) -> Self {
        match to {
            shown::AnswerTo::Buttons => Self::Buttons,
            shown::AnswerTo::Choices => Self::Choices,
            shown::AnswerTo::Form => Self::Form,
            shown::AnswerTo::Address => Self::Address,
            shown::AnswerTo::Calls => Self::Calls,
            shown::AnswerTo::Payment => Self::Payment,
        }
    }
}

impl From<shown::AnswerField> for AnswerField {
    fn from(field: shown::AnswerField) -> Self {
        Self {
            name: field.name,
            value: field.value,
        }
    }
}

impl From<shown::OrderItem> for OrderItem {
    fn from(item: shown::OrderItem) -> Self {
        Self {
            article: item.article,
            quantity: item.quantity,
            price: item.price.map(Price::from),
        }
    }
}

impl From<shown::Price> for Price {
    fn from(price: shown::Price) -> Self {
        Self {
            amount: price.amount,
            currency: price.currency,
        }
    }
}

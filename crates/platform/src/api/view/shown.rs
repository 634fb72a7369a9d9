//! What stands in a bubble besides words and files.

mod of;

use serde::Serialize;
use utoipa::ToSchema;

/// What stands in a bubble besides words and files. The message's `text` says it in one line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shown {
    /// A place.
    Place {
        /// Which.
        place: Place,
    },
    /// People, each with ways to reach them.
    Cards {
        /// One of each.
        cards: Vec<Card>,
    },
    /// Words with something to tap or choose.
    Offer {
        /// As the customer sees it.
        offer: Box<Offer>,
    },
    /// What was chosen, filled in or allowed.
    Answer {
        /// What.
        answer: Answer,
    },
    /// Goods that a customer wants.
    Order {
        /// Which.
        order: Order,
    },
}

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What it is called.
    pub name: Option<String>,
    /// Where it is, in words.
    pub address: Option<String>,
    /// A page about it, as the sender told.
    pub link: Option<String>,
}

/// Somebody's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Card {
    /// The whole name.
    pub name: Option<String>,
    /// Title, department and company, as far as told.
    pub work: Option<String>,
    /// Telephone numbers.
    pub phones: Vec<CardWay>,
    /// E-mail addresses.
    pub emails: Vec<CardWay>,
    /// Pages.
    pub links: Vec<CardWay>,
    /// Postal addresses, each on one line.
    pub addresses: Vec<CardWay>,
    /// As told.
    pub birthday: Option<String>,
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CardWay {
    /// The number or address.
    pub value: String,
    /// The sender's word for it (`HOME`).
    pub label: Option<String>,
}

/// Words with something to tap or choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Offer {
    /// The template's name, if it is one.
    pub template: Option<String>,
    /// What stands above the words.
    pub header: Option<OfferHeader>,
    /// The words. Null: they are not known, or there are none.
    pub body: Option<String>,
    /// What stands below them.
    pub footer: Option<String>,
    /// What can be tapped.
    pub buttons: Vec<OfferButton>,
    /// What can be chosen from, behind the button that opens it.
    pub sections: Vec<OfferSection>,
    /// Offers side by side.
    #[schema(no_recursion)]
    pub cards: Vec<Offer>,
}

/// What stands above an offer's words: one of the three.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct OfferHeader {
    /// Words.
    pub text: Option<String>,
    /// A file.
    pub file: Option<OfferFile>,
    /// A place: what it is called, empty if it has no name.
    pub place: Option<String>,
}

/// A file above an offer's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferFile {
    /// `image`, `video` or `document`.
    pub kind: String,
    /// Path on this origin, if it was sent from here.
    pub url: Option<String>,
    /// Where else it is, if it was named by an address.
    pub link: Option<String>,
}

/// Something to tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferButton {
    /// What it says. Null: words of WhatsApp's own, by what it does.
    pub text: Option<String>,
    /// What it does.
    pub does: ButtonDoes,
    /// The page, the number or the code, where it has one.
    pub value: Option<String>,
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ButtonDoes {
    /// Answers with its words.
    Answer,
    /// Opens the list of choices.
    Choices,
    /// Opens a page.
    Link,
    /// Dials.
    Call,
    /// Copies a code.
    Code,
    /// Opens a form.
    Form,
    /// Sends where the customer is.
    Place,
    /// Sends an address.
    Address,
    /// Sends the customer's number.
    Contact,
    /// Shows goods.
    Goods,
    /// Something that this version has not heard of.
    Other,
}

/// Choices under a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferSection {
    /// The title.
    pub title: Option<String>,
    /// The choices.
    pub rows: Vec<OfferRow>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferRow {
    /// What it says.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
}

/// What was chosen, filled in or allowed. What it answers is the message's `quote`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Answer {
    /// To what.
    pub to: AnswerTo,
    /// What was chosen, in the words of the choice.
    pub title: Option<String>,
    /// More about it.
    pub description: Option<String>,
    /// What was filled in.
    pub fields: Vec<AnswerField>,
}

/// What an answer is an answer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerTo {
    /// Buttons.
    Buttons,
    /// A list of choices.
    Choices,
    /// A form.
    Form,
    /// The question for an address.
    Address,
    /// The question whether one may call.
    Calls,
    /// A bill.
    Payment,
}

/// One thing that was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnswerField {
    /// Under which name.
    pub name: String,
    /// What stands there.
    pub value: String,
}

/// Goods that a customer wants.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Order {
    /// Of which catalogue.
    pub catalog: Option<String>,
    /// What was written with it.
    pub note: Option<String>,
    /// The goods.
    pub items: Vec<OrderItem>,
    /// The sum, where every price is known and in one currency.
    pub total: Option<Price>,
}

/// One of the goods.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OrderItem {
    /// The seller's id of it.
    pub article: Option<String>,
    /// How many.
    pub quantity: i64,
    /// For one.
    pub price: Option<Price>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Price {
    /// How much, in whole units of the currency.
    pub amount: f64,
    /// The currency's code.
    pub currency: String,
}

//! The shapes of the bench API, made from the truth. Names here are names in JSON: the web page is
//! built against them.

mod message;

use serde::{Deserialize, Serialize};

pub(crate) use message::opened_once;
pub use message::{
    Forwarded, Found, Media, PhoneMessage, Quoted, Reaction, Referral, SourceType, Unavailable,
    ViewOnce, WrittenOn,
};
use message::{from_me, preview};

use crate::switchboard::rule::StandingRule;
use crate::truth::Truth;
use crate::truth::fleeting::{DisappearAfter, Turns};
use crate::truth::model::{self, BUSINESS, Side};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = State)]
pub struct Bench {
    pub clock: ClockView,
    pub business: Business,
    pub phones: Vec<Phone>,
    pub faults: model::Faults,
    #[serde(default)]
    pub fault_rules: Vec<StandingRule>,
    pub seq: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = Clock)]
pub struct ClockView {
    pub now: i64,
    /// 0 when paused.
    pub rate: f64,
    pub offset: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Business {
    pub name: String,
    /// Who holds its phone, where the example says.
    pub owner: Option<String>,
    pub display_phone_number: String,
    pub phone_number_id: String,
    pub waba_id: String,
    /// A platform is attached and would be called.
    pub connected: bool,
    pub coexistence: bool,
    pub callback_url: Option<String>,
    pub subscribed_fields: Vec<String>,
    pub history: History,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct History {
    pub requested: bool,
    pub shared: bool,
    pub chunks_sent: u32,
    pub chunks_total: u32,
}

/// Whose phone it is: the owner's with the Business App, or a customer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    Business,
    Customer,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts, flat as the page reads them"
)]
pub struct Phone {
    pub id: String,
    pub kind: PhoneKind,
    pub name: String,
    pub digits: Option<String>,
    pub username: Option<String>,
    pub online: bool,
    pub offline_since: Option<i64>,
    pub read_receipts: bool,
    pub auto_read: bool,
    pub unread: usize,
    pub waiting: usize,
    /// What the owner's address book calls them.
    #[serde(default)]
    pub saved_as: Option<String>,
    /// They have a number, and webhooks do not tell it.
    #[serde(default)]
    pub number_hidden: bool,
    /// Without the network; the opposite of `online`.
    #[serde(default)]
    pub airplane: bool,
    /// A customer who blocked the business.
    #[serde(default)]
    pub blocks_business: bool,
    /// A customer's profile picture.
    #[serde(default)]
    pub picture_url: Option<String>,
    /// The Business App: when its owner last opened it.
    #[serde(default)]
    pub opened_at: Option<i64>,
    /// The Business App lies there unopened, whatever comes.
    #[serde(default)]
    pub left_alone: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, flat as the page reads them"
)]
pub struct Chat {
    pub peer: String,
    pub title: String,
    pub preview: String,
    pub preview_from_me: bool,
    pub at: i64,
    pub unread: usize,
    #[serde(default)]
    pub archived: bool,
    #[serde(default)]
    pub pinned: bool,
    /// Marked as unread by hand; `unread` goes on counting messages.
    #[serde(default)]
    pub marked_unread: bool,
    /// Ids of labels, which the Business App alone has.
    #[serde(default)]
    pub labels: Vec<String>,
    /// This phone blocked the other side.
    #[serde(default)]
    pub blocked: bool,
    /// The other side's profile picture.
    #[serde(default)]
    pub picture_url: Option<String>,
    /// After which time what is written here disappears.
    #[serde(default)]
    pub disappearing: Option<DisappearAfter>,
    /// When that was turned on, to another time or off; oldest first.
    #[serde(default)]
    pub turned: Vec<Turned>,
}

/// Disappearing messages were turned in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Turned {
    pub at: i64,
    pub by: TurnedBy,
    /// None: what is written stays.
    pub after: Option<DisappearAfter>,
}

/// As seen from this phone; `connection`: the number was connected to the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TurnedBy {
    Me,
    Other,
    Connection,
}

impl Turned {
    fn of(truth: &Truth, phone: &model::Phone, customer: &str) -> Vec<Self> {
        let turns = truth.pockets.turns.get(customer);
        let turns = turns.into_iter().flat_map(Turns::iter);
        let by = |side: Option<Side>| match side {
            Some(side) if (side == Side::Business) == phone.is_business() => TurnedBy::Me,
            Some(_) => TurnedBy::Other,
            None => TurnedBy::Connection,
        };
        turns
            .map(|turned| Self {
                at: turned.at,
                by: by(turned.by),
                after: turned.after,
            })
            .collect()
    }
}

/// A label of the Business App.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Label {
    pub id: String,
    pub name: String,
    /// 0 to 9.
    pub colour: u8,
    /// How many chats carry it.
    pub chats: usize,
}

impl Label {
    pub(crate) fn all(truth: &Truth) -> Vec<Self> {
        let labels = truth.pockets.labels.values();
        labels
            .map(|label| Self {
                id: label.id.clone(),
                name: label.name.clone(),
                colour: label.colour,
                chats: truth.pockets.labelled(BUSINESS, &label.id).count(),
            })
            .collect()
    }
}

impl Bench {
    pub(crate) fn of(truth: &Truth, clock: ClockView, seq: u64) -> Self {
        Self {
            clock,
            business: Business::of(truth),
            phones: truth
                .phones
                .iter()
                .map(|phone| Phone::of(truth, phone))
                .collect(),
            faults: truth.faults.clone(),
            fault_rules: truth.fault_rules.clone(),
            seq,
        }
    }
}

impl ClockView {
    pub(crate) fn of(clock: &crate::clock::Clock) -> Self {
        Self {
            now: clock.now_ms(),
            rate: clock.rate(),
            offset: clock.offset_ms(),
        }
    }
}

impl Business {
    pub(crate) fn of(truth: &Truth) -> Self {
        let business = truth.business();
        let text = |pick: fn(&model::Business) -> &String| {
            business
                .map(|business| pick(business).clone())
                .unwrap_or_default()
        };
        let first = truth.apps.first().cloned().unwrap_or_default();
        let connected = truth.onboarding.is_some();
        let callback = first.callback_for("messages").filter(|_| connected);
        let history = truth.onboarding.as_ref();
        Self {
            name: text(|b| &b.name),
            owner: business.and_then(|business| business.owner.clone()),
            display_phone_number: text(|b| &b.display_phone_number),
            phone_number_id: text(|b| &b.phone_number_id),
            waba_id: text(|b| &b.waba_id),
            connected: callback.is_some(),
            coexistence: truth.onboarding.is_some(),
            callback_url: callback.map(|callback| callback.url.clone()),
            subscribed_fields: first.fields.clone(),
            history: History {
                requested: history.is_some_and(|o| o.history_asked),
                shared: history.is_some_and(|o| o.share_history),
                chunks_sent: history.map_or(0, |o| o.chunks_sent),
                chunks_total: history.map_or(0, |o| o.chunks_total),
            },
        }
    }
}

impl Phone {
    pub(crate) fn of(truth: &Truth, phone: &model::Phone) -> Self {
        Self {
            id: phone.id.clone(),
            kind: if phone.is_business() {
                PhoneKind::Business
            } else {
                PhoneKind::Customer
            },
            name: phone.name.clone(),
            digits: phone.digits.clone(),
            username: phone.username.clone(),
            online: phone.online(),
            offline_since: phone.offline_since,
            read_receipts: phone.read_receipts,
            auto_read: phone.auto_read,
            unread: truth.unread_in_all(phone),
            waiting: truth.waiting(phone),
            saved_as: truth.address_book.get(&phone.id).cloned(),
            number_hidden: phone.digits.is_some()
                && truth.visible_digits(phone, truth.last_at).is_none(),
            airplane: !phone.online(),
            blocks_business: truth.pockets.blocks_business(&phone.id),
            picture_url: picture_url(truth, &phone.id),
            opened_at: phone
                .is_business()
                .then(|| truth.screens.left_alone_since.or(truth.screens.opened_at))
                .flatten(),
            left_alone: phone.is_business() && truth.screens.left_alone_since.is_some(),
        }
    }
}

impl Chat {
    /// A chat as this phone lists it; none while it shows nothing. One whose messages disappear stays without any.
    pub(crate) fn of(truth: &Truth, phone: &model::Phone, customer: &str) -> Option<Self> {
        let last = truth.last_shown(phone, customer);
        let turned = Turned::of(truth, phone, customer);
        let disappearing = truth.pockets.disappearing.get(customer).copied();
        let emptied = disappearing.and(turned.last()).map(|turned| turned.at);
        let at = last.map(|last| last.typed_at).or(emptied)?;
        let kept = truth.pockets.kept(&phone.id, customer);
        Some(Self {
            peer: peer(phone, customer).to_owned(),
            title: truth.title(phone, customer),
            preview: last.map_or_else(String::new, |last| {
                preview(phone, last, &truth.told_to(phone, last))
            }),
            preview_from_me: last.is_some_and(|last| from_me(phone, last)),
            at,
            unread: truth.unread(phone, customer),
            archived: kept.archived,
            pinned: kept.pinned,
            marked_unread: kept.unread,
            labels: kept.labels.into_iter().collect(),
            blocked: truth.blocks(&phone.id, customer),
            picture_url: phone
                .is_business()
                .then(|| picture_url(truth, customer))
                .flatten(),
            disappearing,
            turned,
        })
    }
}

/// Where the page finds a customer's profile picture.
fn picture_url(truth: &Truth, customer: &str) -> Option<String> {
    let media = truth.screens.picture(customer)?;
    Some(format!("/bench/api/media/{media}"))
}

/// The id of a screen: a phone's, or that of the linked device it is.
pub(crate) fn screen_id(phone: &model::Phone) -> &str {
    phone.companion.as_deref().unwrap_or(&phone.id)
}

/// The phone on the other side of a chat.
pub(crate) fn peer<'a>(phone: &model::Phone, customer: &'a str) -> &'a str {
    if phone.is_business() {
        customer
    } else {
        BUSINESS
    }
}

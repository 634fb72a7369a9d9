//! The nouns of the truth: what exists in the emulated WhatsApp. Plain data, stored in the log.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::marks::Marks;

use super::apps::Target;
use super::price::{Kind, Price};
use crate::switchboard::decide::ChangeFate;

/// A phone on the bench: [`BUSINESS`] or a customer's `c1`, `c2` and so on.
pub(crate) type PhoneId = String;
/// The id of the business's own phone.
pub const BUSINESS: &str = "business";

/// Where webhooks go: an app's callback or an override.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Callback {
    pub(crate) url: String,
    pub(crate) verify_token: String,
}

/// The business and its one number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Business {
    pub(crate) name: String,
    /// Who holds the business's phone.
    #[serde(default)]
    pub(crate) owner: Option<String>,
    /// As people write it, with the plus sign.
    pub(crate) display_phone_number: String,
    /// Digits only, as webhooks carry it.
    pub(crate) digits: String,
    pub(crate) phone_number_id: String,
    pub(crate) waba_id: String,
    pub(crate) portfolio_id: String,
}

/// One run through Embedded Signup; gives the right to one sync of each kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Onboarding {
    pub(crate) at: i64,
    pub(crate) share_history: bool,
    pub(crate) contacts_asked: bool,
    pub(crate) history_asked: bool,
    pub(crate) chunks_sent: u32,
    pub(crate) chunks_total: u32,
}

/// An Embedded Signup code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Code {
    pub(crate) expires_at: i64,
    pub(crate) used: bool,
}

/// A phone people hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Phone {
    pub(crate) id: PhoneId,
    /// The profile name its owner chose.
    pub(crate) name: String,
    pub(crate) digits: Option<String>,
    pub(crate) username: Option<String>,
    /// The business-scoped user id; empty for the business itself.
    pub(crate) bsuid: String,
    pub(crate) offline_since: Option<i64>,
    pub(crate) read_receipts: bool,
    /// Opens its chats by itself.
    pub(crate) auto_read: bool,
    /// When the business and this number last had to do with each other while the business could
    /// see it; a username hides the number once this is long ago.
    #[serde(default)]
    pub(crate) number_used_at: Option<i64>,
    /// The linked device whose screen this is. Only on the copies of the owner's phone that `Truth::screen` makes; never kept.
    #[serde(skip)]
    pub(crate) companion: Option<String>,
}

impl Phone {
    pub(crate) fn online(&self) -> bool {
        self.offline_since.is_none()
    }

    pub(crate) fn is_business(&self) -> bool {
        self.id == BUSINESS
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Business,
    Customer,
}

/// How a message came to be written: on a phone, or by the Cloud API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    Phone,
    Api,
}

/// How far a message got, as its writer sees it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Ticks {
    /// Typed while offline, or accepted a moment ago.
    Waiting,
    Sent,
    Delivered,
    Read,
    /// A voice note was listened to.
    Played,
    Failed,
}

/// Why WhatsApp did not carry a message, in the words of its error table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: u32,
    pub(crate) title: String,
    pub(crate) details: String,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Content {
    /// WhatsApp's type: `text`, `image`, `document`, `reaction` and so on.
    pub(crate) kind: String,
    /// Text, caption, or a line that stands for the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
    /// A media id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) media: Option<String>,
    /// The content object as it stood in the request, for kinds we carry but do not look into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<Value>,
}

impl Content {
    /// A content that only says something of another message.
    pub(crate) fn about(kind: &str, text: Option<String>) -> Self {
        Self {
            kind: kind.to_owned(),
            text,
            media: None,
            body: None,
        }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self {
            kind: "text".to_owned(),
            text: Some(text.into()),
            media: None,
            body: None,
        }
    }
}

/// What the API is told in place of a message's content, though the phones show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unavailable {
    /// 131051 or 131060.
    pub(crate) code: u32,
    /// `unsupported.type`, if it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
}

/// What travelled between the business and a customer: a bubble, or a reaction, an edit or a
/// deletion of one, which travel the same way.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and may be so with any other"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) wamid: String,
    pub(crate) customer: PhoneId,
    pub(crate) from: Side,
    pub(crate) via: Via,
    pub(crate) typed_at: i64,
    /// When it left the writer's phone for WhatsApp; none while typed offline.
    pub(crate) left_at: Option<i64>,
    pub(crate) content: Content,
    /// The message it answers or, for a reaction, an edit or a deletion, the one it is about.
    pub(crate) quote: Option<String>,
    pub(crate) ticks: Ticks,
    pub(crate) failure: Option<Failure>,
    /// Stands on the Business App's screen list; false while that phone is offline.
    pub(crate) on_app: bool,
    /// Its recipient's owner opened it on their phone, whatever the ticks tell the writer.
    pub(crate) seen: bool,
    /// A voice note its recipient listened to, whatever the ticks tell the writer.
    #[serde(default)]
    pub(crate) heard: bool,
    /// The string the sender gave at the API, echoed in statuses.
    pub(crate) callback_data: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unavailable: Option<Unavailable>,
    /// What WhatsApp charges for it; only of what the API sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) price: Option<Price>,
    /// Its writer was blocked: they see one tick, and it reaches nobody, ever.
    #[serde(default)]
    pub(crate) withheld: bool,
    #[serde(default, skip_serializing_if = "Marks::are_none")]
    pub(crate) marks: Marks,
}

/// Kinds that only say something of another message.
pub(crate) const REACTION: &str = "reaction";
pub(crate) const EDIT: &str = "edit";
pub(crate) const REVOKE: &str = "revoke";
/// A notice of WhatsApp itself.
pub(crate) const SYSTEM: &str = "system";

impl Message {
    /// The bubble it is about, if it is none itself.
    pub(crate) fn about(&self) -> Option<&str> {
        matches!(self.content.kind.as_str(), REACTION | EDIT | REVOKE)
            .then_some(self.quote.as_deref())
            .flatten()
    }

    /// Stands in the chat on its own; reactions, edits and deletions do not.
    pub(crate) fn is_bubble(&self) -> bool {
        !matches!(self.content.kind.as_str(), REACTION | EDIT | REVOKE)
    }

    /// Somebody said it: a bubble, and no notice.
    pub(crate) fn is_said(&self) -> bool {
        self.is_bubble() && self.content.kind != SYSTEM
    }

    /// Counts as one of the month's free service messages.
    pub(crate) fn uses_allowance(&self) -> bool {
        let is_free =
            |price: &Price| price.kind == Kind::FreeCustomerService && price.category == "service";
        self.is_bubble() && self.price.as_ref().is_some_and(is_free)
    }

    /// Whether the customer's phone shows it.
    pub(crate) fn on_customer(&self) -> bool {
        match self.from {
            // A notice tells the business about the customer, who knows.
            Side::Customer => self.content.kind != SYSTEM,
            Side::Business => {
                matches!(self.ticks, Ticks::Delivered | Ticks::Read | Ticks::Played)
            }
        }
    }
}

/// A media file; its bytes lie in the data directory under their hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Media {
    pub(crate) id: String,
    pub(crate) mime: String,
    pub(crate) sha256_hex: String,
    pub(crate) size: u64,
    pub(crate) filename: Option<String>,
    /// Uploaded by the platform, as opposed to sent from a phone.
    pub(crate) uploaded: bool,
    pub(crate) created_at: i64,
    pub(crate) deleted: bool,
}

/// The switchboard: what goes wrong, and how often. All off is [`Faults::none`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Faults {
    pub duplicate_every: Option<u32>,
    pub delay_ms: Option<(u64, u64)>,
    pub reorder: bool,
    pub lose_webhook_every: Option<u32>,
    pub wrong_signature_next: u32,
    pub timeout_after_accept_next: u32,
    pub answer_500_next: u32,
    pub throttle_next: u32,
    pub slow_answers_ms: Option<u64>,
    /// Echoes name the message they quote. WhatsApp documents no `context` in echoes, so that is
    /// off unless somebody wants to see it.
    #[serde(default)]
    pub echo_context: bool,
    /// The newest status that waits is sent before the rest in each so-manieth POST, as real life has it now and then.
    #[serde(default)]
    pub out_of_order_every: Option<u32>,
    /// Changes in one POST, 1 to 1,000; none: as many as wait, up to WhatsApp's 1,000 (webhooks.md 1.4).
    #[serde(default)]
    pub changes_per_post: Option<u32>,
    /// Bodies are sent as plain UTF-8, still signed over their bytes: whoever writes JSON anew to check a signature finds
    /// out (webhooks.md 1.2).
    #[serde(default)]
    pub raw_utf8: bool,
}

impl Faults {
    pub fn none() -> Self {
        Self {
            duplicate_every: None,
            delay_ms: None,
            reorder: false,
            lose_webhook_every: None,
            wrong_signature_next: 0,
            timeout_after_accept_next: 0,
            answer_500_next: 0,
            throttle_next: 0,
            slow_answers_ms: None,
            echo_context: false,
            out_of_order_every: None,
            changes_per_post: None,
            raw_utf8: false,
        }
    }
}

impl Default for Faults {
    /// WhatsApp repeats itself and mixes up the order now and then on its best days, so the sandbox does too.
    fn default() -> Self {
        Self {
            duplicate_every: Some(50),
            out_of_order_every: Some(20),
            ..Self::none()
        }
    }
}

/// Something that will happen at a time, kept so that a restart forgets nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "timer", rename_all = "snake_case")]
pub(crate) enum Timer {
    /// An API send is accepted by WhatsApp's servers, or fails there.
    Settle {
        wamid: String,
        failure: Option<Failure>,
    },
    /// A message to a customer reaches their phone.
    Deliver {
        wamid: String,
    },
    /// A phone that opens chats by itself opens this one.
    Open {
        phone: PhoneId,
        customer: PhoneId,
    },
    Contacts {
        phones: Vec<PhoneId>,
    },
    History {
        phase: u32,
        chunk: u32,
        progress: u32,
        wamids: Vec<String>,
    },
    HistoryMedia {
        wamid: String,
    },
    HistoryDeclined,
    /// The extended feed tells how a chat is kept.
    ChatState {
        customer: PhoneId,
    },
    /// The same of the labels.
    LabelState,
    /// The same of a customer's profile picture.
    PictureState {
        customer: PhoneId,
    },
    /// The same of a group.
    GroupState {
        group: String,
        /// How many of its messages were told before.
        told: usize,
    },
    /// The owner's phone has been out of use for so long that its link breaks.
    Inactive {
        /// When it was last in use.
        since: i64,
    },
    /// The account is back from its move to another device.
    Reconnect,
    /// An announced ban begins.
    BanBegins,
    /// Nobody scanned the code of the sign-up window.
    SignUpExpires {
        run: String,
    },
    /// A status is a day old.
    StatusExpires {
        id: String,
    },
    /// A message of a chat with disappearing messages has had its time.
    Vanish {
        wamid: String,
    },
    /// A template's reviewers decide.
    Review {
        template: String,
    },
    /// A template's pause ends, if it is still the one that ends then.
    Unpause {
        template: String,
        until: i64,
    },
    /// A template gets the category Meta judged it to have.
    Recategorise {
        template: String,
    },
    /// A template is archived, unless it was sent meanwhile.
    TemplateIdle {
        template: String,
    },
    /// A template that was archived then is deleted, if it is still the same.
    ArchiveEnds {
        template: String,
        archived_at: i64,
    },
    /// Sends of a template that are held have waited long enough.
    PacingEnds {
        template: String,
    },
    /// The next messaging limit.
    RaiseTier,
    /// Number and templates are rated anew, as complaints are forgotten.
    Appraise,
}

/// One webhook change that waits for its POST.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Queued {
    pub(crate) id: u64,
    #[serde(flatten)]
    pub(crate) target: Target,
    pub(crate) field: String,
    pub(crate) value: Value,
    pub(crate) since: i64,
    /// What the switchboard's rules do to it; it then travels alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fate: Option<ChangeFate>,
}

impl Queued {
    /// When it may leave, in milliseconds UTC.
    pub(crate) fn leaves_at(&self) -> i64 {
        let held = self.fate.as_ref().map_or(0, |fate| fate.held_ms);
        self.since.saturating_add_unsigned(held)
    }
}

/// One POST to a callback: the bytes are fixed when it is formed and repeated as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    pub(crate) id: u64,
    #[serde(flatten)]
    pub(crate) target: Target,
    pub(crate) label: String,
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) first_at: i64,
    pub(crate) attempts: u32,
    pub(crate) next_at: i64,
    /// What another app is tried with again, for an app that hears of the same: made once, whatever comes of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) copy: bool,
}

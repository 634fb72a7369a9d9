//! The steps of a scenario: each is a map with one key, which names the act or the expectation.

mod expectation;
mod people;
mod platform;
mod words;

pub(crate) use expectation::{ExpectPhone, ExpectWebhook, ExpectWindow, From};
pub(crate) use people::{
    ChangeNumber, ComeFromAd, Edit, FileKind, OnMessage, Open, PhoneStep, React, SaveContact,
    SendFile, Unsupported, Username, Whose, Write,
};
pub(crate) use platform::{
    Answers, Call, Connect, MarkRead, Nothing, Send, Server, Sync, SyncKind,
};

use schemars::JsonSchema;
use serde::Deserialize;

use super::span::Span;
use crate::switchboard::rule::FaultRule;

/// One step. People are called by their names in `people`, the business's phone is `owner`; messages by what a step said `as`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    /// A person writes a text.
    Write(Write),
    /// A person sends a picture, a voice note or a document.
    SendFile(SendFile),
    /// A person puts an emoji on a message, or takes it back.
    React(React),
    /// A person gives a message other words.
    Edit(Edit),
    /// A person deletes a message for everyone.
    Delete(OnMessage),
    /// A person listens to a voice note.
    Play(OnMessage),
    /// A person opens a chat.
    Open(Open),
    /// A phone goes offline, comes back, or changes how it reads.
    Phone(PhoneStep),
    /// A customer takes their account to another number.
    ChangeNumber(ChangeNumber),
    /// A customer takes a username, or gives it up.
    Username(Username),
    /// The owner saves a customer in the address book.
    SaveContact(SaveContact),
    /// The owner removes a customer from the address book.
    RemoveContact(Whose),
    /// A customer sends what the API does not carry.
    Unsupported(Unsupported),
    /// A customer comes from an ad and writes; the API gets 131060 in place of it.
    ComeFromAd(ComeFromAd),
    /// The owner connects the number to the platform, which subscribes.
    Connect(Connect),
    /// The platform asks for contacts or history.
    Sync(Sync),
    /// The platform sends a message.
    Send(Send),
    /// The platform marks a customer's message as read.
    MarkRead(MarkRead),
    /// Any call of the Graph API with the platform's token. `{number}`, `{waba}`, `{app}`, `{NAME.digits}`, `{NAME.bsuid}`,
    /// `{NAME.id}` and names of messages in braces are filled in.
    Api(Call),
    /// Any call of the bench's API, for acts that have no step of their own; filled in like `api`.
    Bench(Call),
    /// Time passes, and everything that is due happens.
    Wait(Span),
    /// A rule of the switchboard holds from now on.
    Fault(FaultRule),
    /// No rule of the switchboard holds any more.
    ClearFaults(Nothing),
    /// What the platform's server does with webhooks from now on.
    Server(Server),
    /// A phone shows a message, or does not.
    ExpectPhone(ExpectPhone),
    /// The platform heard something by webhook, or did not.
    ExpectWebhook(ExpectWebhook),
    /// Free text is allowed to a customer, or no longer.
    ExpectWindow(ExpectWindow),
}

//! What people do with their phones, for tests, storms and demos; the bench API does the same. A
//! phone is [`BUSINESS`](crate::BUSINESS) or a customer's id, a message is named by its wamid, and
//! doing again what is so already changes nothing and sends nothing.

use super::Sandbox;
use crate::bench::{self, view};
use crate::media_store;
use crate::phones::{ActError, NewPhone, PhoneChange};
use crate::truth::model::Content;

/// A file picked on a phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewFile {
    pub bytes: Vec<u8>,
    pub filename: Option<String>,
    /// The type the phone thinks it has; what the bytes say comes first.
    pub mime: Option<String>,
    pub caption: Option<String>,
}

impl Sandbox {
    /// A person writes a text on `phone` to `peer`.
    pub fn send_text(
        &self,
        phone: &str,
        peer: &str,
        text: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        bench::send(&self.world, phone, peer, Content::text(text), None)
    }

    /// A person answers a message they see.
    pub fn reply(
        &self,
        phone: &str,
        peer: &str,
        text: &str,
        quote: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        let quote = Some(quote.to_owned());
        bench::send(&self.world, phone, peer, Content::text(text), quote)
    }

    /// A person sends a file; an `audio/ogg` is a voice note. Writes to disk: not for a busy async
    /// thread.
    pub fn send_file(
        &self,
        phone: &str,
        peer: &str,
        file: NewFile,
        quote: Option<&str>,
    ) -> Result<view::PhoneMessage, ActError> {
        self.world.act(|act| act.chat_customer(phone, peer))?;
        let mime =
            media_store::sniffed(&file.bytes, file.mime.as_deref(), file.filename.as_deref());
        let kind = media_store::kind_of(&mime).to_owned();
        let body = media_store::facts(&kind, &file.bytes);
        let stored = media_store::NewFile {
            bytes: file.bytes.into(),
            mime,
            filename: file.filename,
            uploaded: false,
        };
        let media = media_store::store_now(&self.world, stored)
            .map_err(|error| ActError::Invalid(format!("the file cannot be stored: {error}")))?;
        let content = Content {
            kind,
            text: file.caption.filter(|caption| !caption.trim().is_empty()),
            media: Some(media),
            body,
        };
        let quote = quote.map(str::to_owned);
        bench::send(&self.world, phone, peer, content, quote)
    }

    /// Puts an emoji on a message in place of an earlier one; none takes it back.
    pub fn react(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
        emoji: Option<&str>,
    ) -> Result<view::PhoneMessage, ActError> {
        self.world.act(|act| act.react(phone, peer, wamid, emoji))?;
        self.bubble(phone, wamid)
    }

    /// Gives a text or a caption other words, within 15 minutes.
    pub fn edit(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
        text: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        self.world.act(|act| act.edit(phone, peer, wamid, text))?;
        self.bubble(phone, wamid)
    }

    /// Deletes a message for everyone, within two days.
    pub fn delete(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        self.world.act(|act| act.delete(phone, peer, wamid))?;
        self.bubble(phone, wamid)
    }

    /// Listens to a voice note of the other side.
    pub fn play(
        &self,
        phone: &str,
        peer: &str,
        wamid: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        self.world.act(|act| act.play(phone, peer, wamid))?;
        self.bubble(phone, wamid)
    }

    /// A customer sends something the API does not carry; `kind` is one of the sandbox's
    /// `unsupported.type`s, such as `poll_creation`.
    pub fn send_unsupported(
        &self,
        phone: &str,
        kind: &str,
    ) -> Result<view::PhoneMessage, ActError> {
        bench::send_unsupported(&self.world, phone, kind)
    }

    /// A customer comes from an ad and writes; the API gets 131060 in place of it.
    pub fn come_from_ad(&self, phone: &str, text: &str) -> Result<view::PhoneMessage, ActError> {
        bench::come_from_ad(&self.world, phone, text)
    }

    /// A customer had enough: WhatsApp hears of a block, or of a report.
    pub fn complain(&self, phone: &str, report: bool) -> Result<(), ActError> {
        self.world.act(|act| {
            let customer = act.customer(phone)?;
            act.complain(&customer, report);
            Ok(())
        })
    }

    /// A customer stops marketing of the business, or wants it again.
    pub fn choose_marketing(&self, phone: &str, stopped: bool) -> Result<(), ActError> {
        self.world.act(|act| act.choose_marketing(phone, stopped))
    }

    pub fn open_chat(&self, phone: &str, peer: &str) -> Result<(), ActError> {
        self.world.act(|act| act.open_chat(phone, peer))
    }

    pub fn add_phone(&self, new: NewPhone) -> Result<view::Phone, ActError> {
        let id = self.world.act(|act| act.add_customer(new))?;
        self.world.look(|truth| bench::phone(truth, &id))
    }

    pub fn change_phone(&self, id: &str, change: PhoneChange) -> Result<view::Phone, ActError> {
        self.world.act(|act| act.change_phone(id, change))?;
        self.world.look(|truth| bench::phone(truth, id))
    }

    /// A customer takes their account to another number and gets a new scoped id.
    pub fn change_number(&self, phone: &str, digits: &str) -> Result<view::Phone, ActError> {
        self.world.act(|act| act.change_number(phone, digits))?;
        self.world.look(|truth| bench::phone(truth, phone))
    }

    /// A customer takes a username, or gives it up.
    pub fn adopt_username(
        &self,
        phone: &str,
        username: Option<&str>,
    ) -> Result<view::Phone, ActError> {
        self.world.act(|act| act.adopt_username(phone, username))?;
        self.world.look(|truth| bench::phone(truth, phone))
    }

    /// The owner saves a customer under a name, or renames them.
    pub fn save_contact(&self, customer: &str, name: &str) -> Result<view::Phone, ActError> {
        self.world.act(|act| act.save_contact(customer, name))?;
        self.world.look(|truth| bench::phone(truth, customer))
    }

    /// The owner removes a customer from the address book.
    pub fn remove_contact(&self, customer: &str) -> Result<view::Phone, ActError> {
        self.world.act(|act| act.remove_contact(customer))?;
        self.world.look(|truth| bench::phone(truth, customer))
    }

    fn bubble(&self, phone: &str, wamid: &str) -> Result<view::PhoneMessage, ActError> {
        self.world.look(|truth| bench::bubble(truth, phone, wamid))
    }
}

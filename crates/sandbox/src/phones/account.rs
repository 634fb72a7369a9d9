//! A person changes who they are to WhatsApp: another number, a username. Both need the network.

use serde_json::{Value, json};
use twinline_wire::ids::WamidOrigin;

use super::ActError;
use crate::limits;
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::marks::Marks;
use crate::truth::model::{Content, Message, Phone, SYSTEM, Side, Ticks, Via};
use crate::world::Act;

impl Act<'_> {
    /// Takes the account to another number. Chats stay, the scoped id is a new one, and whoever has
    /// a chat with them reads a notice.
    pub(crate) fn change_number(&mut self, id: &str, digits: &str) -> Result<(), ActError> {
        let was = self.customer(id)?;
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        if was.digits.as_ref() == Some(&digits) {
            return Ok(());
        }
        online(&was)?;
        self.check_free(Some(&digits), None)?;
        let known = self.truth.visible_digits(&was, self.now).map(str::to_owned);
        let bsuid = self.draw_bsuid();
        self.tell(Event::NumberChanged {
            phone: id.to_owned(),
            digits: digits.clone(),
            bsuid: bsuid.clone(),
        });
        if known.is_some() {
            // The notice names the new number to whoever knew the old one.
            self.tell(Event::NumberUsed {
                phone: id.to_owned(),
            });
        }
        if self.truth.chat(id).next().is_some() {
            self.give_notice(&was, known.as_deref(), &digits, &bsuid);
        }
        Ok(())
    }

    fn give_notice(&mut self, was: &Phone, known: Option<&str>, digits: &str, bsuid: &str) {
        let wamid = self.draw_wamid(was, WamidOrigin::Device);
        let name = &was.name;
        let body = match known {
            Some(old) => json!({
                "body": format!("User {name} changed from {old} to {digits}"),
                "wa_id": digits,
                "user_id": bsuid,
                "previous_user_id": was.bsuid,
                "type": "user_changed_number",
            }),
            // Behind a username only the scoped id is seen to change.
            None => json!({
                "body": format!("User {name} changed"),
                "user_id": bsuid,
                "previous_user_id": was.bsuid,
                "type": "user_changed_user_id",
            }),
        };
        self.keep_notice(&wamid, was, body.clone());
        self.queue_notice(&wamid, known, &was.bsuid, body);
        let app_online = self.truth.business_phone().is_some_and(Phone::online);
        if app_online {
            self.reach_app(&wamid);
        }
    }

    fn keep_notice(&mut self, wamid: &str, was: &Phone, body: Value) {
        let content = Content {
            kind: SYSTEM.to_owned(),
            text: Some(format!("{} changed their phone number", was.name)),
            media: None,
            body: Some(body),
        };
        self.tell(Event::Written {
            message: Box::new(Message {
                wamid: wamid.to_owned(),
                customer: was.id.clone(),
                from: Side::Customer,
                via: Via::Phone,
                typed_at: self.now,
                left_at: Some(self.now),
                content,
                quote: None,
                ticks: Ticks::Sent,
                failure: None,
                on_app: false,
                seen: false,
                heard: false,
                callback_data: None,
                unavailable: None,
                price: None,
                withheld: false,
                marks: Marks::default(),
            }),
        });
    }

    /// Takes a username, another one, or gives it up. From now on the number is shown to those only
    /// who know it.
    pub(crate) fn adopt_username(
        &mut self,
        id: &str,
        username: Option<&str>,
    ) -> Result<(), ActError> {
        let phone = self.customer(id)?;
        let username = username.map(|name| name.trim().trim_start_matches('@').to_lowercase());
        let username = username.filter(|name| !name.is_empty());
        if phone.username == username {
            return Ok(());
        }
        online(&phone)?;
        match &username {
            None if phone.digits.is_none() => {
                let why = "without a username this person would have no address: give them a \
                           number first";
                return Err(ActError::Invalid(why.to_owned()));
            }
            Some(name) if !is_username(name) => {
                let why = "a username has 3 to 30 letters a to z, digits, dots and underscores, and \
                           a letter among them";
                return Err(ActError::Invalid(why.to_owned()));
            }
            _ => {}
        }
        self.check_free(None, username.as_deref())?;
        self.tell(Event::UsernameChanged {
            phone: id.to_owned(),
            username,
        });
        Ok(())
    }
}

fn online(phone: &Phone) -> Result<(), ActError> {
    if phone.online() {
        Ok(())
    } else {
        Err(Forbidden::Offline.into())
    }
}

fn is_username(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '_';
    limits::USERNAME_CHARS.contains(&name.chars().count())
        && name.chars().all(allowed)
        && name.chars().any(|c| c.is_ascii_lowercase())
}

//! Tells a fresh truth what an example business and its phones know.

use twinline_wire::ids::WamidOrigin;

use super::{Line, Scenario, Story, Who, files, when};
use crate::media_store::{self, NewFile};
use crate::phones::{ActError, NewPhone};
use crate::truth::Event;
use crate::truth::marks::Marks;
use crate::truth::model::{
    BUSINESS, Business, Content, EDIT, Message, Phone, REACTION, REVOKE, Side, Ticks, Via,
};
use crate::world::{Act, World};

/// Loads a scenario into a sandbox that has no business yet.
pub(crate) fn load(world: &World, scenario: &Scenario) -> Result<(), LoadError> {
    if world.look(|truth| truth.business().is_some()) {
        return Err(LoadError::NotFresh);
    }
    let files = files::store_all(world, scenario)?;
    world.act(|act| act.load(scenario, &files))
}

/// Why a scenario could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("this sandbox has a business already; give the example a data directory of its own")]
    NotFresh,
    #[error("the scenario's line at {0} has no time the sandbox can read")]
    Time(String),
    #[error("the scenario names the file {0}, which it does not bring")]
    File(String),
    #[error("the scenario answers a line its thread does not have: {0}")]
    Answers(String),
    #[error("a customer of the scenario cannot be added")]
    Customer(#[source] ActError),
    #[error("the scenario's files could not be stored")]
    Store(#[source] std::io::Error),
}

impl Act<'_> {
    fn load(&mut self, scenario: &Scenario, files: &files::Stored) -> Result<(), LoadError> {
        let business = &scenario.business;
        let digits: String = business
            .display_phone_number
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        self.open_business(Business {
            name: business.name.clone(),
            owner: business.owner.clone(),
            display_phone_number: business.display_phone_number.clone(),
            digits,
            phone_number_id: business.phone_number_id.clone(),
            waba_id: business.waba_id.clone(),
            portfolio_id: business.portfolio_id.clone(),
        });
        for (n, template) in (1..).zip(&scenario.templates) {
            self.have_template(n, template.clone());
        }
        let mut lines = Vec::new();
        for customer in &scenario.customers {
            let new = NewPhone {
                name: customer.name.clone(),
                digits: customer.digits.clone(),
                username: customer.username.clone(),
            };
            let id = self.add_customer(new).map_err(LoadError::Customer)?;
            if !customer.read_receipts {
                self.tell(Event::PhoneChanged {
                    phone: id.clone(),
                    online: None,
                    read_receipts: Some(false),
                    auto_read: None,
                });
            }
            if let Some(name) = &customer.saved_as {
                self.tell(Event::ContactSaved {
                    phone: id.clone(),
                    name: name.clone(),
                    with_number: customer.digits.is_some(),
                });
            }
            for line in &customer.thread {
                lines.push((self.line_time(line)?, id.clone(), line));
            }
        }
        lines.sort_by_key(|(at, _, _)| *at);
        for (at, customer, line) in lines {
            self.tell_line(at, &customer, line, files)?;
        }
        Ok(())
    }

    /// A business with its owner's phone, and the template that every account has.
    pub(crate) fn open_business(&mut self, business: Business) {
        let phone = Phone {
            id: BUSINESS.to_owned(),
            name: business.name.clone(),
            digits: Some(business.digits.clone()),
            username: None,
            bsuid: String::new(),
            offline_since: None,
            read_receipts: true,
            auto_read: false,
            number_used_at: None,
            companion: None,
        };
        self.greet_with_hello_world();
        self.tell(Event::BusinessOpened { business });
        self.tell(Event::PhoneAdded { phone });
    }

    fn line_time(&self, line: &Line) -> Result<i64, LoadError> {
        when::parse(line.time(), self.now).ok_or_else(|| LoadError::Time(line.time().to_owned()))
    }

    fn tell_line(
        &mut self,
        at: i64,
        customer: &str,
        line: &Line,
        files: &files::Stored,
    ) -> Result<(), LoadError> {
        match line {
            Line::Text(_, who, text) => {
                self.tell_said(at, customer, *who, Content::text(text.clone()), None);
            }
            Line::File(_, who, caption, file) => {
                let (media, kind) = files
                    .get(file)
                    .cloned()
                    .ok_or_else(|| LoadError::File(file.clone()))?;
                let content = Content {
                    kind,
                    text: Some(caption.clone()).filter(|caption| !caption.is_empty()),
                    media: Some(media),
                    body: None,
                };
                self.tell_said(at, customer, *who, content, None);
            }
            Line::Story(story) => self.tell_story(at, customer, story)?,
        }
        Ok(())
    }

    /// A text, and what was done to it a little later.
    fn tell_story(&mut self, at: i64, customer: &str, story: &Story) -> Result<(), LoadError> {
        const A_LITTLE_LATER_MS: i64 = 40_000;
        let quote = match &story.answers {
            None => None,
            Some(text) => {
                let said = |message: &&Message| message.content.text.as_ref() == Some(text);
                let quoted = self.truth.chat(customer).find(said);
                let quoted = quoted.ok_or_else(|| LoadError::Answers(text.clone()))?;
                Some(quoted.wamid.clone())
            }
        };
        let first = story.first.as_ref().unwrap_or(&story.text);
        let content = Content::text(first.clone());
        let Some(wamid) = self.tell_said(at, customer, story.who, content, quote) else {
            return Ok(());
        };
        let other = match story.who {
            Who::Customer => Who::Business,
            Who::Business => Who::Customer,
        };
        let later = (at + A_LITTLE_LATER_MS).min(self.now);
        let mut about = |who: Who, content: Content| {
            self.tell_said(later, customer, who, content, Some(wamid.clone()));
        };
        if story.first.is_some() {
            about(story.who, Content::about(EDIT, Some(story.text.clone())));
        }
        if let Some(emoji) = &story.reaction {
            about(other, Content::about(REACTION, Some(emoji.clone())));
        }
        if story.deleted {
            about(story.who, Content::about(REVOKE, None));
        }
        Ok(())
    }

    /// Everything of the past was read; only the customer's newest words may wait for the owner, and
    /// those say so by standing within the last hour.
    fn tell_said(
        &mut self,
        at: i64,
        customer: &str,
        who: Who,
        content: Content,
        quote: Option<String>,
    ) -> Option<String> {
        const STILL_UNREAD_MS: i64 = 60 * 60_000;
        let phone = self.truth.phone(customer).cloned()?;
        let wamid = self.draw_wamid(&phone, WamidOrigin::Device);
        let from = if who == Who::Business {
            Side::Business
        } else {
            Side::Customer
        };
        let unread = from == Side::Customer && at > self.now - STILL_UNREAD_MS;
        let told_read = from == Side::Customer || phone.read_receipts;
        let ticks = if unread || !told_read {
            Ticks::Delivered
        } else {
            Ticks::Read
        };
        let message = Message {
            wamid: wamid.clone(),
            customer: customer.to_owned(),
            from,
            via: Via::Phone,
            typed_at: at,
            left_at: Some(at),
            content,
            quote,
            ticks,
            failure: None,
            on_app: true,
            seen: !unread,
            heard: false,
            callback_data: None,
            unavailable: None,
            price: None,
            withheld: false,
            marks: Marks::default(),
        };
        let said = message.is_said();
        self.tell(Event::Written {
            message: Box::new(message),
        });
        if from == Side::Business && said {
            // Whoever answered had read.
            self.open(BUSINESS, customer);
        }
        Some(wamid)
    }
}

/// Stores one bundled file; its message type comes with the id.
pub(super) fn store_file(
    world: &World,
    name: &str,
    bytes: &'static [u8],
) -> std::io::Result<(String, String)> {
    let mime = media_store::sniffed(bytes, None, Some(name));
    let kind = media_store::kind_of(&mime).to_owned();
    let filename = Some(name.to_owned());
    let file = NewFile {
        bytes: bytes.into(),
        mime,
        filename,
        uploaded: false,
    };
    Ok((media_store::store_now(world, file)?, kind))
}

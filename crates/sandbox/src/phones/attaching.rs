//! What people put into a chat beside text and files of their own: a place, people, something
//! forwarded, the words after a tap on an advertisement.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::ActError;
use super::writing::Draft;
use crate::limits;
use crate::rules::amends::Forbidden;
use crate::truth::marks::{Marks, Referral};
use crate::truth::model::{Content, Media};
use crate::world::Act;

/// A place on the map.
#[derive(Debug, Clone, PartialEq, Deserialize, utoipa::ToSchema)]
pub struct Location {
    /// Degrees.
    pub latitude: f64,
    pub longitude: f64,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
}

/// Somebody out of a phone's address book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct ContactCard {
    pub name: String,
    #[serde(default)]
    pub phones: Vec<String>,
    #[serde(default)]
    pub emails: Vec<String>,
    #[serde(default)]
    pub org: Option<String>,
}

/// The advertisement or post somebody taps before they write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct Ad {
    /// `ad` or `post`.
    pub source_type: String,
    pub source_id: String,
    pub source_url: String,
    #[serde(default)]
    pub headline: Option<String>,
    #[serde(default)]
    pub body: Option<String>,
    /// Drawn if it is not given; empty for an advertisement in a status, which has none.
    #[serde(default)]
    pub ctwa_clid: Option<String>,
}

impl Act<'_> {
    /// Writes a place.
    pub(crate) fn write_place(
        &mut self,
        phone: &str,
        peer: &str,
        place: Location,
        quote: Option<String>,
    ) -> Result<String, ActError> {
        let content = place_content(place)?;
        self.write(phone, peer, content, quote)
    }

    /// Writes contact cards.
    pub(crate) fn write_contacts(
        &mut self,
        phone: &str,
        peer: &str,
        cards: &[ContactCard],
        quote: Option<String>,
    ) -> Result<String, ActError> {
        let content = self.contacts(cards, "other")?;
        self.write(phone, peer, content, quote)
    }

    /// Contact cards as a message; `origin` is `other`, or `contact_request` for an answer.
    pub(super) fn contacts(
        &self,
        cards: &[ContactCard],
        origin: &str,
    ) -> Result<Content, ActError> {
        let named = |card: &ContactCard| {
            let length = card.name.trim().chars().count();
            (1..=limits::NAME_CHARS_MAX).contains(&length)
        };
        if !(1..=limits::CONTACT_CARDS_MAX).contains(&cards.len()) || !cards.iter().all(named) {
            let why = "give 1 to 50 contacts, each with a name of 1 to 100 characters";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let rows: Vec<Value> = cards
            .iter()
            .map(|card| self.contact_row(card, origin))
            .collect();
        let text = match cards {
            [one] => one.name.trim().to_owned(),
            [first, rest @ ..] => format!("{} and {} more", first.name.trim(), rest.len()),
            [] => String::new(),
        };
        Ok(Content {
            kind: "contacts".to_owned(),
            text: Some(text),
            media: None,
            body: Some(Value::Array(rows)),
        })
    }

    fn contact_row(&self, card: &ContactCard, origin: &str) -> Value {
        let name = card.name.trim();
        let mut words = name.splitn(2, char::is_whitespace);
        let mut names = json!({"formatted_name": name, "first_name": words.next()});
        if let Some(last) = words.next() {
            names["last_name"] = json!(last.trim());
        }
        let phones = card.phones.iter().map(|phone| {
            let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
            let mut row = json!({"phone": phone, "type": "CELL"});
            let is_business = self.truth.business().is_some_and(|b| b.digits == digits);
            if is_business || self.truth.customer_by_digits(&digits).is_some() {
                row["wa_id"] = json!(digits);
            }
            row
        });
        let mut row =
            json!({"name": names, "phones": phones.collect::<Vec<_>>(), "origin": origin});
        if !card.emails.is_empty() {
            let emails = card.emails.iter();
            let emails: Vec<_> = emails
                .map(|email| json!({"email": email, "type": "WORK"}))
                .collect();
            row["emails"] = json!(emails);
        }
        if let Some(org) = &card.org {
            row["org"] = json!({"company": org});
        }
        row
    }

    /// Forwards a message this phone shows in its chat with `from` into its chat with `peer`.
    pub(crate) fn forward(
        &mut self,
        phone: &str,
        peer: &str,
        from: &str,
        wamid: &str,
    ) -> Result<String, ActError> {
        let customer = self.chat_customer(phone, peer)?;
        if self.truth.blocks(phone, &customer) {
            return Err(Forbidden::Blocked.into());
        }
        let (mut content, text, times) = self.bubble(phone, from, wamid, |bubble| {
            bubble.may_be_forwarded()?;
            let text = bubble.told.text(bubble.message).map(str::to_owned);
            let message = bubble.message;
            Ok::<_, Forbidden>((message.content.clone(), text, message.marks.forwarded))
        })??;
        content = match content.kind.as_str() {
            "text" | "location" | "contacts" | "image" | "video" | "audio" | "document"
            | "sticker" => Content { text, ..content },
            // Buttons stay with whom they were sent to; the words go on.
            _ => Content::text(text.ok_or(Forbidden::NothingToForward)?),
        };
        if let Some(media) = content.media.take() {
            content.media = Some(self.copied_media(&media)?);
        }
        let marks = Marks {
            forwarded: times + 1,
            ..Marks::default()
        };
        let draft = Draft {
            marks,
            ..Draft::of(content, None)
        };
        self.write_draft(phone, peer, draft)
    }

    /// Every message has a file id of its own.
    fn copied_media(&mut self, id: &str) -> Result<String, ActError> {
        let known = self
            .truth
            .media(id)
            .cloned()
            .ok_or(Forbidden::NothingToForward)?;
        let id = self.draw_digits(16);
        let media = Media {
            id: id.clone(),
            uploaded: false,
            created_at: self.now,
            ..known
        };
        self.tell(crate::truth::Event::MediaStored { media });
        Ok(id)
    }

    /// A customer taps an advertisement and writes; the API hears of both (webhooks.md 2.5).
    pub(crate) fn write_by_ad(
        &mut self,
        id: &str,
        peer: &str,
        text: &str,
        ad: Ad,
    ) -> Result<String, ActError> {
        self.customer(id)?;
        self.chat_customer(id, peer)?;
        let invalid = |why: &str| Err(ActError::Invalid(why.to_owned()));
        if !matches!(ad.source_type.as_str(), "ad" | "post") {
            return invalid("source_type is ad or post");
        }
        if ad.source_id.is_empty() || !ad.source_url.starts_with("http") {
            return invalid("give the advertisement's source_id, and its source_url with http");
        }
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        let is_ad = ad.source_type == "ad";
        let clid = match ad.ctwa_clid {
            None if is_ad => Some(format!("Af{}", self.draw_hex(60))),
            given => given.filter(|clid| !clid.is_empty()),
        };
        let referral = Referral {
            source_type: ad.source_type,
            source_id: ad.source_id,
            source_url: ad.source_url,
            headline: ad.headline,
            body: ad.body,
            ctwa_clid: clid,
        };
        let draft = Draft {
            marks: Marks {
                referral: Some(referral),
                ..Marks::default()
            },
            ..Draft::of(Content::text(text), None)
        };
        self.write_draft(id, peer, draft)
    }
}

/// A place as a message.
pub(super) fn place_content(place: Location) -> Result<Content, ActError> {
    let on_earth =
        (-90.0..=90.0).contains(&place.latitude) && (-180.0..=180.0).contains(&place.longitude);
    if !on_earth {
        let why = "latitude is between -90 and 90, longitude between -180 and 180 degrees";
        return Err(ActError::Invalid(why.to_owned()));
    }
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let (name, address) = (said(place.name), said(place.address));
    let mut body = Map::new();
    body.insert("latitude".to_owned(), json!(place.latitude));
    body.insert("longitude".to_owned(), json!(place.longitude));
    for (key, value) in [("name", &name), ("address", &address)] {
        if let Some(value) = value {
            body.insert(key.to_owned(), json!(value));
        }
    }
    Ok(Content {
        kind: "location".to_owned(),
        text: name.or(address).or(Some("Location".to_owned())),
        media: None,
        body: Some(Value::Object(body)),
    })
}

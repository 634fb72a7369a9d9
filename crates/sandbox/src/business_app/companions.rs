//! Devices linked to the owner's phone, products sent from the app, and whether the app is opened at all
//! (webhooks.md 3.8).

use serde_json::json;

use super::screens::missing;
use crate::limits;
use crate::phones::{ActError, Draft};
use crate::rules::amends::Forbidden;
use crate::truth::model::{BUSINESS, Content, Unavailable};
use crate::truth::screens::{Companion, ScreenChange};
use crate::world::Act;

pub(crate) const KINDS: [&str; 6] = [
    "web",
    "desktop_mac",
    "desktop_windows",
    "tablet",
    "phone",
    "wear_os",
];

impl Act<'_> {
    pub(crate) fn link_companion(&mut self, kind: &str, name: &str) -> Result<(), ActError> {
        if !KINDS.contains(&kind) {
            let why = format!("the kind is one of {}", KINDS.join(", "));
            return Err(ActError::Invalid(why));
        }
        self.check_room()?;
        let name = name.trim();
        let companion = Companion {
            id: self.truth.screens.next_id('d'),
            kind: kind.to_owned(),
            name: if name.is_empty() { kind } else { name }.to_owned(),
            linked_at: self.now,
            unlinked_at: None,
            unlinked_by: None,
        };
        self.change_screen(ScreenChange::Linked { companion });
        Ok(())
    }

    /// Links a device once more that was linked before.
    pub(crate) fn relink_companion(&mut self, id: &str) -> Result<(), ActError> {
        let mut known = self.truth.screens.companions.iter();
        let device = known.find(|known| known.id == id);
        let device = device.ok_or_else(|| missing("device", id))?;
        if device.unlinked_at.is_none() {
            return Ok(());
        }
        self.check_room()?;
        self.change_screen(ScreenChange::Relinked { id: id.to_owned() });
        Ok(())
    }

    fn check_room(&self) -> Result<(), ActError> {
        if self.truth.screens.linked().count() >= limits::COMPANIONS_MAX {
            return Err(Forbidden::CompanionsUsedUp.into());
        }
        Ok(())
    }

    pub(crate) fn unlink_companion(&mut self, id: &str) -> Result<(), ActError> {
        if self.truth.screens.companion(id).is_none() {
            return Err(missing("linked device", id));
        }
        self.change_screen(ScreenChange::Unlinked { id: id.to_owned() });
        Ok(())
    }

    /// The owner sends a product of the catalog. The API is told that there was something it does not carry.
    pub(crate) fn write_product(&mut self, peer: &str, id: &str) -> Result<String, ActError> {
        let mut known = self.truth.screens.catalog.iter();
        let product = known.find(|known| known.id == id).cloned();
        let product = product.ok_or_else(|| missing("product", id))?;
        let content = Content {
            kind: "interactive".to_owned(),
            text: Some(product.name.clone()),
            media: None,
            body: Some(json!({
                "type": "product",
                "body": {"text": product.name},
                "action": {"catalog_id": self.catalog_id(), "product_retailer_id": product.retailer_id},
            })),
        };
        let draft = Draft {
            unavailable: Some(Unavailable {
                code: 131_051,
                kind: Some("product".to_owned()),
            }),
            ..Draft::of(content, None)
        };
        self.write_draft(BUSINESS, peer, draft)
    }

    /// The owner opens the app.
    pub(crate) fn open_app(&mut self) {
        self.change_screen(ScreenChange::Opened);
    }

    /// The owner puts the phone away, or takes it up again. Online or not, an app nobody opens breaks its link.
    pub(crate) fn leave_alone(&mut self, alone: bool) {
        if self.truth.screens.left_alone_since.is_some() == alone {
            return;
        }
        if alone {
            self.change_screen(ScreenChange::LeftAlone);
            self.watch_activity();
        } else {
            self.open_app();
        }
    }
}

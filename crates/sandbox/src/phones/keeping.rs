//! What people do for themselves: star, archive, pin, label, mark as unread, block. Doing again what
//! is so already changes nothing.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::ActError;
use crate::limits;
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::account::Change;
use crate::truth::model::BUSINESS;
use crate::truth::pockets::{Keep, Label};
use crate::world::Act;

/// What a person changes about a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct ChatChange {
    #[serde(default)]
    pub archived: Option<bool>,
    #[serde(default)]
    pub pinned: Option<bool>,
    #[serde(default)]
    pub unread: Option<bool>,
    /// All labels of the chat from now on, by id; the Business App only.
    #[serde(default)]
    pub labels: Option<Vec<String>>,
}

/// What a person changes about a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub struct LabelChange {
    #[serde(default)]
    pub name: Option<String>,
    /// 0 to 9.
    #[serde(default)]
    pub colour: Option<u8>,
}

impl Act<'_> {
    pub(crate) fn star(
        &mut self,
        phone: &str,
        peer: &str,
        wamid: &str,
        starred: bool,
    ) -> Result<(), ActError> {
        self.bubble(phone, peer, wamid, |bubble| bubble.may_be_answered())??;
        if self.truth.pockets.starred(phone, wamid) != starred {
            let keep = Keep::Star {
                phone: phone.to_owned(),
                wamid: wamid.to_owned(),
                starred,
            };
            self.tell(Event::Kept { keep });
        }
        Ok(())
    }

    pub(crate) fn change_chat(
        &mut self,
        phone: &str,
        peer: &str,
        change: ChatChange,
    ) -> Result<(), ActError> {
        let customer = self.chat_customer(phone, peer)?;
        let was = self.truth.pockets.kept(phone, &customer);
        let mut kept = was.clone();
        kept.archived = change.archived.unwrap_or(kept.archived);
        kept.pinned = change.pinned.unwrap_or(kept.pinned);
        kept.unread = change.unread.unwrap_or(kept.unread);
        if change.archived == Some(true) {
            kept.pinned = false;
        }
        if kept.pinned && !was.pinned && self.truth.pockets.pinned(phone) >= limits::PINNED_MAX {
            return Err(Forbidden::PinsUsedUp.into());
        }
        if let Some(labels) = change.labels {
            if phone != BUSINESS {
                let why = "only the Business App has labels";
                return Err(ActError::Invalid(why.to_owned()));
            }
            let known = |id: &String| self.truth.pockets.labels.contains_key(id);
            if let Some(unknown) = labels.iter().find(|id| !known(id)) {
                return Err(ActError::Invalid(format!("there is no label {unknown}")));
            }
            kept.labels = labels.into_iter().collect::<BTreeSet<_>>();
        }
        if kept != was {
            let keep = Keep::Chat {
                phone: phone.to_owned(),
                customer: customer.clone(),
                kept,
            };
            self.tell(Event::Kept { keep });
            if phone == BUSINESS {
                self.note_chat_state(&customer);
            }
        }
        if change.unread == Some(false) {
            self.open(phone, &customer);
        }
        Ok(())
    }

    /// Makes a label; returns its id.
    pub(crate) fn make_label(&mut self, change: &LabelChange) -> Result<String, ActError> {
        if self.truth.pockets.labels.len() >= limits::LABELS_MAX {
            return Err(Forbidden::LabelsUsedUp.into());
        }
        let made = self.truth.pockets.labels_made;
        let label = Label {
            id: format!("l{}", made + 1),
            name: self.label_name(change.name.as_deref().unwrap_or_default(), None)?,
            colour: change
                .colour
                .unwrap_or(u8::try_from(made % 10).unwrap_or_default()),
        };
        let id = label.id.clone();
        self.keep_label(label)?;
        Ok(id)
    }

    pub(crate) fn change_label(&mut self, id: &str, change: LabelChange) -> Result<(), ActError> {
        let was = self.label(id)?;
        let name = match change.name {
            Some(name) => self.label_name(&name, Some(id))?,
            None => was.name.clone(),
        };
        let label = Label {
            id: was.id.clone(),
            name,
            colour: change.colour.unwrap_or(was.colour),
        };
        if label != was {
            self.keep_label(label)?;
        }
        Ok(())
    }

    pub(crate) fn remove_label(&mut self, id: &str) -> Result<(), ActError> {
        let id = self.label(id)?.id;
        let keep = Keep::LabelGone { id };
        self.tell(Event::Kept { keep });
        self.note_labels();
        Ok(())
    }

    fn label(&self, id: &str) -> Result<Label, ActError> {
        let label = self.truth.pockets.labels.get(id).cloned();
        label.ok_or_else(|| ActError::Missing(format!("there is no label {id}")))
    }

    fn label_name(&self, name: &str, of: Option<&str>) -> Result<String, ActError> {
        let name = name.trim().to_owned();
        let mut labels = self.truth.pockets.labels.values();
        if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
            let why = "a label has 1 to 100 characters";
            return Err(ActError::Invalid(why.to_owned()));
        }
        if labels.any(|label| label.name == name && Some(label.id.as_str()) != of) {
            return Err(ActError::Invalid(format!(
                "there is a label {name} already"
            )));
        }
        Ok(name)
    }

    fn keep_label(&mut self, label: Label) -> Result<(), ActError> {
        if label.colour > 9 {
            let why = "a colour is a number from 0 to 9";
            return Err(ActError::Invalid(why.to_owned()));
        }
        let keep = Keep::Label { label };
        self.tell(Event::Kept { keep });
        self.note_labels();
        Ok(())
    }

    /// This phone blocks the other side, or no longer does. The owner's list is the API's as well.
    pub(crate) fn set_blocked(
        &mut self,
        phone: &str,
        peer: &str,
        blocked: bool,
        report: bool,
    ) -> Result<(), ActError> {
        let customer = self.chat_customer(phone, peer)?;
        if !self.screen(phone).is_some_and(|phone| phone.online()) {
            return Err(Forbidden::Offline.into());
        }
        if self.truth.blocks(phone, &customer) == blocked && !report {
            return Ok(());
        }
        if phone != BUSINESS {
            let keep = Keep::Block {
                phone: customer.clone(),
                blocked,
                reported: report,
            };
            self.tell(Event::Kept { keep });
            if blocked || report {
                let customer = self.customer(&customer)?;
                self.complain(&customer, report);
            }
        } else if self.truth.blocks(phone, &customer) != blocked {
            let change = if blocked {
                Change::Blocked { phone: customer }
            } else {
                Change::Unblocked { phone: customer }
            };
            self.tell(Event::AccountChanged { change });
        }
        Ok(())
    }
}

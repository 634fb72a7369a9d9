//! The owner's groups: made, written in, changed and left in the app. The API hears of none of it (webhooks.md 3.9); the
//! extended feed does.

use serde::Deserialize;

use super::screens::{NewCircle, missing, short};
use crate::limits;
use crate::phones::ActError;
use crate::truth::model::{BUSINESS, PhoneId};
use crate::truth::screens::{Group, GroupMessage, ScreenChange};
use crate::world::Act;

/// What is changed about a group; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GroupChange {
    pub(crate) name: Option<String>,
    /// All members from now on, without the owner.
    #[schema(value_type = Option<Vec<String>>)]
    pub(crate) members: Option<Vec<PhoneId>>,
}

impl Act<'_> {
    pub(crate) fn make_group(&mut self, new: NewCircle) -> Result<(), ActError> {
        let NewCircle { name, members } = self.circle(new)?;
        let group = Group {
            id: self.truth.screens.next_id('g'),
            name,
            members,
            messages: Vec::new(),
            left_at: None,
        };
        let id = group.id.clone();
        self.change_screen(ScreenChange::GroupMade { group });
        self.note_group(&id, 0);
        Ok(())
    }

    /// Another name, or other people in it.
    pub(crate) fn change_group(&mut self, id: &str, change: GroupChange) -> Result<(), ActError> {
        let was = self.joined_group(id)?;
        let circle = self.circle(NewCircle {
            name: change.name.unwrap_or_else(|| was.name.clone()),
            members: change.members.unwrap_or_else(|| was.members.clone()),
        })?;
        if circle.name == was.name && circle.members == was.members {
            return Ok(());
        }
        let said = was.messages.len();
        self.change_screen(ScreenChange::GroupChanged {
            id: was.id,
            name: circle.name,
            members: circle.members,
        });
        self.note_group(id, said);
        Ok(())
    }

    /// The owner leaves it: what was said stays to be read.
    pub(crate) fn leave_group(&mut self, id: &str) -> Result<(), ActError> {
        let group = self.joined_group(id)?;
        let said = group.messages.len();
        self.change_screen(ScreenChange::GroupLeft { id: group.id });
        self.note_group(id, said);
        Ok(())
    }

    pub(crate) fn say_in_group(
        &mut self,
        id: &str,
        from: &str,
        text: &str,
    ) -> Result<(), ActError> {
        let group = self.joined_group(id)?;
        if from != BUSINESS && !group.members.iter().any(|member| member == from) {
            return Err(ActError::Invalid(format!("{from} is not in this group")));
        }
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        short(text, limits::TEXT_CHARS_MAX)?;
        let message = GroupMessage {
            id: self.truth.screens.next_id('m'),
            from: from.to_owned(),
            text: text.to_owned(),
            at: self.now,
        };
        self.change_screen(ScreenChange::SaidInGroup {
            group: id.to_owned(),
            message,
        });
        self.note_group(id, group.messages.len());
        Ok(())
    }

    /// A group the owner is still in.
    fn joined_group(&self, id: &str) -> Result<Group, ActError> {
        let known = self.truth.screens.group(id);
        let group = known.cloned().ok_or_else(|| missing("group", id))?;
        if group.left_at.is_some() {
            let why = "the owner has left this group";
            return Err(ActError::Invalid(why.to_owned()));
        }
        Ok(group)
    }
}

//! Customers' profile pictures, as the owner's phone shows them. The API hears of none (webhooks.md 2.2 names no picture);
//! the extended feed does.

use crate::phones::ActError;
use crate::truth::screens::ScreenChange;
use crate::world::Act;

impl Act<'_> {
    /// A customer takes another profile picture, or none.
    pub(crate) fn set_picture(&mut self, id: &str, media: Option<String>) -> Result<(), ActError> {
        let phone = self.customer(id)?.id;
        if self.truth.screens.picture(&phone) == media.as_deref() {
            return Ok(());
        }
        self.change_screen(ScreenChange::PictureSet {
            phone: phone.clone(),
            media,
        });
        self.note_picture(&phone);
        Ok(())
    }
}

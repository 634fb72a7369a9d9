//! Screens: a phone's, and those of the devices linked to the owner's phone. Wherever the control API takes a phone's id, that
//! of a linked device does as well.

use crate::phones::ActError;
use crate::truth::Truth;
use crate::world::{Act, World};

/// Acts on a screen. The deed is given the id of the phone whose account it is.
pub(super) fn on_screen<T>(
    world: &World,
    id: &str,
    deed: impl FnOnce(&mut Act<'_>, &str) -> Result<T, ActError>,
) -> Result<T, ActError> {
    world.act(|act| {
        let phone = act.take_up(id)?;
        deed(act, &phone)
    })
}

/// Whether this is a customer's phone, as opposed to a screen of the owner's.
pub(super) fn is_customer(truth: &Truth, id: &str) -> bool {
    truth.phone(id).is_some_and(|phone| !phone.is_business())
}

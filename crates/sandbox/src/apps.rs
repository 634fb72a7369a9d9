//! The business lets another app at its account: it gets credentials and a token, and subscribes like the first one.

use crate::limits;
use crate::phones::ActError;
use crate::truth::Event;
use crate::truth::apps::App;
use crate::world::Act;

/// An app that just came.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct NewApp {
    pub(crate) app_id: String,
    pub(crate) app_secret: String,
    /// For the business account.
    pub(crate) token: String,
}

impl Act<'_> {
    /// Adds an app beside the first. Whatever it subscribes to it hears as well as the others do.
    pub(crate) fn add_app(&mut self, name: &str) -> Result<NewApp, ActError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
            let why = "a name has 1 to 100 characters";
            return Err(ActError::Invalid(why.to_owned()));
        }
        if self.truth.apps.len() >= limits::APPS_MAX {
            let why = format!("a sandbox has at most {} apps", limits::APPS_MAX);
            return Err(ActError::Invalid(why));
        }
        let added = NewApp {
            app_id: self.draw_app_id(),
            app_secret: self.draw_hex(32).to_lowercase(),
            token: self.draw_token(),
        };
        self.tell(Event::AppAdded {
            app: App {
                id: added.app_id.clone(),
                secret: added.app_secret.clone(),
                name: Some(name.to_owned()),
            },
            token: added.token.clone(),
        });
        Ok(added)
    }

    /// A business that began anew draws what it drew before, and the apps of then are still there.
    fn draw_app_id(&mut self) -> String {
        loop {
            let id = self.draw_digits(15);
            if self.truth.apps.iter().all(|known| known.app.id != id) {
                return id;
            }
        }
    }
}

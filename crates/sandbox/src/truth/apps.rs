//! The Meta apps of the sandbox: who they are, what each wants to hear and where. The first is there from the beginning.

use serde::{Deserialize, Serialize};

use super::Truth;
use super::model::Callback;
use crate::world::mix;

/// A Meta app, by whose credentials a platform acts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct App {
    #[serde(rename = "app_id")]
    pub(crate) id: String,
    #[serde(rename = "app_secret")]
    pub(crate) secret: String,
    /// None of the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
}

impl App {
    /// As people read it.
    pub(crate) fn title(&self) -> &str {
        self.name.as_deref().unwrap_or("Sandbox app")
    }
}

/// An app with its subscriptions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Subscriber {
    pub(crate) app: App,
    /// The app's own callback.
    pub(crate) callback: Option<Callback>,
    pub(crate) fields: Vec<String>,
    /// Attached to the business account.
    pub(crate) waba_subscribed: bool,
    pub(crate) waba_callback: Option<Callback>,
    pub(crate) number_callback: Option<Callback>,
}

/// An access token of the business, given to one app.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Token {
    pub(crate) app_id: String,
    pub(crate) issued_at: i64,
}

/// Where webhooks go: one app at one address. Whatever is for the same target travels together, signed with the app's secret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Target {
    /// Empty in logs of the time when there was one app.
    #[serde(default)]
    pub(crate) app_id: String,
    pub(crate) url: String,
}

impl Truth {
    /// The app that was there first.
    pub(crate) fn app(&self) -> App {
        self.apps
            .first()
            .map(|first| first.app.clone())
            .unwrap_or_default()
    }

    /// An app with its subscriptions. Logs of the time when there was one app do not name it.
    pub(crate) fn subscriber(&self, app_id: &str) -> Option<&Subscriber> {
        let named = self.apps.iter().find(|known| known.app.id == app_id);
        named.or_else(|| self.apps.first().filter(|_| app_id.is_empty()))
    }

    pub(super) fn subscriber_mut(&mut self, app_id: &str) -> Option<&mut Subscriber> {
        let place = self
            .apps
            .iter()
            .position(|known| known.app.id == app_id)
            .or_else(|| app_id.is_empty().then_some(0))?;
        self.apps.get_mut(place)
    }

    /// The portfolio that the partner with this app would have: 15 digits, the same every time. Of partners nothing else
    /// is emulated.
    pub(crate) fn partner_portfolio(&self, app_id: &str) -> String {
        const LEAST: u64 = 100_000_000_000_000;
        let drawn = mix(self.seed, app_id.parse().unwrap_or_default());
        (LEAST + drawn % (9 * LEAST)).to_string()
    }

    /// These are the apps from now on. What this business gave them stays.
    pub(super) fn learn_apps(&mut self, told: &[Subscriber]) {
        self.apps = self.apps_if_told(told);
    }

    /// What the apps are once these are told to be them.
    pub(crate) fn apps_if_told(&self, told: &[Subscriber]) -> Vec<Subscriber> {
        let known = |told: &Subscriber| self.apps.iter().find(|known| known.app.id == told.app.id);
        let learnt = told.iter().map(|told| Subscriber {
            app: told.app.clone(),
            callback: told.callback.clone(),
            fields: told.fields.clone(),
            ..known(told).cloned().unwrap_or_default()
        });
        learnt.collect()
    }

    /// What signs an app's webhooks.
    pub(crate) fn secret_of(&self, app_id: &str) -> String {
        self.subscriber(app_id)
            .map(|known| known.app.secret.clone())
            .unwrap_or_default()
    }

    /// The app that holds this token: one of the business, or `APP_ID|APP_SECRET`, which is its own.
    pub(crate) fn app_of_token(&self, token: &str) -> Option<&App> {
        if let Some(known) = self.tokens.get(token) {
            return self.subscriber(&known.app_id).map(|known| &known.app);
        }
        let (id, secret) = token.split_once('|')?;
        let apps = self.apps.iter().map(|known| &known.app);
        let mut apps = apps.filter(|app| app.id == id && app.secret == secret);
        apps.next()
    }

    /// Where a change of this field goes now: for each app that subscribed to it, the number's override, the account's, the
    /// app's own.
    pub(crate) fn targets_of(&self, field: &str) -> Vec<Target> {
        if !self.hears_of(field) {
            return Vec::new();
        }
        let told = self.apps.iter().filter_map(|known| {
            Some(Target {
                app_id: known.app.id.clone(),
                url: known.callback_for(field)?.url.clone(),
            })
        });
        told.collect()
    }
}

impl Truth {
    /// Whether there is anything to hear of a field: a number's while it is linked, an account's once it was connected
    /// (webhooks.md 3.7, 3.12).
    fn hears_of(&self, field: &str) -> bool {
        let of_a_number = matches!(field, "user_preferences" | "automatic_events");
        if FOLLOWS_OVERRIDE.contains(&field) || of_a_number {
            self.is_linked()
        } else {
            self.life.known
        }
    }
}

impl Subscriber {
    /// What an app was configured with by its own token, without what a business gave it.
    pub(crate) fn unattached(&self) -> Self {
        Self {
            app: self.app.clone(),
            callback: self.callback.clone(),
            fields: self.fields.clone(),
            ..Self::default()
        }
    }

    /// Where this app hears of a field, if it wants to.
    pub(crate) fn callback_for(&self, field: &str) -> Option<&Callback> {
        if !self.fields.iter().any(|wanted| wanted == field) {
            return None;
        }
        // That a business came or went is told to its app all the same (webhooks.md 3.7).
        if !self.waba_subscribed && field != "account_update" {
            return None;
        }
        if !FOLLOWS_OVERRIDE.contains(&field) {
            return self.callback.as_ref();
        }
        self.number_callback
            .as_ref()
            .or(self.waba_callback.as_ref())
            .or(self.callback.as_ref())
    }
}

/// Which fields follow an override; all others always go to the app's own callback (webhooks.md 1.6).
const FOLLOWS_OVERRIDE: [&str; 13] = [
    "messages",
    "message_echoes",
    "calls",
    "consumer_profile",
    "messaging_handovers",
    "group_lifecycle_update",
    "group_participants_update",
    "group_settings_update",
    "group_status_update",
    "smb_message_echoes",
    "smb_app_state_sync",
    "history",
    "account_settings_update",
];

//! Webhook subscriptions (graph-api.md 1.6): the app's fields, the account's apps, overrides.

use serde::{Deserialize, Serialize};

object! {
    /// The body of `POST /{WABA}/subscribed_apps`; empty, it removes an override and keeps the
    /// subscription.
    pub struct OverrideCallback {
        may {
            /// Up to 200 characters; `""` removes it on a number.
            override_callback_uri: String,
            /// For the handshake.
            verify_token: String,
        }
    }
}

object! {
    /// The answer of `GET /{WABA}/subscribed_apps`.
    pub struct SubscribedApps {
        lists {
            /// The apps.
            data: SubscribedApp,
        }
    }
}

object! {
    /// One app attached to an account.
    pub struct SubscribedApp {
        may {
            /// Which app.
            whatsapp_business_api_data: SubscribedAppData,
            /// Where its webhooks go instead of the app's own callback.
            override_callback_uri: String,
        }
    }
}

object! {
    /// An app.
    pub struct SubscribedAppData {
        may {
            /// App id.
            id: String,
            /// A page about it.
            link: String,
            /// Its name.
            name: String,
        }
    }
}

object! {
    /// One of the answer of `GET /{APP}/subscriptions`: what is subscribed to of one kind of object.
    pub struct SubscribedObject {
        may {
            /// `whatsapp_business_account`
            object: String,
            /// Where its webhooks go.
            callback_url: String,
        }
        lists {
            /// Its fields.
            fields: SubscribedField,
        }
    }
}

object! {
    /// A field that is subscribed to.
    pub struct SubscribedField {
        may {
            /// Its name.
            name: String,
            /// Version of the API it is told in.
            version: String,
        }
    }
}

/// The form of `POST /{APP}/subscriptions`, with an app token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppSubscription {
    /// `whatsapp_business_account`
    pub object: String,
    /// Where webhooks go.
    pub callback_url: String,
    /// For the handshake.
    pub verify_token: String,
    /// Names of fields, separated by commas.
    #[serde(default)]
    pub fields: String,
}

impl AppSubscription {
    /// Subscribes to fields.
    pub fn new<'a>(
        callback_url: impl Into<String>,
        verify_token: impl Into<String>,
        fields: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            object: crate::webhook::OBJECT.to_owned(),
            callback_url: callback_url.into(),
            verify_token: verify_token.into(),
            fields: fields.into_iter().collect::<Vec<_>>().join(","),
        }
    }

    /// The fields one by one.
    pub fn field_names(&self) -> impl Iterator<Item = &str> {
        self.fields
            .split(',')
            .map(str::trim)
            .filter(|field| !field.is_empty())
    }
}

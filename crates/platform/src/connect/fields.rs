//! Which kinds of news the app is told: all that Twinline can read. Subscribed to before a sign-up, and again at a start
//! that finds fewer, as after an upgrade. Most kinds go to the app's own address whatever an account overrides, so that
//! nobody else can subscribe to them for us.

use std::collections::BTreeSet;

use twinline_wire::webhook::FieldName;

use super::ConnectError;
use crate::app::App;
use crate::graph::CallError;
use crate::merger::chain;

/// WhatsApp's code for a parameter it does not take.
const INVALID_PARAMETER: i64 = 100;

fn fields() -> Vec<&'static str> {
    FieldName::ALL
        .iter()
        .filter(|field| field.is_subscribable())
        .map(FieldName::as_str)
        .collect()
}

/// Registers our webhook address and its fields.
pub(super) async fn subscribe_app(app: &App) -> Result<(), ConnectError> {
    subscribe(app).await.map_err(|error| {
        ConnectError::call(
            "webhook_not_registered",
            "The webhook address was not registered",
            &error,
        )
    })
}

async fn subscribe(app: &App) -> Result<(), CallError> {
    let callback = app.config.webhook_url();
    let token = &app.config.verify_token;
    let all = app.graph.subscribe_app(&callback, token, &fields()).await;
    let Err(CallError::Refused(why, INVALID_PARAMETER)) = all else {
        return all;
    };
    // A name that WhatsApp has withdrawn must not keep a number from being connected.
    let coexistence = FieldName::COEXISTENCE;
    let needed: Vec<&str> = coexistence.iter().map(FieldName::as_str).collect();
    app.graph.subscribe_app(&callback, token, &needed).await?;
    app.alerts.raise(
        "fields_not_subscribed",
        format!(
            "WhatsApp tells of messages, history and contacts only, for it refused the other kinds of news: {why}."
        ),
        "Subscribe the app to the other webhook fields in Meta's dashboard, and report which one it refuses.",
    );
    Ok(())
}

/// Subscribes again if WhatsApp tells this address of fewer kinds of news than Twinline can read. Returns whether it had to.
/// Without a number nothing is to be told, and an app that another address serves is left alone. Harmless to repeat.
pub async fn subscribe_again(app: &App) -> Result<bool, ConnectError> {
    let lines = app.store.lines(app.workspace).await;
    if lines
        .map_err(|error| ConnectError::store(&error))?
        .is_empty()
    {
        return Ok(false);
    }
    let subscribed = app.graph.subscribed_fields().await.map_err(|error| {
        ConnectError::call(
            "webhook_not_registered",
            "The subscription of webhooks was not read back",
            &error,
        )
    })?;
    let told = match subscribed {
        Some((callback, _)) if callback != app.config.webhook_url() => {
            app.alerts.raise(
                "webhook_elsewhere",
                format!("WhatsApp sends the news of this app to {callback}, not here."),
                "Start with the public URL it was connected with (--public-url), or connect a number again, which moves \
                 the app's news here.",
            );
            return Ok(false);
        }
        Some((_, told)) => told,
        None => BTreeSet::new(),
    };
    if fields().into_iter().all(|field| told.contains(field)) {
        return Ok(false);
    }
    subscribe_app(app).await?;
    Ok(true)
}

/// The same at a start. Returns whether there is nothing left to do.
pub(super) async fn at_start(app: &App) -> bool {
    match subscribe_again(app).await {
        Ok(false) => true,
        Ok(true) => {
            tracing::info!("Subscribed to the kinds of news that this version reads");
            true
        }
        Err(error) => {
            tracing::warn!(error = %chain(&error), "The app's subscriptions cannot be looked at; try again later");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use twinline_wire::webhook::FieldName;

    use super::fields;

    #[test]
    fn everything_with_a_known_payload_is_subscribed() {
        let fields = fields();
        for field in FieldName::COEXISTENCE {
            assert!(fields.contains(&field.as_str()), "{field:?} would be lost");
        }
        // Nobody has published a payload; withdrawn by Meta; an older form of another.
        let not = [
            FieldName::ConsumerProfile,
            FieldName::MessageEchoes,
            FieldName::UserIdUpdate,
            FieldName::PhoneNumberUsernameUpdate,
        ];
        for field in FieldName::ALL {
            let subscribed = fields.contains(&field.as_str());
            assert_eq!(subscribed, !not.contains(field), "{field:?}");
        }
    }
}

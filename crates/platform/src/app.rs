//! The parts of a running platform, as every handler and worker gets them.

use std::sync::Arc;

use tokio::sync::Notify;
use twinline_core::channel::Channel;
use twinline_core::ids::WorkspaceId;
use twinline_store::Blobs;
use twinline_store::Store;
use twinline_store::journal::Journal;

use crate::alerts::Alerts;
use crate::clock::Clock;
use crate::config::Config;
use crate::graph::Graph;
use crate::ids::Ids;
use crate::live::Hub;
use crate::metrics::Metrics;
use crate::outside::call::BotCalls;
use crate::transport::Carrier;

/// What a platform is made of. Concrete engines meet in the binary, or in a test.
#[derive(Clone)]
pub struct Parts {
    /// Settings.
    pub config: Config,
    /// State.
    pub store: Store,
    /// The raw log.
    pub journal: Arc<dyn Journal>,
    /// Files.
    pub blobs: Blobs,
    /// Business time.
    pub clock: Clock,
    /// Where fresh ids come from.
    pub ids: Ids,
    /// How calls travel to WhatsApp.
    pub carrier: Carrier,
    /// How calls travel to bots that run outside.
    pub bots: Arc<dyn BotCalls>,
    /// The channel. One for now; a line names its own once there are more.
    pub channel: Arc<dyn Channel>,
    /// The tenant. One for now.
    pub workspace: WorkspaceId,
}

/// A running platform's shared state; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// See [`App`].
pub struct Inner {
    /// What it is made of.
    pub parts: Parts,
    /// Calls to WhatsApp.
    pub graph: Graph,
    /// What an operator must know.
    pub alerts: Alerts,
    /// Figures.
    pub metrics: Metrics,
    /// Live fan-out.
    pub hub: Hub,
    /// Who looks at what.
    pub presence: Arc<crate::live::Presence>,
    /// What numbers and customers may get.
    pub pacing: crate::pacing::Pacing,
    /// How safely numbers may send.
    pub safety: crate::safety::Safety,
    /// Rung when a send may be due.
    pub courier_bell: Notify,
    /// Rung when a turn may be due to one.
    pub bot_bell: Notify,
    /// Rung when another snoozed conversation may be the next that is due.
    pub snooze_bell: Notify,
    /// Rung when a file may be due.
    pub media_bell: Notify,
    /// What customers are shown beside messages.
    pub signals: crate::signals::Signals,
    /// Whose templates somebody wants to know.
    pub templates: crate::templates::Wanted,
    /// Rung when the connection of a number may be undone.
    pub connect_bell: Notify,
    /// Argon2id is heavy on purpose: so many at once, no more.
    pub password_permits: tokio::sync::Semaphore,
    /// Places for those checks and for those that wait.
    pub password_queue: tokio::sync::Semaphore,
    /// Pictures are made small one by one.
    pub preview_permits: tokio::sync::Semaphore,
    /// What deliveries may hold before they are written.
    pub bodies: crate::intake::Bodies,
}

impl App {
    /// Puts the parts together. Nothing runs yet; see [`crate::server::serve`].
    pub fn new(parts: Parts) -> Self {
        let graph = Graph::new(&parts.config, Arc::clone(&parts.carrier));
        let hub = Hub::new();
        Self(Arc::new(Inner {
            parts,
            graph,
            alerts: Alerts::default(),
            metrics: Metrics::new(),
            hub,
            presence: Arc::default(),
            pacing: crate::pacing::Pacing::default(),
            safety: crate::safety::Safety::default(),
            courier_bell: Notify::new(),
            bot_bell: Notify::new(),
            media_bell: Notify::new(),
            snooze_bell: Notify::new(),
            signals: crate::signals::Signals::default(),
            templates: crate::templates::Wanted::default(),
            connect_bell: Notify::new(),
            password_permits: tokio::sync::Semaphore::new(crate::limits::PASSWORD_CHECKS_AT_ONCE),
            password_queue: tokio::sync::Semaphore::new(
                crate::limits::PASSWORD_CHECKS_AT_ONCE + crate::limits::PASSWORD_CHECKS_WAITING_MAX,
            ),
            preview_permits: tokio::sync::Semaphore::new(crate::limits::PREVIEWS_AT_ONCE),
            bodies: crate::intake::Bodies::default(),
        }))
    }

    /// Business time.
    pub fn now(&self) -> twinline_core::Millis {
        self.parts.clock.now_ms()
    }

    /// Whether somebody is of the team.
    pub fn has(&self, person: &twinline_store::Person) -> bool {
        person.workspace == self.workspace && person.left_at.is_none()
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl std::ops::Deref for Inner {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

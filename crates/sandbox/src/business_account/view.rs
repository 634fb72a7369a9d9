//! The account as the bench shows it. Names here are names in JSON: the web page is built against them.

use serde::Serialize;

use crate::limits;
use crate::rules::eligibility::{self, advice, days_of_use};
use crate::truth::Truth;
use crate::truth::facts::Facts;
use crate::truth::habits::Habits;
use crate::truth::life::{Ban, Restriction, Station};
use crate::truth::model::Business;
use crate::truth::sign_up::{Run, Step};

/// How far the number is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum AccountState {
    /// It lives in the Business App alone.
    AppOnly,
    Connected,
    /// The owner moved to another phone; it may come back (webhooks.md 4.2).
    Offboarded,
    /// Disconnected for good.
    Removed,
    /// The account is gone.
    Deleted,
}

/// Everything about the account.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct AccountView {
    state: AccountState,
    /// Milliseconds; none before the first connection.
    since: Option<i64>,
    reason: Option<String>,
    /// An offboarded account comes back by itself then.
    returns_at: Option<i64>,
    /// When the link breaks unless the owner's phone is used again.
    breaks_at: Option<i64>,
    /// Until when the syncs may be asked for.
    sync_until: Option<i64>,
    contacts_asked: bool,
    history_asked: bool,
    ban: Option<Ban>,
    locked: bool,
    restrictions: Vec<Restriction>,
    line: Vec<Station>,
    facts: FactsView,
    habits: Habits,
    sign_up: Option<RunView>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FactsView {
    #[serde(flatten)]
    facts: Facts,
    days_of_use: Option<i64>,
    digits: String,
    by_conditions_of: String,
    /// What would stand in the way now.
    obstacle: Option<ErrorView>,
    advice: Vec<&'static str>,
}

/// An error of the sign-up window.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ErrorView {
    code: u32,
    title: String,
    text: String,
}

/// A run through the sign-up window, for the window and for the phone.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct RunView {
    id: String,
    client_id: String,
    app_name: String,
    step: Step,
    open: bool,
    digits: Option<String>,
    pairing_code: Option<String>,
    error: Option<ErrorView>,
    business: Candidate,
    /// Whether the chats are shared, once the owner has said so.
    shares_history: Option<bool>,
    advice: Vec<&'static str>,
}

/// The business that signs up.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SignUpBusiness)]
struct Candidate {
    name: String,
    /// Who holds its phone, where the example says.
    #[schema(required)]
    owner: Option<String>,
    portfolio_id: String,
    display_phone_number: String,
}

impl AccountView {
    pub(crate) fn of(truth: &Truth, now: i64) -> Self {
        let life = &truth.life;
        let onboarding = truth.onboarding.as_ref();
        let moved = life.offboarded.as_ref();
        let removed = life.removed.as_ref();
        let (state, since) = match (onboarding, moved, removed) {
            _ if life.deleted => (AccountState::Deleted, None),
            (Some(_), Some(moved), _) => (AccountState::Offboarded, Some(moved.at)),
            (Some(onboarding), None, _) => (AccountState::Connected, Some(onboarding.at)),
            (None, _, Some(removed)) => (AccountState::Removed, Some(removed.at)),
            (None, _, None) => (AccountState::AppOnly, None),
        };
        let offline = truth.business_phone().and_then(|phone| phone.offline_since);
        let away = offline
            .into_iter()
            .chain(truth.screens.left_alone_since)
            .min();
        Self {
            state,
            since,
            reason: removed.and_then(|removed| removed.reason.clone()),
            returns_at: moved
                .filter(|moved| moved.returns)
                .map(|moved| moved.at + limits::RECONNECT_AFTER_MS),
            breaks_at: away
                .filter(|_| onboarding.is_some())
                .map(|since| since + truth.rules().phone_inactive_ms),
            sync_until: onboarding.map(|onboarding| onboarding.at + truth.rules().sync_deadline_ms),
            contacts_asked: onboarding.is_some_and(|onboarding| onboarding.contacts_asked),
            history_asked: onboarding.is_some_and(|onboarding| onboarding.history_asked),
            ban: life.ban.clone(),
            locked: life.locked,
            restrictions: life
                .restrictions
                .iter()
                .filter(|held| now < held.until)
                .cloned()
                .collect(),
            line: life.line.clone(),
            facts: FactsView::of(truth, now),
            habits: truth.habits.clone(),
            sign_up: truth.sign_up.as_ref().map(|run| RunView::of(truth, run)),
        }
    }
}

impl FactsView {
    fn of(truth: &Truth, now: i64) -> Self {
        let digits = truth.business().map(|business| business.digits.clone());
        let digits = digits.unwrap_or_default();
        let obstacle = eligibility::obstacle(eligibility::Candidate {
            facts: &truth.facts,
            digits: &digits,
            own_digits: &digits,
            is_linked: false,
            is_banned: truth.life.ban.is_some() || truth.life.locked,
            now,
            day: &truth.rules().day,
        });
        Self {
            facts: truth.facts.clone(),
            days_of_use: days_of_use(&truth.facts, now),
            digits,
            by_conditions_of: truth.standing.profile.as_str().to_owned(),
            obstacle: obstacle.map(ErrorView::of),
            advice: advice(&truth.facts),
        }
    }
}

impl ErrorView {
    fn of(code: u32) -> Self {
        let error = eligibility::error(code);
        Self {
            code,
            title: error.title,
            text: error.text,
        }
    }
}

impl RunView {
    pub(crate) fn of(truth: &Truth, run: &Run) -> Self {
        let business = truth.business();
        let said = |pick: fn(&Business) -> &String| business.map(pick).cloned().unwrap_or_default();
        let app = truth.subscriber(&run.client_id);
        let consented = matches!(run.step, Step::Review | Step::Done);
        Self {
            id: run.id.clone(),
            client_id: run.client_id.clone(),
            app_name: app
                .map(|known| known.app.title().to_owned())
                .unwrap_or_default(),
            step: run.step,
            open: run.is_open(),
            digits: run.digits.clone(),
            pairing_code: run.pairing_code.clone(),
            error: run.error.map(ErrorView::of),
            business: Candidate {
                name: said(|business| &business.name),
                owner: business.and_then(|business| business.owner.clone()),
                portfolio_id: said(|business| &business.portfolio_id),
                display_phone_number: said(|business| &business.display_phone_number),
            },
            shares_history: truth
                .onboarding
                .as_ref()
                .filter(|_| consented)
                .map(|onboarding| onboarding.share_history),
            advice: advice(&truth.facts),
        }
    }
}

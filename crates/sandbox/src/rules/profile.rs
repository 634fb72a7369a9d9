//! Which day's rules hold. WhatsApp's numbers are dated data (`twinline_wire::limits`); a profile names a month, and the
//! rules of its first day hold whatever the virtual clock says, so that an old story and a new one run under either.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use twinline_wire::limits::Limit;

use super::rates::Pace;
use crate::limits::{DAY_MS, HOUR_MS};
use crate::truth::Event;
use crate::truth::standing::StandingChange;
use crate::world::Act;

/// A month whose rules hold, `YYYY-MM`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Profile(String);

impl Profile {
    /// The months between which the data speaks.
    const FIRST: &'static str = "2025-06";
    const LAST: &'static str = "2026-10";
    /// Those the bench offers: the last month of prices by conversation, of prices by template, and the present.
    pub(crate) const OFFERED: [&'static str; 3] = [Self::FIRST, "2026-09", Self::LAST];

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day whose rules hold.
    pub(crate) fn day(&self) -> String {
        format!("{}-01", self.0)
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self(Self::LAST.to_owned())
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// No month whose rules are known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a rules profile is a month from 2025-06 to 2026-10, as in 2026-10")]
pub struct UnknownProfile;

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (_, month) = text.split_once('-').ok_or(UnknownProfile)?;
        let is_month = text.len() == 7
            && text.chars().all(|c| c.is_ascii_digit() || c == '-')
            && matches!(month.parse(), Ok(1_u8..=12));
        if is_month && (Self::FIRST..=Self::LAST).contains(&text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnknownProfile)
        }
    }
}

impl TryFrom<String> for Profile {
    type Error = UnknownProfile;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Profile> for String {
    fn from(profile: Profile) -> Self {
        profile.0
    }
}

/// How messages are charged (graph-api.md 8.3).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Era {
    /// By conversations of 24 hours.
    Conversations,
    /// By delivered template; answers and utility inside the window are free.
    Templates,
    /// Service messages and utility inside the window as well, after a monthly allowance.
    Everything,
}

/// Every number of WhatsApp's that the sandbox judges by, as of one day. Times in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each began on a day of its own"
)]
pub(crate) struct Rules {
    /// The day whose rules these are.
    pub(crate) day: String,
    /// The customer service window (graph-api.md 8.1).
    pub(crate) service_window_ms: i64,
    /// The free window after an ad, from the answer on (graph-api.md 8.1).
    pub(crate) ad_window_ms: i64,
    /// Throughput of the number and of a pair (graph-api.md 7.1, 7.2).
    pub(crate) pace: Pace,
    /// How long an Embedded Signup code lives (graph-api.md 1.4).
    pub(crate) code_life_ms: i64,
    /// Within which both syncs must be asked for (graph-api.md 1.8).
    pub(crate) sync_deadline_ms: i64,
    /// After which a phone that is not used loses its link (webhooks.md 3.8).
    pub(crate) phone_inactive_ms: i64,
    /// How far back history goes, and its media (webhooks.md 3.5).
    pub(crate) history_ms: i64,
    pub(crate) history_media_ms: i64,
    /// Lives of a media address, an upload, and media of a webhook (graph-api.md 3.1).
    pub(crate) media_url_life_ms: i64,
    pub(crate) media_uploaded_life_ms: i64,
    pub(crate) media_received_life_ms: i64,
    /// How long a person can edit, and delete for everyone (webhooks.md 2.6).
    pub(crate) edit_within_ms: i64,
    pub(crate) delete_within_ms: i64,
    /// The API hears of edits and deletions as such; before, it heard of something unsupported (webhooks.md 2.6, 5 no. 13).
    pub(crate) tells_amends: bool,
    /// Up to which age of a message the API hears of reactions to it (webhooks.md 2.4).
    pub(crate) reaction_told_ms: i64,
    /// How long a number stays visible behind a username (webhooks.md 2.2).
    pub(crate) number_known_ms: i64,
    /// Marketing templates for one person in a day, and how long they rest when it was enough (graph-api.md 7.6).
    pub(crate) marketing_per_user: usize,
    pub(crate) marketing_rest_ms: i64,
    /// From enough use of a messaging limit to the next, and in which span half of it counts as enough (graph-api.md 7.4).
    pub(crate) tier_rise_ms: i64,
    pub(crate) tier_rise_span_ms: i64,
    /// First and second pause of a template (graph-api.md 4.6).
    pub(crate) template_pauses_ms: [i64; 2],
    /// Created in an hour; edits of an approved one in a day and in 30; how many a business that is verified has, and one
    /// that is not (graph-api.md 4.6).
    pub(crate) templates_per_h: usize,
    pub(crate) template_edits: [usize; 2],
    pub(crate) templates_max: [usize; 2],
    /// Archived after so long without a send, then kept; and how long a name is not given again (graph-api.md 4.6).
    pub(crate) template_idle_ms: i64,
    pub(crate) template_archived_ms: i64,
    pub(crate) template_name_locked_ms: i64,
    /// Utility found to be marketing so often within a span is capped for another, to so many sends in a day.
    pub(crate) misuse_strikes: usize,
    pub(crate) misuse_span_ms: i64,
    pub(crate) utility_capped_ms: i64,
    pub(crate) utility_cap: usize,
    /// Management calls of an hour: of a registered number, and of none (graph-api.md 7.3).
    pub(crate) management_calls: [usize; 2],
    /// Sends of an unproven template before the rest is held, for how long, and how long a pause makes utility unproven
    /// (graph-api.md 4.6).
    pub(crate) pacing_batch: u32,
    pub(crate) pacing_wait_ms: i64,
    pub(crate) pacing_after_pause_ms: i64,
    /// How long what is not delivered is kept: anything, and codes (graph-api.md 2.1, 4.5).
    pub(crate) undelivered_ms: i64,
    pub(crate) undelivered_code_ms: i64,
    /// People of the second messaging limit, and how many of how long a span lead out of the first (graph-api.md 7.4).
    pub(crate) second_tier_people: usize,
    pub(crate) first_tier_rise: (usize, i64),
    /// What is told since a day: limits as the portfolio's, moves to another phone, played voice notes, what was not
    /// supported, people's scoped ids.
    pub(crate) tells_portfolio_limits: bool,
    pub(crate) tells_reconnection: bool,
    pub(crate) tells_played: bool,
    pub(crate) tells_unsupported_kind: bool,
    pub(crate) tells_user_id: bool,
    /// How messages are charged, and how many service messages of a month are free (graph-api.md 8.3, 8.4).
    pub(crate) era: Era,
    pub(crate) free_service_messages: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self::of(&Profile::default())
    }
}

impl Rules {
    pub(crate) fn of(profile: &Profile) -> Self {
        let day = profile.day();
        // What did not exist on the day yet is given as it began; where that matters there is a switch beside it.
        let value = |limit: Limit| limit.on(&day).unwrap_or_else(|| limit.latest());
        let count = |limit: Limit| usize::try_from(value(limit)).unwrap_or(usize::MAX);
        let has_begun = |limit: Limit| limit.on(&day).is_some();
        let era = match value(Limit::PricePerMessage) {
            0 => Era::Conversations,
            1 => Era::Templates,
            _ => Era::Everything,
        };
        Self {
            service_window_ms: value(Limit::ServiceWindowH) * HOUR_MS,
            ad_window_ms: value(Limit::FreeEntryPointWindowH) * HOUR_MS,
            pace: Pace {
                per_second: count(Limit::ThroughputCoexistencePerS),
                pair_burst: u32::try_from(value(Limit::PairBurst)).unwrap_or(u32::MAX),
                pair_refill_ms: value(Limit::PairRefillS) * 1_000,
            },
            code_life_ms: value(Limit::SignupCodeLifeS) * 1_000,
            sync_deadline_ms: value(Limit::SyncRequestDeadlineH) * HOUR_MS,
            phone_inactive_ms: value(Limit::PhoneInactivityD) * DAY_MS,
            history_ms: value(Limit::HistoryDays) * DAY_MS,
            history_media_ms: value(Limit::HistoryMediaDays) * DAY_MS,
            media_url_life_ms: value(Limit::MediaUrlLifeS) * 1_000,
            media_uploaded_life_ms: value(Limit::MediaUploadedLifeD) * DAY_MS,
            media_received_life_ms: value(Limit::MediaReceivedLifeD) * DAY_MS,
            edit_within_ms: value(Limit::EditByCustomerMin) * 60_000,
            delete_within_ms: value(Limit::RevokeByCustomerH) * HOUR_MS,
            tells_amends: has_begun(Limit::EditByCustomerMin),
            reaction_told_ms: value(Limit::ReactionToldD) * DAY_MS,
            number_known_ms: value(Limit::NumberKnownD) * DAY_MS,
            marketing_per_user: count(Limit::MarketingPerUserPerD),
            marketing_rest_ms: value(Limit::MarketingRestH) * HOUR_MS,
            tier_rise_ms: value(Limit::TierRiseH) * HOUR_MS,
            tier_rise_span_ms: value(Limit::TierRiseSpanD) * DAY_MS,
            template_pauses_ms: [
                value(Limit::TemplateFirstPauseH) * HOUR_MS,
                value(Limit::TemplateSecondPauseH) * HOUR_MS,
            ],
            second_tier_people: count(Limit::TierSecondPeople),
            first_tier_rise: (
                count(Limit::TierFirstRisePeople),
                value(Limit::TierFirstRiseSpanD) * DAY_MS,
            ),
            tells_portfolio_limits: has_begun(Limit::PortfolioLimitsTold),
            tells_reconnection: has_begun(Limit::ReconnectionTold),
            tells_played: has_begun(Limit::PlayedTold),
            tells_unsupported_kind: has_begun(Limit::UnsupportedKindTold),
            tells_user_id: has_begun(Limit::UserIdTold),
            templates_per_h: count(Limit::TemplatesCreatedPerH),
            template_edits: [
                count(Limit::TemplateEditsPerD),
                count(Limit::TemplateEditsPer30D),
            ],
            templates_max: [
                count(Limit::TemplatesPerAccount),
                count(Limit::TemplatesPerAccountUnverified),
            ],
            template_idle_ms: value(Limit::TemplateIdleD) * DAY_MS,
            template_archived_ms: value(Limit::TemplateArchivedKeptD) * DAY_MS,
            template_name_locked_ms: value(Limit::TemplateNameLockedD) * DAY_MS,
            misuse_strikes: count(Limit::UtilityMisuseStrikes),
            misuse_span_ms: value(Limit::UtilityMisuseSpanD) * DAY_MS,
            utility_capped_ms: value(Limit::UtilityCappedD) * DAY_MS,
            utility_cap: count(Limit::UtilityCapPerD),
            management_calls: [
                count(Limit::ManagementCallsPerH),
                count(Limit::ManagementCallsUnregisteredPerH),
            ],
            pacing_batch: u32::try_from(value(Limit::TemplatePacingBatch)).unwrap_or(u32::MAX),
            pacing_wait_ms: value(Limit::TemplatePacingWaitMin) * 60_000,
            pacing_after_pause_ms: value(Limit::TemplatePacingAfterPauseD) * DAY_MS,
            undelivered_ms: value(Limit::UndeliveredKeptD) * DAY_MS,
            undelivered_code_ms: value(Limit::TemplateTtlAuthenticationS) * 1_000,
            era,
            free_service_messages: u32::try_from(value(Limit::FreeServiceMessagesPerMonth))
                .unwrap_or(u32::MAX),
            day,
        }
    }
}

impl Act<'_> {
    /// Throughput and pair rate hold from now on, or do not.
    pub(crate) fn keep_pace(&mut self, paced: bool) {
        if self.truth.standing.unpaced == paced {
            let change = StandingChange::Pace { unpaced: !paced };
            self.tell(Event::StandingChanged { change });
        }
    }

    /// From now on these rules hold. What was charged stays as it was charged.
    pub(crate) fn choose_rules(&mut self, profile: Profile) {
        if self.truth.standing.profile != profile {
            let change = StandingChange::Profile { profile };
            self.tell(Event::StandingChanged { change });
        }
    }
}

#[cfg(test)]
mod tests {
    use twinline_wire::coexistence::{excluded_country, is_page_needed};
    use twinline_wire::country_lists::codes_from_abroad;
    use twinline_wire::rates::{Category, quote};

    use super::*;

    fn rules(profile: &str) -> Rules {
        Rules::of(&profile.parse().unwrap())
    }

    #[test]
    fn a_profile_is_a_month_the_data_knows() {
        for known in Profile::OFFERED {
            assert_eq!(known.parse::<Profile>().unwrap().as_str(), known);
        }
        for unknown in [
            "",
            "2025-05",
            "2026-11",
            "2026-13",
            "2026-1",
            "2026-10-01",
            "2026-+1",
            "latest",
        ] {
            assert_eq!(unknown.parse::<Profile>(), Err(UnknownProfile), "{unknown}");
        }
    }

    /// Whatever the data says differently on the two days is told here, and in the table of docs/sandbox/rules.md.
    #[test]
    fn every_dated_difference_is_known() {
        let (then, now) = ("2025-06-01", "2026-10-01");
        let differing: Vec<&str> = Limit::ALL
            .iter()
            .filter(|limit| limit.on(then) != limit.on(now))
            .map(|limit| limit.name())
            .collect();
        let known = [
            "throughput_coexistence_per_s",
            "media_received_life_d",
            "edit_by_customer_min",
            "revoke_by_customer_h",
            "tier_second_people",
            "portfolio_limits_told",
            "reconnection_told",
            "played_told",
            "unsupported_kind_told",
            "user_id_told",
            "free_service_messages_per_month",
            "price_per_message",
        ];
        assert_eq!(differing, known);
        let page = include_str!("../../../../docs/sandbox/rules.md");
        for name in known {
            assert!(
                page.contains(&format!("`{name}`")),
                "rules.md has no {name}"
            );
        }
        // Lists of countries and conditions of a sign-up are dated data too.

        let differs = [
            excluded_country("447700900318", then) != excluded_country("447700900318", now),
            is_page_needed(then) != is_page_needed(now),
            codes_from_abroad("UA", then) != codes_from_abroad("UA", now),
            quote("5215512345678", Category::Service, then)
                != quote("5215512345678", Category::Service, now),
        ];
        assert_eq!(differs, [true; 4]);
    }

    #[test]
    fn what_changed_between_the_profiles() {
        let (then, now) = (rules("2025-06"), rules("2026-10"));
        assert_eq!((then.pace.per_second, now.pace.per_second), (5, 20));
        assert_eq!(
            (then.media_received_life_ms, now.media_received_life_ms),
            (30 * DAY_MS, 7 * DAY_MS)
        );
        assert_eq!((then.tells_amends, now.tells_amends), (false, true));
        assert_eq!((then.era, now.era), (Era::Conversations, Era::Everything));
        assert_eq!(
            (then.free_service_messages, now.free_service_messages),
            (0, 1_000)
        );
        assert_eq!(rules("2026-09").era, Era::Templates);
        assert_eq!(now, Rules::default());
    }

    #[test]
    fn what_did_not_change_is_the_same() {
        let (then, now) = (rules("2025-06"), rules("2026-10"));
        assert_eq!(then.service_window_ms, 24 * HOUR_MS);
        assert_eq!(now.service_window_ms, then.service_window_ms);
        assert_eq!(now.ad_window_ms, 72 * HOUR_MS);
        assert_eq!(
            (now.edit_within_ms, now.delete_within_ms),
            (15 * 60_000, 2 * DAY_MS)
        );
        assert_eq!(now.template_pauses_ms, [3 * HOUR_MS, 6 * HOUR_MS]);
    }
}

//! WhatsApp's limits as dated data (`data/limits.csv`, `data/media_types.csv`).
//!
//! Numbers change on a day; a rule asks for the value on the day it judges, so that an old
//! conversation is judged by the rules of its time and a change is one row.

use std::sync::LazyLock;

use crate::table;

macro_rules! limits {
    ($( $(#[$meta:meta])* $Limit:ident = $name:literal ),* $(,)?) => {
        /// Every limit there is; the name ends in its unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Limit { $( $(#[$meta])* $Limit, )* }

        impl Limit {
            /// All of them.
            pub const ALL: &'static [Self] = &[$( Self::$Limit, )*];

            /// The name in the data file.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$Limit => $name, )* }
            }
        }
    };
}

limits! {
    TextBodyChars = "text_body_chars",
    CaptionChars = "caption_chars",
    InteractiveBodyChars = "interactive_body_chars",
    InteractiveListBodyChars = "interactive_list_body_chars",
    InteractiveHeaderChars = "interactive_header_chars",
    InteractiveFooterChars = "interactive_footer_chars",
    ReplyButtons = "reply_buttons",
    ReplyButtonTitleChars = "reply_button_title_chars",
    ReplyButtonIdChars = "reply_button_id_chars",
    /// Over all sections.
    ListRows = "list_rows",
    ListSections = "list_sections",
    ListButtonChars = "list_button_chars",
    /// Of lists of rows and of products.
    SectionTitleChars = "section_title_chars",
    ListRowTitleChars = "list_row_title_chars",
    ListRowDescriptionChars = "list_row_description_chars",
    ListRowIdChars = "list_row_id_chars",
    /// `cta_url`.
    LinkButtonChars = "link_button_chars",
    FlowButtonChars = "flow_button_chars",
    /// Over all sections.
    ProductItems = "product_items",
    CarouselCards = "carousel_cards",
    /// Of one card.
    CarouselBodyChars = "carousel_body_chars",
    ContactsPerMessage = "contacts_per_message",
    /// `biz_opaque_callback_data`.
    OpaqueDataChars = "opaque_data_chars",
    OverrideCallbackUriChars = "override_callback_uri_chars",
    TemplateNameChars = "template_name_chars",
    TemplateBodyChars = "template_body_chars",
    /// The customer service window.
    ServiceWindowH = "service_window_h",
    FreeEntryPointWindowH = "free_entry_point_window_h",
    /// In and out together, as are the next two.
    ThroughputPerS = "throughput_per_s",
    ThroughputHighPerS = "throughput_high_per_s",
    ThroughputCoexistencePerS = "throughput_coexistence_per_s",
    /// One message to the same person each so many seconds.
    PairRefillS = "pair_refill_s",
    /// How many may be borrowed from the future.
    PairBurst = "pair_burst",
    /// Of an account with a registered number.
    ManagementCallsPerH = "management_calls_per_h",
    ManagementCallsUnregisteredPerH = "management_calls_unregistered_per_h",
    MediaUrlLifeS = "media_url_life_s",
    MediaUploadedLifeD = "media_uploaded_life_d",
    /// How long ids from webhooks can be downloaded.
    MediaReceivedLifeD = "media_received_life_d",
    MediaInboundBytes = "media_inbound_bytes",
    /// Above it a voice note loses its play button.
    VoiceNoteBytes = "voice_note_bytes",
    /// A sticker that does not move; moving ones are in the media types.
    StickerStaticBytes = "sticker_static_bytes",
    SignupCodeLifeS = "signup_code_life_s",
    /// After onboarding, for `smb_app_data`.
    SyncRequestDeadlineH = "sync_request_deadline_h",
    HistoryDays = "history_days",
    HistoryMediaDays = "history_media_days",
    EditByCustomerMin = "edit_by_customer_min",
    RevokeByCustomerH = "revoke_by_customer_h",
    /// The owner's phone; then coexistence ends.
    PhoneInactivityD = "phone_inactivity_d",
    CompanionInactivityD = "companion_inactivity_d",
    UndeliveredKeptD = "undelivered_kept_d",
    TypingIndicatorS = "typing_indicator_s",
    /// How old a message may be to be marked as read.
    ReadMarkD = "read_mark_d",
    WebhookBodyBytes = "webhook_body_bytes",
    WebhookUpdatesPerPost = "webhook_updates_per_post",
    WebhookRetryD = "webhook_retry_d",
    /// How old a message may be for the API to hear of a reaction to it.
    ReactionToldD = "reaction_told_d",
    /// How long a number stays visible behind a username.
    NumberKnownD = "number_known_d",
    TemplateEditsPerD = "template_edits_per_d",
    TemplateEditsPer30D = "template_edits_per_30d",
    TemplatesCreatedPerH = "templates_created_per_h",
    /// Of a verified business.
    TemplatesPerAccount = "templates_per_account",
    TemplatesPerAccountUnverified = "templates_per_account_unverified",
    /// Not sent for so long, a template is archived.
    TemplateIdleD = "template_idle_d",
    /// An archived template is deleted after so long.
    TemplateArchivedKeptD = "template_archived_kept_d",
    /// The name of a deleted template cannot be used for so long.
    TemplateNameLockedD = "template_name_locked_d",
    /// Utility templates found to be marketing, within a span, before utility is capped, and for how long and to how many.
    UtilityMisuseStrikes = "utility_misuse_strikes",
    UtilityMisuseSpanD = "utility_misuse_span_d",
    UtilityCappedD = "utility_capped_d",
    UtilityCapPerD = "utility_cap_per_d",
    /// Sends of a template whose quality is not known that go out before the rest is held.
    TemplatePacingBatch = "template_pacing_batch",
    /// How long the rest is held, unless the quality tells sooner.
    TemplatePacingWaitMin = "template_pacing_wait_min",
    /// Utility templates are paced for so long after one of them was paused.
    TemplatePacingAfterPauseD = "template_pacing_after_pause_d",
    /// How long an undelivered code is kept, unless its template says otherwise.
    TemplateTtlAuthenticationS = "template_ttl_authentication_s",
    /// What a template may say of it, by category; as the next five.
    TemplateTtlAuthenticationMinS = "template_ttl_authentication_min_s",
    TemplateTtlAuthenticationMaxS = "template_ttl_authentication_max_s",
    TemplateTtlUtilityMinS = "template_ttl_utility_min_s",
    TemplateTtlUtilityMaxS = "template_ttl_utility_max_s",
    TemplateTtlMarketingMinS = "template_ttl_marketing_min_s",
    TemplateTtlMarketingMaxS = "template_ttl_marketing_max_s",
    TemplateFirstPauseH = "template_first_pause_h",
    /// The third time there is no pause: the template is disabled.
    TemplateSecondPauseH = "template_second_pause_h",
    /// Of an authentication template.
    TemplateCodeParamChars = "template_code_param_chars",
    /// Outside the window; not everywhere, see [`crate::regions`].
    MarketingPerUserPerD = "marketing_per_user_per_d",
    /// No more marketing for so long to somebody who had enough.
    MarketingRestH = "marketing_rest_h",
    /// People of the second messaging limit.
    TierSecondPeople = "tier_second_people",
    /// People written to first within a span that lead out of the first messaging limit.
    TierFirstRisePeople = "tier_first_rise_people",
    TierFirstRiseSpanD = "tier_first_rise_span_d",
    /// Since when the limits are told as the portfolio's, and no longer as the number's.
    PortfolioLimitsTold = "portfolio_limits_told",
    /// Since when a move to another phone is told, and the return from it.
    ReconnectionTold = "reconnection_told",
    /// Since when statuses tell that a voice note was played.
    PlayedTold = "played_told",
    /// Since when it is told what was not supported.
    UnsupportedKindTold = "unsupported_kind_told",
    /// Since when people's scoped ids are told, and contacts with statuses.
    UserIdTold = "user_id_told",
    /// From enough use of a messaging limit to the next.
    TierRiseH = "tier_rise_h",
    /// In which half of a limit must have been used for the next.
    TierRiseSpanD = "tier_rise_span_d",
    /// Per number and calendar month.
    FreeServiceMessagesPerMonth = "free_service_messages_per_month",
    /// 0: by conversation. 1: by delivered template. 2: service messages, and utility inside the window, too.
    PricePerMessage = "price_per_message",
}

impl Limit {
    /// The value on a day (`YYYY-MM-DD`); `None` before the limit existed.
    pub fn on(self, day: &str) -> Option<i64> {
        self.rows()
            .filter(|row| row.since.as_str() <= day)
            .map(|row| row.value)
            .last()
    }

    /// The newest value we know.
    pub fn latest(self) -> i64 {
        let newest = self.rows().map(|row| row.value).last();
        newest.expect("a test finds a row for every limit")
    }

    fn rows(self) -> impl Iterator<Item = &'static Row> {
        ROWS.iter().filter(move |row| row.name == self.name())
    }
}

struct Row {
    name: String,
    since: String,
    value: i64,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table::rows(include_str!("../data/limits.csv"))
        .map(|row| match row.as_slice() {
            [name, since, value, _source] => Row {
                name: name.clone(),
                since: since.clone(),
                value: value
                    .parse()
                    .expect("every value of limits.csv is read by a test"),
            },
            other => panic!("limits.csv has four columns: {other:?}"),
        })
        .collect()
});

/// The kinds of media messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// Also voice notes.
    Audio,
    /// Anything else, historically.
    Document,
    /// JPEG and PNG.
    Image,
    /// WebP.
    Sticker,
    /// MP4 and 3GP.
    Video,
}

impl MediaKind {
    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Document => "document",
            Self::Image => "image",
            Self::Sticker => "sticker",
            Self::Video => "video",
        }
    }

    /// The largest size of any of its types.
    pub fn bytes_max(self) -> u64 {
        let sizes = media_types()
            .iter()
            .filter(|row| row.kind == self)
            .map(|row| row.bytes_max);
        sizes.max().unwrap_or_default()
    }
}

/// A type of file WhatsApp takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType {
    /// What message it goes into.
    pub kind: MediaKind,
    /// Without parameters.
    pub mime: String,
    /// Without a dot.
    pub extension: String,
    /// The largest size.
    pub bytes_max: u64,
}

static MEDIA_TYPES: LazyLock<Vec<MediaType>> = LazyLock::new(|| {
    table::rows(include_str!("../data/media_types.csv"))
        .map(|row| match row.as_slice() {
            [kind, mime, extension, bytes_max] => MediaType {
                kind: match kind.as_str() {
                    "audio" => MediaKind::Audio,
                    "document" => MediaKind::Document,
                    "image" => MediaKind::Image,
                    "sticker" => MediaKind::Sticker,
                    "video" => MediaKind::Video,
                    other => panic!("media_types.csv has an unknown kind: {other}"),
                },
                mime: mime.clone(),
                extension: extension.clone(),
                bytes_max: bytes_max.parse().expect("every size is read by a test"),
            },
            other => panic!("media_types.csv has four columns: {other:?}"),
        })
        .collect()
});

/// All types of files WhatsApp takes.
pub fn media_types() -> &'static [MediaType] {
    &MEDIA_TYPES
}

/// The row of a MIME type, whatever its parameters and case (`audio/ogg; codecs=opus`).
pub fn media_type(mime: &str) -> Option<&'static MediaType> {
    let bare = mime.split(';').next()?.trim();
    media_types()
        .iter()
        .find(|row| row.mime.eq_ignore_ascii_case(bare))
}

#[cfg(test)]
mod tests {
    use super::{Limit, MediaKind, ROWS, media_type, media_types};

    #[test]
    fn the_file_and_the_list_name_the_same_limits_in_order_of_days() {
        for limit in Limit::ALL {
            assert!(limit.rows().count() > 0, "{}", limit.name());
            assert!(
                limit.rows().is_sorted_by(|a, b| a.since < b.since),
                "{}",
                limit.name()
            );
            assert!(limit.latest() > 0);
        }
        for row in ROWS.iter() {
            assert!(
                Limit::ALL.iter().any(|limit| limit.name() == row.name),
                "{}",
                row.name
            );
            assert!(
                row.since.is_empty() || row.since.len() == 10,
                "{}",
                row.since
            );
        }
    }

    #[test]
    fn a_limit_is_judged_by_the_rules_of_its_day() {
        let coexistence = Limit::ThroughputCoexistencePerS;
        assert_eq!(coexistence.on("2025-07-01"), Some(5));
        assert_eq!(coexistence.on("2026-11-21"), Some(20));
        assert_eq!(coexistence.latest(), 20);
        assert_eq!(Limit::EditByCustomerMin.on("2025-01-01"), None);
        assert_eq!(Limit::MediaReceivedLifeD.on("2025-10-09"), Some(7));
    }

    #[test]
    fn media_types_are_found_with_their_parameters() {
        let voice = media_type("Audio/OGG; codecs=opus").unwrap();
        assert_eq!(
            (voice.kind, voice.extension.as_str()),
            (MediaKind::Audio, "ogg")
        );
        assert_eq!(media_type("image/gif"), None);
        assert_eq!(MediaKind::Document.bytes_max(), 100 << 20);
        assert_eq!(media_types().len(), 18);
    }
}

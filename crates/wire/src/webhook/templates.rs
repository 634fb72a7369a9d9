//! Message templates (webhooks.md 4.1): review, quality, texts and category. Four fields, all of them
//! always sent to the app's own callback.
//!
//! A template's id is a number beyond what a JavaScript number holds, and a string in some sources;
//! its language is spelled `en-US` here and `en_US` there: [`language`] makes one of both.

use crate::Num;

/// One spelling of a language: `en-US` becomes `en_US`.
pub fn language(told: &str) -> String {
    told.replace('-', "_")
}

open_enum! {
    /// What a review or a pause came to.
    pub enum TemplateEvent {
        /// May be sent.
        Approved = "APPROVED",
        /// Put away by the business.
        Archived = "ARCHIVED",
        /// Gone.
        Deleted = "DELETED",
        /// Switched off for its quality.
        Disabled = "DISABLED",
        /// About to be switched off.
        Flagged = "FLAGGED",
        /// The business objected.
        InAppeal = "IN_APPEAL",
        /// The account has too many.
        LimitExceeded = "LIMIT_EXCEEDED",
        /// May not be changed.
        Locked = "LOCKED",
        /// Not to be sent for a while.
        Paused = "PAUSED",
        /// In review.
        Pending = "PENDING",
        /// Back again.
        Reinstated = "REINSTATED",
        /// Will be gone.
        PendingDeletion = "PENDING_DELETION",
        /// Refused.
        Rejected = "REJECTED",
    }
}

open_enum! {
    /// How customers take a template or a number.
    pub enum QualityScore {
        /// Well.
        Green = "GREEN",
        /// So-so.
        Yellow = "YELLOW",
        /// Badly.
        Red = "RED",
        /// Not enough sent to tell.
        Unknown = "UNKNOWN",
    }
}

object! {
    /// The value of a `message_template_status_update` change.
    pub struct TemplateStatusValue {
        may {
            /// What happened.
            event: TemplateEvent,
            /// See the file's head.
            message_template_id: Num,
            /// Its name; unique together with the language.
            message_template_name: String,
            /// See [`language`].
            message_template_language: String,
            /// `AUTHENTICATION`, `MARKETING` or `UTILITY`.
            message_template_category: String,
            /// Why it was refused; `NONE` or null otherwise.
            reason: String,
            /// When it was switched off.
            disable_info: DisableInfo,
            /// Why it was paused or locked.
            other_info: OtherInfo,
            /// What to do better; with `INVALID_FORMAT` only, and beside the value in Meta's syntax
            /// block.
            rejection_info: RejectionInfo,
        }
    }
}

object! {
    /// When a template was switched off.
    pub struct DisableInfo {
        may {
            /// Seconds.
            disable_date: Num,
        }
    }
}

object! {
    /// Why a template was paused or locked.
    pub struct OtherInfo {
        may {
            /// `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE`, `UNPAUSE`, `DISABLED`.
            title: String,
            /// A sentence.
            description: String,
        }
    }
}

object! {
    /// Why a template was refused, in sentences.
    pub struct RejectionInfo {
        may {
            /// What is wrong.
            reason: String,
            /// What to do.
            recommendation: String,
        }
    }
}

object! {
    /// The value of a `message_template_quality_update` change. Meta's own page labels it
    /// `message_template_status_update`.
    pub struct TemplateQualityValue {
        may {
            /// Before.
            previous_quality_score: QualityScore,
            /// Now.
            new_quality_score: QualityScore,
            /// See the file's head.
            message_template_id: Num,
            /// Its name.
            message_template_name: String,
            /// See [`language`].
            message_template_language: String,
        }
    }
}

object! {
    /// The value of a `message_template_components_update` change: what the template says now.
    pub struct TemplateComponentsValue {
        may {
            /// See the file's head.
            message_template_id: Num,
            /// Its name.
            message_template_name: String,
            /// See [`language`].
            message_template_language: String,
            /// The body.
            message_template_element: String,
            /// The header.
            message_template_title: String,
            /// The footer.
            message_template_footer: String,
        }
        lists {
            /// The buttons.
            message_template_buttons: TemplateButton,
        }
    }
}

object! {
    /// A button of a template.
    pub struct TemplateButton {
        may {
            /// `URL`, `PHONE_NUMBER`, ...
            kind: String = "message_template_button_type",
            /// What it says.
            text: String = "message_template_button_text",
            /// Where it leads.
            url: String = "message_template_button_url",
            /// Whom it calls.
            phone_number: String = "message_template_button_phone_number",
        }
    }
}

object! {
    /// The value of a `template_category_update` change, in one of two forms. The trap: while a
    /// change is only coming, `new_category` is the present one and `correct_category` the next.
    pub struct TemplateCategoryValue {
        may {
            /// See the file's head.
            message_template_id: Num,
            /// Its name.
            message_template_name: String,
            /// See [`language`].
            message_template_language: String,
            /// Before, once it has changed.
            previous_category: String,
            /// See above.
            new_category: String,
            /// See above.
            correct_category: String,
            /// Seconds; when the coming change takes effect.
            category_update_timestamp: Num,
        }
    }
}

impl TemplateCategoryValue {
    /// The category in force.
    pub fn present(&self) -> Option<&str> {
        self.new_category.as_deref()
    }

    /// The one that will be in force, while a change is only coming.
    pub fn coming(&self) -> Option<&str> {
        let next = self.correct_category.as_deref()?;
        let only_coming = self.previous_category.is_none() && Some(next) != self.present();
        only_coming.then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{TemplateCategoryValue, language};
    use serde_json::json;

    #[test]
    fn a_coming_category_is_not_taken_for_the_present_one() {
        let read = |value| serde_json::from_value::<TemplateCategoryValue>(value).unwrap();
        let coming = read(json!({"new_category": "UTILITY", "correct_category": "MARKETING"}));
        assert_eq!(coming.present(), Some("UTILITY"));
        assert_eq!(coming.coming(), Some("MARKETING"));
        for done in [
            json!({"previous_category": "UTILITY", "new_category": "MARKETING"}),
            json!({"previous_category": "MARKETING", "new_category": "UTILITY", "correct_category": "UTILITY"}),
            json!({"new_category": "MARKETING"}),
        ] {
            assert_eq!(read(done.clone()).coming(), None, "{done}");
        }
    }

    #[test]
    fn languages_have_one_spelling() {
        assert_eq!(language("en-US"), language("en_US"));
        assert_eq!(language("he"), "he");
    }
}

//! What Meta keeps for the business besides its messages: templates, profile, who is blocked, links, settings, uploads;
//! and how each change alters it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::flows::{FlowChange, FlowRecords};
use super::model::PhoneId;

/// The setting that says that the terms of marketing messages were signed, which opens `/marketing_messages`.
pub(crate) const MARKETING_TERMS: &str = "marketing_messages_terms";

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// By id.
    pub(crate) templates: BTreeMap<String, Template>,
    /// Names of deleted templates that cannot be given again yet, with when they can. Milliseconds.
    #[serde(default)]
    pub(crate) names_locked: BTreeMap<String, i64>,
    /// By WhatsApp's names of the fields.
    pub(crate) profile: BTreeMap<String, Value>,
    /// In the order in which they were blocked.
    pub(crate) blocked: Vec<PhoneId>,
    /// By code.
    pub(crate) qr_codes: BTreeMap<String, QrCode>,
    /// By id.
    pub(crate) flows: BTreeMap<String, Flow>,
    #[serde(default)]
    pub(crate) flow_records: FlowRecords,
    /// By id.
    pub(crate) uploads: BTreeMap<String, Upload>,
    /// Everything that is only kept and given back, by name.
    pub(crate) settings: BTreeMap<String, Value>,
}

/// A message template in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Template {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) language: String,
    /// `MARKETING`, `UTILITY` or `AUTHENTICATION`.
    pub(crate) category: String,
    /// What it was before Meta judged otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) previous_category: Option<String>,
    pub(crate) status: TemplateStatus,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rejected_reason: Option<String>,
    /// `POSITIONAL` or `NAMED`.
    pub(crate) parameter_format: String,
    /// As they were given, with types in capitals.
    pub(crate) components: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) send_ttl_s: Option<i64>,
    pub(crate) created_at: i64,
    /// Edits of the approved template; WhatsApp allows one a day and ten a month.
    #[serde(default)]
    pub(crate) edited_at: Vec<i64>,
    #[serde(default)]
    pub(crate) record: TemplateRecord,
}

/// How a template fares once it is approved. Times in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TemplateRecord {
    pub(crate) quality: Quality,
    pub(crate) quality_at: Option<i64>,
    /// What was before does not count for its quality: it was paused then.
    pub(crate) rated_since: Option<i64>,
    /// Times it was paused.
    pub(crate) pauses: u32,
    /// The end of the pause it is in.
    pub(crate) paused_until: Option<i64>,
    /// What Meta judges it to be from the first of next month on.
    pub(crate) correct_category: Option<String>,
    /// What it was before it was archived.
    pub(crate) before_archive: Option<TemplateStatus>,
    /// When it was archived, and when it was taken back.
    pub(crate) archived_at: Option<i64>,
    pub(crate) woken_at: Option<i64>,
    /// The library's template that it was made of.
    pub(crate) library: Option<String>,
}

/// How customers take a template (graph-api.md 4.6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Quality {
    /// Too few have seen it.
    #[default]
    Unknown,
    Green,
    Yellow,
    Red,
}

impl Quality {
    /// As WhatsApp spells it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Unknown => "UNKNOWN",
            Self::Green => "GREEN",
            Self::Yellow => "YELLOW",
            Self::Red => "RED",
        }
    }
}

/// How far a template's review got (graph-api.md 4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum TemplateStatus {
    Pending,
    Approved,
    Rejected,
    Paused,
    Disabled,
    Archived,
}

impl TemplateStatus {
    /// As WhatsApp spells it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Approved => "APPROVED",
            Self::Rejected => "REJECTED",
            Self::Paused => "PAUSED",
            Self::Disabled => "DISABLED",
            Self::Archived => "ARCHIVED",
        }
    }
}

/// A link that opens a chat with words already typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct QrCode {
    pub(crate) code: String,
    pub(crate) prefilled_message: String,
    pub(crate) created_at: i64,
}

/// A form within WhatsApp.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Flow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) categories: Vec<String>,
    pub(crate) status: FlowStatus,
    /// As it came.
    pub(crate) json: Option<String>,
    pub(crate) endpoint_uri: Option<String>,
}

/// How far a flow got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum FlowStatus {
    Draft,
    Published,
    /// At most ten messages an hour.
    Throttled,
    /// Neither sent nor opened.
    Blocked,
    Deprecated,
}

impl FlowStatus {
    /// As WhatsApp spells it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Published => "PUBLISHED",
            Self::Throttled => "THROTTLED",
            Self::Blocked => "BLOCKED",
            Self::Deprecated => "DEPRECATED",
        }
    }
}

/// A resumable upload; what came so far lies among the media files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Upload {
    pub(crate) id: String,
    pub(crate) mime: String,
    pub(crate) filename: Option<String>,
    /// As announced.
    pub(crate) bytes: u64,
    /// The file, once all of it is there, and the handle by which it is used.
    pub(crate) done: Option<Uploaded>,
}

/// A finished upload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Uploaded {
    pub(crate) media: String,
    pub(crate) handle: String,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub(crate) enum Change {
    /// Created, or as it is now.
    Template {
        template: Box<Template>,
    },
    TemplateGone {
        id: String,
        /// Until when its name is not given again, in milliseconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        locked_until: Option<i64>,
    },
    /// These fields of the profile, as they are now.
    Profile {
        fields: BTreeMap<String, Value>,
    },
    Blocked {
        phone: PhoneId,
    },
    Unblocked {
        phone: PhoneId,
    },
    QrCode {
        qr_code: QrCode,
    },
    QrCodeGone {
        code: String,
    },
    Upload {
        upload: Upload,
    },
    Flow {
        flow: Box<Flow>,
    },
    FlowGone {
        id: String,
    },
    FlowRecord {
        #[serde(flatten)]
        turn: FlowChange,
    },
    Setting {
        name: String,
        value: Value,
    },
}

impl Account {
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Template { template } => {
                let id = template.id.clone();
                self.templates.insert(id, template.as_ref().clone());
            }
            Change::TemplateGone { id, locked_until } => {
                let gone = self.templates.remove(id);
                if let (Some(gone), Some(until)) = (gone, locked_until) {
                    self.names_locked.insert(gone.name, *until);
                }
            }
            Change::Profile { fields } => self.profile.extend(fields.clone()),
            Change::Blocked { phone } => {
                if !self.blocked.contains(phone) {
                    self.blocked.push(phone.clone());
                }
            }
            Change::Unblocked { phone } => self.blocked.retain(|known| known != phone),
            Change::QrCode { qr_code } => {
                self.qr_codes.insert(qr_code.code.clone(), qr_code.clone());
            }
            Change::QrCodeGone { code } => {
                self.qr_codes.remove(code);
            }
            Change::Flow { flow } => {
                self.flows.insert(flow.id.clone(), flow.as_ref().clone());
            }
            Change::FlowGone { id } => {
                self.flows.remove(id);
                self.flow_records.of.remove(id);
            }
            Change::FlowRecord { turn } => self.flow_records.apply(turn),
            Change::Upload { upload } => {
                self.uploads.insert(upload.id.clone(), upload.clone());
            }
            Change::Setting { name, value } => {
                self.settings.insert(name.clone(), value.clone());
            }
        }
    }

    /// The template of this name in this language.
    pub(crate) fn template(&self, name: &str, language: &str) -> Option<&Template> {
        self.templates
            .values()
            .find(|template| template.name == name && template.language == language)
    }

    /// A flow by its id or its name.
    pub(crate) fn flow(&self, named: &str) -> Option<&Flow> {
        let by_name = || self.flows.values().find(|flow| flow.name == named);
        self.flows.get(named).or_else(by_name)
    }

    /// A setting, or what stands for one that nobody has set.
    pub(crate) fn setting(&self, name: &str) -> Value {
        self.settings.get(name).cloned().unwrap_or(Value::Null)
    }
}

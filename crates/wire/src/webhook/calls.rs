//! Field `calls` (webhooks.md 4.6). Numbers in coexistence have none: their calls ring in the app.

use serde_json::Value;

use super::{Contact, Metadata, Status, WebhookError};
use crate::{Bsuid, Num, PhoneNumberId, WaId};

open_enum! {
    /// Where a call has got to.
    pub enum CallEvent {
        /// Somebody calls; a `USER_INITIATED` one must be taken within a minute.
        Connect = "connect",
        /// It is over.
        Terminate = "terminate",
        /// It was made; without a session.
        Created = "call_created",
        /// There is a recording.
        RecordingAvailable = "call_recording_available",
        /// There is a transcript.
        TranscriptionAvailable = "call_transcription_available",
    }
}

open_enum! {
    /// Who called.
    pub enum CallDirection {
        /// The business.
        BusinessInitiated = "BUSINESS_INITIATED",
        /// The customer; opens or refreshes the service window, answered or not.
        UserInitiated = "USER_INITIATED",
    }
}

object! {
    /// The value of a `calls` change.
    pub struct CallsValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// The people concerned.
            contacts: Contact,
            /// What happened to calls.
            calls: Call,
            /// `RINGING`, `ACCEPTED`, `REJECTED`, of calls we made; their ids are of calls.
            statuses: Status,
            /// What went wrong.
            errors: WebhookError,
        }
    }
}

impl CallsValue {
    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }
}

object! {
    /// What happened to a call.
    pub struct Call {
        needs {
            /// `wacid...`.
            id: String,
        }
        may {
            /// Who calls.
            from: WaId,
            /// Who is called.
            to: WaId,
            /// BSUID of who calls.
            from_user_id: Bsuid,
            /// BSUID of who is called.
            to_user_id: Bsuid,
            /// What happened.
            event: CallEvent,
            /// Seconds.
            timestamp: Num,
            /// Who began.
            direction: CallDirection,
            /// The offer or the answer; until the call is over.
            session: CallSession,
            /// `COMPLETED` or `FAILED`, once over.
            status: String,
            /// Seconds.
            start_time: Num,
            /// Seconds.
            end_time: Num,
            /// How many seconds it took.
            duration: Num,
            /// The caller's own words, ours for a call we made.
            biz_opaque_callback_data: String,
            /// Where the recording is.
            call_recording: Value,
            /// Where the transcript is.
            call_transcript: Value,
        }
        lists {
            /// What went wrong.
            errors: WebhookError,
        }
    }
}

impl Call {
    /// When, in milliseconds; `None` if absent or not a number.
    pub fn timestamp_ms(&self) -> Option<i64> {
        self.timestamp.as_ref()?.seconds_as_ms()
    }
}

object! {
    /// One side's terms of a call.
    pub struct CallSession {
        may {
            /// `offer` or `answer`.
            sdp_type: String,
            /// RFC 8866.
            sdp: String,
        }
    }
}

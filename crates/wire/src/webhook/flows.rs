//! Field `flows` (webhooks.md 4.7): forms inside chats, and how their endpoint does.

use crate::Num;

open_enum! {
    /// What is told of a form.
    pub enum FlowEvent {
        /// Published, throttled, blocked, ...
        StatusChange = "FLOW_STATUS_CHANGE",
        /// Errors on phones.
        ClientErrorRate = "CLIENT_ERROR_RATE",
        /// Errors of the endpoint.
        EndpointErrorRate = "ENDPOINT_ERROR_RATE",
        /// How fast the endpoint answers.
        EndpointLatency = "ENDPOINT_LATENCY",
        /// Whether it answers.
        EndpointAvailability = "ENDPOINT_AVAILABILITY",
        /// Its version goes out of use.
        VersionExpiryWarning = "FLOW_VERSION_EXPIRY_WARNING",
    }
}

object! {
    /// The value of a `flows` change. Which keys there are depends on the event.
    pub struct FlowsValue {
        may {
            /// What is told.
            event: FlowEvent,
            /// Which form.
            flow_id: String,
            /// A sentence.
            message: String,
            /// Before.
            old_status: String,
            /// Now.
            new_status: String,
            /// A sentence.
            warning: String,
            /// Share of errors, in percent.
            error_rate: Num,
            /// From which an alert is raised.
            threshold: Num,
            /// `ACTIVATED` or `DEACTIVATED`.
            alert_state: String,
            /// Milliseconds.
            p50_latency: Num,
            /// Milliseconds.
            p90_latency: Num,
            /// How many requests the figures are of.
            requests_count: Num,
            /// Percent.
            availability: Num,
        }
        lists {
            /// The errors by type.
            errors: FlowErrors,
        }
    }
}

object! {
    /// Errors of one type.
    pub struct FlowErrors {
        may {
            /// Which.
            error_type: String,
            /// Their share, in percent.
            error_rate: Num,
            /// How many.
            error_count: Num,
        }
    }
}

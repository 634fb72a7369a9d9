//! WhatsApp's rules: what a send must pass, throughput and pairs ([`rates`]) and the service window
//! ([`window`]); what may be done to a message afterwards ([`amends`]).

pub(crate) mod amends;
pub(crate) mod rates;
pub(crate) mod window;

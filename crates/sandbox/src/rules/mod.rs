//! WhatsApp's rules that a send must pass: throughput and pairs ([`rates`]), the service window
//! ([`window`]).

pub(crate) mod rates;
pub(crate) mod window;

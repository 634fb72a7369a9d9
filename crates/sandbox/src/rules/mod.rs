//! WhatsApp's rules: what a send must pass, throughput and pairs ([`rates`]) and the service window
//! ([`window`]); what may be done to a message afterwards ([`amends`]); what becomes of templates ([`review`]) and what a message costs ([`price`]).

pub(crate) mod amends;
pub(crate) mod price;
pub(crate) mod rates;
mod review;
pub(crate) mod window;

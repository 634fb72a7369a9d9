//! WhatsApp's rules, as of the day that [`profile`] names: what a send must pass, throughput and pairs ([`rates`]) and the service window
//! ([`window`]); what may be done to a message afterwards ([`amends`]); what becomes of templates ([`review`]) and what a message costs ([`price`]).

pub(crate) mod abroad;
pub(crate) mod amends;
pub(crate) mod archive;
pub(crate) mod bill;
pub(crate) mod calls;
pub(crate) mod eligibility;
pub(crate) mod flow_health;
pub(crate) mod identity;
pub(crate) mod lives;
pub(crate) mod marketing;
pub(crate) mod media;
pub(crate) mod misuse;
pub(crate) mod pacing;
pub(crate) mod pausing;
pub(crate) mod price;
pub(crate) mod profile;
pub(crate) mod quality;
pub(crate) mod rates;
pub(crate) mod review;
pub(crate) mod stops;
pub(crate) mod tiers;
pub(crate) mod window;

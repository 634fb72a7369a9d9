//! WhatsApp as a channel: webhooks become observations, sends become Graph requests, answers become verdicts.
//!
//! Pure, like every channel: no I/O, no clock, no randomness. This crate and `twinline-wire` are the only places that
//! know WhatsApp's field names; what they mean for us is decided here and nowhere else. Start at [`WhatsApp`];
//! `hear.rs` walks a delivery, `observe/<field>.rs` reads one kind of news each.

mod account;
mod draft;
mod failure;
mod hear;
mod observe;
mod request;
mod safety;
mod shown;
mod sign;
mod tariff;
mod template;
mod verdict;

use twinline_core::Millis;
use twinline_core::channel::{
    AccountTold, Answer, Capabilities, Channel, ChannelRequest, Heard, Outgoing, Unfit,
};
use twinline_core::charge::Tariff;
use twinline_core::contact::Identity;
use twinline_core::content::{Content, MediaKind};
use twinline_core::fact::{FactKind, Facts};
use twinline_core::ids::ExternalId;
use twinline_core::pacing::guard::{Refusal, Told};
use twinline_core::shown::Shown;
use twinline_core::signal::{Signal, SignalRules};
use twinline_core::template::{FilledTemplate, Template};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_wire::graph::MarkRead;
use twinline_wire::limits::{self, Limit};

/// WhatsApp's Cloud API. Holds nothing: lines, tokens and addresses are the platform's.
#[derive(Debug, Default, Clone, Copy)]
pub struct WhatsApp;

impl Channel for WhatsApp {
    fn name(&self) -> &'static str {
        "whatsapp"
    }

    fn capabilities(&self) -> Capabilities {
        let chars = |limit: Limit| usize::try_from(limit.latest()).unwrap_or(usize::MAX);
        let inbound = u64::try_from(Limit::MediaInboundBytes.latest()).unwrap_or(u64::MAX);
        let kinds = [
            (MediaKind::Image, limits::MediaKind::Image),
            (MediaKind::Video, limits::MediaKind::Video),
            (MediaKind::Audio, limits::MediaKind::Audio),
            (MediaKind::Sticker, limits::MediaKind::Sticker),
            (MediaKind::Document, limits::MediaKind::Document),
        ];
        Capabilities {
            text_chars_max: chars(Limit::TextBodyChars),
            caption_chars_max: chars(Limit::CaptionChars),
            media_bytes_max: kinds.map(|(kind, wire)| (kind, wire.bytes_max())).to_vec(),
            // One limit for all kinds so far (graph-api.md 3.2).
            media_in_bytes_max: kinds.map(|(kind, _)| (kind, inbound)).to_vec(),
            media_life_ms: Some(Limit::MediaReceivedLifeD.latest() * 86_400_000),
            service_window_ms: Some(Limit::ServiceWindowH.latest() * 3_600_000),
        }
    }

    fn hear(&self, delivery: &[u8]) -> Heard {
        hear::hear(delivery)
    }

    fn sign(&self, of: &ExternalId, emoji: &str) -> Content {
        sign::sign(of, emoji)
    }

    fn draft(
        &self,
        said: &serde_json::Value,
        attached: Option<MediaKind>,
    ) -> Result<Content, Vec<Unfit>> {
        draft::draft(said, attached)
    }

    fn hear_account(&self, told: &AccountTold) -> Heard {
        account::hear(told)
    }

    fn leans_on(&self, content: &Content) -> Option<(FactKind, String)> {
        draft::leans_on(content)
    }

    fn unfit(&self, content: &Content, facts: &Facts) -> Vec<Unfit> {
        draft::unfit(content, facts)
    }

    fn templates(&self, facts: &Facts) -> Vec<Template> {
        template::read(facts)
    }

    fn fill(
        &self,
        filled: &FilledTemplate,
        facts: &Facts,
    ) -> Result<serde_json::Value, Vec<Unfit>> {
        template::fill(filled, facts)
    }

    fn worded(&self, content: Content, facts: &Facts) -> Content {
        template::worded(content, facts)
    }

    fn shown(&self, content: &Content, facts: &Facts) -> Option<Shown> {
        shown::shown(content, facts)
    }

    fn is_any_time(&self, content: &Content) -> bool {
        matches!(content, Content::Other { raw_kind, .. } if raw_kind == draft::TEMPLATE)
    }

    fn request(&self, line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
        request::request(line, outgoing)
    }

    fn signal_rules(&self) -> SignalRules {
        SignalRules {
            read_ms_max: Limit::ReadMarkD.latest() * 86_400_000,
            typing_ms_max: Limit::ServiceWindowH.latest() * 3_600_000,
            // The signs end by themselves; until the next ones are there, these shall not have.
            typing_again_ms: (Limit::TypingIndicatorS.latest() - 5) * 1_000,
        }
    }

    fn signal(&self, line: &str, of: &ExternalId, signal: Signal) -> ChannelRequest {
        let mark = match signal {
            Signal::Read => MarkRead::new(of.0.as_str()),
            Signal::Typing => MarkRead::typing(of.0.as_str()),
        };
        ChannelRequest {
            path: format!("{line}/messages"),
            body: serde_json::to_value(&mark).unwrap_or_default(),
        }
    }

    fn judge(&self, answer: &Answer) -> Verdict {
        verdict::judge(answer)
    }

    fn explain(&self, code: i64) -> Failure {
        failure::of_inbound(code)
    }

    fn told(&self, facts: &Facts, digits: &str) -> Told {
        safety::told(facts, digits)
    }

    fn made_of(&self, content: &Content) -> Option<String> {
        safety::made_of(content)
    }

    fn tariff(&self, to: &[Identity], now: Millis) -> Option<Tariff> {
        tariff::tariff(to, now)
    }

    fn refusal(&self, code: &str) -> Option<Refusal> {
        safety::refusal(code)
    }
}

//! WhatsApp as a channel, tested from outside: what is said of payloads, what is asked of Graph, how answers are judged.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod hear;
#[cfg(test)]
mod line;
#[cfg(test)]
#[path = "../../../wire/tests/it/mutation.rs"]
mod mutation;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod verdicts;

use twinline_whatsapp::WhatsApp;

#[test]
fn it_keeps_the_contract_of_a_channel() {
    twinline_core::channel::contract::check(&WhatsApp);
}

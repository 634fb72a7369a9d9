//! One line of text for one thing heard, so that a snapshot reads like a list of what WhatsApp told.

use std::fmt::Write as _;

use twinline_core::channel::{Address, Heard};
use twinline_core::contact::Identity;
use twinline_core::content::Content;
use twinline_core::message::Direction;
use twinline_core::observation::{About, HistorySaid, MessageSaid, Peer, Said, StatusSaid};
use twinline_core::text::excerpt;
use twinline_core::ticks::Ticks;

/// Everything heard, a line each; the unreadable last.
pub(crate) fn lines(heard: &Heard) -> String {
    let mut text = String::new();
    for (address, said) in &heard.said {
        writeln!(text, "{} {}", to(address), line(said)).unwrap();
    }
    for bad in &heard.unreadable {
        let address = bad.address.as_ref().map_or_else(|| "?".to_owned(), to);
        let field = bad.field.as_deref().unwrap_or("?");
        writeln!(text, "{address} UNREADABLE {field}: {}", bad.reason).unwrap();
    }
    text
}

fn to(address: &Address) -> String {
    match address {
        Address::Line(id) => format!("line {id}"),
        Address::Account(id) => format!("account {id}"),
    }
}

fn line(said: &Said) -> String {
    match said {
        Said::Message(said) => message(said),
        Said::Status(said) => status(said),
        Said::Contact(said) => format!(
            "contact {:?} {} at {}",
            said.name.as_deref().unwrap_or("(removed)"),
            people(&said.identities),
            said.at
        ),
        Said::History(HistorySaid::Chunk {
            phase,
            chunk,
            progress,
            messages,
            oldest_at,
        }) => format!(
            "chunk {phase}/{chunk} progress {progress:?}: {messages} messages, oldest {oldest_at:?}"
        ),
        Said::History(other) => format!("{other:?}"),
        Said::Number(said) => format!("{:?} {} at {}", said.event, said.detail, said.at),
        Said::Edit(said) => format!("{} edit {}", about(&said.about), content(&said.content)),
        Said::Revoke(said) => format!("{} revoke", about(&said.about)),
        Said::Reaction(said) => format!(
            "{} reaction {}",
            about(&said.about),
            said.emoji.as_deref().unwrap_or("(taken back)")
        ),
        Said::Moved(said) => format!(
            "moved {} to {} at {}",
            people(&said.from),
            people(&said.to),
            said.at
        ),
        Said::Preference(said) => format!(
            "preference {} {} at {} {}{}",
            said.category,
            said.choice,
            said.at,
            person(&said.peer),
            said.detail
                .as_ref()
                .map_or_else(String::new, |detail| format!(": {detail}"))
        ),
        Said::Fact(said) => format!(
            "fact {:?} {:?} is {:?} at {}: {}",
            said.kind, said.subject, said.state, said.at, said.detail
        ),
        Said::Answer(_) => "an answer, which no webhook tells".to_owned(),
    }
}

fn status(said: &StatusSaid) -> String {
    let mut line = format!(
        "status {} send={} {} {}",
        tail(&said.external_id.0),
        said.send
            .map_or_else(|| "-".to_owned(), |send| send.to_string()),
        ticks(&said.ticks),
        person(&said.peer),
    );
    if let Some(participant) = &said.participant {
        write!(line, " for {participant}").unwrap();
    }
    if let Some(price) = &said.pricing {
        let billable = match price.billable {
            Some(true) => "billable",
            Some(false) => "free",
            None => "?",
        };
        let words = [&price.model, &price.kind, &price.category];
        let words = words.map(|word| word.as_deref().unwrap_or("-"));
        write!(line, " {billable} {}", words.join("/")).unwrap();
        if let Some(until) = price.entry_point_until {
            write!(line, " until {until}").unwrap();
        }
    }
    line
}

/// `Live <- EVENT at TIME (WHO) of BUBBLE`
fn about(about: &About) -> String {
    let arrow = match about.direction {
        Direction::In => "<-",
        Direction::Out => "->",
    };
    format!(
        "{:?} {arrow} {} at {} {} of {}",
        about.source,
        tail(&about.event.0),
        about.at,
        person(&about.peer),
        tail(&about.of.0)
    )
}

fn message(said: &MessageSaid) -> String {
    let arrow = match said.direction {
        Direction::In => "<-",
        Direction::Out => "->",
    };
    let mut line = format!(
        "{:?} {arrow} {:?}{} {} at {} {}",
        said.source,
        said.origin,
        if said.certain { "" } else { "?" },
        tail(&said.external_id.0),
        said.at,
        person(&said.peer),
    );
    write!(line, " {}", content(&said.content)).unwrap();
    let beside = &said.beside;
    if let Some(told) = &beside.referral {
        let words = [&told.source_kind, &told.source_id, &told.click_id];
        let words = words.map(|word| word.as_deref().unwrap_or("-"));
        write!(line, " from {} {:?}", words.join("/"), told.headline).unwrap();
    }
    if let Some(forwarded) = beside.forwarded {
        write!(line, " forwarded {forwarded:?}").unwrap();
    }
    if let Some(product) = &beside.product {
        write!(line, " of {:?}/{:?}", product.catalog, product.id).unwrap();
    }
    if let Some(creation) = &beside.creation {
        write!(line, " by {creation}").unwrap();
    }
    if let Some(quote) = &said.quote {
        write!(line, " about {}", tail(&quote.0)).unwrap();
    }
    let ticks = ticks(&said.ticks);
    if !ticks.is_empty() {
        write!(line, " {ticks}").unwrap();
    }
    line
}

fn content(content: &Content) -> String {
    let word = content.word();
    let text = excerpt(content.text().unwrap_or("-"), 60);
    match content {
        Content::Media(media) => format!(
            "[{word} {} {}] {text:?}",
            media.mime,
            media.reference.as_deref().unwrap_or("-")
        ),
        Content::Unsupported { raw_kind, code, .. } => format!("[{word} {raw_kind} {code:?}]"),
        Content::Placeholder { .. } => format!("[{word}]"),
        Content::Text { .. } | Content::Other { .. } => format!("[{word}] {text:?}"),
    }
}

fn person(peer: &Peer) -> String {
    let name = peer.profile_name.as_ref();
    let name = name.map_or_else(String::new, |name| format!(" {name:?}"));
    format!("{}{name}", people(&peer.identities))
}

fn people(identities: &[Identity]) -> String {
    let one = |identity: &Identity| format!("{:?}:{}", identity.kind, identity.value);
    let all: Vec<String> = identities.iter().map(one).collect();
    format!("({})", all.join(" "))
}

fn ticks(told: &Ticks) -> String {
    let rungs = [
        ("sent", told.sent),
        ("delivered", told.delivered),
        ("read", told.read),
        ("played", told.played),
    ];
    let mut words: Vec<String> = rungs
        .iter()
        .filter_map(|(word, at)| Some(format!("{word}@{}", (*at)?)))
        .collect();
    if let Some((at, failure)) = &told.failed {
        words.push(format!(
            "failed@{at} {}: {} | {}",
            failure.code, failure.sentence, failure.remedy
        ));
    }
    if let Some(untimed) = &told.untimed {
        words.push(format!("without a time: {}", ticks(untimed)));
    }
    words.join(" ")
}

/// The end of an id: enough to tell two apart.
fn tail(id: &str) -> &str {
    let from = id.char_indices().rev().nth(9).map_or(0, |(at, _)| at);
    &id[from..]
}

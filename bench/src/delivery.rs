//! The deliveries that the measurements post: what WhatsApp would send, with numbers in it.

use bytes::Bytes;
use serde_json::{Value, json};

/// The number that all of it is about.
pub(crate) const LINE: &str = "106540352242922";
/// Its account.
pub(crate) const ACCOUNT: &str = "102290129340398";
/// Its digits.
pub(crate) const DIGITS: &str = "15550783881";
/// The app's secret, by which deliveries are signed.
pub(crate) const SECRET: &str = "the app's secret";
/// When the story begins, in seconds.
pub(crate) const BEGIN_S: u64 = 1_795_000_000;

/// A delivery of one change.
pub(crate) fn envelope(field: &str, mut value: Value) -> Bytes {
    if let Some(map) = value.as_object_mut() {
        map.insert("messaging_product".to_owned(), "whatsapp".into());
        map.insert(
            "metadata".to_owned(),
            json!({"display_phone_number": DIGITS, "phone_number_id": LINE}),
        );
    }
    let whole = json!({"object": "whatsapp_business_account",
        "entry": [{"id": ACCOUNT, "changes": [{"field": field, "value": value}]}]});
    Bytes::from(whole.to_string())
}

/// The digits of customer `n`.
pub(crate) fn customer(n: u64) -> String {
    (447_700_900_000 + n).to_string()
}

/// The text of customer `who`. `text` may be searched for.
pub(crate) fn message(n: u64, who: u64, text: &str) -> Bytes {
    envelope(
        "messages",
        json!({
            "contacts": [{"profile": {"name": format!("Customer {who}")}, "wa_id": customer(who)}],
            "messages": [{"from": customer(who), "id": wamid(who, n), "type": "text",
                "timestamp": (BEGIN_S + n).to_string(), "text": {"body": text}}]}),
    )
}

/// An answer to customer `who`, typed on the phone.
pub(crate) fn echo(n: u64, who: u64, text: &str) -> Bytes {
    envelope(
        "smb_message_echoes",
        json!({"message_echoes": [{"from": DIGITS, "to": customer(who),
            "id": wamid(who, n), "type": "text", "timestamp": (BEGIN_S + n).to_string(),
            "text": {"body": text}}]}),
    )
}

/// Live traffic as it comes: three messages of customers and one answer from the phone, to be repeated.
pub(crate) fn live(n: u64, customers: u64) -> Bytes {
    let text = sentence(n);
    // Everybody is answered now and then, and never two of one customer in a row.
    let who = (n / 4 + n % 4 * 501) % customers;
    match n % 4 {
        3 => echo(n, who, &text),
        _ => message(n, who, &text),
    }
}

/// A message's id as WhatsApp makes them: base64 of the customer's digits and of what is drawn at random.
fn wamid(who: u64, n: u64) -> String {
    use base64::Engine as _;
    let digits = customer(who);
    let drawn = (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let length = u8::try_from(digits.len()).unwrap_or(u8::MAX);
    let mut bytes = vec![0x1c, 0x18, length];
    bytes.extend(digits.as_bytes());
    bytes.extend([0x15, 0x02, 0x00, 0x11, 0x18, 0x12]);
    bytes.extend(format!("{drawn:016X}00\0").as_bytes());
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!("wamid.{text}")
}

/// Sets the ids of history apart from those of live traffic.
const HISTORY: u64 = 1 << 40;

/// Messages of one thread in a chunk of history, one after the other: a phone tells thread by thread.
pub(crate) const RUN: u64 = 20;

/// A chunk of history: the runs of messages with these numbers, in as many threads. Run `n` is of thread `n % threads`.
pub(crate) fn history(phase: u64, chunk: u64, runs: std::ops::Range<u64>, threads: u64) -> Bytes {
    let message = |who: u64, place: u64| {
        let from = if place.is_multiple_of(2) {
            customer(who)
        } else {
            DIGITS.to_owned()
        };
        let n = place * threads + who;
        json!({
            "from": from, "id": wamid(who, HISTORY | n), "type": "text",
            "timestamp": (BEGIN_S - 10_000_000 + n).to_string(),
            "text": {"body": sentence(n)}, "history_context": {"status": "READ"}})
    };
    let threads: Vec<Value> = runs
        .map(|run| {
            let (who, from) = (run % threads, run / threads * RUN);
            let messages: Vec<Value> = (from..from + RUN).map(|at| message(who, at)).collect();
            json!({"id": customer(who), "messages": messages})
        })
        .collect();
    envelope(
        "history",
        json!({"history": [{"metadata": {"phase": phase, "chunk_order": chunk, "progress": 50},
            "threads": threads}]}),
    )
}

const WORDS: [&str; 24] = [
    "order",
    "bread",
    "morning",
    "please",
    "tomorrow",
    "thanks",
    "delivery",
    "table",
    "two",
    "cake",
    "birthday",
    "invoice",
    "address",
    "open",
    "sunday",
    "price",
    "sourdough",
    "gluten",
    "coffee",
    "pickup",
    "late",
    "again",
    "picture",
    "question",
];

/// A sentence of some words; the same for the same number.
pub(crate) fn sentence(n: u64) -> String {
    let mut state = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut words = Vec::new();
    for _ in 0..9 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        words.push(WORDS[usize::try_from(state % 24).unwrap_or(0)]);
    }
    format!("message {n}: {}", words.join(" "))
}

/// Two words to search for; other ones for another number.
pub(crate) fn words(n: u64) -> [&'static str; 2] {
    let at = |n: u64| WORDS[usize::try_from(n % 24).unwrap_or(0)];
    [at(n), at(n * 7 + n / 24 + 1)]
}

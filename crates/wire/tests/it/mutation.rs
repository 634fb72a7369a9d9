//! Deliveries that nobody would send: real ones with stretches exchanged, lost, doubled or retyped. Shared by the fuzz
//! targets of `twinline-wire` and `twinline-whatsapp`, which bring their own payloads.

use serde_json::{Value, json};

/// One change of a tree. The numbers choose: what is done, where, and with what.
pub(crate) type Step = (u8, u32, u32);

/// What the engine makes up: which payload, what is done to its tree, and to its bytes.
pub(crate) type Recipe = (u32, Vec<Step>, Vec<(u32, u8)>);

/// Follows a recipe on one of `payloads`. The result is any bytes, mostly still JSON.
pub(crate) fn delivery(payloads: &[Value], (which, steps, noise): &Recipe) -> Vec<u8> {
    let pick = |number: u32| &payloads[number as usize % payloads.len()];
    let mut tree = pick(*which).clone();
    for (how, place, with) in steps.iter().take(8) {
        let other = || nth(pick(*with), *with / 7).clone();
        match how % 8 {
            0 => replace(&mut tree, *place, |node| *node = other()),
            1 => replace(&mut tree, *place, |node| *node = odd(*with)),
            2 => replace(&mut tree, *place, retype),
            3 => replace(&mut tree, *place, |node| lose(node, *with)),
            4 => replace(&mut tree, *place, |node| double(node, *with)),
            5 => replace(&mut tree, *place, |node| rename(node, *with, pick(*place))),
            6 => replace(&mut tree, *place, |node| adopt(node, *with, other())),
            _ => replace(&mut tree, *place, |node| *node = json!([node.take()])),
        }
    }
    let mut bytes = serde_json::to_vec(&tree).unwrap_or_default();
    for (at, byte) in noise.iter().take(4).filter(|_| steps.len() % 3 == 0) {
        let at = *at as usize % bytes.len().max(1);
        if let Some(place) = bytes.get_mut(at) {
            *place = *byte;
        }
    }
    bytes
}

fn size(tree: &Value) -> u32 {
    1 + match tree {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

fn nth(tree: &Value, number: u32) -> &Value {
    let mut left = number % size(tree);
    let mut here = tree;
    while left > 0 {
        left -= 1;
        let mut inner: Box<dyn Iterator<Item = &Value>> = match here {
            Value::Array(list) => Box::new(list.iter()),
            Value::Object(map) => Box::new(map.values()),
            _ => return here,
        };
        here = inner
            .find(|inner| {
                let size = size(inner);
                let found = left < size;
                left -= if found { 0 } else { size };
                found
            })
            .unwrap_or(here);
    }
    here
}

/// Does something to one node, counted depth first.
fn replace(tree: &mut Value, number: u32, with: impl FnOnce(&mut Value)) {
    let mut left = number % size(tree);
    let mut here = tree;
    while left > 0 {
        left -= 1;
        let mut inner: Box<dyn Iterator<Item = &mut Value>> = match here {
            Value::Array(list) => Box::new(list.iter_mut()),
            Value::Object(map) => Box::new(map.values_mut()),
            _ => return,
        };
        let found = inner.find(|inner| {
            let size = size(inner);
            let found = left < size;
            left -= if found { 0 } else { size };
            found
        });
        match found {
            Some(found) => here = found,
            None => return,
        }
    }
    with(here);
}

fn odd(which: u32) -> Value {
    let odd = [
        Value::Null,
        json!(""),
        json!(" "),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
        json!(true),
        json!([]),
        json!({}),
        json!("9".repeat(40)),
        json!("99999999999999999"),
        json!("\u{0}\u{202e}\u{fffd}😀"),
        json!([[[[[[]]]]]]),
        json!({"type": "edit", "edit": {"original_message_id": "", "message": {}}}),
        json!("1739321024"),
        json!("15550783881"),
    ];
    odd[which as usize % odd.len()].clone()
}

/// A number as a string and the other way round, as WhatsApp does it.
fn retype(node: &mut Value) {
    *node = match node.take() {
        Value::Number(number) => Value::String(number.to_string()),
        Value::String(text) => text
            .parse::<i64>()
            .map_or_else(|_| json!({ text: 1 }), Value::from),
        Value::Object(map) => Value::Array(map.into_iter().map(|(_, inner)| inner).collect()),
        Value::Array(list) => list.into_iter().next().unwrap_or(Value::Null),
        other => Value::String(other.to_string()),
    };
}

fn lose(node: &mut Value, which: u32) {
    match node {
        Value::Array(list) if !list.is_empty() => {
            list.remove(which as usize % list.len());
        }
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(which as usize % map.len()).cloned();
            key.and_then(|key| map.remove(&key));
        }
        other => *other = Value::Null,
    }
}

fn double(node: &mut Value, which: u32) {
    if let Value::Array(list) = node
        && let Some(one) = list.get(which as usize % list.len().max(1)).cloned()
    {
        list.push(one);
    }
}

fn rename(node: &mut Value, which: u32, words: &Value) {
    if let Value::Object(map) = node
        && let Some(key) = map.keys().nth(which as usize % map.len().max(1)).cloned()
        && let Some(value) = map.remove(&key)
    {
        let word = match nth(words, which) {
            Value::Object(words) => words.keys().next().cloned(),
            Value::String(word) => Some(word.clone()),
            _ => None,
        };
        map.insert(word.unwrap_or_default(), value);
    }
}

fn adopt(node: &mut Value, which: u32, other: Value) {
    match (node, other) {
        (Value::Object(map), Value::Object(other)) => map.extend(other),
        (Value::Array(list), other) => list.push(other),
        (Value::Object(map), other) => {
            let key = map.keys().nth(which as usize % map.len().max(1)).cloned();
            map.insert(key.unwrap_or_default(), other);
        }
        _ => {}
    }
}

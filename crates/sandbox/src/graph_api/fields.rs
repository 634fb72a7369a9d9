//! `?fields=a,b{c,d},e.limit(5)`: which fields of a node are told (graph-api.md 1.1).

use serde_json::{Map, Value};

use super::answer::Refusal;
use super::call::Call;

/// Ours: braces within braces that are read; what lies deeper is left out.
const DEPTH_MAX: usize = 16;

/// A field that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    /// `.limit(5).granularity(DAY)`: what narrows it.
    pub(super) with: Vec<(String, String)>,
    /// `{c,d}`: which of its own fields; empty: all.
    pub(super) of: Vec<Field>,
}

/// What the call asks for; `None`: nothing in particular.
pub(super) fn asked(call: &Call) -> Option<Vec<Field>> {
    let text = call.text("fields")?;
    let fields = list(&mut Reader(text.as_str()), 0);
    (!fields.is_empty()).then_some(fields)
}

/// The fields asked for, or the `usual` ones; the id always. Asking for what is not there is refused.
pub(super) fn selected(
    node: &Value,
    kind: &str,
    call: &Call,
    usual: &[&str],
) -> Result<Value, Refusal> {
    let Some(asked) = asked(call) else {
        return Ok(usually(node, usual));
    };
    let mut told = Map::new();
    for field in &asked {
        let value = node
            .get(&field.name)
            .ok_or_else(|| Refusal::unknown_field(&field.name, kind))?;
        if !value.is_null() {
            told.insert(field.name.clone(), narrowed(value, &field.of));
        }
    }
    put_id(node, &mut told);
    Ok(Value::Object(told))
}

fn usually(node: &Value, usual: &[&str]) -> Value {
    let mut told = Map::new();
    for name in usual {
        if let Some(value) = node.get(name).filter(|value| !value.is_null()) {
            told.insert((*name).to_owned(), value.clone());
        }
    }
    put_id(node, &mut told);
    Value::Object(told)
}

fn put_id(node: &Value, told: &mut Map<String, Value>) {
    if let Some(id) = node.get("id") {
        told.insert("id".to_owned(), id.clone());
    }
}

/// What is nested is narrowed as far as it can be: what a nested object does not have is left out.
fn narrowed(value: &Value, of: &[Field]) -> Value {
    match value {
        Value::Object(object) if !of.is_empty() => {
            let told = of.iter().filter_map(|field| {
                let value = object.get(&field.name)?;
                Some((field.name.clone(), narrowed(value, &field.of)))
            });
            Value::Object(told.collect())
        }
        Value::Array(rows) if !of.is_empty() => rows.iter().map(|row| narrowed(row, of)).collect(),
        other => other.clone(),
    }
}

struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn take(&mut self, what: char) -> bool {
        let rest = self.0.strip_prefix(what);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn until(&mut self, ends: &[char]) -> &'a str {
        let end = self.0.find(ends).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken.trim()
    }

    /// What stands in parentheses, which may hold lists of their own: `.phone_numbers([])`.
    fn argument(&mut self) -> &'a str {
        let mut depth = 0_u32;
        for (at, c) in self.0.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' if depth == 0 => {
                    let (taken, rest) = self.0.split_at(at);
                    self.0 = rest.get(1..).unwrap_or_default();
                    return taken.trim();
                }
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        std::mem::take(&mut self.0).trim()
    }
}

fn list(reader: &mut Reader<'_>, depth: usize) -> Vec<Field> {
    let mut fields = Vec::new();
    loop {
        let name = reader.until(&[',', '{', '}', '.', '(']);
        let mut field = Field {
            name: name.to_owned(),
            with: Vec::new(),
            of: Vec::new(),
        };
        loop {
            if reader.take('.') {
                let name = reader.until(&['(', ',', '.', '{', '}']).to_owned();
                let value = if reader.take('(') {
                    reader.argument()
                } else {
                    ""
                };
                field.with.push((name, value.to_owned()));
            } else if reader.take('(') {
                field
                    .with
                    .push((String::new(), reader.argument().to_owned()));
            } else if depth < DEPTH_MAX && reader.take('{') {
                field.of = list(reader, depth + 1);
                reader.take('}');
            } else {
                break;
            }
        }
        if !field.name.is_empty() {
            fields.push(field);
        }
        // Whatever else stands here is no name.
        reader.until(&[',', '}']);
        if !reader.take(',') {
            return fields;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Vec<Field> {
        list(&mut Reader(text), 0)
    }

    #[test]
    fn nested_selections_and_filters_are_read() {
        let fields = read("id, a{b,c{d}},analytics.start(1).phone_numbers([]).granularity(DAY),e");
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["id", "a", "analytics", "e"]);
        assert_eq!(fields[1].of[1].of[0].name, "d");
        let with = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            fields[2].with,
            [
                with("start", "1"),
                with("phone_numbers", "[]"),
                with("granularity", "DAY")
            ]
        );
    }

    #[test]
    fn what_is_nested_is_narrowed() {
        let value = json!({"a": 1, "rows": [{"b": 2, "c": 3}]});
        let fields = read("x{rows{b}}");
        assert_eq!(narrowed(&value, &fields[0].of), json!({"rows": [{"b": 2}]}));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a-c,{}().\\[\\] é]{0,40}") {
            read(&text);
        }
    }
}

#[cfg(test)]
mod fuzz {
    use super::{Reader, list};

    /// A selection comes from the network; the longest address is 64 kB.
    #[test]
    fn fields_from_any_text() {
        list(&mut Reader(&"a{".repeat(32_000)), 0);
        bolero::check!()
            .with_iterations(3_000)
            .for_each(|bytes: &[u8]| {
                list(&mut Reader(&String::from_utf8_lossy(bytes)), 0);
            });
    }
}

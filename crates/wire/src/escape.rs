//! JSON the way WhatsApp puts it on the wire: ASCII only (webhooks.md 1.2).
//!
//! Everything beyond ASCII becomes `\uXXXX` in lower-case hex, as UTF-16 surrogate pairs beyond the
//! basic plane, and `/` becomes `\/`. The signature is made over exactly these bytes. The raw UTF-8
//! form the emulator can switch to is plain `serde_json::to_vec`.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Encodes a webhook body. Fails only if the value itself cannot be JSON (a map with keys that are
/// not strings), which no type of this crate is.
pub fn webhook_body<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut body = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut body, Ascii))?;
    Ok(body)
}

struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut units = [0_u16; 2];
        for char in fragment.chars() {
            match char {
                '/' => to.write_all(b"\\/")?,
                ascii if ascii.is_ascii() => to.write_all(&[ascii as u8])?,
                other => {
                    for unit in other.encode_utf16(&mut units) {
                        write!(to, "\\u{unit:04x}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::webhook_body;
    use serde_json::{Value, json};

    #[test]
    fn everything_beyond_ascii_is_escaped() {
        let value = json!({"t": "äöå 😀 https://a.b \"q\" \n <%@"});
        let body = String::from_utf8(webhook_body(&value).unwrap()).unwrap();
        assert_eq!(
            body,
            r#"{"t":"\u00e4\u00f6\u00e5 \ud83d\ude00 https:\/\/a.b \"q\" \n <%@"}"#
        );
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), value);
    }

    #[test]
    fn keys_are_escaped_as_well() {
        assert_eq!(
            webhook_body(&json!({"ä/": 1})).unwrap(),
            br#"{"\u00e4\/":1}"#
        );
    }
}

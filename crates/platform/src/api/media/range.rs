//! Which bytes of a file a browser asks for, and whether it has them already (RFC 9110, sections 13 and 14). Pure. Films and
//! sounds are played by parts; Safari plays nothing that does not come so.

use std::ops::Range;

use axum::http::{HeaderMap, HeaderName, header};

/// What is asked for, of a file of a known size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// All of it.
    Whole,
    /// These bytes, at least one.
    Part(Range<u64>),
    /// Bytes behind its end.
    Beyond,
}

/// What `headers` ask for of the file that is now `tag` and has `size` bytes. Several parts at once are answered by the
/// whole, as what cannot be understood is.
pub fn asked(headers: &HeaderMap, tag: &str, size: u64) -> Asked {
    let Some(range) = text(headers, header::RANGE) else {
        return Asked::Whole;
    };
    // The rest of what one has is of use only if it is still the same; an earlier date says nothing of that.
    if text(headers, header::IF_RANGE).is_some_and(|known| known.trim() != tag) {
        return Asked::Whole;
    }
    part(range, size).unwrap_or(Asked::Whole)
}

/// Whether the browser has the file that is now `tag`.
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    known
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn part(range: &str, size: u64) -> Option<Asked> {
    let (unit, range) = range.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let asked = if first.is_empty() {
        // The last so many.
        size.saturating_sub(number(last)?)..size
    } else {
        let first = number(first)?;
        let last = if last.is_empty() {
            u64::MAX
        } else {
            number(last)?
        };
        if last < first {
            return None;
        }
        first..size.min(last.saturating_add(1))
    };
    Some(if asked.is_empty() {
        Asked::Beyond
    } else {
        Asked::Part(asked)
    })
}

/// One that is larger than any is as good as the largest.
fn number(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty();
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

    use super::{Asked, asked, is_known};

    const TAG: &str = "\"ab\"";

    fn with(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        let value =
            |pair: &(HeaderName, &'static str)| (pair.0.clone(), HeaderValue::from_static(pair.1));
        pairs.iter().map(value).collect()
    }

    #[test]
    fn parts_of_a_file_of_ten_bytes() {
        for (range, expected) in [
            ("bytes=0-1", Asked::Part(0..2)),
            ("bytes=0-", Asked::Part(0..10)),
            ("bytes=4-100", Asked::Part(4..10)),
            ("Bytes = 9-9", Asked::Part(9..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-300", Asked::Part(0..10)),
            ("bytes=3-99999999999999999999999", Asked::Part(3..10)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=10-20", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=5-4", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("rows=0-1", Asked::Whole),
            ("0-1", Asked::Whole),
        ] {
            assert_eq!(
                asked(&with(&[(header::RANGE, range)]), TAG, 10),
                expected,
                "{range}"
            );
        }
        let of_nothing = asked(&with(&[(header::RANGE, "bytes=0-")]), TAG, 0);
        assert_eq!(of_nothing, Asked::Beyond);
        assert_eq!(asked(&HeaderMap::new(), TAG, 10), Asked::Whole);
    }

    #[test]
    fn the_rest_of_another_file_is_not_given() {
        for (known, expected) in [
            (TAG, Asked::Part(4..10)),
            ("\"cd\"", Asked::Whole),
            ("W/\"ab\"", Asked::Whole),
            ("Sun, 22 Nov 2026 03:00:00 GMT", Asked::Whole),
        ] {
            let headers = with(&[(header::RANGE, "bytes=4-"), (header::IF_RANGE, known)]);
            assert_eq!(asked(&headers, TAG, 10), expected, "{known}");
        }
    }

    #[test]
    fn what_is_known_is_known_in_every_spelling() {
        for known in ["\"ab\"", "W/\"ab\"", "\"x\", \"ab\"", "*"] {
            assert!(
                is_known(&with(&[(header::IF_NONE_MATCH, known)]), TAG),
                "{known}"
            );
        }
        assert!(!is_known(&with(&[(header::IF_NONE_MATCH, "\"abc\"")]), TAG));
        assert!(!is_known(&HeaderMap::new(), TAG));
    }
}

//! When: WhatsApp's seconds, as text or number, into milliseconds.

use serde_json::Value;
use twinline_core::Millis;
use twinline_wire::Num;
use twinline_wire::webhook::Entry;

/// WhatsApp did not exist before 2009, and nothing is told from after 2099. Catches zeros, and milliseconds in the
/// place of seconds, which would otherwise put a bubble at the far end of its thread for ever.
const TOLD_MS: std::ops::Range<Millis> = 1_230_768_000_000..4_102_444_800_000;

/// The time told, or why it is none.
pub(super) fn moment(told: Option<&Num>) -> Result<Millis, String> {
    let told = told.ok_or("It tells no time.")?;
    told.seconds_as_ms()
        .filter(|at| TOLD_MS.contains(at))
        .ok_or_else(|| "Its time cannot be right.".to_owned())
}

/// The time of news about an account: the entry's, else the first timestamp inside, else none that could be told.
pub(super) fn moment_of_entry(entry: &Entry, value: &Value) -> Result<Millis, String> {
    if entry.time.is_some() {
        return moment(entry.time.as_ref());
    }
    moment(first_timestamp(value, 4).as_ref())
}

fn first_timestamp(value: &Value, depth: u8) -> Option<Num> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Object(map) => {
            let here = map
                .get("timestamp")
                .and_then(|told| serde_json::from_value(told.clone()).ok());
            here.or_else(|| map.values().find_map(|inner| first_timestamp(inner, depth)))
        }
        Value::Array(list) => list.iter().find_map(|inner| first_timestamp(inner, depth)),
        _ => None,
    }
}

/// The day of a time told in seconds, for people.
pub(super) fn day(told: Option<&Num>) -> Option<String> {
    let at = jiff::Timestamp::from_millisecond(moment(told).ok()?).ok()?;
    Some(at.strftime("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::{day, moment};
    use twinline_wire::Num;

    #[test]
    fn seconds_are_read_in_both_forms_and_absurd_ones_refused() {
        let at = Ok(1_739_321_024_000);
        assert_eq!(moment(Some(&Num::text(1_739_321_024))), at);
        assert_eq!(moment(Some(&Num::int(1_739_321_024))), at);
        for absurd in [0, -5, 1_739_321_024_000, i64::MAX] {
            assert!(moment(Some(&Num::int(absurd))).is_err(), "{absurd}");
        }
        assert!(moment(None).is_err());
        assert_eq!(
            day(Some(&Num::int(1_739_321_024))).as_deref(),
            Some("2025-02-12")
        );
        assert_eq!(day(Some(&Num::text(0))), None);
    }
}

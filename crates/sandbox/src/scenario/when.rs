//! When a line of history was written, told relative to the day of loading: `-3 09:12` is a quarter
//! past nine three days ago, `-45m` is 45 minutes ago.

use crate::limits::DAY_MS;

const MINUTE_MS: i64 = 60_000;

/// Milliseconds UTC; none if the text is no time. A time of today still to come is moved back by
/// whole days, as history has no future.
pub(super) fn parse(text: &str, now: i64) -> Option<i64> {
    if let Some(minutes) = text
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('m'))
    {
        return Some(now - minutes.parse::<i64>().ok()? * MINUTE_MS);
    }
    let (day, time) = text.split_once(' ')?;
    let (hour, minute) = time.split_once(':')?;
    let day: i64 = day.parse().ok()?;
    let minutes = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    let midnight = now - now.rem_euclid(DAY_MS);
    let at = midnight + day * DAY_MS + minutes * MINUTE_MS;
    Some(if at < now { at } else { at - DAY_MS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_relative_to_the_day_of_loading() {
        let noon = 10 * DAY_MS + 12 * 60 * MINUTE_MS;
        assert_eq!(parse("-45m", noon), Some(noon - 45 * MINUTE_MS));
        assert_eq!(parse("-1 12:00", noon), Some(noon - DAY_MS));
        assert_eq!(parse("0 13:00", noon), Some(noon - 23 * 60 * MINUTE_MS));
        assert_eq!(parse("yesterday", noon), None);
    }
}

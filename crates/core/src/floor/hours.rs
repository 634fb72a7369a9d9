//! Business hours: when a number is open, by the clock on its wall. Local time comes from the time zone database that is
//! built in, so that the same moment gives the same answer on every machine.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use crate::Millis;

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;

/// A time of day, `09:30`; `24:00` is the day's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// So many minutes after midnight, at most 24 hours.
    pub fn of_minutes(minutes: u16) -> Self {
        Self(minutes.min(DAY_MINUTES))
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no time of day; write it as 09:30");
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let number = |digits: &str| -> Result<u16, String> {
            let is_plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            let number = digits.parse().map_err(|_| wrong())?;
            is_plain.then_some(number).ok_or_else(wrong)
        };
        let (hour, minute) = (number(hour)?, number(minute)?);
        let total = hour * 60 + minute;
        if minute >= 60 || total > DAY_MINUTES {
            return Err(wrong());
        }
        Ok(Self(total))
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        format!("{:02}:{:02}", time.0 / 60, time.0 % 60)
    }
}

/// Open from one time to another. One that ends before it begins goes on after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its begin.
    pub from: TimeOfDay,
    /// Its end.
    pub to: TimeOfDay,
}

/// When bots may answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotHours {
    /// Always: the hours only explain.
    Always,
    /// While the business is closed.
    #[default]
    Closed,
    /// While it is open.
    Open,
}

/// Business hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// IANA's name of the zone: `Europe/Lisbon`.
    pub zone: String,
    /// Monday first; a day without spans is closed.
    pub week: [Vec<Span>; 7],
    /// Days on which it is closed, `2026-12-25`.
    #[serde(default)]
    pub closed_days: Vec<Date>,
    /// When bots may answer.
    #[serde(default)]
    pub bots: BotHours,
}

/// How it stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Open.
    Open,
    /// Outside the hours.
    Closed,
    /// On a closed day.
    ClosedDay(Date),
}

impl Hours {
    /// Whether it is open at `at`. A zone that nobody knows is never stored; should it be, the business counts as open.
    pub fn door(&self, at: Millis) -> Door {
        let Some(now) = local(&self.zone, at) else {
            return Door::Open;
        };
        let minute = u16::try_from(now.minute_of_day).unwrap_or(0);
        if self.opens_on(now.date) {
            let mut today = self.spans(now.weekday);
            if today.any(|span| {
                minute >= span.from.0 && (minute < span.to.0 || span.to.0 <= span.from.0)
            }) {
                return Door::Open;
            }
        }
        // What began yesterday goes on after midnight, also into a closed day.
        if let Ok(yesterday) = now.date.yesterday()
            && self.opens_on(yesterday)
        {
            let mut spans = self.spans(yesterday.weekday());
            if spans.any(|span| span.to.0 <= span.from.0 && minute < span.to.0) {
                return Door::Open;
            }
        }
        if self.opens_on(now.date) {
            Door::Closed
        } else {
            Door::ClosedDay(now.date)
        }
    }

    fn opens_on(&self, date: Date) -> bool {
        !self.closed_days.contains(&date)
    }

    fn spans(&self, weekday: Weekday) -> impl Iterator<Item = &Span> {
        let day = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
        self.week.get(day).into_iter().flatten()
    }
}

/// A moment by the clock of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalMoment {
    /// The day.
    pub date: Date,
    /// Which day of the week that is.
    pub weekday: Weekday,
    /// Minutes since midnight by the clock on the wall.
    pub minute_of_day: i32,
}

impl LocalMoment {
    /// `21:40`.
    pub fn clock(&self) -> String {
        format!(
            "{:02}:{:02}",
            self.minute_of_day / 60,
            self.minute_of_day % 60
        )
    }

    /// `Sunday`.
    pub fn day_name(&self) -> &'static str {
        match self.weekday {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }
}

fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// Whether there is a zone of that name.
pub fn is_zone(name: &str) -> bool {
    zone(name).is_some()
}

/// `at` by the clock of a zone; `None` if there is no such zone, or no such moment.
pub fn local(name: &str, at: Millis) -> Option<LocalMoment> {
    let at = Timestamp::from_millisecond(at).ok()?;
    let local = at.to_zoned(zone(name)?).datetime();
    Some(LocalMoment {
        date: local.date(),
        weekday: local.weekday(),
        minute_of_day: i32::from(local.hour()) * 60 + i32::from(local.minute()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 is a Sunday.
    fn at(zone: &str, text: &str) -> Millis {
        let civil: jiff::civil::DateTime = text.parse().unwrap();
        let zoned = civil.to_zoned(super::zone(zone).unwrap()).unwrap();
        zoned.timestamp().as_millisecond()
    }

    fn span(from: &str, to: &str) -> Span {
        let time = |text: &str| TimeOfDay::try_from(text.to_owned()).unwrap();
        Span {
            from: time(from),
            to: time(to),
        }
    }

    fn bakery() -> Hours {
        let mut week: [Vec<Span>; 7] = Default::default();
        for day in &mut week[..5] {
            *day = vec![span("07:00", "12:00"), span("14:00", "19:00")];
        }
        week[5] = vec![span("18:00", "02:00")];
        Hours {
            zone: "Europe/Lisbon".to_owned(),
            week,
            closed_days: vec!["2026-12-25".parse().unwrap()],
            bots: BotHours::Closed,
        }
    }

    #[test]
    fn a_day_has_several_spans_and_its_night_belongs_to_it() {
        let hours = bakery();
        let door = |text| hours.door(at("Europe/Lisbon", text));
        assert_eq!(door("2026-11-23T07:00"), Door::Open);
        assert_eq!(door("2026-11-23T12:00"), Door::Closed);
        assert_eq!(door("2026-11-23T18:59"), Door::Open);
        assert_eq!(door("2026-11-22T01:59"), Door::Open, "Saturday's night");
        assert_eq!(door("2026-11-22T02:00"), Door::Closed);
        assert_eq!(door("2026-11-22T21:40"), Door::Closed);
        let christmas = "2026-12-25".parse().unwrap();
        assert_eq!(door("2026-12-25T10:00"), Door::ClosedDay(christmas));
    }

    #[test]
    fn hours_follow_the_clock_on_the_wall_through_summer_time() {
        let hours = bakery();
        // Lisbon is at UTC in winter and an hour ahead in summer.
        let winter: Millis = at("UTC", "2026-03-27T07:30");
        let summer: Millis = at("UTC", "2026-03-30T06:30");
        assert_eq!(hours.door(winter), Door::Open);
        assert_eq!(hours.door(summer), Door::Open);
        assert_eq!(hours.door(at("UTC", "2026-03-27T06:30")), Door::Closed);
    }

    #[test]
    fn a_time_of_day_is_written_in_four_digits() {
        for wrong in ["9:30", "24:01", "12:60", "noon", "", "１２:00"] {
            assert!(TimeOfDay::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        let midnight = TimeOfDay::try_from("24:00".to_owned()).unwrap();
        assert_eq!(String::from(midnight), "24:00");
    }
}

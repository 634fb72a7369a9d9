//! Lags of the last hour, as a distribution that takes the same room however much arrives. Pure: the time is told.
//!
//! Two lags per message: from WhatsApp's time until the delivery was in our journal (WhatsApp's way to us, to which its
//! whole seconds add up to one), and from there until it could be read (our own).

use std::collections::{BTreeMap, VecDeque};

use twinline_core::Millis;
use twinline_core::ids::LineId;

/// Lags are kept for so long.
pub const SPAN_MS: Millis = 3_600_000;
/// What is forgotten at once: a minute.
const SLICE_MS: Millis = 60_000;
/// Upper ends of the classes, in milliseconds; the last class has none. Fine enough that a percentile is off by a third
/// at most.
const ENDS: [Millis; 34] = [
    1, 2, 3, 4, 6, 8, 10, 13, 17, 22, 30, 40, 50, 70, 100, 130, 170, 220, 300, 400, 500, 700,
    1_000, 1_300, 1_700, 2_200, 3_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000,
    86_400_000,
];
const CLASSES: usize = ENDS.len() + 1;
/// Upper ends of the bars that are shown; each is one of [`ENDS`].
const BARS: [Millis; 7] = [10, 50, 100, 500, 1_000, 5_000, 60_000];

/// What is measured of one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// From WhatsApp's time to the journal.
    pub arriving_ms: Millis,
    /// From the journal until it could be read.
    pub showing_ms: Millis,
}

/// Half of all were faster than `p50`, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The median.
    pub p50: Millis,
    /// 95 of 100.
    pub p95: Millis,
    /// 99 of 100.
    pub p99: Millis,
}

/// A bar of the small picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Up to so many milliseconds; `None`: more than all others.
    pub up_to_ms: Option<Millis>,
    /// How many messages.
    pub count: u64,
}

/// A distribution as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// How many messages it is made of.
    pub count: u64,
    /// WhatsApp's way to us.
    pub arriving: Spread,
    /// Ours.
    pub showing: Spread,
    /// Ours, as bars.
    pub bars: Vec<Bar>,
}

type Counts = [u32; CLASSES];

struct Slice {
    /// Which minute.
    minute: i64,
    arriving: Counts,
    showing: Counts,
}

/// The lags of one number during the last hour.
#[derive(Default)]
pub struct Lags(VecDeque<Slice>);

impl Lags {
    /// Takes a measurement in.
    pub fn record(&mut self, now: Millis, measured: Measured) {
        let minute = now.div_euclid(SLICE_MS);
        self.forget(minute);
        if self.0.back().is_none_or(|slice| slice.minute < minute) {
            self.0.push_back(Slice {
                minute,
                arriving: [0; CLASSES],
                showing: [0; CLASSES],
            });
        }
        // Business time may have been set back: what is measured then counts with the newest minute.
        if let Some(slice) = self.0.back_mut() {
            count(&mut slice.arriving, measured.arriving_ms);
            count(&mut slice.showing, measured.showing_ms);
        }
    }

    /// The distribution of what was measured during the hour before `now`. `None`: nothing was.
    pub fn read(&self, now: Millis) -> Option<Distribution> {
        let oldest = (now - SPAN_MS).div_euclid(SLICE_MS);
        let slices = || self.0.iter().filter(move |slice| slice.minute > oldest);
        let showing = sum(slices().map(|slice| &slice.showing));
        let count: u64 = showing.iter().sum();
        if count == 0 {
            return None;
        }
        let arriving = sum(slices().map(|slice| &slice.arriving));
        Some(Distribution {
            count,
            arriving: spread(&arriving, count),
            showing: spread(&showing, count),
            bars: bars(&showing),
        })
    }

    fn forget(&mut self, minute: i64) {
        let oldest = minute - SPAN_MS / SLICE_MS;
        while self.0.front().is_some_and(|slice| slice.minute <= oldest) {
            self.0.pop_front();
        }
    }
}

/// The lags of every number.
#[derive(Default)]
pub struct LagsOfLines(BTreeMap<LineId, Lags>);

impl LagsOfLines {
    /// Takes a measurement of a number in.
    pub fn record(&mut self, line: LineId, now: Millis, measured: Measured) {
        self.0.entry(line).or_default().record(now, measured);
    }

    /// How a number's lags are spread.
    pub fn read(&self, line: LineId, now: Millis) -> Option<Distribution> {
        self.0.get(&line)?.read(now)
    }
}

/// A clock that runs ahead of ours must not count as less than nothing.
fn count(counts: &mut Counts, lag: Millis) {
    let class = ENDS.partition_point(|end| *end < lag.max(0));
    if let Some(count) = counts.get_mut(class) {
        *count = count.saturating_add(1);
    }
}

fn sum<'a>(slices: impl Iterator<Item = &'a Counts>) -> [u64; CLASSES] {
    let mut all = [0; CLASSES];
    for slice in slices {
        for (sum, count) in all.iter_mut().zip(slice) {
            *sum += u64::from(*count);
        }
    }
    all
}

fn spread(counts: &[u64; CLASSES], total: u64) -> Spread {
    let at = |hundredths: u64| percentile(counts, total, hundredths);
    Spread {
        p50: at(50),
        p95: at(95),
        p99: at(99),
    }
}

/// Inside its class, a lag is taken to stand as far as its rank does.
fn percentile(counts: &[u64; CLASSES], total: u64, hundredths: u64) -> Millis {
    let rank = (total * hundredths).div_ceil(100).max(1);
    let mut before = 0;
    for (class, count) in counts.iter().enumerate() {
        if before + count >= rank {
            let last = ENDS[ENDS.len() - 1];
            let from = class.checked_sub(1).map_or(0, |class| ENDS[class]);
            let to = ENDS.get(class).copied().unwrap_or(last);
            let (part, whole) = (rank - before, *count);
            let step = i128::from(to - from) * i128::from(part) / i128::from(whole.max(1));
            return from + Millis::try_from(step).unwrap_or(0);
        }
        before += count;
    }
    0
}

fn bars(counts: &[u64; CLASSES]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = BARS
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|up_to_ms| Bar { up_to_ms, count: 0 })
        .collect();
    for (class, count) in counts.iter().enumerate() {
        let end = ENDS.get(class).copied().unwrap_or(Millis::MAX);
        let bar = bars
            .iter_mut()
            .find(|bar| bar.up_to_ms.is_none_or(|up_to| end <= up_to));
        if let Some(bar) = bar {
            bar.count += count;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::{BARS, ENDS, Lags, Measured, SPAN_MS};

    fn showing(ms: i64) -> Measured {
        Measured {
            arriving_ms: 900,
            showing_ms: ms,
        }
    }

    #[test]
    fn percentiles_are_those_of_what_was_measured() {
        let mut lags = Lags::default();
        for ms in 1..=1_000 {
            lags.record(0, showing(ms));
        }
        let told = lags.read(0).unwrap();
        assert_eq!(told.count, 1_000);
        let off = |told: i64, exact: i64| (told - exact).abs() * 3 <= exact;
        let spread = told.showing;
        assert!(
            off(spread.p50, 500) && off(spread.p95, 950) && off(spread.p99, 990),
            "{spread:?}"
        );
        assert_eq!(told.bars.iter().map(|bar| bar.count).sum::<u64>(), 1_000);
        assert_eq!((told.bars[0].up_to_ms, told.bars[0].count), (Some(10), 10));
        assert_eq!(told.bars[4].count, 500, "from half a second to one");
    }

    #[test]
    fn an_hour_later_it_is_forgotten() {
        let mut lags = Lags::default();
        lags.record(0, showing(5));
        assert!(lags.read(SPAN_MS - 60_000).is_some());
        assert_eq!(lags.read(SPAN_MS), None);
        lags.record(SPAN_MS * 2, showing(7));
        assert_eq!(lags.read(SPAN_MS * 2).unwrap().count, 1);
        assert_eq!(lags.0.len(), 1, "nothing is kept of the hour before");
    }

    #[test]
    fn odd_times_are_counted_too() {
        let mut lags = Lags::default();
        let odd = Measured {
            arriving_ms: -5_000,
            showing_ms: i64::MAX,
        };
        lags.record(1_000_000, odd);
        lags.record(0, odd);
        let told = lags.read(1_000_000).unwrap();
        assert_eq!((told.count, told.arriving.p99), (2, 1));
        assert_eq!(told.bars.last().unwrap().count, 2);
    }

    #[test]
    fn every_bar_ends_where_a_class_ends() {
        assert!(BARS.iter().all(|bar| ENDS.contains(bar)));
        assert!(ENDS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

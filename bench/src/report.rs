//! What a measurement says: rows of one table, each with the goal beside the figure, and lines for people.

use std::fmt::Display;
use std::time::Duration;

/// One line of the table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// What was measured.
    pub(crate) what: String,
    /// What was hoped for.
    pub(crate) reach: String,
    /// The baseline of the same run.
    pub(crate) baseline: String,
    /// Twinline.
    pub(crate) product: String,
    /// One against the other, or the figure that the goal names.
    pub(crate) ratio: String,
    /// Whether the goal is met.
    pub(crate) met: bool,
}

/// Prints a line. The workspace forbids `println!`, because a server must not print; this program is made to.
pub(crate) fn say(line: impl Display) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}"));
    drop(out.flush());
}

/// The table as Markdown.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut text =
        "| what | reach | baseline | Twinline | ratio | met |\n|---|---|---|---|---|---|\n"
            .to_owned();
    for row in rows {
        let met = if row.met { "yes" } else { "no" };
        let cells = [
            &row.what,
            &row.reach,
            &row.baseline,
            &row.product,
            &row.ratio,
        ];
        for cell in cells {
            text.push_str("| ");
            text.push_str(cell);
            text.push(' ');
        }
        text.push_str("| ");
        text.push_str(met);
        text.push_str(" |\n");
    }
    text
}

/// The value in the middle.
pub(crate) fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The duration below which `share` percent of them lie.
pub(crate) fn percentile(all: &mut [Duration], share: usize) -> Duration {
    all.sort_unstable();
    let at = (all.len().saturating_sub(1)) * share / 100;
    all.get(at).copied().unwrap_or_default()
}

/// Milliseconds with what matters of the fraction.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// A rate.
pub(crate) fn per_second(rate: f64) -> String {
    format!("{rate:.0}/s")
}

/// A rate of `count` things within `time`.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
pub(crate) fn rate(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

/// A number of bytes.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
pub(crate) fn mib(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

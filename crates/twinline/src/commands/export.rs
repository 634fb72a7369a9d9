//! `twinline export`: what is stored, as JSON lines for programs. Reads only, so it works beside a running server.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use twinline_store::{ExportCursor, ExportFilter, Store};

use super::state::{DatabaseOption, find_line};

/// Messages read at once: memory is the same for ten and for ten million.
const PAGE: usize = 1_000;

/// Flags of `twinline export`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Every stored message, one JSON object per line: conversation by conversation, each in the order of its thread.
    Messages(Messages),
}

/// Flags of `twinline export messages`.
#[derive(Debug, Args)]
struct Messages {
    /// The data folder of `twinline serve`; of a demo, the folder `platform` within its own.
    #[arg(long, value_name = "DIR", env = "TWINLINE_DATA")]
    data: PathBuf,
    #[command(flatten)]
    database: DatabaseOption,
    /// Only messages of this business number.
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Only messages of this time or later: a date, a time such as 2026-03-01T09:00:00Z, or milliseconds since 1970.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    since: Option<i64>,
    /// Only messages before this time.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    until: Option<i64>,
    /// Where to write; by default the terminal.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Options {
    /// Runs it.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self.what {
            What::Messages(messages) => messages.run().await,
        }
    }
}

impl Messages {
    async fn run(self) -> anyhow::Result<()> {
        let store = Store::open_for_reading(self.database.of(&self.data)?).await?;
        let line = match &self.number {
            Some(named) => Some(find_line(&store, named).await?),
            None => None,
        };
        let filter = ExportFilter {
            line,
            since: self.since,
            until: self.until,
        };
        let written = match &self.out {
            Some(path) => {
                let file = private_file(path)?;
                let mut out = BufWriter::new(file);
                write_all(&store, &filter, &mut out).await?;
                out.into_inner()?.sync_all()
            }
            None => write_all(&store, &filter, &mut BufWriter::new(std::io::stdout())).await,
        };
        store.close().await;
        match written {
            // Whoever read us has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => written.context("The messages cannot be written"),
        }
    }
}

async fn write_all(
    store: &Store,
    filter: &ExportFilter,
    out: &mut (impl Write + Send),
) -> std::io::Result<()> {
    let mut cursor = ExportCursor::default();
    loop {
        let page = store.export_messages(filter, &cursor, PAGE).await;
        let (messages, next) = page.map_err(std::io::Error::other)?;
        for message in &messages {
            serde_json::to_writer(&mut *out, message)?;
            out.write_all(b"\n")?;
        }
        match next {
            Some(next) => cursor = next,
            None => return out.flush(),
        }
    }
}

/// Customers' words are in it: nobody but the owner reads the file.
pub(super) fn private_file(path: &std::path::Path) -> anyhow::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path);
    file.with_context(|| format!("{} cannot be written", path.display()))
}

/// A date, a time or milliseconds.
fn moment(text: &str) -> anyhow::Result<i64> {
    if let Ok(ms) = text.parse() {
        return Ok(ms);
    }
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Ok(at.as_millisecond());
    }
    match text.parse::<jiff::civil::Date>() {
        Ok(date) => Ok(date
            .to_zoned(jiff::tz::TimeZone::UTC)?
            .timestamp()
            .as_millisecond()),
        Err(_) => bail!("write a date (2026-03-01), a time (2026-03-01T09:00:00Z) or milliseconds"),
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_are_dates_moments_or_milliseconds() {
        assert_eq!(moment("2026-03-01").unwrap(), 1_772_323_200_000);
        assert_eq!(moment("2026-03-01T00:00:01Z").unwrap(), 1_772_323_201_000);
        assert_eq!(moment("1772323200000").unwrap(), 1_772_323_200_000);
        assert!(moment("yesterday").is_err());
    }
}

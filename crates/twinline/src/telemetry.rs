//! Structured logs that tell a story. `TWINLINE_LOG` chooses what is told (as `RUST_LOG` would), `TWINLINE_LOG_FORMAT=json`
//! how. Nothing personal is logged at info level or above.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Starts logging to the standard error stream.
pub(crate) fn start(default: &str) {
    let filter =
        EnvFilter::try_from_env("TWINLINE_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    let json = std::env::var("TWINLINE_LOG_FORMAT").is_ok_and(|format| format == "json");
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.with_target(false).init();
    }
}

//! The only file that prints. Plain lines; colour only where a person is looking. A closed pipe at the
//! other end (`cargo x test | head`) is no reason to stop the work, so failed writes are passed over.
use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

pub(crate) fn line(text: &str) {
    raw(format!("{text}\n").as_bytes(), false);
}

/// A title of one stretch of work.
pub(crate) fn head(text: &str) {
    if is_watched() {
        line(&format!("\n\x1b[1m▸ {text}\x1b[0m"));
    } else {
        line(&format!("\n> {text}"));
    }
}

/// A line that is written over by the next one; nothing where nobody looks.
pub(crate) fn passing(text: &str) {
    if is_watched() {
        raw(format!("\r\x1b[2K  {text}").as_bytes(), false);
    }
}

pub(crate) fn clear_passing() {
    if is_watched() {
        raw(b"\r\x1b[2K", false);
    }
}

pub(crate) fn error(error: &anyhow::Error) {
    raw(format!("\nerror: {error:#}\n").as_bytes(), true);
}

pub(crate) fn raw(bytes: &[u8], to_stderr: bool) {
    let _ = if to_stderr {
        std::io::stderr().write_all(bytes)
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush())
    };
}

pub(crate) fn is_watched() -> bool {
    std::io::stdout().is_terminal()
}

/// `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

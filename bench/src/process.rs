//! A child process: started, watched, ended. Its processor time and memory come from `/proc`.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::net::TcpStream;

/// Ends the process with this value.
pub(crate) struct Process(Child);

impl Process {
    /// Starts it without output.
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        Ok(Self(child.context("a child process does not start")?))
    }

    /// One of the roles of this program, see `roles`.
    pub(crate) fn role(arguments: &[&str]) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        Self::start(command.arg("role").args(arguments))
    }

    /// Waits until it listens.
    pub(crate) async fn listening(&mut self, port: u16) -> anyhow::Result<()> {
        for _ in 0..1_500 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(());
            }
            if let Some(ended) = self.0.try_wait()? {
                bail!("a child process ended: {ended}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("a child process does not listen")
    }

    /// Processor time so far, of all its threads.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        // After the name in brackets, user and system time are fields 14 and 15 of the whole, in hundredths.
        let (_, rest) = stat.rsplit_once(')').context("no name in /proc")?;
        let ticks: u64 = rest
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(|field| field.parse::<u64>().unwrap_or(0))
            .sum();
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Resident memory in bytes: now, and at its highest.
    pub(crate) fn memory(&self) -> anyhow::Result<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let field = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib: u64 = line
                .context("no such field in /proc")?
                .trim()
                .trim_end_matches(" kB")
                .parse()?;
            Ok(kib * 1024)
        };
        Ok((field("VmRSS:")?, field("VmHWM:")?))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A port that nobody uses just now.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?
        .local_addr()?
        .port())
}

//! Twinline: one WhatsApp number, used at once by the Business App on a phone and by the Cloud API.
//!
//! One binary with subcommands; each is a file in `commands`. Concrete engines meet in `wiring`.

mod commands;
mod telemetry;
mod terminal;
mod wiring;

use clap::Parser;

/// Twice as fast as the system's allocator under many small allocations (measured, limits.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One WhatsApp number, used at once by the Business App on a phone and by the Cloud API.
#[derive(Debug, Parser)]
#[command(name = "twinline", version, propagate_version = true)]
struct Options {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> std::process::ExitCode {
    let options = Options::parse();
    telemetry::start(options.command.log_default());
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            return terminal::fail(&anyhow::Error::new(error).context("Cannot start the runtime"));
        }
    };
    match runtime.block_on(options.command.run()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => terminal::fail(&error),
    }
}

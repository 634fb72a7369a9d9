//! `cargo x VERB`: everything a developer or the CI runs, in the language of the project and with
//! nothing but cargo, Node and a C compiler. One file per verb; this one only knows their names.
//!
//! What a verb prints goes through `say`, what it runs through `run`, what it needs to find on the
//! machine through `tools`.

mod api;
mod bench;
mod checks;
mod count;
mod debian;
mod demo;
mod fingerprint;
mod fuzz;
mod journeys;
mod lint;
mod python;
mod root;
mod run;
mod say;
mod shots;
mod steps;
mod storm;
mod test;
mod tidy;
mod tools;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// Builds, runs and proves Twinline.
#[derive(Parser)]
#[command(name = "cargo x", bin_name = "cargo x", disable_version_flag = true)]
enum Verb {
    /// Build everything and start the sandbox and the platform with an example business
    Demo(demo::Args),
    /// Everything the CI runs: formatting, lints, tests, the web's checks, the browser journeys
    Test(test::Args),
    /// Formatting and lints only, Rust and web
    Lint(lint::Args),
    /// Measure a release build: latency, size, memory
    Bench(bench::Args),
    /// Storms: seeds of faults against both halves, compared at the end
    Storm(storm::Args),
    /// Give the fuzz targets a longer time than the tests do
    Fuzz(fuzz::Args),
    /// Take screenshots of the inbox and the bench
    Shots(shots::Args),
    /// Write the OpenAPI document and the types of the client anew
    Api(api::Args),
}

fn main() -> ExitCode {
    let result = match Verb::parse() {
        Verb::Demo(args) => demo::run(&args),
        Verb::Test(args) => test::run(&args),
        Verb::Lint(args) => lint::run(&args),
        Verb::Bench(args) => bench::run(&args),
        Verb::Storm(args) => storm::run(&args),
        Verb::Fuzz(args) => fuzz::run(&args),
        Verb::Shots(args) => shots::run(&args),
        Verb::Api(args) => api::run(&args),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            say::error(&error);
            ExitCode::FAILURE
        }
    }
}

//! The whole state in one file, and back: a line with the truth and the clock, then a line for each media file. Timers,
//! waiting webhooks, faults and the generator of ids are part of the truth.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::clock::Reading;
use crate::sandbox::Sandbox;
use crate::truth::model::Business;
use crate::truth::{Event, Truth};
use crate::world::World;

/// Changes when an older sandbox could not read the file.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Head {
    twinline_sandbox_snapshot: u32,
    clock: Reading,
    truth: Truth,
}

#[derive(Serialize, Deserialize)]
struct File {
    sha256: String,
    base64: String,
}

/// Why a snapshot could not be restored. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("this is no snapshot of a sandbox: {0}")]
    NotOne(String),
    #[error(
        "this snapshot has format {0}, and this sandbox reads format {FORMAT}: use the version that made it"
    )]
    Format(u32),
    #[error("this snapshot is of {0}, which this is not")]
    Another(String),
    #[error("this snapshot is of {0}, which the sandbox holds beside this business")]
    Beside(String),
    #[error("line {0} of the snapshot holds a file that is damaged: take the snapshot again")]
    Damaged(usize),
    #[error("the snapshot's files cannot be stored")]
    Store(#[from] std::io::Error),
}

impl Sandbox {
    /// Everything, as one file of JSON lines. Reads files: not for a busy async thread.
    pub fn snapshot(&self) -> std::io::Result<Vec<u8>> {
        take(self.world())
    }

    /// Puts a snapshot in the place of what is, while everything runs on. Writes files: not for a busy async thread.
    pub fn restore(&self, bytes: &[u8]) -> Result<(), RestoreError> {
        restore(self.world(), bytes)
    }

    /// Starts anew, with nothing but the apps, their callbacks and their fields; ids are drawn from `seed`, or from the seed
    /// there was.
    pub fn reset(&self, seed: Option<u64>) {
        reset(self.world(), seed);
    }
}

pub(crate) fn take(world: &World) -> std::io::Result<Vec<u8>> {
    let mut clock = world.clock.reading();
    clock.virtual_ms = world.clock.now_ms();
    let truth = world.look(Truth::clone);
    let hashes: BTreeSet<&str> = truth
        .media
        .values()
        .map(|media| media.sha256_hex.as_str())
        .collect();
    let mut files = Vec::new();
    for sha256 in hashes {
        let bytes = world.files.read_now(sha256)?;
        let file = File {
            sha256: sha256.to_owned(),
            base64: STANDARD.encode(bytes),
        };
        files.push(serde_json::to_vec(&file)?);
    }
    let head = Head {
        twinline_sandbox_snapshot: FORMAT,
        clock,
        truth,
    };
    let mut lines = serde_json::to_vec(&head)?;
    for file in files {
        lines.push(b'\n');
        lines.extend(file);
    }
    lines.push(b'\n');
    Ok(lines)
}

/// The clock is the first business's: with its snapshot comes its time. A business beside it stays in the present, so that what
/// was due meanwhile happens at once.
pub(crate) fn restore(world: &World, bytes: &[u8]) -> Result<(), RestoreError> {
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    let head = lines
        .next()
        .ok_or_else(|| RestoreError::NotOne("it is empty".to_owned()))?;
    let mut head = read_head(head)?;
    let place = world.look(|truth| truth.place);
    check_whose(world, &head.truth)?;
    head.truth.place = place;
    let mut files: Vec<(String, bytes::Bytes)> = Vec::new();
    for (line, number) in lines.zip(2..) {
        let damaged = || RestoreError::Damaged(number);
        let file: File = serde_json::from_slice(line).map_err(|_| damaged())?;
        let bytes = STANDARD.decode(&file.base64).map_err(|_| damaged())?;
        let sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes));
        if sha256 != file.sha256 {
            return Err(damaged());
        }
        files.push((sha256, bytes.into()));
    }
    for (sha256, bytes) in &files {
        world.files.keep(sha256, bytes)?;
    }
    if place == 0 {
        world.put(head.truth, head.clock);
    } else {
        world.put_at_the_present(head.truth);
    }
    Ok(())
}

/// No account is twice in a sandbox, and a business beside the first stays who it is: its address carries its account.
fn check_whose(world: &World, truth: &Truth) -> Result<(), RestoreError> {
    let name = |business: Option<&Business>| {
        business.map_or_else(
            || "no business".to_owned(),
            |business| business.name.clone(),
        )
    };
    let waba_id = truth.business().map(|business| business.waba_id.as_str());
    let stays = world.look(|now| {
        let own = now.business().map(|business| business.waba_id.as_str());
        now.place == 0 || own == waba_id
    });
    if !stays {
        return Err(RestoreError::Another(name(truth.business())));
    }
    if waba_id.is_some_and(|waba_id| world.has_beside(waba_id)) {
        return Err(RestoreError::Beside(name(truth.business())));
    }
    Ok(())
}

fn read_head(line: &[u8]) -> Result<Head, RestoreError> {
    #[derive(Deserialize)]
    struct Format {
        twinline_sandbox_snapshot: u32,
    }
    let not_one = |error: serde_json::Error| RestoreError::NotOne(error.to_string());
    let format: Format = serde_json::from_slice(line).map_err(not_one)?;
    if format.twinline_sandbox_snapshot != FORMAT {
        return Err(RestoreError::Format(format.twinline_sandbox_snapshot));
    }
    serde_json::from_slice(line).map_err(not_one)
}

pub(crate) fn reset(world: &World, seed: Option<u64>) {
    let mut clock = world.clock.reading();
    clock.virtual_ms = world.clock.now_ms();
    let mut fresh = world.look(|truth| truth.begun_again(seed, clock.virtual_ms));
    fresh.apply(clock.virtual_ms, &Event::ClockSet { reading: clock });
    if fresh.place == 0 {
        world.put(fresh, clock);
    } else {
        world.put_at_the_present(fresh);
    }
}

//! The journal from outside: the contract suite on real and simulated disks, group commit,
//! failures of the disk, recovery, the proof over crashes, erasure.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "journal/contract.rs"]
mod contract;
#[path = "journal/erasure.rs"]
mod erasure;
#[path = "journal/failures.rs"]
mod failures;
#[path = "journal/fuzz.rs"]
mod fuzz;
#[path = "journal/groups.rs"]
mod groups;
#[path = "journal/proof.rs"]
mod proof;
#[path = "journal/read_only.rs"]
mod read_only;
#[path = "journal/recovery.rs"]
mod recovery;
#[path = "journal/rig.rs"]
mod rig;
#[path = "journal/tidying.rs"]
mod tidying;

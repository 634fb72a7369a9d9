//! The journal from outside: the contract suite on real and simulated disks, group commit,
//! failures of the disk, recovery, the proof over crashes, erasure.

#[path = "journal/contract.rs"]
mod contract;
#[path = "journal/rig.rs"]
mod rig;

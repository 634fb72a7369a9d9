//! Links by which people join the team.

pub mod list;
pub mod make;
pub mod revoke;

//! How the installation is doing: for people, for probes and for Prometheus.

pub mod probe;
pub mod summary;

//! The disk as a port.

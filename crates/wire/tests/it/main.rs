//! Integration tests of the wire crate: the payload corpus, properties over arbitrary JSON, and
//! fuzz targets that also run as ordinary tests.

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod documented;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod mutation;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod round_trip;

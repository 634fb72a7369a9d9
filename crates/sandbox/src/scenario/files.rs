//! The pictures and papers that come with the example business.

use std::collections::HashMap;

use super::load::{LoadError, store_file};
use super::{Line, Scenario};
use crate::world::World;

/// Media id and message type by file name.
pub(super) type Stored = HashMap<String, (String, String)>;

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        const BUNDLED: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("media/", $name)))),*];
    };
}

bundled![
    "cake-sketch.png",
    "loaf.png",
    "panettone.png",
    "shelf.png",
    "Order 2187, Carvalhal.pdf",
    "Delivery note 20 November.pdf",
    "Wholesale prices.pdf",
];

/// Stores the files the scenario names, each once.
pub(super) fn store_all(world: &World, scenario: &Scenario) -> Result<Stored, LoadError> {
    let mut stored = Stored::new();
    for line in scenario
        .customers
        .iter()
        .flat_map(|customer| &customer.thread)
    {
        let Line::File(_, _, _, name) = line else {
            continue;
        };
        if stored.contains_key(name) {
            continue;
        }
        let bytes = BUNDLED
            .iter()
            .find(|(bundled, _)| bundled == name)
            .map(|(_, bytes)| *bytes);
        let bytes = bytes.ok_or_else(|| LoadError::File(name.clone()))?;
        stored.insert(
            name.clone(),
            store_file(world, name, bytes).map_err(LoadError::Store)?,
        );
    }
    Ok(stored)
}

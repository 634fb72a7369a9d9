//! Reads a scenario file, YAML or JSON, and looks whether it makes sense before anything is run.

use std::collections::BTreeSet;

use super::model::Script;

/// A file larger than this is no scenario.
const BYTES_MAX: usize = 1024 * 1024;
const STEPS_MAX: usize = 5_000;
const PEOPLE_MAX: usize = 500;

/// Why a file is no scenario.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the scenario is too large: at most 1 MB, 5,000 steps and 500 people")]
    TooLarge,
    #[error("the scenario cannot be read: {0}")]
    Unreadable(String),
    #[error("the scenario makes no sense: {0}")]
    Senseless(String),
}

/// Reads and checks a scenario.
pub fn read(text: &str) -> Result<Script, ReadError> {
    if text.len() > BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    let script: Script =
        serde_saphyr::from_str(text).map_err(|error| ReadError::Unreadable(error.to_string()))?;
    if script.steps.len() > STEPS_MAX || script.people.len() > PEOPLE_MAX {
        return Err(ReadError::TooLarge);
    }
    check(&script).map_err(ReadError::Senseless)?;
    Ok(script)
}

fn check(script: &Script) -> Result<(), String> {
    if script.name.trim().is_empty() {
        return Err("it has no name".to_owned());
    }
    if script.steps.is_empty() {
        return Err("it has no steps".to_owned());
    }
    if let Some(name) = script
        .people
        .keys()
        .find(|name| *name == super::names::OWNER || !is_name(name))
    {
        return Err(format!(
            "nobody can be called {name:?}: use letters, digits and _; owner is the business's phone"
        ));
    }
    for said in &script.history {
        if !script.people.contains_key(&said.with) {
            return Err(format!(
                "the history speaks of {:?}, who is not among the people",
                said.with
            ));
        }
    }
    if let Some(start) = &script.start
        && start.parse::<jiff::Timestamp>().is_err()
    {
        return Err(format!(
            "start {start:?} is no time: write it like 2026-10-03T08:00:00Z"
        ));
    }
    for rule in &script.faults {
        rule.check()?;
    }
    let mut messages = BTreeSet::new();
    for (step, number) in script.steps.iter().zip(1..) {
        let wrong = |why: String| format!("step {number}: {why}");
        for person in super::names::people_of(step) {
            if person != super::names::OWNER && !script.people.contains_key(person) {
                return Err(wrong(format!("{person:?} is not among the people")));
            }
        }
        for message in super::names::messages_of(step) {
            if !messages.contains(message) {
                return Err(wrong(format!(
                    "no earlier step named a message {message:?} (as: {message})"
                )));
            }
        }
        if let Some(name) = super::names::named_by(step) {
            if script.people.contains_key(name) || !is_name(name) {
                return Err(wrong(format!("a message cannot be called {name:?}")));
            }
            messages.insert(name);
        }
        super::names::check(step).map_err(wrong)?;
    }
    Ok(())
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 40
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

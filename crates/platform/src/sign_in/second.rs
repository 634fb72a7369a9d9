//! The second factor: who has an authenticator app proves it after the password, by its code or a recovery code.

use std::net::{IpAddr, Ipv4Addr};

use twinline_store::{Authenticator, Person};

use super::codes::{hash_recovery_code, step};
use super::lockout::CodeLockout;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome};

/// Nothing to prove, or proven. Whoever knows the password may guess so many codes in a quarter of an hour, from wherever.
pub async fn second(
    app: &App,
    lockout: &CodeLockout,
    person: &Person,
    code: Option<&str>,
) -> Outcome<()> {
    let known = app.store.authenticator(person.id).await?;
    let Some(authenticator) = known.filter(|it| it.confirmed_at.is_some()) else {
        return Ok(());
    };
    let code = code.map(str::trim).filter(|code| !code.is_empty());
    let code = code.ok_or(problem::SECOND_FACTOR_NEEDED)?;
    // Of the account, not of the caller: the guesser has the password already.
    let account = person.id.to_string();
    if !lockout.0.attempt(EVERYBODY, &account) {
        return Err(problem::TOO_MANY_ATTEMPTS.into());
    }
    if !is_right(app, person, &authenticator, code).await? {
        metrics::counter!("twinline_sign_in_failed_total").increment(1);
        return Err(problem::SECOND_FACTOR_WRONG.into());
    }
    lockout.0.succeeded(EVERYBODY, &account);
    Ok(())
}

const EVERYBODY: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

async fn is_right(
    app: &App,
    person: &Person,
    authenticator: &Authenticator,
    code: &str,
) -> Outcome<bool> {
    let now = wall_ms();
    if let Some(step) = step(&authenticator.secret, code, seconds(now)) {
        return Ok(app
            .store
            .take_step(person.id, &authenticator.secret, step)
            .await?);
    }
    let hash = hash_recovery_code(code);
    Ok(app.store.take_recovery_code(person.id, &hash, now).await?)
}

/// Of the wall clock.
pub fn seconds(now: twinline_core::Millis) -> u64 {
    u64::try_from(now / 1000).unwrap_or(0)
}

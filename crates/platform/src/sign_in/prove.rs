//! A password is asked for: the pause after failed attempts, the check, and what both are answered with.

use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use twinline_store::Person;

use super::{Caller, Checked, Lockout, SignedIn, begin, check};
use crate::api::me::get::of;
use crate::app::App;
use crate::problem::{self, Outcome, Problem};

/// Whose the account is, if the password is right. Every caller may fail so many times, then there is a pause.
pub async fn prove(
    app: &App,
    lockout: &Lockout,
    Caller(caller): Caller,
    email: &str,
    password: String,
) -> Outcome<Person> {
    if !lockout.attempt(caller, email) {
        metrics::counter!("twinline_sign_in_paused_total").increment(1);
        return Err(problem::TOO_MANY_ATTEMPTS.into());
    }
    let checked = check(app, email, password).await;
    if !matches!(checked, Ok(Checked::Yes(_) | Checked::No)) {
        lockout.not_checked(caller, email);
    }
    let person = match checked? {
        Checked::Yes(person) => person,
        Checked::No => {
            metrics::counter!("twinline_sign_in_failed_total").increment(1);
            return Err(problem::SIGN_IN_FAILED.into());
        }
        Checked::Busy => {
            metrics::counter!("twinline_sign_in_busy_total").increment(1);
            return Err(Problem::new(problem::TOO_MANY_ATTEMPTS)
                .detail("Too many people are signing in at this moment.")
                .remedy("Try again in a few seconds."));
        }
    };
    lockout.succeeded(caller, email);
    Ok(*person)
}

/// The same of somebody who is signed in: a wrong password is a wrong field then, and ends nothing.
pub async fn prove_again(
    app: &App,
    lockout: &Lockout,
    caller: Caller,
    me: &SignedIn,
    password: String,
) -> Outcome<Person> {
    let proven = prove(app, lockout, caller, &me.person.email, password).await;
    proven.map_err(|problem| {
        if problem.body().code == problem::SIGN_IN_FAILED.word {
            Problem::new(problem::UNACCEPTABLE).field("password", "This is not your password.")
        } else {
            problem
        }
    })
}

/// Begins a session: the answer sets its cookie and says who it is of.
pub async fn open(
    app: &App,
    person: &Person,
    headers: &HeaderMap,
) -> Outcome<impl IntoResponse + use<>> {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let cookie = begin(app, person, agent.map(str::to_owned)).await?;
    let me = of(app, person).await?;
    Ok((
        AppendHeaders([(header::SET_COOKIE, cookie)]),
        axum::Json(me),
    ))
}

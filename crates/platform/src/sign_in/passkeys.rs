//! Passkeys: WebAuthn's ceremonies, and what each has to be answered with. A passkey that the browser found by itself and
//! that verified its user stands for password and second factor.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};
use serde_json::Value;
use twinline_core::Millis;
use twinline_core::ids::PersonId;
use twinline_store::{Passkey as Kept, Person};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

use super::fresh_id;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem};

/// How long a browser may take to answer.
const CEREMONY_MS: Millis = 5 * 60_000;

/// A question to a browser's authenticator.
#[derive(Debug)]
pub struct Ceremony {
    /// Comes back with the answer.
    pub id: Uuid,
    /// `publicKey` of the browser's call.
    pub options: Value,
}

/// Passkeys belong to a host: without a name for it there are none. WebAuthn takes HTTPS, and `localhost`. Who tries things
/// out on this machine gives an address in numbers, and may as well have opened it as `localhost`.
pub fn relying_party(public_url: &str, headers: &HeaderMap) -> Option<Webauthn> {
    let mut url = Url::parse(public_url).ok()?;
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let here = host.and_then(|host| host.split(':').next()) == Some("localhost");
    if here
        && url
            .host_str()
            .and_then(|host| host.parse().ok())
            .is_some_and(|ip: IpAddr| ip.is_loopback())
    {
        url.set_host(Some("localhost")).ok()?;
    }
    let name = url.domain()?.to_owned();
    if url.scheme() != "https" && name != "localhost" {
        return None;
    }
    WebauthnBuilder::new(&name, &url)
        .ok()?
        .rp_name("Twinline")
        .build()
        .ok()
}

fn party(app: &App, headers: &HeaderMap) -> Outcome<Webauthn> {
    relying_party(&app.config.public_url, headers).ok_or_else(|| {
        Problem::new(problem::UNACCEPTABLE)
            .detail("Passkeys need an address with a name, by HTTPS or localhost.")
            .remedy("Give the server such an address with --public-url, and open the inbox there.")
    })
}

async fn keep(app: &App, person: Option<PersonId>, state: &impl serde::Serialize) -> Outcome<Uuid> {
    let state = serde_json::to_string(state).map_err(|_| problem::INTERNAL)?;
    let (id, now) = (fresh_id(), wall_ms());
    let kept = app
        .store
        .begin_ceremony(id, person, &state, now, now + CEREMONY_MS);
    kept.await?;
    Ok(id)
}

async fn taken<T: serde::de::DeserializeOwned>(
    app: &App,
    id: Uuid,
    person: Option<PersonId>,
) -> Outcome<T> {
    let state = app.store.take_ceremony(id, person, wall_ms()).await?;
    let state = state
        .ok_or_else(|| refused("This took longer than five minutes, or was answered already."))?;
    serde_json::from_str(&state).map_err(|_| problem::INTERNAL.into())
}

fn refused(detail: &str) -> Problem {
    Problem::new(problem::PASSKEY_REFUSED).detail(detail)
}

/// Asks for a passkey of somebody's. Those they have are not made twice.
pub async fn begin_registration(
    app: &App,
    headers: &HeaderMap,
    person: &Person,
) -> Outcome<Ceremony> {
    let party = party(app, headers)?;
    let known = app.store.passkeys(person.id).await?;
    let known = known.iter().filter_map(|it| read(it).ok());
    let known = known.map(|passkey| passkey.cred_id().clone()).collect();
    let (options, state): (_, PasskeyRegistration) = party
        .start_passkey_registration(person.id.0, &person.email, &person.name, Some(known))
        .map_err(|_| problem::INTERNAL)?;
    let mut options = public_key(&options)?;
    // The browser is to find it by itself: nobody types an e-mail address for it.
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    let id = keep(app, Some(person.id), &state).await?;
    Ok(Ceremony { id, options })
}

/// Keeps the passkey that an authenticator made.
pub async fn finish_registration(
    app: &App,
    headers: &HeaderMap,
    person: &Person,
    id: Uuid,
    name: String,
    answer: Value,
) -> Outcome<Kept> {
    let state: PasskeyRegistration = taken(app, id, Some(person.id)).await?;
    let answer: RegisterPublicKeyCredential = serde_json::from_value(answer)
        .map_err(|_| refused("This is no answer of an authenticator."))?;
    let passkey = party(app, headers)?
        .finish_passkey_registration(&answer, &state)
        .map_err(|error| refused(&error.to_string()))?;
    let credential = serde_json::to_string(&passkey).map_err(|_| problem::INTERNAL)?;
    let name_of = name_of(passkey.cred_id());
    let kept = Kept::new(fresh_id(), person.id, name, name_of, credential, wall_ms());
    app.store.add_passkey(&kept).await?;
    Ok(kept)
}

/// Asks whoever is there for a passkey of theirs.
pub async fn begin_sign_in(app: &App, headers: &HeaderMap) -> Outcome<Ceremony> {
    let (options, state): (_, DiscoverableAuthentication) = party(app, headers)?
        .start_discoverable_authentication()
        .map_err(|_| problem::INTERNAL)?;
    let id = keep(app, None, &state).await?;
    let options = public_key(&options)?;
    Ok(Ceremony { id, options })
}

/// Whose passkey answered.
pub async fn finish_sign_in(
    app: &App,
    headers: &HeaderMap,
    id: Uuid,
    answer: Value,
) -> Outcome<Person> {
    let state: DiscoverableAuthentication = taken(app, id, None).await?;
    let answer: PublicKeyCredential = serde_json::from_value(answer)
        .map_err(|_| refused("This is no answer of an authenticator."))?;
    let party = party(app, headers)?;
    let (owner, credential) = party
        .identify_discoverable_authentication(&answer)
        .map_err(|error| refused(&error.to_string()))?;
    let unknown = || refused("Nobody here has this passkey. It may have been removed.");
    let name = name_of(credential);
    let kept = app.store.passkey_by_credential(&name).await?;
    let kept = kept
        .filter(|kept| kept.person().0 == owner)
        .ok_or_else(unknown)?;
    let mut passkey = read(&kept)?;
    let result = party
        .finish_discoverable_authentication_v2(&answer, state, &passkey)
        .map_err(|error| refused(&error.to_string()))?;
    passkey.update_credential(&result);
    let person = app.store.person(kept.person()).await?;
    let person = person
        .filter(|person| app.has(person))
        .ok_or_else(unknown)?;
    let credential = serde_json::to_string(&passkey).map_err(|_| problem::INTERNAL)?;
    app.store
        .used_passkey(kept.id, &credential, wall_ms())
        .await?;
    Ok(person)
}

fn read(kept: &Kept) -> Outcome<Passkey> {
    serde_json::from_str(&kept.credential).map_err(|_| problem::INTERNAL.into())
}

fn name_of(credential: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(credential)
}

/// What is told to the browser, without the wish that it offers passkeys while somebody types.
fn public_key(options: &impl serde::Serialize) -> Outcome<Value> {
    let mut options = serde_json::to_value(options).map_err(|_| problem::INTERNAL)?;
    Ok(options["publicKey"].take())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::relying_party;

    #[test]
    fn passkeys_need_a_host_with_a_name() {
        let opened_at = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            headers
        };
        for (url, host, has) in [
            ("https://inbox.example.com", "inbox.example.com", true),
            ("https://inbox.example.com:8443", "inner:7400", true),
            ("http://localhost:7400", "localhost:7400", true),
            ("http://inbox.example.com", "inbox.example.com", false),
            ("http://127.0.0.1:7400", "127.0.0.1:7400", false),
            ("http://127.0.0.1:7400", "localhost:7400", true),
            ("https://192.0.2.7", "localhost", false),
        ] {
            let party = relying_party(url, &opened_at(host));
            assert_eq!(party.is_some(), has, "{url} as {host}");
        }
    }
}

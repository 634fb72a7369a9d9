//! The front door: `/bench/api/businesses/{waba_id}/…` is `/bench/api/…` of that business, everything else goes on. It stands
//! before all routes, as a route would leave its own parameters to those of the business.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;

use super::problem::Problem;
use crate::businesses::{self, BusinessError};
use crate::world::World;

const BUSINESSES: &str = "/bench/api/businesses/";

/// The routes of the first business, and before them the way to the others.
pub(crate) fn door(first: Router, world: &Arc<World>) -> Router {
    let world = Arc::clone(world);
    Router::new().fallback(
        async move |request: Request| match addressed(request.uri()) {
            None => passed(first, request).await,
            Some((waba_id, own)) => match pass_on(&world, &waba_id, own, request).await {
                Ok(response) => response,
                Err(problem) => problem.into_response(),
            },
        },
    )
}

async fn pass_on(
    world: &Arc<World>,
    waba_id: &str,
    own: String,
    mut request: Request,
) -> Result<Response, Problem> {
    let api = businesses::of(world).and_then(|all| all.api_of(waba_id));
    let api = api.ok_or_else(|| BusinessError::Unknown(waba_id.to_owned()))?;
    *request.uri_mut() = own
        .parse()
        .map_err(|_| Problem::invalid("the address cannot be read"))?;
    Ok(passed(api, request).await)
}

async fn passed(to: Router, request: Request) -> Response {
    match to.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Which account an address names, and the same address without it. `None`: it names none.
fn addressed(uri: &Uri) -> Option<(String, String)> {
    let rest = uri.path().strip_prefix(BUSINESSES)?;
    let (waba_id, rest) = rest.split_once('/')?;
    let query = uri.query().map(|query| format!("?{query}"));
    let own = format!("/bench/api/{rest}{}", query.unwrap_or_default());
    Some((waba_id.to_owned(), own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_loses_its_business_and_nothing_else() {
        let rows = [
            ("/bench/api/businesses/17/state", Some("/bench/api/state")),
            (
                "/bench/api/businesses/17/phones/c1%2F/chats?limit=2",
                Some("/bench/api/phones/c1%2F/chats?limit=2"),
            ),
            ("/bench/api/businesses/17/", Some("/bench/api/")),
            ("/bench/api/businesses/17", None),
            ("/bench/api/businesses?limit=2", None),
            ("/bench/api/state", None),
        ];
        for (asked, own) in rows {
            let read = addressed(&asked.parse().unwrap());
            assert!(read.iter().all(|(waba_id, _)| waba_id == "17"), "{asked}");
            assert_eq!(read.map(|(_, own)| own).as_deref(), own, "{asked}");
        }
    }
}

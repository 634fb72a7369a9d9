//! Whose a Graph call is, where a sandbox holds several businesses. A business's token settles it, whatever the call is about:
//! what belongs to another is then answered like what does not exist (code 100, subcode 33; graph-api.md 6.1). Calls without
//! one, or with the app's own, go to whom they name. Pure.

use super::call::{Call, UPLOAD};
use super::media::FILES;
use super::public::{FLOW_ASSETS, FLOW_PREVIEWS, LINK_PICTURES, PROFILE_PICTURES};
use super::{Node, node_of};
use crate::truth::Truth;

/// What of a call tells whose it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) token: Option<&'a str>,
    /// Without the version.
    pub(crate) path: Vec<&'a str>,
    /// The code that is exchanged for a token.
    pub(crate) code: Option<String>,
    /// The token that is looked up.
    pub(crate) input_token: Option<String>,
}

impl<'a> Asked<'a> {
    pub(super) fn by(call: &'a Call) -> Self {
        Self {
            token: call.token(),
            path: call.path.iter().map(String::as_str).collect(),
            code: call.text("code"),
            input_token: call.text("input_token"),
        }
    }
}

/// What a business has to do with a call; the greatest claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    None,
    /// It has what the call names.
    Named,
    /// The token is its own.
    Holder,
}

pub(crate) fn claim(truth: &Truth, asked: &Asked<'_>) -> Claim {
    let holds = |token: Option<&str>| token.is_some_and(|token| truth.tokens.contains_key(token));
    if holds(asked.token) {
        return Claim::Holder;
    }
    let named = match asked.path.as_slice() {
        ["oauth", "access_token"] => {
            let code = asked.code.as_ref();
            code.is_some_and(|code| truth.codes.contains_key(code))
        }
        ["debug_token"] => holds(asked.input_token.as_deref()),
        [FILES | PROFILE_PICTURES, id] => truth.media.contains_key(*id),
        [LINK_PICTURES, name] => {
            let code = name.split_once('.').map_or(*name, |(code, _)| code);
            truth.account.qr_codes.contains_key(code)
        }
        [FLOW_ASSETS | FLOW_PREVIEWS, id, ..] => truth.account.flows.contains_key(*id),
        [id, ..] if id.starts_with(UPLOAD) => truth.account.uploads.contains_key(*id),
        [id, ..] => node_of(truth, id).is_some_and(|node| node != Node::App),
        [] => false,
    };
    if named { Claim::Named } else { Claim::None }
}

/// The place of the greatest claim, of equal ones the first; what nobody claims is the first one's.
pub(crate) fn choose(claims: &[Claim]) -> usize {
    let mut chosen = 0;
    for (place, claim) in claims.iter().enumerate() {
        if *claim > claims[chosen] {
            chosen = place;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::truth::apps::{App, Subscriber, Token};
    use crate::truth::model::Business;

    /// A connected business whose ids end in its place.
    fn business(place: usize) -> Truth {
        let mut truth = Truth::default();
        let app = App {
            id: "7".to_owned(),
            secret: "s".to_owned(),
            name: None,
        };
        truth.apps.push(Subscriber {
            app,
            ..Subscriber::default()
        });
        truth.business = Some(Business {
            name: format!("Business {place}"),
            owner: None,
            display_phone_number: String::new(),
            digits: String::new(),
            phone_number_id: format!("2{place}"),
            waba_id: format!("1{place}"),
            portfolio_id: format!("3{place}"),
        });
        truth.life.known = true;
        let token = Token {
            app_id: "7".to_owned(),
            issued_at: 0,
        };
        truth.tokens.insert(format!("T{place}"), token);
        truth
    }

    fn whose(truths: &[Truth], asked: &Asked<'_>) -> usize {
        let claims: Vec<Claim> = truths.iter().map(|truth| claim(truth, asked)).collect();
        choose(&claims)
    }

    fn asked<'a>(token: Option<&'a str>, path: &'a str) -> Asked<'a> {
        Asked {
            token,
            path: path.split('/').collect(),
            ..Asked::default()
        }
    }

    #[test]
    fn a_call_is_whose_token_it_brings_else_whom_it_names_else_the_first_ones() {
        let truths = [business(0), business(1), business(2)];
        let rows = [
            (Some("T1"), "21/messages", 1),
            // What is another's is asked of the token's own business, which does not know it.
            (Some("T1"), "22/messages", 1),
            (Some("T2"), "10", 2),
            (Some("7|s"), "12/subscribed_apps", 2),
            (Some("7|s"), "7/subscriptions", 0),
            (Some("of nobody"), "21", 1),
            (None, "21", 1),
            (None, "99", 0),
            (None, "", 0),
        ];
        for (token, path, place) in rows {
            assert_eq!(
                whose(&truths, &asked(token, path)),
                place,
                "{token:?} {path}"
            );
        }
        let mut lookup = asked(Some("7|s"), "debug_token");
        lookup.input_token = Some("T2".to_owned());
        assert_eq!(whose(&truths, &lookup), 2);
        lookup.token = Some("T1");
        assert_eq!(
            whose(&truths, &lookup),
            1,
            "its own business answers that it knows no such token"
        );
    }

    #[test]
    fn a_number_that_nobody_connected_is_not_to_be_seen() {
        let mut truths = [business(0), business(1)];
        truths[1].life.known = false;
        assert_eq!(whose(&truths, &asked(None, "21")), 0);
    }

    proptest! {
        #[test]
        fn a_token_of_a_business_is_answered_by_nobody_else(
            count in 1_usize..6,
            of in 0_usize..6,
            path in "[0-9]{1,3}(/messages)?|oauth/access_token|debug_token|upload:[0-9A-F]{2}",
        ) {
            let truths: Vec<Truth> = (0..count).map(business).collect();
            let of = of % count;
            let token = format!("T{of}");
            prop_assert_eq!(whose(&truths, &asked(Some(&token), &path)), of);
        }

        #[test]
        fn whoever_answers_has_the_greatest_claim(
            claims in proptest::collection::vec(
                prop_oneof![Just(Claim::None), Just(Claim::Named), Just(Claim::Holder)], 1..8,
            ),
        ) {
            let chosen = choose(&claims);
            prop_assert!(claims.iter().all(|claim| *claim <= claims[chosen]));
            prop_assert!(claims[..chosen].iter().all(|claim| *claim < claims[chosen]));
        }
    }
}

//! The routes of the control API. Each comes with its description (`routes!`), so that none can be without.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    account, api, app, apps, businesses, compose, costs, deeds, description, error_codes,
    fault_rules, fleeting, flows, gaps, inspect, keeping, lan, pictures, profile, rules, scenarios,
    sign_ups, socket, standing, state, story, templates, timers, updates, upload,
};
use crate::limits;
use crate::world::World;

type Routes = OpenApiRouter<Arc<World>>;

/// Every route under `/bench/api`.
pub(super) fn all() -> Routes {
    OpenApiRouter::with_openapi(description::start())
        .merge(state_routes())
        .merge(clock_routes())
        .merge(phones_routes())
        .merge(chats_routes())
        .merge(messages_routes())
        .merge(app_routes())
        .merge(faults_routes())
        .merge(traffic_routes())
        .merge(scenarios_routes())
        .merge(account_routes())
        .merge(rules_routes())
        .layer(DefaultBodyLimit::max(limits::BENCH_BODY_BYTES_MAX))
}

/// The whole state.
fn state_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(api::health))
        .routes(routes!(api::state))
        .routes(routes!(state::snapshot))
        .routes(routes!(state::reset))
        .routes(routes!(description::serve))
        .routes(routes!(socket::live))
        .routes(routes!(lan::show))
        .routes(routes!(lan::picture))
        .merge(restore_route())
}

/// Time.
fn clock_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(timers::list))
        .routes(routes!(timers::set_clock))
}

/// People and their phones.
fn phones_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(api::add_phone))
        .routes(routes!(api::change_phone))
        .routes(routes!(deeds::change_number))
        .routes(routes!(deeds::adopt_username))
        .routes(routes!(deeds::save_contact, deeds::remove_contact))
        .routes(routes!(pictures::set, pictures::remove))
        .routes(routes!(standing::choose_marketing))
        .routes(routes!(updates::list))
        .routes(routes!(updates::look_at))
        .routes(routes!(updates::answer))
}

/// Chats, as a phone keeps them.
fn chats_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(api::list_chats))
        .routes(routes!(keeping::change_chat))
        .routes(routes!(fleeting::let_disappear))
        .routes(routes!(api::open_chat))
        .routes(routes!(keeping::type_there))
        .routes(routes!(keeping::block, keeping::unblock))
        .routes(routes!(keeping::search))
        .routes(routes!(keeping::list_starred))
        .routes(routes!(keeping::list_labels, keeping::make_label))
        .routes(routes!(keeping::change_label, keeping::remove_label))
}

/// What is written.
fn messages_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(api::list_messages, upload::send_message))
        .routes(routes!(deeds::edit, deeds::delete))
        .routes(routes!(deeds::react))
        .routes(routes!(deeds::play))
        .routes(routes!(fleeting::open_once))
        .routes(routes!(compose::tap))
        .routes(routes!(flows::open))
        .routes(routes!(flows::exchange))
        .routes(routes!(keeping::star))
        .routes(routes!(deeds::send_oddity))
        .routes(routes!(deeds::list_unsupported))
        .routes(routes!(compose::list_canned))
        .routes(routes!(compose::canned_file))
        .routes(routes!(api::media))
}

/// The Business App.
fn app_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(profile::profile, profile::change))
        .routes(routes!(profile::picture))
        .routes(routes!(app::open_app))
        .routes(routes!(app::app))
        .routes(routes!(app::post_status))
        .routes(routes!(app::remove_status))
        .routes(routes!(app::see_status))
        .routes(routes!(app::make_group))
        .routes(routes!(app::change_group, app::leave_group))
        .routes(routes!(app::say_in_group))
        .routes(routes!(app::call))
        .routes(routes!(app::add_product))
        .routes(routes!(app::remove_product))
        .routes(routes!(app::make_broadcast))
        .routes(routes!(app::broadcast))
        .routes(routes!(app::link_companion))
        .routes(routes!(app::unlink_companion))
        .routes(routes!(app::relink_companion))
}

/// What goes wrong.
fn faults_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(
            fault_rules::faults,
            api::set_faults,
            api::clear_faults
        ))
        .routes(routes!(
            fault_rules::list,
            fault_rules::set,
            fault_rules::clear
        ))
        .routes(routes!(fault_rules::remove))
        .routes(routes!(error_codes::list))
}

/// What went between the sandbox and its callers.
fn traffic_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(inspect::list))
        .routes(routes!(inspect::wait))
        .routes(routes!(api::find_exchange))
        .routes(routes!(api::redeliver))
        .routes(routes!(story::tell))
        .routes(routes!(gaps::list))
}

/// Scenarios.
fn scenarios_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(scenarios::list))
        .routes(routes!(scenarios::find))
        .routes(routes!(scenarios::begin))
        .routes(routes!(scenarios::run))
        .routes(routes!(scenarios::open))
}

/// The account, its apps and the sign-up.
fn account_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(businesses::list, businesses::open))
        .routes(routes!(businesses::remove))
        .routes(routes!(apps::list, apps::add))
        .routes(routes!(flows::list))
        .routes(routes!(flows::ping))
        .routes(routes!(flows::set_status))
        .routes(routes!(api::sign_up))
        .routes(routes!(account::find))
        .routes(routes!(account::set_facts))
        .routes(routes!(account::set_habits))
        .routes(routes!(account::change_number))
        .routes(routes!(account::disconnect))
        .routes(routes!(account::move_phone))
        .routes(routes!(account::reconnect))
        .routes(routes!(account::list_events, account::tell_event))
        .routes(routes!(sign_ups::begin))
        .routes(routes!(sign_ups::find))
        .routes(routes!(sign_ups::choose_portfolio))
        .routes(routes!(sign_ups::choose_number))
        .routes(routes!(sign_ups::pair))
        .routes(routes!(sign_ups::consent))
        .routes(routes!(sign_ups::finish))
        .routes(routes!(sign_ups::cancel))
}

/// What WhatsApp allows, charges and thinks of the business.
fn rules_routes() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(rules::show, rules::choose))
        .routes(routes!(costs::costs))
        .routes(routes!(standing::show, standing::change))
        .routes(routes!(templates::list))
        .routes(routes!(templates::show, templates::decide))
}

/// A snapshot is larger than any other body.
fn restore_route() -> Routes {
    OpenApiRouter::new()
        .routes(routes!(state::restore))
        .layer(DefaultBodyLimit::max(limits::SNAPSHOT_BYTES_MAX))
}

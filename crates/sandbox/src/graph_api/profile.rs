//! `/{number}/whatsapp_business_profile` (graph-api.md 5.3).

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::public::PROFILE_PICTURES;
use crate::truth::Event;
use crate::truth::account::Change;
use crate::world::World;

const FIELDS: [&str; 7] = [
    "about",
    "address",
    "description",
    "email",
    "profile_picture_url",
    "vertical",
    "websites",
];
/// WhatsApp's lengths, in characters.
const LENGTHS: [(&str, usize); 4] = [
    ("about", 139),
    ("address", 256),
    ("description", 512),
    ("email", 128),
];
const VERTICALS: [&str; 23] = [
    "",
    "UNDEFINED",
    "OTHER",
    "AUTO",
    "BEAUTY",
    "APPAREL",
    "EDU",
    "ENTERTAIN",
    "EVENT_PLAN",
    "FINANCE",
    "GROCERY",
    "GOVT",
    "HOTEL",
    "HEALTH",
    "NONPROFIT",
    "PROF_SERVICES",
    "RETAIL",
    "TRAVEL",
    "RESTAURANT",
    "ALCOHOL",
    "ONLINE_GAMBLING",
    "PHYSICAL_GAMBLING",
    "OTC_DRUGS",
];

pub(super) fn serve(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => get(world, call),
        Method::POST => change(world, call),
        _ => Err(Refusal::unknown_object(call, "whatsapp_business_profile")),
    }
}

fn get(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let asked = super::fields::asked(call);
    let names: Vec<&str> = match &asked {
        Some(fields) => fields.iter().map(|field| field.name.as_str()).collect(),
        None => vec!["about"],
    };
    let unknown =
        |name: &&&str| !FIELDS.contains(name) && **name != "messaging_product" && **name != "id";
    if let Some(name) = names.iter().find(unknown) {
        return Err(Refusal::unknown_field(name, "WhatsAppBusinessProfile"));
    }
    let mut profile = world.look(|truth| truth.account.profile.clone());
    profile
        .entry("vertical".to_owned())
        .or_insert_with(|| json!("UNDEFINED"));
    let mut row = Map::new();
    for name in names {
        if let Some(value) = profile.get(name) {
            row.insert(name.to_owned(), value.clone());
        }
    }
    row.insert("messaging_product".to_owned(), json!("whatsapp"));
    Ok(Answer::json(&json!({"data": [row]}), "profile looked up"))
}

fn change(world: &World, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    let object = call.object();
    let mut fields: BTreeMap<String, Value> = BTreeMap::new();
    for name in FIELDS {
        if let Some(value) = object.get(name).filter(|_| name != "profile_picture_url") {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    // One address alone, as a query or a form has it.
    if let Some(site) = fields
        .get("websites")
        .filter(|sites| sites.is_string())
        .cloned()
    {
        fields.insert("websites".to_owned(), json!([site]));
    }
    if let Some(why) = wrong_field(&fields) {
        return Err(Refusal::code(100, why));
    }
    if let Some(handle) = call.text("profile_picture_handle") {
        let media = world.look(|truth| {
            let uploads = truth.account.uploads.values();
            let done = uploads.filter_map(|upload| upload.done.as_ref());
            done.clone()
                .find(|done| done.handle == handle)
                .map(|done| done.media.clone())
        });
        let media = media.ok_or_else(|| {
            Refusal::code(100, "Param profile_picture_handle is no uploaded file")
        })?;
        let url = picture_url(&call.base_url(), &media);
        fields.insert("profile_picture_url".to_owned(), json!(url));
    }
    world.act(|act| {
        let change = Change::Profile { fields };
        act.tell(Event::AccountChanged { change });
    });
    Ok(Answer::success("profile changed"))
}

/// Where the profile's picture is fetched.
pub(crate) fn picture_url(base: &str, media: &str) -> String {
    format!("{base}/{PROFILE_PICTURES}/{media}")
}

/// What is wrong with these fields, if anything; the app keeps the same rules.
pub(crate) fn wrong_field(fields: &BTreeMap<String, Value>) -> Option<String> {
    for (name, most) in LENGTHS {
        let text = fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let is_empty = name == "about" && fields.contains_key(name) && text.is_empty();
        if text.chars().count() > most || is_empty {
            return Some(format!("Param {name} must have at most {most} characters"));
        }
    }
    let vertical = fields.get("vertical").and_then(Value::as_str);
    let vertical = vertical.unwrap_or_default();
    if !VERTICALS.contains(&vertical) {
        return Some(format!("Param vertical: {vertical} is none of WhatsApp's"));
    }
    if let Some(websites) = fields.get("websites") {
        let websites = websites.as_array().map(Vec::as_slice).unwrap_or_default();
        let fits = |site: &Value| {
            site.as_str()
                .is_some_and(|site| site.starts_with("http") && site.len() <= 256)
        };
        if websites.len() > 2 || !websites.iter().all(fits) {
            let why = "Param websites must have at most 2 addresses of at most 256 characters, with their scheme";
            return Some(why.to_owned());
        }
    }
    None
}

//! `/{WABA}/message_templates/archive` and `/unarchive` (graph-api.md 4.1): some may be put away and others not, in one call.

use serde_json::{Map, json};

use super::REMOVED_AT_ONCE;
use crate::graph_api::answer::{Answer, Refusal};
use crate::graph_api::call::Call;
use crate::world::World;

/// Puts templates away, or takes them back as they were.
pub(in crate::graph_api) fn change(
    world: &World,
    call: &Call,
    archive: bool,
) -> Result<Answer, Refusal> {
    let ids = call.texts("hsm_ids");
    if ids.is_empty() {
        return Err(Refusal::missing("hsm_ids"));
    }
    if ids.len() > REMOVED_AT_ONCE {
        return Err(Refusal::code(
            100,
            "At most 100 templates can be named at once",
        ));
    }
    let (mut done, mut failed) = (Vec::new(), Map::new());
    world.act(|act| {
        for id in ids {
            let changed = if archive {
                act.archive(&id)
            } else {
                act.unarchive(&id)
            };
            match changed {
                Ok(()) => done.push(id),
                Err(why) => {
                    failed.insert(id, json!(why));
                }
            }
        }
    });
    let word = if archive { "archived" } else { "unarchived" };
    let told = json!({format!("{word}_templates"): done, "failed_templates": failed});
    Ok(Answer::json(&told, format!("templates {word}")))
}

//! Pictures, films and documents in headers, a carousel's cards included. Those named by link are
//! fetched, as the phones show them from then on.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::media_store;
use crate::world::World;

const KINDS: [&str; 3] = ["image", "video", "document"];

/// Puts an id beside every link. The error is what the status will say.
pub(super) async fn fetch_all(world: &Arc<World>, body: &mut Value) -> Result<(), String> {
    for path in linked(body) {
        let Some(file) = body.pointer_mut(&path) else {
            continue;
        };
        let link = file["link"].as_str().unwrap_or_default().to_owned();
        let filename = file["filename"].as_str().map(str::to_owned);
        let id = media_store::fetch(world, &link, filename).await?;
        file["id"] = json!(id);
    }
    Ok(())
}

/// Where files stand that have a link and no id.
fn linked(body: &Value) -> Vec<String> {
    let mut headers = vec!["/header".to_owned()];
    for list in ["/cards", "/action/cards"] {
        let cards = body.pointer(list).and_then(Value::as_array);
        for at in 0..cards.map_or(0, Vec::len) {
            headers.push(format!("{list}/{at}/header"));
        }
    }
    let paths = headers
        .iter()
        .flat_map(|header| KINDS.map(|kind| format!("{header}/{kind}")));
    paths
        .filter(|path| {
            let file = body.pointer(path);
            file.is_some_and(|file| file["link"].is_string() && file["id"].is_null())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::linked;

    #[test]
    fn headers_of_all_cards_are_looked_at_and_uploads_left_alone() {
        let body = json!({
            "header": {"type": "image", "image": {"id": "1"}},
            "action": {"cards": [
                {"header": {"type": "image", "image": {"link": "http://a/1.png"}}},
                {"header": {"type": "video", "video": {"link": "http://a/2.mp4"}}},
            ]},
        });
        assert_eq!(
            linked(&body),
            [
                "/action/cards/0/header/image",
                "/action/cards/1/header/video"
            ]
        );
    }
}

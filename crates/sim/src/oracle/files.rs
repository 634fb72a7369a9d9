//! Every file that a phone shows is here, to the byte, unless WhatsApp had forgotten it before we could fetch it.

use twinline_store::MediaState;

use super::{Question, Shown};

/// One line per difference.
pub(super) async fn compare(question: &Question<'_>, shown: &Shown) -> anyhow::Result<Vec<String>> {
    let app = &question.life.app;
    let life_ms = app.channel.capabilities().media_life_ms;
    let mut differences = Vec::new();
    for (_, row) in shown.rows() {
        let (bubble, Some(wamid)) = (&row.message, &row.message.external_id) else {
            continue;
        };
        // What was deleted may be gone before anybody fetched it.
        let Some(bytes) = question.people.files.get(&wamid.0) else {
            continue;
        };
        let over = life_ms.is_some_and(|life| app.now() - bubble.told.at >= life);
        if over || bubble.revoked.is_some() {
            continue;
        }
        let state = row.media.as_ref().map(|media| media.state);
        let file = row.media.as_ref().and_then(|media| media.file.as_ref());
        let Some(file) = file.filter(|_| state == Some(MediaState::Ready)) else {
            let reason = row.media.as_ref().and_then(|media| media.reason.as_ref());
            differences.push(format!("the file of {} is {state:?}: {reason:?}", wamid.0));
            continue;
        };
        if app.blobs.get(&file.blob_key).await? != bytes.as_slice() {
            differences.push(format!("the file of {} is another one", wamid.0));
        }
    }
    Ok(differences)
}

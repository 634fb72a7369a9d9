//! What of a bubble can be looked for.

use std::borrow::Cow;

use crate::content::Content;
use crate::message::Message;

/// The text by which a message is found and of which the search shows a stretch: as it stands now, file names included.
/// `None` for what was taken back and for what has no words.
pub fn searchable(message: &Message) -> Option<Cow<'_, str>> {
    if message.revoked.is_some() {
        return None;
    }
    let content = message.shown();
    if let Content::Media(media) = content
        && let (Some(caption), Some(filename)) = (&media.caption, &media.filename)
    {
        return Some(Cow::Owned(format!("{caption}\n{filename}")));
    }
    content.text().map(Cow::Borrowed)
}

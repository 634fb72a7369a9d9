//! What somebody is to be told of while they look elsewhere. Whether a conversation fits is decided where it is shown.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::floor::hours::Span;
use crate::ids::SavedViewId;
use crate::team::Role;

/// Conversations that somebody is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum About {
    /// Those that are theirs.
    Mine,
    /// Those that are nobody's.
    Unassigned,
    /// All.
    All,
    /// Those of a view that they, or the team, keep.
    View(SavedViewId),
}

impl TryFrom<String> for About {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "mine" => Ok(Self::Mine),
            "unassigned" => Ok(Self::Unassigned),
            "all" => Ok(Self::All),
            id => id
                .parse()
                .map(|id: Uuid| Self::View(SavedViewId(id)))
                .map_err(|_| {
                    format!("`{word}` is none of `mine`, `unassigned`, `all` and the ids of views")
                }),
        }
    }
}

impl From<About> for String {
    fn from(about: About) -> Self {
        match about {
            About::Mine => "mine".to_owned(),
            About::Unassigned => "unassigned".to_owned(),
            About::All => "all".to_owned(),
            About::View(id) => id.0.to_string(),
        }
    }
}

/// How somebody wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeWishes {
    /// Of what customers say in which conversations; of any of them is enough.
    pub about: Vec<About>,
    /// Where a colleague mentions them.
    pub mentions: bool,
    /// By a sound.
    pub sound: bool,
    /// By their device's own notices, where a browser may.
    pub desktop: bool,
    /// Not by sounds and not by the device during this time of day, on the clock where they are.
    pub quiet: Option<Span>,
}

impl NoticeWishes {
    /// Of whoever has said nothing: what is theirs, and what is nobody's, for somebody has to answer it. Whoever only looks
    /// on answers nothing.
    pub fn usual(role: Role) -> Self {
        let answers = role <= Role::Agent;
        Self {
            about: if answers {
                vec![About::Mine, About::Unassigned]
            } else {
                Vec::new()
            },
            mentions: true,
            sound: answers,
            desktop: false,
            quiet: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{About, NoticeWishes};

    #[test]
    fn wishes_come_back_as_they_were_kept() {
        let kept = r#"{"about":["mine","all","00000000-0000-0000-0000-000000000001"],"mentions":false,"sound":true,"desktop":true,"quiet":{"from":"22:00","to":"07:30"}}"#;
        let wishes: NoticeWishes = serde_json::from_str(kept).unwrap();
        assert_eq!(serde_json::to_string(&wishes).unwrap(), kept);
    }

    #[test]
    fn what_is_no_view_is_refused_with_the_words_that_are() {
        let refused = About::try_from("everything".to_owned()).unwrap_err();
        assert!(refused.contains("`unassigned`"), "{refused}");
    }
}

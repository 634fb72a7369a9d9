//! The customer service window: free text until so long after the customer's last word on this line.

use serde::{Deserialize, Serialize};

use crate::Millis;

/// The window's state at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Whether free text may be sent.
    pub open: bool,
    /// Until when; `None`: it was never opened, or this channel has none.
    pub until: Option<Millis>,
}

/// Decides the window. `last_word_at` is the customer's last *live* message: history opens nothing, and neither does
/// what the phone sends (`webhooks.md` section 3.2, end).
pub fn window(last_word_at: Option<Millis>, length_ms: Option<Millis>, now: Millis) -> Window {
    match (last_word_at, length_ms) {
        (_, None) => Window {
            open: true,
            until: None,
        },
        (None, Some(_)) => Window {
            open: false,
            until: None,
        },
        (Some(at), Some(length)) => Window {
            open: now < at + length,
            until: Some(at + length),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn it_closes_to_the_millisecond() {
        let day = Some(86_400_000);
        assert!(window(Some(1_000), day, 86_400_999).open);
        assert!(!window(Some(1_000), day, 86_401_000).open);
        assert!(!window(None, day, 0).open);
        assert!(window(None, None, 0).open);
    }
}

//! Numbers that always fail, each in its documented way: `+1 555 0` and six digits are the code they fail with. A code that
//! WhatsApp gives in the answer is given there; one it tells later is told later (graph-api.md 2.7). Nobody has such a number.

use twinline_wire::error_code::{self, Channel};

const PREFIX: &str = "15550";
const CODE_DIGITS: usize = 6;

/// How a send to a number fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Magic {
    /// Refused in the answer.
    AtOnce(u32),
    /// Accepted, and `failed` by webhook.
    Later(u32),
}

/// The failure these digits stand for, if they stand for any.
pub(crate) fn failure_of(digits: &str) -> Option<Magic> {
    let code = digits
        .strip_prefix(PREFIX)
        .filter(|code| code.len() == CODE_DIGITS)?;
    let code: u32 = code.parse().ok()?;
    match error_code::find(i64::from(code))?.channel {
        Channel::Answer => Some(Magic::AtOnce(code)),
        Channel::Status | Channel::Either => Some(Magic::Later(code)),
        Channel::Webhook | Channel::Elsewhere => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_fails_as_whatsapp_does_for_its_code() {
        assert_eq!(failure_of("15550130429"), Some(Magic::AtOnce(130_429)));
        assert_eq!(failure_of("15550131049"), Some(Magic::Later(131_049)));
        assert_eq!(failure_of("15550131026"), Some(Magic::Later(131_026)));
        assert_eq!(failure_of("15550123456"), None, "no code of WhatsApp's");
        assert_eq!(failure_of("1555013104"), None, "too short");
        assert_eq!(failure_of("447700900318"), None);
    }
}

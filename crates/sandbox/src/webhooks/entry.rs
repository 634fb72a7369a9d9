//! In whose name a change is told, and whether its entry says when (webhooks.md 1.3).

use serde_json::Value;

/// Fields whose entries carry no time: what is told of a number.
const WITHOUT_TIME: [&str; 6] = [
    "messages",
    "history",
    "smb_app_state_sync",
    "smb_message_echoes",
    "user_preferences",
    "automatic_events",
];

/// Whose id an entry carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The business account.
    Account,
    /// The portfolio of the partner whose app listens. The account, if one is meant, stands inside.
    Partner,
}

/// Whose entry a change belongs in. Partners hear of their clients in their own name; a coexistence number's end, which
/// names the number, is the account's (webhooks.md 3.7).
pub(super) fn owner(field: &str, value: &Value) -> Owner {
    let of_a_client = field == "account_update" && value.get("waba_info").is_some();
    if of_a_client || field == "partner_solutions" {
        Owner::Partner
    } else {
        Owner::Account
    }
}

/// Whether an entry of this field says when it happened.
pub(super) fn has_time(field: &str) -> bool {
    !WITHOUT_TIME.contains(&field)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn partners_hear_of_clients_in_their_own_name() {
        let client = json!({"event": "PARTNER_ADDED", "waba_info": {}});
        let ended = json!({"event": "PARTNER_REMOVED", "phone_number": "15550783881"});
        assert_eq!(owner("account_update", &client), Owner::Partner);
        assert_eq!(owner("account_update", &ended), Owner::Account);
        assert_eq!(owner("partner_solutions", &json!({})), Owner::Partner);
        assert_eq!(owner("security", &json!({})), Owner::Account);
    }
}

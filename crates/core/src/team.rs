//! Who of the team may do what, and who may alter whom.

use serde::{Deserialize, Serialize};

/// What somebody may do: each all that those below it may, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and alone who the owners are.
    Owner,
    /// The team, the numbers and their bots.
    Admin,
    /// The team's work, its rules and the operator's pages.
    Supervisor,
    /// Conversations.
    Agent,
    /// Looks on, and alters nothing but what is their own.
    Viewer,
}

impl Role {
    /// All of them, the most powerful first.
    pub const ALL: [Self; 5] = [
        Self::Owner,
        Self::Admin,
        Self::Supervisor,
        Self::Agent,
        Self::Viewer,
    ];

    /// Whether this role may what that one may.
    pub fn at_least(self, role: Self) -> bool {
        self <= role
    }

    /// Whether somebody of this role may make, alter or remove somebody of that one.
    pub fn manages(self, role: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Admin => role != Self::Owner,
            Self::Supervisor | Self::Agent | Self::Viewer => false,
        }
    }
}

/// Why the team stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamRefusal {
    /// Their role does not allow it.
    NotAllowed,
    /// Somebody has to own the workspace.
    LastOwner,
    /// Nobody removes themselves: a slip would shut them out.
    Oneself,
}

/// Whether `by` may give `role` to somebody who has `now`; `owners`: how many there are.
pub fn may_change_role(by: Role, now: Role, role: Role, owners: u64) -> Result<(), TeamRefusal> {
    if !by.manages(now) || !by.manages(role) {
        return Err(TeamRefusal::NotAllowed);
    }
    if now == Role::Owner && role != Role::Owner && owners <= 1 {
        return Err(TeamRefusal::LastOwner);
    }
    Ok(())
}

/// Whether `by` may end somebody's place in the team.
pub fn may_remove(by: Role, them: Role, is_oneself: bool, owners: u64) -> Result<(), TeamRefusal> {
    if !by.manages(them) {
        return Err(TeamRefusal::NotAllowed);
    }
    if is_oneself {
        return Err(TeamRefusal::Oneself);
    }
    if them == Role::Owner && owners <= 1 {
        return Err(TeamRefusal::LastOwner);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy as _, prop};
    use proptest::{prop_assert, prop_oneof, proptest};

    use super::{Role, TeamRefusal, may_change_role, may_remove};

    #[test]
    fn each_role_may_what_those_below_it_may() {
        for (at, role) in Role::ALL.iter().enumerate() {
            for (other, below) in Role::ALL.iter().enumerate() {
                assert_eq!(role.at_least(*below), at <= other, "{role:?} {below:?}");
            }
        }
        assert_eq!(
            may_remove(Role::Owner, Role::Owner, true, 2),
            Err(TeamRefusal::Oneself)
        );
        assert_eq!(
            may_change_role(Role::Owner, Role::Owner, Role::Agent, 1),
            Err(TeamRefusal::LastOwner)
        );
    }

    fn role() -> impl proptest::strategy::Strategy<Value = Role> {
        prop::sample::select(Role::ALL.to_vec())
    }

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Give(usize, usize, Role),
        Remove(usize, usize),
    }

    fn step() -> impl proptest::strategy::Strategy<Value = Step> {
        prop_oneof![
            (0..5_usize, 0..5_usize, role()).prop_map(|(by, of, role)| Step::Give(by, of, role)),
            (0..5_usize, 0..5_usize).prop_map(|(by, of)| Step::Remove(by, of)),
            Just(Step::Remove(0, 1)),
        ]
    }

    proptest! {
        #[test]
        fn whatever_a_team_does_to_itself_somebody_owns_it_and_nobody_rises_by_themselves(
            mut team in prop::collection::vec(role(), 5),
            steps in prop::collection::vec(step(), 0..40),
        ) {
            team[0] = Role::Owner;
            let mut there = [true; 5];
            for step in steps {
                let owners = (0..5).filter(|at| there[*at] && team[*at] == Role::Owner).count() as u64;
                match step {
                    Step::Give(by, of, role) if there[by] && there[of] => {
                        if may_change_role(team[by], team[of], role, owners).is_ok() {
                            prop_assert!(by != of || team[of] <= role);
                            prop_assert!(team[by] <= role, "nobody gives more than they have");
                            team[of] = role;
                        }
                    }
                    Step::Remove(by, of) if there[by] && there[of] => {
                        if may_remove(team[by], team[of], by == of, owners).is_ok() {
                            there[of] = false;
                        }
                    }
                    Step::Give(..) | Step::Remove(..) => {}
                }
                prop_assert!((0..5).any(|at| there[at] && team[at] == Role::Owner));
            }
        }
    }
}

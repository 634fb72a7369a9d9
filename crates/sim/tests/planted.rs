//! Every planted bug is found. Each has a budget of seeds, about twice what it took when it was planted, and never more than
//! the two hundred of every run.
#![cfg(feature = "planted")]

use twinline_sim::planted::{Bug, storm_with};

fn found_within(bug: Bug, seeds: std::ops::Range<u64>) {
    let found = seeds
        .clone()
        .find(|seed| !storm_with(bug, *seed).differences.is_empty());
    assert!(found.is_some(), "{bug:?} survives {seeds:?}");
}

macro_rules! planted {
    ($($name:ident: $bug:ident within $seeds:expr;)*) => {
        $(
            #[test]
            fn $name() {
                found_within(Bug::$bug, 0..$seeds);
            }
        )*
    };
}

planted! {
    a_disk_that_lies_about_syncs_is_found: NoFsync within 60;
    a_status_that_overwrites_is_found: StatusOverwrites within 30;
    an_echo_shown_twice_is_found: EchoTwice within 30;
    a_floor_that_is_not_asked_again_is_found: FloorNotAskedAgain within 60;
    silence_taken_for_failure_is_found: SilenceIsFailure within 100;
    a_position_committed_apart_is_found: PositionApart within 100;
    copies_known_by_their_words_are_found: DedupeByText within 30;
    an_early_status_that_is_dropped_is_found: EarlyStatusDropped within 30;
    a_message_taken_back_that_stays_is_found: RevokeIgnored within 40;
    an_older_edit_that_overwrites_is_found: EditOverwrites within 80;
    an_early_deletion_that_is_forgotten_is_found: EarlyRevokeDropped within 60;
    a_sign_that_stays_is_found: RemovalIgnored within 80;
    a_former_address_written_to_is_found: FormerAddress within 40;
    history_that_wakes_the_bot_is_found: HistoryWakesBot within 30;
    thanks_for_a_delivery_that_was_refused_are_found: ThanksForNothing within 60;
    an_answer_noted_apart_is_found: TurnApart within 200;
}

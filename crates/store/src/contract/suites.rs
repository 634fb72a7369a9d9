//! The list of all suites, for an engine's tests to name in one call.

/// One test per function of the suites. `$fresh()` makes an empty database: its name, and what removes it. `$stories`: how
/// many random ones are told.
macro_rules! suites {
    ($fresh:path, $stories:literal) => {
        super::suites::suites! { $fresh;
            merging::a_batch_at_or_below_the_position_is_ignored,
            merging::a_failed_merge_leaves_nothing,
            merging::one_external_id_is_one_message_per_line,
            merging::merged_contacts_bring_everything_along,
            merging::a_portfolio_learnt_late_splits_nobody,
            merging::two_accounts_of_one_portfolio_know_one_person,
            merging::an_echo_before_the_answer_is_one_bubble,
            merging::a_file_waits_is_claimed_and_arrives,
            merging::a_file_is_taken_back_with_its_last_message,
            merging::what_cannot_be_read_is_kept_once,
            merging::the_number_of_statements_does_not_grow,
            merging::a_character_that_no_text_can_hold_comes_back,
            acting::a_refusal_leaves_nothing,
            acting::a_token_makes_one_send,
            acting::an_attempt_is_written_when_it_begins_and_when_it_ends,
            acting::of_a_conversation_only_the_oldest_send_is_due,
            acting::the_urgent_of_a_conversation_pass_the_bulk,
            acting::a_scheduled_send_is_said_when_its_time_comes,
            acting::a_word_on_the_phone_withdraws_the_bots,
            acting::answers_that_crossed_are_told_in_any_order,
            acting::an_echo_that_overtakes_the_answer_is_no_news,
            acting::a_word_that_was_held_back_counts_once_it_is_the_phones,
            acting::somebodys_answer_is_known_by_its_change,
            attributes::a_field_keeps_its_kind_its_place_and_its_name_to_itself,
            attributes::a_value_is_written_over_the_one_that_was_seen,
            attributes::what_two_records_of_one_person_said_is_said_of_them,
            feed::numbers_are_dense_and_in_the_order_of_commits,
            feed::a_change_names_what_it_altered_and_is_announced,
            feed::what_answers_something_is_told_of_it_when_it_turns_up,
            feed::two_lines_at_once_learn_of_one_person,
            feed::old_changes_are_forgotten_from_the_beginning,
            feed::what_waits_is_listed_by_what_it_tells_and_forgotten_by_age,
            files::a_file_lives_from_when_it_was_named,
            files::a_file_that_is_named_anew_is_fetched_anew,
            files::a_fetch_that_lives_keeps_its_claim,
            files::a_new_token_makes_waiting_files_due,
            files::a_file_is_kept_with_its_message_or_not_at_all,
            files::files_are_looked_through_by_kind_from_either_end,
            list::pages_meet_in_both_orders,
            list::filters_leave_what_fits_in_any_order_and_combination,
            list::views_and_counts_agree,
            list::what_is_snoozed_is_due_at_its_time,
            list::what_is_marked_unread_is_unread_until_it_is_read,
            list::what_somebody_pinned_is_told_in_the_lists_order,
            list::a_draft_is_written_over_the_one_that_was_seen,
            list::what_bears_a_label_is_found_by_it_while_there_is_one,
            list::what_only_a_gap_names_stands_in_no_list,
            list::the_address_book_is_counted_without_removals,
            list::a_thread_is_read_backwards_with_its_quotes,
            marks::every_table_is_derived_or_primary,
            marks::every_column_of_a_derived_table_is_compared_or_kept,
            notes::a_token_makes_one_note_and_one_change,
            saved_views::a_view_is_its_makers_or_the_teams_and_has_its_name_alone,
            opening::what_was_merged_is_there_after_reopening,
            opening::a_newer_schema_is_refused_and_not_touched,
            opening::a_second_twinline_is_refused_until_the_first_is_gone,
            safety::a_person_lifts_it_once_at_a_time_and_everything_is_kept,
            safety::people_written_to_first_are_counted_once_over_lines_of_one_limit,
            safety::what_was_refused_lately_is_told_with_its_code,
            search::words_of_four_languages_are_found,
            search::people_are_found_by_names_numbers_and_handles,
            search::what_is_found_comes_newest_first_and_pages_meet,
            search::beginnings_of_few_and_of_many_words_are_found,
            search::a_search_is_narrowed,
            search::the_list_is_narrowed_by_people_and_words,
            search::the_list_is_asked_with_words_and_without_in_turn,
            search::merged_people_and_conversations_are_followed,
            search::the_index_is_made_anew_while_the_state_goes_on,
            search::a_feed_that_was_forgotten_is_made_up_for,
            search::what_is_not_indexed_costs_no_entry,
            search_fates::an_edited_message_is_found_by_its_new_words_alone,
            search_fates::what_was_taken_back_is_found_nowhere,
            search_fates::a_message_told_of_later_moves_to_its_place,
            search_crash::whoever_follows_may_die_at_any_moment,
            team::a_session_lives_until_it_ends,
            team::an_email_address_belongs_to_one_person,
            team::a_setup_link_works_once,
            team::an_invitation_lets_one_person_in,
            team::somebody_always_owns_a_workspace,
            team::who_leaves_is_signed_out_everywhere,
            team::each_proof_of_who_one_is_counts_once,
            team::the_same_bytes_are_kept_once_per_workspace,
            team::a_canned_reply_has_its_name_alone,
            file_fates::a_person_asks_again_for_a_file_that_was_given_up,
            file_fates::a_small_picture_is_remembered_once,
            file_fates::a_small_picture_of_a_file_that_is_gone_counts_nothing,
        }

        #[tokio::test]
        async fn rows_of_every_step_stay_what_they_are() {
            super::upgrade::rows_of_every_step_stay_what_they_are($fresh).await;
        }

        proptest::proptest! {
            #![proptest_config(super::suites::config($stories))]
            #[test]
            fn the_state_equals_cores(story in super::merging::stories()) {
                super::suites::run(async {
                    super::merging::the_state_equals_cores(&super::Bench::furnish($fresh()).await, &story).await;
                });
            }

            #[test]
            fn nothing_hangs_in_the_air(tale in super::merging::tales_of_two_lines()) {
                super::suites::run(async {
                    super::merging::nothing_hangs_in_the_air(&super::Bench::furnish($fresh()).await, &tale).await;
                });
            }

            #[test]
            fn what_is_found_is_what_core_finds(writings in super::search::writings()) {
                super::suites::run(async {
                    let bench = super::Bench::furnish($fresh()).await;
                    super::search::what_is_found_is_what_core_finds(&bench, &writings).await;
                });
            }
        }
    };
    ($fresh:path; $($suite:ident :: $test:ident),+ $(,)?) => {$(
        #[tokio::test]
        async fn $test() {
            super::$suite::$test(super::Bench::furnish($fresh()).await).await;
        }
    )+};
}

pub(super) use suites;

pub(super) fn config(stories: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases: stories,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    }
}

pub(super) fn run(story: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(story);
}

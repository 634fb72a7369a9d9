//! The log and what it adds up to: replay gives the same truth, whatever people did.

mod beside;
mod counted;
mod private;

use proptest::prelude::*;

use self::beside::{Beside, act_beside, apps_agree, beside, truths};
use self::private::{Private, keep_one, private};
use super::log::{FILE, OpenError};
use crate::rules::pacing::Dropped;
use crate::switchboard::rule::{Fault, FaultRule, Place, When};
use crate::timers::fire_due;
use crate::truth::Truth;
use crate::truth::account::Quality;
use crate::truth::flows::{Asked, FlowChange};
use crate::truth::model::{BUSINESS, Content};
use crate::truth::pacing::PacingMode;
use crate::truth::standing::{Review, StandingChange, Tier};
use crate::{ActError, Chatter, Config, PhoneChange, Sandbox, Scenario, SignUp};

const START: i64 = 1_763_700_000_000;

fn open(dir: &std::path::Path) -> Result<Sandbox, OpenError> {
    Sandbox::open(Config {
        data_dir: Some(dir.to_path_buf()),
        listen: None,
        seed: 7,
        start_at: Some(START),
        chatter: Chatter::Off,
        rules: None,
    })
}

fn loaded(dir: &std::path::Path) -> Sandbox {
    let sandbox = open(dir).unwrap();
    sandbox.clock().pause();
    sandbox.load(&Scenario::forno_aurora()).unwrap();
    sandbox
}

#[derive(Debug, Clone)]
enum Deed {
    Write {
        phone: usize,
        peer: usize,
    },
    Open {
        phone: usize,
        peer: usize,
    },
    Change {
        phone: usize,
        change: PhoneChange,
    },
    SignUp {
        share_history: bool,
    },
    AskContacts,
    AskHistory,
    Advance {
        ms: i64,
    },
    Amend {
        phone: usize,
        nth: usize,
        how: Amend,
    },
    Renumber {
        phone: usize,
        digits: u64,
    },
    Rename {
        phone: usize,
        taken: bool,
    },
    Save {
        phone: usize,
        name: Option<u8>,
    },
    Unsupported {
        phone: usize,
        ad: bool,
    },
    Keep {
        phone: usize,
        nth: usize,
        what: Private,
    },
    FaultRule {
        id: u8,
        gone: bool,
    },
    Rules {
        older: bool,
    },
    /// One of the things that happen to an account, by number.
    Account {
        nth: usize,
    },
    /// A customer complains, or chooses about marketing.
    HadEnough {
        phone: usize,
        report: bool,
        marketing: bool,
    },
    Standing {
        nth: u8,
    },
    /// Something about a flow: requests to its endpoint, or its end.
    Flow {
        nth: u8,
    },
    Beside(Beside),
}

/// Everything people do, what they do for themselves included.
fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![6 => deed(), 3 => private(), 1 => beside().prop_map(Deed::Beside)]
}

/// What is done to one of the newest bubbles of a chat.
#[derive(Debug, Clone, Copy)]
enum Amend {
    Reply,
    React(Option<&'static str>),
    Edit(u8),
    Delete,
    Play,
}

fn amend() -> impl Strategy<Value = Amend> {
    prop_oneof![
        Just(Amend::Reply),
        prop_oneof![Just(None), Just(Some("👍")), Just(Some("❤️"))].prop_map(Amend::React),
        (0_u8..3).prop_map(Amend::Edit),
        Just(Amend::Delete),
        Just(Amend::Play),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let phone = 0_usize..6;
    let flag = proptest::option::of(any::<bool>());
    let change =
        (flag.clone(), flag.clone(), flag).prop_map(|(online, read_receipts, auto_read)| {
            PhoneChange {
                online,
                read_receipts,
                auto_read,
            }
        });
    prop_oneof![
        4 => (phone.clone(), phone.clone()).prop_map(|(phone, peer)| Deed::Write { phone, peer }),
        2 => (phone.clone(), phone.clone()).prop_map(|(phone, peer)| Deed::Open { phone, peer }),
        2 => (phone, change).prop_map(|(phone, change)| Deed::Change { phone, change }),
        1 => any::<bool>().prop_map(|share_history| Deed::SignUp { share_history }),
        1 => Just(Deed::AskContacts),
        1 => Just(Deed::AskHistory),
        2 => (0_i64..90_000_000).prop_map(|ms| Deed::Advance { ms }),
        2 => (0_i64..60_000).prop_map(|ms| Deed::Advance { ms }),
        6 => (1_usize..6, 0_usize..3, amend(), any::<bool>()).prop_map(|(phone, nth, how, owner)| {
            // The owner acts in the chat with somebody; numbers from 100 on say so.
            let phone = if owner { 100 + phone } else { phone };
            Deed::Amend { phone, nth, how }
        }),
        1 => (1_usize..6, 0_u64..4).prop_map(|(phone, digits)| Deed::Renumber { phone, digits }),
        1 => (1_usize..6, any::<bool>()).prop_map(|(phone, taken)| Deed::Rename { phone, taken }),
        1 => (1_usize..6, proptest::option::of(0_u8..3))
            .prop_map(|(phone, name)| Deed::Save { phone, name }),
        1 => (1_usize..6, any::<bool>()).prop_map(|(phone, ad)| Deed::Unsupported { phone, ad }),
        1 => (0_u8..3, any::<bool>()).prop_map(|(id, gone)| Deed::FaultRule { id, gone }),
        1 => any::<bool>().prop_map(|older| Deed::Rules { older }),
        3 => (0_usize..22).prop_map(|nth| Deed::Account { nth }),
        1 => (1_usize..6, any::<bool>(), any::<bool>())
            .prop_map(|(phone, report, marketing)| Deed::HadEnough { phone, report, marketing }),
        2 => (0_u8..17).prop_map(|nth| Deed::Standing { nth }),
        1 => (0_u8..3).prop_map(|nth| Deed::Flow { nth }),
    ]
}

fn name(phone: usize) -> String {
    if phone == 0 {
        BUSINESS.to_owned()
    } else {
        format!("c{phone}")
    }
}

fn carry_out(sandbox: &Sandbox, deed: &Deed) {
    let world = sandbox.world();
    match deed {
        // Half of the pairs have no chat; those must change nothing, and do so quietly.
        Deed::Write { phone, peer } => {
            let content = Content::text("hello");
            let _ = world.act(|act| act.write(&name(*phone), &name(*peer), content, None));
        }
        Deed::Open { phone, peer } => {
            let _ = sandbox.open_chat(&name(*phone), &name(*peer));
        }
        Deed::Change { phone, change } => {
            sandbox.change_phone(&name(*phone), *change).unwrap();
        }
        Deed::SignUp { share_history } => {
            sandbox
                .sign_up(SignUp {
                    share_history: *share_history,
                })
                .unwrap();
        }
        Deed::AskContacts => {
            world.act(|act| act.ask_contacts().ok());
        }
        Deed::AskHistory => {
            world.act(|act| act.ask_history().ok());
        }
        Deed::Advance { ms } => {
            sandbox.clock().advance(*ms);
            fire_due(world);
        }
        Deed::Keep { phone, nth, what } => keep_one(sandbox, *phone, *nth, *what),
        Deed::Amend { phone, nth, how } => amend_one(sandbox, *phone, *nth, *how),
        // The rules forbid some of these, and then nothing may have happened.
        Deed::Renumber { phone, digits } => {
            let _ = sandbox.change_number(&name(*phone), &format!("44770090190{digits}"));
        }
        Deed::Rename { phone, taken } => {
            let username = taken.then(|| format!("user.{phone}"));
            let _ = sandbox.adopt_username(&name(*phone), username.as_deref());
        }
        Deed::Save { phone, name: saved } => {
            let _ = match saved {
                Some(saved) => sandbox.save_contact(&name(*phone), &format!("Name {saved}")),
                None => sandbox.remove_contact(&name(*phone)),
            };
        }
        Deed::HadEnough {
            phone,
            report,
            marketing,
        } => {
            if *marketing {
                sandbox.choose_marketing(&name(*phone), *report).unwrap();
            } else {
                sandbox.complain(&name(*phone), *report).unwrap();
            }
        }
        Deed::Beside(what) => act_beside(sandbox, *what),
        Deed::Standing { nth } => stand_otherwise(sandbox, *nth),
        Deed::Flow { nth } => use_flow(sandbox, *nth),
        Deed::Rules { older } => {
            let profile = if *older { "2025-06" } else { "2026-10" };
            world.act(|act| act.choose_rules(profile.parse().unwrap()));
        }
        Deed::Account { nth } => befall(sandbox, *nth),
        Deed::Unsupported { phone, ad } => {
            let _ = if *ad {
                sandbox.come_from_ad(&name(*phone), "I saw your ad")
            } else {
                sandbox.send_unsupported(&name(*phone), "poll_creation")
            };
        }
        Deed::FaultRule { id, gone } => world.act(|act| {
            let id = format!("f{id}");
            if *gone {
                act.remove_fault_rules(Some(&id));
                return;
            }
            let rule = FaultRule {
                id,
                on: Place::Webhook("any".to_owned()),
                customer: None,
                when: When::Every(2),
                what: Fault::Duplicate,
            };
            act.set_fault_rule(rule).unwrap();
        }),
    }
}

/// Most of it is out of place most of the time, and must change nothing then.
fn befall(sandbox: &Sandbox, nth: usize) {
    let world = sandbox.world();
    let run = world.look(|truth| truth.sign_up.clone());
    let id = run.as_ref().map(|run| run.id.clone()).unwrap_or_default();
    let code = run.and_then(|run| run.pairing_code).unwrap_or_default();
    let client_id = sandbox.app().app_id;
    let told = |event: &str| {
        let _ = world.act(|act| act.tell_account(event, &serde_json::Map::new()));
    };
    world.act(|act| {
        let _ = match nth {
            0 => act.disconnect(),
            1 => act.move_to_new_phone(true),
            2 => act.move_to_new_phone(false),
            3 => act.reconnect(),
            4 => act.renumber_business("447700900143"),
            5 => act.set_habits(&serde_json::json!({"empty_phases": true, "rows_per_chunk": 3, "extended_state": true})),
            6 => act
                .begin_sign_up(crate::business_account::NewRun { client_id })
                .map(drop)
                .map_err(|_| ActError::Empty),
            7 => act.choose_portfolio(&id).map_err(|_| ActError::Empty),
            8 => act
                .choose_number(&id, "447700900142")
                .map_err(|_| ActError::Empty),
            9 => act.pair(&id, &code).map_err(|_| ActError::Empty),
            10 => act.consent(&id, true, true).map_err(|_| ActError::Empty),
            11 => act
                .finish_sign_up(&id)
                .map(drop)
                .map_err(|_| ActError::Empty),
            15 => act.make_group(crate::business_app::NewCircle {
                name: "Suppliers".to_owned(),
                members: vec!["c1".to_owned()],
            }),
            16 => act.say_in_group("g1", "c1", "Flour is late"),
            17 => act.change_group(
                "g1",
                crate::business_app::GroupChange {
                    members: Some(vec!["c1".to_owned(), "c2".to_owned()]),
                    ..Default::default()
                },
            ),
            18 => act.leave_group("g1"),
            19 => act.set_picture("c1", Some("4711".to_owned())),
            20 => act.set_picture("c1", None),
            _ => Ok(()),
        };
    });
    match nth {
        12 => told("DISABLED_UPDATE"),
        13 => told("ACCOUNT_RESTRICTION"),
        14 => told("ACCOUNT_DELETED"),
        21 => told("PARTNER_APP_INSTALLED"),
        _ => {}
    }
}

/// One of the things that change what WhatsApp makes of the business.
fn stand_otherwise(sandbox: &Sandbox, nth: u8) {
    sandbox.world().act(|act| {
        let id = act.truth.account.templates.keys().next().cloned().unwrap();
        match nth {
            0 => act.set_tier(Tier::T250),
            1 => act.count_first("c1"),
            2 => act.rate_template(&id, Quality::Red),
            3 => act.rate_template(&id, Quality::Green),
            4 => act.recategorise_soon(&id, "MARKETING"),
            6 => act.hold(&id, "wamid.of-nobody"),
            7 => act.set_pacing(PacingMode::ByHand, Some(2)),
            8 => act.set_pacing(PacingMode::Automatic, None),
            9 => drop(act.release_held(&id)),
            10 => drop(act.drop_held(&id, Dropped::Template)),
            11 => act.cap_utility(true),
            12 => act.count_utility("UTILITY"),
            13 => drop(act.archive(&id)),
            14 => drop(act.unarchive(&id)),
            15 => act.watch_idle(&id),
            _ => act.stand(StandingChange::Review {
                review: Review::ByHand,
            }),
        }
    });
}

fn use_flow(sandbox: &Sandbox, nth: u8) {
    sandbox.world().act(|act| {
        if nth == 2 {
            let wamid = act.truth.messages().last().unwrap().wamid.clone();
            let told = "Already placed".to_owned();
            act.change_flow(FlowChange::Ended { wamid, told });
            return;
        }
        for _ in 0..12 {
            let asked = Asked {
                at: act.now,
                ms: 6_000,
                ping: false,
                error: (nth == 0).then(|| "timeout_error".to_owned()),
            };
            act.note_asked("9", asked);
        }
    });
}

/// A phone and its peer; numbers from 100 on are the owner's chats.
fn ends(phone: usize) -> (String, String) {
    if phone >= 100 {
        (BUSINESS.to_owned(), name(phone - 100))
    } else {
        (name(phone), BUSINESS.to_owned())
    }
}

fn amend_one(sandbox: &Sandbox, phone: usize, nth: usize, how: Amend) {
    let (id, peer) = ends(phone);
    let newest = sandbox.messages(&id, &peer).unwrap().into_iter().rev();
    let Some(bubble) = newest.map(|message| message.id).nth(nth) else {
        return;
    };
    let _ = match how {
        Amend::Reply => sandbox.reply(&id, &peer, "indeed", &bubble),
        Amend::React(emoji) => sandbox.react(&id, &peer, &bubble, emoji),
        Amend::Edit(n) => sandbox.edit(&id, &peer, &bubble, &format!("version {n}")),
        Amend::Delete => sandbox.delete(&id, &peer, &bubble),
        Amend::Play => sandbox.play(&id, &peer, &bubble),
    };
}

/// What both phones must agree on once they are back: every bubble, as it stands.
fn agreed(sandbox: &Sandbox, phone: &str, peer: &str) -> Vec<String> {
    let shown = sandbox.messages(phone, peer).unwrap().into_iter();
    let owner = phone == BUSINESS;
    shown
        .filter(|message| message.kind != "system")
        .map(|message| {
            let by_business = message.from_me == owner;
            let mut reactions: Vec<_> = message
                .reactions
                .iter()
                .map(|reaction| (reaction.from_me == owner, reaction.emoji.as_str()))
                .collect();
            reactions.sort_unstable();
            format!(
                "{} {by_business} {:?} {:?} {:?} {:?} {reactions:?}",
                message.id, message.text, message.quote, message.edited_at, message.deleted_at
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn a_replayed_log_gives_the_same_truth(deeds in proptest::collection::vec(any_deed(), 1..60)) {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = loaded(dir.path());
        for deed in &deeds {
            carry_out(&sandbox, deed);
        }
        let before = truths(&sandbox);
        prop_assert!(apps_agree(&before));
        drop(sandbox);
        prop_assert_eq!(before, truths(&open(dir.path()).unwrap()));
    }

    #[test]
    fn both_phones_show_the_same_once_both_are_back(
        deeds in proptest::collection::vec(deed(), 1..60),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = loaded(dir.path());
        for deed in &deeds {
            carry_out(&sandbox, deed);
        }
        for phone in 0..6 {
            let online = PhoneChange { online: Some(true), ..PhoneChange::default() };
            sandbox.change_phone(&name(phone), online).unwrap();
        }
        sandbox.advance(3_600_000);
        for phone in 1..6 {
            let customer = name(phone);
            prop_assert_eq!(
                agreed(&sandbox, BUSINESS, &customer),
                agreed(&sandbox, &customer, BUSINESS)
            );
        }
    }

    #[test]
    fn an_amendment_made_again_changes_nothing(
        deeds in proptest::collection::vec(deed(), 1..40),
        phone in 1_usize..6,
        nth in 0_usize..3,
        how in amend().prop_filter("a reply is another reply", |how| !matches!(how, Amend::Reply)),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = loaded(dir.path());
        for deed in &deeds {
            carry_out(&sandbox, deed);
        }
        amend_one(&sandbox, phone, nth, how);
        let once = sandbox.world().look(Truth::clone);
        amend_one(&sandbox, phone, nth, how);
        prop_assert_eq!(once, sandbox.world().look(Truth::clone));
    }

    #[test]
    fn the_same_seed_and_deeds_give_the_same_ids(
        deeds in proptest::collection::vec(any_deed(), 1..20),
    ) {
        let run = || {
            let dir = tempfile::tempdir().unwrap();
            let sandbox = loaded(dir.path());
            for deed in &deeds {
                carry_out(&sandbox, deed);
            }
            sandbox.world().look(|truth| {
                let wamids = truth.messages().iter().map(|message| message.wamid.clone());
                (wamids.collect::<Vec<_>>(), truth.drawn)
            })
        };
        prop_assert_eq!(run(), run());
    }
}

#[test]
fn an_app_of_a_business_that_began_anew_is_another_than_the_one_before() {
    let dir = tempfile::tempdir().unwrap();
    let sandbox = loaded(dir.path());
    let begin = [
        Beside::Open(0),
        Beside::AddApp,
        Beside::BeginAnew,
        Beside::AddApp,
    ];
    for what in begin {
        act_beside(&sandbox, what);
    }
    let before = truths(&sandbox);
    let ids: Vec<_> = before[1].apps.iter().map(|known| &known.app.id).collect();
    assert_eq!(ids.len(), 3);
    assert_ne!(ids[1], ids[2]);
    assert!(apps_agree(&before));
    drop(sandbox);
    assert_eq!(before, truths(&open(dir.path()).unwrap()));
}

#[test]
fn a_torn_last_line_is_cut_off_and_the_rest_kept() {
    let dir = tempfile::tempdir().unwrap();
    let sandbox = loaded(dir.path());
    let before = sandbox.world().look(Truth::clone);
    drop(sandbox);
    let path = dir.path().join(FILE);
    let whole = std::fs::read(&path).unwrap();
    let mut torn = whole.clone();
    torn.extend_from_slice(br#"{"seq":99,"at":1,"#);
    std::fs::write(&path, &torn).unwrap();
    let sandbox = open(dir.path()).unwrap();
    assert_eq!(sandbox.world().look(Truth::clone), before);
    drop(sandbox);
    assert_eq!(
        std::fs::read(&path).unwrap(),
        whole,
        "the torn bytes are gone"
    );
}

#[test]
fn a_log_that_has_grown_is_written_anew_and_says_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(FILE);
    let sandbox = loaded(dir.path());
    let long = "a long story ".repeat(300);
    while path.metadata().unwrap().len() <= crate::limits::LOOSE_LOG_BYTES_MAX {
        for _ in 0..100 {
            sandbox.send_text("c1", BUSINESS, &long).unwrap();
        }
    }
    let before = sandbox.world().look(Truth::clone);
    drop(sandbox);
    let sandbox = open(dir.path()).unwrap();
    assert_eq!(sandbox.world().look(Truth::clone), before);
    let lines = || std::fs::read_to_string(&path).unwrap().lines().count();
    assert_eq!(lines(), 1, "one line tells everything");
    assert!(matches!(open(dir.path()), Err(OpenError::InUse { .. })));
    sandbox.send_text("c1", BUSINESS, "and one more").unwrap();
    assert_eq!(lines(), 2, "what happens now comes after it");
    let before = sandbox.world().look(Truth::clone);
    drop(sandbox);
    let sandbox = open(dir.path()).unwrap();
    assert_eq!(sandbox.world().look(Truth::clone), before);
    assert_eq!(lines(), 2, "it has not grown again");
}

#[test]
fn a_broken_line_in_the_middle_names_file_line_and_remedy() {
    let dir = tempfile::tempdir().unwrap();
    drop(loaded(dir.path()));
    let path = dir.path().join(FILE);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1] = "{ this is not a line }";
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let error = open(dir.path()).unwrap_err().to_string();
    assert!(error.contains("line 2") && error.contains(FILE), "{error}");
    assert!(error.contains("restore the file from a backup"), "{error}");
}

#[test]
fn two_sandboxes_never_share_a_directory() {
    let dir = tempfile::tempdir().unwrap();
    let _first = open(dir.path()).unwrap();
    assert!(matches!(open(dir.path()), Err(OpenError::InUse { .. })));
}

#[test]
fn the_clock_carries_on_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let sandbox = loaded(dir.path());
    sandbox.clock().advance(5 * 86_400_000);
    let shown = sandbox.clock().now_ms();
    drop(sandbox);
    let again = open(dir.path()).unwrap();
    assert_eq!(
        again.clock().now_ms(),
        shown,
        "a paused clock shows the same time"
    );
    assert!(again.clock().rate().abs() < f64::EPSILON);
}

#[test]
fn the_example_business_is_as_described() {
    let dir = tempfile::tempdir().unwrap();
    let sandbox = loaded(dir.path());
    let chats = sandbox.chats(BUSINESS).unwrap();
    assert_eq!(chats.len(), 40);
    let titles: Vec<&str> = chats.iter().map(|chat| chat.title.as_str()).collect();
    assert!(
        titles.contains(&"Inês C. (cakes)"),
        "saved people by the owner's naming"
    );
    assert!(
        titles.contains(&"~Marek"),
        "others by the name they gave themselves"
    );
    assert!(
        titles.contains(&"@pao.com.manteiga"),
        "and some by username only"
    );
    assert!(!sandbox.is_fresh());
    assert!(
        sandbox.load(&Scenario::forno_aurora()).is_err(),
        "an example is loaded once"
    );
}

#[test]
fn the_example_has_answered_edited_deleted_and_liked_messages() {
    let dir = tempfile::tempdir().unwrap();
    let sandbox = loaded(dir.path());
    let phones = sandbox.state().phones;
    let all: Vec<_> = phones[1..]
        .iter()
        .flat_map(|phone| sandbox.messages(BUSINESS, &phone.id).unwrap())
        .collect();
    assert!(all.iter().any(|message| message.quoted.is_some()));
    assert!(all.iter().any(|message| !message.reactions.is_empty()));
    let edited = all.iter().find(|message| message.edited_at.is_some());
    assert_eq!(
        edited.unwrap().text.as_deref(),
        Some("Combinado, guardo-lhe duas broas.")
    );
    assert!(all.iter().any(|message| message.deleted_at.is_some()));
    assert!(phones[1..].iter().any(|phone| phone.digits.is_none()));
}

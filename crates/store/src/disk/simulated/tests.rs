//! The simulated disk keeps what was synced and may lose the rest.

use super::*;

fn synced_then_more(seed: u64) -> SimulatedDisk {
    let disk = SimulatedDisk::new(seed);
    let mut file = disk.create("f").unwrap();
    file.write_all(b"safe ").unwrap();
    file.sync_data().unwrap();
    disk.sync_dir().unwrap();
    file.write_all(&[b'x'; 2_000]).unwrap();
    disk
}

#[test]
fn synced_bytes_survive_every_crash_and_unsynced_ones_only_some() {
    let mut lost = 0;
    for seed in 0..100 {
        let disk = synced_then_more(seed);
        disk.crash();
        let left = disk.read_all("f").unwrap();
        assert!(left.starts_with(b"safe "));
        lost += usize::from(left.len() < 2_005 || left[5..].contains(&0));
    }
    assert!(
        (50..100).contains(&lost),
        "{lost} of 100 crashes lost unsynced bytes"
    );
}

#[test]
fn a_file_whose_name_was_not_synced_may_vanish() {
    let vanished = (0..100).filter(|seed| {
        let disk = SimulatedDisk::new(*seed);
        disk.create("f").unwrap().sync_data().unwrap();
        disk.crash();
        disk.list().unwrap().is_empty()
    });
    assert!((20..80).contains(&vanished.count()));
}

#[test]
fn a_later_sync_does_not_save_what_a_failed_one_dropped() {
    let disk = SimulatedDisk::new(1);
    let mut file = disk.create("f").unwrap();
    disk.sync_dir().unwrap();
    file.write_all(b"abc").unwrap();
    disk.fail_next_sync();
    assert!(file.sync_data().is_err());
    file.write_all(b"def").unwrap();
    file.sync_data().unwrap();
    assert_eq!(
        disk.read_all("f").unwrap(),
        b"abcdef",
        "the page cache shows it all"
    );
    disk.crash();
    assert_eq!(disk.read_all("f").unwrap()[..6], *b"\0\0\0def");
}

#[test]
fn a_lie_about_sync_loses_bytes_that_were_said_to_be_safe() {
    let lost = (0..50).filter(|seed| {
        let disk = SimulatedDisk::new(*seed);
        disk.lie_about_sync(true);
        let mut file = disk.create("f").unwrap();
        disk.sync_dir().unwrap();
        file.write_all(b"abc").unwrap();
        file.sync_data().unwrap();
        disk.crash();
        !disk.read_all("f").unwrap().starts_with(b"abc")
    });
    assert!(lost.count() > 10);
}

#[test]
fn power_goes_in_the_middle_of_the_chosen_act_and_kills_open_files() {
    let disk = SimulatedDisk::new(1);
    let mut file = disk.create("f").unwrap();
    disk.sync_dir().unwrap();
    disk.power_off_after(1);
    file.write_all(b"abc").unwrap();
    assert!(file.sync_data().is_err(), "the second act is the last");
    assert!(disk.list().is_err(), "nothing works without power");
    disk.crash();
    assert!(disk.list().is_ok());
    assert!(file.write_all(b"d").is_err(), "opened before the cut");
}

#[test]
fn a_failed_write_leaves_a_part_and_a_refusing_disk_nothing() {
    let disk = SimulatedDisk::new(3);
    let mut file = disk.create("f").unwrap();
    disk.fail_next_write();
    assert!(file.write_all(&[1; 100]).is_err());
    let part = disk.len("f").unwrap();
    assert!(part <= 100);
    disk.refuse_changes(true);
    assert_eq!(
        file.write_all(b"x").unwrap_err().kind(),
        io::ErrorKind::StorageFull
    );
    disk.refuse_changes(false);
    assert_eq!(disk.len("f").unwrap(), part);
    assert_eq!(
        disk.counts(),
        Counts {
            writes: 1,
            syncs: 0,
            dir_syncs: 0
        }
    );
}

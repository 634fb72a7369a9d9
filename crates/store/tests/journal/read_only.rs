//! A journal read beside the one that writes it.

use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{AppendError, EntryKind, Journal, ReadOnly};

use crate::rig::{ALL_MERGED, HEADER_BYTES, append, arc, open, written};

#[tokio::test]
async fn it_reads_beside_the_writer_even_when_files_are_compressed_under_it() {
    let disk = SimulatedDisk::new(1);
    let journal = open(&disk).unwrap();
    for number in 0..40 {
        append(&journal, &format!("{number:03}{}", "x".repeat(300)))
            .await
            .unwrap();
    }
    let reader = ReadOnly::open(&arc(&disk), 0).unwrap();
    assert_eq!((reader.first(), reader.durable_to()), (1, 40));
    let before = reader.read(0, 100).await.unwrap();
    assert!(journal.tidy(9, ALL_MERGED).await.unwrap().compressed > 2);
    append(&journal, "later").await.unwrap();
    assert_eq!(
        reader.read(0, 100).await.unwrap(),
        before,
        "it ends where it was opened"
    );
    assert!(reader.stand(3).unwrap().unwrap().is_compressed);
    assert_eq!(reader.stand(41).unwrap(), None);
    let refused = reader.append(EntryKind::CallAnswer, 1, "no".into()).await;
    assert!(matches!(refused, Err(AppendError::Unwritable { .. })));
}

#[tokio::test]
async fn it_passes_over_a_torn_end_and_changes_nothing() {
    let disk = written(&["one", "two"]).await;
    let name = disk.list().unwrap().pop().unwrap();
    disk.tamper(&name, |bytes| bytes.extend_from_slice(b"half an entry"))
        .unwrap();
    let before = disk.read_all(&name).unwrap();
    let reader = ReadOnly::open(&arc(&disk), 0).unwrap();
    assert_eq!(reader.read(1, 9).await.unwrap().len(), 1);
    let stand = reader.stand(1).unwrap().unwrap();
    assert_eq!(
        (stand.offset, stand.starts_group),
        (HEADER_BYTES as u64, true)
    );
    assert_eq!(disk.read_all(&name).unwrap(), before);
}

//! Opening: what was written is there, one Twinline at a time, and nothing newer than this version.

use super::{Bench, LINE, NOW, memory, story};
use crate::engine::query;
use crate::{OpenError, Store};

pub(crate) async fn what_was_merged_is_there_after_reopening(bench: Bench) {
    let said = vec![story::customer("1", &[story::wa(1)], NOW, "hello")];
    bench.say(LINE, 1, said).await;
    let before = memory::stored(&bench.store).await;
    bench.store.close().await;
    let store = Store::open(&bench.database).await.unwrap();
    assert_eq!(memory::stored(&store).await, before);
    assert_eq!(store.position("shard 0").await.unwrap(), 1);
    store.close().await;
}

pub(crate) async fn a_newer_schema_is_refused_and_not_touched(bench: Bench) {
    query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99, 'future', TRUE, $1, 0)",
    )
    .bind(vec![0u8])
    .execute(bench.store.writer())
    .await
    .unwrap();
    bench.store.close().await;
    let error = Store::open(&bench.database).await.err().unwrap();
    assert!(
        matches!(error, OpenError::Newer { found: 99, .. }),
        "{error:?}"
    );
}

pub(crate) async fn a_second_twinline_is_refused_until_the_first_is_gone(bench: Bench) {
    let error = Store::open(&bench.database).await.err().unwrap();
    assert!(matches!(error, OpenError::InUse { .. }), "{error:?}");
    bench.store.close().await;
    let store = Store::open(&bench.database).await.unwrap();
    store.close().await;
}

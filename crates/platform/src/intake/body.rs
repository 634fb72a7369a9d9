//! Reading the body of a delivery before anybody knows who sends it: so many at once, so many bytes in all, so long.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::StreamExt as _;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::limits::{
    WEBHOOK_BODIES_AT_ONCE, WEBHOOK_BODIES_BYTES_MAX, WEBHOOK_BODY_BYTES_MAX, WEBHOOK_BODY_TIME,
};

/// What may be held in memory for deliveries that are not written yet.
pub struct Bodies {
    count: Semaphore,
    bytes: Semaphore,
}

impl Default for Bodies {
    fn default() -> Self {
        Self {
            count: Semaphore::new(WEBHOOK_BODIES_AT_ONCE),
            bytes: Semaphore::new(WEBHOOK_BODIES_BYTES_MAX),
        }
    }
}

/// A body, and its share of the memory until it is written.
pub(super) struct Read<'a> {
    pub(super) bytes: Bytes,
    pub(super) _held: [SemaphorePermit<'a>; 2],
}

/// Why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    TooLarge,
    /// The other side stopped in the middle of it.
    Broken,
    TooSlow,
    /// Too many are being read.
    Busy,
}

impl Bodies {
    /// Reads one.
    pub(super) async fn read(&self, body: Body) -> Result<Read<'_>, Unread> {
        self.read_within(WEBHOOK_BODY_TIME, body).await
    }

    async fn read_within(&self, time: Duration, body: Body) -> Result<Read<'_>, Unread> {
        tokio::time::timeout(time, self.read_at_leisure(body))
            .await
            .unwrap_or(Err(Unread::TooSlow))
    }

    async fn read_at_leisure(&self, body: Body) -> Result<Read<'_>, Unread> {
        let place = self.count.try_acquire().map_err(|_| Unread::Busy)?;
        let mut share = self.bytes.try_acquire_many(0).map_err(|_| Unread::Busy)?;
        let mut read = Vec::new();
        let mut chunks = body.into_data_stream();
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|_| Unread::Broken)?;
            if read.len() + chunk.len() > WEBHOOK_BODY_BYTES_MAX {
                return Err(Unread::TooLarge);
            }
            // Paid for as it comes: who only announces much holds nothing.
            let more = u32::try_from(chunk.len()).map_err(|_| Unread::TooLarge)?;
            let more = self.bytes.try_acquire_many(more);
            share.merge(more.map_err(|_| Unread::Busy)?);
            read.extend_from_slice(&chunk);
        }
        Ok(Read {
            bytes: read.into(),
            _held: [place, share],
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::{Body, Bytes};
    use futures::stream;

    use super::{Bodies, Unread};
    use crate::limits::{WEBHOOK_BODIES_AT_ONCE, WEBHOOK_BODIES_BYTES_MAX, WEBHOOK_BODY_BYTES_MAX};

    fn zeros(bytes: usize) -> Body {
        Body::from(vec![0; bytes])
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_no_large_one() {
        let bodies = Bodies::default();
        let parts = [
            Ok(Bytes::from_static(b"half")),
            Err(std::io::Error::other("gone")),
        ];
        let broken = bodies.read(Body::from_stream(stream::iter(parts))).await;
        assert_eq!(broken.err(), Some(Unread::Broken));
        let large = bodies.read(zeros(WEBHOOK_BODY_BYTES_MAX + 1)).await;
        assert_eq!(large.err(), Some(Unread::TooLarge));
        assert!(bodies.read(zeros(WEBHOOK_BODY_BYTES_MAX)).await.is_ok());
    }

    #[tokio::test]
    async fn a_body_that_never_ends_is_given_up() {
        let bodies = Bodies::default();
        let endless = stream::pending::<Result<Bytes, std::io::Error>>();
        let time = Duration::from_millis(10);
        let slow = bodies.read_within(time, Body::from_stream(endless)).await;
        assert_eq!(slow.err(), Some(Unread::TooSlow));
    }

    #[tokio::test]
    async fn memory_and_places_are_bounded_and_given_back() {
        let bodies = Bodies::default();
        let mut held = Vec::new();
        for _ in 0..WEBHOOK_BODIES_BYTES_MAX / WEBHOOK_BODY_BYTES_MAX {
            held.push(bodies.read(zeros(WEBHOOK_BODY_BYTES_MAX)).await.unwrap());
        }
        assert_eq!(bodies.read(zeros(1)).await.err(), Some(Unread::Busy));
        held.clear();
        for _ in 0..WEBHOOK_BODIES_AT_ONCE {
            held.push(bodies.read(zeros(1)).await.unwrap());
        }
        assert_eq!(bodies.read(zeros(0)).await.err(), Some(Unread::Busy));
        held.clear();
        assert_eq!(bodies.read(zeros(1)).await.unwrap().bytes.len(), 1);
    }
}

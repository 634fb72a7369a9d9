//! Stored bytes: content-addressed per workspace, so that tenants share nothing and the same file is kept once. Which
//! files are these bytes is counted in the table `blobs`, by
//! [`crate::Store::put_media`] and [`crate::Store::keep_message_media`].

mod incoming;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetOptions, GetRange, GetResult, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use twinline_core::ids::WorkspaceId;

use crate::store::StoreError;

pub use incoming::Incoming;

/// The files' folder, or an object store.
#[derive(Debug, Clone)]
pub struct Blobs {
    inner: Arc<dyn ObjectStore>,
    folder: PathBuf,
}

/// Where bytes are, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Names the bytes: workspace and digest.
    pub key: String,
    /// SHA-256, hex.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}

impl Blobs {
    /// Opens the folder, making it as needed.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, StoreError> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder).map_err(|source| object_store::Error::Generic {
            store: "LocalFileSystem",
            source: Box::new(source),
        })?;
        let inner = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            inner: Arc::new(inner),
            folder: folder.to_owned(),
        })
    }

    /// Stores bytes. Durable on return; the same bytes twice are kept once.
    pub async fn put(&self, workspace: WorkspaceId, bytes: Bytes) -> Result<Blob, StoreError> {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let key = format!("{workspace}/{sha256}");
        let size = bytes.len() as u64;
        self.inner
            .put(&Key::from(key.as_str()), PutPayload::from_bytes(bytes))
            .await?;
        Ok(Blob { key, sha256, size })
    }

    /// The bytes of a key, at once: for what is made small, or handed on as a whole.
    pub async fn get(&self, key: &str) -> Result<Bytes, StoreError> {
        let found = self.open_at(key, GetOptions::default()).await?;
        Ok(found.bytes().await?)
    }

    /// Some bytes of a key, in small pieces, each read when the one before it is taken: whoever reads slowly holds little.
    /// `NotFound` before the first. What lies behind the end is not given.
    pub async fn read(
        &self,
        key: &str,
        part: Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, StoreError>>, StoreError> {
        let range = (!part.is_empty()).then_some(GetRange::Bounded(part.clone()));
        let found = self
            .open_at(key, GetOptions::default().with_range(range))
            .await?;
        if part.is_empty() {
            return Ok(futures::stream::empty().boxed());
        }
        Ok(found.into_stream().map_err(StoreError::from).boxed())
    }

    async fn open_at(&self, key: &str, options: GetOptions) -> Result<GetResult, StoreError> {
        match self.inner.get_opts(&Key::from(key), options).await {
            Ok(found) => Ok(found),
            Err(object_store::Error::NotFound { .. }) => Err(StoreError::NotFound { what: "file" }),
            Err(error) => Err(error.into()),
        }
    }
}

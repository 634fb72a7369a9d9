//! Stored bytes: content-addressed per workspace, so that tenants share nothing and the same file is kept once. Which
//! files are these bytes is counted in the table `blobs`, by
//! [`crate::Store::put_media`] and [`crate::Store::keep_message_media`].

use std::path::Path;

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use twinline_core::ids::WorkspaceId;

use crate::store::StoreError;

/// The files' folder, or an object store.
#[derive(Debug, Clone)]
pub struct Blobs {
    inner: Arc<dyn ObjectStore>,
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

    /// The bytes of a key.
    pub async fn get(&self, key: &str) -> Result<Bytes, StoreError> {
        match self.inner.get(&Key::from(key)).await {
            Ok(found) => Ok(found.bytes().await?),
            Err(object_store::Error::NotFound { .. }) => Err(StoreError::NotFound { what: "file" }),
            Err(error) => Err(error.into()),
        }
    }
}

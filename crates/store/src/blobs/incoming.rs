//! Bytes on their way in: written as they come, in pieces, named by their digest once they are all there. What breaks off
//! leaves nothing that anybody could read; what a process that died leaves is swept by the next ([`Blobs::sweep`]).

use bytes::{Bytes, BytesMut};
use object_store::path::Path as Key;
use object_store::{MultipartUpload, ObjectStoreExt as _, PutPayload};
use sha2::{Digest as _, Sha256};
use twinline_core::ids::WorkspaceId;
use uuid::Uuid;

use super::{Blob, Blobs};
use crate::store::StoreError;

/// The folder of what is not all there yet.
const FOLDER: &str = "incoming";
/// So much is held in memory: the least that object stores take as a part.
const PIECE_BYTES: usize = 5 << 20;

/// See the module. Dropped before its end, it is forgotten.
#[derive(Debug)]
pub struct Incoming {
    blobs: Blobs,
    workspace: WorkspaceId,
    at: Key,
    parts: Box<dyn MultipartUpload>,
    piece: BytesMut,
    hash: Sha256,
    size: u64,
}

impl Blobs {
    /// Begins to take bytes in; `name` is theirs alone.
    pub async fn begin(&self, workspace: WorkspaceId, name: Uuid) -> Result<Incoming, StoreError> {
        let at = Key::from(format!("{FOLDER}/{name}"));
        Ok(Incoming {
            blobs: self.clone(),
            workspace,
            parts: self.inner.put_multipart(&at).await?,
            at,
            piece: BytesMut::new(),
            hash: Sha256::new(),
            size: 0,
        })
    }

    /// Removes what a process before this one has left half taken in. For its start: nothing may be on its way.
    pub fn sweep(&self) -> std::io::Result<()> {
        match std::fs::remove_dir_all(self.folder.join(FOLDER)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Incoming {
    /// Bytes taken so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes some more.
    pub async fn write(&mut self, bytes: &Bytes) -> Result<(), StoreError> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.piece.extend_from_slice(bytes);
        while self.piece.len() >= PIECE_BYTES {
            let piece = self.piece.split_to(PIECE_BYTES).freeze();
            self.put(piece).await?;
        }
        Ok(())
    }

    /// That was all. Durable on return; the same bytes twice are kept once.
    pub async fn finish(mut self) -> Result<Blob, StoreError> {
        if !self.piece.is_empty() {
            let piece = self.piece.split().freeze();
            self.put(piece).await?;
        }
        self.parts.complete().await?;
        let sha256 = hex::encode(self.hash.finalize());
        let key = format!("{}/{sha256}", self.workspace);
        let inner = &self.blobs.inner;
        inner.rename(&self.at, &Key::from(key.as_str())).await?;
        Ok(Blob {
            key,
            sha256,
            size: self.size,
        })
    }

    async fn put(&mut self, piece: Bytes) -> Result<(), StoreError> {
        Ok(self.parts.put_part(PutPayload::from_bytes(piece)).await?)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use twinline_core::ids::WorkspaceId;
    use uuid::Uuid;

    use super::{FOLDER, PIECE_BYTES};
    use crate::Blobs;

    const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));

    #[tokio::test]
    async fn what_comes_in_pieces_is_what_comes_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let bytes: Vec<u8> = (0..PIECE_BYTES * 2 + 9)
            .map(|n| n.to_le_bytes()[1])
            .collect();
        let bytes = Bytes::from(bytes);
        let mut incoming = blobs.begin(WORKSPACE, Uuid::from_u128(7)).await.unwrap();
        for piece in bytes.chunks(900_001) {
            incoming.write(&bytes.slice_ref(piece)).await.unwrap();
            assert!(incoming.piece.len() < PIECE_BYTES, "it is not held");
        }
        assert_eq!(incoming.size(), bytes.len() as u64);
        let taken = incoming.finish().await.unwrap();
        assert!(blobs.get(&taken.key).await.unwrap() == bytes);
        assert_eq!(blobs.put(WORKSPACE, bytes).await.unwrap(), taken);
    }

    #[tokio::test]
    async fn what_a_dead_process_left_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        blobs.sweep().unwrap();
        let kept = blobs.put(WORKSPACE, Bytes::from_static(b"loaf")).await;
        let mut left = blobs.begin(WORKSPACE, Uuid::from_u128(7)).await.unwrap();
        left.write(&Bytes::from(vec![1; PIECE_BYTES]))
            .await
            .unwrap();
        // Nobody drops what a dead process held.
        std::mem::forget(left);
        assert!(folder.path().join(FOLDER).exists());
        blobs.sweep().unwrap();
        assert!(!folder.path().join(FOLDER).exists());
        assert_eq!(blobs.get(&kept.unwrap().key).await.unwrap(), "loaf");
    }
}

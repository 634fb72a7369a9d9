//! Files: pictures, voice notes and documents from phones, documents from agents. No two are alike.

use bytes::Bytes;
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::MediaId;
use twinline_platform::ids::FreshIds as _;
use twinline_sandbox::{BUSINESS, NewFile};
use twinline_store::MediaFile;

use super::People;
use crate::dice::Dice;
use crate::house::{House, WORKSPACE};
use crate::life::Life;
use crate::trace::Trace;
use crate::weather::Weather;

/// One black dot.
const PICTURE: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
\0\0\0\x0aIDAT\x78\xda\x63\x60\0\0\0\x02\0\x01\xe5\x27\xde\xfc\0\0\0\0IEND\xae\x42\x60\x82";

impl People {
    /// Before the connection: files of the past, which history tells of with nothing in their place at first.
    pub(crate) fn leave_files(
        &mut self,
        house: &House,
        weather: &Weather,
        dice: &mut Dice,
    ) -> anyhow::Result<()> {
        for customer in self.customers.clone() {
            if dice.chance(weather.files) {
                let ways = [(customer.as_str(), BUSINESS), (BUSINESS, customer.as_str())];
                let way = ways[dice.place(2)];
                self.send_file(house, way, dice, &mut Trace::default())?;
            }
        }
        Ok(())
    }

    /// From a phone, perhaps with a caption.
    pub(super) fn send_file(
        &mut self,
        house: &House,
        (phone, peer): (&str, &str),
        dice: &mut Dice,
        trace: &mut Trace,
    ) -> anyhow::Result<()> {
        self.written += 1;
        let (name, mime, begin): (_, _, &[u8]) = match dice.place(3) {
            0 => ("dot.png", "image/png", PICTURE),
            1 => ("voice.ogg", "audio/ogg", b"OggS"),
            _ => ("paper.pdf", "application/pdf", b"%PDF-1.4 "),
        };
        let bytes = [begin, format!("{phone} {}", self.written).as_bytes()].concat();
        let voice = mime == "audio/ogg";
        let caption = (!voice && dice.chance(50)).then(|| format!("caption {}", self.written));
        let file = NewFile {
            bytes: bytes.clone(),
            filename: Some(name.to_owned()),
            mime: Some(mime.to_owned()),
            caption,
        };
        let sent = house.sandbox.send_file(phone, peer, file, None)?;
        let words = format!("{phone} to {peer}: {name} {:?} {}", sent.text, sent.id);
        trace.step(house.elapsed(), &words);
        self.files.insert(sent.id, bytes);
        Ok(())
    }

    /// An agent uploads a document.
    pub(super) async fn attach(
        &mut self,
        house: &House,
        life: &Life,
        dice: &mut Dice,
    ) -> anyhow::Result<(Content, Option<MediaId>)> {
        self.written += 1;
        let bytes = Bytes::from(format!("%PDF-1.4 agent {}", self.written));
        let blob = life.app.blobs.put(WORKSPACE, bytes).await?;
        let (mime, name) = ("application/pdf".to_owned(), "offer.pdf".to_owned());
        let file = MediaFile {
            id: MediaId(house.ids.fresh()),
            workspace: WORKSPACE,
            mime: mime.clone(),
            size: blob.size,
            filename: Some(name.clone()),
            sha256: blob.sha256,
            blob_key: blob.key,
            created_at: life.app.now(),
            preview: None,
        };
        life.app.store.put_media(&file).await?;
        let media = Media {
            kind: MediaKind::Document,
            mime,
            caption: dice.chance(50).then(|| format!("caption {}", self.written)),
            filename: Some(name),
            sha256: None,
            reference: None,
        };
        Ok((Content::Media(media), Some(file.id)))
    }
}

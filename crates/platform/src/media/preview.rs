//! Small pictures of pictures: what threads and panels show, while the original waits for a click. Pure: bytes in, bytes
//! out. Strangers choose these bytes, so nothing is decoded beyond limits. Films have none: that would take a decoder of
//! films, and their tile says what they are.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

/// The longer side of a preview, in pixels: twice the widest bubble, and then some for upright pictures.
pub const EDGE_MAX: u32 = 960;
/// Pictures up to so many bytes are shown as they are, if their sides are no longer than a preview's.
const SMALL_BYTES_MAX: usize = 160 << 10;
/// No side is longer: phones make none beyond it.
const SIDE_MAX: u32 = 16_000;
/// No picture has more pixels: 50 megapixels, 200 MB once decoded. A file of a few kilobytes can claim billions.
const PIXELS_MAX: u64 = 50_000_000;
/// Memory for one decoding.
const ALLOC_BYTES_MAX: u64 = 256 << 20;
/// Of 100: what a small picture needs.
const JPEG_QUALITY: u8 = 78;

/// What there is to show instead of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// The original itself: it is small.
    Original,
    /// A picture of its own.
    Made {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its media type.
        mime: &'static str,
    },
    /// None: it cannot be read, or claims to be larger than we decode.
    Impossible {
        /// Why.
        reason: String,
    },
}

/// Whether a file of this type can have one.
pub fn fits(mime: &str) -> bool {
    format(mime).is_some()
}

fn format(mime: &str) -> Option<ImageFormat> {
    match mime {
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/png" => Some(ImageFormat::Png),
        _ => None,
    }
}

/// Makes the preview of a picture. Heavy: run it where it may block.
pub fn make(bytes: &[u8], mime: &str) -> Preview {
    let Some(format) = format(mime) else {
        return Preview::Impossible {
            reason: format!("{mime} is no picture that is read here"),
        };
    };
    match draw(bytes, format) {
        Ok(preview) => preview,
        Err(error) => Preview::Impossible {
            reason: error.to_string(),
        },
    }
}

fn draw(bytes: &[u8], format: ImageFormat) -> Result<Preview, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(ALLOC_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // The header says so much; nothing is decoded yet.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Ok(Preview::Impossible {
            reason: format!("{width} × {height} pixels are more than are decoded here"),
        });
    }
    let is_small = width.max(height) <= EDGE_MAX && bytes.len() <= SMALL_BYTES_MAX;
    if is_small {
        return Ok(Preview::Original);
    }
    // Browsers turn a picture as its EXIF says; a preview carries none, so that its pixels are turned.
    let orientation = decoder.orientation()?;
    let picture = DynamicImage::from_decoder(decoder)?;
    let mut small = if width.max(height) > EDGE_MAX {
        picture.thumbnail(EDGE_MAX, EDGE_MAX)
    } else {
        picture
    };
    small.apply_orientation(orientation);
    encode(&small)
}

/// Nothing of the original's metadata goes along: where a picture was taken is nobody's business in a list.
fn encode(picture: &DynamicImage) -> Result<Preview, ImageError> {
    let mut bytes = Vec::new();
    if picture.color().has_alpha() {
        picture
            .to_rgba8()
            .write_with_encoder(PngEncoder::new(&mut bytes))?;
        return Ok(Preview::Made {
            bytes,
            mime: "image/png",
        });
    }
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    picture.to_rgb8().write_with_encoder(encoder)?;
    Ok(Preview::Made {
        bytes,
        mime: "image/jpeg",
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::metadata::Orientation;
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::{EDGE_MAX, Preview, make};

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let pixel = |x: u32| {
            if x < width / 2 {
                Rgb([220, 20, 20])
            } else {
                Rgb([20, 20, 220])
            }
        };
        DynamicImage::from(RgbImage::from_fn(width, height, |x, _| pixel(x)))
    }

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    fn made(preview: Preview) -> (DynamicImage, &'static str) {
        match preview {
            Preview::Made { bytes, mime } => (image::load_from_memory(&bytes).unwrap(), mime),
            other => panic!("no picture was made: {other:?}"),
        }
    }

    #[test]
    fn a_large_picture_gets_a_small_one_of_the_same_shape() {
        let jpeg = encoded(&halves(2_000, 1_000), ImageFormat::Jpeg);
        let (small, mime) = made(make(&jpeg, "image/jpeg"));
        assert_eq!(
            (small.width(), small.height(), mime),
            (960, 480, "image/jpeg")
        );
        assert!(
            made(make(&jpeg, "image/jpeg"))
                .0
                .to_rgb8()
                .get_pixel(10, 10)
                .0[0]
                > 150
        );
    }

    #[test]
    fn a_small_picture_is_shown_as_it_is() {
        let png = encoded(&halves(64, 48), ImageFormat::Png);
        assert_eq!(make(&png, "image/png"), Preview::Original);
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let clear = RgbaImage::from_pixel(1_200, 1_200, Rgba([1, 2, 3, 0]));
        let png = encoded(&DynamicImage::from(clear), ImageFormat::Png);
        let (small, mime) = made(make(&png, "image/png"));
        assert_eq!(
            (mime, small.to_rgba8().get_pixel(5, 5).0[3]),
            ("image/png", 0)
        );
    }

    #[test]
    fn a_picture_taken_sideways_is_turned_upright() {
        let jpeg = encoded(&halves(2_000, 1_000), ImageFormat::Jpeg);
        let turned = with_orientation(&jpeg, 6);
        let (small, _) = made(make(&turned, "image/jpeg"));
        assert_eq!((small.width(), small.height()), (480, 960));
        // Turned by a quarter to the right, what was left is on top.
        let pixels = small.to_rgb8();
        assert!(pixels.get_pixel(240, 50).0[0] > 150 && pixels.get_pixel(240, 900).0[2] > 150);
        assert_eq!(Orientation::from_exif(6), Some(Orientation::Rotate90));
    }

    #[test]
    fn a_bomb_is_not_decoded() {
        // A header that claims 12 000 × 12 000 pixels, and no pixels at all.
        let mut png = encoded(&halves(64, 48), ImageFormat::Png);
        for at in [16, 20] {
            png[at..at + 4].copy_from_slice(&12_000_u32.to_be_bytes());
        }
        let crc = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&crc.to_be_bytes());
        let Preview::Impossible { reason } = make(&png, "image/png") else {
            panic!("it was decoded")
        };
        assert!(reason.contains("12000 × 12000"), "{reason}");
    }

    #[test]
    fn noise_and_other_types_are_no_pictures() {
        let noise = make(b"\x89PNG\r\n\x1a\nnoise", "image/png");
        assert!(matches!(noise, Preview::Impossible { .. }));
        let film = make(b"....ftypisom", "video/mp4");
        assert!(matches!(film, Preview::Impossible { .. }));
        const { assert!(EDGE_MAX < 1_000) };
    }

    /// The same JPEG with an EXIF block that says how the camera was held.
    fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
        tiff.extend([
            0x12,
            0x01,
            0x03,
            0,
            1,
            0,
            0,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ]);
        let body = [b"Exif\0\0".as_slice(), &tiff].concat();
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &body, &jpeg[2..]].concat()
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
            }
        }
        !crc
    }
}

//! What forms with a file hold, for the description. Handlers read a form part by part.

/// A message with a file.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes a form, which is read part by part")]
pub(super) struct MessageForm {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    caption: Option<String>,
    /// The id of the message it answers.
    quote: Option<String>,
    /// Otherwise the file's kind says.
    r#as: Option<SentAs>,
    /// `true` for a picture, a video or a voice note that opens once. Refused while the number is connected to the API.
    view_once: Option<bool>,
}

/// What a file is sent as.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it describes a form, which is read part by part")]
enum SentAs {
    Document,
    /// A WebP picture.
    Sticker,
    /// A recording, which becomes a voice note.
    Voice,
}

/// A status with a file, or of words only.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes a form, which is read part by part")]
pub(super) struct StatusForm {
    #[schema(value_type = Option<String>, format = Binary)]
    file: Option<Vec<u8>>,
    text: Option<String>,
}

/// A product with its picture.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes a form, which is read part by part")]
pub(super) struct ProductForm {
    #[schema(value_type = Option<String>, format = Binary)]
    file: Option<Vec<u8>>,
    name: String,
    retailer_id: Option<String>,
    /// In whole units of the currency, as a number.
    price: Option<String>,
    /// ISO 4217.
    currency: Option<String>,
    description: Option<String>,
}

/// A profile picture.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes a form, which is read part by part")]
pub(super) struct PictureForm {
    /// A JPEG or PNG.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

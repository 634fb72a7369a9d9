//! A form with texts and at most one file.

use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header;

use super::problem::Problem;
use crate::media_store::{self, NewFile};

pub(super) struct Form {
    pub(super) fields: Vec<(String, String)>,
    pub(super) file: Option<NewFile>,
}

pub(super) fn is_form(request: &Request) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// The field `file` is the file.
pub(super) async fn read(request: Request) -> Result<Form, Problem> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        Problem::invalid(format!("the form cannot be read: {}", error.body_text()))
    };
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|error| Problem::invalid(error.body_text()))?;
    let mut form = Form {
        fields: Vec::new(),
        file: None,
    };
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let Some(name) = part.name().map(str::to_owned) else {
            continue;
        };
        if name != "file" {
            form.fields
                .push((name, part.text().await.map_err(unreadable)?));
            continue;
        }
        let filename = part.file_name().map(str::to_owned);
        let claimed = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(unreadable)?;
        if bytes.is_empty() {
            return Err(Problem::invalid("the file is empty"));
        }
        let mime = media_store::sniffed(&bytes, claimed.as_deref(), filename.as_deref());
        form.file = Some(NewFile {
            bytes,
            mime,
            filename,
            uploaded: false,
        });
    }
    Ok(form)
}

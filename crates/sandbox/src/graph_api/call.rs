//! A Graph call as read: its path without the version, and its parameters wherever the client put
//! them: JSON, form, multipart or query (graph-api.md 10).

use axum::extract::{FromRequest as _, Multipart};
use axum::http::request::Parts;
use axum::http::{Method, header};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::tls::Https;

/// How an upload's id begins; what is posted there are bytes and no parameters.
pub(super) const UPLOAD: &str = "upload:";

pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: Vec<String>,
    /// As the path began with it (`v23.0`).
    pub(super) version: Option<String>,
    /// Path and query, as asked.
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    /// What the bench shows of the body.
    pub(super) body_text: String,
    pub(super) file: Option<FilePart>,
    /// The body as it came.
    pub(super) raw: Bytes,
    host: String,
    https: bool,
    token: Option<String>,
    params: Map<String, Value>,
    /// The code with which the switchboard lets an accepted send fail later.
    pub(super) late_failure: Option<u32>,
}

pub(super) struct FilePart {
    pub(super) bytes: Bytes,
    pub(super) mime: Option<String>,
    pub(super) filename: Option<String>,
}

impl Call {
    pub(super) async fn read(parts: Parts, bytes: Bytes) -> Self {
        let text_of = |name: header::HeaderName| {
            parts
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        let content_type = text_of(header::CONTENT_TYPE).to_owned();
        let authorization = text_of(header::AUTHORIZATION);
        let host = text_of(header::HOST).to_owned();
        let token = authorization
            .split_once(' ')
            .map(|(_, token)| token.trim().to_owned());
        let headers = parts
            .headers
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let (version, path) = versioned(parts.uri.path());
        let mut call = Self {
            method: parts.method,
            path,
            version,
            url: parts
                .uri
                .path_and_query()
                .map(ToString::to_string)
                .unwrap_or_default(),
            headers,
            body_text: String::new(),
            file: None,
            raw: bytes.clone(),
            host,
            https: parts.extensions.get::<Https>().is_some(),
            token,
            params: Map::new(),
            late_failure: None,
        };
        call.take_pairs(parts.uri.query().unwrap_or_default());
        let is_upload = (call.path.first()).is_some_and(|first| first.starts_with(UPLOAD));
        if is_upload {
            call.body_text = format!("{} bytes of an upload", bytes.len());
        } else if content_type.starts_with("multipart/") {
            call.take_multipart(&content_type, bytes).await;
        } else {
            call.body_text = String::from_utf8_lossy(&bytes).into_owned();
            call.take_body(&content_type, &bytes);
        }
        let in_query = call.text("access_token");
        call.token = call.token.or(in_query);
        call
    }

    /// A parameter as text; numbers and booleans are spelled out.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        match self.params.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// A list of texts: as JSON, with commas between, or one alone. Numbers are spelled out.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        match self.object()[name].take() {
            Value::Array(rows) => rows
                .iter()
                .map(|row| row.as_str().map_or_else(|| row.to_string(), str::to_owned))
                .collect(),
            Value::String(rows) => rows.split(',').map(|row| row.trim().to_owned()).collect(),
            Value::Number(row) => vec![row.to_string()],
            _ => Vec::new(),
        }
    }

    /// All parameters as one object. Objects sent as text, as forms must, are read.
    pub(super) fn object(&self) -> Value {
        let read = self.params.iter().map(|(key, value)| {
            let value = match value {
                Value::String(text) if text.starts_with(['{', '[']) => {
                    serde_json::from_str(text).unwrap_or_else(|_| value.clone())
                }
                other => other.clone(),
            };
            (key.clone(), value)
        });
        Value::Object(read.collect())
    }

    /// A header of the request, by its name in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Where this client reached us, for addresses in answers.
    pub(super) fn base_url(&self) -> String {
        let host = if self.host.is_empty() {
            "localhost"
        } else {
            &self.host
        };
        let scheme = if self.https { "https" } else { "http" };
        format!("{scheme}://{host}")
    }

    /// Where a file is fetched: at WhatsApp's own host for files, if the client came by the one for calls.
    pub(super) fn files_url(&self) -> String {
        if self.https && self.host == "graph.facebook.com" {
            "https://lookaside.fbsbx.com".to_owned()
        } else {
            self.base_url()
        }
    }

    /// This very address with another place to begin at; without the token, which is nobody else's business.
    pub(super) fn address_of_page(&self, name: &str, cursor: &str) -> String {
        let whole = format!("{}{}", self.base_url(), self.url);
        let Ok(mut url) = reqwest::Url::parse(&whole) else {
            return whole;
        };
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !["after", "before", "access_token"].contains(&key.as_ref()))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        url.query_pairs_mut()
            .clear()
            .extend_pairs(kept)
            .append_pair(name, cursor);
        url.into()
    }

    /// What the bench calls this exchange: without ids, as they only make it harder to read.
    pub(super) fn label(&self) -> String {
        let ids = |segment: &&String| !segment.chars().all(|char| char.is_ascii_digit());
        let named: Vec<&str> = self.path.iter().filter(ids).map(String::as_str).collect();
        format!("{} /{}", self.method, named.join("/"))
    }

    fn take_pairs(&mut self, pairs: &str) {
        for (key, value) in form_pairs(pairs) {
            self.params.insert(key, json!(value));
        }
    }

    fn take_body(&mut self, content_type: &str, bytes: &[u8]) {
        let object = serde_json::from_slice::<Map<String, Value>>(bytes);
        match object {
            Ok(object) => self.params.extend(object),
            Err(_) if content_type.starts_with("application/json") => {}
            Err(_) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.take_pairs(&text);
            }
        }
    }

    async fn take_multipart(&mut self, content_type: &str, bytes: Bytes) {
        let total = bytes.len();
        let request = super::rebuilt(content_type, bytes);
        let Ok(mut form) = Multipart::from_request(request, &()).await else {
            return;
        };
        while let Ok(Some(field)) = form.next_field().await {
            let name = field.name().unwrap_or_default().to_owned();
            let filename = field.file_name().map(str::to_owned);
            let mime = field.content_type().map(str::to_owned);
            let Ok(bytes) = field.bytes().await else {
                continue;
            };
            if name == "file" {
                self.file = Some(FilePart {
                    bytes,
                    mime,
                    filename,
                });
            } else {
                self.params
                    .insert(name, json!(String::from_utf8_lossy(&bytes)));
            }
        }
        let shown: Vec<String> = self
            .params
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        self.body_text = format!("multipart form of {total} bytes: {}", shown.join(", "));
    }
}

/// The version that a path begins with, and the segments behind it.
fn versioned(path: &str) -> (Option<String>, Vec<String>) {
    let mut segments: Vec<String> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
        .collect();
    let named = segments.first().is_some_and(|first| is_version(first));
    let version = named.then(|| segments.remove(0));
    (version, segments)
}

fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_digit())
            && rest
                .chars()
                .all(|char| char.is_ascii_digit() || char == '.')
    })
}

fn form_pairs(pairs: &str) -> Vec<(String, String)> {
    let url = format!("http://form/?{pairs}");
    let Ok(url) = reqwest::Url::parse(&url) else {
        return Vec::new();
    };
    url.query_pairs()
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_slashes_are_no_part_of_the_path() {
        for path in [
            "/v25.0/1/messages",
            "/1/messages",
            "/v19/1/messages/",
            "//1//messages",
        ] {
            assert_eq!(versioned(path).1, ["1", "messages"], "{path}");
        }
        assert_eq!(versioned("/videos"), (None, vec!["videos".to_owned()]));
        assert_eq!(versioned("/v23.0/1").0.as_deref(), Some("v23.0"));
    }
}

//! Calls to WhatsApp's Graph API, and how sure we are of what came of them. No decisions: an [`Answer`] is judged by the
//! channel, an onboarding call by [`crate::connect`].

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use twinline_core::Millis;
use twinline_core::channel::{Answer, ChannelRequest};
use twinline_wire::Num;
use twinline_wire::graph::{
    AnswerError, AppDataAnswer, AppDataRequest, AppSubscription, CodeExchange, MediaInfo,
    MediaUploaded, Page, PhoneNumber, SubscribedApps, Success, TokenAnswer, read_answer,
};

use crate::config::{Config, MetaApp};
use crate::limits::{
    GRAPH_CALL_TIMEOUT, GRAPH_CONNECT_TIMEOUT, TRANSFER_BYTES_PER_S_MIN, UPLOAD_BYTES_MAX,
};

/// A client for one installation; the token is given per call, because each line has its own.
pub struct Graph {
    http: reqwest::Client,
    base: String,
    app: MetaApp,
}

/// Why a call brought no result.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// WhatsApp refused, and said why.
    #[error("WhatsApp refused: {0}")]
    Refused(String, i64),
    /// Nothing was sent.
    #[error("WhatsApp cannot be reached: {0}")]
    NotSent(String),
    /// It may have been taken.
    #[error("WhatsApp did not answer: {0}")]
    Silence(String),
}

impl Graph {
    /// A client with the time limits of [`crate::limits`].
    pub fn new(config: &Config) -> Self {
        let http = reqwest::Client::builder()
            .connect_timeout(GRAPH_CONNECT_TIMEOUT)
            .timeout(GRAPH_CALL_TIMEOUT)
            .user_agent(concat!("Twinline/", env!("CARGO_PKG_VERSION")))
            .build()
            .unwrap_or_default();
        Self {
            http,
            base: config.graph_url.clone(),
            app: config.app.clone(),
        }
    }

    /// Carries a channel's request. Never an error: every outcome is an answer to be judged.
    pub async fn carry(&self, token: &str, request: &ChannelRequest) -> Answer {
        let call = self
            .http
            .post(self.url(&request.path))
            .bearer_auth(token)
            .json(&request.body);
        match self.run(call).await {
            Ok((status, body, retry_after_ms)) => Answer::Http {
                status,
                body: String::from_utf8_lossy(&body).into_owned(),
                retry_after_ms,
            },
            Err(error) => unheard(error),
        }
    }

    /// Hands a file over; what did not succeed is an answer to be judged. Repeating this is safe: nobody sees a file
    /// that no message names.
    pub async fn upload(
        &self,
        token: &str,
        line: &str,
        bytes: Bytes,
        mime: &str,
        filename: &str,
    ) -> Result<String, Answer> {
        let size = bytes.len() as u64;
        let part = reqwest::multipart::Part::stream_with_length(bytes, size)
            .file_name(filename.to_owned())
            .mime_str(mime)
            .map_err(|error| Answer::NotSent {
                reason: format!("{mime} is no media type: {error}"),
            })?;
        let form = reqwest::multipart::Form::new()
            .text("messaging_product", "whatsapp")
            .text("type", mime.to_owned())
            .part("file", part);
        let call = self
            .http
            .post(self.url(&format!("{line}/media")))
            .bearer_auth(token)
            .timeout(transfer_time(size))
            .multipart(form);
        let (status, body, retry_after_ms) = match self.run(call).await {
            Ok(answer) => answer,
            Err(error) => return Err(unheard(error)),
        };
        match read_answer::<MediaUploaded>(status, &body) {
            Ok(uploaded) => Ok(uploaded.id.into_string()),
            Err(_) => Err(Answer::Http {
                status,
                body: String::from_utf8_lossy(&body).into_owned(),
                retry_after_ms,
            }),
        }
    }

    /// Fetches a file: its address first (good for five minutes), then its bytes.
    pub async fn download(&self, token: &str, media: &str) -> Called<(Vec<u8>, MediaInfo)> {
        let info: MediaInfo = self
            .read(self.http.get(self.url(media)).bearer_auth(token))
            .await?;
        let size = info.file_size.as_ref().and_then(Num::as_i64);
        let size = size.and_then(|size| u64::try_from(size).ok());
        let call = self
            .http
            .get(&info.url)
            .bearer_auth(token)
            .timeout(transfer_time(size.unwrap_or(UPLOAD_BYTES_MAX as u64)));
        let (status, body, _) = self.run(call).await?;
        if status != 200 {
            return Err(CallError::Refused(
                format!("the file's address answered {status}"),
                i64::from(status),
            ));
        }
        Ok((body, info))
    }

    /// Exchanges the code of a sign-up for a token. Works once, within 30 seconds (`graph-api.md` section 1.4).
    pub async fn exchange_code(&self, code: &str) -> Called<String> {
        let query = CodeExchange {
            client_id: self.app.id.clone(),
            client_secret: self.app_secret(),
            code: code.to_owned(),
        };
        let call = self.http.get(self.url("oauth/access_token")).query(&query);
        let (status, body, _) = self.run(call).await?;
        if status == 200
            && let Some(answer) = TokenAnswer::parse(&body)
        {
            return Ok(answer.access_token);
        }
        read_answer::<TokenAnswer>(status, &body)
            .map(|answer| answer.access_token)
            .map_err(refused)
    }

    /// Registers our webhook address for the app. WhatsApp verifies it before it answers.
    pub async fn subscribe_app(
        &self,
        callback: &str,
        verify_token: &str,
        fields: &[&str],
    ) -> Called<()> {
        let form = AppSubscription::new(callback, verify_token, fields.iter().copied());
        let token = format!("{}|{}", self.app.id, self.app_secret());
        let path = format!("{}/subscriptions", self.app.id);
        let _: Success = self
            .read(
                self.http
                    .post(self.url(&path))
                    .bearer_auth(token)
                    .form(&form),
            )
            .await?;
        Ok(())
    }

    /// Attaches the app to an account.
    pub async fn subscribe_account(&self, token: &str, account: &str) -> Called<()> {
        let call = self
            .http
            .post(self.url(&format!("{account}/subscribed_apps")))
            .bearer_auth(token);
        let _: Success = self.read(call).await?;
        Ok(())
    }

    /// Which apps are attached to an account: to be read back, not assumed.
    pub async fn subscribed_apps(&self, token: &str, account: &str) -> Called<SubscribedApps> {
        self.read(
            self.http
                .get(self.url(&format!("{account}/subscribed_apps")))
                .bearer_auth(token),
        )
        .await
    }

    /// The numbers of an account. A coexistence account holds one.
    pub async fn phone_numbers(&self, token: &str, account: &str) -> Called<Page<PhoneNumber>> {
        let fields = "id,display_phone_number,verified_name,is_on_biz_app,platform_type,status";
        let call = self
            .http
            .get(self.url(&format!("{account}/phone_numbers")))
            .query(&[("fields", fields)]);
        self.read(call.bearer_auth(token)).await
    }

    /// Asks for a sync. One call per kind and onboarding: never repeat it after silence.
    pub async fn ask_sync(
        &self,
        token: &str,
        line: &str,
        request: &AppDataRequest,
    ) -> Called<AppDataAnswer> {
        let call = self
            .http
            .post(self.url(&format!("{line}/smb_app_data")))
            .bearer_auth(token);
        self.read(json(call, request)).await
    }

    fn app_secret(&self) -> String {
        self.app.secrets.first().cloned().unwrap_or_default()
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    async fn read<T: DeserializeOwned>(&self, call: reqwest::RequestBuilder) -> Called<T> {
        let (status, body, _) = self.run(call).await?;
        read_answer(status, &body).map_err(refused)
    }

    async fn run(&self, call: reqwest::RequestBuilder) -> Called<(u16, Vec<u8>, Option<Millis>)> {
        let begun = Instant::now();
        let response = call.send().await.map_err(|error| lost(&error))?;
        let status = response.status().as_u16();
        let retry_after_ms = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.parse::<Millis>().ok())
            .map(|seconds| seconds.saturating_mul(1000));
        let body = response
            .bytes()
            .await
            .map_err(|error| CallError::Silence(without_url(&error)))?;
        metrics::histogram!("twinline_graph_call_seconds").record(begun.elapsed());
        Ok((status, body.to_vec(), retry_after_ms))
    }
}

/// A call that brought no answer, as one to be judged.
fn unheard(error: CallError) -> Answer {
    match error {
        CallError::NotSent(reason) => Answer::NotSent { reason },
        CallError::Refused(reason, _) | CallError::Silence(reason) => Answer::Silence { reason },
    }
}

/// How long so many bytes may be under way.
fn transfer_time(bytes: u64) -> Duration {
    GRAPH_CALL_TIMEOUT + Duration::from_secs(bytes / TRANSFER_BYTES_PER_S_MIN)
}

/// What came of a call.
type Called<T> = Result<T, CallError>;

fn json<T: Serialize>(call: reqwest::RequestBuilder, body: &T) -> reqwest::RequestBuilder {
    call.json(body)
}

fn refused(error: AnswerError) -> CallError {
    match error {
        AnswerError::Refused { error, .. } => CallError::Refused(
            error.text().unwrap_or("no reason given").to_owned(),
            error.code().unwrap_or(0),
        ),
        AnswerError::Unreadable { http, why } => {
            CallError::Silence(format!("the answer ({http}) cannot be read: {why}"))
        }
    }
}

/// Before a connection stands nothing was sent; after that, nobody knows.
fn lost(error: &reqwest::Error) -> CallError {
    if error.is_connect() || error.is_builder() {
        CallError::NotSent(without_url(error))
    } else {
        CallError::Silence(without_url(error))
    }
}

/// An address may hold a secret in its query.
fn without_url(error: &reqwest::Error) -> String {
    let mut words = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if !words.is_empty() {
            words.push_str(": ");
        }
        let text = error.to_string();
        words.push_str(text.split(" for url").next().unwrap_or(&text));
        cause = error.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::transfer_time;
    use crate::limits::{GRAPH_CALL_TIMEOUT, UPLOAD_BYTES_MAX};

    #[test]
    fn a_large_file_has_longer_than_a_small_one() {
        assert_eq!(transfer_time(1_000), GRAPH_CALL_TIMEOUT);
        assert!(transfer_time(UPLOAD_BYTES_MAX as u64) > Duration::from_mins(6));
    }
}

//! Calls to WhatsApp's Graph API, and how sure we are of what came of them. No decisions: an [`Answer`] is judged by the
//! channel, an onboarding call by [`crate::connect`]. How a call travels is [`crate::transport`]'s.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use twinline_core::channel::{Answer, ChannelRequest};
use twinline_wire::Num;
use twinline_wire::graph::{
    Account, AnswerError, AppDataAnswer, AppDataRequest, AppSubscription, CodeExchange, MediaInfo,
    MediaUploaded, Page, PhoneNumber, SubscribedApps, SubscribedObject, Success, TokenAnswer,
    read_answer,
};
use twinline_wire::webhook::OBJECT;

use crate::config::{Config, MetaApp};
use crate::limits::{
    GRAPH_CALL_TIMEOUT, TEMPLATE_PAGES_MAX, TEMPLATES_OF_A_PAGE, TRANSFER_BYTES_PER_S_MIN,
};
use crate::transport::{Answered, Call, CallBody, Carrier, FileForm, Lost, Method};

/// A client for one installation; the token is given per call, because each line has its own.
pub struct Graph {
    carrier: Carrier,
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
    /// A client whose calls travel by `carrier`.
    pub fn new(config: &Config, carrier: Carrier) -> Self {
        Self {
            carrier,
            base: config.graph_url.clone(),
            app: config.app.clone(),
        }
    }

    /// Carries a channel's request. Never an error: every outcome is an answer to be judged.
    pub async fn carry(&self, token: &str, request: &ChannelRequest) -> Answer {
        let call = self.post(&request.path, token);
        match self.run(json(call, &request.body)).await {
            Ok(answered) => heard(answered),
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
        let time = transfer_time(bytes.len() as u64);
        let call = Call {
            body: CallBody::File(FileForm {
                fields: vec![
                    ("messaging_product", "whatsapp".to_owned()),
                    ("type", mime.to_owned()),
                ],
                bytes,
                mime: mime.to_owned(),
                filename: filename.to_owned(),
            }),
            time: Some(time),
            ..self.post(&format!("{line}/media"), token)
        };
        let answered = self.run(call).await.map_err(unheard)?;
        match read_answer::<MediaUploaded>(answered.status, &answered.body) {
            Ok(uploaded) => Ok(uploaded.id.into_string()),
            Err(_) => Err(heard(answered)),
        }
    }

    /// What WhatsApp says of a file, and an address for its bytes that is good for five minutes.
    pub async fn media_info(&self, token: &str, media: &str) -> Called<MediaInfo> {
        self.read(self.get(media, token)).await
    }

    /// The bytes behind the address of a file. `None`: they are more than `bytes_max`, and were left.
    pub async fn media_bytes(
        &self,
        token: &str,
        info: &MediaInfo,
        bytes_max: u64,
    ) -> Called<Option<Vec<u8>>> {
        let call = Call {
            url: info.url.clone(),
            time: Some(transfer_time(told_size(info).unwrap_or(bytes_max))),
            answer_bytes_max: Some(bytes_max),
            ..self.get("", token)
        };
        let Answered { status, body, .. } = match self.carrier.carry(call).await {
            Err(Lost::TooLong) => return Ok(None),
            carried => carried?,
        };
        match status {
            200 => Ok(Some(body)),
            // "Unreachable" to us, whoever is to blame: it may be well the next time.
            500.. => Err(CallError::Silence(format!(
                "the file's address answered {status}"
            ))),
            _ => Err(CallError::Refused(
                format!("the file's address answered {status}"),
                i64::from(status),
            )),
        }
    }

    /// Exchanges the code of a sign-up for a token. Works once, within 30 seconds (`graph-api.md` section 1.4).
    pub async fn exchange_code(&self, code: &str) -> Called<String> {
        let query = CodeExchange {
            client_id: self.app.id.clone(),
            client_secret: self.app_secret(),
            code: code.to_owned(),
        };
        let call = Call {
            token: None,
            url: with_query(&self.url("oauth/access_token"), &query),
            ..self.get("", "")
        };
        let Answered { status, body, .. } = self.run(call).await?;
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
        let call = Call {
            body: CallBody::Form(encoded(&form)),
            ..self.post(&format!("{}/subscriptions", self.app.id), &token)
        };
        let _: Success = self.read(call).await?;
        Ok(())
    }

    /// What the app is subscribed to of accounts: where it is told, and of which fields. `None`: nothing.
    pub async fn subscribed_fields(&self) -> Called<Option<(String, BTreeSet<String>)>> {
        let token = format!("{}|{}", self.app.id, self.app_secret());
        let call = self.get(&format!("{}/subscriptions", self.app.id), &token);
        let page: Page<SubscribedObject> = self.read(call).await?;
        let of_accounts = (page.data.known()).find(|row| row.object.as_deref() == Some(OBJECT));
        Ok(of_accounts.map(|row| {
            let names = row.fields.known().filter_map(|field| field.name.clone());
            let callback = row.callback_url.clone().unwrap_or_default();
            (callback, names.collect())
        }))
    }

    /// Attaches the app to an account.
    pub async fn subscribe_account(&self, token: &str, account: &str) -> Called<()> {
        let call = self.post(&format!("{account}/subscribed_apps"), token);
        let _: Success = self.read(call).await?;
        Ok(())
    }

    /// Which apps are attached to an account: to be read back, not assumed.
    pub async fn subscribed_apps(&self, token: &str, account: &str) -> Called<SubscribedApps> {
        self.read(self.get(&format!("{account}/subscribed_apps"), token))
            .await
    }

    /// The numbers of an account. A coexistence account holds one.
    pub async fn phone_numbers(&self, token: &str, account: &str) -> Called<Page<PhoneNumber>> {
        let fields = "id,display_phone_number,verified_name,is_on_biz_app,platform_type,status";
        let mut call = self.get(&format!("{account}/phone_numbers"), token);
        call.url = with_query(&call.url, &[("fields", fields)]);
        self.read(call).await
    }

    /// How a number stands, as WhatsApp tells it.
    pub async fn standing(&self, token: &str, number: &str) -> Called<serde_json::Value> {
        let fields = "id,display_phone_number,quality_rating,whatsapp_business_manager_messaging_limit,throughput,status";
        let mut call = self.get(number, token);
        call.url = with_query(&call.url, &[("fields", fields)]);
        self.read(call).await
    }

    /// The templates of an account, all pages of them, each as WhatsApp tells it.
    pub async fn templates(&self, token: &str, account: &str) -> Called<Vec<serde_json::Value>> {
        let fields = "id,name,language,status,category,parameter_format,components,rejected_reason";
        let mut templates = Vec::new();
        let mut after = None;
        for _ in 0..TEMPLATE_PAGES_MAX {
            let mut call = self.get(&format!("{account}/message_templates"), token);
            let mut query = vec![("fields", fields), ("limit", TEMPLATES_OF_A_PAGE)];
            query.extend(after.as_deref().map(|after| ("after", after)));
            call.url = with_query(&call.url, &query);
            let page: Page<serde_json::Value> = self.read(call).await?;
            templates.extend(page.data.known().cloned());
            after = page.paging.and_then(|paging| {
                paging.next.as_ref()?;
                paging.cursors?.after
            });
            if after.is_none() {
                break;
            }
        }
        Ok(templates)
    }

    /// To which portfolio an account belongs. `None`: the answer does not say.
    pub async fn portfolio(&self, token: &str, account: &str) -> Called<Option<String>> {
        let mut call = self.get(account, token);
        call.url = with_query(&call.url, &[("fields", "id,name,owner_business_info")]);
        let account: Account = self.read(call).await?;
        Ok(account
            .owner_business_info
            .and_then(|owner| owner.id)
            .filter(|id| !id.is_empty()))
    }

    /// Asks for a sync. One call per kind and onboarding: never repeat it after silence.
    pub async fn ask_sync(
        &self,
        token: &str,
        line: &str,
        request: &AppDataRequest,
    ) -> Called<AppDataAnswer> {
        let call = self.post(&format!("{line}/smb_app_data"), token);
        self.read(json(call, request)).await
    }

    fn app_secret(&self) -> String {
        self.app.secrets.first().cloned().unwrap_or_default()
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    fn get(&self, path: &str, token: &str) -> Call {
        Call {
            method: Method::Get,
            url: self.url(path),
            token: Some(token.to_owned()),
            body: CallBody::Empty,
            time: None,
            answer_bytes_max: None,
        }
    }

    fn post(&self, path: &str, token: &str) -> Call {
        Call {
            method: Method::Post,
            ..self.get(path, token)
        }
    }

    async fn read<T: DeserializeOwned>(&self, call: Call) -> Called<T> {
        let Answered { status, body, .. } = self.run(call).await?;
        read_answer(status, &body).map_err(refused)
    }

    async fn run(&self, call: Call) -> Called<Answered> {
        let begun = Instant::now();
        let answered = self.carrier.carry(call).await?;
        metrics::histogram!("twinline_graph_call_seconds").record(begun.elapsed());
        Ok(answered)
    }
}

impl From<Lost> for CallError {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::NotSent(why) => Self::NotSent(why),
            Lost::Silence(why) => Self::Silence(why),
            Lost::TooLong => Self::Silence("its answer is longer than is taken".to_owned()),
        }
    }
}

/// An answer to be judged.
fn heard(answered: Answered) -> Answer {
    let Answered {
        status,
        body,
        retry_after_ms,
    } = answered;
    Answer::Http {
        status,
        body: String::from_utf8(body)
            .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned()),
        retry_after_ms,
    }
}

/// A call that brought no answer, as one to be judged.
fn unheard(error: CallError) -> Answer {
    match error {
        CallError::NotSent(reason) => Answer::NotSent { reason },
        CallError::Refused(reason, _) | CallError::Silence(reason) => Answer::Silence { reason },
    }
}

/// The bytes of a file, as WhatsApp tells them before it is fetched.
pub fn told_size(info: &MediaInfo) -> Option<u64> {
    let size = info.file_size.as_ref().and_then(Num::as_i64)?;
    u64::try_from(size).ok()
}

/// How long so many bytes may be under way.
fn transfer_time(bytes: u64) -> Duration {
    GRAPH_CALL_TIMEOUT + Duration::from_secs(bytes / TRANSFER_BYTES_PER_S_MIN)
}

/// What came of a call.
type Called<T> = Result<T, CallError>;

fn json<T: Serialize>(call: Call, body: &T) -> Call {
    Call {
        body: CallBody::Json(serde_json::to_vec(body).unwrap_or_default()),
        ..call
    }
}

fn encoded<T: Serialize>(form: &T) -> String {
    serde_urlencoded::to_string(form).unwrap_or_default()
}

fn with_query<T: Serialize + ?Sized>(url: &str, query: &T) -> String {
    format!("{url}?{}", encoded(&query))
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

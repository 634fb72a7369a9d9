//! The acts of a scenario, each by the API that anybody would use for it.

use serde_json::{Value, json};

use super::names::OWNER;
use super::stage::{Answer, Stage, taken};
use super::step::{Answers, Call, FileKind, Send, SendFile, Step, SyncKind, Write};
use crate::truth::model::BUSINESS;

impl Stage {
    /// Does what a step says. Expectations and time are not for here.
    pub(super) async fn act(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Write(step) => self.write(step).await,
            Step::SendFile(step) => self.send_file(step),
            Step::React(step) => {
                let path = self.bubble(&step.on, &step.of, "/reaction");
                let answer = self
                    .bench("PUT", &path, Some(json!({"emoji": step.emoji})))
                    .await;
                allowed(answer, step.refused.as_deref())
            }
            Step::Edit(step) => {
                let path = self.bubble(&step.on, &step.of, "");
                let answer = self
                    .bench("PATCH", &path, Some(json!({"text": step.text})))
                    .await;
                allowed(answer, step.refused.as_deref())
            }
            Step::Delete(step) => {
                let path = self.bubble(&step.on, &step.of, "");
                allowed(
                    self.bench("DELETE", &path, None).await,
                    step.refused.as_deref(),
                )
            }
            Step::Play(step) => {
                let path = self.bubble(&step.on, &step.of, "/played");
                allowed(
                    self.bench("POST", &path, None).await,
                    step.refused.as_deref(),
                )
            }
            Step::Open(step) => {
                let path = format!("{}/read", self.chat(&step.on, step.with.as_ref()));
                done(self.bench("POST", &path, None).await)
            }
            Step::Phone(step) => {
                let mut change = json!({});
                for (name, value) in [
                    ("online", step.online),
                    ("read_receipts", step.read_receipts),
                    ("auto_read", step.auto_read),
                ] {
                    if let Some(value) = value {
                        change[name] = json!(value);
                    }
                }
                done(
                    self.bench("PATCH", &self.of(&step.of, ""), Some(change))
                        .await,
                )
            }
            Step::ChangeNumber(step) => {
                let body = json!({"digits": step.digits});
                done(
                    self.bench("PUT", &self.of(&step.of, "/number"), Some(body))
                        .await,
                )
            }
            Step::Username(step) => {
                let body = json!({"username": step.username});
                done(
                    self.bench("PUT", &self.of(&step.of, "/username"), Some(body))
                        .await,
                )
            }
            Step::SaveContact(step) => {
                let body = json!({"name": step.name});
                done(
                    self.bench("PUT", &self.of(&step.of, "/contact"), Some(body))
                        .await,
                )
            }
            Step::RemoveContact(step) => done(
                self.bench("DELETE", &self.of(&step.of, "/contact"), None)
                    .await,
            ),
            Step::Unsupported(step) => {
                let body = json!({"unsupported": {"type": step.kind}});
                done(
                    self.bench("POST", &self.of(&step.on, "/oddities"), Some(body))
                        .await,
                )
            }
            Step::ComeFromAd(step) => {
                let body = json!({"ad": {"text": step.text}});
                done(
                    self.bench("POST", &self.of(&step.on, "/oddities"), Some(body))
                        .await,
                )
            }
            Step::Connect(step) => self.connect(step.share_history).await,
            Step::Sync(step) => {
                let kind = match step.what {
                    SyncKind::Contacts => "smb_app_state_sync",
                    SyncKind::History => "history",
                };
                let body = json!({"messaging_product": "whatsapp", "sync_type": kind});
                let path = self.filled("/{number}/smb_app_data");
                answered(
                    self.graph("POST", &path, Some(body)).await,
                    step.answers.as_ref(),
                )
                .map(drop)
            }
            Step::Send(step) => self.send(step).await,
            Step::MarkRead(step) => {
                let mut body = json!({"messaging_product": "whatsapp", "status": "read", "message_id": self.message(&step.of)});
                if step.typing {
                    body["typing_indicator"] = json!({"type": "text"});
                }
                let path = self.filled("/{number}/messages");
                done(self.graph("POST", &path, Some(body)).await)
            }
            Step::Api(call) => self.call(call, false).await,
            Step::Bench(call) => self.call(call, true).await,
            Step::Fault(rule) => {
                let rule = self.rule(rule);
                self.sandbox
                    .set_fault_rule(rule)
                    .map(drop)
                    .map_err(|error| error.to_string())
            }
            Step::ClearFaults(_) => done(self.bench("DELETE", "/faults/rules", None).await),
            Step::Server(server) => {
                self.desk.serve(*server);
                Ok(())
            }
            Step::Wait(_)
            | Step::ExpectPhone(_)
            | Step::ExpectWebhook(_)
            | Step::ExpectWindow(_) => Ok(()),
        }
    }

    async fn write(&mut self, step: &Write) -> Result<(), String> {
        let mut body = json!({"text": step.text});
        if let Some(quote) = &step.quote {
            body["quote"] = json!(self.message(quote));
        }
        let path = format!("{}/messages", self.chat(&step.on, step.to.as_ref()));
        let sent = taken("the message", self.bench("POST", &path, Some(body)).await)?;
        self.name(step.name.as_ref(), &sent["id"]);
        Ok(())
    }

    fn send_file(&mut self, step: &SendFile) -> Result<(), String> {
        let (bytes, filename): (&[u8], &str) = match step.file {
            FileKind::Picture => (
                b"\x89PNG\r\n\x1a\n0000 the picture of a scenario",
                "picture.png",
            ),
            FileKind::Voice => (b"OggS\0\x02 the voice of a scenario OpusHead", "voice.ogg"),
            FileKind::Document => (b"%PDF-1.4 the document of a scenario", "document.pdf"),
        };
        let file = crate::NewFile {
            bytes: bytes.to_vec(),
            filename: Some(filename.to_owned()),
            mime: (step.file == FileKind::Voice).then(|| "audio/ogg; codecs=opus".to_owned()),
            caption: step.caption.clone(),
        };
        let (phone, peer) = self.ends(&step.on, step.to.as_ref());
        let sent = self
            .sandbox
            .send_file(&phone, &peer, file, None)
            .map_err(|error| error.to_string())?;
        self.name(step.name.as_ref(), &json!(sent.id));
        Ok(())
    }

    async fn send(&mut self, step: &Send) -> Result<(), String> {
        let mut body = json!({"messaging_product": "whatsapp", "recipient_type": "individual"});
        match self.people.get(&step.to) {
            None => body["to"] = json!(step.to),
            Some(id) => self.sandbox.world().look(|truth| {
                let phone = truth.phone(id);
                let digits = phone.and_then(|phone| truth.visible_digits(phone, truth.last_at));
                match (digits, phone) {
                    (Some(digits), _) => body["to"] = json!(digits),
                    // Nobody can write to a number they were never shown.
                    (None, Some(phone)) => body["recipient"] = json!(phone.bsuid),
                    (None, None) => {}
                }
            }),
        }
        if let Some(text) = &step.text {
            body["type"] = json!("text");
            body["text"] = json!({"body": text});
        }
        if let Some(template) = &step.template {
            let parameters: Vec<Value> = step
                .parameters
                .iter()
                .map(|text| json!({"type": "text", "text": text}))
                .collect();
            let mut object = json!({"name": template, "language": {"code": step.language}});
            if !parameters.is_empty() {
                object["components"] = json!([{"type": "body", "parameters": parameters}]);
            }
            body["type"] = json!("template");
            body["template"] = object;
        }
        if let (Some(Value::Object(message)), Some(body)) =
            (self.value(step.message.as_ref()), body.as_object_mut())
        {
            body.extend(message);
        }
        if let Some(quote) = &step.quote {
            body["context"] = json!({"message_id": self.message(quote)});
        }
        let path = self.filled("/{number}/messages");
        for nth in 0..step.times.max(1) {
            if nth > 0 {
                self.sandbox.advance(100);
            }
            let answer = self.graph("POST", &path, Some(body.clone())).await;
            let sent = answered(answer, step.answers.as_ref())?;
            self.name(step.name.as_ref(), &sent["messages"][0]["id"]);
        }
        Ok(())
    }

    async fn call(&mut self, call: &Call, bench: bool) -> Result<(), String> {
        let path = self.filled(&call.path);
        let body = self.value(call.body.as_ref());
        let answer = if bench {
            self.bench(&call.method, &path, body).await
        } else {
            self.graph(&call.method, &path, body).await
        };
        let told = answered(answer, call.answers.as_ref())?;
        let id = if told["messages"][0]["id"].is_string() {
            &told["messages"][0]["id"]
        } else {
            &told["id"]
        };
        self.name(call.name.as_ref(), id);
        Ok(())
    }

    fn value(&self, value: Option<&Value>) -> Option<Value> {
        serde_json::from_str(&self.filled(&value?.to_string())).ok()
    }

    fn name(&mut self, name: Option<&String>, id: &Value) {
        if let (Some(name), Some(id)) = (name, id.as_str()) {
            self.named.insert(name.clone(), id.to_owned());
        }
    }

    pub(super) fn message(&self, name: &str) -> &str {
        self.named.get(name).map_or("", String::as_str)
    }

    /// A phone and the one on the other side.
    pub(super) fn ends(&self, on: &str, to: Option<&String>) -> (String, String) {
        if on == OWNER {
            (
                BUSINESS.to_owned(),
                to.map(|to| self.phone(to)).unwrap_or_default(),
            )
        } else {
            (self.phone(on), BUSINESS.to_owned())
        }
    }

    fn of(&self, name: &str, more: &str) -> String {
        format!("/phones/{}{more}", self.phone(name))
    }

    fn chat(&self, on: &str, to: Option<&String>) -> String {
        let (phone, peer) = self.ends(on, to);
        format!("/phones/{phone}/chats/{peer}")
    }

    /// The address of a named message on a phone.
    fn bubble(&self, on: &str, of: &str, more: &str) -> String {
        let wamid = self.message(of);
        let customer = self
            .sandbox
            .world()
            .look(|truth| truth.message(wamid).map(|message| message.customer.clone()));
        let phone = self.phone(on);
        let peer = if on == OWNER {
            customer.unwrap_or_default()
        } else {
            BUSINESS.to_owned()
        };
        let wamid =
            percent_encoding::utf8_percent_encode(wamid, percent_encoding::NON_ALPHANUMERIC);
        format!("/phones/{phone}/chats/{peer}/messages/{wamid}{more}")
    }
}

fn done(answer: Answer) -> Result<(), String> {
    taken("this", answer).map(drop)
}

/// Done, or refused with these words where that is expected.
fn allowed(answer: Answer, refused: Option<&str>) -> Result<(), String> {
    match (done(answer), refused) {
        (Ok(()), None) => Ok(()),
        (Ok(()), Some(words)) => Err(format!(
            "this was to be refused with {words:?}, and was done"
        )),
        (Err(why), Some(words)) if why.contains(words) => Ok(()),
        (Err(why), _) => Err(why),
    }
}

/// Whether an answer is what it must be; a good one, if nothing is said.
fn answered(answer: Answer, expected: Option<&Answers>) -> Result<Value, String> {
    let Some(expected) = expected else {
        return taken("this", answer);
    };
    let Some((status, body)) = answer else {
        return if expected.lost {
            Ok(Value::Null)
        } else {
            Err("no answer came".to_owned())
        };
    };
    let code = body.pointer("/error/code").and_then(Value::as_i64);
    let got = format!("the answer was {status} {body}");
    if expected.lost {
        return Err(format!("no answer was to come; {got}"));
    }
    if expected.status.is_some_and(|wanted| wanted != status) {
        return Err(format!(
            "expected status {}; {got}",
            expected.status.unwrap_or_default()
        ));
    }
    if expected.error.is_some() && expected.error != code {
        return Err(format!(
            "expected error {}; {got}",
            expected.error.unwrap_or_default()
        ));
    }
    if expected.status.is_none() && expected.error.is_none() && !(200..300).contains(&status) {
        return Err(got);
    }
    for (pointer, wanted) in &expected.has {
        let is = body.pointer(pointer).unwrap_or(&Value::Null);
        if is != wanted {
            return Err(format!(
                "expected {wanted} at {pointer}, and there is {is}; {got}"
            ));
        }
    }
    Ok(body)
}

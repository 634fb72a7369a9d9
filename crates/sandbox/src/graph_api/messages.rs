//! `POST /{number}/messages`: sends, read marks, typing. What WhatsApp refuses in the answer is
//! refused here; what it tells later by webhook becomes a timer with a failure.

use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use twinline_wire::graph::{MarkRead, MessagesRequest, SendAnswer, SendContent, SendRequest};
use twinline_wire::ids::WamidOrigin;

use super::answer::{Answer, Refusal};
use super::call::Call;
use crate::limits;
use crate::media_store;
use crate::rules::rates::Exceeded;
use crate::rules::window::closed_window;
use crate::switchboard::SendFate;
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Content, Failure, Message, Phone, Side, Ticks, Timer, Via};
use crate::world::{Act, World};

/// From the request to WhatsApp's servers having it.
const SETTLE_AFTER_MS: i64 = 150;
/// Kinds that are carried as they are, beyond those the wire crate names.
const CARRIED: [&str; 2] = ["location", "contacts"];

pub(super) async fn serve(world: &Arc<World>, call: &Call) -> Result<Answer, Refusal> {
    if call.text("messaging_product").as_deref() != Some("whatsapp") {
        return Err(Refusal::missing("messaging_product"));
    }
    match MessagesRequest::read(call.object()) {
        Some(MessagesRequest::MarkRead(mark)) => mark_read(world, &mark),
        Some(MessagesRequest::Send(request)) => send(world, &request).await,
        None => Err(Refusal::code(100, "The body is not a message")),
    }
}

async fn send(world: &Arc<World>, request: &SendRequest) -> Result<Answer, Refusal> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method of one lifetime is not general enough"
    )]
    let fate = world.act(|act| act.fate_of_send());
    match fate {
        SendFate::Error500 => {
            return Err(Refusal::code(131_000, "Something went wrong")
                .with_status(500)
                .by_switchboard("answered 500"));
        }
        SendFate::Throttled => {
            return Err(throughput_exceeded().by_switchboard("throttled"));
        }
        SendFate::Normal | SendFate::AnswerLost => {}
    }
    let recipient = world.look(|truth| Recipient::find(truth, request))?;
    let content = checked_content(world, request).await?;
    let now = world.clock.now_ms();
    if let Some(customer) = &recipient.customer {
        let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.allow(&customer.id, now).map_err(|exceeded| match exceeded {
            Exceeded::Throughput => throughput_exceeded(),
            Exceeded::Pair => Refusal::code(
                131_056,
                "Message failed to send because there were too many messages sent from this phone \
                 number to the same phone number in a short period of time.",
            ),
        })?;
    }
    let wamid = world.act(|act| act.accept_send(&recipient, content, request));
    let sent = match &recipient.wa_id {
        Some(wa_id) => SendAnswer::accepted(recipient.input.as_str(), wa_id.as_str(), wamid),
        None => SendAnswer::accepted_user(recipient.input.as_str(), wamid),
    };
    let name = recipient
        .customer
        .as_ref()
        .map_or("a stranger", |phone| phone.name.as_str());
    let mut answer = Answer::json(&sent, format!("{} to {name}", request.content.kind()));
    if fate == SendFate::AnswerLost {
        answer.hold = true;
        answer.note = Some("lost answer");
    }
    Ok(answer)
}

fn throughput_exceeded() -> Refusal {
    Refusal::code(130_429, "Cloud API message throughput has been reached.")
}

/// Whom a send is for. A number nobody has is accepted and fails later, as at WhatsApp.
struct Recipient {
    input: String,
    /// Digits, if the send was to a number.
    wa_id: Option<String>,
    customer: Option<Phone>,
}

impl Recipient {
    fn find(truth: &crate::truth::Truth, request: &SendRequest) -> Result<Self, Refusal> {
        let to = request.to.as_deref().filter(|to| !to.is_empty());
        if let Some(to) = to {
            let digits: String = to.chars().filter(char::is_ascii_digit).collect();
            if digits.is_empty() {
                return Err(Refusal::code(100, "Param to is not a phone number"));
            }
            if truth
                .business()
                .is_some_and(|business| business.digits == digits)
            {
                return Err(Refusal::code(131_021, "Sender and recipient are the same"));
            }
            let customer = truth.customer_by_digits(&digits).cloned();
            return Ok(Self {
                input: to.to_owned(),
                wa_id: Some(digits),
                customer,
            });
        }
        let recipient = request.recipient.as_ref().and_then(|bsuid| bsuid.present());
        let recipient = recipient.ok_or_else(|| Refusal::missing("to"))?;
        let customer = truth.customer_by_bsuid(recipient).cloned();
        let customer = customer.ok_or_else(|| {
            Refusal::code(131_009, "Param recipient is not a user of this business")
        })?;
        Ok(Self {
            input: recipient.to_owned(),
            wa_id: None,
            customer: Some(customer),
        })
    }
}

async fn checked_content(world: &Arc<World>, request: &SendRequest) -> Result<Sending, Refusal> {
    let too_long = |text: &str, max: usize| text.chars().count() > max;
    if request
        .biz_opaque_callback_data
        .as_deref()
        .is_some_and(|data| too_long(data, limits::CALLBACK_DATA_CHARS_MAX))
    {
        return Err(Refusal::code(
            100,
            "biz_opaque_callback_data has at most 512 characters",
        ));
    }
    let kind = request.content.kind().to_owned();
    if let Some(media) = request.content.media() {
        let caption = media.caption.clone();
        if caption
            .as_deref()
            .is_some_and(|text| too_long(text, limits::CAPTION_CHARS_MAX))
        {
            return Err(Refusal::code(100, "a caption has at most 1,024 characters"));
        }
        let filename = media.filename.clone();
        let (media, failure) = match (&media.id, &media.link) {
            (Some(id), _) => (Some(usable_media(world, id.as_str())?), None),
            (None, Some(link)) => match media_store::fetch(world, link, filename.clone()).await {
                Ok(id) => (Some(id), None),
                Err(why) => (None, Some(media_failure(why))),
            },
            (None, None) => return Err(Refusal::missing("id")),
        };
        let content = Content {
            kind,
            text: caption,
            media,
            body: None,
        };
        return Ok(Sending {
            content,
            failure,
            filename,
        });
    }
    let content = match &request.content {
        SendContent::Text(text) if text.body.trim().is_empty() => {
            return Err(Refusal::missing("text['body']"));
        }
        SendContent::Text(text) if too_long(&text.body, limits::TEXT_CHARS_MAX) => {
            return Err(Refusal::code(
                100,
                "Param text['body'] must be at most 4096 characters long.",
            ));
        }
        SendContent::Text(text) => Content::text(text.body.clone()),
        SendContent::Template(template) => {
            let name = template
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let details = format!("template name ({name}) does not exist in en_GB");
            return Err(Refusal::code(132_001, details).with_status(404));
        }
        SendContent::Reaction(_) | SendContent::Interactive(_) => carried(&kind, request)?,
        _ if CARRIED.contains(&kind.as_str()) => carried(&kind, request)?,
        _ if kind.is_empty() => return Err(Refusal::missing("type")),
        _ => {
            return Err(Refusal::code(
                131_009,
                format!("Param type: {kind} is not usable"),
            ));
        }
    };
    Ok(Sending {
        content,
        failure: None,
        filename: None,
    })
}

/// A content object kept as it came, with a line of text for the phones.
fn carried(kind: &str, request: &SendRequest) -> Result<Content, Refusal> {
    let body = serde_json::to_value(request).unwrap_or_default()[kind].take();
    let text = match kind {
        "reaction" => body["emoji"].as_str().map(str::to_owned),
        "interactive" => body["body"]["text"].as_str().map(str::to_owned),
        "location" => Some(body["name"].as_str().unwrap_or("Location").to_owned()),
        _ => body[0]["name"]["formatted_name"]
            .as_str()
            .map(str::to_owned),
    };
    if body.is_null() || (kind == "interactive" && text.is_none()) {
        return Err(Refusal::missing(kind));
    }
    Ok(Content {
        kind: kind.to_owned(),
        text,
        media: None,
        body: Some(body),
    })
}

fn usable_media(world: &World, id: &str) -> Result<String, Refusal> {
    let now = world.clock.now_ms();
    let usable = world.look(|truth| {
        truth
            .media(id)
            .is_some_and(|media| now <= media_store::expires_at(media))
    });
    if usable {
        Ok(id.to_owned())
    } else {
        Err(Refusal::code(
            131_009,
            format!("Param id: media {id} does not exist or has expired"),
        ))
    }
}

fn media_failure(why: String) -> Failure {
    Failure {
        code: 131_053,
        title: "Media upload error".to_owned(),
        details: why,
    }
}

struct Sending {
    content: Content,
    failure: Option<Failure>,
    filename: Option<String>,
}

impl Act<'_> {
    fn accept_send(
        &mut self,
        recipient: &Recipient,
        sending: Sending,
        request: &SendRequest,
    ) -> String {
        let Some(customer) = &recipient.customer else {
            return self.accept_for_nobody(recipient);
        };
        let wamid = self.draw_wamid(customer, WamidOrigin::Api);
        let failure = sending
            .failure
            .or_else(|| closed_window(self.truth, &customer.id, self.now));
        let mut content = sending.content;
        if let (Some(id), Some(filename)) = (&content.media, sending.filename) {
            content.media = Some(self.named_media(id, filename));
        }
        let reacted_to = content
            .body
            .as_ref()
            .and_then(|body| body["message_id"].as_str());
        let quoted = request
            .context
            .as_ref()
            .and_then(|context| context.message_id.as_ref())
            .map(twinline_wire::Wamid::as_str);
        let quote = quoted.or(reacted_to).map(str::to_owned);
        let message = Message {
            wamid: wamid.clone(),
            customer: customer.id.clone(),
            from: Side::Business,
            via: Via::Api,
            typed_at: self.now,
            left_at: None,
            content,
            quote,
            ticks: Ticks::Waiting,
            failure: None,
            on_app: false,
            seen: false,
            callback_data: request.biz_opaque_callback_data.clone(),
        };
        self.tell(Event::Written {
            message: Box::new(message),
        });
        self.set_timer(
            self.now + SETTLE_AFTER_MS,
            Timer::Settle {
                wamid: wamid.clone(),
                failure,
            },
        );
        wamid
    }

    /// Nobody has this number: 200 now, `failed` with 131026 in a moment, and no phone shows it.
    fn accept_for_nobody(&mut self, recipient: &Recipient) -> String {
        let digits = recipient.wa_id.clone().unwrap_or_default();
        let key = self.draw_hex(18);
        let wamid = twinline_wire::Wamid::build(&digits, WamidOrigin::Api, &key).map_or_else(
            |_| format!("wamid.{key}"),
            twinline_wire::Wamid::into_string,
        );
        let failure = Failure {
            code: 131_026,
            title: "Message undeliverable".to_owned(),
            details: "Message Undeliverable.".to_owned(),
        };
        if let Some(mut value) = crate::webhooks::skeleton(self.truth) {
            value.insert(
                "statuses".to_owned(),
                json!([{
                    "id": wamid,
                    "status": "failed",
                    "timestamp": self.now.div_euclid(1_000).to_string(),
                    "recipient_id": digits,
                    "errors": [crate::webhooks::error_json(&failure)],
                }]),
            );
            self.queue_webhook("messages", Value::Object(value));
        }
        wamid
    }

    /// The same file under the name this send gives it; other sends keep theirs.
    fn named_media(&mut self, id: &str, filename: String) -> String {
        let Some(media) = self.truth.media(id).cloned() else {
            return id.to_owned();
        };
        if media.filename.as_deref() == Some(filename.as_str()) {
            return id.to_owned();
        }
        let id = self.draw_digits(16);
        let media = crate::truth::model::Media {
            id: id.clone(),
            filename: Some(filename),
            ..media
        };
        self.tell(Event::MediaStored { media });
        id
    }
}

/// Blue ticks for the customer, on this message and all before it; typing dots if asked for.
fn mark_read(world: &World, mark: &MarkRead) -> Result<Answer, Refusal> {
    let wamid = mark.message_id.as_str();
    let unknown = || Refusal::code(131_009, "Param message_id: the message does not exist");
    let customer = world.act(|act| {
        let message = act
            .truth
            .message(wamid)
            .filter(|message| message.from == Side::Customer)?;
        let (customer, until) = (message.customer.clone(), message.typed_at);
        let due: Vec<String> = act
            .truth
            .chat(&customer)
            .filter(|message| {
                message.from == Side::Customer
                    && message.left_at.is_some()
                    && message.typed_at <= until
                    && message.ticks < Ticks::Read
            })
            .map(|message| message.wamid.clone())
            .collect();
        for wamid in due {
            act.tell(Event::Ticked {
                wamid,
                ticks: Ticks::Read,
            });
        }
        Some(customer)
    });
    let customer = customer.ok_or_else(unknown)?;
    if mark.typing_indicator.is_some() {
        let until = world.clock.now_ms() + limits::TYPING_MS;
        world.live.send(json!({
            "type": "typing", "phone": customer, "peer": BUSINESS, "until": until,
        }));
        return Ok(Answer::success("read, and typing"));
    }
    Ok(Answer::success("read"))
}

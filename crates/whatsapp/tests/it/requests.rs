//! Sends as Graph requests.

use serde_json::json;
use twinline_core::channel::{Channel, ChannelRequest, Outgoing, OutgoingBody};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::{Media, MediaKind};
use twinline_core::ids::{ExternalId, SendId};
use twinline_core::ticks::Failure;
use twinline_whatsapp::WhatsApp;
use uuid::Uuid;

fn request(to: &[(IdentityKind, &str)], body: OutgoingBody) -> Result<ChannelRequest, Failure> {
    let outgoing = Outgoing {
        send: SendId(Uuid::from_u128(0x0192_f0c1_d2e3_7a4b_8c5d_6e7f_8091_a2b3)),
        to: to
            .iter()
            .map(|(kind, value)| Identity::global(*kind, *value))
            .collect(),
        body,
        quote: Some(ExternalId("wamid.Q".to_owned())),
    };
    WhatsApp.request("106540352242922", &outgoing)
}

fn text(body: &str) -> OutgoingBody {
    OutgoingBody::Text {
        body: body.to_owned(),
    }
}

fn media(kind: MediaKind, reference: Option<&str>) -> OutgoingBody {
    OutgoingBody::Media(Media {
        kind,
        mime: "application/pdf".to_owned(),
        caption: Some("the bill".to_owned()),
        filename: Some("bill.pdf".to_owned()),
        sha256: None,
        reference: reference.map(str::to_owned),
    })
}

const BOTH: &[(IdentityKind, &str)] = &[
    (IdentityKind::Bsuid, "US.1"),
    (IdentityKind::WaId, "16505551234"),
];

#[test]
fn a_text_goes_to_the_number_with_our_token_and_its_quote() {
    let written = request(BOTH, text("see https://example.com")).unwrap();
    assert_eq!(written.path, "106540352242922/messages");
    let body = json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "+16505551234",
        "type": "text", "text": {"body": "see https://example.com", "preview_url": true},
        "context": {"message_id": "wamid.Q"}, "biz_opaque_callback_data": "0192f0c1d2e37a4b8c5d6e7f8091a2b3"});
    assert_eq!(written.body, body);
}

#[test]
fn a_person_without_a_number_is_reached_by_id_and_a_username_reaches_nobody() {
    let known = [
        (IdentityKind::Username, "ana"),
        (IdentityKind::Bsuid, "US.1"),
    ];
    let body = request(&known, text("hi")).unwrap().body;
    assert_eq!((&body["recipient"], body.get("to")), (&json!("US.1"), None));
    for nobody in [&known[..1], &[], &[(IdentityKind::WaId, "bla")][..]] {
        let failure = request(nobody, text("hi")).unwrap_err();
        assert_eq!(failure.code, "unreachable");
        assert!(!failure.remedy.is_empty());
    }
}

#[test]
fn a_file_goes_by_its_id_with_what_its_kind_takes() {
    let of = |kind: MediaKind| request(BOTH, media(kind, Some("77"))).unwrap().body;
    let captioned = json!({"id": "77", "caption": "the bill"});
    assert_eq!(of(MediaKind::Image)["image"], captioned);
    assert_eq!(of(MediaKind::Video)["video"], captioned);
    assert_eq!(of(MediaKind::Audio)["audio"], json!({"id": "77"}));
    assert_eq!(of(MediaKind::Sticker)["sticker"], json!({"id": "77"}));
    let document = json!({"id": "77", "caption": "the bill", "filename": "bill.pdf"});
    assert_eq!(of(MediaKind::Document)["document"], document);
    for missing in [None, Some("")] {
        let failure = request(BOTH, media(MediaKind::Image, missing)).unwrap_err();
        assert_eq!(failure.code, "not_uploaded");
    }
}

#[test]
fn the_limits_are_those_of_the_table() {
    let can = WhatsApp.capabilities();
    assert_eq!(can.text_chars_max, 4096);
    assert_eq!(can.service_window_ms, Some(86_400_000));
    assert!(
        can.media_bytes_max
            .contains(&(MediaKind::Document, 100 << 20))
    );
    assert_eq!(can.media_bytes_max.len(), 5);
}

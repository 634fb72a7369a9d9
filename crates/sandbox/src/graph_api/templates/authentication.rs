//! Authentication templates, whose words are WhatsApp's (graph-api.md 4.4): previews in several languages, and several
//! languages made or remade with one call.

use serde_json::{Value, json};

use super::check::Wanted;
use crate::graph_api::answer::{Answer, Refusal};
use crate::graph_api::call::Call;
use crate::truth::account::{Template, TemplateRecord, TemplateStatus};
use crate::world::World;

/// The words of a language: body, advice, footer, button. `{}` is a number of minutes.
struct Words {
    language: &'static str,
    body: &'static str,
    advice: &'static str,
    footer: &'static str,
    button: &'static str,
}

const WORDS: [Words; 5] = [
    Words {
        language: "en_US",
        body: "*{{1}}* is your verification code.",
        advice: " For your security, do not share this code.",
        footer: "This code expires in {} minutes.",
        button: "Copy code",
    },
    Words {
        language: "es",
        body: "Tu código de verificación es *{{1}}*.",
        advice: " Por tu seguridad, no lo compartas.",
        footer: "Este código caduca en {} minutos.",
        button: "Copiar código",
    },
    Words {
        language: "pt_BR",
        body: "Seu código de verificação é *{{1}}*.",
        advice: " Para sua segurança, não o compartilhe.",
        footer: "Este código expira em {} minutos.",
        button: "Copiar código",
    },
    Words {
        language: "fr",
        body: "Votre code de vérification est *{{1}}*.",
        advice: " Pour votre sécurité, ne le partagez pas.",
        footer: "Ce code expire dans {} minutes.",
        button: "Copier le code",
    },
    Words {
        language: "de",
        body: "*{{1}}* ist dein Bestätigungscode.",
        advice: " Teile diesen Code zu deiner Sicherheit mit niemandem.",
        footer: "Dieser Code läuft in {} Minuten ab.",
        button: "Code kopieren",
    },
];

/// `en_US` for `en` and `en_GB`; none of a language we have no words in.
fn words(language: &str) -> Option<&'static Words> {
    let base = |code: &str| code.split('_').next().unwrap_or_default().to_owned();
    let exact = WORDS.iter().find(|words| words.language == language);
    exact.or_else(|| {
        WORDS
            .iter()
            .find(|words| base(words.language) == base(language))
    })
}

/// `GET /{WABA}/message_template_previews`.
pub(in crate::graph_api) fn previews(call: &Call) -> Result<Answer, Refusal> {
    let is_ours = call
        .text("category")
        .is_some_and(|category| category.eq_ignore_ascii_case("AUTHENTICATION"));
    if !is_ours {
        return Err(Refusal::code(100, "Param category must be AUTHENTICATION"));
    }
    let minutes = call.text("code_expiration_minutes");
    let minutes = minutes.map(|text| text.parse::<u8>().unwrap_or(0));
    if minutes.is_some_and(|minutes| !(1..=90).contains(&minutes)) {
        return Err(Refusal::code(
            100,
            "Param code_expiration_minutes must be 1 to 90",
        ));
    }
    let with_advice = call.text("add_security_recommendation").as_deref() == Some("true");
    let asked = call.texts("languages");
    let told: Vec<&Words> = match asked.as_slice() {
        [] => WORDS.iter().collect(),
        asked => asked
            .iter()
            .filter_map(|language| words(language))
            .collect(),
    };
    let rows: Vec<Value> = told
        .into_iter()
        .map(|words| {
            let advice = if with_advice { words.advice } else { "" };
            let mut row = json!({
                "language": words.language,
                "body": format!("{}{advice}", words.body),
                "buttons": [{"text": words.button, "type": "OTP"}],
            });
            if let Some(minutes) = minutes {
                row["footer"] = json!(words.footer.replace("{}", &minutes.to_string()));
            }
            row
        })
        .collect();
    Ok(Answer::json(&json!({"data": rows}), "previews told"))
}

/// `POST /{WABA}/upsert_message_templates`: what is there in a language is remade, all of it or nothing.
pub(in crate::graph_api) fn upsert(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let object = call.object();
    let is_ours = object["category"]
        .as_str()
        .is_some_and(|category| category.eq_ignore_ascii_case("AUTHENTICATION"));
    if !is_ours {
        return Err(Refusal::code(100, "Param category must be AUTHENTICATION"));
    }
    let languages = call.texts("languages");
    if languages.is_empty() {
        return Err(Refusal::missing("languages"));
    }
    let wanted: Vec<Wanted> = languages
        .into_iter()
        .map(|language| {
            let mut one = object.clone();
            one["language"] = json!(language);
            Wanted::read(&one)
        })
        .collect::<Result<_, _>>()?;
    let rows: Vec<Value> = world.act(|act| {
        let made = wanted.into_iter().map(|wanted| {
            let known = act
                .truth
                .account
                .template(&wanted.name, &wanted.language)
                .cloned();
            let id = known.as_ref().map(|known| known.id.clone());
            let id = id.unwrap_or_else(|| act.draw_digits(15));
            act.keep_template(Template {
                id: id.clone(),
                name: wanted.name,
                language: wanted.language.clone(),
                category: wanted.category,
                previous_category: None,
                status: TemplateStatus::Pending,
                rejected_reason: None,
                parameter_format: wanted.parameter_format,
                components: wanted.components,
                send_ttl_s: wanted.send_ttl_s,
                created_at: known.as_ref().map_or(act.now, |known| known.created_at),
                edited_at: known.map(|known| known.edited_at).unwrap_or_default(),
                record: TemplateRecord::default(),
            });
            act.review_soon(&id);
            let status = act
                .truth
                .account
                .templates
                .get(&id)
                .map(|known| known.status);
            json!({"id": id, "status": status, "language": wanted.language})
        });
        made.collect()
    });
    Ok(Answer::json(&json!({"data": rows}), "templates made"))
}

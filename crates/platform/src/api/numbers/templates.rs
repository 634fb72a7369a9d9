//! `GET /numbers/{id}/templates`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::content::MediaKind;
use twinline_core::ids::LineId;
use twinline_core::template;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::{Path, Query};
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;
use crate::templates;

/// A template of a number's account, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Template {
    /// Its name; unique with the language.
    pub name: String,
    /// The language's code, as WhatsApp has it (`en_US`).
    pub language: String,
    /// What it is charged as: `utility`, `marketing` or `authentication`.
    pub category: String,
    /// Why it cannot be sent by hand, and what to do; null: it can.
    pub hindrance: Option<TemplateHindrance>,
    /// What stands above its words.
    pub header: Option<TemplateHeader>,
    /// Its words; a blank is `{{name}}` in them.
    pub body: String,
    /// What stands below them.
    pub footer: Option<String>,
    /// What customers can press.
    pub buttons: Vec<TemplateButton>,
    /// What is to be filled in, in the order in which a customer reads it.
    pub blanks: Vec<TemplateBlank>,
}

/// Why a template cannot be sent by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateHindrance {
    /// Why.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// What stands above a template's words: one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateHeader {
    /// Words, with blanks in them as in the body.
    pub text: Option<String>,
    /// A file of this kind, uploaded and named in `media_id`: `image`, `video` or `document`.
    pub file: Option<String>,
}

/// What a customer can press below a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateButton {
    /// What it says.
    pub text: String,
    /// Where it leads; null: it answers, dials or calls.
    pub link: Option<String>,
}

/// Something to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateBlank {
    /// Under which it is given: `header.{name}`, `body.{name}` or `button.{place}`.
    pub key: String,
    /// Its name in the words (`1`, `first_name`).
    pub name: String,
    /// What stood there when it was approved.
    pub example: Option<String>,
}

/// A page of templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplatePage {
    /// Those first that can be sent by hand, then by name and language. Empty: the account has none, or they are just being
    /// asked for.
    pub items: Vec<Template>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

impl From<template::Template> for Template {
    fn from(one: template::Template) -> Self {
        let header = |header| match header {
            template::TemplateHeader::Text(text) => (Some(text), None),
            template::TemplateHeader::File(kind) => (None, Some(MediaKind::word(kind).to_owned())),
        };
        Self {
            name: one.name,
            language: one.language,
            category: one.category,
            hindrance: one.hindrance.map(|why| TemplateHindrance {
                sentence: why.sentence,
                remedy: why.remedy,
            }),
            header: (one.header.map(header)).map(|(text, file)| TemplateHeader { text, file }),
            body: one.body,
            footer: one.footer,
            buttons: (one.buttons.into_iter())
                .map(|button| TemplateButton {
                    text: button.text,
                    link: button.link,
                })
                .collect(),
            blanks: (one.blanks.into_iter())
                .map(|blank| TemplateBlank {
                    key: blank.key,
                    name: blank.name,
                    example: blank.example,
                })
                .collect(),
        }
    }
}

/// The templates of a number's account, as WhatsApp was last asked.
#[utoipa::path(get, path = "/numbers/{id}/templates", tag = "numbers", operation_id = "list_number_templates",
    params(("id" = Uuid, Path), Paging),
    responses((status = 200, body = TemplatePage), (status = 404, body = ProblemBody)))]
pub async fn templates(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(paging): Query<Paging>,
) -> Outcome<Json<TemplatePage>> {
    let line = app.store.line(LineId(id)).await?;
    let line = line
        .filter(|line| line.workspace == app.workspace)
        .ok_or(problem::NOT_FOUND)?;
    let (items, next_cursor) = of_whole(templates::all(&app, line.id).await?, &paging);
    let items = items.into_iter().map(Template::from).collect();
    Ok(Json(TemplatePage { items, next_cursor }))
}

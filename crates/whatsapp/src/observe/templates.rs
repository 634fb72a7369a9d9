//! The four fields about templates (webhooks.md 4.1), as facts by the template's id.

use twinline_core::fact::FactKind;
use twinline_wire::Num;
use twinline_wire::webhook::{
    Change, Entry, QualityScore, RejectionInfo, TemplateCategoryValue, TemplateComponentsValue,
    TemplateEvent, TemplateQualityValue, TemplateStatusValue, template_language,
};

use super::fact::{fact, humane, joined, moment_of, number, told};
use super::moment::day;
use crate::hear::Ear;

/// Reads the news of a review, a pause or an end.
pub(crate) fn status(
    ear: &mut Ear<'_>,
    entry: &Entry,
    change: &Change,
    value: &TemplateStatusValue,
) {
    ear.listen_to_account(None);
    let read = || {
        let template = Template::of(
            value.message_template_id.as_ref(),
            value.message_template_name.as_ref(),
            value.message_template_language.as_ref(),
        )?;
        let event = value.event.as_ref().map(TemplateEvent::as_str);
        let event = event.ok_or("It does not tell what happened to the template.")?;
        // Meta's syntax block has this one key beside the value, its example inside (webhooks.md 4.1).
        let beside = || {
            let beside = change.rest.get("rejection_info")?;
            serde_json::from_value::<RejectionInfo>(beside.clone()).ok()
        };
        let rejection = value.rejection_info.clone().or_else(beside);
        let rejection = rejection.unwrap_or_default();
        let pause = value.other_info.as_ref();
        let disabled = value.disable_info.as_ref();
        let reason = told(value.reason.as_ref()).map(humane);
        let detail = joined([
            Some(humane(event)),
            reason,
            pause.and_then(|info| told(info.title.as_ref()).map(humane)),
            pause.and_then(|info| told(info.description.as_ref()).map(str::to_owned)),
            disabled.and_then(|info| Some(format!("from {}", day(info.disable_date.as_ref())?))),
            told(rejection.reason.as_ref()).map(str::to_owned),
            told(rejection.recommendation.as_ref()).map(str::to_owned),
        ]);
        let at = moment_of(entry, value)?;
        let detail = template.line(&detail);
        let kind = FactKind::Template;
        Ok(fact(kind, template.id, event, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads how customers take a template.
pub(crate) fn quality(ear: &mut Ear<'_>, entry: &Entry, value: &TemplateQualityValue) {
    ear.listen_to_account(None);
    let read = || {
        let template = Template::of(
            value.message_template_id.as_ref(),
            value.message_template_name.as_ref(),
            value.message_template_language.as_ref(),
        )?;
        let score = value.new_quality_score.as_ref().map(QualityScore::as_str);
        let score = score.ok_or("It does not tell the template's quality.")?;
        let before = value.previous_quality_score.as_ref();
        let detail = joined([
            Some(format!("quality {}", humane(score))),
            before.map(|before| format!("was {}", humane(before.as_str()))),
        ]);
        let at = moment_of(entry, value)?;
        let detail = template.line(&detail);
        let kind = FactKind::TemplateQuality;
        Ok(fact(kind, template.id, score, &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads what a template says now.
pub(crate) fn components(ear: &mut Ear<'_>, entry: &Entry, value: &TemplateComponentsValue) {
    ear.listen_to_account(None);
    let read = || {
        let template = Template::of(
            value.message_template_id.as_ref(),
            value.message_template_name.as_ref(),
            value.message_template_language.as_ref(),
        )?;
        let body = told(value.message_template_element.as_ref());
        let now = body.map_or_else(|| "changed".to_owned(), |body| format!("now says: {body}"));
        let at = moment_of(entry, value)?;
        let detail = template.line(&now);
        let kind = FactKind::TemplateComponents;
        Ok(fact(kind, template.id, "changed", &detail, value, at))
    };
    ear.take(value, read());
}

/// Reads what a template is charged as.
pub(crate) fn category(ear: &mut Ear<'_>, entry: &Entry, value: &TemplateCategoryValue) {
    ear.listen_to_account(None);
    let read = || {
        let template = Template::of(
            value.message_template_id.as_ref(),
            value.message_template_name.as_ref(),
            value.message_template_language.as_ref(),
        )?;
        let present = value.present().ok_or("It does not tell the category.")?;
        let coming = value.coming().map(|coming| {
            let from = day(value.category_update_timestamp.as_ref());
            let from = from.map_or_else(String::new, |from| format!(" from {from}"));
            format!("becomes {}{from}", humane(coming))
        });
        let before = told(value.previous_category.as_ref());
        let detail = joined([
            Some(format!("category {}", humane(present))),
            before.map(|before| format!("was {}", humane(before))),
            coming,
        ]);
        let at = moment_of(entry, value)?;
        let detail = template.line(&detail);
        let kind = FactKind::TemplateCategory;
        Ok(fact(kind, template.id, present, &detail, value, at))
    };
    ear.take(value, read());
}

/// Which template.
struct Template {
    id: String,
    called: String,
}

impl Template {
    /// By its id; names are unique only together with a language, and both can be used again.
    fn of(
        id: Option<&Num>,
        name: Option<&String>,
        language: Option<&String>,
    ) -> Result<Self, String> {
        let id = number(id).ok_or("It does not tell which template.")?;
        let name = told(name).unwrap_or(&id);
        let called = match told(language) {
            Some(language) => format!("{name} ({})", template_language(language)),
            None => name.to_owned(),
        };
        Ok(Self { id, called })
    }

    fn line(&self, detail: &str) -> String {
        format!("Template {}: {detail}", self.called)
    }
}

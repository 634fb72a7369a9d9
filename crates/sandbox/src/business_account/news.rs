//! The values of what is told of an account by hand, without consequences of its own (webhooks.md 4.2 to 4.9). What tells of
//! clients carries `waba_info`, by which it goes out in the partner's name.

use serde_json::{Value, json};

use super::given::Given;
use crate::phones::ActError;
use crate::webhooks::skeleton;
use crate::world::Act;

/// Places in the row of ids that are there without being drawn.
const AD_ACCOUNT: u64 = 2;
const SOLUTION: u64 = 3;

impl Act<'_> {
    /// The value of an event that is only told.
    pub(super) fn news_value(&self, given: &Given<'_>) -> Result<Value, ActError> {
        let event = given.kind.event;
        let text = |name: &str| json!(given.text(name));
        let business = self.truth.business();
        let number = json!(business.map(|business| &business.digits));
        Ok(match event {
            "account_review_update" => json!({"decision": text("decision")}),
            "account_alerts" => {
                let entity = match given.text("entity_type").as_str() {
                    "PHONE_NUMBER" => business.map(|business| &business.phone_number_id),
                    _ => business.map(|business| &business.portfolio_id),
                };
                json!({
                    "entity_type": text("entity_type"),
                    "entity_id": entity,
                    "alert_info": {
                        "alert_severity": text("alert_severity"),
                        "alert_status": text("alert_status"),
                        "alert_type": text("alert_type"),
                        "alert_description": text("alert_description"),
                    },
                })
            }
            "phone_number_quality_update" => {
                let tier = "max_daily_conversations_per_business";
                let key = self.tier_key();
                json!({"display_phone_number": number, "event": text("change"), key: text(tier)})
            }
            "phone_number_name_update" => json!({
                "display_phone_number": number,
                "decision": text("decision"),
                "requested_verified_name": given
                    .said("requested_verified_name")
                    .or_else(|| business.map(|business| business.name.clone())),
                "rejection_reason": given.said("rejection_reason"),
            }),
            "business_capability_update" => {
                let mut value = json!({});
                for param in given.kind.params {
                    value[param.name] = json!(given.number(param.name)?);
                }
                value
            }
            "security" | "business_username_updates" => {
                let mut value = json!({"display_phone_number": number});
                for param in given.kind.params {
                    // Our own word for what Meta calls an event inside the event.
                    let key = if param.name == "change" {
                        "event"
                    } else {
                        param.name
                    };
                    if let Some(said) = given.said(param.name) {
                        value[key] = json!(said);
                    }
                }
                value
            }
            "payment_configuration_update" => {
                let seconds = self.now.div_euclid(1_000);
                json!({
                    "configuration_name": text("configuration_name"),
                    "provider_name": text("provider_name"),
                    "provider_mid": text("provider_mid"),
                    "status": text("status"),
                    "created_timestamp": seconds,
                    "updated_timestamp": seconds,
                })
            }
            "partner_solutions" => json!({
                "event": text("change"),
                "solution_id": self.inborn_digits(SOLUTION),
                "solution_status": text("solution_status"),
            }),
            "automatic_events" => self.automatic_event(given)?,
            _ => {
                let mut value = json!({"event": event});
                if let Some((key, info)) = self.update_info(event, given) {
                    value[key] = info;
                }
                value
            }
        })
    }

    /// A lead or a sale that WhatsApp saw in the newest chat that an advertisement began.
    fn automatic_event(&self, given: &Given<'_>) -> Result<Value, ActError> {
        let chats = self.truth.customers();
        let came = chats.flat_map(|customer| self.truth.chat(&customer.id));
        let clicked = came.filter_map(|message| {
            let referral = message.marks.referral.as_ref()?;
            Some((message, referral.ctwa_clid.as_ref()?))
        });
        let newest = clicked.max_by_key(|(message, _)| message.typed_at);
        let (message, clid) = newest.ok_or_else(|| {
            let why = "no customer has come by an advertisement: let one write from an advert on a customer's phone";
            ActError::Invalid(why.to_owned())
        })?;
        let name = given.text("event_name");
        let mut event = json!({
            "id": message.wamid,
            "event_name": name,
            "timestamp": self.now.div_euclid(1_000),
            "ctwa_clid": clid,
        });
        if name == "Purchase" {
            let (currency, value) = (given.text("currency"), given.number("value")?);
            event["custom_data"] = json!({"currency": currency, "value": value});
        }
        let mut value = skeleton(self.truth).ok_or(ActError::NoBusiness)?;
        value.insert("automatic_events".to_owned(), json!([event]));
        Ok(Value::Object(value))
    }

    /// The object that goes with an event of `account_update`.
    fn update_info(&self, event: &str, given: &Given<'_>) -> Option<(&'static str, Value)> {
        let seconds = self.now.div_euclid(1_000);
        let portfolio = self.truth.business().map(|business| &business.portfolio_id);
        Some(match event {
            "ACCOUNT_VIOLATION" => {
                let mut info = json!({"violation_type": given.text("violation_type")});
                if let Some(remediation) = given.said("remediation") {
                    info["remediation"] = json!(remediation);
                }
                ("violation_info", info)
            }
            "MM_LITE_TERMS_SIGNED" => ("waba_info", self.waba_info()),
            "PARTNER_ADDED" => ("waba_info", self.info_with_solution(given)),
            "PARTNER_APP_INSTALLED" | "PARTNER_APP_UNINSTALLED" => {
                let mut info = self.info_with_solution(given);
                info["partner_app_id"] = json!(self.truth.app().id);
                ("waba_info", info)
            }
            "AD_ACCOUNT_LINKED" => {
                let mut info = self.waba_info();
                info["ad_account_linked"] = json!(self.inborn_digits(AD_ACCOUNT));
                ("waba_info", info)
            }
            "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE" => {
                let reasons = given.said("rejection_reasons");
                let reasons = reasons.unwrap_or_else(|| "NONE".to_owned());
                let reasons: Vec<&str> = reasons.split(',').map(str::trim).collect();
                let info = json!({
                    "client_business_id": portfolio,
                    "status": given.text("status"),
                    "rejection_reasons": reasons,
                });
                ("partner_client_certification_info", info)
            }
            "PARTNER_CLIENT_CERTIFICATION_NEEDED" => (
                "partner_client_certification_needed_info",
                json!({"client_business_id": portfolio}),
            ),
            "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE" => (
                "auth_international_rate_eligibility",
                json!({
                    "start_time": seconds,
                    "exception_countries": [{"country_code": "ID", "start_time": seconds}],
                }),
            ),
            "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE" => ("country", json!(given.text("country"))),
            "VOLUME_BASED_PRICING_TIER_UPDATE" => (
                "volume_tier_info",
                json!({
                    "tier_update_time": seconds,
                    "pricing_category": given.text("pricing_category"),
                    "tier": given.text("tier"),
                    "effective_month": super::events::written(self.now, "%Y-%m"),
                    "region": given.text("region"),
                }),
            ),
            _ => return None,
        })
    }

    /// A client may have come by a solution of several partners.
    fn info_with_solution(&self, given: &Given<'_>) -> Value {
        let mut info = self.waba_info();
        if given.text("solution") == "yes" {
            let partner = self.truth.partner_portfolio(&self.truth.app().id);
            info["solution_id"] = json!(self.inborn_digits(SOLUTION));
            info["solution_partner_business_ids"] = json!([partner]);
        }
        info
    }

    /// An id of 15 digits that is the same every time.
    fn inborn_digits(&self, place: u64) -> String {
        const LEAST: u64 = 100_000_000_000_000;
        (LEAST + self.inborn(place) % (9 * LEAST)).to_string()
    }
}

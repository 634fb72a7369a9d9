//! A business as lists of them show it.

use serde::Serialize;

use super::Businesses;
use crate::truth::Truth;

/// One of the sandbox's businesses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ListedBusiness)]
pub(crate) struct BusinessView {
    pub(crate) waba_id: String,
    phone_number_id: String,
    portfolio_id: String,
    name: String,
    /// Who holds its phone, if anybody said so.
    owner: Option<String>,
    display_phone_number: String,
    /// The one that is there from the beginning; the bare addresses are its.
    first: bool,
    /// A platform is linked to the number.
    linked: bool,
    /// Where its control API is.
    api: String,
}

impl BusinessView {
    pub(super) fn of(truth: &Truth) -> Option<Self> {
        let business = truth.business()?;
        Some(Self {
            waba_id: business.waba_id.clone(),
            phone_number_id: business.phone_number_id.clone(),
            portfolio_id: business.portfolio_id.clone(),
            name: business.name.clone(),
            owner: business.owner.clone(),
            display_phone_number: business.display_phone_number.clone(),
            first: truth.place == 0,
            linked: truth.is_linked(),
            api: format!("/bench/api/businesses/{}", business.waba_id),
        })
    }
}

impl Businesses {
    /// All of them, the first before the others.
    pub(crate) fn views(&self) -> Vec<BusinessView> {
        let all = self.all();
        let views = all.iter().filter_map(|world| world.look(BusinessView::of));
        views.collect()
    }
}

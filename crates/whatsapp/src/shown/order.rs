//! `order`: what a customer put together from the catalogue.

use serde_json::Value;
use twinline_core::shown::{Order, OrderItem, Price};

use super::{number, words};
use crate::template::rows;

pub(super) fn order(told: &Value) -> Option<Order> {
    let items: Vec<OrderItem> = rows(&told["product_items"]).iter().map(item).collect();
    (!items.is_empty()).then(|| Order {
        catalog: words(told, "catalog_id"),
        note: words(told, "text"),
        total: total(&items),
        items,
    })
}

fn item(told: &Value) -> OrderItem {
    let quantity = told["quantity"].as_i64();
    let quantity = quantity.or_else(|| told["quantity"].as_str()?.trim().parse().ok());
    let price = |amount| {
        Some(Price {
            amount,
            currency: words(told, "currency")?,
        })
    };
    OrderItem {
        article: words(told, "product_retailer_id"),
        quantity: quantity.filter(|quantity| *quantity > 0).unwrap_or(1),
        price: number(&told["item_price"]).and_then(price),
    }
}

/// Nothing is added up that was not told.
fn total(items: &[OrderItem]) -> Option<Price> {
    let mut total: Option<Price> = None;
    for item in items {
        let price = item.price.as_ref()?;
        let sum = total.get_or_insert_with(|| Price {
            amount: 0.0,
            currency: price.currency.clone(),
        });
        if sum.currency != price.currency {
            return None;
        }
        sum.amount += price.amount * f64::from(i32::try_from(item.quantity).ok()?);
    }
    // Prices have at most three digits behind the point; what adding leaves behind them is none of the sum.
    total.map(|sum| Price {
        amount: (sum.amount * 1000.0).round() / 1000.0,
        ..sum
    })
}

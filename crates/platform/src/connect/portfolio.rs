//! To which portfolio a number's account belongs: ids of customers are unique within that (`webhooks.md` 2.2), so only
//! then somebody who writes to two accounts of a portfolio is known to be one person. Until it is known, the account
//! stands in its place; nothing waits for it.

use twinline_core::ids::LineId;

use super::steps;
use crate::app::App;
use crate::merger::{JOURNAL, chain};

/// Asks WhatsApp, and keeps what it says. The error is why it is not known, in a sentence.
pub(super) async fn learn(app: &App, id: LineId) -> Result<(), String> {
    let (line, token) = steps::line(app, id)
        .await
        .map_err(|error| error.to_string())?;
    let portfolio = app
        .graph
        .portfolio(&token, &line.account)
        .await
        .map_err(|error| format!("{error}."))?
        .ok_or("WhatsApp's answer does not name it.")?;
    if line.portfolio.as_ref() == Some(&portfolio) {
        return Ok(());
    }
    app.store
        .put_portfolio(id, &portfolio, JOURNAL, app.now())
        .await
        .map_err(|error| chain(&error))?;
    let words = format!("The account belongs to portfolio {portfolio}.");
    steps::note(app, id, "portfolio", &words).await;
    Ok(())
}

/// How it reads in the number's timeline as long as it is not known.
pub(super) fn waits(why: &str) -> String {
    format!("The account's portfolio is not known yet and is asked for again. {why}")
}

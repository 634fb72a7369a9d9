//! What a number's figures mean for a person: well, to be watched, or to be acted on, each with what to do. Pure.

use twinline_core::Millis;
use twinline_core::number_life::Life;

use super::lag::Distribution;
use crate::limits::{
    GAPS_LISTED_MAX, HEALTH_ARRIVING_MS_MAX, HEALTH_BACKLOG_MAX, HEALTH_SHOWING_MS_MAX,
};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing to do.
    Well,
    /// Worth a look.
    Watch,
    /// Somebody must act.
    Act,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// A word for it.
    pub code: &'static str,
    /// How it stands.
    pub standing: Standing,
    /// The fact.
    pub sentence: String,
    /// What to do, if anything is to be done.
    pub remedy: Option<&'static str>,
}

/// What is looked at.
#[derive(Debug, Clone)]
pub struct Figures<'a> {
    /// Lags of the last hour.
    pub lags: Option<&'a Distribution>,
    /// Deliveries that wait to be merged.
    pub backlog: u64,
    /// The number's state, where a phone belongs to it.
    pub phone: Option<Life>,
    /// Things we can prove we were never told.
    pub gaps: usize,
    /// What could not be read.
    pub unreadables: u64,
    /// Whether the portfolio of its account is known.
    pub portfolio: bool,
}

/// Looks at everything, in the order in which a person would.
pub fn of(figures: &Figures<'_>) -> Vec<Check> {
    [
        Some(arriving(figures.lags)),
        Some(showing(figures.lags, figures.backlog)),
        figures.phone.map(phone),
        Some(gaps(figures.gaps)),
        Some(unreadables(figures.unreadables)),
        (!figures.portfolio).then(no_portfolio),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn check(
    code: &'static str,
    standing: Standing,
    sentence: impl Into<String>,
    remedy: &'static str,
) -> Check {
    Check {
        code,
        standing,
        sentence: sentence.into(),
        remedy: Some(remedy).filter(|remedy| !remedy.is_empty()),
    }
}

fn arriving(lags: Option<&Distribution>) -> Check {
    match lags.map(|lags| lags.arriving.p95) {
        None => check(
            "arriving",
            Standing::Well,
            "No message came during the last hour.",
            "",
        ),
        Some(late) if late > HEALTH_ARRIVING_MS_MAX => check(
            "arriving",
            Standing::Watch,
            format!(
                "WhatsApp delivers late: one in twenty messages took {} or more.",
                span(late)
            ),
            "Look whether this server was away: WhatsApp then repeats with growing pauses. Otherwise wait; nothing is lost.",
        ),
        Some(_) => check("arriving", Standing::Well, "WhatsApp delivers in time.", ""),
    }
}

fn showing(lags: Option<&Distribution>, backlog: u64) -> Check {
    let late = lags.map_or(0, |lags| lags.showing.p95);
    if backlog > HEALTH_BACKLOG_MAX {
        return check(
            "showing",
            Standing::Watch,
            format!("{backlog} deliveries wait to be read."),
            "After an outage or during a history import this ends by itself. If it grows, look at the operator's page.",
        );
    }
    if late > HEALTH_SHOWING_MS_MAX {
        return check(
            "showing",
            Standing::Watch,
            format!(
                "Messages are shown late: one in twenty took {} or more here.",
                span(late)
            ),
            "The machine or its disk is busy: look what else runs on it.",
        );
    }
    check(
        "showing",
        Standing::Well,
        "What arrives is shown at once.",
        "",
    )
}

fn phone(life: Life) -> Check {
    match life {
        Life::Quiet => check(
            "phone",
            Standing::Watch,
            "The phone has been silent for days.",
            "Open the Business App on the phone and answer somebody there.",
        ),
        Life::AtRisk => check(
            "phone",
            Standing::Act,
            "The phone has been silent for so long that WhatsApp is about to end the connection.",
            "Open the Business App on the phone today.",
        ),
        Life::Offboarded => check(
            "phone",
            Standing::Act,
            "The phone is disconnected: nothing is mirrored.",
            "Connect it again on the phone: Settings, Account, Business Platform.",
        ),
        _ => check("phone", Standing::Well, "The phone is connected.", ""),
    }
}

fn gaps(gaps: usize) -> Check {
    if gaps == 0 {
        return check(
            "gaps",
            Standing::Well,
            "Nothing is known to be missing.",
            "",
        );
    }
    let count = match gaps {
        1 => "One thing is".to_owned(),
        gaps if gaps > GAPS_LISTED_MAX => format!("More than {GAPS_LISTED_MAX} things are"),
        gaps => format!("{gaps} things are"),
    };
    check(
        "gaps",
        Standing::Watch,
        format!("{count} missing here, as later news proves."),
        "Look at the conversation on the phone. Nobody can ask WhatsApp for it again.",
    )
}

fn unreadables(unreadables: u64) -> Check {
    match unreadables {
        0 => check(
            "unreadables",
            Standing::Well,
            "Every delivery was read.",
            "",
        ),
        1 => check(
            "unreadables",
            Standing::Watch,
            "One delivery of this number could not be read.",
            "It is kept. Replay it on the operator's page after an upgrade.",
        ),
        unreadables => check(
            "unreadables",
            Standing::Watch,
            format!("{unreadables} deliveries of this number could not be read."),
            "They are kept. Replay them on the operator's page after an upgrade.",
        ),
    }
}

/// Said only as long as it is so: knowing it is nothing to be told.
fn no_portfolio() -> Check {
    check(
        "portfolio",
        Standing::Watch,
        "WhatsApp has not told yet to which portfolio the account belongs: somebody who writes to two of its accounts \
         and shows no number is listed twice.",
        "It is asked again by itself. If it stays so, the timeline says why.",
    )
}

fn span(ms: Millis) -> String {
    match ms {
        ..1_000 => format!("{ms} ms"),
        1_000..60_000 => format!("{} s", ms / 1_000),
        60_000..3_600_000 => format!("{} min", ms / 60_000),
        _ => format!("{} h", ms / 3_600_000),
    }
}

#[cfg(test)]
mod tests {
    use twinline_core::number_life::Life;

    use super::super::lag::{Lags, Measured};
    use super::{Figures, Standing, of};

    fn standings(figures: &Figures<'_>) -> Vec<(&'static str, Standing)> {
        let checks = of(figures);
        assert!(
            checks
                .iter()
                .all(|check| (check.standing == Standing::Well) == check.remedy.is_none()),
            "trouble comes with a remedy, and nothing else does: {checks:?}"
        );
        checks
            .into_iter()
            .map(|check| (check.code, check.standing))
            .collect()
    }

    const CALM: Figures<'static> = Figures {
        lags: None,
        backlog: 0,
        phone: Some(Life::Live),
        gaps: 0,
        unreadables: 0,
        portfolio: true,
    };

    #[test]
    fn a_calm_number_needs_nobody() {
        let all = standings(&CALM);
        assert!(all.iter().all(|(_, standing)| *standing == Standing::Well));
        assert_eq!(all.len(), 5);
        assert_eq!(
            standings(&Figures {
                phone: None,
                ..CALM
            })
            .len(),
            4
        );
    }

    #[test]
    fn each_trouble_is_named() {
        let mut lags = Lags::default();
        lags.record(
            0,
            Measured {
                arriving_ms: 900_000,
                showing_ms: 20_000,
            },
        );
        let lags = lags.read(0).unwrap();
        let troubled = Figures {
            lags: Some(&lags),
            phone: Some(Life::AtRisk),
            gaps: 3,
            unreadables: 1,
            portfolio: false,
            ..CALM
        };
        assert_eq!(
            standings(&troubled),
            [
                ("arriving", Standing::Watch),
                ("showing", Standing::Watch),
                ("phone", Standing::Act),
                ("gaps", Standing::Watch),
                ("unreadables", Standing::Watch),
                ("portfolio", Standing::Watch),
            ]
        );
    }
}

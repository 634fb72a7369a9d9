//! Deliveries under way from WhatsApp to the platform: in copies, late, in any order, lost.

use crate::dice::Dice;
use crate::weather::Weather;
use twinline_sandbox::Webhook;

const MINUTE_MS: i64 = 60_000;

/// One copy of a delivery on its way.
#[derive(Debug, Clone)]
pub(crate) struct Flight {
    pub(crate) webhook: Webhook,
    pub(crate) arrives_at: i64,
    /// Whether WhatsApp waits for the answer to this copy.
    pub(crate) awaited: bool,
}

/// All copies on their way.
#[derive(Debug, Default)]
pub(crate) struct Network {
    flights: Vec<Flight>,
}

impl Network {
    /// Whether WhatsApp waits for the answer to a copy of this delivery.
    pub(crate) fn carries(&self, id: u64) -> bool {
        self.flights
            .iter()
            .any(|flight| flight.awaited && flight.webhook.id == id)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.flights.is_empty()
    }

    pub(crate) fn next(&self) -> Option<i64> {
        self.flights.iter().map(|flight| flight.arrives_at).min()
    }

    /// WhatsApp lets go of a delivery. `false`: it got lost at once.
    pub(crate) fn send(
        &mut self,
        webhook: Webhook,
        now: i64,
        weather: &Weather,
        dice: &mut Dice,
    ) -> bool {
        if dice.chance(weather.doubled) {
            self.flights.push(Flight {
                webhook: webhook.clone(),
                arrives_at: now + dice.between(0, 30 * MINUTE_MS),
                awaited: false,
            });
        }
        if dice.chance(weather.lost) {
            return false;
        }
        let way = if dice.chance(weather.detour) {
            dice.between(MINUTE_MS, 180 * MINUTE_MS)
        } else {
            dice.between(0, weather.way_ms)
        };
        self.flights.push(Flight {
            webhook,
            arrives_at: now + way,
            awaited: true,
        });
        true
    }

    /// Any one of those that have arrived by now.
    pub(crate) fn arrive(&mut self, now: i64, dice: &mut Dice) -> Option<Flight> {
        let due: Vec<usize> = (0..self.flights.len())
            .filter(|place| self.flights[*place].arrives_at <= now)
            .collect();
        let place = dice.pick(&due).copied()?;
        Some(self.flights.swap_remove(place))
    }
}

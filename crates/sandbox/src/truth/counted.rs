//! What is counted along with the messages, so that nobody has to go through them: what each screen has unread and shows
//! last, what waits for a phone, who has which number. Derived from the rest of the truth, never stored: [`Truth::count_anew`]
//! gives the same after a restore.

use std::collections::{BTreeSet, HashMap};

use super::Truth;
use super::companions::on_companions;
use super::model::{Message, Phone, PhoneId, Side, Ticks, Via};

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Counted {
    chats: HashMap<PhoneId, Chat>,
    /// Of all chats together: what the owner's phone and its linked devices have unread, and what waits for that phone.
    unread: [usize; 2],
    waiting: usize,
    /// Places of customers in the list of phones.
    by_digits: HashMap<String, BTreeSet<usize>>,
    by_bsuid: HashMap<String, BTreeSet<usize>>,
}

/// One chat, by the three screens there are of it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Chat {
    unread: [usize; 3],
    /// The newest bubble: when it was written, and its place.
    last: [Option<(i64, usize)>; 3],
    /// For the customer's phone.
    waiting: usize,
    /// When the customer last said something that came to WhatsApp.
    heard_at: Option<i64>,
    /// Places of messages nobody opened yet: the customer's, the business's.
    unseen: [BTreeSet<usize>; 2],
}

/// Whose eyes look at a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    App,
    Device,
    Customer,
}

const SCREENS: [Screen; 3] = [Screen::App, Screen::Device, Screen::Customer];

impl Screen {
    /// As which this phone sees the chat with a customer; none if it has no part in it.
    fn of(phone: &Phone, customer: &str) -> Option<Self> {
        if phone.companion.is_some() {
            Some(Self::Device)
        } else if phone.is_business() {
            Some(Self::App)
        } else {
            (phone.id == customer).then_some(Self::Customer)
        }
    }

    fn shows(self, message: &Message) -> bool {
        !message.marks.fleeting.gone
            && match self {
                Self::App => message.on_app,
                Self::Device => on_companions(message),
                Self::Customer => message.on_customer(),
            }
    }

    fn has_unread(self, message: &Message) -> bool {
        let theirs = (message.from == Side::Business) == (self == Self::Customer);
        theirs && !message.seen && message.is_said() && self.shows(message)
    }
}

/// What one message adds to the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    shown: [bool; 3],
    unread: [bool; 3],
    waits_for_app: bool,
    waits_for_customer: bool,
    heard_at: Option<i64>,
    seen: bool,
}

impl Share {
    fn of(message: &Message) -> Self {
        let from_customer = message.from == Side::Customer;
        let left = message.left_at.is_some();
        let is_heard = from_customer && message.is_said() && !message.withheld;
        Self {
            shown: SCREENS.map(|screen| message.is_bubble() && screen.shows(message)),
            unread: SCREENS.map(|screen| screen.has_unread(message)),
            waits_for_app: if from_customer {
                left && !message.withheld && !message.on_app
            } else {
                message.via == Via::Phone && !left
            },
            waits_for_customer: if from_customer {
                !left
            } else {
                message.ticks == Ticks::Sent && !message.withheld
            },
            heard_at: message.left_at.filter(|_| is_heard),
            seen: message.seen,
        }
    }

    /// What a message adds before it is there.
    const NONE: Self = Self {
        shown: [false; 3],
        unread: [false; 3],
        waits_for_app: false,
        waits_for_customer: false,
        heard_at: None,
        seen: true,
    };
}

impl Truth {
    /// A message was written down at this place.
    pub(super) fn count_in(&mut self, place: usize) {
        let customer = self.messages[place].customer.clone();
        self.counted.chats.entry(customer).or_default();
        self.recount(place, Share::NONE);
    }

    /// Changes a message, and the counts with it.
    pub(super) fn change_message(&mut self, place: usize, change: impl FnOnce(&mut Message)) {
        let Some(message) = self.messages.get_mut(place) else {
            return;
        };
        let before = Share::of(message);
        change(message);
        self.recount(place, before);
    }

    fn recount(&mut self, place: usize, before: Share) {
        let message = &self.messages[place];
        let after = Share::of(message);
        if before == after {
            return;
        }
        let whole = &mut self.counted;
        let chat = whole.chats.entry(message.customer.clone()).or_default();
        for (n, screen) in SCREENS.into_iter().enumerate() {
            let was = usize::from(before.unread[n]);
            let is = usize::from(after.unread[n]);
            chat.unread[n] = chat.unread[n] + is - was;
            if let Some(all) = whole.unread.get_mut(n) {
                *all = *all + is - was;
            }
            let own = Some((message.typed_at, place));
            if after.shown[n] {
                chat.last[n] = chat.last[n].max(own);
            } else if before.shown[n] && chat.last[n] == own {
                // Seldom: the last one disappeared, or failed after all.
                let places = self.chats.get(&message.customer).into_iter().flatten();
                let left = places.filter_map(|place| {
                    let message = &self.messages[*place];
                    let shown = message.is_bubble() && screen.shows(message);
                    shown.then_some((message.typed_at, *place))
                });
                chat.last[n] = left.max();
            }
        }
        whole.waiting =
            whole.waiting + usize::from(after.waits_for_app) - usize::from(before.waits_for_app);
        chat.waiting = chat.waiting + usize::from(after.waits_for_customer)
            - usize::from(before.waits_for_customer);
        chat.heard_at = chat.heard_at.max(after.heard_at);
        let unseen = &mut chat.unseen[usize::from(message.from == Side::Business)];
        if after.seen {
            unseen.remove(&place);
        } else {
            unseen.insert(place);
        }
    }

    /// The messages of a chat that one side wrote and nobody opened yet, by their places.
    pub(super) fn unseen(&self, customer: &str, from: Side) -> Vec<usize> {
        let chat = self.counted.chats.get(customer);
        let unseen = chat.map(|chat| &chat.unseen[usize::from(from == Side::Business)]);
        unseen.into_iter().flatten().copied().collect()
    }

    /// A customer has this number and this scoped id now, or no longer has them.
    pub(super) fn count_person(&mut self, place: usize, is_there: bool) {
        let Some(phone) = self.phones.get(place).filter(|phone| !phone.is_business()) else {
            return;
        };
        let note = |index: &mut HashMap<String, BTreeSet<usize>>, key: &str| {
            let places = index.entry(key.to_owned()).or_default();
            if is_there {
                places.insert(place);
            } else {
                places.remove(&place);
            }
            if places.is_empty() {
                index.remove(key);
            }
        };
        if let Some(digits) = &phone.digits {
            note(&mut self.counted.by_digits, digits);
        }
        note(&mut self.counted.by_bsuid, &phone.bsuid);
    }

    /// Counts everything from the beginning.
    pub(super) fn count_anew(&mut self) {
        self.counted = Counted::default();
        for place in 0..self.phones.len() {
            self.count_person(place, true);
        }
        for place in 0..self.messages.len() {
            self.count_in(place);
        }
    }

    pub(crate) fn customer_by_digits(&self, digits: &str) -> Option<&Phone> {
        let places = self.counted.by_digits.get(digits)?;
        self.phones.get(*places.first()?)
    }

    pub(crate) fn customer_by_bsuid(&self, bsuid: &str) -> Option<&Phone> {
        let places = self.counted.by_bsuid.get(bsuid)?;
        self.phones.get(*places.first()?)
    }

    /// Messages of this chat the phone's owner has not opened.
    pub(crate) fn unread(&self, phone: &Phone, customer: &str) -> usize {
        let counts = self.counts_of(phone, customer);
        counts.map_or(0, |(chat, screen)| chat.unread[screen as usize])
    }

    /// Messages of all chats the phone's owner has not opened.
    pub(crate) fn unread_in_all(&self, phone: &Phone) -> usize {
        match Screen::of(phone, &phone.id) {
            Some(Screen::App) => self.counted.unread[0],
            Some(Screen::Device) => self.counted.unread[1],
            _ => self.unread(phone, &phone.id),
        }
    }

    /// The newest bubble a phone shows of a chat.
    pub(crate) fn last_shown(&self, phone: &Phone, customer: &str) -> Option<&Message> {
        let (chat, screen) = self.counts_of(phone, customer)?;
        let (_, place) = chat.last[screen as usize]?;
        self.messages.get(place)
    }

    /// What an offline phone will do or get when it is back: typed messages and undelivered ones.
    pub(crate) fn waiting(&self, phone: &Phone) -> usize {
        if phone.online() {
            0
        } else if phone.is_business() {
            self.counted.waiting
        } else {
            let chat = self.counted.chats.get(&phone.id);
            chat.map_or(0, |chat| chat.waiting)
        }
    }

    /// When the customer last said something that came to WhatsApp, at whatever time it was.
    pub(super) fn heard_at(&self, customer: &str) -> Option<i64> {
        self.counted.chats.get(customer)?.heard_at
    }

    fn counts_of(&self, phone: &Phone, customer: &str) -> Option<(&Chat, Screen)> {
        let screen = Screen::of(phone, customer)?;
        Some((self.counted.chats.get(customer)?, screen))
    }
}

/// Whether the phone has it: its own, or what arrived.
pub(crate) fn shows(phone: &Phone, message: &Message) -> bool {
    Screen::of(phone, &message.customer).is_some_and(|screen| screen.shows(message))
}

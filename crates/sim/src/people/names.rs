//! Who people are: the owner saves and renames customers, customers move to another number or take a username. A name is
//! told with whole seconds: in one second nobody gets two.

use twinline_sandbox::BUSINESS;

use super::People;
use crate::dice::Dice;
use crate::house::House;
use crate::trace::Trace;

impl People {
    /// The owner's phone may have told names just now.
    pub(crate) fn told_names(&mut self, now: i64) {
        self.named
            .insert(BUSINESS.to_owned(), now.div_euclid(1_000));
    }

    /// The owner saves a customer, under another name perhaps, or removes them.
    pub(super) fn rename(
        &mut self,
        house: &House,
        customer: &str,
        dice: &mut Dice,
        trace: &mut Trace,
    ) {
        let (second, back) = (house.now().div_euclid(1_000), self.named.get(BUSINESS));
        let last = self.named.get(customer).max(back).copied();
        if last.is_some_and(|last| last >= second) {
            return;
        }
        self.written += 1;
        let name = dice.chance(75).then(|| format!("Name {}", self.written));
        let done = match &name {
            Some(name) => house.sandbox.save_contact(customer, name).map(drop),
            None => house.sandbox.remove_contact(customer).map(drop),
        };
        self.named.insert(customer.to_owned(), second);
        trace.step(
            house.elapsed(),
            &format!("{customer} is saved as {name:?}: {done:?}"),
        );
    }

    /// A customer takes another number, or another username.
    pub(super) fn change_identity(
        &mut self,
        house: &House,
        customer: &str,
        dice: &mut Dice,
        trace: &mut Trace,
    ) {
        self.written += 1;
        let n = self.written;
        let (what, done) = if dice.chance(70) {
            let digits = format!("4477009{n:05}");
            let done = house.sandbox.change_number(customer, &digits);
            (format!("{customer} takes the number {digits}"), done)
        } else {
            let username = format!("somebody.{n}");
            let done = house.sandbox.adopt_username(customer, Some(&username));
            (format!("{customer} takes the username {username}"), done)
        };
        let done = done.map(drop);
        trace.step(house.elapsed(), &format!("{what}: {done:?}"));
    }
}

//! Fires what is due. A jump of the clock fires everything it jumped over, in order, each at its own
//! time.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::truth::Event;
use crate::truth::model::{Ticks, Timer};
use crate::world::{Act, World};

/// Runs until cancelled.
pub(crate) async fn run(world: Arc<World>, cancel: CancellationToken) {
    let mut news = world.news();
    loop {
        news.borrow_and_update();
        fire_due(&world);
        let next = world.look(|truth| truth.timers.keys().next().map(|(due, _)| *due));
        tokio::select! {
            () = cancel.cancelled() => return,
            changed = news.changed() => if changed.is_err() { return; },
            () = world.clock.sleep_until(next.unwrap_or(i64::MAX)) => {}
        }
    }
}

/// Fires every timer whose time has come. Two callers at once share the work.
pub(crate) fn fire_due(world: &World) {
    let now = world.clock.now_ms();
    loop {
        let due = world.look(|truth| truth.timers.keys().next().map(|(due, _)| *due));
        let Some(due) = due.filter(|due| *due <= now) else {
            return;
        };
        world.act_at(Some(due), |act| {
            act.fire_first();
        });
    }
}

impl Act<'_> {
    /// Fires the first timer, if it is due at the time of this act.
    fn fire_first(&mut self) {
        let Some((&(due, id), timer)) = self.truth.timers.iter().next() else {
            return;
        };
        if due > self.now {
            return;
        }
        let timer = timer.clone();
        self.tell(Event::TimerDone { id, due });
        match timer {
            Timer::Settle {
                wamid,
                failure: Some(failure),
            } => {
                self.tell(Event::Failed {
                    wamid: wamid.clone(),
                    failure,
                });
                self.queue_status(&wamid, "failed");
            }
            Timer::Settle {
                wamid,
                failure: None,
            } => self.settle_send(&wamid),
            Timer::Deliver { wamid } => {
                self.deliver(&wamid);
                self.appraise_delivery(&wamid);
            }
            Timer::Open { phone, customer } => {
                let opens = self
                    .truth
                    .phone(&phone)
                    .is_some_and(|p| p.online() && p.auto_read);
                if opens {
                    self.open(&phone, &customer);
                }
            }
            Timer::Contacts { phones } => self.queue_contacts(&phones),
            Timer::History {
                phase,
                chunk,
                progress,
                wamids,
            } => {
                self.tell(Event::HistoryChunkSent);
                self.queue_history_chunk(phase, chunk, progress, &wamids);
            }
            Timer::HistoryMedia { wamid } => self.queue_history_media(&wamid),
            Timer::ChatState { customer } => self.tell_chat_state(&customer),
            Timer::LabelState => self.tell_labels(),
            Timer::PictureState { customer } => self.tell_picture(&customer),
            Timer::GroupState { group, told } => self.tell_group(&group, told),
            Timer::Inactive { since } => self.find_inactive(since),
            Timer::Reconnect => self.come_back(),
            Timer::BanBegins => self.begin_ban(),
            Timer::SignUpExpires { run } => self.expire_sign_up(&run),
            Timer::HistoryDeclined => self.queue_history_declined(),
            Timer::StatusExpires { id } => {
                // It may have been taken down before.
                let _ = self.remove_status(&id);
            }
            Timer::Vanish { wamid } => self.vanish(&wamid),
            Timer::Review { template } => self.review(&template),
            Timer::Unpause { template, until } => self.pause_ends(&template, until),
            Timer::Recategorise { template } => self.recategorise(&template),
            Timer::TemplateIdle { template } => self.find_idle(&template),
            Timer::ArchiveEnds {
                template,
                archived_at,
            } => self.archive_ends(&template, archived_at),
            Timer::PacingEnds { template } => self.pacing_ends(&template),
            Timer::RaiseTier => self.raise_tier(),
            Timer::Appraise => self.appraise(),
        }
    }

    /// WhatsApp's servers have an API send: one tick, a bubble on the Business App, and on its way.
    fn settle_send(&mut self, wamid: &str) {
        self.tell(Event::Left {
            wamid: wamid.to_owned(),
        });
        self.queue_status(wamid, "sent");
        if self
            .truth
            .business_phone()
            .is_some_and(crate::truth::model::Phone::online)
        {
            self.tell(Event::ReachedApp {
                wamid: wamid.to_owned(),
            });
        }
        let customer = self.truth.message(wamid).filter(|m| m.ticks == Ticks::Sent);
        if let Some(customer) = customer.map(|message| message.customer.clone()) {
            self.deliver_soon(wamid, &customer, crate::phones::DELIVER_AFTER_MS);
        }
    }
}

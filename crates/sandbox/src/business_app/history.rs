//! The plan by which chat history leaves the phone: phases by age, chunks in a shuffled order, media
//! files on their own afterwards. The plan is made of timers, so a restart carries on with it.

use crate::limits;
use crate::truth::Event;
use crate::truth::model::{Message, PhoneId, Ticks, Timer};
use crate::world::Act;

const CHUNK_STEP_MS: i64 = 700;
const MEDIA_AFTER_MS: i64 = 400;
const MEDIA_STEP_MS: i64 = 150;

struct Chunk {
    phase: u32,
    order: u32,
    progress: u32,
    wamids: Vec<String>,
}

impl Act<'_> {
    /// Sets the timers of all chunks, the first at `due`.
    pub(crate) fn plan_history(&mut self, mut due: i64) {
        let Some(onboarded_at) = self.truth.onboarding.as_ref().map(|o| o.at) else {
            return;
        };
        let mut chunks = Vec::new();
        for (phase, to_age) in (0_u32..).zip(limits::HISTORY_PHASE_MS) {
            let from_age = match phase {
                0 => i64::MIN,
                _ => limits::HISTORY_PHASE_MS[phase as usize - 1],
            };
            let rows = self.history_rows(onboarded_at, from_age, to_age);
            let parts = rows.chunks(limits::HISTORY_ROWS_PER_CHUNK);
            for (order, wamids) in (1..).zip(parts.map(<[String]>::to_vec)) {
                chunks.push(Chunk {
                    phase,
                    order,
                    progress: 0,
                    wamids,
                });
            }
        }
        let total = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
        for (done, chunk) in (1..).zip(&mut chunks) {
            chunk.progress = done * 100 / total.max(1);
        }
        self.tell(Event::HistoryAsked { chunks: total });
        let media: Vec<String> = chunks
            .iter()
            .flat_map(|chunk| &chunk.wamids)
            .filter(|wamid| self.has_followed_up_media(wamid, onboarded_at))
            .cloned()
            .collect();
        for chunk in self.shuffled_within_phases(chunks) {
            let Chunk {
                phase,
                order,
                progress,
                wamids,
            } = chunk;
            self.set_timer(
                due,
                Timer::History {
                    phase,
                    chunk: order,
                    progress,
                    wamids,
                },
            );
            due += CHUNK_STEP_MS;
        }
        due += MEDIA_AFTER_MS;
        for wamid in media {
            self.set_timer(due, Timer::HistoryMedia { wamid });
            due += MEDIA_STEP_MS;
        }
    }

    /// Whether the file behind a placeholder is young enough to be sent after it.
    fn has_followed_up_media(&self, wamid: &str, onboarded_at: i64) -> bool {
        self.truth.message(wamid).is_some_and(|message| {
            message.content.media.is_some()
                && message.typed_at >= onboarded_at - limits::HISTORY_MEDIA_MS
        })
    }

    /// Messages of an age, thread by thread, newest threads first, oldest message first.
    fn history_rows(&self, onboarded_at: i64, from_age: i64, to_age: i64) -> Vec<String> {
        let in_phase = |message: &&Message| {
            let age = onboarded_at - message.typed_at;
            age >= 0
                && age >= from_age
                && age < to_age
                && message.left_at.is_some()
                && !message.withheld
                && message.ticks != Ticks::Failed
                && self.is_history(message)
        };
        let mut threads: Vec<(i64, PhoneId)> = self
            .truth
            .customers()
            .filter_map(|phone| {
                let newest = self
                    .truth
                    .chat(&phone.id)
                    .filter(in_phase)
                    .map(|m| m.typed_at)
                    .max();
                Some((newest?, phone.id.clone()))
            })
            .collect();
        threads.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
        let mut rows = Vec::new();
        for (_, customer) in threads {
            let mut thread: Vec<&Message> = self.truth.chat(&customer).filter(in_phase).collect();
            thread.sort_by_key(|message| message.typed_at);
            rows.extend(thread.iter().map(|message| message.wamid.clone()));
        }
        rows
    }

    /// What is still there: bubbles nobody deleted, and the reactions on them.
    fn is_history(&self, message: &Message) -> bool {
        let kept = message.is_said() && self.truth.told_to_servers(message).revoked_at.is_none();
        kept || self.truth.is_standing_reaction(message)
    }

    /// Chunks come in any order inside their phase (webhooks.md 3.5).
    fn shuffled_within_phases(&mut self, mut chunks: Vec<Chunk>) -> Vec<Chunk> {
        for last in (1..chunks.len()).rev() {
            let first = chunks.partition_point(|chunk| chunk.phase < chunks[last].phase);
            if first < last {
                let span = (last - first + 1) as u64;
                let other = usize::try_from(self.draw_below(span)).unwrap_or_default();
                chunks.swap(first + other, last);
            }
        }
        chunks
    }
}

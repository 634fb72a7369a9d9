//! The plan by which chat history leaves the phone: phases by age, chunks in a shuffled order that repeat some rows, media
//! files on their own afterwards. The plan is made of timers, so a restart carries on with it.

use crate::limits::{self, DAY_MS};
use crate::truth::Event;
use crate::truth::model::{Message, PhoneId, Side, Ticks, Timer};
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
        let mut phases = Vec::new();
        let mut from_age = i64::MIN;
        // Phases end at a day, at 90 and at the end of history (webhooks.md 3.5).
        for to_age in [DAY_MS, 90 * DAY_MS, self.truth.rules().history_ms] {
            phases.push(self.history_rows(onboarded_at, from_age, to_age));
            from_age = to_age;
        }
        let media: Vec<String> = phases
            .iter()
            .flatten()
            .filter(|wamid| self.has_followed_up_media(wamid, onboarded_at))
            .cloned()
            .collect();
        let chunks = self.chunks_of(&phases);
        let total = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
        self.tell(Event::HistoryAsked { chunks: total });
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

    /// The chunks of all phases in their order, with the habits that the phone has now.
    fn chunks_of(&self, phases: &[Vec<String>]) -> Vec<Chunk> {
        let habits = &self.truth.habits;
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut before: &[String] = &[];
        for (phase, rows) in (0_u32..).zip(phases) {
            let is_silent = rows.is_empty() && !habits.empty_phases;
            let repeated = if habits.overlap && !rows.is_empty() {
                // What the phase before ended with comes once more.
                &before[before.len().saturating_sub(habits.rows_per_chunk / 2)..]
            } else {
                &[]
            };
            let rows_of_phase: Vec<&String> = repeated.iter().chain(rows).collect();
            let mut parts = self.parts(&rows_of_phase);
            if parts.is_empty() && !is_silent {
                parts.push(Vec::new());
            }
            for (order, wamids) in (1..).zip(parts) {
                chunks.push(Chunk {
                    phase,
                    order,
                    progress: 0,
                    wamids,
                });
            }
            before = rows;
        }
        let total = u32::try_from(chunks.len()).unwrap_or(u32::MAX).max(1);
        for (done, chunk) in (1..).zip(&mut chunks) {
            chunk.progress = done * 100 / total;
        }
        if habits.hasty_progress {
            for at in 0..chunks.len() {
                let next = chunks.get(at + 1).map(|next| next.phase);
                if next != Some(chunks[at].phase) {
                    chunks[at].progress = 100;
                }
            }
        }
        chunks
    }

    /// Rows in parts that fit into one webhook each.
    fn parts(&self, rows: &[&String]) -> Vec<Vec<String>> {
        let mut parts: Vec<Vec<String>> = Vec::new();
        let mut bytes = 0;
        for wamid in rows {
            let size = self.truth.message(wamid).map_or(0, bytes_of);
            let fits = parts.last().is_some_and(|part| {
                part.len() < self.truth.habits.rows_per_chunk
                    && bytes + size <= limits::HISTORY_CHUNK_BYTES
            });
            if !fits {
                parts.push(Vec::new());
                bytes = 0;
            }
            bytes += size;
            if let Some(part) = parts.last_mut() {
                part.push((*wamid).clone());
            }
        }
        parts
    }

    /// Whether the file behind a placeholder is young enough to be sent after it.
    fn has_followed_up_media(&self, wamid: &str, onboarded_at: i64) -> bool {
        self.truth.message(wamid).is_some_and(|message| {
            message.content.media.is_some()
                && message.typed_at >= onboarded_at - self.truth.rules().history_media_ms
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
                // The customer's words reached nobody; the owner's own stand on the phone.
                && !(message.withheld && message.from == Side::Customer)
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
        // What does not stay is not carried by the API (webhooks.md 3.9).
        if !message.marks.fleeting.is_none() {
            return false;
        }
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

/// At most so many bytes of a webhook, with every letter escaped.
fn bytes_of(message: &Message) -> usize {
    const FRAME: usize = 600;
    const ESCAPED: usize = 3;
    let text = message.content.text.as_ref().map_or(0, String::len);
    let body = message
        .content
        .body
        .as_ref()
        .map_or(0, |body| body.to_string().len());
    FRAME + ESCAPED * (text + body)
}

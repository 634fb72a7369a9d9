//! Embedded Signup with the coexistence feature, step by step (graph-api.md 1.3; webhooks.md 3.2): the window asks for the
//! number, shows a code, the phone gives it back and its owner consents there, the window hands over a code that lives for
//! seconds. One run at a time: there is one phone.

use serde::Serialize;

use super::session_message::SessionMessage;
use crate::limits;
use crate::phones::ActError;
use crate::rules::eligibility::{self, Candidate};
use crate::truth::Event;
use crate::truth::model::{Phone, Timer};
use crate::truth::sign_up::{Run, Step};
use crate::world::Act;

/// Letters and digits nobody confuses.
const PAIRING_LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// What the window says of a code nobody scanned, and of a consent nobody gave.
const FAILED: u32 = 3_441_003;

/// A window that opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewRun {
    pub(crate) client_id: String,
}

/// Why a step was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RunError {
    #[error("there is no app {0}")]
    UnknownApp(String),
    #[error("this sign-up is over")]
    Over,
    #[error("this step is not due: {0}")]
    NotDue(&'static str),
    #[error("the code is not the one that the window shows")]
    WrongCode,
    #[error(transparent)]
    Act(#[from] ActError),
}

/// What the window hands to the page that opened it.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub(crate) struct Finish {
    /// Exchanged for a token within 30 seconds, once.
    pub(crate) code: String,
    /// The session message, as it is posted.
    pub(crate) message: SessionMessage,
}

impl Act<'_> {
    /// Opens the window. A run that was open is cancelled: its window is gone.
    pub(crate) fn begin_sign_up(&mut self, new: NewRun) -> Result<String, RunError> {
        self.truth.business().ok_or(ActError::NoBusiness)?;
        if !self
            .truth
            .apps
            .iter()
            .any(|known| known.app.id == new.client_id)
        {
            return Err(RunError::UnknownApp(new.client_id));
        }
        if let Some(open) = self.truth.sign_up.clone().filter(Run::is_open) {
            self.move_run(open, |run| run.step = Step::Cancelled);
        }
        let id = self.draw_hex(16).to_lowercase();
        let run = Run {
            id: id.clone(),
            client_id: new.client_id,
            started_at: self.now,
            step: Step::BusinessAccountSelection,
            digits: None,
            pairing_code: None,
            error: None,
        };
        self.tell(Event::SignUpMoved { run: Box::new(run) });
        Ok(id)
    }

    /// The portfolio is chosen; back to it as well.
    pub(crate) fn choose_portfolio(&mut self, id: &str) -> Result<(), RunError> {
        let run = self.open_run(id)?;
        if run.step > Step::PhoneNumberVerification {
            return Err(RunError::NotDue("the phone has consented to connect"));
        }
        self.move_run(run, |run| {
            run.step = Step::PhoneNumberSetup;
            run.error = None;
        });
        Ok(())
    }

    /// A number is typed; what stands in its way goes on the screen.
    pub(crate) fn choose_number(&mut self, id: &str, digits: &str) -> Result<(), RunError> {
        let run = self.open_run(id)?;
        if run.step != Step::PhoneNumberSetup {
            return Err(RunError::NotDue("choose a portfolio first"));
        }
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        let obstacle = self.obstacle_of(&digits);
        if obstacle.is_some() {
            self.move_run(run, |run| run.error = obstacle);
            return Ok(());
        }
        let code = self.draw_pairing_code();
        self.move_run(run, |run| {
            run.step = Step::PhoneNumberVerification;
            run.digits = Some(digits);
            run.pairing_code = Some(code);
            run.error = None;
        });
        let expires = Timer::SignUpExpires { run: id.to_owned() };
        self.set_timer(self.now + limits::PAIRING_MS, expires);
        Ok(())
    }

    /// The phone scanned the code, or its owner typed it there. Needs the network.
    pub(crate) fn pair(&mut self, id: &str, code: &str) -> Result<(), RunError> {
        let run = self.open_run(id)?;
        if run.step != Step::PhoneNumberVerification {
            return Err(RunError::NotDue("the window shows no code"));
        }
        if !self.truth.business_phone().is_some_and(Phone::online) {
            return Err(RunError::NotDue("the owner's phone is offline"));
        }
        let typed = |text: &str| -> String {
            let letters = text.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|letter| letter.to_ascii_uppercase()).collect()
        };
        if run.pairing_code.as_deref().map(typed) != Some(typed(code)) {
            return Err(RunError::WrongCode);
        }
        self.move_run(run, |run| run.step = Step::Permissions);
        Ok(())
    }

    /// The owner says on the phone whether to connect, and whether the chats are shared. From here on it is connected.
    pub(crate) fn consent(
        &mut self,
        id: &str,
        accepts: bool,
        share_history: bool,
    ) -> Result<(), RunError> {
        let run = self.open_run(id)?;
        if run.step != Step::Permissions {
            return Err(RunError::NotDue("the phone has not scanned the code"));
        }
        if !accepts {
            self.move_run(run, |run| {
                run.step = Step::PhoneNumberSetup;
                run.pairing_code = None;
                run.error = Some(FAILED);
            });
            return Ok(());
        }
        self.connect(None, self.now, share_history);
        self.move_run(run, |run| run.step = Step::Review);
        Ok(())
    }

    /// The last page is left: the code and the session message.
    pub(crate) fn finish_sign_up(&mut self, id: &str) -> Result<Finish, RunError> {
        let run = self.open_run(id)?;
        if run.step != Step::Review {
            return Err(RunError::NotDue("the owner has not consented on the phone"));
        }
        let business = self.truth.business().cloned().ok_or(ActError::NoBusiness)?;
        let code = self.draw_code();
        self.tell(Event::CodeIssued {
            code: code.clone(),
            expires_at: self.now + self.truth.rules().code_life_ms,
        });
        self.move_run(run, |run| run.step = Step::Done);
        let message = SessionMessage::finished(business.waba_id);
        Ok(Finish { code, message })
    }

    /// The window was closed, or an error reported in it; gives the session message.
    pub(crate) fn cancel_sign_up(
        &mut self,
        id: &str,
        reports: bool,
    ) -> Result<SessionMessage, RunError> {
        let run = self.open_run(id)?;
        let message = match run.error.filter(|_| reports) {
            Some(code) => {
                let text = eligibility::error(code).text;
                SessionMessage::reported(code, text, run.id.clone(), self.now)
            }
            None => SessionMessage::left(current_step(run.step)),
        };
        self.move_run(run, |run| run.step = Step::Cancelled);
        Ok(message)
    }

    /// The timer of a code that nobody scanned.
    pub(crate) fn expire_sign_up(&mut self, id: &str) {
        let run = self.truth.sign_up.clone();
        let waits = |run: &Run| run.id == id && run.step == Step::PhoneNumberVerification;
        if let Some(run) = run.filter(waits) {
            self.move_run(run, |run| {
                run.step = Step::PhoneNumberSetup;
                run.pairing_code = None;
                run.error = Some(FAILED);
            });
        }
    }

    fn obstacle_of(&self, digits: &str) -> Option<u32> {
        let own = self
            .truth
            .business()
            .map(|business| business.digits.as_str());
        eligibility::obstacle(Candidate {
            facts: &self.truth.facts,
            digits,
            own_digits: own.unwrap_or_default(),
            is_linked: self.truth.is_linked(),
            is_banned: self.truth.life.ban.is_some() || self.truth.life.locked,
            now: self.now,
            day: &self.truth.rules().day,
        })
    }

    fn open_run(&self, id: &str) -> Result<Run, RunError> {
        let run = self.truth.sign_up.clone().filter(Run::is_open);
        run.filter(|run| run.id == id).ok_or(RunError::Over)
    }

    fn move_run(&mut self, mut run: Run, change: impl FnOnce(&mut Run)) {
        change(&mut run);
        self.tell(Event::SignUpMoved { run: Box::new(run) });
    }

    fn draw_pairing_code(&mut self) -> String {
        let letters = PAIRING_LETTERS.len() as u64;
        let mut code = String::with_capacity(9);
        for place in 0..8 {
            if place == 4 {
                code.push('-');
            }
            let drawn = usize::try_from(self.draw_below(letters)).unwrap_or_default();
            code.push(char::from(PAIRING_LETTERS[drawn]));
        }
        code
    }
}

/// The word for where the owner left.
fn current_step(step: Step) -> &'static str {
    match step {
        Step::BusinessAccountSelection => "BUSINESS_ACCOUNT_SELECTION",
        Step::PhoneNumberSetup => "PHONE_NUMBER_SETUP",
        Step::PhoneNumberVerification => "PHONE_NUMBER_VERIFICATION",
        Step::Permissions | Step::Review | Step::Done | Step::Cancelled => "PERMISSIONS",
    }
}

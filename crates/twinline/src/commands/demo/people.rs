//! The example team, and the file that remembers its passwords: a demo's only, printed at every start.

use std::path::Path;

use anyhow::Context as _;
use rand::Rng as _;
use serde::{Deserialize, Serialize};
use twinline_core::ids::{BotId, PersonId, WorkspaceId};
use twinline_platform::clock::wall_ms;
use twinline_platform::sign_in::hash_password;
use twinline_store::{Bot, CannedReply, NewPerson, Role, Store};
use uuid::Uuid;

/// What the bakery says again and again.
const REPLIES: [(&str, &str); 4] = [
    (
        "hours",
        "We are open Tuesday to Saturday from 7 to 18, and on Sunday until 13.",
    ),
    (
        "where",
        "You find us at 27 Exmouth Market, two minutes from Farringdon.",
    ),
    (
        "packed",
        "Hello {{first_name}}, your order is packed. Come by whenever it suits you today. {{agent}}",
    ),
    ("obrigada", "Obrigada, {{first_name}}! Até breve."),
];

/// What a demo remembers besides its data.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DemoFile {
    /// The tenant.
    pub(super) workspace: Uuid,
    /// What WhatsApp must say when it verifies the webhook address.
    pub(super) verify_token: String,
    /// Who can sign in.
    pub(super) people: Vec<DemoPerson>,
}

/// Somebody of the example team.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DemoPerson {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) password: String,
    pub(super) role: DemoRole,
}

/// A role in the file's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DemoRole {
    Owner,
    Agent,
    Supervisor,
}

impl DemoRole {
    /// As printed.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
        }
    }
}

impl DemoFile {
    /// The person with this role.
    pub(super) fn person(&self, role: DemoRole) -> Option<PersonId> {
        self.people
            .iter()
            .find(|person| person.role == role)
            .map(|person| PersonId(person.id))
    }

    fn new() -> Self {
        let person = |name: &str, email: &str, role| DemoPerson {
            id: Uuid::now_v7(),
            name: name.to_owned(),
            email: format!("{email}@forno-aurora.example"),
            password: password(),
            role,
        };
        Self {
            workspace: Uuid::now_v7(),
            verify_token: password(),
            people: vec![
                person("Aurora Neri", "aurora", DemoRole::Owner),
                person("Marta Pires", "marta", DemoRole::Agent),
                person("Joel Adeyemi", "joel", DemoRole::Supervisor),
            ],
        }
    }
}

/// Reads the demo's file, or makes it. It comes before everything else in the folder: it marks the folder as a demo's,
/// and an interrupted start finds the passwords it needs.
pub(super) fn read_or_make(path: &Path) -> anyhow::Result<DemoFile> {
    if path.is_file() {
        return super::read(path);
    }
    let file = DemoFile::new();
    write(path, &serde_json::to_vec_pretty(&file)?)?;
    Ok(file)
}

/// Makes the team that the file names, or what is missing of it.
pub(super) async fn settle(store: &Store, file: &DemoFile) -> anyhow::Result<()> {
    let workspace = WorkspaceId(file.workspace);
    if store.workspace(workspace).await?.is_none() {
        store
            .create_workspace(workspace, "Forno Aurora", wall_ms())
            .await?;
    }
    for person in &file.people {
        if store.person(PersonId(person.id)).await?.is_some() {
            continue;
        }
        let new = NewPerson {
            id: PersonId(person.id),
            workspace,
            email: person.email.clone(),
            name: person.name.clone(),
            role: match person.role {
                DemoRole::Owner => Role::Owner,
                DemoRole::Agent => Role::Agent,
                DemoRole::Supervisor => Role::Supervisor,
            },
            password_hash: hash_password(&person.password),
        };
        store.create_person(&new, wall_ms()).await?;
    }
    if store.bots(workspace).await?.is_empty() {
        let bot = Bot {
            id: BotId(Uuid::now_v7()),
            workspace,
            name: "Order helper".to_owned(),
        };
        store.put_bot(&bot, wall_ms()).await?;
    }
    if store.canned_replies(workspace).await?.is_empty() {
        settle_replies(store, file).await?;
    }
    super::fields::settle(store, workspace).await
}

async fn settle_replies(store: &Store, file: &DemoFile) -> anyhow::Result<()> {
    let Some(person) = file.people.first() else {
        return Ok(());
    };
    for (shortcut, text) in REPLIES {
        let reply = CannedReply {
            id: Uuid::now_v7(),
            shortcut: shortcut.to_owned(),
            text: text.to_owned(),
            by: PersonId(person.id),
            at: wall_ms(),
        };
        store
            .put_canned_reply(WorkspaceId(file.workspace), &reply)
            .await?;
    }
    Ok(())
}

/// Twelve letters and digits that cannot be mistaken for each other.
fn password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut random = rand::rng();
    (0..12)
        .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
        .collect()
}

/// Readable by its owner only.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(path)
        .with_context(|| format!("{} cannot be made", path.display()))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

//! `twinline user`: people who can sign in, made from the command line.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand, ValueEnum};
use twinline_core::ids::{PersonId, WorkspaceId};
use twinline_platform::clock::wall_ms;
use twinline_platform::sign_in::{PASSWORD_CHARS_MIN, hash_password, new_setup_token};
use twinline_store::journal::SegmentsConfig;
use twinline_store::{NewPerson, Role, Store};
use uuid::Uuid;

use super::state::DatabaseOption;
use crate::terminal::say;
use crate::wiring;

/// Flags of `twinline user`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The data folder of `twinline serve`, which must not be running.
    #[arg(
        long,
        value_name = "DIR",
        env = "TWINLINE_DATA",
        global = true,
        default_value = "data"
    )]
    data: PathBuf,
    #[command(flatten)]
    database: DatabaseOption,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make somebody; the password is read from the standard input.
    Add {
        /// What they sign in with.
        #[arg(long)]
        email: String,
        /// As colleagues see it.
        #[arg(long)]
        name: String,
        /// What they may do.
        #[arg(long, value_enum, default_value_t = RoleName::Agent)]
        role: RoleName,
    },
    /// Print a one-time link's token with which the first owner makes an account.
    Link,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    Owner,
    Admin,
    Supervisor,
    Agent,
    Viewer,
}

impl Options {
    /// Does it.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        let engine =
            wiring::open_engine(&self.data, self.database.named(), SegmentsConfig::default())
                .await?;
        let store = &engine.store;
        let workspace = workspace(store).await?;
        match self.verb {
            Verb::Add { email, name, role } => {
                let password = std::io::read_to_string(std::io::stdin())?;
                let password = password.trim_end_matches(['\r', '\n']);
                if password.chars().count() < PASSWORD_CHARS_MIN {
                    bail!(
                        "The password needs at least {PASSWORD_CHARS_MIN} characters: printf %s 'the password' | twinline user add ..."
                    );
                }
                let person = NewPerson {
                    id: PersonId(Uuid::now_v7()),
                    workspace,
                    email: email.clone(),
                    name,
                    role: match role {
                        RoleName::Owner => Role::Owner,
                        RoleName::Admin => Role::Admin,
                        RoleName::Supervisor => Role::Supervisor,
                        RoleName::Agent => Role::Agent,
                        RoleName::Viewer => Role::Viewer,
                    },
                    password_hash: hash_password(password),
                };
                store.create_person(&person, wall_ms()).await?;
                say(&format!("{email} can sign in now."));
            }
            Verb::Link => {
                let token = new_setup_token(store, workspace).await?;
                say(&format!(
                    "Open this once, at the address of your inbox: /setup#token={token}"
                ));
            }
        }
        store.close().await;
        Ok(())
    }
}

/// The installation's workspace; made at the first start.
pub(crate) async fn workspace(store: &Store) -> anyhow::Result<WorkspaceId> {
    if let Some(workspace) = store.workspaces().await?.into_iter().next() {
        return Ok(workspace.id);
    }
    let id = WorkspaceId(Uuid::now_v7());
    store.create_workspace(id, "My business", wall_ms()).await?;
    Ok(id)
}

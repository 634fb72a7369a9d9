//! Throw-away PostgreSQL for tests and measurements: a server of its own in a temporary folder on a Unix socket, and
//! databases on it that are dropped after use. Knows nothing of Twinline's state; needs PostgreSQL's programs.

mod programs;
mod server;

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io;
use std::sync::OnceLock;

pub use programs::PACKAGE;
pub use server::{Durability, Server};

/// Names a server that is there already (a URL of a superuser's database), so that not every test starts its own.
pub const VARIABLE: &str = "TWINLINE_TEST_POSTGRES";

/// A database for one test, dropped with this.
#[derive(Debug)]
pub struct Database {
    /// Of the server's own database, on which others are made.
    server: String,
    name: String,
    /// `postgres://…`
    pub url: String,
}

impl Database {
    /// On the server that [`VARIABLE`] names, or else on one that ends with this process.
    pub fn new() -> io::Result<Self> {
        static OWN: OnceLock<Server> = OnceLock::new();
        if let Ok(url) = std::env::var(VARIABLE) {
            return Self::on(&url);
        }
        if let Some(server) = OWN.get() {
            return Self::on(server.url());
        }
        let server = Server::start(Durability::None)?;
        // Two tests of one process may both have started one: the second ends here.
        Self::on(OWN.get_or_init(|| server).url())
    }

    /// On a certain server.
    pub fn on(server: &str) -> io::Result<Self> {
        let chance = RandomState::new().build_hasher().finish();
        let name = format!("scratch_{chance:016x}");
        programs::psql(server, &format!("CREATE DATABASE {name}"))?;
        let at = server
            .rfind('/')
            .ok_or_else(|| io::Error::other("the server's URL names no database"))?;
        Ok(Self {
            server: server.to_owned(),
            url: format!("{}/{name}", &server[..at]),
            name,
        })
    }

    /// Runs a statement on it, as an operator would by hand.
    pub fn psql(&self, statement: &str) -> io::Result<String> {
        programs::psql(&self.url, statement)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The server is thrown away as well: what stays of a failed drop does no harm.
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let _ = programs::psql(&self.server, &statement);
    }
}

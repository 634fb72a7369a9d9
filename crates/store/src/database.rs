//! Which database: a file of SQLite, or a server of PostgreSQL.

use std::fmt;
use std::path::{Path, PathBuf};

use sqlx::postgres::PgConnectOptions;

/// The name of a database. Its `Display` is for people and never shows a password.
#[derive(Clone)]
pub struct Database {
    place: Place,
}

#[derive(Clone)]
pub(crate) enum Place {
    File(PathBuf),
    Server(Box<PgConnectOptions>),
}

/// A text that names no database.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseNameError {
    /// Neither engine.
    #[error(
        "\"{scheme}:\" is no database that Twinline knows. Write postgres://USER:PASSWORD@HOST/NAME, sqlite:PATH, or a path."
    )]
    Unknown {
        /// What stands before the colon.
        scheme: String,
    },
    /// A malformed URL. The text itself may hold a password, so it is not repeated.
    #[error(
        "the address of the PostgreSQL database cannot be read: {reason}. Write postgres://USER:PASSWORD@HOST/NAME."
    )]
    Malformed {
        /// Why.
        reason: String,
    },
}

impl Database {
    /// Reads `postgres://…` (or `postgresql://…`), `sqlite:PATH`, or a path alone.
    pub fn parse(text: &str) -> Result<Self, DatabaseNameError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let options: PgConnectOptions =
                text.parse()
                    .map_err(|error: sqlx::Error| DatabaseNameError::Malformed {
                        reason: error.to_string(),
                    })?;
            return Ok(Self {
                place: Place::Server(Box::new(options)),
            });
        }
        if let Some(path) = text.strip_prefix("sqlite:") {
            return Ok(Self::file(path.strip_prefix("//").unwrap_or(path)));
        }
        match text.split_once("://") {
            Some((scheme, _)) => Err(DatabaseNameError::Unknown {
                scheme: scheme.to_owned(),
            }),
            None => Ok(Self::file(text)),
        }
    }

    /// A file of SQLite.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            place: Place::File(path.into()),
        }
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(path) => path.display().fmt(f),
            Place::Server(options) => {
                let host = options
                    .get_socket()
                    .map_or_else(|| options.get_host().into(), |path| path.to_string_lossy());
                let name = options.get_database().unwrap_or_default();
                write!(
                    f,
                    "postgres://{}@{host}:{}/{name}",
                    options.get_username(),
                    options.get_port()
                )
            }
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({self})")
    }
}

impl From<&Self> for Database {
    fn from(database: &Self) -> Self {
        database.clone()
    }
}

impl From<PathBuf> for Database {
    fn from(path: PathBuf) -> Self {
        Self::file(path)
    }
}

impl From<&PathBuf> for Database {
    fn from(path: &PathBuf) -> Self {
        Self::file(path)
    }
}

impl From<&Path> for Database {
    fn from(path: &Path) -> Self {
        Self::file(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_path_or_a_server_and_never_shows_a_password() {
        for (text, shown) in [
            ("data/twinline.db", "data/twinline.db"),
            ("sqlite:data/twinline.db", "data/twinline.db"),
            ("sqlite:///var/twinline.db", "/var/twinline.db"),
            (
                "postgres://ana:secret@db.example.org/twinline",
                "postgres://ana@db.example.org:5432/twinline",
            ),
        ] {
            let database = Database::parse(text).unwrap();
            assert_eq!(database.to_string(), shown);
            assert!(!format!("{database:?}").contains("secret"));
        }
        for text in [
            "mysql://ana:secret@host/name",
            "postgres://ana:secret@host:port/name",
        ] {
            let error = Database::parse(text).unwrap_err().to_string();
            assert!(
                error.contains("postgres://USER") && !error.contains("secret"),
                "{error}"
            );
        }
    }
}

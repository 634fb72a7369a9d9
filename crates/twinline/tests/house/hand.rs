//! Somebody's hand in the database, as with `sqlite3` or `psql`: rows are falsified behind the program's back.

use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::program::Installation;

/// What a hand may do to what was derived. Each alters one row.
pub(crate) struct Falsified {
    /// As a replay names it.
    pub(crate) table: &'static str,
    statement: &'static str,
}

/// A word of the story is another one.
pub(crate) const WORD: Falsified = Falsified {
    table: "messages",
    statement:
        "UPDATE messages SET content = replace(content, 'Is the rye in?', 'I owe you nothing')
        WHERE content LIKE '%Is the rye in?%'",
};
/// A message is gone.
pub(crate) const GONE: Falsified = Falsified {
    table: "messages",
    statement: "DELETE FROM messages WHERE content LIKE '%And the spelt?%'",
};
/// The list says that three more are unread.
pub(crate) const UNREAD: Falsified = Falsified {
    table: "conversations",
    statement: "UPDATE conversations SET unread = unread + 3 WHERE contact =
        (SELECT id FROM contacts WHERE names LIKE '%Ana Sousa%')",
};
/// She is called somebody else. Spans lines.
pub(crate) const NAME: Falsified = Falsified {
    table: "contacts",
    statement: "UPDATE contacts SET names = replace(names, 'Ana Sousa', 'Ben Sousa')
        WHERE names LIKE '%Ana Sousa%'",
};

impl Installation {
    /// Falsifies a row. Nothing runs meanwhile.
    pub(crate) async fn falsify(&self, what: &Falsified) {
        let altered = if let Some(url) = self.url() {
            let mut state = PgConnection::connect(url).await.unwrap();
            let done = sqlx::query(what.statement).execute(&mut state).await;
            state.close().await.unwrap();
            done.unwrap().rows_affected()
        } else {
            let file = self.data().join("twinline.db");
            let url = format!("sqlite:{}", file.display());
            let mut state = SqliteConnection::connect(&url).await.unwrap();
            let done = sqlx::query(what.statement).execute(&mut state).await;
            state.close().await.unwrap();
            done.unwrap().rows_affected()
        };
        assert_eq!(altered, 1, "{}", what.statement);
    }
}

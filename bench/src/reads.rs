//! Reads on what the import left: list, thread and search by the API, against the bare query on the same database.

use std::time::{Duration, Instant};

use anyhow::ensure;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use crate::delivery;
use crate::import::Imported;
use crate::merge::{Engine, url};
use crate::report::{Row, ms, percentile, say};
use crate::server::Server;

/// Requests of each kind.
const REQUESTS: usize = 1_000;
/// Searches: the bare query over a million messages takes long.
const SEARCHES: u64 = 200;
/// The index is kept by a reader, which may lag behind.
const INDEXED_MAX: Duration = Duration::from_mins(20);

/// A page as the list shows it: with the customers and the newest messages.
const LIST: &str = "SELECT c.*, k.*, m.* FROM (SELECT * FROM conversations WHERE workspace = $1 AND status = 'open' \
                    ORDER BY list_at DESC, id LIMIT 50) AS c JOIN contacts AS k ON k.id = c.contact \
                    JOIN messages AS m ON m.conversation = c.id AND m.order_key = c.newest";
/// A page of a thread.
const THREAD: &str =
    "SELECT * FROM messages WHERE conversation = $1 ORDER BY order_key DESC LIMIT 50";

/// Measures all three.
pub(crate) async fn run(imported: &Imported, engine: &Engine<'_>) -> anyhow::Result<Vec<Row>> {
    say(format!("Reads, {}", engine.name()));
    let mut bare = Bare::open(imported).await?;
    let conversations = bare.conversations().await?;
    let server = &imported.server;
    let mut rows = Vec::new();
    indexed(server).await?;
    let mut list = Times::default();
    let mut thread = Times::default();
    for n in 0..REQUESTS {
        let Some(id) = conversations.get(n * 7 % conversations.len().max(1)) else {
            break;
        };
        list.product(server.get("/api/v1/conversations?limit=50"))
            .await?;
        list.bare(bare.list()).await?;
        let path = format!("/api/v1/conversations/{id}/messages?limit=50");
        thread.product(server.get(&path)).await?;
        thread.bare(bare.thread(*id)).await?;
    }
    let mut search = Times::default();
    for n in 0..SEARCHES {
        let words = delivery::words(n);
        search
            .product(server.get(&format!("/api/v1/search?q={}%20{}", words[0], words[1])))
            .await?;
        search.bare(bare.search(words)).await?;
    }
    rows.push(list.row("conversation list", engine, 10, 2.0));
    rows.push(thread.row("thread page", engine, 10, 2.0));
    rows.push(search.row("search of two words", engine, 50, 3.0));
    Ok(rows)
}

/// Waits until the index holds everything.
async fn indexed(server: &Server) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        let health = server.get("/api/v1/health/summary").await?;
        if health["search"]["behind"].as_u64() == Some(0) {
            say(format!(
                "  the search index was ready {:.1?} later",
                began.elapsed()
            ));
            return Ok(());
        }
        ensure!(
            began.elapsed() < INDEXED_MAX,
            "the search index is not ready: {health}"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Both sides' times.
#[derive(Default)]
struct Times {
    product: Vec<Duration>,
    bare: Vec<Duration>,
}

impl Times {
    async fn product<T>(
        &mut self,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<()> {
        self.product.push(timed(work).await?);
        Ok(())
    }

    async fn bare<T>(
        &mut self,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<()> {
        self.bare.push(timed(work).await?);
        Ok(())
    }

    fn row(mut self, what: &str, engine: &Engine<'_>, most_ms: u64, times: f64) -> Row {
        let p50 = percentile(&mut self.product, 50);
        let p99 = percentile(&mut self.product, 99);
        let base = percentile(&mut self.bare, 50);
        let ratio = p50.as_secs_f64() / base.as_secs_f64();
        Row {
            what: format!("{what}, {}", engine.name()),
            reach: format!("p99 < {most_ms} ms, ≤ {times:.0} × the bare query"),
            baseline: format!("p50 {}", ms(base)),
            product: format!("p50 {}, p99 {}", ms(p50), ms(p99)),
            ratio: format!("{ratio:.2} ×"),
            met: p99 < Duration::from_millis(most_ms) && ratio <= times,
        }
    }
}

async fn timed<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<Duration> {
    let at = Instant::now();
    work.await?;
    Ok(at.elapsed())
}

/// A connection of our own to the same database.
enum Bare {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Bare {
    async fn open(imported: &Imported) -> anyhow::Result<Self> {
        if let Some(url) = url(imported.database.as_ref()) {
            return Ok(Self::Postgres(PgConnection::connect(url).await?));
        }
        let path = imported.folder.path().join("twinline.db");
        let options = SqliteConnectOptions::new().filename(path).read_only(true);
        let mut connection = options.connect().await?;
        let words = imported.folder.path().join("search.db");
        sqlx::query("ATTACH DATABASE $1 AS words")
            .bind(words.to_string_lossy().into_owned())
            .execute(&mut connection)
            .await?;
        Ok(Self::Sqlite(connection))
    }

    async fn conversations(&mut self) -> anyhow::Result<Vec<uuid::Uuid>> {
        let sql = "SELECT id FROM conversations ORDER BY id LIMIT 5000";
        Ok(match self {
            Self::Sqlite(connection) => sqlx::query_scalar(sql).fetch_all(connection).await?,
            Self::Postgres(connection) => sqlx::query_scalar(sql).fetch_all(connection).await?,
        })
    }

    async fn list(&mut self) -> anyhow::Result<usize> {
        self.rows(LIST, crate::server::WORKSPACE.0).await
    }

    async fn thread(&mut self, id: uuid::Uuid) -> anyhow::Result<usize> {
        self.rows(THREAD, id).await
    }

    async fn search(&mut self, [a, b]: [&'static str; 2]) -> anyhow::Result<usize> {
        Ok(match self {
            Self::Sqlite(connection) => sqlx::query(
                "SELECT rowid FROM words.search_message_words WHERE search_message_words MATCH $1 \
                 ORDER BY rowid DESC LIMIT 50",
            )
            .bind(format!("\"{a}\" * AND \"{b}\" *"))
            .fetch_all(connection)
            .await?
            .len(),
            Self::Postgres(connection) => sqlx::query(
                "SELECT place FROM search_messages WHERE words @@ $1::tsquery ORDER BY place DESC LIMIT 50",
            )
            .bind(format!("'{a}':* & '{b}':*"))
            .fetch_all(connection)
            .await?
            .len(),
        })
    }

    async fn rows(&mut self, sql: &'static str, key: uuid::Uuid) -> anyhow::Result<usize> {
        Ok(match self {
            Self::Sqlite(connection) => {
                let query = sqlx::query(AssertSqlSafe(sql)).bind(key);
                query.fetch_all(connection).await?.len()
            }
            Self::Postgres(connection) => {
                let query = sqlx::query(AssertSqlSafe(sql)).bind(key);
                query.fetch_all(connection).await?.len()
            }
        })
    }
}

//! Where concrete types meet: folders, listeners, engines.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use twinline_core::ids::WorkspaceId;
use twinline_platform::clock::Clock;
use twinline_platform::outside::call::BotCaller;
use twinline_platform::{App, Config, Parts};
use twinline_store::disk::RealDisk;
use twinline_store::journal::{Journal as _, Segments, SegmentsConfig};
use twinline_store::{Blobs, Database, Store};
use twinline_whatsapp::WhatsApp;

/// State, journal and files: all in one folder, or the state on a server.
pub(crate) struct Engine {
    pub(crate) store: Store,
    journal: Arc<Segments>,
    blobs: Blobs,
}

/// Makes sure that a folder is there and can be written.
pub(crate) fn writable_folder(folder: &Path) -> anyhow::Result<()> {
    let remedy = "Choose another folder with --data, or give yourself the right to write there.";
    std::fs::create_dir_all(folder)
        .with_context(|| format!("The folder {} cannot be made. {remedy}", folder.display()))?;
    keep_private(folder);
    let probe = folder.join(".writable");
    std::fs::write(&probe, b"")
        .and_then(|()| std::fs::remove_file(&probe))
        .with_context(|| {
            format!(
                "The folder {} cannot be written. {remedy}",
                folder.display()
            )
        })
}

/// Access tokens and messages are in it: nobody but the owner may look inside. Files below are then out of reach too.
#[cfg(unix)]
fn keep_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let private = std::fs::Permissions::from_mode(0o700);
    if let Err(error) = std::fs::set_permissions(folder, private) {
        tracing::warn!(
            %error,
            "Other users of this machine may be able to read {}: its permissions cannot be set to 0700",
            folder.display()
        );
    }
}

#[cfg(not(unix))]
fn keep_private(_: &Path) {}

/// Listens, or says which flag chooses another port.
pub(crate) async fn listen(address: SocketAddr, flag: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => anyhow::anyhow!(
            "{address} is in use by another program. Stop that one, or choose another port: {flag} {}:{}",
            address.ip(),
            address.port().saturating_add(1)
        ),
        _ => anyhow::Error::new(error).context(format!("Cannot listen on {address} ({flag})")),
    })
}

/// Opens journal and files in `folder`, and the state there or in another database; `segments` says how large the journal's
/// segments are and what becomes of old ones.
pub(crate) async fn open_engine(
    folder: &Path,
    database: Option<&Database>,
    segments: SegmentsConfig,
) -> anyhow::Result<Engine> {
    writable_folder(folder)?;
    // The journal comes first: its lock is the folder's, whichever database is named, and whoever is refused by it has made
    // no tables anywhere.
    let journal_folder: PathBuf = folder.join("journal");
    let disk = RealDisk::open(&journal_folder).with_context(|| {
        format!(
            "The journal's folder {} cannot be opened",
            journal_folder.display()
        )
    })?;
    let journal = tokio::task::spawn_blocking(move || Segments::open(Arc::new(disk), segments))
        .await?
        .with_context(|| {
            format!(
                "The journal in {} cannot be opened",
                journal_folder.display()
            )
        })?;
    let own = Database::file(folder.join("twinline.db"));
    let store = Store::open(database.unwrap_or(&own)).await?;
    refuse_a_shorter_journal(&store, &journal, &journal_folder).await?;
    let blobs = Blobs::open(folder.join("blobs"))?;
    Ok(Engine {
        store,
        journal: Arc::new(journal),
        blobs,
    })
}

/// What was merged was durable once. If the journal now ends before it, files were removed or an older back-up of one
/// half was restored: going on would give old positions to new deliveries, which would then never be merged.
async fn refuse_a_shorter_journal(
    store: &Store,
    journal: &Segments,
    folder: &Path,
) -> anyhow::Result<()> {
    let merged = store.position(twinline_platform::merger::JOURNAL).await?;
    let durable = journal.durable_to();
    if merged > durable {
        bail!(
            "The journal in {} ends at entry {durable}, but entry {merged} has been merged: part of it is missing. Restore \
             the folder and the database from the same back-up.",
            folder.display()
        );
    }
    Ok(())
}

/// Puts a platform together on an engine.
pub(crate) fn platform(
    engine: &Engine,
    config: Config,
    clock: Clock,
    workspace: WorkspaceId,
) -> App {
    let bots = BotCaller::new(config.bots_at_private_addresses);
    App::new(Parts {
        config,
        store: engine.store.clone(),
        journal: engine.journal.clone(),
        blobs: engine.blobs.clone(),
        clock,
        ids: Arc::new(twinline_platform::ids::RandomIds),
        carrier: Arc::new(twinline_platform::transport::Network::new()),
        bots: Arc::new(bots),
        channel: Arc::new(WhatsApp),
        workspace,
    })
}

/// Plain HTTP is for this machine only, unless a proxy in front speaks TLS.
pub(crate) fn refuse_plain_http(listen: SocketAddr, behind_tls_proxy: bool) -> anyhow::Result<()> {
    if listen.ip().is_loopback() || behind_tls_proxy {
        return Ok(());
    }
    bail!(
        "{listen} can be reached by other machines, and Twinline speaks plain HTTP: passwords and messages could be read \
         on the way. Put a TLS proxy in front and say so with --behind-tls-proxy, or listen on 127.0.0.1."
    )
}

/// Is cancelled by Ctrl-C or a termination signal.
pub(crate) fn stop_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let token = stop.clone();
    tokio::spawn(async move {
        wait_for_signal().await;
        token.cancel();
    });
    stop
}

#[cfg(unix)]
async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn wait_for_signal() {
    drop(tokio::signal::ctrl_c().await);
}

#[cfg(test)]
mod tests {
    use twinline_store::journal::EntryKind;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_data_folder_is_for_its_owner_alone() -> anyhow::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        let above = tempfile::tempdir()?;
        let folder = above.path().join("data");
        for _ in 0..2 {
            writable_folder(&folder)?;
            let mode = std::fs::metadata(&folder)?.permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755))?;
        }
        Ok(())
    }

    async fn open(folder: &Path, database: Option<&Database>) -> anyhow::Result<Engine> {
        open_engine(folder, database, SegmentsConfig::default()).await
    }

    /// Refused in words that help: who, and what to do.
    async fn refused(folder: &Path, database: Option<&Database>) {
        let error = format!("{:#}", open(folder, database).await.err().unwrap());
        let us = format!("process {}", std::process::id());
        assert!(error.contains(&us) && error.contains("--data"), "{error}");
        assert!(error.contains("in use by another Twinline"), "{error}");
    }

    #[tokio::test]
    async fn two_databases_never_share_one_journal() -> anyhow::Result<()> {
        let (folder, elsewhere) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let named = Database::file(elsewhere.path().join("state.db"));
        let first = open(folder.path(), Some(&named)).await?;
        let append = async |body: &'static [u8]| {
            let kind = EntryKind::WebhookDelivery;
            first.journal.append(kind, 1, body.into()).await
        };
        append(b"one").await?;
        refused(folder.path(), None).await;
        assert!(!folder.path().join("twinline.db").exists());
        append(b"two").await?;
        // As after a restart of a database server: nobody holds the state any more, and intake still appends.
        first.store.close().await;
        refused(folder.path(), Some(&named)).await;
        append(b"three").await?;
        drop(first);
        let again = open(folder.path(), Some(&named)).await?;
        let bodies: Vec<_> = (again.journal.read(0, 10).await?.into_iter())
            .map(|entry| entry.body.bytes().map(|bytes| bytes.to_vec()))
            .collect();
        let all = [b"one".as_slice(), b"two", b"three"];
        assert_eq!(bodies, all.map(|body| Some(body.to_vec())));
        Ok(())
    }
}

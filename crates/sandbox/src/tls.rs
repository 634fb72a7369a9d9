//! TLS on loopback, for clients that have WhatsApp's hosts written into them: certificates signed by an authority of the
//! sandbox's own, which can sign for those hosts and no others.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::{RustlsConfig, from_tcp_rustls};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, NameConstraints,
};
use tokio_util::sync::CancellationToken;

use crate::clock::wall_ms;
use crate::limits;

/// The hosts whose calls the sandbox can take (graph-api.md 1.1, 3.1), and this machine's own names.
const HOSTS: [&str; 7] = [
    "graph.facebook.com",
    "graph.whatsapp.com",
    "lookaside.fbsbx.com",
    "www.facebook.com",
    "business.facebook.com",
    "connect.facebook.net",
    "localhost",
];
const DOMAINS: [&str; 5] = [
    "facebook.com",
    "whatsapp.com",
    "fbsbx.com",
    "facebook.net",
    "localhost",
];
/// The authority's certificate, which clients are told to trust.
const CERTIFICATE: &str = "ca.pem";
const KEY: &str = "ca-key.pem";
/// Certificates that live longer are refused by some clients.
const CERTIFICATE_DAYS: i64 = 397;

/// Marks a request that came over TLS.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Https;

/// Why TLS cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("the authority in {} cannot be read or kept; choose another folder, or remove it to have a new one made", folder.display())]
    Folder {
        folder: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the authority in {} cannot be used; remove the folder to have a new one made, and let clients trust that", folder.display())]
    Broken {
        folder: PathBuf,
        #[source]
        source: rcgen::Error,
    },
    #[error("the TLS listener failed")]
    Serve(#[from] std::io::Error),
}

/// A certificate authority for WhatsApp's hosts on this machine. Whoever trusts it trusts whoever can read its folder, for
/// these hosts.
#[derive(Debug)]
pub struct Authority {
    folder: PathBuf,
    key: KeyPair,
    /// Its own certificate, as PEM.
    certificate: String,
}

impl Authority {
    /// The one in this folder; made, if there is none yet.
    pub fn kept_in(folder: &Path) -> Result<Self, TlsError> {
        let unreadable = |source| TlsError::Folder {
            folder: folder.to_path_buf(),
            source,
        };
        let broken = |source| TlsError::Broken {
            folder: folder.to_path_buf(),
            source,
        };
        std::fs::create_dir_all(folder).map_err(unreadable)?;
        let (key_path, certificate_path) = (folder.join(KEY), folder.join(CERTIFICATE));
        let key = if key_path.try_exists().map_err(unreadable)? {
            let pem = std::fs::read_to_string(&key_path).map_err(unreadable)?;
            KeyPair::from_pem(&pem).map_err(broken)?
        } else {
            let key = KeyPair::generate().map_err(broken)?;
            write_private(&key_path, &key.serialize_pem()).map_err(unreadable)?;
            // One of another key would not fit this one.
            drop(std::fs::remove_file(&certificate_path));
            key
        };
        let certificate = if certificate_path.try_exists().map_err(unreadable)? {
            std::fs::read_to_string(&certificate_path).map_err(unreadable)?
        } else {
            let made = params_of_authority().self_signed(&key).map_err(broken)?;
            std::fs::write(&certificate_path, made.pem()).map_err(unreadable)?;
            made.pem()
        };
        Ok(Self {
            folder: folder.to_path_buf(),
            key,
            certificate,
        })
    }

    /// What clients must trust.
    pub fn certificate_path(&self) -> PathBuf {
        self.folder.join(CERTIFICATE)
    }

    /// A certificate of today for all hosts with the authority's own behind it, and its key, both as PEM. Browsers that are
    /// told which key to trust look for it in what they are sent.
    fn sign(&self) -> Result<(String, String), rcgen::Error> {
        let names = HOSTS.map(str::to_owned).to_vec();
        let mut params = CertificateParams::new([names, vec!["127.0.0.1".to_owned()]].concat())?;
        params
            .distinguished_name
            .push(DnType::CommonName, "Twinline sandbox");
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let [(y, m, d), (until_y, until_m, until_d)] = [day(-1), day(CERTIFICATE_DAYS - 1)];
        params.not_before = rcgen::date_time_ymd(y, m, d);
        params.not_after = rcgen::date_time_ymd(until_y, until_m, until_d);
        let key = KeyPair::generate()?;
        let issuer = Issuer::new(params_of_authority(), &self.key);
        let certificate = params.signed_by(&key, &issuer)?;
        let chain = format!("{}{}", certificate.pem(), self.certificate);
        Ok((chain, key.serialize_pem()))
    }
}

/// Whether `host[:port]` is one of WhatsApp's that the certificate is for.
pub(crate) fn is_host(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    HOSTS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Serves until cancelled.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    authority: &Authority,
    cancel: CancellationToken,
) -> Result<(), TlsError> {
    let (chain, key) = authority.sign().map_err(|source| TlsError::Broken {
        folder: authority.folder.clone(),
        source,
    })?;
    let config = RustlsConfig::from_pem(chain.into_bytes(), key.into_bytes()).await?;
    let handle = Handle::new();
    let serving = from_tcp_rustls(listener, config)?
        .handle(handle.clone())
        .serve(router.into_make_service());
    tokio::pin!(serving);
    tokio::select! {
        served = &mut serving => return Ok(served?),
        () = cancel.cancelled() => handle.graceful_shutdown(Some(limits::TLS_GOODBYE)),
    }
    Ok(serving.await?)
}

/// The same every time, so that a kept key goes on signing for the certificate that clients trust already.
fn params_of_authority() -> CertificateParams {
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, "Twinline sandbox authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let mut permitted_subtrees: Vec<GeneralSubtree> = DOMAINS
        .map(|domain| GeneralSubtree::DnsName(domain.to_owned()))
        .to_vec();
    let loopback = rcgen::CidrSubnet::V4([127, 0, 0, 0], [255, 0, 0, 0]);
    permitted_subtrees.push(GeneralSubtree::IpAddress(loopback));
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees,
        excluded_subtrees: Vec::new(),
    });
    (params.not_before, params.not_after) = (
        rcgen::date_time_ymd(2026, 1, 1),
        rcgen::date_time_ymd(2046, 1, 1),
    );
    params
}

/// Midnight of a day counted from today.
fn day(from_today: i64) -> (i32, u8, u8) {
    let ms = wall_ms() + from_today * limits::DAY_MS;
    let date = jiff::Timestamp::from_millisecond(ms)
        .unwrap_or_default()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    (date.year().into(), part(date.month()), part(date.day()))
}

/// Nobody but the owner may read it, from its first byte on.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

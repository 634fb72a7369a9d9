//! Which addresses a bot may have. Whoever registers one chooses where this server calls: never into its own network.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Whether an address is one of the open internet.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_special = address.is_unspecified()
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || address.is_documentation()
        || first == 0
        || first >= 240
        || (first == 100 && (64..128).contains(&second))
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19));
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    // Only what is given out for the open internet, without the ranges that carry other addresses in them.
    let [first, second, ..] = address.segments();
    let carries_others = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let documents = first == 0x2001 && second == 0x0db8;
    (first & 0xe000) == 0x2000 && !carries_others && !documents
}

/// Looks names up and lets only public addresses through: what is checked is what is called.
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|found| is_public(found.ip())).collect();
            if public.is_empty() {
                let words = "this name leads to no public address";
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, words).into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use reqwest::dns::Resolve as _;

    use super::{PublicOnly, is_public};

    #[tokio::test]
    async fn a_name_that_leads_into_our_own_network_leads_nowhere() {
        let name = "localhost".parse().unwrap();
        let Err(why) = PublicOnly.resolve(name).await else {
            panic!("it leads somewhere");
        };
        assert!(why.to_string().contains("no public address"), "{why}");
    }

    #[test]
    fn only_addresses_of_the_open_internet_are_public() {
        for own in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:0:7f00:1::",
            "2001:db8::1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
        for public in ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}

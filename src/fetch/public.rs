//! Keeps requests away from the machine itself and from its own network.
//!
//! Names are resolved here and nowhere else, so that what is checked is what is opened,
//! whatever a name server says the next time.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Resolves names; gives public addresses alone, unless others are allowed.
#[derive(Debug)]
pub(super) struct PublicOnly {
    inner: DefaultResolver,
    allows_local: bool,
}

impl PublicOnly {
    pub(super) fn new(allows_local: bool) -> Self {
        Self { inner: DefaultResolver::default(), allows_local }
    }
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let all = self.inner.resolve(uri, config, timeout)?;
        if self.allows_local {
            return Ok(all);
        }
        let mut public = self.empty();
        for address in all.iter().filter(|it| is_public(it.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(Error::Io(io::ErrorKind::PermissionDenied.into()));
        }
        Ok(public)
    }
}

/// Whether an address is one of the public internet (IANA's registries of special purposes).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || a >= 240
        || (a, b & 0xc0) == (100, 64)
        || (a, b, c) == (192, 0, 0)
        || (a, b & 0xfe) == (198, 18);
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // Addresses that stand for one of version 4.
    let inner = match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some((high, low)),
        [0x2002, high, low, ..] => Some((high, low)),
        _ => None,
    };
    if let Some((high, low)) = inner {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    // All that is given out so far; of it 2001::/23 and 2001:db8::/32 are special.
    let is_given_out = parts[0] & 0xe000 == 0x2000;
    let is_special = parts[0] == 0x2001 && (parts[1] < 0x200 || parts[1] == 0xdb8);
    is_given_out && !is_special
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn tells_public_addresses_from_others() {
        for address in ["93.184.215.14", "8.8.8.8", "100.128.0.1", "2606:2800:21f::1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "fe80::1",
            "fd00::1",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
}

//! WhatsApp's identifiers as types, so that one is never taken for another.
//!
//! All are opaque strings (webhooks.md 2.2, 2.3); an empty one is possible and different from an
//! absent one. The two functions that look inside are [`Wamid::build`], for the emulated side, and
//! [`match_digits`], for finding the same person under two spellings.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

macro_rules! id {
    ($(#[$meta:meta])* $Name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $Name(String);

        impl $Name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// WhatsApp writes `""` where it hides an id (webhooks.md 2.2).
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }

            /// The text, unless it is empty.
            pub fn present(&self) -> Option<&str> {
                Some(self.0.as_str()).filter(|text| !text.is_empty())
            }

            /// The owned text.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $Name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str(&self.0)
            }
        }
    };
}

id!(/// A message's id, the same in messages, echoes, statuses, history and send answers.
    Wamid);
id!(/// A business number's id; the key by which webhooks are routed (webhooks.md 2.1).
    PhoneNumberId);
id!(/// A WhatsApp Business Account's id; usually `entry[].id`.
    WabaId);
id!(/// A person's WhatsApp id: the digits of a phone number as WhatsApp normalises them.
    WaId);
id!(/// A business-scoped user id, `US.1349...`; unique per portfolio and person (webhooks.md 2.2).
    Bsuid);
id!(/// An uploaded or received medium's id (graph-api.md 3.1).
    MediaId);

/// Where an emulated message was written; decides the inner form of its [`Wamid`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WamidOrigin {
    /// Sent through the Graph API.
    Api,
    /// Typed on a phone or a linked device.
    Device,
}

impl WamidOrigin {
    const fn byte(self) -> u8 {
        match self {
            Self::Api => 0x11,
            Self::Device => 0x12,
        }
    }

    /// Lengths of the key seen for this origin (webhooks.md 2.3).
    pub const fn key_lengths(self) -> &'static [usize] {
        match self {
            Self::Api => &[18],
            Self::Device => &[20, 32],
        }
    }
}

/// Why a [`Wamid`] cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WamidError {
    /// The phone part is empty, too long or has something else than digits.
    #[error("the phone part of a wamid is 1 to 20 digits")]
    Digits,
    /// The key has the wrong length for its origin, or is not upper-case hex.
    #[error(
        "the key of a wamid is upper-case hex: 18 characters for the API, 20 or 32 for a device"
    )]
    Key,
}

impl Wamid {
    /// Builds an id in WhatsApp's observed form (webhooks.md 2.3): base64 of
    /// `1c 18 len digits 15 02 00 d 18 len key 00`. The caller brings the randomness in `key_hex`.
    ///
    /// Only the emulated side builds ids; a receiver treats them as opaque.
    pub fn build(digits: &str, origin: WamidOrigin, key_hex: &str) -> Result<Self, WamidError> {
        let digits_len = u8::try_from(digits.len()).map_err(|_| WamidError::Digits)?;
        if !(1..=20).contains(&digits_len) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(WamidError::Digits);
        }
        let key_len = u8::try_from(key_hex.len()).map_err(|_| WamidError::Key)?;
        let is_key = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
        if !origin.key_lengths().contains(&key_hex.len()) || !key_hex.bytes().all(is_key) {
            return Err(WamidError::Key);
        }
        let mut bytes = vec![0x1c, 0x18, digits_len];
        bytes.extend_from_slice(digits.as_bytes());
        bytes.extend_from_slice(&[0x15, 0x02, 0x00, origin.byte(), 0x18, key_len]);
        bytes.extend_from_slice(key_hex.as_bytes());
        bytes.push(0x00);
        Ok(Self(format!("wamid.{}", STANDARD.encode(bytes))))
    }
}

/// The digits by which two spellings of one phone number are found equal (webhooks.md 5, end).
///
/// For matching only, never for sending: Brazil `55 DD 9XXXXXXXX` becomes `55 DD XXXXXXXX`, Mexico
/// `521N` becomes `52N`, Argentina `549N` becomes `54N`; everything but digits is dropped.
pub fn match_digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let shorter = |country: &str, extra: &str, at: usize, whole: usize| {
        let (head, tail) = digits.split_at_checked(at)?;
        let tail = tail.strip_prefix(extra)?;
        (digits.len() == whole && head.starts_with(country)).then(|| format!("{head}{tail}"))
    };
    shorter("55", "9", 4, 13)
        .or_else(|| shorter("52", "1", 2, 13))
        .or_else(|| shorter("54", "9", 2, 13))
        .unwrap_or(digits)
}

/// The one spelling that stands for both, for a number of a country whose numbers have two; `None`
/// for all other numbers, which have one spelling only.
///
/// Unlike [`match_digits`], this is for finding a person among all there are, where a mistake joins
/// two. A Brazilian number whose last eight digits begin with less than 6 is therefore left alone: it
/// is a landline in one spelling and may be somebody else's mobile in the other.
pub fn shared_spelling(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let short = match_digits(&digits);
    let mobile_in_brazil = || {
        let local = short.get(4..)?.chars().next()?.to_digit(10)?;
        Some(local >= 6)
    };
    let two_spellings = short.len() == 12
        && match short.get(..2)? {
            "55" => mobile_in_brazil()?,
            "52" | "54" => true,
            _ => false,
        };
    two_spellings.then_some(short)
}

#[cfg(test)]
mod tests {
    use super::{Wamid, WamidError, WamidOrigin, match_digits, shared_spelling};

    #[test]
    fn a_documented_wamid_is_rebuilt() {
        let built = Wamid::build("16467043595", WamidOrigin::Api, "5F425A74F13033492A").unwrap();
        let documented = "wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA";
        assert_eq!(built.as_str(), documented);
    }

    #[test]
    fn a_device_key_is_20_or_32_long_and_hex() {
        let device = |key: &str| Wamid::build("16505551234", WamidOrigin::Device, key);
        assert!(
            device("3ACB699D505FF1FD3EAD")
                .unwrap()
                .as_str()
                .starts_with("wamid.HBgLMTY1")
        );
        assert!(device("3ACB699D505FF1FD3EAD3ACB699D505F").is_ok());
        assert_eq!(device("5F425A74F13033492A"), Err(WamidError::Key));
        assert_eq!(device("3acb699d505ff1fd3ead"), Err(WamidError::Key));
        assert_eq!(
            Wamid::build("+1650", WamidOrigin::Device, "3ACB699D505FF1FD3EAD"),
            Err(WamidError::Digits)
        );
    }

    #[test]
    fn spellings_of_one_number_match() {
        for (one, other) in [
            ("+55 11 98765-4321", "551187654321"),
            ("5215512345678", "525512345678"),
            ("5491123456789", "541123456789"),
            ("+1 (650) 555-1234", "16505551234"),
        ] {
            assert_eq!(match_digits(one), match_digits(other), "{one}");
        }
    }

    #[test]
    fn only_numbers_with_two_spellings_share_one() {
        for (one, other) in [
            ("5511987654321", "551187654321"),
            ("5215512345678", "525512345678"),
            ("5491123456789", "541123456789"),
        ] {
            assert_eq!(shared_spelling(one).as_deref(), Some(other));
            assert_eq!(shared_spelling(other).as_deref(), Some(other));
        }
        let alone = [
            "551133334444",
            "5511933334444",
            "16505551234",
            "4915112345678",
            "55",
            "",
        ];
        for alone in alone {
            assert_eq!(shared_spelling(alone), None, "{alone}");
        }
    }

    #[test]
    fn other_numbers_stay_apart() {
        // A Brazilian landline has no ninth digit to lose, and 13 digits elsewhere are left alone.
        assert_eq!(match_digits("551133334444"), "551133334444");
        assert_eq!(match_digits("4915112345678"), "4915112345678");
        assert_eq!(match_digits(""), "");
    }
}

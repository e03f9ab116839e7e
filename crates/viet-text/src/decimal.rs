//! Numbers as people and files write them, compared exactly whatever their length.
//!
//! ```
//! use viet_text::decimal::sort_key;
//!
//! assert!(sort_key("9.5") > sort_key("9"));
//! assert!(sort_key("-3") < sort_key("-2.999"));
//! assert_eq!(sort_key("1e3"), sort_key("1000.0"));
//! assert_eq!(sort_key(".inf"), None);
//! ```

/// The largest power of ten that a number may have.
const MOST: i64 = 1_000_000;

/// A text that compares, letter by letter, as the number does; none of what is no finite decimal number: an optional sign, digits
/// with or without a fraction, and an optional exponent.
#[must_use]
pub fn sort_key(text: &str) -> Option<String> {
    let text = text.trim();
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, whole(exponent)?),
        None => (unsigned, 0),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_number = !(before.is_empty() && after.is_empty()) && [before, after].iter().all(|part| are_digits(part));
    if !is_number {
        return None;
    }
    let all = format!("{before}{after}");
    let digits = all.trim_start_matches('0');
    // The number is 0.DIGITS times ten to the power.
    let leading = i64::try_from(all.len() - digits.len()).ok()?;
    let power = exponent + i64::try_from(before.len()).ok()? - leading;
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("1".to_owned());
    }
    if power.abs() > MOST {
        return None;
    }
    let size = format!("{:07}{digits}", power + MOST);
    // Of negative numbers the larger one has the smaller digits, and nothing behind them is the most.
    Some(if is_negative { format!("0{}~", complement(&size)) } else { format!("2{size}") })
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A whole number with an optional sign.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!digits.is_empty() && are_digits(digits)).then(|| text.parse().ok()).flatten().filter(|it: &i64| it.abs() <= MOST)
}

fn complement(digits: &str) -> String {
    digits.bytes().map(|digit| char::from(b'9' - (digit - b'0'))).collect()
}

#[cfg(test)]
mod tests {
    use super::sort_key;
    use proptest::prelude::*;

    #[test]
    fn in_order() {
        let ordered = [
            "-1e400",
            "-123456789012345678901",
            "-123456789012345678900",
            "-12",
            "-10",
            "-9.5",
            "-9",
            "-1",
            "-0.12",
            "-0.1",
            "-0.001",
            "0",
            "1e-400",
            "0.0005",
            "0.001",
            "0.1",
            "0.12",
            "1",
            "2",
            "9",
            "9.0005",
            "9.5",
            "10",
            "99999999999999999998",
            "99999999999999999999",
            "1e400",
        ];
        let keys: Vec<_> = ordered.iter().map(|text| sort_key(text).unwrap()).collect();
        assert!(keys.is_sorted_by(|one, other| one < other), "{keys:?}");
        for same in [["0", "-0.0"], ["10", "1e1"], ["+3", "3.00"], [".5", "0.5"], ["1.", "1"], ["007", "7"]] {
            assert_eq!(sort_key(same[0]), sort_key(same[1]));
        }
        for text in ["", "-", ".", "1e", "e1", ".inf", ".nan", "nan", "1,5", "0x1F", "1 000", "--1", "1e9999999", "½"]
        {
            assert_eq!(sort_key(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn as_floats_are(one in -1e6..1e6_f64, other in -1e6..1e6_f64) {
            let key = |number: f64| sort_key(&number.to_string()).unwrap();
            prop_assert_eq!(key(one).cmp(&key(other)), one.partial_cmp(&other).unwrap());
        }
    }
}

//! What a plain scalar means: the YAML 1.2 core schema (chapter 10.3 of the specification).
//!
//! A number without a fraction is an integer in any notation (`27`, `27.0`, `2.7e1`), as in JSON Schema: the difference
//! is not visible outside of this module.

use serde_json::{Number, Value};

/// The value of a plain scalar: null, boolean, number or text.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if may_be_number(text) => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
        _ => Value::String(text.to_owned()),
    }
}

/// Whether a plain scalar is a number that has no value: "not a number", infinite, or too large.
pub(super) fn is_not_finite(text: &str) -> bool {
    if !may_be_number(text) {
        return false;
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(text, ".nan" | ".NaN" | ".NAN")
        || matches!(unsigned, ".inf" | ".Inf" | ".INF")
        || (is_float(unsigned) && text.parse::<f64>().is_ok_and(f64::is_infinite))
}

fn may_be_number(text: &str) -> bool {
    text.as_bytes().first().is_some_and(|first| first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.'))
}

fn number(text: &str) -> Option<Number> {
    if let Some(octal) = text.strip_prefix("0o") {
        return i64::from_str_radix(octal, 8)
            .ok()
            .filter(|_| all(octal, |b| matches!(b, b'0'..=b'7')))
            .map(Number::from);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return i64::from_str_radix(hexadecimal, 16)
            .ok()
            .filter(|_| all(hexadecimal, |b| b.is_ascii_hexdigit()))
            .map(Number::from);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if all(unsigned, |b| b.is_ascii_digit()) {
        let whole = text.strip_prefix('+').unwrap_or(text);
        let unsigned = || whole.parse::<u64>().map(Number::from).ok();
        return whole.parse::<i64>().map(Number::from).ok().or_else(unsigned).or_else(|| float(whole));
    }
    is_float(unsigned).then(|| float(text)).flatten()
}

/// The number of a text that has the form of a float; `None` if it is too large: JSON has no infinity, so such a
/// scalar stays text, and is a problem of its own.
fn float(text: &str) -> Option<Number> {
    let float: f64 = text.parse().ok()?;
    // Printed, a float without a fraction is an integer, unless it is one that does not fit.
    float.to_string().parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(float))
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, without the sign.
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mantissa_is_right = match mantissa.split_once('.') {
        Some(("", fraction)) => all(fraction, |b| b.is_ascii_digit()),
        Some((whole, fraction)) => all(whole, |b| b.is_ascii_digit()) && digits(fraction),
        None => all(mantissa, |b| b.is_ascii_digit()),
    };
    mantissa_is_right && exponent.is_none_or(|exponent| all(exponent, |b| b.is_ascii_digit()))
}

fn all(text: &str, is_right: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is_right)
}

#[cfg(test)]
mod tests {
    use super::{is_not_finite, resolve};
    use serde_json::{Value, json};

    #[test]
    fn numbers_without_a_value() {
        for text in [".nan", ".NaN", ".NAN", ".inf", "-.inf", "+.Inf", ".INF", "1e999", "-1e999"] {
            assert!(is_not_finite(text), "{text}");
        }
        for text in ["nan", "inf", ".Nan", "-.nan", ".in", "1e3", "-", "12:30", "infinity", "-inf"] {
            assert!(!is_not_finite(text), "{text}");
        }
    }

    #[test]
    fn core_schema() {
        for (text, value) in [
            ("", Value::Null),
            ("~", Value::Null),
            ("Null", Value::Null),
            ("nUll", json!("nUll")),
            ("TRUE", json!(true)),
            ("no", json!("no")),
            ("on", json!("on")),
            ("2023", json!(2023)),
            ("010", json!(10)),
            ("-3", json!(-3)),
            ("+3", json!(3)),
            ("0o17", json!(15)),
            ("0x1F", json!(31)),
            ("0o-7", json!("0o-7")),
            ("1e3", json!(1000)),
            ("27.0", json!(27)),
            ("-2.70E+1", json!(-27)),
            ("-0.0", json!(0)),
            ("18446744073709551615", json!(u64::MAX)),
            ("9e18", json!(9_000_000_000_000_000_000_i64)),
            ("1e19", json!(1e19)),
            ("1e-3", json!(0.001)),
            (".5", json!(0.5)),
            ("1.", json!(1)),
            ("+", json!("+")),
            (".", json!(".")),
            ("1e", json!("1e")),
            ("--1", json!("--1")),
            ("12:30", json!("12:30")),
            ("21-KL/TW", json!("21-KL/TW")),
            ("08/5", json!("08/5")),
            ("2023-05-08", json!("2023-05-08")),
            ("1_000", json!("1_000")),
            (".inf", json!(".inf")),
            (".nan", json!(".nan")),
        ] {
            assert_eq!(resolve(text), value, "{text:?}");
        }
        assert!(resolve("99999999999999999999").is_f64());
    }
}

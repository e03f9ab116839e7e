//! Clock times as people write them, with 24 hours.

use super::fold::fold;

/// A clock time, `HH:MM`, out of `8:30`, `8h30`, `8g30`, `08 giờ 30 phút`, `14h`, `14 giờ` or `14 giờ 00`. What may be
/// something else (`8.30`, `830`, `8 giờ kém 5`, `2 giờ chiều`) is no time here.
#[must_use]
pub fn parse_time(text: &str) -> Option<String> {
    let folded = fold(text);
    let folded = folded.trim();
    let (hours, rest) = number(folded)?;
    let (sign, rest) = match rest.strip_prefix(':') {
        Some(rest) => (':', rest),
        None => ('h', ["gio", "h", "g"].iter().find_map(|word| rest.trim_start().strip_prefix(word))?),
    };
    let minutes = match (sign, rest.trim()) {
        ('h', "") => 0,
        (_, rest) => {
            let (minutes, end) = number(rest).filter(|(_, end)| rest.len() - end.len() == 2)?;
            let end = end.trim();
            let is_end = end.is_empty() || (sign == 'h' && matches!(end, "phut" | "p" | "'"));
            is_end.then_some(minutes)?
        }
    };
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// One or two digits at the beginning, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let digits = Some(&text[..length]).filter(|digits| (1..=2).contains(&digits.len()))?;
    Some((digits.parse().ok()?, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    #[test]
    fn times() {
        for (text, expected) in [
            ("08:30", Some("08:30")),
            ("8:30", Some("08:30")),
            ("8h30", Some("08:30")),
            ("8H30", Some("08:30")),
            ("8g30", Some("08:30")),
            ("8h30'", Some("08:30")),
            ("14h", Some("14:00")),
            ("14 giờ", Some("14:00")),
            ("8 giờ 00", Some("08:00")),
            ("08 giờ 30 phút", Some("08:30")),
            ("08 gio\u{300} 30", Some("08:30")),
            ("8 h 05", Some("08:05")),
            ("0h00", Some("00:00")),
            ("8h5", None),
            ("8:3", None),
            ("8:", None),
            ("8.30", None),
            ("830", None),
            ("8", None),
            ("24:00", None),
            ("14:60", None),
            ("8:30:00", None),
            ("2 giờ chiều", None),
            ("8 giờ kém 5", None),
            ("8:30 phút", None),
            ("chiều", None),
            ("", None),
        ] {
            assert_eq!(parse_time(text).as_deref(), expected, "{text}");
        }
    }
}

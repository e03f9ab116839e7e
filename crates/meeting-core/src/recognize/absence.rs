//! How somebody is absent, in the words of minutes: `Trí (có lý do: đi công tác)`, `Trí - ốm`, `An (on leave)`.

use viet_text::fold::fold;

/// What is said of somebody who is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absence {
    /// Whether it is excused: said to be, or a reason is given and nobody says that it is not.
    pub is_excused: bool,
    /// The reason, as it is written.
    pub reason: Option<String>,
}

/// What says that somebody is excused; what follows is the reason.
const EXCUSED: [&str; 23] = [
    "có phép",
    "có lý do",
    "vắng có phép",
    "vắng có lý do",
    "vắng mặt có lý do",
    "nghỉ có phép",
    "nghỉ có lý do",
    "xin phép",
    "xin phép vắng",
    "xin vắng",
    "có xin phép",
    "đã xin phép",
    "đã báo cáo",
    "p",
    "cp",
    "excused",
    "excused absence",
    "with leave",
    "with permission",
    "with apologies",
    "apologies",
    "apology",
    "apologised",
];

/// What says that somebody is not.
const NOT_EXCUSED: [&str; 34] = [
    "không phép",
    "không có phép",
    "không lý do",
    "không có lý do",
    "không rõ lý do",
    "không xin phép",
    "chưa xin phép",
    "vắng không phép",
    "vắng không lý do",
    "vắng không có lý do",
    "vắng mặt không lý do",
    "nghỉ không phép",
    "vắng",
    "vắng mặt",
    "kp",
    "unexcused",
    "not excused",
    "without leave",
    "without permission",
    "without apologies",
    "no apologies",
    "absent",
    "no excuse",
    "without excuse",
    "no show",
    "no-show",
    "no reason",
    "no reason given",
    "without a reason",
    "without notice",
    "no notice",
    "vắng không xin phép",
    "không báo",
    "không báo trước",
];

/// What connects either with the reason.
const BECAUSE: [&str; 8] = ["vì", "do", "lý do", "because of", "because", "due to", "for", "with"];

/// The name, and what is said of the absence after it: in brackets, after a dash or a colon, or in words that say whether
/// it is excused.
#[must_use]
pub fn absence(text: &str) -> (&str, Absence) {
    let text = text.trim();
    let signs = ["(", " - ", " – ", " — ", ":"];
    let first = signs.into_iter().filter_map(|sign| Some((text.find(sign)?, sign))).min();
    if let Some((at, sign)) = first {
        let (name, said) = (&text[..at], &text[at + sign.len()..]);
        let said = if sign == "(" { said.trim_end().strip_suffix(')').unwrap_or(said) } else { said };
        let (name, before) = before_words(name.trim_end()).unwrap_or((name.trim_end(), ""));
        // "Trí vắng có phép (ốm)": the words before the brackets say whether, those within why.
        let said = if before.is_empty() { said.to_owned() } else { format!("{before}: {said}") };
        return (name, of_words(&said));
    }
    before_words(text).map_or((text, Absence::default()), |(name, said)| (name, of_words(said)))
}

/// The words of a line of names, each with what is said of the absence: commas and semicolons in brackets separate none.
#[must_use]
pub fn absences(line: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_between = |sign: char| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(sign, ';' | ',')
    };
    line.split(is_between).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// `Trí có phép`: a name, and words of more than one syllable that say whether the absence is excused.
fn before_words(text: &str) -> Option<(&str, &str)> {
    let starts = text.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let said = text[at..].trim_start();
        let is_said = said.split_whitespace().nth(1).is_some() && marked(said).is_some();
        is_said.then(|| (text[..at].trim_end(), said))
    })
}

fn of_words(said: &str) -> Absence {
    let said = said.trim();
    let (is_excused, rest) = marked(said).unwrap_or((!said.is_empty(), said));
    let mark = said[..said.len() - rest.len()].trim();
    let rest =
        rest.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, ':' | ',' | '-' | '–' | ';'));
    let reason = behind(rest, &BECAUSE).map_or(rest, str::trim_start);
    // The format has no word for "without leave", which must not be lost.
    let unexcused = if is_excused { "" } else { without_leave(mark) };
    let reason = [unexcused, reason].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Absence { is_excused, reason: Some(reason).filter(|reason| !reason.is_empty()) }
}

/// What words of an absence say about leave: `không phép` in `vắng không phép`, nothing in `vắng`.
fn without_leave(mark: &str) -> &str {
    let leave = behind(mark, &["vắng mặt", "vắng", "nghỉ", "absent"]).map_or(mark, str::trim_start);
    if fold(leave) == "kp" { "không phép" } else { leave }
}

/// What is said of somebody, and of the absence behind it in words that say whether it is excused: `Lê Văn Hòa, văn thư
/// (vắng có phép: ốm)`; `None` where nothing is said of one.
#[must_use]
pub fn absence_behind(text: &str) -> Option<(&str, Absence)> {
    let text = text.trim();
    let is_absence = |said: &str| {
        let is_a_word = said.split(|letter: char| !letter.is_alphanumeric()).next().is_some_and(|word| word.len() > 2);
        is_a_word && marked(said).is_some()
    };
    let in_brackets = || {
        let (before, said) = text.strip_suffix(')')?.rsplit_once('(')?;
        Some((before, said.trim())).filter(|(_, said)| is_absence(said))
    };
    let behind_sign = || {
        let (at, sign) =
            [",", ";", " - ", " – "].iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len()))).max()?;
        Some((&text[..at], text[at + sign..].trim())).filter(|(_, said)| is_absence(said))
    };
    let (before, said) = in_brackets().or_else(behind_sign)?;
    let before = before.trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '-' | '–'));
    Some((before, of_words(said))).filter(|_| !before.is_empty())
}

/// Whether the words begin with some that say whether an absence is excused, which of both, and what follows.
fn marked(said: &str) -> Option<(bool, &str)> {
    let longest =
        |words: &[&str]| words.iter().filter_map(|words| behind(said, &[*words])).min_by_key(|rest| rest.len());
    match (longest(&EXCUSED), longest(&NOT_EXCUSED)) {
        (Some(excused), Some(not)) if not.len() < excused.len() => Some((false, not)),
        (Some(excused), _) => Some((true, excused)),
        (None, not) => not.map(|rest| (false, rest)),
    }
}

/// What follows words at the beginning of a text; marks and case do not matter.
fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let is_letter = |letter: char| letter.is_alphanumeric();
    words.iter().find_map(|words| {
        let mut rest = text;
        for word in words.split(' ') {
            rest = rest.trim_start();
            let end = rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len());
            if fold(&rest[..end]) != fold(word) {
                return None;
            }
            rest = &rest[end..];
        }
        Some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::{Absence, absence, absence_behind, absences};

    #[test]
    fn in_all_usual_forms() {
        for (text, expected) in [
            ("Trí", "Trí: absent"),
            ("Trí (có lý do: đi công tác)", "Trí: excused, đi công tác"),
            ("Trí (có lý do)", "Trí: excused"),
            ("Trí (có phép)", "Trí: excused"),
            ("Chloe (no excuse)", "Chloe: absent, no excuse"),
            ("Chloe (no show)", "Chloe: absent, no show"),
            ("Trí (không xin phép)", "Trí: absent, không xin phép"),
            ("Trí (co phep)", "Trí: excused"),
            ("Trí (có phép: họp tỉnh; về muộn)", "Trí: excused, họp tỉnh; về muộn"),
            ("Trí (vắng có phép, ốm)", "Trí: excused, ốm"),
            ("Trí (không phép)", "Trí: absent, không phép"),
            ("Trí (không có lý do)", "Trí: absent, không có lý do"),
            ("Trí (vắng)", "Trí: absent"),
            ("Trí (KP)", "Trí: absent, không phép"),
            ("Trí (không phép: quên lịch)", "Trí: absent, không phép, quên lịch"),
            ("Trí (ốm)", "Trí: excused, ốm"),
            ("Trí (nghỉ phép)", "Trí: excused, nghỉ phép"),
            ("Trí (do đi công tác)", "Trí: excused, đi công tác"),
            ("Trí - đi công tác", "Trí: excused, đi công tác"),
            ("Trí – không phép", "Trí: absent, không phép"),
            ("Trí: ốm", "Trí: excused, ốm"),
            ("Trí có phép", "Trí: excused"),
            ("Nguyễn Minh Trí vắng không lý do", "Nguyễn Minh Trí: absent, không lý do"),
            ("Trí vắng có phép (ốm)", "Trí: excused, ốm"),
            ("Trí xin phép vắng vì đi công tác", "Trí: excused, đi công tác"),
            ("An (on leave)", "An: excused, on leave"),
            ("An (sick)", "An: excused, sick"),
            ("An (excused: travelling)", "An: excused, travelling"),
            ("An (excused)", "An: excused"),
            ("An (unexcused)", "An: absent, unexcused"),
            ("An - with apologies", "An: excused"),
            ("Y-Ngọc Niê (P)", "Y-Ngọc Niê: excused"),
        ] {
            let (name, absence) = absence(text);
            let how = if absence.is_excused { "excused" } else { "absent" };
            let reason = absence.reason.map(|reason| format!(", {reason}")).unwrap_or_default();
            assert_eq!(format!("{name}: {how}{reason}"), expected, "{text}");
        }
    }

    #[test]
    fn behind_what_somebody_is() {
        for (text, expected) in [
            ("Lê Văn Hòa, văn thư (vắng có phép: ốm)", Some(("Lê Văn Hòa, văn thư", true, Some("ốm")))),
            ("Lê Văn Hòa; văn thư; vắng", Some(("Lê Văn Hòa; văn thư", false, None))),
            ("Lê Văn Hòa - vắng không phép", Some(("Lê Văn Hòa", false, Some("không phép")))),
            ("Jane Doe, treasurer (excused: travelling)", Some(("Jane Doe, treasurer", true, Some("travelling")))),
            ("Jane Doe, treasurer, absent", Some(("Jane Doe, treasurer", false, None))),
            ("Jane Doe (treasurer)", None),
            ("Lê Văn Hòa, P. Kế hoạch", None),
            ("Lê Văn Hòa (P)", None),
            ("(vắng)", None),
        ] {
            let expected = expected.map(|(before, is_excused, reason): (_, _, Option<&str>)| {
                (before, Absence { is_excused, reason: reason.map(str::to_owned) })
            });
            assert_eq!(absence_behind(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_of_them() {
        assert_eq!(absences("Trí (ốm, sốt; nghỉ); An, Bình - họp"), ["Trí (ốm, sốt; nghỉ)", "An", "Bình - họp"]);
        assert_eq!(absences(" ; "), [""; 0]);
    }
}

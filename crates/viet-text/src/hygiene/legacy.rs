//! Text of the fonts from before Unicode, read as Latin letters: TCVN3 ("nh©n d©n") and VNI
//! ("Ñaûng boä").
//!
//! A word is reported only when it is built like a Vietnamese syllable around a sign that no other
//! spelling has there, so that neither French nor a lone `©` gives a false alarm.

/// Signs that TCVN3 has for vowels and đ. Those that print well between letters (· º ª × « ») are
/// left out.
const TCVN3: &str = "©®¬¨¸¶¹¼½¾µ¤¥¦§£¢";

/// Pairs that VNI has for one vowel and that no living spelling has within such a syllable. Left
/// out are oà, oá, oã, oè, oé, uâ, uê (Vietnamese), oû, eû, aï, oï, uï, oë, aë (French and Dutch),
/// eã, aõ (Portuguese), eä (Estonian).
const VNI: [&str; 17] =
    ["aâ", "aê", "aû", "aø", "aå", "aä", "eâ", "eå", "eø", "oâ", "oå", "oä", "oø", "uø", "uû", "öø", "ôø"];

/// What a syllable begins with; `ñ` is VNI's đ, `®` and `§` are TCVN3's.
const ONSETS: [&str; 32] = [
    "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu", "r",
    "s", "t", "th", "tr", "v", "x", "ñ", "®", "§", "đ", "gu",
];

/// Vowels that may be between the beginning and the sign.
const GLIDES: [&str; 6] = ["", "o", "u", "i", "y", "ö"];

/// What a syllable ends with.
const CODAS: [&str; 15] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "o", "u", "y", "a", "e"];

/// The longest syllable has seven letters, and each may be two characters here.
const LONGEST: usize = 9;

/// Whether a legacy word can have `letter` right after `before`. A cheap filter: most text does not pass.
#[inline]
pub(super) fn may_be(before: u8, letter: char) -> bool {
    match letter {
        '¢'..='¾' => TCVN3.contains(letter),
        'â' | 'Â' | 'ê' | 'Ê' => matches!(before, b'a' | b'A' | b'e' | b'E' | b'o' | b'O'),
        'û' | 'Û' | 'ø' | 'Ø' | 'å' | 'Å' | 'ä' | 'Ä' => true,
        _ => false,
    }
}

/// Whether a word continues over this character.
pub(super) fn belongs(letter: char) -> bool {
    letter.is_alphabetic() || TCVN3.contains(letter)
}

/// Whether the word is certainly in a legacy font.
pub(super) fn is_legacy(word: &str) -> bool {
    let word = word.to_lowercase();
    if word.chars().count() > LONGEST {
        return false;
    }
    tcvn3(&word) || vni(&word)
}

/// One vowel sign between a beginning and an end that are both there.
fn tcvn3(word: &str) -> bool {
    word.char_indices().any(|(at, sign)| {
        let coda = &word[at + sign.len_utf8()..];
        TCVN3.contains(sign)
            && !matches!(sign, '®' | '§')
            && !coda.is_empty()
            && CODAS.contains(&coda)
            && begins(&word[..at])
            // x¹y and the like are sums, not syllables.
            && word.chars().count() > 2
            && !(word.chars().count() == 3 && matches!(coda, "y" | "a" | "e"))
    })
}

fn vni(word: &str) -> bool {
    VNI.iter().any(|pair| word.split_once(pair).is_some_and(|(onset, coda)| begins(onset) && CODAS.contains(&coda)))
}

fn begins(text: &str) -> bool {
    GLIDES.iter().any(|glide| text.strip_suffix(glide).is_some_and(|onset| ONSETS.contains(&onset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain() {
        for word in [
            "nh©n", "d©n", "§¶ng", "®¹i", "t¹i", "kho¸i", "ph¸p", "Ñaûng", "boä", "ÑAÛNG", "quaân", "daân", "naêm",
            "toång",
        ] {
            assert!(is_legacy(word), "{word}");
        }
    }

    #[test]
    fn no_false_alarm() {
        for word in [
            "©",
            "Windows®",
            "Windows®XP",
            "Microsoft®và",
            "µm",
            "50µm",
            "x¹y",
            "m²",
            "§4",
            "août",
            "goût",
            "naïf",
            "maïs",
            "Noël",
            "eût",
            "leão",
            "huân",
            "khuâng",
            "hoà",
            "quê",
            "thuê",
            "pâté",
            "être",
            "râle",
            "château",
            "Ærø",
            "smörgås",
            "pää",
            "radioä",
            "Đảng",
            "Uû",
            "Citroën",
            "haï",
            "sûr",
            "dû",
            "flûte",
            "brûler",
            "Håkon",
            "oäkta",
            "Saône",
            "mûr",
            "fenêtre",
            "©a",
            "a©b",
            "Saúl",
            "coöperatie",
        ] {
            assert!(!is_legacy(word), "{word}");
        }
    }
}

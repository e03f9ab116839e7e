//! The organizations that a text names: a word for an organization, and the name that follows it.

use std::collections::HashMap;
use std::ops::Range;

use crate::recognize::organizations::bodies;
use crate::recognize::words;
use viet_text::fold::fold;

/// An organization that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OrganizationMention {
    pub span: Range<usize>,
    pub name: String,
    /// The short form that is in parentheses after it: "(GDĐT)".
    pub short: Option<String>,
}

/// The organizations that a text names, in order.
pub(super) fn organizations(text: &str) -> Vec<OrganizationMention> {
    let named = |span: Range<usize>| {
        let short = short_behind(&text[span.end..]);
        OrganizationMention { name: text[span.clone()].to_owned(), span, short }
    };
    bodies(text).into_iter().map(named).collect()
}

/// Whether a name may end with this small word.
pub(super) fn may_end(word: &str) -> bool {
    words::LAST_SMALL.contains(&word)
}

/// Whether these two syllables are a word of a name, of which only the first has a capital.
pub(super) fn is_pair(first: &str, second: &str) -> bool {
    words::PAIRS.contains(&format!("{first} {second}").as_str())
        || words::SMALL.contains(&second)
        || words::LAST_SMALL.contains(&second)
}

/// The short form in the parentheses that a text begins with.
pub(super) fn short_behind(rest: &str) -> Option<String> {
    let inside = rest.trim_start().strip_prefix('(')?.split_once(')')?.0.trim();
    let inside =
        inside.strip_prefix("gọi tắt là ").or_else(|| inside.strip_prefix("sau đây gọi tắt là ")).unwrap_or(inside);
    let inside = inside.trim_matches(['"', '“', '”']).trim();
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    let is_short = capitals >= 2
        && inside.starts_with(char::is_uppercase)
        && inside.chars().count() <= 24
        && !inside.contains([',', ';', ':']);
    (is_short && !inside.contains(|c: char| c.is_ascii_digit())).then(|| inside.to_owned())
}

/// The organizations of a whole document: each once, with its short form.
#[derive(Debug, Default)]
pub(super) struct OrganizationRegistry {
    pub known: Vec<KnownOrganization>,
    /// The forms of names that the archive has, folded, each with the full name, folded too.
    forms: HashMap<String, String>,
}

/// One organization.
#[derive(Debug)]
pub(super) struct KnownOrganization {
    pub name: String,
    pub short: Option<String>,
    pub side: Option<&'static str>,
    /// The body above it in a letterhead.
    pub part_of: Option<String>,
    pub line: usize,
    /// The folded name with the short form in it spelled out, by which two spellings are the same organization.
    key: String,
}

impl OrganizationRegistry {
    /// A registry that takes the forms of a name that the archive has for one.
    pub fn of(names: &[Vec<String>]) -> Self {
        let forms = names.iter().filter_map(|forms| Some((fold(forms.first()?), forms)));
        let forms = forms.flat_map(|(full, forms)| forms.iter().map(move |form| (fold(form), full.clone())));
        Self { known: Vec::new(), forms: forms.collect() }
    }

    /// What a name is compared by: the full name that the archive has for it, else with its short forms spelled out.
    fn key(&self, name: &str, abbreviations: &[(String, String)]) -> String {
        self.forms.get(&fold(name)).cloned().unwrap_or_else(|| spelled_out(name, abbreviations))
    }

    /// Adds an organization and returns its index. A second spelling of a known one becomes its short form.
    pub fn add(&mut self, name: &str, line: usize, abbreviations: &[(String, String)]) -> usize {
        let key = self.key(name, abbreviations);
        let same = self.known.iter().position(|known| known.key == key || is_cut_off(&known.key, &key));
        if let Some(place) = same {
            let known = &mut self.known[place];
            // A name in capitals is written as the text writes it elsewhere.
            if super::casing::is_capitals(&known.name)
                && !super::casing::is_capitals(name)
                && fold(&known.name) == fold(name)
            {
                name.clone_into(&mut known.name);
            }
            if fold(&known.name) != fold(name) {
                let (longer, shorter) = if known.key.len() > key.len() || known.name.len() >= name.len() {
                    (known.name.clone(), name.to_owned())
                } else {
                    (name.to_owned(), known.name.clone())
                };
                known.key = if known.key.len() >= key.len() { known.key.clone() } else { key };
                known.name = longer;
                known.short.get_or_insert(shorter);
            }
            return place;
        }
        self.known.push(KnownOrganization { name: name.to_owned(), short: None, side: None, part_of: None, line, key });
        self.known.len() - 1
    }

    /// The index of the organization that a text names.
    pub fn find(&self, name: &str, abbreviations: &[(String, String)]) -> Option<usize> {
        let key = self.key(name, abbreviations);
        let short = fold(name);
        let is = |known: &KnownOrganization| {
            known.key == key || known.short.as_deref().is_some_and(|known| fold(known) == short)
        };
        self.known.iter().position(is)
    }
}

/// Whether one key is the other one cut off after a word, and still names the same organization. `Đảng ủy Khối` is
/// `Đảng ủy Khối cơ quan và doanh nghiệp tỉnh`; but `Sở Y tế` is not `Sở Y tế tỉnh A` in a list of provinces.
fn is_cut_off(one: &str, other: &str) -> bool {
    let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
    longer.strip_prefix(shorter).is_some_and(|rest| rest.starts_with(' ')) && shorter.split(' ').count() >= 3
}

fn spelled_out(name: &str, abbreviations: &[(String, String)]) -> String {
    let name = fold(name);
    let words = name
        .split(' ')
        .map(|word| abbreviations.iter().find(|(short, _)| short == word).map_or(word, |(_, long)| long.as_str()));
    words.collect::<Vec<_>>().join(" ")
}

/// The short forms that the text itself explains ("Sở Giáo dục và Đào tạo (GDĐT)"), folded, each with the last words of
/// the name that it abbreviates, folded too.
pub(super) fn abbreviations<'b>(organizations: impl Iterator<Item = &'b OrganizationMention>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for organization in organizations {
        let Some(short) = &organization.short else { continue };
        let words: Vec<&str> = organization.name.split(' ').filter(|word| !matches!(*word, "và" | "&" | "-")).collect();
        let initials = |count: usize| {
            let last = words[words.len() - count..].iter().filter_map(|word| word.chars().next());
            fold(&last.collect::<String>())
        };
        let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
        let count = letters.chars().count();
        // "GDĐT" takes the first letters of "Giáo dục Đào tạo".
        if count <= words.len() && initials(count) == fold(&letters) {
            let from = organization.name.find(words[words.len() - count]).unwrap_or(0);
            found.push((fold(short), fold(&organization.name[from..])));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        organizations(text).into_iter().map(|organization| organization.name).collect()
    }

    #[test]
    fn names_of_bodies() {
        for (text, expected) in [
            ("Ban Thường vụ Đảng ủy Khối do đồng chí", vec!["Ban Thường vụ Đảng ủy Khối"]),
            (
                "của Ban Thường vụ Đảng ủy Khối cơ quan và doanh nghiệp tỉnh, chiều",
                vec!["Ban Thường vụ Đảng ủy Khối cơ quan và doanh nghiệp tỉnh"],
            ),
            (
                "với Ban Chấp hành Đảng bộ Sở Giáo dục và Đào tạo (GDĐT) có",
                vec!["Ban Chấp hành Đảng bộ Sở Giáo dục và Đào tạo"],
            ),
            ("(Sở GDĐT, Công đoàn ngành Giáo dục) và 2", vec!["Sở GDĐT", "Công đoàn ngành Giáo dục"]),
            (
                "(Trường Phổ thông DTNT tỉnh, Trung tâm GDTX tỉnh Kon Tum)",
                vec!["Trường Phổ thông DTNT tỉnh", "Trung tâm GDTX tỉnh Kon Tum"],
            ),
            ("Đảng ủy cần quan tâm; Hội trường; Ban hành văn bản; Hội nghị", vec![]),
            ("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các xã", vec!["Sở Nội vụ", "Sở Tài chính"]),
            ("UBND tỉnh giao UBND huyện Đăk Hà", vec!["UBND tỉnh", "UBND huyện Đăk Hà"]),
            ("Ban Chấp hành và Ủy ban nhân dân xã", vec!["Ủy ban nhân dân xã"]),
            ("Bộ Chính trị; Ban Chấp hành Trung ương Đảng.", vec!["Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn one_body_in_two_spellings() {
        let organization = organizations("Sở Giáo dục và Đào tạo (GDĐT)");
        let short = abbreviations(organization.iter());
        assert_eq!(short, [("gddt".to_owned(), "giao duc va dao tao".to_owned())]);
        let mut register = OrganizationRegistry::default();
        assert_eq!(register.add("Sở Giáo dục và Đào tạo", 1, &short), 0);
        assert_eq!(register.add("Sở GDĐT", 2, &short), 0);
        assert_eq!(register.known[0].short.as_deref(), Some("Sở GDĐT"));
        assert_eq!(register.add("Sở Nội vụ", 2, &short), 1);
    }
}

//! Abbreviations of Vietnamese offices, and their expansions.
//!
//! ```
//! use viet_text::abbreviation::Abbreviations;
//!
//! let table = Abbreviations::standard().extended([("ĐUK".to_owned(), vec!["Đảng ủy Khối".to_owned()])]);
//! assert_eq!(table.forms(&["ubnd"]), [["uy", "ban", "nhan", "dan"]]);
//! assert_eq!(table.forms(&["dang", "uy", "khoi"]), [["duk"]]);
//! ```

use std::collections::HashMap;
use std::ops::Range;

use super::fold::tokens;

/// Each row is one term in all its spellings. It has only what is unambiguous in offices after folding: no TƯ or TU
/// (từ, tư), no QĐ (quyết định, quy định), TB, KH, BC, ND, BTC.
const STANDARD: [&[&str]; 56] = [
    &["GDĐT", "GD&ĐT", "Giáo dục và Đào tạo", "Giáo dục - Đào tạo"],
    &["SGDĐT", "Sở GDĐT", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"],
    &["BGDĐT", "Bộ GDĐT", "Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"],
    &["UBND", "Ủy ban nhân dân"],
    &["HĐND", "Hội đồng nhân dân"],
    &["MTTQ", "Mặt trận Tổ quốc"],
    &["UBMTTQ", "UB MTTQ", "Ủy ban MTTQ", "Ủy ban Mặt trận Tổ quốc"],
    &["BCH", "Ban Chấp hành"],
    &["BTV", "Ban Thường vụ"],
    &["BCĐ", "Ban Chỉ đạo"],
    &["UBKT", "Ủy ban Kiểm tra"],
    &["TW", "Trung ương"],
    &["BCHTW", "BCH TW", "Ban Chấp hành Trung ương"],
    &["TCCSĐ", "tổ chức cơ sở đảng"],
    &["VPCP", "Văn phòng Chính phủ"],
    &["TTg", "Thủ tướng"],
    &["ĐBQH", "đại biểu Quốc hội"],
    &["LĐLĐ", "Liên đoàn Lao động"],
    &["LHPN", "Liên hiệp Phụ nữ"],
    &["TNCS", "Thanh niên Cộng sản"],
    &["ĐVTN", "đoàn viên thanh niên"],
    &["CCB", "cựu chiến binh"],
    &["CBCCVC", "cán bộ, công chức, viên chức"],
    &["CBCC", "cán bộ, công chức"],
    &["CCVC", "công chức, viên chức"],
    &["NQ", "Nghị quyết"],
    &["KL", "Kết luận"],
    &["CT", "Chỉ thị"],
    &["DTNT", "dân tộc nội trú"],
    &["GDTX", "giáo dục thường xuyên"],
    &["THPT", "trung học phổ thông"],
    &["THCS", "trung học cơ sở"],
    &["CNTT", "công nghệ thông tin"],
    &["CĐS", "chuyển đổi số"],
    &["CCHC", "cải cách hành chính"],
    &["TTHC", "thủ tục hành chính"],
    &["QLNN", "quản lý nhà nước"],
    &["KTXH", "KT-XH", "kinh tế - xã hội"],
    &["QPAN", "QP-AN", "quốc phòng - an ninh"],
    &["ANTT", "an ninh trật tự"],
    &["PCTN", "phòng, chống tham nhũng"],
    &["PCCC", "phòng cháy, chữa cháy"],
    &["KNTC", "khiếu nại, tố cáo"],
    &["NTM", "nông thôn mới"],
    &["HTX", "hợp tác xã"],
    &["BHXH", "bảo hiểm xã hội"],
    &["BHYT", "bảo hiểm y tế"],
    &["XHCN", "xã hội chủ nghĩa"],
    &["CNXH", "chủ nghĩa xã hội"],
    &["LĐTBXH", "LĐ-TB&XH", "Lao động - Thương binh và Xã hội"],
    &["TNMT", "TN&MT", "Tài nguyên và Môi trường"],
    &["KHĐT", "KH&ĐT", "Kế hoạch và Đầu tư"],
    &["KHCN", "KH&CN", "Khoa học và Công nghệ"],
    &["NNPTNT", "NN&PTNT", "Nông nghiệp và Phát triển nông thôn"],
    &["VHTTDL", "VHTT&DL", "VH,TT&DL", "Văn hóa, Thể thao và Du lịch"],
    &["TTTT", "TT&TT", "Thông tin và Truyền thông"],
];

/// A form, and all forms of its term, itself included; each a list of folded tokens.
#[derive(Debug, Clone)]
struct Forms {
    form: Vec<String>,
    all: Vec<Vec<String>>,
}

/// Spellings that mean the same.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    /// By the first token, the longest form first.
    known: HashMap<String, Vec<Forms>>,
}

impl Abbreviations {
    /// The abbreviations in general use.
    #[must_use]
    pub fn standard() -> Self {
        let mut table = Self::default();
        for row in STANDARD {
            table.add(row.iter().copied());
        }
        table
    }

    /// These and additional ones: short forms, each with its long forms. A form in two entries has both expansions.
    #[must_use]
    pub fn extended(mut self, own: impl IntoIterator<Item = (String, Vec<String>)>) -> Self {
        for (short, long) in own {
            self.add(std::iter::once(short.as_str()).chain(long.iter().map(String::as_str)));
        }
        self
    }

    fn add<'a>(&mut self, spellings: impl Iterator<Item = &'a str>) {
        let mut forms: Vec<Vec<String>> = Vec::new();
        for spelling in spellings {
            let form: Vec<String> = tokens(spelling).into_iter().map(|t| t.text).collect();
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
        for form in &forms {
            let entries = self.known.entry(form[0].clone()).or_default();
            if let Some(known) = entries.iter_mut().find(|known| known.form == *form) {
                for other in &forms {
                    if !known.all.contains(other) {
                        known.all.push(other.clone());
                    }
                }
            } else {
                entries.push(Forms { form: form.clone(), all: forms.clone() });
                entries.sort_by_key(|known| std::cmp::Reverse(known.form.len()));
            }
        }
    }

    /// The other forms of the term that all these folded tokens are; empty if they are none.
    #[must_use]
    pub fn forms(&self, tokens: &[&str]) -> Vec<Vec<String>> {
        self.entries(tokens.first().copied())
            .find(|known| known.form == tokens)
            .map(|known| {
                let others = known.all.iter().filter(|form| **form != known.form);
                others.cloned().collect()
            })
            .unwrap_or_default()
    }

    /// Every range of a list of folded tokens that is a form, with all forms of its term, itself included. From left to
    /// right, the longest match at each position, without overlap.
    #[must_use]
    pub fn find(&self, tokens: &[String]) -> Vec<(Range<usize>, &[Vec<String>])> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            let longest = self.entries(rest.first().map(String::as_str)).find(|known| rest.starts_with(&known.form));
            if let Some(known) = longest {
                let end = at + known.form.len();
                found.push((at..end, known.all.as_slice()));
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    fn entries(&self, first: Option<&str>) -> impl Iterator<Item = &Forms> {
        first.and_then(|first| self.known.get(first)).into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.text).collect()
    }

    fn forms(table: &Abbreviations, text: &str) -> Vec<String> {
        let words = list(text);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        table.forms(&words).iter().map(|form| form.join(" ")).collect()
    }

    #[test]
    fn other_forms() {
        let table = Abbreviations::standard();
        for (text, expected) in [
            ("GDĐT", vec!["gd dt", "giao duc va dao tao", "giao duc dao tao"]),
            ("gd&đt", vec!["gddt", "giao duc va dao tao", "giao duc dao tao"]),
            ("Ban Thường vụ", vec!["btv"]),
            ("TW", vec!["trung uong"]),
            ("ubnd", vec!["uy ban nhan dan"]),
            ("Đảng ủy", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(forms(&table, text), expected, "{text}");
        }
    }

    #[test]
    fn an_offices_own() {
        let table = Abbreviations::standard().extended([
            ("ĐUK".to_owned(), vec!["Đảng ủy Khối".to_owned()]),
            ("BCH".to_owned(), vec!["Bộ Chỉ huy".to_owned()]),
            ("…".to_owned(), vec![]),
        ]);
        assert_eq!(forms(&table, "đảng uỷ khối"), ["duk"]);
        assert_eq!(forms(&table, "BCH"), ["ban chap hanh", "bo chi huy"]);
        assert_eq!(forms(&table, "Bộ chỉ huy"), ["bch"]);
    }

    #[test]
    fn found_in_a_query() {
        let table = Abbreviations::standard();
        let words = list("Ban Chấp hành Trung ương và Sở GD&ĐT, UBND tỉnh");
        let found: Vec<_> =
            table.find(&words).into_iter().map(|(range, all)| (words[range].join(" "), all.len())).collect();
        let expected = [("ban chap hanh trung uong", 3), ("so gd dt", 4), ("ubnd", 2)];
        assert_eq!(found, expected.map(|(form, all)| (form.to_owned(), all)));
        assert!(table.find(&[]).is_empty());
    }

    #[test]
    fn no_form_is_in_two_rows() {
        let mut seen = std::collections::HashSet::new();
        for row in STANDARD {
            assert!(row.len() > 1, "{row:?}");
            for form in row {
                assert!(seen.insert(list(form)), "{form}");
            }
        }
    }
}

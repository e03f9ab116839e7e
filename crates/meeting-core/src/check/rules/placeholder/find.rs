//! The forms that a placeholder has. Each is certain: what may be meant is left alone.

/// Whether any of the forms may be in a file: a sieve, in one pass, for the many that have none.
pub(super) fn may_be_in(text: &str) -> bool {
    const SUSPECT: [bool; 256] = suspect();
    text.as_bytes().windows(2).any(|pair| {
        SUSPECT[usize::from(pair[0])]
            && match pair[0] {
                b'<' => true,
                // An opening bracket alone would stop at every list in one line.
                b'[' => matches!(pair[1], b'.' | b' ' | b'i' | b'I' | b'f' | b'F' | 0xC4 | 0xE2),
                b'T' => matches!(pair[1], b'O' | b'B'),
                0xE2 => pair[1] == 0x80,
                first => pair[1] == first,
            }
    }) && ["<", "…", "...", "??", "__", "[", "XX", "xx", "TODO", "TBD", "/yyyy", "/YYYY"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// The bytes that a form may begin with.
const fn suspect() -> [bool; 256] {
    let mut table = [false; 256];
    let bytes = *b"<.?_XxYy[T\xE2";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
}

/// Whether this is a placeholder name, such as "Nguyễn Văn A".
pub(super) fn is_everybody(name: &str) -> bool {
    let Some((rest, "A" | "B" | "C" | "X")) = name.rsplit_once(' ') else { return false };
    matches!(rest, "Nguyễn Văn" | "Nguyễn Thị" | "Trần Văn" | "Trần Thị" | "Lê Văn" | "Lê Thị")
}

/// The first placeholder in a text.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    whole(text).or_else(|| angled(text)).or_else(|| bracketed(text)).or_else(|| marked(text)).or_else(|| blank(text))
}

/// The text where it is nothing but a placeholder.
pub(super) fn whole(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_whole = matches!(text, "TODO" | "TBD" | "dd/mm/yyyy" | "DD/MM/YYYY")
        || is_blank(text)
        || (text.len() > 1 && text.bytes().all(|b| b == b'?'));
    is_whole.then_some(text)
}

/// Every `<nội dung>` of a text, in order.
pub(crate) fn blanks_in(text: &str) -> Vec<&str> {
    let mut blanks = Vec::new();
    let mut rest = text;
    while let Some(blank) = angled(rest) {
        let end = rest.find(blank).map_or(rest.len(), |at| at + blank.len());
        blanks.push(blank);
        rest = &rest[end..];
    }
    blanks
}

/// `<nội dung>`, but no address, no sum, and nothing of HTML.
fn angled(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        from = start + 1;
        let Some(length) = text[from..].find(['>', '<', '\n']).filter(|length| *length <= 80) else { continue };
        let inside = &text[from..from + length];
        let is_closed = text[from + length..].starts_with('>');
        let stands_free = !text[..start].ends_with(char::is_alphanumeric);
        let has_words = inside.starts_with(char::is_alphabetic) && !inside.ends_with(char::is_whitespace);
        if is_closed && stands_free && has_words && !inside.contains(['@', ':', '=', '/']) && !is_html(inside) {
            return Some(&text[start..=from + length]);
        }
    }
    None
}

#[rustfmt::skip]
fn is_html(name: &str) -> bool {
    [
        "a", "b", "br", "code", "div", "em", "font", "hr", "i", "img", "li", "ol", "p", "pre", "small", "span",
        "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
    ].iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

/// `[điền tên đơn vị]`, `[insert name]`.
fn bracketed(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(start) = text[from..].find('[').map(|at| from + at) {
        from = start + 1;
        let inside = text[from..].trim_start_matches(['.', '…', ' ']);
        let asks = ["điền ", "Điền ", "ĐIỀN ", "insert ", "Insert ", "INSERT ", "fill in", "Fill in", "FILL IN"];
        if asks.iter().any(|word| inside.starts_with(word)) {
            let end = text[from..].find(']').map_or(text.len(), |length| from + length + 1);
            return Some(&text[start..end]);
        }
    }
    None
}

/// `TODO: hỏi lại văn thư`.
fn marked(text: &str) -> Option<&str> {
    ["TODO:", "TBD:"].into_iter().find_map(|mark| {
        let start = text.find(mark).filter(|start| !text[..*start].ends_with(char::is_alphanumeric))?;
        Some(&text[start..start + mark.len()])
    })
}

/// `XX/XX/XXXX`, `…/…/2023`, `…/BC-SGDĐT`, `ngày … tháng`.
fn blank(text: &str) -> Option<&str> {
    let mut before = "";
    let mut words = text.split_whitespace().map(bare).peekable();
    while let Some(word) = words.next() {
        let after = words.peek().copied();
        let is_dotted = is_blank(word);
        // A sentence may end in dots; text after many of them was a blank to fill in.
        let is_gap = is_dotted
            && (matches!(before, "ngày" | "Ngày") && after == Some("tháng")
                || matches!(before, "tháng" | "Tháng") && after == Some("năm")
                || (weight(word) >= 8 && after.is_some()));
        if is_gap || is_blank_number(word) {
            return Some(word);
        }
        before = word;
    }
    None
}

/// A word without the signs around it; dots stay, except the one that ends a sentence.
fn bare(word: &str) -> &str {
    let word = word.trim_matches([',', ';', ':', '(', ')', '"', '“', '”']);
    word.strip_suffix('.').filter(|word| word.ends_with(char::is_alphanumeric)).unwrap_or(word)
}

/// A date or the number of a document in which a part is missing.
fn is_blank_number(word: &str) -> bool {
    let Some((first, rest)) = word.split_once('/') else { return false };
    let is_crossed = |part: &str| (2..=4).contains(&part.len()) && (all(part, b'X') || all(part, b'x'));
    let is_open = |part: &str| is_crossed(part) || is_blank(part);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if is_blank(first) {
        return rest.starts_with(char::is_alphanumeric) || is_open(rest.split('/').next().unwrap_or_default());
    }
    match rest.split_once('/') {
        Some((second, third)) => {
            let parts = [first, second, third];
            parts.iter().all(|part| is_open(part) || is_number(part)) && parts.iter().any(|part| is_open(part))
        }
        // "XX/XXI" are centuries.
        None => is_crossed(first) && (rest.contains('-') || (is_crossed(rest) && rest.len() == 4)),
    }
}

fn all(part: &str, byte: u8) -> bool {
    part.bytes().all(|b| b == byte)
}

/// Nothing but dots or lines to write on.
fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '.' | '…' | '_' | ' ')) && weight(text) >= 3
}

/// How many dots or lines there are.
fn weight(text: &str) -> usize {
    text.chars()
        .map(|letter| match letter {
            '…' => 3,
            ' ' => 0,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{blanks_in, is_everybody, may_be_in, placeholder};

    #[test]
    fn placeholders() {
        for (text, expected) in [
            ("<nội dung>", "<nội dung>"),
            ("Giao ban tháng <tháng> năm <năm>", "<tháng>"),
            ("TODO", "TODO"),
            ("TODO: hỏi lại", "TODO:"),
            ("???", "???"),
            ("...", "..."),
            ("…", "…"),
            ("_____", "_____"),
            ("Đơn vị [điền tên đơn vị] báo cáo", "[điền tên đơn vị]"),
            ("[… điền tên …]", "[… điền tên …]"),
            ("[insert name]", "[insert name]"),
            ("trước ngày XX/XX/XXXX", "XX/XX/XXXX"),
            ("trước ngày xx/12/2023", "xx/12/2023"),
            ("tháng XX/XXXX", "XX/XXXX"),
            ("ngày …/…/2023", "…/…/2023"),
            ("ngày 05/.../2023.", "05/.../2023"),
            ("Công văn số .../BC-SGDĐT", ".../BC-SGDĐT"),
            ("Công văn số XX/UBND-KT", "XX/UBND-KT"),
            ("Hôm nay, ngày ... tháng 10 năm 2023", "..."),
            ("tại .............. có mặt", ".............."),
        ] {
            assert_eq!(placeholder(text), Some(expected), "{text}");
            assert!(may_be_in(text), "{text}");
        }
    }

    #[test]
    fn every_blank() {
        assert_eq!(blanks_in("<cơ quan A> làm việc với <cơ quan B>"), ["<cơ quan A>", "<cơ quan B>"]);
        assert_eq!(blanks_in("<a@b.vn> và <tên>, <tên>"), ["<tên>", "<tên>"]);
        assert!(blanks_in("không có gì").is_empty());
    }

    #[test]
    fn words_that_only_look_alike() {
        for text in [
            "gửi về <phong.gddt@example.org>",
            "xem <https://example.org/a>",
            "tỷ lệ < 5 % và > 3 %",
            "a<b và c>d",
            "kiểu Vec<String>",
            "chữ <b>đậm</b><br>",
            "v.v...",
            "các đơn vị, ban, ngành, v.v........ đã dự",
            "Vì sao chưa làm???",
            "thế kỷ XX/XXI",
            "khóa XX/2023",
            "[…] tiếp tục",
            "[ghi âm không rõ]",
            "Họ nói: ... rồi thôi",
            "và/hoặc",
            "../../2023",
            "TODO list",
            "ghi ngày theo dạng dd/mm/yyyy",
            "Từ ngày 05 tháng 10 năm 2023",
            "",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }

    #[test]
    fn everybody() {
        assert!(is_everybody("Nguyễn Văn A") && is_everybody("Trần Thị B"));
        assert!(!is_everybody("Nguyễn Văn An") && !is_everybody("A Brol") && !is_everybody("Y A"));
    }
}

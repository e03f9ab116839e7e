//! The tables of measures in the docs are those of the profiles.

use std::path::PathBuf;

use meeting_core::archive::Profile;
use meeting_core::i18n::Language;

use crate::profile::{self, Content, Measure};

/// What the tables call columns, measures, units and values: in the profiles, Vietnamese, English. A value that is called
/// otherwise than the measure of its name has a `=` before it.
const WORDS: [[&str; 3]; 40] = [
    ["element", "Thành phần", "Element"],
    ["measure", "Thông số", "Measure"],
    ["value", "Giá trị", "Value"],
    ["range", "Quy định cho phép", "The rule allows"],
    ["sure", "Mức chắc chắn", "How sure"],
    ["source", "Nguồn", "Source"],
    ["size", "cỡ chữ", "size"],
    ["letters", "kiểu chữ", "letters"],
    ["align", "căn lề", "alignment"],
    ["before", "cách đoạn trước", "space before"],
    ["after", "cách đoạn sau", "space after"],
    ["line", "giãn dòng", "line spacing"],
    ["first-line", "thụt đầu dòng", "first line"],
    ["keep", "liền trang", "kept with"],
    ["width", "rộng", "width"],
    ["height", "cao", "height"],
    ["top", "lề trên", "top margin"],
    ["bottom", "lề dưới", "bottom margin"],
    ["left", "lề trái", "left margin"],
    ["right", "lề phải", "right margin"],
    ["header", "số trang cách mép trên", "page number from the top"],
    ["font", "phông chữ", "font"],
    ["columns", "độ rộng các cột", "widths of the columns"],
    ["border", "đường kẻ", "border"],
    ["color", "màu", "color"],
    ["lines", "dòng", "lines"],
    ["=top", "phía trên", "above"],
    ["=left", "trái", "left"],
    ["=right", "phải", "right"],
    ["center", "giữa", "centred"],
    ["both", "hai bên", "justified"],
    ["next", "đoạn sau", "the next paragraph"],
    ["box", "khung", "box"],
    ["upright", "đứng", "upright"],
    ["bold", "đậm", "bold"],
    ["italic", "nghiêng", "italic"],
    ["capitals", "in hoa", "capitals"],
    ["underlined", "gạch chân", "underlined"],
    ["FF0000", "đỏ", "red"],
    ["exactly", "đúng", "exactly"],
];

fn word(word: &str, language: Language) -> &str {
    WORDS.iter().find(|words| words[0] == word).map_or(word, |words| words[1 + language as usize])
}

fn value_word(value: &str, language: Language) -> &str {
    let own = WORDS.iter().find(|words| words[0].strip_prefix('=') == Some(value));
    own.map_or_else(|| word(value, language), |words| words[1 + language as usize])
}

fn value(measure: &Measure, language: Language) -> String {
    let point = |text: String| if language == Language::Vi { text.replace('.', ",") } else { text };
    let value = match &measure.value {
        Content::Number(number) => point(number.to_string()),
        Content::Words(words) if measure.name == "font" => words.clone(),
        Content::Words(words) if measure.name == "columns" => words.replace(' ', " + "),
        Content::Words(words) => words.split(' ').map(|it| value_word(it, language)).collect::<Vec<_>>().join(" "),
    };
    let exactly = if measure.name == "line" && measure.unit == "pt" { word("exactly", language) } else { "" };
    format!("{exactly} {value} {}", word(&measure.unit, language)).trim().to_owned()
}

/// The table of the measures of a profile.
fn table(profile: Profile, language: Language) -> String {
    let row = |cells: [&str; 6]| format!("| {} |\n", cells.join(" | "));
    let heads = ["element", "measure", "value", "range", "sure", "source"];
    let mut table = row(heads.map(|head| word(head, language))) + "|---|---|---|---|---|---|\n";
    for element in &profile::measures(profile).elements {
        let mut called = element.called(language);
        for measure in &element.measures {
            let (name, value) = (word(&measure.name, language), value(measure, language));
            table += &row([called, name, &value, &measure.range, &measure.sure, &measure.source]);
            called = "";
        }
    }
    table
}

#[test]
fn the_docs_show_the_measures() {
    for (language, file) in [(Language::Vi, "papers.vi.md"), (Language::En, "papers.md")] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(file);
        let page = std::fs::read_to_string(&path).unwrap();
        let mut now = page.clone();
        for profile in Profile::ALL {
            let [begin, end] = ["", "end of "].map(|of| format!("<!-- {of}measures of {} -->\n", profile.name()));
            let (before, rest) = now.split_once(&begin).unwrap();
            let (_, after) = rest.split_once(&end).unwrap();
            now = format!("{before}{begin}{}{end}{after}", table(profile, language));
        }
        if std::env::var_os("UPDATE_GENERATED").is_some() {
            std::fs::write(&path, &now).unwrap();
        } else {
            assert!(page == now, "docs/{file} is out of date: run the tests with UPDATE_GENERATED=1");
        }
    }
}

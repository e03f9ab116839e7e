//! What is wrong with templates, for people: in the look of findings.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Origin, Renderer};
use docx_template::{Part, Place, Problem, ProblemKind};
use meeting_core::i18n::{Catalog, Message};
use viet_text::terminal::terminal_safe;

use super::Style;

/// Writes the problems of a template in `file`, each with its place, its tag and advice, and a blank line.
///
/// # Errors
/// Those of `out`.
pub fn template_problems(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    file: &str,
    problems: &[Problem],
) -> io::Result<()> {
    let say = |message: &Message| terminal_safe(&catalog.say(message)).into_owned();
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width);
    for problem in problems {
        let (title, advice) = words(problem);
        let mut origin = terminal_safe(file).into_owned();
        if let Some(place) = place(problem.place) {
            origin += &format!(": {}", say(&place));
        }
        if !problem.tag.is_empty() {
            origin += &format!(": {}", terminal_safe(&problem.tag));
        }
        let name = say(&Message::new("severity-error"));
        let title = Level::ERROR.with_name(name).primary_title(say(&title));
        let mut group = Group::with_title(title).element(Origin::path(origin));
        if let Some(advice) = advice {
            group = group.element(Level::HELP.with_name(say(&Message::new("severity-help"))).message(say(&advice)));
        }
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    Ok(())
}

/// A place in words; nothing for the file as a whole.
fn place(place: Place) -> Option<Message> {
    let part = match place.part {
        Part::File => return None,
        Part::Text => return place.paragraph.map(|line| Message::new("template-line").with("line", line)),
        Part::Document => Message::new("template-document"),
        Part::Header(number) => Message::new("template-header").with("number", number as usize),
        Part::Footer(number) => Message::new("template-footer").with("number", number as usize),
        Part::Footnotes => Message::new("template-footnotes"),
        Part::Endnotes => Message::new("template-endnotes"),
    };
    Some(match (place.paragraph, place.cell) {
        (None, _) => part,
        (Some(paragraph), None) => Message::new("template-paragraph").with("part", part).with("paragraph", paragraph),
        (Some(paragraph), Some(cell)) => Message::new("template-cell")
            .with("part", part)
            .with("paragraph", paragraph)
            .with("table", cell.table)
            .with("row", cell.row)
            .with("column", cell.column),
    })
}

/// What is wrong, and what to do.
pub(super) fn words(problem: &Problem) -> (Message, Option<Message>) {
    use ProblemKind as Kind;
    let new = Message::new;
    let named = |key: &'static str, name: &str| Message::new(key).with("name", name.to_owned());
    let limited = |key: &'static str, limit: usize| Message::new(key).with("limit", limit);
    // What to do where nothing is known to be meant.
    let mut advice = None;
    let title = match &problem.kind {
        Kind::TooLarge { limit } => limited("template-too-large", limit >> 20),
        Kind::TooManyParts { limit } => limited("template-too-many-parts", *limit),
        Kind::NotZip | Kind::NotDocument => {
            advice = Some(new("template-not-document-help"));
            new("template-not-document")
        }
        Kind::Encrypted => new("template-encrypted"),
        Kind::Macros => {
            advice = Some(new("template-not-document-help"));
            new("template-macros")
        }
        Kind::NotText => new("template-not-text"),
        Kind::Xml { detail } => Message::new("template-xml").with("detail", detail.clone()),
        Kind::DocumentType => new("template-document-type"),
        Kind::TooManyElements { limit } => limited("template-too-many-elements", *limit),
        Kind::TooManyAttributes { limit } => limited("template-too-many-attributes", *limit),
        Kind::TooDeep { limit } => limited("template-too-deep", *limit),
        Kind::TooManyTags { limit } => limited("template-too-many-tags", *limit),
        Kind::UnclosedTag => {
            advice = Some(new("template-unclosed-tag-help"));
            new("template-unclosed-tag")
        }
        Kind::UnclosedQuote => new("template-unclosed-quote"),
        Kind::UnclosedBracket => new("template-unclosed-bracket"),
        Kind::StrayEnd => {
            advice = Some(new("template-unclosed-tag-help"));
            new("template-stray-end")
        }
        Kind::EmptyTag => new("template-empty-tag"),
        Kind::Syntax { near, .. } if near.is_empty() => new("template-syntax"),
        Kind::Syntax { near, .. } => named("template-syntax-near", near),
        Kind::UnknownStatement { name } => named("template-unknown-statement", name),
        Kind::NotAllowed { name } => named("template-not-allowed", name),
        Kind::UnclosedBlock { end } => {
            advice = Some(named("template-unclosed-block-help", end));
            new("template-unclosed-block")
        }
        Kind::UnmatchedEnd => new("template-unmatched-end"),
        Kind::TooManyBlocks { limit } => limited("template-too-many-blocks", *limit),
        Kind::TrackedChange => {
            advice = Some(new("template-tracked-change-help"));
            new("template-tracked-change")
        }
        Kind::NotInText => new("template-not-in-text"),
        Kind::NotAlone => {
            advice = Some(new("template-not-alone-help"));
            new("template-not-alone")
        }
        Kind::Unrepeatable { other } => {
            advice = Some(new("template-unrepeatable-help"));
            match place(*other) {
                Some(other) => Message::new("template-unrepeatable").with("other", other),
                None => new("template-not-alone"),
            }
        }
        Kind::UnknownField { name } => {
            advice = Some(new("template-unknown-field-help"));
            named("template-unknown-field", name)
        }
        Kind::NotAText { name } => {
            advice = Some(new("template-unknown-field-help"));
            named("template-not-a-text", name)
        }
        Kind::NotAList { name } => named("template-not-a-list", name),
        Kind::UnknownFilter { name } => named("template-unknown-filter", name),
        Kind::UnknownTest { name } => named("template-unknown-test", name),
        Kind::UnknownFunction { name } => named("template-unknown-function", name),
        Kind::TooMuchWork => new("template-too-much-work"),
        Kind::ResultTooLarge { limit } => limited("template-result-too-large", limit >> 20),
        Kind::Value { detail } | Kind::Failed { detail } => {
            Message::new("template-failed").with("detail", detail.clone())
        }
    };
    let meant = problem.suggestion.as_ref().map(|meant| Message::new("did-you-mean").with("name", meant.clone()));
    (title, meant.or(advice))
}

#[cfg(test)]
mod tests {
    use docx_template::{Cell, Part, Place, Problem, ProblemKind};
    use meeting_core::i18n::{Catalog, Language};

    use super::super::Style;
    use super::template_problems;

    fn said(language: Language, problems: &[Problem]) -> String {
        let catalog = Catalog::new(language).with(&crate::TEXTS);
        let mut out = Vec::new();
        template_problems(&mut out, &catalog, Style { color: false, width: 100 }, "mẫu.docx", problems).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn problem(place: Place, tag: &str, kind: ProblemKind, suggestion: Option<&str>) -> Problem {
        Problem { place, tag: tag.to_owned(), kind, suggestion: suggestion.map(str::to_owned) }
    }

    #[test]
    fn problems_are_said_in_both_languages() {
        let cell = Some(Cell { table: 1, row: 2, column: 3 });
        let in_cell = Place { part: Part::Document, paragraph: Some(7), cell };
        let in_header = Place { part: Part::Header(2), paragraph: Some(1), cell: None };
        let of_file = Place { part: Part::File, paragraph: None, cell: None };
        let field = ProblemKind::UnknownField { name: "t.tilte".to_owned() };
        let problems = [
            problem(in_cell, "{{ t.tilte }}", field, Some("t.title")),
            problem(in_header, "{% for t in tasks %}", ProblemKind::Unrepeatable { other: in_cell }, None),
            problem(in_header, "{% if a %}", ProblemKind::UnclosedBlock { end: "endif".to_owned() }, None),
            problem(in_header, "{{", ProblemKind::UnclosedTag, None),
            problem(of_file, "", ProblemKind::TooLarge { limit: 24 << 20 }, None),
        ];
        assert_eq!(said(Language::En, &problems), EN);
        assert_eq!(said(Language::Vi, &problems), VI);
    }

    const EN: &str = "\
error: there is no field `t.tilte`
--> mẫu.docx: document, paragraph 7 (table 1, row 2, column 3): {{ t.tilte }}
 = help: did you mean `t.title`?

error: between this tag and document, paragraph 7 (table 1, row 2, column 3) nothing can be repeated
--> mẫu.docx: header 2, paragraph 1: {% for t in tasks %}
 = help: put both ends alone into paragraphs beside each other, or into rows of one table

error: the block is not closed
--> mẫu.docx: header 2, paragraph 1: {% if a %}
 = help: where it ends, write `{% endif %}`

error: the tag does not end
--> mẫu.docx: header 2, paragraph 1: {{
 = help: a tag begins and ends in one paragraph, with the same signs: `{{ … }}`, `{% … %}`

error: larger than 24 MB when unpacked
--> mẫu.docx

";
    const VI: &str = "\
lỗi: không có trường `t.tilte`
--> mẫu.docx: phần thân, đoạn 7 (bảng 1, hàng 2, cột 3): {{ t.tilte }}
 = cách sửa: có phải `t.title`?

lỗi: không lặp được nội dung từ thẻ này đến phần thân, đoạn 7 (bảng 1, hàng 2, cột 3)
--> mẫu.docx: đầu trang 2, đoạn 1: {% for t in tasks %}
 = cách sửa: để thẻ mở và thẻ đóng riêng ở hai đoạn cùng cấp, hoặc trong các hàng của một bảng

lỗi: khối chưa đóng
--> mẫu.docx: đầu trang 2, đoạn 1: {% if a %}
 = cách sửa: ở cuối khối, viết `{% endif %}`

lỗi: thẻ chưa đóng
--> mẫu.docx: đầu trang 2, đoạn 1: {{
 = cách sửa: mỗi thẻ mở và đóng trong một đoạn, bằng cùng một loại dấu: `{{ … }}`, `{% … %}`

lỗi: tệp lớn hơn 24 MB sau khi giải nén
--> mẫu.docx

";
}

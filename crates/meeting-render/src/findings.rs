//! Findings for people: the look is rustc's.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Lines;
use lossless_yaml::Span;
use meeting_core::finding::{Finding, Severity};
use meeting_core::i18n::{Catalog, Message};
use viet_text::terminal::terminal_safe;

/// How findings are shown.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether colors may be used.
    pub color: bool,
    /// The width of a line in columns.
    pub width: usize,
}

/// A shown line may have at most this many bytes around its caret: a file may be a single line of a megabyte.
const LINE_WINDOW: usize = 4096;

/// Writes one finding in `file` with its source line, caret and advice, and a blank line.
///
/// # Errors
/// Those of `out`.
pub fn one_finding(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    file: &str,
    text: &str,
    lines: &Lines,
    finding: &Finding,
) -> io::Result<()> {
    let say = |message: &Message| terminal_safe(&catalog.say(message)).into_owned();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let name = say(&finding.severity.message());
    let title = say(&finding.message);
    let file = terminal_safe(file);
    let window = Window::of(text, lines, finding);
    let label = finding.label.as_ref().map(say);
    let mut snippet = window
        .snippet(text)
        .path(file.as_ref())
        .annotation(AnnotationKind::Primary.span(window.inside(text, finding.span)).label(label));
    let (near, far): (Vec<_>, Vec<_>) = finding.related.iter().partition(|related| window.holds(related.span));
    for related in near {
        let span = window.inside(text, related.span);
        snippet = snippet.annotation(AnnotationKind::Context.span(span).label(say(&related.text)));
    }
    let mut group = Group::with_title(level.with_name(name).primary_title(title).id(finding.code)).element(snippet);
    for related in far {
        let window = Window::of_lines(text, lines, related.span, related.span);
        let annotation = AnnotationKind::Context.span(window.inside(text, related.span)).label(say(&related.text));
        group = group.element(window.snippet(text).path(file.as_ref()).annotation(annotation));
    }
    if let Some(help) = &finding.help {
        let name = catalog.say(&Message::new("severity-help"));
        group = group.element(Level::HELP.with_name(name).message(say(help)));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width);
    writeln!(out, "{}\n", renderer.render(&[group]))
}

/// Writes what is wrong with a text of the command line: the text, a caret under the place, and advice.
///
/// # Errors
/// Those of `out`.
pub fn mistake(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: Style,
    message: &Message,
    help: Option<&Message>,
    text: &str,
    span: Span,
) -> io::Result<()> {
    let say = |message: &Message| terminal_safe(&catalog.say(message)).into_owned();
    let name = catalog.say(&Message::new("severity-error"));
    let end = text.floor_char_boundary(span.end);
    let annotation = AnnotationKind::Primary.span(text.floor_char_boundary(span.start).min(end)..end);
    let snippet = Snippet::source(visible(text)).annotation(annotation);
    let mut group = Group::with_title(Level::ERROR.with_name(name).primary_title(say(message))).element(snippet);
    if let Some(help) = help {
        let name = catalog.say(&Message::new("severity-help"));
        group = group.element(Level::HELP.with_name(name).message(say(help)));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    writeln!(out, "{}", renderer.decor_style(DecorStyle::Ascii).term_width(style.width).render(&[group]))
}

/// The message of a finding, and its advice on the next line, safe for a terminal.
pub(super) fn words(catalog: &Catalog, finding: &Finding) -> String {
    let say = |message: &Message| terminal_safe(&catalog.say(message)).into_owned();
    let advice = finding.help.as_ref().or(finding.label.as_ref());
    let lines = [Some(&finding.message), advice].into_iter().flatten().map(say);
    lines.collect::<Vec<_>>().join("\n")
}

/// The lines of a file that a finding is about.
struct Window {
    bytes: Range<usize>,
    first_line: usize,
}

/// Places that are further apart are shown apart.
const FAR: usize = 200;

impl Window {
    fn of(text: &str, lines: &Lines, finding: &Finding) -> Self {
        let own = lines.position(finding.span.start).line;
        let is_near = |span: &Span| lines.position(span.start).line.abs_diff(own) <= FAR;
        let related = finding.related.iter().map(|related| related.span).filter(is_near);
        let spans: Vec<Span> = std::iter::once(finding.span).chain(related).collect();
        let first = spans.iter().min_by_key(|span| span.start).copied().unwrap_or_default();
        let last = spans.iter().max_by_key(|span| span.start).copied().unwrap_or_default();
        Self::of_lines(text, lines, first, last)
    }

    fn of_lines(text: &str, lines: &Lines, first: Span, last: Span) -> Self {
        let (first_line, last_line) = (lines.position(first.start).line, lines.position(last.start).line);
        let mut bytes = lines.range(first_line, last_line);
        if first_line == last_line && bytes.len() > 2 * LINE_WINDOW {
            bytes = text.floor_char_boundary(first.start.saturating_sub(LINE_WINDOW)).max(bytes.start)
                ..text.floor_char_boundary(first.start + LINE_WINDOW).min(bytes.end);
        }
        Self { bytes, first_line }
    }

    fn holds(&self, span: Span) -> bool {
        self.bytes.contains(&span.start)
    }

    fn snippet<'a>(&self, text: &'a str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(visible(&text[self.bytes.clone()])).line_start(self.first_line)
    }

    /// The part of `span` on its first line, counted from the window's beginning; never empty
    /// where the line has a character left.
    fn inside(&self, text: &str, span: Span) -> Range<usize> {
        let shown = &text[self.bytes.clone()];
        let start = shown.floor_char_boundary(span.start.saturating_sub(self.bytes.start));
        let rest = &shown[start..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let length = line.floor_char_boundary(span.end.saturating_sub(span.start).min(line.len()));
        let length = if length == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { length };
        start..start + length
    }
}

/// A text whose control characters are replaced by signs of as many bytes, so that every place
/// stays where it is. (Of control characters below U+0080 the library takes care itself.)
fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        c if !is_hidden(c) => c,
        c if c.len_utf8() == 2 => '·',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(sign).collect())
}

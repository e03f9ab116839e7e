//! What a rule means: the page of `meeting explain`, and the same words as Markdown.

use std::io::{self, Write};

use super::Lines;
use super::findings::{Style, one_finding};
use super::page::Page;
use meeting_core::check::{Check, CheckedFile, Report, Rule, example};
use meeting_core::finding::{Group, Severity};
use meeting_core::i18n::{Catalog, Message};
use viet_text::terminal::{terminal_safe_lines, width};

/// A rule and the findings of its bad example.
pub struct Explained<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The files of its bad example, with their findings.
    pub bad: Report,
}

/// The section of a rule in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Syntax,
    Structure,
    Meaning,
    Settings,
}

impl Section {
    const ALL: [Self; 4] = [Self::Syntax, Self::Structure, Self::Meaning, Self::Settings];

    fn of(rule: &Rule) -> Self {
        match (rule.check, rule.group) {
            (Check::Settings, _) => Self::Settings,
            (_, Group::Syntax) => Self::Syntax,
            (_, Group::Structure) => Self::Structure,
            (_, Group::Meaning) => Self::Meaning,
        }
    }

    fn title(self) -> Message {
        Message::new(match self {
            Self::Syntax => "section-syntax",
            Self::Structure => "section-structure",
            Self::Meaning => "section-meaning",
            Self::Settings => "section-settings",
        })
    }

    /// Why no finding of the section can be silenced; none where they can.
    fn firm(self) -> Option<Message> {
        match self {
            Self::Syntax => Some(Message::new("explain-firm-syntax")),
            Self::Structure => Some(Message::new("explain-firm-structure")),
            Self::Meaning => None,
            Self::Settings => Some(Message::new("explain-firm-settings")),
        }
    }
}

/// Writes what a rule means, for people at a terminal.
///
/// # Errors
/// Those of `out`.
pub fn explanation(out: &mut dyn Write, catalog: &Catalog, style: Style, explained: &Explained) -> io::Result<()> {
    let rule = explained.rule;
    let (language, say) = (catalog.language(), |key| catalog.say(&Message::new(key)));
    let severity = colored(catalog, rule.severity, style.color);
    writeln!(out, "{severity}[{}]: {}", rule.code, rule.explanation.title(language))?;
    let mut page = Page { out, width: style.width, color: style.color };
    for paragraph in paragraphs(rule.explanation.body(language)) {
        page.blank()?;
        page.paragraph(paragraph)?;
    }
    if let Some(settings) = rule.explanation.settings {
        page.label(&say("explain-settings"))?;
        page.block(settings)?;
    }
    if let Some(directory) = rule.explanation.directory {
        page.label(&say("explain-directory"))?;
        page.block(directory)?;
    }
    page.label(&say("explain-bad"))?;
    files(&mut page, rule, rule.explanation.bad)?;
    page.label(&say("explain-output"))?;
    page.block(&output(catalog, Style { width: style.width.saturating_sub(4), ..style }, &explained.bad)?)?;
    if is_fixable(&explained.bad) {
        page.blank()?;
        page.paragraph(&say("explain-fixable"))?;
    }
    page.label(&say("explain-good"))?;
    files(&mut page, rule, rule.explanation.good)?;
    if let Some(firm) = Section::of(rule).firm() {
        page.blank()?;
        return page.paragraph(&catalog.say(&firm));
    }
    page.label(&say("explain-silence"))?;
    let silence = Silence::of(catalog, rule.code);
    page.paragraph(&say("explain-silence-settings"))?;
    page.blank()?;
    page.block(&silence.settings)?;
    if !rule.is_suppressible() {
        return Ok(());
    }
    page.blank()?;
    page.paragraph(&say("explain-silence-record"))?;
    page.blank()?;
    page.block(&silence.record)
}

/// Writes an example; where it has several files, each below its name.
fn files(page: &mut Page, rule: &Rule, example: &str) -> io::Result<()> {
    let files = named(rule, example);
    for (index, (name, text)) in files.iter().enumerate() {
        if files.len() > 1 {
            if index > 0 {
                page.blank()?;
            }
            page.paragraph(&format!("{name}:"))?;
        }
        page.block(text)?;
    }
    Ok(())
}

/// The names and texts of an example's files, with invisible characters made visible.
fn named(rule: &Rule, example: &str) -> Vec<(String, String)> {
    let inputs = example::inputs(rule, example).into_iter();
    let inputs = inputs.map(|input| CheckedFile { input, findings: Vec::new() });
    inputs.map(|file| (file.input.name.clone(), terminal_safe_lines(&file.text()).into_owned())).collect()
}

/// Writes the table of all rules, for people at a terminal.
///
/// # Errors
/// Those of `out`.
pub fn rule_table(out: &mut dyn Write, catalog: &Catalog, style: Style, rules: &[&Rule]) -> io::Result<()> {
    let severities =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| width(&catalog.say(&severity.message())));
    let column = severities.into_iter().max().unwrap_or_default();
    let codes = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let mut page = Page { out, width: style.width, color: style.color };
    for (index, section) in Section::ALL.into_iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        page.title(&catalog.say(&section.title()))?;
        for rule in rules.iter().filter(|rule| Section::of(rule) == section) {
            let gap = " ".repeat(column - width(&catalog.say(&rule.severity.message())));
            let severity = colored(catalog, rule.severity, style.color);
            let first = format!("  {:codes$}  {severity}{gap}  ", rule.code);
            page.row(&first, 2 + codes + 2 + column + 2, rule.explanation.title(catalog.language()))?;
        }
    }
    Ok(())
}

/// Writes what rules mean as a page of Markdown: the table, then each rule.
///
/// # Errors
/// Those of `out`.
pub fn rules_markdown(out: &mut dyn Write, catalog: &Catalog, explained: &[Explained]) -> io::Result<()> {
    let (language, say) = (catalog.language(), |key| catalog.say(&Message::new(key)));
    writeln!(out, "# {}\n\n{}", say("rules-title"), say("rules-intro"))?;
    for section in Section::ALL {
        let rules = explained.iter().map(|explained| explained.rule).filter(|rule| Section::of(rule) == section);
        writeln!(out, "\n**{}**\n", catalog.say(&section.title()))?;
        writeln!(
            out,
            "| {} | {} | {} |\n|---|---|---|",
            say("rules-code"),
            say("rules-severity"),
            say("rules-meaning")
        )?;
        for rule in rules {
            let severity = catalog.say(&rule.severity.message());
            writeln!(out, "| [`{0}`](#{0}) | {severity} | {1} |", rule.code, rule.explanation.title(language))?;
        }
    }
    for section in Section::ALL {
        writeln!(out, "\n## {}\n", catalog.say(&section.title()))?;
        if let Some(firm) = section.firm() {
            writeln!(out, "{}", catalog.say(&firm))?;
        } else {
            let silence = Silence::of(catalog, "CODE");
            writeln!(out, "{}\n\n```yaml\n{}```\n", say("explain-silence-settings"), silence.settings)?;
            writeln!(out, "{}\n\n```yaml\n{}```", say("explain-silence-record"), silence.record)?;
        }
        for explained in explained.iter().filter(|explained| Section::of(explained.rule) == section) {
            writeln!(out)?;
            rule_markdown(out, catalog, explained)?;
        }
    }
    Ok(())
}

/// Writes what a rule means as a part of a page of Markdown.
///
/// # Errors
/// Those of `out`.
pub fn rule_markdown(out: &mut dyn Write, catalog: &Catalog, explained: &Explained) -> io::Result<()> {
    let (rule, language) = (explained.rule, catalog.language());
    let say = |key| catalog.say(&Message::new(key));
    let severity = catalog.say(&rule.severity.message());
    writeln!(out, "### {}\n\n**{}** ({severity})\n", rule.code, rule.explanation.title(language))?;
    writeln!(out, "{}\n", rule.explanation.body(language))?;
    if let Some(settings) = rule.explanation.settings {
        writeln!(out, "{}\n\n```yaml\n{settings}```\n", say("explain-settings"))?;
    }
    if let Some(directory) = rule.explanation.directory {
        writeln!(out, "{}\n\n```yaml\n{directory}```\n", say("explain-directory"))?;
    }
    writeln!(out, "{}\n\n{}\n", say("explain-bad"), blocks(rule, rule.explanation.bad))?;
    let style = Style { color: false, width: MARKDOWN_WIDTH };
    writeln!(out, "{}\n\n```text\n{}```\n", say("explain-output"), output(catalog, style, &explained.bad)?)?;
    if is_fixable(&explained.bad) {
        writeln!(out, "{}\n", say("explain-fixable"))?;
    }
    writeln!(out, "{}\n\n{}", say("explain-good"), blocks(rule, rule.explanation.good))
}

/// An example as blocks of code; if it has several files, each below its name.
fn blocks(rule: &Rule, example: &str) -> String {
    let files = named(rule, example);
    let is_alone = files.len() == 1;
    let block = |(name, text): (String, String)| {
        let block = format!("```yaml\n{}\n```", text.trim_end());
        if is_alone { block } else { format!("`{name}`:\n\n{block}") }
    };
    files.into_iter().map(block).collect::<Vec<_>>().join("\n\n")
}

/// The width of findings on a page of Markdown.
const MARKDOWN_WIDTH: usize = 100;

/// The name of a severity, in its color if `color`.
fn colored(catalog: &Catalog, severity: Severity, color: bool) -> String {
    let name = catalog.say(&severity.message());
    match severity {
        _ if !color => name,
        Severity::Error => format!("\u{1b}[1;31m{name}\u{1b}[0m"),
        Severity::Warning => format!("\u{1b}[1;33m{name}\u{1b}[0m"),
        Severity::Note => format!("\u{1b}[1;32m{name}\u{1b}[0m"),
    }
}

fn paragraphs(body: &str) -> impl Iterator<Item = &str> {
    body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

fn is_fixable(report: &Report) -> bool {
    report.files.iter().flat_map(|file| &file.findings).any(|finding| finding.fix.is_some())
}

/// The findings as `meeting validate` prints them.
fn output(catalog: &Catalog, style: Style, report: &Report) -> io::Result<String> {
    let mut page = Vec::new();
    for file in &report.files {
        let text = file.text();
        let lines = Lines::of(&text);
        for finding in &file.findings {
            one_finding(&mut page, catalog, style, &file.input.name, &text, &lines, finding)?;
        }
    }
    let page = String::from_utf8_lossy(&page);
    Ok(format!("{}\n", page.trim_end()))
}

/// What to write in order to silence a rule.
struct Silence {
    settings: String,
    record: String,
}

impl Silence {
    fn of(catalog: &Catalog, code: &str) -> Self {
        let settings = format!("rules:\n  {code}: off\n  paths:\n    records/2019: {{{code}: off}}\n");
        let reason = catalog.say(&Message::new("explain-silence-reason"));
        Self { settings, record: format!("# meeting: allow {code}: {reason}\n") }
    }
}

//! Lines of text, wrapped to the width of a terminal.

use std::io::{self, Write};

use viet_text::terminal::{terminal_safe_lines, width};

/// Writes lines of a page.
pub(super) struct Page<'p> {
    pub out: &'p mut dyn Write,
    pub width: usize,
    pub color: bool,
}

impl Page<'_> {
    /// Writes a text in bold, wrapped.
    pub fn title(&mut self, text: &str) -> io::Result<()> {
        for line in wrapped(text, self.width, "", "") {
            self.bold(&line)?;
        }
        Ok(())
    }

    /// Writes a label in bold between blank lines.
    pub fn label(&mut self, text: &str) -> io::Result<()> {
        self.blank()?;
        self.bold(text)?;
        self.blank()
    }

    /// Writes a blank line.
    pub fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a text, wrapped.
    pub fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.hanging("", text)
    }

    /// Writes the lines of a text that is safe already, indented and not wrapped.
    pub fn block(&mut self, text: &str) -> io::Result<()> {
        for line in text.lines() {
            writeln!(self.out, "{}", format!("    {line}").trim_end())?;
        }
        Ok(())
    }

    /// Writes a line in bold.
    pub fn bold(&mut self, text: &str) -> io::Result<()> {
        if self.color { writeln!(self.out, "\u{1b}[1m{text}\u{1b}[0m") } else { writeln!(self.out, "{text}") }
    }

    /// Writes `first` and a text that begins at column `column`.
    pub fn row(&mut self, first: &str, column: usize, text: &str) -> io::Result<()> {
        let rest = " ".repeat(column);
        let lines = wrapped(text, self.width, &rest, &rest);
        for (index, line) in lines.iter().enumerate() {
            let line = if index == 0 { format!("{first}{}", line.trim_start()) } else { line.clone() };
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// Writes `first` and a text, the text's other lines below its first.
    pub fn hanging(&mut self, first: &str, text: &str) -> io::Result<()> {
        let rest = " ".repeat(width(first));
        for line in wrapped(text, self.width, first, &rest) {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    // The width of a tab depends on the terminal.
    let text = terminal_safe_lines(text.trim_end()).replace('\t', " ");
    // Even a very narrow window keeps words whole.
    let options = textwrap::Options::new(width.max(40))
        .break_words(false)
        // Keep ids and URLs whole, so that they can be copied.
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut lines = Vec::new();
    for (index, paragraph) in text.lines().enumerate() {
        let indent = if index == 0 { first } else { rest };
        let options = options.clone().initial_indent(indent).subsequent_indent(rest);
        lines.extend(textwrap::wrap(paragraph.trim(), options).into_iter().map(std::borrow::Cow::into_owned));
    }
    if lines.is_empty() {
        lines.push(first.to_owned());
    }
    lines
}

//! What holds for every text: the value stays, no comment is lost, and a second time changes nothing.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::{laid_out, sorted_comments};
use crate::parse;
use crate::testing::{MARK, MINUTES, write};
use crate::write::tests::shaped;
use crate::write::{is_tidy_block, key_of, text_of};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_disorderly_text_keeps_its_value_and_its_comments(record in shaped(&MINUTES.schema), seed in any::<u64>()) {
        if record.as_object().is_none_or(Map::is_empty) {
            return Ok(());
        }
        let text = UglyWriter::of(&record, seed);
        let document = match parse(&text) {
            Ok(document) => document,
            Err(problems) => panic!("the test writes wrong YAML: {problems:?}\n{text}"),
        };
        prop_assert_eq!(&document.value, &record);
        let new = MINUTES.lay_out(&text);
        prop_assert!(new.is_ok(), "{:?}:\n{}\nwould be:\n{}", new, text, laid_out(&MINUTES, &text, &document));
        let new = new.unwrap();
        let read = parse(&new).unwrap();
        prop_assert_eq!(&read.value, &record);
        prop_assert_eq!(sorted_comments(&new, &read), sorted_comments(&text, &document));
        prop_assert_eq!(MINUTES.lay_out(&new).unwrap(), new.as_ref());
        is_tidy(&new)?;
    }

    /// What the program writes has the canonical layout.
    #[test]
    fn what_is_written_stays(record in shaped(&MINUTES.schema)) {
        let text = write(&record).unwrap();
        if text == "{}\n" {
            return Ok(());
        }
        prop_assert_eq!(MINUTES.lay_out(&text).unwrap(), text.as_str());
    }
}

/// A text without blocks has no two blank lines, no tab in front, no space at the end of a line, one line end at its own.
fn is_tidy(text: &str) -> Result<(), TestCaseError> {
    if text.contains(['|', '>', '"', '\'']) {
        return Ok(());
    }
    prop_assert!(text.ends_with('\n') && !text.starts_with('\n'), "{}", text);
    prop_assert!(!text.contains("\n\n\n") && !text.ends_with("\n\n"), "{}", text);
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        prop_assert!((line.len() - content.len()) % 2 == 0 && !content.starts_with('\t'), "{}", text);
        prop_assert!(line.trim_end_matches([' ', '\t']) == line, "{}", text);
    }
    Ok(())
}

/// Writes a value in an untidy but valid layout.
pub(crate) struct UglyWriter {
    state: u64,
    text: String,
    comments: usize,
    /// The column from which a comment would be text of the block scalar before it.
    column: usize,
}

impl UglyWriter {
    pub fn of(record: &Value, seed: u64) -> String {
        let mut writer = Self { state: seed | 1, text: String::new(), comments: 0, column: 9 };
        writer.between(0);
        let column = writer.any(3);
        match record {
            Value::Object(fields) if writer.any(12) > 0 => writer.mapping(fields, column),
            _ => {
                writer.flow(record, 1);
                writer.text.push('\n');
            }
        }
        writer.between(0);
        let mut text = writer.text.clone();
        if writer.any(4) == 0 {
            // A line end less would be a line of text less after `|`.
            let is_certain = text.ends_with('\n') && !text.contains(['|', '>']);
            text.truncate(text.len() - usize::from(is_certain));
        }
        if writer.any(4) == 0 {
            text = text.replace('\n', "\r\n");
        }
        text
    }

    /// A number below `end`.
    fn any(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % end
    }

    fn spaces(&mut self, count: usize) {
        self.text += &" ".repeat(count);
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        let text = ["ghi chú", "- mục", "khóa: giá trị", "\"", "a\tb", "[", "  #", "meeting: x"][self.any(8)];
        let end = ["", " ", "\t"][self.any(3)];
        if text.starts_with(MARK) {
            return format!("# {text} {}{end}", self.comments);
        }
        format!("#{} {text}{end}", self.comments)
    }

    /// Blank lines and comments between two lines, at any indentation.
    fn between(&mut self, column: usize) {
        while self.any(3) == 0 {
            if self.any(2) == 0 {
                let spaces = self.any(3).min(self.column.saturating_sub(1));
                self.spaces(spaces);
            } else {
                let spaces = self.any(column + 4).min(self.column.saturating_sub(1));
                self.spaces(spaces);
                let comment = self.comment();
                self.text += &comment;
                self.column = usize::MAX;
            }
            self.text.push('\n');
        }
    }

    /// The end of a line, with or without a comment.
    fn end_line(&mut self) {
        if self.any(4) == 0 {
            let spaces = 1 + self.any(3);
            self.spaces(spaces);
            let comment = self.comment();
            self.text += &comment;
        }
        self.text.push('\n');
        self.column = usize::MAX;
    }

    fn shuffled<'v>(&mut self, fields: &'v Map<String, Value>) -> Vec<(&'v String, &'v Value)> {
        let mut fields: Vec<_> = fields.iter().collect();
        for last in (1..fields.len()).rev() {
            let other = self.any(last + 1);
            fields.swap(last, other);
        }
        fields
    }

    /// The text is at `column` of a fresh line, except for the indentation.
    fn mapping(&mut self, fields: &Map<String, Value>, column: usize) {
        for (key, value) in self.shuffled(fields) {
            self.between(column);
            self.spaces(column);
            self.entry(key, value, column);
        }
    }

    fn entry(&mut self, key: &str, value: &Value, column: usize) {
        let key = if self.any(5) == 0 { json(key) } else { key_of(key).unwrap() };
        self.text += &key;
        self.text.push(':');
        self.value(value, column, true);
    }

    /// A value after a colon or a dash that is at `column`.
    fn value(&mut self, value: &Value, column: usize, is_entry: bool) {
        let is_block = self.any(5) > 0;
        match value {
            Value::Object(fields) if is_block && !fields.is_empty() => {
                if !is_entry && self.any(3) > 0 {
                    let spaces = 1 + self.any(4);
                    self.spaces(spaces);
                    let column = column + 1 + spaces;
                    let fields = self.shuffled(fields);
                    let (first, rest) = fields.split_first().unwrap();
                    self.entry(first.0, first.1, column);
                    for (key, value) in rest {
                        self.between(column);
                        self.spaces(column);
                        self.entry(key, value, column);
                    }
                } else {
                    self.end_line();
                    let column = column + 1 + self.any(4);
                    self.mapping(fields, column);
                }
            }
            Value::Array(items) if is_block && !items.is_empty() => {
                self.end_line();
                let column = if is_entry { column + self.any(4) } else { column + 1 + self.any(4) };
                for item in items {
                    self.between(column);
                    self.spaces(column);
                    self.text.push('-');
                    self.value(item, column, false);
                }
            }
            Value::Null if self.any(2) == 0 => self.end_line(),
            Value::String(text) if text.contains('\n') && may_be_block(text) && self.any(4) > 0 => {
                self.block(text, column);
            }
            scalar => {
                if self.any(8) == 0 {
                    self.end_line();
                    self.between(column);
                    self.spaces(column + 1);
                } else {
                    let spaces = 1 + self.any(2);
                    self.spaces(spaces);
                }
                self.flow(scalar, column + 1);
                self.end_line();
            }
        }
    }

    fn block(&mut self, text: &str, column: usize) {
        let width = 1 + self.any(4);
        let indicator = if self.any(3) == 0 { width.to_string() } else { String::new() };
        let is_ended = text.ends_with('\n');
        let chomping = if is_ended { ["", "+"][self.any(2)] } else { "-" };
        // A mapping after a dash has the column of its first key; the indicator counts from there.
        self.text += &format!(" |{indicator}{chomping}");
        self.end_line();
        for line in text.trim_end_matches('\n').split('\n') {
            if !line.is_empty() {
                self.spaces(column + width);
                self.text += line;
            }
            self.text.push('\n');
        }
        self.column = column + width;
        if chomping == "+" {
            // A blank line would be text; a comment ends the block.
            let comment = self.comment();
            let spaces = self.any(column + 1);
            self.spaces(spaces);
            self.text += &format!("{comment}\n");
            self.column = usize::MAX;
        }
    }

    /// A flow value, its further lines at `column` or further right.
    fn flow(&mut self, value: &Value, column: usize) {
        match value {
            Value::Object(fields) => {
                self.text.push('{');
                for (index, (key, value)) in self.shuffled(fields).into_iter().enumerate() {
                    self.separate(index, column);
                    self.text += &json(key);
                    self.text.push(':');
                    self.space(column);
                    self.flow(value, column);
                }
                self.space(column);
                self.text.push('}');
            }
            Value::Array(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.separate(index, column);
                    self.flow(item, column);
                }
                self.space(column);
                self.text.push(']');
            }
            Value::String(text) => self.flow_text(text, column),
            scalar => self.text += &scalar.to_string(),
        }
    }

    fn separate(&mut self, index: usize, column: usize) {
        if index > 0 {
            self.space(column);
            self.text.push(',');
        }
        self.space(column);
    }

    /// A space, or the end of a line with or without comments.
    fn space(&mut self, column: usize) {
        self.text.push(' ');
        while self.any(8) == 0 {
            self.end_line();
            let spaces = self.any(4);
            self.spaces(column + spaces);
        }
    }

    fn flow_text(&mut self, text: &str, column: usize) {
        let bare = text_of(text).filter(|bare| bare == text && !text.contains([',', '[', ']', '{', '}']));
        match bare {
            Some(bare) if self.any(3) > 0 => self.text += &bare,
            _ => {
                // A single space between two words may be a line end.
                let quoted = json(text);
                let words: Vec<&str> = quoted.split(' ').collect();
                let is_simple = words.iter().all(|word| !word.is_empty() && !word.contains(['\\', '\t']))
                    && !quoted.starts_with("\" ")
                    && !quoted.ends_with(" \"");
                for (index, word) in words.iter().enumerate() {
                    if index > 0 && is_simple && self.any(4) == 0 {
                        // The space before the backslash is the text's.
                        let line_end = [" \n", "\n", "\t\n", " \\\n"][self.any(4)];
                        self.text += line_end;
                        let spaces = self.any(4);
                        self.spaces(column + spaces);
                    } else if index > 0 {
                        self.text.push(' ');
                    }
                    self.text += word;
                }
            }
        }
    }
}

/// Control characters can be written in quotes alone.
fn may_be_block(text: &str) -> bool {
    is_tidy_block(text) && !text.contains(|c: char| c.is_control() && c != '\n')
}

fn json(text: &str) -> String {
    let json = Value::from(text).to_string();
    json.chars().map(|c| if c.is_control() { format!("\\x{:02x}", u32::from(c)) } else { c.into() }).collect()
}

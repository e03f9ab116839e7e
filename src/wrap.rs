//! Text in lines of a width: broken between words, never inside one.

use textwrap::{Options, WordSeparator, WordSplitter};

/// The lines of a paragraph, the later ones after `indent`; a word that is wider has a line of its own.
pub fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let options = Options::new(width)
        .subsequent_indent(indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The lines of a command that people copy: a shell reads them as one. Text in quotes stays in one line.
pub fn wrapped_command(command: &str, width: usize, indent: &str) -> Vec<String> {
    let columns = viet_text::terminal::width;
    let start = command.len() - command.trim_start().len();
    let mut lines = vec![command[..start].to_owned()];
    let mut is_first = true;
    let arguments = arguments(command.trim_start());
    for (at, argument) in arguments.iter().enumerate() {
        let continued = if at + 1 < arguments.len() { " \\".len() } else { 0 };
        let space = usize::from(!is_first);
        match lines.last_mut() {
            Some(line) if is_first || columns(line) + space + columns(argument) + continued <= width => {
                line.push_str(&" ".repeat(space));
                line.push_str(argument);
            }
            _ => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(" \\");
                }
                lines.push(format!("{indent}{argument}"));
            }
        }
        is_first = false;
    }
    lines
}

/// The arguments of a command line with their quotes; a flag and its value are one.
fn arguments(command: &str) -> Vec<String> {
    let mut arguments: Vec<String> = Vec::new();
    let mut quote = None;
    let mut is_new = true;
    for c in command.chars() {
        match (c, quote) {
            (' ', None) => {
                is_new = true;
                continue;
            }
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
        match arguments.last_mut() {
            Some(argument) if !is_new => argument.push(c),
            Some(flag) if c != '-' && flag.starts_with("--") && !flag.contains(' ') => {
                flag.push(' ');
                flag.push(c);
            }
            _ => arguments.push(c.to_string()),
        }
        is_new = false;
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::{wrapped, wrapped_command};

    #[test]
    fn words_stay_whole() {
        assert_eq!(
            wrapped("điều kiện có sẵn: due-after, in-force", 20, "  "),
            ["điều kiện có sẵn:", "  due-after,", "  in-force"]
        );
        assert_eq!(wrapped("a-very-long-word b", 4, ""), ["a-very-long-word", "b"]);
    }

    #[test]
    fn a_command_can_be_copied() {
        let command = "  meeting new --title \"Giao ban tháng 5\" --date 8/5/2023 --draft";
        assert_eq!(wrapped_command(command, 80, "    "), [command]);
        assert_eq!(
            wrapped_command(command, 46, "    "),
            ["  meeting new --title \"Giao ban tháng 5\" \\", "    --date 8/5/2023 --draft"]
        );
    }
}

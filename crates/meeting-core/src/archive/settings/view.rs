//! Saved views: command lines under a name.

use crate::i18n::Message;
use viet_text::suggest::nearest;

/// The commands that a view can be of. A view calls no other view, so none can go round in a circle.
const COMMANDS: [&str; 3] = ["list", "search", "report"];

/// A saved view: what follows `meeting` on a command line. Whether the command takes it shows when it is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// As written.
    pub command: String,
    /// Its arguments, split as a shell splits words, without expansion.
    pub words: Vec<String>,
    /// The line of `meeting.yaml` where it begins, counted from 1.
    pub line: usize,
}

impl View {
    /// Reads a view.
    ///
    /// # Errors
    /// The message and the advice.
    pub(super) fn new(command: &str, line: usize) -> Result<Self, (Message, Message)> {
        let Some(words) = shlex::split(command) else {
            return Err((Message::new("settings-view-quotes"), Message::new("settings-view-quotes-help")));
        };
        let first = words.first().map_or("", String::as_str);
        if !COMMANDS.contains(&first) {
            let help = match nearest(first, COMMANDS) {
                Some(near) => Message::new("settings-did-you-mean").with("key", near),
                None => Message::new("settings-view-command-help"),
            };
            return Err((Message::new("settings-view-command").with("word", first), help));
        }
        // `-C` could not choose the archive, since the view comes from it.
        if words.iter().take_while(|word| *word != "--").any(|word| word.starts_with("-C")) {
            return Err((Message::new("settings-view-folder"), Message::new("settings-view-folder-help")));
        }
        Ok(Self { command: command.trim().to_owned(), words, line })
    }
}

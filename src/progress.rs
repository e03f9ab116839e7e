//! A progress bar on standard error, for work that takes longer than a moment.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::environment::Environment;
use crate::terminal::{bar_target, is_error_terminal, print_lines};
use meeting_core::i18n::Message;
use meeting_index::Stage;

/// Work that takes less is not worth a bar.
const A_MOMENT: Duration = Duration::from_millis(500);

/// A progress bar that shows itself only on a terminal and only when the work takes longer than a moment.
pub struct Progress {
    begun: Instant,
    words: String,
    /// The message while waiting for another process; `None` with `--quiet`.
    waiting: Option<String>,
    may_show: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub fn new(environment: &Environment) -> Self {
        Self {
            begun: Instant::now(),
            words: environment.terminal.catalog.say(&Message::new("indexing")),
            waiting: (!environment.terminal.is_quiet)
                .then(|| environment.terminal.catalog.say(&Message::new("index-waiting"))),
            may_show: !environment.terminal.is_quiet && is_error_terminal(),
            bar: None,
        }
    }

    /// Tells how far the work is.
    pub fn show_stage(&mut self, stage: Stage) {
        match stage {
            Stage::Read(done, total) => self.show(done, total),
            Stage::Waiting => {
                if let Some(words) = self.waiting.take() {
                    print_lines(&words);
                }
            }
        }
    }

    fn show(&mut self, done: usize, total: usize) {
        if !self.may_show || (self.bar.is_none() && self.begun.elapsed() < A_MOMENT) {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, bar_target());
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_message(self.words.clone());
            bar
        });
        bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

//! `--fix` and `--diff`: certain fixes, shown or made.

use std::io::Write;

use super::{Arguments, Format, exit, show};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::terminal::Notes;
use meeting_core::check::{Input, Source};
use meeting_core::i18n::Message;
use meeting_core::ops::{FileLocks, FixedFile, Fixing};

/// What to fix, and how it is shown.
pub struct FixRun<'a> {
    pub arguments: &'a Arguments,
    pub environment: &'a Environment,
    pub fixing: Fixing<'a>,
}

impl FixRun<'_> {
    /// Fixes `inputs`, or shows how; the exit code of the program.
    pub fn run(&self, mut inputs: Vec<Input>, output: &mut Output) -> Result<Exit, Failure> {
        if self.arguments.diff && self.arguments.format != Format::Human {
            return Err(Failure::new(Message::new("fix-diff-format")));
        }
        let report = self.fixing.check(&inputs);
        let jobs = self.fixing.plan(&inputs, &report);
        if self.arguments.diff {
            self.show(&inputs, &jobs, output)?;
        }
        if !self.arguments.fix {
            // On a terminal, where the patch may be paged, the summary comes after it.
            let mut stderr = Notes;
            output.flush()?;
            self.say(if self.environment.terminal.is_interactive { output } else { &mut stderr }, &jobs)?;
            return Ok(exit(self.arguments, &report));
        }
        let made = self.write(&mut inputs, jobs, output)?;
        let report = self.fixing.check(&inputs);
        let has_text = inputs.iter().any(|input| matches!(input.source, Source::Bytes(_)));
        // The fixed text has standard output for itself.
        let mut stderr = Notes;
        let out: &mut dyn Write = if has_text { &mut stderr } else { output };
        // Failures to write have been reported: the findings themselves are fixable.
        let has_news = report.files.iter().any(|file| !file.findings.is_empty()) && !made.has_failed;
        if has_news || !made.jobs.is_empty() {
            if self.arguments.format == Format::Human {
                self.say(out, &made.jobs)?;
            } else {
                self.say(&mut Notes, &made.jobs)?;
            }
        }
        show::report(&report, self.arguments, self.environment, self.fixing.archive, out)?;
        Ok(if made.has_failed { Exit::Failure } else { exit(self.arguments, &report) })
    }

    fn show(&self, inputs: &[Input], jobs: &[FixedFile], output: &mut Output) -> Result<(), Failure> {
        let has_color = self.environment.terminal.color(self.environment.terminal.is_interactive);
        for job in jobs {
            let name = &inputs[job.index].name;
            let new_name = job.renamed(name);
            let change = meeting_render::Change { name, new_name: &new_name, old: &job.old, new: &job.new };
            meeting_render::diff(output, has_color, change)?;
        }
        Ok(())
    }

    fn say(&self, out: &mut dyn Write, jobs: &[FixedFile]) -> Result<(), Failure> {
        if self.environment.terminal.is_quiet {
            return Ok(());
        }
        let count = jobs.iter().map(|job| job.count).sum();
        Ok(meeting_render::fixed(out, &self.environment.terminal.catalog, self.arguments.fix, count, jobs.len())?)
    }

    /// Writes the fixed files, and updates the paths of renamed inputs. A failure to write is reported, and the other
    /// files continue.
    fn write(&self, inputs: &mut [Input], jobs: Vec<FixedFile>, output: &mut Output) -> Result<WrittenFixes, Failure> {
        let mut made = WrittenFixes { jobs: Vec::new(), has_failed: false };
        let locks = FileLocks::new(self.fixing.archive.filter(|_| !jobs.is_empty()))?;
        let terminal = &self.environment.terminal;
        for job in jobs {
            let input = &mut inputs[job.index];
            let result = job.apply(input, &locks);
            for message in &locks.recovered() {
                terminal.print(message);
            }
            match result {
                Ok(()) => made.jobs.push(job),
                Err(_) if input.is_gone() => {}
                Err(refusal) => {
                    terminal.failure(&refusal.into());
                    made.has_failed = true;
                }
            }
        }
        if !self.arguments.diff {
            for input in inputs {
                if let Source::Bytes(text) = &input.source {
                    // The summary goes to standard error.
                    output.set_plain();
                    output.write_all(text)?;
                }
            }
        }
        Ok(made)
    }
}

/// What has been written.
struct WrittenFixes {
    jobs: Vec<FixedFile>,
    has_failed: bool,
}

//! Tables: of votes, of people, of actions.

use super::{Notes, Scope, work};
use crate::import::document::Row;
use crate::import::understand::extraction::Proceeding;
use crate::import::understand::text::{begins, lower};
use crate::import::understand::{actions, votes};

impl Notes<'_> {
    /// Takes a table of votes.
    pub(super) fn table_of_votes(&mut self, rows: &[Row], scope: &Scope) -> bool {
        let votes = votes::of_table(rows);
        let text = rows.iter().map(|row| row.in_one_line(" ")).collect::<Vec<_>>().join("; ");
        for (line, title, vote) in &votes {
            self.counted = Some(vote.clone());
            self.extraction.proceedings.push(Proceeding {
                kind: "vote",
                title: title.clone().or_else(|| scope.topic.clone()),
                text: Some(text.clone()),
                vote: Some(vote.clone()),
                line: *line,
                ..Proceeding::default()
            });
        }
        !votes.is_empty()
    }

    /// Keeps a table that holds nothing else but maybe signatures: "Hannah Whitlock, Chair".
    pub(super) fn other_table(&mut self, rows: &[Row]) {
        for row in rows {
            for cell in row.cells.iter().flatten() {
                self.signs(cell, row.line);
            }
        }
        self.extraction.leave_rows(rows);
    }

    /// Takes a table of actions: rows that are done already are left.
    pub(super) fn table_of_actions(&mut self, rows: &[Row]) -> bool {
        let Some((head, body)) = rows.split_first() else { return false };
        let status = head
            .cells
            .iter()
            .position(|cell| begins(&lower(&cell.join(" ")), &["status", "state", "done", "progress"]));
        let is_done = |row: &Row| {
            let cell =
                status.and_then(|status| row.cells.get(status)).map(|cell| lower(&cell.join(" "))).unwrap_or_default();
            begins(&cell, &["done", "closed", "complete", "completed", "cancelled", "resolved", "finished", "x", "yes"])
        };
        let open: Vec<Row> = std::iter::once(head).chain(body.iter().filter(|row| !is_done(row))).cloned().collect();
        let first = self.extraction.tasks.len();
        if !actions::take_table(&open, &self.basis, self.bodies, self.extraction) {
            return false;
        }
        self.extraction.leave_rows(body.iter().filter(|row| is_done(row)));
        // Who leads is written as a form of a name that the notes know.
        for task in &mut self.extraction.tasks[first..] {
            for names in [&mut task.lead, &mut task.support] {
                *names = names.iter().flat_map(|name| work::names(name, &self.roster)).collect();
            }
        }
        true
    }
}

//! Tables: of votes, of people, of actions.

use super::{Notes, Scope, work};
use crate::import::document::Row;
use crate::import::understand::extraction::{Due, Proceeding};
use crate::import::understand::text::{begins, lower, trimmed};
use crate::import::understand::{actions, votes};
use crate::recognize::deadline::parse_deadline;

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
        let of_minutes = self.head_of_minutes(head, body);
        let is_of_minutes = of_minutes.is_some();
        let head = of_minutes.as_ref().unwrap_or(head);
        let open: Vec<Row> = std::iter::once(head).chain(body.iter().filter(|row| !is_done(row))).cloned().collect();
        let first = self.extraction.tasks.len();
        if !actions::take_table(&open, &self.basis, self.bodies, self.extraction) {
            return false;
        }
        self.extraction.leave_rows(body.iter().filter(|row| is_done(row)));
        // A row of minutes for which nobody does anything is no work.
        let tasks = &mut self.extraction.tasks;
        for at in (first..tasks.len()).rev().filter(|_| is_of_minutes) {
            if tasks[at].lead.is_empty() && tasks[at].due == Due::default() {
                let row = tasks.remove(at);
                self.extraction.left.push((row.line, row.title));
            }
        }
        // Who leads is written as a form of a name that the notes know.
        for task in &mut self.extraction.tasks[first..] {
            for names in [&mut task.lead, &mut task.support] {
                *names = names.iter().flat_map(|name| work::names(name, &self.roster)).collect();
            }
        }
        true
    }

    /// The head of a table of minutes, as that of a table of actions: "Item | Action | By", where the cells below "Action" are
    /// names and those below "By" are days.
    fn head_of_minutes(&self, head: &Row, body: &[Row]) -> Option<Row> {
        let cells = |at: usize| {
            let cells = body.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.join(" "));
            cells.filter(|cell| !cell.is_empty()).collect::<Vec<String>>()
        };
        let is_most = |at: usize, fits: &dyn Fn(&str) -> bool| {
            let cells = cells(at);
            !cells.is_empty() && cells.iter().filter(|cell| fits(cell)).count() * 2 > cells.len()
        };
        let names = |cell: &str| cell.split(['/', ',']).all(|name| self.roster.resolve(name.trim()).is_some());
        let is_day = |cell: &str| parse_deadline(&format!("by {cell}"), &self.basis).is_some();
        let name = |at: usize| lower(trimmed(&head.cells[at].join(" ")));
        let who = (0..head.cells.len()).find(|at| {
            matches!(name(*at).as_str(), "action" | "actions" | "by" | "action by") && is_most(*at, &names)
        })?;
        let mut head = head.clone();
        for at in 0..head.cells.len() {
            let own = lower(trimmed(&head.cells[at].join(" ")));
            let written = match own.as_str() {
                _ if at == who => "Owner",
                "by" | "date" | "when" if is_most(at, &is_day) => "Due",
                "item" | "minute" | "minutes" | "discussion" | "description" | "subject" => "Task",
                _ => continue,
            };
            head.cells[at] = vec![written.to_owned()];
        }
        Some(head)
    }
}

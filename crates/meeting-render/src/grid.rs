//! Text in columns: their widths and the looks of cells. `comfy-table` wraps and aligns. Colors and links are added last, so
//! that they take no width.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use unicode_segmentation::UnicodeSegmentation;

use super::link;
use viet_text::terminal::{terminal_safe, width};

/// The space between two columns.
const GAP: usize = GAP_BEHIND as usize;
const GAP_BEHIND: u16 = 2;

/// The least width of any column: a wide character.
const LEAST: usize = 2;

/// A column.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub heading: String,
    /// Whether its text is aligned at the right, as numbers are.
    pub is_right: bool,
    /// The least width where there is room, so that words are not broken.
    pub least: usize,
    /// Whether its words should stay whole, as ids and numbers that people copy. Other columns are narrowed first.
    is_whole: bool,
}

impl Column {
    pub fn new(heading: String, least: usize) -> Self {
        // The words of an office are headings, too.
        let heading = match terminal_safe(&heading) {
            Cow::Owned(safe) => safe,
            Cow::Borrowed(_) => heading,
        };
        Self { heading, least, ..Self::default() }
    }

    /// The column with its text aligned at the right.
    pub fn right(self, is_right: bool) -> Self {
        Self { is_right, ..self }
    }

    /// The column with its words kept whole as long as other columns can be narrowed.
    pub fn whole(self, is_whole: bool) -> Self {
        Self { is_whole, ..self }
    }
}

/// The look of a cell where colors may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    #[default]
    Plain,
    Bold,
    Dim,
    Red,
}

impl Look {
    /// The text in this look.
    pub fn of(self, text: &str) -> String {
        let code = match self {
            Self::Plain => return text.to_owned(),
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// A cell: one line of text, safe for a terminal.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub text: String,
    pub look: Look,
    /// The URL of a link.
    pub link: Option<String>,
}

/// Columns with their widths.
pub(super) struct Grid {
    columns: Vec<Column>,
    widths: Vec<usize>,
}

impl Grid {
    /// A grid for these rows in a window of `room` columns.
    pub fn new(columns: Vec<Column>, rows: &[Vec<Cell>], room: usize) -> Self {
        let natural = |(place, column): (usize, &Column)| {
            let cells = rows.iter().filter_map(|row| row.get(place)).map(|cell| width(&cell.text));
            // A column is never without width.
            cells.chain([width(&column.heading), 1]).max().unwrap_or(1)
        };
        let natural: Vec<usize> = columns.iter().enumerate().map(natural).collect();
        let least: Vec<(usize, bool)> = columns.iter().map(|column| (column.least, column.is_whole)).collect();
        let widths = widths(&natural, &least, room.saturating_sub(GAP * columns.len().saturating_sub(1)));
        Self { columns, widths }
    }

    /// Whether columns of these least widths fit into a window.
    pub fn fits(least: impl ExactSizeIterator<Item = usize>, room: usize) -> bool {
        let gaps = GAP * least.len().saturating_sub(1);
        least.sum::<usize>() + gaps <= room
    }

    /// Writes the headings and the line below them.
    pub fn headings(&self, out: &mut dyn Write, look: Look) -> io::Result<()> {
        let cell = |column: &Column| Cell { text: column.heading.clone(), look, link: None };
        self.row(out, &self.columns.iter().map(cell).collect::<Vec<_>>())?;
        let whole = self.widths.iter().sum::<usize>() + GAP * self.widths.len().saturating_sub(1);
        writeln!(out, "{}", "─".repeat(whole))
    }

    /// Writes a row, as many lines as its longest cell needs.
    pub fn row(&self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()> {
        let is_plain = cells.iter().all(|cell| cell.look == Look::Plain && cell.link.is_none());
        for line in self.lines(cells) {
            // Spaces at the end of a line are not written.
            let line = line.trim_end_matches(' ');
            if is_plain {
                writeln!(out, "{line}")?;
            } else {
                writeln!(out, "{}", self.painted(line, cells))?;
            }
        }
        Ok(())
    }

    /// The lines of a row, wrapped and aligned.
    fn lines(&self, cells: &[Cell]) -> Vec<String> {
        let mut table = Table::new();
        table.force_no_tty().set_content_arrangement(ContentArrangement::Disabled).load_style(TableStyle::new());
        table.add_row(cells.iter().zip(&self.columns).map(|(cell, column)| {
            let alignment = if column.is_right { CellAlignment::Right } else { CellAlignment::Left };
            comfy_table::Cell::new(&cell.text).set_alignment(alignment)
        }));
        for (column, width) in table.column_iter_mut().zip(&self.widths) {
            let whole = u16::try_from(width + GAP).unwrap_or(u16::MAX);
            column.set_padding((0, GAP_BEHIND)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
        }
        table.lines().collect()
    }

    /// A line of a row with the looks and links of its cells.
    fn painted(&self, line: &str, cells: &[Cell]) -> String {
        let mut painted = String::with_capacity(line.len() + 32);
        let mut edge = 0;
        let mut rest = Columns::of(line);
        for (cell, width) in cells.iter().zip(&self.widths) {
            let text = rest.until(edge + width);
            let word = text.trim_matches(' ');
            let at = text.len() - text.trim_start_matches(' ').len();
            painted.push_str(&text[..at]);
            if !word.is_empty() {
                let word = cell.look.of(word);
                painted.push_str(&cell.link.as_ref().map_or_else(|| word.clone(), |url| link::to(url, &word)));
                painted.push_str(&text[at + text.trim_matches(' ').len()..]);
            }
            edge += width + GAP;
            painted.push_str(rest.until(edge));
        }
        painted
    }
}

/// A line that is read by its display columns.
struct Columns<'l> {
    line: &'l str,
    /// Each character as people see it: where it ends, in bytes and in columns.
    ends: std::vec::IntoIter<(usize, usize)>,
    at: usize,
    next: Option<(usize, usize)>,
}

impl<'l> Columns<'l> {
    fn of(line: &'l str) -> Self {
        let mut columns = 0;
        let clusters = line.grapheme_indices(true);
        let ends = clusters.map(|(at, cluster)| {
            columns += width(cluster);
            (at + cluster.len(), columns)
        });
        let mut ends: Vec<_> = ends.collect();
        // Two Arabic letters may share a column: then what comes before is measured as a whole.
        if columns != width(line) {
            ends = ends.into_iter().map(|(end, _)| (end, width(&line[..end]))).collect();
        }
        let mut ends = ends.into_iter();
        let next = ends.next();
        Self { line, ends, at: 0, next }
    }

    /// The next part of the line, up to a column.
    fn until(&mut self, column: usize) -> &'l str {
        let start = self.at;
        while let Some((end, _)) = self.next.filter(|(_, columns)| *columns <= column) {
            self.at = end;
            self.next = self.ends.next();
        }
        &self.line[start..self.at]
    }
}

/// The widths of columns: their natural ones if there is room for all. Otherwise narrow columns keep theirs and wide ones share
/// the rest, each at least as wide as `least` says. If there is no room for that, the columns whose words should stay whole
/// (the flag in `least`) are narrowed last.
fn widths(natural: &[usize], least: &[(usize, bool)], room: usize) -> Vec<usize> {
    let bounds = |keeps: &dyn Fn(bool) -> bool| -> Vec<(usize, usize)> {
        let least = least.iter().map(|(least, is_whole)| if keeps(*is_whole) { LEAST.max(*least) } else { LEAST });
        least.zip(natural).map(|(least, natural)| (least.min(*natural), *natural)).collect()
    };
    let levels: [&dyn Fn(bool) -> bool; 2] = [&|_| true, &|is_whole| is_whole];
    let fits = |bounds: &Vec<(usize, usize)>| bounds.iter().map(|(least, _)| least).sum::<usize>() <= room;
    let bounds = levels.into_iter().map(bounds).find(fits).unwrap_or_else(|| bounds(&|_| false));
    let at = |share: usize| bounds.iter().map(move |(least, natural)| share.clamp(*least, *natural));
    let widest = natural.iter().copied().max().unwrap_or_default();
    let share = (0..widest).find(|share| at(share + 1).sum::<usize>() > room).unwrap_or(widest);
    let mut widths: Vec<usize> = at(share).collect();
    // The rest is less than one more for each column.
    let mut left = room.saturating_sub(widths.iter().sum());
    for (width, (_, natural)) in widths.iter_mut().zip(&bounds) {
        if left > 0 && *width == share && *width < *natural {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_of_a_cell() {
        for (text, room, expected) in [
            ("", 5, &[""][..]),
            ("Đảng ủy Khối", 20, &["Đảng ủy Khối"]),
            ("Đảng ủy Khối", 8, &["Đảng ủy", "Khối"]),
            ("Đa\u{309}ng", 2, &["Đa\u{309}", "ng"]),
            ("👩\u{200d}💻👩\u{200d}💻", 2, &["👩\u{200d}💻", "👩\u{200d}💻"]),
        ] {
            let grid = Grid { columns: vec![Column::default()], widths: vec![room] };
            let lines = grid.lines(&[Cell { text: text.to_owned(), ..Cell::default() }]);
            let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
            assert_eq!(lines, expected, "{text} {room}");
        }
    }

    #[test]
    fn the_wide_columns_share_what_the_narrow_ones_leave() {
        for (natural, least, room, expected) in [
            (&[5, 9, 7][..], &[5, 9, 7][..], 40, &[5, 9, 7][..]),
            (&[5, 50, 30], &[5, 12, 12], 45, &[5, 20, 20]),
            (&[5, 50, 30], &[5, 12, 12], 46, &[5, 21, 20]),
            (&[5, 50, 13], &[5, 12, 12], 45, &[5, 27, 13]),
            (&[30, 50], &[30, 12], 45, &[30, 15]),
            // No room for the least widths.
            (&[30, 50], &[30, 30], 20, &[10, 10]),
            (&[30, 50], &[30, 30], 1, &[2, 2]),
            (&[0, 3], &[0, 3], 9, &[0, 3]),
            (&[], &[], 9, &[]),
        ] {
            let least: Vec<_> = least.iter().map(|least| (*least, false)).collect();
            assert_eq!(widths(natural, &least, room), expected, "{natural:?} {room}");
        }
    }

    #[test]
    fn ids_stay_whole_longest() {
        assert_eq!(widths(&[14, 30, 12], &[(14, true), (12, false), (12, false)], 24), [14, 5, 5]);
        assert_eq!(widths(&[14, 30, 12], &[(14, true), (12, false), (12, false)], 12), [4, 4, 4]);
    }

    /// A word as records may have it: composed and decomposed, wide, joined, without any width, very long.
    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("Đảng".to_owned()),
            Just("Đa\u{309}ng".to_owned()),
            Just("văn bản chỉ đạo của Ban Thường vụ".to_owned()),
            Just("会議録".to_owned()),
            Just("👩\u{200d}👩\u{200d}👧".to_owned()),
            Just("❤\u{fe0f}".to_owned()),
            Just("a\u{301}\u{323}\u{300}".to_owned()),
            Just("لا".to_owned()),
            "[a-z]{1,90}",
            "[ạ-ỹ]{1,90}",
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        let joined = |words: Vec<String>| {
            let text = words.join(" ");
            viet_text::terminal::terminal_safe(text.trim()).into_owned()
        };
        proptest::collection::vec(word(), 0..6).prop_map(joined)
    }

    proptest! {
        /// Each row is written as its cells' words in order; no line is wider than the window; every cell begins at the
        /// column of its heading. Colors and links change none of it.
        #[test]
        fn aligned_at_every_width(
            (columns, rows) in (1_usize..7).prop_flat_map(|count| {
                let column = (text(), any::<bool>(), 0_usize..20)
                    .prop_map(|(heading, is_right, least)| Column::new(heading, least).right(is_right).whole(is_right));
                let rows = proptest::collection::vec(proptest::collection::vec(text(), count), 0..5);
                (proptest::collection::vec(column, count), rows)
            }),
            room in 20_usize..200,
        ) {
            let plain = |text: &String| Cell { text: text.clone(), ..Cell::default() };
            let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(plain).collect()).collect();
            let grid = Grid::new(columns, &rows, room);
            let possible = grid.widths.iter().map(|width| LEAST.min(*width)).sum::<usize>() + GAP * (grid.widths.len() - 1);
            let mut edges = vec![0];
            for width in &grid.widths {
                edges.push(edges[edges.len() - 1] + width + GAP);
            }
            for row in &rows {
                let mut out = Vec::new();
                grid.row(&mut out, row).unwrap();
                let out = String::from_utf8(out).unwrap();
                let mut read = vec![String::new(); row.len()];
                for line in out.lines() {
                    prop_assert!(width(line) <= room.max(possible), "{line:?} {room}");
                    prop_assert_eq!(line, line.trim_end_matches(' '));
                    // The text between the edges of a column is that of the cell.
                    for (place, cell) in read.iter_mut().enumerate() {
                        *cell += slice(line, edges[place], edges[place] + grid.widths[place]).trim();
                        let gap = slice(line, edges[place] + grid.widths[place], edges[place + 1]);
                        prop_assert_eq!(gap.trim_matches(' '), "");
                    }
                }
                for (cell, read) in row.iter().zip(&read) {
                    prop_assert_eq!(cell.text.replace(' ', ""), read.replace(' ', ""));
                }
                let painted: Vec<Cell> = row.iter().map(|cell| Cell {
                    look: Look::Red,
                    link: Some("file:///a".to_owned()),
                    ..cell.clone()
                }).collect();
                let mut colored = Vec::new();
                grid.row(&mut colored, &painted).unwrap();
                let mut colored = String::from_utf8(colored).unwrap();
                for sign in ["\u{1b}[31m", "\u{1b}[0m", "\u{1b}]8;;file:///a\u{1b}\\", "\u{1b}]8;;\u{1b}\\"] {
                    colored = colored.replace(sign, "");
                }
                prop_assert_eq!(colored, out);
            }
        }
    }

    /// The characters of a line that end behind one display column and not behind another.
    fn slice(line: &str, from: usize, to: usize) -> String {
        let clusters = line.grapheme_indices(true);
        // Two Arabic letters may share a column, so what comes before is measured as a whole.
        let inside = clusters.filter(|(at, cluster)| {
            let end = width(&line[..at + cluster.len()]);
            from < end && end <= to
        });
        inside.map(|(_, cluster)| cluster).collect()
    }
}

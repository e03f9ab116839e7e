//! The parts of a paper around what it says: the letterhead above, the title, the signatures and recipients below.

use std::ops::Range;

use super::casing;
use super::labels::labelled;
use super::text::{begins, has, lower, marker, trimmed};
use crate::import::document::{Block, Kind};
use crate::model::PaperKind;

/// Where the parts of a paper are, in its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zones {
    /// What the paper calls itself: "BIÊN BẢN", "THÔNG BÁO", in lower case.
    pub kind: &'static str,
    /// The lines of the title, the one with the kind included.
    pub title: Range<usize>,
    /// Where the signatures and recipients begin.
    pub foot: usize,
}

/// What papers call themselves, alone on a line or followed by what they are about.
const KINDS: [&str; 9] =
    ["biên bản", "thông báo", "kết luận", "nghị quyết", "giấy mời", "thư mời", "báo cáo", "quyết định", "minutes"];

/// How far down the title may be.
const LOWEST: usize = 40;

impl Zones {
    /// What the paper is.
    pub fn paper_kind(&self) -> PaperKind {
        match self.kind {
            "biên bản" | "minutes" => PaperKind::Minutes,
            "thông báo" | "kết luận" => PaperKind::Conclusions,
            "nghị quyết" => PaperKind::Resolution,
            "giấy mời" | "thư mời" => PaperKind::Invitation,
            "báo cáo" => PaperKind::Report,
            _ => PaperKind::Other,
        }
    }

    /// The zones of a paper; `None` where no line says that it is one.
    pub fn of(blocks: &[Block]) -> Option<Self> {
        // "KẾT LUẬN" behind the labels of minutes is a part of them.
        let labels = blocks.iter().position(|block| labelled(&block.text).is_some()).unwrap_or(LOWEST);
        let is_part = |at: usize, kind: &str| at > labels && lower(trimmed(&blocks[at].text)) == kind;
        let mut kinds = blocks.iter().take(LOWEST).enumerate().filter_map(|(at, block)| Some((at, kind(block)?)));
        let (at, kind) =
            kinds.find(|(at, kind)| !(matches!(*kind, "kết luận" | "báo cáo" | "quyết định") && is_part(*at, kind)))?;
        let mut end = at + 1;
        while blocks.get(end).is_some_and(|block| goes_on(block, end - at, &blocks[end - 1])) {
            end += 1;
        }
        Some(Self { kind, title: at..end, foot: foot(blocks, end) })
    }
}

/// The kind of the paper whose title begins here.
fn kind(block: &Block) -> Option<&'static str> {
    if matches!(block.kind, Kind::Table(_)) {
        return None;
    }
    let low = lower(trimmed(&block.text));
    let kind = KINDS.iter().find(|kind| begins(&low, &[kind]))?;
    let is_title = (low == **kind && !matches!(*kind, "kết luận" | "báo cáo" | "quyết định"))
        || casing::is_capitals(&block.text)
        || matches!(block.kind, Kind::Heading(_))
        || (block.text.starts_with(char::is_uppercase)
            && casing::is_capitals(&block.text[..kind.len().min(block.text.len())]));
    // "Thông báo số 45" names another paper, "Biên bản họp tổ số 2" the group that met.
    let is_numbered = low.split(" số ").skip(1).any(|behind| {
        let number = behind.split(' ').next().unwrap_or_default();
        number.contains('/') || number.contains('-') && number.starts_with(|c: char| c.is_ascii_digit())
    }) || begins(&low[kind.len()..], &[" số"]);
    let is_short = low.split(' ').count() <= 40 && !block.text.ends_with([':', ';']) && !is_numbered;
    (is_title && is_short && *kind != "minutes").then_some(*kind)
}

/// Whether the title goes on here.
fn goes_on(block: &Block, length: usize, before: &Block) -> bool {
    const OPENINGS: [&str; 16] = [
        "ngày",
        "hôm nay",
        "sáng",
        "chiều",
        "tối",
        "căn cứ",
        "thực hiện",
        "vào hồi",
        "hồi",
        "thời gian",
        "xét",
        "theo",
        "kính gửi",
        "sau khi",
        "vào lúc",
        "số",
    ];
    let text = block.text.trim();
    let is_text = matches!(block.kind, Kind::Paragraph | Kind::Heading(_));
    // The title of a page is its heading.
    let is_below_heading = matches!(before.kind, Kind::Heading(_))
        && block.kind == Kind::Paragraph
        && before.text.split(' ').count() > 3
        && !casing::is_capitals(&before.text);
    let is_new = is_below_heading
        || super::boilerplate::is_furniture(text)
        || text.starts_with(|c: char| c.is_ascii_digit())
        || casing::is_capitals(text) && !casing::is_capitals(&before.text);
    is_text
        && length < 5
        && marker(text).is_none()
        && labelled(text).is_none()
        && text.split(' ').count() <= 60
        && !text.ends_with(['.', ':', ';'])
        && !begins(&lower(text), &OPENINGS)
        && !text.contains("://")
        && !is_new
        && !super::header::is_matter(text)
        && super::labels::label(text).is_none_or(|_| text.starts_with(char::is_lowercase) || length == 1)
}

/// Whether a sentence ends a paper: "Biên bản lập xong …", "… thông báo để các đơn vị biết".
pub(super) fn closes(text: &str) -> bool {
    let low = lower(text);
    let ends = has(&low, &["kết thúc", "bế mạc"])
        && has(
            &low,
            &["cuộc họp", "buổi", "hội nghị", "biên bản", "phiên họp", "kỳ họp", "buổi làm việc", "cùng ngày"],
        );
    ends || begins(
        &low,
        &["biên bản lập", "biên bản được", "biên bản này", "trên đây là", "the meeting adjourned", "meeting adjourned"],
    ) || (has(&low, &["thông báo để", "thông báo đến"]) && has(&low, &["biết", "thực hiện"]))
}

/// Where the signatures and recipients begin: after the sentence that ends the paper, else where only short lines
/// follow that no item and no label is.
fn foot(blocks: &[Block], from: usize) -> usize {
    let is_recipients = |block: &Block| match &block.kind {
        Kind::Table(rows) => {
            rows.iter().flat_map(|row| row.cells.iter().flatten()).any(|text| begins(&lower(text), &["nơi nhận"]))
        }
        _ => begins(&lower(&block.text), &["nơi nhận"]),
    };
    let recipients = blocks.iter().skip(from).position(is_recipients).map(|at| from + at);
    let end = recipients.unwrap_or(blocks.len());
    let is_short = |block: &Block| {
        if let Kind::Table(rows) = &block.kind {
            return is_of_signatures(rows) || is_frame_of_signatures(rows);
        }
        let text = block.text.trim();
        block.kind != Kind::Item
            && text.split(' ').count() <= 10
            && !text.ends_with(['.', ':', ';'])
            && labelled(text).is_none()
            && marker(text).is_none()
    };
    let mut foot = end;
    while foot > from && is_short(&blocks[foot - 1]) {
        foot -= 1;
    }
    let closing =
        (from..foot).rev().take(3).find(|at| closes(&blocks[*at].text) || blocks[*at].text.trim_end().ends_with("./."));
    let begins_with_post = (foot..end).find(|at| is_of_signer(&blocks[*at]));
    match (closing, begins_with_post) {
        (Some(closing), _) => closing + 1,
        (None, Some(post)) => post,
        (None, None) => end,
    }
}

/// Whether a table holds signatures: few cells, each a post in capitals above a name.
pub(super) fn is_of_signatures(rows: &[crate::import::document::Row]) -> bool {
    let texts: Vec<&String> = rows.iter().flat_map(|row| row.cells.iter().flatten()).collect();
    let says = |text: &&&String| signs(text, false) || begins(&lower(text), &["nơi nhận"]);
    (1..=24).contains(&texts.len())
        && texts.iter().any(|text| says(&text))
        && rows.iter().all(|row| row.cells.len() <= 3)
}

/// Whether a table is the frame around signatures: in each cell a post, and maybe who signs.
pub(super) fn is_frame_of_signatures(rows: &[crate::import::document::Row]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_empty());
    let is_of_post =
        |cell: &Vec<String>| signs(&cell[0], true) && cell.iter().all(|text| text.split(' ').count() <= 10);
    rows.len() <= 3
        && rows.iter().all(|row| row.cells.len() <= 3)
        && cells().next().is_some()
        && cells().all(is_of_post)
}

fn is_of_signer(block: &Block) -> bool {
    match &block.kind {
        Kind::Table(rows) => is_of_signatures(rows) || is_frame_of_signatures(rows),
        _ => signs(&block.text, false),
    }
}

/// Whether a line is the post of who signs, or the place of a signature: in capitals, or where `is_alone` is set, as the whole
/// line.
pub(super) fn signs(text: &str, is_alone: bool) -> bool {
    const POSTS: [&str; 30] = [
        "thư ký",
        "chủ trì",
        "chủ tọa",
        "chủ tịch",
        "phó chủ tịch",
        "giám đốc",
        "phó giám đốc",
        "chánh văn phòng",
        "phó chánh văn phòng",
        "bí thư",
        "phó bí thư",
        "trưởng phòng",
        "phó trưởng phòng",
        "trưởng ban",
        "phó trưởng ban",
        "tm",
        "t/m",
        "kt",
        "k/t",
        "tl",
        "t/l",
        "tuq",
        "đại diện",
        "người ghi biên bản",
        "hiệu trưởng",
        "trưởng đoàn",
        "tổ trưởng",
        "người chủ trì",
        "người ký",
        "thủ trưởng",
    ];
    let low = lower(trimmed(text));
    let is_capitals = (casing::is_capitals(text)
        || text.chars().filter(|c| c.is_uppercase()).count() >= 2 && text.split(' ').count() <= 4)
        && begins(&low, &POSTS);
    is_capitals || is_alone && POSTS.contains(&low.as_str()) && text.starts_with(char::is_uppercase)
}

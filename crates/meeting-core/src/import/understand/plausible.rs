//! Whether a document can be the minutes of a meeting, a notice of its conclusions or news of it: something in it must
//! speak of a meeting. Of a recipe, an invoice or a contract nothing is read.

use super::notes;
use super::text::{begins, first, has, lower, trimmed};
use crate::import::document::{Block, Kind};

/// What papers call themselves that are of no meeting.
const OTHER_PAPERS: [&str; 24] = [
    "hợp đồng",
    "hóa đơn",
    "hoá đơn",
    "báo giá",
    "bảng giá",
    "phiếu thu",
    "phiếu chi",
    "quy chế",
    "quy định",
    "luật",
    "nghị định",
    "thông tư",
    "điều lệ",
    "nội quy",
    "sổ tay",
    "đơn xin",
    "invoice",
    "contract",
    "agreement between",
    "price list",
    "receipt",
    "terms of service",
    "privacy policy",
    "curriculum vitae",
];

/// What speaks of a meeting in Vietnamese.
const VIETNAMESE: [&str; 39] = [
    "biên bản",
    "họp",
    "hội nghị",
    "hội thảo",
    "đại hội",
    "tọa đàm",
    "giao ban",
    "kỳ họp",
    "phiên họp",
    "buổi làm việc",
    "làm việc với",
    "có buổi",
    "sinh hoạt",
    "kết luận",
    "quyết nghị",
    "nghị quyết",
    "chủ trì",
    "chủ tọa",
    "thành phần",
    "tham dự",
    "dự họp",
    "vắng mặt",
    "biểu quyết",
    "phát biểu",
    "giấy mời",
    "thư mời",
    "kính mời",
    "đoàn kiểm tra",
    "đoàn công tác",
    "đoàn khảo sát",
    "đoàn giám sát",
    "kiểm tra",
    "khảo sát",
    "giám sát",
    "tiếp xúc",
    "gặp mặt",
    "đối thoại",
    "thống nhất",
    "hòa giải",
];

/// How much of a document is asked: it says early on what it is.
const FIRST: usize = 40;

/// Whether something in the document speaks of a meeting.
pub(super) fn speaks_of_a_meeting(blocks: &[Block], is_english: bool) -> bool {
    let texts: Vec<String> = blocks
        .iter()
        .filter(|block| block.kind != Kind::Caption)
        .take(FIRST)
        .map(|block| lower(trimmed(&block.text)))
        .collect();
    // "Contract 12: progress meeting" is no contract.
    let says_other = |text: &String| begins(text, &OTHER_PAPERS) && !has(text, &["meeting", "minutes", "call", "sync"]);
    let is_other = texts.iter().filter(|text| !text.is_empty()).take(4).any(says_other);
    // A resolution may lay down rules: "NGHỊ QUYẾT. Quy định mức thu …"
    let is_of_a_meeting = texts.iter().take(16).any(|text| {
        begins(text, &["biên bản", "nghị quyết", "thông báo", "kết luận", "giấy mời", "thư mời", "minutes", "meeting"])
    });
    if is_other && !is_of_a_meeting {
        return false;
    }
    if is_english {
        return notes::speaks_of_a_meeting(blocks);
    }
    texts.iter().any(|text| first(text, &VIETNAMESE).is_some() || has(text, &["meeting", "minutes"]))
}

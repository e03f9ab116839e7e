//! What is around the text of a page.

use super::text::{begins, lower};

const BEGINNINGS: [&str; 38] = [
    "lượt xem",
    "số lượt xem",
    "lượt đọc",
    "đã xem",
    "views",
    "view",
    "đọc bài viết",
    "nghe bài viết",
    "nghe đọc",
    "chia sẻ",
    "share",
    "tweet",
    "facebook",
    "zalo",
    "twitter",
    "print",
    "in trang",
    "in bài viết",
    "bản in",
    "gửi email",
    "email",
    "gửi bài viết",
    "cỡ chữ",
    "font size",
    "trang chủ",
    "home",
    "đăng nhập",
    "login",
    "xem thêm",
    "read more",
    "tin liên quan",
    "tin khác",
    "các tin khác",
    "bài viết liên quan",
    "bình luận",
    "ý kiến bạn đọc",
    "từ khóa",
    "tags",
];

/// Most words of such a line.
const MOST_WORDS: usize = 6;

/// Whether the block is boilerplate of a page.
pub(super) fn is_furniture(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let says_nothing = !text.chars().any(char::is_alphanumeric);
    says_nothing || (words <= MOST_WORDS && begins(&lower(text), &BEGINNINGS))
}

#[cfg(test)]
mod tests {
    use super::is_furniture;

    #[test]
    fn what_is_and_what_is_not() {
        for text in ["Lượt xem:", "Lượt xem: 1.024", "Đọc bài viết", "Share", "|", "Trang chủ » Tin tức"]
        {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["Chia sẻ tại hội nghị, đồng chí A cho biết tình hình", "Họp giao ban"] {
            assert!(!is_furniture(text), "{text}");
        }
    }
}

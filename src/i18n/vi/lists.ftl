# Lời của các danh sách (src/render/list.rs, src/cli/list.rs).
usage-at = `--at` chỉ dùng cho `people` (người) và `organizations` (cơ quan); với loại khác hãy hỏi bằng `date:` hoặc `before:`, ví dụ `before:2023-06-30`
held-since = { $positions } (từ { $first })
held-until = { $positions } ({ $first }–{ $last })
held-in = { $positions } ({ $first })

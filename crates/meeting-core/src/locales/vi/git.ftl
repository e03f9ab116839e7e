# Git: nội dung chờ commit, thay đổi, hook.

git-missing = không chạy được git: { $reason }
git-missing-help = hãy cài git và bảo đảm lệnh git có trong PATH
git-not-a-repository = kho biên bản không nằm trong kho git nào; hãy chạy `git init` trước
git-no-work-tree = kho git ở đây không có thư mục làm việc (kho trần, hoặc đây là thư mục riêng của git): không có gì chờ commit
git-not-trusted = git từ chối làm việc trong { $folder }: thư mục thuộc về người dùng khác
git-not-trusted-help = nếu tin người đó: git config --global --add safe.directory { $folder }
git-unmerged = còn xung đột sau khi trộn nhánh: { $files }
git-unmerged-help = hãy xử lý xung đột, chạy `git add` cho các tệp đó rồi kiểm tra lại
git-no-commit = không có commit `{ $revision }`
git-shallow-help = bản sao này không có commit đó; hãy tải về: git fetch origin NHÁNH:refs/remotes/origin/NHÁNH (với GitHub Actions: `fetch-depth: 0` của actions/checkout)
git-objects-missing = bản sao từng phần này thiếu nội dung biên bản cần xem
git-objects-missing-help = hãy tải về: git fetch --refetch --no-filter
git-refused = git từ chối: { $reason }
git-index-behind = { $path } đã đổi tên thành { $to }, nhưng chỉ mục của git vẫn giữ tên cũ: { $reason }
git-ignored = .gitignore bảo git bỏ qua { $file }; hãy bỏ `--add`, hoặc sửa .gitignore
not-staged-filter = Đã sửa nhưng chưa `git add`, vì git phải chạy một bộ lọc (.gitattributes). Để đưa vào commit: git add { $files }
not-staged-other-changes = Đã sửa nhưng chưa `git add`, vì trong tệp còn thay đổi khác chưa `git add`. Để đưa cả tệp vào commit: git add { $files }
hook-shared = { $path }, nơi git tìm hook (core.hooksPath), dùng chung với các kho git khác
hook-shared-help = `meeting hook install --force` cài cho tất cả các kho đó; `git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"` cho kho này hook riêng
hook-taken = vướng tệp { $path }: không giữ được hook hiện có dưới tên đó
hook-folder = { $path } là thư mục, chiếm chỗ của hook; không thay đổi gì
hook-not-ours = { $path } không phải hook do `meeting hook install` cài; giữ nguyên
hook-missing =
    meeting: không tìm thấy chương trình `meeting` trong PATH nên không kiểm tra được biên bản. Chưa commit.
    Hãy thêm chương trình vào PATH, hoặc vẫn commit bằng lệnh: git commit --no-verify

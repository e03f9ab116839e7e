# Git: nội dung đã `git add`, thay đổi, hook.

git-missing = không chạy được git: { $reason }
git-missing-help = cài git và bảo đảm lệnh git có trong PATH
git-not-a-repository = kho biên bản không nằm trong kho git nào; để tạo kho git: `git init`
git-no-work-tree = thư mục này chỉ chứa dữ liệu của git, không có tệp làm việc nên không có gì để kiểm tra
git-not-trusted = git từ chối thư mục { $folder } vì thư mục thuộc về người dùng khác
git-not-trusted-help = nếu tin cậy người đó: git config --global --add safe.directory { $folder }
git-unmerged = còn xung đột sau khi gộp nhánh: { $files }
git-unmerged-help = xử lý xung đột, chạy `git add` cho các tệp đó rồi kiểm tra lại
git-no-commit = không có commit `{ $revision }`
git-shallow-help = bản sao này không có commit đó; để tải về: git fetch origin NHÁNH:refs/remotes/origin/NHÁNH (GitHub Actions: đặt `fetch-depth: 0`)
git-objects-missing = kho git ở đây chỉ tải về một phần, thiếu biên bản cần xem
git-objects-missing-help = tải về: git fetch --refetch --no-filter
git-refused = git báo lỗi: { $reason }
git-index-behind = { $path } đã đổi tên thành { $to }, nhưng phần đã `git add` vẫn giữ tên cũ: { $reason }
git-ignored = git bỏ qua { $file } (.gitignore); bỏ `--add`, hoặc sửa .gitignore
not-staged-filter = Đã sửa nhưng chưa `git add`, vì git phải chạy một bộ lọc (.gitattributes). Để đưa vào commit: git add { $files }
not-staged-other-changes = Đã sửa nhưng chưa `git add`, vì trong tệp còn thay đổi khác chưa `git add`. Để đưa cả tệp vào commit: git add { $files }
hook-shared = { $path }, nơi git tìm hook (core.hooksPath), dùng chung với các kho git khác
hook-shared-help = `meeting hook install --force` cài cho tất cả các kho đó; để kho này có hook riêng: git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks"
hook-taken = đã có tệp { $path } nên không giữ được hook hiện tại dưới tên đó
hook-folder = chưa thay đổi gì: { $path } là thư mục, phải là tệp
hook-not-ours = không gỡ: { $path } không do `meeting hook install` cài
hook-missing =
    meeting: đã dừng commit: không có chương trình `meeting` trong PATH nên không kiểm tra được biên bản.
    Thêm chương trình vào PATH, hoặc commit không kiểm tra: git commit --no-verify

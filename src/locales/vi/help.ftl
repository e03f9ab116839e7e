# Các trang trợ giúp (src/help.rs).
help-usage = Cách dùng:
help-commands = Các lệnh
help-command-value = LỆNH
help-options = Tùy chọn
help-operands = Tham số
help-global = Tùy chọn của mọi lệnh
help-usage-options = [TÙY CHỌN]
help-examples = Ví dụ:
help-meeting = Biên bản họp là các tệp YAML trong git: lập, kiểm tra, liệt kê và tìm kiếm
help-meeting-examples =
    {"  "}meeting new --title "Giao ban tháng 5" --date 2023-05-08 --chair "Bùi Thái Trọng"
    {"  "}meeting validate
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting search "chuyển đổi số"
help-arg-directory = Làm việc với kho biên bản trong thư mục DIR
help-arg-lang = Dùng tiếng Việt (vi) hoặc tiếng Anh (en)
help-arg-color = Dùng màu: auto (tự động), always (luôn luôn), never (không)
help-arg-as-of = Coi ngày này là hôm nay, ví dụ 2023-12-31
help-arg-no-pager = Không chia trang khi kết quả dài
help-arg-quiet = Chỉ in kết quả, không nói thêm
help-arg-short-help = Xem trợ giúp ngắn
help-arg-help = Xem trợ giúp kèm ví dụ
help-arg-version = Xem phiên bản
help-arg-limit = Nhiều nhất N kết quả
help-arg-query = Từ, "cụm từ", đầu từ*, trường:giá trị, -loại trừ, OR, ( … )
help-validate = Kiểm tra biên bản (tên khác: check)
help-validate-examples =
    {"  "}meeting validate
    {"  "}meeting validate records/2023 --warnings-as-errors
    {"  "}meeting validate - --stdin-name 2023-05-08-giao-ban.yaml < du-thao.yaml
    {"  "}meeting validate --staged
    {"  "}meeting validate --since origin/main
    {"  "}meeting validate --format json
    {"  "}meeting validate --fix --diff
help-validate-paths = Tệp hoặc thư mục, hoặc - để đọc từ đầu vào chuẩn; bỏ trống là cả kho
help-validate-stdin-name = Tên của tệp được đọc từ đầu vào chuẩn
help-validate-format = human (để đọc), json, github, sarif hoặc junit
help-validate-all = Hiện mọi cảnh báo, kể cả quá 200 cảnh báo của một mã
help-validate-fix = Sửa những lỗi chắc chắn sửa được
help-validate-diff = Hiện những thay đổi mà --fix sẽ làm; kèm --fix thì vừa hiện vừa sửa
help-validate-warnings-as-errors = Coi cảnh báo là lỗi
help-validate-staged = Kiểm tra nội dung sắp commit, kể cả lỗi nó gây ra ở biên bản khác
help-validate-since = Kiểm tra những gì đã thay đổi kể từ một commit, ví dụ origin/main, kể cả lỗi gây ra ở biên bản khác
help-fmt = Trình bày biên bản theo dạng chuẩn, giữ nguyên ghi chú
help-fmt-examples =
    {"  "}meeting fmt
    {"  "}meeting fmt records/2023 --diff
    {"  "}meeting fmt --check
    {"  "}meeting fmt - < draft.yaml
help-fmt-paths = Tệp hoặc thư mục, hoặc - để đọc từ đầu vào chuẩn; bỏ trống là cả kho
help-fmt-check = Không ghi gì; liệt kê biên bản sẽ thay đổi, có thì coi là không đạt
help-fmt-diff = Không ghi gì; cho xem những gì sẽ thay đổi
help-explain = Giải thích các mã lỗi, kèm ví dụ sai và đúng
help-explain-examples =
    {"  "}meeting explain no-chair no-lead
    {"  "}meeting explain
    {"  "}meeting explain --format markdown > rules.md
help-explain-codes = Các mã lỗi; bỏ trống là bảng tất cả các mã
help-explain-format = text (để đọc), hoặc markdown để làm thành trang
help-schema = In lược đồ JSON Schema của biên bản
help-schema-settings = In lược đồ của meeting.yaml
help-schema-findings = In lược đồ kết quả của validate --format json
help-completions = In tập lệnh gợi ý cho shell
help-completions-examples =
    {"  "}meeting completions bash > ~/.local/share/bash-completion/completions/meeting
help-completions-shell = bash, elvish, fish, powershell hoặc zsh
help-man = In trang hướng dẫn, hoặc ghi các trang của mọi lệnh
help-man-folder = Ghi các trang vào thư mục này
help-init = Tạo kho biên bản: cài đặt, biên bản, lược đồ, mẫu
help-init-examples =
    {"  "}meeting init
    {"  "}meeting init van-phong --lang vi
help-init-folder = Thư mục; bỏ trống là thư mục hiện tại
help-init-hook = Cài luôn hook git để kiểm tra mỗi lần commit
help-hook = Kiểm tra biên bản trước mỗi lần commit (hook pre-commit của git)
help-hook-examples =
    {"  "}meeting hook install
    {"  "}meeting hook remove
help-hook-install = Cài hook; hook có sẵn được giữ lại và được gọi trước
help-hook-install-force = Cài vào cả thư mục hook dùng chung với kho git khác
help-hook-remove = Gỡ hook; hook có trước đó được đặt lại
help-hook-run = Kiểm tra nội dung chờ commit của các kho biên bản, như hook vẫn làm
help-hook-run-files = Các tệp cũng cần kiểm tra, dù đã `git add` hay chưa
help-hook-run-all = Kiểm tra mọi biên bản của mọi kho biên bản trong kho git
help-new = Lập biên bản mới, trên cửa sổ lệnh thì hỏi từng câu (tên khác: create)
help-new-examples =
    {"  "}meeting new
    {"  "}meeting new --title "Giao ban tháng 5" --date 2023-05-08 --kind regular-meeting \
    {"    "}--chair "Bùi Thái Trọng; Tỉnh ủy viên; Bí thư Đảng ủy Khối" \
    {"    "}--organization "Sở Giáo dục và Đào tạo" \
    {"    "}--directive "Báo cáo kết quả trước ngày 30/5" \
    {"    "}--task "Tổng hợp báo cáo; Sở Giáo dục và Đào tạo; 2023-05-30"
    {"  "}meeting new --stdin < bien-ban.json
    {"  "}meeting new --template giao-ban --title "Giao ban tháng 6" --date 5/6/2023 --edit
help-new-title = Tên buổi họp, trên một dòng
help-new-date = Ngày họp: 2023-05-08 hoặc 08/05/2023; bỏ trống là hôm nay
help-new-kind = Loại: council-session (kỳ họp), party-cell-meeting (họp chi bộ), inspection (kiểm tra, khảo sát), working-session (buổi làm việc), conference (hội nghị), regular-meeting (giao ban), thematic-meeting (họp chuyên đề), other (khác)
help-new-place = Địa điểm
help-new-chair = Người chủ trì: "Họ tên; chức vụ; chức vụ"; có thể lặp lại
help-new-participant = Thành phần: "Họ tên; chức vụ; chức vụ"; có thể lặp lại
help-new-organization = Cơ quan, đơn vị tham dự: "Tên; tên tắt"; có thể lặp lại
help-new-directive = Nội dung chỉ đạo; có thể lặp lại
help-new-task = Nhiệm vụ theo dõi: "nội dung; chủ trì; hạn"; có thể lặp lại
help-new-template = Bắt đầu từ mẫu templates/NAME.yaml
help-new-stdin = Nhận YAML hoặc JSON của biên bản (hoặc một phần) từ đầu vào chuẩn
help-new-edit = Mở biên bản bằng $VISUAL hoặc $EDITOR và kiểm tra khi lưu
help-new-draft = Để ở trạng thái dự thảo, ví dụ trước buổi họp
help-new-add = Chạy `git add` cho biên bản
help-new-plain = Hỏi từng câu trên dòng chữ trơn, không vẽ lại màn hình: cho trình đọc màn hình
help-import = Lập bản thảo từ biên bản hoặc bài viết: văn bản thuần, Markdown, HTML hay .docx
help-import-examples =
    {"  "}meeting import minutes.docx
    {"  "}meeting import article.html --url https://example.vn/tin/1 --dry-run
    {"  "}pdftotext minutes.pdf - | meeting import - --date 08/05/2023
help-import-file = Tài liệu; - là đầu vào chuẩn
help-import-from-format = Dạng của tài liệu: text, markdown, html hoặc docx; bỏ trống thì xét theo tên hoặc nội dung tệp
help-import-title = Tên buổi họp, nếu tài liệu không ghi
help-import-date = Ngày họp, nếu tài liệu không ghi: 2023-05-08 hoặc 08/05/2023
help-import-kind = Loại: council-session (kỳ họp), party-cell-meeting (họp chi bộ), inspection (kiểm tra, khảo sát), working-session (buổi làm việc), conference (hội nghị), regular-meeting (giao ban), thematic-meeting (họp chuyên đề), other (khác)
help-import-url = Địa chỉ của tài liệu
help-import-dry-run = In bản ghi ra, không ghi tệp nào
help-import-edit = Mở biên bản bằng $VISUAL hoặc $EDITOR và kiểm tra khi lưu
help-list = Liệt kê buổi họp, chỉ đạo, nhiệm vụ, người, cơ quan hoặc văn bản
help-list-examples =
    {"  "}meeting list
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting list tasks is:overdue --as-of 2023-12-31
    {"  "}meeting list people org:so-gddt --sort name
    {"  "}meeting list documents --format csv --bom > van-ban.csv
help-list-query = Loại: sessions (buổi họp, mặc định), directives (chỉ đạo), tasks (nhiệm vụ), people (người), organizations (cơ quan), documents (văn bản); rồi đến câu hỏi: từ, trường:giá trị, -loại trừ
help-list-at = Người, cơ quan theo ghi nhận gần nhất đến hết ngày hoặc tháng này
help-list-columns = Các cột, cách nhau bằng dấu phẩy; `help` để xem danh sách
help-list-sort = Các cột để sắp xếp, cách nhau bằng dấu phẩy; -cột để xếp giảm dần
help-list-group = Cột dùng làm tiêu đề nhóm
help-list-format = table, json, jsonl, csv hoặc ids
help-list-bom = Thêm dấu thứ tự byte ở đầu CSV, cho Excel
help-search = Tìm trong mọi phần của mọi biên bản, kết quả sát nhất trước
help-search-examples =
    {"  "}meeting search "chuyển đổi số"
    {"  "}meeting search ket luan 21-kl/tw
    {"  "}meeting search --in directives bao cao -khen date:2023-Q2
help-search-parts = Chỉ tìm trong: sessions, people, organizations, proceedings, directives, tasks, attachments
help-search-open = Mở kết quả đầu tiên bằng $VISUAL hoặc $EDITOR
help-search-format = table, json, jsonl hoặc ids
help-report = Đếm việc hoàn thành đúng hạn, hoàn thành quá hạn, đang thực hiện, quá hạn chưa hoàn thành
help-report-examples =
    {"  "}meeting report
    {"  "}meeting report directives --by organization
    {"  "}meeting report date:2023 --by month --as-of 2023-12-31
    {"  "}meeting report --chart
    {"  "}meeting report lead:so-gddt --format csv --bom > bao-cao.csv
help-report-query = Đếm gì: tasks (mặc định) hoặc directives; rồi đến câu tìm: từ, field:value, -từ-loại-trừ
help-report-by = Mỗi dòng là: lead (mặc định), support, chair, organization, month hoặc document
help-report-chart = Vẽ biểu đồ theo tháng
help-report-limit = Hiển thị nhiều nhất N dòng
help-report-format = table, json hoặc csv
help-report-bom = Đặt dấu BOM ở đầu tệp CSV, cho Excel
help-view = Chạy lệnh lưu sẵn trong meeting.yaml; không có tên thì liệt kê
help-view-examples =
    {"  "}meeting view
    {"  "}meeting view tre-han
    {"  "}meeting view tre-han lead:so-gddt --limit 10
help-view-name = Tên lệnh lưu sẵn
help-view-more = Thêm từ và tham số cho lệnh lưu sẵn
help-show = Xem một biên bản hoặc một phần
help-show-examples =
    {"  "}meeting show 2023-05-08
    {"  "}meeting show 2023-05-08#d3
    {"  "}meeting show 2023-05-08/d3 --format json
help-show-ids = Mã biên bản hoặc phần đầu của mã, thêm #PHẦN hoặc /PHẦN để xem một phần
help-show-format = text (để đọc), yaml hoặc json
help-edit = Mở biên bản trong trình soạn thảo và kiểm tra khi lưu
help-edit-examples =
    {"  "}meeting edit 2023-05-08
    {"  "}meeting edit 2023-05-08#d3
help-edit-id = Mã biên bản hoặc phần đầu của mã, thêm #PHẦN hoặc /PHẦN để mở ngay ở phần đó
help-rename = Đổi mã của một biên bản hoặc một phần, kèm mọi tham chiếu đến mã đó
help-rename-examples =
    {"  "}meeting rename 2023-05-08
    {"  "}meeting rename 2023-05-08 2023-05-09-giao-ban
    {"  "}meeting rename 2023-05-08 giao-ban-thang-5 --dry-run
    {"  "}meeting rename 2023-05-08#d1 d2
    {"  "}meeting rename 2023-05-08#t1 t7 --line 42
help-rename-id = Mã biên bản hoặc phần đầu của mã, thêm #PHẦN hoặc /PHẦN để chỉ một phần
help-rename-new = Mã mới, có hoặc không có ngày; nếu bỏ trống thì theo ngày họp và tiêu đề
help-rename-line = Dòng của phần cần đổi, khi hai phần trùng mã (sau khi gộp nhánh)
help-rename-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-index = Quản lý chỉ mục tìm kiếm
help-index-status = Xem chỉ mục ở đâu và chứa gì
help-index-rebuild = Tạo lại chỉ mục
help-index-path = In đường dẫn tệp chỉ mục
help-index-clear = Xóa chỉ mục
help-topics = Chủ đề:
help-help = Giải thích một lệnh hoặc một chủ đề: query, fields
help-help-topic = query (ngôn ngữ truy vấn) hoặc fields (các trường có thể hỏi)
help-set = Sửa các trường của biên bản, hoặc của một phần, không động đến chỗ khác trong tệp
help-set-examples =
    {"  "}meeting set 2023-05-08-giao-ban session.place="Phòng họp số 2" session.start=8h30
    {"  "}meeting set 2023-05-08-giao-ban#d1 due=30/6/2023 lead="so-gddt;so-noi-vu"
    {"  "}meeting set 2023-05-08-giao-ban/d1 support+="Sở Tài chính" due_text=
    {"  "}meeting set 2023-05-08 state=final --dry-run
help-set-id = Mã biên bản hoặc phần đầu của mã, thêm #PHẦN hoặc /PHẦN để chỉ một phần
help-set-fields = FIELD=VALUE; FIELD= bỏ trường đó; FIELD+=VALUE và FIELD-=VALUE thêm, bớt trong danh sách; nhiều giá trị: "A;B"
help-set-dry-run = Cho xem sẽ sửa những gì, không ghi
help-add = Thêm người dự, tổ chức, diễn biến, chỉ đạo hoặc nhiệm vụ vào biên bản
help-add-examples =
    {"  "}meeting add 2023-05-08-giao-ban participant "Lê Văn An; Giám đốc Sở" --role speaker --organization "Sở GDĐT"
    {"  "}meeting add 2023-05-08-giao-ban organization "Sở Nội vụ" --side guest
    {"  "}meeting add 2023-05-08-giao-ban proceeding "Báo cáo kết quả quý I" --kind report --by le-van-an
    {"  "}meeting add 2023-05-08-giao-ban directive "Rà soát hồ sơ" --lead so-gddt --due 30/6/2023
    {"  "}meeting add 2023-05-08-giao-ban task "Lập danh sách; Sở Nội vụ; 15/6/2023" --directive d1
    {"  "}meeting add 2023-05-08-giao-ban directive --stdin < chi-dao.yaml
help-add-id = Mã biên bản hoặc phần đầu của mã
help-add-what = participant (người dự), organization (tổ chức), proceeding (diễn biến), directive (chỉ đạo) hoặc task (nhiệm vụ)
help-add-text = "Họ tên; chức vụ; chức vụ" của người dự, "Tên; tên tắt" của tổ chức, "tên việc; chủ trì; hạn" của nhiệm vụ, nội dung của các loại khác; \; nếu trong lời có dấu chấm phẩy
help-add-role = Vai trò của người dự: chair, secretary, speaker …; nhiều vai trò: "chair;speaker"
help-add-organization = Tổ chức của người dự
help-add-attendance = Có mặt hay không: present, absent, excused, late, left-early, delegated
help-add-side = Phía của tổ chức: convener, host, guest
help-add-kind = Loại diễn biến hoặc chỉ đạo
help-add-title = Tiêu đề của diễn biến
help-add-by = Người phát biểu, hoặc người chỉ đạo
help-add-to = Chỉ đạo cho ai
help-add-lead = Chủ trì thực hiện; nhiều nơi: "A;B"
help-add-support = Phối hợp thực hiện
help-add-due = Hạn hoàn thành: 2023-06-30 hoặc 30/6/2023
help-add-due-text = Nguyên văn thời hạn
help-add-directive = Chỉ đạo mà nhiệm vụ này thực hiện
help-add-stdin = Đọc YAML hoặc JSON của phần đó từ đầu vào chuẩn
help-add-dry-run = Cho xem sẽ sửa những gì, không ghi

help-task = Theo dõi nhiệm vụ: việc gì, khi nào, ai báo cáo
help-task-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#t2 --on 30/6/2023
    {"  "}meeting task note 2023-05-08#t3 --note "…" --session 2023-11-14
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --note "…"
help-task-start = Đang thực hiện
help-task-done = Đã hoàn thành
help-task-cancel = Hủy nhiệm vụ
help-task-reopen = Mở lại nhiệm vụ
help-task-note = Ghi chú, không đổi tình trạng
help-directive = Theo dõi chỉ đạo: đã thực hiện, được thay thế, thu hồi
help-directive-examples =
    {"  "}meeting directive fulfil 2023-05-08#d1
    {"  "}meeting directive supersede 2023-05-08#d2 --with 2023-11-14#d1
    {"  "}meeting directive revoke 2023-08-18#d3 --note "…"
help-directive-fulfil = Chỉ đạo đã thực hiện xong
help-directive-amend = Được sửa đổi bởi chỉ đạo mới
help-directive-supersede = Được thay thế bởi chỉ đạo mới
help-directive-revoke = Thu hồi chỉ đạo
help-directive-reopen = Chỉ đạo có hiệu lực trở lại
help-directive-note = Ghi chú, không đổi tình trạng
help-arg-ids = Nhiệm vụ hoặc chỉ đạo, ghi như list hiển thị; - đọc từ đầu vào chuẩn
help-arg-on = Ngày xảy ra, viết theo cách thông thường (mặc định: hôm nay)
help-arg-note = Nội dung
help-arg-session = Biên bản của phiên họp đã xem xét
help-arg-by = Người báo cáo
help-arg-dry-run = Chỉ xem thay đổi, không ghi
help-arg-with = Chỉ đạo mới; nội dung sửa đổi, thay thế được ghi ở đó
help-new-from = Lấy thành phần, cơ quan, địa điểm và việc chưa xong của biên bản này
help-new-series = Như trên, từ phiên gần nhất có loạt họp hoặc tiêu đề chứa các từ này
help-new-review = Xem xét việc của phiên trước: REF, REF=done, "REF=note; nội dung"; all: mọi việc chưa xong

# Các trang trợ giúp (src/help.rs).
help-usage = Cách dùng:
help-commands = Các lệnh
help-command-value = LỆNH
help-group-record = Lập biên bản
help-group-follow-up = Theo dõi việc thực hiện
help-group-ask = Tra cứu, báo cáo
help-group-hand-out = Xuất văn bản
help-group-check = Kiểm tra biên bản
help-group-maintain = Quản trị kho
help-options = Tùy chọn
help-operands = Tham số
help-global = Tùy chọn của mọi lệnh
help-usage-options = [TÙY CHỌN]
help-examples = Ví dụ:
help-meeting = Lập, kiểm tra, tra cứu biên bản họp và theo dõi việc thực hiện kết luận
help-meeting-examples =
    {"  "}meeting new --title "Giao ban tháng 5" --date 8/5/2023 --chair "Bùi Thái Trọng"
    {"  "}meeting validate
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting search "chuyển đổi số"
help-arg-directory = Dùng kho biên bản ở thư mục này
help-arg-lang = Ngôn ngữ: vi (tiếng Việt) hoặc en (tiếng Anh)
help-arg-color = Dùng màu: auto (tự động), always (luôn dùng), never (không dùng)
help-arg-as-of = Lấy ngày này làm ngày báo cáo thay cho hôm nay, ví dụ 31/12/2023, hôm qua
help-arg-no-pager = Không chia trang khi kết quả dài
help-arg-quiet = Chỉ hiện kết quả, không kèm lời nhắc
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
help-validate-paths = Tệp hoặc thư mục; - để nhận nội dung từ lệnh khác; bỏ trống là cả kho
help-validate-stdin-name = Tên tệp của nội dung nhận từ lệnh khác
help-validate-format = human (để đọc), json, github, sarif hoặc junit
help-validate-all = Hiện mọi cảnh báo, kể cả khi một quy tắc có trên 200 cảnh báo
help-validate-fix = Sửa tự động những chỗ có cách sửa chắc chắn
help-validate-diff = Hiện những thay đổi mà --fix sẽ làm; kèm --fix thì vừa hiện vừa sửa
help-validate-warnings-as-errors = Coi cảnh báo là lỗi
help-validate-staged = Kiểm tra nội dung đã `git add`, kể cả lỗi gây ra ở biên bản khác
help-validate-since = Kiểm tra những gì đã thay đổi kể từ một commit, ví dụ origin/main, kể cả lỗi gây ra ở biên bản khác
help-fmt = Trình bày lại biên bản theo dạng chuẩn, giữ nguyên ghi chú
help-fmt-examples =
    {"  "}meeting fmt
    {"  "}meeting fmt records/2023 --diff
    {"  "}meeting fmt --check
    {"  "}meeting fmt - < du-thao.yaml
help-fmt-paths = Tệp hoặc thư mục; - để nhận nội dung từ lệnh khác; bỏ trống là cả kho
help-fmt-check = Không ghi gì; liệt kê biên bản cần trình bày lại, nếu có thì báo lỗi
help-fmt-diff = Không ghi gì; hiện những gì sẽ thay đổi
help-explain = Giải thích các quy tắc, kèm ví dụ sai và đúng
help-explain-examples =
    {"  "}meeting explain no-chair no-lead
    {"  "}meeting explain
    {"  "}meeting explain --format markdown > quy-tac.md
help-explain-codes = Mã quy tắc; bỏ trống để xem bảng mọi quy tắc
help-explain-format = text (để đọc), hoặc markdown để làm thành trang
help-schema = Xuất định dạng của biên bản (lược đồ JSON Schema)
help-schema-settings = Xuất định dạng của meeting.yaml
help-schema-of-directory = Xuất định dạng của directory.yaml
help-schema-findings = Xuất định dạng kết quả của validate --format json
help-schema-template-findings = Xuất định dạng kết quả của template check --format json
help-completions = Xuất tệp để cửa sổ lệnh tự gợi ý khi bấm phím Tab
help-completions-examples =
    {"  "}meeting completions bash > ~/.local/share/bash-completion/completions/meeting
help-completions-shell = bash, elvish, fish, powershell hoặc zsh
help-man = Hiện trang hướng dẫn, hoặc ghi các trang của mọi lệnh
help-man-folder = Ghi các trang vào thư mục này
help-init = Tạo kho biên bản: thiết lập, thư mục biên bản, mẫu
help-init-examples =
    {"  "}meeting init
    {"  "}meeting init van-phong --lang vi
help-init-folder = Thư mục; bỏ trống là thư mục hiện tại
help-init-hook = Cài luôn hook git để kiểm tra mỗi lần commit
help-hook = Kiểm tra biên bản trước mỗi lần lưu vào lịch sử (commit)
help-hook-examples =
    {"  "}meeting hook install
    {"  "}meeting hook remove
help-hook-install = Cài bộ kiểm tra (hook); hook có sẵn được giữ lại và chạy trước
help-hook-install-force = Cài vào cả thư mục hook dùng chung với kho git khác
help-hook-remove = Gỡ hook; hook có trước đó được đặt lại
help-hook-run = Kiểm tra nội dung đã `git add` trong các kho biên bản, như hook vẫn làm
help-hook-run-files = Các tệp cũng cần kiểm tra, dù đã `git add` hay chưa
help-hook-run-all = Kiểm tra mọi biên bản của mọi kho biên bản trong kho git
help-new = Lập biên bản mới (hỏi từng câu nếu không kèm tùy chọn; tên khác: create)
help-new-examples =
    {"  "}meeting new
    {"  "}meeting new --title "Giao ban tháng 5" --date 8/5/2023 --kind regular-meeting \
    {"    "}--chair "Bùi Thái Trọng; Tỉnh ủy viên; Bí thư Đảng ủy Khối" \
    {"    "}--organization "Sở Giáo dục và Đào tạo" \
    {"    "}--directive "Báo cáo kết quả trước ngày 30/5" \
    {"    "}--task "Tổng hợp báo cáo; Sở Giáo dục và Đào tạo; 30/5/2023"
    {"  "}meeting new --stdin < bien-ban.json
    {"  "}meeting new --template giao-ban --title "Giao ban tháng 6" --date 5/6/2023 --edit
help-new-title = Tên cuộc họp
help-new-date = Ngày họp, ví dụ 08/05/2023, 8/5, hôm qua; bỏ trống là hôm nay
help-new-kind = Loại cuộc họp: council-session (kỳ họp), party-cell-meeting (sinh hoạt chi bộ), committee-meeting (hội nghị ban chấp hành, họp ban thường vụ), general-meeting (đại hội), board-meeting (họp hội đồng quản trị), inspection (kiểm tra, khảo sát), working-session (buổi làm việc), conference (hội nghị), regular-meeting (giao ban), thematic-meeting (họp chuyên đề), team-meeting (họp nhóm), stand-up (họp nhanh), other (khác)
help-new-place = Địa điểm
help-new-chair = Người chủ trì: "Họ tên; chức vụ; chức vụ"; có thể lặp lại
help-new-participant = Người dự họp: "Họ tên; chức vụ; chức vụ"; có thể lặp lại
help-new-organization = Cơ quan, đơn vị dự họp: "Tên; tên viết tắt"; có thể lặp lại
help-new-directive = Nội dung chỉ đạo; có thể lặp lại
help-new-task = Nhiệm vụ: "nội dung; chủ trì, chủ trì; hạn"; có thể lặp lại
help-new-template = Lập từ mẫu templates/TÊN.yaml
help-new-stdin = Nhận YAML hoặc JSON của biên bản (hoặc một phần) từ lệnh khác
help-new-edit = Mở biên bản bằng $VISUAL hoặc $EDITOR và kiểm tra khi lưu
help-new-draft = Để là dự thảo, ví dụ trước cuộc họp
help-new-add = Chạy `git add` cho biên bản
help-new-plain = Hỏi từng dòng, không vẽ lại màn hình (cho trình đọc màn hình)
help-import = Lập dự thảo biên bản từ văn bản có sẵn: văn bản thuần, Markdown, HTML, .docx hay .odt
help-import-examples =
    {"  "}meeting import bien-ban.docx
    {"  "}meeting import bai-viet.html --url https://example.vn/tin/1 --dry-run
    {"  "}pdftotext bien-ban.pdf - | meeting import - --date 08/05/2023
help-import-file = Tệp văn bản; - để nhận nội dung từ lệnh khác
help-import-from-format = Dạng của tệp: text, markdown, html, docx hoặc odt; bỏ trống thì xét theo tên hoặc nội dung tệp
help-import-title = Tên cuộc họp, nếu văn bản không ghi
help-import-date = Ngày họp, nếu văn bản không ghi, ví dụ 08/05/2023, 8/5, hôm qua
help-import-kind = Loại cuộc họp: council-session (kỳ họp), party-cell-meeting (sinh hoạt chi bộ), committee-meeting (hội nghị ban chấp hành, họp ban thường vụ), general-meeting (đại hội), board-meeting (họp hội đồng quản trị), inspection (kiểm tra, khảo sát), working-session (buổi làm việc), conference (hội nghị), regular-meeting (giao ban), thematic-meeting (họp chuyên đề), team-meeting (họp nhóm), stand-up (họp nhanh), other (khác)
help-import-url = Địa chỉ web của văn bản
help-import-accept = Bên nào đúng khi cả văn bản đã xuất lẫn biên bản đều sửa: REF=paper (văn bản) hoặc REF=record (biên bản); có thể lặp lại
help-import-force = Nhập cả khi văn bản này đã có trong kho
help-import-dry-run = Xem thử dự thảo, không lưu tệp nào
help-import-yes = Lưu ngay dự thảo đã đọc được, không rà soát từng phần
help-import-plain = Rà soát dự thảo từng dòng, không vẽ lại màn hình (cho trình đọc màn hình)
help-import-edit = Mở biên bản bằng $VISUAL hoặc $EDITOR và kiểm tra khi lưu
help-list = Liệt kê cuộc họp, chỉ đạo, nhiệm vụ, cá nhân, cơ quan hoặc văn bản viện dẫn
help-list-examples =
    {"  "}meeting list
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting list tasks is:overdue --as-of 31/12/2023
    {"  "}meeting list people org:so-gddt --sort name
    {"  "}meeting list documents --format csv --bom > van-ban.csv
help-list-query = Loại: sessions (cuộc họp, mặc định), directives (chỉ đạo), tasks (nhiệm vụ), people (cá nhân), organizations (cơ quan, đơn vị), documents (văn bản viện dẫn); sau đó là điều kiện tìm
help-list-at = Chức vụ, cơ quan tính đến hết ngày (tháng) này
help-list-columns = Các cột, cách nhau bằng dấu phẩy; gõ help để xem danh sách cột
help-list-sort = Các cột để sắp xếp, cách nhau bằng dấu phẩy; -cột để xếp giảm dần
help-list-group = Cột dùng làm tiêu đề nhóm
help-list-format = table (bảng), json, jsonl, csv hoặc ids (danh sách mã)
help-list-bom = Để Excel hiện đúng tiếng Việt khi mở tệp CSV (thêm BOM)
help-search = Tìm trong mọi phần của mọi biên bản, kết quả sát nhất trước
help-search-examples =
    {"  "}meeting search "chuyển đổi số"
    {"  "}meeting search ket luan 21-kl/tw
    {"  "}meeting search --in directives bao cao -khen date:2023-Q2
help-search-parts = Chỉ tìm trong: sessions (cuộc họp), people (thành phần), organizations (cơ quan), proceedings (diễn biến), directives (chỉ đạo), tasks (nhiệm vụ), attachments (tài liệu kèm theo)
help-search-open = Mở kết quả đầu tiên bằng $VISUAL hoặc $EDITOR
help-search-format = table (bảng), json, jsonl hoặc ids (danh sách mã)
help-report = Thống kê việc thực hiện: hoàn thành đúng hạn, quá hạn; chưa hoàn thành trong hạn, quá hạn
help-report-examples =
    {"  "}meeting report
    {"  "}meeting report directives --by organization
    {"  "}meeting report date:2023 --by month --as-of 31/12/2023
    {"  "}meeting report --chart
    {"  "}meeting report --period "tháng 11"
    {"  "}meeting report lead:so-gddt --format csv --bom > bao-cao.csv
help-report-query = Thống kê: tasks (nhiệm vụ, mặc định) hoặc directives (chỉ đạo); sau đó là điều kiện tìm
help-report-by = Mỗi dòng là: lead (chủ trì, mặc định), support (phối hợp), chair (người chủ trì), organization (cơ quan), month (tháng họp), document (văn bản viện dẫn)
help-report-period = Báo cáo theo kỳ, so với kỳ trước: "tháng 11", 2026-11, "quý III", "tuần này"
help-report-chart = Vẽ biểu đồ theo tháng
help-report-limit = Hiển thị nhiều nhất N dòng
help-report-format = table (bảng), json hoặc csv; với --period có thêm docx, md, html
help-report-output = Tệp hoặc thư mục để ghi báo cáo dạng văn bản; - để đưa ra màn hình hoặc lệnh sau
help-report-force = Ghi đè tệp đã có
help-report-bom = Để Excel hiện đúng tiếng Việt khi mở tệp CSV (thêm BOM)
help-view = Chạy lệnh lưu sẵn trong meeting.yaml; không có tên thì liệt kê
help-view-examples =
    {"  "}meeting view
    {"  "}meeting view qua-han
    {"  "}meeting view qua-han lead:so-gddt --limit 10
help-view-name = Tên lệnh lưu sẵn
help-view-more = Thêm điều kiện tìm và tùy chọn cho lệnh lưu sẵn
help-show = Xem một biên bản hoặc một mục
help-show-examples =
    {"  "}meeting show 2023-05-08
    {"  "}meeting show 2023-05-08#d3
    {"  "}meeting show 2023-05-08/d3 --format json
help-show-ids = Mã biên bản (hoặc phần đầu của mã); thêm #MÃ hoặc /MÃ của một mục để chỉ xem mục đó
help-show-format = text (để đọc), yaml hoặc json
help-edit = Mở biên bản trong trình soạn thảo và kiểm tra khi lưu
help-edit-examples =
    {"  "}meeting edit 2023-05-08
    {"  "}meeting edit 2023-05-08#d3
help-edit-id = Mã biên bản (hoặc phần đầu của mã); thêm #MÃ hoặc /MÃ của một mục để mở ngay ở mục đó
help-rename = Đổi mã của một biên bản hoặc một mục, kèm mọi dẫn chiếu đến mã đó
help-rename-examples =
    {"  "}meeting rename 2023-05-08
    {"  "}meeting rename 2023-05-08 2023-05-09-giao-ban
    {"  "}meeting rename 2023-05-08 giao-ban-thang-5 --dry-run
    {"  "}meeting rename 2023-05-08#d1 d2
    {"  "}meeting rename 2023-05-08#t1 t7 --line 42
help-rename-id = Mã biên bản (hoặc phần đầu của mã); thêm #MÃ hoặc /MÃ để chỉ một mục
help-rename-new = Mã mới, có hoặc không có ngày; bỏ trống thì theo ngày họp và tên cuộc họp
help-rename-line = Dòng của mục cần đổi, khi hai mục trùng mã (sau khi gộp nhánh)
help-rename-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-directory = Danh bạ cơ quan, cá nhân: mỗi mục một mã và mọi tên gọi
help-directory-examples =
    {"  "}meeting directory --from-records
    {"  "}meeting directory
    {"  "}meeting directory add organization "Sở Nội vụ" --short "Sở NV"
    {"  "}meeting directory check
    {"  "}meeting directory merge "Sở nội vụ tỉnh" so-nv
help-directory-format = table (bảng), json, csv hoặc ids (danh sách mã)
help-directory-from-records = Thêm mọi cơ quan, cá nhân có trong biên bản mà danh bạ chưa có
help-directory-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-directory-list = Liệt kê danh bạ
help-directory-list-format = table (bảng), json, csv hoặc ids (danh sách mã)
help-directory-add = Thêm một cơ quan hoặc cá nhân
help-directory-add-what = organization (cơ quan) hoặc person (cá nhân)
help-directory-add-name = Tên đầy đủ; với cá nhân có thể kèm chức vụ: "Họ tên; chức vụ"
help-directory-add-id = Mã; bỏ trống thì lấy từ tên viết tắt hoặc tên
help-directory-add-short = Tên viết tắt của cơ quan
help-directory-add-alias = Tên gọi khác, hoặc mã cũ; dùng được nhiều lần
help-directory-add-part-of = Mã của cơ quan mà cơ quan này trực thuộc
help-directory-add-organization = Mã của cơ quan nơi cá nhân công tác
help-directory-add-mail = Địa chỉ thư điện tử
help-directory-add-from = Ngày bắt đầu hoạt động của cơ quan
help-directory-add-until = Ngày cuối cùng cơ quan hoạt động, hoặc cá nhân công tác
help-directory-add-replaced-by = Mã của cơ quan kế nhiệm; dùng được nhiều lần
help-directory-add-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-directory-merge = Gộp hai cách viết thành một, trong danh bạ và trong biên bản dự thảo
help-directory-merge-old = Mã hoặc tên cần bỏ
help-directory-merge-new = Mã hoặc tên của mục giữ lại
help-directory-merge-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-directory-check = Tìm các mục nghi trùng nhau
help-directory-check-format = text (để đọc) hoặc json
help-export = Xuất văn bản của cuộc họp (biên bản, kết luận, nghị quyết …) ra tệp Word, PDF, HTML, Markdown hoặc văn bản thường
help-export-examples =
    {"  "}meeting export 2023-05-08
    {"  "}meeting export 2023-05-08 --as conclusions --number 114/TB-VP --date "hôm nay"
    {"  "}meeting export 2023-05-08 --as actions --each-lead -o xuat/
    {"  "}meeting export 2023-05-08#d3 --as extract --to pdf
    {"  "}meeting export 2023-05-08 --to md -o -
help-export-ids = Mã biên bản hoặc phần đầu của mã; #MÃ hoặc /MÃ chọn phần cần trích
help-export-kind = minutes (biên bản, mặc định), conclusions (kết luận), agenda (chương trình), resolution (nghị quyết), actions (danh mục việc được giao), decisions (danh mục quyết định) hoặc extract (trích sao)
help-export-to = docx (mặc định), pdf (cần LibreOffice), html, md hoặc txt
help-export-output = Tệp hoặc thư mục để ghi; - để đưa ra màn hình hoặc lệnh sau [mặc định: MÃ-LOẠI.docx trong thư mục này]
help-export-template = Mẫu văn bản [mặc định: templates/LOẠI.docx của kho, không có thì dùng mẫu có sẵn]
help-export-number = Số, ký hiệu của văn bản; được ghi vào biên bản
help-export-date = Ngày ban hành văn bản; được ghi vào biên bản
help-export-each-lead = Với --as actions: mỗi đơn vị, người chủ trì một văn bản
help-export-force = Ghi đè tệp đã có
help-template = Mẫu văn bản: liệt kê, chép, kiểm tra, xem các trường
help-template-examples =
    {"  "}meeting template copy minutes
    {"  "}meeting template check
    {"  "}meeting template fields
help-template-list = Liệt kê mẫu có sẵn và mẫu riêng của cơ quan
help-template-list-format = text (để đọc) hoặc json
help-template-copy = Chép một mẫu có sẵn vào templates/ để sửa bằng Word; không ghi đè
help-template-copy-kind = Loại văn bản: agenda, minutes, conclusions, resolution, actions, decisions, extract hoặc report
help-template-copy-profile = Thể thức: state, party hoặc plain (mặc định: state với tiếng Việt, plain với tiếng Anh)
help-template-copy-output = Ghi vào tệp này
help-template-check = Tìm mọi lỗi của mẫu; kết thúc với mã 1 nếu có lỗi
help-template-check-paths = Các mẫu (mặc định: mọi mẫu trong templates/)
help-template-check-format = text (để đọc) hoặc json
help-template-fields = Hiện các trường mà mẫu dùng được
help-template-fields-format = text (để đọc) hoặc json
help-index = Quản lý chỉ mục tìm kiếm
help-index-status = Xem nơi lưu và nội dung của chỉ mục
help-index-rebuild = Tạo lại chỉ mục
help-index-path = Hiện đường dẫn tệp chỉ mục
help-index-clear = Xóa chỉ mục
help-topics = Chủ đề:
help-help = Giải thích một lệnh hoặc một chủ đề: query, fields
help-help-topic = query (cách viết điều kiện tìm) hoặc fields (các trường)
help-set = Sửa trường của biên bản hoặc của mục, chuyển loại mục; giữ nguyên phần còn lại của tệp
help-set-examples =
    {"  "}meeting set 2023-05-08-giao-ban session.place="Phòng họp số 2" session.start=8h30
    {"  "}meeting set 2023-05-08-giao-ban#d1 due=30/6/2023 lead="so-gddt;so-noi-vu"
    {"  "}meeting set 2023-05-08-giao-ban/d1 support+="Sở Tài chính" due_text=
    {"  "}meeting set 2023-05-08-giao-ban#p3 2023-05-08-giao-ban#p4 --as directive lead="Sở Nội vụ"
    {"  "}meeting set 2023-05-08 state=final --dry-run
help-set-id = Mã biên bản (hoặc phần đầu của mã); thêm #MÃ hoặc /MÃ để chỉ một mục
help-set-as = Chuyển các mục sang loại khác: agenda (nội dung chương trình họp), proceeding (mục diễn biến, cần kind=…), directive (chỉ đạo) hoặc task (nhiệm vụ); dẫn chiếu được đổi theo. Sau khi import, left bỏ mục khỏi biên bản; ID#left2 là câu thứ hai chưa nhận biết được; back đưa mục đã bỏ trở lại như cũ
help-set-fields = Thêm các mục cùng sửa như vậy (ID#MÃ), nếu có; sau đó TRƯỜNG=GIÁ-TRỊ; TRƯỜNG= bỏ trường đó; TRƯỜNG+=GIÁ-TRỊ và TRƯỜNG-=GIÁ-TRỊ thêm, bớt trong danh sách; nhiều giá trị: "A;B"
help-set-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-add = Thêm người dự họp, cơ quan, mục diễn biến, chỉ đạo, nhiệm vụ hoặc văn bản vào biên bản
help-add-examples =
    {"  "}meeting add 2023-05-08-giao-ban participant "Lê Văn An; Giám đốc Sở" --role speaker --organization "Sở GDĐT"
    {"  "}meeting add 2023-05-08-giao-ban organization "Sở Nội vụ" --side guest
    {"  "}meeting add 2023-05-08-giao-ban proceeding "Báo cáo kết quả quý I" --kind report --by le-van-an
    {"  "}meeting add 2023-05-08-giao-ban directive "Rà soát hồ sơ" --lead so-gddt --due 30/6/2023
    {"  "}meeting add 2023-05-08-giao-ban task "Lập danh sách; Sở Nội vụ; 15/6/2023" --directive d1
    {"  "}meeting add 2023-05-08-giao-ban paper kind=conclusions number=12/TB-VP date=8/5/2023 "recipients=Sở Nội vụ;Lưu VT"
    {"  "}meeting add 2023-05-08-giao-ban directive --stdin < chi-dao.yaml
help-add-id = Mã biên bản hoặc phần đầu của mã
help-add-what = participant (người dự họp), organization (cơ quan), proceeding (mục diễn biến), directive (chỉ đạo), task (nhiệm vụ) hoặc paper (văn bản)
help-add-text = Người dự họp: "Họ tên; chức vụ"; cơ quan: "Tên; tên viết tắt"; nhiệm vụ: "nội dung; chủ trì, chủ trì; hạn"; văn bản: TRƯỜNG=GIÁ-TRỊ…; còn lại là nội dung (`\;` cho dấu chấm phẩy)
help-add-role = Vai trò của người dự họp: chair (chủ trì), secretary (thư ký), speaker (người phát biểu) …; nhiều vai trò: "chair;speaker"
help-add-organization = Cơ quan của người dự họp
help-add-attendance = Có mặt hay không: present (có mặt), absent (vắng), excused (vắng có phép), late (đến muộn), left-early (về sớm), delegated (cử người dự thay)
help-add-side = Vị trí của cơ quan: convener (chủ trì), host (tiếp đoàn), guest (được mời)
help-add-kind = Loại mục diễn biến hoặc chỉ đạo
help-add-title = Tiêu đề của mục diễn biến
help-add-by = Người phát biểu, hoặc người chỉ đạo
help-add-to = Nơi được giao
help-add-lead = Đơn vị chủ trì; nhiều nơi: "A;B"
help-add-support = Đơn vị phối hợp; nhiều nơi: "A;B"
help-add-due = Hạn hoàn thành, ví dụ 30/6/2023
help-add-due-text = Hạn theo lời ghi
help-add-url = Địa chỉ web của việc này ở hệ thống khác
help-add-directive = Chỉ đạo mà nhiệm vụ này thực hiện
help-add-stdin = Nhận YAML hoặc JSON của mục từ lệnh khác
help-add-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi

help-task = Theo dõi, cập nhật tình hình thực hiện nhiệm vụ, chỉ đạo
help-task-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#d2 --on 30/6/2023
    {"  "}meeting task extend 2023-05-08#t3 --due 30/9/2023 --document "Công văn số 12/UBND-VP"
    {"  "}meeting task assign --from "Sở TTTT" --to "Sở KHCN" --dry-run
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --reminder
help-task-start = Ghi là đang thực hiện
help-task-start-examples =
    {"  "}meeting task start 2023-05-08#t1 --note "…"
help-task-done = Ghi là đã hoàn thành
help-task-done-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#d2 --on 30/6/2023
    {"  "}meeting task done 2023-05-08#t2 --for "UBND xã A" --for "UBND xã B"
    {"  "}meeting task done 2023-05-08#t4@2023-06-30 --document "Báo cáo số 12/BC-VP"
help-task-cancel = Ghi là dừng thực hiện; việc định kỳ thì dừng hẳn
help-task-cancel-examples =
    {"  "}meeting task cancel 2023-05-08#t1 --note "…"
    {"  "}meeting task cancel 2023-05-08#t4@2023-06-30
help-task-reopen = Mở lại việc đã hoàn thành hoặc đã dừng
help-task-reopen-examples =
    {"  "}meeting task reopen 2023-05-08#t1 --note "…"
help-task-note = Thêm ghi chú, không đổi trạng thái
help-task-note-examples =
    {"  "}meeting task note 2023-05-08#t3 --note "…" --session 2023-11-14
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --reminder
help-task-note-reminder = Ghi một lần đôn đốc; không cần nội dung
help-task-extend = Gia hạn hoặc rút ngắn hạn hoàn thành
help-task-extend-examples =
    {"  "}meeting task extend 2023-05-08#t1 --due 30/9/2023 --document "Công văn số 12/UBND-VP"
    {"  "}meeting task extend 2023-05-08#t4@2023-06-30 --due 5/7/2023
help-task-extend-due = Hạn mới; hạn ban đầu vẫn được giữ
help-task-assign = Chuyển đơn vị chủ trì
help-task-assign-examples =
    {"  "}meeting task assign 2023-05-08#t1 --lead "Sở KHCN" --support "Sở Tài chính"
    {"  "}meeting task assign 2023-05-08#t2 --for "UBND xã A" --lead "UBND xã B"
    {"  "}meeting task assign --from "Sở TTTT" --to "Sở KHCN" --dry-run
help-task-assign-lead = Đơn vị chủ trì từ nay; nhiều nơi: "A;B"
help-task-assign-support = Đơn vị phối hợp từ nay; nhiều nơi: "A;B"
help-task-assign-from = Mọi việc chưa hoàn thành do nơi này chủ trì, trong tất cả biên bản
help-task-assign-to = Nơi tiếp nhận
help-directive = Sửa đổi, thay thế, bãi bỏ chỉ đạo; những việc khác dùng `meeting task`
help-directive-examples =
    {"  "}meeting directive supersede 2023-05-08#d2 --with 2023-11-14#d1
    {"  "}meeting directive revoke 2023-08-18#d3 --note "…"
    {"  "}meeting task done 2023-05-08#d1
help-directive-amend = Ghi là được sửa đổi tại chỉ đạo mới
help-directive-supersede = Ghi là được thay thế bằng chỉ đạo mới
help-directive-revoke = Ghi là đã bãi bỏ
help-arg-ids = Mã nhiệm vụ hoặc chỉ đạo như list hiện ra; - để nhận mã từ lệnh khác
help-arg-on = Ngày thực hiện (mặc định: hôm nay); với done là ngày hoàn thành
help-arg-note = Nội dung
help-arg-document = Số, ký hiệu văn bản quyết định hoặc văn bản kết quả
help-arg-for = Đơn vị chủ trì được cập nhật, khi từng đơn vị tự hoàn thành
help-arg-occurrence = Kỳ thực hiện được cập nhật của việc định kỳ: ngày đến hạn của kỳ; hoặc ghi MÃ@NGÀY
help-arg-session = Biên bản của cuộc họp đã rà soát
help-arg-by = Người báo cáo
help-arg-dry-run = Không ghi gì; chỉ xem những gì sẽ thay đổi
help-arg-with = Chỉ đạo mới; nội dung sửa đổi, thay thế được ghi ở đó
help-new-from = Lấy thành phần, cơ quan, địa điểm của biên bản này và việc chưa hoàn thành của các cuộc họp trước
help-new-series = Như --from, lấy từ cuộc họp định kỳ gần nhất có tên chứa các từ này
help-new-review = Ghi việc đã rà soát: MÃ, MÃ=done, "MÃ=done 03/05/2023; nội dung", "MÃ=note; nội dung"; all: mọi việc chưa hoàn thành
# Tên các giá trị phải điền: help-value-<tên>.
help-value-dir = THƯ-MỤC
help-value-when = KHI
help-value-date = NGÀY
help-value-id = MÃ
help-value-part = MÃ
help-value-text = NỘI-DUNG
help-value-document = VĂN-BẢN
help-value-who = TÊN
help-value-code = MÃ
help-value-name = TÊN
help-value-more = THÊM
help-value-path = TỆP
help-value-new = MÃ-MỚI
help-value-old = MÃ-CŨ
help-value-n = N
help-value-words = TỪ
help-value-query = ĐIỀU-KIỆN
help-value-parts = PHẦN
help-value-kind = LOẠI
help-value-lead = ĐƠN-VỊ
help-value-person = NGƯỜI
help-value-task = NHIỆM-VỤ
help-value-ref = MÃ
help-value-step = BƯỚC
help-value-field = TRƯỜNG
help-value-value = GIÁ-TRỊ
help-value-file = TỆP
help-value-number = SỐ
help-value-columns = CỘT
help-value-column = CỘT
help-value-rev = COMMIT
help-value-what = LOẠI
help-value-period = KỲ
help-value-format = DẠNG
help-value-title = TÊN
help-value-place = ĐỊA-ĐIỂM
help-value-url = ĐỊA-CHỈ-WEB
help-value-topic = CHỦ-ĐỀ
help-value-shell = SHELL
help-value-role = VAI-TRÒ
help-value-attendance = CÓ-MẶT
help-value-side = VỊ-TRÍ
help-value-which = BÊN

# Dự thảo lập từ văn bản có sẵn (src/import).
import-empty = tệp không có nội dung chữ
import-too-large = tệp có hơn { $limit } MB văn bản
import-too-large-help = biên bản dài tối đa 1 MB; chỉ nhập phần của một cuộc họp
import-old-word = đây là tệp .doc của Word trước năm 2007
import-old-word-help = mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập tệp đó
import-encrypted = tài liệu này có mật khẩu
import-encrypted-help = mở bằng Word hoặc LibreOffice, lưu một bản không có mật khẩu rồi nhập tệp đó
import-rtf = đây là tệp .rtf (Rich Text Format)
import-spreadsheet = đây là bảng tính (.xlsx, .ods)
import-spreadsheet-help = lưu trang tính có biên bản thành HTML, hoặc chép sang một văn bản, rồi nhập tệp đó
import-presentation = đây là bản trình chiếu (.pptx, .odp)
import-presentation-help = chép phần chữ sang một văn bản, lưu thành .docx rồi nhập tệp đó
import-zip = đây là tệp zip, trong đó không có văn bản
import-zip-help = giải nén rồi nhập từng văn bản
import-pdf = đây là tệp PDF
import-pdf-help = lấy phần chữ của PDF (pdftotext TỆP -) rồi nhập: pdftotext TỆP - | meeting import -
import-binary = đây không phải là văn bản
import-binary-help = nhận văn bản thuần, Markdown, HTML, .docx và .odt
import-not-utf8 = tệp không phải UTF-8 (sai từ byte { $offset }), cũng không phải tiếng Việt bảng mã windows-1258 hay TCVN3
import-not-utf8-help = lưu tệp bằng UTF-8, hoặc UTF-16 có dấu BOM
import-legacy-font = “{ $word }” gõ bằng phông chữ cũ (TCVN3, VNI), không phải Unicode
import-legacy-font-help = chuyển văn bản sang Unicode trước (ví dụ bằng UniKey)
import-too-many-attributes = một phần tử XML của tệp .{ $format } này có hơn { $limit } thuộc tính hoặc không gian tên
import-too-many-elements = tệp .{ $format } này có hơn { $limit } phần tử XML
import-too-deep = tệp .{ $format } này có bảng hoặc danh sách lồng nhau quá { $limit } cấp
import-bad-package = không đọc được tệp .{ $format } này ({ $reason })
import-no-title = không thấy tên cuộc họp
import-no-title-help = ghi tên bằng --title
import-no-date = không thấy ngày họp
import-no-date-help = ghi ngày bằng --date, ví dụ --date 08/05/2023
import-again = Đã có biên bản cùng ngày, cùng tên: { $id }; biên bản này được đặt mã khác
import-known = văn bản này đã được nhập: { $path }
import-known-number = đã có biên bản ngày { $date } với số { $number }: { $path }
import-known-help = xem biên bản đó bằng `meeting show { $id }`; để nhập thêm lần nữa, thêm --force
import-known-draft-help = để rà soát tiếp, chạy lệnh này trên cửa sổ lệnh hoặc thêm --plain; xem biên bản đó bằng `meeting show { $id }`; để nhập thêm lần nữa, thêm --force
import-no-minutes = không có chữ nào nói về một cuộc họp: có vẻ đây không phải biên bản
import-no-minutes-help = vẫn muốn nhập thì cho biết --title và --date của cuộc họp
import-two-papers = Dòng { $first } và dòng { $second } là đầu hai văn bản khác nhau nhưng chỉ lập được một biên bản: tách tệp ra, hoặc kiểm tra lại ngày họp và thành phần
import-weekday = dòng { $line }: “{ $words }” không khớp, ngày { $date } là { $weekday ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[7] Chủ nhật
}
import-day-order = dòng { $line }: “{ $words }” có thể là ngày { $date } hoặc ngày { $other }; để đọc thống nhất, đặt `dates` trong meeting.yaml là `day-first` hoặc `month-first`

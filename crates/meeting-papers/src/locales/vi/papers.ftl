# Lời trong văn bản, ghép từ các trường của biên bản.
paper-only-vietnamese = thể thức `{ $profile }` chỉ có bằng tiếng Việt; với tiếng Anh hãy dùng `plain`
paper-not-assembled = không lập được mẫu `{ $kind }`: { $reason }
paper-moment = { $time }, { $date }
paper-part-of-day = buổi { $part }
# Tên cuộc họp bắt đầu bằng các từ này thì viết tiếp trong câu, sau các chữ trong ngoặc nếu có.
paper-meeting-nouns = (cuộc họp) giao ban, (cuộc) họp, cuộc họp, hội nghị, hội thảo, hội nghị triển khai, đại hội, kỳ họp, phiên, buổi, tọa đàm, lễ
# Tên cuộc họp có các từ này thì viết sau chữ “buổi”.
paper-meeting-verbs = làm việc, sinh hoạt, khảo sát, kiểm tra, giám sát, họp
paper-meeting-of = buổi { $title }
paper-meeting-called = cuộc họp “{ $title }”
paper-due = { $words } ({ $date })
paper-due-first = { $words } (kỳ đầu { $date })
paper-due-time = { $time } ngày { $date }
paper-cited-number = số { $number }
paper-cited-date = ngày { $date }
paper-cited-issuer = của { $issuer }
paper-votes = { $name } { $count }
paper-votes-invalid = không hợp lệ { $count }
paper-no-lead = Chưa rõ đơn vị chủ trì
paper-session-of = cuộc họp ngày { $date }
paper-year = năm { $year }
paper-quarter = quý { $quarter } năm { $year }
paper-month = tháng { $month } năm { $year }
paper-days = từ ngày { $first } đến ngày { $last }
paper-said-lead = ; chủ trì: { $names }
paper-said-support = ; phối hợp: { $names }
paper-said-deadline = ; hạn hoàn thành: { $deadline }
# Ai đó làm gì tại cuộc họp: paper-verb-<loại diễn biến>.
paper-verb-report = báo cáo
paper-verb-speech = phát biểu
paper-verb-discussion = thảo luận
paper-verb-question = nêu câu hỏi
paper-verb-answer = trả lời
paper-verb-observation = đánh giá
paper-verb-limitation = nêu tồn tại, hạn chế
paper-verb-proposal = kiến nghị, đề xuất
paper-verb-declaration = kê khai lợi ích liên quan
paper-verb-vote = điều hành biểu quyết
paper-verb-conclusion = kết luận

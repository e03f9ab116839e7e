# Các câu hỏi của meeting new.

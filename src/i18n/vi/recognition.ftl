# Những gì nhận ra trong văn bản.

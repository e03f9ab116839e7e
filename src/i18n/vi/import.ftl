# Lập dự thảo từ văn bản.

# Sửa nhiều tệp, đổi mã, trình soạn thảo.

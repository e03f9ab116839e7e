# Theo dõi công việc, chuyển sang phiên sau.

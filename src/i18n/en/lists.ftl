# What lists say (src/render/list.rs, src/cli/list.rs).
usage-at = `--at` is for `people` and `organizations`; for others ask with `date:`, such as `before:2023-06-30`
held-since = { $positions } (since { $first })
held-until = { $positions } ({ $first } to { $last })
held-in = { $positions } ({ $first })

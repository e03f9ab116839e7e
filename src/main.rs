//! The `meeting` command.

fn main() {}

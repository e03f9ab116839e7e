//! The flags that every command takes.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

/// When to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The flags that every command takes.
#[derive(Debug, Args)]
pub struct GlobalArguments {
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    // Read from the raw arguments, before clap parses them; declared here so that clap knows and documents it.
    #[arg(long, value_name = "vi|en", global = true, value_parser = ["vi", "en"])]
    lang: Option<String>,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Color,
    #[arg(long, value_name = "DATE", global = true)]
    pub as_of: Option<String>,
    #[arg(long, global = true)]
    pub no_pager: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short = 'h', global = true, action = ArgAction::HelpShort)]
    short_help: Option<bool>,
    #[arg(long, global = true, action = ArgAction::HelpLong)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

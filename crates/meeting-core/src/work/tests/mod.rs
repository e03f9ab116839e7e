//! The whole evaluation, by cases and against a slow one.

mod cases;
mod periods;
mod random;
mod slow;

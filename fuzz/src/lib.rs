//! What must hold for any bytes whatever; `cargo fuzz` and the plain driver share it.
//!
//! A target panics where something does not hold. It reads no file and writes none.

pub mod mutate;
pub mod targets;

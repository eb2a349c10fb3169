//! Errors as the exception that names file, line and remedy.

use pyo3::prelude::*;
use std::fmt::Display;

/// Makes `parallax.ParallaxError` of an error that says where it is and what to do.
pub(crate) fn fault(error: &impl Display) -> PyErr {
    raised(&error.to_string())
}

/// The same of its words.
pub(crate) fn raised(shown: &str) -> PyErr {
    Python::attach(|py| {
        let class =
            py.import("parallax._errors").and_then(|it| it.getattr("ParallaxError"));
        match class.and_then(|it| it.call1((shown,))) {
            Ok(exception) => PyErr::from_value(exception),
            Err(error) => error,
        }
    })
}

//! The Python module: articles in and tables out as Arrow, without copies, and the GIL
//! released while articles are measured.
//!
//! Nothing is measured, compared or written here that the program does not do; `parallax/`
//! beside this folder gives it the form that Python users expect.

mod articles;
mod comparison;
mod fault;
mod lexicon;
mod measure;
mod table;
mod trends;

use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

#[pymodule]
fn _parallax(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<lexicon::Lexicon>()?;
    module.add_class::<table::Table>()?;
    module.add_class::<comparison::Comparison>()?;
    module.add_function(wrap_pyfunction!(measure::annotate, module)?)?;
    module.add_function(wrap_pyfunction!(comparison::compare, module)?)?;
    module.add_function(wrap_pyfunction!(comparison::review, module)?)?;
    module.add_function(wrap_pyfunction!(trends::trends, module)?)
}

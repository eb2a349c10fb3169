//! `parallax schema`: the JSON Schema of an output.

use crate::cli::Outcome;
use crate::cli::args::Schema;
use crate::cli::output_file::Output;
use crate::view::schemas::SCHEMAS;
use std::io::Write;

pub(super) fn run(args: &Schema) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    match &args.name {
        None => {
            for (name, _) in SCHEMAS {
                writeln!(output, "{name}")?;
            }
        }
        Some(name) => {
            let Some((_, schema)) = SCHEMAS.iter().find(|it| it.0 == name.as_str())
            else {
                let names: Vec<&str> = SCHEMAS.iter().map(|it| it.0).collect();
                anyhow::bail!(
                    "there is no schema `{name}`; there are: {}",
                    names.join(", ")
                );
            };
            output.write_all(schema.as_bytes())?;
        }
    }
    output.finish()?;
    Ok(Outcome::Done)
}

//! Parses the TOML files of the built-in packs once, when the program is built: parsing them
//! would be a third of every start.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a build script talks to cargo and reads the packs"
)]

#[path = "src/lexicon/flat/form.rs"]
mod form;

use std::path::{Path, PathBuf};
use std::{env, fs, io};
use toml::de::{DeTable, DeValue};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lexicons");
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    for folder in fs::read_dir("lexicons")? {
        let folder = folder?.path();
        if !folder.is_dir() {
            continue;
        }
        fs::create_dir_all(out.join(&folder))?;
        for file in fs::read_dir(&folder)? {
            let file = file?.path();
            fs::write(out.join(&file), flat(&file)?)?;
        }
    }
    Ok(())
}

/// The flat form of a file; nothing for one that is not read at a start.
fn flat(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let is_toml = file.extension().is_some_and(|it| it == "toml");
    if !is_toml || file.file_name().is_some_and(|it| it == "examples.toml") {
        return Ok(bytes);
    }
    let content = fs::read_to_string(file)?;
    let table = DeTable::parse(&content)
        .map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
    head(form::TABLE, &table.span(), &mut bytes);
    entries(table.get_ref(), &mut bytes)?;
    Ok(bytes)
}

fn value(
    span: &std::ops::Range<usize>,
    it: &DeValue<'_>,
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    match it {
        DeValue::Boolean(false) => head(form::FALSE, span, bytes),
        DeValue::Boolean(true) => head(form::TRUE, span, bytes),
        DeValue::Integer(number) => {
            head(form::INTEGER, span, bytes);
            let number = i64::from_str_radix(number.as_str(), number.radix());
            bytes.extend(number.map_err(io::Error::other)?.to_le_bytes());
        }
        DeValue::Float(number) => {
            head(form::FLOAT, span, bytes);
            let number = number.as_str().parse::<f64>();
            bytes.extend(number.map_err(io::Error::other)?.to_le_bytes());
        }
        DeValue::String(text) => {
            head(form::TEXT, span, bytes);
            letters(text, bytes);
        }
        DeValue::Datetime(day) => {
            head(form::TEXT, span, bytes);
            letters(&day.to_string(), bytes);
        }
        DeValue::Array(all) => {
            head(form::LIST, span, bytes);
            number(all.len(), bytes);
            for it in all.iter() {
                value(&it.span(), it.get_ref(), bytes)?;
            }
        }
        DeValue::Table(table) => {
            head(form::TABLE, span, bytes);
            entries(table, bytes)?;
        }
    }
    Ok(())
}

fn entries(table: &DeTable<'_>, bytes: &mut Vec<u8>) -> io::Result<()> {
    number(table.len(), bytes);
    for (key, it) in table {
        letters(key.get_ref(), bytes);
        value(&it.span(), it.get_ref(), bytes)?;
    }
    Ok(())
}

fn head(tag: u8, span: &std::ops::Range<usize>, bytes: &mut Vec<u8>) {
    bytes.push(tag);
    number(span.start, bytes);
    number(span.len(), bytes);
}

fn letters(text: &str, bytes: &mut Vec<u8>) {
    number(text.len(), bytes);
    bytes.extend_from_slice(text.as_bytes());
}

/// Seven bits a byte, the lowest first; the highest bit of a byte says that more follow.
fn number(mut n: usize, bytes: &mut Vec<u8>) {
    while n > 0x7f {
        bytes.push(low(n) | 0x80);
        n >>= 7;
    }
    bytes.push(low(n));
}

fn low(n: usize) -> u8 {
    (n & 0x7f).to_le_bytes()[0]
}

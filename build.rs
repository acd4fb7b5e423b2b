//! What of the programme pack beside the scores the first page needs: how to apply and how clauses are read come with all
//! programmes, a moment later. They would be more than a kilobyte of the first load in brotli.

use std::{env, error::Error, fs, path::Path};

use serde_json::{Value, json};

const PACK: &str = "programmes/shenzhen-maturity.json";

#[path = "src/programme/procedure/keys.rs"]
mod keys;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PACK}");
    println!("cargo::rerun-if-changed=src/programme/procedure/keys.rs");
    let mut pack: Value = serde_json::from_str(&fs::read_to_string(PACK)?)?;
    let object = pack.as_object_mut().ok_or("a pack is an object")?;
    for key in keys::KEYS {
        object.remove(key);
    }
    object.insert("readings".into(), json!([]));
    let written = Path::new(&env::var("OUT_DIR")?).join("beside-the-scores.json");
    fs::write(written, pack.to_string())?;
    Ok(())
}

//! What of the programme pack beside the scores the first page needs: titles, conditions and rules. What only the page of the
//! programme shows comes with all programmes, a moment later. It would be two kilobytes of the first load in brotli.

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
    let later = json!({"zh": "…", "en": "…"});
    for key in ["grantor", "source", "official_score"] {
        object.insert(key.into(), later.clone());
    }
    for list in ["conditions", "scores"] {
        let entries = object.get_mut(list).and_then(Value::as_array_mut);
        for entry in entries.into_iter().flatten() {
            entry["asks"] = later.clone();
        }
    }
    let written = Path::new(&env::var("OUT_DIR")?).join("beside-the-scores.json");
    fs::write(written, pack.to_string())?;
    Ok(())
}

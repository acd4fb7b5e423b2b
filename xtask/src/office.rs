//! The proof that other programs open the documents and agree with them: python-docx, openpyxl, LibreOffice and the rules of the
//! Open XML SDK, by `tests/word/check.py`, `tests/word/schema.py` and `tests/workbook/check.py`.
//!
//! These programs are large and nobody needs them to build or use the product. So they are not installed here; where one is missing,
//! one line says which, and the rest is proved.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{self, Ending},
    tally::Tally,
    workspace::Workspace,
};

/// A kind of document and who proves it.
struct Proof {
    name: &'static str,
    /// The script, in the workspace, and what it is told before the files.
    script: &'static str,
    options: &'static [&'static str],
    /// The end of its files' names.
    extension: &'static str,
    needs: &'static [Need],
}

/// A program, or a module of Python.
enum Need {
    Program(&'static [&'static str], &'static str),
    Module(&'static str, &'static str),
}

/// What runs LibreOffice.
const SOFFICE: Need = Need::Program(&["soffice"], "soffice on the search path");

const PROOFS: [Proof; 3] = [
    Proof {
        name: "Word",
        script: "tests/word/check.py",
        // The pictures of the tests are no figures, but for those of the suite that is about the pages.
        options: &["--any-page"],
        extension: "docx",
        needs: &[
            Need::Module("docx", "python-docx"),
            Need::Program(&["lowriter", "swriter"], "LibreOffice Writer"),
            Need::Program(&["pdftotext"], "pdftotext"),
            SOFFICE,
        ],
    },
    Proof {
        name: "Word (its schema)",
        script: "tests/word/schema.py",
        options: &[],
        extension: "docx",
        needs: &[Need::Module("openxml_audit", "openxml-audit")],
    },
    Proof {
        name: "Excel",
        script: "tests/workbook/check.py",
        options: &[],
        extension: "xlsx",
        needs: &[
            Need::Module("openpyxl", "openpyxl"),
            Need::Program(&["localc", "scalc"], "LibreOffice Calc"),
            SOFFICE,
        ],
    },
];

/// The tests that write the documents; each does it where its variable names a folder.
const WRITERS: [&str; 18] = [
    "--test",
    "docx",
    "--test",
    "contents",
    "--test",
    "xlsx",
    "--test",
    "form_documents",
    "--test",
    "template",
    "--",
    "every_part_is_well_formed",
    "every_sheet_says",
    "every_form_is",
    "the_pages_in_the_contents",
    "templates_that_word_processors_wrote",
    "where_a_standard_has_one_or_two",
    "--quiet",
];

/// What was proved.
pub(crate) struct Proved {
    pub(crate) tally: Tally,
    /// What could not be proved for want of a program: a line for each kind.
    pub(crate) note: String,
    /// What the scripts said.
    pub(crate) text: String,
}

/// Proves the documents of the tests, compiled with `features`.
pub(crate) fn prove(workspace: &Workspace, features: &[&str]) -> Result<Proved> {
    let mut proved = Proved {
        tally: Tally::default(),
        note: String::new(),
        text: String::new(),
    };
    let mut ready = Vec::new();
    let python = process::find(&["python3", "python"]);
    for proof in &PROOFS {
        match missing(proof, python.as_deref())? {
            missing if missing.is_empty() => ready.push(proof),
            missing => {
                proved.note += &format!(
                    "  {} files were not proved by other programs; missing here: {}\n",
                    proof.name,
                    missing.join(", ")
                );
            }
        }
    }
    let Some(python) = python.filter(|_| !ready.is_empty()) else {
        return Ok(proved);
    };
    let folder = workspace.scratch().join("office");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let written = process::finish(
        workspace
            .cargo()
            .args(["test", "--workspace"])
            .args(features)
            .args(WRITERS)
            .env("WRITE_DOCX", &folder)
            .env("WRITE_XLSX", &folder),
    )?;
    if !written.success {
        proved.tally += Tally::one(false);
        proved.text += &written.text;
        return Ok(proved);
    }
    for proof in ready {
        let documents = documents(&folder, proof.extension)?;
        ensure!(
            !documents.is_empty(),
            "the tests wrote no .{} file: do the names in WRITERS still find them?",
            proof.extension
        );
        let Ending { success, text } = process::finish(
            Command::new(&python)
                .arg(workspace.root.join(proof.script))
                .args(proof.options)
                .args(documents),
        )?;
        proved.tally += Tally::one(success);
        proved.text += &text;
    }
    Ok(proved)
}

/// What a proof needs and does not find.
fn missing(proof: &Proof, python: Option<&Path>) -> Result<Vec<&'static str>> {
    let Some(python) = python else {
        return Ok(vec!["Python"]);
    };
    let mut missing = Vec::new();
    for need in proof.needs {
        let (found, name) = match need {
            Need::Program(names, name) => (process::find(names).is_some(), *name),
            Need::Module(module, name) => {
                let import = format!("import {module}");
                let ending = process::finish(Command::new(python).args(["-c", &import]))?;
                (ending.success, *name)
            }
        };
        if !found {
            missing.push(name);
        }
    }
    Ok(missing)
}

/// The documents of a kind, in their order.
fn documents(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

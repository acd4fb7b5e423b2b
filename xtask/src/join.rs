//! Joins the custom element with the files that it imports: one text, each file before those that need it.
//!
//! The files are ECMAScript modules, as Trunk serves them. Of the syntax only what they use is known: an import of names on a line of
//! its own, and `export` before a declaration. In one text all names stand beside each other, so a module must not rename one.

use anyhow::{Context, Result, bail, ensure};

/// The file that a build writes anew, see [`crate::bundle`].
const BUILT: &str = "built.js";

/// What was joined.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) text: String,
    /// The names of all files, [`BUILT`] included, each once.
    pub(crate) files: Vec<String>,
}

/// `entry` with everything that it imports. `read` gives the text of a file by its name.
pub(crate) fn join(entry: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<Joined> {
    let mut joined = Joined {
        text: String::new(),
        files: Vec::new(),
    };
    joined.take(entry, read)?;
    Ok(joined)
}

impl Joined {
    fn take(&mut self, file: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<()> {
        if self.files.iter().any(|known| known == file) {
            return Ok(());
        }
        self.files.push(file.to_owned());
        if file == BUILT {
            return Ok(());
        }
        let text = read(file)?;
        let mut own = String::new();
        for line in text.lines() {
            if line.starts_with("import ") {
                self.take(
                    imported(line).with_context(|| format!("{file}: {line}"))?,
                    read,
                )?;
                continue;
            }
            let declared = line.strip_prefix("export ");
            if let Some(declared) = declared {
                ensure!(
                    !declared.starts_with(['{', '*']) && !declared.starts_with("default"),
                    "{file}: {line}: only declarations can be exported"
                );
            }
            own.push_str(declared.unwrap_or(line));
            own.push('\n');
        }
        self.text.push_str(&own);
        Ok(())
    }
}

/// The file of `import { a, b } from './file.js';`.
fn imported(line: &str) -> Result<&str> {
    let parts = line
        .strip_prefix("import { ")
        .and_then(|rest| rest.strip_suffix("';"))
        .and_then(|rest| rest.split_once(" } from './"));
    match parts {
        Some((names, _)) if names.contains(" as ") => bail!("a name must not be changed"),
        Some((_, file)) => Ok(file),
        None => bail!("only names can be imported, on one line, from a file beside this one"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Result<Joined> {
        join("a.js", &|name| {
            let found = files.iter().find(|(file, _)| *file == name);
            found.map(|(_, text)| (*text).to_owned()).context("no file")
        })
    }

    #[test]
    fn each_file_stands_once_before_those_that_need_it() -> Result<()> {
        let joined = joined(&[
            (
                "a.js",
                "import { c } from './c.js';\nimport { b } from './b.js';\nimport { BUILD } from './built.js';\n\nb(c);\n",
            ),
            (
                "b.js",
                "import { c } from './c.js';\n\nexport const b = () => c;\n",
            ),
            (
                "c.js",
                "import { a } from './a.js';\nexport function c() {\n  a();\n}\n",
            ),
        ])?;
        assert_eq!(
            joined.text,
            "function c() {\n  a();\n}\n\nconst b = () => c;\n\nb(c);\n"
        );
        assert_eq!(joined.files, ["a.js", "c.js", "b.js", BUILT]);
        Ok(())
    }

    #[test]
    fn what_would_mean_something_else_in_one_text_is_an_error() {
        for line in [
            "import b from './b.js';",
            "import * as b from './b.js';",
            "import { b as c } from './b.js';",
            "import { b } from 'elsewhere';",
            "import { b } from './gone.js';",
            "export { b };",
            "export default 1;",
            "export * from './b.js';",
        ] {
            let files = [("a.js", line), ("b.js", "export const b = 1;")];
            assert!(joined(&files).is_err(), "{line}");
        }
    }
}

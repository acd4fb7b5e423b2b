//! Assembles `target/dist`: the steps of a build in their order, and the files that they make.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    bundle::{self, Asset, Bundle, Placement},
    editions, guard, integrity,
    join::join,
    module::{self, Part, Parts},
    optimise::{self, Optimised},
    page::{Page, Request},
    process::Echo,
    single_file, slim, snippet,
    workspace::{Workspace, product_file},
};

pub(crate) struct Dist {
    pub(crate) folder: PathBuf,
    /// Why modules and script are not optimised, if they are not.
    pub(crate) unoptimised: Option<String>,
}

/// The files of the dist folder by their paths in it.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn build(workspace: &Workspace, echo: Echo) -> Result<Dist> {
    let sources = Sources::read(workspace)?;
    let mut unoptimised = None;
    let mut settle = |result: Result<Optimised>, bytes: &mut Vec<u8>| -> Result<()> {
        match result? {
            Optimised::Done(smaller) => *bytes = smaller,
            Optimised::Unavailable(why) => unoptimised = Some(why),
        }
        Ok(())
    };
    let mut make = |part: Part| -> Result<Parts> {
        let Parts { module, mut later } = module::build(workspace, part, echo)?;
        let mut module = slim::slim(&module, &sources.element)?;
        let by = match part {
            Part::Interface => "guardAll",
            Part::Documents => "guardWriters",
        };
        module.glue = guard::guard(&module.glue, by)?;
        let smaller = optimise::optimise(workspace, part.key(), &module.wasm);
        settle(smaller, &mut module.wasm)?;
        let smaller = optimise::optimise(workspace, part.later_key(), &later);
        settle(smaller, &mut later)?;
        Ok(Parts { module, later })
    };
    let (interface, documents) = (make(Part::Interface)?, make(Part::Documents)?);
    let code = bundle::code(&sources.element, &interface.module, &documents.module);
    let mut code = code?.into_bytes();
    settle(optimise::shorten(workspace, &code), &mut code)?;
    let code = String::from_utf8(code).context("terser wrote what is not UTF-8")?;
    if let (Some(why), Echo::Live) = (&unoptimised, echo) {
        eprintln!("the product is not optimised and so larger than it need be: {why}");
    }
    let files = assemble(workspace, sources, interface, documents, &code)?;
    let folder = workspace.dist();
    write(&folder, &files)?;
    Ok(Dist {
        folder,
        unoptimised,
    })
}

/// What the page names, as it stands in the workspace.
struct Sources {
    page: Page,
    css: String,
    element: String,
    /// What is copied as it is, and the editions of the packs.
    files: Files,
}

impl Sources {
    fn read(workspace: &Workspace) -> Result<Self> {
        let page = Page::read(&workspace.root.join("index.html"))?;
        let read = |path: &str| {
            fs::read(workspace.root.join(path)).with_context(|| format!("cannot read {path}"))
        };
        let read_text = |path: &str| {
            String::from_utf8(read(path)?).with_context(|| format!("{path} is not UTF-8"))
        };

        let mut files = Files::new();
        let (mut css, mut element) = (None, None);
        let (mut named, mut imported) = (BTreeSet::new(), BTreeSet::new());
        for request in page.requests() {
            match request {
                Request::Css(path) => {
                    ensure!(css.is_none(), "index.html names two style sheets");
                    files.insert(file_name(path).to_owned(), read(path)?);
                    css = Some(read_text(path)?);
                }
                Request::Script(path) => {
                    ensure!(element.is_none(), "index.html names two scripts");
                    let (folder, entry) = path.rsplit_once('/').unwrap_or((".", path));
                    let joined = join(entry, &|file| read_text(&format!("{folder}/{file}")))?;
                    imported.extend(
                        joined.files[1..]
                            .iter()
                            .map(|file| format!("{folder}/{file}")),
                    );
                    element = Some(joined.text);
                }
                Request::CopyFile(path) => {
                    named.insert(path.clone());
                }
                Request::CopyDir(path) => {
                    copy_folder(&workspace.root.join(path), file_name(path), &mut files)?
                }
                Request::Rust => {}
            }
        }
        ensure!(
            named == imported,
            "index.html must name the files that the script imports, and no others: {imported:?}"
        );
        editions::replace_packs(&mut files)?;
        editions::gather_programmes(&mut files)?;
        Ok(Self {
            css: css.context("index.html names no style sheet")?,
            element: element.context("index.html names no script")?,
            page,
            files,
        })
    }
}

fn assemble(
    workspace: &Workspace,
    sources: Sources,
    interface: Parts,
    documents: Parts,
    code: &str,
) -> Result<Files> {
    let Sources {
        page,
        css,
        mut files,
        ..
    } = sources;
    let assets = assets(&files)?;
    let bundle = Bundle {
        version: &workspace.version,
        code,
        interface: &interface,
        documents: &documents,
        assets: &assets,
    };
    let script = bundle.write(Placement::Beside);
    let single = single_file::write(&page, &css, &bundle.write(Placement::Inside))?;
    let (script_name, wasm_name) = (product_file("js"), Part::Interface.wasm_file());

    // The module would otherwise be asked for only when the script has arrived and run. No integrity here: Chromium ignores it for
    // this kind of preload, with a warning; the element's own fetch takes the preloaded answer and checks it.
    let preload = format!(
        "<link rel=\"preload\" href=\"{wasm_name}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
    );
    let index = page.rewrite(|request| match request {
        Request::Css(path) => format!("<link rel=\"stylesheet\" href=\"{}\">", file_name(path)),
        Request::Script(_) => {
            format!("{preload}\n  <script type=\"module\" src=\"{script_name}\"></script>")
        }
        Request::CopyDir(_) | Request::CopyFile(_) | Request::Rust => String::new(),
    });

    let snippet = snippet::write(&integrity::sha256(script.as_bytes()));
    files.insert("index.html".to_owned(), index.into_bytes());
    files.insert("snippet.html".to_owned(), snippet.into_bytes());
    files.insert(product_file("html"), single.into_bytes());
    files.insert(script_name, script.into_bytes());
    files.insert(wasm_name, interface.module.wasm);
    files.insert(Part::Interface.later_file(), interface.later);
    files.insert(Part::Documents.wasm_file(), documents.module.wasm);
    files.insert(Part::Documents.later_file(), documents.later);
    Ok(files)
}

/// The copied files that the element loads by name.
fn assets(files: &Files) -> Result<Vec<Asset>> {
    let found = files.iter().filter(|(path, _)| {
        let folders = [
            "examples/",
            editions::FOLDER,
            editions::PROGRAMMES,
            editions::MAPPINGS,
        ];
        path.ends_with(".json") && folders.iter().any(|folder| path.starts_with(folder))
    });
    found
        .map(|(path, bytes)| {
            let name = file_name(path).to_owned();
            let plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
            ensure!(
                name.chars().all(plain),
                "{path}: a name that goes into an address must be plain ASCII"
            );
            let text =
                String::from_utf8(bytes.clone()).with_context(|| format!("{path} is not UTF-8"))?;
            Ok(Asset {
                name,
                path: path.clone(),
                text,
            })
        })
        .collect()
}

/// Adds everything below `folder` to `files`, below `prefix`.
fn copy_folder(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            bail!("{} has no name that an address can hold", path.display());
        };
        let inside = format!("{prefix}/{name}");
        if path.is_dir() {
            copy_folder(&path, &inside, files)?;
        } else {
            files.insert(
                inside,
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?,
            );
        }
    }
    Ok(())
}

/// Makes `folder` hold `files` and nothing else. A file that is already right is not touched.
fn write(folder: &Path, files: &Files) -> Result<()> {
    let mut present = Files::new();
    if folder.is_dir() {
        copy_folder(folder, "", &mut present)?;
    }
    for path in present.keys().map(|path| path.trim_start_matches('/')) {
        if !files.contains_key(path) {
            fs::remove_file(folder.join(path)).with_context(|| format!("cannot remove {path}"))?;
        }
    }
    for (path, bytes) in files {
        if present.get(&format!("/{path}")) == Some(bytes) {
            continue;
        }
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

//! `cargo xtask`: builds, serves, checks and measures the product.
//!
//! This file owns the command line and nothing else. Each file beside it owns one step; `dist` puts the steps of a build in
//! their order, `check` the gates of a test run.

mod address;
mod apt;
mod bench;
mod browser;
mod bundle;
mod check;
mod chromium;
mod compression;
mod declarations;
mod dist;
mod editions;
mod glue;
mod guard;
mod integrity;
mod join;
mod module;
mod node;
mod office;
mod optimise;
mod page;
mod paths;
mod policy;
mod process;
mod rename;
mod serve;
mod shake;
mod single_file;
mod size;
mod slim;
mod snippet;
mod soak;
mod split;
mod strip;
mod tally;
mod toolchain;
mod trim;
mod words;
mod workspace;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::{process::Echo, serve::Site, workspace::Workspace};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]     build the product and serve it on 127.0.0.1 (default port 8080, or the next free one)
  dist                 build the product into target/dist
  test [gate…]         run every gate, or only those named; the last line says how many checks passed and failed
  soak [rounds]        prove in full that nothing is lost, with so many kills of tab and browser (--seed N for the same again)
  bench                build the product and measure it in Chromium
  help                 show this text

  serve --dir DIR      serve a folder as it is, without building; may be given more than once, the first match wins
  serve --while-stdin  end when standard input is closed, so that a test never leaves a server behind
  serve --log          print every request: its method and its address
";

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Parser) -> Result<ExitCode> {
    let command = match arguments.next()? {
        Some(Arg::Value(command)) => command.string()?,
        Some(Arg::Short('h') | Arg::Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => serve(arguments),
        "dist" => {
            no_more(arguments)?;
            let dist = dist::build(&Workspace::read()?, Echo::Live)?;
            println!("{}", dist.folder.display());
            Ok(ExitCode::SUCCESS)
        }
        "test" => {
            let mut names = Vec::new();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Arg::Value(name) => names.push(name.string()?),
                    other @ (Arg::Short(_) | Arg::Long(_)) => {
                        return Err(other.unexpected().into());
                    }
                }
            }
            check::run(&Workspace::read()?, &names)
        }
        "soak" => {
            let mut options = soak::Options::default();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Arg::Long("seed") => options.seed = Some(arguments.value()?.parse()?),
                    Arg::Value(rounds) => options.rounds = Some(rounds.parse()?),
                    other @ (Arg::Short(_) | Arg::Long(_)) => {
                        return Err(other.unexpected().into());
                    }
                }
            }
            soak::run(&Workspace::read()?, &options)
        }
        "bench" => {
            no_more(arguments)?;
            bench::run(&Workspace::read()?)?;
            Ok(ExitCode::SUCCESS)
        }
        "help" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => bail!("there is no command `{unknown}`: see `cargo xtask help`"),
    }
}

fn serve(mut arguments: Parser) -> Result<ExitCode> {
    let mut port = 8080;
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut while_stdin = false;
    let mut log = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => port = arguments.value()?.parse()?,
            Arg::Long("dir") => folders.push(arguments.value()?.into()),
            Arg::Long("while-stdin") => while_stdin = true,
            Arg::Long("log") => log = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if folders.is_empty() {
        folders.push(dist::build(&Workspace::read()?, Echo::Live)?.folder);
    }
    if while_stdin {
        serve::end_with_stdin();
    }
    Site::new(folders, log)?.run(port)?;
    Ok(ExitCode::SUCCESS)
}

fn no_more(mut arguments: Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}

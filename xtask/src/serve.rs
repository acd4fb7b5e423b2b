//! A static server for one's own machine: the files of some folders, under the content security policy.

use std::{
    collections::HashMap,
    env, fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result, bail, ensure};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::{
    address,
    compression::{self, QUICK},
    integrity, policy,
    workspace::product_file,
};

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 20;
/// Requests answered at a time; a browser opens six connections.
const WORKERS: usize = 6;

pub(crate) struct Site {
    folders: Vec<PathBuf>,
    /// Whether every request is printed.
    log: bool,
    /// Compressed files by the hash of the plain ones.
    compressed: Mutex<HashMap<String, Arc<Vec<u8>>>>,
}

impl Site {
    /// A site that looks for a file in each of `folders` in turn.
    pub(crate) fn new(folders: Vec<PathBuf>, log: bool) -> Result<Self> {
        for folder in &folders {
            ensure!(folder.is_dir(), "{} is no folder", folder.display());
        }
        Ok(Self {
            folders,
            log,
            compressed: Mutex::default(),
        })
    }

    /// Serves until the process ends. Port 0 stands for any free one.
    pub(crate) fn run(self, port: u16) -> Result<()> {
        let server = listen(port)?;
        let address = server
            .server_addr()
            .to_ip()
            .context("the server has no address")?;
        let here = env::current_dir()?;
        let folder = self.folders[0]
            .strip_prefix(&here)
            .unwrap_or(&self.folders[0]);
        println!(
            "serving {} at http://{address}/ (stop with Ctrl+C)",
            folder.display()
        );
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    for request in server.incoming_requests() {
                        // A browser that has gone away is no fault of ours.
                        if let Err(error) = self.answer(request)
                            && !is_disconnection(&error)
                        {
                            eprintln!("{error:#}");
                        }
                    }
                });
            }
        });
        Ok(())
    }

    fn answer(&self, request: Request) -> Result<()> {
        if self.log {
            println!("{} {}", request.method(), request.url());
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Ok(request
                .respond(Response::from_string("only GET and HEAD").with_status_code(405))?);
        }
        let Some((path, file)) = self.find(request.url()) else {
            return Ok(request.respond(Response::from_string("not found").with_status_code(404))?);
        };
        let mut bytes =
            Arc::new(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        let kind = content_type(&path);
        let mut headers = vec![
            header("Content-Type", kind.name)?,
            header("Content-Security-Policy", policy_of(&path))?,
            header("X-Content-Type-Options", "nosniff")?,
            header("Cache-Control", "no-cache")?,
            header("Vary", "Accept-Encoding")?,
        ];
        if kind.compressible && accepts_brotli(&request) {
            bytes = self.compress(&bytes)?;
            headers.push(header("Content-Encoding", "br")?);
        }
        let length = bytes.len();
        let mut response = Response::new(200.into(), headers, bytes.as_slice(), Some(length), None);
        // A known length lets the browser show how far it is.
        response = response.with_chunked_threshold(usize::MAX);
        Ok(request.respond(response)?)
    }

    /// The file that an address names, and its path in the site.
    fn find(&self, url: &str) -> Option<(PathBuf, PathBuf)> {
        let path = address::path(url)?;
        self.folders.iter().find_map(|folder| {
            let path = if folder.join(&path).is_dir() {
                path.join("index.html")
            } else {
                path.clone()
            };
            let file = folder.join(&path);
            file.is_file().then_some((path, file))
        })
    }

    fn compress(&self, bytes: &[u8]) -> Result<Arc<Vec<u8>>> {
        let hash = integrity::sha256(bytes);
        let lock = || {
            self.compressed
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(known) = lock().get(&hash) {
            return Ok(Arc::clone(known));
        }
        let compressed = Arc::new(compression::brotli(bytes, QUICK)?);
        lock().insert(hash, Arc::clone(&compressed));
        Ok(compressed)
    }
}

/// Ends the process when standard input does.
pub(crate) fn end_with_stdin() {
    thread::spawn(|| {
        // Whether it ends or fails, whoever started us is gone.
        let _ = io::stdin().read_to_end(&mut Vec::new());
        process::exit(0);
    });
}

fn listen(port: u16) -> Result<Server> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(PORTS - 1)
    };
    for port in port..=last {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) if port == last => bail!(
                "no free port from {} to {last}: {error}",
                last.saturating_sub(PORTS - 1)
            ),
            Err(_) => {}
        }
    }
    bail!("no port to listen on")
}

fn policy_of(path: &Path) -> &'static str {
    if path == Path::new(&product_file("html")) {
        policy::SERVED_SINGLE_FILE
    } else {
        policy::SITE
    }
}

struct Kind {
    name: &'static str,
    compressible: bool,
}

fn content_type(path: &Path) -> Kind {
    let text = |name| Kind {
        name,
        compressible: true,
    };
    let packed = |name| Kind {
        name,
        compressible: false,
    };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => text("text/html; charset=utf-8"),
        Some("css") => text("text/css; charset=utf-8"),
        Some("js" | "mjs") => text("text/javascript; charset=utf-8"),
        Some("json") => text("application/json; charset=utf-8"),
        Some("wasm") => text("application/wasm"),
        Some("svg") => text("image/svg+xml"),
        Some("md" | "txt") => text("text/plain; charset=utf-8"),
        Some("png") => packed("image/png"),
        Some("webp") => packed("image/webp"),
        Some("woff2") => packed("font/woff2"),
        _ => packed("application/octet-stream"),
    }
}

fn accepts_brotli(request: &Request) -> bool {
    let mut values = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"));
    values.any(|header| {
        header
            .value
            .as_str()
            .split(',')
            .any(|name| name.trim() == "br")
    })
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow::anyhow!("`{name}: {value}` is no header"))
}

fn is_disconnection(error: &anyhow::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(BrokenPipe | ConnectionAborted | ConnectionReset))
}

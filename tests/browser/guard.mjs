// What no page of a browser test may do, whatever the test is about. Every context of the driver is under guard, so every flow of
// every suite is a proof that nothing leaves the page.
//
// A request may ask for one thing: a file that the page's own server holds. Anything else is a fault: another origin, a file that
// nobody built, a question mark behind a file, a body, a socket, a worker, a call to a peer. So is a violation of the content
// security policy, and a page that was served without one.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';

/** The folders behind each origin of our own. */
const served = new Map();
/** What the servers were asked that no page may ask for, by whomever. */
const strays = [];
/** Called for the requests by which the guard itself finds out that a server has told all. */
const waiting = new Map();

/** Has pages of an origin ask for the files of these folders. Returns what hears of each request that its server gets, as `GET /`. */
export function permit(origin, folders) {
  served.set(origin, folders);
  return (line) => {
    const [method, address] = line.split(' ');
    const done = waiting.get(origin + address);
    if (done) return done();
    const fault = faultOfAsking(method, new URL(origin + address));
    return fault && strays.push(`${fault} (heard by the server)`);
  };
}

let told = 0;

/** Waits until every server has told of all that it was asked before. */
async function heard() {
  await Promise.all([...served.keys()].map(async (origin) => {
    told += 1;
    const mark = `${origin}/guard-${process.pid}-${told}`;
    const done = new Promise((resolve) => { waiting.set(mark, resolve); });
    await fetch(mark);
    await done;
    waiting.delete(mark);
  }));
}

/** The paths that a browser may ask an origin for. The icon is the browser's own wish. */
function paths(origin) {
  const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length).replace(/^\/*/, '/'));
  const known = served.get(origin).flatMap(files);
  const roots = known.filter((path) => path.endsWith('/index.html')).map((path) => path.slice(0, -'index.html'.length));
  return new Set([...known, ...roots, '/favicon.ico']);
}

/** Why a request to one of our servers is a fault, or nothing. */
function faultOfAsking(method, url) {
  const what = `${method} ${url.href.slice(0, 300)}`;
  if (method !== 'GET') return `request that carries something: ${what}`;
  if (url.search) return `request with a query: ${what}`;
  return paths(url.origin).has(url.pathname) ? undefined : `request for what was not built: ${what}`;
}

/** Why a request of a page is a fault, or nothing. */
function faultOf(request) {
  const url = new URL(request.url());
  if (['blob:', 'data:', 'about:'].includes(url.protocol)) return undefined;
  const page = pageOf(request);
  const opening = request.isNavigationRequest() && (!page || !request.frame().parentFrame());
  if (url.protocol === 'file:' && opening) return undefined;
  const own = served.has(url.origin) && (opening || (page && new URL(page.url()).origin === url.origin));
  if (!own) return `request to another origin: ${request.method()} ${request.url().slice(0, 300)}`;
  return faultOfAsking(request.method(), url);
}

/** The page that asks; a window that is just being opened has none yet, and a worker has none. */
function pageOf(request) {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

/**
 * Lists, while it happens, what no page of `context` may do. `requests` and `violations` hold patterns of requests, and of violations
 * of the policy, that the test itself provokes; `allow` patterns of what may be thrown or logged.
 */
export function watch(context, { allow = [], requests = [], violations = [] } = {}) {
  const faults = [];
  const note = (allowed, fault) => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  context.on('weberror', (error) => note(allow, `uncaught: ${error.error().stack ?? error.error()}`));
  context.on('console', (message) => {
    const { url } = message.location();
    const text = `${message.text()} (${url})`;
    if (/Content[ -]Security[ -]Policy/i.test(text)) return note(violations, `violation of the policy: ${text}`);
    if (text.startsWith(CALL)) return note(requests, text);
    // A host page without an icon is not the product's fault.
    if (url.endsWith('/favicon.ico') || !['error', 'warning'].includes(message.type())) return undefined;
    return note(allow, `console ${message.type()}: ${text}`);
  });
  context.on('request', (request) => {
    const fault = faultOf(request);
    if (fault) note(requests, fault);
  });
  context.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document' && response.url().startsWith('http') && response.ok();
    if (isPage && !response.headers()['content-security-policy']) note(violations, `page without a policy: ${response.url()}`);
  });
  context.on('serviceworker', (worker) => note(requests, `worker: ${worker.url()}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => note(requests, `socket: ${socket.url()}`));
    page.on('worker', (worker) => note(requests, `worker: ${worker.url()}`));
  });
  return faults;
}

/** How a page says that it began what no event of the browser's tells. */
const CALL = 'call that the policy does not govern';

/** How a page says that its policy was violated, whatever the browser writes about it, and in whichever frame. */
const VIOLATION = 'Content Security Policy violated';

/** Runs before anything of a page: what no event tells, the page is made to say. */
export const BEFORE = `{
  addEventListener('securitypolicyviolation', (event) => {
    console.error('${VIOLATION}: ' + event.effectiveDirective + ' ' + event.blockedURI);
  }, true);
  for (const name of ['RTCPeerConnection', 'SharedWorker', 'WebTransport']) {
    const original = globalThis[name];
    if (original) globalThis[name] = class extends original {
      constructor(...given) { console.error('${CALL}: ' + name); super(...given); }
    };
  }
}`;

/**
 * Puts a context under guard: `context.close()` closes every page as a user does, so that what they do on leaving is seen, and
 * fails if any of them did what none may. `context.discard()` closes without a word, for a test that has failed already.
 */
export async function guard(context, allowances = {}) {
  const faults = watch(context, allowances);
  const begun = strays.length;
  await context.addInitScript(BEFORE);
  const close = context.close.bind(context);
  context.discard = close;
  context.close = async () => {
    for (const page of context.pages()) await page.close();
    await close();
    await heard();
    const provoked = (stray) => (allowances.requests ?? []).some((pattern) => pattern.test(stray));
    assertNoFaults([...faults, ...strays.slice(begun).filter((stray) => !provoked(stray))]);
  };
  return faults;
}

export function assertNoFaults(faults) {
  assert.deepEqual(faults, []);
}

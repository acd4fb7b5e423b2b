// Fetches what lies beside the page, and makes modules of it.

/** An error's `cause` is the status of what the server answered; it has none where nothing was answered. */
export async function fetched({ base64, url, integrity }) {
  if (base64) return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const fail = (why, cause) => { throw new Error(`${url}: ${why}`, { cause }); };
  const answer = await fetch(url, { integrity, credentials: 'same-origin' }).catch((error) => fail(error.message));
  if (!answer.ok) fail(`${answer.status} ${answer.statusText}`, answer.status);
  return answer;
}

/** A module out of what `fetched` gives. Not every server says of a module that it is one: then it is compiled when it is here. */
export async function compiled(source) {
  source = await source;
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (/^application\/wasm\b/.test(source.headers.get('content-type'))) return WebAssembly.compileStreaming(source);
  return WebAssembly.compile(await source.arrayBuffer());
}

/** The glue starts a module by it. */
export async function instantiate(source, imports) {
  const module = await compiled(source);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

/** When somebody last typed into an element. */
let typed = -Infinity;
export const typing = () => { typed = performance.now(); };

/** Fulfilled when nobody has typed for a moment: what takes a while comes between no two keys. */
export async function calm() {
  while (performance.now() - typed < 500) await new Promise((go) => { setTimeout(go, 100); });
}

// A static server that compresses as well as it can and counts what it sends. Files that are not there are a 404, nothing else.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/**
 * Serves `folder` on a free port, under `policy` (a Content-Security-Policy) if there is one. `sent` is a map from path to body
 * bytes, of everything sent since it was last cleared.
 */
export async function serve(folder, policy) {
  const root = resolve(folder);
  const compressed = new Map();
  const sent = new Map();

  async function answer({ url }, response) {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(root, decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const path = relative(root, file);
    // Compressed once: the first visit, which is not timed, pays for it.
    if (!compressed.has(path)) compressed.set(path, await compress(await readFile(file), BEST));
    const body = compressed.get(path);
    sent.set(path, (sent.get(path) ?? 0) + body.length);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': body.length,
      'cache-control': 'no-store',
      ...(policy && { 'content-security-policy': policy }),
    });
    response.end(body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

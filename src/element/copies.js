// A second copy of every record. Chromium keeps what is written to localStorage in memory, for five seconds and, where much is
// written, for a minute: a browser that is killed forgets it. What IndexedDB has written is on the disk. Where it cannot be had, the
// records are as safe as localStorage is.

const COPIES = 'records';
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = reject;
});

let database;
async function openDatabase() {
  const request = indexedDB.open('excellence-assessment');
  request.onupgradeneeded = () => request.result.createObjectStore(COPIES);
  return done(request);
}

/** Fulfilled when all that was copied is on the disk. */
let copied = Promise.resolve();
let changes;
/** What could not be copied: it goes with what comes next. */
let left;

/**
 * Copies the text that was stored under a key, or its removal, together with all that comes before the page draws breath; or calls
 * back when all of it is on the disk, or with the copy of a key. Records are copied, which of them are deleted, which is open, and packs of
 * somebody else; the rest is comfort.
 */
export function copy(what, text) {
  if (what.call) return copied.then(what);
  if (text?.call) return copyOf(what).catch(() => {}).then(text);
  if (!/t\/(record|current|bin|pack)\//.test(what)) return;
  if (!changes) {
    changes = {};
    copied = writeCopies();
  }
  changes[what] = text;
}

/** The next task, so that what is being typed is painted first; a page that goes away has no other. */
const nextTask = () => new Promise((go) => {
  if (document.hidden || globalThis.event?.type === 'pagehide') return go();
  const begin = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', begin);
    go();
  };
  const timer = setTimeout(begin);
  addEventListener('pagehide', begin);
});

const copyOf = async (key) => done((await database).transaction(COPIES).objectStore(COPIES).get(key));

async function writeCopies() {
  await nextTask();
  const texts = { ...left, ...changes };
  left = changes = undefined;
  const write = async () => {
    const transaction = (await database).transaction(COPIES, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(COPIES);
    for (const key in texts) texts[key] ? records.put(texts[key], key) : records.delete(key);
    await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = reject; });
  };
  try {
    await write();
  } catch {
    database = openDatabase(); // The browser may have closed it.
    await write().catch(() => { left = { ...texts, ...left }; });
  }
}

/** Puts back what localStorage lost: records of which it has no revision as new, and what was open with them. */
export async function restore() {
  database = openDatabase();
  const records = (await database).transaction(COPIES).objectStore(COPIES);
  const keys = await done(records.getAllKeys());
  const revision = (key) => Number(key.split('/')[3]);
  const isKnown = (key) => Object.keys(localStorage).some((other) => revision(other) >= revision(key) && other.startsWith(key.replace(/\d+$/, '')));
  const lost = keys.filter((key) => revision(key) && !isKnown(key));
  if (lost[0]) lost.push(...keys.filter((key) => !revision(key)));
  for (const key of lost) localStorage.setItem(key, await done(records.get(key)));
}

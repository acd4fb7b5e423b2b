// The windows and elements of one browser that have the same assessment open.

import { RECORDS } from './records.js';

let ended = Promise.resolve(); // When what was shared last is let go of.

/**
 * The windows and elements that have one record open: one writes it, which holds the lock of its name, and the others follow. `tell`
 * hears `theirs` (another one writes it), `taken` (another one took it over), `mine` (it is ours again), `changed` (the writer stored
 * it), `wanted` (another one asks for it) and `locked` (it is to be closed everywhere). Gives back what can be done: `say` something
 * to the others, answer that they can have it when the slot has arrived (`yield`), take it over (`want`), and `end`.
 */
export function share(id, tell) {
  const name = `${RECORDS}${id}`;
  const channel = new BroadcastChannel(name);
  let letGo, held, follows, slot, wanting, over;
  const ask = async (options) => {
    try {
      await (held = navigator.locks.request(name, options, (lock) => {
        if (over) return;
        // Asked again while it was being taken over: it is held here.
        if (!lock) return letGo || (follows ||= tell('theirs'));
        // What the writer before stored last may still be on its way from its process to this one. By then another may have it.
        if (follows) setTimeout(() => over || follows || tell('mine'), 100);
        follows = false;
        return new Promise((done) => { letGo = done; });
      }));
    } catch {
      // Where there are no locks, `letGo` was never set, and the archive alone sees to it that nothing is written over.
      if (letGo) follows = tell('taken');
      letGo = undefined;
    }
  };
  const changed = ({ key }) => follows && key?.startsWith(name) && tell('changed');
  // The writer may have crashed or been closed. Who reloads it has the focus there and gets it back.
  const timer = setInterval(() => follows && !wanting && document.hasFocus() && ask({ ifAvailable: true }), 2000);
  addEventListener('storage', changed);
  channel.onmessage = ({ data }) => {
    // A window that could not listen for so long has lost it already.
    if (data.pop) letGo && tell('named', data);
    else if (data > 0) letGo && Date.now() - data < 900 && tell('wanted');
    else if (data === 'changed') changed({ key: name });
    else if (data === 'locked') tell(data);
    else if (data !== 'named') slot = data;
  };
  // Opened anew, it is let go of first: otherwise this window would take itself for another one.
  ended.then(() => ask({ ifAvailable: true }));
  return {
    say: (word) => channel.postMessage(word),
    yield(slot) {
      follows = true;
      letGo?.();
      letGo = undefined;
      channel.postMessage(name + slot);
    },
    want() {
      slot = undefined;
      channel.postMessage(Date.now());
      let tries = 50; // A second: a window that does not answer by then hangs or is gone.
      clearInterval(wanting);
      wanting = setInterval(() => {
        if (--tries && !(slot && localStorage.getItem(slot))) return;
        wanting = clearInterval(wanting);
        ask({ steal: true });
      }, 20);
    },
    end() {
      over = true;
      [timer, wanting].forEach(clearInterval);
      removeEventListener('storage', changed);
      channel.close();
      if (letGo) ended = Promise.allSettled([held]);
      letGo?.();
      letGo = undefined;
    },
  };
}

/**
 * Gives a record that is not open here its names: where nobody writes it, `then` gives them while it is held; else who writes it is
 * asked, and `then` hears whether that one stored them.
 */
export async function nameRecord(id, names, then) {
  const name = `${RECORDS}${id}`;
  if (!navigator.locks) return then();
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) return then();
    const channel = new BroadcastChannel(name);
    const stored = await new Promise((told) => {
      // What it stored may still be on its way from its process to this one.
      channel.onmessage = ({ data }) => data === 'named' && setTimeout(told, 100, true);
      setTimeout(told, 3000, false);
      channel.postMessage(names);
    });
    channel.close();
    then(stored);
  });
}

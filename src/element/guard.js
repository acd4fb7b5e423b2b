// What happens when the module fails: it is not called any more, and every element of the page is told.

/** The elements of the page, which share the module, and how each is told that it failed. */
export const elements = new Map();

/** The error with which the module ended: a panic, or whatever else left it in the middle of its work. */
export let failure;

/** How many calls of the module are under way, one within the other. */
export let depth = 0;

/** Tells those that do not know it yet. Where no stack is left for it, the next call tells them. */
let telling;
function tellFailure() {
  if (telling) return;
  telling = true;
  try {
    for (const fail of elements.values()) fail(failure);
  } finally {
    telling = false;
  }
}

/** A function of the module. The module is not called any more once it has failed: nothing in it can be relied on then. */
export const guarded = (call) => (...given) => {
  if (failure) {
    if (depth > 0) throw failure; // It called the page, the page called it, and there it failed: it does not go on either.
    tellFailure();
    return []; // The glue may look for parts in it.
  }
  depth++;
  try {
    return call(...given);
  } catch (error) {
    failure ??= error;
    tellFailure();
    throw error;
  } finally {
    depth--;
  }
};

/** The exports of the module, for its glue: the build puts this in its place, see `xtask/src/guard.rs`. */
export const guardAll = (exports, by = guarded) => Object.fromEntries(Object.entries(exports)
  .map(([name, one]) => [name, typeof one === 'function' ? by(one, name) : one]));

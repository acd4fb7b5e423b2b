// What measures inside the page: a script that every subject's page is given before its own. It must not reach outside its body.

/** Sets `globalThis.stopwatch` up around a subject's `inPage` functions. */
export function stopwatch(subject) {
  /** The end of the next frame, and whether it shows what `holds` asks for: a timer set in a frame runs when it is painted. */
  const frame = (holds = () => true) =>
    new Promise((resolve, reject) => {
      requestAnimationFrame(() => {
        try {
          const held = holds();
          setTimeout(() => resolve({ held, at: performance.now() }));
        } catch (error) {
          reject(error);
        }
      });
    });

  /** The end of the first frame that shows what `holds` asks for. */
  async function shown(holds, what, patience) {
    const giveUp = performance.now() + patience;
    for (;;) {
      const { held, at } = await frame(holds);
      if (held) return at;
      if (at > giveUp) throw new Error(`waited ${patience / 1000} s in vain for ${what}`);
    }
  }

  /** The modules' memory, in MB: the JavaScript heap does not contain it. */
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      const { exports } = made.instance ?? made;
      memories.push(...Object.values(exports).filter((exported) => exported instanceof WebAssembly.Memory));
      return made;
    };
  }
  const wasm = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 1e6;

  /** The longest time that the page answers nothing while it does something, in milliseconds. */
  async function pauses(something) {
    const { port1, port2 } = new MessageChannel();
    let [last, longest] = [performance.now(), 0];
    const look = () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    port1.onmessage = () => {
      look();
      port2.postMessage(0);
    };
    port2.postMessage(0);
    await something();
    look();
    port1.close();
    return longest;
  }

  const field = () => Boolean(subject.field()?.checkVisibility());

  return {
    /**
     * Waits until the page can be used, and opens the first item; both in milliseconds since the navigation
     * began. `content` is put in between.
     */
    async arrive(content) {
      const usable = await shown(subject.isReady, 'a page that can be used', 30_000);
      if (content) await subject.prepare(content);
      subject.openItem();
      const item = await shown(field, 'item 1.1', 30_000);
      return { usable, item, wasm: wasm() };
    },

    /** Clicks on percents of item 1.1; for each, from the click to the end of the first frame that shows another total. */
    async score(values) {
      const times = [];
      for (const value of values) {
        const before = subject.total();
        const from = performance.now();
        subject.percent(value).click();
        const to = await shown(() => subject.total() !== before, `a total that follows a click on ${value} %`, 5000);
        times.push(to - from);
      }
      return times;
    },

    /** Puts the cursor at the end of the field and writes a text there at once, as a paste does. */
    paste(text) {
      const field = subject.field();
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      document.execCommand('insertText', false, text);
    },

    /** Types `count` characters, one a frame; for each, from the key to the end of the frame that shows it. */
    async type(count) {
      const times = [];
      for (let typed = 0; typed < count; typed += 1) {
        const from = performance.now();
        // The way of a real key: the editor changes the text, and the page gets its `beforeinput` and `input`.
        document.execCommand('insertText', false, '改');
        times.push((await frame()).at - from);
      }
      return times;
    },

    /**
     * Types `count` letters, each of which is stored before the next; how many characters go to the storage for one. Nothing where none
     * do.
     */
    async save(count, patience) {
      subject.field().focus();
      const { setItem } = Storage.prototype;
      let written = 0;
      Storage.prototype.setItem = function set(key, text) {
        written += text.length;
        return setItem.call(this, key, text);
      };
      for (let typed = 0; typed < count; typed += 1) {
        document.execCommand('insertText', false, '改');
        await new Promise((resolve) => { setTimeout(resolve, patience); });
      }
      Storage.prototype.setItem = setItem;
      return written ? written / count : undefined;
    },

    /**
     * Opens files of 1 MiB, sound ones and such as are refused: each from the call to its answer, and the longest pause meanwhile.
     * Nothing where a page has none.
     */
    async open(count) {
      const figures = { opened: [], openedPause: [], refused: [], refusedPause: [] };
      for (let done = 0; subject.large && done < count; done += 1) {
        const text = subject.large();
        for (const [name, file] of [['refused', text.replace('"format"', '"formal"')], ['opened', text]]) {
          const from = performance.now();
          const pause = await pauses(() => subject.open(file).catch(() => {}));
          figures[name].push(performance.now() - from);
          figures[`${name}Pause`].push(pause);
          await new Promise((resolve) => { setTimeout(resolve, 500); });
        }
      }
      return figures;
    },

    /** Shows a table of so many indicators, and puts the cursor into a figure of it; false where the subject has none. */
    async openTable(rows) {
      if (!subject.table) return false;
      await subject.table(rows);
      await shown(() => Boolean(subject.cell()?.checkVisibility()), `a table of ${rows}`, 30_000);
      subject.cell().focus();
      return true;
    },

    /** Types `count` digits into the figure, one a frame, as `type` does, and takes each away again. */
    async typeFigure(count) {
      const times = [];
      for (let typed = 0; typed < count; typed += 1) {
        const from = performance.now();
        if (typed % 2) document.execCommand('delete');
        else document.execCommand('insertText', false, '7');
        times.push((await frame()).at - from);
      }
      return times;
    },

    /** Opens the page of the planner; false where the subject has none. */
    async openPlans() {
      if (!subject.openPlans) return false;
      subject.openPlans();
      await shown(() => Boolean(subject.tiers()), 'the tiers to plan for', 30_000);
      return true;
    },

    /** Chooses another tier `count` times; every plan is computed, told and drawn. */
    async plan(count) {
      for (let chosen = 0; chosen < count; chosen += 1) {
        const tiers = subject.tiers();
        tiers.selectedIndex = (tiers.selectedIndex + 1) % tiers.length;
        tiers.dispatchEvent(new Event('change', { bubbles: true }));
        // Two tiers that are reached are told in the same words, so that nothing else says when it is done.
        await frame();
      }
    },

    /**
     * From item 1.1 to the page of all programmes: from the click to the end of the first frame that shows every one of `count`; nothing
     * where the subject has no such page.
     */
    async openOverview(count) {
      if (!subject.openOverview) return undefined;
      const from = performance.now();
      subject.openOverview();
      return (await shown(() => subject.programmes() === count, `${count} programmes`, 30_000)) - from;
    },

    /** Back to item 1.1. */
    async leaveOverview() {
      subject.openItem();
      await shown(field, 'item 1.1', 30_000);
    },

    /** The longest time that the page answers nothing, within `patience` milliseconds. */
    longestPause(patience) {
      return pauses(() => new Promise((resolve) => { setTimeout(resolve, patience); }));
    },
  };
}

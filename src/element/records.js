// What is stored, read without the module.

export const RECORDS = 'excellence-assessment/record/';

const withoutLine = (text) => text.replace(/^excellence-record .*\n/, '');

/** The text of a slot of localStorage, and the slot of the whole text where it says the changes of one: see src/storage/changing.rs. */
function read(key) {
  const text = withoutLine(localStorage.getItem(key));
  const [, revision] = text.match(/^excellence-record 1 (\d+) /) ?? [];
  if (!revision) return [text];
  const whole = key.replace(/\d+$/, revision);
  const lines = withoutLine(localStorage.getItem(whole) ?? '').split('\n'), changes = withoutLine(text).split('\n');
  for (let more = 0, change; (change = changes.shift());) {
    const [at, taken, given] = change.split(' ').map(Number);
    lines.splice(at + more, taken, ...changes.splice(0, given));
    more += given - taken;
  }
  return [lines.join('\n'), whole];
}

/** What is stored, as `[name of a file, text]`, the last changed first. Read without the module, whatever state it is in. */
export function storedFiles() {
  const files = {}, wholes = [];
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(RECORDS))) {
      const [text, whole] = read(key);
      let name = key.slice(RECORDS.length), changed = '';
      try {
        const file = JSON.parse(text);
        wholes.push(whole); // Handed out with the changes in it; by itself, where those are damaged.
        changed = file.changed;
        name = [file.organisation.name, file.organisation.period, changed.slice(0, 10)].filter(Boolean).join(' ');
      } catch {} // Damaged, or of another version: handed out under the name of its record.
      files[key] = [`${name}.json`, text, changed];
    }
  } catch {} // Storage may be denied.
  for (const whole of wholes) delete files[whole];
  return Object.values(files).sort(([,, a], [,, b]) => b > a ? 1 : -1);
}

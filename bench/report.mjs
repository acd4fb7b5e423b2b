// The figures as a table for people and as one line of JSON for programs, with a verdict on each target.

const KB = 1024;

/**
 * The rows: a figure, what it is called, its unit, what a unit is, its decimals. A target is the most that the figure may be, or
 * `ofPeer`, the most that it may be of the peer's, or `ofOwn`, the most that it may be of another figure of the same subject.
 */
const ROWS = [
  { figure: 'bytes', title: 'first load, brotli', unit: 'KB', one: KB, decimals: 1, most: 196 },
  { figure: 'usable', title: 'usable', unit: 'ms', ofPeer: 0.4 },
  { figure: 'usableQuarter', title: 'usable, 1/4 CPU', unit: 'ms', ofPeer: 0.4 },
  { figure: 'usableSlow', title: 'usable, 1/4 CPU, slow 4G', unit: 'ms', ofPeer: 0.4 },
  { figure: 'item', title: 'item 1.1 open', unit: 'ms' },
  { figure: 'itemQuarter', title: 'item 1.1 open, 1/4 CPU', unit: 'ms' },
  { figure: 'itemSlow', title: 'item 1.1 open, 1/4 CPU, slow 4G', unit: 'ms' },
  { figure: 'click', title: 'score click to paint, 1/4 CPU', unit: 'ms', decimals: 1, most: 20 },
  { figure: 'clickScript', title: '  of it script', unit: 'ms', decimals: 1 },
  { figure: 'clickStyle', title: '  of it style', unit: 'ms', decimals: 1 },
  { figure: 'clickLayout', title: '  of it layout', unit: 'ms', decimals: 1 },
  { figure: 'key', title: 'typing, median, 1/4 CPU', unit: 'ms', decimals: 1 },
  { figure: 'keyLate', title: 'typing, p95, 1/4 CPU', unit: 'ms', decimals: 1, most: 22 },
  { figure: 'keyScript', title: '  of a key, script', unit: 'ms', decimals: 1 },
  { figure: 'keyStyle', title: '  of a key, style', unit: 'ms', decimals: 1 },
  { figure: 'keyLayout', title: '  of a key, layout', unit: 'ms', decimals: 1 },
  { figure: 'saving', title: 'a letter and its saving, script, 1/4 CPU', unit: 'ms', decimals: 1 },
  { figure: 'written', title: '  written to the storage', unit: 'KB', one: KB, decimals: 1 },
  { figure: 'figure', title: 'typing, table of 1 × 10', unit: 'ms', decimals: 1 },
  { figure: 'figureLate', title: '  p95', unit: 'ms', decimals: 1 },
  { figure: 'figureOfMany', title: 'typing, table of 40 × 10', unit: 'ms', decimals: 1, ofOwn: ['figure', 1.2] },
  { figure: 'figureOfManyLate', title: '  p95', unit: 'ms', decimals: 1, ofOwn: ['figureLate', 1.2] },
  { figure: 'cell', title: 'typing, table of 1 × 10, 1/4 CPU', unit: 'ms', decimals: 1 },
  { figure: 'cellLate', title: '  p95', unit: 'ms', decimals: 1 },
  { figure: 'cellOfMany', title: 'typing, table of 40 × 10, 1/4 CPU', unit: 'ms', decimals: 1, ofOwn: ['cell', 1.2] },
  { figure: 'cellOfManyLate', title: '  p95', unit: 'ms', decimals: 1, ofOwn: ['cellLate', 1.2] },
  { figure: 'overview', title: 'all programmes, click to paint, 1/4 CPU', unit: 'ms', decimals: 1 },
  { figure: 'overviewAll', title: '  its script, style and layout', unit: 'ms', decimals: 1, most: 16.7 },
  { figure: 'overviewScript', title: '  of it script', unit: 'ms', decimals: 1 },
  { figure: 'overviewStyle', title: '  of it style', unit: 'ms', decimals: 1 },
  { figure: 'overviewLayout', title: '  of it layout', unit: 'ms', decimals: 1 },
  { figure: 'open', title: 'opening a file of 1 MiB', unit: 'ms', decimals: 1 },
  { figure: 'openPause', title: '  longest pause of the page', unit: 'ms', decimals: 1, most: 50 },
  { figure: 'refuse', title: 'refusing a file of 1 MiB', unit: 'ms', decimals: 1, most: 50 },
  { figure: 'pause', title: 'longest pause after typing', unit: 'ms', decimals: 1 },
  { figure: 'plan', title: 'least steps to a tier, all script', unit: 'ms', decimals: 1 },
  { figure: 'word', title: 'Word file; the peer’s by npm docx', unit: 'ms', ofPeer: 0.5 },
  { figure: 'wordPause', title: '  longest pause meanwhile', unit: 'ms', most: 100 },
  { figure: 'heap', title: 'JavaScript heap', unit: 'MB', decimals: 1 },
  { figure: 'wasm', title: 'WebAssembly memory', unit: 'MB', decimals: 1 },
];

/** What is said about the figures, and what is known about the machine: `{ text, json }`. */
export function report(subjects, { figures, failures }, circumstances) {
  const titles = subjects.map(({ title }) => title);
  const lines = [['', '', ...titles, 'of the peer’s', 'target', '']];
  const targets = [];
  for (const row of ROWS) {
    const cells = subjects.map(({ name }) => shown(row, figures[name][row.figure]));
    if (cells.every((cell) => cell === '')) continue;
    const { product, peer } = figures;
    const ratio = product[row.figure] / peer?.[row.figure];
    const judged = judge(row, subjects, figures);
    if (judged) targets.push({ figure: row.figure, ...judged });
    lines.push([row.title, row.unit, ...cells, Number.isFinite(ratio) ? ratio.toFixed(2) : '', judged?.target ?? '', judged?.verdict ?? '']);
  }
  return {
    text: `${table(lines)}\n\n${[...failures.map((failure) => `not measured: ${failure}`), ...remarks(circumstances)].join('\n')}`,
    json: JSON.stringify({ ...circumstances, figures, targets, failures }, rounded),
  };
}

/** The verdict on a row's target: our own subjects all have to meet it. */
function judge({ figure, one = 1, most, ofPeer, ofOwn }, subjects, figures) {
  const own = subjects.filter(({ ours }) => ours).map(({ name }) => figures[name]).filter((own) => own[figure] !== undefined);
  if (ofOwn) {
    const [other, share] = ofOwn;
    return verdict(`≤ ${share} of a small one’s`, own, (own) => own[figure] <= share * own[other]);
  }
  if (most !== undefined) return verdict(`≤ ${most}`, own, (own) => own[figure] / one <= most);
  if (ofPeer === undefined) return undefined;
  const peer = figures.peer?.[figure];
  return verdict(`≤ ${ofPeer} of the peer’s`, peer === undefined ? [] : own, (own) => own[figure] <= ofPeer * peer);
}

function verdict(target, own, holds) {
  if (own.length === 0) return { target, verdict: 'not judged' };
  return { target, verdict: own.every(holds) ? 'met' : 'missed' };
}

const rounded = (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);

function shown({ one = 1, decimals = 0 }, value) {
  return value === undefined ? '' : (value / one).toFixed(decimals);
}

function remarks({ runs, browser, cores, load, pace }) {
  const remarks = [
    `Medians of ${runs} runs, ${browser}, ${cores} cores, load ${load.toFixed(1)}.`,
    `100 million steps of arithmetic take this machine ${pace.toFixed(0)} ms: what is in milliseconds goes with it.`,
  ];
  if (load > cores) remarks.push('The machine is busy: trust the ratios, and measure again for the rest.');
  return remarks;
}

/** Columns as wide as their widest cell: words to the left, numbers to the right. */
function table(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const isWord = (column) => column < 2 || column >= lines[0].length - 2;
  const cell = (text, column) => (isWord(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}

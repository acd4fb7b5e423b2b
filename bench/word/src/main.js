// The draft by the package docx, as its documentation shows: cover, contents, headings, paragraphs, lists, tables with a repeated
// head, pictures with words for them, header and footer with page numbers.

import {
  AlignmentType, Document, Footer, Header, HeadingLevel, ImageRun, Packer, PageBreak, PageNumber, Paragraph, Table, TableCell,
  TableOfContents, TableRow, TextRun, WidthType,
} from 'docx';

const LEVELS = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

/** A PNG file of an SVG file, as wide as ours is in print. */
async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  const data = Uint8Array.from(atob(canvas.toDataURL().split(',')[1]), (byte) => byte.charCodeAt());
  return { data, width: image.width, height: image.height };
}

const cell = (text, bold) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });

const WRITERS = {
  heading: async ({ level, text }) => [new Paragraph({ text, heading: LEVELS[level] })],
  text: async ({ text }) => [new Paragraph({ children: [new TextRun(text)], indent: { firstLine: 480 }, alignment: AlignmentType.JUSTIFIED })],
  entry: async ({ text }) => [new Paragraph({ children: [new TextRun(text)], bullet: { level: 0 } })],
  table: async ({ caption, rows }) => [
    new Paragraph({ children: [new TextRun({ text: caption, bold: true })], keepNext: true }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map((cells, index) => new TableRow({ tableHeader: index === 0, cantSplit: true, children: cells.map((text) => cell(text, index === 0)) })),
    }),
  ],
  figure: async ({ svg, caption }) => {
    const { data, width, height } = await png(svg);
    const scale = 490 / width;
    const transformation = { width: 490, height: Math.round(height * scale) };
    return [
      new Paragraph({ children: [new ImageRun({ type: 'png', data, transformation, altText: { name: caption, title: caption, description: caption } })] }),
      new Paragraph({ text: caption, alignment: AlignmentType.CENTER }),
    ];
  },
};

/** A Word document of blocks. */
globalThis.makeWord = async (blocks) => {
  const children = [new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-3' }), new Paragraph({ children: [new PageBreak()] })];
  for (const block of blocks) children.push(...await WRITERS[block.kind](block));
  const footer = new Paragraph({ children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] })] });
  const made = new Document({
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', eastAsia: '宋体' }, size: 24 } } } },
    sections: [{ headers: { default: new Header({ children: [new Paragraph('自评报告草稿')] }) }, footers: { default: new Footer({ children: [footer] }) }, children }],
  });
  return Packer.toBlob(made);
};

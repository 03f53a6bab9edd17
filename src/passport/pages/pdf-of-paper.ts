import { qrCodeSvg } from '../../platform/pages/qr-code.js';
import type { PdfPart, PdfPlan, Row } from '../../platform/pdf/pdf-plan.js';
import type { Said, Style, Words } from '../../platform/pdf/typesetter.js';
import type { Paper, PaperRow, PaperSection } from './paper-words.js';

const TITLE: Style = { size: 20, weight: 'bold' };
const PART: Style = { size: 14, weight: 'bold' };
const ENTRY: Style = { size: 11, weight: 'bold' };
const BODY: Style = { size: 10, weight: 'regular' };
const LABEL: Style = { size: 10, weight: 'bold' };
const QR_SIDE = 110;
/** Points that stay below a heading of a part, of its lead and of an entry, so that none ends a page. */
const KEEP = { part: 150, lead: 110, entry: 60 } as const;

/** How a reader finds out whether the paper is genuine. */
export interface Verifying {
  readonly lead: Said;
  /** Where the QR code leads. */
  readonly address: string;
  readonly code: string;
  readonly alt: string;
}

/** The paper as a PDF of A4 pages. */
export function pdfOfPaper(paper: Paper, verifying: Verifying, demonstration: Said): PdfPlan {
  const [title] = paper.title as readonly [Words];
  return {
    title,
    parts: [
      { tag: 'H1', said: paper.title, style: TITLE },
      ...(paper.demonstration ? [said(demonstration, LABEL)] : []),
      ...paper.leads.map((lead, at) => said(lead, at === paper.leads.length - 1 ? LABEL : BODY)),
      ...[{ space: 4 }, { table: paper.facts.map(rowOf) }],
      ...paper.sections.flatMap(partsOfSection),
      ...paper.closing.map((closing) => said(closing, BODY)),
      ...partsOfVerifying(verifying, title),
    ],
  };
}

function partsOfSection({ heading, lead, entries }: PaperSection): readonly PdfPart[] {
  return [
    { tag: 'H2', said: heading, style: PART, keep: KEEP.part },
    said(lead, BODY, KEEP.lead),
    ...entries.flatMap(({ title, rows }) => [{ tag: 'H3', said: title, style: ENTRY, keep: KEEP.entry }, { table: rows.map(rowOf) }]),
  ];
}

function partsOfVerifying({ lead, address, code, alt }: Verifying, { language, direction }: Words): readonly PdfPart[] {
  return [
    said(lead, LABEL, QR_SIDE + KEEP.entry),
    { figure: { ...outlineOf(address), side: QR_SIDE, alt } },
    ...[address, code].map((text) => said([{ text, language, direction }], BODY)),
  ];
}

function said(words: Said, style: Style, keep = 0): PdfPart {
  return { tag: 'P', said: words, style, keep };
}

function rowOf({ label, value }: PaperRow): Row {
  return [
    { said: label, style: LABEL, tag: 'TH' },
    { said: value, style: BODY, tag: 'TD' },
  ];
}

/** The dark modules as one path, and how many modules a side has with its quiet zone. */
function outlineOf(text: string): { readonly outline: string; readonly box: number } {
  const svg = qrCodeSvg(text);
  const box = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const outline = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  return { outline, box };
}

import { PdfPaper } from './pdf-paper.js';
import type { PdfPart, PdfPlan } from './pdf-plan.js';

/** Takes the thread for as long as the document is written: hundreds of milliseconds where there are several pages or faces. */
export function writePdf({ title, parts }: PdfPlan): Promise<Buffer> {
  const paper = new PdfPaper(title, title.direction);
  for (const part of parts) write(paper, part);
  return paper.end();
}

function write(paper: PdfPaper, part: PdfPart): void {
  if ('said' in part) paper.say(part.tag, part.said, part.style, part.keep);
  else if ('table' in part) paper.table(part.table);
  else if ('figure' in part) paper.figure(part.figure);
  else paper.space(part.space);
}

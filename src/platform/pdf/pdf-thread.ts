import workerpool from 'workerpool';
import { writePdf } from './write-pdf.js';

const thread = { writePdf };
export type PdfThread = typeof thread;

workerpool.worker(thread);

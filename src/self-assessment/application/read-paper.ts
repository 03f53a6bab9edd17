import sharp from 'sharp';
import { type PaperKind, PaperRefused } from '../domain/paper.js';

/** Pixels of a longer side: enough to read the small print of a diploma. */
const LONGEST_SIDE = 2_400;
/** A picture of more is a bomb, not a paper. */
const MOST_PIXELS = 80_000_000;
const QUALITY = 80;
const PDF = /^%PDF-\d/;

// Of all that the library reads, three kinds are let in: fewer decoders for what strangers send.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * Told by its content. A photograph is turned upright and written anew, so that nothing of what a camera notes (place, time, device) and nothing
 * hidden behind it is kept; a PDF is kept as it is. @throws PaperRefused
 */
export async function readPaper(bytes: Buffer): Promise<{ readonly kind: PaperKind; readonly content: Buffer }> {
  if (PDF.test(bytes.subarray(0, 8).toString('latin1'))) return { kind: 'application/pdf', content: bytes };
  try {
    const content = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    return { kind: 'image/jpeg', content };
  } catch {
    throw new PaperRefused('kind');
  }
}

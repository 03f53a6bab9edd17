import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes of a form with a file, on the way; how much of it a page takes, it says itself. */
export const MOST_UPLOAD_BYTES = 32 << 20;
const TYPE = 'multipart/form-data';
const MOST_FIELDS = 20;
const MOST_FIELD_BYTES = 2_000;

/** A form of this route may carry a file: its body is a stream, read by `readUpload`. */
export const TakesUploads = () => RouteConfig({ takesUploads: true });

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  /** Undefined: none was chosen. `isCut`: it has more bytes than are taken. */
  readonly file?: { readonly bytes: Buffer; readonly isCut: boolean };
}

export function isUpload({ headers, routeOptions }: FastifyRequest): boolean {
  return (headers['content-type'] ?? '').startsWith(TYPE) && takesUploads(routeOptions.config);
}

export function takeUploads(server: FastifyInstance): void {
  server.addContentTypeParser(TYPE, (request, payload, done) => {
    if (takesUploads(request.routeOptions.config)) return done(null, payload);
    return done(Object.assign(new Error('This page takes no files.'), { statusCode: 415 }));
  });
}

/** One file at most, and at most so many bytes of it. @throws what is no form is answered 400 */
export function readUpload({ headers, body }: FastifyRequest, most: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const unreadable = () => reject(Object.assign(new Error('The form cannot be read.'), { statusCode: 400 }));
    const fields: Record<string, string> = {};
    let file: Upload['file'];
    try {
      const form = new Busboy({
        headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
        limits: { files: 1, fileSize: most, fields: MOST_FIELDS, fieldSize: MOST_FIELD_BYTES, parts: MOST_FIELDS + 1 },
      });
      form.on('field', (name, value) => (fields[name] = value));
      form.on('file', (_name, stream) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const bytes = Buffer.concat(parts);
          if (bytes.length) file = { bytes, isCut: stream.truncated };
        });
      });
      form.on('finish', () => resolve({ fields, ...(file && { file }) }));
      form.on('error', unreadable);
      (body as Readable).on('error', unreadable).pipe(form);
    } catch {
      unreadable();
    }
  });
}

/** An address that nothing answers has no configuration. */
function takesUploads(config: object | undefined): boolean {
  return config !== undefined && 'takesUploads' in config;
}

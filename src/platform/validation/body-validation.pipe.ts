import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { InvalidParameter, ValidationFailed } from '../problem-details/errors.js';
import type { FieldError } from '../problem-details/problems.js';
import { requireShortLists } from './list-lengths.js';
import { listsForObjects } from './lists-for-objects.js';
import { isText, requireReadable } from './readable.js';

/** Whoever has made more mistakes than these begins with these. */
const MOST_ERRORS = 100;

/** Bodies are held to their DTO: unknown properties are refused by name, and every wrong field is told at once. */
@Injectable()
export class BodyValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      transform: true,
      exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldErrors(error, '')).slice(0, MOST_ERRORS)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') requireReadable(value);
    else requireText(value, metadata.data ?? '');
    if (metadata.type === 'body' && isDto(metadata) && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new ValidationFailed([{ pointer: '', code: 'object-expected', detail: 'Send one JSON object.' }]);
    }
    if (metadata.type === 'body' && isDto(metadata)) requireShortLists(value, metadata.metatype as Function);
    try {
      const read = await super.transform(value, metadata);
      if (metadata.type === 'body' && isDto(metadata)) requireObjects(read);
      return read;
    } catch (error) {
      if (metadata.type === 'body' || !(error instanceof ValidationFailed)) throw error;
      const [first] = error.errors;
      throw new InvalidParameter(first?.pointer.slice(1) ?? '', first?.detail ?? '');
    }
  }
}

/** @throws ValidationFailed */
function requireObjects(dto: object): void {
  const errors = listsForObjects(dto).slice(0, MOST_ERRORS);
  if (errors.length) throw new ValidationFailed(errors);
}

/** @throws InvalidParameter */
function requireText(parameter: unknown, name: string): void {
  const texts = typeof parameter === 'string' ? [[name, parameter]] : Object.entries(parameter ?? {});
  const wrong = texts.find(([, text]) => typeof text === 'string' && !isText(text));
  if (wrong) throw new InvalidParameter(String(wrong[0]), 'It holds a NUL character. Leave that out.');
}

function isDto({ metatype }: ArgumentMetadata): boolean {
  return metatype !== undefined && ![String, Number, Boolean, Array, Object, Buffer].includes(metatype as never);
}

/** One error a field: of several constraints the first that failed says enough. */
function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, above: string): FieldError[] {
  const pointer = `${above}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraints)
    .slice(0, 1)
    .map(([constraint, message]) => fieldError(pointer, constraint, message));
  return [...own, ...children.flatMap((child) => fieldErrors(child, pointer))];
}

function fieldError(pointer: string, constraint: string, message: string): FieldError {
  if (constraint === 'whitelistValidation') {
    return {
      pointer,
      code: 'unknown-property',
      detail: `"${pointer.split('/').at(-1)}" is not a property here. Leave it out, or check its spelling.`,
    };
  }
  const [code, detail] = message.includes('|')
    ? splitOnce(message)
    : [constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), `${message}.`];
  return { pointer, code, detail };
}

function splitOnce(message: string): [string, string] {
  const at = message.indexOf('|');
  return [message.slice(0, at), message.slice(at + 1)];
}

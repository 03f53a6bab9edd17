import { Injectable } from '@nestjs/common';
import type { Subject } from '../domain/access.js';
import type { SubjectKind } from '../domain/policy.js';

/** @returns undefined: there is no such thing, and whoever reads it will say so */
export type FindSubject = (id: string) => Promise<Subject | undefined>;

/** Named by a name and not by an id of ours. */
const NAMED: readonly SubjectKind[] = ['agreement', 'list of codes'];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What each module knows of the things that addresses name: the facts on which the guard decides. */
@Injectable()
export class Subjects {
  private readonly finders = new Map<SubjectKind, FindSubject>();

  add(kind: SubjectKind, find: FindSubject): void {
    this.finders.set(kind, find);
  }

  async find(kind: SubjectKind, id: string): Promise<Subject | undefined> {
    const find = this.finders.get(kind);
    if (!find) throw new Error(`No module says whose a ${kind} is.`);
    return NAMED.includes(kind) || UUID.test(id) ? find(id.toLowerCase()) : undefined;
  }
}

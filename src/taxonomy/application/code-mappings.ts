import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../standards/index.js';
import type { CodeChange } from '../domain/codes/code-difference.js';
import { differenceOf } from '../domain/codes/code-difference.js';
import { CodeVersionNotFound } from '../domain/codes/code-mapping.errors.js';
import type { CodeMapping, CodeScheme, CodeVersion } from '../domain/codes/code-mapping.js';
import { type CodeList, type ResolvedCode, resolveCode } from '../domain/codes/resolve-code.js';
import { type CodeFilter, CodeMappingsRepository } from '../storage/code-mappings.repository.js';

export interface CodeListVersion {
  readonly scheme: string;
  readonly version: number;
}
/** So many lists are held at once; a list has some thousand codes. */
const HELD = 8;

/** What codes of national lists mean. A published version never changes, so that what was read of it is held. */
@Injectable()
export class CodeMappings {
  private readonly held = new Map<string, Promise<CodeList>>();

  constructor(private readonly repository: CodeMappingsRepository) {}

  schemes(): Promise<CodeVersion[]> {
    return this.repository.schemes();
  }

  /** @throws CodeVersionNotFound when there is none */
  async versions(scheme: CodeScheme): Promise<CodeVersion[]> {
    const versions = await this.repository.versions(scheme);
    if (!versions.length) throw new CodeVersionNotFound(scheme);
    return versions;
  }

  /** @throws CodeVersionNotFound */
  async version(scheme: CodeScheme, version: number): Promise<CodeVersion> {
    const found = await this.repository.version(scheme, version);
    if (!found) throw new CodeVersionNotFound(scheme, version);
    return found;
  }

  /** @throws CodeVersionNotFound */
  async page(scheme: CodeScheme, version: number, filter: CodeFilter, after: string | undefined, limit: number): Promise<CodeMapping[]> {
    await this.version(scheme, version);
    return this.repository.page(scheme, version, filter, after, limit);
  }

  /** @throws CodeVersionNotFound */
  async difference(scheme: CodeScheme, from: number, to: number): Promise<readonly CodeChange[]> {
    await Promise.all([this.version(scheme, from), this.version(scheme, to)]);
    const [before, after] = await Promise.all([this.repository.all(scheme, from), this.repository.all(scheme, to)]);
    return differenceOf(before, after);
  }

  /** @throws CodeVersionNotFound */
  async inForce(scheme: string, day: IsoDate): Promise<CodeVersion> {
    const version = await this.repository.inForce(scheme, day);
    if (!version) throw new CodeVersionNotFound(scheme);
    return version;
  }

  async resolve(list: CodeListVersion, code: string): Promise<ResolvedCode> {
    return resolveCode(await this.list(list), `${list.scheme} version ${list.version}`, code);
  }

  private list({ scheme, version }: CodeListVersion): Promise<CodeList> {
    const key = `${scheme} ${version}`;
    const known = this.held.get(key);
    if (known) return known;
    const read = this.repository.all(scheme, version).then((mappings): CodeList => new Map(mappings.map((one) => [one.code, one])));
    read.catch(() => this.held.delete(key));
    const [oldest] = this.held.keys();
    if (this.held.size >= HELD && oldest) this.held.delete(oldest);
    this.held.set(key, read);
    return read;
  }
}

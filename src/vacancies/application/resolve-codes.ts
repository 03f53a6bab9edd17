import { Injectable } from '@nestjs/common';
import { CodeMappings } from '../../taxonomy/index.js';
import type { OccupationReading } from './code-occupation.js';

/** The occupation that a code of a national list means, in the version of the list that the import rests on. */
@Injectable()
export class ResolveCodes {
  constructor(private readonly codeMappings: CodeMappings) {}

  /** The first of the codes that means one occupation. */
  async execute(codes: readonly string[], list: { readonly scheme: string; readonly version: number }): Promise<OccupationReading> {
    const faults: string[] = [];
    for (const code of codes) {
      const found = await this.codeMappings.resolve(list, code);
      if ('fault' in found) faults.push(found.fault);
      else {
        const { isco, occupationUri } = found.target;
        return { sure: true, occupation: isco, ...(occupationUri && { occupationUri }), because: found.because };
      }
    }
    return { sure: false, code: 'code-unmapped', because: faults[0] ?? '' };
  }
}

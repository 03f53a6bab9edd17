import { parseArgs } from 'node:util';
import { reportCoding } from '../taxonomy/index.js';
import type { Command } from './command.js';

export class CodingUsage extends Error {
  readonly code = 'coding-usage';
  constructor() {
    super(
      'Usage: npm run coding -- report --esco DIRECTORY [--ads PLACE] [--skills PLACE]   (the files of an ESCO release; an annotated CSV file or a directory of them)',
    );
  }
}

/** How well job titles and texts are read, on annotated advertisements. It needs no database. @throws CodingUsage */
export const codingCommand: Command = async (args) => {
  const { esco, ads, skills } = read(args);
  if (!esco || !(ads || skills)) throw new CodingUsage();
  for await (const line of reportCoding({ esco, ...(ads && { ads }), ...(skills && { skills }) })) console.log(line);
};

function read([action, ...args]: readonly string[]) {
  const options = { esco: { type: 'string' }, ads: { type: 'string' }, skills: { type: 'string' } } as const;
  if (action !== 'report') throw new CodingUsage();
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new CodingUsage();
  }
}

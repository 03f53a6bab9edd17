#!/usr/bin/env node
// `npm run kernel`: builds kernel.ts with AssemblyScript into ../domain/index/kernel-bytes.ts. The same source gives the same bytes; a test holds them together.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OPTIONS =
  '-O3 --converge --noAssert --runtime stub --importMemory --sharedMemory --initialMemory 64 --maximumMemory 65536 --memoryBase 1024 --enable simd --enable threads --enable bulk-memory';
const SOURCE = path.join('src', 'matching', 'assembly', 'kernel.ts');
const TARGET = path.join('src', 'matching', 'domain', 'index', 'kernel-bytes.ts');

/** @returns the module's bytes as base64 */
export async function build() {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes;
  const writeFile = (name, contents) => {
    if (name.endsWith('.wasm')) bytes = contents;
  };
  const { error, stderr } = await asc.main([SOURCE, '--outFile', 'kernel.wasm', ...OPTIONS.split(' ')], { writeFile });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return Buffer.from(bytes).toString('base64');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await build()).match(/.{1,120}/g).map((line) => `  '${line}'`);
  fs.writeFileSync(
    TARGET,
    `// Built from assembly/kernel.ts by \`npm run kernel\`; not to be edited.\n\nexport const KERNEL =\n${lines.join(' +\n')};\n`,
  );
}

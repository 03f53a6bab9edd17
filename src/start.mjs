#!/usr/bin/env node
// One entry for every command of package.json: installs and builds what is missing (Node's own modules only), then hands over to dist/.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
process.chdir(top);
refuseOldNode();
const [command = 'serve', ...rest] = process.argv.slice(2);
const began = performance.now();

if (command !== 'reset') {
  installPackages();
  buildProject();
}
if (command !== 'build') await handOver();

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  console.error(
    `Passerelle needs Node 20.20 or newer; this is ${process.version}. Install a newer one from https://nodejs.org and run the command again.`,
  );
  process.exit(1);
}

function say(text) {
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);
}

function installPackages() {
  const key = digestOf(['package-lock.json']);
  if (isStamped('node_modules/.stamp', key)) return;
  say('installing packages (npm ci)');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm[0], [...npm.slice(1), ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  fs.writeFileSync('node_modules/.stamp', key);
}

function buildProject() {
  const sources = ['src', 'migrations', 'test'].filter((folder) => fs.existsSync(folder)).flatMap(filesBelow);
  const key = digestOf(['package-lock.json', 'tsconfig.json', ...sources]);
  if (isStamped('dist/.stamp', key)) return;
  say('building');
  for (const folder of ['dist/src', 'dist/migrations', 'dist/test']) fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync('dist/.tsbuildinfo', { force: true });
  run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  copyAssets(sources);
  run([
    'node_modules/sass/sass.js',
    '--no-source-map',
    '--style=compressed',
    '--quiet-deps',
    '--silence-deprecation=import',
    '--load-path=node_modules',
    'src/platform/pages/styles/passerelle.scss',
    'dist/src/platform/pages/assets/passerelle.css',
  ]);
  run(['src/platform/pages/styles/logical.mjs', 'dist/src/platform/pages/assets/passerelle.css']);
  fs.writeFileSync('dist/.stamp', key);
}

/** What TypeScript does not carry to dist/: views, texts, reference data, pictures. */
function copyAssets(sources) {
  for (const file of sources) {
    if (/\.(ts|mjs|scss|md)$/.test(file)) continue;
    fs.mkdirSync(path.dirname(path.join('dist', file)), { recursive: true });
    fs.copyFileSync(file, path.join('dist', file));
  }
}

function run(args) {
  try {
    execFileSync(process.execPath, args, { stdio: 'inherit' });
  } catch {
    process.exit(1);
  }
}

function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digestOf(files) {
  const hash = createHash('sha1').update(process.version);
  for (const file of files) hash.update(file).update(fs.readFileSync(file));
  return hash.digest('hex');
}

function isStamped(stamp, key) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key;
}

async function handOver() {
  if (command === 'reset') return fs.rmSync('.passerelle', { recursive: true, force: true });
  const { commands } = await import('../dist/src/commands.js');
  const found = commands[command];
  if (found)
    return found(rest, { say }).catch((error) => {
      console.error(error.code ? `\n${error.message}` : error);
      process.exit(1);
    });
  console.error(`There is no command "${command}". Commands: ${Object.keys(commands).join(', ')}, build, reset.`);
  process.exit(1);
}

import { commands } from './commands.js';

/** Entry of the image, where everything is installed and built: `node dist/src/main.js serve`. */
const [command = 'serve', ...rest] = process.argv.slice(2);
const began = performance.now();
const say = (text: string) => console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);
const run = commands[command];
if (!run) {
  console.error(`There is no command "${command}". Commands: ${Object.keys(commands).join(', ')}.`);
  process.exit(1);
}
await run(rest, { say }).catch((error: Error & { code?: string }) => {
  console.error(error.code ? error.message : error);
  process.exit(1);
});

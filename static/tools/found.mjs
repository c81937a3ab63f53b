// Runs a test command: node static/tools/found.mjs PATTERN COMMAND [ARGUMENTS]
// Fails also if no test has a name that the pattern matches, which go and node take for success.

import { spawn } from "node:child_process";

const [pattern, command, ...rest] = process.argv.slice(2);
const child = spawn(command, rest, { stdio: ["inherit", "pipe", "inherit"] });
let output = "";
child.stdout.on("data", (chunk) => {
  process.stdout.write(chunk);
  output += chunk;
});
child.on("close", (code) => {
  const ran = /^ok\s(?!.*\[no tests to run\])/m.test(output) || /^ℹ pass [1-9]/m.test(output);
  if (code === 0 && !ran) console.error(`no test has a name that ${pattern} matches`);
  process.exitCode = code === 0 && !ran ? 1 : (code ?? 1);
});

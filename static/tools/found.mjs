// Runs a test command that is given a pattern of names: node static/tools/found.mjs PATTERN COMMAND [ARGUMENTS]
// It fails as the command does, and also if no test has a name that the pattern matches: go and node take that for
// success.

import { spawn } from "node:child_process";

const [pattern, command, ...rest] = process.argv.slice(2);
const child = spawn(command, rest, { stdio: ["inherit", "pipe", "inherit"] });
let output = "";
child.stdout.setEncoding("utf8").on("data", (chunk) => {
  process.stdout.write(chunk);
  output += chunk;
});

/**
 * Whether a line of output tells of a test that the pattern matches. go has a line for each package, node for each
 * test. Node 20 also has one for each test that does not match, and later ones for a file without any that does.
 * @param {string} line
 */
function tellsOfTest(line) {
  if (/^ok\s/.test(line)) return !line.endsWith("[no tests to run]");
  return /^\s*[✔﹣] /.test(line) && !/# test name does not match pattern$|\.m?js \([\d.]+ms\)$/.test(line);
}

child.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on("close", (code) => {
  const found = output.split("\n").some(tellsOfTest);
  if (code === 0 && !found) console.error(`no test has a name that matches ${pattern}`);
  process.exitCode = code === 0 && !found ? 1 : (code ?? 1);
});

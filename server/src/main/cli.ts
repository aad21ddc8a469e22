import { runCommandLine } from './cli/program';
import { processTerminal } from './cli/terminal';

void runCommandLine(process.argv.slice(2), processTerminal(process)).then((exitCode) => {
  process.exitCode = exitCode;
});

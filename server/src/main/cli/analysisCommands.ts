import type { Command } from 'commander';
import { type AgreementCall, agreementCommand, runAgreement } from './agreement';
import { type AnalysisOptions, checkAnalysis } from './analysis';
import type { Call } from './call';
import type { ComparingOptions } from './compared';
import { type CooccurrenceOptions, cooccurrenceCommand, runCooccurrence } from './cooccurrence';
import { disagreementsCommand, runDisagreements } from './disagreements';
import { type MatrixOptions, matrixCommand, runMatrix } from './matrix';
import { runSaturation, type SaturationOptions, saturationCommand } from './saturation';
import type { ReadStudy } from './studies';

/** Reads the studies that paths are about. */
type Read = (paths: readonly string[], options: AnalysisOptions) => Promise<ReadStudy[]>;

/** Adds the commands that count over many files to those of the program. */
export function addAnalysis(program: Command, read: Read, call: Call): void {
  const run =
    <O extends AnalysisOptions>(
      work: (studies: readonly ReadStudy[], options: O, call: Call) => Promise<void>,
    ) =>
    async (paths: string[], options: O) => {
      checkAnalysis(options);
      await work(await read(paths, options), options, call);
    };
  matrixCommand(program).action(run<MatrixOptions>(runMatrix));
  cooccurrenceCommand(program).action(run<CooccurrenceOptions>(runCooccurrence));
  saturationCommand(program).action(run<SaturationOptions>(runSaturation));
  agreementCommand(program).action(run<AgreementCall>(runAgreement));
  disagreementsCommand(program).action(run<ComparingOptions>(runDisagreements));
}

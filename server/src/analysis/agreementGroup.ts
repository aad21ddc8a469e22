import type { ComparedGroup, Tallies } from './codeTallies';
import type { CodeValues } from './codeValues';
import type { AgreementUnit } from './comparedInterview';

/** Who is compared, and what of these interviews is left out. */
export interface AgreementGroup extends ComparedGroup {
  /** Null for several interviews together. */
  readonly interview: string | null;
  /** Files without a coding, as people know them. */
  readonly notCoded: readonly string[];
}

/** What all rows of a group share. */
export interface RowContext {
  readonly group: AgreementGroup;
  readonly unit: AgreementUnit;
  readonly tallies: Tallies;
  /** How many units there are, whatever the codes. */
  readonly units: number;
  readonly values: CodeValues;
  /** The codes that rows are about. */
  readonly codes: readonly number[];
}

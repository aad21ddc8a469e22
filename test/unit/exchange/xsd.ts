import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const schemas = join(__dirname, '../../../../shared/exchange');

/** Whether the schemas of REFI-QDA and what checks files with them are here. */
export const canValidate =
  existsSync(join(schemas, 'Project.xsd')) && spawnSync('xmllint', ['--version']).error === undefined;

/** What a schema has against XML; '' for nothing. */
export function faultsOf(xml: string | Uint8Array, schema: 'Project.xsd' | 'Codebook.xsd'): string {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-'));
  try {
    const file = join(folder, 'written.xml');
    writeFileSync(file, xml);
    const args = ['--noout', '--nonet', '--schema', join(schemas, schema), file];
    const { status, stderr } = spawnSync('xmllint', args, { encoding: 'utf8' });
    return status === 0 ? '' : stderr || `exit code ${status}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

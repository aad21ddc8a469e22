import { dataPackageFiles } from '../../exchange/dataPackage';
import type { ExportedStudy } from '../../exchange/exported';
import { fileNamePart, type OutFile, textFile } from '../../exchange/outFile';
import { quotesReport, type ReportOrder } from '../../exchange/report';
import { reportDocx } from '../../exchange/reportDocx';
import { reportHtml } from '../../exchange/reportHtml';
import { spssFiles } from '../../exchange/spss';
import type { Table } from '../../exchange/table';
import { passagesTable, studyTables } from '../../exchange/tables';
import { csvFile } from '../../exchange/writeCsv';
import { writeQdc } from '../../exchange/writeQdc';
import { type QdpxOptions, writeQdpx } from '../../exchange/writeQdpx';
import { writeXlsx } from '../../exchange/writeXlsx';
import { reportMarkdown } from '../retrieval/reportMarkdown';
import { caseLosses, cutLosses, orphanLosses, passageMemoLosses, qdpxLosses } from './exportLosses';
import type { ExportFormat } from './formats';
import type { StudyToExport } from './studyToExport';

export interface ExportOptions extends QdpxOptions {
  /** Of CSV: texts as they are, without what guards spreadsheets, and with a description of all columns. */
  readonly raw?: boolean;
  /** Of reports. */
  readonly order?: ReportOrder;
}

/** What a study goes out as. */
export interface Export {
  /** One, or for `folderFormats` several, with names below the folder. */
  readonly files: readonly OutFile[];
  /** What does not go out, or not exactly: a sentence for each. */
  readonly losses: readonly string[];
}

/**
 * The files of an export. The same study gives the same bytes.
 *
 * @throws Refusal where the study does not fit into the format
 */
export async function exportStudy(
  study: StudyToExport,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<Export> {
  const { exported } = study;
  const name = `${fileNamePart(exported.name)}.${format}`;
  const one = (bytes: Uint8Array<ArrayBuffer>, ...losses: readonly string[]): Export => ({
    files: [{ name, bytes }],
    losses: [...orphanLosses(exported), ...losses],
  });
  const several = (files: readonly OutFile[], ...losses: readonly string[]): Export => ({
    files,
    losses: [...orphanLosses(exported), ...losses],
  });
  switch (format) {
    case 'qdpx': {
      const project = writeQdpx(exported, options);
      return one(project.bytes, ...qdpxLosses(project, options));
    }
    case 'qdc':
      return { files: [{ name, bytes: writeQdc(exported) }], losses: [] };
    case 'xlsx': {
      const tables = allTables(exported);
      return one(writeXlsx(tables), ...caseLosses(exported), ...cutLosses(tables, 'characters'));
    }
    case 'csv': {
      const tables = allTables(exported);
      const files = options.raw
        ? dataPackageFiles(exported.name, tables)
        : tables.map((table) => csvFile(table));
      return several(files, ...caseLosses(exported));
    }
    case 'spss': {
      const tables = allTables(exported);
      return several(tables.flatMap(spssFiles), ...caseLosses(exported), ...cutLosses(tables, 'bytes'));
    }
    case 'parquet': {
      // It is large, and few ask for it.
      const { parquetFiles } = await import('../../exchange/parquet');
      return several(parquetFiles(exported));
    }
    case 'html':
      return one(textFile(name, reportHtml(reportOf(study, options))).bytes, ...passageMemoLosses(exported));
    case 'docx':
      return one(reportDocx(reportOf(study, options)), ...passageMemoLosses(exported));
    case 'md':
      return one(
        textFile(name, reportMarkdown(reportOf(study, options))).bytes,
        ...passageMemoLosses(exported),
      );
  }
}

/** The talk itself goes out beside the results, so that nobody's words and no memo is missing. */
function allTables(study: ExportedStudy): Table[] {
  return [...studyTables(study), passagesTable(study)];
}

function reportOf({ exported, nameOf }: StudyToExport, { order = 'code' }: ExportOptions) {
  return quotesReport(exported, { order, nameOf });
}

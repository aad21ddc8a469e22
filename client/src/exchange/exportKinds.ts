import * as vscode from 'vscode';
import type { ExportAsked, ExportFormat, ReportOrder } from '../../../server/src/protocol/exporting';

/** A way in which a study can go out, as it is offered. */
interface KindItem extends vscode.QuickPickItem {
  /** Not there for headings. */
  readonly asked?: Pick<ExportAsked, 'format'> & Partial<ExportAsked>;
}

/** The formats in which quotes are put together by something. */
const reports: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['html', 'docx', 'md']);

/**
 * Asks what a study is to go out as.
 *
 * @param study its name
 * @returns undefined when the user leaves
 */
export async function chooseExport(study: string): Promise<ExportAsked | undefined> {
  const title = vscode.l10n.t('Export {0}', study);
  const chosen = await vscode.window.showQuickPick(kinds(), {
    title,
    placeHolder: vscode.l10n.t('What the study goes out as'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen?.asked) return undefined;
  const asked: ExportAsked = { raw: false, positions: 'code-points', order: 'code', ...chosen.asked };
  if (!reports.has(asked.format)) return asked;
  const order = await chooseOrder(title);
  return order && { ...asked, order };
}

async function chooseOrder(title: string): Promise<ReportOrder | undefined> {
  const orders: (vscode.QuickPickItem & { readonly order: ReportOrder })[] = [
    { label: vscode.l10n.t('By code'), order: 'code' },
    { label: vscode.l10n.t('By interview'), order: 'interview' },
    { label: vscode.l10n.t('By coder'), order: 'coder' },
  ];
  const chosen = await vscode.window.showQuickPick(orders, {
    title,
    placeHolder: vscode.l10n.t('What the quotes are put together by'),
  });
  return chosen?.order;
}

function kinds(): KindItem[] {
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    heading(vscode.l10n.t('reports')),
    {
      label: vscode.l10n.t('Web page'),
      description: '.html',
      detail: vscode.l10n.t('The quotes of each code with their sources, to be read and printed'),
      asked: { format: 'html' },
    },
    {
      label: vscode.l10n.t('Word document'),
      description: '.docx',
      detail: vscode.l10n.t('The quotes of each code with their sources, for Word and LibreOffice'),
      asked: { format: 'docx' },
    },
    {
      label: vscode.l10n.t('Markdown'),
      description: '.md',
      detail: vscode.l10n.t('The quotes of each code with their sources, as text'),
      asked: { format: 'md' },
    },
    heading(vscode.l10n.t('tables')),
    {
      label: vscode.l10n.t('Excel workbook'),
      description: '.xlsx',
      detail: vscode.l10n.t('Codings, passages and codes, cases, codebook: a sheet each'),
      asked: { format: 'xlsx' },
    },
    {
      label: vscode.l10n.t('CSV for spreadsheets'),
      description: '.csv',
      detail: vscode.l10n.t(
        'A folder of tables. A text that looks like a formula has an apostrophe before it',
      ),
      asked: { format: 'csv' },
    },
    {
      label: vscode.l10n.t('CSV for R and Python'),
      description: '.csv',
      detail: vscode.l10n.t(
        'A folder of tables with all texts as they are, and a description of their columns',
      ),
      asked: { format: 'csv', raw: true },
    },
    {
      label: vscode.l10n.t('SPSS'),
      description: '.csv, .sps',
      detail: vscode.l10n.t('A folder of tables, each with the syntax that reads it and labels it'),
      asked: { format: 'spss' },
    },
    {
      label: vscode.l10n.t('Parquet'),
      description: '.parquet',
      detail: vscode.l10n.t('A folder of codings and passages, for DuckDB, Spark and Arrow'),
      asked: { format: 'parquet' },
    },
    heading(vscode.l10n.t('projects')),
    {
      label: vscode.l10n.t('REFI-QDA project'),
      description: '.qdpx',
      detail: vscode.l10n.t('Texts, codings, memos and codes, for ATLAS.ti, MAXQDA, QualCoder and others'),
      asked: { format: 'qdpx' },
    },
    {
      label: vscode.l10n.t('REFI-QDA project for NVivo'),
      description: '.qdpx',
      detail: vscode.l10n.t('With places counted as NVivo does, which matters behind emoji'),
      asked: { format: 'qdpx', positions: 'utf16' },
    },
    {
      label: vscode.l10n.t('REFI-QDA codebook'),
      description: '.qdc',
      detail: vscode.l10n.t('The codes alone, with their definitions and colors'),
      asked: { format: 'qdc' },
    },
  ];
}

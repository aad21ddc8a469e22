import * as vscode from 'vscode';
import {
  type AnalysisAnswer,
  type AnalysisQuestion,
  analysisQuestion,
} from '../../../server/src/protocol/analysis';
import type { AnalysisControl, AnalysisTexts } from '../panel/analysisMessages';

/** The tabs, in their order. */
export function analysisTabs(): { id: AnalysisQuestion['tab']; label: string }[] {
  return [
    { id: 'interviews', label: vscode.l10n.t('Codes by interview') },
    { id: 'attribute', label: vscode.l10n.t('By attribute') },
    { id: 'together', label: vscode.l10n.t('Together') },
    { id: 'newCodes', label: vscode.l10n.t('New codes') },
    { id: 'agreement', label: vscode.l10n.t('Agreement') },
  ];
}

/** What can be done with what is shown. */
export function buttonsFor({ tab }: AnalysisQuestion): { id: string; label: string }[] {
  return [
    { id: 'copy', label: vscode.l10n.t('Copy') },
    { id: 'saveCsv', label: vscode.l10n.t('Save as CSV') },
    { id: 'saveExcel', label: vscode.l10n.t('Save as Excel') },
    ...(tab === 'agreement'
      ? [
          { id: 'methods', label: vscode.l10n.t('Copy as Methods Paragraph') },
          { id: 'compare', label: vscode.l10n.t('Compare in Editor') },
        ]
      : []),
  ];
}

type Choices = AnalysisAnswer['view']['choices'];

/** The coders whose codes are shown: those that are asked for, else the last ones, as the server takes them. */
export function pairShown(
  { pair }: AnalysisQuestion,
  { pairs }: Choices,
): Choices['pairs'][number] | undefined {
  return pairs.find(({ id }) => id === pair) ?? pairs.at(-1);
}

/** What is shown, in a sentence. */
export function shownInWords(question: AnalysisQuestion, { view }: AnalysisAnswer): string {
  const [table] = view.tables;
  const line = pairShown(question, view.choices);
  if (line || !table) return line?.text ?? '';
  return vscode.l10n.t('{0}. Rows: {1}, columns: {2}', table.name, table.rows.length, table.columns.length);
}

/** What the page says by itself. */
export function textsOfPage(): AnalysisTexts {
  return {
    tabs: vscode.l10n.t('What is counted'),
    controls: vscode.l10n.t('How it is counted'),
    legend: vscode.l10n.t('Shades:'),
    none: vscode.l10n.t('no number'),
    notes: vscode.l10n.t('How it was counted'),
  };
}

/** What can be chosen for a question, which files count first. */
export function controlsFor(question: AnalysisQuestion, { folder, studies, view }: AnalysisAnswer) {
  const { tab } = question;
  const controls: AnalysisControl[] = [
    tab === 'agreement' ? comparedFiles(question) : countedFiles(question),
  ];
  if (studies.length > 1)
    controls.push(
      choice(
        'folder',
        vscode.l10n.t('Study'),
        folder,
        studies.map((one) => [one.folder, one.title] as const),
      ),
    );
  const rows = choice('rows', vscode.l10n.t('Rows'), question.rows, [
    ['codes', vscode.l10n.t('codes')],
    ['families', vscode.l10n.t('families')],
  ]);
  if (tab === 'interviews')
    controls.push(
      rows,
      choice('columns', vscode.l10n.t('Columns'), question.columns, [
        ['interviews', vscode.l10n.t('interviews')],
        ['files', vscode.l10n.t('files')],
        ['coders', vscode.l10n.t('coders')],
        ['speakers', vscode.l10n.t('speakers')],
      ]),
      choice('count', vscode.l10n.t('Count'), question.count, [
        ['codings', vscode.l10n.t('codings')],
        ['segments', vscode.l10n.t('segments')],
        ['files', vscode.l10n.t('files')],
      ]),
    );
  if (tab === 'attribute') {
    const { attributes } = view.choices;
    const value = question.attribute ?? attributes[0] ?? '';
    controls.push(
      rows,
      choice(
        'attribute',
        vscode.l10n.t('Attribute'),
        value,
        attributes.map((key) => [key, key] as const),
      ),
    );
  }
  if (tab === 'together') {
    controls.push(
      rows,
      choice('shape', vscode.l10n.t('As'), question.shape, [
        ['list', vscode.l10n.t('list of pairs')],
        ['square', vscode.l10n.t('square')],
      ]),
    );
    if (question.shape === 'list')
      controls.push(
        number('near', vscode.l10n.t('Near, in passages'), question.near, 0, 1000),
        choice('code', vscode.l10n.t('With'), question.code ?? '', [
          ['', vscode.l10n.t('any code')],
          ...view.choices.codes.map((label) => [label, label] as const),
        ]),
      );
  }
  if (tab === 'newCodes')
    controls.push(
      rows,
      choice('order', vscode.l10n.t('Order'), question.order ?? '', [
        ['', vscode.l10n.t('number of the interview')],
        ...view.choices.attributes.map((key) => [key, key] as const),
      ]),
      number('base', vscode.l10n.t('Base, in interviews'), question.base, 1, 1000),
      number('run', vscode.l10n.t('Run, in interviews'), question.run, 1, 1000),
      number('threshold', vscode.l10n.t('Threshold, in percent'), question.threshold, 0, 100),
    );
  if (tab === 'agreement') controls.push(...agreementControls(question, view.choices));
  return controls;
}

/** Which files of an interview count. */
function countedFiles({ take }: AnalysisQuestion): AnalysisControl {
  return choice('take', vscode.l10n.t('Files'), take, [
    ['final', vscode.l10n.t('moderated, else of all coders')],
    ['coders', vscode.l10n.t('of coders')],
    ['moderated', vscode.l10n.t('moderated')],
    ['all', vscode.l10n.t('all')],
  ]);
}

/** Which files of an interview are compared. */
function comparedFiles({ moderated }: AnalysisQuestion): AnalysisControl {
  return choice('moderated', vscode.l10n.t('Files'), moderated, [
    ['without', vscode.l10n.t('of coders')],
    ['with', vscode.l10n.t('of coders, and moderated')],
  ]);
}

function agreementControls(question: AnalysisQuestion, choices: Choices): AnalysisControl[] {
  const { unit, by, codes, speaker } = question;
  const { pairs, speakers } = choices;
  return [
    choice('unit', vscode.l10n.t('Unit'), unit, [
      ['passage', vscode.l10n.t('passage')],
      ['turn', vscode.l10n.t('turn')],
      ['word', vscode.l10n.t('word')],
      ['interview', vscode.l10n.t('interview')],
    ]),
    choice('by', vscode.l10n.t('Compare'), by, [
      ['code', vscode.l10n.t('codes')],
      ['family', vscode.l10n.t('families')],
      ['coded', vscode.l10n.t('coded or not')],
    ]),
    choice('codes', vscode.l10n.t('Codes'), codes, [
      ['either', vscode.l10n.t('that either used')],
      ['both', vscode.l10n.t('that both used')],
      ['codebook', vscode.l10n.t('of the codebook')],
    ]),
    choice('speaker', vscode.l10n.t('Speaker'), speaker ?? '', [
      ['', vscode.l10n.t('everybody')],
      ...speakers.map((name) => [name, name] as const),
    ]),
    choice(
      'pair',
      vscode.l10n.t('Codes of'),
      pairShown(question, choices)?.id ?? '',
      pairs.map(({ id, text }) => [id, text] as const),
    ),
  ];
}

function number(
  id: keyof AnalysisQuestion,
  label: string,
  value: number,
  least: number,
  most: number,
): AnalysisControl {
  return { kind: 'number', id, label, value, least, most };
}

/** A question in which something has another value; the question as it was where it cannot have that one. */
export function questionWith(question: AnalysisQuestion, id: string, value: string): AnalysisQuestion {
  const isNumber = typeof question[id as keyof AnalysisQuestion] === 'number';
  const isOptional = ['attribute', 'code', 'order', 'pair', 'speaker'].includes(id);
  const changed = {
    ...question,
    [id]: isNumber ? Number(value) : isOptional && value === '' ? null : value,
  };
  const read = analysisQuestion.safeParse(changed);
  return read.success ? read.data : question;
}

function choice(
  id: keyof AnalysisQuestion | 'folder',
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
): AnalysisControl {
  return {
    kind: 'choice',
    id,
    label,
    value,
    options: options.map(([one, text]) => ({ value: one, label: text })),
  };
}

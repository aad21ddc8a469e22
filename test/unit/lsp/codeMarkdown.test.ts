import { deepEqual, doesNotMatch, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { factsOf } from '../../../server/src/features/navigation/codeFacts';
import { escapeMarkdown } from '../../../server/src/features/shared/markdown';
import { codeMarkdown, linkTo } from '../../../server/src/lsp/codeMarkdown';
import { WorkspaceStudy } from '../../../server/src/workspace/workspaceStudy';
import { anyString } from '../anyString';

const codebook = `codes:
  - code: Data-issues
    codes:
      - code: Data-loss
        aliases: [Data-lost]
        description: |
          Something was there.

          It is not there any more.
        include: Only part of it, too.
        exclude: When it came late.
        example: it was gone
      - code: Data-loss-fix
        deprecated: Use Data-backups.
      - code: Data-backups
        kind: fix
        fixes: Data-loss
`;

/** What a hover says of a code, line by line, blank ones left out. */
function lines(files: Readonly<Record<string, string>>, written: string, book: string | null = codebook) {
  const folder = new WorkspaceStudy('file:///study');
  folder.setCodebook('file:///study/codebook.yaml', book);
  for (const [name, text] of Object.entries(files)) folder.reading.read(`file:///study/${name}`, text);
  return codeMarkdown(factsOf(folder.study, written, null, 3), folder)
    .split('\n')
    .filter((line) => line !== '');
}

describe('What is shown of a code', () => {
  it('says nothing of kinds where the codebook has none', () => {
    const [heading] = lines({}, 'Trust', 'codes:\n  - Trust\n  - Late\n');
    equal(heading, '**Trust**');
  });

  it('is its definition, how to use it, what it belongs with, how often it is used, and quotes', () => {
    const files = {
      'b%202.txt': 'Interview 2 - Noa\n\nInterviewee\n\nWe said it was gone.\n\nData-lost "was gone"\n',
    };
    deepEqual(lines(files, 'Data-lost'), [
      '**Data-loss** · issue · Data-issues',
      'Written here as “Data-lost”, which counts as this code.',
      'Something was there.',
      'It is not there any more.',
      '*Include:* Only part of it, too.',
      '*Exclude:* When it came late.',
      '*Example:* “it was gone”',
      'Fixes: [Data-loss-fix](file:///study/codebook.yaml#L13), [Data-backups](file:///study/codebook.yaml#L15)',
      '1 coding · 1 segment · 1 interview',
      '> was gone  ',
      '> Interviewee · [Interview 2 · Noa](file:///study/b%202.txt#L5,12)',
    ]);
  });

  it('is its issue, and that it should not be used', () => {
    deepEqual(lines({}, 'Data-loss-fix'), [
      '**Data-loss-fix** · fix · Data-issues',
      '**Obsolete.** Use Data-backups.',
      'Fix of [Data-loss](file:///study/codebook.yaml#L4)',
      'Not used yet',
    ]);
  });

  it('is what a misspelt code may mean', () => {
    deepEqual(lines({ 'a.txt': 'It went.\n\nData-los\n' }, 'Data-los').slice(0, 3), [
      '**Data-los** · not in the codebook',
      'Did you mean [Data-loss](file:///study/codebook.yaml#L4)?',
      '1 coding · 1 segment · 1 interview',
    ]);
  });

  it('is what a name tells where there is no codebook', () => {
    const files = { 'a.txt': 'It went.\n\nData-loss\n\nWe copied it.\n\nData-loss-fix\n' };
    deepEqual(lines(files, 'Data-loss', null).slice(0, 3), [
      '**Data-loss** · issue · Data',
      'Fixes: Data-loss-fix',
      '1 coding · 1 segment · 1 interview',
    ]);
  });
});

describe('Words of a study in Markdown', () => {
  const cases: [string, string, string][] = [
    ['are no links', '[click](command:evil)', '\\[click\\]\\(command:evil\\)'],
    ['are no images', '![x](http://a.b/c.png)', '\\!\\[x\\]\\(http:\\/\\/a.b/c.png\\)'],
    ['are no HTML', '<script>x()</script> &lt;', '\\<script\\>x\\(\\)\\</script\\> \\&lt;'],
    ['are no addresses', 'https://a.b www.a.b c@d.e', 'https:\\/\\/a.b www\\.a.b c\\@d.e'],
    ['are no icons', '$(warning)', '\\$\\(warning\\)'],
    ['are not set in bold or as code', '**a** `b` _c_', '\\*\\*a\\*\\* \\`b\\` \\_c\\_'],
    ['are no headings, lists or rules', '# a', '\\# a'],
    ['are no list', '- a', '\\- a'],
    ['are no numbered list', '12. a', '12\\. a'],
    ['stay on one line', 'a\n\n> b\r\n\tc', 'a \\> b c'],
    ['stay readable', 'Data-low-quality: 3.5, "yes"', 'Data-low-quality: 3.5, "yes"'],
  ];
  for (const [what, text, expected] of cases) it(what, () => equal(escapeMarkdown(text), expected));

  it('lose nothing but their meaning for Markdown', () => {
    fc.assert(
      fc.property(anyString(), (text) => {
        const escaped = escapeMarkdown(text);
        equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1'), text.replace(/\s+/g, ' ').trim());
        doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[`*_{}[\]<>()#|~&$@]/);
      }),
      { seed: 7 },
    );
  });

  it('cannot end a link', () => {
    const link = linkTo('a](b', 'file:///study/a)[b](c d.txt', { line: 0, column: 0 });
    equal(link, '[a\\]\\(b](file:///study/a%29%5Bb%5D%28c%20d.txt#L1)');
  });
});

import '../vscode/install';
import { equal } from 'node:assert/strict';
import { asPlainText, fileKindOf, mayBeTalk } from '../../../client/src/study/fileKinds';

describe('Files that may be transcripts and are opened as something else', () => {
  it('are told by the ends of their names', () => {
    const table: [string, ReturnType<typeof fileKindOf>][] = [
      ['/a/Talk.md', 'md'],
      ['/a/talk.MARKDOWN', 'md'],
      ['/a/talk.en.vtt', 'vtt'],
      ['/a/talk.srt', 'srt'],
      ['/a.md/talk.txt', null],
      ['/a/md', null],
      ['/a/talk.md.txt', null],
    ];
    for (const [path, kind] of table) equal(fileKindOf(path), kind);
  });

  it('have a place for their text beside them', () => {
    equal(asPlainText('/a.b/talk.en.vtt'), '/a.b/talk.en.txt');
    equal(asPlainText('/a.b/talk.md'), '/a.b/talk.txt');
  });

  it('are no question for the server where no names come back', () => {
    equal(mayBeTalk('**Ana:** Oh.\n\n**Bo:** So.\n\n**Ana:** Yes.\n\n**Bo:** No.\n'), true);
    equal(mayBeTalk('### Ana\n\nOh.\n\n### Bo\n\nSo.\n\n### Ana\n\nYes.\n\n### Bo\n\nNo.\n'), true);
    equal(mayBeTalk('# Soup\n\nStir it.\n\n- salt\n- pepper\n'), false);
  });
});

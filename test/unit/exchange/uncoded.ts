import { lineRemovals } from '../../../server/src/features/coding/annotationLines';
import { applyEdits } from '../../../server/src/transcript/textEdit';
import { LineKind } from '../../../server/src/transcript/transcript';
import { studyOf } from '../studyFixture';

/** The files of a study without codes and memos. What is said, the codebook, and other files stay as they are. */
export function uncoded(files: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.entries(files).filter(([name]) => name.endsWith('.txt'));
  const codebooks = Object.entries(files).filter(([name]) => name === 'codebook.yaml');
  const { transcript } = studyOf(Object.fromEntries([...codebooks, ...texts]));
  const plain = texts.map(([name, text]) => {
    const read = transcript(name);
    const notes = Array.from(read.lineKinds.entries())
      .filter(([, kind]) => kind === LineKind.Code || kind === LineKind.Memo)
      .map(([line]) => line);
    const edits = lineRemovals(read, notes).map((range) => ({ range, newText: '' }));
    return [name, applyEdits(text, edits)];
  });
  return { ...files, ...Object.fromEntries(plain) };
}
